"""What is odd about the turns of a transcript as a whole: labels that were not taken, words outside, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from xlate.findings import Finding, Severity
from xlate.model.pieces import plain_text
from xlate.model.transcript import Paragraph, Transcript
from xlate.profiles.labels_not_taken import labels_not_taken
from xlate.profiles.passage import Passage
from xlate.profiles.speaker_labels import LabelClassifier
from xlate.profiles.vocabulary import HONORIFICS, bare
from xlate.text import shorten

__all__ = ["notice_turns"]

_SHOWN = 5
"""labels in a message"""
_LEAST = 200
"""words of a text of which something can be said"""
_RUNNING_HEAD = re.compile(
    r"\bpages?\b|\bseite\b|\bvol(?:ume)?\b|\bno\.\s?\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}", re.IGNORECASE
)


def notice_turns(passages: Sequence[Passage], transcript: Transcript, labels: LabelClassifier) -> Iterator[Finding]:
    """Say what could have gone wrong.

    Args:
        passages: the whole text.
        transcript: what was made of it.
        labels: what is known of its labels.
    """
    file = transcript.source_name
    yield from _near_misses(passages, labels, file)
    if transcript.turns and labels.set_aside:
        names = list(dict.fromkeys(shorten(label, 40) for label in labels.set_aside))
        more = ", …" if len(names) > _SHOWN else ""
        number = len(labels.set_aside)
        message = "a line that begins like a label is taken for an entry of a list"
        if number > 1:
            message = f"{number} lines that begin like labels stand before the talk or have no speech under them, and "
            message += "are taken for lists"
        message += f": {', '.join(names[:_SHOWN])}{more}"
        yield Finding("XL135", message, file)
    doubts = [*labels.doubts, *_not_taken(passages, transcript, labels)]
    if doubts:
        message = f"the turns may be wrong: {'; '.join(doubts)}; compare them with the source"
        yield Finding("XL138", message, file)
    spoken = sum(
        len(plain_text(item.pieces).split())
        for turn in transcript.turns
        for item in turn.content
        if isinstance(item, Paragraph)
    )
    whole = sum(len(passage.text.split()) - _words_of_label(passage) for passage in passages)
    if transcript.turns and whole >= _LEAST and spoken * 2 < whole:
        message = f"the turns hold {spoken} of {whole} words; perhaps some labels were not found"
        yield Finding("XL211", message, file)
    for turn in transcript.turns:
        if turn.label and _RUNNING_HEAD.search(turn.label):
            message = f'the speaker "{shorten(turn.label, 60)}" looks like the running head of a page'
            yield Finding("XL212", message, file, turn.line)
            break


def _words_of_label(passage: Passage) -> int:
    """How many words of a passage are its label, and nobody's speech."""
    label = passage.candidate
    return len(passage.lines[0].text[: label.end].split()) if label is not None else 0


def _not_taken(passages: Sequence[Passage], transcript: Transcript, labels: LabelClassifier) -> Iterator[str]:
    """What recurs at the beginnings of lines as labels do, and is none."""
    known = {*labels.labels(), *(turn.label for turn in transcript.turns if turn.label)}
    found = Counter(labels_not_taken(passages, known)) if transcript.turns else Counter()
    if found:
        shown = ", ".join(f"{shorten(label, 40)} ({times})" for label, times in found.most_common(_SHOWN))
        yield f"lines begin alike again and again, and are no turns: {shown}"


def _near_misses(passages: Sequence[Passage], labels: LabelClassifier, file: str) -> Iterator[Finding]:
    """The beginnings of lines that came close to a label."""
    near = Counter(labels.near_misses())
    first = next((place for place, passage in enumerate(passages) if passage.begins_turn), len(passages))
    begins = [passage.text for passage in passages[first:] if not passage.begins_turn]
    alike = {label: n for label, n in labels.look_alikes().items() if any(text.startswith(label) for text in begins)}
    near = Counter({**alike, **near})
    number = sum(near.values())
    if not number:
        return
    shown = [
        f"{shorten(label, 40)} ({times})" if times > 1 else shorten(label, 40)
        for label, times in near.most_common(_SHOWN)
    ]
    more = ", …" if len(near) > _SHOWN else ""
    message = f"{number} {'lines begin' if number > 1 else 'line begins'} like a label: {', '.join(shown)}{more}"
    line = next((one.line for one in passages if any(one.text.startswith(label) for label in near)), None)
    known = frozenset(labels.labels())
    inside = (label for label in near if label in alike or any(text.startswith(label) for text in begins))
    severity = Severity.WARNING if any(_is_lost(label, known) for label in inside) else None
    yield Finding("XL210", message, file, line, given_severity=severity)


def _is_lost(label: str, known: frozenset[str]) -> bool:
    """True for what begins with a label of the document, or is addressed as persons are: a turn is perhaps lost."""
    words = label.split()
    begins = any(" ".join(words[:size]).rstrip(" ,،，–—-") in known for size in range(1, len(words)))
    return begins or (len(words) > 1 and bare(words[0]) in HONORIFICS and words[1][:1].isupper())
