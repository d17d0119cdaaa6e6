"""Paragraphs of plain text in the layouts that people print: blank lines, indents, wrapped lines, double spacing."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text

Turns = Sequence[tuple[str, Sequence[str]]]
WORDS = {
    "en": "the river is high today and nobody in the town minds because the old bridge was built by people who knew",
    "de": "der Fluss steht heute hoch und niemand in der Stadt stört sich daran weil die alte Brücke von Leuten gebaut",
    "ru": "река сегодня стоит высоко и никто в городе не думает об этом потому что старый мост строили люди которые",
    "es": "el río está alto hoy y nadie en la ciudad se preocupa porque el viejo puente fue construido por gente que",
}
LABELS = {
    "en": ("The Chair", "Ann Lee"),
    "de": ("Präsident Müller", "Anna Lehr"),
    "ru": ("Председатель", "Анна Орлова"),
    "es": ("El presidente", "Ana Pérez"),
}


def turns_of(language: str, number: int = 24) -> list[tuple[str, list[str]]]:
    """Turns of one to three paragraphs, each of one to four sentences."""
    dice = random.Random(number + ord(language[0]))  # noqa: S311 - the same ones each time

    def sentence() -> str:
        words = dice.sample(WORDS[language].split(), dice.randint(6, 18))
        return f"{' '.join(words)[:1].upper()}{' '.join(words)[1:]}."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(dice.randint(1, 4)))

    return [(LABELS[language][turn % 2], [paragraph() for _ in range(dice.randint(1, 3))]) for turn in range(number)]


def _laid(turns: Turns, paragraph: Callable[[str, bool], str], between: str, after: str) -> str:
    """The turns, each paragraph laid out by a function that is told whether it is the first of its turn."""
    return after.join(
        between.join(paragraph(f"{label}: {text}" if not place else text, not place) for place, text in enumerate(said))
        for label, said in turns
    )


def _wrapped(width: int, first: str = "", others: str = "") -> Callable[[str, bool], str]:
    return lambda text, _: textwrap.fill(text, width, initial_indent=first, subsequent_indent=others)


def _double(indent: str) -> Callable[[str, bool], str]:
    return lambda text, _: "\n\n".join(textwrap.wrap(text, 70, initial_indent=indent))


LAYOUTS: dict[str, Callable[[Turns], str]] = {
    "blank lines": lambda turns: _laid(turns, lambda text, _: text, "\n\n", "\n\n"),
    "a line for each": lambda turns: _laid(turns, lambda text, _: text, "\n", "\n"),
    "a line for each, turns apart": lambda turns: _laid(turns, lambda text, _: text, "\n", "\n\n"),
    "wrapped at 60": lambda turns: _laid(turns, _wrapped(60), "\n\n", "\n\n"),
    "wrapped at 80": lambda turns: _laid(turns, _wrapped(80), "\n\n", "\n\n"),
    "indented first lines": lambda turns: _laid(turns, _wrapped(72, "    "), "\n", "\n"),
    "indented by a tab": lambda turns: _laid(turns, _wrapped(72, "\t"), "\n", "\n"),
    "indented by no-break spaces": lambda turns: _laid(turns, lambda text, _: f"\u00a0\u00a0\u00a0{text}", "\n", "\n"),
    "indented but the first": lambda turns: _laid(
        turns, lambda text, first: textwrap.fill(text, 72, initial_indent="" if first else "  "), "\n", "\n\n"
    ),
    "hanging": lambda turns: _laid(turns, _wrapped(72, "", "    "), "\n", "\n"),
    "double-spaced": lambda turns: _laid(turns, _double("     "), "\n\n", "\n\n"),
}


@pytest.mark.parametrize("language", list(WORDS))
@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_paragraphs_are_told_in_each_layout(layout: str, language: str) -> None:
    turns = turns_of(language)
    transcript, _ = understand(f"A talk about rivers\n\n5 March 2019\n\n{LAYOUTS[layout](turns)}\n")
    found = [(turn.label, [plain_text(one.pieces) for one in paragraphs(turn)]) for turn in transcript.turns]
    assert found == turns


def test_a_short_line_ends_a_paragraph_where_lines_are_full() -> None:
    """All but those whose last line is full by chance, or that end a turn."""
    turns = turns_of("en", 60)
    text = _laid(turns, _wrapped(70), "\n", "\n\n")
    transcript, _ = understand(f"A talk about rivers\n\n{text}\n")
    found = [[plain_text(one.pieces) for one in paragraphs(turn)] for turn in transcript.turns]
    right = sum(one == said for one, (_, said) in zip(found, turns, strict=True))
    assert right >= 0.85 * len(turns)
    assert [" ".join(one) for one in found] == [" ".join(said) for _, said in turns]


def test_ragged_lines_end_no_paragraph() -> None:
    dice = random.Random(1)  # noqa: S311
    ragged = _laid(turns_of("en"), lambda text, _: textwrap.fill(text, dice.randint(50, 90)), " ", "\n\n")
    transcript, _ = understand(f"A talk about rivers\n\n{ragged}\n")
    assert {len(paragraphs(turn)) for turn in transcript.turns} == {1}


def _set_in_print(text: str, width: float = 52) -> str:
    """A paragraph wrapped as in print, where letters have different widths."""
    lines: list[str] = []
    line, size = "", 0.0
    for word in text.split():
        wide = sum(0.5 if letter in "ijlt.," else 1.5 if letter in "mw" else 1 for letter in word) + 1
        if line and size + wide > width:
            lines, line, size = [*lines, line], "", 0.0
        line, size = f"{line} {word}".strip(), size + wide
    return "\n".join([*lines, line])


def test_a_line_that_is_shorter_than_any_in_a_sentence_ends_a_paragraph() -> None:
    turns = turns_of("en", 60)
    transcript, _ = understand(
        f"A talk about rivers\n\n{_laid(turns, lambda text, _: _set_in_print(text), chr(10), chr(10))}\n"
    )
    found = [[plain_text(one.pieces) for one in paragraphs(turn)] for turn in transcript.turns]
    right = sum(one == said for one, (_, said) in zip(found, turns, strict=True))
    assert right >= 0.7 * len(turns)
    assert [" ".join(one) for one in found] == [" ".join(said) for _, said in turns]


CUT = """Präsident Dr. Max Rösler: Gerade hat Frau Staats-

