"""What a marker means, which rule read it, and how far it holds; what is known of a segment, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xlate.desk.desk import Desk
from xlate.desk.workspace import Document
from xlate.model.lineage import Basis, Relation
from xlate.model.lineage_query import basis_of
from xlate.model.pieces import Marker, Scope
from xlate.model.unit import Unit, UnitKind
from xlate.pages.interface import gettext as _
from xlate.pages.interface import language_name, mark
from xlate.pages.telling import told
from xlate.pages.ways import Way, way_of_unit
from xlate.profiles import Profile, load_profile, profile_names
from xlate.profiles.inline_markers import Place, find_marker, rule_of
from xlate.tei.read.edition import read_publisher
from xlate.tei.read.runs import read_runs

__all__ = ["RELATIONS", "SCOPES", "MarkerMeaning", "Meaning", "meaning_of", "reach_of"]

RELATIONS = {
    Relation.RETRANSLATION: mark("retranslated: a translation of a translation"),
    Relation.INTERPRETATION: mark("interpreted: an interpreter spoke these words"),
    Relation.TRANSLATION: mark("translated from another language"),
    Relation.SPOKEN: mark("spoken in this language, and heard or read in translation"),
    Relation.UNTRANSLATED: mark("left in the language spoken"),
}
SCOPES = {
    Scope.TURN: mark("this turn"),
    Scope.STICKY: mark("this turn and the later turns of the same speaker, until another marker"),
    Scope.SECTION: mark("all turns from here on, until another marker or a heading"),
    Scope.PARAGRAPH: mark("this paragraph"),
    Scope.FOLLOWING: mark("the paragraph after it"),
}


@dataclass(frozen=True, slots=True)
class MarkerMeaning:
    """A printed marker in words."""

    text: str
    meaning: str
    """empty: no rule reads it today"""
    rule: str
    scope: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is known of the words of a segment, and why."""

    key: str
    number: str
    speaker: str
    way: Way
    markers: Sequence[MarkerMeaning]
    """those printed on it, and on the label of its turn"""
    reach: Sequence[str]
    """xml:id of each segment for which the marker holds that it goes back to; empty: there is none"""
    from_key: str
    """the first of them"""
    inherited: bool
    """it is carried over from an earlier marker"""


def meaning_of(desk: Desk, document: Document, key: str) -> Meaning | None:
    """What is known of a segment, or by a label of its turn; None if there is no such unit with speech.

    Raises:
        RecordError: the TEI file cannot be used.
    """
    units = desk.units(document.source)
    unit = next((one for one in units if one.key == key), None)
    if unit is None:
        return None
    if unit.kind is not UnitKind.SEGMENT:
        in_turn = (one for one in units if one.turn_key == unit.turn_key and one.kind is UnitKind.SEGMENT)
        unit = (next(in_turn, None) if unit.turn_key else None) or unit
    label = next((one for one in units if one.turn_key == unit.turn_key and one.kind is UnitKind.LABEL), None)
    profile = _profile_of(desk, document)
    reach = reach_of(units, unit)
    return Meaning(
        key=unit.key,
        number=unit.number or "",
        speaker=unit.speaker or "",
        way=way_of_unit(unit),
        markers=list(_markers([*([label] if label is not None and unit.turn_key else []), unit], profile)),
        reach=reach,
        from_key=reach[0] if reach else "",
        inherited=basis_of(unit) is Basis.INHERITED,
    )


def _profile_of(desk: Desk, document: Document) -> Profile:
    """The profile of the publisher whom the file names."""
    publisher = read_publisher(desk.record(document.source))
    profiles = map(load_profile, profile_names())
    return next((one for one in profiles if publisher and one.publisher == publisher), load_profile("generic"))


def _markers(units: Iterable[Unit], profile: Profile) -> Iterator[MarkerMeaning]:
    for unit in units:
        for run in read_runs(unit.source):
            if run.kind != "marker":
                continue
            place = Place.LABEL if unit.kind is UnitKind.LABEL else Place.PARAGRAPH
            marker = find_marker(run.text.strip(), profile, unit.language, place)
            if marker is None:
                yield MarkerMeaning(run.text, "", told("no rule of today reads it"), "")
            else:
                yield MarkerMeaning(
                    run.text,
                    _in_words(marker),
                    told(f"read {rule_of(marker, profile, unit.language)}"),
                    SCOPES[marker.scope],
                )


def _in_words(marker: Marker) -> str:
    words = _(RELATIONS[marker.relation])
    if marker.spoken:
        words += "; " + _("spoken in {language}").format(language=language_name(marker.spoken))
    return words + (", " + _("through {language}").format(language=language_name(marker.relay)) if marker.relay else "")


def reach_of(units: Sequence[Unit], unit: Unit) -> list[str]:
    """The segments for which the marker holds to which a segment goes back, in their order.

    They are those of the same speaker with the same lineage, from the turn with the print on until another print.
    """
    if basis_of(unit) not in {Basis.PRINTED, Basis.INHERITED}:
        return []
    same = [one for one in units if one.kind is UnitKind.SEGMENT and one.person == unit.person]
    if unit.person is None:
        same = [one for one in same if one.turn_key == unit.turn_key]
    place = next((place for place, one in enumerate(same) if one.key == unit.key), None)
    if place is None:
        return []
    first = place
    while first and basis_of(same[first]) is Basis.INHERITED and _goes_on(same[first - 1], same[first]):
        first -= 1
    while first and same[first - 1].turn_key == same[first].turn_key and _goes_on(same[first - 1], same[first]):
        first -= 1
    last = place
    while last + 1 < len(same) and _goes_on(same[last], same[last + 1]):
        following = same[last + 1]
        if basis_of(following) is Basis.PRINTED and following.turn_key != same[last].turn_key:
            break
        last += 1
    return [one.key for one in same[first : last + 1]]


def _goes_on(one: Unit, following: Unit) -> bool:
    """True if the lineage of a segment can be that of the one before, carried on."""
    alike = one.lineage is following.lineage or one.lineage.languages == following.lineage.languages
    return alike and basis_of(one) in {Basis.PRINTED, Basis.INHERITED} and one.relation == following.relation
