"""Speaker labels: which of the beginnings of lines that could be labels are.

Nothing tells a label from "Now the question is: …" for certain. Each candidate is scored by its shape and by whether
it recurs; the whole document is looked at before anything is decided. Names are taken out of labels in `person_names`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from xlate.languages import UNDETERMINED
from xlate.profiles.inline_markers import has_marker
from xlate.profiles.label_features import can_be_label, is_generic, score_words
from xlate.profiles.label_shapes import Candidate, Shape, find_candidate
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import HONORIFICS, SENTENCE_WORDS, bare

__all__ = ["Candidate", "LabelClassifier", "Shape", "find_candidate"]

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
_WITH_NOTES = {Shape.COLON, Shape.STRONG, Shape.DASH}
_DIALOGUE = 3
"""turns with sure labels that make a text a dialogue"""


class LabelClassifier:
    """Which candidates of one document are labels."""

    def __init__(self, candidates: Iterable[Candidate], profile: Profile, language: str = UNDETERMINED) -> None:
        """Weigh all candidates of a document together.

        Args:
            candidates: every candidate in the document, repeats included.
            profile: its known speakers and generic labels weigh in.
            language: tag of the language of the document.
        """
        self._profile = profile
        counts: Counter[tuple[Shape, str]] = Counter()
        bold_with_colon: Counter[tuple[Shape, str]] = Counter()
        bold: set[str] = set()
        sure: set[tuple[Shape, str]] = set()
        for candidate in candidates:
            counts[candidate.shape, candidate.label] += 1
            if candidate.strong:
                bold.add(candidate.label)
            if candidate.colon:
                bold_with_colon[candidate.shape, candidate.label] += 1
            if candidate.notes and candidate.shape in _WITH_NOTES and has_marker(candidate.notes, profile, language):
                sure.add((candidate.shape, candidate.label))
        by_label: Counter[str] = Counter()
        for (shape, label), number in counts.items():
            if shape not in {Shape.ALONE, Shape.Q}:
                by_label[label] += number
        # In HTML bold is decisive: where labels are bold, what is not is hardly one.
        bold_labels = sum(n for (shape, label), n in counts.items() if label in bold and shape is Shape.STRONG)
        plain_labels = sum(n for (shape, label), n in counts.items() if label not in bold and shape is Shape.COLON)
        self._bold = bold
        self._prefers_bold = bold_labels >= _DIALOGUE and bold_labels * 3 >= plain_labels
        scores = {key: self._score(key[0], key[1], by_label[key[1]], number) for key, number in counts.items()}
        self._accepted = {key for key, score in scores.items() if score >= _THRESHOLD}
        self._accepted |= {key for key in sure if can_be_label(key[1], profile)}
        if sum(bold_with_colon.values()) >= _DIALOGUE and self._prefers_bold:
            self._accepted |= {key for key in bold_with_colon if can_be_label(key[1], profile)}
        if (
            sum(counts[key] for key in self._accepted) >= _DIALOGUE
        ):  # in a dialogue a name with a colon is a label even if it comes once
            self._accepted |= {
                key
                for key, score in scores.items()
                if score == _THRESHOLD - 1 and key[0] in {Shape.COLON, Shape.STRONG} and len(key[1].split()) <= 4
            }
        if sum(counts[key] for key in self._accepted if key[1] == "Q") > 1:
            self._accepted.add((Shape.Q, "Q"))
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
        if shape is Shape.Q:
            return 0  # decided by the others
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
