"""Notes in place of an interpreter's words, which were not written down: ``Interpreter: (Translation of above)``.

Such a note can hold any words, names too, so it is a marker only under the label of an interpreter.
"""

from __future__ import annotations

import re

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker, Scope
from xlate.profiles.inline_markers import CARRIED_OVER
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.marker_roles import PERSONS
from xlate.profiles.marker_tables import senses
from xlate.profiles.marker_words import note_words

__all__ = ["note_of_interpreter"]

_NOTE = re.compile(r"[(\[（【〔［][^()\[\]（）【】〔〕［］\n]{2,160}[)\]）】〕］][.。]?")
_INTERPRETER = re.compile(r": (?:interpreter|translator|interpret|translate)$")
"""what reads a label of whoever interprets; 翻译 is both the work and who does it"""
_MOST_WORDS = 14


def note_of_interpreter(label: str, words: str, language: str) -> Marker | None:
    """The note that is all there is of an interpreter's turn, and says that he translated.

    Args:
        label: who speaks.
        words: of the turn.
        language: tag of the language of the document.
    """
    if _NOTE.fullmatch(words) is None:
        return None
    tag = None if language == UNDETERMINED else language
    who = read_marker(f"({label})", tag)
    if who is None or _INTERPRETER.search(who.entry) is None:
        return None
    inner = note_words(words.rstrip(".。"))
    if len(inner) > _MOST_WORDS and not inner[0].glued:
        return None
    if inner and inner[0].glued:
        carried = CARRIED_OVER.search(words) is not None
    else:
        carried = any(CARRIED_OVER.match(word.printed) and not _is_person(word.folded, language) for word in inner)
    return Marker(words, Relation.INTERPRETATION, Scope.TURN) if carried else None


def _is_person(word: str, language: str) -> bool:
    """True for the word for an interpreter; a note on what he does, "(The interpreter coughs)", is no marker."""
    meanings = senses(word)
    kinds = [meanings[code].kinds for code in (primary_subtag(language), "en") if code in meanings]
    return any(one & PERSONS for one in kinds)
