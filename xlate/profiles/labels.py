"""Speaker labels: which line beginnings are labels, and which part of a label is the name.

Nothing tells a label from "Now the question is: …" for certain. Each candidate is scored by its shape and by whether
it recurs; the whole document is looked at before anything is decided.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from xlate.profiles.model import Profile
from xlate.units import fold

__all__ = ["Candidate", "LabelBook", "find_candidate"]

_MAX_LABEL = 240
"""characters; the longest label seen in print has 170"""

# Label, notes in brackets, colon. Every part is bounded and none overlaps the next, so a line of any length costs
# linear time.
_CANDIDATE = re.compile(
    r"(?P<label>[^\W\d_][^:()\[\]\n]{0,240}?)"
    r"(?P<notes>(?:\s{0,3}[(\[][^()\[\]\n]{1,120}[)\]]){0,3})"
    r"\s{0,3}:(?=\s|$)"
)
_SENTENCE_END = re.compile(r"[a-z0-9]{3}[.!?;]\s|[!?;]")
_SAYING = {
    "is", "are", "was", "were", "be", "said", "says", "say", "told", "asked", "asks", "added", "met", "reads", "that",
    "i", "we", "you", "it", "there", "this", "these", "what", "how", "why", "but", "because", "if", "now",
}  # fmt: skip
_SMALL_WORDS = {
    "of", "the", "and", "for", "to", "in", "on", "at", "a", "de", "la", "du", "des", "von", "van", "der", "den", "al",
    "bin", "ibn", "da", "do", "dos", "di", "el", "le", "y", "e", "&", "ben", "ter", "zu",
}  # fmt: skip
_OFFICES = {
    "president", "chairman", "chairwoman", "chairperson", "chair", "minister", "secretary", "director", "head",
    "ambassador", "speaker", "governor", "mayor", "king", "queen", "chancellor", "deputy", "general", "member",
    "commissioner", "senator", "representative", "prince", "emir", "emperor", "premier", "judge", "justice",
}  # fmt: skip
_THRESHOLD = 2


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
    """offset of the first character after the colon"""


def find_candidate(line: str) -> Candidate | None:
    """The label that a line could begin with, or None."""
    match = _CANDIDATE.match(line[: 2 * _MAX_LABEL])
    if match is None:
        return None
    label = " ".join(match["label"].split())
    return Candidate(label, fold(match["label"]), match["notes"].strip(), match.end()) if label else None


class LabelBook:
    """The labels of one document: which candidates are labels, and whose names they hold."""

    def __init__(self, candidates: list[str], profile: Profile) -> None:
        """Weigh all candidates of a document together.

        Args:
            candidates: the label of every candidate in the document, repeats included.
            profile: its known speakers and generic labels weigh in.
        """
        self._profile = profile
        self._known = {speaker.name for speaker in profile.speakers}
        counts = Counter(candidates)
        self._accepted = {label for label in counts if self._score(label, counts) >= _THRESHOLD}
        self._names = self._known | {label for label in self._accepted if not self.is_generic(label)}

    def is_label(self, label: str) -> bool:
        """True if the candidate was found to be a label."""
        return label in self._accepted

    def is_generic(self, label: str) -> bool:
        """True for a label that names a function ("Question"), not a person."""
        return label.casefold() in self._profile.generic_labels

    def split(self, label: str) -> tuple[str, str | None]:
        """The name and the office in a label: ``("Vladimir Putin", "President of Russia")``.

        The name is the longest name known from elsewhere that ends the label: a shorter label of the same document,
        or a speaker of the profile. Where nothing tells the name from the office, a label with the word for an office
        gives its last two words, and any other label is all name.
        """
        words = label.split()
        for start in range(1, len(words)):
            ending = " ".join(words[start:])
            if ending in self._names and (start + 1 < len(words) or len(ending) > 2):
                return ending, " ".join(words[:start]).rstrip(",")
        has_office = any(word.casefold().rstrip(",") in _OFFICES for word in words[:-2])
        if len(words) > 3 and has_office and not label.isupper():
            return " ".join(words[-2:]), " ".join(words[:-2]).rstrip(",")
        return label, None

    def _score(self, label: str, counts: Counter[str]) -> int:
        words = label.split()
        lowered = [word.casefold().strip(".,'’") for word in words]
        if len(label) > _MAX_LABEL or len(words) > 30 or _SENTENCE_END.search(label):
            return -9
        score = 0
        if self.is_generic(label):
            score += 3
        if any(label == name or label.endswith(" " + name) for name in self._known):
            score += 3
        content = [word for word, low in zip(words, lowered, strict=True) if low not in _SMALL_WORDS]
        plain = sum(not word[0].isupper() and word[0].isalpha() for word in content)
        score += 2 if content and plain == 0 else -2 * plain
        if len(words) == 1 and not label.isupper():
            score -= 1
        if counts[label] > 1:
            score += 1
        if any(low in _OFFICES for low in lowered):
            score += 1
        if any(low in _SAYING for low in lowered) and not label.isupper():
            score -= 3
        return score
