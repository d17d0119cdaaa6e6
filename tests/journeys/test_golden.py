"""Golden sets: every folder below tests/golden is a case, found by listing.

A case begins with input.txt (a transcript) or source.xml (a TEI file). What the commands make of it stands beside:
source.xml, units.po, and, if there is a translated.po, merged.xml and findings.txt. ``pytest --rewrite-golden``
writes them anew, to be read as a diff.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import xlate
from tests.conftest import ROOT

CASES = sorted(path for path in (ROOT / "tests" / "golden").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_commands_make_what_the_golden_files_say(case: Path, request: pytest.FixtureRequest) -> None:
    rewrite = bool(request.config.getoption("--rewrite-golden"))
    options = tomllib.loads((case / "options.toml").read_text(encoding="utf-8"))
    findings: list[xlate.Finding] = []

    def compare(name: str, data: bytes) -> None:
        path = case / name
        if rewrite:
            path.write_bytes(data)
        assert data.decode() == path.read_text(encoding="utf-8"), f"{case.name}/{name}"

    if (case / "input.txt").exists():
        given = xlate.Input((case / "input.txt").read_bytes(), "input.txt")
        converted = xlate.to_tei(given, **options["to_tei"])
        findings += converted.findings
        compare("source.xml", converted.value.data)
    source = xlate.Input((case / "source.xml").read_bytes(), "source.xml")
    exported = xlate.export_po(source, **options["export_po"])
    findings += exported.findings
    compare("units.po", exported.value.data)
    if (case / "translated.po").exists():
        catalogue = xlate.Input((case / "translated.po").read_bytes(), "translated.po")
        merged = xlate.merge(source, catalogue, **options["merge"])
        findings += merged.findings
        assert merged.value.data is not None
        compare("merged.xml", merged.value.data)
    compare("findings.txt", "".join(f"{finding}\n" for finding in findings).encode())


def test_there_are_golden_sets_of_all_kinds() -> None:
    assert any((case / "input.txt").exists() for case in CASES)
    assert any(not (case / "input.txt").exists() for case in CASES)
    assert any((case / "translated.po").exists() for case in CASES)
