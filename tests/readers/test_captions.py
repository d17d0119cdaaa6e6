"""Captions: files of ffmpeg 5.1 (ASS, TTML, LRC) and pysubs2 1.8 (ASS, SSA, MicroDVD, MPL2, TMPlayer); others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.readers.reading import faults, missing_words, odd, read, spoken, texts
from xlate.errors import InputError
from xlate.model.document import BlockKind, Document
from xlate.readers import ass, read_transcript, timed_lines, ttml
from xlate.readers.model import Reader

DATA = ROOT / "tests" / "data" / "captions"
FILES = sorted(DATA.iterdir())
WORDS = "Ann Jan Good morning and welcome to all Thank you I see madam"


def times(found: Document) -> list[tuple[float | None, float | None]]:
    return [(block.start, block.end) for block in found.blocks if block.kind is BlockKind.TEXT]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_format_gives_the_same_words_in_the_same_order(file: object) -> None:
    name = str(file).rpartition("/")[2]
    result = read_transcript((DATA / name).read_bytes(), name)
    assert not result.findings
    assert not missing_words(result, WORDS)
    said = " ".join(f"{label}: {text}" if label and label != "…" else text for label, text in spoken(result.value))
    plain = said.replace("Ann Lee:", "Ann:").replace("Jan Novak:", "Jan:")
    assert plain == "Ann: Good morning, and welcome to all. Jan: Thank you. Ann: I see, “madam”."
    assert [start for start, _ in times(result.value)] in ([1.0, 3.5, 6.0], [1.0, 3.52, 6.0], [1.0, 3.0, 6.0])


def test_ass_has_names_comments_notes_drawings_and_a_title() -> None:
    assert spoken(read_transcript((DATA / "named.ass").read_bytes(), "a").value)[0][0] == "Ann Lee"
    text = (
        "[Script Info]\n; made by hand\nTitle: Rivers\n[Events]\nFormat: Start, End, Actor, Text\n"
        "Dialogue: 0:00:05.00,0:00:06.00,Bob,Later{\\b1}.{a note}\n"
        "Dialogue: 0:00:01.00,0:00:02.00,Ann,{\\p1}m 0 0 l 9 9{\\p0}Yes,\\hno\\Nagain, and, again.\n"
        "Comment: 0:00:01.00,0:00:02.00,,unseen\n"
    )
    found = read(ass.READER, text)
    assert spoken(found) == [("Ann", "Yes,\u00a0no again, and, again."), ("Bob", "Later.")]
    assert texts(found, BlockKind.BOILERPLATE) == ["Title: Rivers", "Notes: a note", "Comments: unseen"]
    assert found.metadata.title == "Rivers"
    broken, findings = odd(ass.READER, "[Events]\nDialogue: 0,x,0:00:02.00,D,,0,0,0,,One.\nDialogue: 1,Two.\nwhat\n")
    assert " ".join(texts(broken)) == "One. Two."
    assert [code for code, _ in findings] == ["XL108", "XL108", "XL108", "XL116"]


def test_ttml_has_agents_languages_nested_times_frames_and_ticks() -> None:
    text = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
 xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="1000" xml:lang="de"><head><metadata>
<ttm:title>Rivers</ttm:title><ttm:desc>By hand</ttm:desc><ttm:agent xml:id="a" type="person"><ttm:name>Ann</ttm:name>
</ttm:agent></metadata></head><body><div begin="10s"><p begin="1.5s" dur="500ms" ttm:agent="a">One<br/>two.</p>
<p begin="00:00:03:05" end="00:00:04" ttm:agent="b"><span>Three.</span><metadata>x</metadata></p>
<p><span begin="5000t">Four</span> <span begin="6000t" end="7000t">five.</span></p>
<p begin="soon">Six.</p>stray</div></body></tt>"""
    found, findings = odd(ttml.READER, text)
    assert spoken(found) == [("Ann", "One two."), ("b", "Three."), (None, "Four five. Six.")]
    assert times(found) == [(11.5, 12.0), (13.2, 14.0), (15.0, 17.0)]
    assert findings == [("XL108", 7)]
    assert texts(found, BlockKind.BOILERPLATE) == ["metadata: By hand | stray"]
    assert (found.metadata.language, found.metadata.title) == ("de", "Rivers")


@pytest.mark.parametrize(
    "text",
    [
        '<transcript><text start="1" dur="2.5">Ann&amp;#39;s one</text><text start="4">Two.</text></transcript>',
        '<timedtext format="3"><body><p t="1000" d="2500" w="1"><s ac="0">Ann&#39;s</s><s t="80"> one</s></p>'
        '<p t="2000" d="1" a="1">\n</p><p t="4000" d="1000">Two.</p></body></timedtext>',
    ],
)
def test_captions_of_youtube_in_xml(text: str) -> None:
    found = read_transcript(text.encode(), "talk.xml").value
    assert spoken(found) == [(None, "Ann's one Two.")]
    assert times(found)[0][0] == 1.0


