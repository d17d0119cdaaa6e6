"""Tables with speaker, time and words."""

from __future__ import annotations

import pytest

from tests.readers.reading import (
    odd,
    read,
    read_file,
    spoken,
    texts,
)
from xlate.errors import InputError
from xlate.model.document import BlockKind, Voice
from xlate.readers import read_transcript, table
from xlate.readers.model import Likeness


class TestTable:
    def test_rows_are_paragraphs_and_speakers_are_turns(self) -> None:
        text = (
            "Start,End,Speaker,Role,Party,Language,Text\n"
            '0:01,2.5,Ann,Chair,Greens,ko,"Hello,\nall."\n'
            ",,,,,,More.\n"
            "5,6,Ann,,,,Again.\n"
            "7,8,Bob,,,,No.\n"
        )
        document = read(table.READER, text)
        assert spoken(document) == [("Ann", "Hello, all."), ("…", "More."), ("…", "Again."), ("Bob", "No.")]
        first = document.blocks[0]
        assert first.voice == Voice("Ann", "Chair", "Greens")
        assert (first.start, first.end, first.original_language) == (1.0, 2.5, "ko")
        assert [line.number for block in document.blocks for line in block.lines] == [2, 3, 4, 5, 6]

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_the_delimiter_is_that_of_the_header(self, delimiter: str) -> None:
        text = delimiter.join(["WHO", "Utterance"]) + "\n" + delimiter.join(["Ann", "Hi"])
        assert spoken(read(table.READER, text)) == [("Ann", "Hi")]

    def test_a_table_is_never_certain(self) -> None:
        recognises = table.READER.recognises
        assert recognises(b"speaker,text\n", "x.csv") is Likeness.POSSIBLE
        assert recognises("time\ttranscript\r\n".encode("utf-16"), "x") is Likeness.POSSIBLE
        assert recognises(b"sep=;\nspeaker;text\n", "x") is Likeness.POSSIBLE
        assert recognises(b"text,colour\n", "x.csv") is Likeness.NO
        assert recognises(b"Hello, all of you\n", "x.csv") is Likeness.NO

    def test_cells_too_many_or_too_few_are_findings_and_their_words_stay(self) -> None:
        document, findings = odd(table.READER, "speaker,text\nAnn,Hello, world\njust words\nBob,Yes,\n")
        assert spoken(document) == [("Ann", "Hello, world"), ("…", "just words"), ("Bob", "Yes")]
        assert findings == [("XL108", 2), ("XL108", 3)]

    def test_words_behind_the_last_column_stay(self) -> None:
        document, findings = odd(table.READER, "text,speaker\nHello,Ann,extra\n")
        assert spoken(document) == [("Ann", "Hello extra")]
        assert findings == [("XL108", 2)]

    def test_quotation_marks_in_rows_divided_by_tabs_are_words(self) -> None:
        document, findings = odd(table.READER, 'who\ttext\nAnn\t"Hello," he said.\nBob\t"Open\nCy\tno\n')
        assert spoken(document) == [("Ann", '"Hello," he said.'), ("Bob", '"Open'), ("Cy", "no")]
        assert findings == [("XL108", 2)]

    def test_a_quotation_mark_that_never_closes_loses_no_word(self) -> None:
        document, findings = odd(table.READER, 'who,text\nAnn,"Hello\nBob,no\n')
        assert " ".join(texts(document)) == "Hello Bob,no"
        assert findings == [("XL108", 2)]

    def test_a_column_of_dates_is_reported_once(self) -> None:
        text = "time,language,text\n2024-01-01,Quux,a\n2024-01-02,Quux,b\n"
        document, findings = odd(table.READER, text)
        assert [block.start for block in document.blocks] == [None, None]
        assert findings == [("XL108", 2), ("XL108", 2), ("XL131", 1)]

    @pytest.mark.parametrize(
        "text",
        [
            "Name,Text\nRent,Monthly rent of the office.\nPaper,Paper and ink for printers.\n",
            "first name,last name,text\nAnn,Lee,Met her at the river.\nBob,Ray,Builds boats in spring.\n",
            "start,end,name,text\n08:00,12:00,Ann,Worked on the page.\n12:30,16:00,Bob,Wrote about boats.\n",
        ],
    )
    def test_names_beside_texts_and_hours_of_work_are_doubted(self, text: str) -> None:
        assert "XL131" in {finding.code for finding in read_transcript(text.encode(), "x.csv").findings}

    def test_a_column_of_numbers_holds_no_words_whatever_it_is_called(self) -> None:
        assert spoken(read(table.READER, "Line,Speaker,Testimony\n1,Ann,I did.\n2,Bob,When?\n")) == [
            ("Ann", "I did."),
            ("Bob", "When?"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "date,mp_first_name,mp_last_name,speech_text\n1,Ann,Lee,I did it all.\n2,Bob,Ray,When was that?\n",
            "From,Date,Message\nAnn Lee,1,I did it all.\nBob Ray,2,When was that?\n",
        ],
    )
    def test_names_in_parts_and_from_whom_are_speakers(self, text: str) -> None:
        said = read_transcript(text.encode(), "x.csv").value
        assert spoken(said) == [("Ann Lee", "I did it all."), ("Bob Ray", "When was that?")]

    def test_a_table_without_speakers_can_have_labels_in_its_words(self) -> None:
        assert spoken(read(table.READER, "time,text\n1,Hi.\n2,Yes.")) == [(None, "Hi."), ("…", "Yes.")]
        document = read(table.READER, "time,text\n1,ANN: Hi.\n2,BOB: Yes.")
        assert not document.voiced
        assert spoken(document) == [("…", "ANN: Hi."), ("…", "BOB: Yes.")]

    @pytest.mark.parametrize("text", ["a,b\n1,2", "speaker,text\n", "speaker,text\nAnn\x00,b"])
    def test_what_is_no_table_of_words_is_refused(self, text: str) -> None:
        with pytest.raises(InputError):
            table.READER.read(text.encode(), "talk")

    def test_very_long_cells_are_read(self) -> None:
        assert len(texts(read(table.READER, "who,text\nAnn," + "a" * 300_000))[0]) == 300_000

    def test_a_language_can_be_a_name(self) -> None:
        document, findings = odd(table.READER, "who,language,text\nAnn,German,Hello\nBob,pt-br,Yes\nCy,Quux,No\n")
        assert [block.original_language for block in document.blocks] == ["de", "pt-BR", None]
        assert findings == [("XL108", 4)]


