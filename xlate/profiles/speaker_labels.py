"""Speaker labels: which of the beginnings of lines that could be labels are.

Nothing tells a label from "Now the question is: …" for certain. All candidates of a document are counted first: by how
they come again, the delimiter of its labels is found. Then each is weighed by its features in that document
(`label_features`). Names are taken out of labels in `person_names`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from xlate.languages import UNDETERMINED
from xlate.profiles.anonymous_voices import is_anonymous, is_collective, is_numbered_voice
from xlate.profiles.inline_markers import has_marker
from xlate.profiles.joint_labels import known_parts, names_several
from xlate.profiles.label_additions import languages_among, movers, nicknames
from xlate.profiles.label_features import Census, Key, can_be_label, is_generic, weigh
from xlate.profiles.label_forms import (
    NUMBERED,
    family,
    is_in_capitals,
    numbered_speeches,
    order_of,
)
from xlate.profiles.label_parts import ends_with_party, is_office_alone
from xlate.profiles.label_shapes import Candidate, Shape, find_candidate, find_candidates
from xlate.profiles.label_stops import GLUED_INITIALS, begins_with_initials
from xlate.profiles.labels_by_others import (
    WHATEVER,
    begins_with_name,
    dashes_inside,
    named_before_marker,
    names_at_ends,
    offices_before,
    with_dashes,
)
from xlate.profiles.labels_in_brackets import in_brackets
from xlate.profiles.labels_that_recur import above_words, alone_before_words, by_recurrence
from xlate.profiles.names_alone import is_glossary, names_alone, offices_alone
from xlate.profiles.profile import Profile
from xlate.profiles.sayings import sayings
from xlate.profiles.vocabulary import OPENING_WORDS, SINGLE_WORDS

__all__ = ["Candidate", "LabelClassifier", "Shape", "find_candidate", "find_candidates"]

_IN_DIALOGUE = -1.2
"""log-odds that are enough for what looks like a name where others are labels"""
_WITH_OFFICE = -4.0
"""log-odds that are enough for an office and a name there, whatever small words the office has"""
_NOT_IN_BOLD = -6.0
"""the same where labels are in bold, and this one is not"""
_WITH_NOTES = {Shape.COLON, Shape.STRONG, Shape.DASH, Shape.STOP, Shape.LONG_DASH, Shape.TAB}
_BY_RULE = {Shape.PATTERN, Shape.MARK, Shape.LETTER, Shape.Q, Shape.ALONE, Shape.BRACKET}
"""shapes that are not weighed"""
_NEW = {Shape.STOP, Shape.LONG_DASH, Shape.TAB}
"""shapes in which a sentence can begin too: one of them alone is no label"""
_STOPPED = {Shape.DASH, Shape.STOP}
"""shapes in which an office in capitals stands among labels that end otherwise: ``LE PROCUREUR. – Merci``"""
_FEW = 4
"""turns; fewer make no text of turns"""
_MORE = 6
"""words behind a name and a comma that may say as what somebody speaks"""
_LONGEST_PLAIN = 14
"""words of a label that is not in bold where labels are"""
_DIALOGUE = 3
"""labels in bold with a colon that make bold the mark of labels"""


class LabelClassifier:
    """Which candidates of one document are labels."""

    def __init__(
        self,
        candidates: Iterable[Candidate],
        profile: Profile,
        language: str = UNDETERMINED,
        lines: int = 0,
        followed: Counter[str] | None = None,
        headed: Counter[str] | None = None,
    ) -> None:
        """Weigh all candidates of a document together.

        Args:
            candidates: every candidate in the document, repeats included.
            profile: its known speakers and generic labels weigh in.
            language: tag of the language of the document.
            lines: how many lines could have begun with a label; 0: as many as there are candidates.
            followed: how often what stands on a line of its own has running text after it.
            headed: how often what is a line in bold has words under it in its paragraph.
        """
        self.doubts: list[str] = []
        self.set_aside: list[str] = []
        """what speaks against the way in which the labels of the document were read"""
        self._followed = followed or Counter()
        self._profile = profile
        candidates = list(candidates)
        self._refused: set[Key] = set()
        census = self._census = Census.take(candidates, profile, lines or len(candidates))
        counts = census.counts
        self._times = sum(number for (shape, _), number in counts.items() if shape is Shape.CLOCK)
        self._odds = {key: weigh(key, census) for key in counts if key[0] not in _BY_RULE}
        ended = sum(one.colon or one.dash for one in candidates)
        alone = sum(number for key, number in counts.items() if self._is_bold_name_alone(key))
        self._stand_alone = ended <= max(alone, _DIALOGUE)
        self._accepted = {key for key in counts if self._is_sure(key)}
        self._accepted |= self._decided(candidates, language)
        if self._accepted:
            self._accepted |= self._in_dialogue(alone=sum(counts[key] for key in self._accepted) == 1)
        known = {label for _, label in self._accepted}
        known |= names_at_ends(known, self._odds, census)
        self._accepted |= {key for key in self._odds if key[0] in WHATEVER and key[1] in known}
        self._accepted |= offices_before(known, self._odds, census)
        self._accepted |= (
            with_dashes(self._accepted, census) | sayings(self._odds, census, profile) | nicknames(census, known)
        )
        self._accepted |= movers(census, known)
        parts = known_parts(known)
        self._accepted |= {key for key in self._odds if key[0] in WHATEVER and names_several(key[1], parts)}
        self._drop_stray_shapes()
        if self._asks(counts):
            self._accepted.add((Shape.Q, "Q"))
        others = sum(counts[key] for key in self._accepted if key[0] is not Shape.ALONE)
        self._accepted |= names_alone(counts, others)
        self._accepted |= numbered_speeches(candidates)
        self._accepted |= alone_before_words(census, self._followed, self._accepted)
        self._accepted |= above_words(census, headed or Counter())
        self._accepted |= offices_alone(census, self._followed, self._accepted)
        again = by_recurrence(census)
        if not self._accepted or 2 * sum(counts[key] for key in again) >= census.lines:
            self._accepted |= again
        self._accepted |= in_brackets(census, self._followed, self._accepted)
        if is_glossary(self._accepted, census):
            self._refused |= self._accepted
            self._accepted = set()
        names = {label.casefold() for shape, label in self._accepted if shape is not Shape.ALONE}
        # a name that is a label elsewhere is one on a line of its own too
        self._accepted |= {key for key in counts if key[0] is Shape.ALONE and key[1].casefold() in names}
        languages = languages_among(self._accepted)
        self._accepted -= languages
        self._refused |= languages

    def _in_dialogue(self, *, alone: bool) -> set[Key]:
        """What is a label, even if it comes once, because others with the same delimiter are.

        Args:
            alone: there is only one other turn, beside which an office and a name can be another.
        """
        census = self._census
        shapes = {key[0] for key in self._accepted}
        plain = {Shape.COLON} if Shape.STRONG in shapes else set()  # forgotten to be set in bold
        found = {
            key
            for key, odds in self._odds.items()
            if key[0] in plain and odds > _NOT_IN_BOLD and census.words[key[1]].is_office_and_name()
        }
        found |= {
            key
            for key, odds in self._odds.items()
            if key[0] in _STOPPED and odds > _NOT_IN_BOLD and key[1].isupper() and is_office_alone(key[1])
        }
        asked = not shapes.isdisjoint({Shape.LETTER, Shape.Q})
        shapes |= {Shape.COLON} if asked else set()  # THE COURT: among Q. and A.
        numbered = {family(label) for _, label in self._accepted}
        numbered |= {f"{label} 0" for label in numbered}  # MAN 2 beside MAN
        able = [label for (shape, label), odds in self._odds.items() if shape in shapes and odds > _WITH_OFFICE]
        partied = any(ends_with_party(census.words[label].printed) for _, label in self._accepted)
        partied = partied or sum(ends_with_party(census.words[label].printed) for label in able) > 1
        capitals = all(is_in_capitals(label) for _, label in self._accepted)
        dashes = dashes_inside(self._accepted)

        def belongs(shape: Shape, label: str, odds: float) -> bool:
            words = census.words[label]
            if alone:
                return odds > _IN_DIALOGUE and words.is_office_and_name()
            if shape is Shape.CLOCK and self._followed[label] and words.is_like_name_and_office():
                return True
            if odds > _IN_DIALOGUE and (words.looks_like_name or is_office_alone(label)):
                return True
            if odds > _WITH_OFFICE and (words.is_office_and_name() or (partied and ends_with_party(words.printed))):
                return True
            if asked and odds > _WITH_OFFICE and label.isupper() and words.looks_like_name:
                return True
            if shape is Shape.COLON and label.count(" - ") in dashes:
                return begins_with_name(label, census)
            if NUMBERED.fullmatch(label):
                return is_anonymous(label) or is_numbered_voice(label) or family(label) in numbered
            if capitals and is_in_capitals(label, 2) and can_be_label(label, self._profile):
                return True
            return is_collective(label) or (shape is Shape.STOP and begins_with_initials(label))

        return found | {key for key, odds in self._odds.items() if key[0] in shapes and belongs(*key, odds)}

    def _asks(self, counts: Counter[Key]) -> bool:
        """True if Q before anything is a label: it is one elsewhere, or of the profile, or comes again among labels."""
        asked = sum(counts[key] for key in self._accepted if key[1] == "Q")
        few = 0 if "q" in self._profile.generic_labels else 2 if self._accepted else math.inf
        return asked > 1 or counts[Shape.Q, "Q"] > few

    def adopt(self, candidates: Iterable[Candidate]) -> None:
        """Take these, and no others, as the labels of the document: another reading of it is better."""
        self._accepted = {(one.shape, one.label) for one in candidates}

    def refuse(self) -> None:
        """Take no labels: nobody speaks in the document. What was taken for labels came close to them."""
        self._refused |= self._accepted
        self._accepted = set()

    def is_label(self, candidate: Candidate | None) -> bool:
        """True if the candidate was found to be a label."""
        return candidate is not None and (candidate.shape, candidate.label) in self._accepted

    def choose(self, candidates: Sequence[Candidate]) -> Candidate | None:
        """The label among the candidates of a line: the one for which most speaks."""
        found = [one for one in candidates if self.is_label(one)]
        if len(found) < 2:
            return found[0] if found else None
        return max(found, key=lambda one: self._odds.get((one.shape, one.label), 0.0))

    def is_generic(self, label: str) -> bool:
        """True for a label that names a function ("Question"), not a person."""
        return is_generic(label, self._profile)

    def labels(self) -> list[str]:
        """Every accepted label."""
        return list(dict.fromkeys(label for _, label in self._accepted))

    def near_misses(self) -> dict[str, int]:
        """What came close to a label and was not taken, with how often it comes."""
        return self._not_taken({key for key, odds in self._odds.items() if odds > _NEAR or key in self._refused})

    def look_alikes(self) -> dict[str, int]:
        """What looks like the document's labels at the beginning of a paragraph, and was not taken."""
        shapes = {shape for shape, _ in self._accepted}
        shapes |= {Shape.COLON} if Shape.STRONG in shapes else set()
        counts = self._census.counts
        names = {label for _, label in self._accepted}
        near = {
            key
            for key in self._odds
            if key[0] in shapes and (self._looks_like_label(key) or self._is_named_with_more(key, names))
        }
        if Shape.ALONE in shapes:
            near |= {key for key in counts if key[0] is Shape.ALONE and self._is_name_before_words(key)}
        return self._not_taken(near)

    def _not_taken(self, keys: set[Key]) -> dict[str, int]:
        names = {label for _, label in self._accepted}
        counts = self._census.counts
        return {key[1]: counts[key] for key in sorted(keys - self._accepted, key=order_of) if key[1] not in names}

    def _looks_like_label(self, key: Key) -> bool:
        """True for a few words as labels have them, with the delimiter of the document's labels."""
        words = self._census.words[key[1]]
        if not words.can_be_label() or not words.content or words.has_sentence_words:
            return False
        known = words.bare[0] in OPENING_WORDS | SINGLE_WORDS
        if self._census.prefers_bold and not known and len(words.printed) <= _LONGEST_PLAIN:
            last = words.printed[-2:]  # an office, however long, and a name, not in bold where labels are
            if len(last) > 1 and all(word[:1].isupper() for word in [words.printed[0], *last]):
                return True
        return len(words.printed) <= 5 and words.small_initials <= 1 and not known and len(words.inner) <= 40

    def _is_named_with_more(self, key: Key, names: Container[str]) -> bool:
        """True for a label of the document, a comma and a few words: "Ann Lee, in absentia" beside "Ann Lee"."""
        name, comma, more = key[1].partition(",")
        return (
            bool(comma) and name in names and len(more.split()) <= _MORE and self._census.words[key[1]].can_be_label()
        )

    def _is_name_before_words(self, key: Key) -> bool:
        """True for a name on a line of its own, with running text after it."""
        words = self._census.words[key[1]]
        return self._followed[key[1]] > 0 and words.looks_like_name and 1 < len(words.printed) <= 4

    def _is_sure(self, key: Key) -> bool:
        """True for what is a label by its shape, its words or its weight."""
        shape, label = key
        words, number = self._census.words[label], self._census.counts[key]
        if shape in {Shape.PATTERN, Shape.MARK}:
            return True
        if shape is Shape.LETTER:
            return number > 1 or self.is_generic(label)
        if shape is Shape.ALONE:
            return self._stand_alone and self._is_bold_name_alone(key)
        if shape in {Shape.Q, Shape.BRACKET} or self._odds[key] == -math.inf:
            return False
        if self._odds[key] > 0:
            return True
        if shape is Shape.CLOCK and words.looks_like_name and len(words.printed) <= 4 and self._times > 1:
            return True  # once it is where and when something was: "ירושלים, הכנסת, שעה 16:00"
        if shape is Shape.CLOCK and ends_with_party(words.printed):
            return True
        known = is_generic(label, self._profile) or is_generic(words.inner, self._profile)
        known = known or GLUED_INITIALS.fullmatch(label) is not None
        return shape in {Shape.COLON, Shape.STRONG} and (known or words.name_a_known_speaker())

    def _is_bold_name_alone(self, key: Key) -> bool:
        """True for what looks like a name, on lines of its own in bold that come again."""
        alone = key[0] is Shape.ALONE and key[1] in self._census.bold and self._census.counts[key] > 1
        return alone and self._census.words[key[1]].looks_like_name

    def _decided(self, candidates: list[Candidate], language: str) -> set[Key]:
        """What a marker before the delimiter, or bold and a colon where labels are bold, decides."""
        marked: set[Key] = set()
        bold: Counter[Key] = Counter()
        for one in candidates:
            if one.colon:
                bold[one.shape, one.label] += 1
            if one.notes and one.shape in _WITH_NOTES and has_marker(one.notes, self._profile, language):
                marked.add((one.shape, one.label))
            if one.shape is Shape.COLON and (name := named_before_marker(one.label, language)) is not None:
                marked |= {(one.shape, one.label), (one.shape, name)} & self._census.counts.keys()
        if self._census.prefers_bold and sum(bold.values()) >= _DIALOGUE:
            marked |= set(bold)
        dashes = Counter((one.shape, one.label) for one in candidates if one.dash)
        if _DIALOGUE <= sum(dashes.values()) > sum(bold.values()) and max(dashes.values()) > 1 < len(dashes):
            marked |= set(dashes)  # "**Term** – what it means" comes once
        taken = {key for key in marked if self._census.words[key[1]].can_be_label()}
        self._refused = marked - taken
        return taken

    def _drop_stray_shapes(self) -> None:
        """Labels end alike: a few with a full stop or a dash among many with a colon are sentences."""
        turns: Counter[Shape] = Counter()
        for key in self._accepted:
            turns[key[0]] += self._census.counts[key]
        most = max(turns.values(), default=0)
        if Shape.PATTERN in turns:
            return  # the profile says how labels end
        sure = {key[0] for key in self._accepted if key[1].isupper() and is_office_alone(key[1])}
        if dashes_inside(self._accepted):
            self._accepted = {key for key in self._accepted if key[0] is not Shape.LONG_DASH}
        stray = {shape for shape in _NEW if turns[shape] < 2 - (shape in sure) or turns[shape] * 4 < most}
        self._accepted = {key for key in self._accepted if key[0] not in stray}


_NEAR = -2.0
"""log-odds from which what is no label came close to one"""
