"""Short transcripts in the shapes of fifty publishers, in our own words, each with the right answer; their scores.

A file ``publishers/NAME.case`` begins with the answer: ``title:``, ``date:``, ``place:`` (``-``: not asked; no line:
none), a line ``= label | name | office | mark`` for each turn in order, where the mark is ``relation`` or
``relation:language`` and an empty name says that no person is meant to be told; ``! stage direction``; ``% heading or
narrative between turns``, which is counted where a case has any. After ``----`` comes the text, with a broken bar
before the first word of each turn, which is taken out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from xlate.model.pieces import Marker, StageDirection
from xlate.model.transcript import Heading, Narrative, Paragraph, Transcript, Turn
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

__all__ = ["Case", "Score", "cases", "read_case", "score", "total"]

FOLDER = Path(__file__).parent / "publishers"
_BAR = "¦"


@dataclass(frozen=True)
class Wanted:
    """A turn as it should be read."""

    label: str
    name: str
    office: str
    mark: str
    words: str


@dataclass(frozen=True)
class Case:
    """A short transcript and the right answer."""

    name: str
    file: str
    text: str
    facts: dict[str, str]
    turns: tuple[Wanted, ...]
    stage: tuple[str, ...]
    between: tuple[str, ...]


@dataclass
class Score:
    """Hits, found and wanted by quantity."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, quantity: str, hits: int, found: int, wanted: int) -> None:
        """Count."""
        row = self.counts.setdefault(quantity, [0, 0, 0])
        for at, number in enumerate((hits, found, wanted)):
            row[at] += number

    def value(self, quantity: str) -> float:
        """F1; 1 where nothing is wanted and nothing found."""
        hits, found, wanted = self.counts.get(quantity, (0, 0, 0))
        return 2 * hits / (found + wanted) if found + wanted else 1.0


def cases() -> list[Case]:
    """All of them, by name."""
    return [read_case(path) for path in sorted(FOLDER.glob("*.case"))]


def read_case(path: Path) -> Case:
    """One of them."""
    head, _, text = path.read_text(encoding="utf-8").partition("----\n")
    words = [_words(part.split("\n")[0]) for part in text.split(_BAR)[1:]]
    facts = dict(line.split(": ", 1) for line in head.splitlines() if line[:2] not in {"= ", "! ", "% "})
    rows = [[cell.strip() for cell in line[2:].split("|")] for line in head.splitlines() if line.startswith("= ")]
    assert len(rows) == len(words), f"{path.name}: {len(rows)} answers for {len(words)} turns"
    turns = tuple(
        Wanted(label, name, office, mark, said)
        for (label, name, office, mark, *_), said in zip(([*row, "", "", ""] for row in rows), words, strict=True)
    )
    stage = tuple(line[2:].strip() for line in head.splitlines() if line.startswith("! "))
    between = tuple(line[2:].strip() for line in head.splitlines() if line.startswith("% "))
    file = f"{path.stem}.{facts.pop('suffix', 'txt')}"
    return Case(path.stem, file, text.replace(_BAR, ""), facts, turns, stage, between)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\s,]+", " ", unicodedata.normalize("NFKC", text)).split()).strip(" .:").casefold()


@cache
def _words(text: str) -> str:
    return _plain(re.sub(r"^(\s*[(\[（][^()\[\]（）]*[)\]）])+", "", " ".join(text.split()[:12])))[:12]


def _said(turn: Turn) -> str:
    first = next((item for item in turn.content if isinstance(item, Paragraph)), None)
    return _words("".join(piece for piece in first.pieces if isinstance(piece, str))) if first else ""


def _mark(turn: Turn) -> str:
    """What is printed about a turn, as ``relation`` or ``relation:language``."""
    first = next((item for item in turn.content if isinstance(item, Paragraph)), None)
    inside = first.pieces[0] if first and first.pieces and isinstance(first.pieces[0], Marker) else None
    marker = turn.marker or inside
    if marker is None:
        return ""
    return f"{marker.relation.value}:{marker.spoken}" if marker.spoken else marker.relation.value


