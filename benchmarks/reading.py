"""How fast to-tei reads, beside public peers that find the text of a page, and how much memory it takes.

    python benchmarks/reading.py [PAGE.html...] [--json]

Without arguments a page of 60 kB is made up, in the shape of those of kremlin.ru. The peers, trafilatura and
readability-lxml, are measured if they are installed; they find the text of a page and nothing in it. CPU seconds,
start-up left out; trust the ratios.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import xlate

_WORDS = ("peace", "trade", "railway", "talks", "region", "we", "will", "continue", "relations", "between", "countries")
_PEERS = (("trafilatura", "trafilatura", "extract"), ("readability-lxml", "readability", "Document"))
_PAGES = 300
_MANY = 1000
_MEGABYTES = 50


def _paragraph(random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(30, 120))).capitalize() + "."


def make_page() -> str:
    """A page of about 60 kB with 15 kB of speech in it."""
    random = Random(2018)  # noqa: S311  # the same page each time
    menu = "".join(
        f'<li class="menu__item" itemscope="itemscope"><a href="/section/{n}" title="Section {n}">Section {n}</a></li>'
        for n in range(300)
    )
    turns = "".join(
        f"<p><b>President of Russia Vladimir Putin:</b> {_paragraph(random)}</p><p>{_paragraph(random)}</p>"
        f"<p><b>Guest Name </b><i>(retranslated)</i><b>: </b>{_paragraph(random)}</p>"
        for _ in range(10)
    )
    return (
        '<!doctype html><html lang="en"><head><title>Meeting</title>'
        '<meta property="og:url" content="http://en.kremlin.ru/events/president/news/1"></head><body>'
        f'<nav><ul>{menu}</ul></nav><article class="read__in"><h1 class="entry-title">Meeting with Guest Name</h1>'
        '<time class="read__published">June 14, 2018</time><div class="read__place">Moscow</div>'
        f'<div class="entry-content">{turns}</div></article><footer><ul>{menu}</ul></footer></body></html>'
    )


def cpu(job: Callable[[], object], times: int) -> float:
    """CPU seconds of one run of a job, the median of three."""
    job()
    found = []
    for _ in range(3):
        begin = time.process_time()
        for _ in range(times):
            job()
        found.append((time.process_time() - begin) / times)
    return sorted(found)[1]


def pages(contents: list[bytes]) -> dict[str, float]:
    """Seconds of CPU for a page, of xlate and its peers."""
    times = max(1, _PAGES // len(contents))

    def convert() -> None:
        for number, data in enumerate(contents):
            xlate.to_tei(xlate.Input(data, f"{number}.html"))

    found = {"xlate": cpu(convert, times) / len(contents)}
    for name, module, call in (
        ("trafilatura", "trafilatura", "extract"),
        ("readability-lxml", "readability", "Document"),
    ):
        try:
            function = getattr(importlib.import_module(module), call)
        except ImportError:
            continue

        def peer(function: Callable[..., object] = function) -> None:
            for data in contents:
                text = function(data.decode("utf-8"))
                if hasattr(text, "summary"):
                    text.summary()

        found[name] = cpu(peer, max(1, times // 5)) / len(contents)
    return found


def memory() -> int:
    """Memory in use now, in bytes; peak memory says nothing about growth."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def growth(contents: list[bytes]) -> dict[str, float]:
    """Memory after the first hundred files and after a thousand, in MB."""
    found = {}
    for number in range(_MANY + 1):
        data = contents[number % len(contents)] + f"<p>{number}</p>".encode()
        xlate.to_tei(xlate.Input(data, f"{number}.html"))
        if number in {100, _MANY}:
            found[f"after {number} files"] = memory() / 1e6
    return found


def large_text() -> dict[str, float]:
    """Seconds and memory (as a multiple of the file) of one text of 50 MB, as a whole process."""
    random = Random(1)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.txt"
        with path.open("w", encoding="utf-8") as stream:
            stream.write("Meeting with the President\n\nJune 14, 2018, The Kremlin, Moscow\n\n")
            while stream.tell() < _MEGABYTES * 1_000_000:
                label = random.choice(["Vladimir Putin: ", "Kim Yong-nam (retranslated): ", "Ann Lee: ", "", "", ""])
                stream.write(f"{label}{_paragraph(random)}\n\n")
        size = path.stat().st_size
        begin = time.perf_counter()
        command = [sys.executable, "-m", "xlate", "to-tei", str(path), "--lang", "en", "-q", "-o", f"{folder}/out.xml"]
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return {"megabytes": size / 1e6, "seconds": seconds, "memory / size": peak / size}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, metavar="PAGE.html")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    gc.set_threshold(200_000, 50, 50)  # as the command line does
    contents = [path.read_bytes() for path in options.pages] or [make_page().encode()]
    found = pages(contents)
    size = sum(map(len, contents)) / len(contents) / 1000
    results = {
        "page kB": size,
        "pages a second": {name: 1 / seconds for name, seconds in found.items()},
        "CPU, xlate / peer": {name: found["xlate"] / seconds for name, seconds in found.items() if name != "xlate"},
        "memory, MB": growth(contents),
        "text": large_text(),
    }
    if options.json:
        print(json.dumps(results, indent=2))
        return
    for name, value in results.items():
        if isinstance(value, dict):
            print(f"{name}: " + ", ".join(f"{key} {number:.2f}" for key, number in value.items()))
        else:
            print(f"{name}: {value:.1f}")


if __name__ == "__main__":
    main()
