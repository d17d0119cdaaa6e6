"""Pictures of the desk, for `make screenshots`; one of them is that of docs/serve.md."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import xlate
from tests.conftest import EXAMPLES
from tests.desk.conftest import PO_FILES, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["desk_pictures"]

_ODD = """Working group on languages

Vienna, 3 May 2019

Anna Petrova (speaks through int.): Good morning, everybody. We are glad to be here.

John Smith: Thank you.
"""
_SIZES = ((1440, 1000), (1024, 1000), (360, 1200))


def desk_pictures(browser: Browser, out: Path) -> bytes:
    """Take the pictures.

    Args:
        browser: Chromium.
        out: their folder.

    Returns:
        The picture for the documentation.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder)
        running = serve(folder, by="Anna Schmidt")
        desk = next(running)
        shown: dict[str, tuple[str, Callable[[Page], None]]] = {
            "board": ("/", lambda page: page.get_by_text("findings of the checks").first.wait_for()),
            "transcript": ("/d/talk/transcript", _explain),
            "notes": ("/d/group/transcript", _ask),
            "lineage": ("/d/talk/transcript", _relay),
            "speakers": ("/d/talk/transcript", _divide),
            "translate": ("/d/talk/translate/ar?at=s-jchhegz4", _wait_for_field),
        }
        for width, height in _SIZES:
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
                )
                page = context.new_page()
                page.goto(desk.url)
                for called, (path, act) in shown.items():
                    page.goto(f"http://127.0.0.1:{desk.port}{path}")
                    act(page)
                    page.screenshot(path=out / f"desk-{called}-{width}-{scheme}.png")
                context.close()
        next(running, None)
    return (out / "desk-translate-1440-light.png").read_bytes()


def _fill(folder: Path) -> None:
    """The seed with three PO files, the Russian one merged, and a transcript with a note that no rule understands."""
    shutil.copy(EXAMPLES / "kremlin-en-00seed.xml", folder / "talk.xml")
    for tag in ("ru", "ar", "ja"):
        shutil.copy(PO_FILES / f"{tag}.po", folder / f"{tag}.po")
    xlate.merge(folder / "talk.xml", folder / "ru.po", output=folder / "talk.ru.xml", fuzzy="use")
    (folder / "group.txt").write_text(_ODD, encoding="utf-8")
    xlate.to_tei(folder / "group.txt", output=folder / "group.xml", language="en")


def _explain(page: Page) -> None:
    page.locator(".marker").first.click()
    page.get_by_text("by the markers of the profile").wait_for()


def _ask(page: Page) -> None:
    page.get_by_role("button", name="(speaks through int.)").click()
    page.get_by_role("button", name="This means that, from here on").wait_for()


def _relay(page: Page) -> None:
    page.locator("#s-jchhegz4 .c1").click()
    page.keyboard.press("l")
    form = page.locator("#lineage-form")
    form.get_by_role("combobox", name="Through", exact=True).select_option("fr")
    page.get_by_text("What would change").wait_for()


def _divide(page: Page) -> None:
    page.keyboard.press("t")
    page.locator("#s-nwxy7oav .c1").click()
    page.get_by_role("button", name="Divide the paragraph here").wait_for()


def _wait_for_field(page: Page) -> None:
    page.get_by_role("textbox", name="Translation into Arabic").wait_for()
