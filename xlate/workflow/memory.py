"""The verbs of translation memory: add, find, export, count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import InputError, MemoryFileError
from xlate.files import Input, write_file
from xlate.findings import Finding, Result
from xlate.languages import parse_tag
from xlate.model.pair import Pair
from xlate.model.unit import State
from xlate.workflow.inputs import Source, keep_apart, name_of
from xlate.workflow.suggestions import Document, collect_pairs, pairs_between, read_document

if TYPE_CHECKING:
    from xlate.memory import Added, Match

__all__ = ["MemoryExport", "MemoryStatistics", "add_to_memory", "export_memory", "find_in_memory", "memory_statistics"]

_FORMATS = ("tmx", "po", "csv")


def add_to_memory(
    memory: Path | str,
    source: Source,
    *,
    documents: Sequence[Source | Document] = (),
    fuzzy: bool = False,
    source_language: str | None = None,
    translated_from: Source | None = None,
) -> Result[Added]:
    """Add the translations of a file to a translation memory, all of them or none. Adding them again changes nothing.

    Args:
        memory: the file of the memory; it is made if it is not there.
        source: a translator's file of any format, a translated TEI file, a TMX file, or another memory.
        documents: TEI files that translators' files were made of, or what `read_document` made of them: from them
            speakers, kinds and lineage are known.
        fuzzy: add translations that need review too, marked.
        source_language: tag of the language of the source texts, for a file that does not say it.
        translated_from: the source of a translated TEI file, if it is not where that file says.

    Returns:
        How many pairs are new, improved and known; and findings (XL701, XL702, XL703).

    Raises:
        MemoryFileError: the file is no memory, or cannot be written; InputError: the source cannot be used.
    """
    from xlate.memory import add_pairs

    if not isinstance(source, Input):
        keep_apart(str(source), Path(memory))
    found = collect_pairs(
        source,
        documents=[one if isinstance(one, Document) else read_document(one) for one in documents],
        source_language=parse_tag(source_language) if source_language else None,
        translated_from=translated_from,
    )
    kept = [pair for pair in found.value if fuzzy or pair.state not in (State.FUZZY, State.STALE)]
    findings = list(found.findings)
    if left := len(found.value) - len(kept):
        message = f"fuzzy translations left out: {left} (--unreviewed adds them)"
        findings.append(Finding("XL702", message, name_of(source)))
    return Result(add_pairs(Path(memory), kept), tuple(findings))


def find_in_memory(
    memory: Source,
    text: str,
    language: str,
    *,
    source_language: str | None = None,
    threshold: float = 75,
    limit: int = 10,
) -> Result[list[Match]]:
    """Find translations of a text, or of texts like it.

    Args:
        memory: a memory, a TMX file, a translator's file of any format or a translated TEI file.
        text: the words, in the form for a translator; plain words will do.
        language: tag of the language of the translations, whatever their region.
        source_language: tag of the language of the text; None: any.
        threshold: minimum similarity in per cent.
        limit: how many different source texts at most.

    Raises:
        InputError: the memory cannot be used, or the text is empty.
    """
    from xlate.memory import Matcher

    if not text.strip():
        raise InputError("there are no words to look for")
    read = _read(memory, language, source_language)
    return Result(Matcher(read.value).find(text, threshold, limit), read.findings)


def export_memory(
    memory: Source,
    *,
    form: str = "tmx",
    output: Path | str | None = None,
    language: str | None = None,
    source_language: str | None = None,
) -> Result[MemoryExport]:
    """Write the pairs of a memory for other programs.

    Args:
        memory: a memory, a TMX file, a translator's file of any format or a translated TEI file.
        form: ``tmx``, ``po`` (a compendium without contexts, for one pair of languages) or ``csv``.
        output: where the file goes; None: it is only returned.
        language: only pairs into this language; None: all.
        source_language: only pairs from this language; None: all.

    Raises:
        InputError: the memory cannot be used or has no such pairs, or PO is asked for pairs of several languages.
    """
    if form not in _FORMATS:
        raise InputError(f'"{form}" is not a format of a memory; it must be one of {", ".join(_FORMATS)}')
    read = _read(memory, language, source_language)
    pairs = read.value
    if not pairs:
        raise MemoryFileError("it has no such pairs; nothing was written", file=name_of(memory))
    if form == "po":
        languages = sorted({(pair.source_language, pair.target_language) for pair in pairs})
        if len(languages) > 1:
            listed = ", ".join(f"{one} to {other}" for one, other in languages)
            raise InputError(
                f"a PO file has one pair of languages, and these are several ({listed}); choose with -l and --from",
                file=name_of(memory),
            )
    data = _written(pairs, form)
    if output is not None:
        if not isinstance(memory, Input):
            keep_apart(str(memory), Path(output))
        write_file(Path(output), data)
    return Result(MemoryExport(data, len(pairs)), read.findings)


@dataclass(frozen=True, slots=True)
class MemoryExport:
    """Pairs of a memory in another format."""

    data: bytes
    pairs: int


@dataclass(frozen=True, slots=True)
class MemoryStatistics:
    """What a memory holds, in numbers."""

    pairs: int
    languages: Mapping[tuple[str, str], int]
    """(source, target) -> pairs"""
    states: Mapping[State, int]
    machine: int
    """pairs whose target is what a machine wrote"""
    documents: int
    speakers: int
    translators: Mapping[str, int]
    """name -> pairs; an empty name: it is not known"""

    def as_dict(self) -> dict[str, object]:
        """As plain values."""
        return {
            "pairs": self.pairs,
            "languages": [
                {"source": source, "target": target, "pairs": number}
                for (source, target), number in self.languages.items()
            ],
            "states": {str(state): number for state, number in self.states.items()},
            "machine": self.machine,
            "documents": self.documents,
            "speakers": self.speakers,
            "translators": dict(self.translators),
        }


def memory_statistics(memory: Source) -> Result[MemoryStatistics]:
    """Count the pairs of a memory.

    Raises:
        InputError: the memory cannot be used.
    """
    read = _read(memory, None, None)
    pairs = read.value
    statistics = MemoryStatistics(
        pairs=len(pairs),
        languages=dict(sorted(Counter((pair.source_language, pair.target_language) for pair in pairs).items())),
        states=dict(sorted(Counter(pair.state for pair in pairs).items())),
        machine=sum(pair.is_raw_machine for pair in pairs),
        documents=len({pair.document for pair in pairs if pair.document}),
        speakers=len({pair.speaker for pair in pairs if pair.speaker}),
        translators=dict(Counter(pair.translator or "" for pair in pairs).most_common()),
    )
    return Result(statistics, read.findings)


def _written(pairs: Sequence[Pair], form: str) -> bytes:
    if form == "po":
        from xlate.exchange.po import write_compendium

        return write_compendium(pairs, now())
    if form == "csv":
        from xlate.exchange.table.rows import write_pair_table

        return write_pair_table(pairs)
    from xlate.exchange.tmx import write_tmx

    return write_tmx(pairs, now())


def _read(memory: Source, language: str | None, source_language: str | None) -> Result[list[Pair]]:
    """The pairs of a memory from and into some languages, whatever their regions."""
    wanted, given = (parse_tag(tag) if tag else None for tag in (language, source_language))
    if not isinstance(memory, Input) and not Path(memory).exists():
        raise MemoryFileError("no such file; make a memory with: xlate memory add", file=str(memory))
    read = collect_pairs(memory, source_language=given)
    return Result(pairs_between(read.value, wanted, given), read.findings)
