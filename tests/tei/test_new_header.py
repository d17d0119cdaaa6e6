"""The header of a new file and of a translated one: each thing once, in the idioms of the TEI Guidelines."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.conftest import ROOT
from xlate.files import Input
from xlate.workflow.merge import merge
from xlate.workflow.to_tei import to_tei

T = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SEED = ROOT / "examples" / "kremlin-en-00seed.xml"
ANNOTATIONS = ROOT / "tests" / "data" / "annotations"


def _converted(text: str, name: str = "talk.txt", language: str | None = "en") -> etree._Element:
    return etree.fromstring(to_tei(Input(text.encode(), name), language=language).value.data)


def _translated() -> etree._Element:
    data = merge(SEED, [ROOT / "examples" / "ru.po"]).value.data
    assert data is not None
    return etree.fromstring(data)


def test_the_header_of_the_example_has_less_than_three_fifths_of_the_lines_it_had() -> None:
    """Version 0.1 wrote 112."""
    header = re.search(r"<teiHeader.*</teiHeader>", SEED.read_text(encoding="utf-8"), re.DOTALL)
    assert header is not None
    assert len(header[0].splitlines()) <= 0.6 * 112


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "golden").glob("*/source.xml")), ids=lambda path: path.parent.name
)
def test_only_categories_in_use_are_declared_and_each_is_glossed_once(path: object) -> None:
    root = etree.parse(str(path)).getroot()
    if root.find(f".//{T}application[@ident='xlate']") is None:
        return  # made by hand
    used = {word for element in root.iter("*") for word in (element.get("ana") or "").split()}
    declared = [one for one in root.iter(T + "category") if one.find(T + "category") is None]
    assert {f"#{one.get(XML + 'id')}" for one in declared} <= used
    assert all(len(one.findall(T + "catDesc")) == 1 for one in root.iter(T + "category"))


def test_no_wrapper_of_the_header_is_empty_and_nothing_is_said_not_to_be_stated() -> None:
    root = _converted("A meeting\n\nANNA LEE: Good day.\n\nBO CHEN: Good day to you.\n")
    header = root.find(T + "teiHeader")
    assert header is not None
    assert [
        one.tag for one in header.iter("*") if len(one) == 0 and not (one.text or "").strip() and not one.attrib
    ] == []
    assert "Not stated" not in etree.tostring(header, encoding="unicode")
    assert header.find(f".//{T}creation") is None
    assert header.find(f".//{T}classDecl") is None


def test_languages_are_those_of_the_words_in_the_text() -> None:
    """Not Korean and Russian, in which nothing is written here."""
    assert [one.get("ident") for one in etree.parse(SEED).iter(T + "language")] == ["en"]
    assert [one.get("ident") for one in _translated().iter(T + "language")] == ["en", "ru"]


def test_titles_and_printed_names_carry_their_language() -> None:
    """The header is in English; what the page prints is not."""
    text = "Встреча\n\n14 июня 2018 года, Москва, Кремль\n\nВладимир Путин: Добрый день!\n\nКим Ён Нам: Спасибо.\n"
    header = _converted(text, language="ru").find(T + "teiHeader")
    assert header is not None
    assert [one.get(XML + "lang") for one in header.iterfind(f".//{T}titleStmt/{T}title")] == ["ru", "en"]
    for name in ("persName", "placeName"):
        assert {one.get(XML + "lang") for one in header.iter(T + name)} == {"ru"}, name
    assert header.find(f".//{T}bibl/{T}title[@{XML}lang='ru']") is not None
    assert [one.get(XML + "lang") for one in _translated().iterfind(f".//{T}titleStmt/{T}title")] == ["en", "ru", "en"]


def test_the_publisher_is_a_real_one_or_absent() -> None:
    """A date of publication too; the address of the printed text is an idno."""
    text = Input(b"A meeting\n\nANNA LEE: Good day.\n", "a.txt")
    alone = etree.fromstring(to_tei(text, language="en").value.data)
    stated = etree.fromstring(
        to_tei(text, language="en", publisher="A Press", source_url="https://example.org/a").value.data
    )
    assert alone.find(f".//{T}publicationStmt/{T}publisher") is None
    assert alone.find(f".//{T}publicationStmt/{T}date") is None
    assert stated.findtext(f".//{T}publicationStmt/{T}publisher") == "A Press"
    assert stated.find(f".//{T}publicationStmt/{T}date") is not None
    assert stated.findtext(f".//{T}bibl[@type='transcript']/{T}idno[@type='URI']") == "https://example.org/a"


@pytest.mark.parametrize("label", ["Question", "Q", "Audience", "Reporter 2", "Several voices"])
def test_who_asks_or_calls_is_no_person(label: str) -> None:
    """Review B6."""
    root = _converted(f"A meeting\n\nAnna Lee: Good day.\n\n{label}: Why is that so?\n\nAnna Lee: Because it is.\n")
    assert [one.findtext(T + "persName") for one in root.iter(T + "person")] == ["Anna Lee"]
    assert [one.get("who") for one in root.iter(T + "u")] == ["#anna-lee", None, "#anna-lee"]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("President", None),
        ("THE PRESIDENT", None),
        ("The Speaker", None),
        ("Mr. Deputy Speaker", None),
        ("THE INTERPRETER", "interpreter"),
    ],
)
def test_an_office_is_no_name_of_a_person(label: str, role: str | None) -> None:
    root = _converted(f"A meeting\n\nAnna Lee: Good day.\n\n{label}: I say so.\n\nAnna Lee: Because it is.\n")
    person = root.findall(f".//{T}person")[1]
    assert person.find(T + "persName") is None
    assert (person.findtext(f"{T}name[@type='office']"), person.get("role")) == (label, role)
    named = _converted("A meeting\n\nPresident Anna Lee: Good day.\n\nBo Chen: Yes.\n\nPresident Anna Lee: So it is.\n")
    assert named.findtext(f".//{T}person/{T}persName") == "Anna Lee"


_NAMED_IN_BRACKETS = "A meeting\n\nThe President (Anna Lee): Good day.\n\nBo Chen: I say so.\n\nBo Chen: Yes.\n"
_EXAMINED = "DEPOSITION OF IDA ROTH\n\nEXAMINATION BY MR. TANN:\n\nQ. Where?\nA. In a mill.\nQ. When?\nA. In May.\n"


@pytest.mark.parametrize(
    ("text", "person", "label", "office"),
    [
        ("A meeting\n\nPresident: Anna Lee\n\n{0}", "Anna Lee", "The President", "President"),
        (_EXAMINED, "Ida Roth", "A", None),
    ],
)
def test_a_label_that_is_inferred_to_be_somebodys_says_so(
    text: str, person: str, label: str, office: str | None
) -> None:
    talk = "The President: Good day.\n\nBo Chen: I say so.\n\nThe President: So it is.\n\nBo Chen: Yes.\n"
    root = _converted(text.format(talk))
    [found] = [one for one in root.iter(T + "person") if one.findtext(T + "persName") == person]
    said = {"resp": "#ag.xlate", "cert": "medium"}
    [name] = found.findall(T + "name")
    assert (name.text, {key: name.get(key) for key in said}) == (label, said)
    held = found.find(T + "occupation")
    assert (held is not None and held.text) == (office or False)
    assert held is None or {key: held.get(key) for key in said} == said
    printed = _converted(_NAMED_IN_BRACKETS).iterfind(f".//{T}person/*")
    assert [one.get("cert") for one in printed] == [None] * 3


def test_an_interpreter_whom_nobody_names_is_no_person() -> None:
    root = etree.parse(SEED).getroot()
    assert [one.get(XML + "id") for one in root.iter(T + "person")] == ["vladimir-putin", "kim-yong-nam"]
    assert root.find(f".//{T}respStmt[@{XML}id='ag.interpreter']/{T}name") is not None


@pytest.mark.parametrize(
    ("printed", "element", "kind"),
    [
        ("(Applause.)", "kinesic", "applause"),
        ("(Laughter.)", "vocal", "laughter"),
        ("(Interruption.)", "vocal", "interruption"),
        ("(Pause.)", "incident", "pause"),
        ("(Murmurios.)", "vocal", "murmuring"),
        ("(Kerstin Tack [SPD]: Schlimm genug!)", "vocal", "interruption"),
    ],
)
def test_stage_directions_have_the_english_types_of_parlamint_and_the_printed_words(
    printed: str, element: str, kind: str
) -> None:
    root = _converted(f"A meeting\n\nAnna Lee: Good day to you all.\n\n{printed}\n\nBo Chen: Good day.\n")
    found = root.find(f".//{T}{element}[@type='{kind}']/{T}desc")
    assert found is not None
    assert found.text == printed


def test_a_translated_file_says_that_it_is_a_translation_and_of_which_version() -> None:
    root = _translated()
    derivation = root.find(f".//{T}profileDesc/{T}textDesc/{T}derivation")
    assert derivation is not None
    assert (derivation.get("type"), derivation.get("source")) == ("translation", "#v.en")
    version = root.find(f".//{T}bibl[@{XML}id='v.ru']")
    assert version is not None
    editor, date = version.find(T + "editor"), version.find(T + "date")
    assert editor is not None
    assert (editor.get("role"), editor.get("ref")) == ("translator", "#ag.ru")
    assert date is not None
    assert date.get("when")
    assert [one.get("type") for one in version.iter(T + "relatedItem")] == ["translatedFrom"]
    text = root.find(T + "text")
    assert text is not None
    assert text.get("decls") == "#v.ru"


@pytest.mark.parametrize(("name", "url"), [("talk.exb", "talk.wav"), ("talk.trs", "talk")])
def test_the_recording_that_a_source_names_is_in_the_header_and_its_times_are_a_timeline(name: str, url: str) -> None:
    root = etree.fromstring(to_tei(ANNOTATIONS / name).value.data)
    assert [one.get("url") for one in root.iterfind(f".//{T}recordingStmt/{T}recording/{T}media")] == [url]
    points = {f"#{one.get(XML + 'id')}" for one in root.iterfind(f".//{T}timeline/{T}when")}
    ends = {one.get(end) for one in root.iter(T + "u") for end in ("start", "end")} - {None}
    assert len(ends) > 1
    assert ends <= points


def test_of_a_recording_on_a_disk_the_name_is_told_and_no_folder() -> None:
    data = (ANNOTATIONS / "talk.exb").read_bytes().replace(b"talk.wav", rb"file:///C:\Users\me\My talk.mp4")
    root = etree.fromstring(to_tei(Input(data, "talk.exb")).value.data)
    media = root.find(f".//{T}recording[@type='video']/{T}media")
    assert media is not None
    assert dict(media.attrib) == {"mimeType": "video/mp4", "url": "My%20talk.mp4"}


def test_words_of_which_nothing_is_known_have_no_class_save_in_a_turn_with_hops() -> None:
    """There its absence would mean the hops of the turn."""
    root = etree.parse(SEED).getroot()
    assert root.find(".//*[@ana='#lin.unknown']") is None
    plain = _converted("A meeting\n\nANNA LEE: Good day.\n\nBO CHEN: Good day.\n")
    assert not any("lin.unknown" in (one.get("ana") or "") for one in plain.iter("*"))


def test_words_that_were_handed_in_were_not_spoken() -> None:
    """As the European Parliament prints explanations of votes; one person may have spoken too."""
    text = (
        "Debates. Sitting of 5 May 2021\n\nJean Dupont (PPE). – (FR) Mr President, thank you.\n\n"
        "Anna Schmidt (S&D), in writing. – (DE) I voted in favour.\n\nAnna Schmidt (S&D). – (DE) I thank you.\n"
    )
    root = etree.fromstring(to_tei(Input(text.encode(), "t.txt"), profile="europarl", language="en").value.data)
    kinds = {one.get(XML + "id"): one.get("type") for one in root.iter(T + "bibl")}
    turns = [kinds[str(one.get("source")).removeprefix("#")] for one in root.iter(T + "u")]
    assert turns == ["speech", "writing", "speech"]
    titles = [one.findtext(T + "title") for one in root.iter(T + "bibl") if one.get("type") == "writing"]
    assert titles == ["Text of Anna Schmidt"]


def test_a_number_instead_of_a_name_is_no_name_of_a_person() -> None:
    """Whoever told the voices apart has counted them."""
    words = ('{{"start": {0}, "end": {1}, "text": "Good day to you.", "speaker": "SPEAKER_0{0}"}}',) * 2
    segments = ", ".join(one.format(number, number + 1) for number, one in enumerate(words))
    root = _converted(f'{{"language": "en", "segments": [{segments}]}}', "talk.json")
    assert root.find(f".//{T}person/{T}persName") is None
    assert [one.findtext(f"{T}name[@type='label']") for one in root.iter(T + "person")] == ["Speaker_00", "Speaker_01"]
    assert [one.get("who") for one in root.iter(T + "u")] == ["#speaker-00", "#speaker-01"]


def test_a_file_in_which_no_lineage_is_stated_does_not_speak_of_it() -> None:
    root = _converted("A meeting\n\nAnna Lee: Good day.\n\nBo Chen: Good day.\n")
    header = etree.tostring(root.findall(T + "teiHeader")[0], encoding="unicode")
    for word in ("lineage stands", "with translation lineage", "attribution of lineage", "@subtype"):
        assert word not in header
        assert word in SEED.read_text(encoding="utf-8")
    subtitle = root.findtext(f".//{T}title[@type='sub']")
    assert subtitle == "TEI edition of the English transcript"


def test_a_tier_that_is_left_out_is_no_furniture_of_a_page() -> None:
    root = etree.fromstring(to_tei(ANNOTATIONS / "talk.eaf").value.data)
    left_out = root.find(f".//{T}editorialDecl/{T}p")
    assert left_out is not None
    assert (left_out.text, left_out.findtext(f".//{T}item")) == (
        "Left out as no words spoken: ",
        "gloss@Ann: good morning and welcome",
    )
