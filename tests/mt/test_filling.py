"""PO files are filled by editing lines: everything else stays, byte for byte."""

from __future__ import annotations

import difflib
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.teitext import po
from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Suggestion
from xlate.exchange.po import fill_po, read_po, referenced_files

HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BODY = r"""# Ask Anna.
#. Turn 1
#: talk.xml:3 talk.xml:5
#, no-wrap
#| msgid "old"
msgctxt "s0"
msgid ""
"Wrapped at \"column\" "
"seventy."
msgstr ""
#: talk.xml:4
msgctxt "s1"
msgid "No blank line before."
msgstr "Готово."

#~ msgctxt "gone"
#~ msgid "Gone."
#~ msgstr "Нет."
msgid "Without context."
msgstr ""
""
# A comment of an obsolete one.
#~ msgid "x"
#~ msgstr "y"

msgctxt "last"
msgid "Last"
msgstr "" """.rstrip(" ")


def suggestion(text: str, comment: str = "xlate-mt: x - en_ru 0", previous: str | None = None) -> Suggestion:
    return Suggestion(text, fuzzy=True, comment=comment, previous=previous)


def fill(data: bytes, texts: dict[str, Suggestion]) -> bytes:
    """Fill by msgid."""
    lines = {entry.source: entry.line for entry in read_po(data, "x.po").entries}
    return fill_po(data, "x.po", {lines[source]: given for source, given in texts.items()})


def test_only_the_lines_of_the_entries_that_are_filled_change() -> None:
    data = (HEADER + BODY).encode()
    sources = [entry.source for entry in read_po(data, "x.po").entries]
    texts = {source: suggestion(f'<"{number}">\t\\') for number, source in enumerate(sources) if number != 1}
    made = fill(data, texts)
    diff = list(difflib.unified_diff(data.decode().split("\n"), made.decode().split("\n"), lineterm="", n=0))
    assert [line for line in diff if line[0] in "+-" and line[:3] not in {"---", "+++"}] == [
        "+# xlate-mt: x - en_ru 0",
        "-#, no-wrap",
        '-#| msgid "old"',
        "+#, fuzzy, no-wrap",
        '-msgstr ""',
        '+msgstr "<\\"0\\">\\t\\\\"',
        "+# xlate-mt: x - en_ru 0",
        "+#, fuzzy",
        '-msgstr ""',
        '-""',
        '+msgstr "<\\"2\\">\\t\\\\"',
        "+# xlate-mt: x - en_ru 0",
        "+#, fuzzy",
        '-msgstr ""',
        '+msgstr "<\\"3\\">\\t\\\\"',
    ]
    read = polib.pofile(made.decode())
    assert [(entry.msgstr, entry.fuzzy, entry.obsolete) for entry in read] == [
        ('<"0">\t\\', True, False),
        ("Готово.", False, False),
        ("Нет.", False, True),
        ('<"2">\t\\', True, False),
        ("y", False, True),
        ('<"3">\t\\', True, False),
    ]
    assert read[0].tcomment == "Ask Anna.\nxlate-mt: x - en_ru 0"


def test_gettext_reads_what_was_filled(tmp_path: Path) -> None:
    data = (HEADER.replace('"Language', '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n"Language') + BODY).encode()
    (tmp_path / "x.po").write_bytes(fill(data, {"Last": suggestion("Конец", previous='an "old" one')}))
    done = subprocess.run(["msgcat", tmp_path / "x.po"], check=True, capture_output=True)
    assert '#| msgid "an \\"old\\" one"' in done.stdout.decode()


def test_an_earlier_line_of_origin_is_replaced() -> None:
    data = po([("s0", "Hello.", "")])
    once = fill(data, {"Hello.": suggestion("Раз.", "xlate-mt-tags: x\nxlate-mt: x - en_ru 1")})
    twice = fill(once, {"Hello.": suggestion("Два.", "xlate-mt: x - en_ru 2")})
    assert twice == fill(data, {"Hello.": suggestion("Два.", "xlate-mt: x - en_ru 2")})


def test_line_ends_byte_order_mark_and_charset_stay() -> None:
    text = (HEADER + BODY).replace("UTF-8", "KOI8-R").replace("\n", "\r\n")
    made = fill(text.encode("koi8-r"), {"Last": suggestion("Конец")})
    assert made == text.encode("koi8-r").replace(
        b'msgctxt "last"\r\nmsgid "Last"\r\nmsgstr ""',
        b'# xlate-mt: x - en_ru 0\r\n#, fuzzy\r\nmsgctxt "last"\r\nmsgid "Last"\r\nmsgstr "'
        + "Конец".encode("koi8-r")
        + b'"',
    )
    with pytest.raises(CatalogueError, match='KOI8-R, which the header declares, has no "漢"; save the file as UTF-8'):
        fill(text.encode("koi8-r"), {"Last": suggestion("漢")})
    marked = b"\xef\xbb\xbf" + po([("s0", "Hello.", "")])
    assert fill(marked, {"Hello.": suggestion("x")}).startswith(b"\xef\xbb\xbfmsgid")
    old_mac = po([("s0", "Hello.", "")]).replace(b"\n", b"\r")
    assert b"\n" not in fill(old_mac, {"Hello.": suggestion("x")})


def test_a_line_where_no_entry_is_is_refused() -> None:
    data = po([("s0", "Hello.", "")])
    assert fill_po(data, "x.po", {}) is data
    for line in (1000, 0):
        with pytest.raises(CatalogueError, match="the file has changed"):
            fill_po(data, "x.po", {line: suggestion("x")})
    whole = (HEADER + BODY).encode()
    obsolete = BODY[: BODY.index("#~")].count("\n") + HEADER.count("\n") + 1
    (first, *_) = read_po(whole, "x.po").entries
    for lines in ([obsolete], [first.line, first.line + 1]):
        with pytest.raises(CatalogueError, match="the file has changed"):
            fill_po(whole, "x.po", dict.fromkeys(lines, suggestion("x")))


ENTRIES = st.lists(
    st.tuples(st.text(max_size=8), st.text(min_size=1, max_size=8), st.sampled_from(["", "да", "~да"])),
    max_size=6,
    unique_by=lambda entry: entry[:2],
)


@given(ENTRIES, st.text(min_size=1))
def test_every_entry_without_a_translation_can_be_filled(entries: list[tuple[str, str, str]], words: str) -> None:
    good = str.maketrans(dict.fromkeys(map(chr, [*range(9), *range(11, 32), 8232]), "_"))
    entries = [(key.translate(good), source.translate(good), text) for key, source, text in entries]
    words = words.encode(errors="replace").decode().replace("\x00", "_")
    if len({entry[:2] for entry in entries}) < len(entries):
        return
    data = po([(k.encode(errors="replace").decode(), s.encode(errors="replace").decode(), t) for k, s, t in entries])
    before = read_po(data, "x.po").entries
    made = fill_po(data, "x.po", {entry.line: suggestion(words) for entry in before if not entry.translation})
    after = read_po(made, "x.po").entries
    assert [(entry.key, entry.source) for entry in after] == [(entry.key, entry.source) for entry in before]
    for old, new in zip(before, after, strict=True):
        assert (new.translation, new.fuzzy) == ((old.translation, old.fuzzy) if old.translation else (words, True))


def test_the_files_that_references_name() -> None:
    data = (HEADER + BODY + '\n\n#: a b.xml:7\n#: talk.xml:9\nmsgid "z"\nmsgstr ""\n').encode()
    assert referenced_files(data) == ["talk.xml", "a b.xml"]
