"""Labels in the words of XML: printed once more before what somebody says, or there alone."""

from __future__ import annotations

import re

from xlate.model.document import Line
from xlate.readers.voice_names import first_name_first
from xlate.readers.xml_speakers import CLOCK_IN_LABEL

__all__ = ["as_said", "cut_line", "label_before", "printed_label", "without_label"]


def without_label(text: str, label: str) -> str:
    """Words without the label that is printed before them once more."""
    plain = CLOCK_IN_LABEL.sub("", text[: len(label) + _CLOCK]) + text[len(label) + _CLOCK :]
    again = re.match(
        rf"{re.escape(label)}\s{{0,9}}(?:\([^()]{{1,80}}\)\s{{0,9}}){{0,3}}(?:[:：.—–]|\.\s?[-–—]{{1,2}})(?![-–—])\s{{0,9}}",
        plain,
    )
    return plain[again.end() :] if again else text


_CLOCK = 40
"""characters after the length of a label in which a time of day can stand that is no part of it"""
_MOST_WORDS = 12
_BRACKETS = r"(?:\s{0,3}\((?:[^()]|\([^()]{1,60}\)){1,240}\)){0,4}"
_LABEL = re.compile(
    rf"(?P<label>(?:[^\W\d_]{{1,5}}\.\s)?[^:：.]{{3,100}}?{_BRACKETS})\s?(?:[:：]\s|\.\s?[-–—]{{1,2}}\s?)"
)
_BRACKETED = re.compile(_BRACKETS + "$")
_INSIDE = re.compile(rf"{_BRACKETS}\s?[:：](?=\s|$)")
_ARTICLES = frozenset({"De", "Der", "Die", "Das", "Den", "Het", "El", "La", "Le", "Les", "Lo", "Il", "The"})
_WORDS = re.compile(r"[^\W\d_]{2,}")


def printed_label(text: str, name: str) -> str | None:
    """The label with which words begin of which an attribute says who speaks them; None if they begin with none."""
    found = _LABEL.match(text)
    if found is None or len(_BRACKETED.sub("", found["label"]).split()) > _MOST_WORDS:
        return None
    # an article that begins a sentence is nobody's name
    words = (word for word in _WORDS.findall(found["label"]) if word[0].isupper() and word not in _ARTICLES)
    capitals = {word.casefold() for word in words}
    label = CLOCK_IN_LABEL.sub("", found["label"]).strip()
    again = capitals.isdisjoint(map(str.casefold, _WORDS.findall(name))) or label.startswith(name)
    return None if again else label


def as_said(name: str, printed: str) -> str:
    """A name that an index has with the surname first, as it is said, if that surname is printed: ``Mr LEE``."""
    surname, comma, given = name.partition(", ")
    known = surname.casefold() in map(str.casefold, _WORDS.findall(printed))
    return first_name_first(given, surname) if comma and known and given[:1].isupper() else name


def label_before(text: str, name: str) -> str | None:
    """The label with which a paragraph begins that begins with a name; None if no colon ends it.

    Args:
        text: the paragraph.
        name: what stands in the first element of it.
    """
    name = name.strip()
    if not text.startswith(name):
        return None
    if name.endswith((":", "：")):
        return CLOCK_IN_LABEL.sub("", name).rstrip(" :：") or None
    found = _INSIDE.match(text, len(name))
    return CLOCK_IN_LABEL.sub("", text[: found.end()]).rstrip(" :：") if found is not None else None


def cut_line(line: Line, start: int) -> Line:
    """A line without its beginning, and without spaces of any kind at its end."""
    cut = line.after(start)
    return cut.until(len(cut.text.rstrip()))
