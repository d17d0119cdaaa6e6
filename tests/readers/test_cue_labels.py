"""Who speaks in captions, as the programs for meetings write it."""

from __future__ import annotations

import json

import pytest

from tests.conftest import shared
from tests.readers.reading import cue, read, spoken, texts, vtt
from xlate.model.pieces import StageDirection, plain_text
from xlate.model.transcript import Paragraph
from xlate.profiles import apply_profile, load_profile
from xlate.readers import asr_json, srt, webvtt


def case(name: str) -> bytes:
    return shared("cases", name).read_bytes()


class TestNamesBeforeTheColon:
    def test_whatever_stands_before_the_colon_of_every_cue_is_a_label(self) -> None:
        document = read(webvtt.READER, case("zoom-display-names.vtt"))
        assert spoken(document) == [
            ("Ann Lee", "Good morning."),
            ("+1 555 0100", "I am on the phone."),
            ("Bob's iPhone", "Me too."),
            ("Ann Lee", "Let us start."),
        ]
        assert document.voiced

    def test_cues_of_one_speaker_are_joined_like_voice_tags(self) -> None:
        document = read(webvtt.READER, case("zoom-many-turns.vtt"))
        assert spoken(document) == [
            ("Ann Lee", "I think that we should start now, with the rivers."),
            ("Bob Ray", "Yes."),
        ]

    def test_the_rule_is_the_same_in_subrip_and_json(self) -> None:
        said = ["anna: so we begin", "anna: now.", "bob: Yes.", "[Music]", "anna: Good."]
        wanted = [("anna", "so we begin now."), ("bob", "Yes."), ("…", "[Music]"), ("anna", "Good.")]
        timed = "\n\n".join(f"{n}\n00:00:0{n},0 --> 00:00:0{n + 1},0\n{text}" for n, text in enumerate(said, start=1))
        assert spoken(read(srt.READER, timed)) == wanted
        segments = [{"text": text, "start": n, "end": n + 1} for n, text in enumerate(said)]
        assert spoken(read(asr_json.READER, json.dumps({"segments": segments}))) == wanted

    def test_two_can_speak_in_one_cue(self) -> None:
        document = read(webvtt.READER, vtt(cue(0, 1, "Ann: Hello.\nBob: Hi,\nnote: well."), cue(1, 2, "Bob: So.")))
        assert spoken(document) == [("Ann", "Hello."), ("Bob", "Hi, note: well. So.")]

    def test_brackets_of_sounds_are_no_names(self) -> None:
        document = read(webvtt.READER, vtt(*(cue(n, n + 1, "[Music] la") for n in range(3))))
        assert not any(block.voice and block.voice.label for block in document.blocks)

    def test_phrases_that_never_come_again_are_no_names(self) -> None:
        said = ["one thing: we go", "and so: yes", "what he said: no", "that is: fine"]
        document = read(webvtt.READER, vtt(*(cue(n, n + 1, text) for n, text in enumerate(said))))
        assert spoken(document)[0][1].startswith("one thing: we go")


class TestNamesOfCues:
    def test_webex_names_who_speaks_beside_the_number(self) -> None:
        document = read(webvtt.READER, case("webex-cue-id.vtt"))
        assert spoken(document) == [("Ann Lee", "Good morning."), ("Bob Ray", "Hello.")]
        assert document.voiced

    @pytest.mark.parametrize("name", ['"Ann Lee"', '12 "Ann Lee"', '12 "Ann Lee" (33)'])
    def test_with_a_number_or_without(self, name: str) -> None:
        document = read(webvtt.READER, vtt(f"{name}\n{cue(0, 1, 'Yes.')}", f'13 "Bob Ray" (7)\n{cue(1, 2, "No.")}'))
        assert spoken(document) == [("Ann Lee", "Yes."), ("Bob Ray", "No.")]

    def test_other_names_of_cues_are_not_said_and_name_nobody(self) -> None:
        document = read(webvtt.READER, vtt(f"intro\n{cue(0, 1, 'Yes.')}", f"c2a1/7-0\n{cue(1, 2, 'No.')}"))
        assert spoken(document) == [(None, "Yes. No.")]


