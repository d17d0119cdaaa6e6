"""Gettext PO: the only place that knows polib.

Written unwrapped, UTF-8, LF, in document order; msgctxt is the xml:id, facts for the translator stand in ``#.``
lines. docs/po.md tells why. Source: GNU gettext manual, "The Format of PO Files" and "Header Entry".
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import cast

import polib

from xlate import __version__
from xlate.alignment import SIMILAR, Text, align, likeness
from xlate.errors import CatalogueError, LanguageTagError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.notes import speaker_in_notes, unit_notes, utterance_of
from xlate.findings import Finding, Result
from xlate.languages import parse_tag, plural_forms
from xlate.units import Unit, match_key

__all__ = ["CatalogueOrigin", "Written", "read_po", "write_po"]

_BOM = b"\xef\xbb\xbf"
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]+)")
_UTF8_NAMES = {"utf-8", "utf8", "us-ascii", "ascii", "charset"}
# A line is blank, a comment, or (perhaps obsolete) a keyword or nothing before one complete string. Nothing else:
# polib lets an unterminated string pass. Possessive quantifiers keep the match linear in the text.
_GOOD_LINES = re.compile(
    r"(?:[ \t]*+(?:"
    r"#(?!~).*+"
    r"|(?:\#~[ \t]*+)?(?:(?:\|[ \t]*+)?(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*+)?"
    r"\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+\"[ \t]*+"
    r"|\#~.*+"
    r")?(?:\n|\Z))*+"
)
_TIGHT_COMMENT = re.compile(r"(?m)^([ \t]*#[.,:|~]?)(?=[^\s.,:|~])")
"""a comment without a space after its sign, which gettext takes and polib does not"""
_OCTAL = re.compile(r"\\[0-7]{3}")
_OCTAL_OR_BACKSLASH = re.compile(r"\\\\|(?P<octal>(?:\\[0-7]{3})+)")
_NOTES = ("#. ", "#: ")
_HEADER_COMMENT = "Inline tags stay as they are; their order may change. & is written &amp; and < is written &lt;."
_BARE_ADDRESS = re.compile(r"\S+@\S+")
_SURROUNDING_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")
_PLACEHOLDER_VALUES = {"", "FULL NAME <EMAIL@ADDRESS>", "FULL NAME", "YEAR-MO-DA HO:MI+ZONE", "Automatically generated"}
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "…": "..."})


class _Lines:
    """The text of a PO file as polib is to see it.

    polib looks whether a string is the name of a file, and calls splitlines on its text, which also splits at U+2028,
    NEL and others that may stand in a message. This is no string, and its lines end with LF alone. Of notes and of
    references, which are made anew by every export, polib gets the first line only, and blank ones for the others:
    they are half of a file, and it takes long over them. The first tells it where an entry begins.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def splitlines(self) -> list[str]:
        """Lines divided by LF alone."""
        lines = self._text.split("\n")
        return ["" if _continues(before, line) else line for before, line in pairwise(("", *lines))]


def _continues(before: str, line: str) -> bool:
    """True for a note or a reference after another of its kind that is not empty."""
    return line.startswith(_NOTES) and line[:3] == before[:3] and bool(before[3:].strip())


@dataclass(frozen=True, slots=True)
class CatalogueOrigin:
    """Where the units of a catalogue come from."""

    file: str
    """name of the TEI file, for references"""
    project: str
    """name of the document, for Project-Id-Version"""
    language: str
    """tag of the source language"""
    now: datetime
    """time of the export, with its zone"""


@dataclass(frozen=True, slots=True)
class Written:
    """A PO file, and how many of its entries are in which state; obsolete ones do not count."""

    data: bytes
    translated: int
    fuzzy: int
    untranslated: int


