"""The documents of a desk: source texts, with the translated TEI files and the PO files that belong to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic
from urllib.parse import unquote

from xlate.errors import InputError, XlateError
from xlate.files import read_input
from xlate.formats.sniff import FileKind, sniff

__all__ = ["CatalogueFile", "Document", "Workspace"]

_ENDINGS = {".xml", ".tei", ".po"}
_PATIENCE = 1.0
"""seconds of the first look"""
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
    waiting: int = 0
    """files that `look` has not read yet"""
    _found: list[tuple[Path, _Seen | None]] = field(default_factory=list)
    """what `documents` was made of"""
    _seen: dict[tuple[Path, int, int], _Seen] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Refuse what is not there."""
        for path in self.given:
            if not path.exists():
                raise InputError("no such file or folder", file=str(path))
        self.look(until=monotonic() + _PATIENCE)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of all documents."""
        return tuple(path for document in self.documents for path in document.paths)

    def document(self, name: str) -> Document | None:
        """The document that is called so in addresses."""
        return next((one for one in self.documents if one.name == name), None)

    def look(self, *, until: float | None = None) -> None:
        """Find out what is there now.

        Args:
            until: the moment, by `time.monotonic`, from which on files that are new wait for the next look;
                one is read in any case. None: all are read.
        """
        files = _without_links(dict.fromkeys(self._files()))
        for path in files:
            self._look_at(path)  # so that a short look need not wait for a long one
            if until is not None and monotonic() > until:
                break
        with self._lock:
            known = [(path, self._known(path)) for path in files]
            if known == self._found:
                return
            self._found = known
            seen = [(path, one) for path, one in known if one is not None]
            self.waiting = len(known) - len(seen)
            self.problems = [f"{path}: {one.problem}" for path, one in seen if one.problem]
            sources = [path for path, one in seen if one.kind == "source"]
            texts = [(path, one) for path, one in seen if one.kind == "translation"]
            places = {_real(path) for path in sources}
            for path, one in texts:  # the source of a translation that was named alone
                source = path.parent / unquote(one.pointer)
                if path in self.given and _real(source) not in places and self._look_at(source).kind == "source":
                    sources.append(source)
                    places.add(_real(source))
            taken: set[str] = set()
            translations: dict[Path, list[Path]] = {}
            for path, one in texts:
                translations.setdefault(_real(path.parent / unquote(one.pointer)), []).append(path)
            catalogues = self._catalogues(sources, [(path, one) for path, one in seen if one.kind == "po"])
            self.documents = tuple(
                Document(
                    _name(source, taken),
                    source,
                    tuple(translations.get(_real(source), ())),
                    tuple(_named(catalogues.get(source, ()))),
                )
                for source in sources
            )

    def _files(self) -> Iterator[Path]:
        for path in self.given:
            if not path.is_dir():
                yield path
                continue
            for one in sorted(path.rglob("*")):
                if one.suffix.lower() not in _ENDINGS or not one.is_file():
                    continue
                hidden = any(part.startswith(".") for part in one.relative_to(path).parts)
                # a link may lead within the folder, but a folder from elsewhere opens no file elsewhere
                if not hidden and (not one.is_symlink() or _real(one).is_relative_to(_real(path))):
                    yield one

    @staticmethod
    def _catalogues(
        sources: Sequence[Path], catalogues: Iterable[tuple[Path, _Seen]]
    ) -> dict[Path, list[tuple[Path, str]]]:
        """Source text -> its PO files: those that name it, and of the others those with its ids."""
        by_place = {_real(source): source for source in sources}
        found: dict[Path, list[tuple[Path, str]]] = {}
        data: dict[Path, bytes] = {}
        for path, one in catalogues:
            places = dict.fromkeys(_real(path.parent / name) for name in one.references)
            owners = [by_place[place] for place in places if place in by_place]
            if not owners:
                ids = [f'xml:id="{key}"'.encode() for key in one.keys]
                data = data or {source: source.read_bytes() for source in sources}
                owners = [source for source in sources if any(each in data[source] for each in ids)]
            for source in owners:
                found.setdefault(source, []).append((path, one.language))
        return found

    def _known(self, path: Path) -> _Seen | None:
        """What is known of a file; None: it was not read as it is now."""
        try:
            status = path.stat()
        except OSError as error:
            return _Seen("", problem=error.strerror or str(error))
        return self._seen.get((path, status.st_mtime_ns, status.st_size))

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


def _without_links(files: Iterable[Path]) -> list[Path]:
    """Files without the symbolic links to others of them: a link is no second document."""
    links = {path: _real(path) for path in files if path.is_symlink()}
    own = {_real(path) for path in files if path not in links} if links else set()
    return [path for path in files if path not in links or links[path] not in own]


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


def _real(path: Path) -> Path:
    """Where a path leads; links that lead to each other, and what no path can be, lead nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path
