"""Names and offices in labels."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.profiles import apply_profile, choose_profile
from xlate.profiles.person_names import NameResolver, SpeakerName
from xlate.profiles.same_person import FullNames, letters_for, other_offices
from xlate.readers import read_transcript


def test_the_name_in_a_label() -> None:
    labels = [
        "President of the Senate Gerard Larcher",
        "Gerard Larcher",
        "Prime Minister of Italy Mario Monti",
        "Ann Lee",
    ]
    resolver = NameResolver(labels, frozenset(), frozenset(), [])
    assert [(one.name, one.role) for one in map(resolver.split, labels)] == [
        ("Gerard Larcher", "President of the Senate"),
        ("Gerard Larcher", None),
        ("Mario Monti", "Prime Minister of Italy"),
        ("Ann Lee", None),
    ]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        (
            "La señora MINISTRA PARA LA CALMA DE LOS RÍOS (Roca Vila)",
            "Roca Vila",
            "MINISTRA PARA LA CALMA DE LOS RÍOS",
        ),
        ("ALCALDE ROCA (Partido Verde)", "Roca", "Alcalde"),
        ("PRESIDENT OF THE FRENCH REPUBLIC", "PRESIDENT OF THE FRENCH REPUBLIC", "PRESIDENT OF THE FRENCH REPUBLIC"),
        ("PRIME MINISTER OF NEW ZEALAND", "PRIME MINISTER OF NEW ZEALAND", "PRIME MINISTER OF NEW ZEALAND"),
        ("PRIME MINISTER OF NEW ZEALAND ANN LEE", "Ann Lee", "Prime Minister of New Zealand"),
        ("PRESIDENT OF THE SENATE ANN LEE", "Ann Lee", "President of the Senate"),
        ("INTERPRETER", "INTERPRETER", "INTERPRETER"),
        ("THE MARSHAL", "THE MARSHAL", "MARSHAL"),
        ("Le très hon. Bo Tann (premier ministre, Lib.)", "Bo Tann", None),
        ("H.E. Mr Bo Tann", "Bo Tann", None),
        ("H. E. Lee", "H. E. Lee", None),
        ("Inche Ahmad Bin Omar", "Ahmad Bin Omar", None),
        ("கலைஞர் மு. அருவி", "மு. அருவி", None),
        ("மாண்புமிகு பேரவைத் தலைவர்", "மாண்புமிகு பேரவைத் தலைவர்", "பேரவைத் தலைவர்"),
        ("Předsedkyně RNZ Markéta Nová Malá", "Markéta Nová Malá", "Předsedkyně RNZ"),
        ("Åldersledamoten ANNA LIND", "Anna Lind", "Åldersledamoten"),
        ("Marie ANNA LIND", "Marie ANNA LIND", None),
        (
            "La consellera d'Aigua, Ponts i Camins (Anna Roca i Vila)",
            "Anna Roca i Vila",
            "consellera d'Aigua, Ponts i Camins",
        ),
        (
            "The Assistant Minister, Ministry of Rivers (Mr. Tann)",
            "Tann",
            "Assistant Minister, Ministry of Rivers",
        ),
        ("Sen. G.G. Tann", "G.G. Tann", "Sen."),
        ("Hon. Ole Tann (Minister of State (Rivers), Lake)", "Ole Tann", None),
        ("Mme la ministre Anna Roche", "Anna Roche", "ministre"),
        ("Frau Bundesministerin Anna Tann", "Anna Tann", "Bundesministerin"),
        ("Mr. Dean Tann", "Dean Tann", None),
        ("Staatsminister Dr. Ole Tann, AA", "Ole Tann", "Staatsminister, AA"),
        ("Minister Van den Tann", "Van den Tann", "Minister"),
        ("Ministre De La Mer", "Ministre De La Mer", "Ministre De La Mer"),
        ("La diputada Elena Roca", "Elena Roca", "diputada"),
        ("外交部发言人王明", "王明", "外交部发言人"),
        ("王委員大同", "王大同", "委員"),
        ("鈴木一郎総理大臣", "鈴木一郎", "総理大臣"),
        ("총리실 장관 김민수", "김민수", "총리실 장관"),
    ],
)
def test_an_office_with_commas_a_bracket_in_a_bracket_and_initials(label: str, name: str, role: str | None) -> None:
    resolver = NameResolver([label], frozenset(), frozenset(), [])
    assert resolver.split(label) == SpeakerName(name, role)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Lord Tann of Mill Hill", "Lord Tann of Mill Hill"),
        ("Ann Tann AM", "Ann Tann"),
        ("HON. LT. COL. A.B. TANN", "A.B. Tann"),
        ("Hon ANN TANN (Lake—Mill Hill) to the Minister for Rivers", "Ann Tann"),
        ("Anf. 2 ANN TANN", "Ann Tann"),
        ("on. Anna Rossi", "Anna Rossi"),
        ("Президент И. И. Танн", "И. И. Танн"),
        ("ministro della Salute Laura Bianchi", "Laura Bianchi"),
    ],
)
def test_what_stands_around_a_name(label: str, name: str) -> None:
    assert NameResolver([label], frozenset(), frozenset(), []).split(label).name == name


def test_codes_of_a_table_or_a_list_are_the_names_beside_them() -> None:
    front = ["Name", "Abbreviation", "Ole Tann", "OTN", "Ann Lee Ray", "ALR", "Bob Mill - Lake Works (BMI)"]
    resolver = NameResolver(["OTN", "ALR", "BMI", "XYZ"], frozenset(), frozenset(), front)
    assert [resolver.split(label).name for label in resolver.labels] == ["Ole Tann", "Ann Lee Ray", "Bob Mill", "XYZ"]


def test_names_with_the_last_names_first_and_names_with_outlets() -> None:
    last_first = ["Lee Ray, Ann", "Tann Mill, Bob", "Rivera Lago, Eva María"]
    outlets = ["Ann Lee Ray, Reuters", "Bob Tann, Reuters", "Eva Lago, Reuters"]
    for labels, names in ((last_first, last_first), (outlets, ["Ann Lee Ray", "Bob Tann", "Eva Lago"])):
        resolver = NameResolver(labels, frozenset(), frozenset(), [])
        assert [resolver.split(label).name for label in labels] == names


def test_a_first_name_is_the_one_person_whom_the_introduction_calls_so() -> None:
    resolver = NameResolver(["Ann", "Bob"], frozenset(), frozenset(), ["Today Ann Lee talks to Bob Tann and Bob Mill."])
    assert [resolver.split(label).name for label in resolver.labels] == ["Ann Lee", "Bob"]


@pytest.mark.parametrize(
    ("label", "name", "head"),
    [
        ("MR. TANN", "Bo Tann", ["Ana Roe, Counsel,", "   Chair Alder", "Bo Tann, Director,", "   Chair Alder"]),
        ("MR. TANN", "Bo Tann", ["Bo Tann, Alder Tann", "Ida Roe, Alder Tann"]),
        ("MS. ROE", "Ana Tann-Roe", ["Ana Tann-Roe, Counsel"]),
        ("SECRETARIO TANN", "Bo R. Tann", ["El Secretario de Ríos Bo R. Tann con Ana Roe"]),
        ("PRESIDENT KU", "Ku", ["Talks with the leader of the Republic of North Ku Ban-el"]),
        ("MR. TANN", "Tann", ["Bo Tann, Director", "Ole Tann, Counsel"]),
        ("BAŞKAN TANN", "Bo Tann", ["Bu akşam Sayın Bo Tann’ı ağırlıyoruz."]),
        ("Ole", "Ole", ["Present bo, Ole Regrets BoT Chair Ana Scribe lea, ned"]),
        ("scribe", "scribe", ["Present bo, Ole Regrets BoT Chair Ana Scribe lea, ned"]),
        ("Ole", "Ole Tann", ["Ole Tann wrote it in Kelp, and why.", "He has it in Kelp. Ole, welcome to the show."]),
    ],
)
def test_a_surname_is_the_one_full_name_of_the_head(label: str, name: str, head: list[str]) -> None:
    resolver = NameResolver([label], frozenset(), frozenset(), [" ".join(head)], head=[head])
    assert resolver.split(label).name == name


def speakers_of(text: str) -> set[str]:
    """The names of those who speak in a transcript."""
    document = read_transcript(text.encode(), "talk.txt").value
    return {one.name for one in apply_profile(document, choose_profile(document)).value.persons}


def test_who_opens_a_debate_lists_nobody() -> None:
    head = "ANN LEE: Good evening to all of you from the town hall. Tonight we hear Hilda Tann and Donal Roe.\n\n"
    head += "Please be quiet until both are here: from the north, Hilda Tann, and from the south, Donal Roe."
    talk = "TANN: How are you?\n\nLEE: Good luck to you.\n\nROE: Thank you.\n\n" * 3
    assert speakers_of(f"{head}\n\n{talk}") >= {"TANN", "ROE"}


def test_a_person_with_an_office_that_is_a_label_too_is_one() -> None:
    talk = "PRESIDENT OF THE RIVER REPUBLIC: I agree.\n\nREPORTER: When?\n\n" * 3
    first = "HIS EXCELLENCY MR BO TANN, PRESIDENT OF THE RIVER REPUBLIC: Good day.\n\nREPORTER: Why?"
    assert "Bo Tann" in speakers_of(f"{first}\n\n{talk}")


def test_somebody_says_his_name_and_nobody_elses() -> None:
    def found(words: str) -> str:
        return NameResolver(["MR. TANN"], frozenset(), frozenset(), [], spoken={"tann": [words]}).split("MR. TANN").name

    assert found("Bo Tann, counsel for the river board.") == "Bo Tann"
    assert found("Good morning. My name is Bo Tann.") == "Bo Tann"
    assert found("I asked Bo Tann, who said no.") == "Tann"
    assert found("Bo Tann was a great man.") == "Tann"


def test_initials_and_first_names_of_those_whom_a_title_names() -> None:
    def named(label: str, *text: str) -> str:
        resolver = NameResolver([label], frozenset(), frozenset(), list(text), head=[[line] for line in text])
        return resolver.split(label).name

    assert named("BT", "Conversación de River Weekly con Bo Tann", "Source: the net") == "Bo Tann"
    assert named("BT", "Bo Tann and Bea Tell on rivers") == "BT"
    assert named("BRT", "Professor B. R. Tann’s talk with Ana Roe:") == "B. R. Tann"
    assert named("Ola", "Ola TannとAna RoeのQ&Aインタビュー") == "Ola Tann"
    assert named("TANN", "Hello, I'm Bo Tann. Welcome.") == "Bo Tann"


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("(上田：NHK記者)", "上田", "NHK記者"),
        ("主持人安娜·洛", "安娜·洛", "主持人"),
        ("主持人Ann", "Ann", "主持人"),
        ("主持人", "主持人", None),
        ("上田知事", "上田", "知事"),
        ("バイデン大統領", "バイデン", "大統領"),
        ("アンゲラ・メルケル首相", "アンゲラ・メルケル", "首相"),
        ("フランス大統領", "フランス大統領", "フランス大統領"),
        ("東京都知事", "東京都知事", "東京都知事"),
        ("准教授", "准教授", None),
        ("Tann, Linke Liste/XYZ", "Tann", "Linke Liste/XYZ"),
    ],
)
def test_a_function_or_an_outlet_beside_a_name_without_spaces(label: str, name: str, role: str | None) -> None:
    assert NameResolver([label], frozenset(), frozenset(), []).split(label) == SpeakerName(name, role)


def test_a_name_without_spaces_is_the_one_longer_name_that_it_is_the_end_of() -> None:
    labels = ["陈河清", "主持人安娜·洛", "河清先生", "安娜先生", "主持人"]
    resolver = NameResolver(labels, frozenset(), frozenset(), [])
    names = FullNames((label, resolver.split(label)) for label in labels)
    assert [names.find(label, resolver.split(label).name) for label in labels[2:]] == ["陈河清", "安娜·洛", "主持人"]


def test_a_short_form_in_brackets_after_a_label_stands_for_it_from_then_on() -> None:
    said = "We lived by the sea, and my father was a fisherman."
    text = f"INTERVIEW WITH ASTRID LIND\n\nInterviewer (I): And then?\n\nAstrid (A): {said}\n\nI: Yes?\n\nA: {said}\n"
    transcript, _ = understand(text)
    assert [turn.name for turn in transcript.turns] == ["Interviewer", "Astrid Lind"] * 2


def test_a_name_in_full_in_a_label_goes_before_what_somebody_says_of_himself() -> None:
    text = "ANN REED, ANCHOR: Hello. I'm Anne Reed.\n\nBO TANN: Thank you.\n\nREED: And the news.\n\nTANN: Yes.\n"
    transcript, _ = understand(text)
    assert [turn.name for turn in transcript.turns] == ["Ann Reed", "Bo Tann"] * 2


def test_the_letter_of_a_question_beside_that_of_the_answer_is_nobody() -> None:
    said = "Con una caja de cartas, que encontré en el desván de mi abuela."
    asked = "¿Cómo empezó todo aquello?"
    transcript, _ = understand(f"Entrevista\n\nP: {asked}\n\nR: {said}\n\nP: {asked}\n\nR: {said}\n", language="es")
    assert [turn.label for turn in transcript.turns] == ["P", "R"] * 2
    assert [person.name for person in transcript.persons] == ["R"]
    transcript, _ = understand(f"P: {asked}\n\nM: {said}\n\nP: {asked}\n\nM: {said}\n", language="es")
    assert [person.name for person in transcript.persons] == ["P", "M"]


def names_of(head: str, *labels: str) -> list[str]:
    """Who is named by labels that come again and again under a head."""
    words = ("That was long ago, and nobody asked me.", "And yet it is so, as all of us know.")
    transcript, _ = understand("\n\n".join([head, *(f"{label}: {one}" for one in words for label in labels)]))
    return [turn.name for turn in transcript.turns][-len(labels) :]


@pytest.mark.parametrize(
    ("head", "label", "name"),
    [
        ("Interview met Geertje van Tann", "Geertje", "Geertje van Tann"),
        ("Commissioner Novak Bureau of Rivers", "Novak", "Novak"),
        ("Paid by the Morgan Reed Foundation", "Morgan", "Morgan"),
        ("Mayor Sam Novak   Bureau of Rivers", "Novak", "Sam Novak"),
        ("Interview mit der Schriftstellerin Karla Tann", "TANN", "Karla Tann"),
        ("Remembering Walt Tann", "TANN", "Walt Tann"),
        ("Panel: Simon Tann, Hugh Tann", "TANN", "Tann"),
        ("With Bo Tann\nOf Tann Lee Reed\nBo Tann, chair", "TANN", "Bo Tann"),
        ("Present: Tom Tann; Mr. Tann's counsel, Ann Lee", "MRS. TANN", "Tann"),
        ("A talk with Johan de Tann (JdT)", "JdT", "Johan de Tann"),
        ("Propos recueillis par Luc Tann", "L. T.", "Luc Tann"),
        ("Rozmowa z Haliną Tann", "H.T.", "H.T."),
    ],
)
def test_the_name_in_full_that_a_head_prints_and_none_that_it_does_not(head: str, label: str, name: str) -> None:
    assert names_of(head, label, "REED")[0] == name


def test_who_is_called_by_first_name_has_the_surname_with_which_a_host_presents_him() -> None:
    cora = "Cora: My guest today is Victor Tann. Like Alma Roe he writes.\n\n"
    text = f"{cora}Victor: Thank you.\n\nAlma: And I.\n\nCora: Tell us.\n\nVictor: Well, it was so.\n\nAlma: It was."
    transcript, _ = understand(text)
    assert [turn.name for turn in transcript.turns] == ["Cora", "Victor Tann", "Alma"] * 2


def test_what_somebody_else_said_of_himself_is_no_name_of_who_tells_it() -> None:
    own = {"tann": ['"I am Bo Tann," my father said.', "Je suis Ole Tann, disait mon père."]}
    assert NameResolver(["Tann"], frozenset(), frozenset(), [], spoken=own).split("Tann").name == "Tann"


def test_a_letter_is_short_for_the_label_before_it_unless_that_answers_or_another_fits() -> None:
    assert letters_for(["Kerry", "Bo", "K", "Bo", "K"]) == {"K": "Kerry"}
    assert not letters_for(["Kerry", "K", "Bo", "K"])
    assert not letters_for(["Kerry", "Bo", "K", "Kerry"])
    assert not letters_for(["Kerry", "Karl", "Bo", "K"])
    assert not letters_for(["Ann", "Bo", "Q", "A"])


def test_two_persons_of_one_surname_are_told_apart_by_gender_and_by_answering_each_other() -> None:
    said = "Muchas gracias a todos por estar hoy aquí."
    labels = ["PRESIDENTE ROCA", "SRA. ROCA", "PREGUNTA"] * 2
    transcript, _ = understand("\n\n".join(f"{label}: {said}" for label in labels), language="es")
    assert len({turn.person for turn in transcript.turns[:2]}) == 2
    both = {"PRESIDENT OH": SpeakerName("Oh", "President"), "CHAIRMAN OH": SpeakerName("Oh", "Chairman")}
    assert set(other_offices(both, list(both))) == set(both)
    both["OH"] = SpeakerName("Oh", "Host")
    assert not other_offices(both, ["PRESIDENT OH", "OH", "Q", "CHAIRMAN OH"])


_HEAD = ("Ms. Ana María de la Fuente, El Diario\nDebbie Wasserberg Schulte, moderator\nKIM Min-sok, Prime Minister\n"
         "Mr Patrick O’Neill, Director\nTom Reed, Daily Post")  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MS. DE LA FUENTE", "Ana María de la Fuente"),
        ("MS. WASSERBERG SCHULTE", "Debbie Wasserberg Schulte"),
        ("PRIME MINISTER KIM", "Kim Min-sok"),
        ("MR. O'NEILL", "Patrick O’Neill"),
        ("MR. REED", "Tom Reed"),
        ("MRS. REED", "Reed"),
    ],
)
def test_a_surname_of_several_words_or_before_the_first_name_is_found_and_no_man_is_mrs(label: str, name: str) -> None:
    resolver = NameResolver([label], frozenset(), frozenset(), [], [_HEAD.splitlines()])
    assert resolver.split(label).name == name


def test_a_column_of_surnames_makes_no_persons() -> None:
    head = [["Present: President Hall", "Judges Morrow", "Wilde", "Ansel", "Registrar Duval"]]
    resolver = NameResolver(["Judge WILDE", "Judge ANSEL"], frozenset(), frozenset(), [], head)
    assert [resolver.split(label).name for label in resolver.labels] == ["Wilde", "Ansel"]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("Bundesministerin für Justiz Dr. Alma Zarić, LL.M.", "Alma Zarić", "Bundesministerin für Justiz"),
        ("Abgeordneter Mag. Dr. Ole Tann", "Ole Tann", "Abgeordneter"),
        ("Dr. h. c. Ole Tann", "Ole Tann", None),
        ("L'hon. Claude Renart", "Claude Renart", None),
        ("وزير الصحة الدكتور خالد الستار", "خالد الستار", "وزير الصحة"),
        ("النائب محمد السيد أحمد", "محمد السيد أحمد", "النائب"),
        ("An Leas-Cheann Uisce (Deputy Mary Reed)", "Mary Reed", "An Leas-Cheann Uisce"),
        ("Ann Lee (Mrs Reed)", "Ann Lee", None),
        ("Ole Tann from River Television", "Ole Tann", "River Television"),
        ("Sekretarz Stanu w Ministerstwie Wody Ola Las", "Ola Las", "Sekretarz Stanu w Ministerstwie Wody"),
        ("TESTIGO ELISEO MAR", "Eliseo Mar", "Testigo"),
    ],
)
def test_titles_degrees_and_offices_around_a_name(label: str, name: str, role: str | None) -> None:
    assert NameResolver([label], frozenset(), frozenset(), []).split(label) == SpeakerName(name, role)


def test_initials_are_the_name_that_their_owner_says_or_that_is_presented() -> None:
    told = (
        "AL: Hello. My name is Ann Lee and this is the river talk. Today we have Dr Tom Ole Reed, the director.\n\n"
        "TOR: Thank you, and hello.\n\nAL: What is new?\n\nTOR: The bridge is.\n\nAL: Good.\n\nTOR: It is.\n"
    )
    assert {turn.name for turn in understand(told)[0].turns} == {"Ann Lee", "Tom Ole Reed"}


def test_an_interpreter_behind_a_dash_is_a_mark_and_no_words() -> None:
    told = "Bob Ray: Good day.\n\nAnn Lee – through interpreter: Thank you all.\n\n" * 3
    turn = understand(told)[0].turns[1]
    assert (turn.name, str(turn.relation)) == ("Ann Lee", "interpretation")


@pytest.mark.parametrize(
    ("office", "other"),
    [
        ("Mayor", "Deputy Mayor"),
        ("Minister", "Acting Minister"),
        ("Secretary of State", "Assistant Secretary of State"),
        ("Bürgermeister", "Erster Bürgermeister"),
        ("Alcalde", "Primer Teniente de Alcalde"),
        ("Maire", "Premier adjoint au Maire"),
        ("Prefeito", "Vice Prefeito"),
        ("Burgemeester", "Loco Burgemeester"),
        ("Burmistrz", "Zastępca Burmistrz"),
        ("Министр", "Первый заместитель министр"),
        ("Голова", "Заступник Голова"),
        ("町長", "副町長"),
        ("الرئيس", "نائب الرئيس"),
        ("Herr Weber", "Herr von Weber"),
        ("Mevrouw Berg", "Mevrouw van den Berg"),
    ],
)
def test_an_office_or_a_surname_is_short_for_no_other_that_ends_with_it(office: str, other: str) -> None:
    told = f"{office}: Good day to you all.\n\n{other}: I thank you all.\n\n" * 3
    turns = understand(told)[0].turns
    assert [turn.label for turn in turns] == [office, other] * 3
    assert len({turn.person for turn in turns}) == 2


def test_an_office_with_its_article_and_a_surname_with_its_first_name_are_still_one() -> None:
    full = FullNames((name, SpeakerName(name)) for name in ["The Mayor", "Maria da Silva", "Aaron Judge", "שרה כהן"])
    assert [full.find(name, name) for name in ["Mayor", "Silva", "Judge", "כהן"]] == [
        "The Mayor", "Maria da Silva", "Aaron Judge", "שרה כהן",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("Министр транспорта Танн А. В.", "Танн А. В.", "Министр транспорта"),
        ("Народний депутат Танн О.І.", "Танн О.І.", "Народний депутат"),
        ("Председател Танн П. Д", "Танн П. Д", "Председател"),
        ("Deputatas Tannas A. B.", "Tannas A. B.", "Deputatas"),
        ("Minister A. B. Tann", "A. B. Tann", "Minister"),
        ("町長（鈴木一郎君）", "鈴木一郎", "町長"),
        ("三番（佐藤花子君）", "佐藤花子", "三番"),
        ("説明員（田中実さん）", "田中実", "説明員"),
        ("The Mayor replied", "The Mayor", "Mayor"),
    ],
)
def test_initials_behind_a_surname_and_a_name_called_in_brackets_are_of_the_name(
    label: str, name: str, role: str
) -> None:
    assert NameResolver([label], frozenset(), frozenset(), []).split(label) == SpeakerName(name, role)


def test_who_signed_and_a_list_of_those_present_are_nobody() -> None:
    told = "Asistentes:\nAna Roca\n\n" + "Ann Lee: Good day.\n\nBo Reed: Good day.\n\n" * 3 + "Signed: ______ Mayor\n"
    assert [turn.name for turn in understand(told)[0].turns] == ["Ann Lee", "Bo Reed"] * 3


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["Senator Lynn Rowe", "DEPUTY BRAY"], [("Lynn Rowe", "Senator"), ("Bray", "Deputy")]),
        (["PM REED", "PM"], [("Reed", "PM"), ("PM", "PM")]),
        (["HON. M. BROWNE", "HON. T. HALE"], [("M. Browne", None), ("T. Hale", None)]),
        (["易志明議員", "歐陽文議員", "主席"], [("易志明", "議員"), ("歐陽文", "議員"), ("主席", "主席")]),
        (
            ["Poseł Zbigniew Krzysztof Rzeka", "Poseł Sprawozdawca Jan Bór"],
            [("Zbigniew Krzysztof Rzeka", "Poseł"), ("Jan Bór", "Poseł Sprawozdawca")],
        ),
        (["Minister Środowiska Anna Rzeka"], [("Anna Rzeka", "Minister Środowiska")]),
        (["PRESIDEN RI", "PRESIDEN JOKO WINATA"], [("PRESIDEN RI", "PRESIDEN RI"), ("Joko Winata", "Presiden")]),
    ],
)
def test_seats_and_offices_before_names(labels: list[str], wanted: list[tuple[str, str | None]]) -> None:
    resolver = NameResolver(labels, frozenset(), frozenset(), [])
    found = [resolver.split(label) for label in labels]
    assert [(one.name, one.role) for one in found] == wanted


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["Заря 1 (Орлов)", "Заря 3 (Карпов)"], ["Орлов", "Карпов"]),
        (["Base 1 (Reyes)", "Base 1 (Okoro)", "Harbor (Hale)", "Harbor (Moe)"], ["Reyes", "Okoro", "Hale", "Moe"]),
        (["Smith (Labour)", "Smith (Green)", "Lee (Labour)"], ["Smith", "Smith", "Lee"]),
    ],
)
def test_a_call_sign_has_who_speaks_in_a_bracket(labels: list[str], wanted: list[str]) -> None:
    resolver = NameResolver(labels, frozenset(), frozenset(), [], noted=tuple(labels))
    assert [resolver.split(label).name for label in labels] == wanted


def test_who_speaks_in_two_offices_has_both_and_a_list_of_persons_prints_titles() -> None:
    text = (
        "<akomaNtoso><debate><meta><references><TLCPerson id='a' showAs='The CHAIRPERSON (Mr J D Hale)'/>"
        "<TLCPerson id='b' showAs='Mrs S P Moe'/></references></meta><debateBody><debateSection>"
        "<speech by='#a'><from>The CHAIRPERSON (Mr J D Hale)</from><p>We begin now, members of the house.</p></speech>"
        "<speech by='#b'><from>Mrs S P MOE</from><p>I thank the chair for the word.</p></speech>"
        "</debateSection></debateBody></debate></akomaNtoso>"
    )
    document = read_transcript(text.encode(), "a.xml").value
    found = apply_profile(document, choose_profile(document)).value.persons
    assert [(one.name, one.role) for one in found] == [("J D Hale", "CHAIRPERSON"), ("S P Moe", None)]
    talk = "\n\n".join(
        f"{who}: We have walked along the bank." for who in ["Speaker Ann Lee", "Minister Ann Lee", "Bo Ray"] * 2
    )
    document = read_transcript(talk.encode(), "a.txt").value
    found = apply_profile(document, choose_profile(document)).value.persons
    assert next((one.name, one.role, one.other_roles) for one in found) == ("Ann Lee", "Speaker", ("Minister",))


def test_a_post_at_an_institute_is_no_first_name() -> None:
    head = [["This episode features Hill Institute Senior Fellow Jenny Schott and Shira Stone of the Courier."]]
    resolver = NameResolver(
        ["SCHOTT", "STONE"], frozenset(), frozenset(), [line for lines in head for line in lines], head
    )
    assert [resolver.split(one).name for one in resolver.labels] == ["Jenny Schott", "Shira Stone"]
