"""A second translation of one text into one language: a version of its own, never in silence in place of the first."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import polib
import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, Run, shared
from xlate.errors import InputError
from xlate.findings import Severity
from xlate.model.lineage_query import way
from xlate.model.mt_origin import hash_of_words

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SEED = EXAMPLES / "kremlin-en-00seed.xml"


def catalogue(folder: Path, translator: str, word: str, *keys: str) -> Path:
    """A PO file of the seed in German by a translator, who puts a word before each text."""
    made = polib.pofile(xlate.export_po(SEED, "de").value.data.decode())
    for entry in made:
        if not keys or entry.msgctxt in keys:
            entry.msgstr = f"{word} {entry.msgid}"
    made.metadata |= {"Last-Translator": f"{translator} <x@example.org>", "PO-Revision-Date": "2026-05-04 10:00+0000"}
    path = folder / f"{translator}.po"
    path.write_text(str(made), encoding="utf-8")
    return path


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """The seed, translated by Anna."""
    (tmp_path / "talk.xml").write_bytes(SEED.read_bytes())
    path = tmp_path / "talk.de.xml"
    xlate.merge(tmp_path / "talk.xml", catalogue(tmp_path, "Anna", "A"), output=path)
    return path


def problems(file: Path) -> list[str]:
    return [str(one) for one in xlate.validate(file).findings if one.severity is not Severity.INFO]


def named(file: Path) -> dict[str, etree._Element]:
    return {one.get(ID, ""): one for one in etree.parse(file).iter("*") if one.get(ID)}


def test_a_new_version_stands_beside_the_first(talk: Path, xlate_program: Run) -> None:
    """Review B15."""
    boris, new = catalogue(talk.parent, "Boris", "B"), talk.with_name("talk.de.2.xml")
    done = xlate_program("merge", talk, boris, "--new-version", "-o", new)
    assert done.returncode == 0, done.stderr
    assert problems(new) == []
    one = named(new)
    first, second = one["v.de"], one["v.de.2"]
    assert [(e.get("role"), e.text) for e in first.iter(T + "editor")] == [("translator", "Anna")]
    assert [(e.get("role"), e.text) for e in second.iter(T + "editor")] == [("translator", "Boris")]
    assert second.find(T + "date").get("when") == "2026-05-04"  # type: ignore[union-attr]
    assert [(e.get("type"), e.get("target")) for e in second.iter(T + "relatedItem")] == [
        ("translatedFrom", "#v.en"),
        ("otherEdition", "#v.de"),
    ]
    assert etree.parse(new).find(f"{T}text").get("decls") == "#v.de.2"  # type: ignore[union-attr]
    unit = one["s-dhx6vuyc"]
    assert str(unit.text).startswith("B ")
    chain = unit.get("change", "").split()
    assert chain[-1] == "#hop.de.human.2"
    assert one["hop.de.human.2"].get("corresp") == "#v.de.2"
    reading = etree.parse(new).find(f'.//{T}app[@from="#s-dhx6vuyc"]/{T}rdg')
    assert reading is not None
    assert str(reading.text).startswith("A ")
    assert reading.get("change", "").split() == [*chain[:-1], "#hop.de.human"]
    assert one["hop.de.human"].get("corresp") == "#v.de"
    assert reading.get("resp") == "#ag.de"
    assert unit.get("resp") == "#ag.de.2"
    ways = {way(one.unit.lineage) for one in xlate.survey(new).value}
    assert ways == {"ru → en → de", "ko → ru → en → de"}
    assert "Merged Boris.po as a new version" in new.read_text()


def test_what_the_second_has_not_translated_is_the_source(talk: Path) -> None:
    new = talk.with_name("new.xml")
    xlate.merge(talk, catalogue(talk.parent, "Boris", "B", "s-dhx6vuyc"), new_version=True, output=new)
    assert problems(new) == []
    one, source = named(new), named(talk.parent / "talk.xml")
    left = one["s-jchhegz4"]
    assert (left.text, left.get("resp")) == (source["s-jchhegz4"].text, None)
    assert left.get("change") == source["s-jchhegz4"].get("change")
    assert "#st.untranslated" in left.get("ana", "")
    readings = etree.parse(new).findall(f".//{T}rdg")
    assert len(readings) == len(xlate.export_po(SEED, "de").value.data.split(b"msgctxt")) - 1


def test_later_merges_bring_the_new_version_up_to_date(talk: Path) -> None:
    """Words that the second translator corrects belong to the second version; nothing is added twice."""
    new = talk.with_name("new.xml")
    boris = catalogue(talk.parent, "Boris", "B")
    xlate.merge(talk, boris, new_version=True, output=new)
    before = new.read_bytes()
    assert xlate.merge(new, boris).value.data == before
    boris.write_text(boris.read_text().replace('"B Thank you', '"B2 Thank you'))
    result = xlate.merge(new, boris, output=new)
    assert [one.code for one in result.findings if one.code == "XL422"] == []
    assert problems(new) == []
    changed = [one for one in named(new).values() if str(one.text).startswith("B2 ")]
    assert changed
    assert {one.get("change", "").split()[-1] for one in changed} == {"#hop.de.human.2"}
    assert "v.de.3" not in named(new)


def test_a_third_version(talk: Path) -> None:
    second, third = talk.with_name("2.xml"), talk.with_name("3.xml")
    xlate.merge(talk, catalogue(talk.parent, "Boris", "B"), new_version=True, output=second)
    xlate.merge(second, catalogue(talk.parent, "Clara", "C"), new_version=True, output=third)
    assert problems(third) == []
    related = [(e.get("type"), e.get("target")) for e in named(third)["v.de.3"].iter(T + "relatedItem")]
    assert related[1:] == [("otherEdition", "#v.de"), ("otherEdition", "#v.de.2")]
    readings = etree.parse(third).findall(f'.//{T}app[@from="#s-dhx6vuyc"]/{T}rdg')
    assert [str(one.text)[0] for one in readings] == ["A", "B"]


def test_words_of_another_translator_are_never_replaced_in_silence(talk: Path) -> None:
    (finding,) = [
        one for one in xlate.merge(talk, catalogue(talk.parent, "Boris", "B")).findings if one.code == "XL422"
    ]
    assert "finished translations of Anna give way to those of Boris" in finding.message
    assert "--new-version" in finding.message
    again = xlate.merge(talk, catalogue(talk.parent, "Anna", "A2")).findings
    assert [one for one in again if one.code == "XL422"] == [], "her own words"
    same = catalogue(talk.parent, "Boris", "A")
    assert [one for one in xlate.merge(talk, same).findings if one.code == "XL422"] == [], "the same words"


def test_what_a_reviser_left_as_it_was_stays_in_the_name_of_its_translator(talk: Path) -> None:
    revised = polib.pofile(str(catalogue(talk.parent, "Boris", "A")))
    changed = next(entry for entry in revised if entry.msgctxt == "s-dhx6vuyc")
    changed.msgstr = "Besser: " + changed.msgid
    revised.metadata["PO-Revision-Date"] = "2026-06-01 10:00+0000"
    revised.save()
    result = xlate.merge(talk.with_name("talk.xml"), talk.parent / "Boris.po", output=talk)
    told = {one.code: one.message for one in result.findings if one.code in ("XL422", "XL433")}
    assert "of Anna give way to those of Boris: 1 (the first: s-dhx6vuyc)" in told["XL422"]
    assert f"{len(revised) - 1} translations that Boris left as they were stay in the name of Anna" in told["XL433"]
    one = named(talk)
    anna, boris = (
        next(key for key, agent in one.items() if agent.findtext(T + "persName") == name) for name in ("Anna", "Boris")
    )
    makers = {key: one[key].get("resp") for key in (entry.msgctxt for entry in revised)}
    assert [key for key, maker in makers.items() if maker != f"#{anna}"] == ["s-dhx6vuyc"]
    assert makers["s-dhx6vuyc"] == f"#{boris}"
    hops = {hop.get("who"): hop.get("when") for hop in one.values() if hop.tag == T + "change"}
    assert (hops[f"#{anna}"], hops[f"#{boris}"]) == ("2026-05-04", "2026-06-01"), "each the day of their file"
    assert problems(talk) == []


def test_a_parallel_file_holds_both(tmp_path: Path) -> None:
    out = tmp_path / "parallel.xml"
    files = [catalogue(tmp_path, "Anna", "A"), catalogue(tmp_path, "Boris", "B", "s-dhx6vuyc")]
    result = xlate.merge_parallel(SEED, files, new_version=True, output=out)
    assert len(result.value) == 2
    assert problems(out) == []
    one = named(out)
    texts = etree.parse(out).findall(f"{T}text/{T}group/{T}text")
    assert [(text.get("decls"), text.get("{http://www.w3.org/XML/1998/namespace}lang")) for text in texts] == [
        ("#v.en", "en"),
        ("#v.de", "de"),
        ("#v.de.2", "de"),
    ]
    assert [str(one[f"s-dhx6vuyc.{tag}"].text)[0] for tag in ("de", "de.2")] == ["A", "B"]
    links = [link.get("target") for link in etree.parse(out).iter(T + "link")]
    assert "#s-dhx6vuyc.en #s-dhx6vuyc.de #s-dhx6vuyc.de.2" in links
    assert [e.get("target") for e in one["v.de.2"].iter(T + "relatedItem")][-1] == "#v.de"
    assert [e.text for e in one["v.de.2"].iter(T + "editor")] == ["Boris"]


def test_a_new_version_needs_a_first_one(tmp_path: Path, xlate_program: Run, talk: Path) -> None:
    with pytest.raises(InputError, match="no translation into de, beside which"):
        xlate.merge(SEED, catalogue(tmp_path, "Anna", "A"), new_version=True)
    done = xlate_program("merge", talk, tmp_path / "Anna.po", "--new-version", "-d", "out")
    assert (done.returncode, "-o talk.de.2.xml" in done.stderr) == (2, True)


def test_versions_are_valid_tei(talk: Path) -> None:
    second, both = talk.with_name("2.xml"), talk.with_name("both.xml")
    boris = catalogue(talk.parent, "Boris", "B")
    xlate.merge(talk, boris, new_version=True, output=second)
    xlate.merge_parallel(SEED, [catalogue(talk.parent, "Anna", "A"), boris], new_version=True, output=both)
    schema = shared("schema", "tei_all.rng")
    done = subprocess.run(["jing", schema, second, both], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "")


def test_four_versions_outlive_an_update_of_the_source_and_stand_in_one_edition(tmp_path: Path) -> None:
    talk, base = tmp_path / "talk.xml", tmp_path / "talk.xml"
    talk.write_bytes(SEED.read_bytes())
    made = []
    for number, name in enumerate(["Anna", "Boris", "Clara", "Dora"], 1):
        out = tmp_path / f"talk.de.{number}.xml"
        xlate.merge(base, catalogue(tmp_path, name, name[0]), new_version=number > 1, output=out)
        assert problems(out) == []
        made.append(base := out)
    related = [one.get("target") for one in named(base)["v.de.4"].iter(T + "relatedItem")]
    assert related == ["#v.en", "#v.de", "#v.de.2", "#v.de.3"]
    reading = etree.parse(base).findall(f'.//{T}app[@from="#s-dhx6vuyc"]/{T}rdg')
    assert [one.get("change", "").split()[-1] for one in reading] == [f"#hop.de.human{n}" for n in ("", ".2", ".3")]
    words = (EXAMPLES / "kremlin-en-00seed.txt").read_text(encoding="utf-8").replace("Thank you", "Thanks to you", 1)
    page = xlate.Input(words.encode(), "kremlin-en-00seed.txt")
    xlate.to_tei(page, update=talk, output=talk)
    for file, name in zip(made, ["Anna", "Boris", "Clara", "Dora"], strict=True):
        result = xlate.merge(file, tmp_path / f"{name}.po", output=file)
        assert [one.code for one in result.findings] == ["XL401"]
        assert problems(file) == []
    pages = xlate.edition([talk, *made], tmp_path / "pages")
    html = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "pages").rglob("*.html"))
    assert [f"{name[0]} June" in html or name in html for name in ("Anna", "Boris", "Clara", "Dora")] == [True] * 4
    assert len(pages.value.pages) == 1
    again = polib.pofile(xlate.export_po(talk, "de").value.data.decode())
    assert "B " not in "".join(entry.msgstr for entry in again)


def ways_of(file: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Key of a unit -> its way, and who made the last hop."""
    return {one.unit.key: (way(one.unit.lineage), one.unit.lineage.hops[-1].agents) for one in xlate.survey(file).value}


