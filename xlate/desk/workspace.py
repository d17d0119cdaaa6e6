"""The documents of a desk: source texts, with the translated TEI files and the PO files that belong to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from urllib.parse import unquote

from xlate.errors import InputError, XlateError
from xlate.files import read_input
from xlate.formats.sniff import FileKind, sniff

__all__ = ["CatalogueFile", "Document", "Workspace"]

_ENDINGS = {".xml", ".tei", ".po"}
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A PO file of a document."""

    path: Path
    language: str
    """tag, as its header says; und if it says none"""
    name: str
    """in addresses: the tag; of a second file in the same language with its number"""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text and what belongs to it."""

    name: str
    """in addresses"""
    source: Path
    translations: tuple[Path, ...] = ()
    """translated TEI files"""
    catalogues: tuple[CatalogueFile, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """All its files."""
        files = (self.source, *self.translations, *(one.path for one in self.catalogues))
        return tuple(map(str, files))

    def catalogue(self, name: str) -> CatalogueFile | None:
        """The PO file that is called so in addresses."""
        return next((one for one in self.catalogues if one.name == name), None)


@dataclass(slots=True)
class _Seen:
    """What is known of a file, as long as it stays as it is."""

    kind: str
    """source, translation, po; empty: it is of no use here"""
    pointer: str = ""
    """of a translation: its source"""
    language: str = ""
    references: tuple[str, ...] = ()
    """of a PO file: the TEI files that it names"""
    keys: tuple[str, ...] = ()
    """of a PO file: some of its msgctxt"""
    problem: str = ""


@dataclass(slots=True)
class Workspace:
    """The files that were named, and those in the folders that were named."""

    given: Sequence[Path]
    problems: list[str] = field(default_factory=list)
    """files that cannot be used, each with why"""
    documents: tuple[Document, ...] = ()
    """in the order of their paths; as `look` has found them"""
    _seen: dict[tuple[Path, int, int], _Seen] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Refuse what is not there."""
        for path in self.given:
            if not path.exists():
                raise InputError("no such file or folder", file=str(path))
        self.look()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of all documents."""
        return tuple(path for document in self.documents for path in document.paths)

    def document(self, name: str) -> Document | None:
        """The document that is called so in addresses."""
        return next((one for one in self.documents if one.name == name), None)

    def look(self) -> None:
        """Find out what is there now."""
        with self._lock:
            self.problems = []
            seen = [(path, self._look_at(path)) for path in dict.fromkeys(self._files())]
            self.problems = [f"{path}: {one.problem}" for path, one in seen if one.problem]
            sources = [path for path, one in seen if one.kind == "source"]
            texts = [(path, one) for path, one in seen if one.kind == "translation"]
            for path, one in texts:  # the source of a translation that was named alone
                source = path.parent / unquote(one.pointer)
                if not any(_is_same(source, known) for known in sources) and source.is_file():
                    sources.append(source)
            catalogues = [(path, one) for path, one in seen if one.kind == "po"]
            taken: set[str] = set()
            self.documents = tuple(
                Document(
                    _name(source, taken),
                    source,
                    tuple(path for path, one in texts if _is_same(path.parent / unquote(one.pointer), source)),
                    tuple(_named(_catalogues_of(source, sources, catalogues))),
                )
                for source in sources
            )

    def _files(self) -> Iterator[Path]:
        for path in self.given:
            if not path.is_dir():
                yield path
                continue
            for one in sorted(path.rglob("*")):
                hidden = any(part.startswith(".") for part in one.relative_to(path).parts)
                if one.suffix.lower() in _ENDINGS and not hidden and one.is_file():
                    yield one

    def _look_at(self, path: Path) -> _Seen:
        try:
            status = path.stat()
        except OSError as error:
            return _Seen("", problem=error.strerror or str(error))
        key = path, status.st_mtime_ns, status.st_size
        if key not in self._seen:
            try:
                self._seen[key] = _read(path)
            except XlateError as error:
                self._seen[key] = _Seen("", problem=error.message)
        return self._seen[key]


def _read(path: Path) -> _Seen:
    """What a file is."""
    from xlate.exchange.po import read_po, referenced_files
    from xlate.tei.record import read_tei

    given = read_input(path)
    kind = sniff(given.data, given.name)
    if kind is FileKind.TEI:
        pointer = read_tei(given.data, given.name).get("corresp")
        return _Seen("source") if pointer is None else _Seen("translation", pointer)
    if kind is FileKind.PO:
        catalogue = read_po(given.data, given.name, allow_duplicates=True)
        keys = tuple(entry.key for entry in catalogue.entries[:40] if entry.key)
        return _Seen("po", "", catalogue.language or "und", tuple(referenced_files(given.data)), keys)
    return _Seen("")


def _catalogues_of(
    source: Path, sources: Sequence[Path], catalogues: Iterable[tuple[Path, _Seen]]
) -> Iterator[tuple[Path, str]]:
    """The PO files of a source text: those that name it, and of the others those with its ids."""
    data = b""
    for path, one in catalogues:
        named = [path.parent / name for name in one.references]
        if any(_is_same(name, known) for name in named for known in sources):
            if any(_is_same(name, source) for name in named):
                yield path, one.language
            continue
        data = data or source.read_bytes()
        if any(f'xml:id="{key}"'.encode() in data for key in one.keys):
            yield path, one.language


def _named(catalogues: Iterable[tuple[Path, str]]) -> Iterator[CatalogueFile]:
    taken: set[str] = set()
    for path, language in catalogues:
        yield CatalogueFile(path, language, _free(_in_addresses(language), taken))


def _name(source: Path, taken: set[str]) -> str:
    return _free(_in_addresses(source.stem), taken)


def _in_addresses(text: str) -> str:
    """A name that is one step of an address, whatever a file or its header is called."""
    return _NOT_IN_NAMES.sub("-", text).strip(".") or "document"


def _free(name: str, taken: set[str]) -> str:
    """A name that is not taken yet."""
    made, number = name, 2
    while made in taken:
        made, number = f"{name}-{number}", number + 1
    taken.add(made)
    return made


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
