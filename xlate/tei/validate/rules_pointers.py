"""The rules of pointers: every one leads somewhere, and to something of the right kind."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import product

from lxml import etree

from xlate.errors import RecordError
from xlate.findings import Finding
from xlate.tei.names import XML_ID, T
from xlate.tei.read.statements import others
from xlate.tei.record import read_tei
from xlate.tei.validate.rules import Broken, Declared, name_of, of_lineage

__all__ = ["check_pointers", "check_source_pointers"]

_OTHER = ("corresp", "target", "ref", "start", "end", "synch", "since", "origin", "facs", "sameAs", "prev", "next")
"""attributes that may point at anything"""
_Target = tuple[str, Container[str], str]
"""rule, what a pointer may name, and what that is in words"""


def check_pointers(
    root: etree._Element,
    declared: Declared,
    elements: Iterable[etree._Element] | None = None,
    known: Container[str] = (),
) -> Iterator[Broken]:
    """Check ids, and pointers of the form ``#id``.

    Args:
        root: the document.
        declared: what its header declares.
        elements: the elements whose pointers are looked at; None: all.
        known: with elements, the ids of the document, none of which stands twice.

    Yields:
        Each id that stands twice and each pointer that leads nowhere, or to something of another kind. The versions
        and agents of hops are left to `xlate.tei.validate.rules_header.check_header`.
    """
    found: dict[str, etree._Element] = {}
    for element in root.iter("*") if elements is None else ():
        identifier = element.get(XML_ID)
        if identifier is not None and found.setdefault(identifier, element) is not element:
            first = found[identifier].sourceline
            yield Broken("duplicate-id", element, f'xml:id="{identifier}" is used twice, here and in line {first}')
    if elements is None:
        yield from _check_all(root.iter("*"), declared, found)
    else:
        yield from _check_all(elements, declared, known)


def _check_all(elements: Iterable[etree._Element], declared: Declared, places: Container[str]) -> Iterator[Broken]:
    """Check the pointers of elements."""
    hops = set(declared.hops.changes.values())
    kinds = {kind: _targets(declared, places, *kind) for kind in product((True, False), (True, False), (True, False))}
    change, app = T + "change", T + "app"
    sound: set[object] = set()
    """what thousands of elements say alike is looked at once"""
    for element in elements:
        tag = element.tag
        kind = tag == change and element in hops, tag == change, tag == app
        targets = kinds[kind]
        for attribute, value in element.items():
            if attribute not in targets or (said := (kind, attribute, value)) in sound:
                continue
            if "#" not in value and targets[str(attribute)][0] == "ptr-local":
                continue  # what is no pointer into this file
            words = [word for word in str(value).split() if not _is_of_others(str(attribute), word, declared, places)]
            broken = list(_check_words(element, str(attribute), words, targets[str(attribute)]))
            if not broken:
                sound.add(said)
            yield from broken


def _targets(
    declared: Declared, places: Container[str], hop: bool, change: bool, apparatus: bool
) -> dict[str, _Target]:
    """What the attributes of an element may point at."""
    targets: dict[str, _Target] = {
        "ana": ("ptr-ana", declared.categories, "category of the header"),
        "change": ("ptr-change", declared.hops.changes, "hop of the header"),
        "resp": ("ptr-resp", declared.agents, "agent (respStmt) of the header"),
    }
    if hop:
        return targets
    targets["source"] = ("ptr-source", declared.hops.versions, "version (bibl) of the header")
    # Turns and gestures have persons, entries of the history have agents.
    targets["who"] = (
        ("ptr-who", declared.agents, "agent (respStmt) of the header")
        if change
        else ("ptr-who", declared.persons, "person of the header")
    )
    others = (*_OTHER, "from") if apparatus else _OTHER  # elsewhere from is a date
    return targets | dict.fromkeys(others, ("ptr-local", places, "element of this file"))


def _check_words(element: etree._Element, attribute: str, words: Sequence[str], target: _Target) -> Iterator[Broken]:
    """Check the pointers in one attribute."""
    rule, known, kind = target
    for word in words:
        name = word.removeprefix("#")
        if name == word:  # an address, or a pointer with a prefix, unless only pointers into this file can stand here
            if rule != "ptr-local" and ":" not in word:
                message = f'{name_of(element)} has {attribute}="{word}", which is not a pointer: write "#{word}"'
                yield Broken(rule, element, message)
        elif name not in known:
            yield Broken(rule, element, f'{name_of(element)} has {attribute}="#{name}", which names no {kind}')


def _is_of_others(attribute: str, word: str, declared: Declared, places: Container[str]) -> bool:
    """True for a pointer of other people, which may well lead into the file of a whole corpus."""
    if attribute == "ana":
        return declared.foreign and not of_lineage(word)
    if attribute in ("change", "source", "resp") and word in others(word, attribute):
        return declared.foreign or word.removeprefix("#") in places
    return declared.foreign and attribute not in ("change", "source", "resp") and word in others(word, "corresp")


def check_source_pointers(
    root: etree._Element, name: str, load: Callable[[str], bytes | None] | None
) -> Iterator[Broken | Finding]:
    """Check the pointers ``src:id`` of a translated file.

    Args:
        root: the document.
        name: name of the file for messages.
        load: gives the bytes of the file of the given (relative) name, or None if it is not there.

    Yields:
        Each pointer that leads nowhere; or one finding that they could not be checked.
    """
    words = [
        (element, word.removeprefix("src:"))
        for element in root.iter("*")
        for attribute in _OTHER
        for word in (element.get(attribute) or "").split()
        if word.startswith("src:")
    ]
    corresp = root.get("corresp")
    file: str | None = None if corresp is None else corresp.partition("#")[0]
    if words:
        declared = _declared_source(root)
        if declared is None or (file and declared != file):
            message = (
                "src: is used here, but no prefixDef declares it (FILE#$1)"
                if declared is None
                else f'src: leads to "{declared}", but TEI/@corresp names "{file}" as the source'
            )
            yield Broken("ptr-src", words[0][0], message)
            return
        file = declared
    if not file:
        return
    known = _source_ids(file, name, load)
    if isinstance(known, Finding):
        yield known
        return
    for element, identifier in words:
        if identifier not in known:
            yield Broken("ptr-src", element, f'src:{identifier} leads nowhere: {file} has no xml:id="{identifier}"')


def _declared_source(root: etree._Element) -> str | None:
    """The file that ``src:`` stands for, by the only form of prefixDef that xlate reads."""
    for prefix in root.iterfind(f"{T}teiHeader//{T}prefixDef"):
        file, _hash, rest = (prefix.get("replacementPattern") or "").partition("#")
        if prefix.get("ident") == "src" and file and rest == "$1":
            return file
    return None


def _source_ids(file: str, name: str, load: Callable[[str], bytes | None] | None) -> set[str] | Finding:
    data = load(file) if load is not None else None
    if data is None:
        return Finding("XL304", f"the source file {file} is not here, so pointers to it were not checked", name)
    try:
        source = read_tei(data, file)
    except RecordError as error:
        return Finding(
            "XL304", f"the source file {file} cannot be read, so pointers to it were not checked: {error}", name
        )
    return {identifier for element in source.iter("*") if (identifier := element.get(XML_ID)) is not None}
