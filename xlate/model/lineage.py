"""The heart of xlate: hops, the lineage they make, and what follows from it.

A *hop* is one passage of words from one version into another, most often from one language into another. A *lineage* is
the chain of hops between the mouth of the speaker and the words on the page. The rules of `Lineage.kind` are
those of docs/encoding.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from xlate.languages import UNDETERMINED, hop_tag, language_name, primary_subtag, tag_or_none

__all__ = [
    "Basis",
    "Certainty",
    "Hop",
    "Kind",
    "Lineage",
    "Mode",
    "Relation",
    "classes_of_chain",
    "is_same_language",
    "read_way",
    "write_way",
]


class Relation(StrEnum):
    """What the source itself prints about how the words reached the page. Never derived."""

    RETRANSLATION = "retranslation"
    INTERPRETATION = "interpretation"
    TRANSLATION = "translation"
    SPOKEN = "spoken"
    UNTRANSLATED = "untranslated"


class Mode(StrEnum):
    """How a hop was made. Some ways are ways of a more general one, and some lead from no language into another."""

    INTERPRETING = "interpreting"
    SIMULTANEOUS = "simultaneous"
    CONSECUTIVE = "consecutive"
    WHISPERED = "whispered"
    SIGHT = "sight"
    SIGNED = "signed"
    RESPEAKING = "respeaking"
    HUMAN = "human"
    SUBTITLING = "subtitling"
    DUBBING = "dubbing"
    SELF_TRANSLATION = "self"
    MACHINE = "mt"
    POST_EDITED = "mtpe"
    TRANSCRIPTION = "transcription"
    EDITING = "editing"
    REVISION = "revision"
    TRANSLITERATION = "transliteration"

    @property
    def general(self) -> Mode:
        """The most general way of which this is one: interpreting for simultaneous; itself for most."""
        return _GENERAL.get(self, self)

    @property
    def within_a_language(self) -> bool:
        """True for a step that leads to another version of the words in the same language."""
        return self in _WITHIN

    @property
    def may_be_within_a_language(self) -> bool:
        """True for such a step, and for what leads into another language or not: respeaking, subtitling."""
        return self in _WITHIN or self in (Mode.RESPEAKING, Mode.SUBTITLING)


_GENERAL = {
    **dict.fromkeys(
        (Mode.SIMULTANEOUS, Mode.CONSECUTIVE, Mode.WHISPERED, Mode.SIGHT, Mode.SIGNED, Mode.RESPEAKING),
        Mode.INTERPRETING,
    ),
    **dict.fromkeys((Mode.SUBTITLING, Mode.DUBBING, Mode.SELF_TRANSLATION), Mode.HUMAN),
}
_WITHIN = {Mode.TRANSCRIPTION, Mode.EDITING, Mode.REVISION, Mode.TRANSLITERATION}


class Certainty(StrEnum):
    """How sure a statement about lineage is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Basis(StrEnum):
    """On what grounds a lineage stands, whatever its certainty."""

    PRINTED = "printed"
    """a marker on this turn or paragraph"""
    INHERITED = "inherited"
    """a marker printed earlier and carried over"""
    GIVEN = "given"
    """a person stated it, or one of the languages"""
    INFERRED = "inferred"
    """from the profile of the publisher, or by the program"""
    NONE = "none"
    """nothing is known"""


class Kind(StrEnum):
    """The class of a lineage, derived from its hops."""

    ORIGINAL = "original"
    DIRECT = "direct"
    RELAY = "relay"
    BACK = "back"
    TRANSLATED = "translated"
    """in translation, and nobody says by how many hops"""
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
    open_path: bool = False
    """True where nobody says by how many hops the words came from the one language to the other: at least one"""
    own_mode: str = ""
    """xml:id of a category of the project's own, below that of the mode, which says more closely how it was made"""
    persons: tuple[str, ...] = ()
    """xml:ids of those who made it and are persons of the file, such as the author who translates"""
    evidence_at: tuple[str, ...] = ()
    """addresses of the evidence: a recording with a time, a page"""

    @property
    def mode_name(self) -> str:
        """How it was made, as people write it: a mode, a category of the project's own, or unknown."""
        return self.own_mode or str(self.mode or "unknown")

    @property
    def within_a_language(self) -> bool:
        """True for a step to another version in the same language: script and region make no other language."""
        return is_same_language(self.source, self.target)

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
        if self.within_a_language:
            return f"{_WITHIN_VERBS.get(self.mode, 'Made into another version')} in {language_name(self.target)}."
        if self.open_path:
            return f"In translation from {language_name(self.source)} into {language_name(self.target)}; path unknown."
        return f"{_VERBS[self.mode]} from {language_name(self.source)} into {language_name(self.target)}."


