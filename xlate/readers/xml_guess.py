"""Turns in XML whose elements have names that nobody has seen: found by what they hold, not by what they are called.

Elements of one name are turns if each says in the same place (an attribute, a child) who speaks: something short that
looks like a name, comes again, changes from one element to the next, and has words beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from lxml import etree

from xlate.formats.xml import local_name
from xlate.model.document import Voice
from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.vocabulary import is_office
from xlate.readers.column_guess import is_of_speaking
from xlate.readers.naming import comes_again, is_hinted
from xlate.readers.things import are_things
from xlate.readers.xml_speakers import Persons, voice_of_label, words_of

__all__ = ["guess_turns", "has_printed_labels"]

_FEWEST = 3
_LONGEST = 80
"""characters of a name with an office"""
_MOST_WORDS = 9
_LOOKED_AT = 4000
"""elements of one name"""
_DEEP = 2
"""how far below an element the name of who speaks stands"""
_BY = re.compile(
    r"(?:^|[._-])(?:by|who|auth?or|orat\w*|member\w*|person\w*|actor|agent|resp)(?:$|[._-])", re.IGNORECASE
)
_PRINTED = re.compile(r"(?P<label>[^\W\d_a-z][^:：.!?\n]{1,70})[:：](?:\s{1,3}\S|\s{0,3}$)")


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the elements of one name say who speaks: in an attribute, or in a child."""

    attribute: str | None
    path: tuple[str, ...] = ()

    def value(self, element: etree._Element) -> str | etree._Element | None:
        if self.attribute is not None:
            return element.get(self.attribute)
        found: etree._Element | None = element
        for name in self.path:
            inside = islice(found.iterchildren(etree.Element), 4) if found is not None else ()
            found = next((one for one in inside if local_name(one) == name), None)
            tail = (found.tail or "").strip() if found is not None else ""
            if (
                found is not None
                and tail
                and (len(self.path) > 1 or tail[0] in ":：" or words_of(found).endswith((":", "：")))
            ):
                return None  # the beginning of a paragraph, which is printed as labels are
        return found


def _is_printed(name: etree._Element, tail: str) -> bool:
    """True for a name before a colon, as labels are printed."""
    return tail[0] in ":：" or words_of(name).endswith((":", "："))


class Guess(NamedTuple):
    """Elements that may be turns."""

    turns: dict[etree._Element, Voice]
    """who speaks in each"""
    used: set[etree._Element]
    """the children that say so"""
    things: str
    """what speaks against speech in others, which were not taken"""


def guess_turns(root: etree._Element, persons: Persons) -> Guess:
    """The elements that are turns by what they hold."""
    alike: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for element in root.iter(etree.Element):
        alike[local_name(element)].append(element)
    best: tuple[float, _Field | None, list[etree._Element]] = (0.0, None, [])
    against = ""
    for several in alike.values():
        score, place = _best_place(several[:_LOOKED_AT], persons)
        things = _things(several[:_LOOKED_AT], place) if place is not None else None
        against = things or against
        if things is None and score > best[0]:
            best = score, place, several
    _, chosen, several = best
    turns: dict[etree._Element, Voice] = {}
    used: set[etree._Element] = set()
    for element in several if chosen is not None else ():
        value = chosen.value(element) if chosen is not None else None
        voice = _voice(value, persons)
        if voice is None:
            continue
        turns[element] = voice
        if value is not None and not isinstance(value, str):
            used.add(value)
    return Guess(turns, used, against)


def _best_place(several: list[etree._Element], persons: Persons) -> tuple[float, _Field | None]:
    """The place in which elements of one name say most surely who speaks, and how surely; none if they do not."""
    best: tuple[float, _Field | None] = (0.0, None)
    scored: dict[tuple[str, ...], float] = {}
    sizes: dict[etree._Element, int] = {}
    for place in sorted(_fields(several), key=lambda one: len(one.path)) if len(several) >= _FEWEST else ():
        if scored.get(place.path[:1]):
            continue  # a part of what names somebody
        score = _score(several, place, persons, sizes)
        if place.path:
            scored[place.path] = score
        if score > best[0]:
            best = score, place
    return best


def _things(several: list[etree._Element], place: _Field) -> str | None:
    """What stands in elements beside names that says that they are things, unless a name says that somebody speaks."""
    if is_of_speaking(place.attribute or ".".join(place.path)):
        return None
    names = {local_name(several[0]): None, **dict.fromkeys(str(key) for one in several for key in one.attrib)}
    names |= dict.fromkeys(
        local_name(child) for one in several for child in islice(one.iterchildren(etree.Element), _FIELDS)
    )
    return are_things(names, named=False)


