"""Files that no reader of transcripts reads, known by their bytes, each with its name and what to do about it.

Plain text is what is left over when nothing else fits, so a file of another format would be converted as if its markup
were speech. One table tells them; a format that becomes readable leaves it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from xlate.formats.foreign_text import find_foreign_text
from xlate.formats.sniff import as_utf8, xml_root

__all__ = ["Foreign", "find_foreign"]

_EXPORT_TEXT = "export it as plain text, or as a table with columns for speaker, start and text"
_SAVE_DOCX = "save it as DOCX or plain text"
_AS_SRT = "convert it to SRT or WebVTT first, with a program for subtitles such as Subtitle Edit"
_NO_TALK = "give the text that it is about, if there is a transcript in it"
_UNPACK = "unpack it, and give the transcripts in it"
_HEAD = 1 << 16
"""bytes that are looked at"""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format that is not read."""

    noun: str
    """its name in a sentence"""
    hint: str
    """what to do"""
    magic: tuple[bytes, ...] = ()
    """its first bytes"""
    inside: tuple[tuple[int, bytes], ...] = ()
    """places with the bytes that stand there"""
    roots: tuple[str, ...] = ()
    """names of the root element, for XML"""
    member: bytes = b""
    """what the first bytes of a ZIP archive of this kind hold"""
    but: bytes = b"\0PK"
    """what they do not hold, since it is read"""
    signs: re.Pattern[str] | None = None
    """how a text of this kind begins"""


