"""Words in the wrong script, in the wrong language, or in the language of the source.

The script of letters is certain. For the language, lists of frequent words (stopwordsiso) are weighed: a text is in
another language if it has several frequent words of that which the expected one has not, and next to none the other way
round. Short texts, and languages of which too few words are known, are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from xlate.checks.check import Pair
from xlate.checks.scripts import foreign_letters, han_of_other_form, script_of_letter, weight_of
from xlate.languages import UNDETERMINED, UNSPACED_LANGUAGES, language_name, primary_subtag
from xlate.text import comparison_key

__all__ = [
    "ENOUGH_HITS",
    "LEFT_WORDS",
    "check_language",
    "check_script",
    "check_untranslated",
    "frequent_elsewhere",
    "has_stray_letters",
    "is_told_by_words",
    "words_of",
]

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"\S+://\S+|\S+@\S+|\bwww\.\S+")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30ff]")
_QUOTED = re.compile('“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|‘[^‘’]*’|"[^"]*"')
"""what is quoted may be so in its own language"""
_AROUND = ".,;:!?…()[]\"'“”‘’«»„¿¡–—-"
"""signs beside words"""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]+\Z")
"""letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese"""
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_IN_ALPHABET = {
    "ru": re.compile("[іїєґўђћџљњјѓќѕ]"),
    "uk": re.compile("[ыэъёўђћџљњј]"),
    "be": re.compile("[ищъїєґђћџљњј]"),
    "bg": re.compile("[ыэёіїєґўђћџљњј]"),
    "sr": re.compile("[ыэъёйщюяьіїєґў]"),
    "mk": re.compile("[ыэъёйщюяьіїєґўђћ]"),
    "ar": re.compile("[پچژگ]"),
}
"""letters of the same script that a language does not have"""
_LISTED = 70
"""words that a list must have to tell a language"""
_ENOUGH_WORDS, ENOUGH_HITS = 7, 4
"""words of a text, and frequent words of another language among them, that make a case"""
LEFT_WORDS, _TELLING = 6, 3
"""words in a row that are left from the source, and how many of them tell its language"""
_LEFT_SIGNS = 10
"""signs in a row of a script without spaces that make a sentence: names and titles have fewer"""
_SAME = {"nb": "no", "nn": "no", "bs": "hr", "fil": "tl", "iw": "he", "in": "id"}
"""languages whose list stands under another code"""
_SIBLINGS = {
    "hr": {"sl"},
    "id": {"ms"},
    "ms": {"id"},
    "cs": {"sk"},
    "sk": {"cs"},
    "gl": {"pt", "es"},
    "no": {"da"},
    "da": {"no"},
}
"""languages whose frequent words are too much alike to tell them apart"""


def check_untranslated(pair: Pair) -> str | None:
    """Say that the translation is the source text; names, abbreviations and addresses may be."""
    if primary_subtag(pair.source_language) == primary_subtag(pair.target_language):
        return None
    if comparison_key(pair.source_words).casefold() != comparison_key(pair.target_words).casefold():
        left = _left_words(pair)
        return f'words of the source are left in the translation: "{left}"' if left else None
    words = _WORD.findall(_without_addresses(pair.source_words))
    foreign = foreign_letters(pair.target_language)
    if foreign is not None and foreign.search(pair.source_words):
        # In another script even a name is translated; an abbreviation need not be.
        if any(not word.isupper() and foreign.search(word) for word in words):
            return "the translation is the source text"
        return None
    if len(words) > 1 and any(word.islower() and len(word) > 1 for word in words):
        return "the translation is the source text"
    return None


def _left_words(pair: Pair) -> str:
    """Six words or more in a row that stand so in the source, and are no name, title or quotation; empty without any.

    Words that are frequent in the language of the source and not in that of the translation have to be among them, for
    what two languages share is no fault. Other scripts are the business of `check_script`.
    """
    foreign = foreign_letters(pair.target_language)
    source, target = (
        [word.strip(_AROUND) for word in text.split()]
        for text in (pair.source_words, _QUOTED.sub(" | ", pair.target_words))
    )
    keys, theirs = [word.casefold() for word in source], [word.casefold() for word in target]
    runs = {tuple(keys[place : place + LEFT_WORDS]) for place in range(len(keys) - LEFT_WORDS + 1)}
    for place in range(len(theirs) - LEFT_WORDS + 1):
        if tuple(theirs[place : place + LEFT_WORDS]) not in runs:
            continue
        end = place + LEFT_WORDS
        while tuple(theirs[end - LEFT_WORDS + 1 : end + 1]) in runs and end < len(theirs):
            end += 1
        words = target[place:end]
        if 4 * sum(word[:1].islower() for word in words) < 3 * len(words) or (foreign and foreign.search(words[0])):
            continue
        if not all(map(_WORD.fullmatch, words)):
            continue  # part of a command or an address
        telling = {word for word in theirs[place:end] if _is_only_of(word, *pair.direction)}
        if len(telling) >= _TELLING:
            return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
    return ""


def _is_only_of(word: str, source: str, target: str) -> bool:
    """True for a word that is frequent in the one language and not in the other, as far as is known."""
    languages, code = _languages_of(word), _code(source)
    return _code(target) not in languages and (code in languages or (code not in _frequent_words() and len(word) > 3))


def check_script(pair: Pair) -> str | None:
    """Say that most letters, or a whole passage, are of a script in which the target language is not written."""
    foreign = foreign_letters(pair.target_language)
    if foreign is None or not foreign.search(pair.target_words):
        other = han_of_other_form(pair.target_words, pair.target_language)
        if len(other) > 2:
            which = "simplified" if han_of_other_form("国國", pair.target_language) == "国" else "traditional"
            return f"{which} characters in a text in {language_name(pair.target_language)}: {other[:5]}"
        return None
    if pair.source_words == pair.target_words:
        return None  # it is untranslated
    text = _without_addresses(pair.target_words)
    own = sum(weight_of(letter) for letter in _LETTERS.findall(text) if not foreign.match(letter))
    if own > 2 * len(text) / 3:
        return None
    names = {word.casefold() for word in _WORD.findall(pair.source_words)}
    runs = re.findall(f"(?:{foreign.pattern})+", text)
    wrong = [run for run in runs if not run.isupper() and run.casefold() not in names]
    if sum(map(weight_of, "".join(wrong))) > max(own, 2):
        return f"the words are in {script_of_letter(wrong[0][0])} letters, not those of {_name(pair.target_language)}"
    passage = _passage(_WORD.findall(text), foreign)
    return f'a passage in foreign letters: "{passage}"' if passage else None


def _passage(words: list[str], foreign: re.Pattern[str]) -> str:
    """The first five words or more in a row in foreign letters that are no name or title; empty if there are none.

    A sentence of a script without spaces is such a passage too.
    """
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) >= _LEFT_SIGNS and foreign.match(word) and _UNSPACED.match(word):
            return f"{word[:8]}…"
        if len(word) > 1 and foreign.match(word):
            run.append(word)
            continue
        if len(run) >= 5 and 4 * sum(one[0].islower() for one in run) >= 3 * len(run):
            return " ".join(run[:8]) + ("…" if len(run) > 8 else "")
        run = []
    return ""


def check_language(pair: Pair) -> str | None:
    """Say that a text is in another language than it should be."""
    expected = _code(pair.target_language)
    if expected in ("zh", "ja"):
        return _chinese_or_japanese(pair.target_words, expected)
    if not is_told_by_words(pair.target_language):
        return None
    foreign = foreign_letters(pair.target_language)
    text = _without_addresses(pair.target_words)
    words = words_of(text)
    if foreign is not None and foreign.search(text):  # what is in another script is not this check's business
        words = {word for word in words if not foreign.search(word)}
    if len(words) < _ENOUGH_WORDS or comparison_key(pair.source_words) == comparison_key(pair.target_words):
        return None
    if stray := _stray_letters(words, expected):
        return f"{language_name(expected)} does not have the letters {stray}"
    other = _other_language(words, expected, _code(pair.source_language))
    return f"this looks like {language_name(other)}, not {_name(pair.target_language)}" if other else None


def is_told_by_words(tag: str) -> bool:
    """True for a language that is told by its frequent words: they stand between spaces."""
    return _code(tag) not in UNSPACED_LANGUAGES and _code(tag) != UNDETERMINED


def words_of(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return {word.casefold() for word in _WORD.findall(text)}


def frequent_elsewhere(word: str, source: str, target: str) -> bool:
    """True if a word is frequent in another language that a text may be in, and not in the one that it should be in."""
    languages, expected = _languages_of(word), _code(target)
    return expected not in languages if expected in _frequent_words() and languages else _code(source) in languages


def has_stray_letters(word: str, tag: str) -> bool:
    """True if a word has letters that are not in the alphabet of a language."""
    pattern = _NOT_IN_ALPHABET.get(_code(tag))
    return pattern is not None and pattern.search(word.casefold()) is not None


def _other_language(words: set[str], expected: str, source: str) -> str | None:
    """The language that words are in, if it is not the expected one."""
    ours: set[str] = set()
    counts: Counter[str] = Counter()
    for word in words:
        languages = _languages_of(word)
        if expected in languages:
            ours.add(word)
        else:
            counts.update(languages)
    if expected not in _frequent_words():  # then only the language of the source can be told from it
        counts = Counter({source: counts[source]})
    # of as many words the first code: the order in a set of words is another in each run
    for code, theirs in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]:
        only_ours = sum(code not in _languages_of(word) for word in ours)
        if theirs >= ENOUGH_HITS and theirs >= 5 * only_ours and 5 * theirs >= len(words):
            return None if code in _SIBLINGS.get(expected, ()) else code
    return None


def _stray_letters(words: set[str], expected: str) -> str:
    """The letters, in a fifth of the words and three at least, that are not in the alphabet of a language."""
    pattern = _NOT_IN_ALPHABET.get(expected)
    if pattern is None:
        return ""
    with_strays = [found for word in words if (found := pattern.findall(word))]
    if len(with_strays) < 3 or 5 * len(with_strays) < len(words):
        return ""
    return " ".join(sorted({letter for found in with_strays for letter in found}))


def _chinese_or_japanese(text: str, expected: str) -> str | None:
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    if expected == "zh" and kana > 3 and kana > han // 4:
        return "this looks like Japanese, not Chinese"
    if expected == "ja" and kana == 0 and han >= 15:
        return "this looks like Chinese, not Japanese: it has no kana"
    return None


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" ", text) if "@" in text or "://" in text or "www." in text else text


def _code(tag: str) -> str:
    code = primary_subtag(tag)
    return _SAME.get(code, code)


def _name(tag: str) -> str:
    return language_name(primary_subtag(tag))


@cache
def _frequent_words() -> dict[str, frozenset[str]]:
    """The languages of which enough frequent words are known -> these words."""
    import stopwordsiso

    lists = {code: stopwordsiso.stopwords(code) for code in sorted(stopwordsiso.langs())}
    return {
        code: frozenset(word.casefold() for word in words if len(word) > 1)
        for code, words in lists.items()
        if len(words) >= _LISTED
    }


@cache
def _languages_of(word: str) -> frozenset[str]:
    """The languages in which a word is frequent."""
    return frozenset(code for code, words in _frequent_words().items() if word in words)
