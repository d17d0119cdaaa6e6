"""Inline codes of a unit in both generations of XLIFF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from xlate.errors import BrokenMarkupError
from xlate.exchange.catalogue import Entry
from xlate.exchange.inline_codes import Code, Piece, read_native
from xlate.formats.xml import as_text, local_name, tag
from xlate.model.markup import TokenKind, escape_text
from xlate.model.mt_origin import read_machine_line, says_machine
from xlate.model.unit import State

__all__ = [
    "COMMENT",
    "MACHINE_NOTE",
    "MACHINE_STATE",
    "NOTE",
    "OBSOLETE",
    "REVISED",
    "TRANSLATOR",
    "comments_of",
    "inline_xml",
    "is_marked_machine",
    "join_comment",
    "make_code",
    "notes_of",
    "read_fragment",
    "state_with_machine",
]

_TRANSPARENT = {"mrk", "sm", "em"}
"""annotations: what they mark is text of the unit"""
_PAIRS = {"g", "pc"}
_ENDS = {"ex", "ec"}
_PAIRED = {*_PAIRS, *_ENDS, "bx", "sc"}
"""what can stand for a pair: tools that divide a unit into sentences write its start and its end apart"""
_ALONE = {"x", "ph"}


def inline_xml(
    pieces: Iterable[Piece], pair: str, place: str, attributes: Callable[[Code], dict[str, str | None]]
) -> str:
    """Pieces as the content of ``source`` or ``target``.

    Args:
        pieces: text and codes.
        pair: name of the element for a code around words.
        place: name of the element for a code that stands alone.
        attributes: the attributes of the element for a code.
    """
    parts = []
    for piece in pieces:
        if piece.code is None:
            parts.append(as_text(piece.text))
        elif piece.kind is TokenKind.END:
            parts.append(f"</{pair}>")
        else:
            alone = piece.kind is TokenKind.EMPTY
            parts.append(tag(place if alone else pair, attributes(piece.code), "" if alone else None))
    return "".join(parts)


def make_code(element: etree._Element, native: str | None, name: str | None) -> Code | None:
    """The code that an element of a source stands for.

    Args:
        element: a pair or a placeholder.
        native: what the file says of its native markup.
        name: what it says of the name of its tag, for when it has lost the native markup.

    Returns:
        None if the file does not tell what it stands for.
    """
    pair = local_name(element) in _PAIRED
    if native is None:
        native = (f"<{name}>" if pair else f"<{name}/>") if name else ""
    try:
        start, end = read_native(native, pair=pair)
    except BrokenMarkupError:
        return None
    return Code(element.get("id", ""), name or "", start, end)


def read_fragment(elements: Iterable[etree._Element], codes: Mapping[str, Code]) -> str:
    """The content of ``source`` or ``target`` as a fragment.

    Args:
        elements: one, or several whose contents belong together.
        codes: id -> code of the source.

    Returns:
        The fragment. An inline element that stands for no code of the source is in it as it stands in the file: so
        a merge refuses it, and names it.
    """
    parts: list[str] = []
    text: list[str] = []

    def flush() -> None:
        parts.append(escape_text("".join(text)))
        text.clear()

    for element in elements:
        for event in _walk(element):
            if isinstance(event, str):
                text.append(event)
            else:
                flush()
                inner, is_end = event
                parts.append(_native(inner, codes, is_end=is_end))
    flush()
    return "".join(parts)


def _walk(element: etree._Element) -> Iterator[str | tuple[etree._Element, bool]]:
    """Text, starts and ends of codes in an element; a code that stands alone has a start only."""
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        name = local_name(inner)
        if event == "start":
            if inner is not element and name not in (*_TRANSPARENT, "cp"):
                yield inner, name in _ENDS
            if name == "cp":  # a character that XML cannot hold
                yield "\ufffd"
            elif inner.text:
                yield inner.text
        elif inner is not element:
            if name not in (*_TRANSPARENT, "cp") and (name in _PAIRS or _has_content(inner)):
                yield inner, True
            if inner.tail:
                yield inner.tail


def _has_content(element: etree._Element) -> bool:
    return bool(element.text) or len(element) > 0


def _native(element: etree._Element, codes: Mapping[str, Code], *, is_end: bool) -> str:
    """The markup of a code, or the element itself where there is none."""
    name = local_name(element)
    places = (element.get(key, "") for key in ("startRef", "id", "rid"))
    code = next((codes[place] for place in places if place in codes), None)
    alone = name in _ALONE
    if code is not None and (alone or name in _PAIRED) and alone == (code.end == ""):
        return code.end if is_end else code.start
    if is_end:
        return f"</{name}>"
    attributes = {"id": element.get("id")}
    return tag(name, attributes, None if name in _PAIRS or _has_content(element) else "")


_ITS_CONFIDENCE = "{http://www.w3.org/2005/11/its}mtConfidence"
_IS_ORIGIN = re.compile("origin|qualifier|state|status|match|source|translated", re.IGNORECASE)
"""types of metadata that say where words come from"""

NOTE = "xlate"
"""notes for the translator, made anew by every export; who speaks is read there, and the previous source text"""
MACHINE_NOTE = "xlate-mt"
"""the line that says which machine wrote the words"""
MACHINE_STATE = "xlate:mt"
"""subState (XLIFF 2) of a machine's words that nobody has read"""
COMMENT = "comment"
"""other comments on a translation: the ``#`` lines of PO"""
OBSOLETE = "obsolete"
"""translations whose unit is gone"""
TRANSLATOR, REVISED = "xlate-translator", "xlate-revised"
"""who translated, and when, where the format has no place for it (XLIFF 2)"""


def is_marked_machine(unit: etree._Element, place: etree._Element, state: str | None) -> bool:
    """True if a file says, as any tool does, that a machine wrote a translation first.

    Args:
        unit: the unit: its metadata (XLIFF 2), and what tools of their own namespace say of it, are looked at.
        place: the target, or the segment with it: it may have attributes of ITS (the confidence of a machine).
        state: its ``state-qualifier`` or ``subState``.
    """
    if says_machine(state):
        return True
    if any(_ITS_CONFIDENCE in element.attrib for element in (unit, *place.iter("*"))):
        return True
    metadata = unit.iterfind(".//{*}metadata//{*}meta")
    told = [str(one.text or "") for one in metadata if _IS_ORIGIN.search(one.get("type", ""))]
    told += [one.get("origin", "") for one in unit.iterfind(".//{*}seg-defs/{*}seg")]  # SDLXLIFF
    return any(map(says_machine, told))


def state_with_machine(entry: Entry) -> State:
    """The state of an entry; post-edited where it is done, but a machine wrote it first."""
    state = entry.state
    by_machine = entry.machine or (bool(entry.comment) and read_machine_line(entry.comment) is not None)
    return State.POST_EDITED if state is State.TRANSLATED and by_machine else state


def comments_of(entry: Entry) -> list[tuple[str, str]]:
    """What was noted on a translation, as the kinds of notes and their texts: a line for each machine, and the rest."""
    lines = entry.comment.splitlines()
    machine = [line for line in lines if read_machine_line(line)]
    others = "\n".join(line for line in lines if line not in machine)
    return [*((MACHINE_NOTE, line) for line in machine), *([(COMMENT, others)] if others else [])]


def notes_of(entry: Entry) -> list[tuple[str, str]]:
    """The same, and what xlate tells a translator of the unit."""
    return [*comments_of(entry), *((NOTE, line) for line in entry.notes.split("\n") if line)]


def join_comment(*parts: list[str]) -> str:
    """The comment that these notes were made of."""
    return "\n".join(line for part in parts for line in part)
