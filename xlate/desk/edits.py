"""What a page asks for, as an edit of turns and speakers; and the words of a unit as they stand in a field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlate.desk.answers import Said, text_of
from xlate.desk.store import Version
from xlate.desk.tags import Tags
from xlate.errors import BrokenMarkupError, EditError
from xlate.files import Input
from xlate.model.lineage import Relation
from xlate.model.unit import Unit, UnitKind
from xlate.pages.interface import gettext as _
from xlate.profiles.speaker_register import Register
from xlate.revision.edit_operations import (
    CorrectWords,
    JoinTexts,
    Operation,
    RenameSpeaker,
    SetMarker,
    SetSpeaker,
    SetStage,
    SplitText,
)

__all__ = ["asked_keys", "operation_of", "ready_for_lineage", "words_in_field"]


def words_in_field(unit: Unit) -> tuple[str, Sequence[tuple[str, str]]]:
    """The words of a unit as a field shows them, and its tags: each sign with what it stands for."""
    try:
        tags = Tags.of(unit.source)
    except BrokenMarkupError:
        return unit.source, ()
    shown = tags.show(unit.source)
    return (unit.source, ()) if shown is None else (shown, [(tag.sign, tag.markup) for tag in tags.tags])


def _words_of(unit: Unit, text: str) -> str:
    """What stands in a field, as `CorrectWords` takes it: with the tags, or plain."""
    text = " ".join(text.split("\n"))
    _shown, signs = words_in_field(unit)
    if not any(sign in text for sign, _markup in signs):
        return text
    return Tags.of(unit.source).take(text)


def asked_keys(said: Said) -> tuple[str, ...]:
    """The ids that a page names.

    Raises:
        EditError: there is none.
    """
    keys = said.get("keys")
    found = tuple(key for key in keys if isinstance(key, str)) if isinstance(keys, list) else ()
    if not found and said.get("do") != "rename":
        raise EditError(_("select a paragraph first: click it in the transcript"))
    return found


def operation_of(said: Said, units: Mapping[str, Unit], register: Register | None) -> Operation:
    """The edit that a page asks for.

    Args:
        said: ``do`` (split, join, who, rename, words, stage, speech, marker) and its values.
        units: those of the file, by their ids, in its order.
        register: who is known besides; None: there is no register.

    Raises:
        EditError: it is not possible.
    """
    keys = asked_keys(said)
    match text_of(said, "do"):
        case "split":
            at, who = said.get("at"), text_of(said, "who").strip()
            if not isinstance(at, int):
                raise EditError(_("click where the second part begins"))
            return SplitText(keys[0], at, _known(who, register)[0] if who else None, bool(said.get("turn")))
        case "join":
            return _join(said, units, keys)
        case "who":
            name = text_of(said, "name").strip()
            if not name and not said.get("anonymous"):
                raise EditError(_("say who speaks"))
            return SetSpeaker(keys, *(_known(name, register) if name else (None, None, ())))
        case "rename":
            called, role, refs = _known(text_of(said, "new").strip(), register)
            printed = bool(said.get("printed"))
            return RenameSpeaker(f"#{text_of(said, 'person')}", called, printed, role, refs)
        case "words":
            return CorrectWords(keys[0], _words_of(_unit(units, keys[0]), text_of(said, "words")))
        case "stage" | "speech" as do:
            return SetStage(keys[0], do == "speech")
        case "marker":
            means = text_of(said, "means")
            return SetMarker(keys[0], text_of(said, "words").strip(), Relation(means) if means else None)
        case other:
            raise EditError(f"unknown edit: {other}")


def _unit(units: Mapping[str, Unit], key: str) -> Unit:
    if key not in units:
        raise EditError(_("this paragraph is not in the file any more"))
    return units[key]


def _known(name: str, register: Register | None) -> tuple[str, str | None, tuple[str, ...]]:
    """Name, office and authority records of a person, from the register where it knows the name."""
    person = register.find(name) if register is not None else None
    return (name, None, ()) if person is None else (person.name, person.role, person.references)


def _join(said: Said, units: Mapping[str, Unit], keys: Sequence[str]) -> JoinTexts:
    """Two paragraphs or turns: those that are selected, or one and its neighbour."""
    paragraphs = [unit for unit in units.values() if unit.kind is UnitKind.SEGMENT]
    unit = _unit(units, keys[0])
    place = next((place for place, one in enumerate(paragraphs) if one.key == unit.key), None)
    if place is None:
        raise EditError(_("this is no paragraph of a speaker"))
    where = text_of(said, "where")
    if where == "turn":
        first = next((one for one in reversed(paragraphs[:place]) if one.turn_key != unit.turn_key), None)
        if first is None or first.turn_key is None or unit.turn_key is None:
            raise EditError(_("there is no turn before this one"))
        one, other = first.turn_key, unit.turn_key
    elif where == "selected":
        second = _unit(units, keys[-1])
        same = unit.turn_key == second.turn_key
        one, other = (unit.key, second.key) if same else (unit.turn_key or unit.key, second.turn_key or second.key)
    else:
        near = place + 1 if where == "after" else place - 1
        if not 0 <= near < len(paragraphs) or paragraphs[near].turn_key != unit.turn_key:
            raise EditError(_("there is no such paragraph in this turn; you can join the turns"))
        one, other = (unit.key, paragraphs[near].key) if where == "after" else (paragraphs[near].key, unit.key)
    return JoinTexts(one, other, text_of(said, "keep"), text_of(said, "label"))


def ready_for_lineage(version: Version) -> Input:
    """A TEI file in which lineage can be said; one from elsewhere is made ready first, as by `xlate lineage init`.

    Raises:
        RecordError: it cannot be.
    """
    from xlate.workflow.inputs import read_record
    from xlate.workflow.lineage import init_lineage

    given = Input(version.data, version.name)
    has_versions = read_record(given).header.find("{*}fileDesc/{*}sourceDesc//{*}listBibl") is not None
    return given if has_versions else Input(init_lineage(given).value, version.name)
