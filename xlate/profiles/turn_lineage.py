"""How the words of turns and of their paragraphs came: what markers printed there, before and for a section say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from xlate.languages import primary_subtag
from xlate.model.lineage import Basis, Certainty, Lineage, Relation
from xlate.model.pieces import Marker, Piece, Scope, Styled
from xlate.model.transcript import Turn
from xlate.profiles.claims import LineageClaim, LineageClaims
from xlate.profiles.interpreters_notes import is_interpreter
from xlate.profiles.marker_parts import ended_in, is_translated
from xlate.profiles.passage import Passage
from xlate.profiles.speakers import Speaker
from xlate.profiles.turn_content import TurnContent
from xlate.profiles.vocabulary import bare

__all__ = ["TurnLineage"]


@dataclass(slots=True)
class TurnLineage:
    """Makes the claims of turns in order; remembers what earlier markers say about later turns."""

    claims: LineageClaims
    is_generic: Callable[[str], bool]
    """true for a label that names a function, "Question": it is many people"""
    section: Marker | None = None
    """a marker that holds for a section"""
    introduced: dict[str, Marker] = field(default_factory=dict)
    """what a sentence beside the turns says of somebody, by the last word of the name in lower case"""
    sections: dict[str, Marker] = field(default_factory=dict)
    """markers that hold for a section where they are all there is of a paragraph, by their text"""
    noted: dict[int, Marker] = field(default_factory=dict)
    """markers of sections beside the turns, by the line of their paragraph"""
    whole: Marker | None = None
    """a note that says that all of the text is a translation"""
    _is_answered: bool = False

    def begin_section(self, marker: Marker | None, line: int) -> None:
        """What a note beside the turns says of the words after it; None ends what another said."""
        self.section = marker
        self._is_answered = False
        if marker is not None:
            self.noted[line] = marker

    @property
    def is_of_witness(self) -> bool:
        """True while a note on the answers of a witness holds."""
        return self.section is not None and bool(self.section.labels)

    def is_answered(self, group: list[Passage]) -> bool:
        """True if somebody has answered since that note, perhaps in a turn that is not built yet."""
        open_label = group[0].candidate.label if group and group[0].candidate is not None else None
        return self.is_of_witness and (self._is_answered or self.of_section(open_label) is not None)

    def remember(self, marker: Marker, speaker: Speaker | None, label: str | None) -> None:
        """What a marker printed with a label says about later turns; a function, "Question", is many people."""
        if marker.scope is Scope.SECTION:
            self.section = marker
        elif speaker is not None:
            generic = label is not None and self.is_generic(" ".join(label.split()))
            speaker.sticky = marker if marker.scope is Scope.STICKY and not generic else None

    def of_turn(self, marker: Marker | None, speaker: Speaker | None, label: str | None) -> LineageClaim:
        """How the words of a turn came, as far as its label and earlier turns tell."""
        if marker is not None:
            return self.claims.printed(marker, speaker)
        of_section = self.of_section(label)
        self._is_answered = self._is_answered or of_section is not None
        introduced = self.introduced.get(bare(speaker.called.split()[-1])) if speaker and speaker.called else None
        inherited = (speaker.sticky if speaker else None) or introduced or of_section
        if inherited:
            return self._inherited(inherited, speaker)
        unmarked = self.claims.unmarked(speaker)
        if self.whole is not None and unmarked.basis is not Basis.GIVEN:
            return self.claims.of_whole(self.whole)
        return unmarked

    def _inherited(self, marker: Marker, speaker: Speaker | None) -> LineageClaim:
        """What an earlier marker says; one that divides the text is printed on the words of others, not on these."""
        claim = self.claims.inherited(marker, speaker)
        if marker.scope is Scope.SECTION and (marker.text in self.sections or marker not in self.noted.values()):
            return replace(claim, relation=None)
        return claim

    def going_on(self, earlier: Turn, speaker: Speaker | None) -> LineageClaim:
        """How the words came of a turn that goes on after an interruption, at which nothing is printed again."""
        inherited = self.of_section(earlier.label)
        if inherited is not None:
            return self._inherited(inherited, speaker)
        if earlier.basis is Basis.PRINTED and earlier.relation is not None:
            return LineageClaim(earlier.lineage, earlier.relation, Certainty.LOW, Basis.INHERITED)
        return LineageClaim(earlier.lineage, earlier.relation, earlier.certainty, earlier.basis)

    def of_section(self, label: str | None) -> Marker | None:
        """The marker of the section, if it reaches somebody with this label."""
        if self.section is None or label is None:
            return None
        labels = self.section.labels
        return self.section if not labels or label.casefold().rstrip(".") in labels else None

    def of_lone(self, piece: Piece) -> Piece:
        """What is all there is of a paragraph: a marker perhaps holds for a section."""
        return self.sections.get(piece.text, piece) if isinstance(piece, Marker) else piece

    def of_paragraph(self, pieces: list[Piece], passage: Passage, content: TurnContent) -> LineageClaim:
        """How a paragraph came: as markers say, and the language in which its words are printed."""
        claim = self._as_marked(pieces, passage, content)
        words = " ".join(text for piece in pieces if (text := _words_of(piece)))
        worded = self.claims.worded(claim, words.strip(), content.turn)
        if worded is not claim and content.is_empty and content.turn.lineage == claim.lineage:
            content.turn = worded
        return worded

    def _as_marked(self, pieces: list[Piece], passage: Passage, content: TurnContent) -> LineageClaim:
        """How a paragraph came; a marker in it can hold for the rest of the turn."""
        speaker = content.speaker
        if ended_in(pieces):
            self.end(content)
        markers = [piece for piece in pieces if isinstance(piece, Marker)]
        if not markers:
            if passage.original_language is not None and not self._says_it_again(passage.original_language, content):
                return self.claims.original(passage.original_language)
            return content.current
        marker = _telling(markers, passage)
        if marker.scope is Scope.FOLLOWING:
            content.following = marker
            return content.current
        # "(Speaks French.) (As interpreted.)": the one says which language, the other that it was interpreted
        said = [*markers, content.heading] if content.heading and marker.relation is not Relation.SPOKEN else markers
        spoken = next((one.spoken for one in said if one.spoken), None)
        claim = self.claims.printed(marker if marker.spoken else replace(marker, spoken=spoken), speaker)
        if marker.scope is Scope.STICKY and speaker is not None:
            speaker.sticky = marker
        if marker.scope is Scope.SECTION:
            self.section = marker
        begins = content.is_empty
        if begins and is_translated(content.heading) and marker.relation is Relation.SPOKEN:
            return claim  # "(retranslated): (In Russian.) Welcome!": one greeting, and then what the label says
        if marker.scope is not Scope.PARAGRAPH:
            content.current = _carried(claim, speaker, passage)
            if begins:
                content.turn = claim  # the turn begins with the marker
        return claim

    def _says_it_again(self, language: str, content: TurnContent) -> bool:
        """True for the words of an interpreter in the language of the text: that is where they were carried to."""
        own = primary_subtag(language) == primary_subtag(self.claims.language)
        return own and content.speaker is not None and is_interpreter(content.speaker.called, self.claims.language)

    def end(self, content: TurnContent) -> None:
        """Words are no longer interpreted: how those that follow came, nobody says."""
        content.current = LineageClaim(Lineage(None), None, None, None)


def _telling(markers: list[Marker], passage: Passage) -> Marker:
    """The marker of a paragraph that says how its words came; in a cell of a table it holds for nothing else."""
    marker = next((one for one in markers if one.relation is not Relation.SPOKEN), markers[0])
    in_cell = any(one.kind == "cell" for one in passage.containers)
    return replace(marker, scope=Scope.PARAGRAPH) if in_cell else marker


def _words_of(piece: Piece) -> str:
    """What was said in a piece."""
    return piece if isinstance(piece, str) else piece.text if isinstance(piece, Styled) else ""


def _carried(claim: LineageClaim, speaker: Speaker | None, passage: Passage) -> LineageClaim:
    """How what follows a marker in a turn came; of captions without a name, who says the next one, nobody tells."""
    if speaker is None and passage.start is not None:
        return replace(claim, certainty=Certainty.LOW, basis=Basis.INHERITED)
    return claim
