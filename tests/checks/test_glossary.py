"""Glossaries as CSV and TBX, and the settings in xlate.toml."""

from __future__ import annotations

import pytest

from xlate.checks.configuration import read_configuration, read_names
from xlate.checks.glossary import Term, read_glossary
from xlate.errors import InputError
from xlate.findings import Severity

MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1">
  <langSet xml:lang="en"><tig><term>State <hi>Council</hi></term></tig></langSet>
  <langSet xml:lang="ru">
    <tig><term>Государственный совет</term></tig>
    <ntig><termGrp><term>Госсовет</term></termGrp>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></ntig>
  </langSet>
  <langSet xml:lang="not a tag"><tig><term>x</term></tig></langSet>
</termEntry>
</body></text></martif>
"""
DCT = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" type="TBX-Basic" style="dct"
 xml:lang="en"><text><body><conceptEntry id="c1">
  <langSec xml:lang="en"><termSec><term>State Council</term></termSec></langSec>
  <langSec xml:lang="ja"><termSec><term>国務委員会</term></termSec>
   <termSec><term>評議会</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
  </langSec></conceptEntry></body></text></tbx>
"""


def glossary(text: str, file: str = "terms.csv") -> tuple[Term, ...]:
    read = read_glossary(text.encode(), file)
    assert read.findings == ()
    return read.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_may_have_any_delimiter(delimiter: str) -> None:
    rows = ["source,target,note,forbidden", "treaty,договор,n,", "treaty,пакт,,yes"]
    assert glossary("\n".join(rows).replace(",", delimiter)) == (
        Term("treaty", "договор", note="n"),
        Term("treaty", "пакт", forbidden=True),
    )


def test_a_table_may_have_its_columns_in_any_order_and_several_renderings() -> None:
    assert glossary('\ufeff\nTarget,Source\nпакт | "договор",the  treaty\n\n') == (
        Term("the treaty", "пакт"),
        Term("the treaty", '"договор"'),
    )


def test_a_header_may_name_the_languages() -> None:
    (term,) = glossary("en,pt_BR\ntreaty,tratado\n")
    assert (term.source_language, term.target_language) == ("en", "pt-BR")
    assert term.fits("en-GB", "pt")
    assert term.fits("und", "pt")
    assert not term.fits("en", "ru")


def test_rows_that_cannot_be_used_are_reported_with_their_line() -> None:
    read = read_glossary(b'source,target,forbidden\na,\n,"b\nc",\n,b,yes\na,b,perhaps\na\n', "t.csv")
    assert read.value == (Term("", "b", forbidden=True),)
    assert [str(finding) for finding in read.findings] == [
        "t.csv:2: XL622 the column target is empty; the row is not used",
        "t.csv:3: XL622 the column source is empty; the row is not used",
        't.csv:6: XL622 "perhaps" in the column forbidden is neither yes nor no; the row is not used',
        "t.csv:7: XL622 the column target is empty; the row is not used",
    ]


def test_tbx_of_2008() -> None:
    assert glossary(MARTIF, "terms.tbx")[:2] == (
        Term("State Council", "Государственный совет", source_language="en", target_language="ru"),
        Term("State Council", "Госсовет", forbidden=True, source_language="en", target_language="ru"),
    )


@pytest.mark.parametrize("dialect", ["dct", "dca"])
def test_tbx_of_2019(dialect: str) -> None:
    text = DCT
    if dialect == "dca":
        element = "<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>"
        note = '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>'
        assert element in text
        text = text.replace(element, note)
    assert glossary(text, "terms.tbx")[:2] == (
        Term("State Council", "国務委員会", source_language="en", target_language="ja"),
        Term("State Council", "評議会", forbidden=True, source_language="en", target_language="ja"),
    )


