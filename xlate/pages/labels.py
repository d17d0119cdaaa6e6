"""What columns are called: by their language; where two have the same, by who made them, when, or by their file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from xlate.model.unit import State
from xlate.pages.interface import day_in_words, language_name
from xlate.pages.interface import gettext as _
from xlate.tei.read.columns import Column
from xlate.text import shorten

__all__ = ["names_of_columns"]

_LONGEST = 40
"""characters of a label; makers can be many"""


def names_of_columns(columns: Sequence[Column], files: Sequence[str]) -> list[str]:
    """The name of each column, each another one.

    Args:
        columns: the texts, the source text first.
        files: name of the file that each is from; none: they are not known.
    """
    names = [
        _("{language} (reference)").format(language=language_name(one.language))
        if one.is_reference
        else language_name(one.language)
        for one in columns
    ]
    for name, number in Counter(names).items():
        places = [place for place, one in enumerate(names) if one == name] if number > 1 else []
        those = [columns[place] for place in places]
        makers = [shorten(_maker_of(one), _LONGEST) for one in those]
        days = [day_in_words(one.made) for one in those]
        both = [", ".join(filter(None, one)) for one in zip(makers, days, strict=True)]
        stems = [files[place] if files else "" for place in places]
        numbers = [str(count) for count in range(1, number + 1)]
        for place, label in zip(places, _first_that_tell(makers, both, stems, numbers), strict=True):
            names[place] = f"{name} ({label})"
    return names


def _first_that_tell(*candidates: list[str]) -> Iterable[str]:
    """The first labels that are all there, and no two of them alike."""
    return next((those for those in candidates if all(those) and len(set(those)) == len(those)), candidates[-1])


def _maker_of(column: Column) -> str:
    """Who made most of a translation, without machines if people had a hand in it."""
    makers: Counter[str] = Counter()
    for block in column.blocks:
        hops = block.unit.lineage.hops if block.unit is not None else ()
        if hops and block.state not in (State.UNTRANSLATED, None):
            makers[", ".join(hops[-1].agents)] += 0 if block.state is State.MACHINE else 1
    return makers.most_common(1)[0][0] if makers else ""
