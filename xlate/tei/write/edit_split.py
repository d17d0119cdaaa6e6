"""Paragraphs and turns are split, and given to other speakers, which splits turns too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from xlate.errors import EditError
from xlate.model.unit import Unit, UnitKind
from xlate.revision.edit_operations import SetSpeaker, SplitText
from xlate.tei.names import XML_ID
from xlate.tei.splice import edit_start_tag
from xlate.tei.write.edit_places import Cut, find_cut
from xlate.tei.write.edit_speakers import the_speaker
from xlate.tei.write.edit_work import Speaker, Work

__all__ = ["set_speaker", "split_text"]

_PARTS = {"I": ("I", "M"), "M": ("M", "M"), "F": ("M", "F")}
"""``@part`` of a paragraph -> that of its two parts"""
_SPOKEN = (UnitKind.SEGMENT, UnitKind.NARRATIVE)


def split_text(work: Work, operation: SplitText) -> None:
    """Split a paragraph, and its turn with it if that is wanted."""
    unit = work.units[operation.key]
    element = work.record.element(unit.key)
    if unit.kind not in _SPOKEN:
        raise EditError(f"{_called(unit)} is no paragraph, so it cannot be split", file=work.record.name)
    cut = None
    if operation.at != 0:
        content = work.record.content(work.record.span(element))
        cut = find_cut(content, operation.at, _called(unit))
    elif not operation.turn:
        raise EditError("a paragraph is split at words, or at a number of characters: --at", file=work.record.name)
    if not operation.turn and operation.who is None:
        assert cut is not None
        _cut_unit(work, unit, element, cut, None)
        return
    turn = work.turn_of(element)
    if element is turn:
        raise EditError(
            f"{_called(unit)} is a turn without paragraphs; split it without --who, then set the speaker",
            file=work.record.name,
        )
    speaker = work.speaker_of(turn)
    second = the_speaker(work, operation.who) if operation.who is not None else speaker
    new = _NewTurn(work, turn, second, cut.words if cut else unit.source)
    if cut is None:
        new.begin_before(element)
    else:
        _cut_unit(work, unit, element, cut, new)
        new.take(list(element.itersiblings("*")))
    if not new.same and unit.lineage.spoken:
        _tell_lineage(work)


def set_speaker(work: Work, operation: SetSpeaker) -> None:
    """Give paragraphs to another speaker; what stands before and after them in their turn stays whose it is."""
    name = operation.name
    speaker = Speaker(None, "") if name is None else the_speaker(work, name, operation.role, operation.refs)
    chosen = set(operation.keys)
    turns = dict.fromkeys(work.turn_of(work.element(key)) for key in operation.keys)
    kept = 0
    for turn in turns:
        if (turn.get("who") or None) == (f"#{speaker.key}" if speaker.key else None):
            continue
        kept += _give(work, turn, chosen, speaker)
    if kept:
        _tell_lineage(work)


def _tell_lineage(work: Work) -> None:
    message = "the words keep their lineage; if it is not true of the new speaker, set it: xlate lineage set"
    work.find("XL226", message)


def _give(work: Work, turn: etree._Element, chosen: set[str], speaker: Speaker) -> int:
    """Give the chosen paragraphs of one turn to a speaker; how many of them have a lineage that is known."""
    runs = list(_runs(work, turn, chosen))
    before = work.speaker_of(turn)
    known = 0
    for place, (is_chosen, children) in enumerate(runs):
        units = [unit for unit in work.units_in(turn) if any(_holds(child, unit.key) for child in children)]
        if is_chosen:
            known += sum(1 for unit in units if unit.lineage.hops or unit.lineage.spoken)
            for unit in units:
                if unit.key != turn.get(XML_ID):
                    element = work.record.element(unit.key)
                    work.set(element, **work.chain(element, speaker, unit.language))
        if place == 0:
            if is_chosen:
                language = units[0].language if units else work.record.language
                who = f"#{speaker.key}" if speaker.key else None
                work.set(turn, who=who, **work.chain(turn, speaker, language))
            continue
        new = _NewTurn(work, turn, speaker if is_chosen else before, units[0].source)
        new.begin_before(children[0], len(children))
    return known


def _runs(work: Work, turn: etree._Element, chosen: set[str]) -> Iterator[tuple[bool, list[etree._Element]]]:
    """The children of a turn in runs of those that are chosen and those that are not.

    What is not said, as a stage direction, goes with the paragraph before it.
    """
    if turn.get(XML_ID) in chosen:
        yield True, [turn]
        return
    said: dict[etree._Element, bool] = {}
    for child in turn.iterchildren("*"):
        keys = {unit.key for unit in work.units_in(turn) if _holds(child, unit.key)}
        if keys & chosen and not keys <= chosen:
            raise EditError(
                f'"{min(keys - chosen)}" is in the same list, table or divided paragraph; it goes with the others only',
                file=work.record.name,
            )
        if keys:
            said[child] = bool(keys & chosen)
    if not said:
        yield True, list(turn.iterchildren("*"))
        return
    last = next(iter(said.values()))
    flags = []
    for child in turn.iterchildren("*"):
        last = said.get(child, last)
        flags.append((last, child))
    for flag, group in groupby(flags, key=lambda one: one[0]):
        yield flag, [child for _, child in group]


def _holds(element: etree._Element, key: str) -> bool:
    return any(one.get(XML_ID) == key for one in element.iter("*"))


class _NewTurn:
    """A turn that begins inside another one."""

    def __init__(self, work: Work, turn: etree._Element, speaker: Speaker, words: str) -> None:
        self.work, self.turn = work, turn
        self.number = work.number(turn.get("n"))
        language = next(iter(work.units_in(turn))).language
        same = (turn.get("who") or None) == (f"#{speaker.key}" if speaker.key else None)
        values = {
            "xml:id": work.id("u", speaker.name, words),
            "n": self.number,
            "start": None,
            "who": f"#{speaker.key}" if speaker.key else None,
            **({} if same else work.chain(turn, speaker, language)),
        }
        work.copies[str(values["xml:id"])] = turn.get(XML_ID) or ""
        tag = edit_start_tag(work.start_tag(turn), values)
        name = tag[1:].split()[0].rstrip(">")
        indent = work.indent(turn)
        self.speaker, self.same = speaker, same
        self.border = f"{indent}</{name}>{indent}{tag}"
        if turn.get("end"):
            work.set(turn, end=None)

    def begin_before(self, child: etree._Element, count: int | None = None) -> None:
        """Begin it before a child of the turn; count: of how many children it takes the numbers, None: of all."""
        if child.getparent() is not self.turn:
            raise EditError(
                f'"{child.get(XML_ID)}" stands in a list, a table or a divided paragraph, where no turn can begin',
                file=self.work.record.name,
            )
        previous = next(child.itersiblings("*", preceding=True), None)
        span = self.work.record.span(self.turn)
        place = span.content_start if previous is None else self.work.record.span(previous).end
        if previous is None:
            raise EditError("the first part of the turn would have no words", file=self.work.record.name)
        self.work.replace(place, place, self.border)
        following = [child, *child.itersiblings("*")]
        self.take(following[:count])

    def take(self, children: Sequence[etree._Element]) -> None:
        """Number paragraphs as those of this turn."""
        old = self.turn.get("n")
        for element in (one for child in children for one in child.iter("*")):
            key, number = element.get(XML_ID), element.get("n")
            if old and number and number.startswith(f"{old}."):
                self.work.set(element, n=f"{self.number}{number[len(old) :]}")
            if not self.same and (unit := self.work.units.get(key or "")) and unit.kind is UnitKind.SEGMENT:
                self.work.set(element, **self.work.chain(element, self.speaker, unit.language))


def _cut_unit(work: Work, unit: Unit, element: etree._Element, cut: Cut, new: _NewTurn | None) -> None:
    """Cut a paragraph in two; new: the turn that begins with the second part."""
    span = work.record.span(element)
    content = work.record.content(span)
    start, end = (span.content_start + len(content[:place].encode()) for place in (cut.before, cut.after))
    if element.get("n") and unit.turn and new is not None:
        number: str | None = f"{new.number}{str(element.get('n'))[len(unit.turn) :]}"
    else:
        number = work.number(element.get("n"))
    speaker = (new.speaker.name if new else unit.speaker) or ""
    letter = "u" if unit.turn_key == unit.key else ("s" if unit.kind is UnitKind.SEGMENT else "n")
    values: dict[str, str | None] = {
        "xml:id": work.id(letter, speaker if letter != "n" else "", cut.words),
        "n": number,
        "synch": None,
    }
    part = element.get("part")
    if part in _PARTS:
        first, values["part"] = _PARTS[part]
        work.set(element, part=first)
    if new is not None and not new.same:
        values |= work.chain(element, new.speaker, unit.language)
    if len((element.get("synch") or "").split()) > 1:
        work.set(element, synch=str(element.get("synch")).split()[0])
    work.copies[str(values["xml:id"])] = unit.key
    tag = edit_start_tag(work.start_tag(element), values)
    name = tag[1:].split()[0].rstrip(">")
    between = f"{new.border}{work.indent(element)}" if new else work.indent(element)
    work.replace(start, end, f"</{name}>{between}{tag}")


def _called(unit: Unit) -> str:
    return unit.number or unit.key
