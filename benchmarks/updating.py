"""Compare export-po onto an existing PO with msgmerge: many units have been edited and have another id now.

    python benchmarks/updating.py [--entries 20000] [--edited 10] [--seed 1] [--json]

Both get the same two catalogues. Measured is CPU time: of xlate in this process, of msgmerge as a whole process. A
translation is paired wrongly if it is given to a unit that had another one and other words. benchmarks/README.md says
what is compared and why.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polib

from xlate.exchange.export_units import ExportDocument, prepare_units
from xlate.exchange.po import read_po, write_po
from xlate.model.lineage import Lineage
from xlate.model.unit import Unit, UnitKind

_WORDS = [
    "vote",
    "amendment",
    "report",
    "commission",
    "council",
    "question",
    "energy",
    "border",
    "market",
    "treaty",
    "member",
    "state",
    "debate",
    "law",
    "water",
    "health",
    "budget",
    "agriculture",
    "fisheries",
    "climate",
    "transport",
    "education",
    "culture",
    "research",
    "trade",
    "policy",
    "region",
    "citizen",
]
_DOCUMENT = ExportDocument("debate.xml", "en", "ru", (), project="debate")
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """A catalogue, and the units that it is to be brought up to date with."""

    texts: list[str]
    """the words of each entry"""
    catalogue: bytes
    """the translation of entry 7 is "T7" """
    units: list[Unit]
    truth: dict[str, int | None]
    """key of each unit -> the entry that it was made of; None for a unit that is new"""


def export(units: list[Unit], old: bytes | None = None) -> bytes:
    """The PO file of units, on top of an older one."""
    catalogue = read_po(old, "ru.po") if old else None
    return write_po(prepare_units(units, _DOCUMENT, catalogue).value, _NOW)


def make_case(entries: int, edited: float, seed: int, replaced: float = 0.0) -> Case:
    """Make up a debate and a later state of it.

    Args:
        entries: number of units.
        edited: share of the units that have other words in one place in eight, and another id.
        seed: for the same case again.
        replaced: share of the units that are gone, and of those that are new somewhere else.

    Returns:
        One unit in ten is "Amendment 17 was adopted by 312 votes to 40.", with other numbers each time; one in
        thirty is a "Thank you." that stands in many places.
    """
    chance = random.Random(seed)  # noqa: S311 - the same case each time
    texts = [_text(chance) for _ in range(entries)]
    pot = export([_unit(f"s-{n}", text, n) for n, text in enumerate(texts)]).decode()
    header, entries_of_pot = pot.split("\n\n", 1)
    catalogue = f"{header}\n\n{_translated(entries_of_pot)}"
    changed = set(chance.sample(range(entries), int(entries * edited)))
    gone = set(chance.sample(range(entries), int(entries * replaced))) - changed
    new = set(chance.sample(range(entries), int(entries * replaced)))
    units: list[Unit] = []
    truth: dict[str, int | None] = {}
    for number, text in enumerate(texts):
        if number in new:
            truth[f"i-{number}"] = None
            units.append(_unit(f"i-{number}", f"{_text(chance)} {_text(chance)}", number))
        if number not in gone:
            key = f"e-{number}" if number in changed else f"s-{number}"
            truth[key] = number
            units.append(_unit(key, _edit(text, chance) if number in changed else text, number))
    return Case(texts, catalogue.encode(), units, truth)


def _translated(entries: str) -> str:
    parts = entries.split('msgstr ""\n')
    return "".join(f'{part}msgstr "T{number}"\n' for number, part in enumerate(parts[:-1])) + parts[-1]


def _text(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.1:
        numbers = chance.randint(1, 400), chance.randint(300, 400), chance.randint(1, 99)
        return "Amendment {} was adopted by {} votes to {}.".format(*numbers)
    if kind < 0.13:
        return chance.choice(["Yes.", "Thank you.", "No.", "I agree."])
    return f"{' '.join(chance.choices(_WORDS, k=chance.randint(6, 40))).capitalize()}."


def _edit(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 8)):
        words[chance.randrange(len(words))] = chance.choice(_WORDS)
    return " ".join(words)


def _unit(key: str, text: str, number: int) -> Unit:
    turn = number // 5
    return Unit(
        key=key,
        kind=UnitKind.SEGMENT,
        source=text,
        language="en",
        lineage=Lineage("en"),
        line=number + 1,
        number=f"{turn + 1}.{number % 5 + 1}",
        turn=str(turn + 1),
        speaker=f"Member {turn % 40}",
    )


def judge(case: Case, updated: bytes) -> dict[str, int]:
    """Count what became of the translations.

    Returns:
        ``wrong``: given to a unit with other words than those it was made for; ``kept``: with their unit; ``carried``:
        those of them whose unit was edited; ``edited``: units that were edited.
    """
    count = {"wrong": 0, "kept": 0, "carried": 0, "edited": sum(key.startswith("e-") for key in case.truth)}
    for entry in polib.pofile(updated.decode()):
        if entry.obsolete or not entry.msgstr:
            continue
        true, given = case.truth[str(entry.msgctxt)], int(entry.msgstr[1:])
        same = true is not None and case.texts[true] == case.texts[given]
        count["kept"] += same
        count["carried"] += same and str(entry.msgctxt).startswith("e-")
        count["wrong"] += not same and case.texts[given] != entry.msgid
    return count


def main() -> int:
    """Run the comparison, and print what each needed and how well each paired."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--edited", type=float, default=10, help="per cent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    case = make_case(options.entries, options.edited / 100, options.seed)
    began = time.process_time()
    updated = export(case.units, case.catalogue)
    results: dict[str, dict[str, float]] = {"xlate": {"cpu": time.process_time() - began, **judge(case, updated)}}
    if shutil.which("msgmerge"):
        results["msgmerge"] = _msgmerge(case)
    else:
        print("msgmerge is not here (Debian package gettext); xlate alone", file=sys.stderr)
    if options.json:
        print(json.dumps(results))
        return 0
    for name, values in results.items():
        print(
            f"{name:9} {values['cpu']:6.2f} s CPU, {values['wrong']:.0f} paired wrongly, "
            f"{values['carried']:.0f} of {values['edited']:.0f} translations of edited units carried over"
        )
    if "msgmerge" in results:
        print(f"xlate / msgmerge: {results['xlate']['cpu'] / results['msgmerge']['cpu']:.2f} of the CPU")
    return 0


def _msgmerge(case: Case) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        old, pot = Path(folder, "old.po"), Path(folder, "new.pot")
        old.write_bytes(case.catalogue)
        pot.write_bytes(export(case.units))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(["msgmerge", "--quiet", "-o", "-", old, pot], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": cpu, **judge(case, done.stdout)}


if __name__ == "__main__":
    raise SystemExit(main())
