"""Versions of the words, not only languages: steps inside a language, modes in layers, people of the file, evidence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, Run
from xlate.findings import Severity

SEED = EXAMPLES / "kremlin-en-00seed.xml"
T = "{http://www.tei-c.org/ns/1.0}"
BOOTH = b"""<taxonomy xml:id="hopmode"><category xml:id="mode.interpreting"><catDesc>interpreting</catDesc>
<category xml:id="mode.simultaneous"><catDesc>simultaneous</catDesc>
<category xml:id="my.booth"><catDesc>in the booth of the hall</catDesc></category></category></category></taxonomy>"""


@pytest.fixture
def text(xlate_program: Run, tmp_path: Path) -> Path:
    """A text in French, as somebody spoke it, who is not known to have spoken another language."""
    (tmp_path / "fr.txt").write_text("CLAIRE: Bonjour à tous.\n\nPAUL: Merci, Madame.\n", encoding="utf-8")
    done = xlate_program("to-tei", "fr.txt", "--lang", "fr", "--profile", "generic", "-o", "fr.xml")
    assert done.returncode == 0, done.stderr
    return tmp_path / "fr.xml"


def said(run: Run, file: Path, *options: str) -> str:
    """Set the lineage of all segments, check that the file is valid, and give what the command said."""
    done = run("lineage", "set", file, "--all", "--by", "Anna Schmidt", *options)
    assert done.returncode == 0, done.stderr
    assert problems(file) == []
    return done.stderr


def problems(file: Path) -> list[str]:
    return [str(one) for one in xlate.validate(file).findings if one.severity is not Severity.INFO]


def found(run: Run, file: Path, *options: str) -> list[dict[str, str]]:
    done = run("lineage", "find", "--csv", file, *options)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


FR = ("--spoken", "fr")
CORNERS = {
    "source spoken": ((*FR, "--mode", "transcription"), "fr → fr (transcription)", "original"),
    "source written": (
        (*FR, "--relay", "fr", "--mode", "transcription", "--mode", "editing"),
        "fr → fr (transcription) → fr (editing)",
        "original",
    ),
    "interpreted": (
        ("--spoken", "en", "--relay", "fr", "--mode", "simultaneous", "--mode", "transcription"),
        "en → fr → fr (transcription)",
        "direct",
    ),
    "translated": (
        ("--spoken", "en", "--relay", "en", "--mode", "transcription", "--mode", "human"),
        "en → en (transcription) → fr",
        "direct",
    ),
}
"""the four corners of EPTIC, in French"""


@pytest.mark.parametrize("corner", CORNERS)
def test_the_four_corners_of_an_intermodal_corpus(xlate_program: Run, text: Path, corner: str) -> None:
    options, way, kind = CORNERS[corner]
    said(xlate_program, text, *options)
    rows = found(xlate_program, text)
    modes = " ".join(options[place + 1] for place, word in enumerate(options) if word == "--mode")
    assert {(row["way"], row["kind"], row["modes"]) for row in rows} == {(way, kind, modes)}
    assert way in xlate_program("lineage", "show", text).stdout
    spoken = kind == "original"
    assert bool(found(xlate_program, text, "--kind", "original")) == spoken
    assert bool(found(xlate_program, text, "--mode", "interpreting")) == (corner == "interpreted")
    assert bool(found(xlate_program, text, "--mode", "human")) == (corner == "translated")
    assert bool(found(xlate_program, text, "--mode", "editing")) == (corner == "source written")


def test_all_steps_inside_a_language_are_kept_when_something_else_is_said(xlate_program: Run, text: Path) -> None:
    said(xlate_program, text, *CORNERS["source written"][0])
    said(xlate_program, text, "--certainty", "high")
    assert {(row["way"], row["certainty"]) for row in found(xlate_program, text)} == {
        (CORNERS["source written"][1], "high")
    }
    assert xlate_program("lineage", "set", text, "--all", "--clear").returncode == 0
    assert {row["way"] for row in found(xlate_program, text)} != {CORNERS["source written"][1]}


@pytest.mark.parametrize("mode", ["revision", "transliteration", "respeaking", "subtitling"])
def test_other_steps_inside_a_language(xlate_program: Run, text: Path, mode: str) -> None:
    said(xlate_program, text, *FR, "--mode", mode)
    assert {row["way"] for row in found(xlate_program, text)} == {f"fr → fr ({mode})"}


def test_region_makes_no_back_translation(xlate_program: Run, text: Path) -> None:
    """Review B14."""
    said(xlate_program, text, "--spoken", "fr-FR", "--relay", "fr-CA", "--mode", "transcription", "--mode", "editing")
    (row, *_) = found(xlate_program, text)
    assert (row["way"], row["kind"]) == ("fr-FR → fr-CA (transcription) → fr (editing)", "original")
    assert b"#lin.back" not in text.read_bytes()


def test_in_one_language_no_version_is_a_translation(xlate_program: Run, text: Path) -> None:
    said(xlate_program, text, "--spoken", "fr-FR", "--relay", "fr-CA", "--mode", "transcription", "--mode", "editing")
    root = etree.parse(text)
    kinds = {str(one.get("type")): str(one.get("target")) for one in root.iter("{*}relatedItem")}
    assert set(kinds) == {"transcribedFrom", "derivedFrom"}
    assert (kinds["transcribedFrom"][-5:], kinds["derivedFrom"][-5:]) == ("fr-FR", "fr-CA")
    said(xlate_program, text, "--spoken", "de", "--mode", "human")
    german = [one for one in etree.parse(text).iter("{*}relatedItem") if str(one.get("target")).endswith(".de")]
    assert [one.get("type") for one in german] == ["translatedFrom"] * 2, "one for each speaker"


def test_a_step_inside_a_language_says_what_it_is(xlate_program: Run, text: Path) -> None:
    for options, words in (
        (("--spoken", "fr", "--relay", "fr"), "unless --mode says that it is a step inside a language: respeaking"),
        (("--spoken", "en", "--mode", "editing"), "--mode editing is a step inside a language, but this one leads"),
    ):
        done = xlate_program("lineage", "set", text, "--all", "--by", "A", *options)
        assert done.returncode != 0
        assert words in done.stderr


def test_a_general_mode_finds_those_below_it(xlate_program: Run, text: Path) -> None:
    said(xlate_program, text, "--spoken", "ko", "--mode", "simultaneous")
    assert len(found(xlate_program, text, "--mode", "interpreting")) == 2
    assert len(found(xlate_program, text, "--mode", "simultaneous")) == 2
    assert found(xlate_program, text, "--mode", "consecutive") == []
    said(xlate_program, text, "--mode", "interpreting")
    assert found(xlate_program, text, "--mode", "simultaneous") == []


def test_a_category_of_the_project_is_a_mode(xlate_program: Run, text: Path) -> None:
    """It is set, shown, found by its name and by what it stands below, kept by later corrections, and valid."""
    said(xlate_program, text, "--spoken", "ko", "--mode", "simultaneous")
    data = text.read_bytes()
    start, end = data.index(b'<taxonomy xml:id="hopmode"'), data.index(b"</taxonomy>", data.index(b'"hopmode"'))
    text.write_bytes(data[:start] + BOOTH + data[end + len(b"</taxonomy>") :])
    said(xlate_program, text, "--mode", "my.booth")
    said(xlate_program, text, "--certainty", "high", "--evidence", "seen")
    for mode in ("my.booth", "#my.booth", "simultaneous", "interpreting"):
        assert [row["modes"] for row in found(xlate_program, text, "--mode", mode)] == ["my.booth"] * 2
    shown = json.loads(xlate_program("lineage", "show", "--json", "--segments", text).stdout)
    assert shown["results"][0]["segments"][0]["modes"] == ["my.booth"]
    table = xlate_program("lineage", "export", text).stdout
    edited = table.replace("my.booth", "consecutive")
    assert xlate_program("lineage", "import", text, "-", "--by", "B", stdin=edited).returncode == 0
    assert [row["modes"] for row in found(xlate_program, text)] == ["consecutive"] * 2
    back = xlate_program("lineage", "export", text).stdout.replace("consecutive", "my.booth")
    assert xlate_program("lineage", "import", text, "-", "--by", "B", stdin=back).returncode == 0
    assert [row["modes"] for row in found(xlate_program, text)] == ["my.booth"] * 2
    assert problems(text) == []


def test_a_mode_that_nobody_has_declared_is_refused(xlate_program: Run, text: Path) -> None:
    done = xlate_program("lineage", "set", text, "--all", "--spoken", "ko", "--mode", "my.booth", "--by", "A")
    assert (done.returncode, '"my.booth" is not possible as mode' in done.stderr) == (2, True)
    done = xlate_program("lineage", "find", text, "--mode", "interpretting")
    assert (done.returncode, '"interpretting" is not one of interpreting' in done.stderr) == (2, True)


def test_an_author_who_translates_is_a_person_of_the_file(xlate_program: Run, text: Path) -> None:
    person = str(etree.parse(text).xpath("string((//*[local-name()='person'])[1]/@xml:id)"))
    done = xlate_program(
        "lineage", "set", text, "--speaker", "Claire", "--spoken", "ko", "--mode", "self", "--agent", f"#{person}",
        "--by", "Anna Schmidt",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert problems(text) == []
    (name,) = etree.parse(text).iterfind(f".//{T}respStmt/{T}persName[@ref]")
    assert (name.get("ref"), str(name.text).casefold()) == (f"#{person}", "claire")
    for options in (("--agent", f"#{person}"), ("--agent", "claire"), ("--mode", "self"), ("--mode", "human")):
        assert [row["agents"].casefold() for row in found(xlate_program, text, *options)] == ["claire"], options
    assert found(xlate_program, text, "--agent", "#paul") == []
    said(xlate_program, text, "--certainty", "high", "--relation", "none")
    assert len(found(xlate_program, text, "--agent", f"#{person}")) == 1
    done = xlate_program("lineage", "set", text, "--all", "--spoken", "ko", "--agent", "#nobody", "--by", "A")
    assert (done.returncode, 'has no person xml:id="nobody"' in done.stderr) == (2, True)


def test_evidence_points_at_a_recording_and_a_page(xlate_program: Run, text: Path) -> None:
    video, page = "https://example.org/talk.mp4#t=95,102", "minutes.pdf#page=3"
    said(
        xlate_program, text, "--spoken", "ko", "--mode", "consecutive", "--evidence", "seen and read",
        "--evidence-at", video, "--evidence-at", page,
    )  # fmt: skip
    hop = next(hop for hop in etree.parse(text).iter(T + "change") if hop.get("type") == "hop")
    assert [one.get("target") for one in hop.iter(T + "ptr")] == [video, page]
    assert " ".join("".join(hop.itertext()).split()).endswith("Stated by Anna Schmidt: seen and read")
    rows = found(xlate_program, text)
    assert {row["evidence_at"] for row in rows} == {f"{video} {page}"}
    shown = json.loads(xlate_program("lineage", "show", "--json", text).stdout)
    assert shown["results"][0]["stretches"][0]["evidence_at"] == [video, page]
    again = text.read_bytes()
    said(
        xlate_program, text, "--spoken", "ko", "--mode", "consecutive", "--evidence", "seen and read",
        "--evidence-at", video, "--evidence-at", page,
    )  # fmt: skip
    assert text.read_bytes() == again, "the same said twice changes nothing"
    said(xlate_program, text, "--certainty", "high")
    assert {row["evidence_at"] for row in found(xlate_program, text)} == {f"{video} {page}"}
    said(xlate_program, text, "--spoken", "fr", "--no-relay", "--evidence-at", page)
    assert {(row["kind"], row["evidence_at"]) for row in found(xlate_program, text)} == {("original", page)}
    done = xlate_program("lineage", "set", text, "--all", "--spoken", "ko", "--evidence-at", "a b", "--by", "A")
    assert (done.returncode, "write a blank in it as %20" in done.stderr) == (2, True)
