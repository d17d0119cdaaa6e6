"""All markers of a transcript, each with how often it comes, what it says, and the rule that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from xlate.findings import Finding
from xlate.languages import language_name
from xlate.model.pieces import Marker
from xlate.model.transcript import Heading, Narrative, Paragraph, Transcript
from xlate.profiles.inline_markers import rule_of
from xlate.profiles.profile import Profile

__all__ = ["MarkerCount", "count_markers", "marker_findings", "with_markers_beside"]


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
