"""Lineage in words: what a reader is told of the way that some words came."""

from __future__ import annotations

from dataclasses import dataclass

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Basis, Certainty, Hop, Kind, Mode, Relation
from xlate.model.lineage_query import basis_of
from xlate.model.unit import Unit
from xlate.pages.interface import gettext as _
from xlate.pages.interface import interface_tag, language_name, mark
from xlate.pages.telling import told
from xlate.pages.verbs import verb_of

__all__ = ["BASIS_WORDS", "CERTAINTY_NAMES", "KIND_MEANINGS", "KIND_NAMES", "Step", "Way", "way_of_unit"]

KIND_NAMES = {
    Kind.ORIGINAL: mark("Original"),
    Kind.DIRECT: mark("Direct"),
    Kind.RELAY: mark("Relay"),
    Kind.BACK: mark("Back"),
    Kind.TRANSLATED: mark("Path unknown"),
    Kind.UNKNOWN: mark("Not known"),
}
"""how a class is called on its sign"""
KIND_MEANINGS = {
    Kind.ORIGINAL: mark("the words are in the language in which they were spoken"),
    Kind.DIRECT: mark("one translation, straight from the language spoken"),
    Kind.RELAY: mark("a translation of a translation: the words passed through another language on the way"),
    Kind.BACK: mark("the words came back into the language in which they were spoken"),
    Kind.TRANSLATED: mark("translated, but nobody says by how many steps"),
    Kind.UNKNOWN: mark("nothing is known of how these words began"),
}
_INTERPRETED = mark("Interpreted, language unknown"), mark("interpreted from a language that nobody names")
"""name and meaning where words were interpreted from a language that nobody knows: it may be any"""
BASIS_WORDS = {
    Basis.PRINTED: mark("printed here"),
    Basis.INHERITED: mark("carried over from an earlier marker"),
    Basis.GIVEN: mark("stated by a person"),
    Basis.INFERRED: mark("inferred from the publisher"),
    Basis.NONE: "",
}
CERTAINTY_NAMES = {
    "high": mark("high certainty"),
    "medium": mark("medium certainty"),
    "low": mark("low certainty"),
}
"""how certain something is, by the words of TEI"""


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
    certainty_name: str
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
    begins: str
    """name of the language from which the first step led; a question mark where nobody knows"""
    steps: tuple[Step, ...]
    sentence: str
    """the whole in one sentence"""
    basis: str
    """on what grounds it stands, in words; empty where nothing is known"""
    basis_key: str
    """the same as TEI says it"""
    certainty: str
    certainty_name: str
    """the same in words; empty where nothing is known"""
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
    name, meaning = _INTERPRETED if _is_from_unknown(unit) else (KIND_NAMES[kind], KIND_MEANINGS[kind])
    return Way(
        kind=str(kind),
        name=_(name),
        meaning=_(meaning),
        spoken=_name(lineage.spoken),
        spoken_tag=lineage.spoken or UNDETERMINED,
        begins=_name(lineage.spoken or (lineage.hops[0].source if lineage.hops else None)),
        steps=steps,
        sentence=_sentence(lineage.spoken, lineage.hops),
        basis=_(BASIS_WORDS[basis_of(unit)]),
        basis_key="" if (basis := basis_of(unit)) is Basis.NONE else str(basis),
        certainty=str(certainty) if certainty else "",
        certainty_name=_(CERTAINTY_NAMES[str(certainty)]) if certainty else "",
        evidence=told(lineage.evidence),
        revisits=language_name(lineage.hops[-1].target) if revisits else "",
        corrected=unit.corrected,
    )


def _is_from_unknown(unit: Unit) -> bool:
    """True for words that were interpreted from a language that nobody names, whatever became of them then.

    That they were translated again, from what an interpreter said, is printed where it is known: they came by relay.
    """
    lineage = unit.lineage
    if unit.relation is Relation.RETRANSLATION:
        return False
    first = lineage.hops[0] if lineage.hops else None
    if first is None or lineage.spoken is None or primary_subtag(lineage.spoken) != UNDETERMINED:
        return False
    interpreted = first.mode is not None and first.mode.general is Mode.INTERPRETING
    return interpreted and primary_subtag(first.target) != UNDETERMINED


def _name(tag: str | None) -> str:
    return "?" if tag is None or primary_subtag(tag) == UNDETERMINED else language_name(tag)


def _step(hop: Hop) -> Step:
    sentence = hop.in_words
    certainty = str(hop.certainty if isinstance(hop.certainty, Certainty) else Certainty.LOW)
    verb = _("in translation") if hop.open_path else verb_of(hop.mode)
    between = f"{_name(hop.source)} → {_name(hop.target)}: {verb}."
    return Step(
        verb=verb,
        language=_name(hop.target),
        tag=hop.target,
        sentence=sentence if interface_tag() == "en" else between,
        evidence=told(hop.evidence.removeprefix(sentence).strip()),
        certainty=certainty,
        certainty_name=_(CERTAINTY_NAMES[certainty]),
        agents=", ".join(hop.agents),
        machine=hop.machine,
        open_path=hop.open_path,
    )


def _sentence(spoken: str | None, hops: tuple[Hop, ...]) -> str:
    """The way in one sentence: ``Spoken in Korean, interpreted into Russian, translated into English.``."""
    if spoken is None and not hops:
        return _("How these words began is not known.")
    begin = (
        _("It is not known how these words began")
        if spoken is None
        else _("Spoken in {language}").format(language=language_name(spoken))
    )
    parts = [begin]
    for hop in hops:
        if hop.open_path:
            pattern = _("put into {language} by a way that nobody states")
        elif hop.within_a_language:
            pattern = _("{verb} in {language}")
        else:
            pattern = _("{verb} into {language}")
        parts.append(pattern.format(verb=verb_of(hop.mode), language=language_name(hop.target)))
    return f"{', '.join(parts)}."
