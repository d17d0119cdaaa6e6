"""The weights by which pages that are no transcripts are told (`xlate.profiles.unlike_speech`).

    python -m benchmarks.train_page_doubts --transcripts FOLDER... --others FOLDER... [--each 3]

Prints the weights, and for several bounds how many transcripts would be doubted and how many other pages found, each
other page judged by weights that were fitted without its folder, each transcript without itself. Deterministic: the
same files give the same weights. Files are HTML or Markdown of publishers without a profile; of each folder of other
pages a few are taken (`--each`), since the pages of one manual are alike.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from xlate.errors import XlateError
from xlate.languages import UNDETERMINED
from xlate.profiles import apply_profile, choose_profile
from xlate.profiles.page_layout import Boilerplate
from xlate.profiles.sifting import sifted
from xlate.profiles.unlike_speech import speech_features
from xlate.readers import read_transcript

SUFFIXES = {".htm", ".html", ".md", ".markdown"}
SMALLEST, LARGEST, ROUNDS, RIDGE, PARTS, FEWEST = 2_000, 150_000, 40, 1.0, 5, 3


class Page(NamedTuple):
    """A page of which turns were made."""

    source: str
    """what is judged together: a folder of other pages, one transcript"""
    is_transcript: bool
    values: list[float]


def pages(folders: Sequence[Path], *, are_transcripts: bool, each: int) -> Iterator[tuple[Page, list[str]]]:
    """The pages of some folders that become turns, and the names of their values."""
    taken: defaultdict[Path, int] = defaultdict(int)
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES)
    for path in sorted(files, key=lambda path: hashlib.sha256(path.name.encode()).digest()):
        if taken[path.parent] >= each or not SMALLEST <= path.stat().st_size <= LARGEST:
            continue
        taken[path.parent] += 1
        try:
            document = read_transcript(path.read_bytes(), path.name, None, None).value
        except XlateError:
            continue
        profile = choose_profile(document)
        made = apply_profile(document, profile).value
        if profile.publisher is None and len(made.turns) >= FEWEST:
            document = document.select(profile.page) if document.select is not None else document
            blocks, _ = sifted(document, Boilerplate(document), profile, made.language or UNDETERMINED)
            found = speech_features(blocks, made)
            yield (
                Page(path.name if are_transcripts else str(path.parent), are_transcripts, [1.0, *found.values()]),
                list(found),
            )


def fitted(given: Sequence[Page]) -> list[float]:
    """Weights by Newton's method; both kinds of pages count the same, however many they are."""
    size = len(given[0].values)
    of_kind = {kind: sum(page.is_transcript is kind for page in given) for kind in (True, False)}
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-RIDGE * weight if place else 0.0 for place, weight in enumerate(weights)]
        curve = [[(RIDGE if a else 0.01) if a == b else 0.0 for b in range(size)] for a in range(size)]
        for page in given:
            share = 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds(weights, page)))))
            counts = len(given) / 2 / max(1, of_kind[page.is_transcript])
            for a, value in enumerate(page.values):
                slope[a] += counts * (page.is_transcript - share) * value
                for b, other in enumerate(page.values):
                    curve[a][b] += counts * share * (1 - share) * value * other
        weights = [weight + step for weight, step in zip(weights, solved(curve, slope), strict=True)]
    return weights


def log_odds(weights: Sequence[float], page: Page) -> float:
    """That a page is a transcript."""
    return sum(weight * value for weight, value in zip(weights, page.values, strict=True))


def solved(rows: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination."""
    size = len(right)
    table = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(table[row][at]))
        table[at], table[best] = table[best], table[at]
        for row in range(size):
            if row != at:
                factor = table[row][at] / table[at][at]
                table[row] = [one - factor * other for one, other in zip(table[row], table[at], strict=True)]
    return [table[at][size] / table[at][at] for at in range(size)]


def judged_apart(given: Sequence[Page]) -> list[float]:
    """The log-odds of each page by weights that were fitted without what is judged together with it."""
    part = [hashlib.sha256(page.source.encode()).digest()[0] % PARTS for page in given]
    without = {one: fitted([page for page, of in zip(given, part, strict=True) if of != one]) for one in set(part)}
    return [log_odds(without[of], page) for page, of in zip(given, part, strict=True)]


def main() -> None:
    """Print weights, and what they tell at several bounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--transcripts", type=Path, nargs="+", required=True)
    parser.add_argument("--others", type=Path, nargs="+", required=True)
    parser.add_argument("--each", type=int, default=3, help="pages of one folder of other pages")
    arguments = parser.parse_args()
    found = [
        *pages(arguments.transcripts, are_transcripts=True, each=10_000),
        *pages(arguments.others, are_transcripts=False, each=arguments.each),
    ]
    given = [page for page, _ in found]
    if len({page.is_transcript for page in given}) < 2:
        raise SystemExit("pages of both kinds are needed that become turns")
    for name, weight in zip(["bias", *found[0][1]], fitted(given), strict=True):
        print(f'    "{name}": {weight:.2f},')
    odds = judged_apart(given)
    for bound in (-4, -3, -2, -1, 0):
        told = [page.is_transcript for page, value in zip(given, odds, strict=True) if value < bound]
        real = sum(page.is_transcript for page in given)
        print(f"under {bound}: {sum(told)} of {real} transcripts, {told.count(False)} of {len(given) - real} others")


if __name__ == "__main__":
    main()