class TestSurnameFirst:
    def test_two_of_one_surname_are_two(self) -> None:
        document = read(webvtt.READER, case("last-first.vtt"))
        voices = [block.voice for block in document.blocks if block.voice]
        assert [voice.label for voice in voices] == ["Lee, Ann", "Lee, Carl", "Ray, Bob"]
        assert [voice.name for voice in voices] == ["Ann Lee", "Carl Lee", "Bob Ray"]

    @pytest.mark.parametrize(
        ("labels", "names"),
        [
            (["de la Cruz, Juan Carlos", "O'Hara, Mary-Ann (Contoso)"], ["Juan Carlos de la Cruz", "Mary-Ann O'Hara"]),
            (["Ann Lee, Minister", "Bob Ray, Chair"], [None, None]),
            (["Ann Lee", "Bob Ray", "Smith, Minister"], [None, None, None]),
            (["Lee, Ann", "Bob"], ["Ann Lee", None]),
        ],
    )
    def test_a_comma_before_an_office_is_another(self, labels: list[str], names: list[str | None]) -> None:
        document = read(webvtt.READER, vtt(*(cue(n, n + 1, f"<v {label}>Yes.") for n, label in enumerate(labels))))
        assert [block.voice.name for block in document.blocks if block.voice] == names


def test_a_label_behind_a_sentence_in_a_cue() -> None:
    cues = [
        cue(0, 1, "ANNA: We begin."),
        cue(1, 2, "The rivers are full. BOB: Yes."),
        cue(2, 3, "ANNA: So."),
        cue(3, 4, "BOB: No."),
    ]
    document = read(webvtt.READER, vtt(*cues))
    assert spoken(document) == [
        ("ANNA", "We begin. The rivers are full."),
        ("BOB", "Yes."),
        ("ANNA", "So."),
        ("BOB", "No."),
    ]


def test_a_first_caption_without_a_label_is_said_by_nobody_and_keeps_its_time() -> None:
    cues = [cue(0, 1, "Good day to all."), cue(1, 2, "ANNA: We begin."), cue(2, 3, "BOB: Yes."), cue(3, 4, "ANNA: So.")]
    document = read(webvtt.READER, vtt(*cues))
    transcript = apply_profile(document, load_profile("subtitles")).value
    assert [(turn.label, turn.start) for turn in transcript.turns][:2] == [(None, 0.0), ("ANNA", 1.0)]


SAID = ("We begin.", "The rivers are full.", "So I see.", "No, they are not.", "Thank you.")
NAMES = ("ANNA", "BOB", "ANNA", "BOB", "ANNA")


@pytest.mark.parametrize(
    "form", ["({})", "({}):", "<{}>", "[{}]", "{} -", "{} |", "{} >>", "**{}:**", "({})\n", "{}\n"]
)
def test_each_style_of_labels_is_read_where_names_come_again(form: str) -> None:
    cues = [cue(n, n + 1, f"{form.format(who)} {text}") for n, (who, text) in enumerate(zip(NAMES, SAID, strict=True))]
    assert spoken(read(webvtt.READER, vtt(*cues))) == list(zip(NAMES, SAID, strict=True))
    some = [*cues[:2], cue(2, 3, "Mind you."), cue(3, 4, "I said so."), *cues[3:]]
    document = read(webvtt.READER, vtt(*some))
    assert not document.voiced
    assert "ANNA: We begin." in texts(document)


def test_what_stands_in_brackets_alone_is_no_name() -> None:
    cues = ["(ANNA) We begin.", "(SIGHS)", "(BOB) Yes.", "(SIGHS)", "(ANNA) So.", "(SIGHS) No.", "(BOB) Well."]
    document = read(webvtt.READER, vtt(*(cue(n, n + 1, text) for n, text in enumerate(cues))))
    assert " ".join(texts(document)) == "ANNA: We begin. (SIGHS) BOB: Yes. (SIGHS) ANNA: So. (SIGHS) No. BOB: Well."
    dashes = ["Well - I see.", "Yes.", "Now - go.", "I said so.", "Well - no."]
    document = read(webvtt.READER, vtt(*(cue(n, n + 1, text) for n, text in enumerate(dashes))))
    assert " ".join(texts(document)) == " ".join(dashes)


