"""What a check sees, and what a check is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from xlate.checks.glossary import Term
from xlate.errors import BrokenMarkupError
from xlate.findings import CODES, Severity
from xlate.languages import UNDETERMINED
from xlate.model.lineage import Lineage
from xlate.model.markup import plain_words
from xlate.model.unit import UnitKind

__all__ = ["DEFAULT_LENGTH", "Check", "Pair", "Run", "Settings", "each", "make_pair"]

DEFAULT_LENGTH = 2.5
"""how many times longer or shorter than usual a translation may be"""
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation. Made by `make_pair`."""

    key: str
    """the xml:id of the unit; empty if its entry has none"""
    source: str
    """an XML fragment, in the form for a translator"""
    target: str
    """as the translator wrote it: perhaps with broken markup; never without words"""
    source_words: str
    """the source without markup, white space folded"""
    target_words: str
    """the same of the target"""
    source_language: str
    """BCP 47 tag; und if not known"""
    target_language: str
    """BCP 47 tag"""
    line: int | None = None
    """1-based line of the translation in its file"""
    kind: UnitKind | None = None
    """None: not known, for the TEI file is not at hand"""
    speaker: str | None = None
    """name of the speaker"""
    lineage: Lineage | None = None
    """how the words of the source came; None: not known"""
    fuzzy: bool = False
    """somebody has marked it for review"""
    machine: bool = False
    """the words are those that a machine wrote; nobody has changed any"""
    comment: str = ""
    """what translators noted, a line each; may silence checks"""

    @property
    def direction(self) -> tuple[str, str]:
        """The two languages."""
        return self.source_language, self.target_language


def make_pair(
    key: str,
    source: str,
    target: str,
    target_language: str,
    *,
    source_language: str | None = None,
    line: int | None = None,
    kind: UnitKind | None = None,
    speaker: str | None = None,
    lineage: Lineage | None = None,
    fuzzy: bool = False,
    machine: bool = False,
    comment: str = "",
) -> Pair:
    """A pair, with the words of both sides. The arguments are the fields of `Pair`."""
    return Pair(
        key,
        source,
        target,
        _words(source),
        _words(target),
        source_language or UNDETERMINED,
        target_language,
        line,
        kind,
        speaker,
        lineage,
        fuzzy,
        machine,
        comment,
    )


def _words(fragment: str) -> str:
    """The words of a fragment, even if its markup is broken."""
    try:
        return plain_words(fragment)
    except BrokenMarkupError:
        return " ".join(unescape(_TAG.sub(" ", fragment)).split())


@dataclass(frozen=True, slots=True)
class Settings:
    """Which checks run, and how. Made on the command line, from xlate.toml, or with nothing for the defaults."""

    only: frozenset[str] = frozenset()
    """names of the checks to run; empty: all"""
    skip: frozenset[str] = frozenset()
    """names of checks that do not run"""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """name of a check -> how much its findings matter, where that is not what its code says"""
    terms: tuple[Term, ...] = ()
    """the glossary"""
    length: float = DEFAULT_LENGTH
    """more than 1"""
    fuzzy: bool = False
    """translations that are marked for review are checked too"""


Run = Callable[[Sequence[Pair], Settings], Iterable[tuple[Pair, str]]]
"""all pairs of a document -> those that fail, each with one line that says why"""


@dataclass(frozen=True, slots=True)
class Check:
    """One check, as it is registered."""

    name: str
    """by which people choose and silence it: lower case, with hyphens"""
    code: str
    """of its findings"""
    run: Run

    @property
    def severity(self) -> Severity:
        """How much its findings matter unless somebody says otherwise."""
        return CODES[self.code].severity

    @property
    def description(self) -> str:
        """What it finds, in one line."""
        return CODES[self.code].title


def each(check: Callable[[Pair], str | None]) -> Run:
    """A check that looks at one pair at a time: it returns what is wrong, or None."""

    def run(pairs: Sequence[Pair], settings: Settings) -> Iterable[tuple[Pair, str]]:  # noqa: ARG001
        return ((pair, message) for pair in pairs if (message := check(pair)) is not None)

    return run
