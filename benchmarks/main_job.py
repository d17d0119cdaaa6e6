"""Compare xlate with its peers at the main job: one TEI file out to PO, brought up to date, and back.

    python benchmarks/main_job.py [--segments 20000] [--runs 3] [--growth] [--without-context] [--swap] [--json]

Every job is a whole process, start-up included. The jobs run in turn, and the medians count. Measured are CPU seconds
(user + system) and the peak of resident memory, as the kernel accounts them for a process that has ended (wait4).
benchmarks/README.md says what is compared and why.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

_HERE = Path(__file__).resolve().parent
_DEBIAN_PACKAGES = {"xgettext": "gettext", "msgfmt": "gettext", "msgmerge": "gettext", "itstool": "itstool"}
_GROWTH_SIZES = (1_000, 10_000, 100_000, 200_000)
_MEMORY = 25
"""times the size of the TEI file that an export may need"""
_PO = "xlate.po"
_TRANSLATED = "talk.ru.xml"
_EXPORTS = {"xlate": _PO, "xgettext": "xgettext.pot", "itstool": "itstool.pot"}
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""an installed xlate has its bytecode: where Python may not keep it, each run would compile a hundred modules"""
_CYRILLIC = re.compile("[а-я]")


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process needed."""

    cpu: float
    """seconds, user and system"""
    memory: float
    """peak resident memory in MiB"""


@dataclass(frozen=True, slots=True)
class Job:
    """A command that is measured."""

    name: str
    arguments: Sequence[str]
    output: str
    """the file that it makes"""
    over: str = ""
    """the file that stands in its place before; empty: none"""


@dataclass(frozen=True, slots=True)
class Ratio:
    """xlate divided by a peer."""

    job: str
    peer: str
    cpu: float
    memory: float
    target: float
    """the CPU ratio that xlate wants to reach"""

    @property
    def verdict(self) -> str:
        """Was the target reached?"""
        return "reached" if self.cpu <= self.target else "not reached"


@dataclass(frozen=True, slots=True)
class Growth:
    """What a job of xlate needed at one size."""

    job: str
    segments: int
    usage: Usage
    cpu_per_thousand: float
    """CPU seconds for 1,000 segments, start-up subtracted"""
    times_file: float
    """peak memory divided by the size of the TEI file"""


_TARGETS = (
    ("export", "xgettext", 0.55),
    ("export", "itstool", 0.15),
    ("merge", "itstool", 0.18),
    ("checked merge", "itstool", 0.3),
    ("update", "msgmerge", 0.06),
)
"""job, peer, and the share of the peer's CPU that xlate may need"""


class Workshop:
    """A folder with the files of one size, and the measuring of commands in it."""

    def __init__(self, folder: Path, xlate: str, segments: int) -> None:
        self.folder = folder
        self.xlate = xlate
        self.segments = segments
        folder.mkdir()
        self.material("tei", str(segments), "talk.xml")

    @property
    def export(self) -> Job:
        """Xlate's export."""
        return Job(
            "export xlate", (self.xlate, "export-po", "-q", "talk.xml", "-l", "ru", "-o", "xlate.po"), "xlate.po"
        )

    @property
    def merge(self) -> Job:
        """Xlate's merge; without the checks of translations, which its peers do not have."""
        arguments = (self.xlate, "merge", "-q", "--no-check", "talk.xml", "ru.po", "-o", _TRANSLATED)
        return Job("merge xlate", arguments, _TRANSLATED)

    @property
    def checked_merge(self) -> Job:
        """Xlate's merge as users run it, with the checks."""
        arguments = tuple(word for word in self.merge.arguments if word != "--no-check")
        return Job("checked merge xlate", arguments, _TRANSLATED)

    @property
    def update(self) -> Job:
        """Xlate's export onto the translation of an earlier state of the text."""
        arguments = (self.xlate, "export-po", "-q", "edited.xml", "-l", "ru", "-o", "updated.po")
        return Job("update xlate", arguments, "updated.po", over="ru.po")

    @property
    def size(self) -> float:
        """Of the TEI file, in MiB."""
        return (self.folder / "talk.xml").stat().st_size / 2**20

    def material(self, *arguments: str) -> None:
        """Make something to work on. In a process of its own: those we measure inherit the memory mark of ours."""
        subprocess.run((sys.executable, str(_HERE / "material.py"), *arguments), cwd=self.folder, check=True)

    def measure(self, job: Job) -> Usage:
        """Run a job from nothing to its output."""
        output = self.folder / job.output
        output.unlink(missing_ok=True)
        if job.over:
            shutil.copy(self.folder / job.over, output)
        with tempfile.TemporaryFile() as messages:
            process = subprocess.Popen(
                job.arguments, cwd=self.folder, stdout=messages, stderr=messages, env=_ENVIRONMENT
            )
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode or not output.is_file():
                messages.seek(0)
                sys.exit(f"{' '.join(job.arguments)}: exit status {process.returncode}\n{messages.read().decode()}")
        kilobyte = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes
        return Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kilobyte / 2**20)

    def medians(self, jobs: Sequence[Job], runs: int) -> dict[str, Usage]:
        """Run the jobs in turn, several times."""
        usages: dict[str, list[Usage]] = {job.name: [] for job in jobs}
        for _ in range(runs):
            for job in jobs:
                usages[job.name].append(self.measure(job))
        return {
            name: Usage(median(one.cpu for one in all_of), median(one.memory for one in all_of))
            for name, all_of in usages.items()
        }

    def entries(self, file: str) -> int:
        """How many entries a PO file has, the header not counted."""
        with (self.folder / file).open(encoding="utf-8") as lines:
            return sum(line.startswith("msgid ") for line in lines) - 1

    def translated(self, file: str) -> int:
        """How many segments of a TEI file are in Russian."""
        with (self.folder / file).open(encoding="utf-8") as lines:
            return sum('<seg xml:id="s-' in line and _CYRILLIC.search(line) is not None for line in lines)


