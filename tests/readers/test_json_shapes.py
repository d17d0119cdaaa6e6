"""JSON of services that nobody has named: keys in any spelling, units, rows of any shape, who speaks said elsewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.readers.reading import spoken, texts
from xlate.errors import InputError, UnknownFormatError
from xlate.model.document import BlockKind
from xlate.readers import read_transcript

ONE, TWO = "Good morning, and welcome to all.", "Thank you, it is good to be here."
SAID = [("Ann", ONE), ("Bob", TWO)]
TIMES = [(0.0, 2.5), (3.0, 5.5)]


def rows(text: str, who: str, start: str, end: str, unit: float = 1, names: tuple[Any, Any] = ("Ann", "Bob")) -> Any:
    made = zip((ONE, TWO), names, TIMES, strict=True)
    return [{start: begin * unit, end: stop * unit, who: name, text: said} for said, name, (begin, stop) in made]


def words(*names: str) -> list[dict[str, Any]]:
    said = [(name, word) for name, text in zip(names, (ONE, TWO), strict=True) for word in text.split()]
    return [
        {"word": word, "start": at / 2, "end": at / 2 + 0.4, "speaker": name} for at, (name, word) in enumerate(said)
    ]


PLAIN = [{"text": said, "start": begin, "end": end} for said, (begin, end) in zip((ONE, TWO), TIMES, strict=True)]
SPANS = [{"start": 0.0, "end": 2.7, "speaker": "Ann"}, {"start": 2.8, "end": 6.0, "speaker": "Bob"}]
PEOPLE = rows("text", "speaker", "start", "end")
BY_ID = rows("text", "speaker", "start", "end", names=("S1", "S2"))


@pytest.mark.parametrize(
    "value",
    [
        rows("Text", "Speaker", "StartTime", "EndTime"),
        rows("transcript_text", "speaker_name", "start_ms", "end_ms", 1000),
        {"data": {"result": {"utterances": rows("spokenText", "speakerDisplayName", "startMs", "endMs", 1000)}}},
        rows("utt", "who", "offset_in_ticks", "endTicks", 10_000_000),
        rows("DisplayText", "SpeakerId", "Offset", "End", 10_000_000),
        {"Transcript": rows("Content", "ParticipantRole", "BeginOffsetMillis", "EndOffsetMillis", 1000)},
        rows("text", "speaker", "start", "end", names=({"id": 1, "displayName": "Ann"}, {"id": 2, "name": "Bob"})),
        {"segments": BY_ID, "speakers": {"S1": "Ann", "S2": "Bob"}},
        {"segments": BY_ID, "people": [{"id": "S1", "fullName": "Ann"}, {"id": "S2", "fullName": "Bob"}]},
        {"segments": PLAIN, "diarization": SPANS},
        rows("text", "voice", "start", "end"),
        {"transcripts": [{"text": f"{ONE} {TWO}", "sentences": PEOPLE}]},
        {"participants": [{"id": "S1", "displayName": "Ann"}, {"id": "S2", "displayName": "Bob"}],
         "utterances": rows("text", "participantRef", "start", "end", names=("S1", "S2"))},
        {"utterances": [{**one, "speaker": None, "additions": {"speaker": one["speaker"]}} for one in PEOPLE]},
        [{"offset_start": one["start"], "offset_end": one["end"], "personName": one["speaker"], "personEmail": "x",
          "text": one["text"]} for one in PEOPLE],
        rows("text", "users", "ts", "end_ts", names=([{"username": "Ann", "id": 1}], [{"username": "Bob", "id": 2}])),
        [{**one, "speaker": None, "hasSpeaker": {"prefLabel": {"_value": one["speaker"]}}} for one in PEOPLE],
        [{"MemberFirstName": one["speaker"], "MemberLastName": "Lee", **one, "speaker": None} for one in PEOPLE],
        [{"redner": {"vorname": one["speaker"], "nachname": "Lee"}, **one, "speaker": None} for one in PEOPLE],
        [{"speaker": one["speaker"], "text": one["text"], "offset": f"PT{one['start']}S", "duration": "PT2.5S"}
         for one in PEOPLE],
        {"segments": PLAIN, "diarization": [{**SPANS[0], "start": -0.01}, SPANS[1]]},
        [{**row, "end": None, "duration": 2.5} for row in rows("text", "speaker", "start", "end")],
        {"blocks": [{"text": one["text"], "data": {"speaker": one["speaker"], "start": one["start"], "end": one["end"]}}
                    for one in rows("text", "speaker", "start", "end")]},
        {"calls": [{"topics": [
            {"speakerId": name, "sentences": [{"text": said, "start": begin, "end": end}]}
            for name, said, (begin, end) in zip(("Ann", "Bob"), (ONE, TWO), TIMES, strict=True)]}]},
        {"d": {"results": [
            {"SpeakerFirstName": name, "SpeakerLastName": "Lee", "SpeakerFullName": f"Lee {name}", "Type": 1,
             "Text": f"<x_text><p>{said}</p>\n</x_text>", "Start": f"/Date({17e11 + 1000 * begin:.0f})/",
             "End": f"/Date({17e11 + 1000 * end:.0f}+0120)/"}
            for name, said, (begin, end) in zip(("Ann", "Bob"), (ONE, TWO), TIMES, strict=True)]}},
        [{"text": one["text"], "speaker": one["speaker"], "startTime": f"2024-02-03T10:00:0{one['start']:.0f}Z",
          "endTime": f"2024-02-03T10:00:{one['end']:04.1f}Z"} for one in rows("text", "speaker", "start", "end")],
    ],
)  # fmt: skip
def test_fields_are_known_however_they_are_spelt(value: Any) -> None:
    result = read_transcript(json.dumps(value).encode(), "talk.json")
    assert [((label or "").removesuffix(" Lee"), said) for label, said in spoken(result.value)] == SAID
    assert [(block.start, block.end) for block in result.value.blocks[:2]] == TIMES
    assert not result.findings


@pytest.mark.parametrize(
    "value", [{"words": words("Ann", "Bob")}, words("Ann", "Bob"), {"segments": PLAIN, "words": words("Ann", "Bob")}]
)
def test_words_with_speakers_are_put_together(value: Any) -> None:
    assert spoken(read_transcript(json.dumps(value).encode(), "talk.json").value) == SAID


@pytest.mark.parametrize(
    "value",
    [
        [["Ann", ONE], ["Bob", TWO]],
        {"columns": ["who", "text"], "data": [["Ann", ONE], ["Bob", TWO]]},
        {"7": {"speaker": "Ann", "text": ONE}, "8": {"speaker": "Bob", "text": TWO}},
        {"speaker": {"0": "Ann", "1": "Bob"}, "text": {"0": ONE, "1": TWO}},
        [{"Ann": ONE}, {"Bob": TWO}],
        [{"qui": "Ann", "blah": ONE}, {"qui": "Bob", "blah": TWO}],
        [{"onebest": said, "speaker": name} for name, said in SAID],
    ],
)
def test_rows_of_any_shape_are_read_and_it_is_said_from_which_fields(value: Any) -> None:
    result = read_transcript(json.dumps(value).encode(), "talk.json")
    assert spoken(result.value) == SAID
    assert [finding.code for finding in result.findings] == ["XL131"]
    assert not texts(result.value, BlockKind.BOILERPLATE)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("var talk = {};", []),
        ("```json\n{}\n```\n", []),
        ("{}\n{}", []),
    ],
)
def test_json_inside_something_else_is_read(text: str, codes: list[str]) -> None:
    whole = json.dumps(rows("text", "speaker", "start", "end"), indent=1)
    filled = text.replace("{}", whole) if text.count("{}") == 1 else whole[1:-1].strip().replace("},\n", "}\n")
    result = read_transcript(filled.encode(), "talk.json")
    assert spoken(result.value) == SAID
    assert [finding.code for finding in result.findings] == codes


def test_a_last_line_that_is_cut_off_is_told() -> None:
    lines = [json.dumps(row) for row in [*rows("text", "speaker", "start", "end"), {"text": "More."}]]
    result = read_transcript("\n".join(lines).encode()[:-4], "talk.jsonl")
    assert spoken(result.value) == SAID
    assert [(finding.code, finding.line) for finding in result.findings] == [("XL116", 3)]


def test_a_transcript_in_one_field_is_read_as_text() -> None:
    text = f"Ann: {ONE}\nBob: {TWO}\nAnn: {TWO}"
    document = read_transcript(json.dumps({"data": {"title": "x", "transcript": text}}).encode(), "talk.json").value
    assert not document.voiced
    assert " ".join(texts(document)) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "value",
    [
        [{"a": f"{kind} house", "b": "one of the old houses"} for kind in ("Red brick", "Stone", "Wooden")],
        [{"name": f"{kind} house", "description": f"One of the {kind} houses of the town."} for kind in ("old", "new")],
        [{"name": "House of Ann", "titles": ["An old house", "By the sea"]}, {"name": "Bob", "titles": ["A new one"]}],
        [{"start": 0, "end": 2, "speaker": "A"}, {"start": 3, "end": 4, "speaker": "B"}],
        {"features": [{"properties": {"kind": "an old town hall"}}, {"properties": {"kind": "an old brick church"}}]},
    ],
)
def test_what_nobody_says_is_no_transcript(value: Any) -> None:
    with pytest.raises((InputError, UnknownFormatError)):
        read_transcript(json.dumps(value).encode(), "talk.json")


def test_an_object_of_python_is_no_json() -> None:
    with pytest.raises(InputError, match="not JSON"):
        read_transcript(str({"segments": PLAIN}).encode(), "talk.txt")


OTHERS = ["Ann Moe", "Bob Orr", "Cid Poe"]
LONG = [f"It came on day {day} and works well. We use it at home." for day in range(6)]


def things(who: str, text: str, **beside: Any) -> list[dict[str, Any]]:
    return [{who: OTHERS[at % 3], text: said, **beside} for at, said in enumerate(LONG)]


@pytest.mark.parametrize(
    "value",
    [
        things("author", "content", rating=4),
        things("user", "text", screen_name="x", id=3),
        [{**row, "title": "It fails", "user": {"login": "ann"}} for row in things("by", "body")],
        {"name": "left", "version": "1", "license": "MIT", "contributors": things("name", "text")},
        {"recipe": "Soup", "steps": things("name", "text")},
        things("name", "text", image="a.png", url="http://a.example"),
        [{"text": said, "label": "good"} for said in LONG],
        [{"text": said, "start": 5, "end": 5 + len(said), "kind": "PERSON"} for said in LONG],
        {"data": [{"parts": [{"answers": [{"text": "a tree", "answer_start": 11}] * 3}]}]},
        {"en": {"hello": "Hello, how are you?", "bye": "Good bye and thanks"},
         "fr": {"hello": "Bonjour, comment allez-vous ?", "bye": "Au revoir et merci"}},
    ],
)  # fmt: skip
def test_lists_of_things_are_no_speech(value: Any) -> None:
    with pytest.raises(InputError, match=r"lists things|no segments"):
        read_transcript(json.dumps(value).encode(), "talk.json")


@pytest.mark.parametrize(
    "value",
    [
        [{"type": "message", "user": "Ann", "text": ONE, "ts": "1600000000.01", "reactions": []},
         {"type": "message", "user": "Bob", "text": TWO, "ts": "1600000009.01"}],
        {"name": "Ann", "id": 7, "messages": [{"id": 1, "from": name, "from_id": "u", "text": said}
                                              for name, said in SAID]},
        {"messages": [{"author": {"name": name, "avatarUrl": "a.png"}, "content": said, "url": "x", "image": "y"}
                      for name, said in SAID]},
        [{"author": name, "date": "2024-02-03", "message": said} for name, said in SAID],
        [{"role": name, "content": said} for name, said in SAID],
        [{"speaker": name, "text": said, "price": 99} for name, said in SAID],
        [{"start": "08:00", "end": "12:00", "name": name, "text": said} for name, said in SAID],
    ],
)  # fmt: skip
def test_conversations_are_read_and_it_is_said_that_nothing_tells_them_from_other_lists(value: Any) -> None:
    result = read_transcript(json.dumps(value).encode(), "talk.json")
    assert spoken(result.value) == SAID
    assert [finding.code for finding in result.findings] == ["XL131"]


def test_a_person_beside_words_says_them_and_tags_are_passed_over() -> None:
    speeches = [{"person": {"name": who, "image": "x"}, "content": said, "votes": [],
                 "start_time": "2024-02-03T10:00:00"} for who, said in SAID]  # fmt: skip
    value = {"tags": [{"text": "x", "url": "y"}], "url": "z", "data": {"results": speeches}}
    result = read_transcript(json.dumps(value).encode(), "talk.json")
    assert spoken(result.value) == SAID
    assert not result.findings


@pytest.mark.parametrize("keys", [("question", "answer"), ("Frage", "Antwort")])
def test_pairs_of_a_question_and_an_answer_are_two_turns(keys: tuple[str, str]) -> None:
    result = read_transcript(json.dumps([dict(zip(keys, (ONE, TWO), strict=True))] * 2).encode(), "talk.json")
    assert spoken(result.value) == [(keys[0].capitalize(), ONE), (keys[1].capitalize(), TWO)] * 2
    assert [finding.code for finding in result.findings] == ["XL131"]


def test_turns_on_one_line_of_json_ld_are_lines() -> None:
    body = "Ann Moe: Good morning to all. Bob Orr: Thank you. Ann Moe: We begin. Bob Orr: Yes, let us do that."
    data = json.dumps({"@type": "Article", "articleBody": body})
    page = f'<html><script type="application/ld+json">{data}</script><body><p>Loading</p></body></html>'
    lines = [line.text for block in read_transcript(page.encode(), "a.html").value.blocks for line in block.lines]
    assert [line.partition(":")[0] for line in lines] == ["Ann Moe", "Bob Orr"] * 2


def test_tables_of_each_item_are_read_together_and_people_are_objects_of_any_name() -> None:
    said = [["Zaczynamy od mapy.", "Mapa jest stara."], ["Kto ją kupi?", "Nikt, bo jest za stara."]]
    who = [{"imię": "Ada", "nazwisko": "Wilk"}, {"imię": "Jan", "nazwisko": "Bąk"}]
    items = [{"punkt": at, "glosy": [{"mówca": one, "tresc": text} for one, text in zip(who, each, strict=True)]}
             for at, each in enumerate(said)]  # fmt: skip
    result = read_transcript(json.dumps({"obrady": {"punkty": items}}).encode(), "a.json")
    assert spoken(result.value) == [(n, t) for each in said for n, t in zip(("Ada Wilk", "Jan Bąk"), each, strict=True)]


def test_the_head_of_a_record_of_the_diet_is_nobodys_speech() -> None:
    speeches = [("会議録情報", "令和七年三月四日"), ("上田花", "開会します。"), ("森一", "質問します。")]
    record = {"speechRecord": [{"speaker": who, "speech": text} for who, text in speeches]}
    document = read_transcript(json.dumps(record).encode(), "a.json").value
    assert document.blocks[0].kind is BlockKind.NARRATIVE
    assert spoken(document)[-2:] == speeches[1:]


@pytest.mark.parametrize(
    ("fields", "role", "party"),
    [
        ({"function": "Marshal"}, "Marshal", None),
        ({"speakerPosition": "議長", "speakerGroup": None}, "議長", None),
        ({"SpeakerFunction": "Speaker", "party": "Greens"}, "Speaker", "Greens"),
        ({"intervenant_fonction": "président", "intervenant_groupe": "ABC"}, "président", "ABC"),
        ({"title": "Minister"}, "Minister", None),
        ({"title": "The rivers of the isle"}, None, None),
    ],
)
def test_offices_and_parties_in_fields_beside_the_words(
    fields: dict[str, Any], role: str | None, party: str | None
) -> None:
    value = [{"speaker": "Ann Lee", "text": ONE, **fields}, {"speaker": "Bob Ray", "text": TWO}]
    first, second = [one.voice for one in read_transcript(json.dumps(value).encode(), "t.json").value.blocks][:2]
    assert first is not None
    assert second is not None
    assert (first.role, first.affiliation, second.role) == (role, party, None)


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        (({"originalLanguage": "fr"}, {"originalLanguage": "fr"}), ["fr", "fr"]),
        (({"LanguageOfText": "DE"}, {"LanguageOfText": "FR"}), ["de", "fr"]),
        (({"language": "de"}, {"language": "French"}), ["de", "fr"]),
        (({"language": "de"}, {"language": "de"}), [None, None]),
        (({"Language": "DE", "LanguageOfText": "IT"}, {"Language": "DE", "LanguageOfText": "FR"}), ["it", "fr"]),
        (({"language": "nonsense"}, {}), [None, None]),
    ],
)
def test_the_language_of_each_speech_is_kept(fields: tuple[Any, Any], languages: list[str | None]) -> None:
    value = [{"speaker": name, "text": text, **one} for (name, text), one in zip(SAID, fields, strict=True)]
    document = read_transcript(json.dumps(value).encode(), "t.json").value
    assert [one.original_language for one in document.blocks if one.kind is BlockKind.TEXT] == languages


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("A SRA. ANA LIMA (AB - CD. Sem revisão da oradora.) - Obrigada.", "Ana Lima", "Obrigada."),
        ("O SR. BO TANN: Muito bem.", "Bo Tann", "Muito bem."),
        ("○議長（桐山春臣君）　開会します。", "桐山春臣", "開会します。"),
        ("Ana Lima thinks so: why not?", "Bo Tann", "Ana Lima thinks so: why not?"),
        ("The plan of the whole of this house that Ana Lima and others made is this: a", "Ana Lima", None),
    ],
)
def test_who_speaks_printed_once_more_is_no_word_of_the_speech(text: str, speaker: str, said: str | None) -> None:
    value = [{"speaker": speaker, "text": text}, {"speaker": "Ed Orf", "text": ONE}]
    document = read_transcript(json.dumps(value).encode(), "t.json").value
    assert spoken(document)[0] == (speaker, said or text)
    assert ("Sem revisão" in text) == any("Sem revisão" in one for one in texts(document, BlockKind.BOILERPLATE))


def test_speeches_that_are_alone_in_an_object_each_and_a_clock_between_them() -> None:
    speeches = [{"speaker": name, "text": text, "MeetingDate": "20190304"} for name, text in SAID]
    value = {"sitting": [{"speech": one} for one in (speeches[0], {"text": "3.31 pm"}, speeches[1])]}
    document = read_transcript(json.dumps(value).encode(), "t.json").value
    assert spoken(document) == SAID
    assert "3.31 pm" in texts(document, BlockKind.BOILERPLATE)
    value["sitting"][1] = {"speech": speeches[1]}
    assert read_transcript(json.dumps(value).encode(), "t.json").value.metadata.date == "2019-03-04"
