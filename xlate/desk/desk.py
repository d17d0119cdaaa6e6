"""What a desk works with: documents, files and settings, and what was read of the files, kept as long as it holds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from threading import Lock, RLock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar, cast

from xlate.desk.journal import Journal
from xlate.desk.store import FileStore, Version
from xlate.desk.workspace import CatalogueFile, Document, Workspace
from xlate.errors import XlateError
from xlate.files import Input
from xlate.pages.interface import interface_tag
from xlate.pages.theme import Theme

if TYPE_CHECKING:
    from xlate.checks import Settings as CheckSettings
    from xlate.exchange.catalogue import Catalogue
    from xlate.memory import Matcher
    from xlate.model.pair import Pair
    from xlate.model.unit import Unit
    from xlate.mt.translate import MachineOptions
    from xlate.pages.transcript import Transcript
    from xlate.tei.record import Record

__all__ = ["Desk", "Settings"]

Value = TypeVar("Value")
_TEMPLATES = Path(__file__).parent / "templates"
_KEPT = 60
"""readings that are kept"""
_KEPT_RECORDS = 8
"""parsed TEI files that are kept, for edits too"""
_MATCHER_AGE = 120
"""seconds after which what is searched for translations is made anew"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says about a desk."""

    read_only: bool = False
    by: str = ""
    """name of the person, where the browser does not say another one"""
    memories: Sequence[Path] = ()
    """translation memories and other files with translations that are proposed"""
    glossaries: Sequence[Path] = ()
    machine: MachineOptions | None = None
    """how a machine proposes translations; None: none is asked"""
    config: Path | None = None
    """an xlate.toml with settings of the checks"""
    profile: Path | None = None
    """the profile that gets markers which people explain; None: profile.toml in the first folder"""
    media: Sequence[Path] = ()
    """recordings: of the document with the same name, or of the only one"""
    interface: str = ""
    """tag of the language of the desk, where nobody chooses another one in the page; empty: the browser's"""
    speakers: Path | None = None
    """the register of speakers; None: speakers.toml in the first folder, if it is there"""
    templates: Path | None = None
    """a folder with templates and styles of the user"""
    state: Path | None = None
    """folder of the journal; None: nothing is kept for the case of a crash"""


