"""Sentences of the core in the language of the page: recognised by their patterns, with the values that are in them.

Messages stay English where they are made: a command prints them, a file keeps them, and whoever finds one can look for
it. A page knows them again (`xlate.pages.sentences`) and says them in its own language. What it does not know, it says
in English.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from xlate.languages import language_from_name
from xlate.model.lineage import Mode
from xlate.pages.interface import gettext, interface_tag, language_name, ngettext
from xlate.pages.sentences import COUNTED, SENTENCES
from xlate.pages.verbs import verb_of

__all__ = ["told", "told_clauses"]

_FIELD = re.compile(r"\{(\w+)\}")
_NUMBERS = {"n": r"\d[\d.]*", "m": r"\d+", "counted": r"\d+ [a-z ]+"}
"""name of a field -> what it can be"""
_ANYTHING = ("reason", "fault", "note", "inner")
"""fields that can hold a semicolon, at which several sentences are divided"""
_ABOUT = re.compile(r"(.{1,80}?): (.+)", re.DOTALL)
"""what is said of a segment"""
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_CLAUSES = re.compile("; ")
_DIGITS = re.compile(r"\d+")


def told(text: str) -> str:
    """What the core says, in the language that is spoken now; English where it is not known.

    Args:
        text: a message, a finding, a summary, or several sentences.
    """
    return text if interface_tag() == "en" or not text else _told(text, interface_tag())


def told_clauses(text: str) -> str:
    """The same of clauses that a comma divides, as those that say a lineage."""
    return text if interface_tag() == "en" else ", ".join(_inner(part) for part in text.split(", "))


@lru_cache(maxsize=4096)
def _told(text: str, tag: str) -> str:  # noqa: ARG001
    """The same; the tag is here so that what is kept is kept for each language."""
    known = _whole(text)
    if known is None and (about := _ABOUT.fullmatch(text)) is not None and (inner := _whole(about[2])) is not None:
        known = f"{about[1]}: {inner}"
    return text if known is None else known


def _whole(text: str) -> str | None:
    """A sentence, or several one after the other; None: one of them is not known."""
    known = _known(text)
    for border, joint in ((_SENTENCES, " "), (_CLAUSES, "; ")):
        parts = border.split(text)
        if known is None and len(parts) > 1:
            said = [part for part in map(_known, parts) if part is not None]
            known = joint.join(said) if len(said) == len(parts) else None
    return known


def _known(text: str) -> str | None:
    """A sentence, with or without its full stop; None: it is not known."""
    exact = _exact()
    if text in exact:
        return gettext(text)
    bare, stop = (text[:-1], ".") if text.endswith(".") else (text, "")
    if bare in exact:
        return gettext(bare) + stop
    for literal, pattern, sentence in _patterns():
        for words, end in ((text, ""), (bare, stop)):
            if literal not in words or (found := pattern.fullmatch(words)) is None:
                continue
            values = {name: _value(name.rstrip("0123456789"), value) for name, value in found.groupdict().items()}
            if None not in values.values():
                return gettext(sentence).format(**values) + end
    return None


@cache
def _exact() -> frozenset[str]:
    return frozenset(sentence for sentence in SENTENCES if not _FIELD.search(sentence))


@cache
def _patterns() -> list[tuple[str, re.Pattern[str], str]]:
    """Those with values, with what of them stands in each text that they fit; those first that say most themselves."""
    found = []
    for sentence in sorted(SENTENCES, key=lambda one: -len(_FIELD.sub("", one))):
        parts = _FIELD.split(sentence)
        names = parts[1::2]
        if not names:
            continue
        met: set[str] = set()
        pattern = re.escape(parts[0])
        for name, after in zip(names, parts[2::2], strict=True):
            border = '"; ' if after.startswith('"') else "; "
            kind = _NUMBERS.get(name, ".+?" if name.startswith(_ANYTHING) else f"(?:(?!{border}).)+?")
            pattern += (f"(?P={name})" if name in met else f"(?P<{name}>{kind})") + re.escape(after)
            met.add(name)
        found.append((max(parts[::2], key=len), re.compile(pattern, re.DOTALL), sentence))
    return found


def _value(kind: str, text: str) -> str | None:
    """A value of a sentence; None: it cannot be one of this kind."""
    match kind:
        case "language":
            tag = language_from_name(text)
            return language_name(tag) if tag else ("?" if text == "an unknown language" else None)
        case "languages":
            names = [_value("language", name) for name in text.split(" and ")]
            return None if None in names else ", ".join(filter(None, names))
        case "counted":
            return _counted(text)
        case "inner":
            return _inner(text)
        case "relations":
            return ", ".join(_inner(part) for part in text.split(" or "))
        case "clauses":
            return told_clauses(text)
    return text


def _inner(text: str) -> str:
    if text in tuple(Mode):
        return verb_of(Mode(text))
    known = _known(text)
    return text if known is None else known


def _counted(text: str) -> str | None:
    """A number with what it counts."""
    number = int(text.partition(" ")[0])
    general = _DIGITS.sub("{n}", text, count=1)
    for one, many in COUNTED:
        if general in (one, many):
            return ngettext(one, many, number).format(n=number)
    return None
