"""The language in which pages speak themselves: gettext, from the PO files in `locale`.

English is in the code. A file ``locale/TAG.po`` adds a language; `python -m tests.make_locale` writes its entries.
What language is spoken holds for a block: ``with spoken_in("ru"): ...``.
"""

from __future__ import annotations

import gettext as stdlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path

import polib

from xlate import languages
from xlate.dates import long_date

__all__ = [
    "INTERFACES",
    "day_in_words",
    "gettext",
    "interface_tag",
    "language_name",
    "mark",
    "mark_plural",
    "ngettext",
    "spoken_in",
    "words_of_scripts",
]

_FOLDER = Path(__file__).parent / "locale"
_TAG: ContextVar[str] = ContextVar("interface", default="en")

INTERFACES = ("en", *sorted(path.stem for path in _FOLDER.glob("*.po")))
"""tags of the languages that pages can speak"""


@contextmanager
def spoken_in(tag: str) -> Iterator[None]:
    """Within the block, texts are in this language, one of `INTERFACES`; in any other tag, English."""
    token = _TAG.set(tag if tag in INTERFACES else "en")
    try:
        yield
    finally:
        _TAG.reset(token)


def interface_tag() -> str:
    """The tag of the language that is spoken now."""
    return _TAG.get()


def mark(text: str) -> str:
    """Nothing but a mark for the extraction: this text is translated where it is used."""
    return text


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """The same for a text that depends on a number."""
    return one, many


def gettext(text: str) -> str:
    """A text in the language that is spoken now."""
    return _catalogue(_TAG.get()).gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """A text that depends on a number, in the language that is spoken now."""
    return _catalogue(_TAG.get()).ngettext(one, many, number)


def words_of_scripts() -> dict[str, str | list[str]]:
    """The texts of scripts in the language that is spoken now: English -> text, or the forms that a number asks for."""
    return _words_of_scripts(_TAG.get())


def language_name(tag: str) -> str:
    """The name of a language in the language that is spoken now."""
    return languages.language_name(tag, _TAG.get())


def day_in_words(text: str) -> str:
    """A date of ISO 8601 in words of the language that is spoken now; anything else as it is."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    names = languages.calendar_names(_TAG.get())
    if _TAG.get() == "en" or names is None:
        return long_date(day)
    return gettext("{day} {month} {year}").format(day=day.day, month=names.months[day.month - 1], year=day.year)


@cache
def _words_of_scripts(tag: str) -> dict[str, str | list[str]]:
    if tag == "en":
        return {}
    return {
        entry.msgid: [text for _, text in sorted(entry.msgstr_plural.items())] or entry.msgstr
        for entry in polib.pofile(str(_FOLDER / f"{tag}.po"))
        if any(file.endswith(".js") for file, _ in entry.occurrences)
    }


@cache
def _catalogue(tag: str) -> stdlib.NullTranslations:
    if tag == "en":
        return stdlib.NullTranslations()
    return stdlib.GNUTranslations(io.BytesIO(polib.pofile(str(_FOLDER / f"{tag}.po")).to_binary()))
