"""A transcript as a book for reading devices (EPUB 3): the languages under each other, lineage in notes."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from xlate.dates import now
from xlate.pages.html import citation_of, ways_of
from xlate.pages.interface import gettext as _
from xlate.pages.interface import interface_tag
from xlate.pages.printing import UNFINISHED, Printed, count_unfinished, legend_of, maker_of
from xlate.pages.theme import Theme, web_address
from xlate.pages.transcript import Language, Transcript, Turn
from xlate.pages.ways import Way
from xlate.tei.read.description import Description

__all__ = ["epub_file"]

_LARGEST = 100_000
"""characters of speech in a file of the book: devices are slow with larger ones"""
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_XHTML, _OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
_TYPE = f"{{{_OPS}}}type"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ACCESSIBLE = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
)


def epub_file(
    transcript: Transcript,
    languages: Sequence[Language],
    theme: Theme,
    lineage: Literal["notes", "margin", "none"] = "notes",
) -> Printed:
    """The book of a transcript.

    Args:
        transcript: what it shows.
        languages: those of the transcript that it shows, under each other.
        theme: what it looks like.
        lineage: ``none``: it is not said how the words came.
    """
    titles = [(one, text or transcript.stem) for one, text in transcript.titles if one in languages]
    titles = titles or [(transcript.languages[0], transcript.description.title or transcript.stem)]
    book = _Book(titles[0][1], languages[0], maker_of(transcript, languages[-1]), citation_of(transcript))
    book.facts = transcript.description
    book.languages = languages
    common = {
        "page": transcript,
        "languages": languages,
        "main": languages[0],
        "titles": titles,
        "title": book.title,
        "citation": book.citation,
        "lineage": lineage,
        "unfinished": UNFINISHED,
        "legend": legend_of(transcript, languages),
        "author": book.author,
    }
    book.front = theme.fill("book_title.html", common).strip().encode()
    chapters = list(_chapters(transcript.turns))
    for number, turns in enumerate(chapters, 1):
        part = {
            "turns": turns,
            "is_last": number == len(chapters),
            "notes": _notes(transcript, turns, languages) if lineage != "none" else {},
            "comments": _comments(turns, languages),
        }
        book.add(theme.fill("book.html", common | part).strip(), turns, languages[0])
    identifier = " ".join((*(one.digest for one in transcript.files), *(one.tag for one in languages), lineage))
    data = book.packed(identifier, theme.read("book.css"))
    return Printed(data, count_unfinished(transcript, languages))


def _chapters(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    together: list[Turn] = []
    for turn in turns:
        together.append(turn)
        if sum(one.weight for one in together) > _LARGEST:
            yield together
            together = []
    if together:
        yield together


def _notes(transcript: Transcript, turns: Sequence[Turn], languages: Sequence[Language]) -> dict[Way, tuple[str, int]]:
    """The ways in some turns, each with the id and number of its note."""
    own = {
        way for turn in turns for column in turn.ways if column.language in languages for way, _places in column.ways
    }
    every = ways_of(transcript, languages)
    return {way: (key, number) for number, (way, key) in enumerate(((w, k) for w, k in every.items() if w in own), 1)}


def _comments(turns: Sequence[Turn], languages: Sequence[Language]) -> dict[tuple[int, str], str]:
    """Column and key of each cell of some turns on which people have noted something -> the letters of its note."""
    rows = (row for turn in turns for row in (*filter(None, [turn.label]), *turn.rows))
    noted = [
        (cell.language.column, row.key)
        for row in rows
        for cell in row.cells
        if cell.remarks and cell.language in languages
    ]
    return {place: _letters(number) for number, place in enumerate(noted)}


def _letters(number: int) -> str:
    """The letters of a note: a, b … z, aa, ab …; numbers are those of ways."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)


class _Place(NamedTuple):
    """An entry in the table of contents."""

    href: str
    name: str
    is_heading: bool = False


