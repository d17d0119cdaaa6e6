"""Times, printed signs, comments of people, and two translations into one language, in every kind of edition."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import html

import xlate
from tests.conftest import ROOT
from xlate.pages.charts import charts_of
from xlate.pages.theme import Theme

TALK = """Lecture

Ann Lee: It began with one word.

* * *

Bob (in French): We went on after the pause.
"""
WORDS = {"It began with one word.": "Am Anfang stand ein Wort.", "We went on after the pause.": "Es ging weiter."}
NOTE = "# xlate-note: open 2026-11-26T21:11:00+00:00 Carla Ruiz: Is this the office, or the person?\n"
REVIEW = "# xlate-review: approved 2026-11-26T21:10:00+00:00 {words} Carla Ruiz\n"
FORMS = ("docx", "pdf", "epub")


def translated(source: Path, name: str, translator: str, words: dict[str, str], *, note: str = "") -> Path:
    """A translation into German, as PO and as TEI."""
    po = source.with_name(f"{name}.po")
    xlate.export_po(source, "de", output=po)
    text = po.read_text(encoding="utf-8")
    text = re.sub(r'(?<="Last-Translator: )[^\\"]*', translator, text)
    for source_words, target in words.items():
        text = text.replace(f'msgid "{source_words}"\nmsgstr ""', f'msgid "{source_words}"\nmsgstr "{target}"')
    if note:
        entry = text.index('msgid "It began')
        start = text.rindex("\n\n", 0, entry) + 2
        text = text[:start] + note + text[start:]
    po.write_text(text, encoding="utf-8")
    xlate.merge(source, po, output=source.with_name(f"{name}.xml"))
    return source.with_name(f"{name}.xml")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A lecture with a printed sign between two speakers."""
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    xlate.to_tei(tmp_path / "talk.txt", language="en", output=tmp_path / "talk.xml")
    return tmp_path / "talk.xml"


def page_of(files: list[Path], folder: Path, **options: Any) -> html.HtmlElement:
    [made] = xlate.edition(files, folder, **options).value.pages
    return html.fromstring(made.path.read_bytes())


def words_of(path: Path) -> str:
    """All words of a document."""
    if path.suffix == ".pdf":
        import pypdfium2

        return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if re.search(r"word/\w+[.]xml$|text-\d+[.]xhtml$", name)]
        return "\n".join(" ".join(html.fromstring(archive.read(name)).itertext()) for name in parts)


def test_two_translations_are_called_by_who_made_them_and_stand_as_they_are_given(source: Path, tmp_path: Path) -> None:
    first = translated(source, "b", "Paul Muster <p@example.org>", {"Lecture": "Vortrag", **WORDS})
    second = translated(source, "a", "Jana Beispiel <j@example.org>", {"Lecture": "Vortrag", **WORDS})
    tree = page_of([first, second, source], tmp_path / "site")
    heads = [one.text_content().strip() for one in tree.cssselect(".heads .cell")]
    assert heads == ["English source", "German (Paul Muster)", "German (Jana Beispiel)"]
    assert [one.text_content() for one in tree.cssselect(".masthead .title")] == ["Vortrag"], (
        "a title stands there once"
    )


def test_a_printed_sign_parts_paragraphs_in_every_edition(source: Path, tmp_path: Path) -> None:
    files = [source, translated(source, "talk.de", "Jana Beispiel", WORDS)]
    [sign] = page_of(files, tmp_path / "site").cssselect(".row.break")
    assert "* * *" in sign.text_content()
    for form in FORMS:
        options = xlate.DocumentOptions(form=form)  # type: ignore[arg-type]
        [made] = xlate.edition_documents(files, tmp_path, options).value
        assert words_of(made.path).count("* * *") == 1, form


def test_comments_of_people_are_comments_in_word_and_notes_elsewhere(source: Path, tmp_path: Path) -> None:
    review = REVIEW.format(words=xlate_hash("Am Anfang stand ein Wort."))
    files = [source, translated(source, "talk.de", "Jana Beispiel", WORDS, note=review + NOTE)]
    parallel = tmp_path / "both.xml"
    xlate.merge_parallel(source, [tmp_path / "talk.de.po"], output=parallel)
    assert xlate.validate(parallel).value
    for given in (files, [parallel]):
        tree = page_of(given, tmp_path / given[0].stem, notes=True)
        [noted] = tree.cssselect("details.noted")
        assert "Is this the office, or the person?" in noted.text_content()
        for form in FORMS if given is files else ("docx",):
            options = xlate.DocumentOptions(form=form, notes=True)  # type: ignore[arg-type]
            [made] = xlate.edition_documents(given, tmp_path, options).value
            text = " ".join(words_of(made.path).split())
            assert "Is this the office, or the person?" in text, form
            assert "approved" in text, form
        comments = list(docx.Document(str(tmp_path / f"{given[0].stem}.de.docx")).comments)
        assert [(one.author, one.text) for one in comments] == [
            ("Carla Ruiz", "approved"),
            ("Carla Ruiz", "Is this the office, or the person?"),
        ]

    [bare] = xlate.edition_documents(files, tmp_path / "bare").value
    assert "Is this the office" not in words_of(bare.path), "where nobody asks for comments there are none"


