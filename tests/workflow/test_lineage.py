"""Lineage seen and queried: the commands on the examples and on files in many shapes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xlate
from tests.conftest import EXAMPLES, ROOT, Run
from xlate import survey
from xlate.model.lineage import Certainty, Hop, Kind, Lineage, Mode, Relation
from xlate.model.lineage_query import Basis, LineageSegment, Query, basis_of, group_segments, way
from xlate.model.unit import Unit, UnitKind

SOURCE = str(EXAMPLES / "kremlin-en-00seed.xml")
RUSSIAN = str(EXAMPLES / "kremlin-en-00seed.ru.xml")


def test_show_has_a_row_for_each_speaker_and_change(xlate_program: Run) -> None:
    done = xlate_program("lineage", "show", SOURCE)
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "1 file, 15 spoken segments: 9 direct, 6 relay\n")
    assert "Vladimir Putin ru → en direct inferred medium 9 1.1–1.8, 3.1" in rows
    assert "Kim Yong-nam ko → ru → en relay retranslation printed high 2 2.1–2.2" in rows
    assert "Kim Yong-nam ko → ru → en relay retranslation inherited low 4 4.1–4.4" in rows
    assert len([row for row in rows if "→" in row]) == 3


def test_show_counts_several_files_together(xlate_program: Run) -> None:
    done = xlate_program("lineage", "show", SOURCE, RUSSIAN)
    assert done.stderr == "2 files, 30 spoken segments: 15 direct, 12 relay, 3 back\n"


def test_show_lists_each_segment(xlate_program: Run) -> None:
    done = xlate_program("lineage", "show", "--segments", SOURCE)
    assert len([line for line in done.stdout.splitlines() if " s-" in line]) == 15


def test_show_gives_json_with_the_evidence(xlate_program: Run) -> None:
    done = xlate_program("lineage", "show", "--json", "--segments", SOURCE)
    result = json.loads(done.stdout)["results"][0]
    kim = result["stretches"][1]
    assert (kim["way"], kim["basis"], kim["segments"], kim["where"]) == ("ko → ru → en", "printed", 2, "2.1–2.2")
    assert 'given by the user (--speaker-lang "Kim Yong-nam=ko")' in kim["evidence"][0]
    first = result["segments"][0]
    assert (first["n"], first["date"], first["spoken"], first["relays"]) == ("1.1", "2018-06-14", "ru", [])


def test_the_evidence_of_words_that_were_not_translated_is_that_of_their_language(xlate_program: Run) -> None:
    golden = ROOT / "tests" / "golden" / "interview" / "source.xml"
    result = json.loads(xlate_program("lineage", "show", "--json", golden).stdout)["results"][0]
    anna = next(one for one in result["stretches"] if one["speaker"] == "Anna Weber")
    assert 'English: given by the user (--speaker-lang "Anna Weber=en").' in anna["evidence"][0]
    rows = list(csv.DictReader(io.StringIO(xlate_program("lineage", "find", golden, SOURCE, "--csv").stdout)))
    printed = {row["speaker"]: row["evidence"] for row in rows}
    assert anna["evidence"][0] == printed["Anna Weber"]
    groups = list(csv.DictReader(io.StringIO(xlate_program("lineage", "show", golden, "--csv").stdout)))
    assert next(one["evidence"] for one in groups if one["speaker"] == "Anna Weber") == printed["Anna Weber"]
    assert printed["Kim Yong-nam"].startswith("Interpreted from Korean into Russian.")
    assert {row["publisher"] for row in rows} == {"", "Official website of the President of Russia"}


def test_show_gives_csv(xlate_program: Run) -> None:
    done = xlate_program("lineage", "show", "--csv", SOURCE)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["speaker"], row["segments"]) for row in rows] == [
        ("Vladimir Putin", "9"),
        ("Kim Yong-nam", "2"),
        ("Kim Yong-nam", "4"),
    ]
    assert rows[0]["role"] == "President of Russia"
    each = xlate_program("lineage", "show", "--csv", "--segments", SOURCE)
    assert len(list(csv.DictReader(io.StringIO(each.stdout)))) == 15


def test_find_prints_what_an_editor_jumps_to(xlate_program: Run) -> None:
    done = xlate_program("lineage", "find", SOURCE, RUSSIAN, "--kind", "revisits")
    assert done.stderr == "1 segment in 2 files\n"
    assert done.stdout.endswith(": 2.1 [s-dhx6vuyc] Kim Yong-nam (ko → ru → en → ru): Большое спасибо.\n")
    line = int(done.stdout.removeprefix(f"{RUSSIAN}:").split(":")[0])
    assert 's-dhx6vuyc" n="2.1"' in Path(RUSSIAN).read_text(encoding="utf-8").splitlines()[line - 1]


@pytest.mark.parametrize(
    ("options", "number"),
    [
        ("--kind relay", 6),
        ("--kind direct --kind relay", 15),
        ("--relation retranslation --basis printed", 2),
        ("--basis inherited", 4),
        ("--language ko", 6),
        ("--language en", 15),
        ("--language KO", 6),
        ("--language fr", 0),
        ("--mode interpreting", 6),
        ("--spoken ko --via ru", 6),
        ("--spoken ko --via en", 0),
        ("--spoken ru", 9),
        ("--spoken ko --spoken ru", 15),
        ("--spoken ko --speaker Putin", 0),
        ("--via RU --speaker kím", 6),
        ("--agent nobody", 0),
        ("--certainty medium", 9),
        ("--speaker kim", 6),
        ("--speaker Kim --speaker putin", 15),
        ("--speaker Kim --mode human --certainty low", 4),
        ("--since 2018 --until 2018-06", 15),
        ("--since 2018-06-15", 0),
        ("--until 2017", 0),
    ],
)
def test_find_selects(xlate_program: Run, options: str, number: int) -> None:
    done = xlate_program("lineage", "find", SOURCE, *options.split(), "--csv")
    assert done.returncode == 0
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == number


def test_find_gives_json(xlate_program: Run) -> None:
    done = xlate_program("lineage", "find", "-", "--speaker", "Kim", "--json", stdin=Path(SOURCE).read_bytes())
    found = json.loads(done.stdout)["results"][0]["segments"]
    assert [segment["n"] for segment in found] == ["2.1", "2.2", "4.1", "4.2", "4.3", "4.4"]
    assert found[0]["modes"] == ["interpreting", "human"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--since yesterday", "is not a date"),
        ("--language kremlin", "is not a language tag"),
        ("--kind relais", "is not one of"),
        ("--csv --json", "exclude each other"),
    ],
)
def test_a_wrong_selector_is_refused(xlate_program: Run, options: str, message: str) -> None:
    done = xlate_program("lineage", "find", SOURCE, *options.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_show_refuses_two_formats_and_goes_on_after_a_file_it_cannot_use(xlate_program: Run) -> None:
    assert xlate_program("lineage", "show", SOURCE, "--csv", "--json").returncode == 2
    done = xlate_program("lineage", "show", "nothing.xml", SOURCE)
    assert done.returncode == 1
    assert "nothing.xml: no such file" in done.stderr
    assert "1 file, 15 spoken segments" in done.stderr


def test_a_cell_is_never_a_formula(xlate_program: Run) -> None:
    tei = Path(SOURCE).read_bytes().replace(b">Mr Chairman, friends", b">=HYPERLINK(1)")
    done = xlate_program("lineage", "find", "-", "--csv", stdin=tei)
    assert next(csv.DictReader(io.StringIO(done.stdout)))["text"].startswith("'=HYPERLINK(1)")


def test_words_of_which_nothing_is_known() -> None:
    assert way(Lineage(None)) == "?"
    assert way(Lineage("und", (_hop("und", "en"),))) == "? → en"
    assert basis_of(_unit(Lineage(None))) is Basis.NONE
    assert basis_of(_unit(Lineage("ko", (), stated_by_user=True))) is Basis.GIVEN
    group = group_segments([LineageSegment("a.xml", None, _unit(Lineage(None)))])[0]
    assert (group.places, group.segments) == ("s-a", 1)
    assert not Query(since="2018").matches(LineageSegment("a.xml", None, _unit(Lineage(None))))


@given(
    st.frozensets(st.sampled_from(Kind)),
    st.frozensets(st.sampled_from(Relation)),
    st.frozensets(st.sampled_from(Certainty)),
    st.frozensets(st.sampled_from(Basis)),
)
def test_more_values_never_find_less_and_more_options_never_find_more(
    kinds: frozenset[Kind],
    relations: frozenset[Relation],
    certainties: frozenset[Certainty],
    bases: frozenset[Basis],
) -> None:
    segments = survey(RUSSIAN).value
    found = [p.unit.key for p in segments if Query(relations, kinds, certainties=certainties, bases=bases).matches(p)]
    alone = [p.unit.key for p in segments if Query(kinds=kinds).matches(p)]
    assert set(found) <= set(alone)
    if kinds:
        each = [{p.unit.key for p in segments if Query(kinds=frozenset({kind})).matches(p)} for kind in kinds]
        assert set().union(*each) == set(alone)


def test_groups_hold_every_segment_once() -> None:
    for file in (SOURCE, RUSSIAN):
        segments = survey(file).value
        assert sum(group.segments for group in group_segments(segments)) == len(segments) == 15


def test_a_run_in_a_parallel_file_leaves_out_what_is_not_translated(tmp_path: Path) -> None:
    file = tmp_path / "parallel.xml"
    xlate.merge_parallel(SOURCE, [EXAMPLES / "ru.po"], output=file)
    places = {(one.speaker, way(one.lineage)): one.places for one in group_segments(survey(file).value)}
    assert places["Vladimir Putin", "ru → en"] == "1.1–1.8, 3.1"
    assert places["Vladimir Putin", "ru → en → ru"] == "1.1, 1.8"


def _hop(source: str, target: str) -> Hop:
    return Hop(source, target, Mode.HUMAN, Certainty.MEDIUM)


def _unit(lineage: Lineage) -> Unit:
    return Unit("s-a", UnitKind.SEGMENT, "Words.", "en", lineage, 1)


@pytest.mark.parametrize("form", ["csv", "turtle", "json-ld"])
def test_an_export_never_replaces_the_tei_file(xlate_program: Run, tmp_path: Path, form: str) -> None:
    tei = tmp_path / "talk.xml"
    tei.write_bytes(Path(SOURCE).read_bytes())
    (tmp_path / "link.xml").symlink_to(tei)
    (tmp_path / "same.xml").hardlink_to(tei)
    for name in ("talk.xml", "link.xml", "same.xml"):
        done = xlate_program("lineage", "export", tei, "--format", form, "-o", tmp_path / name)
        assert (done.returncode, "would replace its own source" in done.stderr) == (2, True)
    assert tei.read_bytes() == Path(SOURCE).read_bytes()


def test_find_asks_for_the_way_and_for_those_who_made_it(xlate_program: Run, tmp_path: Path) -> None:
    """Review B4: words said in Korean that came through Russian, by one interpreter, into Russian."""
    (tmp_path / "talk.xml").write_bytes(Path(SOURCE).read_bytes())
    said = ("--turn", "2", "--mode", "interpreting", "--agent", "Łi Mi-jä", "--by", "Ann")
    assert xlate_program("lineage", "set", "talk.xml", *said).returncode == 0
    done = xlate_program(
        "lineage", "find", "talk.xml", "--spoken", "ko", "--via", "ru", "--agent", "li mi-ja", "--json"
    )
    assert [one["n"] for one in json.loads(done.stdout)["results"][0]["segments"]] == ["2.1", "2.2"]
