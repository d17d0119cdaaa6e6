"""The language that small words make evident is the one that the model tells; where they could be two, it is asked."""

from __future__ import annotations

import pytest

from tests.profiles.short_transcripts import cases
from xlate.profiles.frequent_words import evident_language

TEXTS = {
    "en": "The river that was there is what you have from the plan, and we will build it with them as they would. " * 3,
    "de": "Das Wasser ist für uns nicht nur ein Gut, und wir werden es mit der Stadt so machen, dass alle haben. " * 3,
    "fr": "Nous avons dans cette ville une rivière, mais les eaux ne sont pas pour nous, et vous le savez bien. " * 3,
    "ru": "Мы говорим, что это было уже сделано, и если так, то из всего этого для нас есть только одно. " * 3,
    "el": "Το νερό είναι για όλους και το ποτάμι επίσης, κύριε Πρόεδρε, όπως είπα. " * 3,
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_small_words_of_a_text_tell_its_language(language: str, text: str) -> None:
    assert evident_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Os ríos son do pobo, e non é cousa dos señores, polo que nos imos facer o plan con moita auga tamén. " * 3,
        "Vandet er vores, og det er ikke for dem som har det; vi skal bygge med byen og jeg er enig i den sag. " * 3,
        "Ordet er fritt, og vi skal bygge det som er vårt; jeg er enig i den saken og det har vi sagt med en gang. "
        * 3,
        "Reka je naša i mi smo tu da kažemo što će biti sa vodom kad je grad uzme za sebe, jer to nije dobro. " * 3,
        "The river is ours and that was it. Nous avons dans cette ville une rivière, mais les eaux sont pour vous. "
        * 2,
        "short text that has few words",
        "",
    ],
)
def test_what_could_be_two_is_left_to_the_model(text: str) -> None:
    assert evident_language(text) is None


def test_what_is_evident_is_what_the_model_says() -> None:
    import py3langid

    told = {case.name: (evident_language(case.text), py3langid.classify(case.text)[0]) for case in cases()}
    evident = {name: pair for name, pair in told.items() if pair[0] is not None}
    assert len(evident) > 25
    # captions in English, which the model takes for the Pidgin of Nigeria
    assert {name: pair for name, pair in evident.items() if pair[0] != pair[1]} == {"captions": ("en", "pcm")}
