"""Labels as printing leaves them: broken over lines, numbered, under headings, behind thanks, before corners."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.lineage import Relation
from xlate.model.transcript import Heading, Narrative

FILL = "{chair}: We come to the plan of the harbour, which was\nlaid before the house in the spring of the year.\n\n"


def labels(text: str, language: str = "en") -> list[str | None]:
    return [turn.label for turn in understand(text, language=language)[0].turns]


@pytest.mark.parametrize(
    ("chair", "above", "below"),
    [
        ("Mr Speaker", "Dr (Mrs) Efua Addo-Boateng", "(NPP - Lower Bay):"),
        ("Mr Speaker", "Minister for Fisheries and Ponds", "(Ms Akua Baah) (MP):"),
        ("THE SPEAKER", "ONOR. MARIA BORG (Ministru għat-Toroq u", "x-Xogħlijiet):"),
        ("Mr Speaker", "The Minister of Rivers, Lakes and Beach", "Management (Mr R. Dahl):"),
        ("Präsident Otto Hahn", "Udo Kranz, Parl. Staatssekretär beim", "Bundesminister für Verkehr:"),
        ("M. le Président", "M. Luc Weis, Ministre du Climat et de la", "Biodiversité:"),
        ("El señor PRESIDENTE", "El señor MINISTRO DE PUERTOS Y MOVILIDAD", "SOSTENIBLE (Paz Ruiz):"),
        ("Marszałek", "Sekretarz Stanu w Ministerstwie Rzek i", "Jezior Jan Kot:"),
    ],
)
def test_a_label_broken_over_two_lines(chair: str, above: str, below: str) -> None:
    once = f"{above}\n{below} I thank the house, and I have\nlittle to say of it.\n\n"
    whole = " ".join((above, below.removesuffix(":")))
    assert labels(FILL.format(chair=chair) * 2 + once + FILL.format(chair=chair)) == [chair, chair, whole, chair]


def test_a_label_broken_over_three_lines_and_one_that_a_full_stop_ends() -> None:
    above = "Ida Moor-Baum, Parl.\nStaatssekretärin bei der Bundesministerin\nfür Gesundheit: Das wird gemacht.\n\n"
    chair = "Präsident Otto Hahn: Das Wort hat die Frau\nStaatssekretärin.\n\n"
    name = "Ida Moor-Baum, Parl. Staatssekretärin bei der Bundesministerin für Gesundheit"
    assert labels(chair * 2 + above + chair, "de")[2] == name
    senate = "PRESIDENTE. La seduta è aperta.\n\nFERRI (PD). Il ponte è chiuso.\n\nPRESIDENTE. Prego.\n\n"
    for once in (
        "GALLO, ministro dei fiumi e\ndei laghi. Riaprirà domani.",
        "GALLO, ministro dei fiumi e dei laghi.\nRiaprirà.",
    ):
        assert labels(f"{senate}{once}\n\nPRESIDENTE. Grazie.\n", "it")[3] == "GALLO, ministro dei fiumi e dei laghi"


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_clause_behind_a_name_and_an_office_is_no_label(gap: str) -> None:
    senate = "PRESIDENTE. La seduta è aperta.\n\nGALLO, ministro dei fiumi. Il ponte è chiuso.\n\n"
    said = f"ORR, ministro del lavoro che non era{gap}in aula. La risposta non è arrivata.\n\n"
    assert labels(f"{senate}{said}PRESIDENTE. Grazie.\n", "it")[2:] == ["PRESIDENTE"]


def test_an_amount_with_a_reference_is_no_heading() -> None:
    said = "MS MOOR: In the first year\n\n1.5 Million was spent (AB.12)\n\n"
    read, _ = understand(FILL.format(chair="MS MOOR") + said + FILL.format(chair="MS MOOR"), language="en")
    assert not any(isinstance(one, Heading) and "spent" in one.text for one in read.blocks)


def test_a_mark_broken_over_two_lines_is_that_of_the_turn() -> None:
    text = FILL.format(chair="MS MOOR") + "PROFESSOR DIOUF-ROUX (Interpreted from\nFrench): May I step in here?\n\n"
    read, _ = understand(text + FILL.format(chair="MS MOOR"), language="en")
    assert read.turns[1].relation is Relation.INTERPRETATION


def test_what_a_sentence_goes_on_with_is_no_label() -> None:
    text = (
        FILL.format(chair="Ann Lee") * 2 + "The minister of rivers said of the\nplan: it will not do, and so say I.\n\n"
    )
    assert labels(text + FILL.format(chair="Bob Roe")) == ["Ann Lee", "Ann Lee", "Bob Roe"]


def test_the_number_of_a_question_stays_in_the_label_and_its_heading_is_one() -> None:
    text = (
        "1.1.1 Deputy P. Marett:\nWill the Minister say how many boats there are?\n\n"
        "The Minister for Boats:\nThere are forty boats, and they leak.\n"
        "1.2 Deputy M. Perrot of the Minister for Boats regarding\nthe harbour: (OQ.118/2025)\n\n"
        "1.2.1 Deputy P. Marett:\nAnd the harbour?\n\nThe Minister for Boats:\nIt is dry. We will dig.\n"
    )
    read, _ = understand(text, language="en")
    names = ["1.1.1 Deputy P. Marett", "The Minister for Boats", "1.2.1 Deputy P. Marett", "The Minister for Boats"]
    assert [turn.label for turn in read.turns] == names
    assert [one.text for one in read.blocks if isinstance(one, Heading)][-1].endswith("the harbour: (OQ.118/2025)")
    chair = "1. Vizepräsident Dr. Rau: Das Wort hat Herr Abt.\n\nAbt, CDU: Danke, ich habe eine Frage.\n\n"
    assert labels(chair * 2, "de") == ["1. Vizepräsident Dr. Rau", "Abt, CDU"] * 2


def test_a_title_and_a_name_that_come_once_above_words_among_others() -> None:
    words = "Vamos a dar inicio a la sesión de esta audiencia, que es pública y queda abierta.\n\n"
    rows = ["Señora Ana Paz Mora", "Monseñor Luis Vera Gil", "Señora Ana Paz Mora", "Monseñor Luis Vera Gil"] * 2
    rows.insert(4, "Magistrada Inés Soto Rey")
    assert labels("".join(f"{row}\n\n{words}" for row in rows), "es") == rows


def test_thanks_before_a_label_are_of_whoever_spoke_before() -> None:
    text = "Ana Kovač: Hvala. Idemo dalje, riječ ima Marko.\n\nMarko Pop: Put je skup i loš.\n\n"
    read, _ = understand(text + "Hvala. Ana Kovač: Ima li još prijavljenih? Nema.\n\n" + text, language="hr")
    assert [turn.label for turn in read.turns[1:3]] == ["Marko Pop", "Ana Kovač"]
    assert paragraphs(read.turns[1])[-1].pieces == ("Hvala.",)
    assert labels("Ann Lee: Yes, it is so.\n\nDr. Roe: No.\n\nRoe: Still no.\n\n" * 2)[1] == "Dr. Roe"


def test_what_stands_outside_the_corners_of_a_talk_is_told() -> None:
    talk = "森本「川の話をしましょう」\n\n林「はい、お願いします」と笑う。\n\n"
    read, _ = understand(f"{talk}そう言って窓の外を見た。\n\n{talk}{talk}", language="ja")
    assert [turn.label for turn in read.turns] == ["森本", "林"] * 3
    assert "そう言って窓の外を見た。" in [one.text for one in read.blocks if isinstance(one, Narrative)]
    told = "森本は「川の話をしましょう」と言った。\n\n林は「はい」と答えた。\n\n"
    assert labels(told * 4, "ja") == []


def test_an_abbreviation_before_a_surname_is_an_office_where_it_comes_again() -> None:
    chair = "Prim. Dubová: Děkuji. Slovo má pan zastupitel.\n\n"
    votes = "Pro: 54 Proti: 0 Zdr.: 4. Program byl schválen.\n\n"
    text = chair + "P. Hora: Most je starý, a řeka vysoká.\n\n" + chair + votes + "P. Lom: Ano.\n\n" + chair
    assert labels(text, "cs") == ["Prim. Dubová", "P. Hora", "Prim. Dubová", "P. Lom", "Prim. Dubová"]


def test_a_letter_before_a_dash_asks() -> None:
    text = "P – Quando abre a ponte?\n\nMinistra Ana Lemos – Em maio, se o rio deixar.\n\n" * 3
    assert labels(text, "pt") == ["P", "Ministra Ana Lemos"] * 3


@pytest.mark.parametrize("number", ["14.{}    ", "({})  ", "§ {}  ", "[{}] ", "{}      "])
def test_the_number_of_a_paragraph_stands_before_a_label(number: str) -> None:
    said = ("The President: We begin.", "Mr Alm (Norway): The river is full, and the bridge is not built.")
    text = "\n\n".join(number.format(at) + said[at % 2] for at in range(1, 7))
    ends = ["Mr Alm (Norway)", "The President"] * 3
    assert [(label or "")[-len(end) :] for label, end in zip(labels(text), ends, strict=True)] == ends


def test_a_name_alone_under_a_heading_is_a_label_where_others_stand_alone() -> None:
    said = "Das Wasser stand im Hafen, und niemand wusste, wie lange es bleiben würde."
    text = "".join(f"{name}\n{said}\n\n" for name in ("Ida Moor", "Jan Hahn") * 3)
    text += f"Warum die Insel mit jeder Flut weiter nach Osten wächst\nIda Moor\n{said}\n\nJan Hahn\n{said}\n"
    assert labels(text, "de") == ["Ida Moor", "Jan Hahn"] * 4


def test_a_footnote_that_tells_of_a_translation_is_the_mark_of_the_turns_with_its_sign() -> None:
    text = (
        "THE SPEAKER: Now Shri Alm.\n\n*SHRI ALM (LOWER BAY): The river is full.\n\nTHE SPEAKER: Shri Rao.\n\n"
        "* English translation of the speech originally delivered in Tamil.\n\nSHRI RAO (HILLS): So it is.\n"
    )
    turns = understand(text, language="en")[0].turns
    assert [turn.label for turn in turns] == ["THE SPEAKER", "SHRI ALM (LOWER BAY)", "THE SPEAKER", "SHRI RAO (HILLS)"]
    relations = [[part.relation for part in paragraphs(turn)] for turn in turns]
    assert relations == [[None], [Relation.TRANSLATION], [None], [None]]
