"""What stands in a record beside what is said, by how a format shows it: links, kinds of speech, offices, headings."""

from __future__ import annotations

import io
import json

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.readers.reading import spoken, texts
from xlate.model.document import BlockKind
from xlate.readers import read_transcript

TALK = [
    ("Ann Lee", "The bridge was closed in the spring and nobody told the ferry."),
    ("Bob Ray", "We told the ferry twice, and it was raining on both of the days."),
    ("Ann Lee", "Then who was it that answered the telephone on the second day?"),
    ("Bob Ray", "It was the cook, who has been with the ferry for a very long time."),
]


@pytest.mark.parametrize(
    "link", ['<a href="#c{}">Link to this speech</a>', "<a>Share</a>", '<div><a href="/c/{}">Copy</a></div>']
)
def test_a_link_that_ends_each_speech_is_no_word_of_it(link: str) -> None:
    page = "".join(
        f"<div><h4>{name}</h4><div><p>{said}</p></div>{link.format(at)}</div>" for at, (name, said) in enumerate(TALK)
    )
    assert spoken(read_transcript(f"<html><body>{page}</body></html>".encode(), "x.html").value) == TALK


def test_names_that_are_links_stay_names() -> None:
    page = "".join(f'<div><a href="/p">{name}</a></div><p>{said}</p>' for name, said in TALK)
    assert spoken(read_transcript(f"<html><body>{page}</body></html>".encode(), "x.html").value) == TALK


def test_a_field_that_says_in_each_turn_what_it_is_is_no_word_of_it() -> None:
    speeches = "".join(
        f"<Tale><Slags>Tale</Slags><Hvem>{name}</Hvem><Linje>{said}</Linje></Tale>" for name, said in TALK
    )
    found = read_transcript(f"<Ting>{speeches}</Ting>".encode(), "x.xml").value
    assert [said for _, said in spoken(found)] == [said for _, said in TALK]
    calls = "".join(f"<u who='{name}'><p>Yes</p><p>{said}</p></u>" for name, said in TALK)
    assert texts(read_transcript(f"<d>{calls}</d>".encode(), "x.xml").value).count("Yes") == 4


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<b>Ann Lee,</b> <i>minister of ports</i>. We open it.", "Ann Lee, minister of ports."),
        ("<b>Ann Lee</b>, <i>for the chair</i>: We open it.", "Ann Lee, for the chair:"),
        ("<b>Ann Lee,</b> <i>you said</i> that we open it.", "Ann Lee,"),
        ("<b>Ann Lee.</b> <i>Perhaps</i>. We open it.", "Ann Lee."),
    ],
)
def test_an_office_in_italics_goes_on_with_the_name_in_bold(markup: str, label: str) -> None:
    line = read_transcript(f"<p>{markup}</p>".encode(), "x.html").value.blocks[0].lines[0]
    assert line.text[: line.strong] == label


def test_lines_that_are_centred_and_in_bold_are_headings_unless_they_come_again() -> None:
    centred = [*("The ferry and its cook " * 5).split(" ", 0), "2. The bridge: what is left of it"]
    paragraphs = [(centred[0], True), *[(f"{name}: {said}", False) for name, said in TALK], (centred[1], True)]
    paragraphs += [(f"{name}: {said}", False) for name, said in TALK]
    word = docx.Document()
    for text, is_centred in paragraphs:
        paragraph = word.add_paragraph()
        paragraph.add_run(text).bold = is_centred
        if is_centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    file = io.BytesIO()
    word.save(file)
    html = "".join(
        f"<center><b>{text}</b></center>" if is_centred else f"<p>{text}</p>" for text, is_centred in paragraphs
    )
    for data, name in ((file.getvalue(), "x.docx"), (f"<html><body>{html}</body></html>".encode(), "x.html")):
        assert texts(read_transcript(data, name).value, BlockKind.HEADING) == [one.strip() for one in centred]
    again = "".join(f"<center><b>{name.upper()}</b></center><p>{said}</p>" for name, said in TALK)
    assert not texts(read_transcript(f"<html><body>{again}</body></html>".encode(), "x.html").value, BlockKind.HEADING)


def test_a_record_in_json_says_its_day_and_its_title_beside_the_speeches() -> None:
    speeches = [{"speaker": name, "speech": said, "createTime": "2020-01-01"} for name, said in TALK]
    meeting = {"nameOfMeeting": "Committee on Ferries", "date": "2019-05-03", "speechRecord": speeches}
    for record in (meeting, {"numberOfRecords": 1, "meetingRecord": [meeting]}):
        metadata = read_transcript(json.dumps(record).encode(), "x.json").value.metadata
        assert (metadata.title, metadata.date) == ("Committee on Ferries", "2019-05-03")
    published = {"published": "2020-01-01", "speechRecord": speeches}
    assert read_transcript(json.dumps(published).encode(), "x.json").value.metadata.date is None


def test_a_sign_alone_under_a_paragraph_makes_no_heading_of_it() -> None:
    found = read_transcript(b"# Talk\n\nAnn Lee: One.\n-\nBob Ray: Two.\n-\nAnn Lee: Three.\n", "x.md").value
    assert texts(found) == ["Ann Lee: One.", "Bob Ray: Two.", "Ann Lee: Three."]


def test_codes_of_a_printing_press_around_names_are_no_words() -> None:
    page = "".join(f"<p><i>9.05</i>&#134;<b>{name}</b>&#166;<b>:</b> {said}</p>" for name, said in TALK * 6)
    found = texts(read_transcript(f"<html><body>{page}</body></html>".encode(), "x.html").value)
    assert found
    assert not any(code in text for text in found for code in "†¦")
    one = read_transcript("<p><b>Ann Lee:</b> The dagger † is a sign.</p>".encode(), "x.html").value
    assert "†" in texts(one)[0]