@pytest.mark.parametrize(
    "header",
    [
        "Sprecher;Beginn;Ende;Text",
        "Intervenant;Début;Fin;Texte",
        "Orador;Inicio;Fin;Texto",
        "Спикер;Начало;Конец;Реплика",
        "发言人;开始时间;结束时间;内容",
        "話者;開始;終了;発言",
        "Mówca;Początek;Koniec;Tekst",
    ],
)
def test_columns_are_known_in_many_languages(header: str) -> None:
    document = read_file(f"{header}\nAnn Lee;0:01;0:03;Hello all.\nBob Ray;0:04;0:05;Yes.\n", "talk.csv")
    assert spoken(document) == [("Ann Lee", "Hello all."), ("Bob Ray", "Yes.")]
    assert [(block.start, block.end) for block in document.blocks] == [(1.0, 3.0), (4.0, 5.0)]


def test_labels_of_audacity_have_no_header() -> None:
    document = read_file("1.0\t3.5\tAnn Lee: Hello all.\n4.0\t5.0\tBob Ray: Yes.\n", "talk.tsv")
    assert [(block.lines[0].text, block.start) for block in document.blocks] == [
        ("Ann Lee: Hello all.", 1.0),
        ("Bob Ray: Yes.", 4.0),
    ]


def test_a_column_that_is_not_speech_is_set_apart_and_never_lost() -> None:
    text = "speaker,text,translation,remark,confidence\nAnn,Guten Tag.,Good day.,smiles,0.9\nBob,Hallo.,Hello.,,0.8\n"
    result = table.READER.read(text.encode(), "talk.csv")
    assert spoken(result.value) == [("Ann", "Guten Tag."), ("Bob", "Hallo.")]
    assert texts(result.value, BlockKind.BOILERPLATE) == ["translation: Good day. | Hello.", "remark: smiles"]
    [finding] = result.findings
    assert (finding.code, finding.line) == ("XL125", 2)
    assert finding.message.endswith(
        ': "translation" (2 cells, a translation), "remark" (1 cell), "confidence" (2 numbers, left out)'
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Speaker,Text,Mood\nAnn,Good day.,glad\nBob,Hello.,\n", '("Text") stand columns that were set apart, '),
        ("Sprecher;Text;Bemerkung\nAnn;Guten Tag.;leise\nBob;Hallo.;laut\n", '"Bemerkung" (2 cells)'),
        ("Speaker\tText\tEnglish\nAnn\tGuten Tag.\tGood day.\nBob\tHallo.\tHello.\n", '"English" (2 cells)'),
        (",speaker,text,score\n0,Ann,Good day.,7\n1,Bob,Hello.,8\n", '"score" (2 numbers, left out)'),
    ],
)
def test_what_stands_beside_the_words_is_told_with_its_heading(text: str, told: str) -> None:
    result = table.READER.read(text.encode(), "talk.csv")
    assert [told in finding.message for finding in result.findings if finding.code == "XL125"] == [True]


