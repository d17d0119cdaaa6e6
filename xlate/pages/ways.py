"""Lineage in words: what a reader is told of the way that some words came."""

from __future__ import annotations

from dataclasses import dataclass

from xlate.languages import UNDETERMINED, language_name, primary_subtag
from xlate.model.lineage import Basis, Certainty, Hop, Kind, Mode
from xlate.model.lineage_query import basis_of
from xlate.model.unit import Unit

__all__ = ["KIND_MEANINGS", "KIND_NAMES", "Step", "Way", "way_of_unit"]

KIND_NAMES = {
    Kind.ORIGINAL: "Original",
    Kind.DIRECT: "Direct",
    Kind.RELAY: "Relay",
    Kind.BACK: "Back",
    Kind.TRANSLATED: "Path unknown",
    Kind.UNKNOWN: "Not known",
}
"""how a class is called on its sign"""
KIND_MEANINGS = {
    Kind.ORIGINAL: "the words are in the language in which they were spoken",
    Kind.DIRECT: "one translation, straight from the language spoken",
    Kind.RELAY: "a translation of a translation: the words passed through another language on the way",
    Kind.BACK: "the words came back into the language in which they were spoken",
    Kind.TRANSLATED: "translated, but nobody says by how many steps",
    Kind.UNKNOWN: "nothing is known of how these words began",
}
BASIS_WORDS = {
    Basis.PRINTED: "printed here",
    Basis.INHERITED: "carried over from an earlier marker",
    Basis.GIVEN: "stated by a person",
    Basis.INFERRED: "inferred from the publisher",
    Basis.NONE: "",
}
_VERBS = {
    Mode.SIMULTANEOUS: "interpreted simultaneously",
    Mode.CONSECUTIVE: "interpreted consecutively",
    Mode.WHISPERED: "interpreted in a whisper",
    Mode.SIGNED: "interpreted in sign language",
    Mode.INTERPRETING: "interpreted",
    Mode.SIGHT: "translated at sight",
    Mode.RESPEAKING: "respoken",
    Mode.SUBTITLING: "subtitled",
    Mode.DUBBING: "dubbed",
    Mode.SELF_TRANSLATION: "translated by the author",
    Mode.MACHINE: "machine-translated",
    Mode.POST_EDITED: "machine-translated, then corrected",
    Mode.TRANSCRIPTION: "transcribed",
    Mode.EDITING: "edited",
    Mode.REVISION: "revised",
    Mode.TRANSLITERATION: "transliterated",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a way."""

    verb: str
    """interpreted"""
    language: str
    """name of the language it led into; a question mark where nobody knows"""
    tag: str
    sentence: str
    """Interpreted from Korean into Russian."""
    evidence: str
    """how each fact of it is known"""
    certainty: str
    agents: str
    """who did it, as far as anybody says"""
    machine: bool
    open_path: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The way of some words, from the mouth of the speaker to the page."""

    kind: str
    """original, direct, relay, back, translated or unknown"""
    name: str
    meaning: str
    spoken: str
    """name of the language spoken; a question mark where nobody knows"""
    spoken_tag: str
    steps: tuple[Step, ...]
    sentence: str
    """the whole in one sentence"""
    basis: str
    """on what grounds it stands, in words; empty where nothing is known"""
    certainty: str
    evidence: str
    """where there is no step: how the language spoken is known"""
    revisits: str
    """name of the language to which a relay returned; empty if it did not"""
    corrected: bool
    """a person has set it"""


def way_of_unit(unit: Unit) -> Way:
    """The way of the words of a unit."""
    lineage = unit.lineage
    kind, revisits = lineage.classes()
    steps = tuple(_step(hop) for hop in lineage.hops)
    certainty = unit.certainty or lineage.certainty
    return Way(
        kind=str(kind),
        name=KIND_NAMES[kind],
        meaning=KIND_MEANINGS[kind],
        spoken=_name(lineage.spoken),
        spoken_tag=lineage.spoken or UNDETERMINED,
        steps=steps,
        sentence=_sentence(lineage.spoken, lineage.hops),
        basis=BASIS_WORDS[basis_of(unit)],
        certainty=str(certainty) if certainty else "",
        evidence=lineage.evidence,
        revisits=language_name(lineage.hops[-1].target) if revisits else "",
        corrected=unit.corrected,
    )


def _name(tag: str | None) -> str:
    return "?" if tag is None or primary_subtag(tag) == UNDETERMINED else language_name(tag)


def _step(hop: Hop) -> Step:
    sentence = hop.in_words
    certainty = hop.certainty if isinstance(hop.certainty, Certainty) else Certainty.LOW
    return Step(
        verb="in translation" if hop.open_path else _verb(hop.mode),
        language=_name(hop.target),
        tag=hop.target,
        sentence=sentence,
        evidence=hop.evidence.removeprefix(sentence).strip(),
        certainty=str(certainty),
        agents=", ".join(hop.agents),
        machine=hop.machine,
        open_path=hop.open_path,
    )


def _verb(mode: Mode | None) -> str:
    return _VERBS.get(mode, "translated") if mode is not None else "translated"


def _sentence(spoken: str | None, hops: tuple[Hop, ...]) -> str:
    """The way in one sentence: ``Spoken in Korean, interpreted into Russian, translated into English.``."""
    if spoken is None and not hops:
        return "How these words began is not known."
    begin = "It is not known how these words began" if spoken is None else f"Spoken in {language_name(spoken)}"
    parts = [begin]
    for hop in hops:
        if hop.open_path:
            parts.append(f"put into {language_name(hop.target)} by a way that nobody states")
        elif hop.within_a_language:
            parts.append(f"{_verb(hop.mode)} in {language_name(hop.target)}")
        else:
            parts.append(f"{_verb(hop.mode)} into {language_name(hop.target)}")
    return f"{', '.join(parts)}."
