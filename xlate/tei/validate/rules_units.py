"""The rules of turns and units that follow from their chain of hops: class, language, status, agent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Kind, Mode
from xlate.tei.names import XML_LANG, T, point_at, pointers
from xlate.tei.outline import has_direct_words
from xlate.tei.read.lineage import lineage_pointers
from xlate.tei.read.statements import find_annotations, others
from xlate.tei.validate.rules import Broken, Chain, Declared, name_of

__all__ = ["check_units", "is_unit", "texts"]

_CLASSES = {f"lin.{kind}" for kind in Kind}
_REVISITS = "lin.revisits"
_STRUCTURES = {T + name for name in ("list", "item", "table", "row", "cell", "quote")}
_STAGES = {T + "incident", T + "kinesic", T + "vocal"}

_STATUSES_OF_MODE: dict[Mode | None, set[str]] = {
    Mode.MACHINE: {"st.mt", "st.fuzzy", "st.stale"},
    Mode.POST_EDITED: {"st.postedited", "st.fuzzy", "st.stale"},
}
"""what a translation by a machine may say of itself; st.translated is the word of a person"""
_MAKERS: dict[Mode | None, str] = {
    Mode.MACHINE: "a machine",
    Mode.POST_EDITED: "a machine and corrected by a person",
}
_STATUSES_OF_PERSONS = {"st.translated", "st.fuzzy", "st.stale"}


def texts(root: etree._Element) -> list[tuple[etree._Element, bool]]:
    """The texts of a document with words in one language each, and whether it is a translation."""
    text = root.find(T + "text")
    if text is None or root.find(T + "TEI") is not None:
        documents = root.iter(T + "TEI", T + "teiCorpus")
        translated = root.get("corresp") is not None
        found = [one for document in documents for one in document.iterchildren(T + "text")]
    else:
        found, translated = [text], root.get("corresp") is not None
    each: list[tuple[etree._Element, bool]] = []
    for one in found:
        parallel = one.findall(f"{T}group/{T}text")
        each += [(part, place > 0) for place, part in enumerate(parallel)] or [(one, translated)]
    return each


def is_unit(element: etree._Element) -> bool:
    """True if an element of a text is a unit of translation, by what it is and where it stands."""
    tag, parent = element.tag, element.getparent()
    if tag == T + "seg":
        return element.get("type") in ("narrative", "dateline") or (
            element.get("type") is None and parent is not None and _holds_segments(_outside_structures(parent))
        )
    if tag == T + "desc":
        outer = parent.getparent() if parent is not None and parent.tag in _STAGES else None
        return outer is not None and (outer.tag == T + "div" or _holds_segments(outer))
    if tag == T + "note":
        return element.get("type") == "speaker"
    return tag in (T + "head", T + "dateline")


def _outside_structures(element: etree._Element) -> etree._Element:
    """What the list, the table or the quotation stands in that an element is part of."""
    while element.tag in _STRUCTURES and (outer := element.getparent()) is not None:
        element = outer
    return element


def _holds_segments(element: etree._Element) -> bool:
    return element.tag == T + "u" or (element.tag == T + "seg" and element.get("type") == "paragraph")


def check_units(
    root: etree._Element, declared: Declared, elements: Iterable[etree._Element] | None = None
) -> Iterator[Broken]:
    """Check every turn and unit against the chain of hops it names.

    Args:
        root: the document.
        declared: what its header declares, after `check_header`.
        elements: those of its only text that are looked at; None: all.

    Yields:
        Each rule that does not hold. Words whose chain leads over a broken hop are passed over.
    """
    listed = find_annotations(root)
    for annotation in listed if listed is not None else ():
        chain = declared.chain(annotation.get("change"))
        if chain.gap:
            yield Broken("hop-join", annotation, f"an annotation names hops that do not join up: {chain.gap}")
        elif chain.sound:
            yield from _check_class(annotation, pointers(annotation.get("ana")), chain)
    for text, translated in texts(root):
        for element in text.iter("*") if elements is None else elements:
            turn = element.tag == T + "u" and not has_direct_words(element)
            if not turn and element.tag != T + "u" and not is_unit(element):
                continue
            chain = declared.chain(declared.statements.of(element).get("change"))
            if chain.gap:
                yield Broken("hop-join", element, f"{name_of(element)} names hops that do not join up: {chain.gap}")
            elif chain.sound and turn:
                yield from _check_turn(element, chain, declared)
            elif chain.sound:
                yield from _check_unit(element, chain, declared, translated=translated)


def _check_turn(turn: etree._Element, chain: Chain, declared: Declared) -> Iterator[Broken]:
    ana = pointers(turn.get("ana"))
    given = {word for word in ana if word in _CLASSES or word == _REVISITS} - {f"lin.{Kind.UNKNOWN}"}
    expected = set(pointers(lineage_pointers(chain.kind, revisits=chain.revisits)))
    if given != expected and not _has_unknown_class(ana, declared):
        yield Broken("u-lin", turn, f"{name_of(turn)} {_class_message(ana, expected, turn)}")


def _check_unit(unit: etree._Element, chain: Chain, declared: Declared, *, translated: bool) -> Iterator[Broken]:
    ana = pointers(unit.get("ana"))
    statuses = [word for word in ana if word.startswith("st.")]
    status = statuses[0] if translated and len(statuses) == 1 else None
    yield from _check_class(unit, ana, chain)
    yield from _check_language(unit, chain, status, declared)
    if status:
        yield from _check_translation(unit, chain, status, declared)


def _has_unknown_class(ana: list[str], declared: Declared) -> bool:
    """An undeclared ``#lin.…`` is reported as such, not as a wrong class."""
    return any(word.startswith("lin.") and word not in declared.categories for word in ana)


