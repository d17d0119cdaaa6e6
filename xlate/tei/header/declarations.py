"""Parts of a header that lineage leans on, added where a file lacks them: agent, versions, categories, languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import UNDETERMINED, language_name
from xlate.tei.header.create import build_application, hop_language_name
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.taxonomies import TAXONOMIES, build_taxonomy
from xlate.tei.names import ANNOTATION, XML_ID, T
from xlate.tei.record import Record
from xlate.tei.splice import apply_edits
from xlate.tei.xml_builder import add

__all__ = [
    "build_text_version",
    "declare_agent",
    "declare_categories",
    "declare_languages",
    "insert_versions",
    "splice_declarations",
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


def declare_agent(edits: HeaderEdits, work: str) -> None:
    """Name xlate among those who are responsible."""

    def build(parent: etree._Element) -> None:
        statement = add(parent, "respStmt", {XML_ID: "ag.xlate"})
        add(statement, "resp", text=work)
        add(statement, "name", {"type": "software", "ref": "#app.xlate"}, "xlate")

    if not edits.has_id("ag.xlate"):
        edits.insert(title_statement(edits.record), build)


def declare_categories(edits: HeaderEdits, description: str) -> None:
    """Declare the categories that lineage names, and xlate itself.

    Args:
        edits: of the header.
        description: what xlate did to the file.
    """
    for taxonomy in TAXONOMIES:
        if not edits.has_id(f"{taxonomy.prefix}.{taxonomy.categories[0][0]}"):
            edits.add("encodingDesc", "classDecl", partial(build_taxonomy, taxonomy=taxonomy))
    if not edits.has_id("app.xlate"):
        edits.add("encodingDesc", "appInfo", partial(build_application, description=description, kind=ANNOTATION))


def declare_languages(edits: HeaderEdits, tags: Iterable[str]) -> None:
    """List the tags that a file uses, those of hops too."""
    usage = edits.record.header.find(f"{T}profileDesc/{T}langUsage")
    if usage is not None and usage.find(T + "p") is not None:
        return  # languages described in prose; TEI lets nothing stand beside it
    listed = {element.get("ident") for element in edits.record.header.iter(T + "language")}
    for tag in dict.fromkeys(tags):
        if tag not in listed:
            edits.add("profileDesc", "langUsage", partial(_build_language, tag=tag))


def insert_versions(edits: HeaderEdits, build: Callable[[etree._Element], object]) -> None:
    """Add versions (``bibl``) to the list in sourceDesc, which is made if there is none.

    Raises:
        RecordError: the header has no sourceDesc.
    """
    description = edits.record.header.find(f"{T}fileDesc/{T}sourceDesc")
    if description is None:
        raise RecordError("the header has no sourceDesc, which every TEI file needs", file=edits.record.name)
    versions = description.find(f".//{T}listBibl")
    if versions is not None:
        edits.insert(versions, build)
    elif any(description.find(T + name) is not None for name in ("p", "ab")):
        # TEI does not let paragraphs and listBibl stand side by side
        edits.insert(description, lambda parent: build(add(add(parent, "p"), "listBibl")))
    else:
        edits.insert(description, lambda parent: build(add(parent, "listBibl")))


def build_text_version(parent: etree._Element, kind: str, language: str) -> etree._Element:
    """Append the version that is the text of a document in one language."""
    entry = add(parent, "bibl", {XML_ID: f"v.{language}", "type": kind})
    add(entry, "title", text=f"{language_name(language)} text of this document").tail = " "
    add(entry, "textLang", {"mainLang": language}, language_name(language))
    return entry


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
    declare_agent(edits, "declaration of the categories of lineage")
    missing = [tag for tag in dict.fromkeys(tags) if not edits.has_id(f"v.{tag}")]
    if missing:

        def build(parent: etree._Element) -> None:
            for tag in missing:
                build_text_version(parent, "transcript" if tag == record.language else "text", tag)

        insert_versions(edits, build)
    declare_categories(edits, "declaration of lineage")
    if record.header.find(f"{T}profileDesc/{T}creation") is None:
        edits.add_words("profileDesc", "creation", "Not stated.")
    declare_languages(edits, [*tags, "en"])
    if edits.is_empty:
        return record.data
    edits.add_revision("Declared what statements of lineage need.")
    return apply_edits(record.data, edits.finish())


def _build_language(parent: etree._Element, tag: str) -> None:
    add(parent, "language", {"ident": tag}, hop_language_name(tag))
