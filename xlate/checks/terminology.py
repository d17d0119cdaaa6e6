"""Terms, names and equal texts: rendered as the glossary says, and alike throughout a document.

A term is found in the source as whole words: one with a capital letter must have it, and a plural or genitive of one or
two letters may follow. In the translation, where words inflect, it is enough that each word of the rendering
begins as it should: but for its last three letters, four at least. What stands without spaces (Chinese, Japanese) is
searched as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from xlate.checks.check import Pair, Settings
from xlate.checks.glossary import Term
from xlate.languages import UNSPACED_LANGUAGES, primary_subtag
from xlate.model.unit import UnitKind
from xlate.text import comparison_key, shorten

__all__ = ["check_consistency", "check_glossary", "check_names", "renderings_in"]

_WORD = re.compile(r"[^\W_]+(?:[-‑’'][^\W_]+)*")
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_ENDING = re.compile(r"(?:[’']s|[’']|e?s)?")
_NAME = re.compile(r"[^\W\d_]\S*(?: \S+){1,3}")
_STEM, _CUT = 4, 3


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Small letters without accents and vowel points, by which inflected and pointed words are compared."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold()))


@dataclass(slots=True)
class _Index:
    """Terms by their first word, so that a text is looked through once for all of them."""

    by_word: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """first word in small letters -> terms that begin with it"""
    unspaced: list[str] = field(default_factory=list)
    """terms of a language without spaces"""

    @classmethod
    def of(cls, terms: Iterable[str], language: str) -> _Index:
        index = cls()
        for term in terms:
            words = _WORD.findall(term)
            if primary_subtag(language) in UNSPACED_LANGUAGES or not words:
                index.unspaced.append(term)
            else:
                index.by_word[_singular(words[0])].append(term)
        return index

    def in_text(self, text: str) -> list[str]:
        """The terms that stand in a text; of two that overlap, the longer one."""
        found = [term for term in self.unspaced if term in text]
        if self.by_word:
            for match in _WORD.finditer(text):
                terms = self.by_word.get(_singular(match.group()), ())
                found += [term for term in terms if _stands(term, text, match.start())]
        unique = dict.fromkeys(found)
        return [one for one in unique if not any(one != other and one in other for other in unique)]


def _singular(word: str) -> str:
    """A word without what a plural or a genitive adds."""
    word = word.casefold()
    for ending in ("'s", "’s", "es", "s", "’", "'"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e")


def _stands(term: str, text: str, start: int) -> bool:
    """True if a term stands in a text at a place, as whole words."""
    there = text[start : start + len(term)]
    same = there == term if _has_capital(term) else there.casefold() == term.casefold()
    if not same:
        return False
    end = start + len(term)
    ending = _ENDING.match(text, end)
    return any(place >= len(text) or not text[place].isalnum() for place in {end, ending.end() if ending else end})


@lru_cache(maxsize=4096)
def _has_capital(text: str) -> bool:
    return text.lower() != text


@lru_cache(maxsize=4096)
def _rendering(target: str, language: str) -> tuple[re.Pattern[str], ...]:
    """What finds a rendering in a folded text: each of its words, as it may be inflected."""
    if primary_subtag(language) in UNSPACED_LANGUAGES:
        return (re.compile(re.escape(_folded(target).replace(" ", ""))),)
    return tuple(_inflected(word) for word in _WORD.findall(_folded(target)) or [_folded(target)])


def _inflected(word: str) -> re.Pattern[str]:
    stem = word[: max(_STEM, len(word) - _CUT)]
    # Articles and prepositions are written together with a word in Arabic and Hebrew, other words in German.
    before = "" if len(stem) >= _STEM or "\u0590" <= word[0] <= "\u06ff" else r"(?<![^\W_])"
    return re.compile(before + re.escape(stem))


def _has_rendering(target: str, text: str, language: str) -> bool:
    """True if a rendering stands in a folded text."""
    if primary_subtag(language) in UNSPACED_LANGUAGES:
        text = text.replace(" ", "")
    return all(pattern.search(text) for pattern in _rendering(target, language))


@lru_cache(maxsize=4096)
def _forbidden(target: str, language: str) -> re.Pattern[str]:
    """What finds a forbidden rendering in a folded text: its words side by side, each with no other beginning."""
    if primary_subtag(language) in UNSPACED_LANGUAGES:
        return re.compile(re.escape(_folded(target)))
    words = [re.escape(word) + r"\w{0,2}" for word in _WORD.findall(_folded(target))]
    return re.compile(r"(?<![^\W_])" + r"\W+".join(words or [re.escape(target)]) + r"(?![^\W_])")


def check_glossary(pairs: Sequence[Pair], settings: Settings) -> Iterable[tuple[Pair, str]]:
    """Say which terms of the glossary are not rendered as it says, or in a way that it forbids."""
    by_direction: dict[tuple[str, str], tuple[_Index, Mapping[str, list[Term]]]] = {}
    for pair in pairs:
        if not settings.terms:
            return
        if pair.direction not in by_direction:
            named: dict[str, list[Term]] = defaultdict(list)
            for term in settings.terms:
                if term.fits(*pair.direction):
                    named[term.source].append(term)
            index = _Index.of((source for source in named if source), pair.source_language)
            by_direction[pair.direction] = index, named
        index, by_source = by_direction[pair.direction]
        text = _folded(pair.target_words)
        found = [*index.in_text(pair.source_words), *([""] if "" in by_source else [])]
        problems = [said for source in found if (said := _problem(by_source[source], text, pair.target_language))]
        if problems:
            yield pair, "; ".join(problems)


def _problem(terms: Sequence[Term], text: str, language: str) -> str | None:
    """What is wrong with how a term of the source is rendered."""
    good = [term for term in terms if not term.forbidden]
    for term in terms:
        if term.forbidden and (found := _forbidden(term.target, language).search(text)):
            better = f"; use {_or(good)}" if good else ""
            note = f" ({term.note})" if term.note else ""
            return f'"{found.group()}" is forbidden by the glossary{note}{better}'
    if good and not any(_has_rendering(term.target, text, language) for term in good):
        note = next((f" ({term.note})" for term in good if term.note), "")
        return f'"{good[0].source}" is {_or(good)} in the glossary{note}'
    return None


def _or(terms: Sequence[Term]) -> str:
    return " or ".join(f'"{term.target}"' for term in terms)


def renderings_in(
    texts: Iterable[str], terms: Iterable[Term], source_language: str, target_language: str
) -> Iterable[list[str]]:
    """The terms of a glossary that stand in each text, with their renderings: a line for each, in words.

    Args:
        texts: plain words.
        terms: the glossary; what is for other languages is passed over.
        source_language: tag of the language of the texts.
        target_language: tag of the language to translate into.
    """
    named: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        if term.source and term.fits(source_language, target_language):
            named[term.source].append(term)
    index = _Index.of(named, source_language)
    for text in texts:
        yield [_in_words(named[source]) for source in index.in_text(text)]


def _in_words(terms: Sequence[Term]) -> str:
    """A term and its renderings: ``prime minister: "премьер-министр"; not "главный министр" (note)``."""
    good = [term for term in terms if not term.forbidden]
    bad = [term for term in terms if term.forbidden]
    said = [*([_or(good)] if good else []), *([f"not {_or(bad)}"] if bad else [])]
    notes = dict.fromkeys(term.note for term in terms if term.note)
    return f"{terms[0].source}: {'; '.join(said)}" + (f" ({'; '.join(notes)})" if notes else "")


def check_names(pairs: Sequence[Pair], settings: Settings) -> Iterable[tuple[Pair, str]]:  # noqa: ARG001
    """Say where a name is rendered in another way than in the label of its speaker, or where it stands alone."""
    by_language: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for pair in pairs:
        if _is_name(pair):
            by_language[pair.direction][comparison_key(pair.source_words)][comparison_key(pair.target_words)] += 1
    indexes = {direction: _Index.of(names, direction[0]) for direction, names in by_language.items()}
    # A name has a capital letter, so it must stand in a text as it is: most texts have none, and are quickly passed.
    any_of = {direction: re.compile("|".join(map(_spaced, names))) for direction, names in by_language.items()}
    for pair in pairs:
        if pair.direction not in indexes:
            continue
        names = by_language[pair.direction]
        if pair.source_words.isascii() and not any_of[pair.direction].search(pair.source_words):
            continue
        whole = comparison_key(pair.source_words)
        for name in indexes[pair.direction].in_text(whole):
            usual = names[name].most_common(1)[0][0]
            if not _has_rendering(usual, _folded(pair.target_words), pair.target_language):
                yield pair, f'"{name}" is "{usual}" elsewhere'
                break


def _spaced(name: str) -> str:
    """A pattern for a name with any white space between its words."""
    return r"\s+".join(map(re.escape, name.split()))


def _is_name(pair: Pair) -> bool:
    """True for the label of a speaker that is a name alone; without a TEI file, for two to four words in capitals."""
    source = pair.source_words
    if not _NAME.fullmatch(source) or not source[-1].isalnum() or not _has_capital(source):
        return False
    if pair.kind is UnitKind.LABEL:
        return pair.speaker is None or comparison_key(pair.speaker) == comparison_key(source)
    return pair.kind is None and all(word[0].isupper() for word in source.split()) and pair.target_words[-1:].isalnum()


def check_consistency(pairs: Sequence[Pair], settings: Settings) -> Iterable[tuple[Pair, str]]:  # noqa: ARG001
    """Say where the same text is translated in several ways. What two speakers say may differ, for they differ."""
    groups: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        spoken = pair.kind in (UnitKind.SEGMENT, UnitKind.OTHER)
        if pair.kind is None and len(pair.source_words.split()) < 2:
            continue
        who = pair.speaker if spoken else None
        groups[(*pair.direction, comparison_key(pair.source_words), who)].append(pair)
    for group in groups.values():
        if len(group) < 2:
            continue
        renderings = Counter(_bare(pair.target_words) for pair in group)
        if len(renderings) == 1:
            continue
        usual = renderings.most_common(1)[0][0]
        model = next(pair for pair in group if _bare(pair.target_words) == usual)
        place = f"{model.key or 'another entry'}{f' (line {model.line})' if model.line else ''}"
        message = f'the same text is translated "{shorten(model.target_words)}" in {place}'
        yield from ((pair, message) for pair in group if _bare(pair.target_words) != usual)


def _bare(text: str) -> str:
    """A text without its case, spacing and punctuation."""
    return " ".join(_WORD.findall(text.casefold())) or text
