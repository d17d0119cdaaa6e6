"""Who holds the office of which a label prints no name, and whose name nobody's is."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.profiles.person_names import NameResolver

_TURNS = """{chair}: The sitting is open. The first item on the agenda is the bridge over the river.

MR. TANN: I thank the chair. The bridge has been closed since the flood of last winter.

{chair}: Thank you. Are there any questions to the member about the bridge?

MRS. ROE: How long will it take, and who is going to pay for the repair of it?

MR. TANN: It will take two years, and the town will pay for all of the repair.

{chair}: The item is closed, and we go on with the next one on the list.
"""


def _persons(head: str, chair: str, after: str = "") -> set[str]:
    transcript, _ = understand(f"{head}\n\n{_TURNS.format(chair=chair)}{after}")
    return {person.name for person in transcript.persons}


@pytest.mark.parametrize(
    ("head", "chair", "name"),
    [
        ("Vorsitz des Präsidenten: Ulla Mark-Tann", "PRÄSIDENT", "Ulla Mark-Tann"),
        ("Voorzitter: Wim Terlouw", "De voorzitter", "Wim Terlouw"),
        ("Présidence de Mme Aline Roc\nvice-présidente", "Mme la présidente", "Aline Roc"),
        ("Presidenza del vice presidente BORGO", "PRESIDENTE", "Borgo"),
        (
            "Presidencia: de la señora presidenta del Honorable Senado, doctora Berta Ansa",
            "Sra. Presidenta",
            "Berta Ansa",
        ),
        ("Present:\nThe President of the Court (Hon. Alan Quay-Fell)", "The President", "Alan Quay-Fell"),
        ("MEMBERS PRESENT:\n\nTHE PRESIDENT\nTHE HONOURABLE GUY TSE, J.P.", "PRESIDENT", "Guy Tse"),
        ("President Hall presiding", "The PRESIDENT", "Hall"),
        ("Веде засідання Голова Ради ЛЕСЮК А.О.", "ГОЛОВУЮЧИЙ", "Лесюк А.О."),
        ("BAŞKAN: Başkan Vekili Orhan Tarak", "BAŞKAN", "Orhan Tarak"),
        ("Talman: Siv Ek-Lund\n\nFörsta vice talman: Bo Roth", "Talmannen", "Siv Ek-Lund"),
        ("Presidència de la M. H. Sra. Berta Puig i Soler", "La presidenta", "Berta Puig i Soler"),
        ("La réunion est ouverte à 14 h 21 par Mme Aline Roc, présidente.", "La présidente", "Aline Roc"),
        ("Present: Dame Ida Roth (Chair); Bo Tann.\n\nWitness: Lady Fenn, Chair of the Review", "Chair", "Ida Roth"),
        ("Speaker: The Honourable Ida Roth-Fenn, M.L.A.", "Speaker", "Ida Roth-Fenn"),
    ],
)
def test_the_head_says_who_presides(head: str, chair: str, name: str) -> None:
    transcript, findings = understand(f"{head}\n\n{_TURNS.format(chair=chair)}")
    assert name in {person.name for person in transcript.persons}
    assert [name in one.message for one in findings if one.code == "XL222"] == [True]


@pytest.mark.parametrize(
    ("head", "chair", "after"),
    [
        ("Présidence de M. Luc Roc", "M. le président", "\nPrésidence de Mme Aline Bois\n\nMR. TANN: Thank you all.\n"),
        ("Présidence de M. Luc Roc", "M. le président", "\nMme la présidente: We go on.\n\nMR. TANN: Thank you all.\n"),
        ("Comunicazioni del Presidente del Consiglio, Carlo Bianchi", "PRESIDENTE", ""),
        ("Presidenta del Honorable Senado de la Nación", "Sra. Presidenta", ""),
        ("The Deputy Speaker, Ms Ann Amon, in the Chair\n\nThe Speaker, Mr Bo Cole, is abroad", "The Speaker", ""),
    ],
)
def test_nobody_is_named_where_the_chair_is_not_certain(head: str, chair: str, after: str) -> None:
    named = _persons(head, chair, after) - {"Tann", "Roe", "Mr. Tann", "Mrs. Roe"}
    assert not any(" " in name and name.split()[-1] in {"Roc", "Bois", "Bianchi", "Nación", "Amon"} for name in named)


def test_a_bracket_names_the_holder_for_all_the_labels_of_an_office() -> None:
    text = _TURNS.format(chair="The Presiding Officer").replace(
        "The Presiding Officer:", "The Presiding Officer (Una Bran):", 1
    )
    transcript, _ = understand(text)
    assert [turn.name for turn in transcript.turns] == ["Una Bran", "Tann", "Una Bran", "Roe", "Tann", "Una Bran"]


def test_a_bracket_that_comes_late_or_the_chair_of_others_names_nobody() -> None:
    first, last = _TURNS.format(chair="The President").rsplit("The President:", 1)
    transcript, _ = understand(f"{first}The President (Una Bran):{last}")
    assert [turn.name for turn in transcript.turns[:1]] == ["The President"]
    talk = _TURNS.replace("{chair}: The sitting", "Chair: The sitting", 1)
    transcript, _ = understand("Chair: Una Bran\n\n" + talk.format(chair="Speaker"))
    assert {turn.name for turn in transcript.turns if turn.label == "Speaker"} == {"Speaker"}


def test_a_sentence_of_the_chair_in_the_head_names_nobody() -> None:
    head = "THE PRESIDENT: I welcome the Minister, Deputy Bran, and call\nMrs. Roe to open the first item of today."
    assert not any("Bran" in name for name in _persons(head, "THE PRESIDENT"))


def test_a_witness_is_the_one_who_is_called() -> None:
    text = _TURNS.format(chair="THE WITNESS").replace(
        "MRS. ROE:", "ISA BOCA, CLAIMANT'S WITNESS, CALLED\n\nMRS. ROE:", 1
    )
    assert "Isa Boca" in {person.name for person in understand(text)[0].persons}
    twice = text + "\nOLE MARK, CLAIMANT'S WITNESS, CALLED\n\nTHE WITNESS: I was there too on that day.\n"
    assert not {"Isa Boca", "Ole Mark"} & {person.name for person in understand(twice)[0].persons}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("F-PN (Ir. YOHAN TABU)", "Yohan Tabu"),
        ("SPD (Dr. Ann Lee)", "Ann Lee"),
        ("Lee (SPD)", "Lee"),
        ("Guvernatorul BNR, Ana Topa", "Ana Topa"),
        ("Prim-viceguvernator, Petru Gori", "Petru Gori"),
        ("Phạm Thị Mai - TP Hồ Chí Minh", "Phạm Thị Mai"),
        ("Deputy Lora Syv-Amy of St. Bree (The Chief Minister)", "Lora Syv-Amy"),
        ("THE SPEAKER (Onor. Salvu Bugi)", "Salvu Bugi"),
        ("KETUA RAPAT (Dr. H. WIRA SUKMA, S.H., M.H.)", "Wira Sukma"),
        ("MENTERI LAUT DAN IKAN RI", "MENTERI LAUT DAN IKAN RI"),
        ("THE WITNESS", "THE WITNESS"),
        ("<Livia>", "Livia"),
        ("Doctora Ana Sol", "Ana Sol"),
    ],
)
def test_bodies_places_and_titles_are_no_names(label: str, name: str) -> None:
    assert NameResolver([label], frozenset(), frozenset(), []).split(label).name == name


def test_a_title_that_nobody_knows_recurs_before_several_persons() -> None:
    labels = ["Kgos. Ann Lee", "Kgos. Bo Tann", "Kgos. Cy Roe"]
    assert [NameResolver(labels, frozenset(), frozenset(), []).split(one).name for one in labels] == [
        "Ann Lee", "Bo Tann", "Cy Roe",
    ]  # fmt: skip


def test_surname_and_initials_are_the_one_who_is_listed() -> None:
    head = [["Қатысқандар: Орлова Мария Петровна, Лесов Иван Олегович"]]
    resolver = NameResolver(["ОРЛОВА М.П.", "ЛЕСОВ А.О."], frozenset(), frozenset(), [], head)
    assert [resolver.split(one).name for one in resolver.labels] == ["Орлова Мария Петровна", "Лесов А.О."]


def test_who_is_called_by_the_turn_before_has_the_name_said_there() -> None:
    said = "Replies Mr Olaf Tann-Roe, Minister of Water."
    text = f"{_TURNS.format(chair='THE CHAIR')}\n{said}\n\nTHE MINISTER OF WATER: It will be repaired.\n"
    assert "Olaf Tann-Roe" in {person.name for person in understand(f"A talk\n\n{text}")[0].persons}
    called = (
        _TURNS.format(chair="THE CHAIR")
        .replace("We go on", "")
        .replace("on the list.", "with our expert, Dr Ida Fenn.")
    )
    expert = f"{called}\nDR FENN: The river rose by a metre in one night.\n"
    assert "Ida Fenn" in {person.name for person in understand(f"A talk\n\n{expert}")[0].persons}


_EXAMINED = """{head}

