"""docs/encoding.md ends with what was asked of the encoding, and names for each point the tests that prove it."""

from __future__ import annotations

import ast
import re
from functools import cache

from lxml import etree

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "encoding.md").read_text(encoding="utf-8")
LIST = PAGE.rpartition("\n## ")[2]
ROWS = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in re.findall(r"(?m)^\| \d.*\|$", LIST)]
NAMED = re.findall(r"`([\w/.-]+\.py)::(\w+)`", LIST)


@cache
def _tests_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_the_page_ends_with_at_least_eighty_points_in_order() -> None:
    assert LIST.startswith("The points, and what proves each")
    assert LIST.rstrip().splitlines()[-1].startswith(f"| {len(ROWS)} |")
    assert [int(row[0]) for row in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 80


def test_every_point_is_proven_or_open() -> None:
    """And only a few are open, each with a reason."""
    without = [int(row[0]) for row in ROWS if "::" not in row[-1]]
    opened = [int(row[0]) for row in ROWS if any(cell.startswith("*open*: ") for cell in row)]
    assert without == opened
    assert len(opened) <= 3


def test_every_test_that_is_named_exists() -> None:
    missing = [
        f"{file}::{name}"
        for file, name in NAMED
        if not (ROOT / "tests" / file).is_file() or name not in _tests_in(file)
    ]
    assert missing == []
    assert len(NAMED) > 90
    assert LIST.count("::") == len(NAMED)


def test_both_meanings_of_retranslation_are_glossed() -> None:
    """In the category, and on the page."""
    tree = etree.parse(ROOT / "xlate" / "data" / "encoding.xml")
    category = tree.find('.//{*}category[@{http://www.w3.org/XML/1998/namespace}id="rel.retranslation"]')
    assert category is not None
    gloss = " ".join("".join(category.itertext()).split())
    assert "an indirect translation; not a new translation of what has been translated before" in gloss
    assert "**Two meanings of retranslation.**" in PAGE


def test_each_mode_has_an_address_of_its_own() -> None:
    """Whoever puts two corpora together finds the same mode by it."""
    from xlate.model.lineage import Mode

    tree = etree.parse(ROOT / "xlate" / "data" / "encoding.xml")
    addresses = {
        str(one.get("{http://www.w3.org/XML/1998/namespace}id")): one.find("{*}catDesc/{*}term").get("ref")  # type: ignore[union-attr]
        for one in tree.iterfind('.//{*}taxonomy[@{http://www.w3.org/XML/1998/namespace}id="hopmode"]//{*}category')
    }
    assert set(addresses) == {f"mode.{mode}" for mode in Mode}
    assert all(re.fullmatch(r"http://dbpedia\.org/resource/\S+", address or "") for address in addresses.values())
    assert len(set(addresses.values())) == len(addresses)
