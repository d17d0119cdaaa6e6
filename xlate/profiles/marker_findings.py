"""All markers of a transcript, each with how often it comes, what it says, and the rule that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from xlate.findings import Finding
from xlate.languages import language_name
from xlate.model.lineage import Basis, Relation
from xlate.model.pieces import Marker
from xlate.model.transcript import Heading, Narrative, Paragraph, Transcript, Turn
from xlate.profiles.inline_markers import rule_of
from xlate.profiles.profile import Profile

__all__ = ["MarkerCount", "count_markers", "marker_findings", "once_marked", "with_markers_beside"]


@dataclass(slots=True)
class MarkerCount:
    """A marker of a transcript."""

    marker: Marker
    """as it stands at its first place"""
    line: int
    """where it first stands"""
    times: int = 0

    @property
    def meaning(self) -> str:
        """What it says: ``interpretation from French (fr)``."""
        spoken, relay = self.marker.spoken, self.marker.relay
        source = f" from {language_name(spoken)} ({spoken})" if spoken else ""
        if self.marker.relation == "spoken" and spoken:
            source = f" in {language_name(spoken)} ({spoken})"
        return f"{self.marker.relation}{source}{f' via {language_name(relay)} ({relay})' if relay else ''}"


def count_markers(transcript: Transcript, beside: Mapping[int, Marker] | None = None) -> list[MarkerCount]:
    """The markers with labels and in speech, in the order in which they first come.

    Args:
        transcript: what they are in.
        beside: those that stand beside the turns, by their lines.
    """
    found: dict[tuple[object, ...], MarkerCount] = {}
    more = [(marker, line) for line, marker in (beside or {}).items()]
    for marker, line in sorted([*_markers(transcript), *more], key=lambda one: one[1]):
        key = (marker.text, marker.relation, marker.spoken, marker.relay)
        found.setdefault(key, MarkerCount(marker, line)).times += 1
    return list(found.values())


def marker_findings(transcript: Transcript, profile: Profile, beside: Mapping[int, Marker]) -> Iterator[Finding]:
    """One finding for each marker, also those that stand beside the turns, by their lines."""
    for one in count_markers(transcript, beside):
        times = f" ({one.times} times)" if one.times > 1 else ""
        rule = rule_of(one.marker, profile, transcript.language)
        yield Finding("XL213", f'"{one.marker.text}"{times}: {one.meaning}; {rule}', transcript.source_name, one.line)


def once_marked(transcript: Transcript) -> Iterator[Finding]:
    """Word of marks that stand at the first turn of somebody alone, where nobody's mark comes again.

    Either they hold for his later turns too, or he went on in the language of the text: nothing printed tells.
    """
    by_person: dict[str, list[Turn]] = {}
    for turn in transcript.turns:
        if turn.person is not None:
            by_person.setdefault(turn.person, []).append(turn)
    marked = {person: [_is_carried(turn) for turn in turns] for person, turns in by_person.items()}
    once = [
        person for person, marks in marked.items() if marks[0] and not any(marks[1:]) and _unknown(by_person[person])
    ]
    if len(once) < _SEVERAL or any(sum(marks) > 1 for marks in marked.values()):
        return
    names = ", ".join(by_person[person][0].name for person in once)
    message = (
        f"marks stand at the first turn alone of {names}: whether their later turns came so too, nothing tells; they "
        "are in no lineage, and xlate lineage set changes it"
    )
    yield Finding("XL147", message, transcript.source_name, by_person[once[0]][0].line)


_SEVERAL = 2
"""persons; of one, chance"""


def _is_carried(turn: Turn) -> bool:
    return turn.basis is Basis.PRINTED and turn.relation not in {None, Relation.SPOKEN, Relation.UNTRANSLATED}


def _unknown(turns: list[Turn]) -> bool:
    """True where somebody has later turns of which nothing is known."""
    return len(turns) > 1 and all(turn.basis is None and turn.relation is None for turn in turns[1:])


def with_markers_beside(transcript: Transcript, markers: Iterable[Marker]) -> Transcript:
    """The transcript, paragraphs and headings beside the turns with the marker that they print.

    Args:
        transcript: with the turns.
        markers: what is printed beside turns and holds for some of them.
    """
    beside = list(markers)
    if not beside:
        return transcript
    blocks = [
        replace(block, marker=next((one for one in beside if one.text in block.text), None))
        if isinstance(block, (Narrative, Heading))
        else block
        for block in transcript.blocks
    ]
    return replace(transcript, blocks=tuple(blocks))


def _markers(transcript: Transcript) -> Iterator[tuple[Marker, int]]:
    for turn in transcript.turns:
        if turn.marker is not None:
            yield turn.marker, turn.line
        for item in turn.content:
            if isinstance(item, Paragraph):
                yield from ((piece, item.line) for piece in item.pieces if isinstance(piece, Marker))
