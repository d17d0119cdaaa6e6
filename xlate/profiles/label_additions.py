"""Labels beside the document's own shapes: who moves a motion, names in angles; and languages, which are nobody."""

from __future__ import annotations

import re

from xlate.languages import language_from_name
from xlate.model.lineage import Certainty
from xlate.profiles.label_features import Census, Key, can_be_label
from xlate.profiles.label_parts import is_office_alone
from xlate.profiles.label_shapes import Shape
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.vocabulary import MOVES

__all__ = ["languages_among", "movers", "nicknames"]

_NICKNAME = re.compile(r"<[^<>\s]{1,30}>")
_FEW = 4
"""turns; fewer make no text of turns"""


def movers(census: Census, known: set[str]) -> set[Key]:
    """Speakers with what they do before the colon, ``The CHAIR moved:``.

    Args:
        census: the candidates of the document.
        known: labels that are accepted.
    """
    found: set[Key] = set()
    for key, words in ((key, census.words[key[1]]) for key in census.counts if key[0] is Shape.COLON):
        if not words.bare or words.bare[-1] not in MOVES:
            continue
        name = " ".join(words.printed[:-1])
        ends = name.endswith(tuple(known)) and can_be_label(name, census.profile)
        if name in known or is_office_alone(name) or ends:
            found.add(key)
    return found


def nicknames(census: Census, known: set[str]) -> set[Key]:
    """Names in angles before what people write to each other: ``<ann> hello``.

    Args:
        census: the candidates of the document.
        known: labels that are accepted.
    """
    angled = {key for key in census.counts if key[0] is Shape.BRACKET and _NICKNAME.fullmatch(key[1])}
    turns = sum(census.counts[key] for key in angled)
    # before nearly each line, or called so elsewhere: otherwise it is what was heard, ``<laughter>``
    named = {label.casefold() for label in known}
    often = turns * 4 >= census.lines or sum(label[1:-1].casefold() in named for _, label in angled) > 1
    return angled if len(angled) > 1 and turns >= _FEW and often else set()


def languages_among(accepted: set[Key]) -> set[Key]:
    """Languages before a colon: what follows is in them, ``Afrikaans: Dankie.``, and nobody is called so.

    Nor is anybody called ``Original French``.
    """
    labels = {label for _, label in accepted}
    return {
        (shape, label)
        for shape, label in accepted
        if shape in {Shape.COLON, Shape.STRONG}
        and not label.isupper()
        and (_names_a_language(label, labels) if label.isalpha() else _is_mark(label))
    }


def _names_a_language(label: str, labels: set[str]) -> bool:
    return language_from_name(label) is not None and not any(other.endswith(f" {label}") for other in labels)


def _is_mark(label: str) -> bool:
    """True for words that say how others came about, and not who speaks, as an interpreter."""
    read = read_marker(label) if " " in label else None
    return (
        read is not None
        and bool(read.languages)
        and read.certainty is Certainty.HIGH
        and not read.entry.endswith(("interpreter", "translator"))
    )
