"""Brackets inside speech: which are markers, which stage directions, which just words."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum

from xlate.languages import UNDETERMINED, language_from_name, primary_subtag, tag_or_none
from xlate.model.lineage import Certainty, Mode, Relation
from xlate.model.pieces import Marker, Piece, Scope, StageDirection, StageKind
from xlate.profiles.editorial_notes import editorial_note_of
from xlate.profiles.marker_lexicon import MarkerMode, MarkerReading, read_marker
from xlate.profiles.marker_parts import ends_translation
from xlate.profiles.marker_tables import known_language
from xlate.profiles.profile import Profile
from xlate.profiles.stage_directions import gap_of, kind_of, stage_direction_of, tells_reaction, tells_sound

__all__ = [
    "CARRIED_OVER",
    "Place",
    "find_marker",
    "has_marker",
    "marker_at_end",
    "notes_of",
    "rule_of",
    "split_edges",
    "split_pieces",
]

_BRACKETED = re.compile(
    r"\([^()\n]{1,400}\)|〔[^〔〕\n]{1,200}〕|\[[^\[\]\n]{1,400}\]|（[^（）\n]{1,400}）"
    r"|【[^【】\n]{1,200}】|［[^［］\n]{1,200}］|<\s?(?:…|\.\.\.)\s?>"
    r"|〈[^〈〉\n]{1,120}〉|《[^《》\n]{1,120}》|«[^«»\n]{1,120}»|‹[^‹›\n]{1,120}›|\{[^{}\n]{1,120}\}|<[^<>\n]{1,120}>|❨[^❨❩\n]{1,120}❩"
)
_QUOTING = "〈《«‹{<❨"
"""brackets that hold quotations, titles and markup as well: only a marker at the start is read in them"""


class Place(Enum):
    """Where a bracketed note stands."""

    LABEL = "label"
    """between a label and its colon"""
    TURN = "turn"
    """before the first words of a turn"""
    PARAGRAPH = "paragraph"
    """before the first words of a paragraph, or all there is of one"""
    SENTENCE = "sentence"
    """between sentences"""
    INSIDE = "inside"
    """in the middle of a sentence"""


def find_marker(
    text: str, profile: Profile, language: str = UNDETERMINED, place: Place = Place.INSIDE
) -> Marker | None:
    """The marker that a bracketed note is; None if it is something else.

    Args:
        text: the note with its brackets; the closing one may be missing.
        profile: the shapes of its markers come first, then the lexicon of markers.
        language: tag of the language of the document.
        place: inside a sentence the lexicon is not asked; what is doubtful is read where its place makes it sure.
    """
    plain = text.translate(_HALF_WIDTH)
    if plain[:1] in _CLOSES and plain[-1] not in ")]":
        plain += _CLOSES[plain[0]]
    for shape in profile.markers:
        match = shape.pattern.fullmatch(plain)
        if match is None:
            continue
        groups = match.groupdict()
        named, code = groups.get("spoken"), groups.get("code")
        spoken = language_from_name(named) if named else tag_or_none(code.casefold()) if code else shape.spoken
        if (named or code) and spoken is None:
            continue  # "(In Moscow)": not a language
        if named and spoken and named.isupper() and not known_language(spoken):
            continue  # "(NAMA)": an acronym more often than a language
        if place is Place.INSIDE and _may_be_of_a_word(plain, named, shape.relation):
            continue
        if spoken is None and not named and place is not Place.INSIDE:
            spoken = _named_in(plain, shape.relation, language)
        one_hop = shape.mode is not None
        return Marker(text, shape.relation, shape.scope, spoken, shape.relay, shape.labels, shape.mode, one_hop)
    if place is Place.INSIDE:
        return None
    return _of_lexicon(text, language, place) or _of_part(text, language, place)


def _named_in(text: str, relation: Relation, language: str) -> str | None:
    """The language that a note names besides what its shape says: ``(Answers in Polish through interpreter)``."""
    reading = read_marker(text, None if language == UNDETERMINED else language)
    return reading.spoken if reading and reading.relation is relation and reading.spoken != UNDETERMINED else None


_BETWEEN_PARTS = re.compile(r"\s?[,;，、；]\s?|\s[–—-]\s|/")


def _parts(note: str) -> list[str]:
    return _BETWEEN_PARTS.split(note[1:].rstrip(")]）】"))


def _of_part(text: str, language: str, place: Place) -> Marker | None:
    """What the one part of a note says that is a marker: ``(Reuters, in Arabic)``.

    Before a turn's words only one that names the language: ``(by video link, in Spanish)``.
    """
    parts = _parts(text) if len(text) <= 120 and place in {Place.LABEL, Place.TURN} else []
    if not 1 < len(parts) <= 4:
        return None
    found = [marker for part in parts if (marker := _of_lexicon(f"({part})", language, Place.SENTENCE)) is not None]
    if len(found) != 1 or (place is Place.TURN and found[0].spoken is None):
        return None
    return replace(found[0], text=text)


def _may_be_of_a_word(note: str, named: str | None, relation: Relation) -> bool:
    """True for a note that, inside a sentence, is of a word or a book: "a teacher (Polish)", "(translated from …)"."""
    return note[1:-1] == named or relation is Relation.TRANSLATION


def rule_of(marker: Marker, profile: Profile, language: str = UNDETERMINED) -> str:
    """What read a marker: the profile, or the words of the lexicon with their language."""
    if len(notes := notes_of(marker.text)) > 1:
        return "; ".join(rule_of(replace(marker, text=note), profile, language) for note in notes)
    plain = marker.text.translate(_HALF_WIDTH)
    plain += _CLOSES[plain[0]] if plain[:1] in _CLOSES and plain[-1] not in ")]" else ""
    if any(shape.pattern.fullmatch(plain) for shape in profile.markers):
        return f"by the markers of the profile {profile.name}"
    tag = None if language == UNDETERMINED else language
    readings = (read_marker(note, tag) for note in (marker.text, *(f"({part})" for part in _parts(marker.text))))
    reading = next(filter(None, readings), None)
    return f"by the lexicon, {reading.entry}" if reading is not None else "as the format says"


def _of_lexicon(text: str, language: str, place: Place) -> Marker | None:
    """What the lexicon says of a note."""
    reading = read_marker(text, None if language == UNDETERMINED else language)
    if reading is None or (reading.certainty is Certainty.LOW and not _is_sure(reading, place, language)):
        return None
    spoken = None if reading.spoken == UNDETERMINED else reading.spoken
    scope = _SCOPES.get(reading.relation, Scope.TURN)
    mode = _MODES.get(reading.mode) if reading.mode else None
    return Marker(text, reading.relation, scope, spoken, reading.relay, mode=mode, one_hop=spoken is not None)


_MODES = {
    MarkerMode.SIMULTANEOUS: Mode.SIMULTANEOUS,
    MarkerMode.CONSECUTIVE: Mode.CONSECUTIVE,
    MarkerMode.SIGN: Mode.SIGNED,
    MarkerMode.DUBBED: Mode.DUBBING,
    MarkerMode.VOICE_OVER: Mode.DUBBING,
    MarkerMode.SUBTITLED: Mode.SUBTITLING,
}


def _is_sure(reading: MarkerReading, place: Place, language: str) -> bool:
    """True for a doubtful note that can hardly be anything else where it stands: "(Irish)" before a turn's words.

    "(interpreter)" after a name is what the person is.
    """
    if (
        primary_subtag(language) in _NARRATED
        and _VOICE_ALONE.search(reading.entry)
        and not CARRIED_OVER.search(reading.text)
    ):
        return False
    return place in {Place.LABEL, Place.TURN} and not _PERSON.search(reading.entry)


_VOICE_ALONE = re.compile(r": voice$")
_NARRATED = frozenset({"en", "fr", "es", "pt", "it", "ca", "gl", "ro", UNDETERMINED})
"""languages whose words for a voice-over are used of narrators; German and others borrow it for translations"""
CARRIED_OVER = re.compile(
    r"transl|interpr|trad|übers|verta|верта|перев|перек|превод|prijev|prevod|překlad|preklad|tlumoč|lektor|tolk|çevir|tulk"
    r"|vertim|superp|sovrapp|sobrep|sobrepo|gainjarr|suprap|overstem|overvoice|oversound|pålag|päälle|pealel|alámond"
    r"|rábesz|[訳译譯翻]|吹替|번역|ترجم|תרגו|अनुवाद|thuyết minh|pengisi",
    re.IGNORECASE,
)
"""what says that a voice is laid over another: ``(voz superpuesta)``; "(voice-over)" alone is a presenter's own"""


