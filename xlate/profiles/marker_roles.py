"""Which part a language plays in a note: spoken, carried into, passed through."""

from __future__ import annotations

from typing import NamedTuple

from xlate.languages import primary_subtag
from xlate.profiles.marker_words import SIGNED, Item

__all__ = ["CARRIED", "PERSONS", "Part", "language_parts", "neighbour"]

PERSONS = frozenset({"interpreter", "translator"})
"""kinds of words for people, who are no marker where they only act: "(To the interpreter)" """
CARRIED = PERSONS | {"interpret", "translate", "retranslate", "dub", "voice", "subtitle"}
"""kinds of words that say that the words were carried into another language"""
_ROLES = frozenset({"in", "from", "into", "via", "through", "of"})
_AFTER = {"after_in": "in", "after_from": "from", "after_into": "into", "after_via": "via"}
_NOUN = {"noun_in": "in", "noun_from": "from", "noun_into": "into"}
_SKIPPED = frozenset({"fill", "who", "noun", "original", "oral"})
_PASSED = frozenset({"fill", "who", "noun", "oral"})
_WHENCE = _PASSED | {"from", "after_from", "noun_from"}

_WAY = _WHENCE | {"in", "into", "noun_in", "noun_into", "after_in", "after_into", "after_from"}
_ENDS = 2
"""languages of a way: the one spoken, the one of the text"""


class Part(NamedTuple):
    """A language of a note and its part."""

    tag: str
    role: str
    """spoken, target, relay; open: the note does not say which; heard: an interpreter's, and not the text's"""


def neighbour(items: list[Item], at: int, step: int) -> Item | None:
    """The next item before (-1) or after (1) in the same stretch between commas, past words that mean nothing."""
    place = at + step
    while 0 <= place < len(items) and items[place].segment == items[at].segment:
        if not items[place].kinds or not items[place].kinds <= _PASSED:
            return items[place]
        place += step
    return None


def language_parts(
    items: list[Item], kinds: frozenset[str], document: str | None, *, verb_last: bool, note: str
) -> list[Part] | None:
    """The languages of a note with their parts, in order; None if one of them plays no part that makes sense.

    Args:
        items: the note.
        kinds: all kinds of words in it.
        document: first subtag of the language of the document, if known.
        verb_last: True where "English speaks" is the order of words (Turkish, Chinese), not "English-speaking".
        note: tag of the language in which the note is written.
    """
    parts: list[Part] = []
    for at, item in enumerate(items):
        if item.tag is None:
            continue
        before = neighbour(items, at, -1)
        joined = before is not None and before.kinds & {"and", "foreign"} and not item.role and parts
        role = parts[-1].role if joined else _Language(items, at, kinds, document, verb_last, note).part()
        if role is None:
            return None
        parts.append(Part(item.tag, role))
    return _settled(parts)


def _settled(parts: list[Part]) -> list[Part]:
    """A language left open is the other end of the way where one is printed: "(Kurdish translated into English)"."""
    if len(parts) == 1 and parts[0].role == "heard":
        return [Part(parts[0].tag, "spoken")]  # an interpreter between this language and that of the text
    parts = [Part(part.tag, "open") if part.role == "heard" else part for part in parts]
    roles = [part.role for part in parts]
    if roles == ["open", "open"] and parts[0].tag != parts[1].tag:
        return [Part(parts[0].tag, "spoken"), Part(parts[1].tag, "target")]  # "Spanish-German interpretation", 英译中
    if roles.count("open") == 1 and len(parts) > 1 and parts[roles.index("open")].tag not in SIGNED:
        other = (
            "spoken"
            if "target" in roles and "spoken" not in roles
            else "target"
            if "spoken" in roles and "target" not in roles
            else "open"
        )
        return [Part(part.tag, other) if part.role == "open" else part for part in parts]
    return parts


def _is_person(item: Item | None) -> bool:
    """True for a word for somebody who carries words over."""
    return item is not None and bool(item.kinds & PERSONS)


