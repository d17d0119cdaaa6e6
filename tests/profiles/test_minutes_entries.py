"""What stands before a colon in minutes and broadcasts and is nobody: decisions, motions, lists, parts of a talk."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.model.transcript import Narrative
from xlate.profiles.minutes_entries import is_entry

TALK = "{a}: {first}\n\n{b}: {second}\n\n{entry}\n\n{a}: {first}\n\n{b}: {second}\n\n{other}\n\n{a}: {first}\n"
PEOPLE = {
    "en": ("Ann Lee", "Bob Ray", "We begin with the bridge.", "The bridge is too narrow for us."),
    "de": ("Anna Berg", "Karl Kuhn", "Wir beginnen mit der Brücke.", "Die Brücke ist zu schmal für uns."),
    "pt": ("Ana Gil", "Rui Melo", "Começamos com a ponte nova.", "A ponte é estreita demais."),
    "cs": ("Jana Nová", "Petr Malý", "Začneme mostem přes řeku.", "Most je příliš úzký."),
    "ru": ("Анна Белова", "Пётр Орлов", "Начнём с моста.", "Мост слишком узкий для двух автобусов."),
}


@pytest.mark.parametrize(
    ("language", "entry", "other"),
    [
        ("en", "Motion A: That the bridge be widened in May.", "Vote: Carried, with one against."),
        ("en", "Intro: In this episode, the rivers.", "Sponsor: Buy a boat."),
        ("de", "Antrag Roth: Die Brücke sei im Mai zu verbreitern.", "Beschluss: Der Antrag wird angenommen."),
        ("pt", "Deliberação: Aprovado por todos.", "Votação: A proposta foi aprovada."),
        ("cs", "Usnesení: Návrh byl přijat.", "Hlasování: Dva pro, jeden proti."),
        ("cs", "Úvod: Dnes o řekách.", "Závěr: Příště o horách."),
        ("ru", "Решение: Принять.", "Голосование: Двое за."),
    ],
)
def test_entries_are_nobodys_words(language: str, entry: str, other: str) -> None:
    a, b, first, second = PEOPLE[language]
    text = TALK.format(a=a, b=b, first=first, second=second, entry=entry, other=other)
    transcript, _ = understand(text, language=language)
    assert [turn.name for turn in transcript.turns] == [a, b, a, b, a]
    assert [one.text for one in transcript.blocks if isinstance(one, Narrative)] == [entry, other]


def test_what_stands_under_an_entry_goes_with_it_and_who_speaks_of_himself_goes_on() -> None:
    text = (
        "Ann Lee: We begin.\n\nBob Ray: The bridge is narrow.\n\nDecision: The council resolves as follows.\n\n"
        "The bridge is widened in May.\n\nAnn Lee: Thank you.\n\nBob Ray: Good.\n\nDecision: Carried.\n\nI thank you.\n"
    )
    transcript, _ = understand(text, language="en")
    told = [one.text for one in transcript.blocks if isinstance(one, Narrative)]
    assert told == ["Decision: The council resolves as follows.", "The bridge is widened in May.", "Decision: Carried."]
    assert transcript.turns[-1].name == "Bob Ray"


def test_what_somebody_says_with_a_colon_is_said() -> None:
    text = "Ann Lee: We have seen the river.\n\nConclusion: it is low.\n\nBob Ray: So it is.\n\nAnn Lee: Thank you.\n"
    transcript, _ = understand(text, language="en")
    assert [turn.name for turn in transcript.turns] == ["Ann Lee", "Bob Ray", "Ann Lee"]
    assert len(transcript.turns[0].content) == 2


def test_each_entry_is_named() -> None:
    text = "Ann Lee: We begin.\n\n{}\n\nBob Ray: The bridge is narrow.\n\nAnn Lee: So it is.\n\nBob Ray: Good.\n"
    _, findings = understand(text.format("Result: the bridge is closed."), language="en")
    assert [(one.message, one.line) for one in findings if one.code == "XL135"] == [
        ('taken for entries of minutes and for nobody\'s words, 1: "Result: the bridge is closed."', 3)
    ]
    a, b, first, second = PEOPLE["de"]
    text = TALK.format(a=a, b=b, first=first, second=second, entry="Beschluss: Ja.", other="Antrag Roth: Nein.")
    _, findings = understand(f"{text}\nAbstimmung: Alle dafür.\n", language="de")
    (said,) = [one.message for one in findings if one.code == "XL135"]
    assert '3: "Beschluss: Ja.", "Antrag Roth: Nein.", "Abstimmung: Alle dafür."' in said


@pytest.mark.parametrize(
    "moved", ["Motion Roe: let us open the bridge. I move it now.", "Antrag Roth: Das beantrage ich heute."]
)
def test_who_moves_something_for_himself_speaks(moved: str) -> None:
    a, b, first, second = PEOPLE["en"]
    transcript, _ = understand(
        TALK.format(a=a, b=b, first=first, second=second, entry=moved, other="Vote: Carried."), language="en"
    )
    assert [one.text for one in transcript.blocks if isinstance(one, Narrative)] == ["Vote: Carried."]
    assert len(transcript.turns[1].content) == 2


@pytest.mark.parametrize(
    "label",
    [
        "Votación", "Orden del día", "Ordre du jour", "Deliberazione", "Besluit", "Beslut", "Päätös", "Otsus", "Lēmums",
        "Nutarta", "Uchwała", "Uznesenie", "Sklep", "Одлука", "Решение", "Рішення", "Határozat", "Απόφαση", "Karar",
        "Keputusan", "決議", "表决结果", "의결", "החלטה", "القرار", "Motion 12", "Amendement Roy", "Wniosek nr 3",
        "Motion by Ms. Lee", "Antrag der Minderheit",
    ],
)  # fmt: skip
def test_entries_of_many_languages(label: str) -> None:
    assert is_entry(label)


@pytest.mark.parametrize(
    "label", ["Bill Ray", "Ann Lee", "Vote Officer Ann Lee", "Proposal Manager", "Ata Demir", "Decision Maker"]
)
def test_people_are_none(label: str) -> None:
    assert not is_entry(label)


def test_one_entry_that_is_nobodys_is_told() -> None:
    text = "\n\n".join(f"{who}: We begin with the bridge." for who in ("Ann Lee", "Bob Ray") * 2)
    transcript, findings = understand(f"{text}\n\nMotion A: That the bridge be widened.\n\nAnn Lee: It is done.")
    assert "Motion A" not in [turn.label for turn in transcript.turns]
    assert ["Motion A" in one.message for one in findings if one.code == "XL135"] == [True]