def test_lyrics_that_come_again_are_sung_again() -> None:
    text = "[ti:Song]\n[00:01.00][00:09:50]Again\n[00:05.25]<00:05.25>One <00:06.00>word\n"
    found = read(timed_lines.READER, text)
    assert spoken(found) == [(None, "Again"), ("…", "One word"), ("…", "Again")] or texts(found) == [
        "Again One word Again"
    ]
    assert found.metadata.title == "Song"


def test_what_is_odd_in_lines_is_a_finding() -> None:
    found, findings = odd(timed_lines.READER, "{25}{50}One.\n{75}{60}Two|three.\n")
    assert (texts(found), findings) == (["One. Two three."], [("XL108", 1)])
    found, findings = odd(
        timed_lines.READER, "[INFORMATION]\n[TITLE]x\nHello.\n00:00:01.00,00:00:02.00\nOne.[br]Two.\n"
    )
    assert (texts(found), findings) == (["Hello. One. Two."], [("XL108", 3)])
    assert texts(found, BlockKind.BOILERPLATE) == ["SubViewer: [INFORMATION] | [TITLE]x"]


@pytest.mark.parametrize("reader", [ass.READER, ttml.READER, timed_lines.READER], ids=lambda reader: reader.name)
def test_a_file_of_another_kind_is_a_clear_error(reader: Reader) -> None:
    for data in (b"hello", b"<a/>", b"<tt><body><p> </p></body></tt>", b"[Script Info]\n", b"{1}{2}\n", b"\0" * 9):
        with pytest.raises(InputError):
            reader.read(data, "talk")


_PIECES = [
    "[Events]", "Format: Text, Start", "Dialogue: ", "0:00:01.00", ",", "{\\p1}", "{", "}", "\\N", "[00:01.00]",
    "[ti:x]",    "{1}{2}", "[1][]", "00:00:01:", "0:00:01.000,0:00:00.000", "a", "99:99:99.99,99:99:99.99", "\n",
    "<p begin='1t'>", "</p>",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_pieces_are_a_document_or_a_clear_error(body: str) -> None:
    assert not faults(ass.READER, f"[Script Info]\n{body}".encode())
    assert not faults(ttml.READER, f"<tt><body>{body}</body></tt>".encode())
    for start in (
        "[00:01.00]a\n[00:02.00]b\n",
        "{1}{2}a\n",
        "0:00:01.000,0:00:02.000\n",
        "[1][2]a\n",
        "00:00:01:a\n" * 2,
    ):
        assert not faults(timed_lines.READER, f"{start}{body}".encode())


NAMED = (("Ann Lee", "Good morning."), ("Jan Novak", "Thank you."), ("Ann Lee", "I see."))


@pytest.mark.parametrize(
    "form",
    [
        "00:00:0{0}:12 - 00:00:0{1}:03\n{2}\n{3}\n\n",
        "[00:00:0{0}:00 - 00:00:0{1}:00]\n{2}\n {3}\n\n",
        "[00:00:0{0}.500] - {2}\n{3}\n\n",
        "00:00:0{0}:00 00:00:0{1}:00\n{2}\n{3}\n\n",
    ],
)
def test_texts_of_programs_that_cut_films_have_times_and_names(form: str) -> None:
    lines = [form.format(3 * at, 3 * at + 2, name, words) for at, (name, words) in enumerate(NAMED)]
    found = read_transcript("".join(lines).encode(), "talk.txt").value
    assert spoken(found) == list(NAMED)
    assert [int(start or 0) for start, _ in times(found)] == [0, 3, 6]


def test_times_in_brackets_with_arrows_and_the_marks_of_avid() -> None:
    whisper = "".join(f"[00:00:0{at}.000 --> 00:00:0{at + 1}.000]   {words}\n" for at, (_, words) in enumerate(NAMED))
    assert spoken(read_transcript(whisper.encode(), "talk.txt").value) == [(None, "Good morning. Thank you. I see.")]
    said = "".join(f"00:00:0{at}:00 00:00:0{at + 1}:00\n{name}: {words}\n\n" for at, (name, words) in enumerate(NAMED))
    avid = read_transcript(f"<begin subtitles>\n\n{said}<end subtitles>\n".encode(), "talk.txt").value
    assert spoken(avid) == list(NAMED)


def test_styles_that_change_as_speakers_do_are_names_where_no_event_has_one() -> None:
    said = [("Ann", "Good morning."), ("Bob", "Good morning to you."), ("Ann", "Shall we?"), ("Bob", "Yes.")]
    events = "".join(
        f"Dialogue: 0,0:00:0{at}.00,0:00:0{at}.90,{who},,0,0,0,,{words}\n" for at, (who, words) in enumerate(said)
    )
    head = "[Script Info]\nTitle: x\n[Events]\n"
    result = read_transcript((head + events).encode(), "talk.ass")
    assert [block.voice.label for block in result.value.blocks if block.voice] == ["Ann", "Bob", "Ann", "Bob"]
    assert [finding.code for finding in result.findings] == ["XL131"]
    plain = read_transcript((head + events.replace("Bob", "Top")).encode(), "talk.ass").value
    assert not any(block.voice and block.voice.label for block in plain.blocks)
