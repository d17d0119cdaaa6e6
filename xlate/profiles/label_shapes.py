"""The shapes of speaker labels: which beginnings of lines could be labels.

Which of them are, `speaker_labels` decides.
"""

from __future__ import annotations

import re
from dataclasses import replace

from xlate.model.document import Line
from xlate.model.lineage import Certainty
from xlate.profiles.bold_labels import find_bold, find_slanted
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.label_making import COLON, SERIAL, TRAILING_NOTES, candidate_of
from xlate.profiles.label_notes import CLOCK, NOTES
from xlate.profiles.label_signs import SIGNS, match_sign
from xlate.profiles.label_stops import DASH, find_dashes, find_stop, made
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.marks_before_labels import find_after_mark
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, SENTENCE_WORDS, bare

__all__ = ["LEAD", "MAX_LABEL", "NOTES", "Candidate", "Shape", "find_candidate", "find_candidates"]

MAX_LABEL = 240
"""characters; the longest label seen in print has 170"""
# Every part is bounded and none overlaps the next, so a line of any length costs linear time.
LEAD = re.compile(
    r"(?:>{1,3}\s{0,3}|</?[a-z]{0,2}>\s{0,3}|[-–—•*]{1,2}\s{1,3}|\[\*\]\s{0,3}|\*{1,2}(?=[^\W\d_a-z]))?"
    r"(?:(?P<number>#\d{1,4}\s|(?P<question>\(?\d{1,4}[.)]\s|Q\d{1,4}[.:]?\s|\[\d{1,4}\]\s|§\s?\d{1,4}\.?\s|(?:\d{1,3}\.){2,4}\d{0,3}\s|\d{1,3}\.\d\s)|\d{1,2}\.\d{2}\s|\d{1,4}\s(?=\s{0,8}(?:[^\W\d_]{1,4}\.\s)?[^\W\d_a-z][^:：.\n]{0,40}[:：](?:\s|$)))"
    r"\s{0,8}(?=[^\W\d_][^:：.\n]{0,80}[:：.]))?"
    rf"(?:(?P<clock>{CLOCK})\s{{1,3}}(?:[-–—]\s{{1,3}})?)?"
)
"""what is glued to a label from before: signs of captions and lists, a stray tag, the number in a list, a time of day
with a full stop, a clock; the number of a question, which stays in the label as printed"""
_NUMBER_BEFORE_BOLD = re.compile(r"\(?\d{1,4}[.)]?[\s\u00a0]{1,9}(?=[^\W\d_])")
"""the number of a question, before who asks it: ``12 **Ann Lee** asked the Minister``"""
_CLOCK_AFTER = re.compile(rf"\s{{0,3}}[(\[]\s?(?P<clock>{CLOCK})\s?[)\]]\s{{0,3}}(?=\S)")
"""a clock in brackets after the delimiter: ``Q. [9:33:01] With whom?``"""
_TIME_AFTER_BOLD = re.compile(
    r"\s{0,3}[(\[]?(?P<clock>\d{1,2}[.:]\d{2}(?::\d{2})?)[)\]]?[\s:]{0,3}(?=[^\W\d_]|[\"“«„(\[]|$)"
)
"""a time of day after a name in bold: ``**Ann Lee** 14.02 ``"""
_CLOSE = re.compile(
    r"(?P<label>[^\W\d_a-z][^\W\d_a-z]{1,20}\.?(?: [^\W\d_][^\W\d_a-z][\w.'’-]{0,20}){1,5}):(?=[^\W\d_]|[\"“(¿])"
)
"""several words in capitals before a colon without its space: ``MR. LEE:Well``"""
_LETTER = re.compile(
    r"(?P<label>Q|A|Question|Answer)(?:\.[\s\u00a0]{1,20}|[ \t]{2,20}|:\u00a0[\s\u00a0]{0,20})(?=\S)"
    r"|(?P<wide>Q|Question)[ \t]?\u00a0[\s\u00a0]{0,20}(?=\S)"  # after A it is an article: "A\u00a0law was passed"
    r"|(?P<question>Q) (?=[A-Z(\[“\"¿])"
)
_Q = re.compile(
    r"(?P<label>Q)(?![ \u00a0]?(?:&|and)[ \u00a0]?A\b)"
    r"(?:[\s\u00a0]{1,20}[-–—]{0,2}|[-–—]{1,2}(?=[\s\u00a0]))[\s\u00a0]{0,20}(?=\S)"
)
"""Q before anything, where Q is a label elsewhere"""
_STOP_AND_DASH = re.compile(r"\.\s?[-–—]")
_ALONE = re.compile(
    r"(?P<label>(?:(?:THE|The)\s)?(?:[^\W\d_a-z][^\W\d_]{0,3}\.\s){0,2}(?:\([^\W\d_]{2,5}\.?\)\s)?"
    rf"[^\W\d_][^:\n.!?;]{{1,100}}?\.?)\s{{0,20}}(?P<clock>{CLOCK})?"
)
_LONGEST_LINE = 120
"""characters of a label on a line of its own"""
_LONG_IN_SMALL = 40
"""characters of one that begins with a small letter: "speaker 1" """
_MAY_END = frozenset("0123456789)]")
"""what a clock ends with"""


