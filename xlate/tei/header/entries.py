"""What a header says of provenance, entry by entry: agents, versions of the words, hops; and how each is written.

`xlate.tei.header.ledger` decides which entries there are. Each kind is written here and nowhere else. Source: TEI P5,
"The TEI Header"; docs/encoding.md says what each attribute means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from xlate._version import __version__
from xlate.dates import today
from xlate.languages import hop_tag, language_name, split_hop_tag
from xlate.model.lineage import Mode
from xlate.tei.names import STANDOFF, XML_ID, XML_LANG, point_at
from xlate.tei.xml_builder import add

__all__ = [
    "Agent",
    "HopEntry",
    "HopList",
    "Version",
    "build_agent",
    "build_application",
    "build_hop",
    "build_hop_list",
    "build_language",
    "build_translator",
    "build_version",
    "hop_attributes",
    "name_of_language",
    "relate",
    "xlate_agent",
]

_TRANSLATOR_ROLE = "http://id.loc.gov/vocabulary/relators/trl"
"""MARC relator term for a translator, as respStmt/resp/@ref"""


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or program that is responsible for something: ``respStmt``."""

    id: str
    work: str
    """what was done; a translator gets the MARC term too"""
    name: str
    element: str = "name"
    """``persName`` for a person whose name is known"""
    software: bool = False
    ref: str | None = None
    """pointer at the ``application`` or ``person`` that the agent is"""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the words: a speech, an interpreter's rendering, a text, a translation (``bibl``)."""

    id: str
    type: str
    language: str
    title: str
    note: str = ""
    """what follows the title"""
    made_from: tuple[str, ...] = ()
    """ids of the versions that this one translates"""
    other_languages: str | None = None
    """tags of languages of which some words are left in it"""
    languages_in_words: str | None = None
    """None: the name of its language"""
    transcribed_from: tuple[str, ...] = ()
    """ids of the speeches in the same language that this one puts into writing"""
    translators: tuple[tuple[str, str], ...] = ()
    """id and name of each agent who made it, where they are named"""
    date: str | None = None
    """when it was made, ISO 8601"""
    other_editions: tuple[str, ...] = ()
    """ids of other translations of the same text into the same language"""
    title_language: str | None = None
    """tag of the language of the title, if it is not that of the header"""
    derived_from: tuple[str, ...] = ()
    """ids of the versions in the same language of which this one is another: edited, revised, transliterated"""


class HopEntry(NamedTuple):
    """A hop, or the origin of words that were spoken in the language of the text (``change``)."""

    id: str
    attributes: dict[str, str]
    """those without a value are not there"""
    text: str
    evidence_at: tuple[str, ...] = ()
    """addresses of the evidence"""


@dataclass(slots=True)
class HopList:
    """Hops that belong together: the chain of a speaker, or all that a merge adds (``listChange``)."""

    id: str
    description: str
    owner: str | None
    """xml:id of the speaker whose words went through the hops, in order; None: the hops make no chain"""
    entries: list[HopEntry] = field(default_factory=list)


def hop_attributes(
    source: str,
    target: str,
    mode: Mode | None,
    versions: tuple[str, str],
    stated: dict[str, str | None],
    number: int | None = None,
) -> dict[str, str]:
    """The attributes of a hop.

    Args:
        source: tag of the language it starts from.
        target: tag of the language it ends in.
        mode: how it was made.
        versions: ids of the versions on its two sides.
        stated: values of ``who``, ``when``, ``resp`` and ``cert``, and of ``ana`` if it does not follow from the mode.
        number: its place in its chain.
    """
    tag = hop_tag(source, target, machine=mode in (Mode.MACHINE, Mode.POST_EDITED))
    ana = f"#mode.{mode}" if mode else None
    attributes = {
        "n": str(number) if number else None,
        "type": "hop",
        "subtype": tag,
        "ana": stated.get("ana", ana),
        "who": stated.get("who"),
        "source": point_at(versions[0]),
        "corresp": point_at(versions[1]),
        **{name: stated.get(name) for name in ("when", "resp", "cert")},
    }
    return {name: value for name, value in attributes.items() if value}


