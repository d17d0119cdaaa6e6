"""What a translator should know about a unit, in words: who speaks, which way the words came, what stands around."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from xlate.languages import UNDETERMINED, language_name, primary_subtag
from xlate.model.lineage import Certainty, Kind, Lineage, Relation
from xlate.model.markup import plain_words
from xlate.model.unit import Unit, UnitKind
from xlate.text import shorten

__all__ = ["PREVIOUS", "TERM", "facts_of_row", "previous_source", "speaker_in_notes", "unit_notes", "utterance_of"]

PREVIOUS = "The text was: "
"""begins the note with the source text that a translation was made of, where a format has no place for it"""
TERM = "Term: "
"""begins the note with a term of a glossary and its renderings"""
_CONTEXT_LENGTH = 160
"""characters of the previous and the next unit that are shown"""
_KIND_WORDS: Mapping[str, str] = {
    UnitKind.NARRATIVE: "Narrative",
    UnitKind.HEADING: "Heading",
    UnitKind.LABEL: "Speaker label",
    UnitKind.STAGE: "Stage direction",
    UnitKind.DATELINE: "Place and date",
}
_RELATION_WORDS = {
    Relation.RETRANSLATION: "RETRANSLATED",
    Relation.INTERPRETATION: "INTERPRETED",
    Relation.TRANSLATION: "TRANSLATED",
    Relation.SPOKEN: "language noted in print",
    Relation.UNTRANSLATED: "NO TRANSLATION PRINTED",
}
_KIND_OF_LINEAGE_WORDS = {
    Kind.ORIGINAL: "original words",
    Kind.DIRECT: "direct translation",
    Kind.RELAY: "relay translation",
    Kind.BACK: "back-translation",
}
_CERTAINTY_WORDS = {
    Certainty.HIGH: "printed",
    Certainty.MEDIUM: "inferred from the publisher",
    Certainty.LOW: "marker carried over from an earlier turn",
}
_INFERRED = "inferred from the publisher"
"""stands in the evidence of a hop one of whose languages a profile gave"""


def unit_notes(
    units: Sequence[Unit], target: str, relay: Mapping[str, Sequence[str]] | None = None
) -> Iterator[list[str]]:
    """The notes for each unit, a line each.

    Args:
        units: all units in document order.
        target: tag of the language they are to be translated into.
        relay: key -> notes on the wording of a unit in other languages, and on its terms.
    """
    excerpts = [shorten(plain_words(unit.source), _CONTEXT_LENGTH) for unit in units]
    said: dict[tuple[object, ...], tuple[list[str], list[str]]] = {}
    for place, unit in enumerate(units):
        alike = _what_is_said(unit)
        if alike not in said:
            facts = " · ".join(part for part in (_where(unit), speaker_in_notes(unit), _lineage(unit)) if part)
            said[alike] = [facts] if facts else [], _warnings(unit, target)
        facts_of_unit, warnings = said[alike]
        notes = [*facts_of_unit, *(relay.get(unit.key, ()) if relay else ())]
        if place > 0:
            notes.append(f"Previous: {excerpts[place - 1]}")
        if place + 1 < len(units):
            notes.append(f"Next: {excerpts[place + 1]}")
        yield notes + warnings


def _what_is_said(unit: Unit) -> tuple[object, ...]:
    """What the facts and warnings are made of: mostly all segments of a turn have it in common."""
    lineage = id(unit.lineage)  # one object for all units of a record with the same lineage
    where = unit.kind, unit.turn or unit.number, bool(unit.turn)
    return (*where, unit.speaker, unit.role, lineage, unit.relation, unit.certainty, unit.corrected)


def _where(unit: Unit) -> str:
    turn = f"Turn {unit.turn}" if unit.turn else ""
    kind = _KIND_WORDS.get(unit.kind, "")
    if unit.kind is UnitKind.SEGMENT:
        return turn or (f"Segment {unit.number}" if unit.number else "")
    return f"{kind} of turn {unit.turn}" if kind and unit.turn else kind or turn


def speaker_in_notes(unit: Unit) -> str:
    """The speaker of a unit as the notes have it; empty if there is none."""
    if not unit.speaker:
        return ""
    return f"{unit.speaker} ({unit.role})" if unit.role else unit.speaker


def previous_source(notes: Iterable[str]) -> str | None:
    """The source text that a translation was made of, if the notes on its unit say it."""
    return next((note.removeprefix(PREVIOUS) for note in notes if note.startswith(PREVIOUS)), None)


def facts_of_row(kind: str, speaker: str) -> str:
    """The first line of the notes, as far as the columns of a table say it."""
    return f"{_KIND_WORDS.get(kind) or 'Turn'} · {speaker}"


def utterance_of(notes: str, speakers: Collection[str]) -> tuple[str, str]:
    """What kind of text an entry is and whose, as its notes say: only entries alike in this can be one text.

    Args:
        notes: the extracted comment of an entry.
        speakers: the names to look for.
    """
    facts = notes.partition("\n")[0].split(" · ")
    kind = next((word for word in _KIND_WORDS.values() if facts[0].startswith(word)), "")
    return kind, next((fact for fact in facts[:2] if fact in speakers), "")


def _lineage(unit: Unit) -> str:
    lineage = unit.lineage
    if lineage.spoken is None and unit.relation is None:
        return ""
    words = _RELATION_WORDS[unit.relation] if unit.relation else _KIND_OF_LINEAGE_WORDS.get(lineage.kind, "")
    way = " → ".join("?" if primary_subtag(tag) == UNDETERMINED else tag for tag in lineage.languages)
    certainty = f"({_ground(lineage, unit.certainty)})" if unit.certainty else ""
    if unit.certainty and unit.corrected:
        certainty = f"(stated by an editor, certainty {unit.certainty})"
    return " ".join(part for part in (words, way, certainty) if part)


def _ground(lineage: Lineage, certainty: Certainty) -> str:
    """Where a lineage comes from: what a person stated when the text was converted is no guess of a profile."""
    stated = lineage.stated_by_user or any(hop.stated_by_user for hop in lineage.hops)
    if certainty is not Certainty.MEDIUM or not stated:
        return _CERTAINTY_WORDS[certainty]
    inferred = any(_INFERRED in hop.evidence for hop in lineage.hops)
    return "partly stated by a person, partly inferred from the publisher" if inferred else "stated by a person"


def _warnings(unit: Unit, target: str) -> list[str]:
    """A note where the translation would return to a language that the words came through."""
    lineage = unit.lineage
    if lineage.spoken is None:
        return []
    name = language_name(target)
    if primary_subtag(lineage.spoken) == primary_subtag(target):
        return [
            f"Note: {name} is the language spoken: this will be a back-translation; "
            f"look for the words as they were spoken."
        ]
    if primary_subtag(target) in map(primary_subtag, lineage.relays):
        return [f"Note: {name} is the relay language of this segment: look for the published {name} wording."]
    return []
