"""What others do to the files and to the desk while somebody works: nothing is lost, and nothing of theirs is run."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import xlate
from tests.browser import OpenPage, opener
from tests.desk.conftest import Served
from xlate.exchange.po import read_po
from xlate.mt.translate import MachineOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog

KEY = "s-dsg7d3iv"
HOSTILE = "<img src=x onerror=alert(1)>\"'&{{7*7}}"


def _ids(desk: Served) -> list[str]:
    return [row[0] for row in desk.get("/d/talk/translate/ru/index").json()["rows"]]


def test_two_browsers_and_merges_at_once_lose_no_translation(desk_server: Served) -> None:
    ids = _ids(desk_server)
    refused: list[str] = []

    def work(name: str, mine: list[str]) -> None:
        for key in mine:
            answer = desk_server.post(
                "/d/talk/translate/ru/save", id=key, text=f"{name} {key}", raw=True, state="draft", by=name
            )
            if answer.status_code != 200:
                refused.append(answer.text)

    def merge() -> None:
        for _ in range(3):
            xlate.merge(
                desk_server.folder / "talk.xml", desk_server.folder / "ru.po", output=desk_server.folder / "m.xml"
            )

    threads = [
        threading.Thread(target=work, args=("Anna", ids[::2])),
        threading.Thread(target=work, args=("Boris", ids[1::2])),
        threading.Thread(target=merge),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == []
    path = desk_server.folder / "ru.po"
    now = {entry.key: entry.translation for entry in read_po(path.read_bytes(), str(path)).entries}
    assert now == {key: f"{name} {key}" for name, mine in (("Anna", ids[::2]), ("Boris", ids[1::2])) for key in mine}


def test_a_file_that_is_broken_or_gone_costs_no_word_that_was_typed(desk_server: Served, browser: Browser) -> None:
    path = desk_server.folder / "ru.po"
    good = path.read_bytes()
    context = browser.new_context()  # its console may say that saves were refused
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(desk_server.url)
    page.goto(f"http://127.0.0.1:{desk_server.port}/d/talk/translate/ru?at={KEY}")
    field = page.get_by_role("textbox", name="Translation into Russian")
    field.fill("Приглашаем.")
    alert = page.get_by_role("alert")
    garbage = good.replace(b'msgctxt "', b'<<<<<<< HEAD\nmsgctxt "', 3)
    for theirs in (garbage, None):  # git has left its marks; then the file is away
        path.unlink() if theirs is None else path.write_bytes(theirs)
        field.press("Control+s")
        alert.get_by_text("Not saved").wait_for()
        page.wait_for_timeout(3500)  # the page has looked whether somebody has changed the file
        assert field.input_value() == "Приглашаем."
        assert (path.read_bytes() if theirs is not None else None) == theirs
        alert.get_by_role("button", name="Close").click()
    path.write_bytes(good.replace("Спасибо".encode(), "Благодарю".encode()))  # put right, and edited, by hand
    field.press("Control+s")
    page.locator(f"#{KEY}.w-draft").wait_for()
    text = path.read_text(encoding="utf-8")
    assert 'msgstr "Приглашаем."' in text
    assert text.count("Благодарю") == good.decode().count("Спасибо") + good.decode().count("Благодарю")
    context.close()


def test_what_strangers_have_written_into_files_is_shown_and_never_run(
    serving: Callable[..., Served], folder: Path, browser: Browser, tmp_path: Path
) -> None:
    name = "a\"><img src=x onerror=alert(1)>'&.xml".replace("/", "")
    tei = (folder / "talk.xml").read_text(encoding="utf-8")
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    (folder / name).write_text(tei.replace("Vladimir Putin", escaped).replace("Moscow", escaped), encoding="utf-8")
    text = (folder / "ru.po").read_text(encoding="utf-8").replace("talk.xml:", f"{name.replace(' ', '%20')}:")
    text = text.replace('"Language: ru', f'"Last-Translator: {HOSTILE}\\n"\n"Language: ru'.replace("\"'", "'"), 1)
    place = text.index("msgctxt", text.index("msgctxt") + 1)
    head = text.rfind("\n\n", 0, place) + 2
    notes = f"# {HOSTILE}\n# xlate-note: open 2026-01-01T00:00:00+00:00 {HOSTILE}: {HOSTILE}\n# xlate-tm: {HOSTILE}\n"
    (folder / "ru.po").write_text(text[:head] + notes + text[head:], encoding="utf-8")
    shutil.copy(folder / "ru.po", tmp_path / f"{HOSTILE.replace('/', '')}.po")
    (folder / "talk.xml").unlink()
    desk = serving(
        by=HOSTILE, memories=[tmp_path / f"{HOSTILE.replace('/', '')}.po"], profile=folder / f"{HOSTILE}.toml"
    )
    document = desk.desk.workspace.documents[0]
    with opener(browser) as open_page:  # which fails if the policy of the pages had to stop anything
        page = open_page(desk.url)
        page.set_default_timeout(15_000)
        asked: list[str] = []

        def on_dialog(dialog: Dialog) -> None:
            asked.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", on_dialog)
        base = f"http://127.0.0.1:{desk.port}/d/{document.name}"
        for file in document.catalogues:
            key = read_po(file.path.read_bytes(), str(file.path)).entries[1].key
            page.goto(f"{base}/translate/{file.name}?at={key}")
            page.locator(".comments li").first.wait_for()
            page.keyboard.press("Escape")
        assert document.catalogues
        page.goto(f"{base}/transcript")
        page.locator(".row.segment .c1").first.click()
        for panel in ("m", "l", "t"):
            page.keyboard.press(panel)
            page.wait_for_timeout(400)
        assert page.locator("img").count() == 0
        page.goto(f"http://127.0.0.1:{desk.port}/")
        page.get_by_text("onerror=alert(1)").first.wait_for()
        assert page.locator("img").count() == 0
        assert asked == []


def test_a_machine_proposes_and_says_so_in_the_file(serving: Callable[..., Served], open_page: OpenPage) -> None:
    desk = serving(machine=MachineOptions(engine="reverse"), by="Anna Schmidt")
    assert "came through Russian" in desk.post("/d/talk/translate/ru/machine", id=KEY).json()["error"]
    assert desk.post("/d/talk/new", language="de", by="Anna Schmidt").status_code == 200
    page = open_page(desk.url)
    page.set_default_timeout(15_000)
    page.goto(f"http://127.0.0.1:{desk.port}/d/talk/translate/de?at={KEY}")
    page.get_by_role("button", name="Ask the machine").click()
    proposal = page.locator(".proposal", has_text="reverse")
    words = proposal.locator("p").inner_text()
    proposal.get_by_role("button", name="Use").click()
    field = page.get_by_role("textbox", name="Translation into German")
    assert field.input_value() == words
    field.press("Control+s")
    page.locator(f"#{KEY}.w-machine").or_(page.locator(f"#{KEY}.w-draft")).wait_for()
    path = desk.folder / "talk.de.po"
    entry = next(one for one in read_po(path.read_bytes(), str(path)).entries if one.key == KEY)
    assert entry.fuzzy
    assert "xlate-mt" in entry.comment
    assert "reverse" in entry.comment
