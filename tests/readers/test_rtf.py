"""Rich Text by the specification (RTF 1.9.1): charsets, Unicode, what is set apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.meeting import DOCUMENTS
from tests.readers.reading import faults, missing_words, odd, read, texts
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import read_transcript, rtf


def lines(data: str) -> list[tuple[int, str, int]]:
    return [(line.number, line.text, line.strong) for line in read(rtf.READER, data).lines()]


def test_bold_spaces_breaks_and_signs() -> None:
    data = (
        r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}\pard {\b Ann Lee:} Good\~morning\emdash all.\par"
        "\r\n"
        r"\par\b Bob\b0  says \ldblquote no\rdblquote\line and \{yes\}.\par}"
    )
    assert lines(data) == [
        (1, "Ann Lee: Good\u00a0morning—all.", 8),
        (3, "Bob says “no”", 3),
        (3, "and {yes}.", 0),
    ]


def test_charsets_of_fonts_and_unicode() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    data = (
        rf"{{\rtf1\ansi\ansicpg1250\deff0\uc1{fonts}\f0 caf\'e9\par\f1 \'cf\'f0\'e8\'e2\'e5\'f2\par"
        rf"\f2 \'93\'fa\'96\'7b\par\plain\u1055?\u1088\'3f\u-10179?\u-8704? {{\uc0\u1086}}k\par}}"
    )
    assert [text for _, text, _ in lines(data)] == ["café", "Привет", "日本", "Пр😀 оk"]


def test_a_word_in_bytes_of_two_is_not_cut_by_escapes() -> None:
    data = r"{\rtf1\ansi\ansicpg932{\b \'83}\'65\par}"
    assert texts(read(rtf.READER, data))


def test_notes_heads_hidden_and_deleted_words() -> None:
    data = (
        r"{\rtf1{\info{\title Talk}{\author Nobody}}{\header Every page\par}"
        r"{\stylesheet{\s0 Normal;}{\s3\outlinelevel1 Part;}{\*\cs9 Link;}}"
        r"\pard\s3 Questions\par\pard Ann Lee: Hello{\super 1{\footnote\pard A note.\par}} all.{\v unseen}"
        r"{\deleted gone}{\*\bkmkstart x}{\field{\*\fldinst HYPERLINK}{\fldrslt here}}{\*\unknown no}{\pict 00ff}\par}"
    )
    document = read_transcript(data.encode(), "talk.rtf").value
    assert [(block.kind, block.lines[0].text) for block in document.blocks] == [
        (BlockKind.HEADING, "Questions"),
        (BlockKind.BOILERPLATE, "Every page"),
        (BlockKind.TEXT, "Ann Lee: Hello1 all.here"),
        (BlockKind.BOILERPLATE, "A note."),
        (BlockKind.BOILERPLATE, "unseen"),
    ]
    assert document.metadata.title == "Talk"


def test_a_table_of_names_and_words_is_a_dialogue() -> None:
    rows = [
        ("Ann Lee", "Good morning, and welcome to you all."),
        ("Jan Novak", "Thank you, it is good to be here."),
    ] * 3
    cells = "".join(rf"\trowd\cellx1\cellx2\pard\intbl {name}\cell {words}\cell\row " for name, words in rows)
    document = read(rtf.READER, rf"{{\rtf1 {cells}\pard End of it.\par}}")
    found = [(block.voice.label if block.voice else None, block.lines[0].text) for block in document.blocks]
    assert found[:6] == rows
    assert found[6][1] == "End of it."


def test_what_is_broken_is_said() -> None:
    whole = (DOCUMENTS / "meeting.rtf").read_bytes()
    document, findings = odd(rtf.READER, whole[:-3000])
    assert findings[-1][0] == "XL116"
    assert document.blocks
    for data, message in (
        (b"{\\rtf1 " + b"{" * 5000, "nested too deeply"),
        (b"{\\rtf1 }", "no text in this document"),
        (b"hello", "no RTF"),
    ):
        with pytest.raises(InputError, match=message):
            rtf.READER.read(data, "talk.rtf")


def test_no_word_is_lost() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    data = r"{\rtf1 " + words.replace(" word7", r"\par word7").replace(" word9 ", r" {\i word9}{ }") + "}"
    assert not missing_words(rtf.READER.read(data.encode(), "a"), words)


@settings(max_examples=100)
@given(st.lists(st.sampled_from([
    "{", "}", r"\b", r"\par", r"\u9999 ?", r"\'9", r"\'e9", r"\*", r"\footnote", r"\cell", r"\row", r"\intbl", "\\",
    "a", r"\stylesheet", r"\fonttbl\f1\fcharset128", r"\bin9", r"\uc99999", r"\u-99999999", r"\s1", r"\info\title",
    r"\v",
]), max_size=40).map(" ".join))  # fmt: skip
def test_any_tokens_are_a_document_or_a_clear_error(body: str) -> None:
    assert not faults(rtf.READER, (r"{\rtf1 " + body + r"\v0 x}").encode())
