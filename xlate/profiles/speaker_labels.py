"""Speaker labels: which beginnings of lines could be labels, and which of them are.

Nothing tells a label from "Now the question is: …" for certain. Each candidate is scored by its shape and by whether
it recurs; the whole document is looked at before anything is decided. Names are taken out of labels in `person_names`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from xlate.model.document import Line
from xlate.profiles.label_features import MAX_LABEL, is_generic, score_words
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import HONORIFICS, SENTENCE_WORDS, bare
from xlate.text import normalize_space

__all__ = ["Candidate", "LabelClassifier", "Shape", "find_candidate"]

# Every part is bounded and none overlaps the next, so a line of any length costs linear time.
_CLOCK = r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])]?"
_LEAD = re.compile(
    rf"(?:>{{1,3}}\s{{0,3}}|[-–—•]{{1,2}}\s{{1,3}}|\[\*\]\s{{0,3}})?(?:(?P<clock>{_CLOCK})\s{{1,3}}(?:[-–—]\s{{1,3}})?)?"
)
_NOTES = r"(?P<notes>(?:[\s\u00a0]{0,3}(?:\([^()\n]{1,160}\)|\[[^\[\]\n]{1,160}\]|（[^（）\n]{1,160}）)){0,3})"
_COLON = re.compile(
    r"(?P<label>[^\W\d_][^:：()\[\]（）\n]{0,240}?|[(\[][^:()\[\]\n]{1,80}[)\]])" + _NOTES
    + r"\s{0,3}(?::(?=\s|$)|：)"
)  # fmt: skip
_LETTER = re.compile(
    r"(?P<label>Q|A|Question|Answer)(?:\.[\s\u00a0]{1,20}|:?\u00a0[\s\u00a0]{0,20}|[ \t]{2,20})(?=\S)"
    r"|(?P<question>Q) (?=[A-Z(\[“\"¿])"
)
_STOP_AND_DASH = re.compile(r"\.\s?[-–—]")
_DASH = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,80}?)" + _NOTES + r"\.\s?[-–—]{1,2}(?=\s|\(|[^\W\d_])")
_ALONE = re.compile(rf"(?P<label>[^\W\d_][^:\n.!?;]{{1,100}}?\.?)\s{{0,20}}(?P<clock>{_CLOCK})?")
_TRAILING_NOTES = re.compile(_NOTES + r"\s{0,3}$")
_LONGEST_LINE = 120
"""characters of a label on a line of its own"""
_THRESHOLD = 2
"""score of a label"""
_SURE = 9
"""score of what is a label whatever its words are"""
_HAS_CLOCK = 1
"""for a label with the time at which somebody begins to speak"""
_RECURS = 1
"""for a label that comes again"""
_BOLD = 2
"""for a label that is in bold, here or elsewhere"""
_PLAIN_AMONG_BOLD = -3
"""for a label that is not, where labels are bold"""
_BOLD_ONCE = -3
"""for a bold line that comes once: a heading"""
_MAX_DASH_WORDS = 8
"""before a full stop and a dash"""
_DIALOGUE = 3
"""turns with sure labels that make a text a dialogue"""


class Shape(Enum):
    """How a candidate is set apart from what follows."""

    COLON = "colon"
    STRONG = "strong"
    """in bold, with a colon or without"""
    LETTER = "letter"
    """Q or A and wide space"""
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
    letter = _LETTER.match(head, start) if head[start : start + 1] in {"Q", "A"} else None
    colon = _COLON.match(head, start) if ":" in head or "：" in head else None
    if colon and not (letter and _is_sentence(colon["label"])):
        return _candidate(colon, Shape.COLON, clock=clock, strong=line.strong >= colon.end("label"))
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
    printed = normalize_space(match["label"] or match["question"]).strip(" \u00a0")
    label = " ".join(printed.split())
    notes = (match.groupdict().get("notes") or "").strip(" \u00a0")
    return Candidate(label, printed, notes, match.end(), shape, strong, clock) if label else None


def _strong(line: Line, start: int, clock: str | None) -> Candidate | None:
    """The bold beginning of a line, or a whole bold line."""
    text = line.text[start : line.strong].rstrip(" \u00a0")
    if len(text) > 2 * MAX_LABEL:
        return None
    colon = text.endswith((":", "："))
    inner = text[:-1].rstrip(" \u00a0") if colon else text
    notes = _TRAILING_NOTES.search(inner)
    label = inner[: notes.start()] if notes and notes.start() else inner
    printed = normalize_space(label).strip(" \u00a0,")
    key = " ".join(printed.split())
    if not key or not (key[0].isalpha() or key[0] in "(["):
        return None
    rest = line.text[line.strong :]
    if not colon and rest.strip() and not rest.startswith((" ", "\u00a0", ".", ",", "–", "—", "-")):
        return None  # bold ends inside a word
    shape = Shape.STRONG if colon or rest.strip() else Shape.ALONE
    return Candidate(key, printed, (notes["notes"] if notes else "").strip(" \u00a0"), line.strong, shape, True, clock)


class LabelClassifier:
    """Which candidates of one document are labels."""

    def __init__(self, candidates: Iterable[Candidate], profile: Profile) -> None:
        """Weigh all candidates of a document together.

        Args:
            candidates: every candidate in the document, repeats included.
            profile: its known speakers and generic labels weigh in.
        """
        self._profile = profile
        counts: Counter[tuple[Shape, str]] = Counter()
        bold: set[str] = set()
        for candidate in candidates:
            counts[candidate.shape, candidate.label] += 1
            if candidate.strong:
                bold.add(candidate.label)
        by_label: Counter[str] = Counter()
        for (shape, label), number in counts.items():
            if shape is not Shape.ALONE:
                by_label[label] += number
        # In HTML bold is decisive: where labels are bold, what is not is hardly one.
        bold_labels = sum(n for (shape, label), n in counts.items() if label in bold and shape is Shape.STRONG)
        plain_labels = sum(n for (shape, label), n in counts.items() if label not in bold and shape is Shape.COLON)
        self._bold = bold
        self._prefers_bold = bold_labels >= _DIALOGUE and bold_labels * 3 >= plain_labels
        scores = {key: self._score(key[0], key[1], by_label[key[1]], number) for key, number in counts.items()}
        self._accepted = {key for key, score in scores.items() if score >= _THRESHOLD}
        sure = sum(counts[key] for key in self._accepted)
        if sure >= _DIALOGUE:  # in a dialogue a name with a colon is a label even if it comes once
            self._accepted |= {
                key
                for key, score in scores.items()
                if score == _THRESHOLD - 1 and key[0] in {Shape.COLON, Shape.STRONG} and len(key[1].split()) <= 4
            }
        self._accepted |= _names_alone(counts)
        names = {label.casefold() for shape, label in self._accepted if shape is not Shape.ALONE}
        # a name that is a label elsewhere is one on a line of its own too
        self._accepted |= {key for key in counts if key[0] is Shape.ALONE and key[1].casefold() in names}

    def is_label(self, candidate: Candidate | None) -> bool:
        """True if the candidate was found to be a label."""
        return candidate is not None and (candidate.shape, candidate.label) in self._accepted

    def is_generic(self, label: str) -> bool:
        """True for a label that names a function ("Question"), not a person."""
        return is_generic(label, self._profile)

    def labels(self) -> list[str]:
        """Every accepted label."""
        return list(dict.fromkeys(label for _, label in self._accepted))

    def _score(self, shape: Shape, label: str, count: int, alone: int) -> int:
        """How much a candidate looks like a label; `_THRESHOLD` and more is one.

        Args:
            shape: how it is set apart.
            label: its words.
            count: how often it stands with words after it.
            alone: how often it stands in this shape.
        """
        if shape is Shape.PATTERN:
            return _SURE
        if shape is Shape.LETTER:
            return _SURE if alone > 1 or self.is_generic(label) else 0
        if shape is Shape.ALONE and label not in self._bold:
            return 0  # weighed together with the others
        score = score_words(label, self._profile)
        words = label.split()
        if shape is Shape.CLOCK:
            return score + _HAS_CLOCK
        if shape is Shape.ALONE:
            return score if alone > 1 else score + _BOLD_ONCE
        if shape is Shape.DASH:
            sure = alone > 1 or (len(words) > 1 and (label.isupper() or bare(words[0]) in HONORIFICS))
            return score if sure and len(words) <= _MAX_DASH_WORDS else 0
        if count > 1:
            score += _RECURS
        if shape is Shape.STRONG or label in self._bold:
            return score + _BOLD
        return score + (_PLAIN_AMONG_BOLD if self._prefers_bold else 0)


def _names_alone(counts: Counter[tuple[Shape, str]]) -> set[tuple[Shape, str]]:
    """Lines of their own that look like names and come again and again, as those of several speakers do.

    ``Name--Role`` is such a line even if it comes once, if it is not the only one.
    """
    with_role: set[tuple[Shape, str]] = set()
    bare_names: set[tuple[Shape, str]] = set()
    for (shape, label), number in counts.items():
        if shape is not Shape.ALONE:
            continue
        name, dash, role = label.partition("--")
        words = name.split()
        if not 1 < len(words) <= 5 or not all(word[0].isupper() for word in words):
            continue
        if dash and role:
            with_role.add((shape, label))
        elif number > 1 and len(words) <= 4 and not any(bare(word) in SENTENCE_WORDS for word in words):
            bare_names.add((shape, label))
    found = with_role if len(with_role) > 1 else set()
    if len(bare_names) > 1 and sum(counts[key] for key in bare_names) > 5:
        found |= bare_names
    return found
