"""`xlate edition`: what stands on a page, what cannot get onto it, and when it is made again."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import docx
import polib
import pytest
from lxml import etree, html

import xlate
from tests.conftest import EXAMPLES, ROOT, Run
from tests.teitext import po, segments, tei
from xlate.errors import InputError
from xlate.pages.summary import read_entries
from xlate.pages.theme import web_address
from xlate.tei.read.runs import read_runs

TOOLS = ROOT / "tests" / "data" / "tools"
SEED = EXAMPLES / "kremlin-en-00seed.xml"


def merged(folder: Path, *languages: str) -> list[Path]:
    """The seed and its translations, as files in a folder."""
    talk = folder / "talk.xml"
    talk.write_bytes(SEED.read_bytes())
    made = [folder / f"talk.{language}.xml" for language in languages]
    for language, path in zip(languages, made, strict=True):
        xlate.merge(talk, TOOLS / f"{language}.po", output=path, fuzzy="use")
    return [talk, *made]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the seed with three translations."""
    folder = tmp_path_factory.mktemp("edition")
    return xlate.edition(merged(folder, "ru", "ar", "ja"), folder / "site").value.pages[0].path


@pytest.fixture(scope="module")
def tree(page: Path) -> html.HtmlElement:
    """The same, read."""
    return html.document_fromstring(page.read_bytes())


def one(tree: html.HtmlElement, path: str) -> html.HtmlElement:
    """The one element that a CSS selector finds."""
    found = tree.cssselect(path)
    assert len(found) == 1, (path, len(found))
    return found[0]


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_unit_has_a_row_with_a_cell_for_each_language(tree: html.HtmlElement) -> None:
    record = etree.parse(SEED)
    ids = [str(key) for key in record.xpath("//*[local-name()='text']//@xml:id")]
    assert set(ids) <= set(tree.xpath("//@id")), "whoever has the xml:id has the address"
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))
    row = one(tree, "#s-dhx6vuyc")
    assert one(row, "a.n").get("href") == "#s-dhx6vuyc"
    cells = [(cell.get("lang"), cell.get("dir"), words(cell)) for cell in row.cssselect(".cell")]
    assert cells == [
        ("en", None, "Thank you very much."),
        ("ru", None, "Большое спасибо."),
        ("ar", "rtl", "شكرًا جزيلًا لكم."),
        ("ja", None, "どうもありがとうございます。"),
    ]
    assert {len(row.cssselect(".cell")) for row in tree.cssselect("main .row.segment")} == {4}
    assert (
        words(one(tree, "h1")) == "Meeting with Chairman of the DPRK Supreme People's Assembly Presidium Kim Yong-nam"
    )
    assert [title.get("lang") for title in tree.cssselect(".masthead .title")] == ["ru", "ar", "ja"]


def test_a_turn_says_how_its_words_came_and_on_what_grounds(tree: html.HtmlElement) -> None:
    turn = one(tree, "#u-rjg4ogut")
    assert "k-relay" in turn.get("class", "").split()
    assert words(one(turn, "h2 .marker")) == "(retranslated)"
    source, russian, *_ = turn.cssselect(".ways > .cell")
    assert (
        words(one(source, "summary"))
        == "Relay Korean interpreted Russian translated English printed here · high certainty why?"
    )
    evidence = words(one(source, ".evidence"))
    assert "Spoken in Korean, interpreted into Russian, translated into English." in evidence
    assert 'Korean: given by the user (--speaker-lang "Kim Yong-nam=ko")' in evidence
    assert words(one(russian, "summary")) == "Relay English translated Russian why?", (
        "what comes before stands in English"
    )
    assert "return to Russian" in words(one(russian, ".evidence"))
    first = tree.cssselect(".turn.spoken")[0].cssselect(".ways > .cell")
    assert [words(sign) for sign in first[1].cssselect(".sign")] == ["Back", "Back"]
    assert [words(place) for place in first[1].cssselect(".places")] == ["in 1.1, 1.3–1.6, 1.8", "in 1.2"]
    assert words(one(first[1], ".unfinished")) == "7 of 8 translated"


