"""Notes that speak of all of a text, at its head or under the last words: ``Unofficial translation``.

They are nobody's words. That a text is a translation says by which step its words came to the page last, whoever spoke
them; who was interpreted, when only that is said, nobody knows: hosts and guests came differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from xlate.findings import Finding
from xlate.languages import UNDETERMINED
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker
from xlate.profiles.inline_markers import Place, find_marker, has_marker
from xlate.profiles.marker_words import without_maker
from xlate.profiles.nearest_marker import holds_stem
from xlate.profiles.passage import Passage
from xlate.profiles.profile import Profile

__all__ = ["WholeNotes", "find_whole_notes"]

_LONGEST = 120
"""characters of a sentence that speaks of all words"""
_LONGEST_NOTE = 300
"""characters of a note with more than one sentence"""
_HEAD = 100
"""paragraphs at the beginning, and before the first turn; between them stand the contents of a book"""
_FOOT = 3
"""paragraphs under the last words"""
_BESIDE = re.compile(
    r"^(?:note|nb|n\.b\.|disclaimer|hinweis|anmerkung|nota?|remarque|примечание)\s?:\s|[;,.:]\s.*$|\sfor reference\b.*$"
    r"|^(?:this (?:text |transcript |document )?is|the following is)\s(?:an?\s)?|\sof remarks\b"
    r"|\sand (?:\w+ly )?edited\b.*$",
    re.IGNORECASE,
)
"""what a notice says besides, as what to check it against"""
_SUBJECT = re.compile(
    r"^(?:(?:this|th[eo]s?e?|all|dieses?|das|d[ie]e|der|cette?|ces|la|le|les|el|esta|este|il|lo|los|quest[aoe]|o|a|dit|deze|het"
    r"|t[eoa]n?|эт[оа]т?|данн\w{2,3}|настоящ\w{2,3}|ця|це|denne|dette|den|det|tämä|tento|tato|bu)\s|l[’'])?"
    r"(?:transcripts?|transcriptions?|interviews?|conversation|text|speech|remarks|statement|talk|testimony|discussion|gespräch"
    r"|rede|transkript|wortlaut|entretien|texte|discours|transcripción|entrevista|discurso|conversación|texto|transcrição"
    r"|conversa|intervista|trascrizione|testo|discorso|gesprek|tekst|toespraak|transcriptie|rozmowa|wywiad|zapis|интервью"
    r"|беседа|текст|разговор|стенограмма|інтерв[’']ю|розмова|intervju\w{0,2}|samtal\w{0,2}|haastattelu|rozhovor|interjú|röportaj"
    r"|söyleşi|interviu\w{0,2}|συνέντευξη)\s"
    r"(?:(?:was|were|is|are|has been|have been|wurden?|ist|sind|a été|ont été|est|fue(?:ron)?|ha sido|es|foi|foram"
    r"|é|è stat[aoe]|è|werd(?:en)?|został[aoy]?|był[aoy]?|blev|ble|er|är|on|byl[ao]?|был[ао]?|було)\s)?"
    r"(?:(?:originally|then|initially|ursprünglich)\s)?"
    r"(?:(?:conducted|recorded|held|given|delivered|made|geführt|men[ée]e?|réalisée?|realizad[ao]|realizzata|condott[ao]|gevoerd)\s"
    r"(?:(?:and|und|et|y|e|en)\s)?)?",
    re.IGNORECASE,
)
"""the text, as the subject of a sentence that says how it came: ``This interview was conducted in``"""
_OF_SPEAKER = re.compile(
    r"(?:we|i|he|she|they|you|wir|ich|nous|je|nosotros|yo|noi|io|wij|ik|мы|я|он|она)\s", re.IGNORECASE
)
"""what somebody says: ``We translated it from Arabic``"""
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!]\s+|[;。]\s*")
_DIGIT = re.compile(r"\d")
"""in entries of contents, of which a head can have a thousand, and in no note on interpretation"""
_EDGES = " .*†_#>()[]（）【】"
_CARRIED = {Relation.INTERPRETATION, Relation.TRANSLATION, Relation.RETRANSLATION}


@dataclass(frozen=True, slots=True)
class _Note:
    """A note, and where it stands."""

    marker: Marker | None
    """None: it speaks of interpretation or translation, and what it says is not understood"""
    text: str
    line: int


@dataclass(slots=True)
class WholeNotes:
    """The notes of a text that speak of all of it."""

    foot: list[Passage] = field(default_factory=list)
    """those under the last words"""
    notes: list[_Note] = field(default_factory=list)
    marked: bool = False
    """labels have markers of their own, which tell those who were translated from the others"""

    @property
    def texts(self) -> frozenset[str]:
        """The notes as printed, none of which is a title."""
        return frozenset(note.text for note in self.notes if note.marker is not None)

    @property
    def markers(self) -> tuple[Marker, ...]:
        """Those that are understood."""
        return tuple(note.marker for note in self.notes if note.marker is not None)

    @property
    def translated(self) -> Marker | None:
        """The one that says that the text is a translation; None if none does, two differ, or labels tell more."""
        found = [marker for marker in self.markers if marker.relation is Relation.TRANSLATION]
        spoken = {marker.spoken for marker in found if marker.spoken is not None}
        return (
            max(found, key=lambda one: one.spoken is not None)
            if found and len(spoken) < 2 and not self.marked
            else None
        )

    def findings(self, file: str) -> Iterator[Finding]:
        """One finding for each note."""
        held = self.translated
        for note in self.notes:
            if note.marker is None:
                what = "speaks of interpretation or translation, and is not understood; it is in no lineage"
            elif held is not None and note.marker.relation is Relation.TRANSLATION:
                what = "speaks of all words: they came by a translation last, and how they began is not said"
            else:
                what = f"may speak of all words ({note.marker.relation}); it is in no lineage"
            message = f'"{note.text}" {what}; give --relay TAG or --speaker-lang NAME=TAG for those of whom it is true'
            yield Finding("XL139", message, file, note.line)


def find_whole_notes(front: Sequence[Passage], body: Sequence[Passage], profile: Profile, language: str) -> WholeNotes:
    """Find the notes on all of a text.

    Args:
        front: what stands before the first turn, if no note there holds for a section.
        body: from the first turn on.
        profile: its markers come first.
        language: tag of the language of the document.
    """
    found = WholeNotes()
    head = front if len(front) <= 2 * _HEAD else (*front[:_HEAD], *front[-_HEAD:])
    for passage in head:
        if not passage.begins_turn and (note := _read(passage, profile, language)) is not None:
            found.notes.append(note)
    for passage in _under_last_words(body):
        note = _read(passage, profile, language)
        if note is not None and not _recurs(note, passage, body, profile, language):
            found.notes.append(note)
            found.foot.append(passage)
    noted = {one.notes for passage in body if (one := passage.candidate) is not None and one.notes}
    found.marked = bool(found.notes) and any(has_marker(notes, profile, language) for notes in noted)
    return found


def _under_last_words(body: Sequence[Passage]) -> Iterator[Passage]:
    """The last passages of a text, none of which is all that somebody says."""
    last = next((at for at in range(len(body) - 1, -1, -1) if body[at].begins_turn), None)
    if last is None:
        return
    label = body[last].candidate
    alone = label is not None and not body[last].text[label.end :].strip()
    yield from body[max(last + 1 + alone, len(body) - _FOOT) :]


def _read(passage: Passage, profile: Profile, language: str) -> _Note | None:
    printed = passage.text.strip()
    text = printed.strip(_EDGES)
    if not text or len(text) > _LONGEST_NOTE or passage.voice is not None or _OF_SPEAKER.match(text):
        return None
    whole = (text, without_maker(text), without_maker(_BESIDE.sub("", _BESIDE.sub("", text)).strip(_EDGES)))
    shorter = _SUBJECT.sub("", text)
    more = (shorter, without_maker(shorter), _without_name(shorter), _SUBJECT.sub("", whole[-1]))
    found: list[Marker] = []
    for said in dict.fromkeys((*whole, *more, *_SENTENCE.split(text))):
        if not said or len(said) > _LONGEST or _DIGIT.search(said):
            continue
        marker = find_marker(f"({said.strip(_EDGES)})", profile, language, Place.PARAGRAPH)
        if marker is not None and marker.relation in _CARRIED:
            found.append(marker)
    if found:
        told = next((marker for marker in found if marker.spoken is not None), found[0])
        return _Note(replace(told, text=printed), printed, passage.line)
    bracketed = printed[0] in "([（【" and printed[-1] in ")]）】"
    if bracketed and len(text.split()) > 1 and holds_stem(text, None if language == UNDETERMINED else language):
        return _Note(None, printed, passage.line)
    return None


def _without_name(text: str) -> str:
    """A note without the name of whoever translated, with no word before it: ``Перевод с арабского Анны Ли``."""
    words = text.split()
    for _ in range(_NAMES):
        if len(words) > _NAMES - 1 and words[-1][:1].isupper():
            words.pop()
    return " ".join(words)


_NAMES = 3
"""words of a name at most"""


def _recurs(note: _Note, passage: Passage, body: Iterable[Passage], profile: Profile, language: str) -> bool:
    """True where a marker stands under the words of others too: each speaks of the words above it."""
    if note.marker is None:
        return False
    alone = (one for one in body if one is not passage and not one.begins_turn and one.text[:1] == note.text[:1])
    return any(
        len(one.text) <= _LONGEST and (other := _read(one, profile, language)) is not None and other.marker is not None
        for one in alone
    )
