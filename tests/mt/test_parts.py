"""The small parts of machine translation: batches, sentences, doubts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlate.mt.batches import equal_length_batches, similar_length_batches
from xlate.mt.sanity_checks import has_letters, is_repetitive, lost_numbers, lost_terms, lost_verbatim, protected_spans
from xlate.mt.sentences import divide, join

LENGTHS = st.lists(st.integers(0, 1500))


@given(LENGTHS)
def test_every_text_is_in_one_batch(lengths: list[int]) -> None:
    for make in (equal_length_batches, similar_length_batches):
        batches = list(make(lengths))
        assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
        assert all(batches)
    for batch in equal_length_batches(lengths):
        assert len({lengths[place] for place in batch}) == 1
        assert len(batch) == 1 or sum(lengths[place] for place in batch) <= 1024 or lengths[batch[0]] == 0


@given(st.text(alphabet="ab A5.!?。…\"'", max_size=80), st.sampled_from(["en", "ko", "pt-BR", "qaa"]))
def test_sentences_together_are_the_text(text: str, language: str) -> None:
    assert "".join("".join(divide(text, language)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("One two. Three four! Five?", "en", ["One two.", "Three four!", "Five?"]),
        ("Mr. Kim met Dr. J. Smith.", "en", ["Mr. Kim met Dr. J. Smith."]),
        ("See Art. 5, para. 2 of it. Yes.", "en", ["See Art. 5, para. 2 of it.", "Yes."]),
        ("Он, т.е. я. Да!", "ru", ["Он, т.е. я.", "Да!"]),
        ("네. 감사합니다!", "ko", ["네.", "감사합니다!"]),
        ("一二三。四五六！", "zh-Hant", ["一二三。", "四五六！"]),
    ],
)
def test_a_text_is_divided_where_sentences_end(text: str, language: str, sentences: list[str]) -> None:
    assert divide(text, language) == sentences


def test_sentences_are_joined_as_the_language_does() -> None:
    assert join(["Раз.", "", "Два. "], "ru") == "Раз. Два."
    assert join(["一。", "二。"], "zh-Hant") == "一。二。"


def test_words_are_told_from_what_has_none() -> None:
    assert has_letters("Да.")
    assert not has_letters("2018 — 10:30 …")


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("In 2018, 5 came.", "В 2018 году 5.", []),
        ("In 2018, 5 came.", "В 2018 году.", ["5"]),
        ("1,000 and 2 000 000", "1 000 и 2.000.000", []),
        ("1,000", "1000", []),
        ("On 12/05.", "05.12.", []),
        ("٣ books", "3 книги", []),
        ("7 and 7", "7", ["7"]),
        ("no numbers", "5", []),
    ],
)
def test_lost_numbers(source: str, target: str, lost: list[str]) -> None:
    assert lost_numbers(source, target) == lost


def test_placeholders_and_addresses_are_to_stay() -> None:
    source = "%s of {name}, see https://example.org/a?b=1. Mail a.b@example.org: 5 % done, 100%d."
    assert lost_verbatim(source, source) == []
    lost = ["%s", "{name}", "https://example.org/a?b=1", "a.b@example.org"]
    assert lost_verbatim(source, "nothing") == lost
    spans = [wanted for _, _, wanted in protected_spans(source, {})]
    assert spans == lost


def test_terms_are_whole_words_as_they_are_spelt() -> None:
    terms = {"Kim": "Ким", "Kim Yong-nam": "Ким Ён Нам"}
    assert [span[2] for span in protected_spans("Kim Yong-nam and Kim, kimchi", terms)] == ["Ким Ён Нам", "Ким"]
    assert lost_terms("Kim said", "сказал КИМ", terms) == []
    assert lost_terms("Kim said", "сказал", terms) == ["Ким"]


@pytest.mark.parametrize(
    ("source", "target", "repeats"),
    [
        ("Thank you.", "спасибо спасибо спасибо спасибо", True),
        ("Thank you.", "спасибо, спасибо, спасибо", False),
        ("Ha ha ha ha!", "Ха ха ха ха!", False),
        ("Yes.", "и так далее и так далее и так далее и так далее", True),
        ("네.", "哈哈嘿哈哈嘿哈哈嘿哈哈嘿", True),
        ("Yes.", "да", False),
    ],
)
def test_repetition(source: str, target: str, repeats: bool) -> None:
    assert is_repetitive(source, target) is repeats