def write_po(
    units: Sequence[Unit], language: str, origin: CatalogueOrigin, old: bytes | None = None
) -> Result[Written]:
    """Write units as a PO file, or bring one up to date.

    Args:
        units: in document order.
        language: tag of the target language.
        origin: where they come from.
        old: the PO file as it is now; None if there is none. No translation in it is lost: it stays with its unit,
            is marked fuzzy with its previous msgid if the words of the source changed, goes to a new unit with the same
            or similar words in the same place if the unit has another id now, or becomes obsolete if the unit is gone.

    Returns:
        The file, and findings on entries that changed.

    Raises:
        CatalogueError: old is not a usable PO file, is for another language, or belongs to another document.
    """
    file = origin.file.encode(errors="backslashreplace").decode()  # a file name can be bytes that are no text
    update = _Update(file, language, _parse(old, None) if old else None)
    catalogue = polib.POFile(wrapwidth=0)
    notes = ["\n".join(lines) for lines in unit_notes(units, language)]
    update.find_renamed(units, notes)
    entries: list[polib.POEntry] = [update.entry(unit, note) for unit, note in zip(units, notes, strict=True)]
    fuzzy = sum(entry.fuzzy and bool(entry.msgstr) for entry in entries)
    translated = sum(bool(entry.msgstr) and not entry.fuzzy for entry in entries)
    untranslated = len(entries) - translated - fuzzy
    entries += update.rest()
    catalogue.header = update.header_comment
    catalogue.metadata = update.metadata(origin)
    list.extend(catalogue, entries)  # POFile.append looks through all entries for each new one
    text = str(catalogue)
    data = (text if text.endswith("\n") else text + "\n").encode()
    return Result(Written(data, translated, fuzzy, untranslated), tuple(update.findings))


class _Update:
    """The translations of an existing file on their way into a new one."""

    def __init__(self, file: str, language: str, old: polib.POFile | None) -> None:
        self.file = file
        self.language = language
        self.old = old
        self.findings: list[Finding] = []
        self.changed = old is None
        self.header_comment = old.header if old is not None else _HEADER_COMMENT
        self._by_key: dict[str, polib.POEntry] = {}
        self._others: list[polib.POEntry] = []
        self._obsolete: dict[tuple[str | None, str], polib.POEntry] = {}
        self._obsolete_keys: dict[str, polib.POEntry] = {}
        self._renamed: dict[str, polib.POEntry] = {}
        self._elsewhere: set[str] = set()  # keys of units whose words another speaker said, or in another place
        self._met = 0
        if old is not None:
            self._check_language(old)
            self._sort(old)

    def _check_language(self, old: polib.POFile) -> None:
        theirs = old.metadata.get("Language", "").strip()
        if theirs and _tag(theirs) != self.language:
            raise CatalogueError(
                f"the existing PO file is in the language {theirs}, not {self.language}; "
                f"give -l {_tag(theirs)} or another -o"
            )

    def _sort(self, old: polib.POFile) -> None:
        for entry in old:
            if entry.obsolete:
                self._obsolete[entry.msgctxt, entry.msgid] = entry
                if entry.msgctxt:
                    self._obsolete_keys[entry.msgctxt] = entry
            elif entry.msgctxt is None or entry.msgid_plural or entry.msgctxt in self._by_key:
                self._others.append(entry)
            else:
                self._by_key[entry.msgctxt] = entry

    def find_renamed(self, units: Sequence[Unit], notes: Sequence[str]) -> None:
        """Find out which units that have no entry are those of entries whose unit is gone: by words and neighbours."""
        keys = {unit.key for unit in units}
        if self.old is None or not (self._by_key.keys() | self._obsolete_keys.keys()) - keys:
            return
        entries = [*self._by_key.values(), *(e for key, e in self._obsolete_keys.items() if key not in self._by_key)]
        places = {str(entry.msgctxt): place for place, entry in enumerate(entries)}
        if keys <= places.keys():
            return
        known = {number: places[unit.key] for number, unit in enumerate(units) if unit.key in places}
        speakers = {name for unit in units if (name := speaker_in_notes(unit))}
        olds = [
            Text(utterance_of(entry.comment, speakers), match_key(entry.msgid), str(entry.msgctxt)) for entry in entries
        ]
        news = [
            Text(utterance_of(note, speakers), match_key(unit.source), unit.key)
            for unit, note in zip(units, notes, strict=True)
        ]
        found = align(olds, news, known)
        left: dict[str, list[polib.POEntry]] = {}
        for place in sorted(set(range(len(olds))) - set(found.values()), reverse=True):
            left.setdefault(olds[place].words, []).append(entries[place])
        for new, unit in enumerate(units):
            if new in known:
                continue
            if new in found:
                self._renamed[unit.key] = entries[found[new]]
            elif same := left.get(news[new].words):
                self._renamed[unit.key] = same.pop()
                self._elsewhere.add(unit.key)

    def _take_renamed(self, unit: Unit, entry: polib.POEntry) -> None:
        """Give a unit what was written for the same or similar words under another id."""
        old = self._renamed[unit.key]
        self._by_key.pop(str(old.msgctxt), None)
        self._obsolete_keys.pop(str(old.msgctxt), None)
        self._obsolete.pop((old.msgctxt, old.msgid), None)
        _carry(old, entry)
        same = _same_but_typography(old.msgid, unit.source)
        self._met += same
        if not old.msgstr or (same and unit.key not in self._elsewhere):
            return
        _doubt(entry)
        if same:
            why = "has the same words by another speaker or in another place"
        else:
            entry.previous_msgid = entry.previous_msgid or old.msgid
            alike = likeness(match_key(old.msgid), match_key(unit.source))
            why = f"is {alike:.0f} % like it (threshold: {SIMILAR} %)"
        message = f"{unit.key}: new; the translation of {old.msgctxt}, which is gone, {why}; taken over, marked fuzzy"
        self.findings.append(Finding("XL414", message, self.file, unit.line))

    def entry(self, unit: Unit, notes: str) -> polib.POEntry:
        """The entry of a unit, with the translation that it had."""
        entry = polib.POEntry(
            msgctxt=unit.key, msgid=unit.source, msgstr="", comment=notes, occurrences=[(self.file, str(unit.line))]
        )
        old = self._by_key.pop(unit.key, None)
        if old is None and unit.key in self._obsolete_keys:
            old = self._obsolete_keys.pop(unit.key)
            self._obsolete.pop((old.msgctxt, old.msgid), None)
        if old is None:
            self.changed = True
            if unit.key in self._renamed:
                self._take_renamed(unit, entry)
            return entry
        self._met += 1
        _carry(old, entry)
        if old.msgid != unit.source:
            self.changed = True
            self._source_changed(entry, old, unit)
        return entry

    def _source_changed(self, entry: polib.POEntry, old: polib.POEntry, unit: Unit) -> None:
        if not old.msgstr or _same_but_typography(old.msgid, unit.source):
            return
        _doubt(entry)
        entry.previous_msgid = entry.previous_msgid or old.msgid
        message = f"{unit.key}: the source text changed; the translation was kept and marked fuzzy"
        self.findings.append(Finding("XL412", message, self.file, unit.line))

    def rest(self) -> list[polib.POEntry]:
        """Entries whose unit is gone: those with a translation are kept as obsolete."""
        if self.old is not None and (self._by_key or self._others) and not self._met:
            raise CatalogueError(
                "the existing PO file has no entry in common with this document; it belongs to another one: "
                "give another -o"
            )
        kept = list(self._obsolete.values())
        for entry in (*self._by_key.values(), *self._others):
            self.changed = True
            if entry.msgstr or any(entry.msgstr_plural.values()):
                entry.obsolete = True
                kept.append(entry)
                message = (
                    f"{entry.msgctxt or '(no msgctxt)'}: no such unit any more; the translation is kept as obsolete"
                )
                self.findings.append(Finding("XL413", message, self.file))
        return kept

    def metadata(self, origin: CatalogueOrigin) -> dict[str, str]:
        """The header fields; those of an existing file are kept, its creation date too if no msgid changed."""
        now = origin.now.strftime("%Y-%m-%d %H:%M%z")
        fresh = {
            "Project-Id-Version": origin.project.encode(errors="backslashreplace").decode(),
            "Report-Msgid-Bugs-To": "",
            "POT-Creation-Date": now,
            "PO-Revision-Date": now,
            "Last-Translator": "",
            "Language-Team": "",
            "Language": self.language.replace("-", "_"),
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": plural_forms(self.language),
            "X-Source-Language": origin.language,
            "X-Generator": f"xlate {__version__}",
        }
        if self.old is None:
            return fresh
        kept = {key: value for key, value in self.old.metadata.items() if value}
        merged = fresh | kept | {"Content-Type": fresh["Content-Type"], "X-Source-Language": origin.language}
        if self.changed:
            merged["POT-Creation-Date"] = now
        return merged


