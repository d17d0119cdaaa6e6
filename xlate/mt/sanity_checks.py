"""What is wrong with a machine's words as far as a program can see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from xlate.text import comparison_key, read_numbers

__all__ = [
    "has_letters",
    "is_repetitive",
    "lost_numbers",
    "lost_terms",
    "lost_verbatim",
    "protected_spans",
    "unknown_signs",
]

_VERBATIM = re.compile(
    r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\$?\{\w*\}"
    r"|(?<![\d%])%(?:\(\w+\))?[-+#0]*\d*(?:\.\d+)?[sdifu](?!\w)"
)
"""what a translation must have exactly as its source: addresses and placeholders"""
_WORD = re.compile(r"\w+")
_LONGEST = 12
"""words of a phrase that is looked for as repeated"""
_TIMES = 3
"""how often words stand there in a row before they count as repeated"""
_SYLLABLE_TIMES = 4
"""the same for parts of words, of which some languages have more"""
_STUTTER = re.compile(r"\b(\w+)(?:\s+\1\b){2,}", re.IGNORECASE)
"""a word three times with nothing between; with commas people say it so"""
_SENTENCE = re.compile(r"[^.!?。！？…]+")
_UNKNOWN = re.compile(r"⁇|\ufffd|▁|<\s*/?\s*unk\s*/?\s*>|\[unk\]|&lt;unk&gt;", re.IGNORECASE)
"""what models write for words that are not in their vocabulary"""


def has_letters(words: str) -> bool:
    """True if there is something to translate."""
    return any(character.isalpha() for character in words)


def protected_spans(words: str, terms: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where an engine should change nothing: (start, end, what is to stand in the translation), from left to right.

    Args:
        words: the source.
        terms: words of the source -> what they are to be called; whole words, as they are spelt.
    """
    found = [(match.start(), match.end(), match.group()) for match in _VERBATIM.finditer(words)]
    for term, wanted in terms.items():
        matches = re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", words)
        found += [(match.start(), match.end(), wanted) for match in matches]
    last = 0
    for start, end, wanted in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end, wanted
            last = end


def lost_verbatim(source: str, target: str) -> list[str]:
    """Addresses and placeholders of the source that the translation lacks."""
    wanted, there = (Counter(match.group() for match in _VERBATIM.finditer(text)) for text in (source, target))
    return list((wanted - there).elements())


def lost_terms(source: str, target: str, terms: Mapping[str, str]) -> list[str]:
    """What the translation should call something and does not."""
    wanted = {wanted for _, _, wanted in protected_spans(source, terms)} & set(terms.values())
    return sorted(term for term in wanted if comparison_key(term).casefold() not in comparison_key(target).casefold())


def lost_numbers(source: str, target: str) -> list[str]:
    """Numbers of the source that the translation lacks, however it groups their digits."""
    lost = Counter(read_numbers(source)) - Counter(read_numbers(target))
    runs, others = (Counter(read_numbers(text, grouped=False)) for text in (source, target))
    return sorted(lost.elements()) if runs - others else []


def is_repetitive(source: str, target: str) -> bool:
    """True if the translation says the same many times in a row and the source does not."""
    return _repeats(target) and not _repeats(source)


def _repeats(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    sentences = [tuple(_WORD.findall(one)) for one in _SENTENCE.findall(text.casefold())]
    doubled = any(len(one) > 1 and one == other for one, other in pairwise(sentences))
    return (
        doubled
        or _STUTTER.search(text) is not None
        or _in_a_row(words, _TIMES, shortest=2)
        or _in_a_row(words, _SYLLABLE_TIMES)
        or _in_a_row("".join(words), _SYLLABLE_TIMES, shortest=2)
    )


def unknown_signs(source: str, target: str) -> list[str]:
    """Signs for words that a model does not know, in a translation whose source has none."""
    return [] if _UNKNOWN.search(source) else list(dict.fromkeys(_UNKNOWN.findall(target)))


def _in_a_row(parts: Sequence[str], times: int, shortest: int = 1) -> bool:
    """True if some parts stand so many times one after another."""
    for length in range(shortest, _LONGEST + 1):
        run = 0
        for one, other in zip(parts, parts[length:], strict=False):
            run = run + 1 if one == other else 0
            if run >= length * (times - 1):
                return True
    return False
