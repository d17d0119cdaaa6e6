"""Compare xlate check with pofilter on the same PO file.

    python benchmarks/checking.py [--entries 20000] [--seed 1] [--json]

Both are whole processes. pofilter (package translate-toolkit) runs those of its checks that look at what xlate looks
at too, and all of them in a second run. Known faults are put into one entry in fifty; how many of them each program
finds, and how many sound entries it reports, is counted by entry. benchmarks/README.md says what is compared and why.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polib

_SOURCE = (
    "On June {day}, {year}, {count:,} people of our country discussed the treaty (the new one) with the President.",
    "He said “we will do it” and thanked the <hi>Minister</hi> for {count:,} letters in {year}.",
    "Is it true that {count:,} towns have no railway, as the Commission wrote in {year}?",
    "Thank you very much for this report, dear friends and colleagues from all the regions.",
)
_TARGET = (
    "{day} июня {year} года {count_ru} человек нашей страны обсудили договор (новый) с Президентом.",
    "Он сказал «мы это сделаем» и поблагодарил <hi>министра</hi> за {count_ru} писем в {year} году.",
    "Правда ли, что в {count_ru} городах нет железной дороги, как писала Комиссия в {year} году?",
    "Большое спасибо за этот доклад, дорогие друзья и коллеги из всех регионов.",
)
_FAULTS: dict[str, Callable[[str], str]] = {
    "number": lambda text: text.replace("20", "21", 1),
    "bracket": lambda text: text.replace(")", "", 1),
    "quote": lambda text: text.replace("»", "", 1),
    "tag": lambda text: text.replace("</hi>", "", 1),
    "word twice": lambda text: text.replace("и ", "и очень нужных нужных ", 1),
    "space": lambda text: f"{text} ",
    "question": lambda text: text.replace("?", ".", 1),
}
_PEER_CHECKS = (
    "xmltags,numbers,brackets,doublequoting,startwhitespace,endwhitespace,doublewords,unchanged,untranslated,"
    "endpunc,short,long,emails,urls,printf,doublespacing"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program needed and found."""

    cpu: float
    memory: int
    """peak of the resident set, in KiB"""
    found: int
    """entries with a fault that were reported"""
    noise: int
    """entries without a fault that were reported"""


def make_catalogue(entries: int, seed: int) -> tuple[str, set[str]]:
    """Make up a PO file; returns its text and the msgctxt of each entry with a fault."""
    chance = random.Random(seed)  # noqa: S311 - the same case each time
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": "ru",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": "en",
    }
    made, faulty = [], set()
    for number in range(entries):
        kind = chance.randrange(len(_SOURCE))
        count = chance.randint(1000, 99999)
        values = {"day": chance.randint(13, 28), "year": chance.randint(2000, 2029), "count": count}
        target = _TARGET[kind].format(**values, count_ru=f"{count:,}".replace(",", "\u00a0"))
        if chance.random() < 0.02:
            fault = chance.choice([one for one in _FAULTS.values() if one(target) != target])
            target = fault(target)
            faulty.add(f"s-{number}")
        source = _SOURCE[kind].format(**values)
        made.append(polib.POEntry(msgctxt=f"s-{number}", msgid=source, msgstr=target, comment=f"Turn {number // 5}"))
    list.extend(catalogue, made)
    return str(catalogue), faulty


def _run(
    program: list[str], faulty: set[str], keys: Callable[[subprocess.CompletedProcess[bytes]], set[str]]
) -> Outcome:
    """Run a program and judge the entries that it reports."""
    measure = (
        "import json,resource,subprocess,sys\n"
        "done=subprocess.run(sys.argv[2:],capture_output=True)\n"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "open(sys.argv[1],'w').write(json.dumps([used.ru_utime+used.ru_stime,used.ru_maxrss]))\n"
        "sys.stdout.buffer.write(done.stdout);sys.stderr.buffer.write(done.stderr)\n"
    )
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        done = subprocess.run([sys.executable, "-c", measure, file.name, *program], check=True, capture_output=True)
        cpu, memory = json.loads(Path(file.name).read_text(encoding="utf-8"))
    reported = keys(done)
    return Outcome(cpu, memory, len(reported & faulty), len(reported - faulty))


def _keys_of_xlate(done: subprocess.CompletedProcess[bytes]) -> set[str]:
    results = json.loads(done.stdout)["results"][0]["findings"]
    return {finding["message"].partition(":")[0] for finding in results}


def main() -> int:
    """Run the comparison, and print what each needed and found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    text, faulty = make_catalogue(options.entries, options.seed)
    outcomes: dict[str, Outcome] = {}
    with tempfile.TemporaryDirectory() as folder:
        po, out = Path(folder, "ru.po"), Path(folder, "out.po")
        po.write_text(text, encoding="utf-8")

        def keys_of_peer(_: subprocess.CompletedProcess[bytes]) -> set[str]:
            return {str(entry.msgctxt) for entry in polib.pofile(str(out))} if out.exists() else set()

        xlate = [sys.executable, "-m", "xlate", "check", str(po), "--json", "-q"]
        outcomes["xlate"] = _run(xlate, faulty, _keys_of_xlate)
        program = shutil.which("pofilter") or str(Path(sys.executable).with_name("pofilter"))
        if Path(program).exists():
            common = [program, "--progress=none", "--language=ru", str(po), str(out)]
            chosen = [word for name in _PEER_CHECKS.split(",") for word in ("-t", name)]
            outcomes["pofilter, like checks"] = _run([*common, *chosen], faulty, keys_of_peer)
            out.unlink(missing_ok=True)
            outcomes["pofilter, all"] = _run(common, faulty, keys_of_peer)
        else:
            print("pofilter is not here (pip install translate-toolkit); xlate alone", file=sys.stderr)
    if options.json:
        values = {name: {key: getattr(one, key) for key in Outcome.__slots__} for name, one in outcomes.items()}
        print(json.dumps({"faulty": len(faulty), **values}))
        return 0
    for name, one in outcomes.items():
        print(
            f"{name:22} {one.cpu:6.2f} s CPU {one.memory / 1024:6.0f} MiB, "
            f"found {one.found} of {len(faulty)}, {one.noise} sound entries reported"
        )
    for name, one in list(outcomes.items())[1:]:
        print(f"xlate / {name}: {outcomes['xlate'].cpu / one.cpu:.2f} of the CPU")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
