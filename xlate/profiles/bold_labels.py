"""Labels set apart in bold, in italics or underlined: how much of the line belongs to them."""

from __future__ import annotations

import re

from xlate.model.document import Line
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.label_making import COLON, NOTE_CLOCK, TRAILING_NOTES, candidate_of
from xlate.profiles.label_notes import CLOCK, NOTES
from xlate.profiles.label_parts import is_office_alone
from xlate.profiles.label_stops import ABBREVIATIONS, DASH
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.stage_directions import gap_of
from xlate.profiles.vocabulary import SENTENCE_WORDS, bare, is_office
from xlate.text import normalize_space

__all__ = ["find_bold", "find_slanted"]

_LONGEST = 480
"""characters in bold; more are words"""
_STOP_AND_DASH_END = re.compile(r"\.\s?[-–—]{1,2}(?P<notes>(?:\s?\([^()\n]{2,80}\))?)$")
_OFFICE_AFTER_BOLD = re.compile(
    r"(?:,|[\s\u00a0]+(?:of|for|to|and|at|in|the)\b|[\s\u00a0]*[(\[])[^.!?:;\n]{1,120}[:：](?=\s|$)"
)
"""after a name in bold: an office, or a bracket that is not closed, up to the colon"""
_GIVEN_TO_COLON = re.compile(r"(?: [^\W\d_a-z][\w.’'-]{1,20}){1,3}\s?\([^()\n]{1,60}\)(?:, [^:.!?\n]{2,60})?[:：]")
"""the rest of a name of which the surname alone is in bold: ``**Maillard** Anna (S, VD):``"""
_NOTES_TO_COLON = re.compile(
    r"(?:[\s\u00a0]*[(\[][^()\[\]:：\n]{1,80}[)\]]|[\s\u00a0]*[(\[]\s?"
    + CLOCK
    + r"\s?[)\]]){1,2}[\s\u00a0]*[:：](?=\s|$)"
)
"""after a label in bold: who holds the office, or a clock, in brackets, up to the colon"""
_TO_COLON = re.compile(
    r"[\s\u00a0]+(?P<words>[^\W\d_][^.!?:;()\[\]\n]{2,120}?)[\s\u00a0]*(?P<note>[(\[]\s?(?=[^\W\d_A-Z]|(?i:re-?translated|translated|interpreted|as\s|in\s|via\s|through\s))[^()\[\]\n]{2,60}[)\]]?)?"
    r"[\s\u00a0]*[:：](?=\s|$)"
)
_NAME_AFTER_BOLD = re.compile(
    r"(?:[\s\u00a0]+(?:[^\W\d_a-zа-я][\w'’.-]{0,20}|d['’]\w{2,20}|[a-z]{1,4}[-–’']\w{2,20}|[a-z]{1,4})){1,6}"
    r"[\s\u00a0]*(?:[(\[][^()\[\]\n]{1,60}[)\]]?[\s\u00a0]*)?[:：](?=\s|$)"
)
"""after an office in bold: the name of who holds it, up to the colon"""
_DASH_IN_BOLD = re.compile(r"(?:[\s\u00a0]{1,3}[-–—]|(?<=[^\W_])[–—]|(?<=[^\W_a-z])-)$")
"""at the end of what is in bold: ``BAŞKAN – ``"""
_DASH_AFTER_BOLD = re.compile(NOTES + r"(?P<dash>[\s\u00a0]{0,3}(?:[–—]|-(?=[\s\u00a0])))[\s\u00a0]{0,3}(?=\S)")
_LONGEST_BEFORE_DASH = 12
"""words"""

_MARK_ALONE = re.compile(r"[(\[][^()\[\]\n]{2,80}[)\]]")


def _mark_behind(rest: str) -> str:
    """The marker in brackets that is all there is behind a name in bold: ``(through interpreter)``; or nothing."""
    note = rest.strip(" \u00a0")
    return note if _MARK_ALONE.fullmatch(note) and read_marker(note) is not None else ""


def find_slanted(line: Line) -> Candidate | None:
    """The beginning of a line in italics or underlined, with a dash after it."""
    first = line.spans[0]
    if first.start or first.rendition.rend.isdisjoint({"italic", "underline"}):
        return None
    ended = _dash_at_end(line.text[: first.end].rstrip(" \u00a0"), line.text[first.end :])
    if ended is None:
        return None
    label, notes, size = ended
    key = " ".join(normalize_space(label).split())
    return Candidate(key, key, notes, first.end + size, Shape.STRONG, True, dash=True)


def _is_office_to_colon(rest: str) -> bool:
    """True for an office, or anything with a bracket of small letters, up to a colon: no sentence has either."""
    match = _TO_COLON.match(rest)
    if match is None:
        return False
    words = match["words"].split()
    plain = not any(bare(word) in SENTENCE_WORDS for word in words)
    return plain and (match["note"] is not None or any(map(is_office, words[:2])))


