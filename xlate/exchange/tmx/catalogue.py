"""A TMX file in the place of a translator's file: its translations belong to all units with their words.

OmegaT saves what a person has translated in ``project_save.tmx`` alone: there, and not in the files that it makes, a
translation stands that is the same as its source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from html import unescape

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.tmx.read import read_tmx
from xlate.findings import Finding, Result
from xlate.languages import primary_subtag
from xlate.model.pair import Pair
from xlate.model.unit import State, Unit
from xlate.text import comparison_key

__all__ = ["entries_of_units", "read_tmx_catalogue"]

_DOUBTFUL = {State.MACHINE, State.FUZZY, State.STALE}


def read_tmx_catalogue(data: bytes, file: str) -> Catalogue:
    """Read a TMX file as a translator's file, whose entries have the words of units and mostly not their ids.

    Raises:
        CatalogueError: it is damaged, has no pairs, or has translations into several languages.
    """
    read = read_tmx(data, file)
    pairs = read.value
    languages = sorted({pair.target_language for pair in pairs})
    if len({primary_subtag(tag) for tag in languages}) != 1:
        what = (
            f"has translations into several languages ({', '.join(languages)})" if languages else "has no translations"
        )
        message = f"the file {what}; make one with: xlate memory export -l TAG --format tmx"
        raise CatalogueError(message, file=file)
    return Catalogue(
        file=file,
        language=languages[0],
        translator=None,
        revised=max((pair.date for pair in pairs if pair.date), default=None),
        entries=tuple(map(_entry, pairs)),
        source_language=pairs[0].source_language,
        findings=read.findings,
        by_words=True,
    )


def _entry(pair: Pair) -> Entry:
    return Entry(
        key=pair.key or None,
        source=pair.source,
        translation=pair.target,
        fuzzy=pair.state in _DOUBTFUL or pair.is_raw_machine,
        plural=False,
        line=pair.line or 1,
        comment=pair.machine,
        translator=pair.translator,
        machine=pair.state in (State.MACHINE, State.POST_EDITED),
    )


def entries_of_units(catalogue: Catalogue, units: Sequence[Unit]) -> Result[Catalogue]:
    """A catalogue with an entry for each unit whose words it has; other catalogues stay as they are.

    Args:
        catalogue: the translations.
        units: those of the source text.

    Returns:
        The catalogue; and a finding on translations whose words no unit has (XL702).
    """
    if not catalogue.by_words:
        return Result(catalogue)
    by_words: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        by_words[comparison_key(entry.source)].append(entry)
        if (plain := _unescaped(entry)).source != entry.source:  # OmegaT takes the tags in a PO file for words
            by_words[comparison_key(plain.source)].append(plain)
    entries: list[Entry] = []
    for unit in units:
        found = by_words.get(comparison_key(unit.source), ())
        named = [entry for entry in found if entry.key == unit.key]
        different = {comparison_key(entry.translation): entry for entry in reversed(named or found)}
        entries += [replace(entry, key=unit.key, source=unit.source) for entry in different.values()]
    words = {comparison_key(unit.source) for unit in units}
    unused = sum(
        not {comparison_key(one.source), comparison_key(_unescaped(one).source)} & words for one in catalogue.entries
    )
    message = f"translations whose words no unit has, left out: {unused}"
    findings = (Finding("XL702", message, catalogue.file),) if unused else ()
    return Result(replace(catalogue, entries=tuple(entries), by_words=False), findings)


def _unescaped(entry: Entry) -> Entry:
    return replace(entry, source=unescape(entry.source), translation=unescape(entry.translation))
