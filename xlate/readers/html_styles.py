"""Classes that a program made up for words that look alike (``c4``, ``span2``), and what its style sheet says of them.

Pages that Google Documents and books that LibreOffice and Calibre write say so what is bold or raised. A publisher's
own classes say how a site looks, not what is set apart; they are left alone.
"""

from __future__ import annotations

import re

from lxml import etree

__all__ = ["apply_classes"]

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,1000})\}")
_CLASS = re.compile(r"(?:span|p|i|b|em|font|a)?\.([A-Za-z_][\w-]{0,30})")
_MADE_UP = re.compile(r"[A-Za-z]{1,9}[-_]?\d{1,4}|italics?|bold|sub|sup|small-?caps|underline|strike", re.IGNORECASE)
_SAYS = re.compile(
    r"(?:font-weight|font-style|text-decoration(?:-line)?|vertical-align|font-variant(?:-caps)?)\s?:[^;{}]{1,60}",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"position\s?:\s?relative;[^{}]{0,200}?\btop\s?:\s?(-?)[1-9.]|\btop\s?:\s?(-?)0?\.[1-9]", re.IGNORECASE
)
_LONGEST = 60_000
"""characters of a style sheet that are read"""


def apply_classes(root: etree._Element) -> None:
    """Write what the style sheets in a page say of such classes into its elements."""
    sheet = "\n".join(style.text or "" for style in root.iter("style"))[:_LONGEST]
    says = _read(sheet) if "{" in sheet else {}
    if not says:
        return
    for element in root.iter("span", "p", "i", "b", "em", "font", "a"):
        names = element.get("class")
        found = [says[name] for name in names.split() if name in says] if names else []
        if found:
            element.set("style", ";".join([*found, element.get("style") or ""]))


def _read(sheet: str) -> dict[str, str]:
    """Names of classes -> the declarations that matter."""
    found: dict[str, str] = {}
    for selectors, body in _RULE.findall(sheet):
        said = _SAYS.findall(body)
        raised = _RAISED.search(body)
        if raised is not None:
            said = [one for one in said if not one.lower().startswith("vertical")]
            said.append(f"vertical-align: {'super' if '-' in (raised[1] or '', raised[2] or '') else 'sub'}")
        for selector in selectors.split(",") if said else ():
            name = _CLASS.fullmatch(selector.strip())
            if name is not None and _MADE_UP.fullmatch(name[1]):
                found[name[1]] = ";".join([*filter(None, [found.get(name[1])]), *said])
    return found
