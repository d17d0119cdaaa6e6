"""Labels that parliaments print, of which the usual signs tell only a part."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.model.pieces import StageDirection


def called(text: str, language: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.name) for turn in understand(text, language=language)[0].turns]


def test_a_given_name_between_a_surname_and_a_seat() -> None:
    text = (
        "○委員長（山田太郎君）　会議を開きます。\n\n○鈴木（花）委員　質問します。\n\n"
        "○国務大臣（田中一郎君）　お答えします。\n\n"
        "○鈴木（花）委員　終わります。\n\n○委員長（山田太郎君）　散会いたします。\n"
    )
    assert called(text, "ja")[1::2] == [("鈴木（花）委員", "鈴木")] * 2


def test_parties_in_small_letters_behind_names_that_come_once() -> None:
    text = (
        "Puhemies Anna Salo: Istunto on avattu.\n\n16.02 Pekka Virtanen kesk: Arvoisa puhemies! Joki on matalalla.\n\n"
        "Puhemies Anna Salo: Kiitoksia.\n\n16.07 Kalle Mäki sd: Arvoisa rouva puhemies! Kiitos.\n\n"
        "Puhemies Anna Salo: Keskustelu on päättynyt.\n"
    )
    assert [name for _, name in called(text, "fi")][1::2] == ["Pekka Virtanen", "Kalle Mäki"]


def test_an_office_of_one_long_word_behind_a_name() -> None:
    text = "ELNÖK: Jó reggelt!\n\nDR. NAGY ISTVÁN agrárminiszter: Esni fog.\n\nELNÖK: Köszönöm.\n"
    assert called(text, "hu")[1] == ("DR. NAGY ISTVÁN agrárminiszter", "Nagy István")


@pytest.mark.parametrize("who", ["[MR SPEAKER IN THE CHAIR]", "(MADAM SPEAKER IN THE CHAIR)"])
def test_who_takes_the_chair_says_nothing_by_it(who: str) -> None:
    text = f"PARLIAMENT\n\n{who}\n\nMr Speaker: Order.\n\nMr Kofi Mensah (NDC — Ho): Thank you.\n\nMr Speaker: Yes.\n"
    transcript, _ = understand(text, language="en")
    assert [turn.label for turn in transcript.turns] == ["Mr Speaker", "Mr Kofi Mensah (NDC — Ho)", "Mr Speaker"]
    assert who in [one.text for one in transcript.blocks if isinstance(one, StageDirection)]


@pytest.mark.parametrize(
    ("language", "voice"), [("bg", "РЕПЛИКИ ОТ ВЪЗРАЖДАНЕ"), ("ms", "Beberapa Ahli"), ("ms", "Seorang Ahli")]
)
def test_voices_of_a_house_are_not_one_person(language: str, voice: str) -> None:
    text = f"ANN LEE: Yes, and so it is.\n\n{voice}: No!\n\nBOB RAY: So it is.\n\nANN LEE: Good.\n\nBOB RAY: Good.\n"
    transcript, _ = understand(text, language=language)
    (turn,) = [one for one in transcript.turns if one.label == voice]
    assert (turn.name, turn.person) == (voice, None)


def test_titles_of_south_africa() -> None:
    text = "The SPEAKER: Order.\n\nMnu T R DLAMINI: Ngiyabonga.\n\nThe SPEAKER: Yes.\n\nNksz P KHUMALO: Sihlalo.\n"
    assert [name for _, name in called(text, "en")][1::2] == ["T R Dlamini", "P Khumalo"]


@pytest.mark.parametrize("note", ["(陳大文議員起立)", "（全體起立）"])
def test_what_somebody_does_is_said_by_nobody_in_scripts_without_capitals(note: str) -> None:
    text = f"主席：現在開始。\n\n陳大文議員：多謝主席。\n\n{note}\n\n主席：請坐下。\n\n陳大文議員：多謝。\n"
    transcript, _ = understand(text, language="zh")
    assert [turn.label for turn in transcript.turns] == ["主席", "陳大文議員"] * 2
    assert [one.text for turn in transcript.turns for one in turn.content if isinstance(one, StageDirection)] == [note]


def test_marks_before_and_behind_a_label_are_no_change_of_speaker() -> None:
    chair, other = '<< יור >> היו"ר רון לוי: << יור >>', "<< דובר >> דנה כהן (הליכוד): << דובר >>"
    text = (
        f"{chair}\n\nאני פותח את הישיבה.\n\n{other}\n\nתודה. הנהר נמוך.\n\n{chair}\n\nתודה רבה.\n\n{other}\n\nתודה.\n"
    )
    assert [name for _, name in called(text, "he")] == ["רון לוי", "דנה כהן"] * 2
