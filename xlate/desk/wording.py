"""What commands say of themselves, said as somebody meets it who has buttons and fields instead of options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from xlate.errors import XlateError
from xlate.model.unit import Unit, UnitKind
from xlate.pages.interface import gettext as _
from xlate.pages.telling import told

__all__ = ["in_words", "in_words_of_the_desk", "numbered", "reworded"]

_WORDS = [
    (r"name the person who is responsible: --by NAME", 'write your name into the field "Your name" first'),
    (r"; name the relay, or take the relation away \(--relation none\) if nothing is printed on them",
     '; choose the language between under "Through", or "nothing" under "The source prints"'),
    (r", unless --mode says that it is a step inside a language: .*",
     ", unless it is a step inside a language (transcribed, edited, revised, transliterated)"),
    (r"--mode (\S+) is a step", r'"\1" is a step'),
    (r"^nothing to set: give --.*", "nothing is chosen yet"),
    (r"--unknown removes the lineage, so it excludes --spoken.*",
     '"Nothing is known" excludes languages, steps and names'),
    (r" ?\(xlate lineage show --segments\)", ""),
    (r"; xlate lineage show --segments lists them", ""),
    (r"; state (?:it|them) with xlate lineage set(?: \([^)]*\))?", '; state them in the panel "Lineage"'),
    (r": state it with xlate lineage set", ': state it in the panel "Lineage"'),
    (r"say with --take first or --take second which holds for both",
     'choose under "If they differ" which holds for both'),
    (r"say whose they are with --take first or --take second", 'choose under "If they differ" whose they are'),
    (r": --label drop leaves it to the history of the file, --label words makes it the beginning of the paragraph",
     ': choose under "Label between them" what becomes of it'),
    (r"; take it away first: xlate edit marker --not-a-marker", "; say first that it is no marker"),
    (r"a paragraph is split at words, or at a number of characters: --at", "click where the second part begins"),
    (r"; split it without --who, then set the speaker", "; split it without another speaker, then set the speaker"),
    (r"; export onto the translator's file and merge again", ""),
    (r"lineage set --clear", '"Take back" in the panel "Lineage"'),
    (r"; add one: xlate lineage init", "; it has to be made ready for lineage by the command xlate lineage init"),
    (r"\. Write the words with their tags: .*", "; leave the signs such as ‹1› where they are"),
    (r" \(xlate lineage set .* --alternative --clear\)", ' (panel "Lineage")'),
    (r"xlate lineage set", 'the panel "Lineage"'),
    (r": run the command again", ": save again"),
    (r"; unless this is a part on purpose, bring it up to date: .*",
     "; bring the translator's file up to date in the panel \"Turns and speakers\""),
    (r"; update with: .*", "; bring the translator's file up to date in the panel \"Turns and speakers\""),
    (r"; if theirs is a translation of its own, --new-version keeps both", ""),
    (r"; if that is wrong, write to another file", ""),
    (r"; merge into it: .*", ""),
]  # fmt: skip
"""what the message of a command says -> what a page says"""


_ID = re.compile(r"[a-z]+-[\w-]*\w")
"""what an id of a unit looks like in a message"""


def reworded(message: str) -> str:
    """A message without names of commands and options."""
    for pattern, words in _WORDS:
        message = re.sub(pattern, words, message)
    return message


def numbered(message: str, units: Mapping[str, Unit]) -> str:
    """A message that names segments as the page does: by their numbers, not by their ids."""

    def called(match: re.Match[str]) -> str:
        unit = units.get(match[0])
        if unit is None:
            return match[0]
        if unit.kind is UnitKind.LABEL and unit.turn:
            return _("the printed name of turn {number}").format(number=unit.turn)
        return unit.number or match[0]

    return _ID.sub(called, message)


def in_words(message: str, units: Mapping[str, Unit] | None = None) -> str:
    """A message of the core as a page says it: without commands, with numbers of segments, in the language spoken."""
    return told(numbered(reworded(message), units or {}))


@contextmanager
def in_words_of_the_desk(units: Mapping[str, Unit] | None = None) -> Iterator[None]:
    """What is refused inside the block is refused in words that fit a page, with the numbers of some units."""
    try:
        yield
    except XlateError as error:
        error.message = numbered(reworded(error.message), units or {})
        raise
