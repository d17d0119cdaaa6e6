"""The pages in a real browser: who cannot see colours, hold a mouse or open a wide window can use them too."""

from __future__ import annotations

from pathlib import Path

import pytest

import xlate
from tests.browser import OpenPage, accessibility_problems
from tests.pages.test_edition import merged


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed with three translations and a second transcript, with an index of both."""
    folder = tmp_path_factory.mktemp("chromium")
    files = merged(folder, "ru", "ar", "ja")
    (folder / "two.txt").write_text("Talk\n\nAnn: Yes.\n\nBob (in French): Yes, and no.\n", encoding="utf-8")
    xlate.to_tei(folder / "two.txt", language="en", output=folder / "two.xml")
    xlate.edition([*files, folder / "two.xml"], folder / "site", title="Two talks")
    return folder / "site"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["talk", "index"])
def test_axe_finds_nothing_against_wcag_2_2_aa(site: Path, open_page: OpenPage, name: str, scheme: str) -> None:
    page = open_page((site / f"{name}.html").as_uri(), scheme=scheme)
    if name == "talk":
        page.click("#xlate-open-all")
    assert not accessibility_problems(page)
