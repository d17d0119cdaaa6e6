"""Places beside a date: ``The Kremlin, Moscow``, ``Place: Moncton``."""

from __future__ import annotations

import re

from xlate.model.transcript import Dateline, DateText, PlaceText
from xlate.profiles.clock_times import is_clock_time
from xlate.profiles.month_names import is_weekday
from xlate.profiles.place_names import is_known_place, is_region
from xlate.profiles.vocabulary import CONNECTORS, NO_PLACES, bare, is_caseless

__all__ = ["is_place", "is_placed", "labelled_place", "place_line", "places_in"]


def place_line(lines: list[str], line: int) -> Dateline | None:
    """A paragraph of places, one or more to a line; None if it does not look like one."""
    pieces: list[str | DateText | PlaceText] = []
    for number, text in enumerate(lines):
        if number:
            pieces.append(" ")
        label, name = labelled_place(text) or ("", text)
        if not is_place(name):
            return None
        pieces += [*([label] if label else []), *places_in(name)]
    return Dateline(tuple(pieces), line)


def places_in(text: str) -> list[str | DateText | PlaceText]:
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


_LABELLED = re.compile(r"\W{0,3}(?P<label>[^\W\d_][^:：\d]{0,30}?)\s?[:：]\s*(?P<value>\S.*)")
"""``Place: Moncton``"""
_LABEL_OF_PLACE = re.compile(
    r"(?:(?:place|location|venue|city|town)(?: of (?:the )?\w{4,12})?|recorded (?:at|in)|ort|veranstaltungsort"
    r"|tagungsort|lieu|lugar|local|localidad|luogo|plaats|locatie|plats|sted|paikka|koht|vieta|miejsce|místo|miesto|kraj"
    r"|mjesto|mesto|helyszín|hely|loc|locul|yer|место|місце|място|τόπος|مكان|المكان|محل|מקום|場所|会場|地点|地點"
    r"|장소|tempat|địa điểm|สถานที่)",
    re.IGNORECASE,
)


def labelled_place(text: str) -> tuple[str, str] | None:
    """What stands before the name of a place and says that it is one, and the name: ``Place: Moncton``."""
    match = _LABELLED.fullmatch(text)
    if match is None or not _LABEL_OF_PLACE.fullmatch(match["label"]) or not is_place(match["value"]):
        return None
    return text[: match.start("value")], match["value"]


def is_placed(text: str) -> bool:
    """True for places one of which is a known capital or seat, or a town in a known region, or that a label names."""
    parts = [part.strip() for part in text.split(",")]
    return labelled_place(text) is not None or any(map(is_known_place, parts)) or any(map(is_region, parts[1:]))


_NO_BEGINNING = frozenset({"with", "by", "from", "mit", "avec", "con", "com", "met", "med", "z", "s", "с", "з"})
"""what follows is a person: "with Ann Lee at Headquarters" """
_NO_PLACE = re.compile(
    r"(?:vol|no|nr|n°|nº|issue|number|band|tome|tomo|day|heft|session|numéro|número)\b[.\s]", re.IGNORECASE
)
_HOLDS_TIME = re.compile(r"\d{4}|\d{1,2}[:.]\d{2}|^\W*[.)]|\bה?תש[א-ת]{0,2}[\"״][א-ת]")
"""a year, of the Hebrew calendar too, a time of day, or the end of something before: no place"""
_CLAUSE = re.compile(r"[。，！？：；]|[.!?;:]\s+[a-z]")


def is_place(text: str) -> bool:
    """A few words with capitals and no end of a sentence."""
    words = text.replace("\u00a0", " ").split()
    if not words or len(words) > 14 or len(text) > 110 or text.rstrip().endswith((":", "!", "?", ";")):
        return False
    if text.rstrip().endswith(".") and not re.search(r"(?:\b\w\.\w\.|\b[A-Z][a-z]{0,3}\.)$", text.rstrip()):
        return False
    if (
        words[0] in _NO_BEGINNING
        or _CLAUSE.search(text)
        or _LABELLED.fullmatch(text)
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