def test_states_and_classes_differ_in_words_not_in_colour_alone(tree: html.HtmlElement) -> None:
    cells = tree.cssselect("#s-jchhegz4 .cell")
    assert [words(state) for state in cells[1].cssselect(".state")] == ["To be reviewed · A. Translator"]
    assert "s-fuzzy" in cells[1].get("class", "")
    state = words(tree.cssselect("#s-r3lkizyx .c2 .state")[0])
    assert state.startswith("Machine, corrected · Argos Translate, model de_ru/1.9")
    missing = one(tree, "#s-dsg7d3iv .c2")
    assert words(missing) == "Not translated"
    assert missing.get("lang") is None
    legend = [words(line) for line in tree.cssselect(".legend .sign")]
    assert legend == ["Direct", "Relay"]
    assert all(line.cssselect("use") for line in tree.cssselect(".legend .sign")), "a shape beside each word"


def test_the_page_names_its_files_licence_and_citation(tree: html.HtmlElement, page: Path) -> None:
    about = words(one(tree, "#xlate-about"))
    digest = hashlib.sha256(SEED.read_bytes()).hexdigest()
    assert digest in about
    assert "CC BY 4.0" in about
    assert "14 June 2018, The Kremlin, Moscow. Official website of the President of Russia." in words(
        one(tree, "#xlate-citation")
    )
    for link in tree.cssselect(".files a"):
        assert (page.parent / link.get("href", "")).is_file()
    assert (page.parent / "tei" / "talk.xml").read_bytes() == SEED.read_bytes()
    data = json.loads(one(tree, 'script[type="application/ld+json"]').text or "")
    assert (data["@type"], data["inLanguage"], data["temporalCoverage"]) == ("CreativeWork", "en", "2018-06-14")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [work["inLanguage"] for work in data["workTranslation"]] == ["ru", "ar", "ja"]
    assert data["encoding"][0]["sha256"] == digest


def assert_closed(data: bytes) -> html.HtmlElement:
    """A page that runs nothing but its own script, and asks for nothing from outside."""
    tree = html.document_fromstring(data)
    policy = str(tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0])
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for kind, tag in (("style-src", "style"), ("script-src", "script[not(@type)]")):
        (element,) = tree.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//@style"), "the policy would not let it through"
    assert not [name for one in tree.iter("*") for name in one.keys() if name.startswith("on")]  # noqa: SIM118
    assert all(str(one).startswith("data:") for one in tree.xpath("//link/@href"))
    assert not tree.xpath("//*[@src]")
    assert not [
        one for one in tree.xpath("//@href") if ":" in str(one) and not web_address(str(one)) and one != "data:,"
    ]
    assert sum(len(etree.tostring(one)) for one in tree.xpath("//style|//script[not(@type)]")) < 300_000
    return tree


def test_a_page_fetches_nothing_and_runs_nothing_but_its_own_script(page: Path) -> None:
    assert_closed(page.read_bytes())


HOSTILE = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;/title&gt;&lt;img src=x onerror=alert(2)&gt;{{ 7*7 }}"