@dataclass(slots=True)
class _Book:
    """The files of a book."""

    title: str
    language: Language
    author: str
    citation: str
    facts: Description | None = None
    """what the header of the source text says"""
    languages: Sequence[Language] = ()
    front: bytes = b""
    """the title page"""
    chapters: list[bytes] = field(default_factory=list)
    contents: list[_Place] = field(default_factory=list)

    def add(self, text: str, turns: Sequence[Turn], language: Language) -> None:
        """Add a chapter, and its turns and headings to the table of contents."""
        self.chapters.append(text.encode())
        file = _chapter(len(self.chapters))
        for turn in turns:
            cells = turn.label.cells[language.column - 1].runs if turn.label else ()
            name = "".join(run.text for run in cells) or turn.speaker
            if turn.key and name:
                self.contents.append(_Place(f"{file}#{turn.key}", f"{turn.number} {name}".strip()))
            for row in turn.rows:
                if row.kind == "heading":
                    words = "".join(run.text for run in row.cells[language.column - 1].runs or row.cells[0].runs)
                    self.contents.append(_Place(f"{file}#{row.key}", words, is_heading=True))
        if not self.contents:
            self.contents.append(_Place(file, self.title))

    def packed(self, identifier: str, style: bytes) -> bytes:
        """The archive (OCF), the same for the same content."""
        files = {"META-INF/container.xml": _CONTAINER.encode(), "EPUB/package.opf": self._package(identifier)}
        files |= {"EPUB/nav.xhtml": self._navigation(), "EPUB/style.css": style}
        files |= {"EPUB/title.xhtml": self.front}
        files |= {f"EPUB/{_chapter(number)}": data for number, data in enumerate(self.chapters, 1)}
        moment = now().timetuple()[:6]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, data in {"mimetype": b"application/epub+zip", **files}.items():
                member = zipfile.ZipInfo(name, moment)
                how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(member, data, how)
        return stream.getvalue()

    def _package(self, identifier: str) -> bytes:
        make = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
        core = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
        moment = now().astimezone().utctimetuple()
        metadata: list[Any] = [
            core.identifier(f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identifier)}", id="book"),
            core.title(self.title),
            *(core.language(tag) for tag in dict.fromkeys((self.language.tag, *(one.tag for one in self.languages)))),
            make.meta("{}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*moment[:6]), property="dcterms:modified"),
            core.description(self.citation),
            *((core.creator(self.author),) if self.author else ()),
            *(getattr(core, name)(value) for name, value in self._facts() if value),
            *(make.meta(value, property=f"schema:{name}") for name, value in _ACCESSIBLE),
            make.meta(_("Text with headings, notes and a table of contents."), property="schema:accessibilitySummary"),
        ]
        names = [_chapter(number) for number in range(1, len(self.chapters) + 1)]
        xhtml = {"media-type": "application/xhtml+xml"}
        package = make.package(
            make.metadata(*metadata),
            make.manifest(
                make.item(id="title", href="title.xhtml", **xhtml),
                make.item(id="nav", href="nav.xhtml", properties="nav", **xhtml),
                make.item(id="style", href="style.css", **{"media-type": "text/css"}),
                *(make.item(id=name.removesuffix(".xhtml"), href=name, **xhtml) for name in names),
            ),
            make.spine(
                make.itemref(idref="title"),
                *(make.itemref(idref=name.removesuffix(".xhtml")) for name in names),
                **{"page-progression-direction": self.language.direction},
            ),
            version="3.0",
            **{"unique-identifier": "book", _XML_LANG: interface_tag()},
        )
        return _serialized(package)

    def _facts(self) -> Iterator[tuple[str, str]]:
        """What shops and libraries list, by the names of Dublin Core."""
        if self.facts is not None:
            yield "publisher", self.facts.publisher or self.facts.printed_by
            yield "rights", self.facts.licence_text or self.facts.licence
            yield "source", web_address(self.facts.address)
            yield "coverage", ", ".join(filter(None, (self.facts.date, *self.facts.places)))

    def _navigation(self) -> bytes:
        make = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML, "epub": _OPS})
        items: list[Any] = []
        inside: Any = None
        for place in self.contents:
            item = make.li(make.a(place.name, href=place.href))
            if place.is_heading or inside is None:  # turns stand below the heading that they follow
                items.append(item)
                inside = item if place.is_heading else None
                continue
            if len(inside) == 1:
                inside.append(make.ol())
            inside[1].append(item)
        title = make.li(make.a(self.title, href="title.xhtml"))
        contents = make.nav(make.h1(_("Contents")), make.ol(title, *items), **{_TYPE: "toc"})
        parts = (("titlepage", _("Title page"), "title.xhtml"), ("bodymatter", _("Text"), _chapter(1)))
        marks = (make.li(make.a(name, href=href, **{_TYPE: kind})) for kind, name, href in parts)
        landmarks = make.nav(make.h1(_("Parts of the book")), make.ol(*marks), **{_TYPE: "landmarks"}, hidden="hidden")
        style = make.link(rel="stylesheet", type="text/css", href="style.css")
        page = make.html(make.head(make.title(self.title), style), make.body(contents, landmarks), lang=interface_tag())
        page.set(_XML_LANG, interface_tag())
        return _serialized(page, doctype="<!DOCTYPE html>")


def _chapter(number: int) -> str:
    return f"text-{number}.xhtml"


def _serialized(element: Any, doctype: str | None = None) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="utf-8", pretty_print=True, doctype=doctype)