def _ends_in_stop(inner: str) -> bool:
    """True for a full stop that ends a label, and shortens no word."""
    last = inner.rsplit(maxsplit=1)[-1]
    return last.endswith((").", "].")) or (
        len(bare(last)) > 2 and "." not in last[:-1] and bare(last) not in ABBREVIATIONS
    )


def _dash_at_end(inner: str, rest: str) -> tuple[str, str, int] | None:
    """Label, notes, and size of what follows, where a dash ends what is in bold: ``NAME (Izmir) – `` or ``Name`` – ."""
    inside = _DASH_IN_BOLD.search(inner)
    after = _DASH_AFTER_BOLD.match(rest)
    if inside and rest.strip():
        label, behind, size = inner[: inside.start()], "", len(rest) - len(rest.lstrip(" \u00a0"))
    elif after and after["notes"] + after["dash"]:
        label, behind, size = inner, after["notes"].strip(" \u00a0"), after.end()
    else:
        return None
    found = TRAILING_NOTES.search(label)
    notes = found["notes"].strip(" \u00a0") if found and found.start() else ""
    label = label[: found.start()] if found and found.start() else label
    label = label.strip(" \u00a0,")
    if not label or not label[0].isalpha() or len(label.split()) > _LONGEST_BEFORE_DASH:
        return None
    return label, f"{notes} {behind}".strip(), size


def _going_on(line: Line, start: int, key: str, clock: str | None) -> Candidate | None:
    """The whole label of which only the beginning is in bold: an office or the rest of the name stands behind it."""
    rest = line.text[line.strong :]
    goes_on = _OFFICE_AFTER_BOLD.match(rest) or (
        _NAME_AFTER_BOLD.match(rest) and is_office_alone(key, name_follows=True)
    )
    goes_on = goes_on or _is_office_to_colon(rest) or _NOTES_TO_COLON.match(rest) or _GIVEN_TO_COLON.match(rest)
    if goes_on and (whole := COLON.match(line.text, start)):
        return candidate_of(whole, Shape.COLON, clock=clock, strong=True)
    dashed = DASH.match(line.text, start) if rest.startswith(", ") else None  # an office in italics, ". –" behind it
    if dashed is None or dashed.end() <= line.strong:
        return None
    return candidate_of(dashed, Shape.DASH, clock=clock, strong=True)


def find_bold(line: Line, start: int, clock: str | None) -> Candidate | None:
    """The bold beginning of a line, or a whole bold line."""
    text = line.text[start : line.strong].rstrip(" \u00a0")
    if len(text) > _LONGEST:
        return None
    colon = text.endswith((":", "："))
    inner = text[:-1].rstrip(" \u00a0") if colon else text
    if ": " in inner or ":\u00a0" in inner:
        return None  # words are in bold too
    if not colon and (ended := _STOP_AND_DASH_END.search(inner)):  # ``Ministra Portavoz.-``
        inner, colon = f"{inner[: ended.start()]}{ended['notes']}", True
    if not colon and inner.endswith(".") and _ends_in_stop(inner) and line.text[line.strong :].strip():
        inner = inner[:-1]  # ``Aram Petrosyan. `` in bold, and his words
    notes = TRAILING_NOTES.search(inner)
    label = inner[: notes.start()] if notes and notes.start() else inner
    printed = normalize_space(label).strip(" \u00a0,")
    key = " ".join(printed.split())
    if not key or not (key[0].isalpha() or (key[0] in "([" and gap_of(key) is None)):
        return None
    rest = line.text[line.strong :]
    if not colon and rest.strip() and not rest.startswith((" ", "\u00a0", ".", ",", "–", "—", "-")):
        return None  # bold ends inside a word
    if not colon and (dashed := _dash_at_end(inner, rest)):
        words, behind, size = dashed
        key = " ".join(normalize_space(words).split())
        return Candidate(key, key, behind, line.strong + size, Shape.STRONG, True, clock=clock, dash=True)
    if not colon and (whole := _going_on(line, start, key, clock)) is not None:
        return whole
    bracketed = (notes["notes"] if notes else "").strip(" \u00a0")
    behind = "" if colon or bracketed else _mark_behind(rest)
    shape = Shape.STRONG if colon or rest.strip(" \u00a0") != behind else Shape.ALONE
    bracketed = bracketed or behind
    if ":" in bracketed and (time := NOTE_CLOCK.search(bracketed)):
        bracketed, clock = (
            (bracketed[: time.start()] + bracketed[time.end() :]).strip(" \u00a0"),
            clock or time["clock"],
        )
    end = len(line.text) if behind else line.strong
    return Candidate(key, printed, bracketed, end, shape, True, colon, clock)
