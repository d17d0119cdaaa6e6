"""Labels with marks of their own: papers, markers between dashes, offices in capitals, two who speak at once."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.model.lineage import Relation
from xlate.model.transcript import Transcript
from xlate.profiles.anonymous_voices import is_anonymous


def called(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.name) for turn in transcript.turns]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("《時報》記者", "《時報》記者"),
        ("《经济日报》、《时报》记者", "《经济日报》、《时报》记者"),
        ("“新华网”记者", "“新华网”记者"),
        ("「日報」記者", "「日報」記者"),
        ("【記者】", "【記者】"),
        ("《环球报》记者王明", "王明"),
    ],
)
def test_who_asks_for_a_paper(label: str, name: str) -> None:
    asked = f"{label}：會談什麼時候開始？\n\n部長：下個月開始。\n\n{label}：地點在哪裡？\n\n部長：還沒有決定。\n"
    text = f"主持人：各位好，現在開始。\n\n{asked}"
    transcript, _ = understand(text, language="zh")
    assert called(transcript)[1::2] == [(label, name)] * 2
    assert [turn.person is None for turn in transcript.turns][1] is (name == label)


def test_who_asks_for_a_paper_in_korean() -> None:
    asked = "<시보> 기자: 언제입니까?\n\n장관: 다음 달입니다.\n\n《일보》 기자: 어디입니까?\n\n장관: 모릅니다.\n"
    text = f"사회자: 시작하겠습니다.\n\n{asked}"
    assert [turn.label for turn in understand(text, language="ko")[0].turns][1::2] == ["<시보> 기자", "《일보》 기자"]


@pytest.mark.parametrize(
    "label",
    [
        "María Vega — consecutive interpretation from Spanish — :",
        "María Vega – through interpreter –:",
        "María Vega — Consecutive interpretation from Spanish —:",
    ],
)
def test_a_marker_between_dashes_before_the_colon(label: str) -> None:
    text = f"Ann Lee: Good morning.\n\n{label} The river is low.\n\nAnn Lee: Thank you.\n\n{label} So it is.\n"
    turns = understand(text, language="en")[0].turns
    assert [(turn.name, turn.relation) for turn in turns][1] == ("María Vega", Relation.INTERPRETATION)
    assert [turn.content[0].pieces[0] for turn in turns][1] == "The river is low."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "office", ["LE PROCUREUR. – ", "EL FISCAL.- ", "DIE STAATSANWÄLTIN. – ", "ПРОКУРОР. – ", "THE PROSECUTOR. "]
)
def test_an_office_in_capitals_that_ends_otherwise_among_colons(office: str) -> None:
    text = (
        f"Ann Lee: The court is open.\n\n{office}He lied to all of us.\n\nAnn Lee: Thank you.\n\nBob Ray: He did not.\n"
    )
    assert [turn.label for turn in understand(text, language="en")[0].turns] == [
        "Ann Lee",
        office.strip(" .–-"),
        "Ann Lee",
        "Bob Ray",
    ]


@pytest.mark.parametrize(
    ("both", "first", "second"),
    [
        ("Rob and Jill", "Rob", "Jill"),
        ("Rob & Jill", "Rob", "Jill"),
        ("Anna Berg und Karl Kuhn", "Anna Berg", "Karl Kuhn"),
        ("Ana y Luis", "Ana Gil", "Luis Paz"),
        ("Анна и Пётр", "Анна", "Пётр"),
        ("ANN LEE/BOB RAY", "ANN LEE", "BOB RAY"),
    ],
)
def test_two_who_speak_at_once_are_not_one_of_them(both: str, first: str, second: str) -> None:
    text = (
        f"{first}: Hello.\n\n{second}: Hello, all of you.\n\n{both}: Water!\n\n{first}: So it is.\n\n{second}: Yes.\n"
    )
    transcript, _ = understand(text, language="en")
    turns = transcript.turns
    assert (turns[2].label, turns[2].name, turns[2].person) == (both, both, None)
    assert len(transcript.persons) == 2
    assert turns[0].person == turns[3].person != turns[1].person == turns[4].person


def test_an_office_with_which_of_several_holds_it_and_the_name_in_the_bracket() -> None:
    text = (
        "La señora VICEPRESIDENTA SEGUNDA (Mora Gil): Se abre la sesión.\n\nEl señor PAZ VERA: Gracias.\n\n"
        "La señora VICEPRESIDENTA SEGUNDA (Mora Gil): Gracias.\n\nEl señor PAZ VERA: De nada.\n"
    )
    assert [turn.name for turn in understand(text, language="es")[0].turns] == ["Mora Gil", "Paz Vera"] * 2


def test_offices_that_a_full_stop_or_an_apostrophe_shortens() -> None:
    text = "Vors. Holm: Guten Tag.\n\nMP'in Ulm: Danke.\n\nVors. Holm: Bitte.\n\nMP'in Ulm: Es regnet bald.\n"
    assert [turn.name for turn in understand(text, language="de")[0].turns] == ["Holm", "Ulm"] * 2


@pytest.mark.parametrize(
    "voice",
    [
        "Φωνή από την αίθουσα", "Φωνές από την αίθουσα", "Zwischenruf", "Ääni salista", "Hääl saalist", "Balsai salėje",
        "Balss no zāles", "Glas iz klupe", "Глас от залата", "Голос із зали", "Salondan bir ses", "Hang a teremből",
        "場内発言", "Неизвестный", "Άγνωστος",
    ],
)  # fmt: skip
def test_voices_from_the_room_and_nobody_known_are_not_one_person(voice: str) -> None:
    assert is_anonymous(voice)
