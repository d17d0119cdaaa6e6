"""Proposals: fragments of translators' files with a machine's translation of each, as far as it can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model.mt_origin import machine_line
from xlate.mt.engine import Flaw, Output
from xlate.mt.protect_tags import METHOD, Marked, read_marked
from xlate.mt.routes import Route
from xlate.mt.sanity_checks import (
    has_letters,
    is_repetitive,
    lost_numbers,
    lost_terms,
    lost_verbatim,
    protected_spans,
    unknown_signs,
)
from xlate.mt.translate import Machine
from xlate.text import comparison_key, shorten

__all__ = ["Problem", "Proposal", "propose"]

_FIRST_MASK, _MASKS = 0xE000, 100
"""characters for private use: no model has them in its vocabulary, so that it can only copy them"""
_LEFT = "left empty"


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding without its place."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a machine proposes for a fragment."""

    text: str | None
    """the translation as a fragment, with exactly the tags of the source; None if there is none that can be used"""
    comment: str
    """the lines that say where it comes from; empty if there is none"""
    problems: tuple[Problem, ...] = ()


def propose(
    fragments: Sequence[str],
    route: Route,
    machine: Machine,
    terms: Mapping[str, str] | None = None,
    advance: Callable[[float], None] = lambda _: None,
) -> dict[str, Proposal]:
    """Translate fragments by machine.

    Args:
        fragments: in the form for a translator (`xlate.model.markup.encode`).
        route: which way.
        machine: what translates.
        terms: words -> what they must be called.
        advance: is told which part of the whole has been done since it was told last.

    Returns:
        fragment -> proposal.

    Raises:
        EngineError: the engine cannot go on.
    """
    terms = terms or {}
    proposals: dict[str, Proposal] = {}
    read: dict[str, tuple[Marked, str | None]] = {}
    for fragment in dict.fromkeys(fragments):
        try:
            marked = read_marked(fragment)
        except BrokenMarkupError as error:
            proposals[fragment] = _none("XL810", f"the source text is not an XML fragment ({error.message}); {_LEFT}")
            continue
        if has_letters(marked.words):
            read[fragment] = marked, _mask(marked.words, terms)
        else:
            proposals[fragment] = _none("XL809", f"there are no words to translate; {_LEFT}")
    texts = [text for marked, masked in read.values() for text in (marked.words, masked) if text]
    outputs = machine.translate(texts, route, advance)
    for fragment, (marked, masked) in read.items():
        output = outputs[marked.words]
        if masked and (unmasked := _unmask(outputs[masked], marked.words, terms)):
            output = unmasked
        proposals[fragment] = _judge(marked, output, route, machine, terms)
    return proposals


def _none(code: str, message: str) -> Proposal:
    return Proposal(None, "", (Problem(code, message),))


def _judge(marked: Marked, output: Output, route: Route, machine: Machine, terms: Mapping[str, str]) -> Proposal:
    """What is to be said of a translation, and whether it can be used."""
    words = output.text.strip()
    unusable = _unusable(marked.words, words, output.flaw)
    if unusable is not None:
        return unusable
    try:
        text = marked.with_words(words)
    except PlaceholderError as error:
        return _none("XL808", f"the tags could not be put back ({error.message}); {_LEFT}")
    problems = []
    if lost := lost_numbers(marked.words, words) + lost_terms(marked.words, words, terms):
        problems.append(Problem("XL807", f"the translation lacks {', '.join(lost)}; check it"))
    comment = machine_line(machine.origin(route), text)
    if output.confidence is not None:
        comment = f"{comment}\nxlate-mt-confidence: {output.confidence:.2f} {machine.engine.name}"
    if marked.is_guess:
        problems.append(Problem("XL811", f"tags between words were put back by {METHOD}; check their positions"))
        comment = f"xlate-mt-tags: {METHOD}; check where the tags stand\n{comment}"
    return Proposal(text, comment, tuple(problems))


def _unusable(source: str, words: str, flaw: Flaw | None) -> Proposal | None:
    """Why a machine's words cannot be used; None if they can."""
    if flaw is Flaw.TOO_LONG:
        return _none("XL806", f"a sentence is longer than what the engine reads; {_LEFT}")
    if flaw is Flaw.CUT:
        return _none("XL806", f"the engine stopped before the end; {_LEFT}")
    if not words:
        return _none("XL803", f"the engine wrote nothing; {_LEFT}")
    if comparison_key(words) == comparison_key(source):
        return _none("XL804", f"the engine left the source text unchanged; {_LEFT}")
    if is_repetitive(source, words):
        return _none("XL805", f'the engine repeats itself ("{shorten(words)}"); {_LEFT}')
    if signs := unknown_signs(source, words):
        return _none("XL818", f"the engine wrote {', '.join(signs)} for what it does not know; {_LEFT}")
    if lost := lost_verbatim(source, words):
        return _none("XL807", f"the engine lost {', '.join(lost)}; {_LEFT}")
    return None


def _mask(words: str, terms: Mapping[str, str]) -> str | None:
    """Words with a mark for everything that must not change; None if there is nothing."""
    parts: list[str] = []
    last = 0
    for number, (start, end, _) in enumerate(protected_spans(words, terms)):
        if number == _MASKS:
            break
        parts += [words[last:start], chr(_FIRST_MASK + number)]
        last = end
    return "".join([*parts, words[last:]]) if parts else None


def _unmask(output: Output, words: str, terms: Mapping[str, str]) -> Output | None:
    """A translation with what the marks stand for; None if the engine did not keep each exactly once."""
    text = output.text
    for number, (_, _, wanted) in zip(range(_MASKS), protected_spans(words, terms), strict=False):
        mark = chr(_FIRST_MASK + number)
        if text.count(mark) != 1:
            return None
        text = text.replace(mark, wanted)
    return replace(output, text=text)
