"""What xlate writes is valid against the unmodified schema of the TEI Consortium and ours, as jing and lxml see it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, ROOT, shared
from xlate.tei.validate.schemas import schema_path

GOLDEN = ROOT / "tests" / "golden"
FILES = [
    *sorted(EXAMPLES.glob("*.xml")),
    *(path for path in sorted(GOLDEN.glob("*/*.xml")) if path.parent.name != "handmade"),  # that one is not valid TEI
]


def _find_valid(paths: list[Path]) -> None:
    """By jing, against the schema of TEI and against ours."""
    for schema in (shared("schema", "tei_all.rng"), schema_path("xlate.rng")):
        done = subprocess.run(["jing", schema, *paths], check=False, capture_output=True, encoding="utf-8")
        errors = [line for line in done.stdout.splitlines() if "error" in line]
        assert (done.returncode, errors) == (0, [])


@pytest.mark.slow
def test_jing_finds_every_file_valid() -> None:
    _find_valid(FILES)


def test_lxml_finds_every_file_valid(tei_all: etree.RelaxNG) -> None:
    for path in FILES:
        assert tei_all.validate(etree.parse(path)), (path, tei_all.error_log)


@pytest.mark.slow
def test_every_transcript_that_is_at_hand_becomes_valid_tei(tmp_path: Path) -> None:
    paths = []
    for path in sorted(shared("corpus", "raw").iterdir()):
        paths.append(tmp_path / f"{path.name}.xml")
        xlate.to_tei(path, output=paths[-1], language="en")
    _find_valid(paths)


def test_the_handmade_file_breaks_no_other_rule_than_before(tei_all: etree.RelaxNG) -> None:
    """A merge into a file that is not valid TEI adds nothing invalid."""
    source, merged = (
        (GOLDEN / "handmade" / name).read_text(encoding="utf-8").replace("my:", "")
        for name in ("source.xml", "merged.xml")
    )

    def without_foreign(text: str) -> str:
        start, end = text.index("<box"), text.index("</box>") + len("</box>")
        return text[:start] + text[end:]

    for text in (source, merged):
        tree = etree.fromstring(without_foreign(text).replace("xmlns:", "xmlns:my", 1).encode())
        assert tei_all.validate(tree), tei_all.error_log