def find_programs() -> dict[str, str]:
    """The programs that are compared: name -> path. If one is missing, say where it comes from and exit."""
    beside = Path(sys.executable).with_name("xlate")
    paths = {name: shutil.which(name) for name in _DEBIAN_PACKAGES}
    paths["xlate"] = str(beside) if beside.is_file() else shutil.which("xlate")
    missing = [name for name, path in paths.items() if path is None]
    for name in missing:
        package = _DEBIAN_PACKAGES.get(name)
        where = f"on Debian or Ubuntu: sudo apt-get install {package}" if package else "python -m pip install ."
        print(f"main_job.py: {name} is missing; {where}", file=sys.stderr)
    if missing:
        sys.exit(2)
    return {name: path for name, path in paths.items() if path is not None}


def versions(programs: Mapping[str, str]) -> dict[str, str]:
    """What each program says its version is."""
    printed = {
        name: subprocess.run((programs[name], "--version"), capture_output=True, text=True, check=True).stdout
        for name in ("xlate", "xgettext", "itstool")
    }
    return {name: text.splitlines()[0].split()[-1] for name, text in printed.items()}


def compare(
    shop: Workshop, programs: Mapping[str, str], runs: int, *, context: bool, filling: Sequence[str]
) -> dict[str, Usage]:
    """Measure xlate and its peers, and make sure that all of them did the work."""
    rules = (_HERE.parent / "schemas" / "xlate.its").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in rules if context or ":contextRule" not in line)
    (shop.folder / "tei.its").write_text(kept, encoding="utf-8")
    xgettext = (programs["xgettext"], "--its=tei.its", "--no-wrap", "-o", _EXPORTS["xgettext"], "talk.xml")
    itstool = (programs["itstool"], "-i", "tei.its")
    usages = shop.medians(
        [
            shop.export,
            Job("export xgettext", xgettext, _EXPORTS["xgettext"]),
            Job("export itstool", (*itstool, "-o", _EXPORTS["itstool"], "talk.xml"), _EXPORTS["itstool"]),
        ],
        runs,
    )
    shop.material("fill", *filling, _PO, "ru.po")
    shop.material("fill", *filling, _EXPORTS["itstool"], "itstool.po")
    (shop.folder / "itstool").mkdir()
    compiling = Job("compile for itstool", (programs["msgfmt"], "-o", "ru.mo", "itstool.po"), "ru.mo")
    merging = Job("merge itstool", (*itstool, "-m", "ru.mo", "-o", "itstool", "talk.xml"), "itstool/talk.xml")
    usages |= {compiling.name: shop.measure(compiling)}
    usages |= shop.medians([shop.merge, shop.checked_merge, merging], runs)
    for file in (shop.merge.output, merging.output):
        if not filling and shop.translated(file) != shop.segments:
            sys.exit(f"{file}: {shop.translated(file)} segments of {shop.segments} are translated")
    shop.material("edit", "talk.xml", "edited.xml")
    fresh = Job("", (*shop.update.arguments[:-1], "edited.po"), "edited.po")
    shop.measure(fresh)
    updating = ("msgmerge", "--quiet", "-o", "msgmerge.po", "ru.po", "edited.po")
    return usages | shop.medians([shop.update, Job("update msgmerge", updating, "msgmerge.po")], runs)