_BRACKET = re.compile(
    r"(?P<label>\[[^\W\d_][^\[\]\n:.!?]{1,60}\]|\([^\W\d_][^()\n:.!?]{1,60}\)"
    r"|（[^\W\d_][^（）\n：。！？]{0,60}）|<[^\W\d_][^<>\n:.!?]{1,60}>|\([\u3040-\u9fff]{1,8}:[^():。\n]{1,16}\)$"
    r"|[「【〔『《](?:[《「『][^《》「」『』\n]{1,14}[》」』])?[^\W\d_][^「」【】〔〕『』《》\n：。、，！？]{0,20}[」】〕』》])"
    r"(?P<notes>(?:[ \u00a0]?[(（\[][^()（）\[\]\n]{2,80}[)）\]]){0,2})"
    r"(?:[\s\u00a0\u3000]{1,4}|$|(?<=[）」】〕』》])(?=[^\W_]))"
)
_TAB = re.compile(
    r"(?P<label>(?!Q\d{1,4}\b)[^\W\d_][^\t:\n]{0,80}?(?<![.,;\s]))"
    + NOTES
    + r"[ :：]{0,2}(?:\t[ \t]{0,20}|[ \u00a0]{4,40})(?=\S)"
)

_ANGLED = re.compile(
    r"(?:<{1,2}\s?[^<>:\n]{1,16}\s?>{1,2}\s?(?=[^\W\d_])|<{1,2}\s?)(?P<label>[^\W\d_][^<>:()\n]{1,80}?)"
    + NOTES + r"\s?:(?:\s?<{1,2}[^<>\n]{1,16})?\s?>{1,2}:?"
)  # fmt: skip
"""between angles, with the colon inside: ``<Ann Lee:>``, ``<< chair >> Ann Lee: << chair >>``"""
_AT_TIME = re.compile(
    r"\d{1,2}\.\d{2}\s(?P<label>[^\W\d_a-zåäö][\w’'-]*(?:\s[^\W\d_a-zåäö][\w’'-]*){1,4}(?:\s[a-zåäö]{1,5})?)"
    r"(?P<notes>(?:\s\([^()\n]{2,80}\))?)"
)
"""a time of day and a name on a line of their own: ``16.02 Aino Salo kesk``"""
_ASKED = re.compile(r"[ \u00a0]{4,}[QA]$|\t[QA]$")
"""far behind a name on a line of its own: that it asks, or answers"""
_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?(?:\s[A-Z]{2,4})?\s*$")
"""far behind END, and nobody's words"""
_CLOSED = re.compile(r"[^()\[\]]{0,120}[)\]]")
"""the end of a bracket that began in the line above"""
_LEADERS = re.compile(r"\.{7}|(?:\. ){5}|\.{5,6}[ \u00a0]{0,3}\d{1,4}\s*$")
"""dots that lead to a page or to a country: a line of a list; six dots are an ellipsis in Chinese"""