_PERSON = re.compile(r"interpreter|translator")
_SCOPES = {Relation.RETRANSLATION: Scope.STICKY, Relation.UNTRANSLATED: Scope.PARAGRAPH}


_NOTE = re.compile(r"[(\[（〔【［〈][^()\[\]（）〔〕【】［］〈〉]*(?:\([^()]{1,80}\))?(?:[)\]）〕】］〉]|$)")


def notes_of(text: str) -> list[str]:
    """The bracketed notes in a label; the last may lack its closing bracket."""
    return _NOTE.findall(text)


def has_marker(notes: str, profile: Profile, language: str = UNDETERMINED) -> bool:
    """True if one of the notes printed with a label is a marker."""
    return any(find_marker(note, profile, language, Place.LABEL) for note in notes_of(notes))


_BEFORE_TAIL = re.compile(r"(?<=\w)[,，]?\s(?:[–—-]\s)?(?=\w)")
_THROUGH = re.compile(r"^\S+ (?:speak )?(?:via|through)(?:/|\s)")
"""what reads "through interpreter" and "speaking through an interpreter" """


def marker_at_end(label: str, language: str = UNDETERMINED) -> tuple[str, Marker] | None:
    """The name in a label, and the marker behind it without brackets: ``Ann Lee, through interpreter``.

    Args:
        label: as printed, without notes in brackets and colon.
        language: tag of the language of the document.

    Returns:
        None if the label ends with a name, an office, or what is only perhaps a marker.
    """
    closed = label.rstrip(" \u00a0–—")
    is_closed, label = len(closed) < len(label), closed
    gaps = list(_BEFORE_TAIL.finditer(label))
    behind_comma = [gap for gap in reversed(gaps) if gap.group().strip()]
    for gap in (*behind_comma, *(gap for gap in gaps if not gap.group().strip())):
        tail = label[gap.end() :]
        if tail[:1].isupper() and not label.isupper() and not (is_closed and label[: gap.end()].rstrip()[-1] in "–—"):
            continue  # "Director, Translation", but "Vega – Dolmetschung aus dem Spanischen –"
        reading = read_marker(tail, None if language == UNDETERMINED else language)
        if reading is None or reading.certainty is not Certainty.HIGH:
            continue
        if gap in behind_comma or (_THROUGH.search(reading.entry) and " " in tail):
            found = _of_lexicon(tail, language, Place.SENTENCE)
            return (label[: gap.end()].rstrip(), found) if found is not None else None
    return None