def score(case: Case) -> Score:
    """Read a transcript with no options, and compare."""
    document = read_transcript(case.text.encode(), case.file, None, None).value
    transcript = apply_profile(document, choose_profile(document, None)).value
    result = Score()
    pairs = _paired(transcript, case, result)
    persons = {person.key: person for person in transcript.persons}
    for got, want in pairs:
        person = persons.get(got.person or "")
        if want.name:
            _compare(result, "names", person.name if person else "", want.name)
        if want.office:
            _compare(result, "offices", (person.role if person else None) or "", want.office)
    marks = [(_mark(got), want.mark) for got, want in pairs]
    missed = sum(bool(want.mark) for want in case.turns) - sum(bool(want) for _, want in marks)
    result.add(
        "marks",
        sum(bool(want) and got == want for got, want in marks),
        sum(bool(got) for got, _ in marks),
        sum(bool(want) for _, want in marks) + missed,
    )
    result.wrong += [f"marks: {got or 'none'} for {want or 'none'}" for got, want in marks if got != want]
    stage = [_stage(one.text) for one in _stage_directions(transcript)]
    wanted = Counter(map(_stage, case.stage))
    result.add("stage", sum((wanted & Counter(stage)).values()), len(stage), len(case.stage))
    if Counter(stage) != wanted:
        result.wrong.append(f"stage: {stage} for {list(case.stage)}")
    found = _between_turns(transcript) if case.between else []
    result.add("between", sum((Counter(case.between) & Counter(found)).values()), len(found), len(case.between))
    if case.between and Counter(found) != Counter(case.between):
        result.wrong.append(f"between turns: {found} for {list(case.between)}")
    for fact, value in (
        ("title", transcript.title),
        ("date", transcript.date or ""),
        ("place", ", ".join(transcript.places)),
    ):
        right = case.facts.get(fact, "")
        if right != "-":
            same = _plain(value) == _plain(right)
            result.add(fact, same and bool(right), bool(value), bool(right))
            result.wrong += [] if same else [f"{fact}: {value!r} for {right!r}"]
    return result


def _compare(result: Score, quantity: str, got: str, want: str) -> None:
    same = _plain(got) == _plain(want)
    result.add(quantity, same, 1, 1)
    result.wrong += [] if same else [f"{quantity}: {got!r} for {want!r}"]


def _stage(text: str) -> str:
    return re.sub(r"[()\[\]*_〔〕]", "", text).strip(" .…").casefold()


def _stage_directions(transcript: Transcript) -> Iterable[StageDirection]:
    for block in transcript.blocks:
        if isinstance(block, StageDirection):
            yield block
        for item in block.content if isinstance(block, Turn) else ():
            if isinstance(item, StageDirection):
                yield item
            elif isinstance(item, Paragraph):
                yield from (piece for piece in item.pieces if isinstance(piece, StageDirection))


def _between_turns(transcript: Transcript) -> list[str]:
    """Headings and narrative after the first turn."""
    first = next((place for place, block in enumerate(transcript.blocks) if isinstance(block, Turn)), 0)
    return [block.text for block in transcript.blocks[first:] if isinstance(block, Heading | Narrative)]


def _paired(transcript: Transcript, case: Case, result: Score) -> list[tuple[Turn, Wanted]]:
    """The turns that are right, in order: by label and first words."""
    got = [(_plain(turn.label or ""), _said(turn), turn) for turn in transcript.turns]
    pairs: list[tuple[Turn, Wanted]] = []
    at = 0
    for want in case.turns:
        key = (_plain(want.label), want.words)
        place = next((n for n in range(at, len(got)) if (got[n][0], got[n][1]) == key), None)
        if place is None:
            result.wrong.append(f"turn missed: {want.label} | {want.words}")
            continue
        pairs.append((got[place][2], want))
        at = place + 1
    matched = {id(turn) for turn, _ in pairs}
    result.wrong += [f"turn invented: {label} | {said}" for label, said, turn in got if id(turn) not in matched]
    result.add("turns", len(pairs), len(got), len(case.turns))
    return pairs


def total(scores: Iterable[Score]) -> Score:
    """All of them in one."""
    whole = Score()
    for one in scores:
        for quantity, row in one.counts.items():
            whole.add(quantity, *row)
        whole.wrong += one.wrong
    return whole
