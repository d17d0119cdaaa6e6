"""The parallel layout: source text and translations in one file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, shared
from tests.teitext import po, tei
from xlate.errors import InputError, RecordError

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SEED = EXAMPLES / "kremlin-en-00seed.xml"


def parallel(source: bytes, *catalogues: bytes, **options: object) -> tuple[bytes, list[str]]:
    files = [xlate.Input(data, f"{place}.po") for place, data in enumerate(catalogues)]
    result = xlate.merge_parallel(xlate.Input(source, "talk.xml"), files, **options)  # type: ignore[arg-type]
    data = result.value[0].data
    assert data is not None
    return data, [finding.code for finding in result.findings]


def seed_po(language: str, *keys: str, words: str = "") -> bytes:
    """A catalogue of the seed in which some units are translated (none named: all), into made-up words."""
    made = polib.pofile(xlate.export_po(SEED, language).value.data.decode())
    for entry in made:
        if not keys or entry.msgctxt in keys:
            entry.msgstr = entry.msgid if not words else entry.msgid.replace("e", words)
    made.metadata["Last-Translator"] = "A. Translator"
    return str(made).encode()


def texts(data: bytes) -> list[etree._Element]:
    return list(etree.fromstring(data).iterfind(f"{T}text/{T}group/{T}text"))


def test_the_example_is_what_the_encoding_says(tei_all: etree.RelaxNG, tmp_path: Path) -> None:
    data, _ = parallel(SEED.read_bytes(), (EXAMPLES / "ru.po").read_bytes(), seed_po("ko", "s-dhx6vuyc", "s-jchhegz4"))
    output = tmp_path / "parallel.xml"
    output.write_bytes(data)
    assert [str(finding) for finding in xlate.validate(output).findings] == []
    assert tei_all.validate(etree.fromstring(data)), tei_all.error_log
    assert [text.get(LANG) for text in texts(data)] == ["en", "ru", "ko"]
    assert [text.get("decls") for text in texts(data)] == ["#v.en", "#v.ru", "#v.ko"]
    root = etree.fromstring(data)
    assert root.get(ID) == "kremlin-en-00seed.parallel"
    assert root.get("corresp") is None
    links = [link.get("target") for link in root.iterfind(f"{T}standOff/{T}linkGrp[@type='translation']/{T}link")]
    assert "#s-dhx6vuyc.en #s-dhx6vuyc.ru #s-dhx6vuyc.ko" in links
    korean = {element.get(ID): element for element in texts(data)[2].iter("*") if element.get(ID)}
    assert set(korean) == {"u-rjg4ogut.ko", "s-dhx6vuyc.ko", "u-f7i77hhs.ko", "s-jchhegz4.ko"}
    segment = korean["s-dhx6vuyc.ko"]
    assert (segment.get(LANG), segment.get("corresp"), segment.get("source")) == (None, None, "#v.en")
    assert segment.get("ana") == "#rel.retranslation #lin.back #bas.printed #st.translated"
    assert segment.get("change") == "#hop.kim-yong-nam.1 #hop.kim-yong-nam.2 #hop.ko.human"
    (subtitle,) = (title.text for title in root.iter(T + "title") if title.get("type") == "sub")
    assert subtitle == "Parallel edition in English, Russian and Korean, with translation lineage"


def test_the_encoding_example_by_hand_has_the_same_shape() -> None:
    """Ids and links are those of the file that the encoding was designed with, for the same translations."""
    expected = etree.parse(shared("encoding", "example.parallel.xml")).getroot()
    wanted = [link.get("target") for link in expected.iter(T + "link")]
    translated = {target.split(".")[0][1:] for link in wanted for target in str(link).split() if target.endswith(".ru")}
    both = {target.split(".")[0][1:] for link in wanted for target in str(link).split() if target.endswith(".ko")}
    data, _ = parallel(SEED.read_bytes(), seed_po("ru", *translated, words="о"), seed_po("ko", *both, words="에"))
    assert [link.get("target") for link in etree.fromstring(data).iter(T + "link")] == wanted
    made, hand = texts(data), list(expected.iterfind(f"{T}text/{T}group/{T}text"))
    assert [[e.get(ID) for e in text.iter("*") if e.get(ID)] for text in made] == [
        [e.get(ID) for e in text.iter("*") if e.get(ID)] for text in hand
    ]


def test_the_source_text_keeps_its_bytes_but_for_ids_and_pointers() -> None:
    source = SEED.read_bytes()
    data, _ = parallel(source, seed_po("ru"))
    start = source.index(b"<body>")
    body = source[start : source.index(b"</body>")]
    made = data[data.index(b"<body>") : data.index(b"</body>")]
    assert made.replace(b'.en"', b'"').replace(b'"en"', b'"en"') == body.replace(b'.en"', b'"')


def test_every_single_unit_alone_makes_a_valid_file(tei_all: etree.RelaxNG, tmp_path: Path) -> None:
    source = SEED.read_bytes()
    keys = [entry.msgctxt for entry in polib.pofile(xlate.export_po(SEED, "ru").value.data.decode())]
    for key in keys:
        data, _ = parallel(source, seed_po("ru", key))
        assert tei_all.validate(etree.fromstring(data)), (key, tei_all.error_log)
        (tmp_path / "one.xml").write_bytes(data)
        assert [str(finding) for finding in xlate.validate(tmp_path / "one.xml").findings] == [], key


def test_a_language_in_which_nothing_is_translated_is_left_out(tei_all: etree.RelaxNG) -> None:
    data, codes = parallel(SEED.read_bytes(), po([], language="ru"))
    assert codes == ["XL408"]
    assert tei_all.validate(etree.fromstring(data)), tei_all.error_log
    assert [text.get(LANG) for text in texts(data)] == ["en"]
    assert b"<linkGrp" not in data


@pytest.mark.slow
def test_jing_takes_what_lxml_takes(tmp_path: Path) -> None:
    data, _ = parallel(SEED.read_bytes(), seed_po("ru"), seed_po("ko"))
    (tmp_path / "all.xml").write_bytes(data)
    done = subprocess.run(
        ["jing", shared("schema", "tei_all.rng"), tmp_path / "all.xml"], check=False, capture_output=True
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_ids_and_pointers_inside_units_and_from_outside_move_too() -> None:
    source = tei(
        '<p xml:id="a">One <seg xml:id="in" corresp="#b #elsewhere">two</seg>.</p>'
        '<p xml:id="b" prev="#a">Three<!-- <x xml:id="a"> -->.</p><!-- aside --><p>Loose words.</p>'
    )
    source = source.replace(
        b"</teiHeader>", b'<revisionDesc><change target="#a #x">Set.</change></revisionDesc></teiHeader>'
    )
    first = po(
        [
            (
                "a",
                'One <seg xml:id="in" corresp="#b #elsewhere">two</seg>.',
                'Раз <seg xml:id="in" corresp="#b #elsewhere">два</seg>.',
            )
        ]
    )
    second = po([("b", 'Three<!-- <x xml:id="a"> -->.', 'Drei<!-- <x xml:id="a"> -->.')], language="de")
    data, codes = parallel(source, first, second)
    assert set(codes) == {"XL305", "XL408"}
    root = etree.fromstring(data)
    ids = [element.get(ID) for element in root.iter("*") if element.get(ID)]
    assert len(ids) == len(set(ids))
    elements = {element.get(ID): element for element in root.iter("*")}
    assert elements["in.ru"].get("corresp") == "#b.en #elsewhere"  # of what is not translated, the source text
    assert elements["in.en"].get("corresp") == "#b.en #elsewhere"
    assert elements["b.de"].get("prev") == "#a.en"
    assert root.find(f".//{T}change[@target]").get("target") == "#a.en #x"  # type: ignore[union-attr]
    english, russian, german = (etree.tostring(text, encoding="unicode") for text in texts(data))
    assert ("<!-- aside -->" in english, "Loose words." in english) == (True, True)
    assert ("aside" in russian, "Loose" in russian, 'Drei<!-- <x xml:id="a"> -->.' in german) == (False, False, True)


def test_words_left_out_are_not_there_and_keep_counts() -> None:
    fuzzy = po([("a", "One.", "~Раз."), ("b", "Two.", "Два.")])
    source = tei('<p xml:id="a">One.</p><p xml:id="b">Two.</p>')
    data, _ = parallel(source, fuzzy, fuzzy="omit")
    assert ["".join(map(str, text.itertext())).split() for text in texts(data)] == [["One.Two."], ["Два."]]
    result = xlate.merge_parallel(xlate.Input(source, "t.xml"), [xlate.Input(fuzzy, "ru.po")], keep=80)
    assert result.value[0].data is None
    assert [finding.code for finding in result.findings][-1] == "XL410"


def test_what_cannot_be_parallel_is_refused() -> None:
    data, _ = parallel(SEED.read_bytes(), seed_po("ru"))
    with pytest.raises(RecordError, match="a parallel file is made from a file with one text"):
        parallel(data, seed_po("ko"))
    russian = xlate.merge(SEED, EXAMPLES / "ru.po").value.data
    assert russian is not None
    with pytest.raises(RecordError, match=r"this is a translated file; merge the catalogues .* into its source"):
        parallel(russian, seed_po("ko"))
    with pytest.raises(RecordError, match="the text is already in English"):
        parallel(SEED.read_bytes(), po([], language="en"))
    with pytest.raises(InputError, match="there is no catalogue to merge"):
        xlate.merge_parallel(SEED, [])


def test_a_file_that_writes_prefixes_gets_prefixes() -> None:
    source = (
        tei('<p xml:id="a">One.</p>')
        .decode()
        .replace("</", "</tei:")
        .replace("<", "<tei:")
        .replace("<tei:/tei:", "</tei:")
        .replace('xmlns="', 'xmlns:tei="')
        .encode()
    )
    data, _ = parallel(source, po([("a", "One.", "Раз.")]))
    assert [text.get(LANG) for text in texts(data)] == ["en", "ru"]
    assert b"<tei:standOff><tei:linkGrp" in data.replace(b"\n", b"")


def test_pointers_of_units_lead_to_what_is_there_and_keep_their_spelling() -> None:
    source = tei(
        '<p xml:id="a" corresp="#b #c https://example.org/?x&amp;y=&#34;1">One.</p>'
        '<p xml:id="b">Two <ref xml:id="r" target="#a https://example.org/?x&amp;y">here</ref>.</p>'
        '<p xml:id="c">Three.</p>'
    )
    words = 'Два <ref xml:id="r" target="#a https://example.org/?x&amp;y">тут</ref>.'
    data, _ = parallel(
        source, po([("a", "One.", "Раз."), ("b", words.replace("Два", "Two").replace("тут", "here"), words)])
    )
    elements = {element.get(ID): element for element in etree.fromstring(data).iter("*")}
    address = 'https://example.org/?x&y="1'
    assert elements["a.en"].get("corresp") == f"#b.en #c.en {address}"
    assert elements["a.ru"].get("corresp") == f"#b.ru #c.en {address}"
    assert elements["r.ru"].get("target") == "#a.ru https://example.org/?x&y"


PLAY = (
    '<head xml:id="h">Play</head><sp who="#x"><speaker xml:id="k">BO</speaker><l xml:id="l1">One</l></sp>'
    '<lg><head xml:id="gh">Song</head><l xml:id="l2">La</l></lg>'
    '<list><head xml:id="lh">List</head><label xml:id="la">A</label><item xml:id="it">B</item>'
    '<label xml:id="lb">C</label><item xml:id="iu">D</item></list>'
    '<table><head xml:id="th">Table</head><row><cell xml:id="ce">c</cell></row></table>'
    '<floatingText><front><head xml:id="fh">Letter</head></front><body><p xml:id="fp">Dear</p></body></floatingText>'
)
AROUND = (
    '<front><titlePage><docTitle><titlePart xml:id="tp">T</titlePart></docTitle></titlePage><div>'
    '<p xml:id="fr">F</p></div></front><body><head xml:id="bh">B</head><p xml:id="bp">P</p></body>'
    '<back><div><p xml:id="ba">E</p></div></back>'
)


@pytest.mark.parametrize(
    "source",
    [tei(PLAY), tei("").replace(b"<body><div></div></body>", AROUND.encode())],
    ids=["play", "front and back"],
)
def test_every_single_unit_of_tei_from_elsewhere_alone_makes_valid_tei(source: bytes, tei_all: etree.RelaxNG) -> None:
    assert tei_all.validate(etree.fromstring(source)), tei_all.error_log
    entries = polib.pofile(xlate.export_po(xlate.Input(source, "t.xml"), "ru").value.data.decode())
    for entry in entries:
        data, _ = parallel(source, po([(entry.msgctxt, entry.msgid, "Да")]))
        assert tei_all.validate(etree.fromstring(data)), (entry.msgctxt, tei_all.error_log)
        assert [text.get(LANG) for text in texts(data)] == ["en", "ru"]


def test_an_id_that_is_taken_is_not_given_twice() -> None:
    source = tei('<p xml:id="ag">One.</p>')
    with pytest.raises(RecordError, match=r'"ag" of the text would become "ag\.ru", which is already the xml:id'):
        parallel(source, po([("ag", "One.", "Раз.")]))


def test_an_empty_stand_off_takes_the_links() -> None:
    source = tei('<p xml:id="a">One.</p>').replace(b"</teiHeader>", b"</teiHeader><standOff/>")
    data, _ = parallel(source, po([("a", "One.", "Раз.")]))
    (link,) = etree.fromstring(data).iterfind(f"{T}standOff/{T}linkGrp/{T}link")
    assert link.get("target") == "#a.en #a.ru"


@pytest.mark.parametrize(
    ("source", "catalogue"),
    [
        (tei('<p xml:id="a" xml:lang="fr">Un.</p>'), po([("a", "Un.", "Раз.")])),
        (
            tei('<p xml:id="a" xml:lang="en">One.</p>').replace(b' xml:lang="en">\n', b">\n"),
            po([("a", "One.", "Раз.")]),
        ),
        (tei('<p xml:id="a">One.</p>'), po([])),
    ],
    ids=["all in another language", "in no language that is said", "nothing translated"],
)
def test_each_text_points_at_a_version_that_is_there(source: bytes, catalogue: bytes) -> None:
    data, _ = parallel(source, catalogue)
    ids = {f"#{element.get(ID)}" for element in etree.fromstring(data).iter("*")}
    assert {text.get("decls") for text in texts(data)} - {None} <= ids


def test_a_parallel_file_made_again_from_fewer_files_loses_no_language(tmp_path: Path) -> None:
    russian, korean = (EXAMPLES / "ru.po").read_bytes(), seed_po("ko", "s-dhx6vuyc", "s-jchhegz4")
    output = tmp_path / "parallel.xml"
    both = [xlate.Input(russian, "ru.po"), xlate.Input(korean, "ko.po")]
    xlate.merge_parallel(SEED, both, output=output)
    made = output.read_bytes()
    with pytest.raises(xlate.XlateError, match="has Korean too, which would be lost; give the files of all languages"):
        xlate.merge_parallel(SEED, both[:1], output=output)
    assert output.read_bytes() == made
    xlate.merge_parallel(SEED, both, output=output)
    assert output.read_bytes() == made
