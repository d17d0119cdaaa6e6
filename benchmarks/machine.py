"""Machine translation beside a loop over argostranslate.translate, on a model of real size with random weights.

    python benchmarks/machine.py [--segments 500]            xlate beside Argos: ratio, and outputs that differ
    python benchmarks/machine.py --documents [--segments N]  one document beside many with 10 segments each
    python benchmarks/machine.py --memory [--segments N]     peak memory with up to N segments

Needs the extra mt or mt-lite. Nothing is downloaded. benchmarks/README.md says what is compared.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.random_model import make_random_model, random_segments  # found by the line above

_CAP = 20
"""tokens of output for every segment and every route, for the model never stops by itself"""
_HEADER = 'msgid ""\nmsgstr ""\n"Language: qaa\\n"\n"X-Source-Language: en\\n"\n'
_HEADER += '"Content-Type: text/plain; charset=UTF-8\\n"\n'


def compare(segments: list[str]) -> None:
    """Print how many times as quick xlate is as the loop."""
    from xlate.mt.engine import EngineOptions
    from xlate.mt.engines.argos import ArgosEngine

    theirs, seconds, cpu = _loop(segments)
    print(f"{'argostranslate.translate, one by one':40}{_speed(segments, seconds, cpu)}")
    for fast in (False, True):
        engine = ArgosEngine(EngineOptions(fast=fast, max_output=_CAP))
        (model,) = engine.models().value
        list(engine.translate(segments[:1], model))
        began, began_cpu = time.perf_counter(), time.process_time()
        made = dict(itertools.chain.from_iterable(engine.translate(segments, model)))
        ours, ours_cpu = time.perf_counter() - began, time.process_time() - began_cpu
        differ = sum(made[place].text != text for place, text in enumerate(theirs))
        name = f"xlate{' --fast' if fast else ''}"
        print(
            f"{name:40}{_speed(segments, ours, ours_cpu)}: {seconds / ours:.1f} times the loop "
            f"({cpu / ours_cpu:.1f} by CPU time), {differ} of {len(segments)} outputs differ"
        )


def _speed(segments: list[str], seconds: float, cpu: float) -> str:
    return f"{len(segments) / seconds:6.1f} segments/s, {cpu / len(segments):5.3f} s CPU for each"


def _loop(segments: list[str]) -> tuple[list[str], float, float]:
    """What a script does with Argos Translate: its words, seconds, and seconds of CPU.

    It is limited to as many tokens of output as all others, and does not download its finder of sentences.
    """
    import argostranslate.translate as argos

    class Whole:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    translation = argos.get_translation_from_codes("en", "qaa")
    package = translation.underlying
    package.sentencizer = Whole()
    translation.translate(segments[0])  # loads the model
    translator = package.translator

    class Capped:
        def translate_batch(self, *arguments: Any, **options: Any) -> Any:
            return translator.translate_batch(*arguments, **options, max_decoding_length=_CAP)

    package.translator = Capped()
    began, began_cpu = time.perf_counter(), time.process_time()
    made = [translation.translate(segment) for segment in segments]
    return made, time.perf_counter() - began, time.process_time() - began_cpu


def compare_documents(segments: list[str], folder: Path) -> None:
    """Print what one document costs beside many with the same segments."""
    one, many = folder / "one", folder / "many"
    _write(segments, one, len(segments))
    files = _write(segments, many, 10)
    seconds = []
    for directory in (one, many):
        began = time.perf_counter()
        _pretranslate(directory)
        seconds.append(time.perf_counter() - began)
    print(f"1 document of {len(segments)} segments      {seconds[0]:7.1f} s")
    print(f"{files} documents of 10 segments  {seconds[1]:7.1f} s, {seconds[1] / seconds[0]:.2f} of the one")


def measure_memory(folder: Path, most: int) -> None:
    """Print the peak memory of jobs of growing size; a number after each segment makes it another one.

    The engine is reverse, which is quick and needs no model: what is measured is what xlate holds.
    """
    for size in (most // 10, most):
        segments = [f"{text} {number}" for number, text in enumerate(random_segments(size))]
        files = _write(segments, folder / str(size), 200, "fr")
        began = time.perf_counter()
        _pretranslate(folder / str(size), "reverse")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        seconds = time.perf_counter() - began
        print(f"{size:7} segments in {files:5} documents: peak {peak:5.0f} MiB, {seconds:5.1f} s")


def _pretranslate(directory: Path, engine: str = "argos") -> None:
    """Fill all files of a folder in a process of its own."""
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from xlate import workflow\nfrom xlate.mt import engines\nfrom xlate.mt.engine import EngineOptions\n"
        "opened = engines.open_engine\n"
        f"engines.open_engine = lambda name, options: opened(name, EngineOptions(max_output={_CAP}))\n"
        "files = sorted(Path(sys.argv[1]).glob('*.po'))\n"
        f"options = MachineOptions(engine={engine!r}, cache=Path(sys.argv[1], 'cache'))\n"
        "for name, outcome in pretranslate_all(files, options, output=Path):\n"
        "    assert outcome.value.filled + outcome.value.left, name\n"
    )
    subprocess.run([sys.executable, "-c", code, directory], check=True)


def _write(segments: list[str], folder: Path, size: int, language: str = "qaa") -> int:
    folder.mkdir()
    for number, start in enumerate(range(0, len(segments), size)):
        entries = [
            f'msgctxt "s{place}"\nmsgid "{segment}"\nmsgstr ""\n'
            for place, segment in enumerate(segments[start : start + size])
        ]
        (folder / f"{number:06}.po").write_text(
            "\n".join([_HEADER.replace("qaa", language), *entries]), encoding="utf-8"
        )
    return len(range(0, len(segments), size))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int)
    parser.add_argument("--documents", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--small", action="store_true", help="a model of 2 layers instead of 6")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "CACHE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder, name))
        os.environ["ARGOS_PACKAGES_DIR"] = str(Path(folder, "packages"))
        size = {"layers": 2, "width": 128, "vocabulary": 4000} if options.small else {}
        if not options.memory:
            make_random_model(Path(folder, "packages"), **size)
        if options.documents:
            compare_documents(random_segments(options.segments or 10_000), Path(folder))
        elif options.memory:
            measure_memory(Path(folder), options.segments or 200_000)
        else:
            compare(random_segments(options.segments or 500))


if __name__ == "__main__":
    main()
