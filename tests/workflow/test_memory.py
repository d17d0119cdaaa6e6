"""A translation memory is fed, asked, exported, and puts what it knows into PO files."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import polib
import pytest

import xlate
from tests.conftest import EXAMPLES, ROOT, Run, Start
from xlate.errors import CatalogueError, InputError, MemoryFileError
from xlate.exchange.choose_translation import Fuzzy
from xlate.exchange.match_entries import find_targets
from xlate.exchange.po import read_po
from xlate.exchange.tmx import read_tmx
from xlate.files import Input
from xlate.memory import add_pairs, read_pairs
from xlate.model.lineage import Kind, Relation
from xlate.model.mt_origin import MachineOrigin, Model, machine_line
from xlate.model.pair import Pair
from xlate.model.unit import State, UnitKind
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.workflow.suggestions import feed_memory

SEED = EXAMPLES / "kremlin-en-00seed.xml"
RU = EXAMPLES / "ru.po"
THANKS = "s-dhx6vuyc"
"""Kim Yong-nam: Thank you very much."""


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "talks.tm"
    xlate.add_to_memory(path, RU, documents=[SEED])
    return path


def entries(data: bytes) -> dict[str, polib.POEntry]:
    return {str(entry.msgctxt): entry for entry in polib.pofile(data.decode())}


def export(**options: object) -> dict[str, polib.POEntry]:
    return entries(xlate.export_po(SEED, "ru", **options).value.data)  # type: ignore[arg-type]


def test_a_po_file_with_its_tei_gives_speakers_and_lineage(memory: Path) -> None:
    pairs = {pair.key: pair for pair in read_pairs(memory)}
    assert len(pairs) == 10
    thanks = pairs[THANKS]
    assert (thanks.source, thanks.target) == ("Thank you very much.", "Большое спасибо.")
    assert (thanks.speaker, thanks.way, thanks.lineage) == ("Kim Yong-nam", ("ko", "ru", "en"), Kind.RELAY)
    assert (thanks.relation, thanks.kind, thanks.document) == (Relation.RETRANSLATION, UnitKind.SEGMENT, SEED.stem)
    assert (thanks.translator, thanks.date, thanks.state) == (
        "xlate example translator",
        "2026-11-23T12:00:00Z",
        State.TRANSLATED,
    )
    assert (thanks.target_way, thanks.target_lineage, thanks.number) == (("ko", "ru", "en", "ru"), Kind.RELAY, "2.1")


def test_the_translated_tei_file_gives_the_same_pairs(memory: Path) -> None:
    known = read_pairs(memory)
    added = xlate.add_to_memory(memory, EXAMPLES / "kremlin-en-00seed.ru.xml").value
    assert (added.new, added.known) == (0, len(known))
    assert read_pairs(memory) == known


def test_a_tmx_file_and_another_memory_give_the_same_pairs(memory: Path, tmp_path: Path) -> None:
    known = read_pairs(memory)
    tmx = tmp_path / "ru.po.tmx"
    xlate.export_memory(memory, output=tmx)
    for source in (tmx, memory):
        other = tmp_path / f"{source.suffix}.tm"
        assert xlate.add_to_memory(other, source).value.new == len(known)
        assert [replace(pair, file="") for pair in read_pairs(other)] == [replace(pair, file="") for pair in known]


def test_a_memory_writes_the_tmx_that_an_export_of_its_document_writes(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    exported = xlate.export_tmx(SEED, translations=RU).value
    assert exported.data == xlate.export_memory(memory).value.data
    known = [replace(pair, file="") for pair in read_pairs(memory)]
    assert [replace(pair, file="") for pair in read_tmx(exported.data, "a.tmx").value] == known
    translated = xlate.export_tmx(EXAMPLES / "kremlin-en-00seed.ru.xml").value.data
    of_tei = [replace(pair, file="", date=f"{pair.date}T12:00:00Z") for pair in read_tmx(translated, "a.tmx").value]
    assert of_tei == known  # a TEI file has the day alone


def test_fuzzy_translations_are_added_only_if_asked_for_and_stay_marked(memory: Path) -> None:
    left = xlate.add_to_memory(memory, RU)
    assert "fuzzy translations left out: 1" in " ".join(finding.message for finding in left.findings)
    assert xlate.add_to_memory(memory, RU, documents=[SEED], fuzzy=True).value.new == 1
    assert [pair.state for pair in read_pairs(memory)].count(State.FUZZY) == 1
    assert all(entry.fuzzy or entry.msgid != "Thank you." for entry in export(memories=[memory]).values())


def test_the_same_words_of_the_same_speaker_are_ready_others_fuzzy(memory: Path) -> None:
    same = export(memories=[memory])[THANKS]
    assert (same.msgstr, same.fuzzy) == ("Большое спасибо.", False)
    assert same.tcomment == "xlate-tm: 100 % kremlin-en-00seed, Kim Yong-nam, xlate example translator"
    other = SEED.read_text(encoding="utf-8").replace(">Kim Yong-nam</persName>", ">Choe Ryong-hae</persName>")
    units = entries(xlate.export_po(Input(other.encode(), "other.xml"), "ru", memories=[memory]).value.data)
    assert not units[THANKS].fuzzy  # the id is made of the speaker, so it is the same one under a better name
    moved = re.sub(r"\bs-dhx6vuyc\b", "s-another", other)
    units = entries(xlate.export_po(Input(moved.encode(), "other.xml"), "ru", memories=[memory]).value.data)
    assert (units["s-another"].msgstr, units["s-another"].fuzzy) == ("Большое спасибо.", True)
    assert export(memories=[memory], exact="fuzzy")[THANKS].fuzzy


def test_similar_words_are_fuzzy_with_their_likeness_and_the_previous_text(memory: Path) -> None:
    text = SEED.read_text(encoding="utf-8").replace("Thank you very much.", "Thank you all very much.")
    result = xlate.export_po(Input(text.encode(), "talk.xml"), "ru", memories=[memory])
    entry = entries(result.value.data)[THANKS]
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("Большое спасибо.", True, "Thank you very much.")
    assert entry.tcomment.startswith("xlate-tm: 90 % kremlin-en-00seed, Kim Yong-nam, ")
    assert result.value.reused == {"ready": 10, "same": 0, "similar": 1}
    strict = xlate.export_po(Input(text.encode(), "talk.xml"), "ru", memories=[memory], similar=95)
    assert entries(strict.value.data)[THANKS].msgstr == ""


def test_people_who_disagree_leave_the_choice_to_the_translator(memory: Path) -> None:
    pair = next(pair for pair in read_pairs(memory) if pair.key == THANKS)
    add_pairs(memory, [replace(pair, document="other", target="Благодарю.", date="2027-01-01")])
    assert export(memories=[memory])[THANKS].fuzzy is False  # this very unit has been translated
    other = Input(SEED.read_bytes(), "elsewhere.xml")
    entry = entries(xlate.export_po(other, "ru", memories=[memory]).value.data)[THANKS]
    assert (entry.msgstr, entry.fuzzy) == ("Благодарю.", True)


def test_the_words_of_a_machine_are_never_ready_and_say_what_they_are(memory: Path, tmp_path: Path) -> None:
    line = machine_line(MachineOrigin("argos", "1.11", (Model("en", "ru"),)), "Большое спасибо.")
    text = RU.read_text(encoding="utf-8").replace("#. Turn 2 · Kim", f"# {line}\n#. Turn 2 · Kim", 1)
    assert line in text
    path = tmp_path / "mt.tm"
    xlate.add_to_memory(path, Input(text.encode(), "ru.po"), documents=[SEED])
    [machine] = [pair for pair in read_pairs(path) if pair.is_raw_machine]
    assert (machine.key, machine.state, machine.machine) == (THANKS, State.MACHINE, line)
    entry = export(memories=[path])[THANKS]
    assert (entry.msgstr, entry.fuzzy) == ("Большое спасибо.", True)
    assert entry.tcomment.splitlines()[0].endswith("Kim Yong-nam (machine)")
    assert entry.tcomment.splitlines()[1] == line
    assert export(memories=[path, memory])[THANKS].fuzzy is False  # a person has said the same
    assert xlate.memory_statistics(path).value.machine == 1


def test_machine_text_of_which_nobody_knows_the_engine_is_marked_too(tmp_path: Path) -> None:
    path = tmp_path / "mt.tm"
    add_pairs(path, [Pair("Thank you very much.", "Спасибо <b>!</b>", "en", "ru", state=State.MACHINE)])
    comment = export(memories=[path])[THANKS].tcomment
    assert comment == (
        "xlate-tm: 100 % (tags adapted, machine)\n"
        + machine_line(MachineOrigin("unknown", "-", (Model("en", "ru"),)), "Спасибо !")
    )


def test_translations_with_other_tags_are_not_proposed(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    add_pairs(path, [Pair("June 14, 2018, The Kremlin, Moscow", "14 июня 2018 года, Москва, Кремль", "en", "ru")])
    result = xlate.export_po(SEED, "ru", memories=[path])
    assert entries(result.value.data)["d-nq5cu4mp"].msgstr == ""
    assert [finding.code for finding in result.findings] == ["XL704"]


def test_a_suggestion_that_was_deleted_is_made_anew_without_its_old_comment(memory: Path, tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    xlate.export_po(SEED, "ru", output=path, memories=[memory])
    first = path.read_text(encoding="utf-8")
    path.write_text(first.replace("Большое спасибо.", ""), encoding="utf-8")
    xlate.export_po(SEED, "ru", output=path, memories=[memory])
    assert path.read_text(encoding="utf-8") == first


def test_any_po_or_tmx_file_serves_as_a_memory(memory: Path, tmp_path: Path, xlate_program: Run) -> None:
    for name in ("c.po", "c.tmx"):
        done = xlate_program("memory", "export", memory, "-o", name)
        assert done.returncode == 0, done.stderr
        done = xlate_program("export-po", SEED, "-l", "ru", "-o", "ru.po", "--memory", name)
        assert done.returncode == 0, done.stderr
        found = polib.pofile(str(tmp_path / "ru.po"))
        assert len([entry for entry in found if entry.msgstr]) == 11  # one has the words of another
        assert all(entry.fuzzy for entry in found if entry.msgstr) is (name == "c.po")
        (tmp_path / "ru.po").unlink()
    wrong = xlate_program("export-po", SEED, "-l", "ko", "-o", "ko.po", "--memory", "c.tmx")
    assert "c.tmx: XL705 it has no translation from en into ko" in wrong.stderr
    missing = xlate_program("export-po", SEED, "-l", "ko", "-o", "ko.po", "--memory", "none.tm")
    assert (missing.returncode, "none.tm: no such file" in missing.stderr) == (2, True)


def test_gettext_takes_the_compendium(memory: Path, tmp_path: Path) -> None:
    pair = next(pair for pair in read_pairs(memory) if pair.key == THANKS)
    add_pairs(memory, [replace(pair, key="s-2", target="Благодарю."), replace(pair, source="M", state=State.MACHINE)])
    path = tmp_path / "compendium.po"
    assert xlate.export_memory(memory, form="po", output=path).value.pairs == 12
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    found = {entry.msgid: entry for entry in polib.pofile(str(path))}
    assert found["Thank you very much."].fuzzy
    assert "Otherwise: Большое спасибо. (kremlin-en-00seed, Kim" in found["Thank you very much."].comment
    assert found["M"].fuzzy
    (tmp_path / "new.pot").write_bytes(xlate.export_po(SEED, "ru").value.data)
    merged = subprocess.run(
        ["msgmerge", "-q", "-C", path, "-o", "-", "/dev/null", tmp_path / "new.pot"], check=True, capture_output=True
    )
    assert entries(merged.stdout)["l-xcy25x2j"].msgstr == "Президент России Владимир Путин"


def test_a_po_file_from_elsewhere_is_taken_as_far_as_it_goes(tmp_path: Path) -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Project-Id-Version: PACKAGE VERSION\\n"\n\n'
        'msgid "Save & close"\nmsgstr "Сохранить & закрыть"\n\nmsgid "a <b>c</b>"\nmsgstr "а"\n\n'
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "файл"\nmsgstr[1] "файла"\n'
    )
    source = Input(text.encode(), "theirs.po")
    with pytest.raises(CatalogueError, match="--from"):
        xlate.add_to_memory(tmp_path / "a.tm", source)
    found = xlate.add_to_memory(tmp_path / "a.tm", source, source_language="en")
    [pair] = read_pairs(tmp_path / "a.tm")
    assert (pair.source, pair.target, pair.exact) == ("Save &amp; close", "Сохранить &amp; закрыть", False)
    assert (pair.document, pair.speaker, pair.kind) == ("theirs", None, None)
    assert [(finding.code, finding.line) for finding in found.findings] == [("XL701", 10), ("XL702", None)]
    with pytest.raises(CatalogueError, match="does not say in which language it is"):
        xlate.add_to_memory(tmp_path / "a.tm", Input(text.replace("Language: ru", "X: y").encode(), "x.po"))


def test_an_entry_whose_unit_has_changed_knows_nothing_of_its_speaker(tmp_path: Path) -> None:
    text = RU.read_text(encoding="utf-8").replace('msgid "Thank you very much."', 'msgid "Thanks a lot."')
    xlate.add_to_memory(tmp_path / "a.tm", Input(text.encode(), "ru.po"), documents=[SEED])
    pair = next(pair for pair in read_pairs(tmp_path / "a.tm") if pair.key == THANKS)
    assert (pair.source, pair.speaker, pair.kind) == ("Thanks a lot.", None, None)


def test_what_is_no_translation_is_refused(memory: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a translation of one"):
        xlate.add_to_memory(memory, SEED)
    with pytest.raises(MemoryFileError, match="standard input"):
        xlate.add_to_memory(memory, Input(memory.read_bytes(), "<stdin>"))
    with pytest.raises(MemoryFileError, match="not a translation memory"):
        xlate.add_to_memory(EXAMPLES / "kremlin-en-00seed.txt", RU)
    with pytest.raises(InputError, match="exact"):
        xlate.export_po(SEED, "ru", exact="perhaps")
    with pytest.raises(InputError, match="format"):
        xlate.export_memory(memory, form="xls")
    with pytest.raises(MemoryFileError, match="no such pairs"):
        xlate.export_memory(memory, language="ko")
    with pytest.raises(InputError, match="no words"):
        xlate.find_in_memory(memory, " ", "ru")
    add_pairs(memory, [Pair("a", "b", "en", "ko")])
    with pytest.raises(InputError, match="en to ko, en to ru"):
        xlate.export_memory(memory, form="po")
    broken = (
        (EXAMPLES / "kremlin-en-00seed.ru.xml")
        .read_text(encoding="utf-8")
        .replace("<placeName>Кремль", "<orgName>Кремль")
    )
    broken = broken.replace("Кремль</placeName>", "Кремль</orgName>")
    given = Input(broken.encode(), str(EXAMPLES / "kremlin-en-00seed.ru.xml"))
    found = xlate.add_to_memory(tmp_path / "b.tm", given)
    assert [finding.code for finding in found.findings][:1] == ["XL701"]
    assert found.value.new == 9


def test_a_translated_tei_file_says_what_a_machine_made_and_what_was_left_out(tmp_path: Path) -> None:
    merged = xlate.merge(SEED, RU, fuzzy="omit", output=tmp_path / "talk.ru.xml").value.data
    assert merged is not None
    assert b"<gap" in merged
    text = merged.decode()
    before, _, after = text.partition(f'<seg xml:id="{THANKS}"')
    after = after.replace("#st.translated", "#st.mt", 1).replace(' resp="#ag.ru"', "", 1)
    after = after.replace(" #hop.ru.human", "", 1).replace('change="#hop.kim-yong-nam.1 #hop.kim-yong-nam.2"', "", 1)
    (tmp_path / "talk.ru.xml").write_text(f'{before}<seg xml:id="{THANKS}"{after}', encoding="utf-8")
    added = xlate.add_to_memory(tmp_path / "a.tm", tmp_path / "talk.ru.xml", fuzzy=True)
    assert added.value.new == 10
    pair = next(pair for pair in read_pairs(tmp_path / "a.tm") if pair.key == THANKS)
    assert (pair.state, pair.is_raw_machine, pair.translator, pair.date) == (State.MACHINE, True, None, None)
    assert pair.machine.startswith("xlate-mt: unknown - en_ru ")
    moved = tmp_path / "elsewhere" / "talk.ru.xml"
    moved.parent.mkdir()
    moved.write_bytes((tmp_path / "talk.ru.xml").read_bytes())
    with pytest.raises(InputError, match="--source"):
        xlate.add_to_memory(tmp_path / "a.tm", moved)
    assert xlate.add_to_memory(tmp_path / "a.tm", moved, translated_from=SEED).value.known == 10


def test_a_merge_can_feed_the_memory(tmp_path: Path) -> None:
    record = Record.read(SEED.read_bytes(), str(SEED))
    units = extract_units(record).value
    catalogue = read_po(RU.read_bytes(), "ru.po")
    targets = find_targets(
        units, lambda key: record.content(record.spans[record.by_id[key]]), [catalogue], Fuzzy.USE
    ).value
    path = tmp_path / "fed.tm"

    def feed(*, fuzzy: bool = False) -> tuple[int, int]:
        added = feed_memory(path, units, targets, [catalogue], str(SEED), language="ru", fuzzy=fuzzy)
        return added.new, added.known

    assert feed() == (10, 0)
    assert feed() == (0, 10)
    assert feed(fuzzy=True) == (1, 10)
    assert xlate.add_to_memory(path, RU, documents=[SEED], fuzzy=True).value.new == 0


def test_the_merge_command_feeds_a_memory_that_names_each_translator(xlate_program: Run, tmp_path: Path) -> None:
    other = re.sub(r"Last-Translator: [^\\]*", "Last-Translator: Boris", RU.read_text(encoding="utf-8"))
    entry = 'msgid "Thank you very much."\nmsgstr "Большое спасибо."'
    assert entry in other
    (tmp_path / "a.po").write_text(other.replace(entry, entry.replace("Большое спасибо.", "")), encoding="utf-8")
    (tmp_path / "b.po").write_bytes(RU.read_bytes())
    done = xlate_program(
        "merge", SEED, "a.po", "b.po", "-o", "talk.ru.xml", "--add-to-memory", "m.tm", "--prefer", "first"
    )
    assert done.returncode == 0, done.stderr
    translators = {pair.key: pair.translator for pair in read_pairs(tmp_path / "m.tm")}
    assert len(translators) == 10
    assert (translators[THANKS], translators["h-dzk35wrq"]) == ("xlate example translator", "Boris")
    suggested = xlate_program("export-po", SEED, "-l", "ru", "-o", "new.po", "--memory", "m.tm")
    assert "11 translated messages" in suggested.stderr  # the line of place and date stands twice
    (tmp_path / "note.txt").write_text("no memory")
    done = xlate_program("merge", SEED, "a.po", "-o", "again.xml", "--add-to-memory", "note.txt")
    assert (done.returncode, (tmp_path / "again.xml").exists()) == (2, False)


@pytest.mark.slow
def test_processes_that_add_at_once_lose_nothing(tmp_path: Path, start_process: Start) -> None:
    script = (
        "import sys; from pathlib import Path; from xlate.memory import add_pairs; from xlate.model.pair import Pair\n"
        "for part in range(10):\n"
        "    add_pairs(Path('shared.tm'), [Pair(f's {sys.argv[1]} {part} {n}', 't', 'en', 'ru') for n in range(50)])\n"
    )
    running = [
        start_process(sys.executable, "-c", script, str(number), cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
        for number in range(4)
    ]
    assert [process.wait(60) for process in running] == [0] * 4
    assert len(read_pairs(tmp_path / "shared.tm")) == 4 * 10 * 50


def test_the_commands_say_what_they_did(xlate_program: Run) -> None:
    done = xlate_program("memory", "add", "m.tm", RU, EXAMPLES / "kremlin-en-00seed.ru.xml", "--source", SEED)
    assert done.returncode == 0
    assert "ru.po: 10 new pairs, 0 updated, 0 known already" in done.stderr
    assert "ru.xml: 0 new pairs, 0 updated, 10 known already" in done.stderr
    piped = xlate_program("memory", "add", "m.tm", "-", "--json", stdin=RU.read_bytes())
    assert json.loads(piped.stdout)["results"][0]["known"] == 10
    found = xlate_program("memory", "find", "m.tm", "Thank you all very much.", "-l", "ru")
    assert re.search(r"^ 90 %  kremlin-en-00seed, Kim Yong-nam, .*2026-11-23\n +Thank you.*\n +Большое", found.stdout)
    found = xlate_program(
        "memory", "find", "m.tm", "-", "-l", "ru", "--from", "en", "--json", stdin="Thank you very much.\n"
    )
    [match] = json.loads(found.stdout)["results"][0]["matches"]
    assert (match["percent"], match["target"], match["way"]) == (100, "Большое спасибо.", "ko ru en")
    stats = xlate_program("memory", "stats", "m.tm")
    assert re.search(r"language +en → ru +10\n", stats.stdout)
    assert stats.stderr == "m.tm: 10 pairs, 1 document, 2 speakers\n"
    numbers = json.loads(xlate_program("memory", "stats", "m.tm", "--json").stdout)["results"][0]
    assert numbers["languages"] == [{"source": "en", "target": "ru", "pairs": 10}]
    rows = list(csv.DictReader(io.StringIO(xlate_program("memory", "export", "m.tm", "--format", "csv").stdout)))
    assert len(rows) == 10
    assert xlate_program("memory", "export", "m.tm").stdout.startswith("<?xml")
    exported = json.loads(xlate_program("memory", "export", "m.tm", "-o", "m.tmx", "--json").stdout)
    assert exported["results"][0]["pairs"] == 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "m.tm", "-", "-"), "read once only"),
        (("add", "m.tm", "x.po", "--source", "none.xml"), "none.xml: no such file"),
        (("add", "m.tm", "x.po"), "x.po: no such file"),
        (("export", "m.tm", "-o", "m.xls"), "--format tmx|po|csv"),
        (("export", "m.tm", "--json"), "needs a file"),
        (("stats", "m.tm"), "make a memory with: xlate memory add"),
        (("find", "m.tm", "x", "-l", "ru"), "make a memory with: xlate memory add"),
    ],
)
def test_wrong_usage_says_what_to_do(arguments: tuple[str, ...], message: str, xlate_program: Run) -> None:
    done = xlate_program("memory", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_export_po_says_what_came_from_memory(memory: Path, xlate_program: Run) -> None:
    done = xlate_program("export-po", SEED, "-l", "ru", "-o", "ru.po", "--memory", memory)
    assert "; from memory: 11 ready, 0 fuzzy with the same words, 0 with similar ones" in done.stderr
    again = json.loads(xlate_program("export-po", SEED, "-l", "ru", "-o", "x.po", "--memory", memory, "--json").stdout)
    assert again["results"][0]["reused"] == {"ready": 11, "same": 0, "similar": 0}


@pytest.mark.parametrize("form", ["po", "xliff", "csv", "xlsx"])
@pytest.mark.parametrize("plain_first", [True, False])
def test_a_file_added_with_its_tei_file_and_without_is_there_once(form: str, plain_first: bool, tmp_path: Path) -> None:
    options = xlate.ExportOptions(translations=RU)
    data = xlate.export(SEED, "ru", form, options).value.data
    given, path = Input(data, f"theirs.{form}"), tmp_path / "a.tm"
    for documents in ((), (SEED,)) if plain_first else ((SEED,), ()):
        xlate.add_to_memory(path, given, documents=documents, source_language="en")
    xlate.add_to_memory(path, EXAMPLES / "kremlin-en-00seed.ru.xml")
    pairs = read_pairs(path)
    assert len(pairs) == 10
    assert {pair.document for pair in pairs} == {SEED.stem}
    assert all(pair.kind for pair in pairs)


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file can grow beyond a size, as on a disk that is full."""
    import resource  # Windows has none

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("grown", [False, True])
def test_on_a_full_disk_neither_the_tei_file_nor_the_memory_changes(
    grown: bool, tmp_path: Path, xlate_program: Run
) -> None:
    shutil.copy(SEED, tmp_path / "talk.xml")
    shutil.copy(RU, tmp_path / "ru.po")
    memory, result = tmp_path / "a.tm", tmp_path / "talk.ru.xml"
    if grown:
        add_pairs(memory, [Pair(f"{number} {'words ' * 50}", "x", "en", "ru") for number in range(300)])
        result.write_bytes(b"mine")
    before = {path.name: path.read_bytes() for path in (memory, result) if path.exists()}
    command = ("merge", "talk.xml", "ru.po", "--add-to-memory", "a.tm", "-o", "talk.ru.xml")
    for size in (10_000, memory.stat().st_size) if grown else (10_000,):  # nothing has room; the TEI file alone has
        with full_disk(size):
            done = xlate_program(*command)
        assert done.returncode == 2, done.stderr
        assert "cannot be written" in done.stderr
        there = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix in {".tm", ".xml"}}
        assert there.pop("talk.xml")
        assert there == before
    assert xlate_program(*command).returncode == 0
    assert len(read_pairs(memory)) == (310 if grown else 10)
    assert b"st.translated" in result.read_bytes()
