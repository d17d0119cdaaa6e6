"""Which pairs a check can fail at, found for all checks in one pass.

Most checks look for something that few pairs have: a bracket, a digit, a letter of another script. Here each text is
divided at white space once, what its words are is asked once for each different word, and a check gets to see only
the pairs in which it can find something. A screen may leave in what passes; it may never leave out what fails. It
knows nothing of messages: the checks decide, as they are. tests/checks/test_screen.py holds that the findings are the
same with and without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import eq
from typing import Generic, TypeVar

from xlate.checks.amounts import has_scales
from xlate.checks.brackets import ANY_BRACKET, ANY_QUOTE
from xlate.checks.calendar import months_of
from xlate.checks.check import Pair
from xlate.checks.language import ENOUGH_HITS, frequent_elsewhere, has_stray_letters, is_told_by_words, words_of
from xlate.checks.numbers import runs_of_digits
from xlate.checks.scripts import foreign_letters, has_letters_of_other_form, scripts_of
from xlate.checks.wording import DOUBLING
from xlate.languages import primary_subtag

__all__ = ["SCREENED", "screen"]

SCREENED = (
    "brackets", "quotes", "stage-directions", "placeholders", "numbers", "dates", "repeated-words", "untranslated",
    "script", "language",
)  # fmt: skip
"""names of the checks that see only some of the pairs"""
_BLOCK = 400
"""pairs that are looked at together: what none of them has is told by a single look"""
_DIGIT = re.compile(r"\d")
_PLACEHOLDER = re.compile(r"[{%@]|://|www\.")
_ADDRESS = re.compile(r"@|://|www\.")
_LAST_WORD = re.compile(r"\w{2,}\Z")
_FIRST_WORD = re.compile(r"\w{2,}")
_Question = Callable[[str], object]
Answer = TypeVar("Answer")
_Texts = Sequence[list[str]]
"""texts, each as its words: what stands between white space"""


def screen(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """For each of the checks in `SCREENED` the pairs that it can fail at, in their order."""
    found: dict[str, list[Pair]] = {name: [] for name in SCREENED}
    screens: dict[tuple[str, str], _Screen] = {}
    for direction, group in groupby(pairs, key=lambda pair: pair.direction):
        if direction not in screens:
            screens[direction] = _Screen(*direction)
        while block := list(islice(group, _BLOCK)):
            for name, places in screens[direction].look(block).items():
                found[name] += [block[place] for place in sorted(places)]
    return found


class _Words:
    """The different words of one side of a document, and which of them have what is looked for."""

    def __init__(self, questions: Mapping[str, _Question]) -> None:
        self._questions = questions
        self._known: set[str] = set()
        self._having: dict[str, set[str]] = {name: set() for name in questions}

    def look(self, texts: _Texts) -> _Block:
        """Ask the questions about the words of some texts that are new."""
        here = set(chain.from_iterable(texts))
        new = here - self._known
        self._known |= new
        for name, question in self._questions.items():
            self._having[name].update(filter(question, new))
        return _Block(texts, {name: words & here for name, words in self._having.items()})


class _Block:
    """Some texts, and which of their words have what is looked for."""

    def __init__(self, texts: _Texts, having: Mapping[str, set[str]]) -> None:
        self.texts = texts
        self.having = having

    def places(self, name: str, least: int = 1) -> set[int]:
        """The places of the texts in which as many different words have what is looked for."""
        words = self.having[name]
        if len(words) < least:
            return set()
        if least == 1:
            return {place for place, text in enumerate(self.texts) if not words.isdisjoint(text)}
        return {place for place, text in enumerate(self.texts) if len(words.intersection(text)) >= least}


class _Screen:
    """The screen for one pair of languages."""

    def __init__(self, source: str, target: str) -> None:
        self.languages = source, target
        self._source = _Words(
            {
                "bracket": ANY_BRACKET.search,
                "quote": ANY_QUOTE.search,
                "digit": _DIGIT.search,
                "placeholder": _PLACEHOLDER.search,
            }
        )
        self._target = _Words(
            {
                "bracket": ANY_BRACKET.search,
                "quote": ANY_QUOTE.search,
                "digit": _DIGIT.search,
                "foreign": _foreign(target),
                "frequent": lambda word: self._frequent_elsewhere(word) > 0,
                "suspect": self._is_suspect,
            }
        )
        self._runs = _Answers(runs_of_digits)
        self._is_month = _Answers(lambda word: months_of(source).can_be_in(word))
        self._first = _Answers(lambda word: _plain(_FIRST_WORD.match(word)) or None)
        self._last = _Answers(lambda word: _plain(_LAST_WORD.search(word)))
        self._key = _Answers(lambda word: unicodedata.normalize("NFC", word).casefold())

    def look(self, pairs: Sequence[Pair]) -> dict[str, Collection[int]]:
        """Name of each check -> places of the pairs that it can fail at."""
        sources, targets = [pair.source_words.split() for pair in pairs], [pair.target_words.split() for pair in pairs]
        source, target = self._source.look(sources), self._target.look(targets)
        digits = source.places("digit")
        brackets = source.places("bracket")
        return {
            "brackets": brackets | target.places("bracket"),
            "quotes": source.places("quote") | target.places("quote"),
            "stage-directions": brackets,
            "placeholders": source.places("placeholder"),
            "numbers": list(self._other_numbers(pairs, source, target, digits | target.places("digit"))),
            "dates": [place for place in digits if any(map(self._is_month.__getitem__, sources[place]))],
            "repeated-words": list(self._repeated(targets)),
            "untranslated": list(self._untranslated(sources, targets)),
            "script": target.places("foreign"),
            "language": self._in_other_language(target),
        }

    def _other_numbers(
        self, pairs: Sequence[Pair], source: _Block, target: _Block, places: Iterable[int]
    ) -> Iterator[int]:
        """Where the digits of the two sides are not the same, or words for large numbers stand behind them."""
        ours, theirs = source.having["digit"], target.having["digit"]
        for place in places:
            pair = pairs[place]
            if (
                self._digits(source.texts[place], ours) != self._digits(target.texts[place], theirs)
                or has_scales(pair.source_words, self.languages[0])
                or has_scales(pair.target_words, self.languages[1])
            ):
                yield place

    def _digits(self, text: list[str], having: set[str]) -> list[str]:
        return sorted(chain.from_iterable(self._runs[word] for word in text if word in having))

    def _repeated(self, targets: _Texts) -> Iterator[int]:
        """Where a word ends as the next one begins."""
        if primary_subtag(self.languages[1]) in DOUBLING:
            return
        first, last = self._first.__getitem__, self._last.__getitem__
        for place, text in enumerate(targets):
            if any(map(eq, map(last, text), map(first, islice(text, 1, None)))):
                yield place

    def _untranslated(self, sources: _Texts, targets: _Texts) -> Iterator[int]:
        """Where both sides have as many words, and the same one first, or share as many as make a run."""
        key, (here, there) = self._key, map(scripts_of, self.languages)
        alike = not here or not there or not set(here).isdisjoint(there)
        for place, (ours, theirs) in enumerate(zip(sources, targets, strict=True)):
            if len(ours) == len(theirs) and (not ours or key[ours[0]] == key[theirs[0]]):
                yield place
            elif alike and len(common := set(ours).intersection(theirs)) > 1 and sum(map(str.islower, common)) > 1:
                yield place  # of six words in a row, those inside have no signs beside them

    def _in_other_language(self, target: _Block) -> Collection[int]:
        """Where enough words are frequent in another language, or one is odd; everywhere if words do not tell."""
        if not is_told_by_words(self.languages[1]):
            return range(len(target.texts))
        return target.places("frequent", ENOUGH_HITS) | target.places("suspect")

    def _frequent_elsewhere(self, word: str) -> int:
        """How many words that are frequent in other languages stand between two white spaces: mostly one or none."""
        return sum(frequent_elsewhere(part, *self.languages) for part in words_of(word))

    def _is_suspect(self, word: str) -> bool:
        """True for what counts as several words, or as other ones, and for letters that the language does not have."""
        if _ADDRESS.search(word) or has_stray_letters(word, self.languages[1]):
            return True
        return len(words_of(word)) > 1 and self._frequent_elsewhere(word) > 1


class _Answers(dict[str, Answer], Generic[Answer]):
    """What is known of words; asked once for each."""

    def __init__(self, question: Callable[[str], Answer]) -> None:
        super().__init__()
        self._question = question

    def __missing__(self, word: str) -> Answer:
        answer = self[word] = self._question(word)
        return answer


def _foreign(language: str) -> _Question:
    """Tells if a word has letters of another script, or characters that a Chinese text does not have."""
    foreign = foreign_letters(language)
    return lambda word: (foreign and foreign.search(word)) or has_letters_of_other_form(word, language)


def _plain(match: re.Match[str] | None) -> str:
    """Letters without their case, so that all are alike which a pattern takes for alike."""
    return match.group().replace("İ", "i").casefold() if match else ""
