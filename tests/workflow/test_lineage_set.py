"""`xlate lineage set`: what people say about lineage is spliced in, kept in the history, and can be taken back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from xlate.cli import cli
from xlate.errors import CorrectionError, XlateError
from xlate.files import Input
from xlate.findings import Severity
from xlate.model.lineage import Certainty, Kind, Mode, Relation
from xlate.model.lineage_query import Basis, basis_of, way
from xlate.revision.correction import Correction, Selection
from xlate.workflow.lineage import clear_lineage, init_lineage, set_lineage, survey
from xlate.workflow.lineage_tables import export_lineage, import_lineage
from xlate.workflow.merge import merge
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

SEED = (ROOT / "examples" / "kremlin-en-00seed.xml").read_bytes()
TURN_2, TURN_3 = Selection(turns=("2",)), Selection(turns=("3",))


def set_in(data: bytes, selection: Selection, **said: object) -> bytes:
    """The file with a correction by Anna Schmidt."""
    correction = Correction(**{"by": "Anna Schmidt", **said})  # type: ignore[arg-type]
    return set_lineage(Input(data, "t.xml"), selection, correction).value.data


def units(data: bytes) -> dict[str, object]:
    """Number of each segment -> its unit."""
    return {str(p.unit.number): p.unit for p in survey(Input(data, "t.xml")).value}


def problems(data: bytes) -> list[str]:
    """The findings of validation."""
    found = validate(Input(data, "t.xml")).findings
    return [str(finding) for finding in found if finding.severity is not Severity.INFO]


def test_a_person_names_language_interpreter_and_reason() -> None:
    """The chain is new, the printed relation stays certain, and the interpreter is an agent of the header."""
    data = set_in(
        SEED, TURN_2, spoken="zh", agents=("Li Mi-ja",), certainty=Certainty.HIGH, evidence="seen on the video"
    )
    unit = units(data)["2.1"]
    assert way(unit.lineage) == "zh → ru → en"  # type: ignore[attr-defined]
    first, second = unit.lineage.hops  # type: ignore[attr-defined]
    assert (first.mode, first.agents, first.certainty) == (Mode.INTERPRETING, ("Li Mi-ja",), Certainty.HIGH)
    assert first.evidence.endswith("Stated by Anna Schmidt: seen on the video")
    assert (second.certainty, second.stated_by_user) == (Certainty.MEDIUM, False), "what nobody spoke of stays"
    assert unit.certainty is Certainty.HIGH  # type: ignore[attr-defined]
    assert basis_of(unit) is Basis.GIVEN  # type: ignore[arg-type]
    assert problems(data) == []
    assert b'<u xml:id="u-rjg4ogut" n="2" who="#kim-yong-nam" source="#v.kim-yong-nam.ru.2"' in data
    assert units(data)["4.1"] == units(SEED)["4.1"] or "ko" in str(units(data)["4.1"])


def test_only_start_tags_and_header_change() -> None:
    """Every byte of the words is what it was."""
    data = set_in(SEED, TURN_2, spoken="zh")
    old, new = SEED.splitlines(), data.splitlines()
    kept = [line for line in new if line in set(old)]
    changed = [line for line in old if line not in set(new)]
    assert len(changed) == 4, "the printed version's relations, the turn and its two segments"
    assert kept == [line for line in old if line not in changed]


def test_setting_the_same_twice_is_setting_it_once() -> None:
    """The same statement about the same words changes no byte."""
    once = set_in(SEED, TURN_2, spoken="zh", evidence="video")
    assert set_in(once, TURN_2, spoken="zh", evidence="video") == once


def test_the_same_statement_about_other_words_uses_the_same_hops() -> None:
    """The header does not grow with every segment."""
    once = set_in(SEED, Selection(segments=("2.1",)), spoken="zh")
    twice = set_in(once, Selection(segments=("2.2",)), spoken="zh")
    assert twice.count(b"<listChange") == once.count(b"<listChange")
    assert problems(twice) == []
    cleared = clear_lineage(Input(twice, "t.xml"), Selection(segments=("2.1",))).value.data
    assert problems(cleared) == []
    assert way(units(cleared)["2.2"].lineage) == "zh → ru → en"  # type: ignore[attr-defined]
    assert way(units(cleared)["2.1"].lineage) == "ko → ru → en"  # type: ignore[attr-defined]
    assert clear_lineage(Input(cleared, "t.xml"), TURN_2).value.data == SEED


tags = st.sampled_from(["ko", "zh", "fr", "en", "und", "pt-BR", "ru"])
statements = st.fixed_dictionaries(
    {},
    optional={
        "spoken": tags,
        "relays": st.lists(tags, max_size=3).map(tuple),
        "relation": st.sampled_from(list(Relation)),
        "no_relation": st.booleans(),
        "unknown": st.booleans(),
        "modes": st.lists(st.sampled_from([*Mode, None]), max_size=3).map(tuple),
        "agents": st.lists(st.sampled_from(["Li Mi-ja", "O'Neil & <Co>", "Ω"]), max_size=2).map(tuple),
        "certainty": st.sampled_from(list(Certainty)),
        "evidence": st.sampled_from(["", "seen & heard <on tape>", 'it\'s "so"']),
    },
)
selections = st.one_of(
    st.sampled_from(["1", "2", "3", "4"]).map(lambda name: Selection(turns=(name,))),
    st.sampled_from(["1.3", "2.1", "4.4", "s-jchhegz4", "h-dzk35wrq"]).map(lambda name: Selection(segments=(name,))),
    st.sampled_from(["Putin", "Kim Yong-nam"]).map(lambda name: Selection(speakers=(name,))),
    st.just(Selection(first="1.7", last="4.2")),
    st.just(Selection(everything=True)),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(selections, statements), min_size=1, max_size=3))
def test_whatever_is_set_is_valid_and_clearing_it_gives_back_every_byte(
    said: list[tuple[Selection, dict[str, object]]],
) -> None:
    """Set, set, set, then clear is identity; and no correction that is accepted breaks a rule."""
    data = SEED
    for selection, statement in said:
        try:
            data = set_in(data, selection, **statement)
        except CorrectionError:
            continue
        assert problems(data) == []
    cleared = data
    for selection, _ in said:
        cleared = clear_lineage(Input(cleared, "t.xml"), selection).value.data
        assert problems(cleared) == []
    assert cleared == SEED


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--turn", "9", "--spoken", "ko"], 'there is no turn "9"'),
        (["--segment", "s-nothing", "--spoken", "ko"], 'there is no segment "s-nothing"'),
        (["--speaker", "Merkel", "--spoken", "ko"], 'there is no speaker "Merkel"'),
        (["--from", "2.1", "--spoken", "ko"], "--first and --last must be given together"),
        (["--from", "4.1", "--to", "2.1", "--spoken", "ko"], 'comes after "2.1"'),
        (["--spoken", "ko"], "select the words"),
        (["--turn", "2", "--all", "--spoken", "ko"], "with --all alone"),
        (["--turn", "2", "--kind", "direct", "--spoken", "ko"], "no words fit all that is asked"),
        (["--turn", "7-9", "--spoken", "ko"], 'there is no turn "7-9"'),
        (["--turn", "2"], "nothing to set"),
        (["--turn", "2", "--spoken", "korean!"], "korean!"),
        (["--turn", "2", "--spoken", "ko", "--unknown"], "--unknown"),
        (["--turn", "2", "--relation", "none"], "the source prints retranslation"),
        (["--turn", "2", "--spoken", "en", "--no-relay"], "were not translated"),
        (["--turn", "2", "--relay", "en"], "a hop leads from one language into another"),
        (["--turn", "3", "--mode", "human", "--mode", "human"], "--mode is given 2 times"),
        (["--turn", "3", "--spoken", "en", "--agent", "X"], "no hop"),
        (["--turn", "1", "--relation", "untranslated"], "untranslated"),
        (["--turn", "2", "--relay", "ru", "--no-relay"], "exclude each other"),
        (["--turn", "2", "--clear", "--spoken", "ko"], "--clear"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    tmp_path: Path, options: list[str], message: str
) -> None:
    """Bad selectors and contradictions: exit status 2, a message that says what to do, the file as it was."""
    path = tmp_path / "t.xml"
    path.write_bytes(SEED)
    run = CliRunner().invoke(cli, ["lineage", "set", str(path), "--by", "Anna Schmidt", *options])
    assert run.exit_code == 2
    assert message in run.stderr
    assert path.read_bytes() == SEED


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (Selection(speakers=("Kim",), turns=("1-3",)), ["2.1", "2.2"]),
        (Selection(speakers=("Kim", "Putin"), turns=("2-3",), kinds=(Kind.DIRECT,)), ["3.1"]),
        (Selection(speakers=("Kim",), kinds=(Kind.RELAY,), first="2.2", last="4.1"), ["2.2", "4.1"]),
        (Selection(segments=("2.1", "3.1"), speakers=("KIM YONG-NAM",)), ["2.1"]),
        (Selection(turns=("3", "2")), ["2.1", "2.2", "3.1"]),
    ],
)
def test_selections_combine(selection: Selection, numbers: list[str]) -> None:
    """Every selector must fit; of several values in one, any."""
    data = set_in(SEED, selection, certainty=Certainty.LOW)
    assert [number for number, unit in units(data).items() if unit.corrected] == numbers  # type: ignore[attr-defined]


def test_what_cannot_be_set_is_left_out_and_listed() -> None:
    """Turn 2 is printed as a retranslation, turn 3 is not: what is said of both is set where it can be true."""
    correction = Correction("Ann", spoken="en", relays=())
    result = set_lineage(Input(SEED, "t.xml"), Selection(turns=("2-3",)), correction)
    assert [(one.code, one.message.partition(":")[0]) for one in result.findings] == [("XL505", "left out")] * 2
    assert result.value.segments == ("s-jchhegz4",)
    assert problems(result.value.data) == []


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("President Kim Yong-nam", True),
        ("Mr. Kim Yong-nam", True),
        ("Kim Yong-nam (retranslated)", True),
        ("Mr. Yong-nam", False),
        ("Kim Merkel", False),
    ],
)
def test_a_label_with_a_title_in_front_means_its_speaker(name: str, there: bool) -> None:
    """And what means nobody is told with those who are there."""
    if there:
        whole = set_in(SEED, Selection(speakers=("Kim Yong-nam",)), certainty=Certainty.LOW)
        assert set_in(SEED, Selection(speakers=(name,)), certainty=Certainty.LOW) == whole
    else:
        with pytest.raises(CorrectionError, match="there are: Vladimir Putin, Kim Yong-nam"):
            set_in(SEED, Selection(speakers=(name,)), certainty=Certainty.LOW)


def test_a_printed_label_means_its_speaker_though_the_name_has_other_words() -> None:
    data = SEED.replace(b"<persName>Kim Yong-nam</persName>", b"<persName>Li Mi-ja</persName>")
    label = "Kim Yong-nam"  # as it is printed before his words
    named = set_in(data, Selection(speakers=("Li Mi-ja",)), certainty=Certainty.LOW)
    assert set_in(data, Selection(speakers=(label,)), certainty=Certainty.LOW) == named


def test_a_name_is_found_without_its_diacritics() -> None:
    data = SEED.replace(b"<persName>Kim Yong-nam</persName>", "<persName>Ľubomír Wałęsa</persName>".encode())
    changed = set_in(data, Selection(speakers=("lubomir walesa",)), certainty=Certainty.LOW)
    assert changed != data


def test_somebody_must_say_so(tmp_path: Path) -> None:
    """A claim without a person is no claim; the environment can name the person."""
    path = tmp_path / "t.xml"
    path.write_bytes(SEED)
    options = ["lineage", "set", str(path), "--turn", "3", "--certainty", "high"]
    run = CliRunner(env={"XLATE_BY": None}).invoke(cli, options)
    assert (run.exit_code, "--by NAME" in run.stderr) == (2, True)
    run = CliRunner(env={"XLATE_BY": "Anna Schmidt"}).invoke(cli, options)
    assert run.exit_code == 0
    assert b"<persName>Anna Schmidt</persName>" in path.read_bytes()


def test_a_dry_run_prints_a_diff_and_writes_nothing(tmp_path: Path) -> None:
    """The diff has the lines that would change, in both forms."""
    path = tmp_path / "t.xml"
    path.write_bytes(SEED)
    run = CliRunner().invoke(
        cli, ["lineage", "set", str(path), "--turn", "3", "--spoken", "kk", "--by", "A", "--dry-run"]
    )
    assert run.exit_code == 0
    assert '\n-          <seg xml:id="s-jchhegz4"' in run.stdout
    assert '\n+          <seg xml:id="s-jchhegz4"' in run.stdout
    assert path.read_bytes() == SEED


def test_a_translated_file_is_corrected_in_its_source() -> None:
    """Its lineage follows from the source."""
    translated = (ROOT / "examples" / "kremlin-en-00seed.ru.xml").read_bytes()
    with pytest.raises(CorrectionError, match="correct the source"):
        set_in(translated, TURN_2, spoken="zh")


def test_a_correction_survives_the_translation() -> None:
    """merge takes the corrected chain on by one hop, and the translated file is valid."""
    data = set_in(SEED, TURN_2, spoken="zh", evidence="video")
    catalogue = ROOT / "examples" / "ru.po"
    merged = merge(Input(data, "t.xml"), catalogue).value.data
    assert merged is not None
    assert way(units(merged)["2.1"].lineage) == "zh → ru → en → ru"  # type: ignore[attr-defined]


def test_files_without_the_header_parts_are_refused_with_advice() -> None:
    """The error names the command that adds them."""
    bare = SEED.replace(b"<listBibl>", b"<bibl>").replace(b"</listBibl>", b"</bibl>")
    with pytest.raises(XlateError, match="xlate lineage init"):
        set_in(bare, TURN_2, spoken="zh")


def export(data: bytes) -> bytes:
    """The table of a file."""
    return export_lineage(Input(data, "t.xml")).value


def import_(data: bytes, table: bytes) -> tuple[bytes, list[str]]:
    """The file with a table read into it, and the codes of the findings with their lines."""
    result = import_lineage(Input(data, "t.xml"), Input(table, "t.csv"), "Anna Schmidt")
    return result.value.data, [f"{finding.code}:{finding.line}" for finding in result.findings]


def edit_table(table: bytes, number: str, **cells: str) -> bytes:
    """The table with some cells of the row of a segment edited."""
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    for row in rows:
        if row["n"] == number:
            row.update(cells)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def test_a_table_that_nobody_edited_changes_no_byte() -> None:
    """Neither on the file it was made from, nor on one that has changed since."""
    assert import_(SEED, export(SEED)) == (SEED, [])
    later = set_in(SEED, TURN_2, spoken="zh")
    assert import_(later, export(SEED)) == (later, [])
    assert import_(later, export(later)) == (later, [])


@settings(max_examples=25, deadline=None)
@given(selections, statements)
def test_an_untouched_export_of_whatever_was_set_changes_no_byte(
    selection: Selection, statement: dict[str, object]
) -> None:
    """Names with semicolons apart, every value survives the table."""
    try:
        data = set_in(SEED, selection, **statement)
    except CorrectionError:
        data = SEED
    assert import_(data, export(data)) == (data, [])


def test_an_edited_row_is_a_correction() -> None:
    """What set does cell by cell, a table does row by row; clearing gives back every byte."""
    table = edit_table(export(SEED), "2.1", spoken="zh", agents="Li Mi-ja", evidence="video")
    data, findings = import_(SEED, table)
    assert findings == []
    assert problems(data) == []
    assert way(units(data)["2.1"].lineage) == "zh → ru → en"  # type: ignore[attr-defined]
    assert units(data)["2.1"].lineage.hops[0].agents == ("Li Mi-ja",)  # type: ignore[attr-defined]
    assert clear_lineage(Input(data, "t.xml"), TURN_2).value.data == SEED
    assert import_(data, table) == (data, ["XL501:10"]), "the reason was not said in the file in this form"


def test_a_reason_alone_confirms_what_stands_there() -> None:
    """Somebody has looked: the chain stays, and a person answers for it."""
    data, findings = import_(SEED, edit_table(export(SEED), "3.1", evidence="heard on the recording"))
    assert findings == []
    assert way(units(data)["3.1"].lineage) == way(units(SEED)["3.1"].lineage)  # type: ignore[attr-defined]
    assert "heard on the recording" in units(data)["3.1"].lineage.hops[0].evidence  # type: ignore[attr-defined]


def test_rows_that_cannot_be_used_are_reported_and_the_others_are() -> None:
    """A conflict, a contradiction, a language that is none, a segment that is not there: each with its line."""
    table = export(SEED)
    now = set_in(SEED, Selection(segments=("1.1",)), spoken="kk")
    table = edit_table(table, "1.1", spoken="uk")
    table = edit_table(table, "1.2", spoken="no language")
    table = edit_table(table, "2.1", relation="spoken")
    table = edit_table(table, "1.3", modes="magic")
    table = edit_table(table, "1.4", id="s-nowhere")
    table = edit_table(table, "3.1", spoken="kk", relays="ru")
    data, findings = import_(now, table)
    assert findings == ["XL501:2", "XL502:3", "XL502:4", "XL503:5", "XL502:10"]
    assert way(units(data)["3.1"].lineage) == "kk → ru → en"  # type: ignore[attr-defined]
    assert way(units(data)["1.1"].lineage) == "kk → en"  # type: ignore[attr-defined]
    assert problems(data) == []


def test_tables_come_back_from_any_spreadsheet() -> None:
    """Semicolons, tabs in UTF-16, apostrophes before what looks like a formula."""
    table = edit_table(export(SEED), "3.1", spoken="kk", evidence="'=SUM(A1)")
    expected, _ = import_(SEED, table)
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    for delimiter, encoding in ((";", "utf-8"), ("\t", "utf-16")):
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(rows)
        assert import_(SEED, text.getvalue().encode(encoding)) == (expected, [])
    assert b": =SUM(A1)</change>" in expected
    with pytest.raises(CorrectionError, match="no column agents"):
        import_(SEED, b"a,b\n1,2\n")


def test_the_commands_for_tables(tmp_path: Path) -> None:
    """Export to a file, edit, import: the file itself is edited, and conflicts make the exit status 1."""
    file, table = tmp_path / "t.xml", tmp_path / "t.csv"
    file.write_bytes(SEED)
    run = CliRunner().invoke(cli, ["lineage", "export", str(file), "--csv", "-o", str(table)])
    assert run.exit_code == 0
    table.write_bytes(edit_table(table.read_bytes(), "3.1", spoken="kk"))
    arguments = ["lineage", "import", str(file), str(table), "--by", "Anna Schmidt", "--json", "-o", str(file)]
    run = CliRunner().invoke(cli, arguments)
    assert (run.exit_code, '"s-jchhegz4"' in run.stdout) == (0, True)
    assert b"#lin.direct" in file.read_bytes()
    table.write_bytes(edit_table(table.read_bytes(), "3.1", spoken="uk"))
    run = CliRunner().invoke(cli, arguments)
    assert (run.exit_code, "XL501" in run.stderr) == (1, True)


FOREIGN = b"""<?xml version="1.0"?>
<!DOCTYPE TEI>
<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='en'>
<teiHeader><fileDesc><titleStmt><title>Play</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>
<sourceDesc><p>Typed by hand.</p></sourceDesc></fileDesc></teiHeader>
<text><body><sp who='#b'><speaker>BEA</speaker><p>Good &amp; bad.</p></sp>
<sp><speaker>CAY</speaker><l>Yes.</l></sp></body></text>
</TEI>
"""


def test_a_file_made_by_hand_is_annotated_like_any_other(tmp_path: Path) -> None:
    """ids, init, set, show, clear on a play without ids; init twice is init once."""
    file = tmp_path / "play.xml"
    file.write_bytes(FOREIGN)
    for arguments in (["ids", str(file), "-o", str(file)], ["lineage", "init", str(file), "-o", str(file)]):
        run = CliRunner().invoke(cli, arguments)
        assert run.exit_code == 0, run.output
    declared = file.read_bytes()
    assert init_lineage(file).value == declared
    assert init_lineage(Input(SEED, "t.xml")).value == SEED
    run = CliRunner().invoke(
        cli, ["lineage", "set", str(file), "--speaker", "BEA", "--spoken", "fr", "--by", "A. S.", "--evidence", "known"]
    )
    assert run.exit_code == 0, run.output
    run = CliRunner().invoke(cli, ["lineage", "show", str(file)])
    assert "fr → en" in run.stdout
    export_run = CliRunner().invoke(cli, ["export-po", str(file), "-l", "fr"])
    assert "came through" in export_run.stdout or "French" in export_run.stdout
    cleared = clear_lineage(file, Selection(everything=True)).value.data
    assert cleared == declared


def test_a_certainty_of_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Ann Lee: Good morning.\n\nBob Ray: Thank you.\n", encoding="utf-8")
    run = CliRunner().invoke
    folder = str(tmp_path)
    made = run(cli, ["to-tei", f"{folder}/talk.txt", "-l", "en", "--speaker-lang", "Ann Lee=ko", "-d", folder])
    assert made.exit_code == 0, made.stderr
    before = (tmp_path / "talk.xml").read_bytes()
    for turn, told in (("2", True), ("1", False)):
        said = run(cli, ["lineage", "set", f"{folder}/talk.xml", "--turn", turn, "--certainty", "low", "--by", "Me"])
        assert (said.exit_code, "XL504" in said.stderr) == (0, told), said.stderr
        assert ((tmp_path / "talk.xml").read_bytes() == before) == told


CHORUS = FOREIGN.replace(
    b"</fileDesc>",
    b"""</fileDesc><profileDesc><particDesc><listPerson>
