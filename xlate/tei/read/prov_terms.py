"""The vocabularies in which lineage is written as RDF, and dates with their datatypes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Literal

__all__ = ["PREFIXES", "RELATORS", "dated"]

RELATORS = "http://id.loc.gov/vocabulary/relators/"
PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "relators": RELATORS,
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""given inline, so that nobody's reader fetches one"""
_DATES = {
    "gYear": re.compile(r"\d{4}"),
    "gYearMonth": re.compile(r"\d{4}-\d{2}"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "dateTime": re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?"),
}
"""datatypes of XML Schema by the shape of their values"""


def dated(value: str | None) -> Literal | None:
    """A date with its datatype; as it stands if its shape is none of XML Schema's."""
    from rdflib import XSD, Literal

    if not value:
        return None
    return Literal(value, datatype=next((XSD[name] for name, shape in _DATES.items() if shape.fullmatch(value)), None))
