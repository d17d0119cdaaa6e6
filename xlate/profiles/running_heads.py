"""What stands at the edges of printed pages, in the middle of the text: running heads, page numbers, marks of tapes.

Such lines are alike but for their digits and come again; one at least cuts a sentence in two, which is joined
over them.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Line
from xlate.profiles.vocabulary import is_caseless

__all__ = ["drop_running_heads"]

_LONGEST = 160
"""characters"""
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"”’»)\]]*$|[-–—]{2,}$")
_CLOCK = re.compile(r"[\[(]?\d{1,3}(?::\d{2}){1,3}(?:[.,]\d{1,3})?[\])]?")
_NAME_AND_CLOCK = re.compile(
    r"[^\W\d_][^\n]{0,60}?[\s\[(](?P<time>\d{1,3}(?::[0-5]\d){1,2})(?:[.,]\d{1,3})?[\])]?\s?[:：]?"
)
"""who begins to speak, and when: ``Ann Lee  12:05``"""
_FIELD = re.compile(
    r"_\w{1,30}\s?:\s?\S.{0,80}|\{\w{1,20}\}\s{0,4}\d{1,6}|\[\[[^\[\]]{1,40}\]\]"
    r"|[a-z]{2,12}:\s?[A-Z\d]{2,12}(?:-[A-Z\d]{1,12}){1,6}"
)
"""a field of metadata in the text: ``_page : 3``, ``{time} 2115``, ``[[Page H6191]]``,
``cve: DSCD-12-PL-140``"""
_NUMBER = re.compile(
    r"[-–—\s]{0,3}(?:page\s|seite\s|p\.\s?)?\d{1,4}(?:\s?(?:/|of|von)\s?\d{1,4})?[-–—\s]{0,3}", re.IGNORECASE
)
_DASHES = frozenset("-–—")
_BETWEEN_DASHES = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]\s*")
"""the number of a page, as only pages print it: ``- 5 -``"""
_NAMED = re.compile(
    r"(?:\d{1,2}\s[^\W\d_]{3,12}\s\d{4}\s?[:,–-]\s?)?[\[(]?(?:page|column(?:\sno)?|col\.|seite|spalte|p[áa]gina|coluna|columna|colonna|colonne|kolumne|kolom|bladzijde|strona|szpalta"
    r"|stranica|страница|стр\.|колонка|sayfa|sida|side|sivu|oldal)\s?[:.]?\s?\d{1,5}[\])]?",
    re.IGNORECASE,
)
_WORDY = 60
"""characters; fewer may be what somebody says again"""
_NAME = 8
"""characters of a head; fewer may be a word that somebody calls out"""
_SHORTEST_PAGE = 12
"""lines"""
_OFTEN = 4
"""of so many pages one at least begins in the middle of a sentence"""
_PAGES = 3
"""bare numbers that count up make page numbers, and fewer heads are none"""
_DATED = 4
"""heads with a date and a number that counts; fewer may be anything"""
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_GAP = 12
"""pages that have no number printed"""
_TALLEST = 4
"""lines of a head and a foot"""


def drop_running_heads(blocks: Sequence[Block], left_out: Sequence[Line] = ()) -> tuple[list[Block], list[Line]]:
    """Leave out what belongs to pages.

    Args:
        blocks: of a document without markup for pages.
        left_out: lines of pages that the reader told, and that the blocks do not have.

    Returns:
        The blocks, sentences joined over what was left out; and the lines that were left out.
    """
    lines = [(at, line) for at, block in enumerate(blocks) for line in block.lines if block.kind is BlockKind.TEXT]
    heads = _running_heads([line for _, line in lines])
    heads |= _labels_again([line for _, line in lines], heads, left_out)
    if not heads:
        return list(blocks), []
    kept: list[Block] = []
    dropped: list[Line] = []
    cut = False
    for block in blocks:
        rest = tuple(line for line in block.lines if id(line) not in heads)
        begins_after = cut or id(block.lines[0]) in heads
        if len(rest) < len(block.lines):
            dropped += [line for line in block.lines if id(line) in heads]
        if not rest:
            cut = True
            continue
        if begins_after and kept and _goes_on(kept[-1], rest[0].text):
            kept[-1] = replace(kept[-1], lines=(*kept[-1].lines, *rest))
        else:
            kept.append(block if len(rest) == len(block.lines) else replace(block, lines=rest))
        cut = id(block.lines[-1]) in heads
    return kept, dropped


def _labels_again(lines: Sequence[Line], heads: set[int], left_out: Sequence[Line]) -> set[int]:
    """The lines under the heads of pages that print a label again, without its colon, for who goes on to speak.

    Args:
        lines: of a text.
        heads: those that belong to pages, by identity.
        left_out: others, which stand no more among the lines.
    """
    found: set[int] = set()
    labels: set[str] = set()
    under: list[Line] | None = None  # what stands under the head of a page so far
    edges = sorted(line.number for line in left_out)
    last = 0
    for line in lines:
        text = line.text.rstrip()
        if bisect(edges, last) < bisect(edges, line.number):
            under = []
        last = line.number
        if id(line) in heads:
            under = []
            continue
        if under is not None:
            under = [*under, line] if len(under) < _TALLEST else None
        if under and text in labels:
            found |= {id(one) for one in under}
            under = None
        if text[-1:] in _COLONS:
            labels.add(text[:-1].rstrip())
    return found


_COLONS = frozenset(":：")


def _running_heads(lines: list[Line]) -> set[int]:
    """The lines that belong to pages, by identity: lines of a web page can have one number."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    found: set[int] = set()
    sure: set[int] = set()
    for place, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        if line.text[:1] in _DASHES and _BETWEEN_DASHES.fullmatch(line.text):
            sure.add(id(line))
        elif (line.text[:1] in "_{[" or line.text[:1].islower()) and _FIELD.fullmatch(line.text):
            found.add(id(line))
        elif not _CLOCK.match(line.text):  # nor a time with whoever begins to speak then
            alike[_DIGITS.sub("#", " ".join(line.text.split()))].append(place)
    for key in _said_at_times(lines, alike):
        del alike[key]
    fields = Counter(_DIGITS.split(line.text)[0] for line in lines if id(line) in found)
    found = {id(line) for line in lines if id(line) in found and fields[_DIGITS.split(line.text)[0]] > 1}
    return found | sure | {id(lines[place]) for place in _edges(lines, alike)}


