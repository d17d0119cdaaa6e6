"""How the labels of a document write names: in codes, the last name first, in how many words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.vocabulary import HONORIFICS, bare, is_caseless, is_office

__all__ = [
    "INITIALS",
    "PARTICLES",
    "are_codes",
    "are_last_first",
    "are_mixed",
    "is_name_like",
    "name_size",
    "recurring_titles",
    "split_vietnamese",
]

PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "la", "al", "bin", "ibn", "da", "dos", "di", "el", "ter", "zu", "del", "vel"}
)
"""small words of names"""

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
    """Words that begin the labels of several persons and that nobody knows: ``Onor. Ann Lee``, ``Onor. Bo Tann``.

    A full stop tells them from first names, unless they stand before nearly all names.
    """
    if len(labels) < _TITLED:
        return frozenset()
    before: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        first, _, rest = label.partition(" (")[0].partition(" ")
        if len(rest.split()) > 1 and rest[0].isupper():
            before[first].add(rest)
    named = sum(len(names) for names in before.values())
    return frozenset(
        first
        for first, names in before.items()
        if len(names) >= _TITLED and _is_title(first, shared=_MOST * named <= len(names))
    )


def _is_title(word: str, *, shared: bool) -> bool:
    plain = bare(word)
    if len(plain) < _SHORTEST or not word[0].isupper() or is_office(word) or plain in PARTICLES | HONORIFICS:
        return False
    return (word[-1] == "." and word[:-1].isalpha()) or (shared and word.isalpha() and gender_of_given(word) is None)


def is_name_like(text: str) -> bool:
    """True for few words, all with capitals or of a script without them, or small words of names."""
    words = text.split()
    return 1 <= len(words) <= _LONGEST and all(
        word[0].isupper() or bare(word) in PARTICLES or is_caseless(word) for word in words
    )


def are_codes(labels: Sequence[str]) -> bool:
    """True if most labels are three or four capitals, as speakers are called in minutes: RCA, DAF."""
    codes = sum(
        1 for label in labels if label.isupper() and label.isascii() and len(label) in {2, 3, 4} and label.isalpha()
    )
    return codes >= 3 and codes >= 0.6 * len(labels)


def are_mixed(labels: Sequence[str]) -> bool:
    """True if no name is in capitals throughout: a short label that is, is somebody's initials, even AG or YR."""
    long = [label for label in labels if len(label) > 5 and not label.isupper() and label.lower() != label.upper()]
    return len(long) >= 2 and not any(
        word.isupper() and len(word) > 4 for label in labels for word in label.replace("-", " ").split()
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
