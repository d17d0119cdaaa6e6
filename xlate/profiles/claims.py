"""What is claimed about words: their lineage, what is printed about it, why it is believed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from xlate.findings import Finding
from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Basis, Certainty, Lineage, Relation
from xlate.model.pieces import Marker, Scope
from xlate.model.transcript import Paragraph, TopLevelBlock, Turn
from xlate.profiles.frequent_words import is_worded_in, small_words_of
from xlate.profiles.infer_lineage import KnownLanguage, infer_lineage, lineage_of_stated
from xlate.profiles.language_of_text import is_rather_in, other_language
from xlate.profiles.options import Options
from xlate.profiles.profile import Profile
from xlate.profiles.speakers import Speaker

__all__ = ["LineageClaim", "LineageClaims", "withdraw_guesses"]

_UNKNOWN = Lineage(None)
_FEW = 4
"""words; fewer do not tell in which language they are"""
Words = TypeVar("Words", Turn, Paragraph)


@dataclass(frozen=True, slots=True)
class LineageClaim:
    """How words came, as turns and paragraphs carry it."""

    lineage: Lineage
    relation: Relation | None
    certainty: Certainty | None
    basis: Basis | None
    """None where nothing is known"""


@dataclass(slots=True)
class LineageClaims:
    """Makes the claims of one transcript."""

    file: str
    """name of the file, for findings"""
    profile: Profile
    options: Options
    language: str
    """tag of the language of the text"""
    findings: list[Finding] = field(default_factory=list)
    _lineages: dict[tuple[Marker | None, str | None], Lineage] = field(default_factory=dict)
    """what follows from a marker and a speaker, worked out once"""

    def printed(self, marker: Marker, speaker: Speaker | None) -> LineageClaim:
        """What a marker on the words themselves says."""
        return LineageClaim(self.lineage(marker, speaker), marker.relation, Certainty.HIGH, Basis.PRINTED)

    def inherited(self, marker: Marker, speaker: Speaker | None) -> LineageClaim:
        """What a marker printed earlier says."""
        return LineageClaim(self.lineage(marker, speaker), marker.relation, Certainty.LOW, Basis.INHERITED)

    def unmarked(self, speaker: Speaker | None) -> LineageClaim:
        """What follows from the speaker alone."""
        lineage = self.lineage(None, speaker)
        if lineage.spoken is None:
            return LineageClaim(Lineage(None), None, None, None)
        basis = Basis.GIVEN if lineage.stated_by_user else Basis.INFERRED
        return LineageClaim(lineage, None, Certainty.MEDIUM, basis)

    def original(self, tag: str) -> LineageClaim:
        """What follows where the format says, in a column or an attribute, in which language words were spoken."""
        lineage = lineage_of_stated(tag, self.language)
        # No marker is printed, so there is no relation: rule rel-unfounded.
        certainty = lineage.hops[0].certainty if lineage.hops else Certainty.MEDIUM
        return LineageClaim(lineage, None, certainty, Basis.PRINTED)

    def of_whole(self, marker: Marker) -> LineageClaim:
        """What follows from a note that calls all of the text a translation; by how many hops it came, nobody says."""
        lineage = infer_lineage(replace(marker, one_hop=False), document=self.language, relay=None, spoken=None)
        if not lineage.hops:
            return LineageClaim(Lineage(None), None, None, None)
        hops = tuple(replace(hop, certainty=Certainty.LOW) for hop in lineage.hops)
        return LineageClaim(replace(lineage, hops=hops), None, Certainty.LOW, Basis.INHERITED)

    def by_interpreter(self, label: str, words: str, before: str, noted: Marker | None = None) -> LineageClaim:
        """What an interpreter says: the words of whoever spoke before, or of somebody whose words are not printed.

        Args:
            label: of the interpreter.
            words: what is said; nothing is claimed of what is printed in another language than the text.
            before: the words of whoever spoke before; empty if there are none.
            noted: the language note that is printed in place of those words.
        """
        if other_language(words, primary_subtag(self.language)) is not None:
            return LineageClaim(Lineage(None), None, None, None)
        found = other_language(before, primary_subtag(self.language))
        ground = "the words before are printed in it"
        spoken = KnownLanguage.because(found, ground) if found and found != UNDETERMINED else None
        if noted is not None and noted.spoken is not None:
            found = noted.spoken
            spoken = KnownLanguage.because(found, f'"{noted.text}" is printed in place of the words before')
        marker = Marker(label, Relation.INTERPRETATION, Scope.TURN)
        lineage = infer_lineage(marker, document=self.language, relay=None, spoken=spoken)
        certainty = Certainty.MEDIUM if found else Certainty.LOW
        hops = tuple(replace(hop, certainty=certainty) for hop in lineage.hops)
        return LineageClaim(replace(lineage, hops=hops), None, certainty, Basis.INFERRED)

    def worded(self, claim: LineageClaim, text: str, turn: LineageClaim) -> LineageClaim:
        """A note, a column or an attribute names the language spoken: words printed in it are original.

        Args:
            claim: what the note says.
            text: the words.
            turn: how the words before them in the turn came.
        """
        spoken, own = primary_subtag(claim.lineage.spoken or UNDETERMINED), primary_subtag(self.language)
        stated = claim.relation is None and claim.basis is Basis.PRINTED
        if not (stated or claim.relation is Relation.SPOKEN) or not claim.lineage.hops or not text:
            return claim
        original = Lineage(claim.lineage.spoken, (), False, claim.lineage.hops[0].evidence, claim.certainty)
        evidence = original.evidence.rpartition("is not said. ")[2]
        original = replace(original, evidence=f"{evidence} The words are printed in it.")
        if is_worded_in(spoken, text, own) or is_rather_in(spoken, text, own):
            return replace(claim, lineage=original)
        tells, denies = small_words_of(spoken, text, own), small_words_of(own, text, spoken)
        if denies or (not tells and len(text.split()) >= _FEW) or claim.certainty is not Certainty.HIGH:
            return claim
        if turn.relation is Relation.SPOKEN and turn.lineage.spoken == claim.lineage.spoken and not turn.lineage.hops:
            return replace(turn, certainty=Certainty.MEDIUM)
        hops = tuple(replace(hop, certainty=Certainty.MEDIUM) for hop in claim.lineage.hops)
        return replace(claim, lineage=replace(claim.lineage, hops=hops), certainty=Certainty.MEDIUM)

    def in_language(self, marker: Marker) -> Marker:
        """A marker that names the language of the document says that there was no translation."""
        if marker.spoken is None or marker.relation is not Relation.TRANSLATION:
            return marker
        same = primary_subtag(marker.spoken) == primary_subtag(self.language) != UNDETERMINED
        return replace(marker, relation=Relation.SPOKEN) if same else marker

    def lineage(self, marker: Marker | None, speaker: Speaker | None) -> Lineage:
        """The lineage that follows from a marker and a speaker."""
        key = (marker, speaker.key if speaker else None)
        if key not in self._lineages:
            self._lineages[key] = self._infer(marker, speaker)
        return self._lineages[key]

    def _infer(self, marker: Marker | None, speaker: Speaker | None) -> Lineage:
        spoken = speaker.spoken if speaker else None
        if marker is not None and spoken is not None and not spoken.by_user:
            spoken = None  # the host's language says nothing about words that are marked as coming another way
        if (
            marker
            and marker.spoken
            and spoken
            and speaker
            and primary_subtag(marker.spoken) != primary_subtag(spoken.tag)
        ):
            contradiction = f'"{marker.text}" is printed, but {spoken.tag} is given'
            message = f"{speaker.name}: {contradiction}; the printed marker takes precedence"
            self.findings.append(Finding("XL203", message, self.file))
        lineage = infer_lineage(marker, document=self.language, relay=self._relay(), spoken=spoken)
        tag = marker.spoken or (spoken.tag if spoken else None) if marker else None
        same = tag and primary_subtag(tag) == primary_subtag(self.language) != UNDETERMINED
        if marker and same and lineage.spoken is None and marker.relation is not Relation.UNTRANSLATED:
            message = (
                f'"{marker.text}" is printed, but {tag} is the language of the text; the way of the words stays unknown'
            )
            self.findings.append(Finding("XL203", f"{speaker.name}: {message}" if speaker else message, self.file))
        return lineage

    def _relay(self) -> KnownLanguage | None:
        """The language of the interpreters, as the user or else the profile says."""
        if self.options.relay:
            return KnownLanguage.given(self.options.relay, "--relay")
        tag = self.profile.relay_language
        return KnownLanguage.of_profile(tag) if tag is not None else None


def withdraw_guesses(blocks: Sequence[Turn | TopLevelBlock], guests: Collection[str]) -> list[Turn | TopLevelBlock]:
    """What a profile says of everybody is not said of those who are marked, anywhere, as speaking another language.

    Args:
        blocks: what was read.
        guests: keys of the persons of whom nobody knows the language.
    """
    marked = {turn.person for turn in blocks if isinstance(turn, Turn) and any(map(_is_translated, _words(turn)))}
    marked &= set(guests)
    return [
        replace(
            _withdrawn(block),
            content=tuple(_withdrawn(item) if isinstance(item, Paragraph) else item for item in block.content),
        )
        if isinstance(block, Turn) and block.person in marked
        else block
        for block in blocks
    ]


def _words(turn: Turn) -> Iterator[Turn | Paragraph]:
    yield turn
    yield from (item for item in turn.content if isinstance(item, Paragraph))


def _is_translated(words: Turn | Paragraph) -> bool:
    return words.basis is Basis.PRINTED and bool(words.lineage.hops)


def _withdrawn(words: Words) -> Words:
    if words.basis is not Basis.INFERRED:
        return words
    return replace(words, lineage=_UNKNOWN, certainty=None, basis=None)
