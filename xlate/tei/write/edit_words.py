"""The words of a unit are corrected; a paragraph becomes a stage direction, or a stage direction a paragraph."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from lxml import etree

from xlate.errors import EditError, PlaceholderError
from xlate.model.markup import TokenKind, escape_text, plain_words, tokenize
from xlate.model.translated_markup import decode
from xlate.model.unit import Unit, UnitKind
from xlate.revision.edit_operations import CorrectWords, SetStage
from xlate.tei.names import TURNS, XML_ID, T, is_marker, prefix_of
from xlate.tei.splice import escape_attribute, replace_content
from xlate.tei.write.edit_work import Work
from xlate.text import normalize_space

__all__ = ["correct_words", "set_stage"]

_STATED = ("ana", "change", "cert")
_HOLDERS = {T + "incident", T + "kinesic", T + "vocal"}
_EVENTS = {*_HOLDERS, T + "desc"}
_EVENT = re.compile(r"""</?(?:[\w.-]+:)?(?:incident|kinesic|vocal|desc)(?:\s(?:[^"'>]|"[^"]*"|'[^']*')*)?/?>""")


def correct_words(work: Work, operation: CorrectWords) -> None:
    """Put other words into a unit; its tags stay as they are."""
    unit = work.units[operation.key]
    element = work.record.element(unit.key)
    content = work.record.content(work.record.span(element))
    if work.record.has_tokens and work.record.unit_content(unit.key) != content:
        raise EditError(
            "its words are annotated one by one (w, pc, s); correct them with an XML editor", file=work.record.name
        )
    if not normalize_space(operation.words):
        raise EditError("the new words are empty", file=work.record.name)
    try:
        new = decode(_with_tags(operation.words, unit), content)
    except PlaceholderError as error:
        raise EditError(
            f"{unit.number or unit.key}: {error.message}. Write the words with their tags: {unit.source}",
            file=work.record.name,
            line=unit.line,
        ) from None
    if new != content:
        work.edits.append(replace_content(work.record, element, new))


def _with_tags(words: str, unit: Unit) -> str:
    """Words that a person gives without the tags of a unit, with these tags where the same words stand in them."""
    plain = _with_spaces_of(plain_words(unit.source), normalize_space(words))
    if "<" not in unit.source:
        return escape_text(plain)
    if "<" in words:
        return words
    fragment, position = escape_text(plain), 0
    tokens = tokenize(unit.source)
    place = 0
    while place < len(tokens):  # each element with words goes around the same words; others have no place of their own
        token = tokens[place]
        if token.kind is TokenKind.START:
            end = _end_of(tokens, place)
            element = "".join(one.xml for one in tokens[place : end + 1])
            inside = escape_text(plain_words(element))
            found = fragment.find(inside, position) if inside else -1
            if found < 0:
                return fragment  # and decode says which tags are missing
            fragment = fragment[:found] + element + fragment[found + len(inside) :]
            position = found + len(element)
            place = end
        elif token.kind is not TokenKind.TEXT:
            return fragment
        place += 1
    return fragment


def _with_spaces_of(old: str, new: str) -> str:
    """New words with the no-break spaces of the old ones, where the words on both sides stood together before."""
    if "\u00a0" in new or "\u00a0" not in old:
        return new
    olds, news = re.split("([ \u00a0])", old), new.split(" ")
    spaces = [" "] * len(news)
    for first, second, length in SequenceMatcher(None, olds[::2], news, autojunk=False).get_matching_blocks():
        for place in range(length - 1):
            spaces[second + place] = olds[2 * (first + place) + 1]
    return "".join(f"{word}{space}" for word, space in zip(news, spaces, strict=True))[:-1]


def _end_of(tokens: list, start: int) -> int:  # type: ignore[type-arg]  # of Token
    depth = 0
    for place in range(start, len(tokens)):
        depth += (tokens[place].kind is TokenKind.START) - (tokens[place].kind is TokenKind.END)
        if depth == 0:
            return place
    return len(tokens) - 1


def set_stage(work: Work, operation: SetStage) -> None:
    """Make a paragraph a stage direction, or the other way round; it keeps its id."""
    unit = work.units[operation.key]
    element = work.record.element(unit.key)
    if operation.speech:
        if unit.kind is not UnitKind.STAGE:
            raise EditError(f"{unit.number or unit.key} is no stage direction", file=work.record.name, line=unit.line)
        _to_speech(work, unit, element)
        return
    if unit.kind not in (UnitKind.SEGMENT, UnitKind.NARRATIVE) or element.tag in TURNS:
        raise EditError(f"{unit.number or unit.key} is no paragraph", file=work.record.name, line=unit.line)
    if any(map(is_marker, element.iter(T + "note", T + "seg"))):
        raise EditError(
            f"{unit.number or unit.key} prints a marker; take it away first: xlate edit marker --not-a-marker",
            file=work.record.name,
        )
    _to_stage(work, element)


def _to_stage(work: Work, element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    around = element
    if parent.tag == T + "p":
        if list(parent.iterchildren("*")) != [element]:
            raise EditError(f'"{element.get(XML_ID)}" shares its paragraph with others', file=work.record.name)
        around, parent = parent, parent.getparent()
        assert parent is not None
    name = prefix_of(element)
    span, outer = work.record.span(element), work.record.span(around)
    content, key = work.record.content(span), escape_attribute(element.get(XML_ID) or "")
    content = _EVENT.sub("", content)  # "(applause)" in a stage direction is a part of it
    work.gone |= {one for inner in element.iterdescendants("*") if inner.tag in _EVENTS and (one := inner.get(XML_ID))}
    if parent.tag == T + "sp":
        xml = f'<{name}stage xml:id="{key}">{content}</{name}stage>'
    else:
        xml = f'<{name}incident><{name}desc xml:id="{key}">{content}</{name}desc></{name}incident>'
    work.replace(outer.start, outer.end, xml)
    work.gone.add(key)  # of its lineage nothing is said any more


def _to_speech(work: Work, unit: Unit, element: etree._Element) -> None:
    holder = element.getparent()
    assert holder is not None
    around = holder if holder.tag in _HOLDERS else element
    place = around.getparent()
    name, key = prefix_of(element), escape_attribute(unit.key)
    span = work.record.span(around)
    content = work.record.content(work.record.span(element))
    if place is not None and place.tag == T + "sp":
        work.replace(span.start, span.end, f'<{name}p xml:id="{key}">{content}</{name}p>')
        return
    if place is None or place.tag not in TURNS:
        seg = f'<{name}seg xml:id="{key}" type="narrative">{content}</{name}seg>'
        work.replace(span.start, span.end, f"<{name}p>{seg}</{name}p>")
        return
    beside = next((one for one in around.itersiblings(T + "seg", preceding=True) if one.get("n")), None)
    model = beside if beside is not None else next(around.itersiblings(T + "seg"), place)
    number = work.number(beside.get("n")) if beside is not None else _first_number(work, place)
    values = {"n": number, **{one: model.get(one) for one in _STATED}}
    said = "".join(f' {one}="{escape_attribute(value)}"' for one, value in values.items() if value)
    work.replace(span.start, span.end, f'<{name}seg xml:id="{key}"{said}>{content}</{name}seg>')


def _first_number(work: Work, turn: etree._Element) -> str | None:
    """The number of a paragraph before all others of a turn."""
    number = turn.get("n")
    if number is None:
        return None
    taken = any(one.get("n") == f"{number}.0" for one in turn.iter("*"))
    return work.number(f"{number}.0") if taken else (f"{number}.0" if work.units_in(turn) else f"{number}.1")
