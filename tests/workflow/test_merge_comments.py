"""Comments on segments and reviews of them go from the PO file into the TEI file, and stay beside the words."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, shared
from tests.teitext import po, segments
from tests.workflow.test_good_guest import tei
from xlate.files import Input
from xlate.findings import Severity
from xlate.model.marks import Note, Remarks, Review
from xlate.model.mt_origin import hash_of_words
from xlate.tei.read.comments import read_comments
from xlate.tei.record import Record
from xlate.tei.write.comments import splice_without_comments
from xlate.workflow.lineage import strip_lineage

SEED = EXAMPLES / "kremlin-en-00seed.xml"
RU = (EXAMPLES / "ru.po").read_bytes()
T = "{http://www.tei-c.org/ns/1.0}"
KEY = "s-dhx6vuyc"
WORDS = "Большое спасибо."
ASKED = "xlate-note: open 2026-11-26T21:11:00+00:00 Anna Schmidt: Is <this> the office & not the person?"
ANSWERED = "xlate-note: open 2026-11-26T21:12:00+00:00 Boris: The office."
APPROVED = f"xlate-review: approved 2026-11-26T21:10:00+00:00 {hash_of_words(WORDS)} Anna Schmidt"


def noted(*lines: str, key: str = KEY, data: bytes = RU) -> Input:
    """A PO file with these lines on an entry."""
    entry = f'msgctxt "{key}"'
    comment = "".join(f"# {line}\n" for line in lines)
    # translators' comments stand at the top of an entry
    before, found, after = data.decode().partition(entry)
    assert found
    head, _, own = before.rpartition("\n\n")
    return Input(f"{head}\n\n{comment}{own}{entry}{after}".encode(), "ru.po")


def merge(base: bytes | Path, *catalogues: Input) -> bytes:
    """The file after a merge into the source, or into what a merge has made."""
    source = Input(base, "talk.ru.xml") if isinstance(base, bytes) else base
    data = xlate.merge(source, list(catalogues), source=SEED if isinstance(base, bytes) else None).value.data
    assert data is not None
    return data


def remarks(data: bytes) -> dict[str, Remarks]:
    return read_comments(Record.read(data, "x.xml"))


def test_comments_and_reviews_go_into_the_file_and_are_no_words(tmp_path: Path) -> None:
    plain, data = merge(SEED, Input(RU, "ru.po")), merge(SEED, noted(APPROVED, ASKED, ANSWERED))
    assert remarks(data) == {
        KEY: Remarks(
            (
                Note(False, "2026-11-26T21:11:00+00:00", "Anna Schmidt", "Is <this> the office & not the person?"),
                Note(False, "2026-11-26T21:12:00+00:00", "Boris", "The office."),
            ),
            Review("approved", "2026-11-26", "", "Anna Schmidt"),
        )
    }
    assert data[data.index(b"<text ") :] == plain[plain.index(b"<text ") :]
    path = tmp_path / "talk.ru.xml"
    path.write_bytes(data)
    (tmp_path / SEED.name).write_bytes(SEED.read_bytes())
    assert [one for one in xlate.validate(path).findings if one.severity is not Severity.INFO] == []
    done = subprocess.run(["jing", shared("schema", "tei_all.rng"), path], check=False, capture_output=True)
    assert (done.returncode, done.stdout) == (0, b"")
    exported = [[(unit.key, unit.source) for unit in Record.read(each, "x.xml").units()] for each in (plain, data)]
    assert exported[0] == exported[1], "a note is no unit"


def test_merging_again_changes_no_byte_and_what_is_new_is_added() -> None:
    data = merge(SEED, noted(APPROVED, ASKED))
    assert merge(data, noted(APPROVED, ASKED)) == data
    assert merge(data, Input(RU.replace(b"# xlate-note", b"# other"), "ru.po")).count(b'type="comment"') == 1, (
        "it stays"
    )
    closed = merge(data, noted(APPROVED, ASKED.replace("open", "closed"), ANSWERED))
    (asked, answered) = remarks(closed)[KEY].notes
    assert (asked.closed, answered.closed, answered.by) == (True, False, "Boris")
    assert closed.count(b"<persName>Anna Schmidt</persName>") == 1, "one agent for all that she says"
    reopened = merge(closed, noted(APPROVED, ASKED, ANSWERED))
    assert [note.closed for note in remarks(reopened)[KEY].notes] == [False, False]


def test_a_review_is_of_these_words() -> None:
    data = merge(SEED, noted(APPROVED))
    assert remarks(data)[KEY].review is not None
    assert KEY not in remarks(merge(data, Input(RU, "ru.po"))), "it was taken back"
    other = noted(APPROVED, data=RU.replace(WORDS.encode(), "Благодарю.".encode()))
    assert KEY not in remarks(merge(SEED, other)), "void in the PO file"
    assert KEY not in remarks(merge(data, other)), "void in the TEI file"
    fuzzy = merge(data, noted(data=RU.replace(f'msgctxt "{KEY}"'.encode(), f'#, fuzzy\nmsgctxt "{KEY}"'.encode())))
    assert remarks(fuzzy)[KEY].review is not None, "the words stay, and so does what was said of them"


def test_units_that_were_approved_together_share_an_element() -> None:
    talk = segments(["Hello.", "Good bye."])
    lines = [
        f"# xlate-review: reviewed 2026-11-2{n}T21:10:00+00:00 {hash_of_words(w)} Anna\n"
        for n, w in ((6, "A"), (6, "B"))
    ]
    plain = po([("s0", "Hello.", "A"), ("s1", "Good bye.", "B")]).decode()
    both = plain.replace('msgctxt "s0"', f'{lines[0]}msgctxt "s0"').replace('msgctxt "s1"', f'{lines[1]}msgctxt "s1"')
    data = xlate.merge(Input(talk, "talk.xml"), Input(both.encode(), "ru.po")).value.data
    assert data is not None
    (review,) = etree.fromstring(data).iter(T + "note")
    assert review.get("target") == "#s0 #s1"
    one = plain.replace('msgctxt "s1"', f'{lines[1]}msgctxt "s1"').encode()
    again = xlate.merge(Input(data, "talk.ru.xml"), Input(one, "ru.po"), source=Input(talk, "talk.xml")).value.data
    assert again is not None
    (review,) = etree.fromstring(again).iter(T + "note")
    assert review.get("target") == "#s1"


@pytest.mark.parametrize("when", ["yesterday", "2026-13-40", "2026-11-26"])
def test_what_people_write_by_hand_is_kept_and_valid(when: str, tmp_path: Path) -> None:
    data = merge(SEED, noted(f"xlate-note: open {when} ?: By nobody \x07 <seg>"))
    (note,) = remarks(data)[KEY].notes
    assert (note.when, note.by, note.text) == (when, "", "By nobody <seg>")
    path = tmp_path / "talk.ru.xml"
    path.write_bytes(data)
    (tmp_path / SEED.name).write_bytes(SEED.read_bytes())
    assert [one for one in xlate.validate(path).findings if one.severity is not Severity.INFO] == []
    assert merge(data, noted(f"xlate-note: open {when} ?: By nobody \x07 <seg>")) == data


def test_two_files_make_one_comment_of_one_and_closed_counts() -> None:
    data = merge(SEED, noted(ASKED), Input(noted(ASKED.replace("open", "closed")).data, "b.po"))
    assert [note.closed for note in remarks(data)[KEY].notes] == [True]


def test_strip_takes_them_out_of_a_guest() -> None:
    guest = tei('<div><u xml:id="u1"><seg xml:id="s1">Hello.</seg></u></div>')
    catalogue = po([("s1", "Hello.", "Привет.")]).decode().replace('msgctxt "s1"', f'# {ASKED}\nmsgctxt "s1"')
    data = xlate.merge(guest, Input(catalogue.encode(), "ru.po")).value.data
    assert data is not None
    assert b"<note " in data
    stripped = strip_lineage(Input(data, "talk.ru.xml")).value
    assert b"<note " not in stripped
    assert b"standOff" not in stripped
    assert b"Anna" not in stripped


def test_a_unit_that_is_gone_takes_what_was_said_of_it_along() -> None:
    data = merge(SEED, noted(APPROVED, ASKED))
    left, keys = splice_without_comments(Record.read(data, "x.xml"), {KEY, "s-veib4f6x"})
    assert keys == {KEY}
    assert b"standOff" not in left
    assert splice_without_comments(Record.read(data, "x.xml"), {"s-veib4f6x"}) == (data, set())


def test_an_edition_shows_them_where_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / SEED.name).write_bytes(SEED.read_bytes())
    path = tmp_path / "talk.ru.xml"
    path.write_bytes(merge(SEED, noted(APPROVED, ASKED.replace("open", "closed"), ANSWERED)))
    pages = [
        xlate.edition([tmp_path / SEED.name, path], tmp_path / "site", notes=notes).value.pages[0]
        for notes in (False, True, True)
    ]
    assert [page.changed for page in pages] == [True, True, False]
    page = (tmp_path / "site" / f"{SEED.stem}.html").read_text(encoding="utf-8")
    row = page[page.index(f'id="{KEY}"') :].partition('<div class="row')[0]
    said = re.sub(r"(<[^>]*>)+", "|", row[row.index("approved") :])
    assert said.startswith(
        "approved| · Anna Schmidt, 2026-11-26|2 comments|Anna Schmidt, 2026-11-26| |(closed)| "
        "Is &lt;this&gt; the office &amp; not the person?|Boris, 2026-11-26| The office.|"
    )
    assert page.count('<details class="noted">') == 1
    done = subprocess.run(["tidy", "-q", "-e", "-utf8"], input=page.encode(), check=False, capture_output=True)
    assert b"Error" not in done.stderr, done.stderr.decode()
    xlate.edition([tmp_path / SEED.name, path], tmp_path / "site")
    assert 'noted">' not in (tmp_path / "site" / f"{SEED.stem}.html").read_text(encoding="utf-8")