def test_words_of_a_transcript_cannot_become_markup(tmp_path: Path) -> None:
    data = tei(
        f'<head xml:id="h">{HOSTILE}</head><note type="speaker" xml:id="l">{HOSTILE}</note>'
        f'<u xml:id="u1" who="#a"><seg xml:id="s1" n="{HOSTILE}">{HOSTILE} '
        '<ref target="javascript:alert(3)">link</ref> <ref target="https://example.org/">good</ref> '
        '<hi rend="bold italic">both</hi></seg></u>'
    ).replace(b"<title>A test", f"<title>{HOSTILE}".encode())
    data = data.replace(
        b"<publicationStmt><p>None.</p>",
        b"<publicationStmt><publisher>P</publisher><availability>"
        b'<licence target="javascript:alert(4)">free</licence></availability>',
    )
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_bytes(data)
    made = xlate.edition([tmp_path / "a.xml", tmp_path / "b.xml"], tmp_path / "site", title="</title><script>").value
    for path in (made.pages[0].path, made.index):
        assert path is not None
        tree = assert_closed(path.read_bytes())
        assert not tree.xpath("//img")
        assert "49" not in path.read_text(encoding="utf-8").split("<body")[1].split("<footer")[0]
    row = one(html.document_fromstring(made.pages[0].path.read_bytes()), "#s1 .cell")
    assert "<script>alert(1)</script>" in row.text_content()
    assert [link.get("href") for link in row.cssselect("a")] == ["https://example.org/"]
    assert words(row.cssselect("b em")[0]) == "both"


def test_a_parallel_file_makes_the_same_columns_as_separate_files(tmp_path: Path, page: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(SEED.read_bytes())
    catalogues = [TOOLS / f"{language}.po" for language in ("ru", "ar", "ja")]
    xlate.merge_parallel(tmp_path / "talk.xml", catalogues, output=tmp_path / "all.xml", fuzzy="use")
    made = xlate.edition(tmp_path / "all.xml", tmp_path / "site").value.pages[0].path

    def shown(path: Path) -> list[tuple[str, list[str], list[str]]]:
        tree = html.document_fromstring(path.read_bytes())
        return [
            (str(row.get("id")), [words(cell) for cell in row.cssselect(".cell")], row.xpath(".//@lang"))
            for row in tree.cssselect("main .row[id]")
        ]

    assert shown(made) == shown(page)


def test_a_part_of_a_turn_that_came_another_way_and_a_gap_are_told(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(
        "Talk\n\nAnn Lee: Good morning.\n\nIt is (in French) nice to be here.\n\nBob Ray: Good evening.\n\n"
        "Eva Roth (through an interpreter): Yes.\n",
        encoding="utf-8",
    )
    data = xlate.to_tei(tmp_path / "t.txt", language="en").value.data
    gap = b'<gap reason="foreign"><desc>(Speaks Spanish.)</desc></gap>'
    (tmp_path / "t.xml").write_bytes(re.sub(rb"<seg [^>]*>Good evening.</seg>", gap, data))
    made = xlate.edition(tmp_path / "t.xml", tmp_path / "site").value.pages[0].path
    tree = html.document_fromstring(made.read_bytes())
    first, second, third = tree.cssselect(".turn.spoken, .turn:not(.spoken)[id]")
    assert len(first.cssselect(".way")) == 2
    assert {words(sign) for sign in first.cssselect(".sign")} == {"Path unknown", "Not known"}
    assert "put into English by a way that nobody states" in first.text_content()
    assert words(one(second, ".gap .cell")) == "(Speaks Spanish.)"
    assert words(third.cssselect("summary")[0]).startswith("Interpreted, language unknown ? interpreted English")


def test_tei_from_elsewhere_is_shown_as_well(tmp_path: Path) -> None:
    """Turns with words of their own, an anthology in a group, a corpus of two documents."""
    turns = tei('<u xml:id="u1" who="#a">Good morning.</u><u xml:id="u2" who="#b">Good <gap reason="inaudible"/></u>')
    header = turns.decode().partition("<teiHeader>")[2].partition("</teiHeader>")[0]
    text = '<text><body><p xml:id="{0}1">{1}</p></body></text>'
    document = f'<TEI xml:lang="{{0}}"><teiHeader>{header}</teiHeader>{text}</TEI>'
    corpus = (
        f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader>'
        f"{document.format('en', 'One.')}{document.format('fr', 'Deux.')}</teiCorpus>"
    )
    inner = '<text xml:lang="en"><body><p xml:id="a">One.</p></body></text>'
    inner += '<text xml:lang="fr"><body><p xml:id="b">Deux.</p></body></text>'
    group = re.sub(rb"<text>.*</text>", f"<text><group>{inner}</group></text>".encode(), turns)
    for name, data, ids in (
        ("turns", turns, ["u1", "u2"]),
        ("corpus", corpus.encode(), ["en1", "fr1"]),
        ("group", group, ["a", "b"]),
    ):
        (tmp_path / f"{name}.xml").write_bytes(data)
        made = xlate.edition(tmp_path / f"{name}.xml", tmp_path / name).value.pages[0].path
        tree = html.document_fromstring(made.read_bytes())
        assert tree.xpath("//main//div[contains(@class,'row')]/@id") == ids
        assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))
        assert {len(row.cssselect(".cell")) for row in tree.cssselect("main .row[id]")} == {1}


