"""A real browser for the tests: Chromium, driven by Playwright; and axe, which knows what people cannot read or reach.

`tests/conftest.py` has the fixtures ``browser`` (one Chromium for all tests of a process) and ``open_page`` (a page of
it that is closed after the test, and that fails the test if anything is said on its console).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Error, Page

__all__ = ["WCAG", "OpenPage", "accessibility_problems", "chromium", "opener"]

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",  # there is none for root, nor in most containers
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""the rules of axe that a page must keep"""

OpenPage = Callable[..., "Page"]
"""address, width=, height=, scheme=, scripts= -> the page"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium of this machine; without one the test is skipped, but never in CI."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not installed, and in CI it must be")
        pytest.skip("needs Chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def opener(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages; at the end they are closed, and none of them may have complained."""
    said: list[str] = []
    contexts = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(message.text)

    def on_error(error: Error) -> None:
        said.append(error.message)

    def open_page(
        address: str, *, width: int = 1280, height: int = 900, scheme: str = "light", scripts: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", on_console)
        page.on("pageerror", on_error)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not said, said


def accessibility_problems(page: Page) -> list[str]:
    """What axe finds on a page against WCAG 2.2 AA: each rule with the elements that break it."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": list(WCAG), "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:4]]}" for one in found]
