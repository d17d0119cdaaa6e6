"""Which part of a label is the name, which the office, which a party or a place."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.profiles.label_parts import is_office_alone, is_person_note, strip_articles


@pytest.mark.parametrize(
    ("label", "name", "role", "affiliation"),
    [
        ("The Minister for Youth and Sports (Mr. Namwamba)", "Namwamba", "Minister for Youth and Sports", None),
        ("The Secretary of State for Justice (Mike Grove)", "Mike Grove", "Secretary of State for Justice", None),
        ("A señora VALEDORA DO POBO (Otero Parga)", "Otero Parga", "VALEDORA DO POBO", None),
        ("O señor PRESIDENTE", "O señor PRESIDENTE", "PRESIDENTE", None),
        ("O señor RIVAS CRUZ", "Rivas Cruz", None, None),
        ("De heer Hijink (SP)", "Hijink", None, "SP"),
        ("Mr. Deputy Speaker", "Mr. Deputy Speaker", "Deputy Speaker", None),
        ("PRIMER MINISTRO DE CANADÁ, MARK CARNEY", "Mark Carney", "PRIMER MINISTRO DE CANADÁ", None),
        ("Andrea Nahles, Bundesministerin für Arbeit", "Andrea Nahles", "Bundesministerin für Arbeit", None),
        ("Waltraud Wolff (Wolmirstedt) (SPD)", "Waltraud Wolff", None, "SPD"),
        ("Vizepräsidentin Petra Pau", "Petra Pau", "Vizepräsidentin", None),
        ("Mr. Heusgen (Germany)", "Heusgen", None, "Germany"),
        ("A. KUBILIUS (TS)", "A. Kubilius", None, "TS"),
        ("委員長（山田太郎君）", "山田太郎", "委員長", None),
        ("CDR", "CDR", None, None),
    ],
)  # fmt: skip
def test_the_parts_of_a_label(label: str, name: str, role: str | None, affiliation: str | None) -> None:
    transcript, _ = understand(
        f"Debate\n\n{label}: Words.\n\nZoë Quist: Words.\n\n{label}: Words.\n\nZoë Quist: Words."
    )
    person = transcript.persons[0]
    assert (transcript.turns[0].label or "") == label
    assert (person.name, person.role, person.affiliation) == (name, role, affiliation)


def test_mr_smith_and_miss_smith_are_two_persons() -> None:
    transcript, _ = understand(
        "Debate\n\nOwen Smith: I ask.\n\nThe Economic Secretary to the Treasury (Chloe Smith): I thank him.\n\n"
        "Mr Smith: That is no answer.\n\nMiss Smith: It is the one I have."
    )
    assert [person.name for person in transcript.persons] == ["Owen Smith", "Chloe Smith", "Mr Smith", "Miss Smith"]


def test_a_surname_is_the_one_full_name_that_ends_with_it() -> None:
    transcript, _ = understand("Debate\n\nMr Smith: I ask.\n\nOwen Smith: Yes.\n\nMr Smith: So.")
    assert [person.name for person in transcript.persons] == ["Owen Smith"]


def test_a_surname_finds_its_full_name_in_the_title() -> None:
    transcript, _ = understand(
        "Interview with Neneh Cherry\n\nHost: Hello.\n\nCherry: Hello.\n\nHost: Yes.\n\nCherry: No."
    )
    assert transcript.persons[1].name == "Neneh Cherry"


def test_last_name_first_is_one_name() -> None:
    transcript, _ = understand("Talk\n\nLee, Ann: Hello.\n\nLee, Carl: Hello.\n\nLee, Ann: Yes.\n\nLee, Carl: No.")
    assert [person.name for person in transcript.persons] == ["Lee, Ann", "Lee, Carl"]


@pytest.mark.parametrize(
    ("text", "follows", "alone"),
    [
        ("The Minister for Youth Affairs", False, True),
        ("President of Russia Vladimir Putin", False, False),
        ("The SPEAKER pro tempore", False, True),
        ("CHAIRMAN GREENSPAN", False, False),
        ("Secretary of State for Justice", True, True),
        ("Ann Lee", False, False),
    ],
)
def test_an_office_without_a_name(text: str, follows: bool, alone: bool) -> None:
    assert is_office_alone(text, name_follows=follows) is alone


def test_what_can_be_a_person_in_brackets() -> None:
    assert [is_person_note(note) for note in ("Mr. Poe", "Otero Parga", "CDU", "on the phone", "2nd")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert strip_articles("The Minister for Water") == "Minister for Water"
