"""The rules of relations: what is printed about a translation, how far it reaches, and how sure it makes us.

They are checked in the source text and in a translated copy of it. The translations in a parallel file leave out units,
labels among them, so what is printed cannot be read from them; their source text stands in the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from xlate.model.lineage import Basis, Relation
from xlate.profiles.marker_parts import ends_translation
from xlate.tei.names import XML_ID, T, is_marker, pointers
from xlate.tei.read.history import corrected_ids
from xlate.tei.read.lineage import read_basis
from xlate.tei.validate.rules import Broken, name_of
from xlate.tei.validate.rules_units import texts

__all__ = ["check_relations"]

_KNOWN = {str(relation) for relation in Relation}
_NONE: set[str] = set()
"""what is printed where nothing is; never added to"""


@dataclass(slots=True)
class _Printed:
    """The relations printed so far, as seen from one turn."""

    label: set[str]
    """on the label of this turn"""
    inherited: set[str]
    """on earlier turns of the same speaker; beside the turns, where it can hold for a witness or a section"""
    turn: set[str]
    """anywhere in this turn"""
    corrected: set[str]
    """ids of turns and segments of which a person has said more than is printed"""
    marked: Mapping[etree._Element, set[str]]
    """the relations of the markers printed in each element that has any"""
    so_far: set[str] = field(default_factory=set)
    """in this turn, up to the segment at hand"""
    closing: set[str] = field(default_factory=set)
    """at the end of this turn, with no words behind: of the words before"""
    ended: bool = False
    """a note in this turn says that words are no longer interpreted: "(End of interpretation)" """


def check_relations(root: etree._Element) -> Iterator[Broken]:
    """Check the relations (``#rel.…``) of turns and segments against the markers that are printed.

    Args:
        root: the document.

    Yields:
        Each rule that does not hold.
    """
    header = root.find(T + "teiHeader")
    corrected = corrected_ids(header) if header is not None else set()
    for text, translated in texts(root):
        if translated and text.getparent() is not root:
            continue
        by_speaker: dict[str, set[str]] = {}
        label: set[str] = set()
        marked = _marked(text)
        beside = _beside(text)
        for element in text.iter(T + "note", T + "u"):
            if element.tag == T + "u":
                inherited = by_speaker.setdefault(_speaker(element), set())
                printed = _Printed(label, inherited | beside, label | marked.get(element, _NONE), corrected, marked)
                yield from _check_turn(element, printed)
                inherited |= printed.turn
                label = set()
            elif element.get("type") == "speaker":
                label = marked.get(element, _NONE)


def _speaker(turn: etree._Element) -> str:
    """Who speaks; in ISO 24624 the block around a turn says it."""
    block = turn.getparent()
    around = block.get("who") if block is not None and block.tag == T + "annotationBlock" else None
    return turn.get("who") or around or ""


def _marked(text: etree._Element) -> dict[etree._Element, set[str]]:
    """The relations of the markers printed in each element that has any; unknown ones are the rule marker-known."""
    found: dict[etree._Element, set[str]] = {}
    for marker, relation in _markers(text):
        for element in (marker, *marker.iterancestors()):
            found.setdefault(element, set()).add(relation)
    return found


def _beside(text: etree._Element) -> set[str]:
    """The relations of the markers printed in paragraphs and headings beside the turns."""
    around = ((relation, one.iterancestors(T + "note", T + "u")) for one, relation in _markers(text))
    return {relation for relation, ancestors in around if not any(map(_is_of_turn, ancestors))}


def _markers(text: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The printed markers, each with its relation."""
    for marker in text.iter(T + "note", T + "seg"):
        relation = marker.get("subtype")
        if relation in _KNOWN and is_marker(marker):
            yield marker, str(relation)


def _is_of_turn(element: etree._Element) -> bool:
    return element.tag == T + "u" or element.get("type") == "speaker"


@lru_cache(maxsize=256)  # one value stands on many elements
def _relations_in(ana: str | None) -> tuple[str, ...]:
    return tuple(word.removeprefix("rel.") for word in pointers(ana) if word.startswith("rel."))


def _relations(element: etree._Element) -> tuple[str, ...]:
    return _relations_in(element.get("ana"))


def _check_turn(turn: etree._Element, printed: _Printed) -> Iterator[Broken]:
    relations = _relations(turn)
    if printed.label and not relations:
        message = f"the label of {name_of(turn)} prints {_list(printed.label)}, so its ana needs #rel.…"
        yield Broken("rel-missing", turn, message)
    if len(relations) == 1 and turn.get(XML_ID) not in printed.corrected:
        yield from _check_founded(turn, relations[0], printed, printed.turn)
    printed.closing = _closing(turn, printed)
    for paragraph in turn.iterfind(T + "seg"):
        here = printed.marked.get(paragraph, _NONE)
        printed.ended = not here and (printed.ended or _ends(paragraph))
        if paragraph.get("type") == "paragraph":
            # A marker speaks of its paragraph, so it reaches the sentences on both sides of it.
            printed.so_far |= here
            for sentence in paragraph.iterfind(T + "seg"):
                yield from _check_segment(sentence, relations, printed)
        else:
            yield from _check_segment(paragraph, relations, printed)
            printed.so_far |= here


def _closing(turn: etree._Element, printed: _Printed) -> set[str]:
    """The relation of a marker with which a turn ends."""
    last = next(turn.iterchildren(T + "seg", reversed=True), None)
    if last is None or last not in printed.marked or not len(last):
        return _NONE
    mark = last[-1]
    ends = is_marker(mark) and not any(map(str.isalnum, mark.tail or ""))
    return printed.marked.get(mark, _NONE) if ends else _NONE


def _ends(paragraph: etree._Element) -> bool:
    """True if a note in a paragraph, or before it, says that words are no longer interpreted."""
    before = paragraph.getprevious()
    beside = [] if before is None or before.tag == T + "seg" else [before]
    notes = (desc.text or "" for element in (*beside, paragraph) for desc in element.iter(T + "desc"))
    return any(map(ends_translation, notes))


def _check_segment(segment: etree._Element, of_turn: tuple[str, ...], printed: _Printed) -> Iterator[Broken]:
    own, relations = printed.marked.get(segment, _NONE), _relations(segment)
    if len(relations) > 1:
        return  # rule rel-one
    if own:
        if not set(relations) & own and _announces(segment):
            return
        if not set(relations) & own:
            yield Broken(
                "rel-missing", segment, f"{name_of(segment)} prints {_list(own)}, so its ana needs {_list(own)}"
            )
        else:
            yield from _check_basis(segment, "printed on these words", Basis.PRINTED)
        return
    if segment.get(XML_ID) in printed.corrected:
        return
    if relations:
        broken = list(_check_founded(segment, relations[0], printed, printed.label | printed.so_far | printed.closing))
        yield from broken
        if any(finding.rule == "rel-unfounded" for finding in broken):
            return
    yield from _check_spread(segment, relations, of_turn, printed)


def _announces(segment: etree._Element) -> bool:
    """True for a marker behind all words of a segment: it may speak of what follows, ``(Translation follows.)``."""
    mark = segment[-1] if len(segment) else None
    if mark is None or not is_marker(mark) or any(map(str.isalnum, mark.tail or "")):
        return False
    before = "".join(map(str, segment.itertext())).removesuffix("".join(map(str, mark.itertext())) + (mark.tail or ""))
    return any(map(str.isalnum, before))


def _check_spread(
    segment: etree._Element, relations: tuple[str, ...], of_turn: tuple[str, ...], printed: _Printed
) -> Iterator[Broken]:
    """A relation of the turn reaches all its segments, save where a paragraph's marker says otherwise."""
    if len(of_turn) != 1 or (printed.ended and not relations):
        return
    begins_later = of_turn[0] not in printed.label | printed.inherited | printed.so_far
    if not begins_later and not set(relations) & {of_turn[0], *printed.so_far}:
        message = f"{name_of(segment)} is in a turn with #rel.{of_turn[0]}, so its ana needs the same relation"
        yield Broken("rel-spread", segment, message)


def _check_founded(element: etree._Element, relation: str, printed: _Printed, on_turn: set[str]) -> Iterator[Broken]:
    """A relation is printed somewhere, and the certainty tells where."""
    if relation not in on_turn | printed.inherited:
        message = f"{name_of(element)} has #rel.{relation}, which no marker on these words or before them prints"
        yield Broken("rel-unfounded", element, message)
    elif not printed.label and _of_nobody(element) and read_basis(element.get("ana")) is Basis.INHERITED:
        return  # the next caption; who says it, nobody tells
    elif relation in printed.label or relation not in printed.inherited:
        yield from _check_basis(element, "printed on this turn", Basis.PRINTED)
    elif relation not in on_turn:
        yield from _check_basis(element, "carried over from an earlier turn of the speaker", Basis.INHERITED)


def _of_nobody(element: etree._Element) -> bool:
    """True for words in timed speech of somebody whom nothing names."""
    turn = next(element.iterancestors(T + "u"), None)
    return turn is not None and turn.get("who") is None and turn.find(T + "anchor") is not None


def _check_basis(element: etree._Element, why: str, expected: Basis) -> Iterator[Broken]:
    """The basis of a lineage is what the page shows; in files of version 0.1 the certainty says it."""
    rule = f"cert-{expected}"
    basis = read_basis(element.get("ana"))
    if basis is not None:
        if basis not in (expected, Basis.GIVEN):
            message = f"{name_of(element)} has #bas.{basis}, but its relation is {why}: expected is #bas.{expected}"
            yield Broken(rule, element, message)
        return
    certain = "high" if expected is Basis.PRINTED else "low"
    if element.get("cert") != certain:
        given = f'cert="{element.get("cert")}"' if element.get("cert") else "no cert"
        message = f'{name_of(element)} has {given}, but its relation is {why}: expected is cert="{certain}"'
        yield Broken(rule, element, message)


def _list(relations: set[str]) -> str:
    return " or ".join(f"#rel.{relation}" for relation in sorted(relations))
