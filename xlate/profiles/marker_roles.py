"""Which part a language plays in a note: spoken, carried into, passed through."""

from __future__ import annotations

from dataclasses import dataclass

from xlate.languages import primary_subtag
from xlate.profiles.marker_words import SIGN, Item

__all__ = ["CARRIED", "PERSONS", "Part", "language_parts", "neighbour"]

PERSONS = frozenset({"interpreter", "translator"})
"""kinds of words for people, who are no marker where they only act: "(To the interpreter)" """
CARRIED = PERSONS | {"interpret", "translate", "retranslate", "dub", "voice", "subtitle"}
"""kinds of words that say that the words were carried into another language"""
_ROLES = frozenset({"in", "from", "into", "via", "through", "of"})
_AFTER = {"after_in": "in", "after_from": "from", "after_into": "into", "after_via": "via"}
_NOUN = {"noun_in": "in", "noun_from": "from", "noun_into": "into"}
_SKIPPED = frozenset({"fill", "noun", "original", "oral"})


@dataclass(frozen=True, slots=True)
class Part:
    """A language of a note and its part."""

    tag: str
    role: str
    """spoken, target, relay; open: the note does not say which"""


def neighbour(items: list[Item], at: int, step: int) -> Item | None:
    """The next item before (-1) or after (1) in the same stretch between commas, past words that mean nothing."""
    place = at + step
    while 0 <= place < len(items) and items[place].segment == items[at].segment:
        if not items[place].kinds or not items[place].kinds <= {"fill", "noun", "oral"}:
            return items[place]
        place += step
    return None


def language_parts(items: list[Item], kinds: frozenset[str], document: str | None) -> list[Part] | None:
    """The languages of a note with their parts, in order; None if one of them plays no part that makes sense."""
    parts: list[Part] = []
    for at, item in enumerate(items):
        if item.tag is None:
            continue
        before = neighbour(items, at, -1)
        joined = before is not None and "and" in before.kinds and not item.role and parts
        role = parts[-1].role if joined else _Language(items, at, kinds, document).part()
        if role is None:
            return None
        parts.append(Part(item.tag, role))
    return _settled(parts)


def _settled(parts: list[Part]) -> list[Part]:
    """A language left open is the other one where one end of the way is printed: "(Kurdish translated into English)"."""
    roles = [part.role for part in parts]
    if roles.count("open") == 1 and len(parts) > 1 and parts[roles.index("open")].tag != SIGN:
        other = "spoken" if "target" in roles and "spoken" not in roles else "target" if "spoken" in roles and "target" not in roles else "open"
        return [Part(part.tag, other) if part.role == "open" else part for part in parts]
    return parts


@dataclass(frozen=True, slots=True)
class _Language:
    """One language of a note among the items beside it."""

    items: list[Item]
    at: int
    kinds: frozenset[str]
    document: str | None

    @property
    def tag(self) -> str:
        return self.items[self.at].tag or ""

    def part(self) -> str | None:
        """Its part; None if it plays none."""
        said = self.said()
        before, after = neighbour(self.items, self.at, -1), self._after()
        carried_after = after is not None and bool(after.kinds & CARRIED)
        if not said:
            return self._part_unsaid(before, after)
        if carried_after and said & {"via", "through", "in"} and not self._nearest({"speak", "delivered"}):
            return self._beside(after)  # "through a French interpreter", "in English translation"
        if "from" in said or ("of" in said and "translate" in self.kinds):
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
            if item.segment != self.items[self.at].segment:
                return False
            if item.kinds & (CARRIED | {"speak", "delivered"}):
                return bool(item.kinds & wanted)
        return False

    def _part_in(self, said: set[str]) -> str | None:
        if "in" not in said:
            if self.kinds & CARRIED:
                return "target"
            return "spoken" if self._nearest({"speak"}) else None  # "switches to French"
        if self._nearest(set(CARRIED - PERSONS)):
            return "target"
        if self._nearest(set(PERSONS)):
            return "spoken" if "speak" in self.kinds else "open"
        return "spoken"

    def _part_unsaid(self, before: Item | None, after: Item | None) -> str | None:
        if before and before.kinds & {"speak", "delivered", "original"}:
            return "spoken"
        if after and after.kinds & {"speak", "delivered", "original"}:
            return "spoken"
        if after and after.kinds & (CARRIED | {"text"}):
            return self._beside(after)
        if before and before.kinds & CARRIED:
            return self._beside(before)
        alone = before is None and after is None
        return "spoken" if alone and self.kinds & (CARRIED | {"speak", "original", "no", "untranslated"}) else None

    def _beside(self, stem: Item | None) -> str:
        """An adjective beside a stem is what the words are carried into, if that is the document's language; else who knows."""
        if stem and "text" in stem.kinds:
            return "target"
        return "target" if self.document and primary_subtag(self.tag) == self.document else "open"
