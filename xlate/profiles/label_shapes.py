"""The shapes of speaker labels: which beginnings of lines could be labels.

Which of them are, `speaker_labels` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from xlate.model.document import Line
from xlate.profiles.label_features import MAX_LABEL
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import HONORIFICS, SENTENCE_WORDS, bare
from xlate.text import normalize_space

__all__ = ["Candidate", "Shape", "find_candidate"]

# Every part is bounded and none overlaps the next, so a line of any length costs linear time.
_CLOCK = r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])]?"
_LEAD = re.compile(
    rf"(?:>{{1,3}}\s{{0,3}}|[-–—•]{{1,2}}\s{{1,3}}|\[\*\]\s{{0,3}})?(?:(?P<clock>{_CLOCK})\s{{1,3}}(?:[-–—]\s{{1,3}})?)?"
)
_OPEN = r"[(\[（][^()\[\]（）:：\n]{1,80}(?=\s{0,3}(?:[:：]|$))"
"""a bracket that is not closed before the colon"""
_NOTES = (
    r"(?P<notes>(?:[\s\u00a0]{0,3}(?:\([^()\n]{1,160}\)|\[[^\[\]\n]{1,160}\]|（[^（）\n]{1,160}）|"
    + _OPEN
    + r")){0,3})"
)
_COLON = re.compile(
    r"(?P<label>[^\W\d_][^:：()\[\]（）\n]{0,240}?|[(\[][^:()\[\]\n]{1,80}[)\]])" + _NOTES
    + r"\s{0,3}(?::(?=\s|$)|：)"
)  # fmt: skip
_LETTER = re.compile(
    r"(?P<label>Q|A|Question|Answer)(?:\.[\s\u00a0]{1,20}|[ \t]{2,20}|:\u00a0[\s\u00a0]{0,20})(?=\S)"
    r"|(?P<wide>Q|Question)[ \t]?\u00a0[\s\u00a0]{0,20}(?=\S)"  # after A it is an article: "A\u00a0law was passed"
    r"|(?P<question>Q) (?=[A-Z(\[“\"¿])"
)
_Q = re.compile(
    r"(?P<label>Q)(?![ \u00a0]?(?:&|and)[ \u00a0]?A\b)"
    r"(?:[\s\u00a0]{1,20}[-–—]{0,2}|[-–—]{1,2}(?=[\s\u00a0]))[\s\u00a0]{0,20}(?=\S)"
)
"""Q before anything, where Q is a label elsewhere"""
_STOP_AND_DASH = re.compile(r"\.\s?[-–—]")
_DASH = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,80}?)" + _NOTES + r"\.\s?[-–—]{1,2}(?=\s|\(|[^\W\d_])")
_ALONE = re.compile(rf"(?P<label>[^\W\d_][^:\n.!?;]{{1,100}}?\.?)\s{{0,20}}(?P<clock>{_CLOCK})?")
_TRAILING_NOTES = re.compile(_NOTES + r"\s{0,3}$")
_OFFICE_AFTER_BOLD = re.compile(
    r"(?:,|[\s\u00a0]+(?:of|for|to|and|at|in|the)\b|[\s\u00a0]*[(\[])[^.!?:;\n]{1,120}[:：](?=\s|$)"
)
"""after a name in bold: an office, or a bracket that is not closed, up to the colon"""
_LONGEST_LINE = 120
"""characters of a label on a line of its own"""


class Shape(Enum):
    """How a candidate is set apart from what follows."""

    COLON = "colon"
    STRONG = "strong"
    """in bold, with a colon or without"""
    LETTER = "letter"
    """Q or A and wide space"""
    Q = "q"
    """Q with little to tell it from a letter"""
    DASH = "dash"
    """a full stop and a dash"""
    ALONE = "alone"
    """on a line of its own"""
    CLOCK = "clock"
    """on a line of its own, with the time at which somebody begins to speak"""
    PATTERN = "pattern"
    """as the profile says"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The beginning of a line that could be a label."""

    label: str
    """without notes and colon, all white space folded: the form in which labels are compared"""
    printed: str
    """the same as printed, no-break spaces kept"""
    notes: str
    """bracketed notes between label and colon, as printed; may be empty"""
    end: int
    """offset in the line of the first character after the label"""
    shape: Shape
    strong: bool = False
    """set apart in bold"""
    colon: bool = False
    """in bold, and a colon ends it"""
    clock: str | None = None
    """time in the recording, printed with the label"""


