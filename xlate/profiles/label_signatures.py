"""What could set labels apart in a document: every beginning of a line, by what stands before and after it.

A signature is the sign before a label and the sign after it, whatever signs they are, or the end of the line. Those
that recur before several names are readings of the document, among which `label_readings` chooses. There is no list of
signs to keep up.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from xlate.model.document import Line
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.label_forms import family
from xlate.profiles.label_notes import CLOCK, NOTES
from xlate.profiles.label_stops import ABBREVIATIONS
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.marker_tables import fold_words, names_of
from xlate.profiles.quoted_turns import PARTICLES
from xlate.profiles.stage_directions import tells_reaction
from xlate.profiles.vocabulary import CONNECTORS, NO_SPEAKERS, SENTENCE_WORDS, SINGLE_WORDS, bare, is_caseless

__all__ = ["END", "Marked", "Signature", "may_be_name", "signatures"]

END = "$"
"""the end of a line, in a signature"""
_OPEN = re.compile(
    rf"(?P<clock>{CLOCK}\s{{1,3}}(?:[-–—]\s)?)?(?P<number>#?\d{{1,4}}[.)]\s{{1,3}})?(?P<sign>(?:[^\w\s(（]|_){{1,4}}\s?|[(（])?"
)
_CLOSE = re.compile(
    r"(?P<colon>\s?[:：]{1,2}\s?(?=\s|$|[—–-])|：|:(?=[^\s\d/]))(?P<dash>\s?[—–-]{1,2}\s)?"
    r"|(?P<bracket>(?<!\s)[\]】》〉」』〕>］)）}](?:\s?[:：])?)"
    r"|(?P<sign>\s?(?:[|;/=→⇒»›>·•~*_#…\\^]|[^\w\s.,:!?'’‘\"“”„«()（）【】\[\]{}&@$€£+°№<–—-]){1,4}[:：]?\s?)"
    r"|(?P<stop>\.\s?[-–—]{1,2}\s?|\.{2,4}\s?|\.\s)"
    rf"|(?P<clock>\s{{1,3}}{CLOCK}\s{{0,2}}[:：]?(?=\s|$))"
    r"|(?P<stroke>\s[-–—=ـ]{1,4}\s|[—–])"  # the last but one lengthens letters, and divides labels, in Arabic script
    r"|(?P<wide>\t[\t ]*| {2,}|\u3000)"
)
_NICK = re.compile(r"<(?P<mode>[ @+%~&]?)(?P<label>[^\s<>:/=]{3,30})>(?::|(?=\s))\s{0,3}")
"""a nickname of a chat, whatever its characters, after the sign of its rights: ``<@sgp_>``, ``<kit[m]>``"""
_CLOCK_AFTER = re.compile(
    r"\s{0,3}[\[(](?P<clock>(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)(?:\s?[-–—]\s?[\d:.,]{4,12})?[\])]\s{0,3}"
)
"""a time in the recording, or from when to when, behind the sign after a label"""
_LINE = re.compile(r"(?P<label>[^\W_].{0,80}?)" + NOTES + r"(?P<close>\s?(?:[^\w\s.!?…)）]|_){0,4}[:：]?\.?)\s*$")
_RULE = re.compile(r"\s*[-–—=_~*]{3,}\s*$")
_IN_CLIP = re.compile(r"(?:begin|end|start|commercial|video|audio)\b", re.IGNORECASE)
"""what is played"""
_LONGEST, _MOST_WORDS, _LONGEST_CASELESS = 90, 12, 24
_FEW = 3
"""lines; a signature before fewer is chance"""
_TWO, _MOST_OF, _NICKNAME, _ANSWERS = 2, 0.8, 24, 6
_PAIRS = ("[]", "()", "「」", "【】", "『』", "〔〕", "《》")
_SHORTEST = 3
"""characters of a nickname; ``<b>`` is none"""
_LETTER = "A"
"""begins what stands behind labels of one letter, in a signature"""
_NOTHING = " "
"""behind labels in capitals that nothing but a space divides from the words, in a signature"""
_CAPITALS = re.compile(
    r"(?P<label>[^\W\d_a-z][^\W\d_a-z.'’-]+(?: [^\W\d_a-z][^\W\d_a-z.'’-]*){0,3}) (?=[\"“«(¿¡]?[^\W\d_a-z][^\W\d_A-Z])"
)
_CLOSINGS = 3
"""closing signs that are looked at in a line"""
_OPENING = frozenset("([")


class Signature(NamedTuple):
    """What stands before and after labels."""

    before: str
    after: str
    """`END` at its end: nothing follows on the line"""


class Marked(NamedTuple):
    """A line that has a signature."""

    place: int
    """of the line among all lines"""
    candidate: Candidate


def signatures(lines: Sequence[Line], begins: Sequence[bool]) -> dict[Signature, list[Marked]]:
    """The lines of a document by the signatures that they have.

    Args:
        lines: all that could begin with a label.
        begins: of each line, whether a turn could begin with it: no sentence goes on from the line before.

    Returns:
        Every signature that comes before at least two different labels, one of which comes again.
    """
    found: defaultdict[Signature, list[Marked]] = defaultdict(list)
    for place, line in enumerate(lines):
        if not begins[place] and line.text[:1].islower():
            continue
        if _is_marker(line.text):
            continue
        ruled = place + 1 < len(lines) and _RULE.fullmatch(lines[place + 1].text) is not None
        for signature, candidate in _of_line(line.text, ruled=ruled):
            if begins[place] or _is_set_apart(signature):
                found[signature].append(Marked(place, candidate))
    able = sum(begins)
    return {
        signature: rows
        for signature, rows in found.items()
        if _recurs(rows) and (signature.after[:1] != _LETTER or _answer(rows, able))
    }


def _is_marker(text: str) -> bool:
    """True for ``[Translation]`` or ``[English]`` alone on a line: how words came about, not who speaks."""
    if len(text) > _LONGEST or text[:1] not in _OPENING or is_caseless(text[1:2]):
        return False
    if names_of(fold_words(text.strip("[]() "))):
        return True
    read = read_marker(text.strip())
    return read is not None and not read.entry.endswith(("interpreter", "translator"))


def _answer(rows: list[Marked], able: int) -> bool:
    """True for two letters that answer each other; those of a list go on with C, or stand under each question."""
    counts = Counter(one.candidate.label for one in rows)
    changes = sum(one.candidate.label != other.candidate.label for one, other in pairwise(rows))
    if len(counts) != _TWO or min(counts.values()) < _TWO or changes < 0.6 * (len(rows) - 1):
        return False
    one, other = sorted(counts)
    if len(rows) < _ANSWERS and "Q" not in counts:
        return False
    return ord(other) - ord(one) > 1 or (changes > _FEW and len(rows) >= _MOST_OF * able)


def _is_set_apart(signature: Signature) -> bool:
    """True for signs with which no line of wrapped text begins: ``<name>``, ``[01:02] Name``, ``Q. ``."""
    return signature.before[:1] in {"<", "[", "*", "0", "【", "○"} or signature.after[:1] == _LETTER


def _recurs(rows: list[Marked]) -> bool:
    counts = Counter(family(one.candidate.label) for one in rows)
    if len({one.candidate.label for one in rows}) > 1 == len(counts):
        return len(rows) >= _FEW
    changes = sum(one.candidate.label != other.candidate.label for one, other in pairwise(rows))
    return len(rows) >= _FEW and 1 < len(counts) < len(rows) and changes > 1


_NUMBERED_QUESTION = re.compile(r"Q\d{1,4}")
"""before the label of who asks it, in records of committees: ``Q12    Ann Lee: …``"""


def _of_line(text: str, *, ruled: bool) -> Iterator[tuple[Signature, Candidate]]:
    head = text[: 2 * _LONGEST]
    opened = _OPEN.match(head)
    start = opened.end() if opened else 0
    before = _open_sign(opened)
    clock = opened["clock"].strip(" \t-–—") if opened and opened["clock"] else None
    if (
        opened
        and (opened["sign"] or "")[:1] == "<"
        and (nicked := _NICK.match(head, opened.start("sign")))
        and any(map(str.isalpha, nicked["label"]))
    ):
        nick = nicked["label"]
        yield Signature("<", ">"), Candidate(nick, nick, "", nicked.end(), Shape.MARK, clock=_bare(clock))
        return
    for close in _closings(head, start):
        label, notes = _split(head[start : close.start()])
        letter = len(label) == 1 and label.isupper() and not notes
        nick = before and not letter and _is_nickname(label, close)
        if not (letter or nick or may_be_name(label)) or _NUMBERED_QUESTION.fullmatch(label):
            continue
        quoted = (close["sign"] or "").strip()[:1] in {"「", "『"}
        if (close["bracket"] and not before) or (quoted and label.endswith(PARTICLES)):
            continue
        time = re.search(CLOCK, close.group()) if close["clock"] else None
        kind = f"{_LETTER}{_kind(close)}" if letter else _kind(close)
        stamp = clock or (time.group() if time else None)
        after = _CLOCK_AFTER.match(head, close.end()) if stamp is None else None
        stop, stamp = (after.end(), after["clock"]) if after else (close.end(), stamp)
        end = END if stop >= len(text.rstrip()) else ""
        yield Signature(before, kind + end), Candidate(label, label, notes, stop, Shape.MARK, clock=_bare(stamp))
    bare_capitals = None if before else _CAPITALS.match(head, start)
    if bare_capitals is not None and bare_capitals["label"].isupper() and may_be_name(bare_capitals["label"]):
        label = bare_capitals["label"]
        yield Signature(before, _NOTHING), Candidate(label, label, "", bare_capitals.end(), Shape.MARK)
    if len(text) <= _LONGEST and (whole := _LINE.match(text, start)):
        label, notes = " ".join(whole["label"].split()), whole["notes"].strip(" \u00a0")
        sign = whole["close"].strip()
        if may_be_name(label) and sign not in {".", ":", "："}:
            yield (
                Signature(before, f"{sign}{END}{'-' if ruled else ''}"),
                Candidate(label, label, notes, len(text), Shape.MARK, clock=_bare(clock)),
            )


def _bare(clock: str | None) -> str | None:
    return clock.strip("[]()（） ") if clock else None


def _open_sign(opened: re.Match[str] | None) -> str:
    if opened is None:
        return ""
    return ("0:" if opened["clock"] else "") + ("#" if opened["number"] else "") + (opened["sign"] or "").strip()


def _kind(close: re.Match[str]) -> str:
    """The closing sign, all clocks and all wide spaces alike."""
    if close["clock"]:
        return "0:"
    return close.group().strip() or "\t"


def _closings(head: str, start: int) -> Iterator[re.Match[str]]:
    """The first of each kind of signs after which words can begin, those of abbreviations and inside brackets apart."""
    seen: set[str] = set()
    for close in _CLOSE.finditer(head, start + 1, start + _LONGEST):
        before = head[start : close.start()]
        kind = close.lastgroup or ""
        if before.count("(") != before.count(")") and kind != "bracket":
            continue
        if close["stop"] and close.group() == ". " and _is_short(before) and not _is_letter(before):
            continue
        if kind not in seen:
            seen.add(kind)
            yield close
        if len(seen) == _CLOSINGS:
            return


def _is_letter(before: str) -> bool:
    return len(before) == 1 and before.isupper()


def _is_nickname(label: str, close: re.Match[str]) -> bool:
    """True for one word, whatever its characters, between signs that are not those of words: ``**qx()**:``."""
    signed = close["sign"] is not None or (close["bracket"] or "").rstrip(" :：")[:1] in {"]", ">", "】"}
    whole = _is_closed(label) and label.count("(") == label.count(")") and label.count("[") == label.count("]")
    return (
        signed and whole and " " not in label and _SHORTEST <= len(label) <= _NICKNAME and any(map(str.isalpha, label))
    )


def _is_closed(label: str) -> bool:
    """False for a label in which a bracket closes that opened before it."""
    return all(label.count(one[0]) >= label.count(one[1]) for one in _PAIRS)


def _is_short(before: str) -> bool:
    word = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    return len(bare(word)) < 2 or bare(word) in ABBREVIATIONS or word.isdigit()


def _split(printed: str) -> tuple[str, str]:
    """A label, and the brackets at its end."""
    notes = re.search(NOTES + r"\s{0,3}$", printed) if printed.rstrip()[-1:] in {")", "]", "）"} else None
    if notes is None or not notes.start():
        return " ".join(printed.split()), ""
    return " ".join(printed[: notes.start()].split()), notes["notes"].strip(" \u00a0")


def may_be_name(label: str) -> bool:
    """A few words with capitals, or in a script without them; a number only after a word: "Speaker 1"."""
    words = label.split()
    if not 0 < len(words) <= _MOST_WORDS or len(label) < 2 or not label[0].isalpha() or label.casefold() in NO_SPEAKERS:
        return False
    if not _is_closed(label) or tells_reaction(label) or _IN_CLIP.match(label) or '": ' in label:
        return False
    if label[-1] in ",;:：-–—" or any(word[-1] in "!?…;" for word in words):
        return False
    content = [word for word in words if bare(word) not in CONNECTORS]
    if any(bare(word) in SENTENCE_WORDS and not word.isupper() for word in content) or not content:
        return False
    if len(words) == 1 and bare(label) in SINGLE_WORDS:
        return False
    if all(is_caseless(word) or not word[0].isalpha() for word in content):
        return len(label) <= _LONGEST_CASELESS
    small = sum(word[0].islower() for word in content)
    return words[0][0].isupper() and small <= 1 + ("," in label) * 3 and small < len(content)
