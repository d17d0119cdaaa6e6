"""`xlate pretranslate` and `xlate export-po --pretranslate`, on real models."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

import xlate
from tests.conftest import EXAMPLES, Run
from tests.mt.phrases import rows
from tests.teitext import po, segments
from xlate.errors import CatalogueError, EngineError, InputError, OutputError, RouteError
from xlate.model.mt_origin import hash_of_words, machine_line, read_machine_line
from xlate.workflow import pretranslate as pretranslation
from xlate.workflow.pretranslate import MachineOptions, pretranslate, pretranslate_all

BOOK = rows()
KOREAN = '"X-Source-Language: ko\\n"\n'
ENGLISH = '"X-Source-Language: en\\n"\n'


def korean(language: str = "ru") -> bytes:
    return po([(f"s{number}", row["ko"], "") for number, row in enumerate(BOOK)], KOREAN, language=language)


@pytest.mark.usefixtures("toys")
def test_a_file_is_filled_over_two_hops_and_says_so(xlate_program: Run, tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes(korean())
    done = xlate_program("pretranslate", "ru.po")
    assert done.returncode == 0, done.stderr
    assert "route ko → en → ru: 2 machine hops; argos " in done.stderr
    assert "ru.po: 188 fuzzy translations by machine\n" in done.stderr
    for entry, row in zip(polib.pofile(str(path)), BOOK, strict=True):
        assert (entry.msgstr, entry.fuzzy) == (row["ru"], True)
        origin, digest = read_machine_line(entry.tcomment) or (None, "")
        assert origin is not None
        assert [(model.source, model.target, model.version) for model in origin.models] == [
            ("ko", "en", "1.0"),
            ("en", "ru", "1.0"),
        ]
        assert all(len(model.digest) == 12 for model in origin.models)
        assert digest == hash_of_words(row["ru"])
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    before = path.read_bytes()
    again = json.loads(xlate_program("pretranslate", "ru.po", "--json").stdout)["results"][0]
    assert (again["filled"], again["left"], again["routes"]) == (0, 0, [])
    assert path.read_bytes() == before


@pytest.mark.usefixtures("toys")
def test_three_hops_and_a_chosen_way(tmp_path: Path) -> None:
    path = tmp_path / "qaa.po"
    path.write_bytes(korean("qaa"))
    made = pretranslate(path).value
    assert [entry.msgstr for entry in polib.pofile(made.data.decode())] == [row["qaa"] for row in BOOK]
    assert made.hops == (("ko", "en", "ru", "qaa"),)
    assert made.data != path.read_bytes()  # nothing is written without output
    chosen = pretranslate(path, MachineOptions(via=("en", "ru"), fast=True, no_cache=True)).value
    assert chosen.data == made.data
    assert "batches:mixed" in chosen.routes[0]
    with pytest.raises(RouteError, match=r"no models lead from ko to de \(asked for: ko → de → qaa\); install models"):
        pretranslate(path, MachineOptions(via=("de",)))


@pytest.mark.usefixtures("toys")
def test_what_people_have_written_is_never_touched(tmp_path: Path) -> None:
    origin = pretranslate(xlate.Input(po([("s", "Yes.", "")], ENGLISH), "x.po")).value.data
    (entry,) = polib.pofile(origin.decode())
    old, _ = read_machine_line(entry.tcomment) or (None, "")
    assert old is not None
    path = tmp_path / "ru.po"
    path.write_bytes(
        po(
            [("s0", "Yes.", "Ага."), ("s1", "No.", "~Неа."), ("s2", "Hello.", "~Старое."), ("s3", "Thank you.", "")],
            ENGLISH,
        )
    )
    catalogue = polib.pofile(str(path))
    catalogue[1].tcomment = machine_line(old, "Нет.")  # a machine wrote Нет., a person made it Неа.
    catalogue[2].tcomment = f"Ask Anna.\n{machine_line(old, 'Старое.')}"  # nobody has looked at it
    catalogue[2].previous_msgid = "Hi."
    catalogue.save(str(path))
    made = pretranslate(path, only=("untranslated", "fuzzy")).value
    assert [entry.msgstr for entry in polib.pofile(made.data.decode())] == ["Ага.", "Неа.", "Здравствуйте.", "Спасибо."]
    fresh = polib.pofile(made.data.decode())[2]
    assert (
        fresh.tcomment.startswith("Ask Anna.\nxlate-mt: argos"),
        [line.partition(" ")[0] for line in fresh.tcomment.splitlines()],
        fresh.previous_msgid,
    ) == (
        True,
        ["Ask", "xlate-mt:", "xlate-mt-confidence:"],
        None,
    )
    assert pretranslate(path, only=("fuzzy",)).value.filled == 1
    assert pretranslate(path).value.filled == 1
    with pytest.raises(InputError, match='only is "all"'):
        pretranslate(path, only=("all",))


@pytest.mark.usefixtures("toys")
def test_tags_stay_and_what_cannot_be_used_is_reported_with_its_line(xlate_program: Run, tmp_path: Path) -> None:
    entries = [
        ("s0", "<hi>Thank you.</hi>", ""),
        ("s1", "<hi>The teacher</hi> sees the house.", ""),
        ("s2", "2018", ""),
        ("s3", "a < b", ""),
        ("s4", "Yes.<lb/>", ""),
    ]
    plural = b'\nmsgctxt "p"\nmsgid "one"\nmsgid_plural "two"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    (tmp_path / "ru.po").write_bytes(po(entries, ENGLISH) + plural)
    done = xlate_program("pretranslate", "ru.po", "-o", "made.po", "-v")
    assert done.returncode == 0, done.stderr
    found = [line.split(" ", 2)[:2] for line in done.stderr.splitlines() if " XL8" in line]
    assert found == [
        ["ru.po:12:", "XL811"],
        ["ru.po:16:", "XL809"],
        ["ru.po:20:", "XL810"],
        ["ru.po:28:", "XL813"],
    ]
    assert "ru.po: 3 fuzzy translations by machine, 2 entries left empty" in done.stderr
    made = [entry.msgstr for entry in polib.pofile(str(tmp_path / "made.po"))]
    assert made == ["<hi>Спасибо.</hi>", "<hi>Учитель</hi> видит дом.", "", "", "Да.<lb/>", ""]


@pytest.mark.usefixtures("toys")
def test_a_machine_does_not_go_back_into_a_language_that_the_words_came_through(
    xlate_program: Run, tmp_path: Path
) -> None:
    """Kim Yong-nam spoke Korean and came through Russian; the President spoke Russian: all of it is published."""
    shutil.copy(EXAMPLES / "kremlin-en-00seed.xml", tmp_path / "talk.xml")
    assert xlate_program("export-po", "talk.xml", "-l", "ru", "-o", "ru.po").returncode == 0
    done = xlate_program("pretranslate", "ru.po", "-o", "made.po", "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)["results"][0]
    assert result["filled"] + result["left"] == 24 - 15
    assert "XL802 15 entries came through Russian" in done.stderr
    assert "look for the published Russian wording first; left empty" in done.stderr
    made = {entry.msgctxt: entry.msgstr for entry in polib.pofile(str(tmp_path / "made.po"))}
    assert made["s-dhx6vuyc"] == ""
    assert sum(map(bool, made.values())) == result["filled"]
    forced = xlate_program("pretranslate", "ru.po", "-o", "forced.po", "--force")
    assert "translated all the same (--force)" in forced.stderr
    entry = next(entry for entry in polib.pofile(str(tmp_path / "forced.po")) if entry.msgctxt == "s-dhx6vuyc")
    assert entry.fuzzy
    assert entry.msgstr
    shutil.move(tmp_path / "talk.xml", tmp_path / "elsewhere.xml")
    alone = xlate_program("pretranslate", "ru.po", "-o", "alone.po", "-v")
    assert "XL815 talk.xml cannot be read" in alone.stderr
    named = xlate_program("pretranslate", "ru.po", "-o", "named.po", "--source", "elsewhere.xml")
    assert "XL802 15 entries" in named.stderr
    (tmp_path / "talk.xml").write_text("<TEI")
    assert "XL815 talk.xml (" in xlate_program("pretranslate", "ru.po", "-o", "alone.po", "-v").stderr


@pytest.mark.usefixtures("toys")
def test_a_pivot_counts_as_well_as_the_target(tmp_path: Path) -> None:
    """From English into qaa the way leads through Russian, the relay language."""
    shutil.copy(EXAMPLES / "kremlin-en-00seed.xml", tmp_path / "talk.xml")
    xlate.export_po(tmp_path / "talk.xml", "qaa", output=tmp_path / "qaa.po")
    result = pretranslate(tmp_path / "qaa.po")
    assert [finding.message.partition(",")[0] for finding in result.findings if finding.code == "XL802"] == [
        "15 entries came through Russian"
    ]


@pytest.mark.usefixtures("toys")
def test_words_in_another_language_go_their_own_way(tmp_path: Path) -> None:
    data = segments(["Thank you."]).replace(
        b"</seg></u>",
        b'</seg><seg xml:id="k" xml:lang="ko">\xeb\x84\xa4.</seg><seg xml:id="f" xml:lang="fr">Oui.</seg></u>',
    )
    (tmp_path / "talk.xml").write_bytes(data)
    xlate.export_po(tmp_path / "talk.xml", "ru", output=tmp_path / "ru.po")
    result = pretranslate(tmp_path / "ru.po")
    made = {
        entry.msgctxt: entry.msgstr for entry in polib.pofile(result.value.data.decode()) if entry.msgctxt in "s0kf"
    }
    assert made == {"s0": "Спасибо.", "k": "Да.", "f": ""}
    entries = polib.pofile(result.value.data.decode())
    assert result.value.left == sum(not entry.msgstr for entry in entries)
    assert ("en", "ru") in result.value.hops
    assert ("ko", "en", "ru") in result.value.hops
    assert "1 entry left empty: no models lead from fr to ru" in str(
        next(finding for finding in result.findings if finding.code == "XL812")
    )


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize(
    ("data", "error", "what"),
    [
        (po([("a", "Yes.", "")]), CatalogueError, "X-Source-Language"),
        (po([("a", "Yes.", "")], '"X-Source-Language: und\\n"\n'), CatalogueError, "give --from TAG"),
        (po([("a", "Yes.", "")], ENGLISH, language=""), CatalogueError, "does not say in which language it is"),
        (po([("a", "Yes.", "")], ENGLISH, language="fr"), RouteError, "xlate models install en fr"),
        (po([("a", "Yes.", "")], ENGLISH, language="en_GB"), RouteError, "one language"),
    ],
)
def test_files_that_do_not_say_enough(data: bytes, error: type[Exception], what: str) -> None:
    with pytest.raises((error, EngineError), match=what):
        pretranslate(xlate.Input(data, "x.po"))


def test_a_broken_package_is_named_where_a_route_is_missing(toys: Path) -> None:
    (toys / "translate-ko_en-1_0" / "model" / "model.bin").unlink()
    (toys / "__MACOSX").mkdir()
    with pytest.raises(
        EngineError, match=r"translate-ko_en-1_0: XL801 not a usable package: it has no model/model\.bin"
    ):
        pretranslate(xlate.Input(korean(), "x.po"))
    result = pretranslate(xlate.Input(po([("a", "Yes.", "")]), "x.po"), source="en")
    assert result.value.filled == 1
    assert [finding.code for finding in result.findings] == ["XL801", "XL801"]


@pytest.mark.usefixtures("toys")
def test_streams_folders_and_wrong_options(xlate_program: Run, tmp_path: Path) -> None:
    data = po([("s0", "Yes.", "")], ENGLISH)
    done = xlate_program("pretranslate", "-", stdin=data)
    assert (done.returncode, 'msgstr "Да."' in done.stdout) == (0, True)
    (tmp_path / "a.po").write_bytes(data)
    (tmp_path / "b.po").write_bytes(b"nothing")
    done = xlate_program("pretranslate", "a.po", "b.po", "nowhere.po", "-d", "out", "--json", "--cache", "c.sqlite")
    assert done.returncode == 1
    rows_ = json.loads(done.stdout)["results"]
    assert [row.get("output") or row["error"][:20] for row in rows_] == [
        "out/a.po",
        "not a line of a PO f",
        "no such file",
    ]
    assert rows_[0]["routes"][0]["languages"] == ["en", "ru"]
    assert (tmp_path / "a.po").read_bytes() == data
    assert (tmp_path / "c.sqlite").is_file()
    (tmp_path / "x").mkdir()
    shutil.copy(tmp_path / "a.po", tmp_path / "x" / "a.po")
    for arguments in (
        ["a.po", "b.po", "-o", "x.po"],
        ["a.po", "-o", "x.po", "-d", "out"],
        ["a.po", "x/a.po", "-d", "out"],
        ["a.po", "-o", "-", "--json"],
        ["a.po", "--cache", "c", "--no-cache"],
    ):
        assert xlate_program("pretranslate", *arguments).returncode == 2, arguments
    (tmp_path / "notes").write_text("These are my notes.\n" * 100)
    broken = xlate_program("pretranslate", "a.po", "--cache", "notes")
    assert (broken.returncode, "the cache of machine translations cannot be used" in broken.stderr) == (2, True)


@pytest.mark.usefixtures("toys")
def test_a_catalogue_of_a_program_has_no_lineage_to_look_for() -> None:
    data = po([], ENGLISH) + b'\n#: src/main.c:12\n#, c-format\nmsgid "Yes."\nmsgstr ""\n'
    result = pretranslate(xlate.Input(data, "x.po"))
    assert (result.value.filled, result.findings) == (1, ())
    assert b"#, fuzzy, c-format\n" in result.value.data


@pytest.mark.usefixtures("toys")
def test_a_result_that_cannot_be_written_stops_no_other_one(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.po").write_bytes(po([("s0", "Yes.", "")], ENGLISH))
    (tmp_path / "out" / "a.po").mkdir(parents=True)
    files = [tmp_path / "a.po", tmp_path / "b.po"]
    outcomes = pretranslate_all(files, output=lambda name: tmp_path / "out" / Path(name).name)
    first, second = [outcome for _, outcome in outcomes]
    assert isinstance(first, OutputError)
    assert not isinstance(second, xlate.XlateError)
    assert (tmp_path / "out" / "b.po").is_file()


@pytest.mark.usefixtures("toys")
def test_a_file_that_is_edited_meanwhile_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes(po([("s0", "Yes.", ""), ("s1", "No.", ""), ("s2", "Hello.", "")], ENGLISH))

    def edit(_: float) -> None:
        path.write_bytes(po([("new", "Bread", "Хлеб"), ("s1", "No.", "Неа."), ("s2", "Hello.", "")], ENGLISH))

    ((_, outcome),) = pretranslate_all([path], output=Path, advance=edit)
    assert not isinstance(outcome, xlate.XlateError)
    assert "XL814" in [finding.code for finding in outcome.findings]
    made = [(entry.msgctxt, entry.msgstr) for entry in polib.pofile(str(path))]
    assert made == [("new", "Хлеб"), ("s1", "Неа."), ("s2", "Здравствуйте.")]


@pytest.mark.usefixtures("toys")
def test_many_files_come_back_in_their_order_whatever_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pretranslation, "_WINDOW", 25)
    for number in range(10):
        part = [(f"s{place}", row["en"], "") for place, row in enumerate(BOOK[number * 10 : number * 10 + 10])]
        (tmp_path / f"{number}.po").write_bytes(po(part, ENGLISH))
    files = [tmp_path / f"{number}.po" for number in range(10)]
    done: list[float] = []
    outcomes = list(pretranslate_all(files, output=Path, advance=done.append))
    assert [name for name, _ in outcomes] == list(map(str, files))
    assert sum(done) == pytest.approx(100)
    made = [entry.msgstr for file in files for entry in polib.pofile(str(file))]
    assert made == [row["ru"] for row in BOOK[:100]]


@pytest.mark.usefixtures("toys")
def test_export_fills_what_it_writes(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(segments(["Thank you.", "<hi>Yes.</hi>"]))
    (tmp_path / "b.xml").write_bytes(segments(["No."]))
    done = xlate_program("export-po", "a.xml", "b.xml", "-l", "ru", "-d", "po", "--pretranslate")
    assert done.returncode == 0, done.stderr
    assert "a.xml: 0 translated messages, 2 fuzzy translations, 0 untranslated messages; 2 fuzzy tr" in done.stderr
    assert "route en → ru: 1 machine hop" in done.stderr
    entries = polib.pofile(str(tmp_path / "po" / "ru" / "a.po"))
    assert [entry.msgstr for entry in entries if entry.msgctxt[0] == "s"] == ["Спасибо.", "<hi>Да.</hi>"]
    entries[0].msgstr, entries[0].flags = "Моё.", []
    entries.save()
    xlate_program("export-po", "a.xml", "b.xml", "-l", "ru", "-d", "po", "--pretranslate")
    assert polib.pofile(str(tmp_path / "po" / "ru" / "a.po"))[0].msgstr == "Моё."
    stream = xlate_program("export-po", "-", "-l", "ru", "--pretranslate", stdin=(tmp_path / "b.xml").read_bytes())
    assert 'msgstr "Нет."' in stream.stdout
    seed = (EXAMPLES / "kremlin-en-00seed.xml").read_bytes()
    stream = xlate_program("export-po", "-", "-l", "ru", "--pretranslate", stdin=seed)
    assert "XL802 15 entries came through Russian" in stream.stderr
    assert xlate_program("export-po", "a.xml", "-l", "fr", "-o", "fr.po", "--via", "en").returncode == 2
    assert xlate_program("export-po", "a.xml", "-l", "fr", "-o", "fr.po", "--pretranslate").returncode == 1
    assert (tmp_path / "fr.po").is_file()


@pytest.mark.usefixtures("toys")
def test_the_engine_reverse_needs_no_models(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_bytes(po([("s0", "one two", "")], ENGLISH, language="fr"))
    assert xlate_program("pretranslate", "fr.po", "--engine", "reverse").returncode == 0
    assert 'msgstr "two one"' in (tmp_path / "fr.po").read_text()
    (tmp_path / "it.po").write_bytes(po([("s0", "one two", "")], ENGLISH, language="it"))
    done = xlate_program("pretranslate", "it.po", "--engine", "reverse")
    assert (done.returncode, "this engine knows de, en, fr, ko, ru" in done.stderr) == (2, True)


def test_progress_is_shown_on_a_terminal(tmp_path: Path, packages: Path) -> None:
    """`script` gives the program a terminal."""
    assert packages.is_dir()
    data = po([(f"s{number}", f"one two {number}", "") for number in range(300)], ENGLISH, language="fr")
    (tmp_path / "fr.po").write_bytes(data)
    program = "from xlate.cli import main; main()"
    command = f"{sys.executable} -c '{program}' pretranslate fr.po --engine reverse"
    done = subprocess.run(
        ["script", "-qec", command, "/dev/null"], cwd=tmp_path, capture_output=True, check=True, timeout=60, text=True
    )
    assert "entries/s" in done.stdout
    assert "300/300" in done.stdout


@pytest.mark.usefixtures("toys")
def test_a_glossary_says_what_words_must_be_called(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "ru.po").write_bytes(po([("s0", "The teacher sees the house.", "")], ENGLISH))
    (tmp_path / "terms.csv").write_text("source,target\nhouse,здание\nteacher,учитель\n", encoding="utf-8")
    done = xlate_program("pretranslate", "ru.po", "--glossary", "terms.csv")
    assert "lacks здание; check it" in done.stderr
    assert "Учитель видит дом." in (tmp_path / "ru.po").read_text(encoding="utf-8")


@pytest.mark.usefixtures("toys")
def test_what_a_real_model_wrote_is_merged_raw_accepted_and_corrected(xlate_program: Run, tmp_path: Path) -> None:
    """From a Korean transcript over two models into PO, to a person, and back into valid TEI."""
    (tmp_path / "talk.txt").write_text("김: 감사합니다.\n\n이: 네.\n\n김: 아니요.\n", encoding="utf-8")
    done = xlate_program("to-tei", "talk.txt", "--lang", "ko", "--speaker-lang", "김=ko", "-o", "talk.xml")
    assert done.returncode == 0, done.stderr
    done = xlate_program("export-po", "talk.xml", "-l", "ru", "-o", "ru.po", "--pretranslate")
    assert "route ko → en → ru" in done.stderr
    path = tmp_path / "ru.po"
    entries = polib.pofile(str(path))
    by_source = {entry.msgid: entry for entry in entries}
    by_source["네."].flags.remove("fuzzy")  # accepted
    by_source["아니요."].flags.remove("fuzzy")
    by_source["아니요."].msgstr = "Никак нет."  # corrected
    entries.metadata["Last-Translator"] = "A. Translator"
    entries.save(str(path))
    done = xlate_program("merge", "talk.xml", "ru.po", "--fuzzy", "use", "--no-check", "-o", "talk.ru.xml")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "talk.ru.xml").read_text(encoding="utf-8")
    raw, accepted, corrected = (
        next(line for line in text.splitlines() if f">{words}</seg>" in line)
        for words in ("Спасибо.", "Да.", "Никак нет.")
    )
    assert ("#st.mt" in raw, "#hop.en.mt #hop.ru.mt" in raw, 'resp="#ag.mt.ru"' in raw) == (True, True, True)
    for line in (accepted, corrected):
        assert ("#st.postedited" in line, "#hop.en.mt #hop.ru.mtpe" in line) == (True, True)
        assert 'resp="#ag.mt.ru #ag.ru"' in line
    assert "#lin.relay #bas.given #st.mt" in raw  # Korean was spoken: two machine hops make a relay
    done = xlate_program("validate", "talk.xml", "talk.ru.xml")
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize("form", ["po", "xliff", "csv", "xlsx"])
def test_an_export_in_any_format_is_filled_by_machine(form: str) -> None:
    from xlate.exchange.formats import find_format
    from xlate.workflow.export import ExportOptions, export

    tei = xlate.Input(segments([row["en"] for row in BOOK[:20]]), "talk.xml")
    options = ExportOptions(pretranslate=MachineOptions(no_cache=True))
    result = export(tei, "ru", form, options)
    found = find_format(form)
    entries = found.read(result.value.data, f"ru{found.endings[0]}").entries
    assert [entry.translation for entry in entries] == [row["ru"] for row in BOOK[:20]]
    assert {str(entry.state) for entry in entries} == {"mt"}
    machine = result.value.machine
    assert machine is not None
    assert (machine.filled, machine.left, machine.hops) == (20, 0, (("en", "ru"),))
    assert result.value.fuzzy == 20
    memory = xlate.export_tmx(tei, language="ru", unreviewed=True, options=options).value
    assert (memory.pairs, memory.data.count(b'"x-mt">xlate-mt: argos')) == (20, 20)


def test_other_formats_are_filled_when_they_are_exported(tmp_path: Path) -> None:
    path = tmp_path / "ru.xlf"
    path.write_bytes(xlate.export_xliff(xlate.Input(segments(["One."]), "talk.xml"), "ru").value.data)
    with pytest.raises(InputError, match=r"this is an XLIFF 1.2 file, not a PO file.*export it with --pretranslate"):
        pretranslate(path)
