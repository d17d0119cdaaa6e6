"""Where a text ends: what stands after the last words is the editors', or belongs to the page.

After the last label nothing says where speech ends but the matter itself: a line that says so, the time at which the
sitting was closed and who signs, notes under a rule, other news of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from xlate.findings import Finding
from xlate.model.document import BlockKind
from xlate.profiles.clock_times import is_clock_time
from xlate.profiles.heading_lines import FINISHED, is_in_brackets
from xlate.profiles.page_layout import IMPRINT
from xlate.profiles.passage import Passage
from xlate.profiles.procedure import (
    is_closing,
    is_credit_of_names,
    is_perhaps_procedure,
    is_procedure,
    is_said,
    marks_end,
)
from xlate.profiles.vocabulary import SINGLE_WORDS, bare, is_shouted
from xlate.profiles.vote_results import is_list_of_votes
from xlate.text import shorten

__all__ = ["closing_findings", "find_end"]

_ENDS = re.compile(r"(?:ends?|完|終|fin)\s?[/／]\s?(?=.{0,80}\d).{3,120}", re.IGNORECASE)
"""``Ends/Monday, April 23, 2012``, as offices in Hong Kong print it"""
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|[¹²³⁴-⁹]|[*†‡]{1,3}|\d{1,3}[.)]?)\s?(?=[^\W\d_])")
"""how a note under a rule begins"""
_FOOTNOTE = re.compile(r"\[(?:foot)?note\s\d{1,3}\]|\[(?:anm|fußnote|nota|сноска|прим)\.?\s\d{1,3}\]", re.IGNORECASE)
"""how a note begins that needs no rule above it"""
_SIGNED = 90
"""characters of a line with a name or an office; what is said is longer"""
_SIGNERS = 6
"""lines"""
_FEW = 12
"""passages under the line that says that a sitting is closed"""
_CLOSING = 120
"""characters of a line that tells when it ended"""
_BRIEF = 25
"""characters; what is shorter does not tell whether sentences are finished"""
_TELLING = 60
"""paragraphs before the end that tell whether sentences are finished"""
_FEWEST = 4
_TIDY = 0.85
"""share of paragraphs that end a sentence"""
_STOPS = re.compile(r"[^\W\d_]{3}[.!?…](?=\s|$)|[。！？]")
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.hH時时시]\s?\d{2}(?!\d)")
_MARK = re.compile(r"[^\W\d_]{1,4}\.")
"""what stands for a signature: ``ttd.``, ``gez.``"""
_COLUMNS = re.compile(r"[^\W\d_][.:]?[ \u00a0\u3000]{5,}(?=[^\W\d_])|[^\W\d_]\t+(?=[^\W\d_])")
"""two who sign beside each other"""
_SIGNATURE = re.compile(
    r"(?:[^\W\d_a-z]?[a-z]{1,3}[./]\s?(?:[a-z]{1,3}\.)?\s?)?(?:[^\W\d_a-zà-ÿа-я][\w’'-]+|[^\W\d_]\.)"
    r"(?:\s(?:(?:de|da|di|del|van|von|der|den|af|av|y|e|i)\s)?(?:[^\W\d_a-zà-ÿа-я][\w’'-]+|[^\W\d_]\.)){1,3}"
)
"""the name alone of somebody who signs, or a mark for the signature before it: ``f.to Anna Leone``"""
_SIGN = re.compile(
    r"\([-–—]\)|/[-–—]/|/s/|_{8,200}|\b[Ll]\.\s?[Ss]\.|(?:^|\s)(?:gez|sgd|podp|ttd|firm|fdo|f\.to|подп)\.:?\s(?=[^\W\d_])"
    r"|[^\W\d_],?\s(?:[mvs]\.\s?[pr]\.|h\.\s?c\.)(?:\s|$)"
)
"""the mark of a signature beside a name: ``(-) Jan Kowal``, ``gez. Lehr``, ``Jan Malý v. r.``"""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_PROSE = 300
"""characters"""


def find_end(passages: Sequence[Passage], language: str, front: Sequence[Passage] = ()) -> int:
    """Where the words of the last speaker have ended.

    Args:
        passages: from the first turn on.
        language: tag of the language of the text.
        front: what stands before them, which may tell when it began.

    Returns:
        The place of the first passage after them; the number of passages if there is none.
    """
    last = next((at for at in range(len(passages) - 1, -1, -1) if passages[at].begins_turn), None)
    if last is None:
        return len(passages)
    label = passages[last].candidate
    alone = label is not None and not passages[last].text[label.end :].strip()
    first = last + 1 + alone  # what stands under a label alone is said
    closing = _closing(passages, first, language, front)
    voiced = passages[last].voice is not None
    for at in range(first, closing):
        if _is_told(passages, at, language) if voiced else _ends_here(passages, at, language):
            return at
    return closing


def closing_findings(passages: Sequence[Passage], file: str) -> Iterator[Finding]:
    """What stands behind the last words, and is nobody's."""
    if passages:
        number = len(passages)
        what = f"{number} paragraphs at the end are" if number > 1 else "a paragraph at the end is"
        message = f'{what} taken for nobody\'s words, from "{shorten(passages[0].text, 60)}" on'
        yield Finding("XL135", message, file, passages[0].line)


