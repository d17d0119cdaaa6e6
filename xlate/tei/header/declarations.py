"""What a ledger needs, added to the header of a file that is there: each kind of entry in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import UNDETERMINED, language_name
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.encoding import build_taxonomy, taxonomies
from xlate.tei.header.entries import (
    HopList,
    Version,
    build_agent,
    build_application,
    build_hop,
    build_hop_list,
    build_language,
    build_version,
    xlate_agent,
)
from xlate.tei.header.ledger import ProvenanceLedger
from xlate.tei.names import ANNOTATION, XML_ID, T
from xlate.tei.record import Record
from xlate.tei.splice import apply_edits
from xlate.tei.xml_builder import add

__all__ = [
    "add_agents",
    "add_categories",
    "add_hop_lists",
    "add_languages",
    "add_versions",
    "splice_declarations",
    "text_version",
    "title_statement",
]


def title_statement(record: Record) -> etree._Element:
    """The titleStmt of a file.

    Raises:
        RecordError: there is none.
    """
    statement = record.header.find(f"{T}fileDesc/{T}titleStmt")
    if statement is None:
        raise RecordError("the header has no titleStmt, which every TEI file needs", file=record.name)
    return statement


def add_agents(edits: HeaderEdits, ledger: ProvenanceLedger, work: str | None = None) -> None:
    """Name those who are responsible: people, then programs.

    Args:
        edits: of the header.
        ledger: whose new agents are added.
        work: what xlate itself does, if it is to be named first.
    """
    agents = sorted(ledger.agents.values(), key=lambda agent: agent.software)
    own = [xlate_agent(work)] if work and "ag.xlate" not in edits.ids else []
    for agent in (*own, *agents):
        edits.insert(title_statement(edits.record), partial(build_agent, agent=agent))


def add_categories(edits: HeaderEdits, description: str) -> None:
    """Declare the categories that lineage names, and xlate itself.

    Args:
        edits: of the header.
        description: what xlate did to the file.
    """
    for taxonomy in taxonomies():
        if str(next(taxonomy.iter(T + "category")).get(XML_ID)) not in edits.ids:
            edits.add("encodingDesc", "classDecl", partial(build_taxonomy, taxonomy=taxonomy))
    if "app.xlate" not in edits.ids:
        edits.add("encodingDesc", "appInfo", partial(build_application, description=description, kind=ANNOTATION))


def add_languages(
    edits: HeaderEdits, ledger: ProvenanceLedger, tags: Iterable[str] = (), *, traced: bool = False
) -> None:
    """List the tags that a file uses, those of hops too.

    Args:
        edits: of the header.
        ledger: whose new languages are added.
        tags: more of them.
        traced: give each entry an xml:id, so that it can be taken away again.
    """
    for tag in tags:
        ledger.language(tag)
    for tag in ledger.languages:
        edits.add(
            "profileDesc", "langUsage", partial(build_language, tag=tag, identifier=f"lang.{tag}" if traced else None)
        )


def add_versions(edits: HeaderEdits, versions: Iterable[Version]) -> None:
    """Add versions (``bibl``) to the list in sourceDesc, which is made if there is none.

    Raises:
        RecordError: the header has no sourceDesc.
    """

    def build(parent: etree._Element) -> None:
        for version in versions:
            build_version(parent, version)

    description = edits.record.header.find(f"{T}fileDesc/{T}sourceDesc")
    if description is None:
        raise RecordError("the header has no sourceDesc, which every TEI file needs", file=edits.record.name)
    listed = description.find(f".//{T}listBibl")
    if listed is not None:
        edits.insert(listed, build)
    elif any(description.find(T + name) is not None for name in ("p", "ab")):
        # TEI does not let paragraphs and listBibl stand side by side
        edits.insert(description, lambda parent: build(add(add(parent, "p"), "listBibl")))
    else:
        edits.insert(description, lambda parent: build(add(parent, "listBibl")))


def add_hop_lists(edits: HeaderEdits, ledger: ProvenanceLedger) -> None:
    """Add hops: to the list that they belong to, or a new list with them."""
    for hops in ledger.hop_lists.values():
        known = edits.record.named(f"#{hops.id}", "listChange")
        if known:
            edits.insert(known[0], partial(_build_hops, hops=hops))
        else:
            identifier = hops.id if hops.owner else ledger.ids.free(hops.id)
            edits.add("profileDesc", "creation", partial(build_hop_list, hops=replace(hops, id=identifier)))


def _build_hops(parent: etree._Element, hops: HopList) -> None:
    for hop in hops.entries:
        build_hop(parent, hop)


def text_version(kind: str, language: str) -> Version:
    """The version that is the text of a document in one language."""
    return Version(f"v.{language}", kind, language, f"{language_name(language)} text of this document")


def splice_declarations(record: Record, languages: Iterable[str]) -> bytes:
    """Give a file from elsewhere the header parts in which lineage can be stated.

    Args:
        record: the file.
        languages: the tags of its words.

    Returns:
        Its bytes with what was missing; those that came in if nothing was.

    Raises:
        RecordError: the header lacks what every TEI file needs, or the language of the text is not stated.
    """
    tags = [record.language, *languages]
    if record.language == UNDETERMINED:
        message = "the file does not say in which language its text is; give TEI or text an xml:lang"
        raise RecordError(message, file=record.name)
    edits = HeaderEdits(record)
    ledger = ProvenanceLedger(record, edits.ids)
    add_agents(edits, ledger, "declaration of the categories of lineage")
    missing = [tag for tag in dict.fromkeys(tags) if f"v.{tag}" not in edits.ids]
    if missing:
        add_versions(edits, [text_version("transcript" if tag == record.language else "text", tag) for tag in missing])
    add_categories(edits, "declaration of lineage")
    if record.header.find(f"{T}profileDesc/{T}creation") is None:
        edits.add_words("profileDesc", "creation", "Not stated.")
    add_languages(edits, ledger, [*tags, "en"])
    if edits.is_empty:
        return record.data
    edits.add_revision("Declared what statements of lineage need.")
    return apply_edits(record.data, edits.finish())
