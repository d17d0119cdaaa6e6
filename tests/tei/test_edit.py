"""Edits of turns and speakers: whatever is done in whatever order, files stay valid and keep their words."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from xlate.errors import EditError
from xlate.findings import Severity
from xlate.model.lineage import Relation
from xlate.model.unit import UnitKind
from xlate.revision.edit_operations import (
    JoinTexts,
    Operation,
    RenameSpeaker,
    SetMarker,
    SetSpeaker,
    SetStage,
    SplitText,
)
from xlate.tei.names import T
from xlate.tei.record import Record
from xlate.tei.validate.run import check_tei
from xlate.tei.write.edit import splice_edit, splice_undo

FILES = {
    name: (ROOT / "tests" / "golden" / name / "source.xml").read_bytes() for name in ("seed", "interview", "handmade")
}
NAMES = ["Anna Weber", "Kim Yong-nam", "Vladimir Putin", "Li Mi-ja", "A spokesperson"]


def record(data: bytes) -> Record:
    """The file."""
    return Record.read(data, "t.xml")


def edited(data: bytes, operation: Operation) -> bytes:
    """The file after an edit by Anna Schmidt."""
    return splice_edit(record(data), operation, "Anna Schmidt", "a test").value.data


def words(data: bytes) -> list[str]:
    """All words of the texts, labels too, in their order; a label that became words has a colon."""
    text = " ".join(" ".join(one.itertext(with_tail=True)) for one in record(data).texts)
    return re.sub(r"[\s:]+", "", text).split()


def problems(data: bytes) -> set[str]:
    """What validation finds, without lines."""
    return {f"{one.code} {one.message}" for one in check_tei(data, "t.xml") if one.severity is Severity.ERROR}


def an_operation(data: bytes, choice: random.Random) -> Operation:
    """Any operation on what the file has."""
    units = record(data).units()
    texts = [unit for unit in units if unit.kind in (UnitKind.SEGMENT, UnitKind.NARRATIVE)] or list(units)
    unit = choice.choice(texts)
    said = "".join(record(data).element(unit.key).itertext()).split()
    place = len(" ".join(said[: choice.randrange(len(said))])) if said else 0
    turns = list(dict.fromkeys(one.turn_key for one in units if one.turn_key))
    follows = units[min(units.index(unit) + 1, len(units) - 1)]
    who = choice.choice([*NAMES, None])
    stage = [one.key for one in units if one.kind is UnitKind.STAGE]
    printed = record(data).root.xpath("//t:note[@type='marker']", namespaces={"t": T[1:-1]})
    possible: list[Operation] = [
        SplitText(unit.key, place),
        SplitText(unit.key, place, who=who),
        SplitText(unit.key, place, turn=True),
        JoinTexts(unit.key, follows.key, keep=choice.choice(["", "first", "second"])),
        SetSpeaker(tuple(one.key for one in choice.sample(texts, min(len(texts), choice.randrange(1, 4)))), who),
        SetStage(unit.key),
        *([SetStage(choice.choice(stage), speech=True)] if stage else []),
        RenameSpeaker(choice.choice(NAMES), choice.choice([*NAMES, "Somebody Else"]), printed=choice.random() < 0.2),
        SetMarker(unit.key, choice.choice(said or ["x"]), choice.choice(list(Relation))),
    ]
    if len(turns) > 1:
        first = choice.randrange(len(turns) - 1)
        keep = choice.choice(["first", "second"])
        possible.append(JoinTexts(str(turns[first]), str(turns[first + 1]), keep, "words"))
    if printed:
        one = choice.choice(printed)
        holder = next(outer for outer in one.iterancestors() if outer.get("{http://www.w3.org/XML/1998/namespace}id"))
        key = holder.get("{http://www.w3.org/XML/1998/namespace}id")
        possible.append(SetMarker(key, "".join(one.itertext())))
    return choice.choice(possible)


@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32))
@settings(max_examples=40)
def test_any_edits_in_any_order_leave_a_valid_file_with_all_its_words(name: str, seed: int) -> None:
    """Each can be taken back to the byte, the last one first."""
    choice = random.Random(seed)  # noqa: S311
    data = FILES[name]
    known, states = problems(data), [data]
    for _ in range(6):
        operation = an_operation(data, choice)
        try:
            new = edited(data, operation)
        except EditError:
            continue
        assert problems(new) <= known, operation
        if not (isinstance(operation, RenameSpeaker) and operation.printed):
            assert words(new) == words(data), operation
        if new != data:
            states.append(new)
        data = new
    while len(states) > 1:
        assert states.pop() == data
        data = splice_undo(record(data)).data
        assert data == states[-1]
