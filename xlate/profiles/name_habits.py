"""How the labels of a document write names: in codes, the last name first, in how many words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.capitals import who_speak
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.office_words import ABBREVIATED_OFFICES
from xlate.profiles.vocabulary import HONORIFICS, bare, is_caseless, is_office

__all__ = [
    "INITIALS",
    "PARTICLES",
    "are_codes",
    "are_last_first",
    "are_mixed",
    "is_name_like",
    "is_shortened",
    "name_size",
    "recurring_titles",
    "split_vietnamese",
]

PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "la", "al", "bin", "ibn", "da", "dos", "di", "el", "ter", "zu", "del", "vel"}
)
"""small words of names"""

_WORDS = re.compile(r"[\s/&+]+")
_PAIR = re.compile(r"[A-Z]{2}")
_CODES, _MOSTLY_CODES = 3, 0.6
"""so many labels that are codes, and so much of all labels"""
INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}")
"""of a name: ``J. P.``, ``J.-P.``"""
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Trương|Đinh|Đoàn|Trịnh|Lương|Phùng|Vương"
    "|Đào|Tô|Tạ|Tống|Kiều|Quách|Doãn|Tăng|Triệu|Lưu|Diệp|Đàm|Thạch"
)
_VIETNAMESE = re.compile(
    rf"(?<!\S)(?:{_FAMILIES}|{_FAMILIES.upper()})"
    r"(?=\s[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*){0,3}$)"
)
"""the surname with which a Vietnamese name begins"""


_APART = re.compile(r"\s[–—-]\s|,\s")
_LONGEST = 5
"""words of a name"""
_TITLED = 3
"""persons before whose names the same word stands"""
_MOST = 0.8
"""share of the labels of several words that such a word begins, if no full stop shortens it"""
_SHORTEST = 3
"""letters of such a word: shorter ones are initials"""
_LETTER = 2
"""characters of an initial with its full stop"""
_INNER_STOP = re.compile(r"[^\W\d_a-z][^\W\d_]{0,6}\.(?:[a-z]{1,4}|[ªº])")
_VOWEL = re.compile(r"[aeiouwyæøœıаеёиоуыэюяіїєўαεηιουω]|[^a-zа-я]")
"""a letter that sounds, or of a script in which this is not known"""


def split_vietnamese(label: str) -> tuple[str, str | None] | None:
    """A Vietnamese name with the office before it, or the place after it; None if there is no such name.

    ``Phạm Thị Mai - TP Hồ Chí Minh`` is not Mr Hồ.
    """
    first = _APART.split(label, maxsplit=1)[0]
    if first != label and _VIETNAMESE.match(first):
        return first, label[len(first) :].strip(" ,–—-")
    surname = _VIETNAMESE.search(label)
    if surname is None or len(label[surname.start() :].split()) > _LONGEST:
        return None
    return label[surname.start() :], label[: surname.start()].strip(" ,") or None


def recurring_titles(labels: Sequence[str]) -> frozenset[str]:
    """Words that begin labels, that nobody knows and that are no first names: ``Onor. Ann Lee``, ``Onor. Bo Tann``.

    They stand before several persons; a full stop tells them from first names, unless they stand before nearly all
    names. One letter with a full stop, ``P. Lee`` for Mr, stands before surnames and hardly any other letter does.
    Where such words are the habit, other words with a full stop are too: ``Prim. Lee``. See `is_shortened` also.
    """
    before: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        first, _, rest = label.partition(" (")[0].partition(" ")
        if rest[:1].isupper() and not is_anonymous(label):
            before[first].add(rest)
    named = sum(len(names) for word, names in before.items() if _are_whole(names))
    stopped = {word for word in before if word[-1] == "." and word[:-1].isalpha() and word[0].isupper()}
    letters = {word for word in stopped if len(word) <= _LETTER}
    found = {
        word
        for word, names in before.items()
        if (len(names) >= _TITLED and _is_title(word, whole=_are_whole(names), shared=_MOST * named <= len(names)))
        or (is_shortened(word) and _are_whole(names))
    }
    if len(letters) == 1 and len(before[min(letters)]) >= _TITLED and not _are_whole(before[min(letters)]):
        found |= letters
    if found & stopped:
        found |= {word for word in stopped - letters if _is_title(word, whole=_are_whole(before[word]), shared=False)}
    return frozenset(found)


def _are_whole(names: Collection[str]) -> bool:
    """True if what follows a word is more than a surname once at least."""
    return any(len(name.partition(",")[0].split()) > 1 for name in names)


def is_shortened(word: str) -> bool:
    """True for what can be no first name: ``Ass.ra`` with letters after a full stop, ``Ltl`` without any vowel."""
    if _INNER_STOP.fullmatch(word):
        return True
    plain = unicodedata.normalize("NFKD", word).casefold()
    known = bare(word) in HONORIFICS or is_office(word)
    return len(word) >= _SHORTEST and word.istitle() and word.isalpha() and not known and _VOWEL.search(plain) is None


def _is_title(word: str, *, whole: bool, shared: bool) -> bool:
    plain = bare(word)
    if len(plain) < _SHORTEST or not word[0].isupper() or is_office(word) or plain in PARTICLES | HONORIFICS:
        return False
    if word[-1] == ".":
        return word[:-1].isalpha() and (whole or plain not in ABBREVIATED_OFFICES)
    return whole and shared and word.isalpha() and gender_of_given(word) is None


def is_name_like(text: str) -> bool:
    """True for few words, all with capitals or of a script without them, or small words of names."""
    words = text.split()
    return 1 <= len(words) <= _LONGEST and all(
        word[0].isupper() or bare(word) in PARTICLES or is_caseless(word) for word in words
    )


def are_codes(labels: Sequence[str]) -> bool:
    """True if most labels are two to four capitals, as speakers are called in minutes: RCA, DAF, RCA/DAF."""
    codes = sum(label.isupper() and all(map(_is_code, who_speak(label))) for label in labels)
    shortest = all(map(_PAIR.fullmatch, labels))  # AB and BC; of three letters Kim and Lee are names too
    return (codes >= _CODES and codes >= _MOSTLY_CODES * len(labels)) or (codes > 1 and shortest)


def _is_code(label: str) -> bool:
    return label.isascii() and label.isalpha() and len(label) in {2, 3, 4}


def are_mixed(labels: Sequence[str]) -> bool:
    """True if no name is in capitals throughout: a short label that is, is somebody's initials, even AG or YR."""
    long = [label for label in labels if len(label) > 5 and not label.isupper() and label.lower() != label.upper()]
    return len(long) >= 2 and not any(
        word.isupper() and len(word) > 4 for label in labels for word in _WORDS.split(label.replace("-", " "))
    )


