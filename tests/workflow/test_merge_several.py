"""Merging several catalogues of one language: parts, two translators, conflicts and variants."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, Run
from tests.teitext import po, segments
from xlate.errors import CatalogueError, InputError

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
TALK = segments(["Hello.", "Good bye.", 'Yes, <seg xml:id="m" type="marker">(sic)</seg> yes.'])
THIRD = 'Yes, <seg xml:id="m" type="marker">(sic)</seg> yes.'
ANNA = po([("s0", "Hello.", "Привет."), ("s1", "Good bye.", "Пока."), ("s2", THIRD, "")])
BORIS = po([("s0", "Hello.", "Здравствуйте."), ("s1", "Good bye.", "Пока.")]).replace(b"A. Translator", b"Boris")
OLD = b'"PO-Revision-Date: 2026-01-02 10:00+0000\\n"\n'
NEW = b'"PO-Revision-Date: 2026-01-02 11:30+0100\\n"\n'
NEWEST = b'"PO-Revision-Date: 2026-01-02 10:00-0500\\n"\n'


def dated(catalogue: bytes, date: bytes) -> bytes:
    return catalogue.replace(b'"Content-Type', date + b'"Content-Type', 1)


def merge(
    *catalogues: bytes, tei: bytes = TALK, **options: object
) -> tuple[dict[str, etree._Element], list[str], bytes]:
    """Elements of the merged file by xml:id, the codes of the findings, and the file."""
    files = [xlate.Input(data, f"{name}.po") for name, data in zip("abcdef", catalogues, strict=False)]
    result = xlate.merge(xlate.Input(tei, "talk.xml"), files, **options)  # type: ignore[arg-type]
    data = result.value.data
    assert data is not None
    elements = {element.get(ID, ""): element for element in etree.fromstring(data).iter("*") if element.get(ID)}
    return elements, [finding.code for finding in result.findings], data


def test_parts_by_two_translators_make_one_file_with_a_maker_for_each_unit() -> None:
    first = po([("s0", "Hello.", "Привет.")])
    second = po([("s1", "Good bye.", "Пока."), ("s2", THIRD, THIRD)]).replace(b"A. Translator", b"Boris")
    elements, codes, data = merge(first, second)
    assert codes == []
    assert [elements[key].get("resp") for key in ("s0", "s1", "s2")] == ["#ag.ru", "#ag.ru.2", "#ag.ru.2"]
    assert [elements[key].get("change") for key in ("s0", "s1")] == ["#hop.ru.human", "#hop.ru.human.2"]
    assert elements["ag.ru.2"].findtext(T + "persName") == "Boris"
    assert "Merged a.po, b.po: 3 units, 3 translated." in data.decode()


def test_the_same_words_in_two_files_are_no_conflict() -> None:
    elements, codes, _ = merge(ANNA, ANNA.replace("Привет.".encode(), "Привет. ".encode()))
    assert codes == []
    assert elements["s0"].text == "Привет."


def test_a_conflict_is_an_error_and_the_unit_keeps_what_it_has() -> None:
    elements, codes, _ = merge(ANNA, BORIS)
    assert codes == ["XL415"]
    assert elements["s0"].text == "Hello."
    assert elements["s1"].text == "Пока."
    standing, _, data = merge(ANNA)
    result = xlate.merge(
        xlate.Input(data, "talk.ru.xml"),
        [xlate.Input(ANNA.replace("Привет".encode(), "Эй".encode()), "a.po"), xlate.Input(BORIS, "b.po")],
        source=xlate.Input(TALK, "talk.xml"),
    )
    assert result.value.data == data
    assert [finding.code for finding in result.findings] == ["XL415"]
    assert "the translation in the TEI stays; choose with --prefer" in result.findings[0].message
    assert standing["s0"].text == "Привет."


@pytest.mark.parametrize(
    ("prefer", "dates", "words"),
    [
        ("first", (OLD, NEW), "Привет."),
        ("newest", (OLD, NEWEST), "Здравствуйте."),
        ("newest", (NEWEST, OLD), "Привет."),
        ("newest", (OLD, NEW), "Здравствуйте."),
        ("newest", (OLD, b""), "Привет."),
        ("b.po", (NEWEST, OLD), "Здравствуйте."),
        ("a.po", (OLD, NEWEST), "Привет."),
    ],
)
def test_a_rule_that_a_person_gives_resolves_a_conflict(prefer: str, dates: tuple[bytes, bytes], words: str) -> None:
    elements, codes, _ = merge(dated(ANNA, dates[0]), dated(BORIS, dates[1]), prefer=prefer)
    assert (codes, elements["s0"].text) == (["XL416"], words)


def test_dates_that_are_the_same_moment_decide_nothing() -> None:
    same = b'"PO-Revision-Date: 2026-01-02 11:00+0100\\n"\n'
    _, codes, _ = merge(dated(ANNA, OLD), dated(BORIS, same), prefer="newest")
    assert codes == ["XL415"]


def test_a_file_that_is_not_merged_cannot_be_preferred() -> None:
    with pytest.raises(InputError, match=r"is not one of the merged files: prefer newest, first, or one of a\.po"):
        merge(ANNA, prefer="c.po")


def test_finished_words_come_before_fuzzy_ones_and_these_before_words_of_an_older_text() -> None:
    fuzzy = po([("s0", "Hello.", "~Алло.")])
    stale = po([("s0", "Hello!", "Эй!"), ("s1", "Good bye!", "Чао!")])
    elements, codes, _ = merge(fuzzy, stale, ANNA, fuzzy="use")
    assert elements["s0"].text == "Привет."
    assert codes == ["XL417", "XL417", "XL417"]
    elements, codes, _ = merge(stale, fuzzy, fuzzy="use")
    assert elements["s0"].get("ana") == "#st.fuzzy"
    assert elements["s1"].get("ana") == "#st.stale"
    assert codes == ["XL417", "XL406", "XL401", "XL408"]


def test_where_one_file_has_broken_markup_the_other_is_used() -> None:
    broken = po([("s0", "Hello.", "<b>Привет.")])
    elements, codes, _ = merge(broken, BORIS)
    assert elements["s0"].text == "Здравствуйте."
    assert codes == ["XL404", "XL408"]


def test_variants_stay_beside_the_text_and_are_written_once(tei_all: etree.RelaxNG) -> None:
    third = po([("s2", THIRD, THIRD.replace("Yes", "Да"))])
    other = po([("s0", "Hello.", "Эй."), ("s2", THIRD, THIRD.replace("Yes", "Ага"))]).replace(
        b"A. Translator", b"Clara"
    )
    elements, codes, data = merge(ANNA, BORIS, third, other, prefer="first", variants=True)
    assert codes == ["XL416", "XL416"]
    root = etree.fromstring(data)
    apps = root.findall(f"{T}standOff/{T}listApp/{T}app")
    assert [app.get("from") for app in apps] == ["#s0", "#s2"]
    assert ["".join(map(str, reading.itertext())) for reading in apps[0]] == ["Здравствуйте.", "Эй."]
    assert [reading.get("resp") for reading in apps[0]] == ["#ag.ru.2", "#ag.ru.3"]
    assert {key for key in elements if key.startswith("ag.ru")} == {"ag.ru", "ag.ru.2", "ag.ru.3"}
    assert apps[1][0][0].get(ID) is None  # the name is that of the text
    assert tei_all.validate(root), tei_all.error_log
    again = xlate.merge(
        xlate.Input(data, "talk.ru.xml"),
        [xlate.Input(ANNA, "a.po"), xlate.Input(BORIS, "b.po"), xlate.Input(other, "d.po"), xlate.Input(third, "c.po")],
        source=xlate.Input(TALK, "talk.xml"),
        prefer="first",
        variants=True,
    )
    assert again.value.data is not None
    assert [len(app) for app in etree.fromstring(again.value.data).iter(T + "app")] == [2, 2]


def test_a_conflict_that_is_not_resolved_keeps_both_as_variants() -> None:
    elements, codes, data = merge(ANNA, BORIS, variants=True)
    readings = [reading.text for reading in etree.fromstring(data).iter(T + "rdg")]
    assert (elements["s0"].text, codes, readings) == ("Hello.", ["XL415"], ["Привет.", "Здравствуйте."])


def test_pointers_of_variants_are_checked(tmp_path: Path) -> None:
    russian = EXAMPLES / "ru.po"
    other = russian.read_bytes().replace("Большое спасибо.".encode(), "Благодарю.".encode())
    other = re.sub(rb"Last-Translator: [^\\]*", b"Last-Translator: Clara", other)
    output = tmp_path / "talk.ru.xml"
    files: list[Path | xlate.Input] = [russian, xlate.Input(other, "b.po")]
    xlate.merge(EXAMPLES / "kremlin-en-00seed.xml", files, prefer="first", variants=True, output=output)
    good = output.read_bytes()

    def rules(data: bytes) -> list[str | None]:
        output.write_bytes(data)
        return [finding.rule for finding in xlate.validate(output).findings]

    assert rules(good) == []
    assert rules(good.replace(b'<app from="#', b'<app from="#x')) == ["ptr-local"]
    assert rules(good.replace(b'#hop.ru.human.2" resp="#ag.ru.2"', b'#hop.ru.human.2" resp="#nobody"')) == ["ptr-resp"]


def test_files_in_two_languages_are_no_one_translation() -> None:
    with pytest.raises(CatalogueError, match=r"a\.po is in ru, and b\.po in de: they make two translated files"):
        merge(ANNA, po([("s0", "Hello.", "Hallo.")], language="de"))


def test_nothing_to_merge_is_an_error() -> None:
    with pytest.raises(InputError, match="there is no catalogue to merge"):
        merge()


def test_a_subset_that_msgattrib_made_completes_another(xlate_program: Run, tmp_path: Path) -> None:
    """Parts go to two people by msgattrib; both come back, and the result is that of the whole."""
    import subprocess

    def part(option: str, name: str) -> None:
        subprocess.run(["msgattrib", option, "-o", tmp_path / name, EXAMPLES / "ru.po"], check=True)

    part("--translated", "done.po")
    part("--untranslated", "rest.po")
    source = EXAMPLES / "kremlin-en-00seed.xml"
    done = xlate_program("merge", source, "done.po", "rest.po", "-o", "parts.xml", "--json")
    assert done.returncode == 0, done.stderr
    whole = xlate_program("merge", source, EXAMPLES / "ru.po", "-o", "whole.xml")
    assert whole.returncode == 0
    one, other = (etree.parse(tmp_path / name).getroot().find(T + "text") for name in ("parts.xml", "whole.xml"))
    assert one is not None
    assert other is not None
    assert etree.tostring(one, method="c14n") == etree.tostring(other, method="c14n")
    (result,) = json.loads(done.stdout)["results"]
    assert result["catalogue"] == ["done.po", "rest.po"]


def test_a_preferred_file_that_says_the_same_as_another_is_heard() -> None:
    clara = ANNA.replace(b"A. Translator", b"Clara")
    for files, prefer in (((ANNA, BORIS, clara), "c.po"), ((BORIS, ANNA, clara), "c.po")):
        elements, codes, _ = merge(*files, prefer=prefer)
        assert (codes, elements["s0"].text) == (["XL416"], "Привет.")
    elements, codes, _ = merge(dated(ANNA, OLD), dated(BORIS, NEW), dated(clara, NEWEST), prefer="newest")
    assert (codes, elements["s0"].text) == (["XL416"], "Привет.")
    elements, codes, _ = merge(BORIS, ANNA, clara, prefer="first")
    assert (codes, elements["s0"].text) == (["XL416"], "Здравствуйте.")


def test_a_name_that_two_files_have_prefers_neither() -> None:
    files = [xlate.Input(ANNA, "one/ru.po"), xlate.Input(BORIS, "two/ru.po")]
    with pytest.raises(
        InputError, match=r'"ru\.po" could be one/ru\.po or two/ru\.po: name the file .* with its folder'
    ):
        xlate.merge(xlate.Input(TALK, "talk.xml"), files, prefer="ru.po")
    result = xlate.merge(xlate.Input(TALK, "talk.xml"), files, prefer="two/ru.po")
    assert result.value.data is not None
    assert "Здравствуйте." in result.value.data.decode()


def test_words_left_out_of_a_translated_file_leave_its_translation_and_say_so() -> None:
    _, _, data = merge(ANNA)
    result = xlate.merge(
        xlate.Input(data, "talk.ru.xml"),
        xlate.Input(po([("s0", "Hello.", "~Эй.")]), "ru.po"),
        source=xlate.Input(TALK, "talk.xml"),
        fuzzy="omit",
    )
    assert result.value.data == data
    assert result.findings[0].message == "s0: fuzzy; the translation in the TEI stays"
    assert {str(state): number for state, number in result.value.states.items()} == {"translated": 2, "untranslated": 1}


def test_of_two_entries_of_a_file_for_a_unit_the_better_one_is_taken() -> None:
    twice = po([("s0", " Hello.", ""), ("s0", "Hello.", "Привет."), ("s1", "Good.", ""), ("s1", "Bye.", "Пока.")])
    elements, codes, _ = merge(twice, fuzzy="use")
    assert (elements["s0"].text, elements["s1"].text) == ("Привет.", "Пока.")
    assert codes == ["XL403", "XL403", "XL401", "XL408"]


def test_the_apparatus_of_an_editor_stays_as_it_is(tei_all: etree.RelaxNG) -> None:
    edited = b'<standOff><listApp><app from="#s0"><lem>Hello.</lem><rdg>Hullo.</rdg></app></listApp></standOff>'
    source = TALK.replace(b"</teiHeader>\n", b"</teiHeader>\n" + edited)
    _, _, data = merge(ANNA, BORIS, tei=source, prefer="first", variants=True)
    root = etree.fromstring(data)
    assert tei_all.validate(root), tei_all.error_log
    assert edited[:-11] in data
    variants = root.findall(f"{T}standOff/{T}listApp[@type='variants']/{T}app/{T}rdg")
    assert [reading.text for reading in variants] == ["Здравствуйте."]


def rules_of(data: bytes, folder: Path, name: str) -> list[str]:
    (folder / name).write_bytes(data)
    return [str(finding) for finding in xlate.validate(folder / name).findings if finding.code != "XL307"]


def test_a_passage_in_the_language_of_the_merge_stays_and_is_valid(tmp_path: Path) -> None:
    talk = xlate.to_tei(xlate.Input(b"Ann Lee: Hello.\n\nBob Ray: Guten Tag.", "talk.txt"), language="en").value.data
    talk = re.sub(rb'(<seg xml:id="[^"]+" )([^>]*>Guten)', rb'\1xml:lang="de" \2', talk)
    (tmp_path / "talk.xml").write_bytes(talk)
    key = next(str(e.get(ID)) for e in etree.fromstring(talk).iter(T + "seg") if e.text == "Hello.")
    result = xlate.merge(
        tmp_path / "talk.xml", xlate.Input(po([(key, "Hello.", "Hallo.")], language="de"), "de.po"),
        output=tmp_path / "talk.de.xml",
    )  # fmt: skip
    assert result.value.data is not None
    assert rules_of(result.value.data, tmp_path, "talk.de.xml") == []


def test_a_translation_back_is_another_version_than_the_text_it_began_with(tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(TALK)
    xlate.merge(
        tmp_path / "talk.xml", xlate.Input(po([("s0", "Hello.", "Привет.")]), "ru.po"), output=tmp_path / "ru.xml"
    )
    english = xlate.Input(po([("s0", "Привет.", "Hi.")], language="en"), "en.po")
    result = xlate.merge(tmp_path / "ru.xml", english, output=tmp_path / "en.xml")
    assert result.value.data is not None
    elements = {e.get(ID, ""): e for e in etree.fromstring(result.value.data).iter("*") if e.get(ID)}
    hop = elements["hop.en.human"]
    assert (hop.get("source"), hop.get("corresp")) == ("#v.ru", "#v.en.2")
    assert elements["v.en.2"].findtext(T + "title") == "English translation of the Russian transcript"
    assert [elements[key].get("source") for key in ("s0", "s1")] == ["#v.ru", "#v.en"]
    assert rules_of(result.value.data, tmp_path, "en.xml") == []
    assert xlate.merge(tmp_path / "en.xml", english).value.data == result.value.data
