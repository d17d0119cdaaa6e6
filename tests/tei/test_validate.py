"""Validation: what is valid has no finding, and every rule catches what it is there for, alone."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import ROOT, shared
from tests.rng_samples import Sampler
from xlate.errors import InputError, RecordError
from xlate.findings import Finding, Severity
from xlate.tei.names import T
from xlate.tei.validate.rules import RULES, Mechanism
from xlate.tei.validate.run import check_tei
from xlate.tei.validate.schemas import schema_path

ENCODING = ROOT / "tests" / "data" / "encoding"
VALID = ["example.xml", "example.ru.xml", "example.parallel.xml"]
INVALID = sorted((ROOT / "tests" / "invalid").glob("*.toml"))

FOREIGN = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A play</title></titleStmt>
<publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>Typed by hand.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>Act one</head>
<sp who="#a"><speaker>A.</speaker><p>Words, <w>one</w> <my:two xmlns:my="urn:my">two</my:two>.</p></sp>
<u who="#b"><seg>Hello.</seg></u>
<u>Words.</u>
<u><seg change="#h1 h2" ana="#x lin:y">Words.</seg></u></div></body></text></TEI>"""


def load(name: str) -> bytes | None:
    path = ENCODING / name
    return path.read_bytes() if path.is_file() else None


def example(name: str = "example.xml", *changes: tuple[str, str]) -> bytes:
    """An example file with some words replaced, each of which stands in it exactly once."""
    text = (ENCODING / name).read_text(encoding="utf-8")
    for find, replace in changes:
        assert text.count(find) == 1, find
        text = text.replace(find, replace)
    return text.encode()


def check(name: str, *changes: tuple[str, str]) -> tuple[Finding, ...]:
    return check_tei(example(name, *changes), name, load=load)


# ------------------------------------------------------------------ valid files


@pytest.mark.parametrize("name", VALID)
def test_a_valid_file_has_no_findings(name: str) -> None:
    assert check(name) == ()


def test_the_examples_are_valid_tei_for_lxml(tei_all: etree.RelaxNG) -> None:
    for name in VALID:
        assert tei_all.validate(etree.parse(ENCODING / name)), tei_all.error_log


@pytest.mark.slow
@pytest.mark.parametrize("schema", ["ours", "tei_all"])
def test_the_examples_are_valid_for_jing(schema: str) -> None:
    path = schema_path("xlate.rng") if schema == "ours" else shared("schema", "tei_all.rng")
    files = [ENCODING / name for name in VALID]
    done = subprocess.run(["jing", path, *files], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "")