def test_the_index_counts_and_finds_and_what_has_not_changed_is_not_made_again(
    tmp_path: Path, xlate_program: Run
) -> None:
    files = [path.name for path in merged(tmp_path, "ru")]
    (tmp_path / "other.xml").write_bytes(segments(["One &amp; only.", "Two."]))
    run = ("edition", *files, "other.xml", "-d", "site", "--title", "Meetings", "--json")
    first = json.loads(xlate_program(*run).stdout)
    assert [(row["input"], row["changed"], row["translations"]) for row in first["results"]] == [
        ("talk.xml", True, ["ru"]),
        ("other.xml", True, []),
    ]
    site = tmp_path / "site"
    tree = assert_closed((site / "index.html").read_bytes())
    rows = tree.cssselect("tbody tr")
    assert [words(row.cssselect(".title a")[0]) for row in rows] == [
        "Meeting with Chairman of the DPRK Supreme People's Assembly Presidium Kim Yong-nam",
        "A test",
    ]
    assert [words(cell) for cell in rows[0].cssselect(".number")] == ["574", "46 %"]
    assert words(rows[0].cssselect(".progress")[0]) == "Russian 79 %"
    assert all((site / str(link)).is_file() for link in tree.xpath("//tbody//a/@href"))
    assert [words(name) for name in tree.cssselect(".bars .name")][:2] == ["2018", "not stated"]
    entries = read_entries((site / "search.js").read_bytes())
    found = {row[0]: row for row in entries["talk.html"].rows}
    assert found["s-dhx6vuyc"][1:] == [
        "2.1",
        "Kim Yong-nam",
        ["en", "Thank you very much."],
        ["ru", "Большое спасибо."],
    ]
    assert one(html.document_fromstring((site / "talk.html").read_bytes()), ".up a").get("href") == "index.html"

    times = {path: path.stat().st_mtime_ns for path in site.rglob("*.*")}
    xlate.merge(tmp_path / "talk.xml", TOOLS / "ru.po", output=tmp_path / "talk.ru.xml", fuzzy="source")
    again = json.loads(xlate_program(*run).stdout)
    assert [row["changed"] for row in again["results"]] == [True, False]
    assert (site / "other.html").stat().st_mtime_ns == times[site / "other.html"]
    assert (site / "tei" / "talk.ru.xml").read_bytes() == (tmp_path / "talk.ru.xml").read_bytes()
    assert [row["changed"] for row in json.loads(xlate_program(*run).stdout)["results"]] == [False, False]
    (site / "other.html").unlink()
    assert [row["changed"] for row in json.loads(xlate_program(*run).stdout)["results"]] == [False, True]
    (tmp_path / "third.xml").write_bytes(segments(["Three."]))
    assert "site/index.html: 3 transcripts" in xlate_program("edition", "third.xml", "-d", "site").stderr
    assert set(read_entries((site / "search.js").read_bytes())) == {"talk.html", "other.html", "third.html"}
    (site / "other.html").unlink()
    assert "site/index.html: 2 transcripts" in xlate_program("edition", "third.xml", "-d", "site").stderr