def _check_class(unit: etree._Element, ana: list[str], chain: Chain) -> Iterator[Broken]:
    given = [word for word in ana if word in _CLASSES]
    if len(given) != 1:
        if not given and chain.kind is not Kind.UNKNOWN and not any(word.startswith("lin.") for word in ana):
            yield Broken("lin-computed", unit, f"{name_of(unit)} {_class_message(ana, {f'lin.{chain.kind}'}, unit)}")
        return  # rule lin-one
    if given[0] != f"lin.{chain.kind}":
        yield Broken("lin-computed", unit, f"{name_of(unit)} {_class_message(ana, {f'lin.{chain.kind}'}, unit)}")
    elif (_REVISITS in ana) != chain.revisits:
        verb, returns = ("needs", "return") if chain.revisits else ("must not have", "do not return")
        message = f"{name_of(unit)} {verb} #lin.revisits: its hops {returns} to a language that they passed through"
        yield Broken("lin-revisits", unit, message)


def _class_message(ana: list[str], expected: set[str], element: etree._Element) -> str:
    given = point_at(*(word for word in ana if word.startswith("lin."))) or "no class"
    hops = element.get("change")
    right = point_at(*sorted(expected))
    return f"has {given}, but its {f'hops ({hops}) make' if hops else 'having no hops makes'} it {right}"


def _check_language(unit: etree._Element, chain: Chain, status: str | None, declared: Declared) -> Iterator[Broken]:
    """xml:lang tells the language of the words that really stand there."""
    expected, why = chain.language, "its hops end in"
    if chain.last is None and status == "st.untranslated":
        version = next(iter(pointers(unit.get("source"))), "")
        expected, why = declared.version_language(version), f"it is untranslated, and {version} is in"
    actual = _language(unit)
    if expected is None or actual is None or UNDETERMINED in (primary_subtag(expected), primary_subtag(actual)):
        return
    if primary_subtag(expected) != primary_subtag(actual):
        yield Broken("lang-true", unit, f'{name_of(unit)} is in "{actual}" by its xml:lang, but {why} "{expected}"')


def _language(element: etree._Element) -> str | None:
    node: etree._Element | None = element
    while node is not None:
        language = node.get(XML_LANG)
        if language:
            return language
        node = node.getparent()
    return None


def _check_translation(unit: etree._Element, chain: Chain, status: str, declared: Declared) -> Iterator[Broken]:
    """Who made the words of a translated unit, and whether a machine's work is marked as such."""
    resp = set(pointers(unit.get("resp"))) - {word.removeprefix("#") for word in others(unit.get("resp"), "resp")}
    if not resp <= declared.agents:
        return  # rule ptr-resp
    if status == "st.untranslated":
        if resp:
            yield Broken("resp-hop", unit, f"{name_of(unit)} is untranslated, so it must not have resp")
        return
    who = set(pointers(chain.last.get("who"))) if chain.last is not None else set()
    if resp != who:
        expected = point_at(*sorted(who)) or "nobody"
        message = f'{name_of(unit)} has resp="{unit.get("resp") or ""}", but its last hop was made by {expected}'
        yield Broken("resp-hop", unit, message)
    allowed = _STATUSES_OF_MODE.get(chain.mode, _STATUSES_OF_PERSONS)
    if status not in allowed:
        maker = _MAKERS.get(chain.mode, "a person")
        right = ", ".join(f"#{word}" for word in sorted(allowed))
        message = f"{name_of(unit)} has status #{status}, but was translated by {maker}: expected is one of {right}"
        yield Broken("mt-marked", unit, message)
