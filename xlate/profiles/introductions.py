"""Sentences beside the turns that say how somebody's words came: ``Inese Liepa spoke through an interpreter``.

They stand before the first turn or in a note after the last. Only a sentence is read that begins with the name of
somebody and all the rest of which is a marker of interpretation or translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from xlate.findings import Finding
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker, Scope
from xlate.model.transcript import Transcript
from xlate.profiles.inline_markers import Place, find_marker
from xlate.profiles.passage import Passage
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import HONORIFICS, bare

__all__ = ["find_introductions", "introduction_findings"]

_LONGEST = 400
"""characters of a paragraph that introduces"""
_MOST_WORDS = 9
"""before the verb: office and name"""
_END = re.compile(r"(?<=[^\W\d_]{3})[.!]\s+|[;\n]\s*")
_OWNS = re.compile(r"['’]s?$")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
"""most words begin so, and are no name"""
_DIGIT = re.compile(r"\d")
"""in entries of contents, of which a head can have a thousand, and in no note on interpretation"""
_SAID = re.compile(
    r"(?:['’]s?\s)?(?:remarks|comments|words|answers|responses|statements?)\s(?=(?:were|was|are|is|have)\s)"
)
"""what of somebody was interpreted"""
_CARRIED = {Relation.INTERPRETATION, Relation.TRANSLATION, Relation.RETRANSLATION}


def find_introductions(passages: Iterable[Passage], profile: Profile, language: str) -> dict[str, Marker]:
    """What sentences say of persons.

    Args:
        passages: those outside the turns.
        profile: its markers come first.
        language: tag of the language of the document.

    Returns:
        Markers, which hold for all turns of somebody, by the last word of the name in lower case.
    """
    found: dict[str, Marker] = {}
    for passage in passages:
        if passage.begins_turn or len(passage.text) > _LONGEST:
            continue
        for sentence in _END.split(passage.text):
            for name, rest in _divided(sentence.strip(" .*†()[]_")):
                marker = find_marker(f"({rest})", profile, language, Place.LABEL)
                if marker is not None and marker.relation in _CARRIED:
                    said = replace(marker, text=sentence.strip(), scope=Scope.STICKY)
                    found.setdefault(bare(name[-1]), said)
                    break
    return found


def introduction_findings(introduced: Mapping[str, Marker], transcript: Transcript) -> Iterator[Finding]:
    """One finding for each sentence whose person speaks in the transcript."""
    for last, marker in introduced.items():
        lines = [turn.line for turn in transcript.turns if turn.name and bare(turn.name.split()[-1]) == last]
        if lines:
            message = f'"{marker.text}" ({marker.relation}) holds for {len(lines)} turns without a marker of their own'
            yield Finding("XL128", message, transcript.source_name, lines[0])


def _divided(sentence: str) -> Iterator[tuple[list[str], str]]:
    """A sentence as a name at its beginning and the rest, in each way that is possible."""
    words = sentence.split()
    for size in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        name, rest = words[:size], " ".join(words[size:])
        last = _OWNS.sub("", name[-1]).strip(",") if name[-1][0] not in _SMALL else ""
        if not last[:1].isupper() or bare(last) in HONORIFICS or _DIGIT.search(rest):
            continue
        yield [*name[:-1], last], _SAID.sub("", rest, count=1)