def _signs(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s{{0,500}}+(?:{pattern})", re.IGNORECASE | re.MULTILINE)


_FOREIGN = (
    # documents
    Foreign("a PostScript file", "save its text first, for example: ps2ascii FILE.ps", (b"%!PS",)),
    Foreign("an old Office document (.doc, .xls, .ppt, .msg)", _SAVE_DOCX, (b"\xd0\xcf\x11\xe0", b"\xdb\xa5-\0")),
    Foreign("a WordPerfect document", _SAVE_DOCX, (b"\xffWPC",)),
    Foreign(
        "an OpenDocument spreadsheet, presentation or drawing",
        "save a table as CSV, a text as ODT or DOCX",
        member=b"mimetypeapplication/vnd.oasis.opendocument",
        but=b"mimetypeapplication/vnd.oasis.opendocument.text",
    ),
    Foreign("a presentation (PPTX)", "save its text as DOCX or plain text", member=b"ppt/"),
    Foreign("a Word document as XML", _SAVE_DOCX, roots=("wordDocument", "package")),
    Foreign("a Rich Text or mail archive", "save the text as plain text", (b"!BDN",)),
    # archives, pictures, recordings
    Foreign(
        "a compressed file or an archive",
        _UNPACK,
        (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd"),
        ((257, b"ustar"),),
    ),
    Foreign("a book of the Kindle (MOBI)", "convert it to EPUB, for example with Calibre", inside=((60, b"BOOKMOBI"),)),
    Foreign("a font", "it holds no text", (b"\0\1\0\0", b"OTTO", b"wOFF", b"wOF2", b"ttcf")),
    Foreign(
        "a program",
        "it holds no transcript",
        (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\0asm", b"\xcf\xfa\xed\xfe"),
    ),
    Foreign(
        "a picture",
        "recognise its text (OCR) and save that as plain text",
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0", b"AT&TFORM", b"8BPS"),
        ((8, b"heic"), (8, b"mif1"), (8, b"avif"), (8, b"WEBP")),
    ),
    Foreign(
        "a recording",
        "transcribe it first, with a speech recogniser for example, and give the WebVTT, SRT or JSON",
        (
            b"ID3",
            b"#!AMR",
            b"FORM",
            b"OggS",
            b"fLaC",
            b"\x1aE\xdf\xa3",
            b"\xff\xfb",
        ),
        ((4, b"ftyp"), (8, b"WAVE"), (8, b"AVI ")),
    ),
    # annotations of speech
    Foreign(
        "a Praat file in binary or chronological form",
        "save it in Praat as a text file or a short text file",
        (b"ooBinaryFile", b'"Praat chronological'),
    ),
    Foreign(
        "a segmented transcription of EXMARaLDA",
        "give the basic transcription (EXB)",
        roots=("segmented-transcription",),
    ),
    Foreign("a FOLKER or ISO transcription", _EXPORT_TEXT, roots=("folker-transcription",)),
    Foreign("an InqScribe or NVivo project", _EXPORT_TEXT, roots=("Project",)),
    # subtitles of other kinds
    Foreign("a file of captions in SCC", _AS_SRT, signs=_signs(r"Scenarist_SCC V1\.0")),
    Foreign("a file of subtitles in QuickTime Text", _AS_SRT, signs=_signs(r"\{QTtext\}")),
    Foreign("a file of subtitles in SAMI", _AS_SRT, roots=("SAMI",)),
    Foreign(
        "a file of subtitles in RealText, USF or XML of the cinema",
        _AS_SRT,
        roots=("window", "USFSubtitles", "DCSubtitle", "SubtitleReel"),
    ),
    # notes, markup
    Foreign(
        "a LaTeX file",
        "make HTML or plain text of it, for example: pandoc FILE.tex -o FILE.html",
        signs=_signs(
            r"(?:.{0,2000}\n){0,200}?[ \t]{0,40}\\(?:documentclass|documentstyle|begin\{document\}|usepackage|input\{)"
        ),
    ),
    Foreign(
        "a page in the markup of MediaWiki",
        "make HTML of it, for example: pandoc -f mediawiki FILE -o FILE.html",
        signs=_signs(
            r"#REDIRECT\s{0,9}\[\[|__(?:NOTOC|TOC|NOEDITSECTION)__|\{\{(?:[^{}]{1,5000})\}\}\s*$|"
            r"(?=(?:.{0,2000}\n){0,200}?={2,6}[^=\n]{1,200}={2,6}[ \t]*$)"
            r"(?=(?:.{0,2000}\n){0,200}?.{0,2000}?(?:'''|\[\[|\{\{|<ref))"
        ),
    ),
    Foreign("a page in the markup of Org", "make HTML of it", signs=_signs(r"#\+(?:TITLE|AUTHOR|OPTIONS|STARTUP):")),
    Foreign("a manual page", "make plain text of it", signs=_signs(r"\.(?:TH|Dd|\\\") ")),
    Foreign("a map or a track (KML, GPX)", _NO_TALK, roots=("kml", "gpx", "osm")),
    Foreign("a schema or a style sheet in XML", _NO_TALK, roots=("schema", "stylesheet", "transform")),
    Foreign(
        "a file for programs (a project, settings, a report of tests)",
        _NO_TALK,
        roots=("project", "resources", "testsuite", "testsuites", "definitions", "manifest", "beans", "configuration"),
    ),
    Foreign(
        "a page of a wiki export, a news feed or another kind of page",
        "save the page as HTML",
        roots=("mediawiki", "rss", "feed", "RDF", "urlset", "svg", "plist", "sitemapindex", "Workbook", "opml"),
    ),
)


def find_foreign(data: bytes) -> Foreign | None:
    """What format a file has that is not read; None: none that is known.

    Args:
        data: the bytes of the file; only the beginning is looked at.
    """
    head = data[:_HEAD]
    by_magic = next((one for one in _FOREIGN if _has_magic(one, head)), None)
    if by_magic is not None:
        return by_magic
    if head.startswith(b"PK\x03\x04"):
        return next((one for one in _FOREIGN if one.member and one.member in head and one.but not in head), None)
    root = xml_root(data)
    if root is not None:
        return next((one for one in _FOREIGN if root in one.roots), None)
    text = re.sub(r"\r\n?", "\n", as_utf8(head).decode(errors="replace"))
    known = next((one for one in _FOREIGN if one.signs is not None and one.signs.match(text)), None)
    other = find_foreign_text(text) if known is None else None
    return Foreign(other.noun, other.hint) if other is not None else known


def _has_magic(one: Foreign, head: bytes) -> bool:
    """True if a file begins as its kind does; what could be words ("BM", "OTTO") counts in binary files only."""
    begins = any(head.startswith(part) and (not part[:4].isalnum() or _is_binary(head)) for part in one.magic)
    return begins or any(head.startswith(part, at) and _is_binary(head) for at, part in one.inside)


def _is_binary(head: bytes) -> bool:
    return b"\0" in head[:1024] or b"\xef\xbf\xbd" in head[:1024].decode(errors="replace").encode()
