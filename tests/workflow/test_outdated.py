"""A source that has changed since it was translated: the translated file says of which words it is (decision 40)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import xlate
from tests.conftest import EXAMPLES, ROOT
from xlate.findings import Result

PO = ROOT / "tests" / "data" / "tools" / "ru.po"
UNIT = "s-r3lkizyx"
"""translated in the PO file; its words change in these tests"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The seed, and its translation into Russian, made of the words that it had."""
    source, target = tmp_path / "talk.xml", tmp_path / "talk.ru.xml"
    source.write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
    xlate.merge(source, PO, output=target, fuzzy="use")
    return source, target


def change(source: Path) -> None:
    data = source.read_text(encoding="utf-8")
    assert data.count("This year we mark") == 1
    source.write_text(data.replace("This year we mark", "Last year we marked"), encoding="utf-8")


def told(result: Result[Any]) -> list[str]:
    return [str(finding) for finding in result.findings if finding.code == "XL221"]


def test_what_has_not_changed_is_not_told(files: tuple[Path, Path], tmp_path: Path) -> None:
    source, target = files
    data = source.read_bytes()
    source.write_bytes(data.replace(b"<revisionDesc>", b"<revisionDesc>\n<!-- looked at -->"))
    found: list[Result[Any]] = [
        xlate.check(target),
        xlate.status(target),
        xlate.edition([*files], tmp_path / "site"),
    ]
    assert [told(one) for one in found] == [[], [], []]


def test_edition_check_and_status_name_file_and_unit(files: tuple[Path, Path], tmp_path: Path) -> None:
    source, target = files
    before = xlate.status(target).value.statistics
    change(source)
    status = xlate.status(target)
    for result in (xlate.check(target), status, xlate.edition([*files], tmp_path / "site")):
        [finding] = told(result)
        assert re.search(rf"talk\.ru\.xml:\d+: XL221 {UNIT} \(1\.2\): the words in .*talk\.xml have changed", finding)
    assert status.value.statistics.fuzzy.messages == before.fuzzy.messages + 1
    page = (tmp_path / "site" / "talk.html").read_text(encoding="utf-8")
    row = page[page.index(f'id="{UNIT}"') :]
    assert "s-stale" in row[: row.index("</div>")]
    assert "Source has changed" in row[: row.index("</div>")]


def test_a_memory_does_not_learn_it(files: tuple[Path, Path]) -> None:
    source, target = files
    before = xlate.export_tmx(target).value
    change(source)
    after = xlate.export_tmx(target).value
    assert (after.pairs, after.left_out) == (before.pairs - 1, before.left_out + 1)


def test_a_merge_of_new_words_makes_it_current_and_one_of_old_words_does_not(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    source, target = files
    change(source)
    xlate.merge(target, PO, output=target)
    assert told(xlate.status(target))
    new = tmp_path / "new.po"
    new.write_text(PO.read_text(encoding="utf-8").replace("This year we mark", "Last year we marked"), encoding="utf-8")
    xlate.merge(target, new, output=target, fuzzy="use")
    assert not told(xlate.status(target))
    once = target.read_bytes()
    xlate.merge(target, new, output=target, fuzzy="use")
    assert target.read_bytes() == once


def test_a_file_of_an_earlier_version_gets_the_words_when_it_is_merged_again(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    _, target = files
    now = target.read_bytes()
    bare = re.sub(rb" words:[0-9a-f]{8}", b"", now)
    old = re.sub(rb'<prefixDef ident="words".*?</prefixDef>', b"", bare)
    target.write_bytes(old)
    assert not told(xlate.status(target))
    other = tmp_path / "other.po"
    other.write_text(PO.read_text(encoding="utf-8").replace("A. Translator", "Somebody Else"), encoding="utf-8")
    xlate.merge(target, other, output=target, fuzzy="use")
    again = target.read_bytes()
    assert b"Somebody Else" not in again, "who merges again has translated nothing"
    assert re.findall(rb'corresp="[^"]*"', again) == re.findall(rb'corresp="[^"]*"', now)
    assert b'ident="words"' in again
    assert xlate.validate(target).value