def _closing(passages: Sequence[Passage], first: int, language: str, front: Sequence[Passage]) -> int:
    """Where the row of lines at the end begins that tell when it ended, who voted and who signs.

    They follow a finished sentence and end none, where paragraphs do, or hold the time of day or names alone. Finished
    sentences alone tell it only where something else does: "The train leaves at 14:05." may be said.
    """
    at = len(passages)
    while at > first and _closes(passages[at - 1], last=at == len(passages)):
        at -= 1
    row = passages[at:]
    if not row:
        return at
    for place, one in enumerate(row, start=at):
        if _is_timed(one.text) and _tells_time_as(one, front):
            return place
    said = passages[at - 1]
    spoken = said.text[said.candidate.end :] if said.candidate is not None else said.text
    told = FINISHED.search(spoken) is not None and _is_tidy(passages[:at]) and _shows_end(row, language)
    return at if told else len(passages)


def _shows_end(row: Sequence[Passage], language: str) -> bool:
    """True where one line at least can be no speech."""
    if len(row) > 1 and any(_SIGNATURE.fullmatch(line.text.strip()) for one in row for line in one.lines):
        return True
    lists = sum(is_list_of_votes(one.text) for one in row)
    timed = [one for one in row if _CLOCK.search(one.text)]
    if lists > 1 or (lists and timed) or any(_COLUMNS.search(line.text) for one in row for line in one.lines):
        return True
    clocks = [re.sub(r"\D", "", match.group()) for one in timed if (match := _CLOCK.search(one.text))]
    if len(clocks) > len(set(clocks)) or any(len(one.lines) > 1 and is_clock_time(one.lines[0].text) for one in row):
        return True  # the same in two languages; a clock beside the line
    told = [one for one in row if not is_in_brackets(one.text)]  # "(Applause)" shows nothing
    told = told if any(not FINISHED.search(one.text) or is_procedure(one.text, language) for one in row) else []
    return any(any(map(str.isdigit, one.text)) or any(is_shouted(line.text) for line in one.lines) for one in told)


def _is_tidy(passages: Sequence[Passage]) -> bool:
    """True where paragraphs end in a full stop, or, if they are lines, the last of each turn."""
    told = passages[-_TELLING:]
    prose = [one.text for one in told if one.begins_turn or _STOPS.search(one.text)]
    last = [one.text for one, after in pairwise(told) if after.begins_turn]
    return _finish(prose) or _finish(last)


def _finish(texts: Sequence[str]) -> bool:
    """True if nearly all that are no headings end a sentence."""
    long = [text for text in texts if len(text) > _BRIEF]
    return len(long) >= _FEWEST and sum(FINISHED.search(text) is not None for text in long) >= _TIDY * len(long)


def _tells_time_as(closing: Passage, front: Sequence[Passage]) -> bool:
    """True for a line that tells the time of day with words of that which told it before the first turn."""
    words = set(_LONG_WORD.findall(_CLOCK.sub("", closing.text).casefold()))
    return any(
        not words.isdisjoint(_LONG_WORD.findall(one.text.casefold()))
        for one in front
        if len(one.text) <= _CLOSING and _CLOCK.search(one.text)
    )


def _is_timed(text: str) -> bool:
    """True for one sentence with a time of day."""
    return text[0] not in "([" and _CLOCK.search(text) is not None and len(_STOPS.findall(text)) < 2


