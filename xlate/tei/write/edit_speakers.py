"""The persons of a header: found, declared, called otherwise, made one."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial

from lxml import etree

from xlate.errors import EditError
from xlate.model.unit import xml_name
from xlate.revision.edit_operations import RenameSpeaker
from xlate.tei.names import TURNS, XML_ID, T, point_at, pointers, text_of
from xlate.tei.splice import escape_content, replace_content
from xlate.tei.write.edit_work import Speaker, Work
from xlate.tei.xml_builder import add
from xlate.text import name_words, normalize_space

__all__ = ["rename_speaker", "the_speaker"]

_PERSONS = (T + "person", T + "personGrp", T + "org")
_NAMES = (T + "persName", T + "orgName", T + "name")


def the_speaker(work: Work, name: str, role: str | None = None, refs: tuple[str, ...] = ()) -> Speaker:
    """The person of a name; a new one is declared, if the file has none.

    Args:
        work: the edit.
        name: the very name, a further spelling that the file notes, or ``#id``.
        role: office, for a person who has none.
        refs: addresses of authority records, for a person who has none.

    Raises:
        EditError: two persons are called so, or none has the id.
    """
    name = normalize_space(name)
    if not name:
        raise EditError("the name of the speaker is empty", file=work.record.name)
    person = _find(work, name)
    if person is not None:
        _complete(work, person, role, refs)
        return Speaker(person.get(XML_ID), text_of(_names(person)[0]) if _names(person) else name)
    if name.startswith("#"):
        raise EditError(f'the file has no person xml:id="{name[1:]}"', file=work.record.name)
    alike = [one for one in _persons(work) if any(name_words(name) & name_words(text_of(n)) for n in _names(one))]
    if alike:
        called = ", ".join(text_of(_names(one)[0]) for one in alike)
        work.find("XL229", f'"{name}" is a new person; the file has others with a name like it: {called}')
    return Speaker(_declare(work, name, role, refs), name)


def rename_speaker(work: Work, operation: RenameSpeaker) -> None:
    """Call a person otherwise, or make two persons one; the name that was printed stays as a further spelling."""
    person = _find(work, normalize_space(operation.old))
    if person is None:
        raise EditError(f'nobody in the file is called "{operation.old}"', file=work.record.name)
    key, new = person.get(XML_ID) or "", normalize_space(operation.new)
    if not new:
        raise EditError("the new name is empty", file=work.record.name)
    names = _names(person)
    if not names:
        raise EditError(f'the person "{key}" has no name in the file that could be changed', file=work.record.name)
    old, other = text_of(names[0]), _find(work, new)
    if operation.printed:
        _rename_labels(work, key, old, new)
    if other is not None and other is not person:
        _merge(work, person, other)
        return
    if old != new:
        work.edits.append(replace_content(work.record, names[0], escape_content(new)))
        _retitle(work, old, new)
        if old not in map(text_of, names[1:]):
            _add_name(work, person, old)
    _complete(work, person, operation.role, operation.refs)


def _persons(work: Work) -> list[etree._Element]:
    lists = [*work.record.headers, *work.record.root.iterchildren(T + "standOff")]
    return [one for each in lists for one in each.iter(*_PERSONS) if one.get(XML_ID)]


def _names(person: etree._Element) -> list[etree._Element]:
    return list(person.iterchildren(*_NAMES))


def _find(work: Work, name: str) -> etree._Element | None:
    persons = _persons(work)
    if name.startswith("#"):
        return next((one for one in persons if one.get(XML_ID) == name[1:]), None)
    wanted = name.casefold()
    first = [one for one in persons if (names := _names(one)) and text_of(names[0]).casefold() == wanted]
    found = first or [one for one in persons if wanted in (text_of(each).casefold() for each in _names(one))]
    if len(found) > 1:
        ids = ", ".join(f"#{one.get(XML_ID)}" for one in found)
        raise EditError(f'"{name}" is the name of several persons: {ids}; give the id', file=work.record.name)
    return found[0] if found else None


def _declare(work: Work, name: str, role: str | None, refs: tuple[str, ...]) -> str:
    key = work.header.edits.ids.free(xml_name(name.lower(), "person", "p"), "-")
    edits = work.header.edits

    def build(parent: etree._Element) -> None:
        person = add(parent, "person", {XML_ID: key})
        add(person, "persName", {"ref": " ".join(refs) or None}, name)
        if role:
            add(person, "occupation", text=role)

    persons = work.record.header.find(f".//{T}listPerson")
    if persons is not None:
        edits.insert(persons, build)
    else:
        edits.add("profileDesc", "particDesc", lambda parent: build(add(parent, "listPerson")))
    return key


def _complete(work: Work, person: etree._Element, role: str | None, refs: tuple[str, ...]) -> None:
    """Note the office and the authority records of a person who has none."""
    names = _names(person)
    if refs and names and not names[0].get("ref"):
        work.set(names[0], ref=" ".join(refs))
    if role and names and person.find(T + "occupation") is None:
        work.header.edits.insert(person, partial(add, name="occupation", text=role), names[-1])


def _add_name(work: Work, person: etree._Element, name: str) -> None:
    """Note a further spelling, by which the page is known again."""
    build = partial(add, name="persName", attributes={"type": "alias"}, text=name)
    work.header.edits.insert(person, build, _names(person)[-1])


def _retitle(work: Work, old: str, new: str) -> None:
    """The versions and hops of a person are called after the person."""
    for element in work.record.header.iter(T + "title", T + "desc"):
        words = element.text or ""
        if len(element) == 0 and re.search(rf"(?:[Rr]emarks|Text) of {re.escape(old)}$", words):
            work.edits.append(replace_content(work.record, element, escape_content(words[: -len(old)] + new)))


def _merge(work: Work, person: etree._Element, other: etree._Element) -> None:
    """Give all that a person says to another person, who is the same."""
    key = person.get(XML_ID) or ""
    speaker = Speaker(other.get(XML_ID), text_of(_names(other)[0]))
    for turn in (one for text in work.record.texts for one in text.iter("*") if key in pointers(one.get("who"))):
        names = (str(speaker.key) if one == key else one for one in pointers(turn.get("who")))
        who = point_at(*dict.fromkeys(names))
        if turn.tag not in TURNS:
            work.set(turn, who=who)
            continue
        units = work.units_in(turn)
        language = units[0].language if units else work.record.language
        work.set(turn, who=who, **work.chain(turn, speaker, language))
        for unit in units:
            if unit.key != turn.get(XML_ID):
                element = work.record.element(unit.key)
                work.set(element, **work.chain(element, speaker, unit.language))
    old = text_of(_names(person)[0])
    if old not in map(text_of, _names(other)):
        _add_name(work, other, old)
    stated = person.find(T + "langKnowledge")
    if stated is not None and other.find(T + "langKnowledge") is None:
        copy = deepcopy(stated)
        copy.tail = None
        work.header.edits.insert(other, lambda parent: parent.append(copy))


def _rename_labels(work: Work, key: str, old: str, new: str) -> None:
    """Print the new name in the labels of the turns of a person."""
    kept = 0
    for text in work.record.texts:
        for turn in (one for one in text.iter(*TURNS) if key in pointers(one.get("who"))):
            label = next(iter(turn.iterchildren(T + "speaker")), turn.getprevious())
            if label is None or not (label.get("type") == "speaker" or label.tag == T + "speaker"):
                continue
            span = work.record.span(label)
            content = work.record.content(span)
            if content.count(escape_content(old)) != 1:
                kept += 1
                continue
            renamed = content.replace(escape_content(old), escape_content(new))
            work.edits.append(replace_content(work.record, label, renamed))
    if kept:
        message = f"{kept} label{'s' if kept > 1 else ''} of {old} print the name in another way, and stay as they are"
        work.find("XL230", message)