Udo Lehr, Staatsminister für Kultus: Sehr

der Kurzintervention. Bitte, Herr Kollege.

Anna Kranz, CDU: Herzlichen Dank, Herr

(Beifall bei den LINKEN)

Präsident Dr. Max Rösler: Frau Kollegin Moll-

Wort. Das Wort ergreift Frau Kollegin Moll.

Ida Moll, BÜNDNISGRÜNE: Sehr geehrter

Pultes geht das Wort an Herrn Kollegen Panke.

Ole Panke, SPD: Sehr geehrter Herr Präsident! Liebe

runde eröffnen. Kollege Berg, bitte schön.
"""
SMALL = """moderator: so what did you do when the water came up

to the house and nobody

interviewee: we went up to the roof and waited there for

a boat that came in the night

moderator: and how many people were there with

you on the roof

interviewee: there were six of us and the dog and a box

of bread that we had

moderator: that is a lot of people for a roof as

small as yours

interviewee: it was cold as well but nobody was afraid of it

and so we sang
"""


@pytest.mark.parametrize(("text", "number"), [(CUT, 6), (SMALL, 6)])
def test_labels_begin_paragraphs_in_double_spacing_though_a_sentence_goes_on_above(text: str, number: int) -> None:
    transcript, _ = understand(text)
    assert len(transcript.turns) == number
    begins = [line for line in text.split("\n\n") if ":" in line]
    said = [plain_text(paragraphs(turn)[0].pieces) for turn in transcript.turns]
    assert all(one.startswith(line.split(":")[1].strip()) for one, line in zip(said, begins, strict=True))