def _said_at_times(lines: list[Line], alike: Mapping[str, list[int]]) -> list[str]:
    """What stands before clocks that go on as a recording does: names of voices, not heads, which have one clock."""
    keys = [key for key in alike if ":#" in key[-8:] and _NAME_AND_CLOCK.fullmatch(lines[alike[key][0]].text)]
    places = sorted(place for key in keys for place in alike[key])
    told = [match["time"] for place in places if (match := _NAME_AND_CLOCK.fullmatch(lines[place].text)) is not None]
    steps = [clock_seconds(later) - clock_seconds(earlier) for earlier, later in pairwise(told)]
    return keys if steps and sum(step > 0 for step in steps) * 5 >= len(steps) * 4 else []


def _edges(lines: list[Line], alike: Mapping[str, list[int]]) -> set[int]:
    """Where lines that are alike but for their digits stand at the edges of pages."""
    again = {place for places in alike.values() if len(places) >= _PAGES for place in places}
    edges: set[int] = set()
    pages: set[int] = set()
    for key, places in alike.items():
        if _is_imprint(key, places) or _is_at_tops(lines, key, places, again):
            edges |= set(places)
            pages |= set(places)
        elif "#" in key and len(places) > 1 and _belong_to_pages(lines, places, again):
            edges |= set(places)
            if not _NUMBER.fullmatch(lines[places[0]].text) or any(_cuts(lines, place, again) for place in places):
                pages |= set(places)  # other numbers that count up can be those of turns, with the speaker under them
    labels = Counter(key.partition(": ")[0] for key in alike if ": " in key)
    for key, places in alike.items():  # "SENATE DEBATES" or one date beside "12"
        beside = sum(_is_beside(place, pages, again) for place in places) if pages and len(places) >= _PAGES else 0
        if (
            ("#" not in key or len({lines[place].text for place in places}) == 1)
            and beside * 5 >= len(places) * 4
            and not key.endswith((":", "："))
            and not _is_said(key, labels)
        ):
            edges |= set(places)
    return edges


def _is_said(key: str, labels: Mapping[str, int]) -> bool:
    """True behind what begins other lines too: ``THE COURT: You may continue.``."""
    return ": " in key and labels[key.partition(": ")[0]] >= _PAGES