<person xml:id='b'><persName><surname>Lee</surname><forename>Bea</forename></persName></person>
<person xml:id='c'><persName>Cay</persName></person></listPerson></particDesc></profileDesc>""",
).replace(b"</body>", b"<sp who='#b #c'><speaker>BOTH</speaker><p>Hurrah!</p></sp></body>")


def test_what_two_say_together_is_not_put_into_the_mouth_of_one(tmp_path: Path) -> None:
    file = tmp_path / "play.xml"
    file.write_bytes(CHORUS)
    run = CliRunner().invoke
    for arguments in (
        ["ids"],
        ["lineage", "init"],
        ["lineage", "set", "--speaker", "Bea", "--spoken", "fr", "--by", "A"],
    ):
        done = run(cli, [*arguments, str(file)])
        assert done.exit_code == 0, done.output
    said = {(one.unit.speaker, one.unit.source): one.unit.lineage.spoken for one in survey(file).value}
    assert said["Lee Bea", "Good &amp; bad."] == "fr", "the parts of a name are words"
    assert said["Lee Bea / Cay", "Hurrah!"] is None, "said of her alone"
    assert "Hurrah!" in run(cli, ["lineage", "find", str(file), "--speaker", "Cay"]).stdout
    done = run(cli, ["lineage", "set", str(file), "--speaker", "#b", "--spoken", "it", "--by", "A"])
    assert (done.exit_code, "2 segments" in done.stderr) == (0, True), "a pointer means a person, wherever they speak"


@pytest.mark.parametrize(
    ("mode", "version"),
    [([], "Translation of"), (["--mode", "mt"], "Translation of"), (["--mode", "consecutive"], "Oral rendering of")],
)
def test_a_relay_is_called_oral_only_where_somebody_says_that_it_was(
    tmp_path: Path, mode: list[str], version: str
) -> None:
    file = tmp_path / "play.xml"
    file.write_bytes(FOREIGN)
    relay = ["lineage", "set", "--all", "--spoken", "fr", "--relay", "de", "--by", "A", *mode]
    for arguments in (["ids"], ["lineage", "init"], relay):
        done = CliRunner().invoke(cli, [*arguments, str(file)])
        assert done.exit_code == 0, done.output
    assert f"<title>{version} the remarks of" in file.read_text("utf-8")


def test_a_printed_language_is_kept_and_listed_when_another_is_set_for_all_of_a_speaker() -> None:
    """As `to-tei --speaker-lang` does it; what somebody else printed nothing about takes what is said."""
    text = b"Ms A: (In English) Yes, I do.\n\nMr B: And where?\n\nMs A: (Through the interpreter) In the street.\n"
    data = to_tei(Input(text, "t.txt"), language="en").value.data
    result = set_lineage(Input(data, "t.xml"), Selection(speakers=("A",)), Correction("Ann", spoken="es"))
    (left,) = result.findings
    assert left.code == "XL505"
    assert "left out: 1.1: the source prints that they were spoken in English" in left.message
    found = units(result.value.data)
    assert way(found["3.1"].lineage) == "es → en"  # type: ignore[attr-defined]
    assert found["1.1"].lineage == units(data)["1.1"].lineage  # type: ignore[attr-defined]