_FIELDS = 20
"""children of an element that are looked at"""


def has_printed_labels(root: etree._Element) -> bool:
    """True if paragraphs begin with names and colons, as in plain text: nothing but the words says who speaks."""
    paragraphs = [words_of(one) for one in root.iter(etree.Element) if _is_paragraph(one)]
    alone = [one for one in paragraphs if one.endswith((":", "：")) and _is_voice(one)]
    # an entry that is printed twice, whole, says its label once; a label that stands alone says it each time
    words = dict.fromkeys(one for one in paragraphs if not one.endswith((":", "：")))
    found = (_PRINTED.match(one[:100]) for one in (*words, *alone))
    labels = Counter(one["label"] for one in found if one is not None)
    return len(labels) > 1 and comes_again(list(labels.elements()))


def _is_voice(label: str) -> bool:
    """True for what labels are where nothing but a colon tells them: capitals, an office; not ``Ingredients:``."""
    return label.isupper() or is_anonymous(label.rstrip(" :：")) or any(map(is_office, label.split()[:3]))


def _is_paragraph(element: etree._Element) -> bool:
    """True for an element with words that no other element with its own paragraphs stands in."""
    return bool((element.text or "").strip()) or any((one.tail or "").strip() for one in element)


def _fields(several: list[etree._Element]) -> Iterator[_Field]:
    """The places in which most of the elements say something short."""
    attributes = Counter(str(key) for one in several for key in one.attrib)
    yield from (_Field(key) for key, number in attributes.items() if 2 * number >= len(several))
    paths = Counter(path for one in several for path in set(_paths(one, ())))
    yield from (_Field(None, path) for path, number in paths.items() if 2 * number >= len(several))


def _paths(element: etree._Element, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    children = list(islice(element.iterchildren(etree.Element), 4))
    names = Counter(local_name(one) for one in children)
    for child in children[:3]:
        path = (*above, local_name(child))
        if names[local_name(child)] > 1:
            continue  # one of several: what is in it says nothing of the element around
        yield path
        if len(path) < _DEEP and not (child.text or "").strip():
            yield from _paths(child, path)


def _voice(value: str | etree._Element | None, persons: Persons) -> Voice | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Voice(persons.called(value)) if value.strip() else None
    identifier = next((one for one in (value.get("ref"), value.get("id"), value.get("idref")) if one), None)
    if identifier and not words_of(value):
        return Voice(persons.called(identifier))
    return voice_of_label(value)


def _score(several: list[etree._Element], place: _Field, persons: Persons, sizes: dict[etree._Element, int]) -> float:
    """How surely elements of one name are turns whose speakers are named in one place; 0: they are not."""
    said: list[tuple[str, int]] = []
    for element in several:
        value = place.value(element)
        voice = _voice(value, persons)
        if voice is not None and voice.label:
            inside = len(words_of(value)) if value is not None and not isinstance(value, str) else 0
            size = sizes.get(element)
            if size is None:
                size = sizes[element] = len(words_of(element))
            said.append((voice.label, size - inside))
    names = [name for name, _ in said]
    length = sum(map(len, names)) / max(1, len(names))
    if len(names) < _FEWEST or sum(words for _, words in said) < max(12, 1.5 * length) * len(said):
        return 0
    called = place.attribute or ".".join(place.path)
    hinted = is_hinted(called) or _BY.search(called) is not None
    if sum(_is_name(name, hinted=hinted) for name in names) < 0.9 * len(names):
        return 0
    counts = Counter(names)
    again = sum(count for count in counts.values() if count > 1)
    changes = sum(one != other for one, other in pairwise(names))
    if len(counts) < 2 or changes < len(names) // 4 or not (hinted or comes_again(names)):
        return 0
    return sum(words for _, words in said) * (2.0 if hinted else 1.0) * (1 + again / len(names))


def _is_name(text: str, *, hinted: bool) -> bool:
    """True for a few words as people are called; one word could be anything, if nothing says that it is a person."""
    letters = [character for character in text if character.isalpha()]
    if not letters or letters[0].islower() or len(text) > _LONGEST or any(sign in text for sign in "/#_=?!"):
        return False
    words = len(text.split())
    return words <= _MOST_WORDS and (hinted or words > 1)
