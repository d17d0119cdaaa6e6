"""Publishers that xlate was not built on, and those that it was: scored against what people annotated, with floors."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import shared
from xlate.files import Input
from xlate.workflow.to_tei import to_tei

PUBLISHERS = {
    "turns": 0.99,
    "name": 0.95,
    "role": 0.90,
    "paragraphs": 0.93,
    "stage": 0.93,
    "title": 0.9,
    "date": 0.9,
    "place": 1.0,
    "marker": 0.98,
    "relation": 0.98,
}
CORPUS = dict.fromkeys(PUBLISHERS, 0.99)


def scorer() -> ModuleType:
    """The program that scores TEI against annotations, as a module."""
    spec = importlib.util.spec_from_file_location("score_gold", shared("tools", "score_gold.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("folder", "floors"), [("publishers", PUBLISHERS), ("corpus", CORPUS)])
def test_annotated_transcripts_are_read_with_no_options(
    folder: str, floors: dict[str, float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The scores are printed (pytest -s)."""
    arguments = []
    for gold in sorted(shared(folder, "gold").glob("*.json")):
        for raw in sorted(shared(folder, "raw").glob(f"{gold.stem}.*")):
            written = tmp_path / f"{raw.name}.xml"
            written.write_bytes(to_tei(Input(raw.read_bytes(), raw.name)).value.data)
            arguments.append(f"{gold}={written}")
    assert scorer().main(arguments) == 0
    table = capsys.readouterr().out
    with capsys.disabled():
        print(f"\n{folder}: {table.splitlines()[-1]}")  # noqa: T201 - the figures of this version
    scores = dict(part.split("=") for part in table.splitlines()[-1].split()[1:])
    low = {quantity: scores[quantity] for quantity, floor in floors.items() if float(scores[quantity]) < floor}
    assert not low, table
    assert int(scores["chrome_lines_kept"]) <= 2
