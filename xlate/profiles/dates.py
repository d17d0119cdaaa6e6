"""Dates and datelines as they are printed: ``June 14, 2018, The Kremlin, Moscow``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlate.model.transcript import Dateline, DateText, PlaceText
from xlate.profiles.date_words import find_date
from xlate.profiles.month_names import is_weekday
from xlate.profiles.place_names import is_known_place
from xlate.profiles.vocabulary import CONNECTORS, NO_PLACES, bare, is_caseless

__all__ = [
    "find_dateline",
    "find_loose_dateline",
    "is_after_weekday",
    "is_clock_time",
    "is_east_asian_time",
    "place_line",
    "split_closing_time",
]

_MAX_DATELINE = 160
"""characters; a longer paragraph that begins with a date is narrative"""
_MAX_LOOSE = 120
"""characters of a line that holds a date and other words"""
_YEAR = re.compile(r"\d{4}|年")
_ZONE = r"(?:\s?[A-Z]{2,5}|\s?\([^()]{1,30}\)|(?:\s[A-Z][a-z]+){1,3} [Tt]ime)?"
_TIME = (
    r"(?:\d{1,2}(?:[:.]|\s?[hHч]\s?)\d{2}(?:\s?[AaPp]\.?\s?[Mm]\.?)?|\d{1,2}\s?[AaPp]\.?[Mm]\.?"
    rf"|\d{{1,2}}\s?(?:heures?|Uhr|horas|uur|h)(?:\s\d{{2}})?){_ZONE}"
)
_CLOCK_TIME = re.compile(
    rf"(?:(?:END|FIN)\s{{1,40}})?\(?(?:at\s|um\s|à\s|[Kk]l\.?\s|[Kk]lokken\s|klo\s|kello\s)?{_TIME}(?:\s?[-–—]\s?{_TIME})?\)?"
    r"(?:\s(?:Uhr|h|hours|local time|год))?\.?[\s_*#]{0,90}",
)
_VERSE = re.compile(r"\(\d:\d{1,2}\)")
"""chapter and verse; a time of day in brackets has two digits, or says which half of the day"""
_NUMERAL = r"[\d０-９〇一二三四五六七八九十]{1,3}"
_EAST_ASIAN = re.compile(
    rf"[（(]?(?:午前|午後|上午|下午|오전|오후)?\s?{_NUMERAL}\s?[時时시點点]\s?(?:{_NUMERAL}\s?[分분])?\s?"
    r"(?:開[議会會]|散[会會]|休憩|休息|再開|開始|終了|閉[会會]|개의|산회|정회|속개|개회)?[)）]?[。.]?"
)
_REST_TIME = re.compile(
    rf"\s?[,–—|-]?\s*(?:(?:at|à|um|kl\.?|klo|kello|ora|alle|ore|a las|às|в|о|u)\s)?{_TIME}(?:\s?[-–—]\s?{_TIME})?"
    r"(?:\s(?:Uhr|uur|h|hours))?"
)
_LEADS = {
    "aired",
    "date",
    "on",
    "published",
    "held on",
    "delivered on",
    "dated",
    "recorded",
    "den",
    "am",
    "le",
    "a",
    "dnia",
    "dne",
    "dňa",
    "em",
    "el",
    "li",
    "în",
    "la",
    "më",
    "στις",
    "στην",
    "i",
    "på",
    "the",
    "los",
    "aos",
    "في",
    "il",
    "dana",
}
"""words that stand before a date and are no places"""
_UPDATED = re.compile(
    r"updated|modified|atualizad|actualizad|mis à jour|modifi|aktualis|geändert|aggiornat|обновл|оновл|изменен|змінен|"
    r"aktualiz|güncelle|uppdater|oppdater|opdater|bijgewerkt|更新|تحديث|به‌روز",
    re.IGNORECASE,
)
"""between two dates: the other one is that of the page"""
_CLOSING = re.compile(rf"[\s\u00a0]+(?P<time>END[\s\u00a0]{{1,40}}{_TIME})$")


def find_dateline(text: str, line: int, language: str = "en") -> Dateline | None:
    """Read a dateline: a date, with a weekday before it, and a time and places after it; or places and a date.

    Args:
        text: a paragraph, white space folded.
        line: its line in the input.
        language: BCP 47 tag of the language of the text; und for not known.

    Returns:
        The dateline; None if the paragraph is something else.
    """
    if len(text) > _MAX_DATELINE or not _YEAR.search(text):
        return None
    plain = text.replace("\u00a0", " ")
    found = find_date(plain, language)
    if found is None:
        return None
    before, rest = text[: found.start], text[found.end :]
    pieces: list[str | DateText | PlaceText] = []
    place = _without_weekday(before)
    prefix = _TOWN.match(place)  # "м. Київ"
    start = prefix.end() if prefix else 0
    name = place[start:].strip(_AROUND)
    if is_weekday(name.casefold()):  # of two words: יום שלישי
        name = place = ""
    if name:
        told = bool(prefix) or place.rstrip(" \u00a0")[-1] in ",–—-，،" or is_known_place(name)
        place = place.rstrip(" \u00a0–—-，،:;")
        if (rest.strip(" .") and not _REST_TIME.fullmatch(rest.rstrip(" ."))) or not told or not _is_place(name):
            return None
        pieces += [*([place[:start]] if start else []), *_places(place[start:])]
    if before[len(place) :]:
        pieces.append(before[len(place) :])
    pieces.append(DateText(text[found.start : found.end], found.when))
    time = _REST_TIME.match(rest)
    if time:
        pieces.append(rest[: time.end()])
        rest = rest[time.end() :]
    if rest and not rest.startswith((",", " –", " —", " -", ".")):
        return None
    pieces += _places(rest)
    if any(isinstance(p, PlaceText) and (p.text.endswith((":", "!", "?")) or not _is_place(p.text)) for p in pieces):
        return None  # a sentence that begins with a date
    return Dateline(tuple(pieces), line)


_TOWN = re.compile(
    r"(?:(?:м|г|гр|c|с)\.|(?:(?:[Hh]eld|[Dd]one|[Gg]iven|[Ff]ait|[Hh]echo|[Dd]ado|[Ff]eito)\s)?"
    r"(?:[Ii]n|[Aa]t|[Àà]|[EeÎî]n|[Ee]m|[WwVv]e?|[ВвУу]))\s(?=[^\W\d_a-zà-ÿа-я])"
)
"""before the name of a town: ``м. Київ``, ``Fait à Dakar``, ``V Praze``"""
_AROUND = " \u00a0,–—-，،:;"


def find_loose_dateline(text: str, line: int, language: str = "en") -> Dateline | None:
    """Read the one date of a short line that says more: ``Séance du mercredi 11 juillet 2018``.

    Args:
        text: a paragraph before the first turn, white space folded.
        line: its line in the input.
        language: BCP 47 tag of the language of the text; und for not known.

    Returns:
        The line with its date, and with a place only if that is a known capital or seat; None without a date, or with
        two.
    """
    if len(text) > _MAX_LOOSE or not _YEAR.search(text):
        return None
    plain = text.replace("\u00a0", " ")
    found = find_date(plain, language)
    if found is None:
        return None
    other = find_date(plain[found.end :], language)
    between = plain[found.end : found.end + other.start] if other is not None else ""
    if other is not None and not _UPDATED.search(between) and between.strip() not in {"-", "–", "—", "to", "bis"}:
        return None
    before, rest = text[: found.start], text[found.end :]
    pieces: list[str | DateText | PlaceText] = [
        *_known_places(before),
        DateText(text[found.start : found.end], found.when),
    ]
    return Dateline((*pieces, *_known_places(rest)), line)


def _known_places(text: str) -> Iterator[str | PlaceText]:
    """A text with the known places in it told apart: between commas, dashes and bars, and after "in"."""
    for part in re.split(r"(\s?[,|–—-](?:\s|$)|\s?[,，،|()\[\]]\s?|\s+$|^\s+|\b(?:м|г|гр)\.\s)", text):
        if not part:
            continue
        inside = None if is_known_place(part) else _HELD_IN.search(part)
        if inside and is_known_place(inside[1]):
            yield from (part[: inside.start(1)], PlaceText(inside[1]))
            if part[inside.end(1) :]:
                yield part[inside.end(1) :]
        else:
            yield PlaceText(part) if is_known_place(part) else part


_HELD_IN = re.compile(
    r"(?:^|\s)(?:in|at|en|à|em|a|w|we|v|ve|в|у|i|te|på)\s([^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2})(?=,?\s(?:on|le|el|am|den|dnia|dne|a|aos)\b)"
)
"""where something was held, before the date: ``Held in Nairobi on the 14th of June``"""


def is_clock_time(text: str) -> bool:
    """True for a paragraph that is nothing but a time of day: ``5:16 P.M. EDT``, ``END 9:03 A.M. EDT``, ``20:30``."""
    if len(text) > 80 or _VERSE.fullmatch(text):
        return False
    return _CLOCK_TIME.fullmatch(text.replace("\u00a0", " ").strip()) is not None or is_east_asian_time(text)


def is_east_asian_time(text: str) -> bool:
    """True for a time of day and what happened then: ``（9時51分）``, ``午前十時開議``."""
    return len(text) <= 30 and _EAST_ASIAN.fullmatch(text) is not None


def split_closing_time(text: str) -> tuple[str, str] | None:
    """The words and the closing time of a paragraph to which ``END 9:03 A.M. EDT`` was glued; None if there is none."""
    match = _CLOSING.search(text[-100:]) if "END" in text[-100:] else None
    if match is None:
        return None
    size = len(match.group())
    return text[: len(text) - size], match["time"]


def place_line(lines: list[str], line: int) -> Dateline | None:
    """A paragraph of places, one or more to a line; None if it does not look like one."""
    if not all(_is_place(text) for text in lines):
        return None
    pieces: list[str | DateText | PlaceText] = []
    for number, text in enumerate(lines):
        if number:
            pieces.append(" ")
        pieces += _places(text)
    return Dateline(tuple(pieces), line)


def _places(text: str) -> list[str | DateText | PlaceText]:
    """Names of places between commas; what divides them stays."""
    pieces: list[str | DateText | PlaceText] = []
    for part in re.findall(
        r"[,\s\u00a0]*(?:,|\s[–—-](?:\s|$)|\s+$|^\s+)[\s\u00a0]*|[^,\s\u00a0](?:[^,]*[^,\s\u00a0])?|.", text, re.DOTALL
    ):
        is_name = bool(re.search(r"\w", part))
        if is_name and pieces and isinstance(pieces[-1], PlaceText):
            pieces[-1] = PlaceText(pieces[-1].text + part)
        else:
            pieces.append(PlaceText(part) if is_name else part)
    return pieces


_NO_BEGINNING = frozenset({"with", "by", "from", "mit", "avec", "con", "com", "met", "med", "z", "s", "с", "з"})
"""what follows is a person: "with Ann Lee at Headquarters" """
_NO_PLACE = re.compile(
    r"(?:vol|no|nr|n°|nº|issue|number|band|tome|tomo|day|heft|session|numéro|número)\b[.\s]", re.IGNORECASE
)
_HOLDS_TIME = re.compile(r"\d{4}|\d{1,2}[:.]\d{2}|^\W*[.)]")
"""a year, a time of day, or the end of something before: no place"""
_CLAUSE = re.compile(r"[。，！？：；]|[.!?;:]\s+[a-z]")


def _is_place(text: str) -> bool:
    """A few words with capitals and no end of a sentence."""
    words = text.replace("\u00a0", " ").split()
    if not words or len(words) > 14 or len(text) > 110 or text.rstrip().endswith((":", "!", "?", ";")):
        return False
    if text.rstrip().endswith(".") and not re.search(r"(?:\b\w\.\w\.|\b[A-Z][a-z]{0,3}\.)$", text.rstrip()):
        return False
    if (
        words[0] in _NO_BEGINNING
        or _CLAUSE.search(text)
        or (any(is_caseless(word) for word in words) and len(text) > 24)
    ):
        return False
    if _NO_PLACE.match(text) or is_clock_time(text) or _HOLDS_TIME.search(text) or is_weekday(text.casefold()):
        return False
    content = [word for word in words if bare(word) not in CONNECTORS]
    if any(bare(word) in NO_PLACES for word in content):
        return False
    return bool(content) and all(not _ELIDED.sub("", word)[:1].islower() for word in content)


_ELIDED = re.compile(r"^(?:[ldLD]|dell|nell|all|[Dd]ell)['’]")


def _without_weekday(before: str) -> str:
    """What stands before a date without the weekday and the small words directly before it."""
    end = len(before)
    while True:
        kept = before[:end].rstrip(" \u00a0,–—-:.")
        start = max(kept.rfind(" "), kept.rfind("\u00a0"), kept.rfind(",")) + 1
        word = kept[start:].casefold()
        if not word or not (word in _LEADS or is_weekday(word)):
            held = _TWO_WORDS.search(kept)
            if held is None or held.group().casefold() not in _LEADS:
                return before[:end] if kept else ""
            start = held.start()
        end = start


def is_after_weekday(before: str) -> bool:
    """True if what stands before a date ends with a day of the week: "Møte torsdag den"."""
    words = before.casefold().replace("\u00a0", " ").split()[-3:]
    return any(is_weekday(word) for word in words)


_TWO_WORDS = re.compile(r"\w+ on$")
