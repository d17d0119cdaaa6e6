"""How well turns are read in layouts never seen: prints turns right for each value of each axis, and what was silent.

python -m benchmarks.score_text_layouts [--first SEED] [--number N] [--worst N] [--show SEED]
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher

from benchmarks.layouts.text import Made, made
from benchmarks.layouts.text_axes import AXES, held_out
from xlate.model.pieces import plain_text
from xlate.model.transcript import Paragraph, Turn
from xlate.profiles import apply_profile, load_profile
from xlate.readers import read_transcript

TEST = 1_000_000
"""the first seed of texts to measure; those to train on are below it"""
LOUD = {"XL104", "XL138", "XL210", "XL211", "XL212", "XL220"}
"""findings that say that turns may be wrong"""
POOR, WELL = 0.7, 0.95
"""share of turns right under which a reading should have been loud, and from which on it should not be doubted"""


def bare(text: str) -> str:
    """Letters and digits."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum())


def words_of(turn: Turn) -> str:
    """What somebody says, as `bare`."""
    return bare(" ".join(plain_text(item.pieces) for item in turn.content if isinstance(item, Paragraph)))


def score(text: Made) -> tuple[float, set[str], list[Turn]]:
    """Share of turns that are right (who, where they begin, where they end), the findings, and what was read."""
    read = apply_profile(read_transcript(text.text.encode(), "made.txt").value, load_profile("generic"))
    found = [turn for turn in read.value.turns if turn.label]
    got = [(bare(turn.label or ""), words_of(turn)) for turn in found]
    want = [(bare(turn.label), bare(turn.words)) for turn in text.turns]
    right = 0
    same = SequenceMatcher(None, [words[:14] for _, words in got], [words[:14] for _, words in want], autojunk=False)
    for at, place, size in same.get_matching_blocks():
        for step in range(size):
            label, words = got[at + step]
            called, said = want[place + step]
            right += words[-10:] == said[-10:] and bool(label) and (label in called or called in label)
    extra = max(0, len(got) - len(want))
    return right / (len(want) + extra), {finding.code for finding in read.findings}, found


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=TEST)
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--worst", type=int, default=0, help="show the layouts that are read worst")
    parser.add_argument("--show", type=int, help="show the text of a seed, and what is read")
    options = parser.parse_args()
    if options.show is not None:
        show(options.show)
        return
    by_value: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    every, rows = list[float](), []
    silent, false = [], []
    for seed in range(options.first, options.first + options.number):
        text = made(seed)
        right, codes, _ = score(text)
        every.append(right)
        rows.append((right, seed, text.layout, sorted(codes)))
        if right < POOR and not codes & LOUD:
            silent.append(seed)
        if right >= WELL and "XL138" in codes:
            false.append(seed)
        for axis in AXES:
            by_value[axis, getattr(text.layout, axis)].append(right)
        by_value["pair", "held out" if held_out(text.layout) else "trained"].append(right)
    for axis in (*AXES, "pair"):
        values = sorted(
            (sum(row) / len(row), value, len(row)) for (name, value), row in by_value.items() if name == axis
        )
        print(f"{axis:10}", "  ".join(f"{value} {share:.2f} ({number})" for share, value, number in values))
    poor = sum(one < POOR for one in every)
    print(
        f"turns right {sum(every) / len(every):.3f}; texts under {POOR}: {poor}, "
        f"of them silent: {len(silent)} {silent[:20]}"
    )
    well = sum(one >= WELL for one in every)
    print(f"texts read well: {well}, of them doubted: {len(false)} {false[:20]}")
    for share, seed, layout, told in sorted(rows, key=lambda row: row[:2])[: options.worst]:
        print(f"{share:.2f} {seed}", " | ".join(getattr(layout, axis) for axis in AXES), *told)


def show(seed: int) -> None:
    """Print a text, and what is read."""
    text = made(seed)
    right, codes, found = score(text)
    print(text.layout, f"{right:.2f}", sorted(codes))
    print(text.text[:3000])
    print("wanted", [(one.label, one.words[:14], one.words[-10:]) for one in text.turns][:12])
    print("read  ", [(one.label, words_of(one)[:14], words_of(one)[-10:]) for one in found][:12])


if __name__ == "__main__":
    main()