@pytest.mark.parametrize(
    ("data", "file", "message"),
    [
        (b"", "t.csv", "the glossary is empty"),
        (b"treaty,x\n", "t.csv", "t.csv:1: the first line of the glossary must name the columns"),
        (b"source,target\na,\xff\n", "t.csv", "t.csv:2: the table is not in UTF-8"),
        (b'source,target\n"' + b"a" * 140_000, "t.csv", "t.csv:2: not CSV"),
        (b"<tbx>", "t.tbx", "t.tbx:1: not well-formed XML"),
        (b"<html/>", "t.xml", "the root element is <html>"),
    ],
)
def test_what_is_no_glossary_is_refused(data: bytes, file: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_glossary(data, file)
    assert message in str(caught.value)


def test_an_entity_of_a_glossary_is_never_fetched() -> None:
    text = MARTIF.replace('SYSTEM "TBXBasiccoreStructV02.dtd"', '[<!ENTITY x SYSTEM "file:///etc/hostname">]')
    assert glossary(text.replace("Госсовет", "&x;"), "t.tbx")[0].target == "Государственный совет"


def test_a_configuration_says_which_checks_run_and_how() -> None:
    text = """
[project]
name = "talks"
[check]
only = "numbers, quotes,names"
skip = ["quotes"]
severity = { numbers = "error", names = "info" }
glossary = ["a.csv", "b.tbx"]
length = 3
fuzzy = true
"""
    configuration = read_configuration(text.encode(), "xlate.toml")
    settings = configuration.settings
    assert (settings.only, settings.skip) == (frozenset(["numbers", "quotes", "names"]), frozenset(["quotes"]))
    assert settings.severity == {"numbers": Severity.ERROR, "names": Severity.INFO}
    assert (settings.length, settings.fuzzy, configuration.glossaries) == (3.0, True, ("a.csv", "b.tbx"))
    assert read_configuration(b"", "xlate.toml").settings.only == frozenset()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[check", "not TOML"),
        ("check = 3", "check must be a table: [check]"),
        (
            "[check]\nskips = []",
            '[check]: unknown key "skips"; known are: only, skip, severity, glossary',
        ),
        ("[check]\nskip = ['nmbers']", 'there is no check "nmbers"; the checks are: markup, placeholders, numbers'),
        ("[check]\nskip = 3", '"skip" must be a text or a list of texts'),
        ("[check]\nonly = [3]", '"only" must be a text or a list of texts'),
        ("[check]\nseverity = 'error'", "severity must be a table"),
        ("[check]\nseverity = { numbers = 3 }", "severity must be a table"),
        ("[check]\nseverity = { numbers = 'bad' }", "must be one of error, warning, info"),
        ("[check]\nseverity = { '' = 'error' }", "the severity of a check"),
        ("[check]\nlength = '3'", '"length" must be a number'),
        ("[check]\nlength = true", '"length" must be a number'),
        ("[check]\nlength = 1", "length is 1; it must be more than 1"),
        ("[check]\nfuzzy = 1", '"fuzzy" must be true or false'),
    ],
)
def test_what_means_nothing_in_a_configuration_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_configuration(text.encode(), "xlate.toml")
    assert str(caught.value).startswith("xlate.toml: ")
    assert message in str(caught.value)


def test_names_are_divided_by_commas() -> None:
    assert read_names(["numbers, quotes", "", "names"]) == frozenset(["numbers", "quotes", "names"])


def test_a_character_that_xml_cannot_hold_costs_one_term_of_tbx() -> None:
    entry = (
        '<termEntry><langSet xml:lang="en"><tig><term>{}</term></tig></langSet><langSet xml:lang="ru"><tig><term>{}'
        "</term></tig></langSet></termEntry>\n"
    )
    for bad in ("&#x1F;", "&#xD800;", "\x0b"):
        body = entry.format("one", "раз") + entry.format("two", f"два{bad}") + entry.format("three", "три")
        tbx = f'<martif type="TBX" xml:lang="en"><text><body>\n{body}</body></text></martif>'
        result = read_glossary(tbx.encode(), "g.tbx")
        assert {term.source for term in result.value} == {"one", "three", "раз", "три"}
        assert [(one.code, one.line) for one in result.findings] == [("XL622", 3)]