_HALF_WIDTH = str.maketrans("（）〔〕【】［］〈〉", "()[][][][]")
_CLOSES = {"(": ")", "[": "]"}


def split_pieces(
    text: str, profile: Profile, line: int, language: str = UNDETERMINED, *, begins_turn: bool = False
) -> list[Piece]:
    """Divide a paragraph into words, markers, gaps and stage directions. Nothing is lost: joined, they are the text.

    Args:
        text: the paragraph.
        profile: the publisher's markers and stage directions.
        line: its line in the file.
        language: tag of the language of the document.
        begins_turn: these are the first words of a turn.
    """
    pieces: list[Piece] = []
    words_start = 0
    if text[:1] in _SIGNS_OF_SOUND and tells_sound(text, profile):
        return [StageDirection(text, kind_of(text), line)]
    if not _MAY_HOLD_PIECES.search(text):
        if tells_reaction(text):
            return [StageDirection(text, kind_of(text), line)]
        return [text] if text else []
    alone = text.strip(" \t\u00a0—–-.…")
    for match in _BRACKETED.finditer(text):
        bracketed = match.group()
        at_start = Place.TURN if begins_turn else Place.PARAGRAPH
        place = Place.TURN if bracketed == alone else _place(text[words_start : match.start()], at_start)
        piece = _piece_of(match, profile, line, language, place, stands_alone=bracketed == alone)
        if piece is None:
            continue
        if match.start() > words_start:
            pieces.append(text[words_start : match.start()])
        words_start = match.end()
        if (
            isinstance(piece, StageDirection)
            and place is not Place.INSIDE
            and text[words_start : words_start + 2] in {".", ". "}
        ):
            piece = StageDirection(f"{piece.text}.", piece.kind, line)  # "(Aplausos)."
            words_start += 1
        pieces.append(piece)
    if words_start < len(text):
        pieces.append(text[words_start:])
    return pieces


