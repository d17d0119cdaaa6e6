"""Small TEI files for tests, and what of a file a merge must not touch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A test</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader>"
)


def tei(body: str, prologue: str = "") -> bytes:
    """A TEI file in English with this body."""
    return (
        f'{prologue}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="test" xml:lang="en">\n{HEADER}\n'
        f"<text><body><div>{body}</div></body></text></TEI>\n"
    ).encode()


def segments(contents: Iterable[str]) -> bytes:
    """A TEI file with a turn of these segments, s0, s1, ..."""
    segs = "\n".join(f'<seg xml:id="s{number}">{content}</seg>' for number, content in enumerate(contents))
    return tei(f'<u xml:id="u1" who="#a">{segs}</u>')


def untouchable(data: bytes) -> str:
    """What of a file a merge must leave alone: everything but header, attributes, and contents of segments."""
    text = re.sub(r"<teiHeader.*</teiHeader>", "", data.decode(), flags=re.DOTALL)
    return re.sub(r"<(?!/|!|\?)([^\s/>]+)[^>]*?(/?)>", r"<\1\2>", text)


def words(data: bytes) -> list[str]:
    """The words of the text of a TEI file, in order."""
    text = etree.fromstring(data).find("{http://www.tei-c.org/ns/1.0}text")
    assert text is not None
    return "".join(text.itertext()).split()


def po(entries: Iterable[tuple[str, str, str]], header: str = "", *, language: str = "ru") -> bytes:
    """A PO file of (msgctxt, msgid, msgstr); a msgstr that begins with ~ is fuzzy."""
    parts = [
        'msgid ""\nmsgstr ""\n"Language: '
        + language
        + '\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Last-Translator: A. Translator <a@example.org>\\n"\n'
        + header
    ]
    for key, source, translation in entries:
        flag = "#, fuzzy\n" if translation.startswith("~") else ""
        strings = (_quoted(text) for text in (key, source, translation.removeprefix("~")))
        parts.append("{}msgctxt {}\nmsgid {}\nmsgstr {}\n".format(flag, *strings))
    return "\n".join(parts).encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
