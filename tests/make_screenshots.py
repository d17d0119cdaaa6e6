"""Pictures of the pages, and a walk through them in a browser: ``make screenshots``.

Needs Chromium and the packages playwright and Pillow, which the tests do without (docs/decisions/0030). The pictures go
to demo-output/screenshots, to be looked at; two of them, made small, are those of the README.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlate
from tests.conftest import EXAMPLES, ROOT
from tests.desk.pictures import desk_pictures
from xlate.workflow.status_page import write_status_page

TOOLS = ROOT / "tests" / "data" / "tools"
OUT = ROOT / "demo-output" / "screenshots"
IMAGES = ROOT / "docs" / "images"
RETRANSLATED = "u-rjg4ogut"
SIZES = ((1440, 1100), (1024, 1100), (360, 1400))


def main() -> None:
    """Make the pages of the seed, walk through them, and take the pictures."""
    from playwright.sync_api import sync_playwright

    OUT.mkdir(parents=True, exist_ok=True)
    IMAGES.mkdir(exist_ok=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = _pages(Path(name))
        flags = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        for width, height in SIZES:
            for scheme in ("light", "dark"):
                for page in ("talk", "two", "index", "status"):
                    _picture(browser, site / f"{page}.html", f"{page}-{width}-{scheme}", width, height, scheme)
            _picture(browser, _book(site), f"book-{width}", width, height, "light")
        _walk(browser, site)
        _print(browser, site / "two.html")
        _sheets(OUT / "print.pdf", "print")
        _sheets(site / "talk.pdf", "pdf")
        data = _picture(browser, site / "two.html", "readme-turn", 1280, 900, "light", _open_turn)
        (IMAGES / "edition.png").write_bytes(_small(data))
        data = _picture(browser, site / "talk.html", "readme-top", 1280, 1000, "dark")
        (IMAGES / "edition-dark.png").write_bytes(_small(data))
        (IMAGES / "desk.png").write_bytes(_small(desk_pictures(browser, OUT)))
        browser.close()


def _pages(folder: Path) -> Path:
    """The seed with three translations, and again with one, with an index of both."""
    files = []
    for stem, languages in (("talk", ("ru", "ar", "ja")), ("two", ("ru",))):
        source = folder / f"{stem}.xml"
        source.write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
        files.append(source)
        for language in languages:
            files.append(folder / f"{stem}.{language}.xml")
            xlate.merge(source, TOOLS / f"{language}.po", output=files[-1], fuzzy="use")
    site = folder / "site"
    xlate.edition(files, site, title="Meetings in the Kremlin")
    for form in ("pdf", "epub"):
        xlate.edition_documents(files, site, xlate.DocumentOptions(form=form))
    counts = [(path.name, xlate.status(path).value) for path in sorted(TOOLS.glob("*.po"))]
    write_status_page([(f"meeting.{name}", one) for name, one in counts], site / "status.html")
    return site


def _book(site: Path) -> Path:
    """The text of the EPUB, as a page."""
    folder = site / "book"
    with zipfile.ZipFile(site / "talk.epub") as archive:
        archive.extractall(folder)
    return next(path for path in sorted(folder.rglob("*.xhtml")) if "nav" not in path.name)


def _sheets(path: Path, name: str) -> None:
    """The first pages of a PDF, as pictures."""
    import pypdfium2

    for number, page in enumerate(list(pypdfium2.PdfDocument(path))[:3], 1):
        page.render(scale=1.5).to_pil().save(OUT / f"{name}-{number}.png")


def _open(browser: Any, path: Path, width: int, height: int, scheme: str) -> Any:
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.on("console", _refuse)
    page.on("pageerror", _refuse)
    page.goto(path.as_uri())
    return page


def _refuse(message: Any) -> None:
    """A page has nothing to say on the console."""
    raise AssertionError(getattr(message, "text", message))


def _picture(
    browser: Any,
    path: Path,
    name: str,
    width: int,
    height: int,
    scheme: str,
    prepare: Callable[[Any], None] | None = None,
) -> bytes:
    page = _open(browser, path, width, height, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than its window"
    if prepare is not None:
        prepare(page)
    data: bytes = page.screenshot(path=OUT / f"{name}.png")
    page.context.close()
    return data


def _open_turn(page: Any) -> None:
    """The retranslated turn, with its lineage open."""
    page.locator(f"#{RETRANSLATED} details").first.locator("summary").click()
    page.mouse.move(0, 0)
    page.evaluate(f"document.getElementById('{RETRANSLATED}').scrollIntoView()")


def _walk(browser: Any, site: Path) -> None:
    """What a person does on the pages."""
    page = _open(browser, site / "talk.html", 1440, 900, "light")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".row.here").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("warm memories")
    page.wait_for_selector(".row.hit")
    assert page.inner_text("#xlate-found") == "1 segment"
    page.keyboard.press("Enter")
    assert page.locator(".row.here").get_attribute("id") == "s-yhzz55sz"
    page.locator('[data-hides="no-c3"]').uncheck()
    assert not page.locator("#s-dhx6vuyc .c3").is_visible()
    page.locator('[data-filter="kind"][value="relay"]').uncheck()
    assert not page.locator(f"#{RETRANSLATED}").is_visible()
    page.locator('[data-filter="kind"][value="relay"]').check()
    page.locator(".more-filters summary").click()
    page.locator('[data-filter="state"][value="translated"]').uncheck()
    assert not page.locator("#s-veib4f6x").is_visible()
    page.locator('[data-filter="state"][value="translated"]').check()
    page.click("#s-dhx6vuyc a.n")
    page.wait_for_selector(".toast")
    assert page.url.endswith("#s-dhx6vuyc")
    page.click("#xlate-open-all")
    assert page.locator("details.way:not([open])").count() == 0
    page.click("#xlate-theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page = _open(browser, site / "index.html", 1440, 900, "light")
    page.fill("#xlate-find", "олимпий")
    page.wait_for_selector("#xlate-results li")
    page.click("#xlate-results li a")
    page.wait_for_selector(":target")
    page.go_back()
    page.fill("#xlate-only", "nobody")
    assert page.locator("tbody tr:visible").count() == 0
    page.fill("#xlate-only", "Putin")
    page.click("th:has-text('Transcript') button")
    assert page.locator("th[aria-sort=ascending]").inner_text().strip() == "Transcript"
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    plain = context.new_page()
    plain.goto((site / "talk.html").as_uri())
    assert plain.locator("#s-dhx6vuyc").is_visible()
    assert not plain.locator("#xlate-tools").is_visible()
    plain.locator(f"#{RETRANSLATED} summary").first.click()
    assert plain.locator(f"#{RETRANSLATED} .evidence").first.is_visible()
    context.close()


def _print(browser: Any, path: Path) -> None:
    page = _open(browser, path, 1440, 900, "light")
    page.pdf(path=OUT / "print.pdf", format="A4")
    page.context.close()


def _small(data: bytes) -> bytes:
    """A picture in few colours, for a page that many open."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        out = io.BytesIO()
        image.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
    assert len(out.getvalue()) <= 150_000
    return out.getvalue()


if __name__ == "__main__":
    main()
