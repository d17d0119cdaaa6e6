"""The weights of readings (`xlate.profiles.label_readings`), trained on layouts and on annotated transcripts.

    python -m benchmarks.train_readings [--gold FOLDER]... [--number N]

Each reading of each text is an example; it is as right as its labels are, where they stand. Layouts that `held_out`
names are not trained on. Deterministic: the same arguments write the same table.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from benchmarks.layouts.no_transcripts import composed
from benchmarks.layouts.text import made
from benchmarks.layouts.text_axes import held_out
from benchmarks.score_text_layouts import bare
from xlate.errors import XlateError
from xlate.languages import UNDETERMINED
from xlate.model.document import Document, Line
from xlate.profiles import load_profile
from xlate.profiles.label_readings import readings
from xlate.profiles.label_search import has_a_paragraph_to_a_line, usual_labels
from xlate.profiles.page_layout import Boilerplate
from xlate.profiles.reading_features import Reading, reading_features
from xlate.profiles.sifting import sifted
from xlate.readers import read_transcript

TARGET = Path(__file__).parent.parent / "xlate" / "profiles" / "reading_weights.py"
CASES = Path(__file__).parent.parent / "tests" / "profiles" / "publishers"
GENERIC = load_profile("generic")
ROUNDS, RATE, DECAY, REAL = 300, 0.5, 0.0002, 4

GOOD, NEARLY = 0.7, 0.02
"""a reading is right if so much of its labels is, and hardly less than of the best"""


class Example(NamedTuple):
    """A reading of a text."""

    features: dict[str, float]
    right: float
    weight: float


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="folder with raw/ and gold/")
    parser.add_argument(
        "--without", type=Path, action="append", default=[], help="folder with texts in which nobody speaks"
    )
    parser.add_argument("--number", type=int, default=1500, help="of layouts; a third as many texts are no transcripts")
    options = parser.parse_args()
    examples: list[list[Example]] = []
    for seed in range(options.number):
        text = made(seed, lambda layout: not held_out(layout))
        turns = [(turn.label, turn.words) for turn in text.turns]
        examples.append(list(of_document(read_transcript(text.text.encode(), "made.txt").value, turns, 1.0)))
    nobody = [(composed(seed).text.encode(), "made.txt") for seed in range(options.number // 3)]
    nobody += [(path.read_bytes(), path.name) for folder in options.without for path in sorted(folder.iterdir())]
    examples += [list(of_document(read_transcript(data, name).value, [], 1.0)) for data, name in nobody]
    paths = [path for folder in options.gold for path in sorted((folder / "gold").glob("*.json"))]
    examples += [list(annotated(path)) for path in paths]
    examples += [list(of_case(path)) for path in sorted(CASES.glob("*.case"))]
    weights = train(examples)
    TARGET.write_text(table(weights), encoding="utf-8")
    texts = [text for text in examples if text]
    report("annotated texts", [text for text in texts if text[0].weight > 1], weights)
    report("all texts", texts, weights)


def report(name: str, texts: list[list[Example]], weights: dict[str, float]) -> None:
    """Print how right the usual readings are, those that are chosen, and the best of each text."""
    usual = mean([text[0].right for text in texts])
    chosen = mean([max(text, key=lambda one: odds(one.features, weights)).right for text in texts])
    best = mean([max(one.right for one in text) for text in texts])
    print(f"{len(texts)} {name}, labels right: usual {usual:.3f}, chosen {chosen:.3f}, best {best:.3f}")


def mean(values: Sequence[float]) -> float:
    """The mean."""
    return sum(values) / max(1, len(values))


def annotated(path: Path) -> Iterator[Example]:
    """The readings of an annotated transcript."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    turns = [(turn["label"] or "", turn["first_words"] or "") for turn in gold["turns"]]
    try:
        document = read_transcript((path.parent.parent / "raw" / gold["file"]).read_bytes(), gold["file"]).value
    except XlateError:
        return
    if not document.voiced and all(label for label, _ in turns):
        yield from of_document(document, turns, REAL)


