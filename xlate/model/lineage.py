"""The heart of xlate: hops, the lineage they make, and what follows from it.

A *hop* is one passage of words from one language into another. A *lineage* is the chain of hops between the
mouth of the speaker and the words on the page. The rules of `Lineage.kind` are those of docs/encoding.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from xlate.languages import UNDETERMINED, hop_tag, language_name, primary_subtag, tag_or_none

__all__ = ["Certainty", "Hop", "Kind", "Lineage", "Mode", "Relation", "classes_of_chain", "read_way", "write_way"]


class Relation(StrEnum):
    """What the source itself prints about how the words reached the page. Never derived."""

    RETRANSLATION = "retranslation"
    INTERPRETATION = "interpretation"
    TRANSLATION = "translation"
    SPOKEN = "spoken"
    UNTRANSLATED = "untranslated"


class Mode(StrEnum):
    """How a hop was made."""

    INTERPRETING = "interpreting"
    HUMAN = "human"
    MACHINE = "mt"
    POST_EDITED = "mtpe"


class Certainty(StrEnum):
    """How sure a statement about lineage is: printed, inferred from a profile, carried over."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Kind(StrEnum):
    """The class of a lineage, derived from its hops."""

    ORIGINAL = "original"
    DIRECT = "direct"
    RELAY = "relay"
    BACK = "back"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Hop:
    """One passage of words from one language into another."""

    source: str
    """BCP 47 tag of the language it starts from; und if not known"""
    target: str
    """BCP 47 tag of the language it ends in; und if not known"""
    mode: Mode | None
    """None: not known whether an interpreter or a translator worked"""
    certainty: Certainty
    """that of its weakest fact"""
    evidence: str = ""
    """sentences that say where each fact comes from"""
    stated_by_user: bool = False
    """True where a person stated it or one of its languages"""
    agents: tuple[str, ...] = ()
    """names of those who made it; empty where nobody names them"""

    @property
    def machine(self) -> bool:
        """True if a program took part."""
        return self.mode in (Mode.MACHINE, Mode.POST_EDITED)

    @property
    def tag(self) -> str:
        """The hop as one BCP 47 tag with extension T, such as ``ru-t-ko``."""
        return hop_tag(self.source, self.target, machine=self.machine)

    @property
    def in_words(self) -> str:
        """The hop as a sentence, such as "Interpreted from Korean into Russian."."""
        return f"{_VERBS[self.mode]} from {language_name(self.source)} into {language_name(self.target)}."


_VERBS: dict[Mode | None, str] = {
    Mode.INTERPRETING: "Interpreted",
    Mode.HUMAN: "Translated",
    Mode.MACHINE: "Translated by a program",
    Mode.POST_EDITED: "Translated by a program and corrected by a person",
    None: "Translated",
}


@dataclass(frozen=True, slots=True)
class Lineage:
    """The chain of hops that some words went through."""

    spoken: str | None
    """tag of the language first spoken; und: spoken, but not known in which; None: how the words began is unknown"""
    hops: tuple[Hop, ...] = ()
    """in the order in which the words went through them; each starts where the one before it ended"""
    stated_by_user: bool = False
    """True where a person stated the spoken language"""

    @property
    def current(self) -> str | None:
        """The language the words are in now, if the lineage knows."""
        return self.hops[-1].target if self.hops else self.spoken

    @property
    def relays(self) -> tuple[str, ...]:
        """The languages the words passed through on the way, first to last."""
        return tuple(hop.target for hop in self.hops[:-1])

    @property
    def languages(self) -> tuple[str, ...]:
        """The whole way, from the spoken language to the current one; empty if the origin is unknown."""
        if self.spoken is None:
            return tuple(hop.target for hop in self.hops)
        return (self.spoken, *(hop.target for hop in self.hops))

    @property
    def kind(self) -> Kind:
        """The class that follows from the hops."""
        return classes_of_chain(self.spoken, [hop.target for hop in self.hops])[0]

    @property
    def revisits(self) -> bool:
        """True for a relay that returns to a language the words already passed through."""
        return classes_of_chain(self.spoken, [hop.target for hop in self.hops])[1]


def classes_of_chain(spoken: str | None, targets: list[str]) -> tuple[Kind, bool]:
    """The class of a chain, and whether it revisits a language.

    Args:
        spoken: tag of the language first spoken; None if how the words began is not known.
        targets: the language in which each hop ended, in order.

    Returns:
        The kind; and True for a relay whose last hop ends where an earlier hop ended.
        "Same language" means the same first subtag; und is the same as nothing.
    """
    if spoken is None:
        return Kind.UNKNOWN, False
    if not targets:
        return Kind.ORIGINAL, False
    *passed, now = [primary_subtag(target) for target in targets]
    if now == primary_subtag(spoken) != UNDETERMINED:
        return Kind.BACK, False
    if not passed:
        return Kind.DIRECT, False
    return Kind.RELAY, now != UNDETERMINED and now in passed


def write_way(languages: Sequence[str], kind: Kind | None) -> str:
    """The way of words as a chain: ``ko>ru>en``; ``?>ru>en`` where nobody knows how they began.

    Args:
        languages: tags, as `Lineage.languages` gives them.
        kind: class of the lineage; None: not known.
    """
    return ">".join((*(["?"] if kind is Kind.UNKNOWN and languages else []), *languages))


@lru_cache(maxsize=256)  # many texts went the same way
def read_way(chain: str) -> tuple[str, ...]:
    """The tags of languages in a chain that `write_way` made, or in one with blanks; what is no tag is passed over."""
    return tuple(tag for word in re.split(r"[^\w-]+", chain) if (tag := tag_or_none(word)))