def _closes(passage: Passage, *, last: bool) -> bool:
    text = passage.text
    if passage.kind is not BlockKind.TEXT or passage.voice is not None or passage.containers:
        return False
    if is_list_of_votes(text):
        return True
    if len(text) > _CLOSING or is_said(text) or bare(text.split()[0]) in SINGLE_WORDS:
        return False  # it is long, or somebody says it
    if text[-1] in ",;，、" and last:
        return False  # it breaks off
    if passage.is_separator or is_in_brackets(text) or FINISHED.search(text) is None:
        return True
    return _is_timed(text) or _MARK.fullmatch(text) is not None


def _ends_here(passages: Sequence[Passage], at: int, language: str) -> bool:
    one, rest = passages[at], passages[at + 1 :]
    if one.containers:
        return False
    if one.is_separator:
        return bool(rest) and (_are_notes(rest) or _are_entries(rest))
    if _ENDS.fullmatch(one.text) or (marks_end(one.text) and not any(len(two.text) > _PROSE for two in rest)):
        return True
    brief = len(one.text) <= _CLOSING
    of_editors = _FOOTNOTE.match(one.text) or (brief and (IMPRINT.match(one.text) or is_credit_of_names(one.text)))
    if of_editors and len(rest) <= _FEW and not _are_prose(rest, language):
        return not any(is_said(two.text) for two in rest)
    return _is_told(passages, at, language)


def _signs_off(passages: Sequence[Passage], at: int, language: str) -> bool:
    """True for who wrote or signed a record, and how it was made, with nothing under it that is said.

    What the chair may say as well ("Λύεται η συνεδρίαση.") is told by those who sign under it.
    """
    one, rest = passages[at], passages[at + 1 : at + 2 + _FEW]
    if one.containers or len(rest) > _FEW or not all(_may_be_signed(two, language) for two in rest):
        return False
    if _are_prose(rest, language):
        return False  # a note of whoever speaks
    if is_closing(one.text, language) or _is_signature(one):
        return True
    if not rest or not is_perhaps_procedure(one.text, language):
        return False
    return is_closing(rest[0].text, language) or all(map(_is_signature, rest))


def _are_prose(rest: Sequence[Passage], language: str) -> bool:
    """True for paragraphs with which a speech may go on: more than one is long, ends a sentence, and is no note."""
    long = [one.text for one in rest if len(one.text) > _SIGNED and FINISHED.search(one.text)]
    return sum(not _is_note(text) and not is_closing(text, language) for text in long) > 1


def _is_note(text: str) -> bool:
    return is_in_brackets(text) or any(form.match(text) for form in (_NOTE, _FOOTNOTE, IMPRINT))


def _may_be_signed(passage: Passage, language: str) -> bool:
    return not is_said(passage.text) or is_closing(passage.text, language)


def _is_signature(passage: Passage) -> bool:
    """True for short lines that end no sentence, with the mark of a signature or beside each other."""
    short = len(passage.lines) <= _SIGNERS and all(len(line.text) <= _SIGNED for line in passage.lines)
    if not short or is_said(passage.text):
        return False
    if any(_COLUMNS.search(line.text) for line in passage.lines):
        return FINISHED.search(passage.text) is None
    return _SIGN.search(passage.text) is not None


def _is_told(passages: Sequence[Passage], at: int, language: str) -> bool:
    """True for a paragraph that says that the sitting was closed, with a few lines at most under it."""
    if _signs_off(passages, at, language):
        return True
    one, rest = passages[at], passages[at + 1 :]
    if one.containers or len(rest) > _FEW or any(len(two.text) > _SIGNED and not _NOTE.match(two.text) for two in rest):
        return False
    return is_procedure(one.text, language) and not any(is_said(two.text) for two in rest)


def _are_notes(passages: Sequence[Passage]) -> bool:
    """True for notes under a rule: the first begins with a sign, and there are no more than a few."""
    return len(passages) <= _FEW and _NOTE.match(passages[0].text) is not None


def _are_entries(passages: Sequence[Passage]) -> bool:
    """True for titles of other pages under a rule: short, and none ends a sentence."""
    said = [one for one in passages if not one.is_separator]
    return len(said) > 1 and all(one.is_short or (len(one.lines) > 1 and _lines_are_short(one)) for one in said)


def _lines_are_short(passage: Passage) -> bool:
    return all(len(line.text) <= _SIGNED and line.text.rstrip()[-1:] not in ".!?…。！？" for line in passage.lines)
