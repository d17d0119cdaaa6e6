"""Validation of a TEI file: bytes to findings.

Four checks run one after another, from the general to the particular: well-formed XML that is TEI; the RELAX NG schema
xlate.rng; the Schematron rules of xlate.sch; and the rules that follow pointers or count hops, in Python. What each one
demands stands in docs/validation.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from xlate.findings import Finding
from xlate.tei.record import parse_tei
from xlate.tei.rules import RULES, Broken, Declared
from xlate.tei.rules_header import check_header
from xlate.tei.rules_pointers import check_pointers, check_source_pointers
from xlate.tei.rules_relations import check_relations
from xlate.tei.rules_units import check_units
from xlate.tei.schemas import check_own_grammar, check_own_rules, check_with_schema, schema_path

__all__ = ["check_tei", "schema_path"]


def check_tei(
    data: bytes, name: str, *, schema: Path | None = None, load: Callable[[str], bytes | None] | None = None
) -> tuple[Finding, ...]:
    """Check a TEI file.

    Args:
        data: its bytes.
        name: name of the file for messages.
        schema: a RELAX NG schema to check against besides our own, such as tei_all.rng. It is compiled once per
            process, which takes 6 to 12 seconds for tei_all.
        load: gives the bytes of a file that the TEI names, as it names it (the source of a translated file), or None
            if that file is not there. Without it, or for None, pointers into that file are reported as not checked.

    Returns:
        What was found, check by check, each in the order of the file; nothing for a valid file. XL301: not valid
        against a RELAX NG schema. XL302 and XL303: a rule or pointer is broken, and ``rule`` names it. XL304: the
        source file is not there.

    Raises:
        RecordError: the file is not well-formed TEI.
        InputError: the schema is missing or not RELAX NG.
    """
    root = parse_tei(data, name)
    found = [
        *_by_line(check_own_grammar(root, name)),
        *_by_line(check_own_rules(root, name)),
        *_by_line(_check_rules(root, name, load)),
    ]
    if schema is not None:
        found += _by_line(check_with_schema(root, name, schema))
    return tuple(found)


def _check_rules(root: etree._Element, name: str, load: Callable[[str], bytes | None] | None) -> Iterator[Finding]:
    """The rules that are written in Python. The header comes first: the others lean on sound hops."""
    declared = Declared.read(root)
    checks = (
        check_header(root, declared),
        check_pointers(root, declared),
        check_units(root, declared),
        check_relations(root),
        check_source_pointers(root, name, load),
    )
    for check in checks:
        for broken in check:
            yield _finding(broken, name) if isinstance(broken, Broken) else broken


def _finding(broken: Broken, name: str) -> Finding:
    return Finding(RULES[broken.rule].code, broken.message, name, broken.element.sourceline, broken.rule)


def _by_line(findings: Iterator[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.line or 0)
