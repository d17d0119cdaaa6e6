"""Where a machine's translation comes from, in one line that travels with it through every translator's tool.

``xlate-mt: argos 1.11.0 ko_en/1.1@9c1f22ab40de en_ru/1.9@3f9a2c1d77aa 5d41402a``: the engine and its version, the
model of each hop in order (languages, version, beginning of the SHA-256 of the model), and last a hash of the words
that the machine wrote. By that hash a merge tells raw machine text from text that a person corrected, whatever became
of other marks.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from xlate.languages import primary_subtag, tag_or_none
from xlate.text import comparison_key

__all__ = [
    "UNKNOWN",
    "UNKNOWN_WORDS",
    "MachineOrigin",
    "Model",
    "hash_of_words",
    "machine_line",
    "origin_line",
    "read_machine_line",
    "read_model",
    "says_machine",
    "unknown_machine_line",
    "with_languages",
]

UNKNOWN = "unknown"
"""engine of words of which it is only known that a machine wrote them"""
_MARK = "xlate-mt:"
UNKNOWN_WORDS = "00000000"
"""stands for the hash in a line of origin if nobody knows any more what the machine wrote"""
_NAMES = {"argos": "Argos Translate", "libretranslate": "LibreTranslate", UNKNOWN: "machine that nobody names"}
_MODEL = re.compile(
    r"(?P<source>[A-Za-z0-9-]+)_(?P<target>[A-Za-z0-9-]+)(?:/(?P<version>[^\s@]+))?(?:@(?P<digest>[0-9a-f]+))?"
)

_DIGEST = re.compile("[0-9a-f]{8}")
_MACHINE_WORDS = re.compile(
    r"(?!no[nt]?[ _:-])(?:[\w.-]{1,40}[:_]|x-(?:[\w.-]{1,30}-)?)?"
    r"(?:[an]?mt!?|machine|machine[ _-]?translat(?:ion|ed|or)|leveraged-mt|mt-suggestion"
    r"|pre-?translated-mt|mt-?match|(?:automatic|machine)[ _-]?match|deepl(?: translat(?:e|or))?|modernmt|chatgpt"
    r"|(?:google|microsoft|bing|yandex|amazon|argos|libre)[ ._-]?translat(?:e|or)|systran|gpt-?\d\w{0,20})"
    r"|[an]?mt[:_-](?:raw|draft|pre-?translat(?:ed|ion)|suggest(?:ed|ion)|translat(?:ed|ion)|deepl|google|microsoft|modernmt)",
    re.IGNORECASE,
)
"""how tools mark a machine's words, in whichever place they have for it: ``leveraged-mt``, ``okp:mt``, ``MT!``"""


@dataclass(frozen=True, slots=True)
class Model:
    """What one machine hop was made with."""

    source: str
    """BCP 47 tag of the language it translates from"""
    target: str
    """BCP 47 tag of the language it translates into"""
    version: str = ""
    """as its package says; empty where nobody says it"""
    digest: str = ""
    """first 12 hexadecimal digits of the SHA-256 of the model; empty where it is not at hand, as on a server"""

    def __str__(self) -> str:
        """The form in a line of origin: ``en_ru/1.9@3f9a2c1d77aa``."""
        version = f"/{self.version}" if self.version else ""
        return f"{self.source}_{self.target}{version}" + (f"@{self.digest}" if self.digest else "")


@dataclass(frozen=True, slots=True)
class MachineOrigin:
    """How a machine made some words."""

    engine: str
    """its name, one word: ``argos``"""
    version: str
    """of the engine, one word; ``-`` where nobody says it"""
    models: tuple[Model, ...]
    """one for each hop, in the order in which the words went through them; never empty"""

    @property
    def name(self) -> str:
        """The engine as its makers call it."""
        return _NAMES.get(self.engine, self.engine)


def hash_of_words(words: str) -> str:
    """First 8 hexadecimal digits of the SHA-256 of words; white space as tools may change it makes no difference."""
    return hashlib.sha256(comparison_key(words).encode()).hexdigest()[:8]


def machine_line(origin: MachineOrigin, words: str) -> str:
    """The line that says where words come from.

    Args:
        origin: how they were made.
        words: what the machine wrote, in the form for a translator.
    """
    return origin_line(origin, hash_of_words(words))


def says_machine(value: str | None) -> bool:
    """True if the value of an attribute or a property, set by any tool, says that a machine wrote the words."""
    return value is not None and _MACHINE_WORDS.fullmatch(value.strip()) is not None


def unknown_machine_line(source: str, target: str, words: str | None) -> str:
    """The line of origin of words of which it is only known that a machine wrote them first.

    Args:
        source: tag of the language of the source text.
        target: tag of the language of the words.
        words: what the machine wrote; None: a person has accepted or changed it, and nobody knows any more.
    """
    origin = MachineOrigin(UNKNOWN, "-", (Model(source, target),))
    return origin_line(origin, UNKNOWN_WORDS if words is None else hash_of_words(words))


def origin_line(origin: MachineOrigin, digest: str) -> str:
    """The same, with the hash of what the machine wrote; `UNKNOWN_WORDS` if nobody knows it."""
    models = " ".join(str(model) for model in origin.models)
    return f"{_MARK} {origin.engine} {origin.version} {models} {digest}"


def with_languages(origin: MachineOrigin, source: str, target: str) -> MachineOrigin:
    """The origin of words that came from one language into another one.

    Args:
        origin: what a line says, which may have been copied from elsewhere.
        source: tag of the language of the source text.
        target: tag of the language of the translation.

    Returns:
        The origin itself if its models lead there; otherwise the same engine with one hop.
    """
    models = origin.models
    joined = all(one.target == other.source for one, other in pairwise(models))
    if joined and (primary_subtag(models[0].source), primary_subtag(models[-1].target)) == (
        primary_subtag(source),
        primary_subtag(target),
    ):
        return origin
    return replace(origin, models=(Model(source, target),))


def read_model(word: str) -> Model | None:
    """The model that a word names, as ``str`` of a `Model` gives it; None if it names none."""
    match = _MODEL.fullmatch(word)
    if match and (source := tag_or_none(match["source"])) and (target := tag_or_none(match["target"])):
        return Model(source, target, match["version"] or "", match["digest"] or "")
    return None


def read_machine_line(comment: str) -> tuple[MachineOrigin, str] | None:
    """The origin that a comment tells, and the hash of the words the machine wrote; None if it tells none.

    Args:
        comment: the comment of an entry, perhaps of several lines. The last line of origin in it counts, though a tool
            may have wrapped it; one that a person has broken counts for nothing.
    """
    if _MARK not in comment:
        return None
    # A tool may have wrapped the line, at hyphens too.
    words = re.sub(r"(?<=\w)-\s+", "-", comment.rpartition(_MARK)[2]).split()
    engine, version, *rest = words if len(words) >= 4 else ["", ""]
    models: list[Model] = []
    for word in rest:
        model = read_model(word)
        if model is not None:
            models.append(model)
        else:
            good = models and _DIGEST.fullmatch(word)
            return (MachineOrigin(engine, version, tuple(models)), word) if good else None
    return None