def ratios_of(usages: Mapping[str, Usage]) -> list[Ratio]:
    """Xlate divided by each peer."""
    ratios: list[Ratio] = []
    for job, peer, target in _TARGETS:
        ours, theirs = usages[f"{job} xlate"], usages[f"{job.removeprefix('checked ')} {peer}"]
        ratios.append(Ratio(job, peer, ours.cpu / theirs.cpu, ours.memory / theirs.memory, target))
    return ratios


def grow(folder: Path, xlate: str, runs: int) -> list[Growth]:
    """Measure xlate at several sizes. Start-up is what the same command needs for a file with one segment."""
    rows: list[Growth] = []
    start_up: dict[str, float] = {}
    for segments in (1, *_GROWTH_SIZES):
        shop = Workshop(folder / str(segments), xlate, segments)
        usages = shop.medians([shop.export], runs)
        shop.material("fill", _PO, "ru.po")
        usages |= shop.medians([shop.merge, shop.checked_merge], runs)
        for job, usage in usages.items():
            base = start_up.setdefault(job, usage.cpu)
            per_thousand = 1000 * (usage.cpu - base) / segments
            rows.append(Growth(job, segments, usage, per_thousand, usage.memory / shop.size))
    return sorted(rows, key=lambda row: row.job)


def print_comparison(shop: Workshop, usages: Mapping[str, Usage], ratios: Sequence[Ratio]) -> None:
    """Print the comparison for people."""
    size = (shop.folder / "talk.xml").stat().st_size / 1e6
    counts = ", ".join(f"{name} {shop.entries(file)}" for name, file in _EXPORTS.items())
    print(f"{shop.segments} segments, {size:.1f} MB; entries made: {counts}\n")
    print(f"{'job':<20}{'CPU s':>8}{'MiB':>8}")
    for name, usage in usages.items():
        print(f"{name:<20}{usage.cpu:>8.2f}{usage.memory:>8.0f}")
    times = usages["export xlate"].memory / shop.size
    print(f"\nmemory of the export: {times:.1f} times the file (target: {_MEMORY}); load: {os.getloadavg()[0]:.1f}")
    print(f"\n{'xlate / peer':<26}{'CPU':>8}{'memory':>8}   target (CPU)")
    for ratio in ratios:
        name = f"{ratio.job} / {ratio.peer}"
        print(f"{name:<26}{ratio.cpu:>8.3f}{ratio.memory:>8.2f}   <= {ratio.target:.2f}: {ratio.verdict}")


def print_growth(rows: Sequence[Growth]) -> None:
    """Print the growth for people."""
    head = f"{'growth of':<22}{'segments':>9}{'CPU s':>8}{'MiB':>8}{'times file':>12}"
    print(f"\n{head}   CPU s for 1,000 segments, without start-up")
    for row in rows:
        per_thousand = "" if row.segments == 1 else f"{row.cpu_per_thousand:.3f}"
        numbers = f"{row.segments:>9}{row.usage.cpu:>8.2f}{row.usage.memory:>8.0f}{row.times_file:>12.1f}"
        print(f"{row.job:<22}{numbers}   {per_thousand}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=20_000, help="size of the file (default: 20000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each job runs (default: 3)")
    parser.add_argument("--growth", action="store_true", help="measure xlate at several sizes as well")
    parser.add_argument("--without-context", action="store_true", help="the peers need not name entries by xml:id")
    parser.add_argument("--swap", action="store_true", help="translations in which the checks find a fault each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    programs = find_programs()
    with tempfile.TemporaryDirectory() as name:
        shop = Workshop(Path(name, "main"), programs["xlate"], options.segments)
        filling = ["--swap"] if options.swap else []
        usages = compare(shop, programs, options.runs, context=not options.without_context, filling=filling)
        ratios = ratios_of(usages)
        growth = grow(Path(name), programs["xlate"], options.runs) if options.growth else []
        if options.json:
            values = {
                "versions": versions(programs),
                "segments": options.segments,
                "runs": options.runs,
                "context": not options.without_context,
                "load": os.getloadavg(),
                "entries": {name: shop.entries(file) for name, file in _EXPORTS.items()},
                "usage": {name: asdict(usage) for name, usage in usages.items()},
                "ratios": [asdict(ratio) | {"verdict": ratio.verdict} for ratio in ratios],
                "growth": [asdict(row) for row in growth],
            }
            print(json.dumps(values, indent=2))
            return
        print(", ".join(f"{program} {version}" for program, version in versions(programs).items()))
        print_comparison(shop, usages, ratios)
        if growth:
            print_growth(growth)


if __name__ == "__main__":
    main()