def test_files_find_their_source_and_what_cannot_be_used_stops_no_other(tmp_path: Path, xlate_program: Run) -> None:
    talk, russian = merged(tmp_path, "ru")
    (tmp_path / "away").mkdir()
    shutil.copy(russian, tmp_path / "away" / "lost.xml")
    (tmp_path / "broken.xml").write_bytes(b"<TEI>")
    done = xlate_program("edition", "talk.ru.xml", "broken.xml", "away/lost.xml", "-d", "site")
    assert done.returncode == 1
    assert "broken.xml" in done.stderr
    assert "talk.xml: site/talk.html, with Russian" in done.stderr, "the source was found beside it"
    alone = xlate_program("edition", "away/lost.xml", "-d", "none")
    assert (alone.returncode, "its source talk.xml was not found; name it too" in alone.stderr) == (2, True)
    assert not (tmp_path / "none").exists()
    shutil.copy(talk, tmp_path / "away" / "talk.xml")
    twice = xlate_program("edition", "talk.xml", "away/talk.xml", "-d", "site")
    assert (twice.returncode, "away/talk.xml: site/away-talk.html" in twice.stderr) == (0, True)
    called = sorted(path.name for path in (tmp_path / "site").glob("*.html"))
    assert called == ["away-talk.html", "index.html", "talk.html", f"{tmp_path.name}-talk.html"], (
        "talk of the run before"
    )
    assert (tmp_path / "site" / "tei" / "away-talk.xml").read_bytes() == talk.read_bytes()


def test_a_translation_of_what_the_source_no_longer_has_is_told(tmp_path: Path, xlate_program: Run) -> None:
    talk, _ = merged(tmp_path, "ru")
    talk.write_bytes(re.sub(rb"\s*<seg xml:id=\"s-dhx6vuyc\".*?</seg>", b"", talk.read_bytes(), flags=re.DOTALL))
    done = xlate_program("edition", "talk.xml", "talk.ru.xml", "-d", "site")
    assert done.returncode == 0
    assert "talk.ru.xml: XL901 1 unit (the first: s-dhx6vuyc)" in done.stderr


def test_a_dry_run_writes_nothing(tmp_path: Path, xlate_program: Run) -> None:
    merged(tmp_path)
    done = xlate_program("edition", "talk.xml", "-d", "site", "--dry-run")
    assert done.returncode == 0
    assert "+<h1" in done.stdout
    assert not (tmp_path / "site").exists()


def test_templates_of_the_user_take_the_place_of_those_of_xlate(tmp_path: Path, xlate_program: Run) -> None:
    merged(tmp_path)
    own = tmp_path / "own"
    own.mkdir()
    (own / "style.css").write_text("body { color: teal; }", encoding="utf-8")
    assert xlate_program("edition", "talk.xml", "-d", "site", "--templates", "own").returncode == 0
    tree = assert_closed((tmp_path / "site" / "talk.html").read_bytes())
    assert one(tree, "style").text == "body { color: teal; }"
    plain = json.loads(xlate_program("edition", "talk.xml", "-d", "site", "--json").stdout)
    assert plain["results"][0]["changed"], "another look is another page"
    for template, message in (
        ("{% if %}", "own/page.html:1: mistake in a template"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ page.__class__.__mro__ }}", "cannot be used"),
    ):
        (own / "page.html").write_text(template, encoding="utf-8")
        done = xlate_program("edition", "talk.xml", "-d", "new", "--templates", "own")
        assert (done.returncode, message in done.stderr) == (2, True), done.stderr
    missing = xlate_program("edition", "talk.xml", "-d", "new", "--templates", "none")
    assert (missing.returncode, "no such folder of templates" in missing.stderr) == (2, True)