@pytest.mark.parametrize("in_place", [True, False])
def test_a_revision_is_a_hop_of_its_own_and_stays_when_it_is_merged_again(talk: Path, in_place: bool) -> None:
    key, other = "s-dhx6vuyc", "s-veib4f6x"
    boris = talk.parent / "boris.po"
    text = (talk.parent / "Anna.po").read_text(encoding="utf-8").replace("Anna <", "Boris <")
    boris.write_text(text.replace("A Thank you very much.", "Vielen Dank."), encoding="utf-8")
    base = talk if in_place else talk.with_name("talk.xml")
    result = xlate.merge(base, boris, output=talk, revision=True)
    assert "XL422" not in {one.code for one in result.findings}
    assert problems(talk) == []
    ways = ways_of(talk)
    assert ways[key] == ("ko → ru → en → de → de (revision)", ("Boris",))
    assert ways[other] == ("ru → en → de", ("Anna",))
    hops = next(one.unit for one in xlate.survey(talk).value if one.unit.key == key).lineage.hops
    assert hops[-2].agents == ("Anna",)
    before = talk.read_bytes()
    xlate.merge(base, boris, output=talk)  # what was revised stays so, whoever merges it again
    assert talk.read_bytes() == before


def test_who_revises_his_own_revision_or_nobody_does(talk: Path) -> None:
    key, boris = "s-dhx6vuyc", talk.parent / "boris.po"
    text = (talk.parent / "Anna.po").read_text(encoding="utf-8").replace("Anna <", "Boris <")
    for words in ("Vielen Dank.", "Danke sehr."):
        boris.write_text(text.replace("A Thank you very much.", words), encoding="utf-8")
        result = xlate.merge(talk, boris, output=talk, revision=True)
        assert "XL422" not in {one.code for one in result.findings}  # his own words give way to his own
        assert ways_of(talk)[key] == ("ko → ru → en → de → de (revision)", ("Boris",))
    carla = boris.with_name("carla.po")
    other = boris.read_text(encoding="utf-8").replace("Boris <", "Carla <").replace("Danke sehr", "Habt Dank")
    carla.write_text(other, encoding="utf-8")
    source = talk.with_name("talk.xml")
    result = xlate.merge(talk, carla, output=talk.with_name("n.xml"), revision=True, source=source)
    given_way = [one.message.partition(":")[0] for one in result.findings if one.code == "XL422"]
    assert given_way == ["finished translations of Boris give way to those of Carla"]
    unnamed = re.sub(r'"Last-Translator: [^"]*"', r'"Last-Translator: \\n"', other)
    carla.write_text(unnamed, encoding="utf-8")
    before = talk.read_bytes()
    with pytest.raises(InputError, match="who has revised"):
        xlate.merge(talk, carla, output=talk, revision=True)
    assert talk.read_bytes() == before


def test_who_reviewed_words_that_were_changed_has_revised_them(talk: Path) -> None:
    words = "Vielen Dank."
    digest = hash_of_words(words)
    made = polib.pofile(str(talk.parent / "Anna.po"))
    entry = made.find("s-dhx6vuyc", by="msgctxt")
    assert entry is not None
    entry.msgstr, entry.tcomment = words, f"xlate-review: reviewed 2026-05-06T10:00:00+00:00 {digest} Boris"
    made.save(str(talk.parent / "Anna.po"))
    xlate.merge(talk, talk.parent / "Anna.po", output=talk)
    assert problems(talk) == []
    assert ways_of(talk)["s-dhx6vuyc"] == ("ko → ru → en → de → de (revision)", ("Boris",))


def test_there_must_be_a_translation_to_be_revised(talk: Path) -> None:
    with pytest.raises(InputError, match="merge without --revision"):
        xlate.merge(talk.with_name("talk.xml"), talk.parent / "Anna.po", output=talk.with_name("n.xml"), revision=True)