def _carry(old: polib.POEntry, new: polib.POEntry) -> None:
    """Give an entry what translators have written into another one."""
    new.msgstr = old.msgstr
    new.tcomment = old.tcomment
    new.flags = list(old.flags)
    new.previous_msgid = old.previous_msgid


def _doubt(entry: polib.POEntry) -> None:
    """Mark a translation for review."""
    if "fuzzy" not in entry.flags:
        entry.flags.append("fuzzy")


def _same_but_typography(one: str, other: str) -> bool:
    """True if two texts differ only in white space, quotation marks, dashes and the like."""

    def plain(text: str) -> str:
        return unicodedata.normalize("NFKC", match_key(text).translate(_TYPOGRAPHY))

    return plain(one) == plain(other)


def read_po(data: bytes, file: str) -> Catalogue:
    """Read a PO file as a translator's tool wrote it.

    Args:
        data: its bytes; a byte order mark and CRLF are fine.
        file: its name for messages.

    Raises:
        CatalogueError: a syntax error, bytes that are not in the declared character set, or two entries with the
            same msgctxt and msgid (as for msgfmt, that is an error: nobody can know which one is meant).
    """
    parsed = _parse(data, file)
    _refuse_duplicates(parsed, file)
    metadata = parsed.metadata
    language = metadata.get("Language", "").strip()
    return Catalogue(
        file=file,
        language=_tag(language) or None,
        translator=_person(metadata.get("Last-Translator", "")),
        revised=_value(metadata.get("PO-Revision-Date", "")),
        entries=tuple(
            Entry(
                key=entry.msgctxt,
                source=entry.msgid,
                translation=entry.msgstr or entry.msgstr_plural.get(0, ""),
                fuzzy="fuzzy" in entry.flags,
                plural=bool(entry.msgid_plural),
                line=entry.linenum or 0,
            )
            for entry in parsed
            if not entry.obsolete
        ),
    )