def of_case(path: Path) -> Iterator[Example]:
    """The readings of a short transcript of the tests: in its text a bar stands before the words of each turn."""
    head, _, text = path.read_text(encoding="utf-8").partition("----\n")
    labels = [line[2:].split("|")[0].strip() for line in head.splitlines() if line.startswith("= ")]
    words = [" ".join(part.split())[:60] for part in text.split("\u00a6")[1:]]
    if len(labels) == len(words) and all(labels) and "<" not in text[:200]:
        document = read_transcript(text.replace("\u00a6", "").encode(), "case.txt").value
        yield from of_document(document, list(zip(labels, words, strict=True)), REAL)


def of_document(document: Document, turns: Sequence[tuple[str, str]], weight: float) -> Iterator[Example]:
    """The readings of a document, the usual one first."""
    blocks, _ = sifted(document, Boilerplate(document), GENERIC, UNDETERMINED)
    by_line = has_a_paragraph_to_a_line(blocks)
    searched = usual_labels(blocks, GENERIC, UNDETERMINED, by_line=by_line, voiced=False)
    want = [(bare(label), bare(words)[:12]) for label, words in turns]
    usual = searched.usual()
    for reading in [usual, *readings(usual, searched.lines, searched.begins)]:
        if not reading.labels:
            continue
        right = quality(reading, searched.lines, want)
        yield Example(reading_features(reading, usual, searched.lines, searched.begins), right, weight)


def quality(reading: Reading, lines: Sequence[Line], want: Sequence[tuple[str, str]]) -> float:
    """How right a reading is: found and wanted turns that begin alike and are of the same person."""
    got = []
    for place in sorted(reading.labels):
        label = reading.labels[place]
        after = " ".join(line.text for line in lines[place + 1 : place + 3])
        got.append((bare(label.label), bare(f"{lines[place].text[label.end :]} {after}")[:12]))
    same = SequenceMatcher(None, [words for _, words in got], [words for _, words in want], autojunk=False)
    hits = sum(
        got[a + step][0] in want[b + step][0] or want[b + step][0] in got[a + step][0]
        for a, b, size in same.get_matching_blocks()
        for step in range(size)
    )
    return 2 * hits / max(1, len(got) + len(want))


def train(texts: list[list[Example]]) -> dict[str, float]:
    """Weights of a log-linear model of the choice between the readings of a text, or of none (log-odds 0).

    By gradient descent with decay (AdaGrad).
    """
    texts = [text for text in texts if text]
    names = ["bias", *sorted({name for text in texts for one in text for name in one.features})]
    number = {name: place for place, name in enumerate(names)}
    rows = [
        [[(number[name], value) for name, value in [("bias", 1.0), *one.features.items()]] for one in text]
        for text in texts
    ]
    good = [[one.right >= max(GOOD, max(other.right for other in text) - NEARLY) for one in text] for text in texts]
    weights, squares = [0.0] * len(names), [1e-6] * len(names)
    whole = sum(text[0].weight for text in texts)
    for _ in range(ROUNDS):
        gradient = [DECAY * weight for weight in weights]
        gradient[0] = 0.0
        for text, row, right in zip(texts, rows, good, strict=True):
            force = [math.exp(max(-30, min(30, sum(weights[at] * value for at, value in one)))) for one in row]
            every = 1 + sum(force)
            told = sum(power for power, one in zip(force, right, strict=True) if one)
            for power, one, is_right in zip(force, row, right, strict=True):
                wrong = (power / every - (power / told if is_right else 0.0)) * text[0].weight / whole
                for at, value in one:
                    gradient[at] += wrong * value
        for place, slope in enumerate(gradient):
            squares[place] += slope * slope
            weights[place] -= RATE * slope / math.sqrt(squares[place])
    return dict(zip(names, weights, strict=True))


def odds(features: dict[str, float], weights: dict[str, float]) -> float:
    """Log-odds."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())


def table(weights: dict[str, float]) -> str:
    """The module that holds the weights."""
    rows = "".join(
        f'    "{name}": {weight:.2f},\n' for name, weight in sorted(weights.items(), key=lambda item: -item[1])
    )
    return (
        '"""Weights of the features of readings; written by `python -m benchmarks.train_readings`, not by hand."""\n\n'
        'from __future__ import annotations\n\n__all__ = ["READING_WEIGHTS"]\n\n'
        f'READING_WEIGHTS: dict[str, float] = {{\n{rows}}}\n"""log-odds that each adds to those of being right"""\n'
    )


if __name__ == "__main__":
    main()
