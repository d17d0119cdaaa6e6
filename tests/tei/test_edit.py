"""Edits of turns and speakers: whatever is done in whatever order, files stay valid and keep their words."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from xlate.errors import EditError
from xlate.findings import Severity
from xlate.model.lineage import Relation
from xlate.model.unit import Unit, UnitKind
from xlate.revision.edit_operations import (
    CorrectWords,
    JoinTexts,
    Operation,
    RenameSpeaker,
    SetMarker,
    SetSpeaker,
    SetStage,
    SplitText,
    read,
    written,
)
from xlate.tei.names import T, stable_id
from xlate.tei.record import Record
from xlate.tei.validate.run import check_tei
from xlate.tei.write.edit import splice_edit, splice_undo
from xlate.tei.write.edit_history import read_edits

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
@settings(max_examples=25)
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


SEED = (ROOT / "examples" / "kremlin-en-00seed.xml").read_bytes()
INTERVIEW, HANDMADE = FILES["interview"], FILES["handmade"]


def units(data: bytes) -> dict[str, Unit]:
    """Number, or id, of each unit -> the unit."""
    return {unit.number or unit.key: unit for unit in record(data).units()}


def refusal(data: bytes, operation: Operation) -> str:
    """Why an edit is not made."""
    with pytest.raises(EditError) as caught:
        edited(data, operation)
    return caught.value.message


def changed_lines(old: bytes, new: bytes) -> list[str]:
    """The lines of the old file that the new one lacks, from the text on."""
    kept = set(new.splitlines())
    body = old[old.index(b"<body>") + 6 :]
    return [line.decode().strip() for line in body.splitlines() if line and line not in kept]


def test_a_split_paragraph_keeps_its_id_and_the_second_part_gets_one_from_its_words() -> None:
    """The same words, converted anew by the same speaker, would have that id."""
    data = edited(SEED, SplitText("2.2", "Above all, I have"))
    first, second = units(data)["2.2"], units(data)["2.2b"]
    assert first.key == units(SEED)["2.2"].key
    assert f"{first.source} {second.source}" == units(SEED)["2.2"].source
    assert second.source.startswith("Above all, I\u00a0have"), "the space that is printed need not be typed"
    assert (second.lineage, second.relation, second.basis) == (first.lineage, first.relation, first.basis)
    assert len(changed_lines(SEED, data)) == 1
    assert second.key == stable_id("s", "Kim Yong-nam", second.source)


def test_a_turn_is_split_and_what_follows_is_of_the_speaker_who_is_named() -> None:
    """Its paragraphs keep their ids; the lineage goes with them, in a chain of that speaker, and that is told."""
    result = splice_edit(record(SEED), SplitText("u-or4el36k", "We also welcome", who="Kim Yong-nam"), "Anna")
    old, new = units(SEED), units(result.value.data)
    assert [key for key in new if new[key].turn == "1b"] == ["1b.4", "1b.5", "1b.6", "1b.7", "1b.8"]
    assert new["1b.4"].key == old["1.4"].key
    assert {new[f"1b.{n}"].speaker for n in range(4, 9)} == {"Kim Yong-nam"}
    assert (new["1b.4"].lineage.spoken, new["1.3"].speaker) == ("ru", "Vladimir Putin")
    assert [one.code for one in result.findings] == ["XL226"]
    assert b'<u xml:id="u-or4el36k" n="1" who="#vladimir-putin"' in result.value.data


def test_a_split_in_the_middle_of_a_paragraph_can_split_the_turn() -> None:
    """The whole of what follows belongs to the new turn."""
    new = units(edited(SEED, SplitText("1.7", "Or it can be done", who="Li Mi-ja")))
    assert [(key, new[key].speaker) for key in new if new[key].turn == "1b"] == [
        ("1b.7", "Li Mi-ja"),
        ("1b.8", "Li Mi-ja"),
    ]


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (SplitText("2.2", "no such words"), "does not have the words"),
        (SplitText("2.2", "of"), "has"),
        (SplitText("2.1", "Thank you"), "would have no words"),
        (SplitText("9.9", "x"), 'no paragraph or turn "9.9"'),
        (JoinTexts("2.1", "3.1"), "does not follow"),
        (JoinTexts("2", "3"), "say whose they are"),
        (JoinTexts("2", "3", keep="first"), "printed between the turns"),
        (JoinTexts("1", "3", keep="first", label="drop"), "does not follow"),
        (RenameSpeaker("Nobody", "Somebody"), 'nobody in the file is called "Nobody"'),
        (SetSpeaker(("2.1",), "#nobody"), "no person"),
        (CorrectWords("2.1", "  "), "empty"),
        (SetStage("2.1", speech=True), "no stage direction"),
        (SetMarker("2.1", "(x)"), "has no marker"),
    ],
)
def test_what_is_not_possible_is_refused_in_words(operation: Operation, why: str) -> None:
    """Nothing is guessed."""
    assert why in refusal(SEED, operation)


def test_words_inside_inline_markup_cannot_be_split_and_tags_stay() -> None:
    """In the file laid out by hand."""
    assert "inside an element" in refusal(HANDMADE.replace(b">dear<", b">dear old<"), SplitText("p1", "old"))
    assert "<ref" in refusal(HANDMADE, CorrectWords("p2s2", "Another <gap reason='inaudible'/> sentence."))


def test_tags_go_around_the_same_words_or_the_edit_is_refused() -> None:
    """A person who types words needs no tags where it is clear where they go."""
    base = SEED.replace(b">Thank you very much.<", b'>Thank you <hi rend="italic">very</hi> much.<')
    data = edited(base, CorrectWords("2.1", "We thank you very warmly & much."))
    assert b'>We thank you <hi rend="italic">very</hi> warmly &amp; much.<' in data
    assert "Write the words with their tags" in refusal(base, CorrectWords("2.1", "Thank you."))
    typed = edited(base, CorrectWords("2.1", 'Thank <hi rend="italic">you</hi>.'))
    assert b'>Thank <hi rend="italic">you</hi>.<' in typed


def test_corrected_words_keep_the_spaces_that_nobody_can_type() -> None:
    """Between words that stood together before."""
    before = units(SEED)["4.4"].source
    assert "\u00a0" in before
    same = splice_edit(record(SEED), CorrectWords("4.4", before.replace("\u00a0", " ").replace("&amp;", "&")), "Anna")
    assert (same.value.data, same.value.summary) == (SEED, "")


def test_paragraphs_of_two_lineages_are_joined_only_if_one_is_said_to_hold() -> None:
    """Of Ali Reza, who goes on in another language."""
    assert "came in two ways" in refusal(INTERVIEW, JoinTexts("2.2", "2.2b"))
    data = edited(INTERVIEW, JoinTexts("2.2", "2.2b", keep="second"))
    assert units(data)["2.2"].lineage.spoken == "en"
    assert b'n="2.2" part=' not in data


def test_turns_are_joined_and_the_label_is_kept_by_the_history_or_as_words() -> None:
    """Whatever is chosen, it can be taken back."""
    dropped = edited(SEED, JoinTexts("3", "4", keep="second", label="drop"))
    spoken = {key: unit for key, unit in units(dropped).items() if unit.kind is UnitKind.SEGMENT}
    assert [key for key in spoken if spoken[key].turn == "3"] == ["3.1", "3.2", "3.3", "3.4", "3.5"]
    assert {units(dropped)[f"3.{n}"].speaker for n in range(1, 6)} == {"Kim Yong-nam"}
    said = edited(SEED, JoinTexts("3", "4", keep="first", label="words"))
    assert units(said)["3.2"].source.startswith("Kim Yong-nam: I\u00a0have warm")
    assert splice_undo(record(dropped)).data == splice_undo(record(said)).data == SEED


def test_what_was_carried_over_from_a_marker_is_kept_as_stated_and_told() -> None:
    """Turn 2 prints (retranslated); turn 4 had it from there, until turn 2 turns out to be of somebody else."""
    result = splice_edit(record(SEED), SetSpeaker(("2",), "Vladimir Putin"), "Anna Schmidt")
    told = next(one for one in result.findings if one.code == "XL227")
    unit = units(result.value.data)["4.1"]
    assert unit.key in told.message
    assert (unit.lineage.spoken, str(unit.basis), unit.corrected) == ("ko", "given", True)


def test_a_paragraph_inside_a_turn_becomes_a_turn_and_the_rest_stays_whose_it_was() -> None:
    """The printed label stays with the first part."""
    data = edited(SEED, SetSpeaker(("1.3", "1.4"), "Li Mi-ja", role="interpreter", refs=("https://example.org/li",)))
    new = units(data)
    assert [new[key].turn for key in ("1.2", "1b.3", "1b.4", "1c.5")] == ["1", "1b", "1b", "1c"]
    assert [new[key].speaker for key in ("1.2", "1b.3", "1c.5")] == ["Vladimir Putin", "Li Mi-ja", "Vladimir Putin"]
    assert b'<persName ref="https://example.org/li">Li Mi-ja</persName><occupation>interpreter</occupation>' in data
    assert data.count(b'type="speaker"') == SEED.count(b'type="speaker"')


def test_nobody_knows_who_speaks() -> None:
    """The pointer goes, the lineage stays."""
    unit = units(edited(SEED, SetSpeaker(("4",), None)))["4.1"]
    assert (unit.speaker, unit.person, unit.lineage.spoken) == (None, None, "ko")


def test_two_persons_become_one_and_the_other_leaves_the_header() -> None:
    """With the hops and versions that were said of the other."""
    data = edited(INTERVIEW, RenameSpeaker("Ali Reza", "Anna Weber"))
    assert {unit.speaker for unit in record(data).units() if unit.speaker} == {"Anna Weber"}
    assert b'<person xml:id="ali-reza"' not in data
    assert b'<persName type="alias">Ali Reza</persName>' in data
    assert b"hops.ali-reza" not in data[: data.index(b"<revisionDesc")]


def test_a_new_name_is_told_everywhere_but_in_the_print() -> None:
    """Labels change only if that is wanted."""
    data = edited(SEED, RenameSpeaker("Kim Yong-nam", "Kim Yong Nam"))
    assert {"Kim Yong Nam", "Vladimir Putin"} == {unit.speaker for unit in record(data).units() if unit.speaker}
    assert b"Remarks of Kim Yong Nam</title>" in data
    assert b'type="speaker">Kim Yong-nam</note>' in data
    printed = edited(SEED, RenameSpeaker("Kim Yong-nam", "Kim Yong Nam", printed=True))
    assert b'type="speaker">Kim Yong Nam</note>' in printed


def test_a_new_person_whose_name_is_like_another_is_told() -> None:
    """Two persons who are one can be made one."""
    result = splice_edit(record(SEED), SetSpeaker(("3",), "Kim"), "Anna")
    assert [one.code for one in result.findings if one.code == "XL229"] == ["XL229"]


def test_a_stage_direction_is_speech_and_the_other_way_round() -> None:
    """The id stays; a paragraph has the lineage of the one before it."""
    data = edited(SEED, SetStage("i-qsw4uibo", speech=True))
    unit = units(data)["2.2b"]
    assert (unit.key, unit.kind, unit.lineage) == ("i-qsw4uibo", UnitKind.SEGMENT, units(SEED)["2.2"].lineage)
    back = units(edited(data, SetStage("2.2b")))["i-qsw4uibo"]
    assert (back.kind, back.lineage.spoken) == (UnitKind.STAGE, None)


def test_a_wrong_marker_is_words_and_what_it_alone_said_is_unknown() -> None:
    """On a label, so it is about the turn and all that came later."""
    result = splice_edit(record(SEED), SetMarker("l-ksi4c4yg", "(retranslated)"), "Anna")
    new = units(result.value.data)
    assert (new["2.1"].relation, new["2.1"].lineage.spoken, new["4.1"].lineage.spoken) == (None, None, None)
    assert new["1.1"].lineage == units(SEED)["1.1"].lineage
    assert b"Kim Yong-nam (retranslated)</note>" in result.value.data
    assert "XL226" in {one.code for one in result.findings}


def test_words_that_are_a_marker_mean_what_a_person_says() -> None:
    """In a paragraph, or on a label."""
    base = SEED.replace(b">Thank you very much.<", b">[vom Band] Thank you very much.<")
    base = edited(base, SetMarker("l-ksi4c4yg", "(retranslated)"))
    data = edited(base, SetMarker("2.1", "[vom Band]", Relation.INTERPRETATION))
    assert b'<note type="marker" subtype="interpretation">[vom Band]</note> Thank you' in data
    assert units(data)["2.1"].relation is Relation.INTERPRETATION
    label = edited(base, SetMarker("l-ksi4c4yg", "(retranslated)", Relation.RETRANSLATION))
    assert units(label)["2.2"].relation is Relation.RETRANSLATION
    assert problems(label) == set()


def test_a_play_of_somebody_else_is_edited_too() -> None:
    """Without a history, a list of persons, numbers or lineage: only what must be in the header is added."""
    data = edited(HANDMADE, SplitText("p1", "guests", who="Bruno"))
    assert re.search(rb'dear</hi></p>\s*</sp>\s*<sp xml:id="u-[a-z2-7]{8}" who="#bruno">\s*<p xml:id="s-', data)
    assert problems(data) <= problems(HANDMADE)
    assert splice_undo(record(data)).data == HANDMADE


def test_only_the_last_edit_is_taken_back_and_only_if_nothing_else_has_changed() -> None:
    """A byte that somebody else has changed stays."""
    once = edited(SEED, CorrectWords("3.1", "Thank you so much."))
    twice = edited(once, SplitText("2.2", "Above all"))
    assert splice_undo(record(twice)).data == once
    with pytest.raises(EditError, match="changed in another way"):
        splice_undo(record(twice.replace(b">Above all", b">ABOVE all")))
    with pytest.raises(EditError, match="was no edit"):
        splice_undo(record(SEED))


def test_the_history_says_who_what_when_and_why() -> None:
    """For people, and as a line that can be done again."""
    entry = read_edits(record(edited(SEED, CorrectWords("3.1", "Thank you so much."))))[0]
    assert (entry.by, entry.when) == ("Anna Schmidt", "2026-11-23")
    assert entry.text == 'Words of 3.1 corrected; they were "Thank you.". Reason: a test'
    operation, seen = read(entry.operation)
    assert operation == CorrectWords("s-jchhegz4", "Thank you so much.")
    assert list(seen) == ["s-jchhegz4"]


@given(
    st.one_of(
        st.builds(SplitText, st.text(min_size=1), st.text(min_size=2).filter(lambda at: at[0] != "#"), who=st.text()),
        st.builds(SplitText, st.text(min_size=1), st.integers(0, 10**6), turn=st.booleans()),
        st.builds(SetSpeaker, st.lists(st.text(), min_size=1).map(tuple), st.none() | st.text()),
        st.builds(RenameSpeaker, st.text(), st.text(), st.booleans(), refs=st.lists(st.text()).map(tuple)),
        st.builds(SetMarker, st.text(), st.text(), st.none() | st.sampled_from(Relation)),
        st.builds(CorrectWords, st.text(), st.text()),
        st.builds(JoinTexts, st.text(), st.text(), st.sampled_from(["", "first"]), st.sampled_from(["", "drop"])),
        st.builds(SetStage, st.text(), st.booleans()),
    )
)
def test_an_operation_is_read_as_it_was_written(operation: Operation) -> None:
    """Whatever names and words are in it."""
    assert read(written(operation, {"s-a:b": "abc"})) == (operation, {"s-a:b": "abc"})


def test_the_count_of_turns_and_segments_follows() -> None:
    """And nothing else in the header but who edits, and the history."""
    data = edited(SEED, SplitText("2.2", "Above all"))
    assert b'quantity="16">16 spoken segments' in data
    added = rb"\s*<change type=.edit.*?</change>|\s*<respStmt xml:id=.ag.anna-schmidt.*?</respStmt>"
    header = re.sub(added, b"", data, flags=re.DOTALL)
    old = SEED[: SEED.index(b"<text ")].replace(b'quantity="15">15 spoken', b'quantity="16">16 spoken')
    assert header[: header.index(b"<text ")] == old


def test_a_language_without_spaces_is_joined_without_one() -> None:
    """Chinese paragraphs."""
    base = SEED.replace(b">Thank you very much.<", ">谢谢。<".encode())
    base = re.sub(rb'(s-nwxy7oav"[^>]*>)[^<]*', r"\1总统先生。".encode(), base)
    assert units(edited(base, JoinTexts("2.1", "2.2")))["2.1"].source == "谢谢。总统先生。"