def are_last_first(labels: Sequence[str]) -> bool:
    """True if nearly all labels are two names with a comma between, and no outlet or office comes back after it."""
    parts = [label.split(" (")[0].split(", ") for label in labels if not is_anonymous(label)]
    pairs = [one[1] for one in parts if len(one) == 2 and _is_given(one[1]) and not any(map(is_office, one[0].split()))]
    return len(pairs) >= 3 and len(pairs) >= 0.8 * len(parts) and len(set(pairs)) >= 0.6 * len(pairs)


def _is_given(text: str) -> bool:
    words = text.split()
    return len(words) <= 3 and not text.isupper() and all(w[0].isupper() and not is_office(w) for w in words)


def name_size(words: list[str], text: Sequence[str]) -> int:
    """How many words at the end of a label are the name: as many as the text has elsewhere, otherwise two."""
    for size in (4, 3, 2):
        if size >= len(words):
            continue
        name, before = " ".join(words[-size:]), words[-size - 1]
        if not all(word[0].isupper() or bare(word) in PARTICLES for word in words[-size:]):
            continue
        if any(_stands_elsewhere(one, name, before) for one in text):
            return size
    size = 2
    while size + 1 < len(words) and (bare(words[-size]) in PARTICLES or INITIALS.fullmatch(words[-size])):
        size += 1
    if size + 1 < len(words) and bare(words[-size - 1]) in PARTICLES - {"de", "la", "el", "al"}:
        size += 1
        while size + 1 < len(words) and bare(words[-size - 1]) in PARTICLES:
            size += 1
        size += 1
    return min(size, len(words) - 1)


def _stands_elsewhere(text: str, name: str, before: str) -> bool:
    """True if a text has a name, and once not after the word that stands before it in the label."""
    place = text.find(name)
    while place >= 0:
        preceding = text[:place].split()
        if not preceding or (preceding[-1] != before and preceding[-1].islower()):
            return True
        place = text.find(name, place + 1)
    return False
