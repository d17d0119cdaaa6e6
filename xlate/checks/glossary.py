"""Glossaries: terms and how they are to be rendered, from CSV and TBX.

CSV: a header line that names the columns (source, target, note, forbidden; or the tags of two languages), then a row
for each rendering; a term may have several. TBX: TBX-Basic of ISO 30042:2008 (termEntry, langSet, tig) and of 2019
(conceptEntry, langSec, termSec, with categories as attributes or as elements).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.csv import read_rows
from xlate.formats.sniff import FileKind, refusal, sniff
from xlate.formats.xml import MARK, html_entities, local_name, mark_unusable, parse_xml
from xlate.languages import UNDETERMINED, primary_subtag, tag_or_none

__all__ = ["Term", "read_glossary"]

_YES = {"1", "yes", "y", "true", "x", "forbidden", "да", "ja", "oui", "sí", "si"}
_NO = {"", "0", "no", "n", "false", "-", "нет", "nein", "non"}
_FORBIDDEN = {"deprecatedterm-admn-sts", "supersededterm-admn-sts", "deprecated", "superseded", "forbidden", "obsolete"}
_ALTERNATIVES = "|"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Term:
    """One rendering of a term."""

    source: str
    """the term; empty if the rendering is forbidden whatever the source says"""
    target: str
    """its rendering, as a dictionary would have it; never empty"""
    forbidden: bool = False
    """the rendering must not be used"""
    note: str = ""
    """what the glossary says on it"""
    source_language: str = UNDETERMINED
    """BCP 47 tag; und: that of the document"""
    target_language: str = UNDETERMINED
    """BCP 47 tag; und: that of the translation"""

    def fits(self, source_language: str, target_language: str) -> bool:
        """True if the term is for this pair of languages."""
        return _same(self.source_language, source_language) and _same(self.target_language, target_language)


def _same(own: str, given: str) -> bool:
    return UNDETERMINED in (own, given) or primary_subtag(own) == primary_subtag(given)


def read_glossary(data: bytes, file: str) -> Result[tuple[Term, ...]]:
    """Read a glossary.

    Args:
        data: its bytes, UTF-8.
        file: its name, for messages.

    Returns:
        The terms, and findings on rows that could not be used (XL622).

    Raises:
        InputError: it is no glossary; CatalogueError: it is TBX in another charset than it says.
    """
    kind = sniff(data, file)
    if kind not in (FileKind.GLOSSARY, FileKind.UNKNOWN):
        raise InputError(refusal(kind, "a glossary (CSV, TBX)"), file=file)
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        return _read_tbx(data, file)
    return _read_table(data, file)


def _read_table(data: bytes, file: str) -> Result[tuple[Term, ...]]:
    columns: dict[str, int] | None = None
    languages = (UNDETERMINED, UNDETERMINED)
    terms: list[Term] = []
    findings: list[Finding] = []
    for line, row in read_rows(data, file):
        cells = [" ".join(cell.split()) for cell in row]
        if columns is None:
            columns, languages = _columns(cells, file, line)
        elif wrong := _add(terms, cells, columns, languages):
            findings.append(Finding("XL622", f"{wrong}; the row is not used", file, line))
    if columns is None:
        raise InputError("the glossary is empty; its first line must be: source,target", file=file)
    return Result(tuple(terms), tuple(findings))


def _columns(cells: list[str], file: str, line: int) -> tuple[dict[str, int], tuple[str, str]]:
    """Where each column stands, and the languages if the header names them instead of source and target."""
    columns = {cell.casefold(): place for place, cell in enumerate(cells)}
    if "source" in columns and "target" in columns:
        return columns, (UNDETERMINED, UNDETERMINED)
    tags = [tag_or_none(cell) for cell in cells[:2]]
    if len(tags) == 2 and tags[0] and tags[1]:
        return {**columns, "source": 0, "target": 1}, (tags[0], tags[1])
    raise InputError(
        "the first line of the glossary must name the columns: source,target and perhaps note,forbidden "
        "(or two languages, such as en,ru)",
        file=file,
        line=line,
    )


def _add(terms: list[Term], cells: list[str], columns: dict[str, int], languages: tuple[str, str]) -> str | None:
    """Add what a row says; or tell what is wrong with it."""
    values = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
    mark = values.get("forbidden", "").casefold()
    if mark not in _YES | _NO:
        return f'"{mark}" in the column forbidden is neither yes nor no'
    forbidden = mark in _YES
    targets = [target.strip() for target in values["target"].split(_ALTERNATIVES) if target.strip()]
    if not targets:
        return "the column target is empty"
    if not values["source"] and not forbidden:
        return "the column source is empty"
    terms += [Term(values["source"], target, forbidden, values.get("note", ""), *languages) for target in targets]
    return None


def _read_tbx(data: bytes, file: str) -> Result[tuple[Term, ...]]:
    root = parse_xml(mark_unusable(data, file), file, InputError, doctype=True)
    if local_name(root) not in ("martif", "tbx"):
        message = f"the root element is <{local_name(root)}>, not that of TBX (martif or tbx); save it as TBX or CSV"
        raise InputError(message, file=file)
    terms: list[Term] = []
    findings = list(html_entities(data, file))
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        if any(MARK in (term.text or "") for term in entry.iter("{*}term")):
            message = "a character that XML cannot hold; the entry was skipped"
            findings.append(Finding("XL622", message, file, entry.sourceline))
            continue
        terms += _terms_of(entry)
    return Result(tuple(terms), tuple(findings))


def _terms_of(entry: etree._Element) -> Iterator[Term]:
    """The terms of one entry: each in one language with each in another."""
    by_language: dict[str, list[tuple[str, bool]]] = {}
    for section in entry.iter("{*}langSet", "{*}langSec"):
        tag = tag_or_none(section.get(_XML_LANG))
        for term in section.iter("{*}term"):
            words = " ".join("".join(term.itertext()).split())
            if tag and words:
                by_language.setdefault(tag, []).append((words, _is_forbidden(term)))
    for source_language, sources in by_language.items():
        for target_language, targets in by_language.items():
            if source_language == target_language:
                continue
            yield from (
                Term(source, target, forbidden, "", source_language, target_language)
                for source, _ in sources
                for target, forbidden in targets
            )


def _is_forbidden(term: etree._Element) -> bool:
    """True if the status of a term in its tig, ntig or termSec says that it must not be used."""
    group = term.getparent()
    if group is not None and local_name(group) == "termGrp":
        group = group.getparent()
    if group is None:
        return False
    for note in group:
        if "administrativestatus" in (
            local_name(note).casefold(),
            (note.get("type") or "").casefold(),
        ):
            return (note.text or "").strip().casefold() in _FORBIDDEN
    return False