def _piece_of(
    match: re.Match[str], profile: Profile, line: int, language: str, place: Place, *, stands_alone: bool
) -> Piece | None:
    """What a note in brackets is; None for words."""
    bracketed = match.group()
    if ends_translation(bracketed):
        return StageDirection(bracketed, StageKind.INCIDENT, line)
    if bracketed[0] in _QUOTING:
        return gap_of(bracketed) or _in_quoting(bracketed, profile, language, place)
    known = editorial_note_of(bracketed) or find_marker(bracketed, profile, language, place) or gap_of(bracketed)
    within = place is Place.INSIDE and _goes_on(match.string[match.end() : match.end() + 2])
    return known or stage_direction_of(bracketed, line, profile, stands_alone=stands_alone, within_sentence=within)


def _in_quoting(bracketed: str, profile: Profile, language: str, place: Place) -> Marker | None:
    """The marker in brackets that seldom hold one, at the start of a paragraph: ``〈通訳〉``, ``{in French}``."""
    if place not in {Place.TURN, Place.PARAGRAPH}:
        return None
    found = find_marker(f"({bracketed[1:-1]})", profile, language, Place.PARAGRAPH)
    return replace(found, text=bracketed) if found is not None else None


def _place(before: str, at_start: Place) -> Place:
    """Where a note stands, by the words between it and what stood before."""
    words = before.rstrip(" \t\u00a0")
    if not words:
        return at_start
    return Place.SENTENCE if words[-1] in _ENDS else Place.INSIDE


def _goes_on(after: str) -> bool:
    """True if a sentence goes on after a note."""
    return after.startswith((",", ";")) or after.lstrip()[:1].islower()


_ENDS = '.!?…»”"。！？'
_SIGNS_OF_SOUND = frozenset("♪♫♬♩*")
_MAY_HOLD_PIECES = re.compile(r"[(\[（<〔【［〈《«‹{❨]")


def split_edges(pieces: list[Piece]) -> tuple[list[StageDirection], list[Piece], list[StageDirection]]:
    """Stage directions at the edges of a paragraph stand beside it; those inside a sentence stay in it.

    Returns:
        Those before, the paragraph (empty if nothing is left of it), those after.
    """
    middle = list(pieces)
    before: list[StageDirection] = []
    after: list[StageDirection] = []
    while middle:
        first, last = middle[0], middle[-1]
        if isinstance(first, StageDirection):
            before.append(first)
            middle.pop(0)
        elif isinstance(first, str) and not first.strip(" \t\u00a0"):
            middle.pop(0)
        elif isinstance(last, StageDirection):
            after.insert(0, last)
            middle.pop()
        elif isinstance(last, str) and not last.strip(" \t\u00a0"):
            middle.pop()
        else:
            break
    if middle and isinstance(middle[0], str):
        middle[0] = middle[0].lstrip(" \t")
    if middle and isinstance(middle[-1], str):
        middle[-1] = middle[-1].rstrip(" \t")
    return before, middle, after
