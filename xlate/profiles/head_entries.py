"""What looks like a label in the head of a record: its title, a field of the data sheet, contents, those present."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.findings import Finding
from xlate.model.document import BlockKind, Line, Voice
from xlate.profiles.contents import is_head, is_leader
from xlate.profiles.passage import FULL_STOP, Passage
from xlate.profiles.procedure import is_said
from xlate.profiles.speaker_labels import Shape
from xlate.profiles.vocabulary import HONORIFICS, bare
from xlate.text import shorten

__all__ = ["head_labels_findings", "without_head"]

_GAP = re.compile(r"\u3000{2,}|\n")
"""between the entries of a list that stand in one line"""
_SEPARATOR = re.compile(r"\s?[;,；、،]\s?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\b\d{3,}|\b\d{1,2}[.:]\d{2}\b")
"""of a paper, a year, a time of day"""
_LEADS = re.compile(r"(?:\s?\.){8,}")
"""dots between a country and who speaks for it"""
_DEGREE = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
_HEARD = {"witness", "witnesses"}
_PANEL = re.compile(r"[IVX]{1,4}[:.)]\s")
"""the number of a panel of witnesses: ``I: Dr Ann Lee``"""
_FEW = 4
"""turns; fewer do not tell what a head is"""
_ROW = 3
"""lines, entries of a list"""
_MOSTLY = 0.6
"""share of turns that end a sentence, where the head does not"""
_NAMED = 0.6
"""share of words with a capital in several lines of names"""
_ALL_NAMED = 0.85
"""the same in one line"""
_IN_CAPITALS = 0.8
"""share of labels"""
_ENDING = 12
"""characters"""
_SHOWN = 5
_CODE = 5
"""letters and digits of an abbreviation"""
_EXPLAINS = 8
"""words that say what it stands for"""


def without_head(passages: Sequence[Passage]) -> tuple[list[Passage], list[Line]]:
    """Passages, those of the head of the record no longer turns.

    They stand before all others, and nothing under them is a sentence, where nearly everything under others is one.
    What looked like their label comes once, or has names or a table of contents under it: ``Speaker: The Hon. Ann Lee``
    on the cover.

    Args:
        passages: all of a text, in order.

    Returns:
        The passages, and what looked like labels.
    """
    kept, values = _without_values(_without_bracketed_headings(passages))
    passages = kept
    begins = [at for at, one in enumerate(passages) if one.begins_turn]
    if len(begins) <= _FEW:
        return kept, values
    heads: list[Line] = []
    begun = False
    for place, at in enumerate(begins[: len(begins) // 3]):
        label, under = _label(passages[at]), passages[at : begins[place + 1]]
        later = [_label(passages[other]) for other in begins[place + 1 :]]
        in_head = _is_in_head(under[0], label, later, begun=begun)
        entry = in_head or _is_entry(under, label, once=label not in later) or _is_of_key(under, label, later)
        if not label or not entry:
            break
        begun = begun or in_head
        heads.append(Line(passages[at].line, label))
    number = len(heads)
    others = [passages[at].text[-_ENDING:] for at in begins[number:]] if number else []
    if sum(FULL_STOP.search(text) is not None for text in others) < _MOSTLY * len(others):
        number = 0
    number = max(number, _silent_run(passages, begins))
    heads = [Line(passages[at].line, _label(passages[at])) for at in begins[:number]]
    for at in reversed(begins[:number]):
        one = passages[at]
        plain = replace(one, voice=None, candidate=None)
        printed = one.voice.label if one.voice is not None else None
        named = [Passage((Line(one.line, printed),), printed, one.line, BlockKind.HEADING)] if printed else []
        kept[at : at + 1] = [*named, plain]
    return kept, [*values, *heads]


def _without_values(passages: list[Passage]) -> tuple[list[Passage], list[Line]]:
    """Passages, without the labels of the first turns under which nothing but a number or a date stands: ``Day: 3``.

    Returns:
        The passages, and these labels.
    """
    found: list[Line] = []
    begins = [at for at, one in enumerate(passages) if one.begins_turn]
    if len(begins) <= 2 * _FEW:
        return passages, found
    labels = Counter(_label(passages[at]) for at in begins)
    for at, end in pairwise(begins[: 2 * _FEW]):
        one = passages[at]
        words = " ".join(line.text for line in one.lines)[one.candidate.end if one.candidate is not None else 0 :]
        alone = end == at + 1 or passages[at + 1].kind is not BlockKind.TEXT or passages[at + 1].is_separator
        if one.candidate is not None and alone and labels[_label(one)] <= _TWICE and _VALUE.fullmatch(words):
            found.append(Line(one.line, _label(one)))
            passages[at] = replace(one, candidate=None)
    return passages, found


_TWICE = 2
_VALUE = re.compile(r"[\W\d]*\d[\W\d]*(?:[^:：\d]{1,30}[:：][\W\d]*\d[\W\d]*){0,3}")
"""of a field, and of others on the same line: ``Volume: 3 — Date: 16.04.1981``"""


def _silent_run(passages: Sequence[Passage], begins: Sequence[int]) -> int:
    """How many labels at the beginning are a list of those present: no sentence is under them, but lines or nothing.

    A roll call has words beside each: ``MR. ADAMS: Here``.

    Args:
        passages: all of a text.
        begins: places of those with a label.
    """
    run = listed = 0
    for at, end in pairwise(begins[: len(begins) // 2]):
        under, label = passages[at:end], passages[at].candidate
        if label is None or label.notes or any(map(_is_finished, under)):
            break
        run += 1
        listed += len(under) > 2 or not under[0].text[label.end :].strip()
    if run < _ROW or listed * 2 < run:
        return 0
    rest = [passages[at:end] for at, end in pairwise((*begins[run:], len(passages)))]
    return run if sum(any(map(_is_finished, under)) for under in rest) >= _FINISHED * len(rest) else 0


_FINISHED = 0.8
"""share of turns that end a sentence, where none of the head does"""


def _without_bracketed_headings(passages: Sequence[Passage]) -> list[Passage]:
    """Passages, without a label alone on its line whose brackets no other has: ``【冒頭発言】`` over a speech.

    Others have brackets of another kind, ``（総理）``. Who speaks under it, nothing says.
    """
    kept = list(passages)
    found = [at for at, one in enumerate(kept) if one.candidate is not None and one.candidate.shape is Shape.BRACKET]
    kinds = Counter(kept[at].text[0] for at in found)
    rare = {kind for kind in kinds if kinds[kind] == 1 and len(found) > _FEW}
    for at in found if rare else ():
        one, label = kept[at], kept[at].candidate
        if one.text[0] in rare and label is not None and label.end >= len(one.text) and at + 1 < len(kept):
            kept[at] = replace(one, candidate=None, kind=BlockKind.HEADING)
            if not kept[at + 1].begins_turn and kept[at + 1].kind is BlockKind.TEXT:
                kept[at + 1] = replace(kept[at + 1], voice=Voice(None))
    return kept


def head_labels_findings(found: Sequence[Line], file: str) -> Iterator[Finding]:
    """One finding for all that looked like labels in the head."""
    if found:
        more = ", …" if len(found) > _SHOWN else ""
        shown = ", ".join(f'"{shorten(line.text, 40)}"' for line in found[:_SHOWN])
        yield Finding(
            "XL135", f"taken for the head of the record and for nobody's words: {shown}{more}", file, found[0].number
        )


def _label(passage: Passage) -> str:
    """What is printed as the label of who speaks; empty: a note on how the words were spoken stands beside it."""
    if passage.voice is not None:
        return passage.voice.label or ""
    return passage.candidate.label if passage.candidate is not None and not passage.candidate.notes else ""


def _is_entry(under: Sequence[Passage], label: str, *, once: bool) -> bool:
    """True where a label has a table of contents under it, or names, numbers or several lines and no sentence."""
    first = under[0]
    end = first.candidate.end if first.candidate is not None else 0
    own = _parts([first.lines[0].text[end:], *(line.text for line in first.lines[1:])])
    rest = _parts([line.text for one in under[1:] for line in one.lines])
    parts = [*own, *rest]
    if sum(is_leader(part) or _LEADS.search(part) is not None for part in parts) >= _ROW:
        return True
    if label.casefold() in _HEARD and own and _PANEL.match(own[0]):
        return True  # "Witness: I: Ann Lee, Director (through an interpreter)."
    if any(is_said(_PANEL.sub("", part)) for part in parts) or not is_head(own[1:]):
        return False
    numbers = _NUMBER.search(label) is not None or (first.voice is None and any(map(_NUMBER.search, own)))
    if first.voice is None and once and (_is_list(own[:1]) or (numbers and _has_heading(under))):
        return is_head(rest) or _has_heading(under)
    if not parts or not is_head(parts) or any(map(_is_finished, under)):
        return False
    words = [word for part in parts for word in _WORD.findall(part)]
    share = sum(word[0].isupper() for word in words) / len(words) if len(words) > 1 else 0
    if first.voice is not None:
        return once and (len(parts) >= _ROW or numbers or (len(parts) > 1 and share >= _NAMED))
    if not once or len(parts) == 1:
        bold = first.candidate is not None and first.candidate.strong
        return share >= _ALL_NAMED or (once and bold and numbers)
    return len(parts) >= _ROW or numbers or share >= _NAMED


def _is_of_key(under: Sequence[Passage], label: str, later: Sequence[str]) -> bool:
    """True for what tells whose words stand under an abbreviation later: ``KM: Kurt Meier``, ``I: Interviewerin``.

    Args:
        under: the passage that begins with the label, and those to the next.
        label: it.
        later: the labels after it.
    """
    first, *others = under
    letters = [one for one in label.casefold() if one.isalnum()]
    if label not in later or others or first.candidate is None or len(first.lines) > 1 or len(letters) > _CODE:
        return False
    words = [word for word in first.text[first.candidate.end :].split() if any(map(str.isalpha, word))]
    while words and bare(words[0]) in HONORIFICS:
        words.pop(0)
    told = " ".join(words).casefold()
    if not letters or not 0 < len(words) <= _EXPLAINS or told[:1] != letters[0] or _is_finished(first):
        return False
    rest = iter(told)
    return len(words[0]) > len(letters) and all(letter in rest for letter in letters)


def _is_in_head(first: Passage, label: str, later: Sequence[str], *, begun: bool) -> bool:
    """True for a label with a name that comes again in capitals, as nearly all do: ``Chair: Ann Lee`` over ``CHAIR:``.

    Args:
        first: the passage that begins with it.
        label: it.
        later: the labels after it.
        begun: such a label was before it; who else was there may follow, and end with a full stop.
    """
    if label.isupper() or not (begun or (label.upper() in later and not _is_finished(first))):
        return False
    words = _WORD.findall(first.text[first.candidate.end :] if first.candidate is not None else first.text)
    named = len(words) > 1 and sum(word[0].isupper() for word in words) >= _NAMED * len(words)
    return named and sum(map(str.isupper, later)) >= _IN_CAPITALS * len(later)


def _is_finished(passage: Passage) -> bool:
    """True for what ends in a full stop; that of a degree is none, ``M.P.``, nor what is in brackets."""
    text = passage.text[-_ENDING:]
    return FULL_STOP.search(text) is not None and text[-1] not in ")]" and _DEGREE.search(text) is None


def _parts(texts: Sequence[str]) -> list[str]:
    return [part for text in texts for one in _GAP.split(text) if (part := one.strip())]


def _is_list(parts: Sequence[str]) -> bool:
    """True for entries between commas or semicolons, each with a capital; such a list can end in a full stop."""
    entries = [one for part in parts for one in _SEPARATOR.split(part)]
    return len(entries) >= _ROW and all(one[:1].isupper() for one in entries)


def _has_heading(under: Sequence[Passage]) -> bool:
    return any(one.kind in {BlockKind.HEADING, BlockKind.TITLE} for one in under[1:])
