"""Write the tables of `xlate/data` anew: ``python -m tests.make_data``. A test checks that they are current.

What users keep must not change with the version of a package of data that happens to be installed (decision 17). So the
names of languages, months and weekdays, the scripts and the plural forms are tables of the project, made here from
Babel (CLDR), Weblate's language data, langcodes and GNU gettext, in the versions that `pyproject.toml` pins. A newer
version is taken in by changing the pin, running this, and reading the diff.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import langcodes
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers
from weblate_language_data.languages import LANGUAGES

from tests.conftest import ROOT

DATA = ROOT / "xlate" / "data"
NAMED_IN = ("en", "de", "fr", "es", "it", "pt")
"""languages in which a transcript may name a language; where two agree on a name, the first decides"""
INTERFACES = ("de", "fr", "ru")
"""languages in which pages speak themselves, beside English"""
_COLUMNS = ("months", "... standing alone", "short forms", "... standing alone", "weekdays", "... standing alone")
_WITHOUT_PLURAL_FORMS = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'
)


def tables() -> dict[str, str]:
    """Name of a file in `xlate/data` -> what stands in it."""
    return {
        "languages.tsv": _table(_languages(), "tag", "standard spelling", "plural forms", "English name"),
        "language_names.tsv": _table(_names(), "name in lower case", "tag"),
        "interface_names.tsv": _table(_names_for_pages(), "tag", "name in German", "French", "Russian"),
        "scripts.tsv": _table(_scripts(), "script", "tags of the languages written in it"),
        "calendar.tsv": _table(_calendar(), "tags", *_COLUMNS),
        "numbers.tsv": _table(
            _number_habits(), "tags", "decimal signs", "sign between groups", "words for large numbers"
        ),
    }


def _table(rows: Iterator[tuple[str, ...]], *columns: str) -> str:
    sources = " and ".join(f"{name} {version(name)}" for name in ("babel", "weblate-language-data"))
    head = f"# Made by tests/make_data.py from GNU gettext, {sources}; see docs/decisions/0017-what-is-pinned.md"
    return "\n".join([head, "# " + "\t".join(columns), *("\t".join(row) for row in rows), ""])


def standard_tag(tag: str) -> str | None:
    """The standard spelling of a tag as langcodes has it; None if it is not valid."""
    try:
        standard = langcodes.standardize_tag(tag)
        return standard if langcodes.tag_is_valid(standard) else None
    except ValueError:
        return None


def _languages() -> Iterator[tuple[str, ...]]:
    names = {tag.replace("_", "-"): name for tag, name in Locale("en").languages.items()}
    plurals = {tag: value for tag, value in _weblate().items() if standard_tag(tag) == tag}
    for tag, value in list(plurals.items()):  # Weblate has zh-Hans, but no zh
        language, _, script = tag.partition("-")
        if language not in plurals and get_global("likely_subtags").get(language, "").split("_")[1:2] == [script]:
            plurals[language] = value
    known = gettext_plural_forms(plurals)
    plurals = {tag: value for tag, value in plurals.items() if tag.split("-")[0] not in known} | known
    for tag in sorted(names.keys() | plurals):
        value = plurals.get(tag, "")
        same = "-" in tag and value == plurals.get(tag.split("-")[0])
        yield tag, standard_tag(tag) or "", "" if same else value, names.get(tag, "")


def _weblate() -> dict[str, str]:
    return {
        code.replace("_", "-"): f"nplurals={count}; plural={formula if formula == '0' else f'({formula})'};"
        for code, _, count, formula in LANGUAGES
        if "@" not in code
    }


def gettext_plural_forms(tags: dict[str, str]) -> dict[str, str]:
    """The plural forms that GNU gettext knows itself (gettext-tools/src/plural-table.c), asked of msginit."""
    asked = [*(tag for tag in tags if len(tag) == 2), "pt-BR"]  # the one region in gettext's table
    return {tag: value for tag in asked if (value := msginit(tag))}


@cache
def msginit(tag: str) -> str | None:
    """The plural forms that msginit writes for a language, in one line; None if it knows none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "empty.pot")
        path.write_text(_WITHOUT_PLURAL_FORMS)
        command = ["msginit", "--no-translator", "--no-wrap", "--locale", tag.replace("-", "_")]
        done = subprocess.run([*command, "-i", path, "-o", "-"], capture_output=True, check=True, text=True)
    found = re.search(r'^"Plural-Forms: (.*)\\n"$', done.stdout, re.MULTILINE)
    return found and found[1]


def _names() -> Iterator[tuple[str, ...]]:
    tags: dict[str, str] = {}
    for locale in NAMED_IN:
        for code, name in Locale(locale).languages.items():
            tag = standard_tag(code.replace("_", "-"))
            if tag is not None:  # CLDR names a few things that are not languages of the registry
                tags.setdefault(name.casefold(), tag)
    return iter(sorted(tags.items()))


