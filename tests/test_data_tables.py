"""The tables of `xlate/data` say what their sources say, and nothing that is written asks another package for it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from tests import make_data
from tests.conftest import ROOT
from xlate.languages import calendar_names, language_from_name, language_name, parse_tag, plural_forms, script_of

TAGS = [
    line.split("\t")[0]
    for line in (ROOT / "xlate" / "data" / "languages.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.slow  # asks msginit about every language of two letters
def test_the_tables_are_those_that_their_sources_make() -> None:
    for name, text in make_data.tables().items():
        assert (make_data.DATA / name).read_text(encoding="utf-8") == text, f"{name}: run python -m tests.make_data"


@pytest.mark.slow
def test_plural_forms_are_those_of_msginit_for_every_language_that_it_knows() -> None:
    asked = [*(tag for tag in TAGS if len(tag) == 2), "pt-BR", "pt-PT", "fr-CA", "de-AT", "sr-Latn"]
    known = {tag: value for tag in asked if (value := make_data.msginit(tag))}
    assert len(known) > 35
    assert {tag: plural_forms(tag) for tag in known} == known


@pytest.mark.parametrize("tag", ["ru", "pt", "pt-BR", "fr", "es", "it", "ko", "pl", "sl", "lv", "ga"])
def test_plural_forms_are_those_of_msginit(tag: str) -> None:
    assert plural_forms(tag) == make_data.msginit(tag)


def test_plural_forms_of_languages_that_gettext_does_not_know() -> None:
    assert plural_forms("zh") == plural_forms("zh-TW") == plural_forms("zh-Hant-HK") == "nplurals=1; plural=0;"
    assert plural_forms("ar-EG").startswith("nplurals=6;")
    assert plural_forms("cy").startswith("nplurals=6;")
    assert plural_forms("qaa") == "nplurals=2; plural=(n != 1);"


def test_the_short_way_to_a_standard_tag_is_the_long_one() -> None:
    spelt = {tag: make_data.standard_tag(tag) for tag in TAGS}
    assert {tag: parse_tag(tag) for tag, standard in spelt.items() if standard} == {
        tag: standard for tag, standard in spelt.items() if standard
    }


def test_names_are_those_of_cldr() -> None:
    names = Locale("en").languages.items()
    assert [language_name(tag.replace("_", "-")) for tag, _ in names if tag != "und"] == [
        name for tag, name in names if tag != "und"
    ]
    assert language_from_name("Französisch") == language_from_name("French") == "fr"
    assert language_from_name("isiZulu") == "zu"


def test_scripts_are_the_likely_ones_of_cldr() -> None:
    likely = {tag.replace("_", "-"): full.split("_")[1] for tag, full in get_global("likely_subtags").items()}
    plain = [tag for tag in likely if not tag.startswith("und") and not any(len(part) == 4 for part in tag.split("-"))]
    assert [script_of(tag) for tag in plain] == [likely[tag] for tag in plain]
    assert script_of("zh-Hant-HK") == "Hant"
    assert script_of("und-RU") is None


@pytest.mark.slow
def test_months_and_weekdays_are_those_of_cldr() -> None:
    for identifier in locale_identifiers():
        tag = make_data.standard_tag(identifier.replace("_", "-"))
        expected = tag and make_data.calendar_of(tag)
        if tag and expected:
            names = calendar_names(tag)
            assert names is not None
            assert ("|".join(names.months), "|".join(names.abbreviated), "|".join(names.weekdays)) == tuple(
                "|".join(pair) for pair in zip(expected[::2], expected[1::2], strict=True)
            ), tag


@pytest.mark.slow
def test_golden_files_come_out_the_same_where_no_package_of_data_is_installed() -> None:
    blocked = ("babel", "weblate_language_data", "language_data", "langcodes")
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({blocked!r}));"  # to import one raises ImportError
        "import pytest; sys.exit(pytest.main(['-n0', '-pno:cacheprovider', 'tests/journeys/test_golden.py']))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
