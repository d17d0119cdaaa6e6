"""The shapes of speaker labels: which beginnings of lines could be labels.

Which of them are, `speaker_labels` decides.
"""

from __future__ import annotations

import re
from dataclasses import replace

from xlate.model.document import Line
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.label_notes import CLOCK, NOTES, TAIL
from xlate.profiles.label_parts import is_office_alone
from xlate.profiles.label_signs import SIGNS, match_sign
from xlate.profiles.label_stops import ABBREVIATIONS, DASH, find_dashes, find_stop, made
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, SENTENCE_WORDS, bare, is_office
from xlate.text import normalize_space

__all__ = ["LEAD", "MAX_LABEL", "NOTES", "Candidate", "Shape", "find_candidate", "find_candidates"]

MAX_LABEL = 240
"""characters; the longest label seen in print has 170"""
# Every part is bounded and none overlaps the next, so a line of any length costs linear time.
LEAD = re.compile(
    r"(?:>{1,3}\s{0,3}|</?[a-z]{0,2}>\s{0,3}|[-–—•*]{1,2}\s{1,3}|\[\*\]\s{0,3})?"
    r"(?:(?P<number>#\d{1,4}\s|\(?\d{1,4}[.)]\s|\d{1,2}\.\d{2}\s)\s{0,2}(?=[^\W\d_][^:：.\n]{1,80}[:：.]))?"
    rf"(?:(?P<clock>{CLOCK})\s{{1,3}}(?:[-–—]\s{{1,3}})?)?"
)
"""what is glued to a label from before: signs of captions and lists, a stray tag, the number in a list, a time of day
with a full stop, a clock"""
_NUMBER_BEFORE_BOLD = re.compile(r"\(?\d{1,4}[.)]?[\s\u00a0]{1,9}(?=[^\W\d_])")
"""the number of a question, before who asks it: ``12 **Ann Lee** asked the Minister``"""
_CLOCK_AFTER = re.compile(rf"\s{{0,3}}[(\[]\s?(?P<clock>{CLOCK})\s?[)\]]\s{{0,3}}(?=\S)")
"""a clock in brackets after the delimiter: ``Q. [9:33:01] With whom?``"""
_TIME_AFTER_BOLD = re.compile(
    r"\s{0,3}[(\[]?(?P<clock>\d{1,2}[.:]\d{2}(?::\d{2})?)[)\]]?[\s:]{0,3}(?=[^\W\d_]|[\"“«„(\[]|$)"
)
"""a time of day after a name in bold: ``**Ann Lee** 14.02 ``"""
_NOTE_CLOCK = re.compile(rf"[(\[]\s?(?P<clock>{CLOCK})\s?[)\]]")
_COLON = re.compile(
    r"(?P<label>@?(?:[^\W\d_]\w{1,6}\.?\s\([^\W\d_]\w{1,5}\.?\)\s)?[^\W\d_][^:：()\[\]（）〔【［\n]{0,240}?|[(\[][^:()\[\]\n]{1,80}[)\]]"
    r"|[（【〔［《〈][^:：（）【】〔〕［］《》〈〉。！？\n]{1,40}[）】〕］》〉]"
    r"|\[[^:()\[\]\n]{1,80}\([^:()\[\]\n]{1,80}\)\])" + NOTES + TAIL
    + r"\s{0,3}(?:::?(?=\s|$)|：|(?<=[\u3040-\u9fff\uac00-\ud7af]):(?=[\u3040-\u9fff\uac00-\ud7af“\"\d]))"
)  # fmt: skip
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
_STOP_AND_DASH_END = re.compile(r"\.\s?[-–—]{1,2}(?P<notes>(?:\s?\([^()\n]{2,80}\))?)$")
_STOP_AND_DASH = re.compile(r"\.\s?[-–—]")
_ALONE = re.compile(
    r"(?P<label>(?:(?:THE|The)\s)?(?:[^\W\d_a-z][^\W\d_]{0,3}\.\s){0,2}(?:\([^\W\d_]{2,5}\.?\)\s)?"
    rf"[^\W\d_][^:\n.!?;]{{1,100}}?\.?)\s{{0,20}}(?P<clock>{CLOCK})?"
)
_TRAILING_NOTES = re.compile(NOTES + r"\s{0,3}$")
_OFFICE_AFTER_BOLD = re.compile(
    r"(?:,|[\s\u00a0]+(?:of|for|to|and|at|in|the)\b|[\s\u00a0]*[(\[])[^.!?:;\n]{1,120}[:：](?=\s|$)"
)
"""after a name in bold: an office, or a bracket that is not closed, up to the colon"""
_NOTES_TO_COLON = re.compile(
    r"(?:[\s\u00a0]*[(\[][^()\[\]:：\n]{1,80}[)\]]|[\s\u00a0]*[(\[]\s?"
    + CLOCK
    + r"\s?[)\]]){1,2}[\s\u00a0]*[:：](?=\s|$)"
)
"""after a label in bold: who holds the office, or a clock, in brackets, up to the colon"""
_TO_COLON = re.compile(
    r"[\s\u00a0]+(?P<words>[^\W\d_][^.!?:;()\[\]\n]{2,120}?)[\s\u00a0]*(?P<note>[(\[]\s?(?=[^\W\d_A-Z]|(?i:re-?translated|translated|interpreted|as\s|in\s|via\s|through\s))[^()\[\]\n]{2,60}[)\]]?)?"
    r"[\s\u00a0]*[:：](?=\s|$)"
)
_NAME_AFTER_BOLD = re.compile(
    r"(?:[\s\u00a0]+(?:[^\W\d_a-zа-я][\w'’.-]{0,20}|d['’]\w{2,20}|[a-z]{1,4}[-–’']\w{2,20}|[a-z]{1,4})){1,6}"
    r"[\s\u00a0]*(?:[(\[][^()\[\]\n]{1,60}[)\]]?[\s\u00a0]*)?[:：](?=\s|$)"
)
"""after an office in bold: the name of who holds it, up to the colon"""
_DASH_IN_BOLD = re.compile(r"(?:[\s\u00a0]{1,3}[-–—]|(?<=[^\W_])[–—]|(?<=[^\W_a-z])-)$")
"""at the end of what is in bold: ``BAŞKAN – ``"""
_DASH_AFTER_BOLD = re.compile(NOTES + r"(?P<dash>[\s\u00a0]{0,3}(?:[–—]|-(?=[\s\u00a0])))[\s\u00a0]{0,3}(?=\S)")
_LONGEST_BEFORE_DASH = 12
"""words"""
_LONGEST_LINE = 120
"""characters of a label on a line of its own"""
_LONG_IN_SMALL = 40
"""characters of one that begins with a small letter: "speaker 1" """
_MAY_END = frozenset("0123456789)]")
"""what a clock ends with"""


