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
from xlate.profiles.marker_words import without_maker
from xlate.profiles.passage import Passage
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import HONORIFICS, bare

__all__ = ["find_introductions", "head_findings", "introduction_findings"]

_LONGEST = 400
"""characters of a paragraph that introduces"""
_MOST_WORDS = 9
"""before the verb: office and name"""
_END = re.compile(r"(?<=[^\W\d_]{3})[.!]\s+|[;\n]\s*")
_OWNS = re.compile(r"['’]s?$")
_LONGEST_NOTICE = 120
"""characters of a line at the head that speaks of all words"""
_HEAD = 100
"""paragraphs at the beginning, and before the first turn; between them stand the contents of a book"""
_BESIDE = re.compile(r"[;,.:]\s.*$|^(?:this is|the following is)\s(?:an?\s)?|\sof remarks\b", re.IGNORECASE)
"""what a notice says besides, as what to check it against"""
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


def head_findings(front: Iterable[Passage], profile: Profile, language: str, file: str) -> Iterator[Finding]:
    """One finding for each line of the head that says that all of the text is a translation, and by itself alone.

    Nothing is made of it: the host of a talk was perhaps not interpreted, and its words stand in the file.
    """
    head = list(front)
    for passage in head if len(head) <= 2 * _HEAD else (*head[:_HEAD], *head[-_HEAD:]):
        text = passage.text.strip(" .*†_#>")
        if passage.begins_turn or len(text) > _LONGEST_NOTICE:
            continue
        for said in dict.fromkeys((text, without_maker(_BESIDE.sub("", text).strip("()[]（）")))):
            if _DIGIT.search(said):
                continue
            marker = find_marker(f"({said.strip('()[]（）')})", profile, language, Place.PARAGRAPH)
            if marker is not None and marker.relation in _CARRIED:
                message = (
                    f'"{text}" stands at the head and may speak of all words ({marker.relation}); it is in no lineage: '
                    "give --relay TAG or --speaker-lang NAME=TAG for those of whom it is true"
                )
                yield Finding("XL139", message, file, passage.line)
                break


def _divided(sentence: str) -> Iterator[tuple[list[str], str]]:
    """A sentence as a name at its beginning and the rest, in each way that is possible."""
    words = sentence.split()
    for size in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        name, rest = words[:size], " ".join(words[size:])
        last = _OWNS.sub("", name[-1]).strip(",") if name[-1][0] not in _SMALL else ""
        if not last[:1].isupper() or bare(last) in HONORIFICS or _DIGIT.search(rest):
            continue
        yield [*name[:-1], last], _SAID.sub("", rest, count=1)
