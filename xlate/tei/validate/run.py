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
from xlate.tei.record import read_tei
from xlate.tei.validate.rules import RULES, Broken, Declared, of_lineage
from xlate.tei.validate.rules_header import check_header
from xlate.tei.validate.rules_pointers import check_pointers, check_source_pointers
from xlate.tei.validate.rules_relations import check_relations
from xlate.tei.validate.rules_units import check_units
from xlate.tei.validate.schemas import check_own_grammar, check_own_rules, check_with_schema, schema_path

__all__ = ["applies", "check_tei", "schema_path"]


_OF_EVERY_FILE = {"duplicate-id", "set-who", "set-items", "ptr-src"} | {
    name for name in RULES if name.startswith(("hop-", "list-"))
}
"""rules that are about ids, about parts that only xlate writes, and about hops"""
_OF_OWN_FILES = {"unit-id", "u-id", "seg-n", "stage-desc", "marker-known", "newest-first", "lang-listed", "ptr-who"} | {
    name for name, rule in RULES.items() if rule.code == "XL301"
}
"""rules of good order that a file from elsewhere need not know, even where it speaks of lineage"""


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
        against a RELAX NG schema, or an element is not what it has to be in its place, and ``rule`` names the rule
        that says so. XL302 and XL303: a rule or pointer is broken, and ``rule`` names it. XL304: the source file is
        not there.

    Raises:
        RecordError: the file is not well-formed TEI.
        InputError: the schema is missing or not RELAX NG.
    """
    root = read_tei(data, name)
    declared = Declared.read(root)
    rules = (_finding(broken, name) for broken in check_own_rules(root) if applies(broken, declared))
    found = [
        *([_elsewhere(name)] if declared.foreign else _by_line(check_own_grammar(root, name))),
        *_by_line(rules),
        *_by_line(_check_rules(root, name, declared, load)),
    ]
    if schema is not None:
        found += _by_line(check_with_schema(root, name, schema))
    return tuple(found)


def _elsewhere(name: str) -> Finding:
    message = "not made by xlate, so only its statements of lineage were checked; --schema FILE.rng checks the rest"
    return Finding("XL307", message, name)


def applies(broken: Broken, declared: Declared) -> bool:
    """Whether an element has to keep a rule: a file from elsewhere is bound only where it speaks of lineage."""
    if not declared.foreign or broken.rule in _OF_EVERY_FILE:
        return True
    return broken.rule not in _OF_OWN_FILES and any(map(of_lineage, (broken.element.get("ana") or "").split()))


def _check_rules(
    root: etree._Element, name: str, declared: Declared, load: Callable[[str], bytes | None] | None
) -> Iterator[Finding]:
    """The rules that are written in Python. The header comes first: the others lean on sound hops."""
    checks = (
        check_header(root, declared),
        check_pointers(root, declared),
        check_units(root, declared),
        check_relations(root),
        check_source_pointers(root, name, load),
    )
    for check in checks:
        for broken in check:
            if isinstance(broken, Finding):
                yield broken
            elif applies(broken, declared):
                yield _finding(broken, name)


def _finding(broken: Broken, name: str) -> Finding:
    return Finding(RULES[broken.rule].code, broken.message, name, broken.element.sourceline, broken.rule)


def _by_line(findings: Iterator[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.line or 0)
