"""What the columns of a table hold: by their headings, failing that by what stands in them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from xlate.readers.column_guess import ENOUGH, guess_columns, is_of_speaking, speakers_among
from xlate.readers.cue_labels import has_labels
from xlate.readers.cues import read_clock
from xlate.readers.questions import columns_of_voices
from xlate.readers.table_headings import COLUMNS
from xlate.readers.things import are_things, kinds_of_cells

__all__ = ["Layout", "column", "read_layout"]

_DELIMITERS = ",;\t|"
_EXCEL = re.compile(r"sep=(?P<delimiter>[,;\t|])")
_NUMBER = re.compile(r"\d{1,8}(?:[.,]\d{1,9})?")
_UNIT = re.compile(r"\s*[\[(]?(?:ms|s|sec|seconds|milliseconds)[\])]?$")
"""in which a column counts, behind its heading"""
_PART_OF_NAME = re.compile(r"^(?:mp|member|speaker|person|author) (?=(?:first|last|given|family) ?name$|surname$)")
"""of whom a column has a part of the name"""
_SAMPLE = 1 << 19
_SAMPLED_ROWS = 400
_LATEST_HEADER = 12
"""rows of title and notes that stand above the headings at most"""
_WORDS = 6
"""words from which a cell is said, not a heading"""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is to be read."""

    columns: dict[str, int]
    """what it is -> the place of the column"""
    delimiter: str
    header: str
    """the first row, for messages"""
    line: int
    """of the headings; 0 if there are none"""
    above: tuple[tuple[int, str], ...] = ()
    """lines above the headings"""
    guessed: str = ""
    """what was told by the contents of the columns, in words; empty if headings told all"""
    things: str = ""
    """what speaks against speech; then there are no columns"""
    voices: tuple[int, ...] = ()
    """the columns of which each holds what one person says; those of the speaker and the words are made of them"""


@lru_cache(4096)
def column(heading: str) -> str | None:
    """What a column with this heading holds: speaker, role, affiliation, words, start, end or language."""
    plain = _PART_OF_NAME.sub("", _plain(heading))
    return _known_headings().get(plain) or _known_headings().get(_UNIT.sub("", plain))


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").replace("-", " ").strip(" \ufeff:#").split())


@cache
def _known_headings() -> dict[str, str]:
    return {_plain(name): what for what, names in COLUMNS.items() for name in re.split(r"[,،、]", names)}


def read_layout(text: str) -> Layout:
    """The layout of a table, or of what would be one.

    Args:
        text: its beginning at least.
    """
    start = len(text) - len(text.lstrip("\r\n"))
    line = text.count("\n", 0, start) + 1
    first = re.split(r"[\r\n]", text[start : start + 65536], maxsplit=1)[0]
    given = _EXCEL.fullmatch(first)
    delimiter = given["delimiter"] if given else max(_DELIMITERS, key=first.count)
    rows = [row for row in _sample(text, delimiter) if not (given and row[0] == line)]
    if not rows:
        return Layout({}, delimiter, first, line)
    top = rows[0][1]
    if _is_untitled(top):
        speaker = {"speaker": 2} if len(top) == 4 else {}
        return Layout({"start": 0, "end": 1, "words": len(top) - 1, **speaker}, delimiter, first, 0)
    titled = next((place for place, (_, row) in enumerate(rows[:_LATEST_HEADER]) if _is_header(row)), None)
    if titled is None and not any(map(column, top)) and any(len(cell.split()) >= _WORDS for cell in top):
        return _guessed(Layout({}, delimiter, first, 0), [f"column {at}" for at in range(1, len(top) + 1)], rows)
    place = titled or 0
    number, headings = rows[place]
    above = tuple((at, delimiter.join(filter(None, row))) for at, row in rows[:place])
    found = Layout(_by_heading(headings), delimiter, delimiter.join(headings), number, above)
    if "words" not in found.columns and (voices := columns_of_voices(headings, [row for _, row in rows[place + 1 :]])):
        kept = {what: at for what, at in found.columns.items() if what in {"start", "end"} and at not in voices}
        said = " and ".join(f'"{headings[at].strip()}"' for at in voices)
        added = {"speaker": len(headings), "words": len(headings) + 1}
        return replace(found, columns={**kept, **added}, guessed=f"a speaker for each of {said}", voices=voices)
    guessed = _guessed(found, headings, rows[place + 1 :])
    if titled is None and guessed.guessed and _is_said(guessed, top, rows[1:]):
        return _guessed(Layout({}, delimiter, first, 0), [f"column {at}" for at in range(1, len(top) + 1)], rows)
    return _without_things(guessed, headings, rows[place + 1 :])