def _tag(language: str) -> str:
    """The value of the header field Language as a tag; as it is if it is none."""
    try:
        return parse_tag(language)
    except LanguageTagError:
        return language


def _parse(data: bytes, file: str | None) -> polib.POFile:
    text = _decode(data, file)
    good = _GOOD_LINES.match(text)
    assert good is not None
    if good.end() < len(text):
        number = text.count("\n", 0, good.end()) + 1
        line = text[good.end() :].split("\n", 1)[0]
        what = "an unterminated string" if line.count('"') == 1 else "not a line of a PO file"
        raise CatalogueError(f'{what}: "{line.strip()[:60]}"; msgfmt -c shows the details', file=file, line=number)
    if "msgid" not in text:
        raise CatalogueError("this is not a PO file: it has no msgid", file=file)
    text = _TIGHT_COMMENT.sub(r"\1 ", text)
    if _OCTAL.search(text):
        text = _OCTAL_OR_BACKSLASH.sub(_from_octal, text)
    try:
        return polib.pofile(cast("str", _Lines(text)), wrapwidth=0, encoding="utf-8")
    except OSError as error:
        found = re.search(r"line (\d+)\)?:? ?(.*)", str(error))
        line_number = int(found[1]) if found else None
        reason = found[2].strip() if found and found[2].strip() else "syntax error"
        raise CatalogueError(f"{reason}; msgfmt -c shows the details", file=file, line=line_number) from None


def _decode(data: bytes, file: str | None) -> str:
    """The text with LF line ends, whatever the editor made of them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CatalogueError("the file is in UTF-16; save it as UTF-8", file=file)
    body = data.removeprefix(_BOM)
    if b"\x00" in body:
        line = body.count(b"\n", 0, body.index(b"\x00")) + 1
        raise CatalogueError("the file has a NUL byte in it; it is damaged or not a PO file", file=file, line=line)
    declared = _CHARSET.search(body)
    charset = declared[1].decode().lower() if declared else "utf-8"
    encoding = "utf-8" if charset in _UTF8_NAMES else charset
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise CatalogueError(f'the header declares the unknown charset "{charset}"; save as UTF-8', file=file) from None
    if encoding != "utf-8" and not body.isascii() and _is_utf8(body):
        raise CatalogueError(
            f"the header says charset={charset}, but the bytes are UTF-8; correct the header (Content-Type)", file=file
        )
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise CatalogueError(
            f"byte 0x{body[error.start]:02X} is not {encoding.upper()}, which the header declares; save as UTF-8",
            file=file,
            line=line,
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_octal(match: re.Match[str]) -> str:
    r"""The characters that msgcat --escape wrote as ``\320\237``; an escaped backslash stays what it is."""
    if match["octal"] is None:
        return match.group()
    return bytes(int(digits, 8) & 0xFF for digits in match["octal"].split("\\")[1:]).decode("utf-8", errors="replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_duplicates(parsed: polib.POFile, file: str) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in parsed:
        if entry.obsolete:
            continue
        key = (entry.msgctxt, entry.msgid)
        if key in seen:
            raise CatalogueError(
                f"duplicate entry: msgctxt {entry.msgctxt} stands in line {seen[key]} too; keep one of the two "
                "(msguniq helps)",
                file=file,
                line=entry.linenum,
            )
        seen[key] = entry.linenum or 0


def _value(text: str) -> str | None:
    return None if text.strip() in _PLACEHOLDER_VALUES else text.strip()


def _person(text: str) -> str | None:
    """The name in ``Name <address>``: an address does not belong into a published file."""
    value = _value(text)
    name = _value(_SURROUNDING_ADDRESS.sub("", value)) if value else None
    return None if name and _BARE_ADDRESS.fullmatch(name) else name
