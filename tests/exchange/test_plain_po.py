"""PO files that are read with one pattern or written piece by piece are the same as by polib."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from xlate.errors import XlateError
from xlate.exchange.catalogue import Catalogue, Entry, Header
from xlate.exchange.po import read, write
from xlate.exchange.po.plain_read import PlainPart, read_plain_part

_HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
_MORE_LINES = r"""
#
# a
# #c
#tight
##
#. Turn 1 · Ann
#.
#: a.xml:3
#:
#, fuzzy
#, fuzzy, no-wrap
#,fuzzy
#| msgid "old"
#| "and more"
#| "#| x"
#| msgctxt "s-0"
msgctxt "s-1"
msgctxt "s-2"
msgid "a"
msgid "b \"c\" \\ \n"
msgid ""
"more"
"x\n"
  "indented"
msgid_plural "as"
msgstr "б"
msgstr ""
msgstr "\320\261"
msgstr[0] "p"
msgstr[1] "q"
#~ msgid "gone"
#~ msgctxt "s-9"
#~ msgstr "g"
#~ "more"
#~| msgid "older"
msgstr  "two spaces"
msgstr "unterminated
msgstr "a"b"
junk
"""
_LINES = st.sampled_from(
    ["", "", "", " ", "#.  ", "#  b ", "#. more ", 'msgstr "\u2028\u00a0"', *_MORE_LINES.strip("\n").split("\n")]
)
_WHOLE = st.lists(
    st.sampled_from(
        [
            'msgctxt "s-1"\nmsgid "a"\nmsgstr "б"\n',
            '# note\n#. Turn 1\n#. Next: x\n#: a:1\n#, fuzzy\n#| msgid "o"\n#| "p"\n'
            'msgctxt "s-2"\nmsgid ""\n"a\\n"\n"b"\nmsgstr ""\n"c"\n',
            'msgid "no context"\nmsgstr ""\n',
            'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "p"\nmsgstr[1] "q"\n',
            '#~ msgctxt "s-3"\n#~ msgid "gone"\n#~ msgstr "g"\n',
        ]
    ),
    max_size=4,
).map("\n".join)


def catalogue_or_error(data: bytes) -> Catalogue | str:
    try:
        return read.read_po(data, "ru.po")
    except XlateError as error:
        return str(error)


def same(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make sure that a file is read alike with and without the pattern."""
    ours = catalogue_or_error(data)
    with monkeypatch.context() as patch:
        patch.setattr(read, "read_plain_part", lambda text: PlainPart("", [], text, 1))
        assert ours == catalogue_or_error(data)


@settings(max_examples=400)
@given(_WHOLE, st.lists(_LINES, max_size=12).map("\n".join), _WHOLE, st.booleans())
@example('msgctxt "s-1"\nmsgid "a"\nmsgstr "b"\n', '\n"continued after a blank line"', "", True)
def test_any_lines(before: str, lines: str, after: str, with_header: bool) -> None:
    text = "\n".join((_HEADER if with_header else "", before, lines, after))
    with pytest.MonkeyPatch.context() as monkeypatch:
        same(text.encode(), monkeypatch)


@pytest.mark.parametrize("path", [*sorted((ROOT / "tests").rglob("*.po")), ROOT / "examples" / "ru.po"], ids=str)
def test_files_that_programs_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same(path.read_bytes(), monkeypatch)


def test_what_is_usual_is_read_by_the_pattern() -> None:
    read_by_pattern = 0
    for path in (ROOT / "tests").rglob("*.po"):
        part = read_plain_part(path.read_text(encoding="utf-8", errors="replace"))
        read_by_pattern += len(part.entries) > 3 and "\nmsgctxt" not in part.rest
    assert read_by_pattern > 12


_WORDS = st.lists(
    st.sampled_from(
        ["a", " ", "слово", '"', "\\", "\n", "\t", "\r", "\u00a0", "\u2028", "\x85", "\x0b", "\x1c", "#~ "]
    ),
    max_size=6,
).map("".join)
_ENTRIES = st.builds(
    Entry,
    st.none() | _WORDS,
    _WORDS,
    _WORDS,
    fuzzy=st.booleans(),
    plural=st.just(False),
    line=st.just(1),
    comment=_WORDS,
    previous=st.none() | _WORDS,
    notes=_WORDS,
    flags=st.sampled_from([(), ("fuzzy",), ("no-wrap",)]),
    reference=st.sampled_from(["", "a.xml:3", "\udc80:1"]),
)


@settings(max_examples=400)
@given(st.lists(_ENTRIES, max_size=4), st.lists(_ENTRIES, max_size=2), st.sampled_from(["", "a\nb"]))
def test_any_entries(entries: list[Entry], obsolete: list[Entry], comment: str) -> None:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = comment
    catalogue.metadata = {"Language": "ru"}
    made = [*map(write.po_entry, entries), *(write.po_entry(entry, obsolete=True) for entry in obsolete)]
    list.extend(catalogue, made)
    by_polib = str(catalogue).encode(errors="backslashreplace")
    ours = write.write_entries(Header({"Language": "ru"}, comment), entries, obsolete)
    assert ours == by_polib


def test_a_backslash_in_a_comment_stays_whoever_reads_it() -> None:
    note = r"# see D:\101\new"
    usual = f'{note}\nmsgctxt "a"\nmsgid "one"\nmsgstr "\\320\\261"\n'
    plural = f'{note}\nmsgid "many"\nmsgid_plural "more"\nmsgstr[0] "\\320\\261"\n'
    entries = read.read_po(f"{_HEADER}\n{plural}\n{usual}".encode(), "ru.po").entries
    assert [(entry.comment, entry.translation) for entry in entries] == [(r"see D:\101\new", "б")] * 2