def _is_said(layout: Layout, top: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> bool:
    """True if the first row has no headings but a speaker of whom others tell too."""
    place = layout.columns.get("speaker", len(top))
    return place < len(top) and any(row[place : place + 1] == [top[place]] for _, row in rows)


def _sample(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The first rows that are not empty, with their lines."""
    reader = csv.reader(io.StringIO(text[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
            if len(rows) > _SAMPLED_ROWS:
                break
    except csv.Error:  # a cell that is longer than csv allows
        pass
    return rows


def _is_header(row: Sequence[str]) -> bool:
    found = _by_heading(row)
    return "words" in found and ("speaker" in found or "start" in found)


def _by_heading(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        what = column(cell)
        if what is not None and (what not in found or (what == "words" and _plain(cells[found[what]]) == "line")):
            found[what] = place  # "Line" beside "Text" is a number
    return found


def _is_untitled(cells: Sequence[str]) -> bool:
    """True for a row of the labels that Audacity and others write: start, end, words, in seconds or as a clock."""
    times = [read_clock(cell) is not None or _NUMBER.fullmatch(cell.strip()) is not None for cell in cells[:2]]
    return len(cells) in {3, 4} and all(times) and any(map(str.isalpha, cells[-1]))


def _guessed(layout: Layout, headings: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> Layout:
    """The layout with what no heading says: which column holds the words, and which the speakers."""
    found = layout.columns
    found = {what: at for what, at in found.items() if _can_be(what, [row[at] for _, row in rows if at < len(row)])}
    layout = replace(layout, columns=found)
    has_names = not found.keys().isdisjoint({"speaker", "surname"})
    if "words" in found and has_names:
        return layout
    sampled = [row for _, row in rows]
    named = {f"{heading.strip()}" or f"column {place + 1}": place for place, heading in enumerate(headings)}
    cells = {
        heading: [row[place].strip() if place < len(row) else "" for row in sampled]
        for heading, place in named.items()
        if place not in found.values()
    }
    if "words" in found:
        said = [row[found["words"]] for row in sampled if found["words"] < len(row)]
        speaker = None if has_labels(said) else speakers_among(cells)
        return _with(layout, named, {"speaker": speaker}) if speaker else layout
    evidence = (ENOUGH if _says_who_speaks(layout, headings) else _OF_NAMES) if has_names else 0
    guess = guess_columns(cells, evidence)
    if guess.words is None:
        return layout
    spoken = evidence or guess.speaker or "start" in found or has_labels(cells[guess.words])
    told = guess.likely and spoken
    return _with(layout, named, {"words": guess.words, "speaker": guess.speaker}) if told else layout


def _can_be(what: str, cells: Sequence[str]) -> bool:
    """False for a column whose heading means something else: a "Line" that is a number, a "From" that is a name."""
    held = "".join(cells).strip()
    needed = {"words": str.isalpha, "start": str.isdigit, "end": str.isdigit}.get(what)
    return needed is None or not held or any(map(needed, held))


_NAMES = {"name", "who", "person"}
"""headings of speakers, and of anybody else"""
_OF_NAMES = 2
"""how much these speak for speech"""


def _says_who_speaks(layout: Layout, headings: Sequence[str]) -> bool:
    """True if a heading says that somebody speaks."""
    place = layout.columns.get("speaker", len(headings))
    if place >= len(headings):
        return False
    heading = _plain(headings[place])
    return is_of_speaking(heading) or (column(heading) == "speaker" and heading not in _NAMES)


def _without_things(layout: Layout, headings: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> Layout:
    """The layout; without columns if what stands beside names and texts says that these are a list of things."""
    timed = "start" in layout.columns and "words" in _by_heading(headings)
    if not rows or "words" not in layout.columns or timed or _says_who_speaks(layout, headings):
        return layout
    beside = {
        heading: [row[place] if place < len(row) else "" for _, row in rows]
        for place, heading in enumerate(headings)
        if place not in layout.columns.values()
    }
    named = not layout.columns.keys().isdisjoint({"speaker", "surname"})
    things = are_things(beside, named=named) or kinds_of_cells(beside)
    return Layout({}, layout.delimiter, layout.header, layout.line, layout.above, "", things) if things else layout


def _with(layout: Layout, named: dict[str, int], guessed: dict[str, str | None]) -> Layout:
    taken = {what: heading for what, heading in guessed.items() if heading is not None}
    said = " and ".join(f'{what} from "{heading}"' for what, heading in taken.items())
    columns = {**layout.columns, **{what: named[heading] for what, heading in taken.items()}}
    return Layout(columns, layout.delimiter, layout.header, layout.line, layout.above, said)