def find_candidate(line: Line, profile: Profile) -> Candidate | None:
    """The label that a line could begin with, or None."""
    text = line.text
    head = text[: 3 * MAX_LABEL]
    for pattern in profile.label_patterns:
        match = pattern.match(head)
        if match:
            return candidate_of(match, Shape.PATTERN)
    if head[:1] in _BRACKETS and (marked := _find_behind_mark(head)):
        return marked
    lead = LEAD.match(head)
    start = lead.end() if lead else 0
    clock = lead["clock"] if lead else None
    if line.strong and not start and (number := _NUMBER_BEFORE_BOLD.match(head)):
        start = number.end()
    found = find_bold(line, start, clock) if line.strong > start else None
    if found is None:
        found = _find_shape(line, head, start, clock) or _find_alone(text, start, clock)
        if found is not None and lead and lead["question"]:
            found = replace(found, printed=f"{lead['question'].strip()} {found.printed}")
    if found is not None and found.clock is None and found.shape is Shape.STRONG and not found.colon:
        after = _TIME_AFTER_BOLD.match(head, found.end)
        if after:
            return replace(found, clock=after["clock"] if ":" in after["clock"] else None, end=after.end())
    if found is not None and found.clock is None and (after := _CLOCK_AFTER.match(head, found.end)):
        found = replace(found, clock=after["clock"], end=after.end())
    return found


def find_candidates(line: Line, profile: Profile) -> list[Candidate]:
    """Every label that a line could begin with, one for each way in which labels are set apart."""
    first = find_candidate(line, profile)
    if first is not None and (first.shape is Shape.PATTERN or (first.shape is Shape.ALONE and first.strong)):
        return [first]  # a dash in a line that is in bold from its beginning to its end divides name and office
    found = [] if first is None else [first]
    head = line.text[:MAX_LABEL]
    if not head or _LEADERS.search(head):
        return []
    if alone := _find_inside(head):
        return [alone]
    if head[0] in SIGNS:
        more = match_sign(head)
        return [*found, made(more, Shape.SIGN)] if more else found
    if head[0] in "[(<（「【〔『《" and (match := _BRACKET.match(head)):
        one = made(match, Shape.BRACKET)
        corners = head[0] not in "[(<（"
        found.append(_without_corners(one, kept=not corners))
    if ("\t" in head or "    " in head) and not _ASKED.search(head) and (match := _TAB.match(head)):
        found += [] if _TIME_OF_DAY.match(head, match.end()) else [made(match, Shape.TAB)]
    start = lead.end() if not head[0].isalpha() and (lead := LEAD.match(head)) else 0
    if line.spans and not line.strong and (slanted := find_slanted(line)):
        found.append(slanted)
    if ". " in head or ".\u00a0" in head:
        stop = find_stop(head, start)
        if stop and first is not None and first.shape is Shape.LETTER and stop[0].label.startswith(f"{first.label}. "):
            found = []  # an initial: "A. KUBILIUS (TS). Gerbiamas"
        found += [one for one in stop if first is None or not _is_a_title(one.label, first)]
    return [*found, *find_dashes(head, start, first)]


def _find_behind_mark(head: str) -> Candidate | None:
    """A label behind a marker in brackets, which is read as if it stood behind it: ``[Interpretation] Ann Lee:``."""
    mark = _MARK.match(head)
    label = COLON.match(head, mark.end()) if mark is not None and ":" in head else None
    if mark is None or label is None or label["tail"] or not _is_named(label["label"], ""):
        return None
    reading = read_marker(mark["mark"])
    if reading is None or reading.certainty is not Certainty.HIGH:
        return None
    found = candidate_of(label, Shape.COLON)
    return replace(found, notes=f"{mark['mark']}{found.notes}") if found is not None else None


_BRACKETS = ("(", "[", "（", "【")
_MARK = re.compile(r"(?P<mark>[(\[（【][^()\[\]（）【】:：\n]{3,60}[)\]）】])[ \u00a0]{0,3}(?=[^\W\d_])")


def _without_corners(one: Candidate, *, kept: bool) -> Candidate:
    """A label in brackets, a bracket inside them among its notes: ``【李（翻译）】``, ``[Ann Lee (dubbed)]``.

    Args:
        one: with its brackets.
        kept: they are a part of the label.
    """
    opening, inner, closing = one.printed[0], one.printed[1:-1], one.printed[-1]
    noted = TRAILING_NOTES.search(inner)
    notes = noted["notes"].strip() if noted is not None and noted.start() else ""
    if kept and (opening != "[" or read_marker(notes) is None):
        return one
    if notes and noted is not None:
        inner = inner[: noted.start()].rstrip()
    printed = f"{opening}{inner}{closing}" if kept else inner
    return replace(one, label=" ".join(printed.split()), printed=printed, notes=notes + one.notes)


