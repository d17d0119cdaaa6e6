"""Dates and datelines as they are printed: ``June 14, 2018, The Kremlin, Moscow``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlate.model.transcript import Dateline, DateText, PlaceText
from xlate.profiles.clock_times import TIME_AFTER_DATE
from xlate.profiles.date_words import find_date
from xlate.profiles.marker_tables import fold_words, names_of
from xlate.profiles.month_names import is_weekday
from xlate.profiles.place_names import is_known_place
from xlate.profiles.places import is_place, labelled_place, places_in

__all__ = ["find_dateline", "find_loose_dateline", "is_after_weekday", "is_of_page"]

_MAX_DATELINE = 160
"""characters; a longer paragraph that begins with a date is narrative"""
_MAX_LOOSE = 120
"""characters of a line that holds a date and other words"""
_YEAR = re.compile(r"\d{4}|年|\d\.\d{2}\.\d{2}\D|ת[א-ת]{0,2}[\"״][א-ת]")
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
    "d",
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
    place = _without_label(_without_weekday(before))
    prefix = _TOWN.match(place)  # "м. Київ"
    start = prefix.end() if prefix else 0
    name = place[start:].strip(_AROUND)
    if is_weekday(name.casefold()):  # of two words: יום שלישי
        name = place = ""
    if name:
        told = bool(prefix) or place.rstrip(" \u00a0")[-1] in ",–—-，،" or is_known_place(name)
        place = place.rstrip(" \u00a0–—-，،:;")
        if (
            (rest.strip(" .") and not TIME_AFTER_DATE.fullmatch(rest.rstrip(" .")))
            or not told
            or not _names_place(name)
        ):
            return None
        pieces += [*([place[:start]] if start else []), *places_in(place[start:])]
    if before[len(place) :]:
        pieces.append(before[len(place) :])
    pieces.append(DateText(text[found.start : found.end], found.when))
    after = _end_of_date(rest, found.when, language)
    pieces += [rest[:after]] if after else []
    rest = rest[after:]
    if rest and not rest.startswith((",", " –", " —", " -", ".")):
        return None
    pieces += places_in(rest)
    if any(isinstance(p, PlaceText) and not _names_place(p.text) for p in pieces):
        return None  # a sentence that begins with a date
    return Dateline(tuple(pieces), line)


_BORN = re.compile(
    r"(?:\bborn|\bdied|\bdeceased|\bsince|\bas of|\bné|\bnée|\bgeb(?:oren|\.)|\bnat[oa]|\bnacid[oa]|\bnascid[oa]"
    r"|\bur(?:odzon\w+|\.)"
    r"|\bнар(?:\.|од\w+)|\bрод(?:\.|ился|илась)|\bnarozen\w?|\bfödd|\bfødt|\bsyntynyt|\bszületett|\bnăscut\w?|[*†])\W{0,3}(?:\w{1,4}\W{0,2}){0,2}$",
    re.IGNORECASE,
)
"""before the day of somebody's birth, which is not that of the talk"""


_EARLIER = re.compile(
    r"\b(?:resum\w+|continu\w+|adjourn\w+|deferred|postponed|fortsetzung|unterbroch\w+|suite|repris\w*|reprise|continua\w+"
    r"|aplazad\w+|riprend\w*|ripres\w+|voortzetting|fortsättning|pokračov\w+|ciąg dalszy|продолжен\w+|продовжен\w+)\b"
    r"[^.!?]{0,60}\b(?:from|since|of|vom|von|du|del?|desde|da|dal|van|från|fra|z|ze|od|от|від|з)\W{0,3}(?:the\s)?$",
    re.IGNORECASE,
)
"""before an earlier day, from which a debate goes on: ``Resumption of debate (from 14 March 2023)``"""


def is_of_page(text: str) -> bool:
    """True for a line that says when a page was published or changed, not when people spoke: ``Posted on 6 May``."""
    return _PUBLISHED.match(text) is not None or _UPDATED.match(text) is not None


_PUBLISHED = re.compile(
    r"\W{0,3}(?:first |date |last |originally )?(?:published|posted|uploaded|publication date|publié\w*"
    r"|mis en ligne|veröffentlicht|publicado|publicada|pubblicat\w"
    r"|gepubliceerd|opublikowan\w|publikováno|zveřejněno|zverejnené|publicerad|publisert|offentliggjort|julkaistu|közzétéve|publicat|опубликован\w"
    r"|опубліковано|публикувано"
    r"|δημοσιεύ\w+|yayın\w*|نُ?شر|תאריך פרסום|פורסם|发布|發布|發佈|掲載|公開|게시|등록|diterbitkan|đăng)\b",
    re.IGNORECASE,
)