_BRACKET = re.compile(
    r"(?P<label>\[[^\W\d_][^\[\]\n:.!?]{1,60}\]|\([^\W\d_][^()\n:.!?]{1,60}\)"
    r"|（[^\W\d_][^（）\n：。！？]{0,60}）|<[^\W\d_][^<>\n:.!?]{1,60}>|\([\u3040-\u9fff]{1,8}:[^():。\n]{1,16}\)$"
    r"|[「【〔『《][^\W\d_][^「」【】〔〕『』《》\n：。、，！？]{0,20}[」】〕』》])"
    r"(?P<notes>(?:[ \u00a0]?[(（\[][^()（）\[\]\n]{2,80}[)）\]]){0,2})"
    r"(?:[\s\u00a0\u3000]{1,4}|$|(?<=[）」】〕』》])(?=[^\W_]))"
)
_TAB = re.compile(
    r"(?P<label>[^\W\d_][^\t:\n]{0,80}?(?<![.,;\s]))" + NOTES + r"[ :：]{0,2}(?:\t[ \t]{0,20}|[ \u00a0]{4,40})(?=\S)"
)

_ANGLED = re.compile(
    r"(?:<{1,2}\s?[^<>:\n]{1,16}\s?>{1,2}\s?(?=[^\W\d_])|<{1,2}\s?)(?P<label>[^\W\d_][^<>:()\n]{1,80}?)"
    + NOTES + r"\s?:(?:\s?<{1,2}[^<>\n]{1,16})?\s?>{1,2}:?"
)  # fmt: skip
"""between angles, with the colon inside: ``<Ann Lee:>``, ``<< chair >> Ann Lee: << chair >>``"""
_AT_TIME = re.compile(
    r"\d{1,2}\.\d{2}\s(?P<label>[^\W\d_a-zåäö][\w’'-]*(?:\s[^\W\d_a-zåäö][\w’'-]*){1,4}(?:\s[a-zåäö]{1,5})?)(?P<notes>)"
)
"""a time of day and a name on a line of their own: ``16.02 Aino Salo kesk``"""
_ASKED = re.compile(r"[ \u00a0]{4,}[QA]$|\t[QA]$")
"""far behind a name on a line of its own: that it asks, or answers"""
_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?(?:\s[A-Z]{2,4})?\s*$")
"""far behind END, and nobody's words"""
_LEADERS = re.compile(r"\.{5}|(?:\. ){5}")
"""dots that lead to a page or to a country: a line of a list"""


