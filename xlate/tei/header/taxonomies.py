"""The categories that xlate's pointers in ``@ana`` name, as they are declared in every header (TEI: classDecl)."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache

from lxml import etree

from xlate.tei.names import TEI_NAMESPACE, XML_ID, T
from xlate.tei.xml_builder import add

__all__ = ["TAXONOMIES", "Taxonomy", "build_taxonomy"]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One taxonomy."""

    name: str
    prefix: str
    """of the ids of its categories"""
    description: str
    categories: tuple[tuple[str, str, str], ...]
    """(last part of the id, term, what it means)"""


TAXONOMIES = (
    Taxonomy(
        "relation",
        "rel",
        "What the source itself prints about how the words reached its reader. Never derived.",
        (
            (
                "retranslation",
                "retranslation",
                'printed, e.g. "(retranslated)": interpreted into another language, then translated from that',
            ),
            (
                "interpretation",
                "interpretation",
                'printed, e.g. "(As interpreted.)": the text is an interpreter\'s rendering',
            ),
            (
                "translation",
                "translation",
                'printed, e.g. "(translated from French)": the text is a written translation',
            ),
            ("spoken", "language note", 'printed, e.g. "(In English.)": says only which language was spoken'),
            (
                "untranslated",
                "untranslated",
                'printed, e.g. "(No translation provided.)": the source gives no translation of what was said',
            ),
        ),
    ),
    Taxonomy(
        "lineage",
        "lin",
        "Translation lineage of a stretch of text. Derived, for querying, from the hops named by @change.",
        (
            ("original", "original", "the text is in the language in which it was spoken or written; no hop"),
            (
                "direct",
                "direct translation",
                "exactly one hop between the language of speech and the language of this text",
            ),
            ("relay", "indirect (relay) translation", "two or more hops"),
            ("back", "back-translation", "the hops return to the language of speech"),
            ("unknown", "unknown", "how the words began is not known"),
            (
                "revisits",
                "revisiting relay",
                "the chain returns to a language the words already passed through; stands beside lin.relay",
            ),
        ),
    ),
    Taxonomy(
        "hopmode",
        "mode",
        "Mode of one translation hop",
        (
            ("interpreting", "interpreting", "oral, by an interpreter"),
            ("human", "written translation", "by a human translator"),
            ("mt", "machine translation", "raw, by a program"),
            (
                "mtpe",
                "machine translation, post-edited",
                "by a program, then corrected by a person",
            ),
        ),
    ),
    Taxonomy(
        "status",
        "st",
        "State of a unit of a translated text with respect to its catalogue (gettext PO)",
        (
            ("untranslated", "untranslated", "source text carried over"),
            ("mt", "machine", "raw machine translation, not reviewed"),
            ("fuzzy", "fuzzy", "a translation that needs review"),
            ("translated", "translated", "translated by a person"),
            ("postedited", "post-edited", "machine translation corrected or accepted by a person"),
            ("stale", "stale", "the source text changed after the translation was made"),
        ),
    ),
)


def build_taxonomy(parent: etree._Element, taxonomy: Taxonomy) -> etree._Element:
    """Append a taxonomy with its categories to a ``classDecl``."""
    element = deepcopy(_prototype(taxonomy))  # far quicker than to build it for each of a thousand files
    parent.append(element)
    return element


@cache
def _prototype(taxonomy: Taxonomy) -> etree._Element:
    element = add(etree.Element(T + "classDecl", nsmap={None: TEI_NAMESPACE}), "taxonomy", {XML_ID: taxonomy.name})
    add(element, "desc", text=taxonomy.description)
    for identifier, term, meaning in taxonomy.categories:
        category = add(element, "category", {XML_ID: f"{taxonomy.prefix}.{identifier}"})
        description = add(category, "catDesc")
        add(description, "term", text=term).tail = f": {meaning}"
    return element
