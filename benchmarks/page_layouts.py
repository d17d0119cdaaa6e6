"""How well to-tei finds the turns of pages in layouts that nobody has seen: invented debates, laid out by chance.

    python -m benchmarks.page_layouts [--kind html|docx|markdown|xml] [--pages 200] [--seed 1] [--show 5]

Prints the turns that are right (who, first words, last words) by value of each axis of the layouts, and how many pages
are read wrongly without a finding that says so. Seeds under 1000 are those that readers were made better with.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from unicodedata import category

from benchmarks.layouts import debates, html, markdown, word, xml
from xlate.errors import XlateError
from xlate.model.pieces import Styled
from xlate.model.transcript import Paragraph, Transcript
from xlate.profiles import Options, apply_profile, choose_profile
from xlate.readers import read_transcript

KINDS = {"html": html, "docx": word, "markdown": markdown, "xml": xml}
_LOUD = {"XL104", "XL116", "XL130", "XL132", "XL208", "XL209", "XL210", "XL211", "XL212", "XL220"}
"""findings that say that turns can be wrong"""
_WRONG = 0.7
_ENDS = 12
"""characters at each end of a turn that are compared, without spaces and signs"""


@dataclass(frozen=True, slots=True)
class _Score:
    """What was read of one page."""

    seed: int
    language: str
    axes: dict[str, str]
    right: float
    """F1 of the turns"""
    names: float
    is_loud: bool
    told: tuple[str, ...]
    """what was wrong"""


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=sorted(KINDS), action="append")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="so many of the worst pages, with what was wrong")
    parser.add_argument("--keep", type=Path, help="write the pages into this folder")
    options = parser.parse_args()
    for kind in options.kind or sorted(KINDS):
        seeds = range(options.seed, options.seed + options.pages)
        scores = [measure(kind, seed, options.keep) for seed in seeds]
        _print(kind, scores, options.show)


def measure(kind: str, seed: int, keep: Path | None = None) -> _Score:
    """Make one page and read it."""
    random = Random(f"{kind} {seed}")  # noqa: S311  # nothing is secret here
    language = random.choice(("en", "en", *debates.LANGUAGES))
    layouts = KINDS[kind]
    layout = layouts.draw(random)
    crowd = random.choice(("few", "few", "many once"))
    share = 0.0 if crowd == "few" else 0.5
    debate = debates.invent(random, language, sections=layout.axes.get("headings") != "none", crowd=share)
    page = layouts.render(debate, layout, random)
    data = page if isinstance(page, bytes) else page.encode()
    name = f"{seed}.{layouts.SUFFIX}"
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / name).write_bytes(data)
    axes = {**layout.axes, "language": language, "speakers": crowd}
    axes |= {f"with {one}": "yes" for one in getattr(layout, "furniture", ())}
    try:
        document = read_transcript(data, name, None, None, outline=True)
        made = apply_profile(document.value, choose_profile(document.value), Options())
    except XlateError as error:
        return _Score(seed, language, axes, 0, 0, is_loud=True, told=(str(error),))
    got, want = _of_transcript(made.value), _of_debate(debate)
    pairs = SequenceMatcher(None, [one[1:] for one in got], [one[1:] for one in want], autojunk=False)
    right = named = 0
    missed = set(range(len(want)))
    told = []
    for start, other, size in pairs.get_matching_blocks():
        for n in range(size):
            missed.discard(other + n)
            is_right = _is_name(got[start + n][0], want[other + n][0])
            right += is_right
            named += got[start + n][0].casefold() == want[other + n][0].casefold()
            told += [] if is_right else [f"want {want[other + n][0]}, got {got[start + n][0]}"]
    told += [f"missed {want[place]}" for place in sorted(missed)]
    told += [f"got {one}" for one in got if one[1:] not in {each[1:] for each in want}]
    codes = {finding.code for finding in (*document.findings, *made.findings)}
    score = 2 * right / (len(got) + len(want))
    return _Score(seed, language, axes, score, named / len(want), bool(codes & _LOUD), tuple(told))


_Compared = tuple[str, str, str]


def _compared(name: str, words: str) -> _Compared:
    folded = "".join(one for one in words if not one.isspace() and category(one)[0] not in "PS")
    return (name, folded[:_ENDS], folded[-_ENDS:])


def _of_debate(debate: debates.Debate) -> list[_Compared]:
    return [_compared(turn.name, " ".join(turn.paragraphs)) for turn in debate.turns]


def _of_transcript(transcript: Transcript) -> list[_Compared]:
    """Turns; one person's that follow each other are one."""
    people = {person.key: person.name for person in transcript.persons}
    found: list[tuple[str, list[str]]] = []
    for turn in transcript.turns:
        name = people.get(turn.person or "", turn.label or "")
        words = [_words(item) for item in turn.content if isinstance(item, Paragraph)]
        if found and found[-1][0] == name:
            found[-1][1].extend(words)
        else:
            found.append((name, words))
    return [_compared(name, " ".join(words)) for name, words in found]


def _words(paragraph: Paragraph) -> str:
    return "".join(
        one if isinstance(one, str) else one.text for one in paragraph.pieces if isinstance(one, str | Styled)
    )


def _is_name(got: str, want: str) -> bool:
    """True if the words of a name are among those of a label, with an office at most."""
    wanted, found = set(want.casefold().split()), re.findall(r"[^\s,().:;]+", got.casefold())
    return wanted <= set(found) and len(found) <= len(wanted) + 5


def _print(kind: str, scores: list[_Score], shown: int) -> None:
    mean = _mean(scores)
    names = sum(one.names for one in scores) / len(scores)
    wrong = [one for one in scores if one.right < _WRONG]
    silent = [one for one in wrong if not one.is_loud]
    print(f"== {kind}: turns {mean:.3f}, names {names:.3f}, {len(scores)} pages")
    print(f"   wrong: {len(wrong)}, in silence: {[one.seed for one in silent]}")
    values: defaultdict[tuple[str, str], list[_Score]] = defaultdict(list)
    for score in scores:
        for axis, value in score.axes.items():
            values[axis, value].append(score)
    for (axis, value), several in sorted(values.items(), key=lambda one: (one[0][0], _mean(one[1]))):
        called = sum(one.names for one in several) / len(several)
        print(f"   {axis:22} {value:16} {_mean(several):.3f}  names {called:.3f}  ({len(several)})")
    for score in sorted(scores, key=lambda one: one.right)[:shown]:
        axes = {axis: value for axis, value in score.axes.items() if not axis.startswith("with ")}
        around = [axis for axis in score.axes if axis.startswith("with ")]
        print(f"-- {score.seed}: {score.right:.2f} {axes} {' '.join(sorted(around))}")
        print("\n".join(f"     {one}" for one in score.told[:6]))


def _mean(scores: list[_Score]) -> float:
    return sum(one.right for one in scores) / len(scores)


if __name__ == "__main__":
    main()
