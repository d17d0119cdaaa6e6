"""Annotations of speech: files of Praat 6.3 and of pympi-ling 1.71, others typed after their specifications."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.readers.reading import faults, missing_words, read, spoken, texts
from xlate.errors import InputError
from xlate.model.document import BlockKind, Document
from xlate.readers import chat, elan, exmaralda, read_transcript, textgrid, transcriber
from xlate.readers.chat_marks import plain_words
from xlate.readers.model import Reader
from xlate.readers.tiers import places_of, speaker_of_tier

DATA = ROOT / "tests" / "data" / "annotations"
FILES = sorted(file for file in DATA.iterdir() if file.suffix != ".praat")
READERS = (elan.READER, exmaralda.READER, textgrid.READER, chat.READER, transcriber.READER)


def document(name: str) -> Document:
    result = read_transcript((DATA / name).read_bytes(), name)
    assert not result.findings
    return result.value


def times(found: Document) -> list[tuple[float | None, float | None]]:
    return [(block.start, block.end) for block in found.blocks if block.kind is BlockKind.TEXT]


@pytest.mark.parametrize("name", ["talk.TextGrid", "talk-short.TextGrid"])
def test_both_forms_of_a_textgrid(name: str) -> None:
    found = document(name)
    assert spoken(found) == [
        ("Ann", "Good morning, and welcome."),
        ("Jan", 'Thank you, "Madam Chair". The river = high.'),
        ("Ann", "I see."),
    ]
    assert times(found) == [(0.5, 3.0), (3.25, 6.0), (6.5, 8.0)]
    assert texts(found, BlockKind.BOILERPLATE) == ["notes: door 12 opens"]


def test_a_textgrid_in_utf_16() -> None:
    assert spoken(document("talk-utf16.TextGrid"))[-1] == ("Jan", "Ďakujem.")


def test_elan_has_participants_languages_and_tiers_that_depend_on_others() -> None:
    found = document("talk.eaf")
    assert spoken(found) == [
        ("Ann Lee", "Guten Morgen, und willkommen."),
        ("Jan Novak", "Danke, Frau Vorsitzende."),
        ("Ann Lee", "Ich sehe."),
    ]
    assert times(found) == [(0.5, 3.0), (3.25, 6.0), (6.5, 8.0)]
    assert texts(found, BlockKind.BOILERPLATE) == ["gloss@Ann: good morning and welcome"]
    assert found.metadata.language == "de"


def test_numbers_of_annotations_are_no_speech() -> None:
    text = (DATA / "talk.eaf").read_text()
    for number, words in enumerate(("Guten Morgen, und willkommen.", "Danke, Frau Vorsitzende.", "Ich sehe.")):
        text = text.replace(words, f"talk.{number:03}")
    found = read(elan.READER, text)
    assert spoken(found)[0] == ("Ann Lee", "good morning and welcome")
    assert found.blocks[0].start == 0.5
    assert "A_Transcription: talk.000 | talk.002" in texts(found, BlockKind.BOILERPLATE)


def test_events_of_exmaralda_are_joined_and_stand_in_the_order_of_their_timeline() -> None:
    found = document("talk.exb")
    assert spoken(found) == [("ANN", "Guten Morgen. Herr Novak?"), ("JAN", "Ja, danke.")]
    assert times(found) == [(0.5, None), (None, 6.0)]
    assert texts(found, BlockKind.BOILERPLATE) == ["ANN [en]: Good morning. Mr. Novak?", "[nn]: door opens"]
    assert (found.metadata.title, found.metadata.language) == ("Rivers", "de")


def test_transcriber_tells_who_says_what_where_two_speak_at_once() -> None:
    found = document("talk.trs")
    assert spoken(found) == [
        ("Ann Lee", "Bonjour, et bienvenue. [rire] Monsieur Novak, vous avez la parole."),
        ("Jan Novak", "Merci, madame la présidente."),
        ("Ann Lee", "Je vois."),
        ("Jan Novak", "Merci encore."),
    ]
    assert times(found) == [(0.5, 6.5), (6.5, 9.0), (9.0, 12.0), (9.0, 12.0)]
    assert texts(found, BlockKind.BOILERPLATE) == ["topic: la rivière", "comment: inaudible"]


def test_chat_has_participants_times_and_lines_that_go_on() -> None:
    result = read_transcript((DATA / "talk.cha").read_bytes(), "talk.cha")
    found = result.value
    assert [finding.code for finding in result.findings] == ["XL126"]
    assert spoken(found) == [
        ("MOT", "where is the boat boat?"),
        ("CHI", "there it is, Mummy! (unintelligible)."),
        ("MOT", "(laughs) yes."),
    ]
    voices = [block.voice for block in found.blocks if block.voice is not None]
    assert [(one.name, one.role) for one in voices[:2]] == [("Ruth Mayer", "Mother"), (None, "Target Child")]
    assert times(found) == [(0.5, 1.9), (2.0, 4.1), (None, None)]
    assert (found.metadata.language, found.metadata.date) == ("en", "2001-01-01")


WORDS = {
    "talk.TextGrid": "Ann Jan notes Good morning and welcome Thank you Madam Chair The river high I see door 12 opens",
    "talk.eaf": "Ann Lee Jan Novak gloss Guten Morgen und willkommen Danke Frau Vorsitzende Ich sehe good welcome",
    "talk.exb": "Rivers ANN JAN en nn Guten Morgen Herr Novak Ja danke Good morning Mr Novak door opens",
    "talk.trs": "rivière Ann Lee Jan Novak Bonjour et bienvenue rire vous avez la parole Merci Je inaudible encore",
    "talk.cha": "MOT Ruth_Mayer Mother CHI Target_Child corpus 06 talk audio river where is the boat adv be 3S it "
    "Mummy points at bridge xxx lunch laughs yes",
}


@pytest.mark.parametrize("name", WORDS)
def test_every_word_of_a_source_is_in_the_document_or_in_a_finding(name: str) -> None:
    assert not missing_words(read_transcript((DATA / name).read_bytes(), name), WORDS[name])


@pytest.mark.parametrize(
    ("name", "who", "words"),
    [
        ("Ann", "Ann", None), ("Ann - words", "Ann", True), ("words@Ann", "Ann", True), ("Ann (phones)", "Ann", False),
        ("phones", None, False), ("A_Transcription", "A", True), ("notes", None, False),
        ("Jan Novak", "Jan Novak", None),
        ("ORT-MAU", "ORT", False), ("Transcript", None, True),
    ],
)  # fmt: skip
def test_names_of_tiers_tell_who_and_what(name: str, who: str | None, words: bool | None) -> None:
    assert speaker_of_tier(name) == (who, words)


def test_the_same_words_one_by_one_are_no_second_speech() -> None:
    tiers = [("Ann", [(0, 2, "good morning"), (2, 3, "sil")]), ("Ann - words", [(0, 1, "good"), (1, 2, "morning")])]
    body = "".join(
        f'"IntervalTier" "{name}" 0 3 {len(said)} ' + " ".join(f'{a} {b} "{text}"' for a, b, text in said) + "\n"
        for name, said in tiers
    )
    found = read(textgrid.READER, f'"ooTextFile"\n"TextGrid" 0 3 <exists> 2\n{body}')
    assert spoken(found) == [("Ann", "good morning")]
    assert texts(found, BlockKind.BOILERPLATE) == ["Ann - words: good | morning", "Ann: sil"]


def test_points_without_a_time_stand_between_those_that_have_one() -> None:
    assert places_of({"a": None, "b": 2.0, "c": None, "d": 4.0, "e": None}) == {"a": 1, "b": 2, "c": 3, "d": 4, "e": 4}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_that_ends_too_early_is_an_error_or_a_finding(file: Path) -> None:
    data = file.read_bytes()
    for part in (3, 2):
        cut = data[: len(data) - len(data) // part]
        try:
            found = read_transcript(cut, "talk")
        except InputError:
            continue
        assert [one.code for one in found.findings if one.code in {"XL116", "XL108"}] or file.name.endswith("cha")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_file_of_another_kind_is_a_clear_error(reader: Reader) -> None:
    for data in (
        b"hello",
        b"<a/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b'"ooTextFile" "Pitch 1" 0',
        b"\0" * 9,
    ):
        with pytest.raises(InputError):
            reader.read(data, "talk")


_PIECES = [
    '"ooTextFile"', '"TextGrid"', "<exists>", "0", "3", "1e99", "-1", '"IntervalTier"', '"TextTier"', '"a"', '"', "!",
    "\n", "@Begin", "@Date:\t99-JAN-0000", "*MOT:\ta", "\x151_99999999\x15", "%mor:\tb", "\tc", "*", "@", ":", "@ID:",
    "999999999999999999999999",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join))
def test_any_pieces_are_a_document_or_a_clear_error(body: str) -> None:
    assert not faults(textgrid.READER, f'"ooTextFile" "TextGrid" 0 9 <exists> 2 {body}'.encode())
    assert not faults(chat.READER, body.replace(" ", "\n").encode())


ORIGINAL = [(0, 2000, "Guten Tag, wie geht es Ihnen?"), (5000, 7000, "Das freut mich.")]
ENGLISH = [(0, 2000, "Good day, how are you?"), (5000, 7000, "I am glad.")]
OTHER = [(2100, 4000, "Danke, gut.")]


def _eaf(tiers: list[tuple[str, str, str, list[tuple[int, int, str]]]]) -> str:
    slots: list[str] = []
    made: list[str] = []
    for name, person, kind, said in tiers:
        inner = ""
        for start, end, words in said:
            number = len(slots)
            slots += [
                f'<TIME_SLOT TIME_SLOT_ID="t{number + at}" TIME_VALUE="{value}"/>'
                for at, value in enumerate((start, end))
            ]
            inner += (
                f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" TIME_SLOT_REF1="t{number}" '
                f'TIME_SLOT_REF2="t{number + 1}"><ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>'
                "</ANNOTATION>"
            )
        made.append(f'<TIER TIER_ID="{name}" PARTICIPANT="{person}" LINGUISTIC_TYPE_REF="{kind}">{inner}</TIER>')
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{''.join(slots)}</TIME_ORDER>{''.join(made)}</ANNOTATION_DOCUMENT>"


@pytest.mark.parametrize(
    ("name", "person", "kind"),
    [
        ("Anna_en", "Anna", "default"),  # nobody says two things at once
        ("Anna_en", "", "default"),  # named after another tier, with a language
        ("English", "", "default"),
        ("Übersetzung", "", "default"),
        ("перевод", "", "default"),
        ("A2", "", "free translation"),
    ],
)
def test_a_tier_that_runs_beside_another_is_no_speech(name: str, person: str, kind: str) -> None:
    text = _eaf([("Anna", person, "default", ORIGINAL), ("Bodo", "", "default", OTHER), (name, person, kind, ENGLISH)])
    result = elan.READER.read(text.encode(), "talk.eaf")
    said = ["Guten Tag, wie geht es Ihnen?", "Danke, gut.", "Das freut mich."]
    assert [words for _, words in spoken(result.value)] == said
    assert not missing_words(result, "Good day, how are you? I am glad.")
    assert {finding.code for finding in result.findings} == ({"XL125"} if kind == "default" else set())


def test_people_who_speak_at_the_same_time_are_both_heard() -> None:
    both = [("Anna", "", "default", ORIGINAL), ("Carla", "", "default", ENGLISH)]
    assert len(spoken(read(elan.READER, _eaf(both)))) == 4


@pytest.mark.parametrize(
    ("printed", "plain", "left"),
    [
        ("&-uh <I want> [//] I need it +...", "uh I want I need it…", []),
        ("(be)cause &+fr friend@f came (.) late [*] .", "because fr friend came late.", []),
        ("yeah ‡ gonna [: going to] go +/.", "yeah, gonna go—", ["[: going to]"]),
        ('+" he 0is xxx [=? there] .', "he (unintelligible).", ["[=? there]", "0is", "xxx"]),
        ("lo:ng choo_choo hola@s:spa &=laughs [!] ?", "long choo choo hola (laughs)?", []),
        ("it is (not) 5:30 [+ bch] .", "it is (not) 5:30.", ["[+ bch]"]),
    ],
)
def test_signs_of_chat_become_words(printed: str, plain: str, left: list[str]) -> None:
    assert plain_words(printed) == (plain, left)