def _names_for_pages() -> Iterator[tuple[str, ...]]:
    yield "tag", *INTERFACES
    names = [Locale(locale).languages for locale in INTERFACES]
    for code in sorted(set.intersection(*map(set, names))):
        yield code.replace("_", "-"), *(one[code] for one in names)


def _scripts() -> Iterator[tuple[str, ...]]:
    likely = {
        tag.replace("_", "-"): str(full).split("_")[1]
        for tag, full in get_global("likely_subtags").items()
        if not any(len(part) == 4 for part in tag.split("_")) and not tag.startswith("und")
    }
    tags: dict[str, list[str]] = {}
    for tag, script in sorted(likely.items()):
        language, _, region = tag.partition("-")
        if not region or script != likely.get(language):
            tags.setdefault(script, []).append(tag)
    return ((script, " ".join(of_script)) for script, of_script in sorted(tags.items()))


@cache
def calendar_of(tag: str) -> tuple[str, ...] | None:
    """The months, their short forms, and the weekdays, each in a text and standing alone; None if CLDR has none."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    kinds = ((locale.months, "wide"), (locale.months, "abbreviated"), (locale.days, "wide"))
    found = tuple(
        "|".join(name for _, name in sorted(kind[form][width].items()))
        for kind, width in kinds
        for form in ("format", "stand-alone")
    )
    return None if found[0].startswith("M01|") else found  # names are missing


def _calendar() -> Iterator[tuple[str, ...]]:
    """The tags that share their names share a row; a region is there if it differs from its language."""
    identifiers = {standard_tag(identifier.replace("_", "-")) for identifier in locale_identifiers()}
    rows: dict[tuple[str, ...], list[str]] = {}
    for tag in sorted(filter(None, identifiers)):
        here = calendar_of(tag)
        language, *rest = tag.split("-")
        above = (calendar_of("-".join([language, *rest[:count]])) for count in range(len(rest) - 1, -1, -1))
        if here is not None and here != next((one for one in above if one), None):
            rows.setdefault(here, []).append(tag)
    for columns, tags in rows.items():
        pairs = zip(columns[::2], columns[1::2], strict=True)
        yield (" ".join(tags), *(text for one, alone in pairs for text in (one, "" if alone == one else alone)))


def _number_habits() -> Iterator[tuple[str, ...]]:
    """How a language writes amounts; a region is there if its signs are others.

    A language of which a third of the regions have another decimal sign has both (Spanish), English excepted: most of
    its regions in CLDR are the countries of others.
    """
    of_language: dict[str, list[tuple[str, Locale]]] = {}
    for identifier in sorted(locale_identifiers()):
        tag = standard_tag(identifier.replace("_", "-"))
        if tag is not None:
            of_language.setdefault(tag.split("-")[0], []).append((tag, Locale.parse(identifier)))
    rows: dict[tuple[str, ...], list[str]] = {}
    for language, locales in of_language.items():
        signs = {tag: _signs(locale) for tag, locale in locales}
        own = signs.get(language)
        words = _large_numbers(next((locale for tag, locale in locales if tag == language), locales[0][1]))
        if own is None:
            continue
        others = [decimal for decimal, _ in signs.values() if decimal != own[0]]
        mixed = language != "en" and 3 * len(others) > len(signs)
        rows.setdefault((own[0] + others[0] if mixed else own[0], own[1], words), []).append(language)
        for tag, region in signs.items():
            if region != own:
                rows.setdefault((*region, ""), []).append(tag)
    return ((" ".join(tags), *columns) for columns, tags in rows.items())


def _signs(locale: Locale) -> tuple[str, str]:
    symbols = locale.number_symbols.get("latn") or locale.number_symbols[locale.default_numbering_system]
    return symbols["decimal"], re.sub(r"\s", " ", symbols["group"])


def _large_numbers(locale: Locale) -> str:
    """Words such as million, each with its power of ten."""
    powers: dict[str, int] = {}
    for width in ("long", "short"):
        for forms in locale.compact_decimal_formats.get(width, {}).values():
            for power, pattern in forms.items():
                found = re.fullmatch(r"(0+)(\D+)", pattern.pattern.split(";")[0].replace("'", ""))
                word = re.sub(r"[\s\u200e\u200f]+", " ", found[2]).strip(" .-\u2011") if found else ""
                if found and word and "¤" not in word:
                    powers.setdefault(word, len(power) - len(found[1]))
    return "|".join(f"{word}={power}" for word, power in sorted(powers.items()))


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    for name, text in tables().items():
        (DATA / name).write_text(text, encoding="utf-8", newline="\n")