def find_candidate(line: Line, profile: Profile) -> Candidate | None:
    """The label that a line could begin with, or None."""
    text = line.text
    head = text[: 3 * MAX_LABEL]
    for pattern in profile.label_patterns:
        match = pattern.match(head)
        if match:
            return _candidate(match, Shape.PATTERN)
    lead = _LEAD.match(head)
    start = lead.end() if lead else 0
    clock = lead["clock"] if lead else None
    if line.strong > start:
        found = _strong(line, start, clock)
        if found is not None:
            return found
    return _find_shape(line, head, start, clock) or _find_alone(text, start, clock)


def _find_shape(line: Line, head: str, start: int, clock: str | None) -> Candidate | None:
    """A label that is told by punctuation.

    Each shape has a character that most lines lack, and looking for it is far quicker than the pattern.
    """
    dash = _DASH.match(head, start) if _STOP_AND_DASH.search(head) else None
    if dash and (dash["label"].isupper() or bare(dash["label"].split()[0]) in HONORIFICS):
        return _candidate(dash, Shape.DASH, clock=clock)
    if head[start : start + 1] in {"Q", "A"}:
        letter = _LETTER.match(head, start)
        if letter is None and (q := _Q.match(head, start)):
            return _candidate(q, Shape.Q, clock=clock)
    else:
        letter = None
    colon = _COLON.match(head, start) if ":" in head or "：" in head else None
    if colon and not (letter and _is_sentence(colon["label"])):
        strong = line.strong >= colon.end("label")
        return _candidate(colon, Shape.COLON, clock=clock, strong=strong)
    if letter:
        return _candidate(letter, Shape.LETTER, clock=clock)
    return _candidate(dash, Shape.DASH, clock=clock) if dash else None


def _is_sentence(label: str) -> bool:
    """True for what begins with the letter of an answer and has a colon later: ``A. It was so: he told me``."""
    words = label.split()
    return len(words) > 4 or any(bare(word) in SENTENCE_WORDS for word in words)


def _find_alone(text: str, start: int, clock: str | None) -> Candidate | None:
    match = _ALONE.fullmatch(text, start) if len(text) <= _LONGEST_LINE else None
    if match is None:
        return None
    shape = Shape.CLOCK if match["clock"] or clock else Shape.ALONE
    return _candidate(match, shape, clock=match["clock"] or clock)


def _candidate(
    match: re.Match[str], shape: Shape, *, clock: str | None = None, strong: bool = False
) -> Candidate | None:
    printed = normalize_space(match["label"] or match.group(match.lastgroup or 0)).strip(" \u00a0")
    label = " ".join(printed.split())
    notes = (match.groupdict().get("notes") or "").strip(" \u00a0")
    if not label:
        return None
    return Candidate(label, printed, notes, match.end(), shape, strong, strong and shape is Shape.COLON, clock)


def _strong(line: Line, start: int, clock: str | None) -> Candidate | None:
    """The bold beginning of a line, or a whole bold line."""
    text = line.text[start : line.strong].rstrip(" \u00a0")
    if len(text) > 2 * MAX_LABEL:
        return None
    colon = text.endswith((":", "："))
    inner = text[:-1].rstrip(" \u00a0") if colon else text
    if ": " in inner or ":\u00a0" in inner:
        return None  # words are in bold too
    notes = _TRAILING_NOTES.search(inner)
    label = inner[: notes.start()] if notes and notes.start() else inner
    printed = normalize_space(label).strip(" \u00a0,")
    key = " ".join(printed.split())
    if not key or not (key[0].isalpha() or key[0] in "(["):
        return None
    rest = line.text[line.strong :]
    if not colon and rest.strip() and not rest.startswith((" ", "\u00a0", ".", ",", "–", "—", "-")):
        return None  # bold ends inside a word
    if not colon and _OFFICE_AFTER_BOLD.match(rest) and (whole := _COLON.match(line.text, start)):
        return _candidate(whole, Shape.COLON, clock=clock, strong=True)
    shape = Shape.STRONG if colon or rest.strip() else Shape.ALONE
    bracketed = (notes["notes"] if notes else "").strip(" \u00a0")
    return Candidate(key, printed, bracketed, line.strong, shape, True, colon, clock)
