"""Two paragraphs, or two turns, become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from lxml import etree

from xlate.errors import EditError
from xlate.model.unit import Unit, UnitKind
from xlate.revision.edit_operations import JoinTexts
from xlate.tei.names import TURNS, XML_ID, T
from xlate.tei.read.alternatives import read_alternatives
from xlate.tei.read.lineage import way_of
from xlate.tei.write.edit_work import Speaker, Work
from xlate.text import joint

__all__ = ["join_texts"]

_PARTS = {("I", "F"): None, ("I", "M"): "I", ("M", "M"): "M", ("M", "F"): "F"}
_NUMBER = re.compile(r"(\d+)(.*)")
_SPACE = " \t\r\n"
_STATED = ("ana", "change", "cert")


def join_texts(work: Work, operation: JoinTexts) -> None:
    """Join two paragraphs or two turns."""
    first, second = work.element(operation.key), work.element(operation.other)
    if operation.keep not in ("", "first", "second") or operation.label not in ("", "drop", "words"):
        raise EditError("what is kept is first or second; a label is dropped (drop) or made words (words)")
    if first.tag in TURNS and second.tag in TURNS:
        _join_turns(work, first, second, operation)
    elif first.tag != second.tag or first.tag in TURNS:
        raise EditError(f'"{operation.key}" and "{operation.other}" are of two kinds', file=work.record.name)
    else:
        _join_units(work, first, second, operation)


def _join_units(work: Work, first: etree._Element, second: etree._Element, operation: JoinTexts) -> None:
    one, other = (work.units.get(key) for key in (operation.key, operation.other))
    if one is None or other is None or one.kind is not other.kind or one.kind is UnitKind.LABEL:
        raise EditError(f'"{operation.key}" and "{operation.other}" are not two paragraphs', file=work.record.name)
    following = list(
        takewhile(lambda one: one.tag == T + "anchor" and one.get(XML_ID) is None, first.itersiblings("*"))
    )
    if next((following[-1] if following else first).itersiblings("*"), None) is not second:
        raise EditError(
            f"{_called(other)} does not follow {_called(one)} in the same turn; join the turns first, or mark what is "
            "between them as speech",
            file=work.record.name,
        )
    _refuse_difference(work, one, other, operation.keep)
    _refuse_opinions(work, other)
    before, after = work.record.span(first), work.record.span(second)
    spans = [before, *map(work.record.span, following), after]
    if any(work.record.data[one.end : other.start].strip() for one, other in pairwise(spans)):
        raise EditError(f"something stands between {_called(one)} and {_called(other)}", file=work.record.name)
    left, right = work.record.content(before), work.record.content(after)
    start = before.content_start + len(left.rstrip(_SPACE).encode())
    end = after.content_start + len(right[: len(right) - len(right.lstrip(_SPACE))].encode())
    work.replace(start, end, joint(one.source, other.source))
    if operation.keep == "second":
        work.set(first, **{name: second.get(name) for name in _STATED})
        work.copies[operation.key] = operation.other
    work.set(first, part=_PARTS.get((first.get("part") or "", second.get("part") or ""), first.get("part")))
    times = [*(first.get("synch") or "").split()[:1], *(second.get("synch") or "").split()[-1:]]
    if first.get("synch") and second.get("synch"):
        work.set(first, synch=" ".join(dict.fromkeys(times)))
    work.gone |= {key for item in second.iter("*") if (key := item.get(XML_ID)) and item is second}


def _refuse_difference(work: Work, one: Unit, other: Unit, keep: str) -> None:
    if keep or (way_of(one.lineage) == way_of(other.lineage) and one.relation is other.relation):
        return
    raise EditError(
        f"{_called(one)} and {_called(other)} came in two ways (xlate lineage show --segments); "
        "say with --take first or --take second which holds for both",
        file=work.record.name,
    )


def _refuse_opinions(work: Work, unit: Unit) -> None:
    """What people say of words that lose their id would say nothing any more; whether it holds for both, they know."""
    opinions = read_alternatives(work.record).get(unit.key)
    if not opinions:
        return
    names = " and ".join(dict.fromkeys(one.by or "somebody" for one in opinions))
    number = unit.number or unit.key
    raise EditError(
        f"{names} holds another opinion on the lineage of {number}, which would be lost; take it away first (xlate "
        f"lineage set {work.record.name} --segment {number} --alternative --clear), and state it again of both if it "
        "holds for both",
        file=work.record.name,
    )


def _join_turns(work: Work, first: etree._Element, second: etree._Element, operation: JoinTexts) -> None:
    labels = _between(work, first, second)
    ones, others = work.units_in(first), work.units_in(second)
    if not ones or not others or ones[0].key == operation.key or others[0].key == operation.other:
        raise EditError("a turn without paragraphs cannot be joined", file=work.record.name)
    if (first.get("who") or "") != (second.get("who") or "") and not operation.keep:
        raise EditError(
            f"{_turn(first)} is of {ones[0].speaker or 'nobody who is named'}, {_turn(second)} of "
            f"{others[0].speaker or 'nobody who is named'}; say whose they are with --take first or --take second",
            file=work.record.name,
        )
    if labels and not operation.label:
        words = ", ".join(f'"{"".join(one.itertext())}"' for one in labels)
        raise EditError(
            f"the label {words} is printed between the turns: --label drop leaves it to the history of the file, "
            "--label words makes it the beginning of the paragraph",
            file=work.record.name,
        )
    before, after = work.record.span(first), work.record.span(second)
    kept = len(work.record.content(before).rstrip(_SPACE).encode())
    work.replace(before.content_start + kept, after.content_start, "")
    if operation.label == "words" and labels:
        if next(second.iterchildren("*")) is not work.record.element(others[0].key):
            raise EditError(f"{_turn(second)} does not begin with a paragraph", file=work.record.name)
        _say_label(work, labels, others[0])
    work.gone |= {key for one in (second, *labels) if (key := one.get(XML_ID))}
    work.set(first, end=second.get("end"))
    _number(work, first, ones, second)
    _settle_speaker(work, (first, ones), (second, others), operation.keep)
    if first.get("change") and not second.get("change"):
        for unit in others:  # else the hops of the turn would count for them
            element = work.record.element(unit.key)
            if not element.get("change") and not element.get("ana"):
                work.header.need(["#lin.unknown"])
                work.set(element, ana="#lin.unknown")


def _settle_speaker(
    work: Work,
    one: tuple[etree._Element, list[Unit]],
    other: tuple[etree._Element, list[Unit]],
    keep: str,
) -> None:
    """All words of the joined turn are of one speaker."""
    (first, _), (second, _) = one, other
    if (first.get("who") or "") == (second.get("who") or ""):
        return
    holds, loses = (second, one) if keep == "second" else (first, other)
    speaker: Speaker = work.speaker_of(holds)
    for unit in loses[1]:
        element = work.record.element(unit.key)
        work.set(element, **work.chain(element, speaker, unit.language))
    if holds is second:
        work.set(first, who=second.get("who"), **work.chain(first, speaker, loses[1][0].language))


def _between(work: Work, first: etree._Element, second: etree._Element) -> list[etree._Element]:
    """The labels between two turns.

    Raises:
        EditError: something else stands there, or the one does not follow the other.
    """
    labels: list[etree._Element] = []
    for sibling in first.itersiblings("*"):
        if sibling is second:
            return labels
        if not (sibling.tag == T + "note" and sibling.get("type") in ("speaker", "role")):
            break
        labels.append(sibling)
    raise EditError(
        f"{_turn(second)} does not follow {_turn(first)} with nothing but a label between them", file=work.record.name
    )


def _say_label(work: Work, labels: Sequence[etree._Element], unit: Unit) -> None:
    """What was taken for a label begins the paragraph behind it."""
    said = " ".join(work.record.content(work.record.span(one)).strip(_SPACE) for one in labels)
    start = work.record.span(work.record.element(unit.key)).content_start
    work.replace(start, start, f"{said}: ")


def _number(work: Work, first: etree._Element, ones: Sequence[Unit], second: etree._Element) -> None:
    """The paragraphs of the second turn are numbered on."""
    old, new = second.get("n"), first.get("n")
    if not old or not new:
        return
    numbered = [one for one in second.iter("*") if (one.get("n") or "").startswith(f"{old}.")]
    found = [_NUMBER.match(str(one.get("n"))[len(old) + 1 :]) for one in numbered]
    places = [int(match[1]) for match in found if match]
    last = max((int(m[1]) for one in ones if (m := _NUMBER.match((one.number or "")[len(new) + 1 :]))), default=0)
    shift = max(0, last + 1 - min(places, default=1))
    for element, match in zip(numbered, found, strict=True):
        if match:
            work.set(element, n=f"{new}.{int(match[1]) + shift}{match[2]}")


def _turn(turn: etree._Element) -> str:
    return f"turn {turn.get('n')}" if turn.get("n") else f'"{turn.get(XML_ID)}"'


def _called(unit: Unit) -> str:
    return unit.number or unit.key
