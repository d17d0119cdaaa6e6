"""What is made of a machine's words, whatever they are like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from xlate.findings import Result
from xlate.model.mt_origin import MachineOrigin, Model, hash_of_words, read_machine_line
from xlate.mt.cache import Cache
from xlate.mt.engine import Flaw, Output
from xlate.mt.proposals import Proposal, propose
from xlate.mt.routes import Route
from xlate.mt.translate import Machine

EN_RU, KO_EN = Model("en", "ru", "1.9", "abc"), Model("ko", "en", "1.1", "def")


class Phrases:
    """An engine that says what it is told to, and remembers what it was asked."""

    name, version, settings, by_sentence = "phrases", "1", "", False

    def __init__(self, book: Mapping[str, str | Output]) -> None:
        self.book = book
        self.asked: list[str] = []

    def models(self) -> Result[tuple[Model, ...]]:
        return Result((EN_RU, KO_EN))

    def hint(self, source: str, target: str) -> str:  # noqa: ARG002
        return ""

    def translate(self, texts: Sequence[str], model: Model) -> Iterator[Sequence[tuple[int, Output]]]:
        self.asked += texts
        for place, text in enumerate(texts):
            said = self.book.get(text, f"{model.target}:{text}")
            yield [(place, said if isinstance(said, Output) else Output(said))]


def proposed(
    fragments: list[str], book: Mapping[str, str | Output], terms: Mapping[str, str] | None = None
) -> dict[str, Proposal]:
    with Cache(None) as cache:
        return propose(fragments, Route((EN_RU,)), Machine(Phrases(book), cache), terms)


def test_words_come_with_a_line_of_origin() -> None:
    (proposal,) = proposed(["Q&amp;A"], {"Q&A": "В&О"}).values()
    assert (proposal.text, proposal.problems) == ("В&amp;О", ())
    assert read_machine_line(proposal.comment) == (
        MachineOrigin("phrases", "1", (EN_RU,)),
        hash_of_words("В&amp;О"),
    )


@pytest.mark.parametrize(
    ("fragment", "said", "code"),
    [
        ("Yes.", "", "XL803"),
        ("Yes.", "  ", "XL803"),
        ("Yes.", "Yes.", "XL804"),
        ("<hi>Yes.</hi>", " Yes. ", "XL804"),
        ("Yes.", "да да да да да", "XL805"),
        ("Yes.", Output("да", Flaw.CUT), "XL806"),
        ("Yes.", Output("", Flaw.TOO_LONG), "XL806"),
        ("See {0}.", "См.", "XL807"),
        ("one <hi>two</hi> three", "раз", "XL808"),
        ("Yes.", "да\x01", "XL808"),
        ("2018 — 10:30", "", "XL809"),
        ("<lb/>", "", "XL809"),
        ("a < b", "", "XL810"),
    ],
)
def test_words_that_are_no_translation_leave_the_entry_empty(fragment: str, said: str | Output, code: str) -> None:
    from xlate.model.markup import plain_words

    words = "a < b" if code == "XL810" else plain_words(fragment)
    (proposal,) = proposed([fragment], {words: said, words.replace("{0}", "\ue000"): said}).values()
    assert (proposal.text, proposal.comment) == (None, "")
    assert [problem.code for problem in proposal.problems] == [code]
    assert proposal.problems[0].message.endswith("left empty")


def test_lost_numbers_and_terms_are_told_and_the_words_taken() -> None:
    fragment, book = "Kim paid 5.", {"Kim paid 5.": "Он заплатил.", "\ue000 paid 5.": "Он заплатил."}
    (proposal,) = proposed([fragment], book, {"Kim": "Ким"}).values()
    assert proposal.text == "Он заплатил."
    assert [str(problem.message) for problem in proposal.problems] == ["the translation lacks 5, Ким; check it"]


def test_what_must_not_change_is_protected_where_the_engine_lets_it() -> None:
    fragment = "Kim opened {file} for Kim Yong-nam."
    terms = {"Kim": "Ким", "Kim Yong-nam": "Ким Ён Нам"}
    masked = "\ue000 opened \ue001 for \ue002."
    kept = proposed([fragment], {masked: "Для \ue002 \ue000 открыл \ue001.", fragment: "нет"}, terms)[fragment]
    assert (kept.text, kept.problems) == ("Для Ким Ён Нам Ким открыл {file}.", ())
    torn = proposed([fragment], {masked: "Для \ue002 открыл \ue001.", fragment: "Ким: {file} для Ким Ён Нам."}, terms)
    assert torn[fragment].text == "Ким: {file} для Ким Ён Нам."


def test_there_are_enough_marks_for_a_hundred_things() -> None:
    fragment = " ".join(f"{{p{number}}} and" for number in range(120))
    (proposal,) = proposed([fragment], {}).values()
    assert proposal.text == f"ru:{fragment}"


def test_tags_are_put_back_and_the_guess_is_told() -> None:
    fragment = "One <hi>two</hi> three."
    (proposal,) = proposed([fragment], {"One two three.": "Раз два три."}).values()
    assert proposal.text == "Раз <hi>два</hi> три."
    assert [problem.code for problem in proposal.problems] == ["XL811"]
    assert proposal.comment.startswith("xlate-mt-tags: relative-position")
    assert read_machine_line(proposal.comment) is not None


def test_each_text_is_translated_once_and_hop_by_hop() -> None:
    engine = Phrases({"네.": "Yes.", "예.": "Yes.", "Yes.": "Да."})
    parts: list[float] = []
    with Cache(None) as cache:
        machine = Machine(engine, cache)
        route = Route((KO_EN, EN_RU))
        made = propose(["네.", "예.", "네.", "<hi>네.</hi>"], route, machine, advance=parts.append)
        assert sorted(engine.asked) == ["Yes.", "네.", "예."]
        assert (machine.work.translated, machine.work.cached) == (3, 0)
        propose(["네."], route, machine)
        assert (machine.work.translated, machine.work.cached) == (3, 2)
        assert machine.signature(route) == "phrases 1 ko_en/1.1@def en_ru/1.9@abc"
    assert {proposal.text for proposal in made.values()} == {"Да.", "<hi>Да.</hi>"}
    assert sum(parts) == pytest.approx(1)


def test_what_went_wrong_in_the_first_hop_does_not_go_through_the_second() -> None:
    engine = Phrases({"네.": Output("Yes.", Flaw.CUT), "예.": "Yes.", "아니요.": "", "Yes.": "Да."})
    with Cache(None) as cache:
        made = propose(["네.", "예.", "아니요."], Route((KO_EN, EN_RU)), Machine(engine, cache))
    assert [proposal.text for proposal in made.values()] == [None, "Да.", None]
    assert [problem.code for proposal in made.values() for problem in proposal.problems] == ["XL806", "XL803"]