class _Language(NamedTuple):
    """One language of a note among the items beside it."""

    items: list[Item]
    at: int
    kinds: frozenset[str]
    document: str | None
    verb_last: bool
    note: str

    @property
    def tag(self) -> str:
        return self.items[self.at].tag or ""

    def part(self) -> str | None:
        """Its part; None if it plays none."""
        if "speak" in self.items[self.at].kinds:
            return "spoken"  # "signing"
        said = self.said()
        before, after = neighbour(self.items, self.at, -1), self._after()
        carried_after = after is not None and bool(after.kinds & CARRIED)
        if not said:
            return self._part_unsaid(before, after)
        spoke = self._nearest({"speak", "delivered"})
        between = "via" in said and not _is_person(after) and self._says_whence()
        if carried_after and not between and (said & {"via", "through"} or ("in" in said and not spoke)):
            heard = "in" not in said and _is_person(after) and self.tag != (self.document or self.note)
            return "heard" if heard else self._beside(after)  # "through a French interpreter", "in English translation"
        if "from" in said and self._nearest({"retranslate"}):
            return "relay"  # translated again: from the language of the first translation
        if "from" in said and not self.kinds & (CARRIED | {"original"}):
            # "aus dem Russischen"; where verbs stand last, "영어를 사용" is what somebody speaks
            return "spoken" if self._is_all() or self._is_way() or (self.verb_last and self._is_spoken()) else None
        if said & {"from", "of"}:
            return "spoken" if self.kinds & (CARRIED | {"original"}) else None
        if "via" in said:
            return "relay" if self.kinds & CARRIED else None
        return self._part_in(said) if said & {"in", "into"} else self._part_unsaid(None, after)

    def said(self) -> set[str]:
        """The prepositions, postpositions and forms that govern it."""
        item = self.items[self.at]
        found: set[str] = set()
        for step in (-1, 1):
            place = self.at + step
            if 0 <= place < len(self.items) and self.items[place].segment == item.segment:
                found |= {_NOUN[kind] for kind in self.items[place].kinds if kind in _NOUN}
                if step == 1:
                    found |= {_AFTER[kind] for kind in self.items[place].kinds if kind in _AFTER}
        if found:
            return found
        place = self.at - 1
        while place >= 0 and self.items[place].segment == item.segment:
            kinds = self.items[place].kinds
            if kinds & _ROLES:
                return set(kinds & _ROLES)
            if not kinds or not kinds <= _SKIPPED:
                break
            place -= 1
        return {item.role} if item.role else set()

    def _says_whence(self) -> bool:
        """True if another language of the note is the one that was spoken."""
        others = (place for place, item in enumerate(self.items) if item.tag and place != self.at)
        return any("from" in self._replace(at=place).said() for place in others)

    def _is_way(self) -> bool:
        """True for a note that says whence and whither and nothing else: "from Japanese into English"."""
        said = [self._replace(at=place).said() for place, item in enumerate(self.items) if item.tag]
        told = all(item.tag or item.kinds <= _WAY for item in self.items)
        return told and len(said) == _ENDS and bool(said[0] & {"from"}) and said[1] <= {"into", "in", "via"}

    def _is_all(self) -> bool:
        """True if the note says nothing but where the words come from."""
        told = [item for item in self.items if not item.kinds or not item.kinds <= _PASSED]
        return sum(1 for item in told if item.tag) == 1 and all(item.tag or item.kinds <= _WHENCE for item in told)

    def _after(self) -> Item | None:
        place = self.at
        while True:
            item = neighbour(self.items, place, 1)
            if item is None or not item.kinds & {"simultaneous", "consecutive", "relay"} or item.kinds & CARRIED:
                return item
            place = self.items.index(item, place + 1)

    def _nearest(self, wanted: set[str]) -> bool:
        """True if the nearest stem or verb before it in its stretch is one of those."""
        for item in reversed(self.items[: self.at]):
            if item.segment != self.items[self.at].segment or item.kinds == {"of"}:
                return False
            if item.kinds & (CARRIED | {"speak", "delivered"}):
                return bool(item.kinds & wanted)
        return False

    def _is_spoken(self) -> bool:
        """True if a verb of speaking stands before it, or after it where verbs stand last."""
        after = self.items[self.at + 1 :] if self.verb_last else []
        return self._nearest({"speak"}) or any("speak" in item.kinds for item in after)

    def _is_text(self) -> bool:
        """True for the language of a text that is provided."""
        before = [item for item in self.items[: self.at] if item.segment == self.items[self.at].segment]
        return any("text" in item.kinds for item in before)

    def _part_in(self, said: set[str]) -> str | None:
        if "in" not in said:
            if self.kinds & CARRIED or self._is_way():
                return "target"
            return "spoken" if self._is_spoken() else None  # "switches to French"
        told = self._is_text() and self.document in {None, primary_subtag(self.tag)}
        if told and (self.kinds & CARRIED or len({item.tag for item in self.items if item.tag}) > 1):
            return "target"  # "speaks in French; text in English provided by the delegation"
        if self._nearest(set(CARRIED - PERSONS)):
            return "target"
        if self._nearest(set(PERSONS)):
            return "spoken" if "speak" in self.kinds else "open"
        return "spoken"

    def _part_unsaid(self, before: Item | None, after: Item | None) -> str | None:
        if before and before.kinds & {"speak", "delivered", "original", "untranslated"}:
            return "spoken"
        carried = self.kinds & (PERSONS | {"interpret", "translate", "relay"})
        if after and after.kinds & {"via", "through"} and carried and not (before and before.kinds & CARRIED):
            # "relay: Hungarian via German", and "English by simultaneous interpreter"
            return "target" if primary_subtag(self.tag) == self.document else "spoken"
        noun = self.items[self.at + 1].kinds if self.at + 1 < len(self.items) else frozenset()
        if after and "noun" in noun and "speak" in after.kinds:
            return "spoken"  # "Spanish-language testimony"
        if after and (
            "original" in after.kinds or (self.verb_last and "speak" in after.kinds) or "spoken" in after.kinds
        ):
            return "spoken"
        if after and "text" in after.kinds and "untranslated" in self.kinds:
            return "spoken"  # "Irish text to be supplied"
        if after and after.kinds & (CARRIED | {"text"}):
            return self._beside(after)
        if before and before.kinds & CARRIED:
            return self._beside(before)
        if before and "text" in before.kinds and len({item.tag for item in self.items if item.tag}) > 1:
            return "target"
        alone = before is None and after is None
        return "spoken" if alone and self.kinds & (CARRIED | {"speak", "original", "no", "untranslated"}) else None

    def _beside(self, stem: Item | None) -> str:
        """An adjective beside a stem: what the words are carried into, if it is the document's language; else open."""
        if stem and "text" in stem.kinds:
            return "target"
        if self.document and primary_subtag(self.tag) == self.document:
            return "target"
        told = stem is not None and self.verb_last and stem.kinds & {"simultaneous", "consecutive"}
        return "spoken" if told else "open"  # 英语同声传译