def find_candidate(line: Line, profile: Profile) -> Candidate | None:
    """The label that a line could begin with, or None."""
    text = line.text
    head = text[: 3 * MAX_LABEL]
    for pattern in profile.label_patterns:
        match = pattern.match(head)
        if match:
            return _candidate(match, Shape.PATTERN)
    lead = LEAD.match(head)
    start = lead.end() if lead else 0
    clock = lead["clock"] if lead else None
    if line.strong and not start and (number := _NUMBER_BEFORE_BOLD.match(head)):
        start = number.end()
    found = _strong(line, start, clock) if line.strong > start else None
    if found is None:
        found = _find_shape(line, head, start, clock) or _find_alone(text, start, clock)
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
    if head[0] == "<" and (match := _ANGLED.match(head)):
        return [made(match, Shape.COLON)]
    if head[0] in SIGNS:
        more = match_sign(head)
        return [*found, made(more, Shape.SIGN)] if more else found
    if head[0] in "[(<（「【〔『《" and (match := _BRACKET.match(head)):
        one = made(match, Shape.BRACKET)
        corners = head[0] not in "[(<（"
        found.append(replace(one, label=one.label[1:-1], printed=one.printed[1:-1]) if corners else one)
    if ("\t" in head or "    " in head) and not _ASKED.search(head) and (match := _TAB.match(head)):
        found += [] if _TIME_OF_DAY.match(head, match.end()) else [made(match, Shape.TAB)]
    start = lead.end() if not head[0].isalpha() and (lead := LEAD.match(head)) else 0
    if line.spans and not line.strong and (slanted := _slanted(line)):
        found.append(slanted)
    if ". " in head or ".\u00a0" in head:
        stop = find_stop(head, start)
        if stop and first is not None and first.shape is Shape.LETTER and stop[0].label.startswith(f"{first.label}. "):
            found = []  # an initial: "A. KUBILIUS (TS). Gerbiamas"
        found += stop
    return [*found, *find_dashes(head, start, first)]


def _slanted(line: Line) -> Candidate | None:
    """The beginning of a line in italics or underlined, with a dash after it."""
    first = line.spans[0]
    if first.start or first.rendition.rend.isdisjoint({"italic", "underline"}):
        return None
    ended = _dash_at_end(line.text[: first.end].rstrip(" \u00a0"), line.text[first.end :])
    if ended is None:
        return None
    label, notes, size = ended
    key = " ".join(normalize_space(label).split())
    return Candidate(key, key, notes, first.end + size, Shape.STRONG, True, dash=True)