LATER_WORK = {
    "times of subtitles": [
        (
            "<body>",
            '<timeline unit="s"><when xml:id="t0" interval="0"/><when xml:id="t1" since="#t0"/></timeline><body>',
        ),
        ('<u xml:id="u-f7i77hhs"', '<u start="#t0" end="#t1" xml:id="u-f7i77hhs"'),
        ('<seg xml:id="s-jchhegz4"', '<seg synch="#t0 #t1" xml:id="s-jchhegz4"'),
    ],
    "sentences": [
        (
            '<seg xml:id="s-jchhegz4" n="3.1" ana="#lin.direct" change="#hop.vladimir-putin.1" cert="medium">'
            "Thank you.</seg>",
            '<seg type="paragraph" n="3.1"><seg xml:id="s-jchhegz4" n="3.1.1" ana="#lin.direct" '
            'change="#hop.vladimir-putin.1" cert="medium">Thank you.</seg> <kinesic type="applause"><desc '
            'xml:id="i-bbbbbbbb" ana="#lin.unknown">(Applause.)</desc></kinesic></seg>',
        )
    ],
    "words marked up": [
        (
            "Mr Chairman, friends",
            'Mr <hi rend="italic">Chairman</hi> <gap reason="inaudible"/><lb/><pb n="2"/> <unclear>friends</unclear> '
            '<choice><sic>freinds</sic><corr resp="#ag.xlate">friends</corr></choice> <supplied>and</supplied> '
            '<foreign xml:lang="ru">друзья</foreign><c> </c><q>said <persName ref="#kim-yong-nam">he</persName></q> '
            '<ref target="https://example.org/">there</ref> <note>A note.</note> <vocal type="laughter"><desc>(Laughs.)'
            "</desc></vocal> <orgName>UN</orgName> <term>hop</term> <name>x</name>",
        )
    ],
    "sections": [('<note type="speaker" xml:id="l-y5uoec7v"', "%SECTION%"), ("<closer>", "</div><closer>")],
    "a date line between turns": [
        (
            '<note type="speaker" xml:id="l-y5uoec7v"',
            '<p><seg xml:id="d-bbbbbbbb" type="dateline" ana="#lin.unknown"><date>Later</date></seg></p>'
            '<note type="speaker" xml:id="l-y5uoec7v"',
        )
    ],
    "a licence": [
        (
            '<availability status="unknown"><p>The input file states no licence, and none is assumed.</p>',
            '<availability status="free"><licence target="https://example.org/by/4.0/">CC BY</licence>',
        )
    ],
    "an address, an authority, an affiliation": [
        ('<textLang mainLang="en">', '<ptr target="https://example.org/"/> <textLang mainLang="en">'),
        ("<publisher>xlate example</publisher>", "<authority>xlate example</authority>"),
        ("<occupation>President of Russia</occupation>", "<affiliation>The Kremlin</affiliation>"),
    ],
}
LATER_WORK["sections"][0] = (
    '<note type="speaker" xml:id="l-y5uoec7v"',
    '<div type="section"><head xml:id="h-bbbbbbbb" ana="#lin.unknown">Later</head>'
    '<note type="speaker" xml:id="l-y5uoec7v"',
)


@pytest.mark.parametrize("what", LATER_WORK)
def test_what_later_work_adds_is_valid_in_both_schemas(what: str, tei_all: etree.RelaxNG) -> None:
    data = example("example.xml", *LATER_WORK[what])
    assert check_tei(data, "x.xml") == ()
    assert tei_all.validate(etree.fromstring(data)), tei_all.error_log


def test_whatever_our_schema_accepts_is_valid_tei(tei_all: etree.RelaxNG) -> None:
    """Our schema is a subset of TEI: documents made up from it at random are valid there."""
    schema = etree.parse(schema_path("xlate.rng"))
    ours = etree.RelaxNG(schema)
    names = set()
    for seed in range(60):
        document = Sampler(schema.getroot(), seed).document()
        assert ours.validate(document), (seed, ours.error_log)
        assert tei_all.validate(document), (seed, tei_all.error_log)
        names |= {etree.QName(element).localname for element in document.iter("*")}
    assert len(names) > 80, "too few kinds of elements were tried"


# ------------------------------------------------------------------ rules


