"""Templates, style sheet and scripts: those of xlate, or in their place those that a user has of the same names."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from xlate._version import __version__
from xlate.dates import now
from xlate.errors import InputError
from xlate.pages.interface import day_in_words, gettext, interface_tag, ngettext
from xlate.pages.telling import told

__all__ = ["Theme"]

_OWN = Path(__file__).parent / "templates"
_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)")
_PUBLIC_DOMAIN = re.compile(r"https?://creativecommons\.org/publicdomain/zero/")
_ELEMENTS = {
    "bold": "b", "italic": "em", "underline": "u", "strikethrough": "s", "smallcaps": "span",
    "sub": "sub", "sup": "sup",
}  # fmt: skip
"""how words look -> the element of HTML for it"""
_WEB = ("https://", "http://", "mailto:")


class Theme:
    """What pages look like.

    Args:
        folder: where a user has templates, scripts or a style sheet that replace those of xlate; None: nowhere.
        more: folders with templates of another part of xlate, which extend those of the pages.

    Raises:
        InputError: there is no such folder.
    """

    def __init__(self, folder: Path | None = None, *, more: Sequence[Path] = ()) -> None:
        if folder is not None and not folder.is_dir():
            raise InputError("there is no such folder of templates", file=str(folder))
        folders = [*more, _OWN] if folder is None else [folder, *more, _OWN]
        # what somebody has downloaded as a template reaches nothing but the values of the page
        make = Environment if folder is None else SandboxedEnvironment
        self._environment = make(
            loader=ChoiceLoader([FileSystemLoader(one) for one in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "web_address": web_address, "day": day_in_words, "licence_name": licence_name, "sentence": as_sentence,
            "told": told
        }  # fmt: skip
        self._environment.globals |= {"looks": _ELEMENTS, "_": gettext, "ngettext": ngettext}
        self._folders = folders
        digest = hashlib.sha256(__version__.encode())
        self.names = frozenset(path.name for one in folders for path in one.iterdir() if path.is_file())
        """of its files"""
        for name in sorted(self.names):
            digest.update(f"\n{name}\n".encode() + self.read(name))
        self.digest = digest.hexdigest()
        """changes whenever a page could look different"""

    def render(
        self,
        template: str,
        scripts: Iterable[str],
        values: Mapping[str, Any],
        *,
        style: str = "style.css",
        loads: str = "",
    ) -> bytes:
        """A page.

        Args:
            template: name of its template.
            scripts: names of the scripts in it.
            values: what the template shows.
            style: name of its style sheet.
            loads: sources of further scripts, for the content security policy.

        Raises:
            InputError: the template of a user has a mistake.
        """
        sheet = self.read(style).decode()
        code = "\n".join(self.read(name).decode() for name in scripts)
        policy = (
            f"default-src 'none'; style-src '{_digest(sheet)}'; script-src '{_digest(code)}'{loads}; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )
        given = {
            "style": Markup(sheet),  # noqa: S704  # a file of the theme, as is the next
            "script": Markup(code),  # noqa: S704
            "policy": policy,
            "made": now(),
        }
        return self.fill(template, given | dict(values)).encode()

    def fill(self, template: str, values: Mapping[str, Any]) -> str:
        """What a template makes of values, without style and scripts.

        Raises:
            InputError: the template of a user has a mistake.
        """
        try:
            given = {"generator": f"xlate {__version__}", "interface": interface_tag()}
            return self._environment.get_template(template).render(given | dict(values))
        except TemplateSyntaxError as error:
            raise InputError(
                f"mistake in a template: {error.message}", file=error.filename, line=error.lineno
            ) from None
        except TemplateError as error:
            raise InputError(
                f"the template {template} cannot be used: {error.message}", file=str(self._folders[0])
            ) from None

    def read(self, name: str) -> bytes:
        """A file of the theme."""
        path = next((one / name for one in self._folders if (one / name).is_file()), _OWN / name)
        return path.read_bytes()


def web_address(text: str) -> str:
    """An address that may be linked; empty for another one, such as that of a script."""
    return text if text.lower().startswith(_WEB) else ""


def licence_name(address: str) -> str:
    """How people call a licence of Creative Commons; empty for another one."""
    if _PUBLIC_DOMAIN.match(address):
        return "CC0 1.0"
    found = _CREATIVE_COMMONS.match(address)
    return f"CC {found[1].upper()} {found[2]}" if found else ""


def as_sentence(text: str) -> str:
    """A clause that begins a sentence; other capitals, as those of German nouns, stay."""
    return text[:1].upper() + text[1:]


def _digest(text: str) -> str:
    """The source of an inline style or script in a content security policy."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
