"""Labels that end in a full stop or in a dash: ``Ms. NAME. I rise``, ``LE PRÉSIDENT - ``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlate.model.lineage import Certainty
from xlate.profiles.anonymous_voices import is_collective
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.label_notes import NOTES, TAIL
from xlate.profiles.label_parts import is_office_alone
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.office_words import ABBREVIATED_OFFICES
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, SENTENCE_WORDS, bare, is_office
from xlate.text import normalize_space

__all__ = ["ABBREVIATIONS", "DASH", "GLUED_INITIALS", "begins_with_initials", "find_dashes", "find_stop", "made"]

DASH = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,80}?)" + NOTES + TAIL + r"\.\s?[-–—]{1,2}(?=\s|\(|[^\W\d_])")
GLUED_INITIALS = re.compile(r"(?:[^\W\d_a-zа-я]\.){1,2}[^\W\d_a-zа-я][\w’'-]{2,24}")
"""``А.Береза``: a name, and no beginning of a sentence"""
_FULL_STOP = re.compile(r"\.[\s\u00a0]{1,12}(?=[\"“«(\[¿¡‘'—–-]{0,2}[^\W_])")
_STOP_AT = re.compile(r"(?P<label>[^\W\d_][^:!?\n()\[\]（）]{0,130}?)" + NOTES + r"$")
_LONG_DASH = re.compile(
    r"(?P<label>[^\W\d_a-z](?=\s)|[^\W\d_][^:!?\n()\[\]（）—–]{1,80}?(?<![.,;\s]))" + NOTES
    + r"(?:[\s\u00a0]{0,2}(?:—|–|--)[\s\u00a0]{0,2}|[\s\u00a0]?-[\s\u00a0]{1,3}"
    + r"|(?<=[^\W\d_a-z]{2})-(?=[^\W\d_a-z][a-z]))"
    + r"(?=[\"“«(\[¿¡]{0,2}[^\W_])"
)  # fmt: skip
_INITIALS_AND_DASH = re.compile(
    r"(?P<label>(?:[^\W\d_a-z]\.\s?){2,5})(?P<notes>)(?<=\.)\s{1,2}[-–—]\s{1,3}(?=[\"“«(\[¿¡]{0,2}[^\W_])"
)
"""an office in initials: ``P.M. - Lei dove si trovava?``"""
ABBREVIATIONS = HONORIFICS | ABBREVIATED_OFFICES | {"parl", "abg", "st", "nr", "no", "vol", "jr", "asst"}
"""words that a full stop shortens in labels"""
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
_SURNAME_FIRST = re.compile(r"[^\W\d_a-zа-яіїєё][\w'’ʼ-]{2,24}\s(?:[^\W\d_a-zа-яіїєё]\.\s?)?[^\W\d_a-zа-яіїєё]")
"""a surname and one or two initials: ``Петрова А. В``"""
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_a-z]\.\s?){1,3}[^\W\d_a-z][\w’'-]{1,24}")
"""before a bracket: ``J. Bērziņš (JV).``"""
_INITIAL_NEXT = re.compile(r"[^\W\d_a-zа-яіїєё]\.")
_ENDS_SENTENCE = re.compile(r"[.!?…:;։。।؟]")
_OF_A_PLACE = re.compile(r" (?:of|from|de|von|van) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}$")


_ANY_DASH = re.compile(r"[—–]|-[-\s\u00a0A-Z]|\.-")


def find_dashes(head: str, start: int, first: Candidate | None) -> Iterator[Candidate]:
    """Labels that end in a dash, with a full stop before it or without."""
    if not _ANY_DASH.search(head):
        return
    if first is not None and first.shape is Shape.COLON and (dash := DASH.match(head, start)):
        yield made(dash, Shape.DASH)  # a colon further on: "Le Président. – Je dis : oui"
    if initials := _INITIALS_AND_DASH.match(head, start):
        yield made(initials, Shape.LONG_DASH)
        return
    match = _LONG_DASH.match(head, start)
    if match is None:
        return
    rest = head[match.end() :]
    if first is not None and first.shape is Shape.COLON and (note := _marker_before_colon(rest)):
        end = match.end() + len(note)
        label = " ".join(match["label"].split())
        yield Candidate(label, normalize_space(head[match.start("label") : end]), "", end + 1, Shape.LONG_DASH)
        return
    glued = head[match.end("notes")] == "-" != head[match.end("notes") + 1]
    close = glued and not head[match.end("notes") + 1].isspace()
    if glued and (not _is_shouted_name(match["label"]) or (close and " " not in match["label"])):
        return  # "up- and downhill", "Die CDU-Fraktion"; but "BAŞKAN- Evet", "Mr LEE-Thank"
    noted = match["notes"].strip()
    if not noted and len(rest) <= 60 and not _ENDS_SENTENCE.search(rest) and any(map(is_office, rest.split()[:4])):
        return  # the office is after the dash, the words are below: "Jane Porter -- Chief Executive Officer"
    spaced = head[match.end("label")] in " \u00a0"
    letter = len(match["label"]) == 1 and match["label"].isupper()  # "P – " before questions, if it comes again
    if letter or _is_set_apart(match["label"]) or (spaced and _is_name(match["label"])):
        yield made(match, Shape.LONG_DASH)


_LONGEST_MARKER = 60
"""characters"""


def _marker_before_colon(rest: str) -> str:
    """What stands behind the dash of ``Ann Lee – through interpreter: Good morning``; empty if it is no marker."""
    note, colon, _ = rest.partition(":")
    inner = note.rstrip(" \u00a0–—-")
    able = note[:1].islower() or len(inner) < len(note.rstrip())  # closed by another dash
    reading = read_marker(inner) if colon and able and len(note) <= _LONGEST_MARKER else None
    return note if reading is not None and reading.certainty is Certainty.HIGH else ""


def _is_shouted_name(label: str) -> bool:
    """True for words in capitals, behind an honorific or not."""
    first, _, rest = label.partition(" ")
    return label.isupper() or (bare(first) in HONORIFICS and rest.isupper())


def made(match: re.Match[str], shape: Shape, end: int | None = None) -> Candidate:
    """The candidate that a pattern with label and notes has found."""
    printed = normalize_space(match["label"]).strip(" \u00a0")
    notes, tail = match["notes"].strip(" \u00a0"), match.groupdict().get("tail") or ""
    return Candidate(" ".join(printed.split()), printed, notes, end or match.end(), shape, tail=tail)


def find_stop(head: str, start: int) -> list[Candidate]:
    """A label that ends in a full stop; stops after honorifics and initials belong to it."""
    for stop in _FULL_STOP.finditer(head, start, start + 160):
        before = head[: stop.start()]
        if before.count("(") != before.count(")") or before.count("[") != before.count("]"):
            continue  # inside a bracket: "The SPEAKER (Mr. Poe). I rise"
        match = _STOP_AT.match(before, start)
        if match is None:
            return []
        words = match["label"].split()
        if _INITIALS.fullmatch(match["label"]):
            return []  # "U.S. Senate"
        if len(words) > 1 and words[-2].endswith(",") and _INITIALS.fullmatch(words[-1]):
            continue  # "STATEMENT OF HON. ANN ORR, U.S. SENATOR"
        titled = is_office(words[0]) or bare(words[0]) in HONORIFICS  # "Deputy M. Renouf"
        surname = not titled and _SURNAME_FIRST.fullmatch(match["label"].rstrip("."))
        if surname and not _INITIAL_NEXT.match(head, stop.end()):
            end = stop.start() + 1  # the stop of an initial is part of the name
            printed = f"{match['label'].rstrip('.')}."
            return [Candidate(" ".join(printed.split()), printed, "", max(end, stop.end()), Shape.STOP)]
        if len(bare(words[-1])) > 1 and bare(words[-1]) not in ABBREVIATIONS:
            noted = match["notes"] and _INITIALS_FIRST.fullmatch(match["label"])
            return [made(match, Shape.STOP, stop.end())] if noted or _is_set_apart(match["label"]) else []
    return []


def _is_set_apart(label: str) -> bool:
    """True for words that capitals or an honorific tell from a sentence: ``Mr. MILLER of Florida``, ``The CLERK``.

    An office after a comma goes with them: ``Mme Odile Faure, ministre des eaux``.
    """
    label, comma, office = label.partition(",")
    words = _OF_A_PLACE.sub("", label).split()
    if not words or len(words) > 12 or len(office.split()) > 14:
        return False
    if any(word in _OF_CLAUSES for word in office.split()):
        return False  # "ORR, ministro del lavoro che non era in aula."
    if (words[-1].isupper() or len(words) <= 6) and any(word.isupper() and len(bare(word)) > 1 for word in words):
        return True
    if is_collective(label) or _SURNAME_FIRST.fullmatch(label.rstrip(".")) or GLUED_INITIALS.fullmatch(label):
        return True
    if len(words) < 2:
        return not comma and len(label) > 3 and label[0].isupper() and is_office(label)
    if not comma and bare(words[0]) in CONNECTORS and words[-1][:1].isupper() and is_office_alone(label):
        return True  # "The Presiding Officer"
    if bare(words[0]) in HONORIFICS:
        named = all(word[:1].isupper() or bare(word) in CONNECTORS for word in words[1:]) and words[-1][:1].isupper()
        return named or (not comma and is_office_alone(label))  # "M. le président"
    return not comma and is_office(words[0]) and (words[-1][:1].isupper() or all(map(is_office, words)))


_OF_CLAUSES = SENTENCE_WORDS | {
    "che", "cui", "non", "era", "erano", "who", "whom", "whose", "which", "dont", "quien", "quienes", "który", "która",
}  # fmt: skip
"""words in small letters that a clause has, and no office"""
_LONGEST_OFFICE = 16
"""words"""


def begins_with_initials(label: str) -> bool:
    """True for a surname, initials and a few words after a comma: ``Иванов С. П., фракция "Река"``."""
    name, _, rest = label.partition(",")
    named = _SURNAME_FIRST.fullmatch(name.rstrip(".")) is not None
    words = rest.split()
    return named and len(words) <= _LONGEST_OFFICE and not any(bare(word) in SENTENCE_WORDS for word in words)


def _is_name(label: str) -> bool:
    """True for two to four words with capitals, which a dash can set apart where they come again."""
    words = label.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)
