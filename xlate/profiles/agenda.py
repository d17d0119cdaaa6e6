"""Items of an agenda that a record prints between the turns: a numbered series, and what only looks like a label."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from xlate.model.document import BlockKind
from xlate.profiles.date_words import han_number
from xlate.profiles.passage import FULL_STOP, Passage
from xlate.profiles.procedure import is_said
from xlate.profiles.vocabulary import HONORIFICS, bare, is_office
from xlate.profiles.vote_results import tells_result

__all__ = ["agenda_items", "under_headings", "without_entries"]

_NUMBER = re.compile(
    r"(?:[^\W\d_]{2,12}\.?\s(?:n[or]\.?\s)?)?(?P<number>\d{1,3})\s?(?:[.):、]-?|§)\s?(?=[^\W\d_])"
    r"|(?P<han>[一二三四五六七八九十]{1,3})、"
)
"""``12. The bridge``, ``Item 3: fish``, ``2) To the minister from``, ``三、``"""
_HEADINGS = {BlockKind.HEADING, BlockKind.TITLE}
_BESIDE = _HEADINGS | {BlockKind.NARRATIVE}
_ADDRESSES = ("http://", "https://")
_FEW = 4
"""words"""
_LEAST = 3
"""items; fewer may be what somebody counts"""


_ENTRY_WORDS = 8
_LONGEST_ENTRY = 40
"""characters before the colon"""
_DIGITS = re.compile(r"\d+")
_COUNTS = re.compile(r"\s{0,2}\d{1,4}[,;.]?\s{1,4}[^\W\d_]{2,14}\.?\s?[:：]\s?\d")
"""how many were for it, after which those against come: ``Yes: 54 No: 0``, which who presides reads out"""
_MOSTLY = 0.6
"""share of turns that end a sentence, where one that does not is something else"""


def without_entries(passages: Sequence[Passage]) -> list[Passage]:
    """Passages, with entries of minutes no longer taken for labels: ``Vote: 14 yes``, ``Item 2: Other business``.

    Such a label stands once, and the next comes at once. What follows is a few words, a third of them numbers; or the
    label ends in a number, others differ from it in the number alone, and nothing ends in a sentence where turns do.

    Args:
        passages: all of a text, in order.
    """
    labelled = [(one, one.candidate) for one in passages if one.candidate is not None]
    counts = Counter(label.label for _, label in labelled)
    firsts = (line.text[: _LONGEST_ENTRY + 1].partition(":")[0] for one in passages for line in one.lines[:1])
    begins = Counter(_DIGITS.sub("", first) for first in firsts)
    ending = sum(FULL_STOP.search(one.text) is not None for one, _ in labelled)
    tidy = ending >= _MOSTLY * len(labelled)
    results = _results(passages)
    kept = list(passages)
    first = next((at for at, one in enumerate(passages) if one.begins_turn), len(passages))
    for at in range(len(passages) - 1, first - 1, -1):  # an entry can stand before an entry
        one, after = passages[at], kept[at + 1] if at + 1 < len(kept) else None
        if at > first and one.candidate is not None and _COUNTS.match(one.text, one.candidate.end):
            kept[at] = replace(one, candidate=None)
            continue
        if after is not None and not after.begins_turn and after.kind not in _BESIDE:
            continue
        if after is not None and _is_of_higher_rank(one, after, counts):
            kept[at] = replace(one, candidate=None, kind=BlockKind.HEADING)
            continue
        label, words = _as_entry(one)
        if label in results:
            kept[at] = replace(one, candidate=None, kind=BlockKind.NARRATIVE)
            continue
        if tidy and _is_numbered(one) and counts[one.candidate.label if one.candidate else ""] == 1:
            kept[at] = replace(one, candidate=None, kind=BlockKind.HEADING)
            continue
        if not label or counts[label] > 1 or not 0 < len(words) <= _ENTRY_WORDS:
            continue
        numbers = sum(_DIGITS.search(word) is not None for word in words)
        numbered = _DIGITS.search(label[-3:]) and begins[_DIGITS.sub("", label)] > 1
        open_ended = tidy and numbered and FULL_STOP.search(one.text) is None
        if 3 * numbers >= len(words) > 1 or open_ended:
            kept[at] = replace(one, candidate=None, kind=BlockKind.NARRATIVE)
    return kept


def _is_of_higher_rank(one: Passage, after: Passage, counts: Mapping[str, int]) -> bool:
    """True for what is a heading and nothing else, right before the name of who speaks in a heading of a lower rank."""
    alone = one.candidate is not None and one.candidate.end >= len(one.text.rstrip())
    once = one.candidate is not None and counts[one.candidate.label] == 1
    return alone and once and after.begins_turn and 0 < one.level < after.level


def _is_numbered(passage: Passage) -> bool:
    """True for the heading of a paper, with its number before the colon: ``Question 502 – 6(2): The ferries``."""
    label = passage.candidate
    if label is None or label.strong or FULL_STOP.search(passage.text) or is_said(passage.text):
        return False
    return _PAPER.search(f"{label.label} {label.notes}") is not None and 0 < len(passage.text) <= _LONGEST_PAPER


_PAPER = re.compile(r"\d{3}|\d[^\d:]{1,6}\d")
"""the number of a paper, of three figures or with that of the session; speakers have one, and no hundreds"""
_LONGEST_PAPER = 200
"""characters"""


def _results(passages: Sequence[Passage]) -> set[str]:
    """What heads the results of votes and nothing else: ``Abstimmung: Der Antrag wird mit 12 Stimmen angenommen.``."""
    under: defaultdict[str, list[str]] = defaultdict(list)
    for one in passages:
        if one.candidate is not None:
            under[_as_entry(one)[0]].append(one.text)
    return {
        one for one, several in under.items() if one and len(one.split()) < _FEW and all(map(tells_result, several))
    }


def _as_entry(passage: Passage) -> tuple[str, list[str]]:
    """What stands before the colon of a line, and the words after it; nothing before it if it can be no entry.

    A label that something else sets apart is none, nor one in which somebody has a title or an office.
    """
    label = passage.candidate
    before, colon, after = passage.text.partition(":")
    if not (colon and before[:1].isalpha()) or len(before) > _LONGEST_ENTRY:
        return "", []
    if passage.voice is not None or len(passage.lines) > 1:
        return "", []
    if label is not None and (label.strong or label.notes or label.clock or before.strip() != label.label):
        return "", []
    if any(is_office(one) or bare(one) in HONORIFICS for one in before.split()):
        return "", []
    return before if label is None else label.label, after.split()


def agenda_items(passages: Sequence[Passage]) -> set[int]:
    """Where items of an agenda stand, each with what is printed under it before the next label.

    An item follows on the one before, and somebody begins to speak between the two. What one person counts stands in
    one turn.

    Args:
        passages: from the first turn on.
    """
    items = [(at, number) for at, one in enumerate(passages) if (number := _number(one)) is not None]
    series = [*_series(items, passages), *_runs(_lone_items(passages), passages)]
    found: set[int] = set()
    for run in series:
        for begin in run:
            after = (at for at in range(begin, len(passages)) if passages[at].begins_turn)
            found.update(range(begin, next(after, len(passages))))
    return found


def under_headings(passages: Sequence[Passage]) -> set[int]:
    """Where entries stand between a marked heading and the next label: who presents, addresses, names of papers.

    They are short and end no sentence; what is said goes on under a heading in sentences. Under a heading that comes
    again, ``Conclusion``, a list is nobody's, whatever its items are.

    Args:
        passages: from the first turn on.
    """
    found: set[int] = set()
    run: list[int] = []
    under = False
    headings = Counter(_first_word(one) for one in passages if one.kind in _HEADINGS)
    again = False
    for at, one in enumerate(passages):
        if one.begins_turn or one.kind in _HEADINGS:
            found.update(run)
            run = []
            under = one.kind in _HEADINGS
            again = under and headings[_first_word(one)] > 1
        elif under and _is_entry(one, again=again):
            run.append(at)
        else:
            run, under = [], False
    return found | set(run if again else ())  # under the last heading


def _is_entry(one: Passage, *, again: bool) -> bool:
    """True for a few words, an address or an item; under a heading that comes again for a list."""
    if one.containers:
        return again and any(container.kind == "list" for container in one.containers)
    return one.is_short or one.text.startswith(_ADDRESSES) or _is_item(one)


def _first_word(heading: Passage) -> str:
    """What a heading begins with: its number aside, the words differ from one section to the next."""
    word = re.match(r"[^\W\d_]+", heading.text)
    return word.group().casefold() if word else ""


def _is_item(passage: Passage) -> bool:
    """True for a numbered line of any length that ends no sentence."""
    numbered = passage.text[0].isdigit() and len(passage.text) <= _LONGEST_PAPER and _number(passage) is not None
    return numbered and FULL_STOP.search(passage.text) is None


def _series(items: list[tuple[int, int]], passages: Sequence[Passage]) -> list[list[int]]:
    """Runs of items of which each has the next number, with a turn between them."""
    runs: list[list[int]] = []
    begun: dict[int, list[int]] = {}
    for at, number in items:
        run = begun.pop(number - 1, None)
        if run is not None and _speaks(passages[run[-1] : at]):
            run.append(at)
        else:
            run = [at]
            runs.append(run)
        begun[number] = run
    return [run for run in runs if len(run) >= _LEAST]


def _lone_items(passages: Sequence[Passage]) -> list[int]:
    """Numbered lists of one item only."""
    sizes = Counter(one.containers[0].number for one in passages if one.containers)
    return [
        at
        for at, one in enumerate(passages)
        if one.containers and one.containers[0].look == "numbered" and sizes[one.containers[0].number] == 1
    ]


def _runs(places: list[int], passages: Sequence[Passage]) -> list[list[int]]:
    """Runs of places with a turn between each and the next."""
    runs: list[list[int]] = []
    for at in places:
        if runs and _speaks(passages[runs[-1][-1] : at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) >= _LEAST]


def _speaks(passages: Sequence[Passage]) -> bool:
    """True if somebody begins to speak in a part of the text."""
    return any(one.begins_turn for one in passages)


def _number(passage: Passage) -> int | None:
    """The number of the item that a passage without a label is, in its first line or the second."""
    if passage.begins_turn or passage.containers:
        return None
    for line in passage.lines[:2]:
        match = _NUMBER.match(line.text)
        if match is not None:
            return han_number(match["number"] or match["han"])
    return None
