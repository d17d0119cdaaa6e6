"""Turns of which only a sign tells that somebody else speaks: ``>>`` of captions, the dash before a question.

The sign is the label, and nobody is named by it. Among such lines stand labels: ``>> lee: …``, ``Lena「…」``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind, Line
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.quoted_turns import QUOTED, find_quoted
from xlate.profiles.vocabulary import SENTENCE_WORDS, bare

__all__ = ["divided_at_changes", "find_unnamed", "split_at_changes"]

_FEW = 3
"""signs; fewer are something else"""
_SHARE = 0.75
"""of the questions that answers follow at once"""
_CHANGE = re.compile(r"(?:(?<=\s)|^)>>{1,2}(?=\s?[^\s>])")
_CAPTION = re.compile(
    r">>{1,2}\s?(?:(?P<label>[^\W\d_][\w.'’ -]{0,30})\s?:(?=\s)"
    r"|(?P<notes>[(\[][^()\[\]\n]{3,40}[)\]])\s?:(?=\s))?\s{0,3}"
)
_DASH = re.compile(r"(?P<dash>[—―─–-]{1,2})[\s\u3000]{0,2}(?=[^\W_]|[\"“«„¿「『])")
_WIDE = re.compile(r"(?P<label>[^\W\d_][^\s。、，！？「」：:]{0,12})\u3000(?=\S)")
_ENDS_QUOTED = ("」", "』", "」。")


def split_at_changes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines divided before each ``>>`` inside them, where the text has several.

    Args:
        blocks: of a document whose format says nothing of speakers.
    """
    texts = [line.text for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    if sum(len(_CHANGE.findall(text)) for text in texts if _is_open(text)) < _FEW:
        return list(blocks)
    return [
        replace(block, lines=tuple(part for line in block.lines for part in divided_at_changes(line)))
        if block.kind is BlockKind.TEXT
        else block
        for block in blocks
    ]


def _is_open(text: str) -> bool:
    """True for a line with ``>>``, unless these close a mark: ``<< chair >> Ann Lee: << chair >>``."""
    return ">>" in text and "<<" not in text


def divided_at_changes(line: Line) -> list[Line]:
    """A line divided before each ``>>`` inside it."""
    cuts = [match.start() for match in _CHANGE.finditer(line.text) if match.start()] if _is_open(line.text) else []
    parts: list[Line] = []
    for begin, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        rest = line.after(begin)
        parts.append(rest.until(len(rest.text[: end - begin].rstrip())))
    return parts if cuts else [line]


def find_unnamed(lines: Sequence[Line], usual: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """The labels of a document in which turns of nobody named stand among others; empty, if it is none.

    Args:
        lines: all that could begin with a label.
        usual: the labels that other signs tell, by the places of their lines.
    """
    return _captions(lines, usual) or _questions(lines, usual) or find_quoted(lines)


def _captions(lines: Sequence[Line], usual: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Lines behind ``>>``; a small word with a colon among them is a label if it comes again."""
    found = {place: match for place, line in enumerate(lines) if (match := _CAPTION.match(line.text))}
    named = Counter(match["label"] for match in found.values() if match["label"])
    quoted = any(line.text[:1] == ">" and place not in found for place, line in enumerate(lines))
    if quoted or not any(number > 1 for number in named.values()):
        return {}  # a letter quotes letters so
    labels: dict[int, Candidate] = {}
    for place, match in found.items():
        if place in usual and not usual[place].label.startswith(("(", "[")):
            labels[place] = usual[place]
        elif (
            (name := match["label"])
            and named[name] > 1
            and not any(bare(one) in SENTENCE_WORDS for one in name.split())
        ):
            labels[place] = Candidate(name, name, "", match.end(), Shape.MARK)
        else:
            end = match.start("label") if match["label"] else match.end()
            labels[place] = Candidate(">>", ">>", match["notes"] or "", end, Shape.MARK)
    unnamed = sum(one.label == ">>" for one in labels.values())
    return labels if len(labels) >= _FEW and unnamed > 1 else {}


def _questions(lines: Sequence[Line], usual: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Questions behind a dash, each with an answer after it that has a label or is in corners behind a name."""
    asked = {place: match for place, line in enumerate(lines) if (match := _DASH.match(line.text))}
    if len(asked) < _FEW:
        return {}
    answers = {place: one for place, one in usual.items() if lines[place].text[one.end :].strip()}
    for place, line in enumerate(lines):
        match = QUOTED.match(line.text) if line.text.rstrip().endswith(_ENDS_QUOTED) else _WIDE.match(line.text)
        if match is not None:
            answers[place] = Candidate(match["label"], match["label"], "", match.end(), Shape.MARK)
    counts = Counter(one.label for one in answers.values())
    answers = {place: one for place, one in answers.items() if counts[one.label] > 1 and place not in asked}
    answered = sum(place + 1 in answers for place in asked)
    if answered < _FEW or answered < _SHARE * len(asked) or answered < _SHARE * len(answers):
        return {}
    questions = {
        place: Candidate(match["dash"], match["dash"], "", match.end(), Shape.MARK)
        for place, match in asked.items()
        if place + 1 in answers
    }
    return questions | answers