def _is_imprint(key: str, places: list[int]) -> bool:
    """True for words without numbers that come again at the rhythm of pages: whose the text is."""
    if len(places) <= _PAGES or len(key) < _WORDY or "#" in key or ": " in key:
        return False
    gaps = [later - earlier for earlier, later in pairwise(places)]
    usual = median(gaps)
    return usual > _TALLEST and all(usual <= 2 * gap <= 4 * usual for gap in gaps)


def _is_at_tops(lines: list[Line], key: str, places: list[int], again: set[int]) -> bool:
    """True for a few words without numbers, as far from each other as pages are long, that cut sentences in two."""
    if len(places) <= _PAGES or not _NAME <= len(key) < _WORDY or "#" in key or key[-1] in ":：" or key[0] in "([":
        return False
    if ": " in key or any(lines[place].strong for place in places):
        return False
    gaps = [later - earlier for earlier, later in pairwise(places)]
    usual = median(gaps)
    even = usual > _SHORTEST_PAGE and all(4 * usual <= 5 * gap <= 6 * usual for gap in gaps)
    return even and sum(_cuts(lines, place, again) for place in places) * _OFTEN >= len(places)


def _belong_to_pages(lines: list[Line], places: list[int], again: set[int]) -> bool:
    """True for lines alike but for their digits that cut sentences in two, or count pages or columns."""
    if _count_up(lines, places):
        return True
    bold = any(lines[place].strong for place in places)
    if bold and any(lines[place].strong < len(lines[place].text.rstrip()) for place in places):
        return False
    return (not bold or len(places) >= _PAGES) and any(_cuts(lines, place, again) for place in places)


def _cuts(lines: list[Line], place: int, again: set[int]) -> bool:
    """True for a line that stands in the middle of a sentence, alone or among others that come again."""
    first = last = place
    while first - 1 in again and place - first < _TALLEST:
        first -= 1
    while last + 1 in again and last - place < _TALLEST:
        last += 1
    if not 0 < first <= last < len(lines) - 1:
        return False
    before, after = lines[first - 1].text, lines[last + 1].text
    if lines[place].text[:1].islower():  # it goes on itself
        return False
    if _SENTENCE_END.search(before):
        return False
    return (len(before) > 40 and after[:1].islower()) or _is_filled(before, after)


def _is_beside(place: int, edges: set[int], again: set[int]) -> bool:
    """True for a line above or below one that belongs to a page, with none between but such as come again."""
    for step in (-1, 1):
        other = place + step
        while other in again and other not in edges and abs(other - place) < _TALLEST:
            other += step
        if other in edges:
            return True
    return False


def _count_up(lines: list[Line], places: list[int]) -> bool:
    """True for bare numbers, each the next: those of pages; with the word "column" some can come twice."""
    texts = [" ".join(lines[place].text.split()) for place in places]
    if len(places) < _PAGES and places[-1] < len(lines) - 1:  # of two the last stands under everything
        return False
    named = all(_NAMED.fullmatch(text) for text in texts)
    dated = not named and len(texts) >= _DATED and len(_DIGITS.findall(texts[0])) > 2
    if not named and not dated and not all(_NUMBER.fullmatch(text) for text in texts):
        return False
    if dated and len({_LAST_NUMBER.sub("#", text) for text in texts}) > 1:
        return False
    numbers = [int(_DIGITS.findall(text)[-1]) for text in texts]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return (
        all(0 <= step <= _GAP for step in steps) and any(steps) if named or dated else all(step == 1 for step in steps)
    )


def _goes_on(block: Block, text: str) -> bool:
    """True if a sentence goes on after what was left out."""
    last = block.lines[-1].text
    if block.kind is not BlockKind.TEXT or _SENTENCE_END.search(last):
        return False
    return text[:1].islower() or _is_filled(last, text)


def _is_filled(before: str, after: str) -> bool:
    """True for two lines in a script without capitals that are as long as wrapped ones, the second without a label."""
    if not after[:1].isalpha() or not is_caseless(after[0]) or min(len(before), len(after)) < _FILLED:
        return False
    return _COLON.search(after[:_FILLED]) is None


_FILLED = 20
"""characters"""
_COLON = re.compile("[:：]")
