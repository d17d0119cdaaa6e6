"""Interviews in which nobody is named, or somebody once: questions set apart in print or by a dash, and answers."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import GENERIC, paragraphs, understand
from xlate.model.transcript import Transcript
from xlate.profiles import apply_profile
from xlate.readers import read_transcript

ASKED = (
    "Wie war der Anfang?",
    "Es gab danach keine Ruhe mehr. Warum nicht? Das Haus war doch gebaut.",
    "Werden Sie denn bleiben?",
    "Was machen Sie morgen?",
)
ANSWERED = (
    "Ja, das stimmt. Wir haben lange gearbeitet und viel gelernt, auch über uns.",
    "Nein. Ich glaube nicht, dass es so kommt, denn die Leute sind klug.",
    "Das weiß niemand. Ich hoffe es, und ich arbeite jeden Tag daran.",
    "Ich gehe nach Hause und schlafe, so wie alle anderen auch.",
)
LEAD = "Er leitet das Haus seit zehn Jahren, und er will nicht gehen."


def read(text: str, name: str) -> Transcript:
    return apply_profile(read_transcript(text.encode(), name).value, GENERIC).value


def interview(first: str, other: str, answer: str, head: str) -> str:
    """An interview: how the first question is printed, the others, the first answer, and what stands before all."""
    said = [(other if at else first).format(words) for at, words in enumerate(ASKED)]
    answers = [answer.format(ANSWERED[0]), *ANSWERED[1:]]
    return head + "".join(f"{one}\n\n{words}\n\n" for one, words in zip(said, answers, strict=True))


PAGE = f"<html><head><title>Im Gespräch</title></head><body><article><h1>Im Gespräch</h1><p>{LEAD}</p>"
SIGNED = f"# Im Gespräch\n\n{LEAD}\n\n"


@pytest.mark.parametrize(
    ("first", "other", "named"),
    [
        ("<p><strong>BLATT: {}</strong></p>", "<p><strong>{}</strong></p>", "BLATT"),
        ("<p><b>Anna Berg:</b> {}</p>", "<p><b>{}</b></p>", "Anna Berg"),
        ("<p><em>Anna Berg: {}</em></p>", "<p><em>{}</em></p>", "Anna Berg"),
        ("<h3>Anna Berg: {}</h3>", "<h3>{}</h3>", "Anna Berg"),
        ("<p><strong>{}</strong></p>", "<p><strong>{}</strong></p>", None),
        ("<h4>{}</h4>", "<h4>{}</h4>", None),
    ],
)
def test_questions_in_print_of_their_own_are_nobodys_but_the_named_ones(
    first: str, other: str, named: str | None
) -> None:
    text = PAGE + "".join(
        f"{(other if at else first).format(asked)}<p>{answer}</p>"
        for at, (asked, answer) in enumerate(zip(ASKED, ANSWERED, strict=True))
    )
    assert [turn.label for turn in read(text, "talk.html").turns] == [named, *[None] * 7]


@pytest.mark.parametrize(
    ("name", "head", "first", "other"),
    [
        ("talk.md", SIGNED, "**BLATT: {}**", "**{}**"),
        ("talk.txt", SIGNED, "**BLATT: {}**", "**{}**"),
        ("talk.md", SIGNED, "### BLATT: {}", "### {}"),
    ],
)
def test_a_question_with_a_name_and_others_without(name: str, head: str, first: str, other: str) -> None:
    turns = read(interview(first, other, "{}", head), name).turns
    assert [turn.label for turn in turns] == ["BLATT", *[None] * 7]


def test_who_asks_is_named_each_time_and_who_answers_never() -> None:
    more = ANSWERED[0] + "\n\nUnd noch etwas, das ich sagen will: Das Haus gehört allen."
    turns = read(interview("**BLATT: {}**", "**BLATT: {}**", more, SIGNED), "talk.md").turns
    assert [turn.label for turn in turns] == ["BLATT", None] * 4
    assert len(turns[1].content) == 2


def test_who_answers_first_is_named_and_the_rest_is_nobodys() -> None:
    turns = read(interview("**Anna Berg: {}**", "**{}**", "Karl Kuhn: {}", SIGNED), "talk.md").turns
    assert [turn.label for turn in turns] == ["Anna Berg", "Karl Kuhn", *[None] * 6]


@pytest.mark.parametrize("dash", ["— ", "– ", "—"])
@pytest.mark.parametrize("answer", ["", "— "])
def test_questions_behind_a_dash(dash: str, answer: str) -> None:
    asked = ("Когда вы начали писать?", "Вам нравилось учиться?", "Что вы пишете сейчас?")
    said = ("Мне было шесть лет. Отец купил пианино.", "Нет. Я не любил школу.", "Оперу. Она о реке и о людях.")
    text = "".join(f"{dash}{one}\n\n{answer}{other}\n\n" for one, other in zip(asked, said, strict=True))
    turns = understand(f"Разговор о музыке\n\n{text}", language="ru")[0].turns
    words = [one.pieces[0] for turn in turns for one in paragraphs(turn)]
    assert words == [one for pair in zip(asked, said, strict=True) for one in pair]


def test_what_people_say_in_a_novel_is_no_interview() -> None:
    told = "— Ты видел отца? — спросила она.\n\n— Нет, — сказал он.\n\n— Куда он ушёл?\n\n— Не знаю.\n\n— А мать?\n\n"
    assert not understand(f"Глава первая\n\nОн пришёл на кухню.\n\n{told * 2}", language="ru")[0].turns


def test_headings_that_ask_in_a_speech_are_no_turns_and_a_finding() -> None:
    heads = "".join(f"**{asked}**\n\n{said}\n\n" for asked, said in zip(ASKED, ANSWERED, strict=True))
    text = (
        f"# Rede\n\n**Anna Berg:** Ich danke Ihnen für die Einladung in dieses Haus.\n\nEs gibt vier Fragen.\n\n{heads}"
    )
    document = read_transcript(text.encode(), "talk.md").value
    result = apply_profile(document, GENERIC)
    assert [turn.label for turn in result.value.turns] == ["Anna Berg"]
    (said,) = [one.message for one in result.findings if one.code == "XL138"]
    assert "4 questions are set apart and have no label" in said
