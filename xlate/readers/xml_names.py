"""What elements of XML with turns are, by their names in lower case: headings, stage directions, pages, paragraphs."""

from __future__ import annotations

__all__ = [
    "APART",
    "DATELINES",
    "HEADINGS",
    "LEFT_OUT",
    "PAGES",
    "PARAGRAPHS",
    "PROCEDURAL",
    "STAGE",
    "STAGE_INSIDE",
]

HEADINGS = {
    "heading", "head", "title", "titel", "titre", "titulo", "subheading", "item-titel", "major-heading",
    "minor-heading", "subtitle", "topic", "headline", "kop", "doctitle", "document_title", "documentname", "titolo",
    "tittel", "rubrik", "overskrift", "orderofbusinesstitle", "subjectofbusinesstitle", "tl-chap",
}  # fmt: skip
PROCEDURAL = {"proceduraltext", "procedural-text"}
"""what is dealt with, in the words of the table of contents; or in brackets what became of it"""
STAGE = {
    "stage", "narrative", "scene", "incident", "kinesic", "vocal", "event", "remark", "kommentar", "comment", "summary",
    "note", "desc", "background",
}  # fmt: skip
STAGE_INSIDE = {
    "stage",
    "scene",
    "incident",
    "kinesic",
    "vocal",
    "kommentar",
    "comment",
    "applause",
    "applaus",
    "reaction",
}
"""the same among words, by the name of the element or its type; a note there can be anything"""
PAGES = {"page_number", "pagenumber", "page-number", "pageno", "column_number", "columnnumber", "seitenzahl"}
LEFT_OUT = {
    "meta",
    "metadata",
    "references",
    "identification",
    "teiheader",
    "speakers",
    "topics",
    "num",
    "nr",
    "style",
}
DATELINES = {"date", "docdate", "datum"}
APART = {
    "session.header", "vorspann", "inhaltsverzeichnis", "rednerliste", "toc", "contents", "tableofcontents",
    "page.no", "time.stamp", "metameeting", "metaspeechsegment", "metaspeakermp", "metafteragenda",
    "extractedinformation", "startpagenumber", "metadonnees", "vergadering-nummer", "uid",
}  # fmt: skip
"""elements with what a record tells of itself: its number, date, contents"""
PARAGRAPHS = {
    "p",
    "para",
    "al",
    "ab",
    "l",
    "li",
    "item",
    "line",
    "paragraph",
    "absatz",
    "alinea",
    "tr",
    "quote",
    "block",
}