def _find_shape(line: Line, head: str, start: int, clock: str | None) -> Candidate | None:
    """A label that is told by punctuation.

    Each shape has a character that most lines lack, and looking for it is far quicker than the pattern.
    """
    dash = DASH.match(head, start) if _STOP_AND_DASH.search(head) else None
    if dash and (dash["label"].isupper() or bare(dash["label"].split()[0]) in HONORIFICS):
        return _candidate(dash, Shape.DASH, clock=clock)
    if head[start : start + 1] in {"Q", "A"}:
        letter = _LETTER.match(head, start)
        if letter is None and (q := _Q.match(head, start)):
            return _candidate(q, Shape.Q, clock=clock)
    else:
        letter = None
    colon = _COLON.match(head, start) if ":" in head or "：" in head else None
    if colon is None and ":" in head and (close := _CLOSE.match(head, start)) and close["label"].isupper():
        return _candidate(close, Shape.COLON, clock=clock, strong=line.strong >= close.end("label"))
    if colon and colon["tail"] and not _is_named(colon["label"], colon["tail"]):
        colon = None  # "He came (see above), and he said:"
    if colon and letter and (letter["wide"] or letter["question"]) == "Q" and colon["label"].strip() != "Q":
        colon = None  # "Q\u00a0 iPhone prices: will they rise?"
    if colon and not (letter and _is_sentence(colon["label"])):
        strong = line.strong >= colon.end("label")
        return _candidate(colon, Shape.COLON, clock=clock, strong=strong)
    if letter:
        return _candidate(letter, Shape.LETTER, clock=clock)
    return _candidate(dash, Shape.DASH, clock=clock) if dash else None


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
    found = _candidate(match, shape, clock=match["clock"] or clock)
    found = replace(found, end=len(text)) if found and asked else found
    if found is not None and serial is not None:
        found = replace(found, printed=f"{serial.group()}{found.printed}")
    notes = _TRAILING_NOTES.search(found.printed) if found and found.printed[-1] in ")]）" else None
    if found is None or notes is None or not notes.start():
        return found
    printed = found.printed[: notes.start()].rstrip(" \u00a0")
    label = " ".join(printed[serial.end() if serial else 0 :].split())
    return replace(found, label=label, printed=printed, notes=notes["notes"].strip(" \u00a0"))


SERIAL = re.compile(r"(?:[^\W\d_]{2,10}\.?\s|Q)\d{1,4}\.?\s{1,12}(?=[^\W\d_]{2})")
"""what numbers the speeches before a label, and no name: ``Anf. 12 ANNA BERG``, ``Q12 Chair``"""


def _candidate(
    match: re.Match[str], shape: Shape, *, clock: str | None = None, strong: bool = False
) -> Candidate | None:
    printed = normalize_space(match["label"] or match.group(match.lastgroup or 0)).strip(" \u00a0")
    serial = SERIAL.match(printed)
    label = " ".join(printed[serial.end() if serial else 0 :].split())
    notes = (match.groupdict().get("notes") or "").strip(" \u00a0")
    if ":" in notes and (time := _NOTE_CLOCK.search(notes)):  # ``Ann Lee (00:03):``
        notes, clock = (notes[: time.start()] + notes[time.end() :]).strip(" \u00a0"), clock or time["clock"]
    if not label:
        return None
    if label[0] == "[" and label.endswith(")]"):  # ``[MINISTER (interpreted)]:``
        name, inner = label[:-2].split("(")
        label = printed = f"{name.rstrip()}]"
        notes = f"({inner}){notes}"
    tail = match.groupdict().get("tail") or ""
    return Candidate(label, printed, notes, match.end(), shape, strong, strong and shape is Shape.COLON, clock, tail)


def _is_office_to_colon(rest: str) -> bool:
    """True for an office, or anything with a bracket of small letters, up to a colon: no sentence has either."""
    match = _TO_COLON.match(rest)
    if match is None:
        return False
    words = match["words"].split()
    plain = not any(bare(word) in SENTENCE_WORDS for word in words)
    return plain and (match["note"] is not None or any(map(is_office, words[:2])))