@pytest.mark.parametrize("path", INVALID, ids=[path.stem for path in INVALID])
def test_exactly_the_named_rule_catches(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    findings = check(case["base"], (case["find"], case["replace"]))
    rule = case["rule"]
    assert path.stem.startswith(f"{rule}--")
    assert {finding.rule for finding in findings} == {rule}, [str(finding) for finding in findings]
    assert {finding.code for finding in findings} == {RULES[rule].code}
    assert all(finding.line and finding.file == case["base"] for finding in findings)
    assert len(findings) == 1, "one cause, one finding"


def test_every_rule_has_an_example_that_breaks_it() -> None:
    assert {path.stem.partition("--")[0] for path in INVALID} == set(RULES)


def test_the_rules_of_schematron_are_the_asserts_of_its_schema() -> None:
    tree = etree.parse(schema_path("xlate.sch"))
    asserts = [element.get("id") for element in tree.iter("{http://purl.oclc.org/dsdl/schematron}assert")]
    assert sorted(map(str, asserts)) == sorted(
        name for name, rule in RULES.items() if rule.mechanism is Mechanism.SCHEMATRON
    )


def test_the_documentation_lists_exactly_the_rules_with_their_mechanism() -> None:
    text = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| (\w+) \| [^|]+ \|$", text, re.MULTILINE)
    assert sorted(rows) == sorted((name, str(rule.mechanism)) for name, rule in RULES.items())


PLAIN = 'n="3.1" ana="#lin.direct" change="#hop.vladimir-putin.1" cert="medium">Thank you.'
SPOKEN = '<seg type="marker" subtype="spoken">(In Russian.)</seg>'


def test_a_marker_in_a_paragraph_speaks_of_that_paragraph() -> None:
    marked = f'n="3.1" ana="#rel.spoken #lin.direct" change="#hop.vladimir-putin.1" cert="high">{SPOKEN} Thank you.'
    assert check("example.xml", (PLAIN, marked)) == ()
    unsure = marked.replace('cert="high"', 'cert="medium"')
    assert [finding.rule for finding in check("example.xml", (PLAIN, unsure))] == ["cert-printed"]


def test_a_marker_in_a_paragraph_of_a_marked_turn_overrides_it_there() -> None:
    find = 'n="2.2" ana="#rel.retranslation #lin.relay" change="#hop.kim-yong-nam.1 #hop.kim-yong-nam.2" cert="high">'
    replace = find.replace("#rel.retranslation", "#rel.spoken") + SPOKEN
    assert check("example.xml", (find, replace)) == ()


def segment(number: str, ana: str, cert: str, words: str) -> str:
    return (
        f'<seg xml:id="s-x{number}" n="{number}" ana="{ana}" change="#hop.vladimir-putin.1" cert="{cert}">{words}</seg>'
    )


@pytest.mark.parametrize(
    ("after", "rules"),
    [
        (segment("3.3", "#lin.direct", "medium", "He stops there."), []),
        (segment("3.3", "#rel.spoken #lin.direct", "high", "He goes on."), []),
        (segment("3.3", "#rel.spoken #lin.direct", "medium", "He goes on."), ["cert-printed"]),
        (segment("3.3", "#rel.translation #lin.direct", "high", "What?"), ["rel-unfounded"]),
    ],
)
def test_a_marker_in_a_paragraph_may_reach_those_after_it(after: str, rules: list[str]) -> None:
    marked = segment("3.2", "#rel.spoken #lin.direct", "high", f"{SPOKEN} Good.")
    found = check("example.xml", (f"{PLAIN}</seg>", f"{PLAIN}</seg>{marked}{after}"))
    assert [finding.rule for finding in found] == rules


def test_a_marker_in_a_paragraph_does_not_reach_those_before_it() -> None:
    before = segment("3.2", "#rel.spoken #lin.direct", "high", "Good.")
    marked = segment("3.3", "#rel.spoken #lin.direct", "high", f"{SPOKEN} Good.")
    found = check("example.xml", (f"{PLAIN}</seg>", f"{PLAIN}</seg>{before}{marked}"))
    assert [finding.rule for finding in found] == ["rel-unfounded"]


def test_an_origin_entry_stands_for_words_spoken_in_the_language_of_the_text() -> None:
    origin = (
        '<listChange><change xml:id="org.p.en" type="origin" subtype="en" source="#v.p.en" cert="high">x</change>'
        "</listChange>\n      </creation>"
    )
    version = '<bibl xml:id="v.p.en" type="speech"><title>x</title><textLang mainLang="en">English</textLang></bibl>'
    changes = [
        ("</creation>", origin),
        ('<bibl xml:id="v.en"', f'{version}<bibl xml:id="v.en"'),
        (PLAIN, f'n="3.1" ana="#rel.spoken #lin.original" change="#org.p.en" cert="high">{SPOKEN}'),
    ]
    assert check("example.xml", *changes) == ()
    late = changes[2][1].replace('change="#org.p.en"', 'change="#hop.vladimir-putin.1 #org.p.en"')
    assert [f.rule for f in check("example.xml", *changes[:2], (PLAIN, late))] == ["hop-join"]
    translated = changes[2][1].replace("#org.p.en", "#org.p.en #hop.kim-yong-nam.1").replace("original", "direct")
    assert [f.rule for f in check("example.xml", *changes[:2], (PLAIN, translated))] == ["hop-join"]
    wrong = (changes[0][0], origin.replace('subtype="en"', 'subtype="en-t-ru"'))
    assert [f.rule for f in check("example.xml", wrong, *changes[1:])] == ["hop-tag"]
    other = (changes[0][0], origin.replace('subtype="en"', 'subtype="ru"'))
    assert [f.rule for f in check("example.xml", other, *changes[1:])] == ["hop-langs"]


def test_an_unknown_language_may_lead_into_an_unknown_one() -> None:
    """Somebody spoke an unknown language, and was interpreted into another unknown one."""
    for_hop = ('type="hop" subtype="ru-t-ko"', 'type="hop" subtype="und-t-und"')
    rules = {finding.rule for finding in check("example.xml", for_hop)}
    assert "hop-tag" not in rules


def test_two_chains_of_one_speaker_may_stand_in_one_list() -> None:
    second = (
        '<change xml:id="hop.b.1" n="1" type="hop" subtype="en-t-ko" source="#v.kim-yong-nam.ko" corresp="#v.en" '
        'cert="high">x</change>\n          </listChange>\n          <listChange xml:id="hops.vladimir-putin"'
    )
    find = '</listChange>\n          <listChange xml:id="hops.vladimir-putin"'
    listed = ('<language ident="en-t-ru">', '<language ident="en-t-ko">x</language><language ident="en-t-ru">')
    assert check("example.xml", (find, second), listed) == ()


# ------------------------------------------------------------------ what RELAX NG finds

GRAMMAR = {
    "an element that we do not write": (
        ("Thank you very", "Thank <b>you</b> very"),
        "<b> in <seg> is an element that xlate does not write",
    ),
    "an attribute out of place": (('n="3.1" ana', 'n="3.1" foo="1" ana'), "<seg> has an attribute foo"),
    "a value out of range": (
        ('cert="high">Thank', 'cert="sure">Thank'),
        '<seg> has cert="sure"; expected is one of "high", "medium", "low"',
    ),
    "a value of another kind": (
        ('<date when="2018-06-14">14 June', '<date when="14.6.2018">14 June'),
        '<date> has when="14.6.2018"; expected is a date in ISO 8601, such as 2018-06-14',
    ),
    "an element out of place": (
        ('<seg xml:id="s-dhx6vuyc"', '<p/><seg xml:id="s-dhx6vuyc"'),
        "<p> is not allowed in <u>; it can hold <anchor>, <cb>, <gap>, <incident>, <kinesic>, <lb>, <milestone>, <pb>, "
        "<seg>, <vocal>",
    ),
    "text out of place": (
        ('<seg xml:id="s-dhx6vuyc"', 'hello <seg xml:id="s-dhx6vuyc"'),
        'text is not allowed directly in <u>, only elements are: "hello"',
    ),
    "an element missing": (
        (
            '<availability status="unknown"><p>The input file states no licence, and none is assumed.</p>'
            "</availability>",
            "",
        ),
        "<publicationStmt> has no <availability>, which it needs",
    ),
    "an attribute missing": (('<text xml:lang="en">', "<text>"), "<text> has no attribute xml:lang"),
    "a wrong order": (
        ("<closer>", '<head xml:id="h-x" ana="#lin.unknown">Late</head><closer>'),
        "<head> is not allowed at this place in <div>: it comes too early or too late",
    ),
    "a wrong number": (
        ("<segmentation>", "<segmentation/><segmentation>"),
        "<segmentation> has no <p>, which it needs",
    ),
    "an element twice": (
        ("<extent>", "<extent/><extent>"),
        "<extent> is not allowed at this place in <fileDesc>: it comes too early or too late",
    ),
    "an alternative missing": (
        (
            '<availability status="unknown"><p>The input file states no licence, and none is assumed.</p>',
            "<availability>",
        ),
        "the elements in <availability> are not in the number or order that is required",
    ),
    "an empty value": (
        ('<prefixDef ident="src"', '<prefixDef ident="S!"'),
        '<prefixDef> has ident="S!"; expected is a ',
    ),
}


@pytest.mark.parametrize("what", GRAMMAR)
def test_what_does_not_fit_is_told_in_one_sentence(what: str) -> None:
    change, message = GRAMMAR[what]
    base = "example.ru.xml" if "prefixDef" in change[0] else "example.xml"
    found = [finding for finding in check(base, change) if finding.code == "XL301"]
    assert found[0].message.startswith(message), [str(finding) for finding in found]
    assert found[0].line
    assert len(found) == 1


def test_two_errors_far_apart_are_both_found() -> None:
    found = check("example.xml", ("Mr Chairman, friends", "<i>Mr</i>"), ("Thank you very", "<b>Thank</b> you very"))
    assert [(finding.line, finding.message[:3]) for finding in found] == [(135, "<i>"), (146, "<b>")]


def test_the_same_error_again_is_counted() -> None:
    found = check("example.xml", ("Mr Chairman, friends", "<b>Mr</b> <b>Chairman</b>, <b>friends</b>"))
    assert [finding.message for finding in found] == [
        "<b> in <seg> is an element that xlate does not write (and in 2 more places)"
    ]


# ------------------------------------------------------------------ other people's files and schemas


def test_a_foreign_file_is_held_to_nothing_but_what_it_says_of_lineage() -> None:
    found = check_tei(FOREIGN.encode(), "foreign.xml")
    assert [(finding.code, finding.severity) for finding in found] == [("XL307", Severity.INFO)]
    claims = FOREIGN.replace('ana="#x lin:y"', 'ana="#x #lin.relay" xml:lang="en"')
    assert {finding.rule for finding in check_tei(claims.encode(), "foreign.xml")} == {None, "ptr-ana", "lin-computed"}


def test_a_foreign_file_that_claims_to_be_of_xlate_is_held_to_everything() -> None:
    application = '<encodingDesc><appInfo><application ident="xlate" version="1"/></appInfo></encodingDesc></teiHeader>'
    found = check_tei(FOREIGN.replace("</teiHeader>", application).encode(), "foreign.xml")
    assert {"XL301", "XL302", "XL303"} == {finding.code for finding in found}
    assert {"unit-id", "u-id", "ptr-who", "ptr-ana", "ptr-change"} <= {f.rule for f in found}


@pytest.mark.parametrize(
    "inside",
    [
        "<teiHeader/>",
        "<teiHeader/><text/>",
        "<teiHeader/><text><group><text/><text><body><u change='#a' ana='#lin.relay'/></body></text></group></text>",
        "<teiHeader><profileDesc><creation><listChange ordered='true'><change xml:id='a' type='hop'/>"
        "<change xml:id='b' type='hop' subtype='x-t-' source='#a #b'/></listChange></creation></profileDesc>"
        "</teiHeader><text><body><note type='speaker'/>"
        "<u change='#a #b'><seg ana='#st. #rel.' change='#b #a'/></u></body></text>",
    ],
)
def test_a_mutilated_file_gives_findings_and_no_traceback(inside: str) -> None:
    assert check_tei(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inside}</TEI>'.encode(), "x.xml")


def test_what_is_not_tei_is_refused() -> None:
    with pytest.raises(RecordError, match="not well-formed"):
        check_tei(b"<TEI", "x.xml")


def test_a_given_schema_is_checked_as_well_and_named() -> None:
    data = example("example.xml", ("Thank you very", "Thank <b>you</b> very"))
    found = check_tei(data, "x.xml", schema=schema_path("xlate.rng"))
    assert [str(finding) for finding in found] == [
        "x.xml:146: XL301 <b> in <seg> is an element that xlate does not write",
        "x.xml:146: XL301 not valid against xlate.rng: Did not expect element b there",
    ]


RNG = "http://relaxng.org/ns/structure/1.0"
BAD_SCHEMAS = {
    "not XML": (b"start = element TEI { empty }", "not XML"),
    "not RELAX NG": (b"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>", "not RELAX NG"),
    "not complete": (f"<grammar xmlns='{RNG}'><start><ref name='a'/></start></grammar>".encode(), "not a usable"),
    "fetched": (f"<grammar xmlns='{RNG}'><include href='http://example.org/a.rng'/></grammar>".encode(), "fetched"),
    "fetched by an included one": (
        f"<grammar xmlns='{RNG}'><include href='fetched.rng'/></grammar>".encode(),
        "fetched",
    ),
    "including one that is missing": (
        f"<grammar xmlns='{RNG}'><include href='no.rng'/></grammar>".encode(),
        "No such file",
    ),
    "including itself": (f"<grammar xmlns='{RNG}'><include href='x.rng'/></grammar>".encode(), "not a usable"),
}


@pytest.mark.parametrize("what", BAD_SCHEMAS)
def test_a_schema_that_cannot_be_used_is_refused(what: str, tmp_path: Path) -> None:
    data, message = BAD_SCHEMAS[what]
    (tmp_path / "x.rng").write_bytes(data)
    (tmp_path / "fetched.rng").write_bytes(BAD_SCHEMAS["fetched"][0])
    with pytest.raises(InputError, match=message):
        check_tei(example(), "x.xml", schema=tmp_path / "x.rng")


def test_a_schema_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        check_tei(example(), "x.xml", schema=tmp_path / "no.rng")


def test_a_schema_in_two_files_is_used(tmp_path: Path) -> None:
    (tmp_path / "x.rng").write_text(f"<grammar xmlns='{RNG}'><include href='y.rng'/></grammar>")
    (tmp_path / "y.rng").write_text(
        f"<grammar xmlns='{RNG}'><start><element name='other'><empty/></element></start></grammar>"
    )
    found = check_tei(example(), "x.xml", schema=tmp_path / "x.rng")
    assert [finding.message for finding in found] == ["not valid against x.rng: Expecting element other, got TEI"]


# ------------------------------------------------------------------ the source of a translated file


@pytest.mark.parametrize("given", [None, lambda _name: None, lambda _name: b"not TEI"])
def test_without_its_source_a_translated_file_gives_one_warning(given: object) -> None:
    found = check_tei(example("example.ru.xml"), "example.ru.xml", load=given)  # type: ignore[arg-type]
    assert [(finding.code, finding.severity) for finding in found] == [("XL304", Severity.WARNING)]
    assert "example.xml" in found[0].message


def test_the_source_is_asked_for_by_the_name_that_is_written() -> None:
    asked: list[str] = []

    def load(name: str) -> None:
        asked.append(name)

    check_tei(example("example.ru.xml"), "x.xml", load=load)
    assert asked == ["example.xml"]


@pytest.mark.parametrize(
    ("beside", "who"),
    [
        ("[Witness answered through interpreter]", "A"),
        ("Inese Liepa spoke through an interpreter.", "Inese Liepa"),
    ],
)
def test_what_stands_beside_turns_founds_the_relation_of_those_it_holds_for(
    tmp_path: Path, beside: str, who: str
) -> None:
    said = f"JUDGE ROTH: The sitting is open.\n\nQ. Good morning to you.\n\n{who}: Good morning.\n\n"
    (tmp_path / "talk.txt").write_text(f"Sitting\n\n{beside}\n\n{said}{said}")
    tei = tmp_path / "talk.xml"
    xlate.to_tei(tmp_path / "talk.txt", language="en", output=tei)
    root = etree.parse(tei).getroot()
    assert [one.text for one in root.iter(T + "note") if one.get("type") == "marker"].count(beside) == 1
    assert "#rel.interpretation" in "".join(str(turn.get("ana")) for turn in root.iter(T + "u"))
    assert not list(xlate.validate(tei).findings)