def test_a_table_of_something_else_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        InputError, match=r'the first row \("id;value"\) names no column for the words; it can be called'
    ):
        read_file("id;value\n1;2\n2;3\n", "data.csv")


ONE, TWO, THREE = "Good morning to all of you.", "Thank you, it is good to be here.", "Let us begin with you, please."
ROWS = (("Ann", ONE), ("Bob", TWO), ("Ann", THREE))


def _table(*headings: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    return "\n".join(";".join(cells) for cells in ((headings, *rows) if headings else rows)).encode()


@pytest.mark.parametrize(
    "text",
    [
        _table("Abgeordneter", "Redetext"),
        _table("MP", "Speech"),
        _table("nom_orateur", "texte"),
        _table("x", "y"),
        _table(),
    ],
)
def test_columns_that_no_heading_names_are_told_by_what_stands_in_them(text: bytes) -> None:
    result = read_transcript(text, "talk.csv")
    assert spoken(result.value) == list(ROWS)
    assert [finding.code for finding in result.findings] == ["XL131"]


def test_parties_and_topics_are_no_speakers() -> None:
    rows = tuple((str(at), party, who, text) for at, (party, (who, text)) in enumerate(zip("AAB", ROWS, strict=True)))
    assert spoken(read_transcript(_table("id", "Faction", "Who speaks", "Speech", rows=rows), "a.csv").value) == [*ROWS]
    topics = tuple((topic, text) for topic, (_, text) in zip(("Budget", "Budget", "Roads"), ROWS, strict=True))
    result = read_transcript(_table("Topic", "Text", rows=topics), "a.csv")
    assert [label for label, _ in spoken(result.value)] == [None, "…", "…"]


def test_a_table_with_known_headings_is_one_whatever_it_is_called() -> None:
    assert spoken(read_transcript(_table("Speaker", "Text"), "talk.txt").value) == list(ROWS)
    assert read_transcript(_table("Speaker", "Colour"), "talk.txt").value.format == "text"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_table_that_came_without_a_name_is_known_by_its_rows(delimiter: str) -> None:
    rows = (
        "Kto;Co",
        "Ada;Zaczynamy od mapy.",
        "Bo;Tak, to jest dobre.",
        "Ada;Proszę o głosy.",
        "Bo;Nie mam pytań.",
    )
    text = "\n".join(rows).replace(";", delimiter)
    result = read_transcript(text.encode(), "<stdin>")
    assert [block.voice.label for block in result.value.blocks if block.voice] == ["Ada", "Bo", "Ada", "Bo"]
    assert "XL131" in {one.code for one in result.findings}
    prose = "Kim: We came; we saw.\nLee: You came; and then?\nKim: We left; all.\nLee: Good.\nKim: So; be it."
    assert read_transcript(prose.encode(), "<stdin>").value.format == "text"


def test_a_list_of_things_is_no_transcript() -> None:
    places = tuple((f"Place {at}", "Old Town", "A square, a well, a mill") for at in range(8))
    with pytest.raises(InputError, match="names no column for the words"):
        read_transcript(_table("id", "town", "description", rows=places), "a.csv")


@pytest.mark.parametrize("name", ["NaN", "null", "None"])
def test_what_programs_write_for_nothing_is_nobody(name: str) -> None:
    rows = (("Ann", ONE), (name, TWO))
    assert spoken(read_transcript(_table("speaker", "text", rows=rows), "a.csv").value) == [("Ann", ONE), ("…", TWO)]


def test_title_rows_surnames_frames_and_milliseconds() -> None:
    above = b"Meeting of the board;;;\nBy hand;;;\n"
    rows = (("Ann", "Lee", "00:00:01:12", ONE), ("Bob", "Ray", "00:00:04:03", TWO))
    document = read_transcript(above + _table("First name", "Surname", "Time", "Text", rows=rows), "a.csv").value
    assert spoken(document) == [("Ann Lee", ONE), ("Bob Ray", TWO)]
    assert [block.start for block in document.blocks if block.kind is BlockKind.TEXT] == [1.0, 4.0]
    assert texts(document, BlockKind.BOILERPLATE) == ["Meeting of the board", "By hand"]
    for start, end in (("start_ms", "end_ms"), ("Start", "End")):
        timed = tuple((name, str(at * 3000), str(at * 3000 + 2500), text) for at, (name, text) in enumerate(ROWS))
        blocks = read_transcript(_table("speaker", start, end, "text", rows=timed), "a.csv").value.blocks
        assert [(block.start, block.end) for block in blocks] == [(0.0, 2.5), (3.0, 5.5), (6.0, 8.5)]


def test_labels_inside_cells_begin_turns() -> None:
    cells = ((f"EC: {ONE} HBS: {TWO} EC: Now: {THREE}",), (f"{TWO} Dr. Ray: {ONE}",), (f"Dr. Ray: {TWO} HBS: No.",))
    document = read_transcript(_table("text", "id", rows=tuple((*cell, "1") for cell in cells)), "a.csv").value
    assert texts(document) == [
        f"EC: {ONE}", f"HBS: {TWO}", f"EC: Now: {THREE}", TWO, f"Dr. Ray: {ONE}", f"Dr. Ray: {TWO}", "HBS: No.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Name,Street,Town\n" + "".join(f"{who} Moe,{at} Low Row,Rye\n" for at, who in enumerate(["Ann", "Bob"] * 3)),
        "user,rating,review\n" + "".join(f"{who},4,It works well on day {who}.\n" for who in ["ann", "bob"] * 4),
        "Start,End,Name,Task\n" + "".join(f"09:00,10:00,{who}nn Moe,Wrote the plan\n" for who in "ABABAB"),
        "kind,text\nham,Good morning to you all.\nspam,You have won a prize.\n".replace("kind", "label"),
        "Name,Mail,Text\nAnn Moe,ann@mail.example,She pays late.\nBob Orr,bob@mail.example,He pays.\n",
        "noises\n(Applause)\n(Laughter and applause)\n(Shouts)\n[applause]\n",
    ],
)  # fmt: skip
def test_lists_of_people_and_things_are_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"lists things|names no column for the words"):
        read_transcript(text.encode(), "list.csv")


def test_a_table_of_nothing_but_words_is_read_with_a_finding() -> None:
    result = read_transcript(b"id,text\n1,Good morning to you all.\n2,We begin with the first point.\n", "talk.csv")
    assert [finding.code for finding in result.findings] == ["XL131"]
    assert len(result.value.blocks) == 2
