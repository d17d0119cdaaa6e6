"""Lines that say how a machine made some words."""

from __future__ import annotations

import textwrap

import pytest

from xlate.model.mt_origin import MachineOrigin, Model, hash_of_words, machine_line, read_machine_line

ORIGIN = MachineOrigin("argos", "1.11.0", (Model("ko", "en", "1.1", "9c1f22ab40de"), Model("en", "ru")))


def test_a_line_of_origin_says_engine_models_and_words() -> None:
    line = machine_line(ORIGIN, "Спасибо.")
    assert line == f"xlate-mt: argos 1.11.0 ko_en/1.1@9c1f22ab40de en_ru {hash_of_words('Спасибо.')}"


def test_a_line_of_origin_is_read_among_other_comments() -> None:
    comment = f"Ask Anna.\n{machine_line(ORIGIN, 'Спасибо.')}\nDone."
    assert read_machine_line(comment) == (ORIGIN, hash_of_words("Спасибо."))


def test_white_space_makes_no_other_words() -> None:
    assert hash_of_words("one two") == hash_of_words(" one\u00a0 two\n")
    assert hash_of_words("one two") != hash_of_words("one, two")


def test_the_last_line_of_origin_counts() -> None:
    first = machine_line(MachineOrigin("other", "0", (Model("en", "ru"),)), "x")
    assert read_machine_line(f"{first}\n{machine_line(ORIGIN, 'y')}") == (ORIGIN, hash_of_words("y"))


@pytest.mark.parametrize("width", range(20, 100, 7))
def test_a_line_of_origin_is_read_however_a_tool_wrapped_it(width: int) -> None:
    origin = MachineOrigin(
        "argos", "1.11.0", (Model("zh-Hant", "en", "1.1", "9c1f22ab40de"), Model("en", "pt-BR", "1.9"))
    )
    wrapped = textwrap.fill(f"{machine_line(origin, 'Obrigado.')}", width, break_long_words=False)
    assert read_machine_line(f"Ask Anna.\n{wrapped}\nDone.") == (origin, hash_of_words("Obrigado."))


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "xlate-mt:",
        "xlate-mt: argos 1 abcdef",
        "xlate-mt: argos 1 en/ru abcdef",
        "xlate-mt: argos 1 en_ru xx_!! 12",
        "a note",
    ],
)
def test_a_broken_line_of_origin_counts_for_nothing(comment: str) -> None:
    assert read_machine_line(comment) is None
