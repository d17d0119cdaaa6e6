"""What a save of an edit costs in a program that stays, beside reading and writing the same file with lxml.

    python benchmarks/editing.py [--segments 5000] [--runs 5] [--json]

Each operation is made on the same file, which has been read before, as in the desk of xlate serve; the result is
checked and returned, not written. Measured is the CPU time of the best run. The floor is lxml parsing the file and
writing it out again, which checks nothing and keeps no byte that it does not understand. The saves of a PO file are
held against polib, which reads the whole file and writes it again. benchmarks/README.md says more.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib
from lxml import etree

import xlate
from xlate.model.unit import Unit, UnitKind
from xlate.revision.correction import Correction, Selection
from xlate.revision.edit_operations import (
    CorrectWords,
    JoinTexts,
    Operation,
    RenameSpeaker,
    SetSpeaker,
    SetStage,
    SplitText,
)
from xlate.workflow.edit import edit_transcript, undo_edit
from xlate.workflow.inputs import read_record
from xlate.workflow.kept_records import keep_records
from xlate.workflow.lineage import clear_lineage, set_lineage

_BY = "Anna Weber"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--segments", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    keep_records(8)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.xml"
        material = Path(__file__).with_name("material.py")
        subprocess.run([sys.executable, material, "tei", str(given.segments), file], check=True)
        data = file.read_bytes()
    tei = xlate.Input(data, "long.xml")
    floor = _seconds(lambda: etree.tostring(etree.fromstring(data)), given.runs)
    times = {"lxml, parse and write": floor}
    for name, job in _jobs(tei).items():
        times[name] = _seconds(job, given.runs)
    ratios = {name: round(seconds / floor, 1) for name, seconds in times.items()}
    times |= (po := _po(tei, given.runs))
    loading, changing = po.values()
    ratios |= {"PO, polib": 1.0, "PO, xlate": round(changing / loading, 2)}
    rows = [{"job": name, "ms": round(times[name] * 1000), "ratio": ratio} for name, ratio in ratios.items()]
    if given.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        print(f"{row['job']:24} {row['ms']:6} ms {row['ratio']:8}")


def _jobs(tei: xlate.Input) -> dict[str, Callable[[], object]]:
    """The saves: each a function that makes one."""
    record = read_record(tei)
    spoken = [unit for unit in record.units() if unit.kind is UnitKind.SEGMENT]
    unit = spoken[len(spoken) // 2]
    jobs = {name: _edit(tei, operation) for name, operation in _operations(spoken, unit).items()}
    edited = xlate.Input(edit_transcript(tei, CorrectWords(unit.key, "Other words."), by=_BY).value.data, tei.name)
    chosen = Selection(segments=(unit.key,))
    said = Correction(_BY, spoken="ko", relays=("ru",), evidence="the recording")
    stated = xlate.Input(set_lineage(tei, chosen, said).value.data, tei.name)
    return {
        **jobs,
        "undo": lambda: undo_edit(edited),
        "lineage set": lambda: set_lineage(tei, chosen, said),
        "lineage set --clear": lambda: clear_lineage(stated, chosen),
    }


def _operations(spoken: list[Unit], unit: Unit) -> dict[str, Operation]:
    place = next(n for n in range(len(spoken) // 2, len(spoken)) if spoken[n].turn_key == spoken[n + 1].turn_key)
    return {
        "words": CorrectWords(unit.key, "Other words stand here now."),
        "split": SplitText(unit.key, 20),
        "join": JoinTexts(spoken[place].key, spoken[place + 1].key),
        "who": SetSpeaker((unit.key,), "Sofia Marchetti"),
        "rename": RenameSpeaker("Sofia Marchetti", "Sofia Marchesi"),
        "stage": SetStage(unit.key),
    }


def _edit(tei: xlate.Input, operation: Operation) -> Callable[[], object]:
    return lambda: edit_transcript(tei, operation, by=_BY)


def _po(tei: xlate.Input, runs: int) -> dict[str, float]:
    """One translation entered: by polib, and by changing the lines of the entry."""
    from xlate.exchange.po import EntryEdit, edit_po, read_po

    data = xlate.export_po(tei, "ru").value.data
    entry = list(read_po(data, "ru.po").entries)[-2]
    edit = EntryEdit(entry, "Слова перевода", fuzzy=False, comment="")
    fields = {"PO-Revision-Date": "2026-01-01 00:00+0000"}

    def by_polib() -> bytes:
        po = polib.pofile(data.decode())
        po[-2].msgstr = "Слова перевода"
        return bytes(str(po), "utf-8")

    return {
        "PO, polib": _seconds(by_polib, runs),
        "PO, xlate": _seconds(lambda: edit_po(data, "ru.po", edit, fields), runs),
    }


def _seconds(job: Callable[[], object], runs: int) -> float:
    """CPU seconds of the best run; the first one, which compiles schemas, is not counted."""
    job()
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        job()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
