"""The rules of the header: hops, lists of hops, languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from lxml import etree

from xlate.errors import LanguageTagError
from xlate.languages import parse_tag, primary_subtag, split_hop_tag
from xlate.model.lineage import Mode, is_same_language
from xlate.tei.names import XML_ID, XML_LANG, T, pointers
from xlate.tei.validate.rules import Broken, Declared

__all__ = ["check_header"]

_MACHINE_MODES = {f"mode.{mode}" for mode in (Mode.MACHINE, Mode.POST_EDITED)}


def check_header(root: etree._Element, declared: Declared) -> Iterator[Broken]:
    """Check what the header says about hops and languages.

    Args:
        root: the document.
        declared: what its header declares; the hops that break a rule are noted in it.

    Yields:
        Each rule that does not hold.
    """
    joined = _previous_hops(root)
    for identifier, change in declared.hops.changes.items():
        for broken in _check_change(change, joined.get(change), declared):
            declared.broken_hops.add(identifier)
            yield broken
    yield from _check_languages(root, declared)


def _previous_hops(root: etree._Element) -> dict[etree._Element, etree._Element]:
    """Each hop of an ordered list that must start where another one ended; ``n="1"`` begins a second chain."""
    previous = {}
    for changes in root.iterfind(f"{T}teiHeader/{T}profileDesc/{T}creation//{T}listChange"):
        if changes.get("ordered") in ("true", "1"):
            hops = [change for change in changes.iterfind(T + "change") if change.get("type") in ("hop", "path")]
            previous.update({after: before for before, after in pairwise(hops) if after.get("n") != "1"})
    return previous


def _check_change(change: etree._Element, before: etree._Element | None, declared: Declared) -> Iterator[Broken]:
    """Check one hop or origin entry."""
    name, tag = change.get(XML_ID), change.get("subtype") or ""
    languages = _languages(change, tag, declared.hops.modes)
    if isinstance(languages, str):
        yield Broken("hop-tag", change, f'{name} has subtype="{tag}": {languages}')
    else:
        yield from _check_machine(change, tag)
    for attribute in ("source",) if change.get("type") == "origin" else ("source", "corresp"):
        named = pointers(change.get(attribute))
        if len(named) != 1 or named[0] not in declared.hops.versions:
            value = change.get(attribute)
            message = (
                f'{name} has {attribute}="{value}"; expected is one version (bibl) of the header'
                if value
                else f"{name} has no {attribute}; expected is a version (bibl) of the header"
            )
            yield Broken("hop-versions", change, message)
    yield from _check_agents(change, declared)
    if before is not None and _both_known(before, change, declared):
        made = before.get("corresp")
        if change.get("source") != made:
            message = f'{name} has source="{change.get("source")}", but the hop before it in its list made {made}'
            yield Broken("list-join", change, message)
            return  # where it starts from is wrong, so comparing that with its tag would say the same again
    if not isinstance(languages, str):
        yield from _check_version_languages(change, languages, declared)


def _languages(change: etree._Element, tag: str, modes: Mapping[str, Mode]) -> tuple[str, str | None] | str:
    """The languages on the two sides of a hop (an origin has one); or what is wrong with its tag."""
    origin = change.get("type") == "origin"
    hop = split_hop_tag(tag)
    if origin == (hop is not None) or (origin and "-t-" in tag):
        expected = "the language spoken, such as en" if origin else "one hop, written TARGET-t-SOURCE, such as en-t-ru"
        return f"expected is {expected}"
    sides = [tag] if hop is None else [hop[0], hop[1]]
    try:
        for side in sides:
            parse_tag(side)
    except LanguageTagError as error:
        return error.message
    if hop is None:
        return tag, None
    named = [modes[word] for word in pointers(change.get("ana")) if word in modes]
    within = any(mode.within_a_language for mode in named)
    if is_same_language(*hop[:2]) and not any(mode.may_be_within_a_language for mode in named):
        return "a hop leads from one language into another, unless its mode is a step inside a language (editing …)"
    if within and not is_same_language(*hop[:2]):
        return "its mode is a step inside a language, but its two sides are different ones"
    return hop[0], hop[1]


def _check_machine(change: etree._Element, tag: str) -> Iterator[Broken]:
    """A machine translation says so in its tag and in its mode."""
    tagged = tag.endswith("-t0-und")
    machine = bool(_MACHINE_MODES.intersection(pointers(change.get("ana"))))
    if machine and not tagged:
        message = f'{change.get(XML_ID)} is made by a machine, so its subtype "{tag}" needs to end in -t0-und'
        yield Broken("hop-mt", change, message)
    elif tagged and not machine:
        message = f'{change.get(XML_ID)} is tagged "{tag}" as made by a machine, so ana needs #mode.mt or #mode.mtpe'
        yield Broken("hop-mt", change, message)


def _check_agents(change: etree._Element, declared: Declared) -> Iterator[Broken]:
    for agent in pointers(change.get("who")):
        if agent not in declared.agents:
            message = f'{change.get(XML_ID)} has who="#{agent}", which names no agent (respStmt) of the header'
            yield Broken("hop-who", change, message)


def _both_known(before: etree._Element, change: etree._Element, declared: Declared) -> bool:
    named = [*pointers(before.get("corresp")), *pointers(change.get("source"))]
    return len(named) == 2 and all(version in declared.hops.versions for version in named)


def _check_version_languages(
    change: etree._Element, languages: tuple[str, str | None], declared: Declared
) -> Iterator[Broken]:
    """The languages of a tag are those of the versions on the two sides."""
    for attribute, tag in zip(("source", "corresp"), languages, strict=True):
        for version in pointers(change.get(attribute)) if tag else []:
            language = declared.version_language(version)
            if tag and language and primary_subtag(language) != primary_subtag(tag):
                message = (
                    f'{change.get(XML_ID)} has subtype="{change.get("subtype")}", which does not fit {attribute}='
                    f'"#{version}": that version is in "{language}", not "{tag}"'
                )
                yield Broken("hop-langs", change, message)


def _check_languages(root: etree._Element, declared: Declared) -> Iterator[Broken]:
    """Every language of the text stands in langUsage; each missing one is reported once, where it is first used."""
    missing: set[str] = set()
    for element, tag in _used_tags(root, declared):
        if tag.lower() not in declared.languages and tag not in missing:
            missing.add(tag)
            yield Broken(
                "lang-listed", element, f'the language tag "{tag}" is used here, but langUsage does not list it'
            )


def _used_tags(root: etree._Element, declared: Declared) -> Iterator[tuple[etree._Element, str]]:
    if tag := root.get(XML_LANG):
        yield root, tag
    for text in root.iterfind(T + "text"):
        for element in text.iter("*"):
            if tag := element.get(XML_LANG):
                yield element, tag
    if any("-t-" in language for language in declared.languages):
        yield from _tags_of_0_1(declared)


def _tags_of_0_1(declared: Declared) -> Iterator[tuple[etree._Element, str]]:
    """Files of version 0.1 list the languages of versions and the tags of hops too."""
    for version in declared.hops.versions.values():
        for element in version.iterfind(T + "textLang"):
            for tag in (element.get("mainLang") or "", *(element.get("otherLangs") or "").split()):
                if tag:
                    yield element, tag
    for identifier, change in declared.hops.changes.items():
        subtype = change.get("subtype")
        if subtype and identifier not in declared.broken_hops:
            yield change, subtype
