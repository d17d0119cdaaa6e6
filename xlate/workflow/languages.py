"""The languages of translators' files: what a file says, else what the user says, else a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlate.errors import CatalogueError, LanguageTagError
from xlate.languages import UNDETERMINED, parse_tag, primary

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue

__all__ = ["source_language", "target_language"]


def target_language(catalogue: Catalogue, given: str | None = None, option: str = "") -> str:
    """The tag of the language that a catalogue is in.

    Args:
        catalogue: a translator's file.
        given: tag that the user gives, if he does; it may be more exact than what the file says.
        option: the option that gives it, where there is one.

    Raises:
        CatalogueError: neither of them says it, or they name different languages; LanguageTagError.
    """
    wanted = parse_tag(given) if given else None
    if not catalogue.language:
        if wanted is not None:
            return wanted
        what = f"name it with {option}" if option else 'in PO, add "Language: ru\\n" or the like to the header'
        raise CatalogueError(f"the file does not say in which language it is; {what}", file=catalogue.file)
    try:
        stated = parse_tag(catalogue.language)
    except LanguageTagError as error:
        error.file = catalogue.file
        raise
    if wanted is not None and primary(wanted) != primary(stated):
        raise CatalogueError(f"the file says that it is in {stated}, not in {wanted}", file=catalogue.file)
    return wanted or stated


def source_language(catalogue: Catalogue, *others: str | None) -> str:
    """The tag of the language of the source texts of a catalogue.

    Args:
        catalogue: a translator's file.
        others: what else is known of it, the best first; None: nothing.

    Raises:
        CatalogueError: nobody says it.
    """
    for tag in (catalogue.source_language, *others):
        if tag and tag != UNDETERMINED:
            return parse_tag(tag)
    raise CatalogueError(
        "the file does not say the language of the source texts (in PO: X-Source-Language); give --from TAG",
        file=catalogue.file,
    )