def name_of_language(tag: str) -> str:
    """The content of a ``language`` element for a tag: ``Russian``, ``Russian machine-translated from English``."""
    parts = split_hop_tag(tag)
    if parts is None:
        return language_name(tag)
    source, target, machine = parts
    how = "machine-translated" if machine else "translated"
    return f"{language_name(target)} {how} from {language_name(source)}"


def xlate_agent(work: str) -> Agent:
    """Xlate itself among those who are responsible."""
    return Agent("ag.xlate", work, "xlate", software=True, ref="#app.xlate")


def build_agent(parent: etree._Element, agent: Agent) -> None:
    """Append a ``respStmt``."""
    statement = add(parent, "respStmt", {XML_ID: agent.id})
    role = _TRANSLATOR_ROLE if agent.work.startswith("translation") else None
    add(statement, "resp", {"ref": role}, agent.work)
    add(statement, agent.element, {"type": "software" if agent.software else None, "ref": agent.ref}, agent.name)


def build_version(
    parent: etree._Element, version: Version, details: Callable[[etree._Element], object] | None = None
) -> None:
    """Append a ``bibl``; details add what stands between its title and its languages."""
    entry = add(parent, "bibl", {XML_ID: version.id, "type": version.type})
    add(entry, "title", {XML_LANG: version.title_language}, version.title).tail = f"{version.note} "
    for agent, name in version.translators:
        build_translator(entry, agent, name)
    if version.date:
        add(entry, "date", {"when": version.date}, version.date).tail = " "
    if details is not None:
        details(entry)
    languages = {"mainLang": version.language, "otherLangs": version.other_languages}
    add(entry, "textLang", languages, version.languages_in_words or language_name(version.language))
    related = (
        ("translatedFrom", version.made_from),
        ("transcribedFrom", version.transcribed_from),
        ("derivedFrom", version.derived_from),
        ("otherEdition", version.other_editions),
    )
    for kind, sources in related:
        for source in sources:
            entry[-1].tail = " "
            relate(entry, source, kind=kind)


def relate(
    version: etree._Element, made_from: str, identifier: str | None = None, kind: str = "translatedFrom"
) -> None:
    """Say in a ``bibl`` from which version it was made."""
    add(version, "relatedItem", {XML_ID: identifier, "type": kind, "target": point_at(made_from)})


def build_translator(version: etree._Element, agent: str, name: str) -> None:
    """Say in a ``bibl`` who translated it."""
    editor = add(version, "editor", {"role": "translator", "ref": point_at(agent)}, name)
    editor.tail = " "


def build_hop(parent: etree._Element, hop: HopEntry) -> etree._Element:
    """Append a ``change``."""
    change = add(parent, "change", {XML_ID: hop.id, **hop.attributes}, hop.text)
    if hop.evidence_at:
        change.text = f"{hop.text} "
    for address in hop.evidence_at:
        add(change, "ptr", {"target": address}).tail = " "
    if hop.evidence_at:
        change[-1].tail = None
    return change


def build_hop_list(parent: etree._Element, hops: HopList) -> None:
    """Append a ``listChange``; one that makes a chain is ordered."""
    changes = add(parent, "listChange", {XML_ID: hops.id, "ordered": "true" if hops.owner else None})
    if not hops.owner:  # the chain of a speaker is told by its versions
        add(changes, "desc", text=hops.description)
    for hop in hops.entries:
        build_hop(changes, hop)


def build_language(parent: etree._Element, tag: str, identifier: str | None = None) -> None:
    """Append a ``language``, for the tag of a language or of a hop."""
    add(parent, "language", {XML_ID: identifier, "ident": tag}, name_of_language(tag))


def build_application(parent: etree._Element, description: str, kind: str | None = None) -> etree._Element:
    """Append the ``application`` that names xlate and its version.

    Args:
        parent: the ``appInfo``.
        description: what xlate did.
        kind: `xlate.tei.names.ANNOTATION` if the file was made elsewhere; with `STANDOFF` behind it, if lineage stands
            beside its text.
    """
    attributes = {
        XML_ID: "app.xlate",
        "type": kind and kind.split()[0],
        "subtype": STANDOFF if kind and STANDOFF in kind.split() else None,
        "ident": "xlate",
        "version": __version__,
        "when": today().isoformat(),
    }
    application = add(parent, "application", attributes)
    add(application, "label", text="xlate")
    add(application, "desc", text=description)
    return application
