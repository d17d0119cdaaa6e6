"""Merging: agents, hops, versions, relay translations, translated files as input."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES
from tests.teitext import po, segments, tei

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCUMENT = segments(["Hello.", "Good bye.", "Yes."])
PO_FILE = [("s0", "Hello.", "Привет."), ("s1", "Good bye.", ""), ("s2", "Yes.", "")]


def merged(data: bytes, catalogue: bytes, **options: object) -> tuple[bytes, list[str]]:
    result = xlate.merge(xlate.Input(data, "talk.xml"), xlate.Input(catalogue, "ru.po"), **options)  # type: ignore[arg-type]
    assert result.value.data is not None
    return result.value.data, [finding.code for finding in result.findings]


def by_id(data: bytes) -> dict[str, etree._Element]:
    return {element.get(ID, ""): element for element in etree.fromstring(data).iter("*") if element.get(ID)}


def test_a_second_translator_is_an_agent_and_a_hop_of_his_own() -> None:
    first, _ = merged(DOCUMENT, po(PO_FILE))
    second_po = po([("s0", "Hello.", "Привет."), ("s1", "Good bye.", "Пока."), ("s2", "Yes.", "")])
    second_po = second_po.replace(b"A. Translator", b"B. Other")
    second, codes = merged(first, second_po, source=xlate.Input(DOCUMENT, "talk.xml"))
    elements = by_id(second)
    assert codes == []
    assert elements["ag.ru.2"].findtext(T + "persName") == "B. Other"
    assert elements["hop.ru.human.2"].get("who") == "#ag.ru.2"
    assert elements["s1"].get("resp") == "#ag.ru.2"
    group = elements["hops.ru"]
    assert len(group.findall(T + "change")) == 2
    revisions = etree.fromstring(second).findall(f".//{T}revisionDesc/{T}change")
    assert [len(revisions), revisions[0].text] == [2, "Merged ru.po: 3 units, 1 untranslated, 2 translated."]


def test_what_the_catalogue_has_empty_stays_translated() -> None:
    first, _ = merged(DOCUMENT, po([("s0", "Hello.", "Привет.")]))
    again, codes = merged(
        first, po([("s0", "Hello.", ""), ("s1", "Good bye.", "Пока.")]), source=xlate.Input(DOCUMENT, "x")
    )
    assert codes == ["XL407", "XL408"]
    assert by_id(again)["s0"].text == "Привет."
    assert by_id(again)["s1"].text == "Пока."


def test_a_gap_never_takes_the_place_of_a_translation() -> None:
    first, _ = merged(DOCUMENT, po(PO_FILE))
    source = xlate.Input(DOCUMENT, "talk.xml")
    again, codes = merged(first, po([("s0", "Hello.", "~Здравствуйте.")]), source=source, fuzzy="omit")
    assert again == first
    assert codes == ["XL406", "XL408"]


def test_a_corrected_translation_replaces_the_old_one_with_the_same_hop() -> None:
    first, _ = merged(DOCUMENT, po(PO_FILE))
    second, _ = merged(first, po([("s0", "Hello.", "Здравствуйте.")]), source=xlate.Input(DOCUMENT, "talk.xml"))
    assert by_id(second)["s0"].text == "Здравствуйте."
    assert by_id(second)["s0"].get("change") == "#hop.ru.human"
    assert [name for name in by_id(second) if name.startswith("hop.")] == ["hop.ru.human"]


def test_a_translation_of_a_translation_is_one_hop_more(tmp_path: Path) -> None:
    russian = EXAMPLES / "kremlin-en-00seed.ru.xml"
    catalogue = po([("s-dhx6vuyc", "Большое спасибо.", "Vielen Dank."), ("s-qo3po7ou", "x", "y")], language="de")
    output = tmp_path / "de.xml"
    result = xlate.merge(russian, xlate.Input(catalogue, "de.po"), output=output)
    assert [finding.code for finding in result.findings] == ["XL401", "XL408"]
    elements = by_id(output.read_bytes())
    segment = elements["s-dhx6vuyc"]
    assert segment.get("change") == "#hop.kim-yong-nam.1 #hop.kim-yong-nam.2 #hop.ru.human #hop.de.human"
    assert segment.get("ana") == "#rel.retranslation #lin.relay #bas.printed #st.translated"
    assert (segment.get("source"), segment.get(LANG)) == ("#v.ru", "de")
    assert elements["hop.de.human"].get("subtype") == "de-t-ru"
    untranslated = elements["s-r3lkizyx"]
    assert (untranslated.get(LANG), untranslated.get("source")) == ("en", "#v.en")
    prefix = etree.fromstring(output.read_bytes()).find(f".//{T}prefixDef")
    assert prefix is not None
    assert (prefix.get("replacementPattern") or "").endswith("examples/kremlin-en-00seed.ru.xml#$1")
    subtitle = next(t for t in etree.fromstring(output.read_bytes()).iter(T + "title") if t.get("type") == "sub")
    assert subtitle.text == (
        "German translation of the Russian translation of the English transcript, with translation lineage"
    )


def test_units_in_two_languages_have_two_hops() -> None:
    data = tei('<p xml:id="a">Hello.</p><p xml:id="b" xml:lang="fr">Bonjour.</p>')
    result, _ = merged(data, po([("a", "Hello.", "Привет."), ("b", "Bonjour.", "Добрый день.")]))
    elements = by_id(result)
    assert elements["a"].get("change") == "#hop.ru.human"
    assert elements["b"].get("change") == "#hop.ru.human.fr"
    assert elements["hop.ru.human.fr"].get("subtype") == "ru-t-fr"


def test_original_words_become_a_direct_translation() -> None:
    talk = xlate.to_tei(xlate.Input(b"Ann Lee: Hello.", "t.txt"), language="en", speaker_languages={"Ann Lee": "en"})
    (entry,) = (e for e in _entries(talk.value.data) if e[1] == "Hello.")
    result, _ = merged(talk.value.data, po([(entry[0], "Hello.", "Привет.")]))
    segment = by_id(result)[entry[0]]
    assert segment.get("ana") == "#lin.direct #bas.given #st.translated"
    assert segment.get("change") == "#org.ann-lee.en #hop.ru.human"


def _entries(data: bytes) -> list[tuple[str, str]]:
    import polib

    text = xlate.export_po(xlate.Input(data, "t.xml"), "ru").value.data.decode()
    return [(entry.msgctxt, entry.msgid) for entry in polib.pofile(text)]


def test_an_unnamed_translator_is_reported() -> None:
    catalogue = po(PO_FILE).replace(b"A. Translator <a@example.org>", b"")
    result, codes = merged(DOCUMENT, catalogue)
    assert codes == ["XL409"]
    assert by_id(result)["ag.ru"].findtext(T + "persName") == "translator, not named in the catalogue"


def test_the_source_of_a_translated_file_is_found_beside_it(tmp_path: Path) -> None:
    (tmp_path / "talk 1.xml").write_bytes(DOCUMENT)
    (tmp_path / "ru.po").write_bytes(po(PO_FILE))
    output = tmp_path / "out" / "ru.xml"
    output.parent.mkdir()
    xlate.merge(tmp_path / "talk 1.xml", tmp_path / "ru.po", output=output)
    assert etree.parse(output).getroot().get("corresp") == "../talk%201.xml"
    again = xlate.merge(output, tmp_path / "ru.po")
    assert again.value.data == output.read_bytes()
    (tmp_path / "talk 1.xml").unlink()
    with pytest.raises(xlate.XlateError, match="name it with --source"):
        xlate.merge(output, tmp_path / "ru.po")


def test_a_translated_file_that_lacks_a_unit_is_refused() -> None:
    first, _ = merged(DOCUMENT, po(PO_FILE))
    longer = segments(["Hello.", "Good bye.", "Yes.", "No."])
    with pytest.raises(xlate.XlateError, match="create it again"):
        merged(first, po(PO_FILE), source=xlate.Input(longer, "talk.xml"))


def test_a_stale_entry_beside_a_fitting_one() -> None:
    catalogue = po([("s0", "Hullo.", "Старый."), ("s0", "Hello.", "Привет.")])
    result, codes = merged(DOCUMENT, catalogue)
    assert by_id(result)["s0"].text == "Привет."
    assert codes == ["XL403", "XL408"]


def test_no_break_spaces_are_folded_when_matching() -> None:
    data = segments(["Mr\u00a0President,  hello."])
    result, codes = merged(data, po([("s0", "Mr President, hello.", "Господин Президент, привет.")]))
    assert codes == []
    assert by_id(result)["s0"].get("ana") == "#st.translated"


def test_the_translated_title_is_brought_up_to_date() -> None:
    data = tei('<head xml:id="h">A test</head>')
    first, _ = merged(data, po([("h", "A test", "Проба")]))
    second, _ = merged(first, po([("h", "A test", "Тест &amp; проба")]), source=xlate.Input(data, "talk.xml"))
    titles = [title.text for title in etree.fromstring(second).iter(T + "title") if title.get(LANG) == "ru"]
    assert titles == ["Тест & проба"]


def test_a_new_last_translator_takes_nothing_from_the_first() -> None:
    first, _ = merged(DOCUMENT, po(PO_FILE))
    again, _ = merged(first, po(PO_FILE).replace(b"A. Translator", b"B. Other"), source=xlate.Input(DOCUMENT, "x"))
    assert again == first


def test_words_in_no_unit_keep_their_language() -> None:
    data = tei('<p>No id. <hi>More.</hi></p><p xml:id="a">Hello.</p><u>Direct.</u>')
    result, codes = merged(data, po([("a", "Hello.", "Привет.")]))
    assert codes == ["XL305", "XL305"]
    languages = [element.get(LANG) for element in etree.fromstring(result).iter(T + "p", T + "u")][-3:]
    assert languages == ["en", "ru", "en"]


def test_a_unit_that_is_in_the_target_language_already_needs_no_hop() -> None:
    data = tei('<p xml:id="a">Hello.</p><p xml:id="b" xml:lang="ru">Привет.</p>')
    exported = xlate.export_po(xlate.Input(data, "talk.xml"), "ru")
    assert exported.value.untranslated == 1
    result, codes = merged(data, po([("a", "Hello.", "Здравствуйте.")]))
    assert codes == []
    assert (by_id(result)["b"].get("change"), by_id(result)["b"].get(LANG)) == (None, "ru")
    assert [name for name in by_id(result) if name.startswith("v.")] == ["v.en", "v.ru"]
    with pytest.raises(xlate.XlateError, match="nothing to translate"):
        xlate.export_po(xlate.Input(tei('<p xml:id="a">Hello.</p>'), "talk.xml"), "en")


def test_other_variants_of_a_language_are_other_languages(tmp_path: Path) -> None:
    hans, _ = merged(DOCUMENT, po([("s0", "Hello.", "你好")], language="zh_Hans"))
    with pytest.raises(xlate.XlateError, match="already in Simplified Chinese"):
        merged(hans, po([("s0", "Hello.", "你好")], language="zh_Hant"))
    path = tmp_path / "zh.po"
    path.write_bytes(po([("s0", "Hello.", "你好")], language="zh_Hant"))
    with pytest.raises(xlate.XlateError, match="is in the language zh_Hant, not zh-Hans"):
        xlate.export_po(xlate.Input(DOCUMENT, "talk.xml"), "zh-Hans", output=path)


def test_a_refused_entry_leaves_the_old_translation_and_says_so() -> None:
    first, _ = merged(DOCUMENT, po(PO_FILE))
    source = xlate.Input(DOCUMENT, "x")
    result = xlate.merge(
        xlate.Input(first, "ru.xml"), xlate.Input(po([("s0", "Hello.", "<b>")]), "ru.po"), source=source
    )
    assert "the translation in the TEI stays" in result.findings[0].message
    assert result.value.states == {"translated": 1, "untranslated": 2}
    assert result.value.data == first


def test_a_gap_stands_where_tei_lets_one_stand() -> None:
    data = tei('<u xml:id="u"><seg xml:id="a">Hello.</seg><incident><desc xml:id="b">(Bell.)</desc></incident></u>')
    result, _ = merged(data, po([("a", "Hello.", "~Привет."), ("b", "(Bell.)", "~(Звонок.)")]), fuzzy="omit")
    assert by_id(result)["a"].find(T + "gap") is not None
    assert by_id(result)["b"].text == "(Bell.)"
    prefixed = data.replace(b"<seg ", b"<t:seg ").replace(b"</seg>", b"</t:seg>")
    prefixed = prefixed.replace(b"xmlns=", b'xmlns:t="http://www.tei-c.org/ns/1.0" xmlns=')
    result, _ = merged(prefixed, po([("a", "Hello.", "~Привет.")]), fuzzy="omit")
    assert b'<t:gap reason="fuzzy"/></t:seg>' in result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Made up.</p>", "<ab>Made up.</ab>"),
        ("</fileDesc>", "</fileDesc><profileDesc><langUsage><p>English</p></langUsage></profileDesc>"),
        ("</fileDesc>", "</fileDesc><encodingDesc/><profileDesc/>"),
        ("</fileDesc>", "</fileDesc><revisionDesc><list><item>First.</item></list></revisionDesc>"),
        ("</fileDesc>", "</fileDesc><profileDesc/><revisionDesc/>"),
    ],
)
def test_additions_to_any_valid_header_leave_it_valid(before: str, after: str, tei_all: etree.RelaxNG) -> None:
    data = tei('<p xml:id="a">Hello.</p>').decode().replace(before, after, 1).encode()
    result, _ = merged(data, po([("a", "Hello.", "Привет.")]))
    assert tei_all.validate(etree.fromstring(result)), tei_all.error_log


def test_header_values_that_are_no_dates_names_or_characters() -> None:
    catalogue = po(PO_FILE, '"PO-Revision-Date: 2024-02-30 10:00+0000\\n"\n').replace(b"A. Translator", b"A\x07B")
    result, _ = merged(DOCUMENT, catalogue)
    elements = by_id(result)
    assert elements["hop.ru.human"].get("when") == "2026-11-23"
    assert elements["ag.ru"].findtext(T + "persName") == "A\ufffdB"
    address = po(PO_FILE).replace(b"A. Translator <a@example.org>", b"a@example.org")
    assert "not named" in (by_id(merged(DOCUMENT, address)[0])["ag.ru"].findtext(T + "persName") or "")


def test_a_translated_file_in_another_folder_points_at_its_source(tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(DOCUMENT)
    (tmp_path / "ru.po").write_bytes(po(PO_FILE))
    xlate.merge(tmp_path / "talk.xml", tmp_path / "ru.po", output=tmp_path / "ru.xml")
    (tmp_path / "sub").mkdir()
    xlate.merge(tmp_path / "ru.xml", tmp_path / "ru.po", output=tmp_path / "sub" / "ru.xml")
    moved = etree.parse(tmp_path / "sub" / "ru.xml").getroot()
    prefix = moved.find(f".//{T}prefixDef")
    assert prefix is not None
    assert (moved.get("corresp"), prefix.get("replacementPattern")) == ("../talk.xml", "../talk.xml#$1")


def test_when_all_is_translated_nothing_is_said_to_be_untranslated() -> None:
    first, _ = merged(DOCUMENT, po(PO_FILE))
    full = po([("s0", "Hello.", "Привет."), ("s1", "Good bye.", "Пока."), ("s2", "Yes.", "Да.")])
    second, _ = merged(first, full, source=xlate.Input(DOCUMENT, "x"))
    languages = by_id(second)["v.ru"].find(T + "textLang")
    assert languages is not None
    assert (languages.get("otherLangs"), languages.text) == (None, "Russian")


def test_pointers_at_other_things_stay() -> None:
    data = tei('<p xml:id="a" corresp="audio.mp3#t=1" ana="#st.decl #lin.x #other">Hello.</p>')
    result, _ = merged(data, po([("a", "Hello.", "Привет.")]))
    element = by_id(result)["a"]
    assert element.get("corresp") == "audio.mp3#t=1 src:a words:2d8bd7d9"
    assert element.get("ana") == "#st.decl #lin.x #other #st.translated"


def test_fuzzy_must_be_one_of_three() -> None:
    with pytest.raises(xlate.XlateError, match="must be one of source, use, omit"):
        merged(DOCUMENT, po(PO_FILE), fuzzy="nope")


def test_white_space_that_is_text_is_a_translation() -> None:
    result, _ = merged(DOCUMENT, po([("s0", "Hello.", "\u00a0")]))
    assert by_id(result)["s0"].text == "\u00a0"


@pytest.mark.parametrize("output", ["talk.xml", "ru.po"])
def test_neither_source_nor_catalogue_is_replaced(output: str, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(DOCUMENT)
    (tmp_path / "ru.po").write_bytes(po(PO_FILE))
    xlate.merge(tmp_path / "talk.xml", tmp_path / "ru.po", output=tmp_path / "ru.xml")
    for given in ("talk.xml", "ru.xml"):
        with pytest.raises(xlate.XlateError, match="would replace its own source"):
            xlate.merge(tmp_path / given, tmp_path / "ru.po", output=tmp_path / output)
