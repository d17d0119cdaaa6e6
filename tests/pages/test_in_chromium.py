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
    cues = "1\n00:00:01,000 --> 00:00:04,000\nANN: Good morning.\n\n2\n01:02:03,500 --> 01:02:05,000\nBOB: Thank you.\n"
    (folder / "clip.srt").write_text(cues, encoding="utf-8")
    xlate.to_tei(folder / "clip.srt", language="en", output=folder / "clip.xml")
    xlate.edition([*files, folder / "two.xml", folder / "clip.xml"], folder / "site", title="Two talks and a clip")
    return folder / "site"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["talk", "index", "clip"])
def test_axe_finds_nothing_against_wcag_2_2_aa(site: Path, open_page: OpenPage, name: str, scheme: str) -> None:
    page = open_page((site / f"{name}.html").as_uri(), scheme=scheme)
    if name == "talk":
        page.click("#xlate-open-all")
    assert not accessibility_problems(page)


@pytest.mark.slow
def test_an_address_with_a_time_leads_to_what_is_said_then(site: Path, open_page: OpenPage) -> None:
    page = open_page(f"{(site / 'clip.html').as_uri()}#t=3724")
    assert page.locator(".row.here").inner_text().endswith("Thank you.")
    page.goto(f"{(site / 'clip.html').as_uri()}#t=0")
    page.locator(".row.here", has_text="Good morning.").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(".row.here").inner_text().endswith("Thank you."), "once a segment is chosen, arrows lead on"
