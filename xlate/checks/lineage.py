"""Which way the words came: back into the spoken language, back into a relay, from a machine that nobody corrected."""

from __future__ import annotations

from xlate.checks.check import Pair
from xlate.languages import language_name
from xlate.model.lineage import Kind, Lineage

__all__ = ["check_back_translation", "check_machine", "check_revisits"]


def check_back_translation(pair: Pair) -> str | None:
    """Say that the translation is in the language in which the words were spoken."""
    if pair.lineage is None or _classes(pair.lineage, pair.target_language)[0] is not Kind.BACK:
        return None
    name = language_name(pair.target_language)
    return f"{name} is the language spoken: this is a back-translation; look for the words as they were spoken"


def check_revisits(pair: Pair) -> str | None:
    """Say that the translation is in a language that the words came through."""
    if pair.lineage is None or not _classes(pair.lineage, pair.target_language)[1]:
        return None
    name = language_name(pair.target_language)
    return f"{name} is a relay language of these words: look for the published {name} wording"


def check_machine(pair: Pair) -> str | None:
    """Say that the words are a machine's, and were accepted as they are."""
    if not pair.machine or pair.fuzzy:
        return None
    return "this is unchanged machine translation: read it, then correct it or mark it for review"


def _classes(lineage: Lineage, language: str) -> tuple[Kind, bool]:
    return lineage.classes(language)
