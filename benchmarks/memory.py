"""Look for similar texts in a translation memory, beside the memory of translate-toolkit and difflib.

    python benchmarks/memory.py [--pairs 50000] [--queries 1000] [--peer-queries 20] [--seed 1] [--json]

Each query is a text of the memory in which one word in eight is another one; the truth is the likest of all, found by
comparing with every text. The peers get fewer queries, for they are slow; what is compared is CPU time for one query.
benchmarks/README.md says what was measured.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import itertools
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process

from xlate.memory import Matcher, add_pairs, read_pairs
from xlate.model.pair import Pair

_LETTERS = "etaoinshrdlucmfwypvbgk"
_THRESHOLD = 75


def make_texts(number: int, chance: random.Random) -> tuple[list[str], Callable[[str], str]]:
    """Texts of 4 to 45 words whose frequency is that of a natural language (Zipf), and what edits one.

    One in ten is "Amendment 17 was adopted by 312 votes to 40.", with other numbers each time.
    """
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 10))) for _ in range(20_000)]
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(words))))

    def text() -> str:
        if chance.random() < 0.1:
            numbers = chance.randint(1, 400), chance.randint(300, 400), chance.randint(1, 99)
            return "Amendment {} was adopted by {} votes to {}.".format(*numbers)
        return " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(4, 45))).capitalize() + "."

    def edit(old: str) -> str:
        parts = old.split()
        for _ in range(max(1, len(parts) // 8)):
            parts[chance.randrange(len(parts))] = chance.choice(words)
        return " ".join(parts)

    return [text() for _ in range(number)], edit


def measure(pairs: int, queries: int, peer_queries: int, seed: int) -> dict[str, float]:
    """Build a memory, ask it, and ask the peers.

    Returns:
        Seconds of CPU: ``build`` (the file), ``load``, ``query`` (one), ``exhaustive`` (one, by rapidfuzz),
        ``toolkit``, ``difflib`` (one); ``best``: share of the queries for which the likest was found.
    """
    chance = random.Random(seed)  # noqa: S311 - the same case each time
    texts, edit = make_texts(pairs, chance)
    asked = [edit(chance.choice(texts)) for _ in range(queries)]
    results: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "memory.tm")
        began = time.process_time()
        add_pairs(path, (Pair(text, f"T{n}", "en", "ru", "talk", f"s-{n}") for n, text in enumerate(texts)))
        results["build"] = time.process_time() - began
        began = time.process_time()
        matcher = Matcher(read_pairs(path, "ru", "en"))
        results["load"] = time.process_time() - began
        began = time.process_time()
        found = [matcher.find(query, _THRESHOLD) for query in asked]
        results["query"] = (time.process_time() - began) / queries
        began = time.process_time()
        truth = [process.extractOne(query, texts, scorer=fuzz.ratio, score_cutoff=_THRESHOLD) for query in asked[:200]]
        results["exhaustive"] = (time.process_time() - began) / len(truth)
        best = [
            likest is None or bool(match and match[0].percent >= int(likest[1]))
            for likest, match in zip(truth, found, strict=False)
        ]
        results["best"] = sum(best) / len(best)
        peers = asked[:peer_queries]
        with contextlib.suppress(ImportError):
            results["toolkit"] = _toolkit(texts, peers)
        began = time.process_time()
        for query in peers[: max(1, peer_queries // 10)]:
            difflib.get_close_matches(query, texts, 5, _THRESHOLD / 100)
        results["difflib"] = (time.process_time() - began) / max(1, peer_queries // 10)
    return results


def _toolkit(texts: list[str], queries: list[str]) -> float:
    """CPU seconds of one query to the memory of translate-toolkit, which tmserver and pretranslate use."""
    from translate.search.match import matcher
    from translate.storage.po import pofile

    store = pofile()
    for number, text in enumerate(texts):
        store.addsourceunit(text).target = f"T{number}"
    memory = matcher(store, max_candidates=5, min_similarity=_THRESHOLD, max_length=1000)
    began = time.process_time()
    for query in queries:
        with contextlib.suppress(TypeError):  # two candidates equally alike make it fail: to its favour
            memory.matches(query)
    return (time.process_time() - began) / len(queries)


def main() -> int:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=50_000)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--peer-queries", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = measure(options.pairs, options.queries, options.peer_queries, options.seed)
    if options.json:
        print(json.dumps(results))
        return 0
    if "toolkit" not in results:
        print("translate-toolkit is not here (pip install translate-toolkit)", file=sys.stderr)
    print(f"{options.pairs} pairs: {results['build']:.1f} s to write, {results['load']:.1f} s to load")
    print(
        f"one query: {results['query'] * 1000:.2f} ms; the likest text was found in {results['best']:.1%} of the cases"
    )
    for peer in ("exhaustive", "toolkit", "difflib"):
        if peer in results:
            ratio = results["query"] / results[peer]
            print(f"xlate / {peer:10} {ratio:.4f}   ({results[peer] * 1000:.1f} ms)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
