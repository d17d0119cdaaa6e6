"""What a ledger needs, added to the header of a file that is there: each kind of entry in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import UNDETERMINED, language_name
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.encoding import build_category, build_taxonomy, taxonomies
from xlate.tei.header.entries import (
    HopList,
    Version,
    build_agent,
    build_application,
    build_hop,
    build_hop_list,
    build_language,
    build_version,
    relate,
    xlate_agent,
)
from xlate.tei.header.ledger import ProvenanceLedger
from xlate.tei.header.programs import build_program
from xlate.tei.names import ANNOTATION, STANDOFF, TURNS, XML_ID, T
from xlate.tei.record import Record
from xlate.tei.splice import apply_edits
from xlate.tei.xml_builder import add

__all__ = [
    "PLACE_OF_HOPS",
    "add_application",
    "add_categories",
    "kind_of_text",
    "splice_declarations",
    "text_version",
    "title_statement",
    "write_entries",
]


PLACE_OF_HOPS = "<!-- the hops of the words stand here -->"
"""in a ``creation`` that xlate has made"""


def title_statement(record: Record) -> etree._Element:
    """The titleStmt of a file.

    Raises:
        RecordError: there is none.
    """
    statement = record.header.find(f"{T}fileDesc/{T}titleStmt")
    if statement is None:
        raise RecordError("the header has no titleStmt, which every TEI file needs", file=record.name)
    return statement


def write_entries(
    edits: HeaderEdits, ledger: ProvenanceLedger, *, traced: bool = False, named_languages: bool = False
) -> None:
    """Add what a ledger has found to be missing.

    Args:
        edits: of the header.
        ledger: its entries.
        traced: each entry is to be taken away again by its xml:id, languages too.
        named_languages: give each language an xml:id, as what is taken out of a file from elsewhere has one.

    Raises:
        RecordError: the header lacks what every TEI file needs.
    """
    agents = list(ledger.agents.values())
    if not traced:  # people, then the programs that they used
        agents.sort(key=lambda agent: agent.software and agent.id != "ag.xlate")
    for agent in agents:
        edits.insert(title_statement(edits.record), partial(build_agent, agent=agent))
    for program in ledger.programs:
        edits.add("encodingDesc", "appInfo", partial(build_program, program=program))
    versions = list(ledger.versions.values())
    for together in [[one] for one in versions] if traced else [versions]:
        if together:
            _add_versions(edits, together)
    for relation, (version, source, kind) in ledger.relations.items():
        build = partial(relate, made_from=source, identifier=relation, kind=kind)
        edits.insert(ledger.header.versions[version], build)
    for tag in ledger.languages:
        build = partial(build_language, tag=tag, identifier=f"lang.{tag}" if traced or named_languages else None)
        edits.add("profileDesc", "langUsage", build)
    for hops in ledger.hop_lists.values():
        _add_hops(edits, hops)


def _add_versions(edits: HeaderEdits, versions: Iterable[Version]) -> None:
    """Add versions to the list in sourceDesc, which is made if there is none."""

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


def _add_hops(edits: HeaderEdits, hops: HopList) -> None:
    """Add hops to the list that they belong to, or a new list with them."""
    known = edits.record.named(f"#{hops.id}", "listChange")
    if known:
        edits.insert(known[0], lambda parent: [build_hop(parent, hop) for hop in hops.entries])
    else:
        edits.add("profileDesc", "creation", partial(build_hop_list, hops=hops))


def add_categories(edits: HeaderEdits, used: Collection[str] | None) -> None:
    """Declare categories that are not declared yet.

    Args:
        edits: of the header.
        used: the ids of those that are needed, as `categories_in` finds them; None: all.
    """
    for taxonomy in taxonomies():
        categories = {str(one.get(XML_ID)): one for one in taxonomy.iter(T + "category")}
        needed = [one for one in categories if used is None or one in used]
        missing = [one for one in needed if one not in edits.ids]
        if not missing:
            continue
        known = next((one for one in categories if one in edits.record.by_id), None)
        if known is None:
            edits.add("encodingDesc", "classDecl", partial(build_taxonomy, taxonomy=taxonomy, used=needed))
            continue
        place: etree._Element = edits.record.element(known)
        while place.getparent() is not None and place.tag != T + "taxonomy":
            place = place.getparent()  # type: ignore[assignment]  # it was not None
        for one in missing:
            edits.insert(place, partial(build_category, category=categories[one]))


def add_application(edits: HeaderEdits, description: str, *, standoff: bool = False) -> None:
    """Declare xlate itself in a file that was made elsewhere.

    Args:
        edits: of the header.
        description: what xlate did to the file.
        standoff: statements of lineage stand beside its text.
    """
    kind = f"{ANNOTATION} {STANDOFF}" if standoff else ANNOTATION
    if "app.xlate" not in edits.ids:
        edits.add("encodingDesc", "appInfo", partial(build_application, description=description, kind=kind))


def text_version(kind: str, language: str) -> Version:
    """The version that is the text of a document in one language."""
    return Version(f"v.{language}", kind, language, f"{language_name(language)} text of this document")


def kind_of_text(record: Record) -> str:
    """What the words of a file are: a transcript of what people said, or a text that nobody spoke."""
    return "text" if next(record.root.iter(*TURNS), None) is None else "transcript"


def splice_declarations(
    record: Record, languages: Iterable[str], *, language: str | None = None, standoff: bool = False
) -> bytes:
    """Give a file from elsewhere the header parts in which lineage can be stated.

    Args:
        record: the file.
        languages: the tags of its words.
        language: tag of the language of the text, which a file that does not state it gets; None: it does.
        standoff: statements of lineage are to stand beside the text.

    Returns:
        Its bytes with what was missing; those that came in if nothing was.

    Raises:
        RecordError: the header lacks what every TEI file needs, or the language of the text is not stated.
    """
    stated = record.language
    if language is not None and stated not in (UNDETERMINED, language):
        raise RecordError(f"the file states that its language is {stated}, not {language}", file=record.name)
    named = [tag for tag in languages if tag != UNDETERMINED]
    # The texts of a corpus may be in several languages, each of which says so; then none is that of the file.
    main = named[0] if named and language is None and stated == UNDETERMINED else language or stated
    if main == UNDETERMINED:
        message = "the language of the text is not stated; give it with --lang TAG, or add xml:lang to TEI or text"
        raise RecordError(message, file=record.name)
    tags = [main, *named]
    edits = HeaderEdits(record)
    if stated == UNDETERMINED and language is not None:
        edits.set_attributes(record.root, {"xml:lang": main})
    ledger = ProvenanceLedger(record, edits.ids)
    ledger.add_agent(xlate_agent("declaration of the categories of lineage"))
    for tag in tags:
        ledger.add_version(text_version(kind_of_text(record) if tag == main else "text", tag))
        ledger.language(tag)
    ledger.language("en")
    if not any(str(one.get(XML_ID)).startswith("lin.") for one in record.header.iter(T + "category")):
        add_categories(edits, None)
    add_application(edits, "declaration of lineage", standoff=standoff)
    if record.header.find(f"{T}profileDesc/{T}creation") is None:
        edits.add_words("profileDesc", "creation", PLACE_OF_HOPS)
    write_entries(edits, ledger, named_languages=True)
    if edits.is_empty:
        return record.data
    edits.add_revision("Declared what statements of lineage need.")
    return apply_edits(record.data, edits.finish())
