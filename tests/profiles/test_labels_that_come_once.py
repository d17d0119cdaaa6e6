"""Labels that come once among others of their kind, and marks, clocks and numbers of lines around labels."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.model.lineage import Relation


def labels(text: str, language: str = "en") -> list[str | None]:
    return [turn.label for turn in understand(text, language=language)[0].turns]


CHAIRED = "{chair}: Se abre la sesión.\n\n{once}: Hay quórum.\n\n{chair}: Gracias.\n\n"


@pytest.mark.parametrize(
    ("chair", "once"),
    [
        ("El Presidente diputado Juan Mora Gil", "El Secretario diputado Luis Paz Vera"),
        ("Vorsitzende Karin Holm", "Sachverständige Prof. Dr. Ute Seidel"),
        (
            "Nora Blum - Acme Corp - CEO: Hi.\n\nTheo Marsh - Acme Corp - CFO: Hi.\n\nOperator",
            "Lou Hart - Bank - Analyst",
        ),
    ],
)
def test_a_label_that_comes_once_is_like_the_others(chair: str, once: str) -> None:
    assert once in labels(CHAIRED.format(chair=chair, once=once), "es")


def test_an_office_after_a_surname_in_capitals_and_one_after_initials() -> None:
    senate = "PRESIDENTE. La seduta è aperta.\n\nFERRI (PD). Il ponte è chiuso.\n\nPRESIDENTE. Prego.\n\n"
    once = "GALLO, sottosegretario di Stato per le infrastrutture. Riaprirà.\n\nPRESIDENTE. Grazie.\n"
    assert labels(senate + once, "it")[3] == "GALLO, sottosegretario di Stato per le infrastrutture"


def test_one_label_beside_an_office_and_a_name() -> None:
    assert labels("• FÖLDI LÁSZLÓ jegyző: Kettő indítvány.\n• ELNÖK: Köszönöm, jegyző úr.\n", "hu") == [
        "FÖLDI LÁSZLÓ jegyző",
        "ELNÖK",
    ]


def test_a_line_with_a_clock_is_a_label_above_words_and_none_above_another() -> None:
    words = "Head kolleegid, tere hommikust! Alustame istungit ja kuulame küsimusi."
    rows = ["Aseesimees Hanno Lepp", "Valitsuse esindaja Aivar Tamm", "Aseesimees Hanno Lepp"]
    text = "09:58 Istungi rakendamine\n\n" + "".join(f"10:0{at} {row}\n\n{words}\n\n" for at, row in enumerate(rows))
    assert labels(text, "et") == rows


def test_empty_brackets_and_the_number_of_a_line() -> None:
    talk = "Presidenten []: Ordet er fritt.\n\nKari Vik (SV) []: Takk.\n\nPresidenten []: Takk for det.\n\n"
    assert labels(talk, "no") == ["Presidenten []", "Kari Vik (SV) []", "Presidenten []"]
    assert labels("3 MR. PRESIDENT:\n\nPlease be seated.\n\n5 MR. LEE:\n\nThank you, Mr. President.\n") == [
        "MR. PRESIDENT",
        "MR. LEE",
    ]


def test_the_language_before_a_label_is_the_language_of_the_turn() -> None:
    text = "Original Arabic: The PRESIDENT\nThe sitting is open.\n\nInterpretation from Spanish: Mr. Mora\nThanks.\n"
    read, _ = understand(text)
    assert [(turn.label, turn.relation) for turn in read.turns] == [
        ("The PRESIDENT", Relation.SPOKEN),
        ("Mr. Mora", Relation.INTERPRETATION),
    ]
    book = "Original French: Paris, Seuil, 1999.\n\nAnn Lee: Yes.\n\nBob Ray: No.\n\nAnn Lee: Good.\n"
    assert labels(book) == ["Ann Lee", "Bob Ray", "Ann Lee"]


def test_an_office_before_a_colon_and_a_name_above_the_words() -> None:
    rows = ["KETUA: HARTONO", "KUASA HUKUM PEMOHON: DEWI LESTARINI", "KETUA: HARTONO", "PEMERINTAH: BUDI WIJAYA"]
    read, _ = understand("".join(f"{at}. {row}\n\nBaik, terima kasih.\n\n" for at, row in enumerate(rows, 1)))
    assert [turn.label for turn in read.turns] == rows
    assert [one.name for one in read.persons] == ["Hartono", "Dewi Lestarini", "Budi Wijaya"]
    captions = "ANN LEE: WELL I THINK\nTHAT IT RAINS.\nBOB RAY: SO IT DOES\nAND IT WILL.\nANN LEE: YES\nIT WILL.\n"
    assert labels(captions) == ["ANN LEE", "BOB RAY", "ANN LEE"]


def test_an_interpreter_without_brackets_among_labels() -> None:
    text = (
        "Ann Lee through an interpreter: We are glad.\n\nBob Ray: Why?\n\nAnn Lee through an interpreter: We won.\n\n"
    )
    read, _ = understand(text)
    assert [turn.label for turn in read.turns] == ["Ann Lee", "Bob Ray", "Ann Lee"]
    assert [turn.relation is Relation.INTERPRETATION for turn in read.turns] == [True, False, True]


def test_a_sentence_above_a_label_is_no_part_of_it() -> None:
    rows = "Весна Илиева: Има збор господинот Колев.\nТодор Колев: Мостот е затворен.\nБлагодарам.\n"
    assert labels(rows * 3, "mk") == ["Весна Илиева", "Тодор Колев"] * 3


def test_words_before_a_colon_right_under_a_label_are_no_other_label() -> None:
    names = ("Ann Lee", "Bob Ray")
    turns = [f"{names[at % 2]} (00:00:{at + 10}):\nGood evening to everybody here." for at in range(5)]
    transcript, _ = understand("Talks\n\n" + "\n\n".join([*turns, "Bob Ray (00:00:59):\nRisotto: quick and simple."]))
    assert [turn.label for turn in transcript.turns] == [names[at % 2] for at in range(6)]


def test_a_title_that_a_full_stop_shortens_is_no_label_where_the_name_ends_in_a_colon() -> None:
    names = ("ONOR. MARIA BORG", "ONOR. KARM XERRI")
    text = "\n\n".join(f"{names[at % 2]}: Sur President, we ask about the quay." for at in range(6))
    transcript, _ = understand(f"Seduta\n\n{text}")
    assert [turn.label for turn in transcript.turns] == [names[at % 2] for at in range(6)]


def test_a_note_behind_a_name_at_its_time_and_a_chair_without_one() -> None:
    text = (
        "Puhemies Aino Salo\nKehotan jäseniä ottamaan paikkansa.\n\n"
        "16.01 Jussi Halme kesk\nArvoisa puhemies! Joki on korkealla.\n\n"
        "16.03 Pääministeri Kai Virta\nArvoisa puhemies! Se on totta.\n\n16.05 Olli Ranta r (vastauspuheenvuoro)\n"
        "Arvoisa puhemies! Tämä on tärkeä kysymys.\n\nPuhemies Aino Salo\nKysymys on loppuun käsitelty.\n"
    )
    turns = understand(text, language="fi")[0].turns
    assert [turn.name for turn in turns] == ["Aino Salo", "Jussi Halme", "Kai Virta", "Olli Ranta", "Aino Salo"]


@pytest.mark.parametrize("label", ["Kovács Éva képviselő", "Dr. Kovács Éva képviselő", "KOVÁCS ÉVA képviselő"])
def test_an_office_in_small_letters_behind_a_name_that_comes_once(label: str) -> None:
    text = (
        f"Farkas Ciprus polgármester: Köszöntöm a megjelenteket.\n\n{label}: Van egy kérdésem: mikor nyílik a híd?\n\n"
        "Farkas Ciprus polgármester: Ősszel.\n"
    )
    assert labels(text, "hu") == ["Farkas Ciprus polgármester", label, "Farkas Ciprus polgármester"]


@pytest.mark.parametrize("gap", [" ", "    ", "\t"])
def test_the_number_of_a_question_before_who_asks_it(gap: str) -> None:
    talk = (
        "Oral evidence: The bridge\n\nWitness: I: Rosie Ayle, Director (through an interpreter).\n\n"
        f"Q1{gap}Chair: Welcome. What would help most?\nRosie Ayle: It takes eleven months. That is long.\n"
        f"Q2{gap}Nigel Milne: Eleven months?\nRosie Ayle: Eleven. I counted them.\n"
        f"Q3{gap}Debbie Abel: Who pays today?\nRosie Ayle: You do.\n"
    )
    names = [turn.name for turn in understand(talk, language="en")[0].turns]
    assert names[1:] == ["Rosie Ayle", "Nigel Milne", "Rosie Ayle", "Debbie Abel", "Rosie Ayle"]
    assert len(names) == 6