def xlate_hash(words: str) -> str:
    from xlate.model.mt_origin import hash_of_words

    return hash_of_words(words)


def test_times_of_a_recording_lead_to_the_words_or_into_the_recording(tmp_path: Path) -> None:
    cues = (
        "1\n00:00:01,000 --> 00:00:04,000\nANNA: Good morning.\n\n2\n01:02:03,500 --> 01:02:05,000\nBORIS: Thank you.\n"
    )
    (tmp_path / "clip.srt").write_text(cues, encoding="utf-8")
    source = tmp_path / "clip.xml"
    xlate.to_tei(tmp_path / "clip.srt", language="en", output=source)
    tree = page_of([source], tmp_path / "site")
    times = tree.cssselect("a.time")
    assert [(one.text, one.get("href", "")[:3]) for one in times] == [("0:01", "#u-"), ("1:02:03", "#u-")]
    assert [row.get("data-t") for row in tree.cssselect("[data-t]")] == ["1.0", "3723.5"]
    media = '<recordingStmt><recording><media mimeType="audio/mpeg" url="https://example.org/clip.mp3"/></recording></recordingStmt>'
    data = source.read_text(encoding="utf-8")
    source.write_text(data.replace("<sourceDesc>", f"<sourceDesc>{media}", 1), encoding="utf-8")
    links = [one.get("href") for one in page_of([source], tmp_path / "site").cssselect("a.time")]
    assert links == ["https://example.org/clip.mp3#t=1.0", "https://example.org/clip.mp3#t=3723.5"]
    for form in FORMS:
        [made] = xlate.edition_documents([source], tmp_path, xlate.DocumentOptions(form=form)).value  # type: ignore[arg-type]
        assert "1:02:03" in words_of(made.path), form


def test_a_page_says_once_that_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Lecture\n\nAnn Lee: One word.\n\nBob Roe: Two words.\n", encoding="utf-8")
    xlate.to_tei(tmp_path / "talk.txt", language="en", output=tmp_path / "talk.xml")
    tree = page_of([tmp_path / "talk.xml"], tmp_path / "site")
    assert not tree.cssselect(".strip, .way")
    assert "How the words came into English is not stated." in tree.text_content()


def test_the_words_in_the_relay_language_stand_beside_as_a_column_and_count_as_no_translation(
    source: Path, tmp_path: Path
) -> None:
    files = [source, translated(source, "talk.de", "Jana Beispiel", WORDS)]
    published = tmp_path / "fr.txt"
    published.write_text(
        "Conférence\n\nAnn Lee: Tout a commencé par un mot.\n\nBob: Nous avons continué après la pause.\n",
        encoding="utf-8",
    )
    tree = page_of(files, tmp_path / "site", references={"fr": published})
    assert [one.text_content().strip() for one in tree.cssselect(".heads .cell")][1:] == [
        "French (reference)",
        "German",
    ]
    [cell] = [one for one in tree.cssselect(".segment .ref") if "continué" in one.text_content()]
    assert cell.get("lang") == "fr"
    row = next(cell.iterancestors("div"))
    assert "We went on" in row.text_content()
    assert not tree.cssselect(".ref.s-untranslated, .ways .c2 .way")
    facts = (tmp_path / "site" / "search.js").read_text(encoding="utf-8")
    assert '"translations":[{"tag":"de"' in facts
    for form, names in (("docx", ["talk.de.docx"]), ("epub", ["talk.epub"])):
        options = xlate.DocumentOptions(form=form, references={"fr": published})  # type: ignore[arg-type]
        made = xlate.edition_documents(files, tmp_path / form, options).value
        assert [one.path.name for one in made] == names
    assert "Nous avons continué" in words_of(made[0].path)
    with pytest.raises(xlate.XlateError, match="belongs to one transcript"):
        xlate.edition(
            [source, ROOT / "examples" / "kremlin-en-00seed.xml"], tmp_path / "x", references={"fr": published}
        )


def test_letters_of_a_script_are_made_larger_once() -> None:
    """A text whose root says its language: a rule for whatever is in it would grow from element to element."""
    for name in ("style.css", "print.css"):
        style = Theme(None).read(name).decode()
        assert not re.search(
            r":lang\([^)]*\)[^{}]*{[^}]*font-size", style.replace("h1:lang", "").replace("small:lang", "")
        )


def test_two_transcripts_of_one_day_and_title_are_two_bars() -> None:
    title = "A meeting with a very long title " * 3
    fact = {"date": "2018-06-14", "publisher": "P", "title": title, "words_by_kind": {"relay": 4}}
    [chart] = charts_of([fact, fact])
    assert [(bar.name[:15], bar.amount) for bar in chart.bars] == [
        ("2018-06-14 A me", "4 words"),
        ("2018-06-14 (2) ", "4 words"),
    ]