def _end_of_date(rest: str, when: str, language: str) -> int:
    """How far what stands behind a date goes on with it: the day in another calendar and of the week, the time."""
    end = 0
    same = _IN_OTHER_CALENDAR.match(rest)
    if same and (other := find_date(same.group(), language)) is not None and other.when == when:
        end = same.end()
    day = _WEEKDAY_AFTER.match(rest, end)
    if day and is_weekday(day[1].casefold()):
        end = day.end()
    time = _AFTER.match(rest, end)
    return time.end() if time else end


def _names_place(text: str) -> bool:
    return not text.endswith((":", "!", "?")) and (is_place(text) or is_known_place(text))


_IS_LABEL = re.compile(r"\W{0,3}[^\W\d_][^:：\d]{0,30}[:：]\s*")
"""all that stands before a date: ``Date and place:``"""
_AFTER = re.compile(
    rf"(?:\s?[(（]\s?(?:[月火水木金土日]|[월화수목금토일])(?:曜日?|요일)?\s?[)）])?(?:{TIME_AFTER_DATE.pattern})?"
)
"""after a date: the day of the week in brackets, the time of day"""
_WEEKDAY_AFTER = re.compile(r",?\s?([^\W\d_][^\s,.()\d]{1,16})(?=[,.\s]|$)")
_IN_OTHER_CALENDAR = re.compile(r"\s?/\s?[^/]{6,60}$")
"""the same day again: ``/Phalguna 14, 1940 (Saka)``"""
_TOWN = re.compile(
    r"(?:(?:м|г|гр|c|с)\.|(?:(?:[Hh]eld|[Dd]one|[Gg]iven|[Rr]ecorded|[Tt]aken|[Ff]ilmed|[Dd]elivered|[Cc]onducted|[Aa]ufgenommen|[Ee]nregistrée?|[Gg]rabad[oa]|[Rr]egistrat[oa]|[Ff]ait|[Hh]echo|[Dd]ado|[Ff]eito)\s)?"
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
    if _BORN.search(plain[: found.start]) or _EARLIER.search(plain[: found.start]):
        return None
    other = find_date(plain[found.end :], language)
    between = plain[found.end : found.end + other.start] if other is not None else ""
    told = other is None or other.when == found.when  # the second in another calendar
    if not told and not _UPDATED.search(between) and between.strip() not in {"-", "–", "—", "to", "bis"}:
        return None
    before, rest = text[: found.start], text[found.end :]
    pieces: list[str | DateText | PlaceText] = [
        *_known_places(before),
        DateText(text[found.start : found.end], found.when),
    ]
    held = _HELD_AFTER.fullmatch(rest)
    if held and is_place(held[2]) and not names_of(fold_words(held[2])):
        return Dateline((*pieces, held[1], PlaceText(held[2])), line)
    return Dateline((*pieces, *_known_places(rest)), line)


def _known_places(text: str) -> Iterator[str | PlaceText]:
    """A text with the known places in it told apart: between commas, dashes and bars, and after "in"."""
    label = _LABEL_INSIDE.search(text)
    if label is not None and labelled_place(label[1]):
        named, place = labelled_place(label[1]) or ("", "")
        yield from (text[: label.start(1)] + named, PlaceText(place))
        return
    for part in re.split(r"(\s?[,|–—:-](?:\s|$)|\s?[,，،|()（）\[\]]\s?|\s+$|^\s+|\b(?:м|г|гр)\.\s)", text):
        if not part:
            continue
        inside = None if is_known_place(part) else _HELD_IN.search(part)
        if inside and is_known_place(inside[1]):
            yield from (part[: inside.start(1)], PlaceText(inside[1]))
            if part[inside.end(1) :]:
                yield part[inside.end(1) :]
        else:
            yield PlaceText(part) if is_known_place(part) else part


_HELD_AFTER = re.compile(r"(,?\s(?:in|at|à|en|em|a)\s)([^\W\d_a-z][\w.'’-]*(?:,?\s[^\W\d_a-z][\w.'’-]*){0,3})")
"""where something was held, after the date: ``in Fresno, California``"""
_LABEL_INSIDE = re.compile(r"[;,|.–—]\s*([^\W\d_][^;,|:：]{1,30}[:：][^;|:：]+)$")
"""``; Place: Kuala Lumpur``"""
_HELD_IN = re.compile(
    r"(?:^|\s)(?:in|at|en|à|em|a|w|we|v|ve|в|у|i|te|på)\s([^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2})(?=,?\s(?:on|le|el|am|den|dnia|dne|a|aos)\b)"
)
"""where something was held, before the date: ``Held in Nairobi on the 14th of June``"""


def _without_label(before: str) -> str:
    """What stands before a date; nothing if all of it is a label: ``Date and place:``."""
    is_label = _IS_LABEL.fullmatch(before) and not _UPDATED.search(before) and not is_known_place(before.strip(" :："))
    return "" if is_label else before


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