Q.   Did you see the bridge that night?

A.   I saw it from the mill.

{between}Q.   Was the lamp lit?

A.   It was not.
"""


@pytest.mark.parametrize(
    ("head", "between", "names"),
    [
        ("MRS IDA ROTH (affirmed)\n\nQuestioned by MR TANN", "", ["Tann", "Ida Roth"] * 2),
        (
            "DEPOSITION OF IDA ROTH\n\nEXAMINATION BY MR. TANN:",
            "EXAMINATION BY MS. FENN:\n\n",
            ["Tann", "Ida Roth", "Fenn", "Ida Roth"],
        ),
        ("A hearing about a bridge\n\nEXAMINATION BY MR. TANN:", "", ["Q", "A"] * 2),  # of whom is not said
    ],
)
def test_letters_are_the_examiner_and_the_witness_where_both_are_named(
    head: str, between: str, names: list[str]
) -> None:
    transcript, findings = understand(_EXAMINED.format(head=head, between=between))
    assert [turn.name for turn in transcript.turns] == names
    assert len([one for one in findings if one.code == "XL222"]) == len(set(names) - {"Q", "A"})


def test_a_key_and_a_list_of_interviewers_name_letters() -> None:
    talk = "{0}: Where were you born?\n\n{1}: In a mill.\n\n{0}: And then?\n\n{1}: We moved to the town.\n"
    key = "Interviewer: Dr Ida Roth\n\nKey: I = Interviewer; R = Respondent\n\n"
    assert understand(f"A talk\n\n{key}{talk.format('I', 'R')}")[0].turns[0].name == "Ida Roth"
    field = "entrevistadores: Ida Roth; Caio Tann\n\n"
    named = understand(f"BENTO FENN\n\n{field}{talk.format('C.T.', 'B.F.')}")[0].turns
    assert named[0].name == "Caio Tann"


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["P. Roth", "P. Tann", "P. Fenn", "Nám. Lund"], ["Roth", "Tann", "Fenn", "Lund"]),
        (["P. Roth", "K. Tann", "P. Fenn", "P. Lund"], ["P. Roth", "K. Tann", "P. Fenn", "P. Lund"]),
        (["Ass.ra Ida Roth", "Ltl Bo Tann", "Ida Fenn/Radio Moor"], ["Ida Roth", "Bo Tann", "Ida Fenn"]),
    ],
)
def test_shortened_titles_and_outlets_are_no_names(labels: list[str], names: list[str]) -> None:
    resolver = NameResolver(labels=labels, known=frozenset(), generic=frozenset(), text=[])
    assert [resolver.split(label).name for label in labels] == names


def test_a_bracket_behind_an_office_names_whom_the_head_has_in_full() -> None:
    head = "Members present: Ida Roth-Fenn, Bo Tann\n\nOfficers: Mr Olaf Lund, Clerk"
    after = "\nCLERK (Mr. Lund): The orders of the day for tomorrow are the same as today.\n"
    assert "Olaf Lund" in _persons(head, "THE CHAIR", after)
    japanese = "桐山春臣内閣総理大臣は、官邸で会見を行いました。"
    resolver = NameResolver(labels=["桐山総理"], known=frozenset(), generic=frozenset(), text=[japanese])
    assert resolver.split("桐山総理").name == "桐山春臣"


def test_a_bracket_that_names_nobody_is_no_part_of_a_name() -> None:
    labels = ("Ida Roth (V) []", "Presidenten []")
    turns = "\n\n".join(
        f"{labels[at % 2]}: The bridge is closed since the flood, and so is the road." for at in range(4)
    )
    names = {turn.name for turn in understand(f"A talk\n\n{turns}\n")[0].turns}
    assert names == {"Ida Roth", "Presidenten"}


def test_a_marker_behind_an_office_is_nobody_who_holds_it() -> None:
    text = (
        "المذيعة: أهلا بكم، معنا اليوم الوزير.\n\nالوزير (بالفرنسية، ترجمة فورية): شكرا على الدعوة.\n\n"
        "المذيعة: نعود بعد الفاصل.\n\nالوزير: نعم.\n"
    )
    assert not any("ترجمة" in person.name for person in understand(text, language="ar")[0].persons)
