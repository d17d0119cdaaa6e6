"""Speakers who are told apart by what holds the words: elements and fields of questions, columns, colours, pictures."""

from __future__ import annotations

import json

import pytest

from tests.readers.reading import spoken
from xlate.errors import XlateError
from xlate.model.document import BlockKind
from xlate.readers import read_transcript

ASKED = ["When was the mill built?", "Who owned it then?", "Is it still in use?"]
ANSWERS = ["In the spring after the flood.", "My uncle and two of his sons.", "No, it burnt down long ago."]
BOTH = list(zip(ASKED, ANSWERS, strict=True))
TALK = [(who, text) for pair in BOTH for who, text in zip(("Ann Lee", "Bob Ray"), pair, strict=True)]


def by_turns(one: str, other: str) -> str:
    return "".join(one.format(asked) + other.format(answer) for asked, answer in BOTH)


def cells(row: str) -> str:
    return "".join(row.format(asked, "") + row.format("", answer) for asked, answer in BOTH)


MARKED = by_turns('<p class="x1">{}</p>', '<p class="x2">{}</p>')
COLOURED = by_turns('<p><font color="red">{}</font></p>', '<p><font color="blue">{}</font></p>')
FACED = by_turns('<div><img alt="Ann Lee"><p>{}</p></div>', '<div><img alt="Bob Ray"><p>{}</p></div>')
TOLD = {
    "legend.html": f'<body><ul><li class="x1">Ann Lee</li><li class="x2">Bob Ray</li></ul>{MARKED}</body>',
    "colours.html": f'<p><font color="red">Ann Lee</font>, <font color="blue">Bob Ray</font></p>{COLOURED}',
    "columns.html": f"<table><tr><th>Ann Lee<th>Bob Ray</tr>{cells('<tr><td>{}<td>{}</tr>')}</table>",
    "faces.html": f"<body>{FACED}</body>",
    "columns.csv": "Ann Lee;Bob Ray\n" + cells("{};{}\n"),
}


@pytest.mark.parametrize("name", TOLD)
def test_columns_legends_and_pictures_tell_whose_words_they_are(name: str) -> None:
    said = spoken(read_transcript(TOLD[name].encode(), name).value)
    assert [one for one in said if one[0] != "…"] == TALK  # the legend stands before the first of them


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("words.xml", f"<r>{by_turns('<pergunta>{}</pergunta>', '<resposta><p>{}</p></resposta>')}</r>", "XL132"),
        ("signs.xml", f"<r>{by_turns('<x1>{}</x1>', '<x2>{}</x2>')}</r>", "XL132"),
        ("letters.xml", f"<речи>{by_turns('<вопрос>{}</вопрос>', '<ответ>{}</ответ>')}</речи>", "XL132"),
        ("field.json", json.dumps([{"vraag": one, "antwoord": two} for one, two in BOTH]), "XL131"),
        ("column.csv", "Domanda;Risposta\n" + "".join(f"{one};{two}\n" for one, two in BOTH), "XL131"),
    ],
)  # fmt: skip
def test_questions_and_answers_are_turns_in_any_language(name: str, text: str, code: str) -> None:
    result = read_transcript(text.encode(), name)
    assert [words for _, words in spoken(result.value)] == [words for _, words in TALK]
    assert code in {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    "text",
    [
        f"<faq>{by_turns('<question>{}</question>', '<answer>{}</answer>')}</faq>",
        "<r>" + "<term>Oak</term><sense>A tree that bears acorns.</sense>" * 4 + "</r>",
    ],
)
def test_lists_of_questions_and_of_words_are_no_speech(text: str) -> None:
    with pytest.raises(XlateError):
        read_transcript(text.encode(), "list.xml")


@pytest.mark.parametrize(
    "page",
    [
        '<p class="x1">Oaks</p><p class="x2">Elms</p>' + MARKED.replace("x1", "y1").replace("x2", "y2"),
        "<table><tr><th>Oak<th>Elm</tr>" + "<tr><td>It bears acorns.<td>It bears seeds.</tr>" * 4 + "</table>",
    ],
)
def test_classes_and_columns_without_persons_tell_nobody(page: str) -> None:
    document = read_transcript(f"<body>{page}</body>".encode(), "page.html").value
    assert all(block.voice is None for block in document.blocks)


def test_a_name_in_angle_brackets_is_words_where_html_has_no_such_tag() -> None:
    text = "<Ann> Was it <b>old</b>?\n\n<Bob> It was, <date>1990</date> or so. See <https://a.example/>.\n"
    document = read_transcript(text.encode(), "talk.md").value
    lines = [line.text for block in document.blocks if block.kind is BlockKind.TEXT for line in block.lines]
    assert lines == ["<Ann> Was it old?", "<Bob> It was, 1990 or so. See https://a.example/."]


def test_paragraphs_without_signs_are_read_as_the_parser_reads_them() -> None:
    plain = "Ann: One line\nand another.  \n\n- an item\n\n  goes on\n\nBob: Two.\n---\n\n12 of us\n\n3. Third\n"
    blocks = [read_transcript(text.encode(), "a.md").value.blocks for text in (plain, plain + "\n<!-- x -->\n")]
    assert blocks[0] == blocks[1]
