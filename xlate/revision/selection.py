"""Which words of a file are meant: by speaker, turn, number, stretch or kind of lineage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xlate.errors import CorrectionError
from xlate.model.lineage import Kind
from xlate.model.unit import Unit, UnitKind, units_of_text
from xlate.text import name_words

__all__ = ["Selection"]

_RANGE = re.compile(r"([0-9]{1,9})[-\u2013]([0-9]{1,9})")
"""a range of turns"""
_SHOWN = 20
"""speakers in a message"""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which words of one file are meant: those that fit every selector that is used; of several values in one, any."""

    speakers: tuple[str, ...] = ()
    """names, or words of names"""
    turns: tuple[str, ...] = ()
    """numbers or ids of turns, or ranges of numbers (2-5)"""
    segments: tuple[str, ...] = ()
    """numbers or ids of units, headings and labels too"""
    first: str | None = None
    """number or id of the first unit of a stretch; it goes to ``last``"""
    last: str | None = None
    everything: bool = False
    """all spoken segments; excludes the others"""
    kinds: tuple[Kind, ...] = ()
    """classes of the lineage that the words have now"""

    def __post_init__(self) -> None:
        """Refuse what selects nothing, or everything and less."""
        ways = [self.speakers, self.turns, self.segments, self.first or self.last, self.kinds]
        if any(ways) == self.everything:
            raise CorrectionError(
                "select the words with one or more of --speaker, --turn, --segment, --kind and --first with --last, or "
                "with --all alone"
            )
        if bool(self.first) != bool(self.last):
            raise CorrectionError("--first and --last must be given together")

    def select(self, units: Iterable[Unit], file: str) -> list[Unit]:
        """The units that are meant, in the order of the file.

        Args:
            units: those of the file.
            file: its name, for messages.

        Raises:
            CorrectionError: a name, number or id means nothing here, or no words fit all selectors.
        """
        everything = list(units)
        spoken = units_of_text(everything)
        found = _called(everything, self.segments, file) if self.segments else spoken
        if not found:
            raise CorrectionError("the file has no spoken segment with an xml:id (see: xlate ids)", file=file)
        chosen = {unit.key for unit in found}
        if self.speakers:
            chosen &= {unit.key for unit in _pick(everything, self.speakers, _is_spoken_by, "speaker", file)}
        if self.turns:
            chosen &= {unit.key for unit in _pick(everything, self.turns, _is_in_turn, "turn", file)}
        if self.first or self.last:
            chosen &= {unit.key for unit in _stretch(spoken, str(self.first), str(self.last), file)}
        if self.kinds:
            chosen &= {unit.key for unit in everything if unit.lineage.kind in self.kinds}
        if not chosen:
            raise CorrectionError("no words fit all that is asked; xlate lineage show --segments lists them", file=file)
        return [unit for unit in everything if unit.key in chosen]


def _pick(
    units: list[Unit], names: tuple[str, ...], fits: Callable[[Unit, str], bool], what: str, file: str
) -> list[Unit]:
    found: dict[str, Unit] = {}
    for name in names:
        named = [unit for unit in units if fits(unit, name)]
        if not named and what == "speaker":
            named = _labelled(units, name)
            if not named and (persons := _speakers(units)):
                message = f'there is no speaker "{name}"; there are: {persons}'
                raise CorrectionError(message, file=file)
        if not named:
            raise CorrectionError(f'there is no {what} "{name}"; xlate lineage show --segments lists them', file=file)
        if what == "speaker":
            _refuse_two_persons(name, named, file)
        found.update((unit.key, unit) for unit in named)
    return [unit for unit in units if unit.key in found]


def _labelled(units: list[Unit], label: str) -> list[Unit]:
    """The units of those whose printed label this is, or whose whole name it holds: ``Mr. LEE``, where Lee speaks."""
    wanted = name_words(label)
    titled = {word for word in wanted if f"{word}." in label.casefold().split()}
    printed: frozenset[str] = frozenset()
    persons: set[str | None] = set()
    turn = None
    for unit in units:
        if unit.kind is UnitKind.LABEL:
            printed = name_words(unit.source)
        elif unit.speaker is not None:
            begins, turn = unit.turn_key != turn, unit.turn_key
            words = name_words(unit.speaker)
            whole = words < wanted and (len(words) > 1 or wanted - words <= titled)
            if whole or (begins and printed == wanted):
                persons.add(unit.speaker)
            printed = frozenset() if begins else printed
    return [unit for unit in units if unit.speaker in persons]


def _speakers(units: list[Unit]) -> str:
    """Those who speak, for a message."""
    persons = [*dict.fromkeys(unit.speaker for unit in units if unit.speaker)]
    return ", ".join([*persons[:_SHOWN], *["…"] * (len(persons) > _SHOWN)])


def _called(units: list[Unit], names: tuple[str, ...], file: str) -> list[Unit]:
    """The units of some numbers and ids; as `_pick`, but thousands of names do not take thousands of passes."""
    known = {name for unit in units for name in (unit.number, unit.key)}
    wanted = set(names)
    for name in names:
        if name not in known:
            raise CorrectionError(f'there is no segment "{name}"; xlate lineage show --segments lists them', file=file)
    return [unit for unit in units if unit.number in wanted or unit.key in wanted]


def _refuse_two_persons(name: str, units: list[Unit], file: str) -> None:
    """What is said about one person is never said about another who shares a word of the name."""
    if name.startswith("#"):
        return  # a pointer means one person, also where that person speaks together with another
    called = dict.fromkeys(str(unit.speaker) for unit in units)
    exact = [speaker for speaker in called if speaker.casefold() == name.casefold()]
    alone = [speaker for speaker in called if " / " not in speaker]  # not what two say together
    if not exact and len(alone) == 1:
        exact = alone
    if len(called) > 1 and not exact:
        raise CorrectionError(f'"{name}" is the name of several speakers here: {", ".join(called)}', file=file)
    if exact:
        units[:] = [unit for unit in units if unit.speaker in exact]


def _stretch(units: list[Unit], first: str, last: str, file: str) -> list[Unit]:
    places = []
    for name in (first, last):
        place = next((place for place, unit in enumerate(units) if _is_called(unit, name)), None)
        if place is None:
            raise CorrectionError(
                f'there is no spoken segment "{name}"; xlate lineage show --segments lists them', file=file
            )
        places.append(place)
    if places[0] > places[1]:
        raise CorrectionError(f'"{first}" comes after "{last}"', file=file)
    return units[places[0] : places[1] + 1]


def _is_called(unit: Unit, name: str) -> bool:
    return name in (unit.number, unit.key)


def _is_in_turn(unit: Unit, name: str) -> bool:
    if name in (unit.turn, unit.turn_key):
        return True
    ends = _RANGE.fullmatch(name)
    return ends is not None and (unit.turn or "").isdecimal() and int(ends[1]) <= int(unit.turn or 0) <= int(ends[2])


def _is_spoken_by(unit: Unit, name: str) -> bool:
    words = name_words(unit.speaker or "")
    return name.removeprefix("#") == unit.person or (bool(words) and name_words(name) <= words)