@dataclass(slots=True)
class Desk:
    """A desk. One for a process; handlers reach it from any thread."""

    settings: Settings
    workspace: Workspace
    store: FileStore = field(init=False)
    theme: Theme = field(init=False)
    checks: CheckSettings = field(init=False)
    """which checks run, with the terms of the glossaries"""
    _readings: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    _facts: dict[Hashable, tuple[tuple[str, ...], Any]] = field(default_factory=dict)
    _matchers: dict[Path, tuple[float, Matcher]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _locks: dict[Hashable, RLock] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the store."""
        self.store = FileStore(Journal(self.settings.state), read_only=self.settings.read_only)
        self.theme = Theme(self.settings.templates, more=[_TEMPLATES])
        from xlate.workflow.check import read_settings
        from xlate.workflow.kept_records import keep_records

        keep_records(_KEPT_RECORDS)

        self.checks = read_settings(self.settings.config, self.settings.glossaries).value

    @classmethod
    def open(cls, paths: Sequence[Path], settings: Settings | None = None) -> Desk:
        """A desk for some files and folders.

        Raises:
            InputError: one of them is not there.
        """
        return cls(settings or Settings(), Workspace(paths))

    def close(self) -> None:
        """End in an orderly way."""
        self.store.journal.close()

    def digests(self, document: Document) -> dict[str, str]:
        """Name of each file of a document that is there -> its hash."""
        return {self.short_name(path): self.store.read(path).digest for path in document.paths if Path(path).is_file()}

    def short_name(self, path: Path | str) -> str:
        """A path as people see it here: without the folder that was named."""
        for given in self.workspace.given:
            if given.is_dir() and PurePath(path).is_relative_to(given):
                return PurePath(path).relative_to(given).as_posix()
        return PurePath(path).name

    def fact(self, what: str, versions: Sequence[Version], make: Callable[[], Value]) -> Value:
        """As `reading`, for what is small and the same in each language of the interface.

        It is kept for all documents, in the newest state of each.
        """
        key = what, *(one.name for one in versions)
        state = tuple(one.digest for one in versions)
        known = self._facts.get(key)
        if known is None or known[0] != state:
            known = self._facts[key] = state, make()
        return cast("Value", known[1])

    def reading(self, what: str, versions: Sequence[Version], make: Callable[[], Value]) -> Value:
        """What is made of some files; made once as long as they stay as they are.

        Args:
            what: name of what is made, with whatever else it depends on.
            versions: the files.
            make: makes it.
        """
        key = interface_tag(), what, *((one.name, one.digest) for one in versions)
        with self._lock:
            if key in self._readings:
                self._readings.move_to_end(key)
                return cast("Value", self._readings[key])
            lock = self._locks.setdefault(key, RLock())
        with lock:  # of two requests for the same, one makes it
            if key not in self._readings:
                value = make()
                with self._lock:
                    self._readings[key] = value
                    while len(self._readings) > _KEPT:
                        self._readings.popitem(last=False)
            with self._lock:
                self._locks.pop(key, None)
                return cast("Value", self._readings[key])

    def know(self, what: str, version: Version, make: Callable[[], object]) -> None:
        """Keep a reading of one file that is made in another way than by reading the whole."""
        self.reading(what, [version], make)

    def warm(self) -> None:
        """Read everything once, so that it opens fast; what cannot be used is told when it is opened."""
        for document in self.workspace.documents:
            with suppress(XlateError):
                self.units(document.source)
                self.view(document)
            for path in document.translations:
                with suppress(XlateError):
                    self.language(path)
            for file in document.catalogues:
                with suppress(XlateError):
                    self.catalogue(file.path)

    def language(self, path: Path) -> str:
        """The tag of the language of a TEI file.

        Raises:
            RecordError: it cannot be used.
        """
        return self.fact("language", [self.store.read(path)], lambda: self.record(path).language)

    def record(self, path: Path) -> Record:
        """A TEI file, as it is now.

        Raises:
            RecordError: it cannot be used.
        """
        from xlate.workflow.inputs import read_record

        version = self.store.read(path)
        return self.reading("record", [version], lambda: read_record(Input(version.data, version.name)))

    def units(self, path: Path) -> Sequence[Unit]:
        """The units of a TEI file, as it is now.

        Raises:
            RecordError: it cannot be used.
        """
        version = self.store.read(path)
        return self.reading("units", [version], self.record(path).units)

    def view(self, document: Document) -> Transcript:
        """The view of a document with its translated TEI files, as they are now.

        Raises:
            RecordError: a file cannot be used.
        """
        from xlate.workflow.edition import EditionFiles, view_of

        versions = [self.store.read(path) for path in (document.source, *document.translations)]

        def make() -> Transcript:
            files = [Input(one.data, one.name) for one in versions]
            names = {one.name: PurePath(one.name).name for one in versions}
            return view_of(EditionFiles(files[0], files[1:], names), notes=True).value

        return self.reading("view", versions, make)

    def catalogue(self, path: Path) -> Catalogue:
        """A PO file, as it is now.

        Raises:
            CatalogueError: it cannot be used.
        """
        from xlate.exchange.po import read_po

        version = self.store.read(path)
        return self.reading("catalogue", [version], lambda: read_po(version.data, version.name))

    @property
    def has_machine(self) -> bool:
        """True if a machine can be asked for proposals."""
        return self.settings.machine is not None

    def matcher(self, document: Document, file: CatalogueFile) -> Matcher:
        """What is searched for translations: those of the memories, and the finished ones of the PO file itself.

        It takes long to make, so it may be some minutes behind the PO file.

        Raises:
            InputError: a memory cannot be used.
        """
        from xlate.exchange.pairs import PairLanguages, extract_pairs
        from xlate.memory import Matcher

        made, matcher = self._matchers.get(file.path, (0.0, None))
        if matcher is not None and monotonic() - made < _MATCHER_AGE:
            return matcher
        source = self.record(document.source).language
        languages = PairLanguages(source, file.language)
        units = tuple(self.units(document.source))
        own = extract_pairs(self.catalogue(file.path), languages, units, document.source.stem).value
        matcher = Matcher([*self._memory_pairs(source, file.language), *(pair for pair in own if pair.is_reviewed)])
        self._matchers[file.path] = monotonic(), matcher
        return matcher

    def _memory_pairs(self, source: str, target: str) -> Sequence[Pair]:
        from xlate.workflow.suggestions import read_memories

        if not self.settings.memories:
            return ()
        versions = [self.store.read(path) for path in self.settings.memories]
        return self.reading(
            f"memories {source} {target}",
            versions,
            lambda: read_memories(self.settings.memories, target, source).value,
        )