def test_pages_are_valid_html(page: Path, tmp_path: Path) -> None:
    """HTML Tidy finds nothing, save what it does not know of SVG in HTML."""
    (tmp_path / "a.xml").write_bytes(segments(["One."]))
    (tmp_path / "b.xml").write_bytes(tei('<p xml:id="p1">Words of <emph>nobody</emph>.</p>'))
    made = xlate.edition([tmp_path / "a.xml", tmp_path / "b.xml"], tmp_path / "site").value
    assert made.index is not None
    for path in (page, made.index, *(one.path for one in made.pages)):
        done = subprocess.run(["tidy", "-q", "-e", "-utf8", path], check=False, capture_output=True, encoding="utf-8")
        left = [line for line in done.stderr.splitlines() if not re.search('<a> proprietary attribute "href"', line)]
        assert left == []


def test_colours_are_apart_enough_to_be_read(tree: html.HtmlElement) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for all that is written in a colour, on all that it stands on, light and dark."""
    style = one(tree, "style").text or ""
    schemes = re.findall(r"color-scheme: (light|dark);\s*(--paper: #[^}]*)\}", style)
    assert {name for name, _ in schemes} == {"light", "dark"}
    for _, block in schemes:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block))
        for ink in ("ink", "soft", "accent", "relay", "direct", "back", "translated", "original", "unknown"):
            for ground in ("paper", "sheet", "tint", "here", "relay-tint", "back-tint"):
                if ink in colours and ground in colours:
                    ratio = contrast(colours[ink], colours[ground])
                    assert ratio >= 4.5, (ink, ground, round(ratio, 2), colours["paper"])


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_catalogue_is_no_transcript(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "ru.po").write_bytes(po([("s0", "One.", "Раз.")]))
    done = xlate_program("edition", "ru.po", "-d", "site")
    assert (done.returncode, "PO" in done.stderr) == (2, True)


def test_two_translations_into_one_language_are_told_apart_and_compared(tmp_path: Path) -> None:
    talk, russian = merged(tmp_path, "ru")
    other = tmp_path / "machine.xml"
    other.write_bytes(russian.read_bytes().replace("Большое спасибо.".encode(), "Спасибо большое, друзья.".encode()))
    made = xlate.edition([talk, russian, other], tmp_path / "site").value.pages[0].path
    tree = html.document_fromstring(made.read_bytes())
    names = [words(label) for label in tree.cssselect(".columns label")]
    assert [name.rpartition(" 79")[0] or name for name in names] == [
        "English",
        "Russian (talk.ru)",
        "Russian (machine)",
    ]
    cells = tree.cssselect("#s-dhx6vuyc .cell")
    assert words(one(cells[2], ".plain")) == "Спасибо большое, друзья."
    kept = "".join(cells[2].xpath(".//*[@class='diff']/text() | .//*[@class='diff']/del/text()"))
    assert "".join(kept.split()) == "Большоеспасибо.", "what is the same and what was taken out is the first"
    new = "".join(cells[2].xpath(".//*[@class='diff']/text() | .//*[@class='diff']/ins/text()"))
    assert "".join(new.split()) == "Спасибобольшое,друзья."
    assert len(tree.cssselect(".diff")) == 1, "the others are the same"
    assert tree.cssselect("#xlate-compare")


def test_parts_of_lists_quotations_and_tables_look_so(tmp_path: Path) -> None:
    data = tei(
        '<list><item xml:id="i">One.</item></list><quote xml:id="q">Said.</quote>'
        '<table><row><cell xml:id="c">Cell.</cell></row></table><lg><l xml:id="v">A verse.</l></lg>'
    )
    (tmp_path / "a.xml").write_bytes(data)
    made = xlate.edition(tmp_path / "a.xml", tmp_path / "site").value.pages[0].path
    tree = html.document_fromstring(made.read_bytes())
    found = {key: one(tree, f"#{key}").get("class", "").split()[-1] for key in "iqcv"}
    assert found == {"i": "p-item", "q": "p-quote", "c": "p-cell", "v": "p-l"}


def test_a_table_is_one_in_every_form(tmp_path: Path) -> None:
    data = tei(
        '<table><row role="label"><cell xml:id="a1">Year</cell><cell xml:id="a2">Boats</cell></row>'
        '<row><cell/><cell xml:id="b2">Nine</cell></row></table><p xml:id="z">Behind it.</p>'
    )
    (tmp_path / "a.xml").write_bytes(data)
    made = xlate.edition(tmp_path / "a.xml", tmp_path / "site").value.pages[0].path
    tree = html.document_fromstring(made.read_bytes())
    rows = [[cell.text_content().strip("¶") for cell in row.cssselect("th, td")] for row in tree.cssselect("tr")]
    assert rows == [["Year", "Boats"], ["", "Nine"]]
    assert tree.xpath("//th/*/@id") == ["a1", "a2"]
    assert not one(tree, "#z").xpath("ancestor::table")
    written = xlate.edition_docx(tmp_path / "a.xml", tmp_path / "word").value[0].path
    table, *others = docx.Document(str(written)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == rows
    assert not others


def test_a_play_is_cited_with_its_author_and_not_as_made_by_xlate(tmp_path: Path) -> None:
    play = tmp_path / "play.xml"
    play.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt>'
        "<title>Der Brief</title>"
        "<author>Ada Wolf</author></titleStmt><publicationStmt><publisher>Dramas</publisher></publicationStmt>"
        "<sourceDesc><p>Typed.</p></sourceDesc></fileDesc></teiHeader><text><body><sp><speaker>ANNA</speaker><p>Ach!</p>"
        "</sp></body></text></TEI>",
        encoding="utf-8",
    )
    play.write_bytes(xlate.add_ids(play).value.data)
    play.write_bytes(xlate.init_lineage(play).value)
    page = xlate.edition(play, tmp_path / "site").value.pages[0].path.read_text("utf-8")
    assert "Ada Wolf. Der Brief. TEI edition with translation lineage, Dramas. play.xml" in page
    assert "TEI by xlate" not in page


def test_notes_and_lists_inside_words_stand_apart_from_them() -> None:
    shown = "".join(run.text for run in read_runs('Ja<note place="foot"><p>So <hi>im</hi> Druck.</p></note>!'))
    assert shown == "Ja [So im Druck.]!"
    assert "".join(run.text for run in read_runs("Une liste : <list><item>un</item><item>deux</item></list>")) == (
        "Une liste : · un · deux"
    )


def test_a_novel_shows_its_own_title_and_what_is_done(tmp_path: Path) -> None:
    novel = tmp_path / "novel.xml"
    xlate.add_ids(ROOT / "tests" / "data" / "foreign" / "novel.xml", output=novel)
    catalogue = polib.pofile(xlate.export_po(novel, "ru").value.data.decode())
    for entry in catalogue:
        entry.msgstr = f"Так: {entry.msgid}"
    (tmp_path / "ru.po").write_text(str(catalogue), encoding="utf-8")
    xlate.merge(novel, tmp_path / "ru.po", output=tmp_path / "novel.ru.xml")
    page = xlate.edition([novel, tmp_path / "novel.ru.xml"], tmp_path / "site").value.pages[0]
    tree = html.fromstring(page.path.read_bytes())
    assert tree.findtext(".//h1") == "Le roman"
    assert [one.text_content().strip() for one in tree.xpath("//*[@lang='ru' and contains(@class, 'title')]")] == [
        "Так: Le roman"
    ]
    assert page.entry.facts["translations"][0]["progress"] == 100
    with pytest.raises(InputError, match="xlate ids"):
        xlate.edition(ROOT / "tests" / "data" / "foreign" / "dracor.xml", tmp_path / "site")
