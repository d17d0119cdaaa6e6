"""What stands before the first turn: the title, the dateline, places; and the dateline repeated at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from xlate.model.document import BlockKind, Document, Line
from xlate.model.pieces import Words
from xlate.model.transcript import Dateline, DateText, Heading, PlaceText, TopLevelBlock
from xlate.profiles.clock_times import is_clock_time
from xlate.profiles.date_words import find_date
from xlate.profiles.dates import find_dateline, find_loose_dateline, is_after_weekday, is_of_page
from xlate.profiles.named_in_text import before_those_who_go_on
from xlate.profiles.passage import Passage
from xlate.profiles.places import is_placed, labelled_place, place_line
from xlate.profiles.set_apart import set_apart, with_breaks
from xlate.profiles.titles import (
    LONG_TITLE,
    LONGEST_DATELINE,
    is_metadata,
    place_of_title,
    whole_title,
    with_title_apart,
    without_word_for_title,
)
from xlate.text import normalize_space

__all__ = ["Preface", "date_at_edges", "find_closer", "heading_words", "read_preface"]

_END_OF_TITLE = 110
"""characters"""
_ROUND = re.compile(r"\(([^()]{6,60})\)")
_AT_END = 2
"""passages under the last turn that can be notes on it"""
_SHORT = 80
"""characters of a line that holds nothing but a date"""


@dataclass(slots=True)
class Preface:
    """What stands before the first turn."""

    title: Heading | None
    blocks: list[TopLevelBlock]
    date: str | None
    places: tuple[str, ...]
    left_out: list[Line] = field(default_factory=list)
    """lines of metadata in brackets above the title"""


def read_preface(
    passages: list[Passage],
    document: Document,
    language: str,
    stand: Callable[[Passage], TopLevelBlock],
    *,
    trusted: bool = False,
    notes: frozenset[str] = frozenset(),
) -> Preface:
    """Tell title, datelines and narrative apart.

    Args:
        passages: those before the first turn.
        document: its metadata and kinds say what the format knows.
        language: tag of the language, for the names of months.
        stand: makes something of a passage that is neither.
        trusted: the publisher is known, and prints places on lines of their own beside the date.
        notes: what is printed there of all of the text, and is no title of it.
    """
    passages = with_title_apart(passages, language)
    datelines = _datelines(passages, language)
    title_place = next((place for place, passage in enumerate(passages) if passage.kind is BlockKind.TITLE), None)
    if title_place is None:
        title_place = place_of_title(passages, datelines, notes)
    if title_place is not None and not any(line.when for line in datelines.values()):
        datelines |= _loose_dateline(passages, title_place, datelines, language)
    _find_places(passages, datelines, title_place, trusted=trusted)
    title_text = "" if title_place is None else whole_title(passages, title_place, datelines)
    blocks: list[TopLevelBlock] = []
    title: Heading | None = None
    left_out: list[Line] = []
    for place, passage in enumerate(passages):
        blocks += passage.breaks_before()
        if place == title_place:
            words = heading_words(passage) if title_text == passage.text else ()
            title = Heading(title_text, passage.line, words, passage.level or 1, passage.address)
            blocks.append(title)
        elif place in datelines:
            blocks.append(datelines[place])
        elif title_place is not None and place < title_place and is_metadata(passage):
            left_out += passage.lines
        else:
            blocks.append(stand(passage))
    pieces = [piece for place in sorted(datelines) for piece in datelines[place].pieces]
    date = next((piece.when for piece in pieces if isinstance(piece, DateText)), None)
    places = tuple(dict.fromkeys(piece.text for piece in pieces if isinstance(piece, PlaceText)))
    date = date or document.metadata.date or _date_of_title(title, language) or _date_in_brackets(passages, language)
    places = places or document.metadata.places or _place_of_title(title, language)
    if title is not None and (named := without_word_for_title(title.text)) != title.text:
        title = Heading(named, title.line)
    return Preface(title, blocks, date, places, left_out)


def heading_words(passage: Passage) -> Words:
    """The words of a heading in pieces, if some of them are set apart."""
    return set_apart(with_breaks([passage.text], passage.breaks()), passage.spans()).words


def _place_of_title(title: Heading | None, language: str) -> tuple[str, ...]:
    """A capital or a seat before the date in a title: "Remarks to the press, Moscow, February 18, 2020"."""
    text = title.text if title is not None else ""
    if len(text) > _END_OF_TITLE:  # the place and the date end a long one
        text = text[-_END_OF_TITLE:].partition(" ")[2]
    line = find_loose_dateline(text, title.line, language) if title is not None else None
    return tuple(piece.text for piece in line.pieces if isinstance(piece, PlaceText)) if line is not None else ()


def _date_in_brackets(passages: list[Passage], language: str) -> str | None:
    """A date alone in brackets near the head: "Volume 151, Number 99 (Wednesday, July 20, 2005)"."""
    inner = (note for one in passages[:6] if len(one.text) <= LONG_TITLE for note in _ROUND.findall(one.text))
    return next((found.when for note in inner if (found := find_dateline(note, 1, language))), None)


_BESIDE = re.compile(r"\s\([^()]*\)\.?|\s[-–—|]\s[^\d]*")
"""behind a date in a title: what kind of record it is, or whose page"""
_WORD = re.compile(r"[^\W\d_]{3}|\d{4}")
"""after a date at the end there can be a number: "Seduta del 10 aprile 2019 - N. 158" """


def _may_be_placed(passage: Passage) -> bool:
    text = passage.text
    return len(passage.lines) == 1 and len(text) <= _SHORT and text[-1].isdigit()  # a line, and no sentence


def _says_where(dateline: Dateline, before: Iterable[Dateline]) -> bool:
    """True for a second line with the date of the first and a place, where that has none."""
    pieces = [piece for line in before for piece in line.pieces]
    days = {piece.when for piece in pieces if isinstance(piece, DateText)}
    placed = any(isinstance(piece, PlaceText) for piece in pieces)
    return not placed and dateline.when in days and any(isinstance(piece, PlaceText) for piece in dateline.pieces)


def _date_of_title(title: Heading | Passage | None, language: str) -> str | None:
    """The one date in a title: "2017-04-12 Press conference", "Møte torsdag den 4. mars 2021 kl. 10"."""
    found = find_date(title.text, language) if title is not None else None
    if title is None or found is None or find_date(title.text[found.end :], language):
        return None
    rest = title.text[found.end :]
    at_edge = found.start == 0 or not _WORD.search(rest) or _BESIDE.fullmatch(rest) is not None
    return found.when if at_edge or is_after_weekday(title.text[: found.start]) else None


def _datelines(passages: list[Passage], language: str) -> dict[int, Dateline]:
    """The first date and the first time of day, by place; the date of the page only where there is no other."""
    found = _dates_and_times(passages, language, of_page=False)
    return found if any(line.when for line in found.values()) else _dates_and_times(passages, language, of_page=True)


def _dates_and_times(passages: list[Passage], language: str, *, of_page: bool) -> dict[int, Dateline]:
    found: dict[int, Dateline] = {}
    has_date = has_time = False
    for place, passage in enumerate(passages):
        if passage.kind not in {BlockKind.TEXT, BlockKind.DATELINE, BlockKind.HEADING}:
            continue
        if not has_time and is_clock_time(passage.text):
            found[place] = Dateline((passage.text,), passage.line)
            has_time = True
            continue
        dateline = _dateline(passage, language, of_page=of_page) if not has_date or _may_be_placed(passage) else None
        if dateline is not None and (not has_date or _says_where(dateline, found.values())):
            found[place] = dateline
            has_date = True
        elif passage.kind is BlockKind.DATELINE:
            found[place] = place_line([line.text for line in passage.lines], passage.line) or Dateline(
                (passage.text,), passage.line
            )
    return found


def _loose_dateline(
    passages: list[Passage], title: int, datelines: dict[int, Dateline], language: str
) -> dict[int, Dateline]:
    """The first short line beside the title that holds a date among other words; none if the title has one."""
    if _date_of_title(passages[title], language):
        return {}
    for place, passage in enumerate(passages):
        if place == title or place in datelines or is_metadata(passage):
            continue
        if passage.kind in {BlockKind.TEXT, BlockKind.HEADING}:
            found = find_loose_dateline(passage.text, passage.line, language)
            if found is not None:
                return {place: found}
    return {}


def _dateline(passage: Passage, language: str, *, of_page: bool) -> Dateline | None:
    """The dateline that a passage is; one of its lines can be the date, and those below it places."""
    found = find_dateline(passage.text, passage.line, language)
    found = found if of_page or not is_of_page(passage.text) else None
    if found is not None or not 1 < len(passage.lines) <= LONGEST_DATELINE:
        return found
    if any(len(line.text) > 100 for line in passage.lines):
        return None
    pieces: list[str | DateText | PlaceText] = []
    has_date = False
    for line in passage.lines:
        if pieces:
            pieces.append(" ")
        able = not has_date and (of_page or not is_of_page(line.text))
        below = find_dateline(line.text, line.number, language) if able else None
        is_date = below is not None
        if has_date or is_placed(line.text):
            below = below or place_line([line.text], line.number)
        has_date = has_date or is_date
        pieces += below.pieces if below is not None else [line.text]
    return Dateline(tuple(pieces), passage.line) if has_date else None


def _find_places(passages: list[Passage], datelines: dict[int, Dateline], title: int | None, *, trusted: bool) -> None:
    """A line of places stands directly before the date or after the date and the time of day.

    Where the publisher is not known one of them must be a known capital, seat or region, or a label says what it is.
    """
    for place, passage in enumerate(passages):
        if place not in {title, *datelines} and len(passage.lines) == 1 and labelled_place(passage.text):
            datelines |= {place: found} if (found := place_line([passage.text], passage.line)) else {}
            return
    if not datelines or any(isinstance(p, PlaceText) for line in datelines.values() for p in line.pieces):
        return
    if title is None:
        return
    first = min(datelines)
    last = first
    while last + 1 in datelines:
        last += 1
    marked = passages[title].kind is BlockKind.HEADING
    before, after = first - 1, last + 1
    for place in (before - (before == title), after + (after == title)):  # the title may stand between
        if place == title or not 0 <= place < len(passages) or (place < first and title > place and not marked):
            continue
        passage = passages[place]
        if passage.kind is not BlockKind.TEXT or passage.is_separator or len(passage.lines) > 4:
            continue
        found = place_line([line.text for line in passage.lines], passage.line)
        if found is not None and (trusted or is_placed(passage.text)):
            datelines[place] = found
            return


def date_at_edges(body: list[Passage], language: str) -> str | None:
    """The one date on lines of their own in what was taken for turns before those who go on, or under the last turn.

    ``Oral evidence: Water`` above the date looks like a label; an archive prints day and interviewer below the talk.

    Args:
        body: what begins with the first turn.
        language: tag of the language.
    """
    last = [one for one in body[-_AT_END:] if one.label is None and len(one.lines) <= LONGEST_DATELINE]
    lines = (line for one in (*before_those_who_go_on(body), *last) for line in one.lines if len(line.text) < _SHORT)
    dates = {found.when for line in lines if (found := _alone(line, language)) is not None}
    return dates.pop() if len(dates) == 1 else None


def _alone(line: Line, language: str) -> DateText | None:
    """The date that a line holds beside a weekday or a place alone."""
    found = find_dateline(normalize_space(line.text), line.number, language)
    return next((one for one in found.pieces if isinstance(one, DateText)), None) if found is not None else None


def find_closer(passages: list[Passage], language: str, known: str | None) -> Dateline | None:
    """The dateline that the last passage is: the first one repeated, or the time at which the meeting ended."""
    if not passages or passages[-1].begins_turn:
        return None
    last = passages[-1]
    if last.voice is not None or last.kind not in {BlockKind.TEXT, BlockKind.DATELINE}:
        return None
    if is_clock_time(last.text):
        return Dateline((last.text,), last.line)
    found = find_dateline(last.text, last.line, language)
    return found if found is not None and known in {None, found.when} else None