def _is_a_title(word: str, label: Candidate) -> bool:
    """True for a word that a full stop shortens, before a name in capitals up to a colon: ``ONOR. MARIA BORG:``."""
    named = label.label.removeprefix(f"{word}. ")
    return label.shape is Shape.COLON and " " not in word and named != label.label and named.isupper()


def _find_inside(head: str) -> Candidate | None:
    """A label in angles, or behind a mark that names a language: there is no other in the line."""
    if head[0] == "<" and (match := _ANGLED.match(head)):
        return made(match, Shape.COLON)
    return find_after_mark(head) if ": " in head else None


def _find_shape(line: Line, head: str, start: int, clock: str | None) -> Candidate | None:
    """A label that is told by punctuation.

    Each shape has a character that most lines lack, and looking for it is far quicker than the pattern.
    """
    dash = DASH.match(head, start) if _STOP_AND_DASH.search(head) else None
    if dash and (dash["label"].isupper() or bare(dash["label"].split()[0]) in HONORIFICS):
        return candidate_of(dash, Shape.DASH, clock=clock)
    if head[start : start + 1] in {"Q", "A"}:
        letter = _LETTER.match(head, start)
        if letter is None and (q := _Q.match(head, start)):
            return candidate_of(q, Shape.Q, clock=clock)
    else:
        letter = None
    colon = COLON.match(head, start) if ":" in head or "：" in head or "︰" in head else None
    if colon is None and ":" in head and (close := _CLOSE.match(head, start)) and close["label"].isupper():
        return candidate_of(close, Shape.COLON, clock=clock, strong=line.strong >= close.end("label"))
    if colon and colon["tail"] and not _is_named(colon["label"], colon["tail"]):
        colon = None  # "He came (see above), and he said:"
    if colon and colon["label"][0] in "([" and _CLOSED.match(head, colon.end()):
        colon = None  # "(Ann Lee" broke before "(SPD): Hear, hear!)"
    if colon and letter and (letter["wide"] or letter["question"]) == "Q" and colon["label"].strip() != "Q":
        colon = None  # "Q\u00a0 iPhone prices: will they rise?"
    if colon and not (letter and _is_sentence(colon["label"])):
        strong = line.strong >= colon.end("label")
        return candidate_of(colon, Shape.COLON, clock=clock, strong=strong)
    if letter:
        return candidate_of(letter, Shape.LETTER, clock=clock)
    return candidate_of(dash, Shape.DASH, clock=clock) if dash else None


def _is_named(label: str, tail: str) -> bool:
    """True for a name, and a few words after its bracket that no sentence has."""
    named = all(not word[:1].islower() or bare(word) in CONNECTORS for word in label.split())
    return named and len(label.split()) <= 8 and not any(bare(word) in SENTENCE_WORDS for word in tail.split()[:8])


def _is_sentence(label: str) -> bool:
    """True for what begins with the letter of an answer and has a colon later: ``A. It was so: he told me``."""
    words = label.split()
    return len(words) > 4 or any(bare(word) in SENTENCE_WORDS for word in words)


def _find_alone(text: str, start: int, clock: str | None) -> Candidate | None:
    if len(text) > _LONGEST_LINE or (len(text) > _LONG_IN_SMALL and text[start].islower() and text[-1] not in _MAY_END):
        return None  # most lines of wrapped text
    if text[:1].isdigit() and (timed := _AT_TIME.fullmatch(text)):
        return made(timed, Shape.CLOCK)
    asked = _ASKED.search(text)
    serial = SERIAL.match(text, start)
    match = _ALONE.fullmatch(text, serial.end() if serial else start, asked.start() if asked else len(text))
    if match is None:
        return None
    shape = Shape.CLOCK if match["clock"] or clock else Shape.ALONE
    found = candidate_of(match, shape, clock=match["clock"] or clock)
    found = replace(found, end=len(text)) if found and asked else found
    if found is not None and serial is not None:
        found = replace(found, printed=f"{serial.group()}{found.printed}")
    notes = TRAILING_NOTES.search(found.printed) if found and found.printed[-1] in ")]）" else None
    if found is None or notes is None or not notes.start():
        return found
    printed = found.printed[: notes.start()].rstrip(" \u00a0")
    label = " ".join(printed[serial.end() if serial else 0 :].split())
    return replace(found, label=label, printed=printed, notes=notes["notes"].strip(" \u00a0"))