_VERBS: dict[Mode | None, str] = {
    None: "Translated",
    **dict.fromkeys(Mode, "Translated"),
    Mode.INTERPRETING: "Interpreted",
    Mode.SIMULTANEOUS: "Interpreted (simultaneously)",
    Mode.CONSECUTIVE: "Interpreted (consecutively)",
    Mode.WHISPERED: "Interpreted (whispered)",
    Mode.SIGHT: "Translated at sight",
    Mode.SIGNED: "Interpreted (sign language)",
    Mode.RESPEAKING: "Respoken",
    Mode.SUBTITLING: "Subtitled",
    Mode.DUBBING: "Dubbed or voiced over",
    Mode.SELF_TRANSLATION: "Translated by the author",
    Mode.MACHINE: "Translated by a program",
    Mode.POST_EDITED: "Translated by a program and corrected by a person",
}
_WITHIN_VERBS: dict[Mode | None, str] = {
    Mode.TRANSCRIPTION: "Transcribed",
    Mode.EDITING: "Edited",
    Mode.REVISION: "Revised",
    Mode.TRANSLITERATION: "Transliterated",
    Mode.RESPEAKING: "Respoken",
    Mode.SUBTITLING: "Subtitled",
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
    evidence: str = ""
    """where there is no hop, sentences that say how the language spoken is known"""
    certainty: Certainty | None = None
    """where there is no hop, how sure that is"""
    evidence_at: tuple[str, ...] = ()
    """where there is no hop, addresses of the evidence"""

    @property
    def current(self) -> str | None:
        """The language the words are in now, if the lineage knows."""
        return self.hops[-1].target if self.hops else self.spoken

    def language_apart(self, language: str) -> str | None:
        """The tag of the language of original words that stand in a text in another; None for all other words."""
        apart = self.spoken is not None and not self.hops and not is_same_language(self.spoken, language)
        return self.spoken if apart else None

    @property
    def relays(self) -> tuple[str, ...]:
        """The languages the words passed through on the way, first to last."""
        return tuple(hop.target for hop in self.hops[:-1])

    @property
    def between(self) -> tuple[str, ...]:
        """The languages between the first and the last; a step inside a language leads to no other."""
        passed = [hop.target for hop in self.hops if not hop.within_a_language]
        return tuple(passed[:-1])

    @property
    def languages(self) -> tuple[str, ...]:
        """The whole way, from the spoken language to the current one; empty if the origin is unknown."""
        if self.spoken is None:
            return tuple(hop.target for hop in self.hops)
        return (self.spoken, *(hop.target for hop in self.hops))

    @property
    def kind(self) -> Kind:
        """The class that follows from the hops."""
        return self.classes()[0]

    @property
    def revisits(self) -> bool:
        """True for a relay that returns to a language the words already passed through."""
        return self.classes()[1]

    def classes(self, *more: str) -> tuple[Kind, bool]:
        """The class, and whether the words came back to a language that they had passed through.

        Args:
            more: tags of the languages into which the words go on, one hop each.
        """
        return classes_of_chain(
            self.spoken, [*(hop.target for hop in self.hops), *more], [hop.open_path for hop in self.hops]
        )


def is_same_language(one: str, other: str) -> bool:
    """True if two tags mean one language, whatever the script and region; und is the same as nothing."""
    return primary_subtag(one) == primary_subtag(other) != UNDETERMINED


def classes_of_chain(spoken: str | None, targets: Sequence[str], open_paths: Sequence[bool] = ()) -> tuple[Kind, bool]:
    """The class of a chain, and whether it revisits a language.

    Args:
        spoken: tag of the language first spoken; None if how the words began is not known.
        targets: the language in which each hop ended, in order.
        open_paths: for each of the first hops, whether it stands for one hop or more.

    Returns:
        The kind; and True for a relay whose last hop ends where an earlier hop ended.
        "Same language" means the same first subtag; und is the same as nothing. A step inside a language is no hop.
        Words that end in a language that nobody knows have no class.
    """
    if spoken is None:
        return Kind.UNKNOWN, False
    passed: list[str] = []
    now = primary_subtag(spoken)
    open_path = False
    for place, target in enumerate(map(primary_subtag, targets)):
        if target != now or target == UNDETERMINED:
            passed.append(target)
            open_path = open_path or (place < len(open_paths) and open_paths[place])
        now = target
    if not passed:
        return Kind.ORIGINAL, False
    if now == UNDETERMINED:
        return Kind.UNKNOWN, False
    if now == primary_subtag(spoken):
        return Kind.BACK, False
    if len(passed) == 1:
        return (Kind.TRANSLATED if open_path else Kind.DIRECT), False
    return Kind.RELAY, now in passed[:-1]


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
