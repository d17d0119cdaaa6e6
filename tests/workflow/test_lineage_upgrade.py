"""Files of version 0.1 are read, and `lineage init --upgrade` brings them up to the encoding of today by splicing."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import xlate
from tests.conftest import ROOT, Run, shared
from tests.teitext import words
from xlate.findings import Severity
from xlate.model.lineage_query import basis_of, way
from xlate.revision.correction import Selection
from xlate.workflow.lineage import upgrade_lineage

OLD = ROOT / "tests" / "data" / "v0.1"
FILES = sorted(str(path.relative_to(OLD)) for path in OLD.rglob("*.xml") if path.parent.name != "handmade")


def upgraded(file: Path) -> bytes:
    return upgrade_lineage(file).value


def seen(data: bytes) -> list[tuple[object, ...]]:
    """What xlate reads of each segment; the grounds too, which version 0.1 did not state."""
    segments = xlate.survey(xlate.Input(data, "t.xml")).value
    return [
        (one.unit.key, way(one.unit.lineage), one.unit.relation, one.unit.certainty, basis_of(one.unit))
        for one in segments
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files of version 0.1, upgraded, beside their sources."""
    folder = tmp_path_factory.mktemp("new")
    for path in OLD.rglob("*.xml"):
        target = folder / path.relative_to(OLD)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(upgraded(path))
    return folder


@pytest.mark.parametrize("file", [*FILES, "handmade/merged.xml"])
def test_an_upgraded_file_is_valid_and_says_the_same(folder: Path, file: str) -> None:
    old, new = (OLD / file).read_bytes(), (folder / file).read_bytes()
    found = xlate.validate(folder / file).findings
    assert [str(one) for one in found if one.severity is not Severity.INFO] == []
    assert words(new) == words(old)
    assert seen(new) == seen(old)
    body = new[new.index(b"<text ") :]
    assert b"lin.unknown" not in new
    assert b"translationOf" not in new
    assert b'<seg type="marker"' not in body
    assert body.count(b'<note type="marker"') == old.count(b'<seg type="marker"')
    assert upgrade_lineage(xlate.Input(new, file)).value == new, "an upgraded file is of today"


@pytest.mark.parametrize("file", FILES)
def test_nothing_but_these_things_changes(folder: Path, file: str) -> None:
    """Taken away again what the upgrade sets, old and new text are the same bytes."""

    def bare(path: Path) -> str:
        text = path.read_text(encoding="utf-8")
        text = text[text.index("<text ") :]
        text = re.sub(
            r' ana="([^"]*)"', lambda ana: "".join(re.findall(r"#(?:rel|st)\.\w+|#lin\.(?!unknown)\w+", ana[1])), text
        )
        text = re.sub(r' (?:decls|corresp)="#v[^"]*"', "", text)
        return re.sub(r'<(?:seg|note) type="marker"([^>]*)>([^<]*)</(?:seg|note)>', r"<marker\1>\2</marker>", text)

    assert bare(folder / file) == bare(OLD / file)


def test_the_text_of_the_seed_is_that_of_a_new_conversion(folder: Path) -> None:
    new = (folder / "seed" / "source.xml").read_bytes()
    golden = (ROOT / "tests" / "golden" / "seed" / "source.xml").read_bytes()
    assert new[new.index(b"<text ") :] == golden[golden.index(b"<text ") :]


@pytest.mark.parametrize("name", ["seed", "interview", "handmade"])
def test_translators_files_still_fit(folder: Path, name: str) -> None:
    """The catalogue of version 0.1 fits the upgraded source and translation as it fits the old ones."""
    catalogue = OLD / name / "translated.po"
    new, old = (xlate.merge(root / name / "source.xml", catalogue) for root in (folder, OLD))
    assert new.value.states == old.value.states
    assert [one.code for one in new.findings] == [one.code for one in old.findings]
    assert words(new.value.data or b"") == words(old.value.data or b"")
    new, old = (xlate.merge(root / name / "merged.xml", catalogue) for root in (folder, OLD))
    assert new.value.states == old.value.states
    assert words(new.value.data or b"") == words(old.value.data or b"")


def test_what_people_set_can_still_be_taken_back(folder: Path) -> None:
    """The history gives back the values of today, and the parts of the header that it needed go."""
    path = folder / "seed" / "corrected.xml"
    result = xlate.clear_lineage(path, Selection(turns=("2",)))
    assert len(result.value.segments) == 2
    fresh = (folder / "seed" / "source.xml").read_bytes()
    assert result.value.data[result.value.data.index(b"<text ") :] == fresh[fresh.index(b"<text ") :]
    assert b"lang.zh" not in result.value.data
    assert b"v.kim-yong-nam.zh" not in result.value.data


def test_the_command(tmp_path: Path, xlate_program: Run) -> None:
    file = tmp_path / "talk.xml"
    file.write_bytes((OLD / "seed" / "source.xml").read_bytes())
    done = xlate_program("lineage", "init", "--upgrade", "--dry-run", file)
    assert done.returncode == 0
    assert '+        <note xml:id="l-y5uoec7v" type="speaker">Vladimir Putin</note>' in done.stdout
    assert file.read_bytes() == (OLD / "seed" / "source.xml").read_bytes()
    assert "upgraded" in xlate_program("lineage", "init", "--upgrade", file).stderr
    assert file.read_bytes() == upgraded(OLD / "seed" / "source.xml")
    moment = file.stat().st_mtime_ns
    assert "nothing to upgrade" in xlate_program("lineage", "init", "--upgrade", file).stderr
    assert file.stat().st_mtime_ns == moment


def test_a_file_of_today_comes_back_as_it_is() -> None:
    for path in (ROOT / "examples").glob("*.xml"):
        assert upgrade_lineage(path).value == path.read_bytes()


def test_upgraded_files_are_valid_tei(folder: Path) -> None:
    schema = shared("schema", "tei_all.rng")
    files = [folder / file for file in FILES]
    done = subprocess.run(["jing", schema, *files], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_paragraph_that_would_be_divided_today_is_named() -> None:
    old = (OLD / "seed" / "source.xml").read_bytes()
    assert [one.code for one in upgrade_lineage(xlate.Input(old, "t.xml")).findings if one.code == "XL506"] == []
    marker = b'<seg type="marker" subtype="spoken">(Speaks Spanish.)</seg>'
    key = xlate.survey(xlate.Input(old, "t.xml")).value[0].unit.key.encode()
    for said, number in (
        (b"Thank you. " + marker + b" Gracias.", 1),
        (marker + b" Gracias.", 0),
        (b"Yes. " + marker, 0),
    ):
        data = re.sub(rb'(xml:id="' + key + rb'"[^>]*>).*?(</seg>\n)', rb"\g<1>" + said + rb"\g<2>", old, count=1)
        assert data != old
        found = upgrade_lineage(xlate.Input(data, "t.xml")).findings
        assert [one.code for one in found if one.code == "XL506"] == ["XL506"] * number
