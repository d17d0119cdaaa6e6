"""The translators' files of a merge: read in any format, and of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import CatalogueError, InputError
from xlate.files import Input, read_input
from xlate.findings import Finding, Result
from xlate.languages import primary_subtag
from xlate.workflow.inputs import Source, read_any_catalogue, read_record, target_language

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue

    Translations = Source | Catalogue
    """a translator's file, or what it says"""

__all__ = ["common_language", "of_one_spelling", "read_all_translations", "read_translations", "sort_by_document"]


def read_translations(file: Source) -> Catalogue:
    """Read a translator's file of any format; the translations of TMX are those of all units with their words.

    Raises:
        UnknownFormatError: it has no format that is known; CatalogueError: it cannot be used, or does not say in
        which language it is.
    """
    given = read_input(file)
    catalogue = read_any_catalogue(given)
    return replace(catalogue, language=target_language(catalogue))


def read_all_translations(catalogues: Translations | Sequence[Translations]) -> list[Catalogue]:
    """Read translators' files, one or several, as far as they are not read yet."""
    from xlate.exchange.catalogue import Catalogue

    several = [catalogues] if isinstance(catalogues, str | Path | Input | Catalogue) else catalogues
    return of_one_spelling([one if isinstance(one, Catalogue) else read_translations(one) for one in several])


def of_one_spelling(catalogues: Sequence[Catalogue]) -> list[Catalogue]:
    """Translators' files; TMX has the tag of its language from the others, for tools name the region there alone."""
    named = {primary_subtag(str(one.language)): one.language for one in catalogues if not one.by_words}
    return [
        replace(one, language=named.get(primary_subtag(str(one.language)), one.language)) if one.by_words else one
        for one in catalogues
    ]


def sort_by_document(documents: Sequence[Source], catalogues: Sequence[Catalogue]) -> Result[list[list[Catalogue]]]:
    """The translators' files of each of several documents: those that have most of their units in common with it.

    Args:
        documents: TEI files. Of a text and its translations, the text gets the files.
        catalogues: translators' files; one that has words without ids, as TMX, is of all documents.

    Returns:
        For each document its files; and findings on documents without any (XL424).

    Raises:
        CatalogueError: a file is of none of the documents; RecordError: a document cannot be used.
    """
    from xlate.tei.read.units import extract_units

    found: list[list[Catalogue]] = [[] for _ in documents]
    records = [read_record(document) for document in documents]
    keys = [{unit.key for unit in extract_units(record).value} for record in records]
    for catalogue in catalogues:
        if catalogue.by_words:
            for own in found:
                own.append(catalogue)
            continue
        named = {entry.key for entry in catalogue.entries}
        shared = [(len(own & named), record.source is None) for own, record in zip(keys, records, strict=True)]
        best = max(range(len(shared)), key=shared.__getitem__)
        if named and not shared[best][0]:
            raise CatalogueError("none of its entries is a unit of any of the TEI files", file=catalogue.file)
        found[best].append(catalogue)
    message = "none of the translators' files is of this TEI file; nothing was made of it"
    without = (record for record, own in zip(records, found, strict=True) if not own)
    return Result(found, tuple(Finding("XL424", message, record.name) for record in without))


def common_language(catalogues: Sequence[Catalogue]) -> str:
    """The tag of the language that all of some catalogues are in."""
    if not catalogues:
        raise InputError("there is no catalogue to merge")
    languages = {str(catalogue.language): catalogue.file for catalogue in catalogues}
    if len(languages) > 1:
        (one, file), (other, second) = list(languages.items())[:2]
        message = f"{file} is in {one}, and {second} in {other}: they make two translated files; merge them one by one"
        raise CatalogueError(f"{message}, or all into a folder (-d)")
    return next(iter(languages))