def test_full_width_colons_clocks_and_names_of_cues() -> None:
    chinese = vtt(*(cue(n, n + 1, f"{who}：大家好。") for n, who in enumerate(("主席", "李明", "主席"))))
    assert [label for label, _ in spoken(read(webvtt.READER, chinese))] == ["主席", "李明", "主席"]
    clocks = vtt(*(cue(n, n + 1, f"[00:0{n}] {who}: Yes.") for n, who in enumerate(NAMES)))
    assert [label for label, _ in spoken(read(webvtt.READER, clocks))] == list(NAMES)
    ids = vtt(*(f"{who}\n{cue(n, n + 1, text)}" for n, (who, text) in enumerate(zip(NAMES, SAID, strict=True))))
    assert spoken(read(webvtt.READER, ids)) == list(zip(NAMES, SAID, strict=True))


def test_a_voice_that_is_named_when_it_changes_goes_on() -> None:
    cues = ["<v Ann>We begin", "with the rivers.", "<v Bob>Yes.", "<v Ann>So", "I see."]
    document = read(webvtt.READER, vtt(*(cue(n, n + 1, text) for n, text in enumerate(cues))))
    assert spoken(document) == [("Ann", "We begin with the rivers."), ("Bob", "Yes."), ("Ann", "So I see.")]


def test_labels_inside_cues_begin_turns() -> None:
    cues = ["ANN: We begin. BOB: Yes.", "[Applause] ANN: So.", "It is late.", "I see.", "And more. BOB: No.", "Well."]
    document = read(webvtt.READER, vtt(*(cue(3 * n, 3 * n + 3, text) for n, text in enumerate(cues))))
    assert texts(document) == [
        "ANN: We begin.", "BOB: Yes. [Applause]", "ANN: So. It is late. I see. And more.", "BOB: No. Well.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "first", [">> READER: Good evening.", ">> READER: Good evening. >> MAYOR: Good evening. >> READER: Well."]
)
def test_a_sign_of_change_inside_a_caption_is_nobody_elses_words(first: str) -> None:
    said = [first, ">> MAYOR: The bridge is closed.", ">> And the ferry?", ">> MAYOR: The ferry goes. >> Good."]
    timed = "\n\n".join(f"{n}\n00:00:0{n},0 --> 00:00:0{n + 1},0\n{text}" for n, text in enumerate(said, start=1))
    found = apply_profile(read(srt.READER, timed), load_profile("subtitles")).value
    heard = [(turn.name, plain_text(turn.content[0].pieces)) for turn in found.turns][-5:]  # type: ignore[union-attr]
    assert not any("MAYOR" in words for _, words in heard)
    assert [(name, words) for name, words in heard if not name] == [("", "And the ferry?"), ("", "Good.")]
    assert [words for name, words in heard if name.casefold() == "mayor"] == [
        "The bridge is closed.",
        "The ferry goes.",
    ]


def test_a_cue_that_holds_one_note_and_nothing_else_is_a_sound_in_any_language() -> None:
    sounds = ["(Schiffshorn)", "[APPLAUS]", "♪ Leise Musik ♪", "*seufzt*", "- [door slams]", "（汽笛）", "♪♪"]
    said = ["Wir legen an.", "♪ Heute fahren wir ♪", "Und nun", "so weiter.", "Danke.", "Gern.", "Na dann."]
    cues = [one for pair in zip(sounds, said, strict=True) for one in pair]
    document = read(webvtt.READER, vtt(*(cue(n, n + 1, text) for n, text in enumerate(cues))))
    transcript = apply_profile(document, load_profile("subtitles")).value
    (turn,) = transcript.turns
    items = (*transcript.blocks, *turn.content)
    assert [one.text for one in items if isinstance(one, StageDirection)] == [one.removeprefix("- ") for one in sounds]
    assert [plain_text(one.pieces) for one in items if isinstance(one, Paragraph)] == said


def test_a_title_before_a_name_in_captions_is_no_sentence() -> None:
    names = ["Ann Lee", "Dr. Bo Ray - LRI", "Prof. Ida Alm", "Ann Lee"]
    document = read(webvtt.READER, vtt(*(cue(n, n + 1, f"{name}: Yes.") for n, name in enumerate(names))))
    assert [name for name, _ in spoken(document)] == names