def _ends_in_stop(inner: str) -> bool:
    """True for a full stop that ends a label, and shortens no word."""
    last = inner.rsplit(maxsplit=1)[-1]
    return last.endswith((").", "].")) or (
        len(bare(last)) > 2 and "." not in last[:-1] and bare(last) not in ABBREVIATIONS
    )


def _dash_at_end(inner: str, rest: str) -> tuple[str, str, int] | None:
    """Label, notes, and size of what follows, where a dash ends what is in bold: ``NAME (Izmir) – `` or ``Name`` – ."""
    inside = _DASH_IN_BOLD.search(inner)
    after = _DASH_AFTER_BOLD.match(rest)
    if inside and rest.strip():
        label, behind, size = inner[: inside.start()], "", len(rest) - len(rest.lstrip(" \u00a0"))
    elif after and after["notes"] + after["dash"]:
        label, behind, size = inner, after["notes"].strip(" \u00a0"), after.end()
    else:
        return None
    found = _TRAILING_NOTES.search(label)
    notes = found["notes"].strip(" \u00a0") if found and found.start() else ""
    label = label[: found.start()] if found and found.start() else label
    label = label.strip(" \u00a0,")
    if not label or not label[0].isalpha() or len(label.split()) > _LONGEST_BEFORE_DASH:
        return None
    return label, f"{notes} {behind}".strip(), size


def _strong(line: Line, start: int, clock: str | None) -> Candidate | None:
    """The bold beginning of a line, or a whole bold line."""
    text = line.text[start : line.strong].rstrip(" \u00a0")
    if len(text) > 2 * MAX_LABEL:
        return None
    colon = text.endswith((":", "："))
    inner = text[:-1].rstrip(" \u00a0") if colon else text
    if ": " in inner or ":\u00a0" in inner:
        return None  # words are in bold too
    if not colon and (ended := _STOP_AND_DASH_END.search(inner)):  # ``Ministra Portavoz.-``
        inner, colon = f"{inner[: ended.start()]}{ended['notes']}", True
    if not colon and inner.endswith(".") and _ends_in_stop(inner) and line.text[line.strong :].strip():
        inner = inner[:-1]  # ``Aram Petrosyan. `` in bold, and his words
    notes = _TRAILING_NOTES.search(inner)
    label = inner[: notes.start()] if notes and notes.start() else inner
    printed = normalize_space(label).strip(" \u00a0,")
    key = " ".join(printed.split())
    if not key or not (key[0].isalpha() or key[0] in "(["):
        return None
    rest = line.text[line.strong :]
    if not colon and rest.strip() and not rest.startswith((" ", "\u00a0", ".", ",", "–", "—", "-")):
        return None  # bold ends inside a word
    if not colon and (dashed := _dash_at_end(inner, rest)):
        words, behind, size = dashed
        key = " ".join(normalize_space(words).split())
        return Candidate(key, key, behind, line.strong + size, Shape.STRONG, True, clock=clock, dash=True)
    goes_on = _OFFICE_AFTER_BOLD.match(rest) or (
        _NAME_AFTER_BOLD.match(rest) and is_office_alone(key, name_follows=True)
    )
    goes_on = goes_on or _is_office_to_colon(rest) or _NOTES_TO_COLON.match(rest)
    if not colon and goes_on and (whole := _COLON.match(line.text, start)):
        return _candidate(whole, Shape.COLON, clock=clock, strong=True)
    shape = Shape.STRONG if colon or rest.strip() else Shape.ALONE
    bracketed = (notes["notes"] if notes else "").strip(" \u00a0")
    if ":" in bracketed and (time := _NOTE_CLOCK.search(bracketed)):
        bracketed, clock = (
            (bracketed[: time.start()] + bracketed[time.end() :]).strip(" \u00a0"),
            clock or time["clock"],
        )
    return Candidate(key, printed, bracketed, line.strong, shape, True, colon, clock)
