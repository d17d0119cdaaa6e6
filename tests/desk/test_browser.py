"""People's ways through the desk, in a real browser; the bytes of the files are compared after each."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import xlate
from tests.browser import OpenPage, accessibility_problems
from tests.desk.conftest import Served
from xlate.files import Input
from xlate.workflow.inputs import read_record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

KEY = "s-dsg7d3iv"
PATIENCE = 15_000
"""milliseconds, on a busy machine"""


def _open(desk: Served, open_page: OpenPage, path: str = "/", **how: object) -> Page:
    page = open_page(desk.url, **how)
    page.set_default_timeout(PATIENCE)
    if path != "/":
        page.goto(f"http://127.0.0.1:{desk.port}{path}")
    return page


def _added(old: bytes, new: bytes) -> list[str]:
    lines = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0)
    return [
        line for line in lines if line[0] in "+-" and line[:3] not in {"+++", "---"} and "Revision-Date" not in line
    ]


def test_a_translator_finishes_the_seed(desk_server: Served, open_page: OpenPage) -> None:
    path = desk_server.folder / "ru.po"
    old = path.read_bytes()
    page = _open(desk_server, open_page)
    page.get_by_role("link", name="Russian").click()
    page.get_by_role("button", name="untranslated").click()  # the next one
    field = page.get_by_role("textbox", name="Translation into Russian")
    field.fill("Приглашаем в сентябре.")
    field.press("Control+Enter")
    page.locator(f"#{KEY}.w-translated").wait_for()
    assert _added(old, path.read_bytes()) == ['-msgstr ""', '+msgstr "Приглашаем в сентябре."']

    work = page.locator(".entry.open:is(.w-untranslated, .w-draft)")  # what is open comes by itself, until nothing is
    merge = page.get_by_role("alert").get_by_role("button", name="Merge into TEI")
    for _ in range(3):
        work.or_(merge).first.wait_for()
        if merge.is_visible():
            break
        key = work.get_attribute("id")
        work.get_by_role("textbox", name="Translation into Russian").fill("Да, 2018.")
        page.keyboard.press("Control+Enter")
        page.locator(f"#{key}.w-translated").wait_for()
    merge.click()  # nothing is left to translate
    page.get_by_text("Merged into talk.ru.xml").wait_for()
    assert "Приглашаем в сентябре." in (desk_server.folder / "talk.ru.xml").read_text(encoding="utf-8")
    assert (desk_server.folder / "talk.xml").read_bytes() == (Path("examples") / "kremlin-en-00seed.xml").read_bytes()


def test_a_tag_goes_whole_and_comes_back_by_its_button(desk_server: Served, open_page: OpenPage) -> None:
    page = _open(desk_server, open_page, "/d/talk/translate/ru?at=d-nq5cu4mp")
    field = page.get_by_role("textbox", name="Translation into Russian")
    field.wait_for()
    field.evaluate("(field) => { const end = field.value.indexOf('‹/1›') + 4; field.setSelectionRange(end, end); }")
    field.press("Backspace")
    assert "‹/1›" not in field.input_value()
    assert "‹/1" not in field.input_value()
    page.get_by_role("button", name="Insert tag ‹/1›").click()
    assert field.input_value().count("‹/1›") == 1
    field.evaluate("(field) => { const end = field.value.indexOf('‹2›') + 1; field.setSelectionRange(end, end); }")
    field.press("x")  # the caret was inside a tag: the letter comes after it
    assert "‹2›x" in field.input_value()


def test_what_somebody_else_has_changed_is_shown_and_a_person_chooses(desk_server: Served, browser: Browser) -> None:
    path = desk_server.folder / "ru.po"
    context = browser.new_context()  # one whose console may say that a save was refused
    page = _open(desk_server, lambda url: _visit(context, url), f"/d/talk/translate/ru?at={KEY}")
    field = page.get_by_role("textbox", name="Translation into Russian")
    field.fill("Моё")
    other = desk_server.post("/d/talk/translate/ru/save", id=KEY, text="Чужое", state="translated", by="Boris")
    assert other.status_code == 200
    field.press("Control+s")
    notice = page.get_by_role("alert")
    notice.get_by_text("Чужое").wait_for()
    assert "Моё" in notice.inner_text()
    assert 'msgstr "Чужое"' in path.read_text(encoding="utf-8")
    notice.get_by_role("button", name="Keep mine").click()
    page.locator(f"#{KEY}.w-draft").wait_for()
    assert 'msgstr "Моё"' in path.read_text(encoding="utf-8")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert 'msgstr "Чужое"' in path.read_text(encoding="utf-8")
    context.close()


def _visit(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    return page


def test_a_crash_costs_at_most_what_is_being_typed(
    serving: Callable[..., Served], open_page: OpenPage, tmp_path: Path
) -> None:
    desk = serving(state=tmp_path / "state")
    page = _open(desk, open_page, f"/d/talk/translate/ru?at={KEY}")
    field = page.get_by_role("textbox", name="Translation into Russian")
    with page.expect_response("**/draft"):
        field.press_sequentially("Приглаш")
    page.context.close()  # the browser is gone, and then the server
    os.close(desk.desk.store.journal._held or -1)  # whose lock the system gives free
    again = serving(state=tmp_path / "state")
    page = _open(again, open_page, f"/d/talk/translate/ru?at={KEY}")
    page.get_by_text("What you had typed here before is back").wait_for()
    assert page.get_by_role("textbox", name="Translation into Russian").input_value() == "Приглаш"


def test_a_marker_says_what_it_means_and_how_far_it_holds(desk_server: Served, open_page: OpenPage) -> None:
    from playwright.sync_api import expect

    page = _open(desk_server, open_page, "/d/talk/transcript")
    page.locator(".marker").first.click()
    panel = page.get_by_role("tabpanel", name="What it means")
    panel.get_by_text("by the markers of the profile kremlin-en").wait_for()
    expect(page.locator(".row.holds")).to_have_count(6, timeout=PATIENCE)
    page.locator("#s-jchhegz4 .c1").click()
    panel.get_by_text("inferred from the publisher").first.wait_for()
    expect(page.locator(".row.holds")).to_have_count(0, timeout=PATIENCE)
    page.keyboard.press("j")
    panel.get_by_text("carried over from an earlier marker").first.wait_for()


def test_turns_are_selected_by_click_range_speaker_and_number(desk_server: Served, open_page: OpenPage) -> None:
    from playwright.sync_api import expect

    page = _open(desk_server, open_page, "/d/talk/transcript")
    count = page.locator("#select-count")
    page.locator("#s-r3lkizyx .c1").click()
    page.locator("#s-cq6zkepi .c1").click(modifiers=["Shift"])
    expect(count).to_have_text("3 segments selected", timeout=PATIENCE)
    page.locator("#l-ksi4c4yg .c1").click()
    expect(count).to_have_text("2 segments selected", timeout=PATIENCE)
    page.get_by_label("Select").select_option("Kim Yong-nam")
    expect(count).to_have_text("6 segments selected", timeout=PATIENCE)
    page.get_by_label("Find").fill("3–4.1")
    page.get_by_label("Find").press("Enter")
    expect(count).to_have_text("2 segments selected", timeout=PATIENCE)
    page.get_by_role("button", name="Relay 6 of 15").click()
    expect(count).to_have_text("6 segments selected", timeout=PATIENCE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_pages_can_be_read_and_reached_by_everybody(desk_server: Served, open_page: OpenPage, scheme: str) -> None:
    page = _open(desk_server, open_page, scheme=scheme)
    assert accessibility_problems(page) == []
    page.goto(f"http://127.0.0.1:{desk_server.port}/d/talk/transcript")
    page.locator("#s-yhzz55sz .c1").click()
    page.keyboard.press("m")
    page.get_by_text("carried over from an earlier marker").first.wait_for()
    assert accessibility_problems(page) == []
    for key, button in (("l", "Save the lineage"), ("t", "Give to this speaker"), ("c", "Comment")):
        page.keyboard.press(key)
        page.get_by_role("button", name=button, exact=True).wait_for()
        assert accessibility_problems(page) == []
    page.goto(f"http://127.0.0.1:{desk_server.port}/d/talk/translate/ru?at=d-nq5cu4mp")
    page.get_by_role("textbox", name="Translation into Russian").wait_for()
    assert accessibility_problems(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()
    assert accessibility_problems(page) == []


def test_the_desk_speaks_the_language_that_is_chosen(serving: Callable[..., Served], open_page: OpenPage) -> None:
    from playwright.sync_api import expect

    page = _open(serving(interface="de"), open_page)
    page.get_by_role("heading", name="Übersicht").wait_for()
    page.get_by_label("Sprache des Arbeitsplatzes").select_option("ru")
    page.get_by_role("heading", name="Обзор").wait_for()
    page.get_by_text("14 замечаний проверок").wait_for()
    assert accessibility_problems(page) == []
    page.get_by_role("link", name="Kim Yong-nam").click()
    page.locator("#s-r3lkizyx .c1").click()
    page.locator("#s-cq6zkepi .c1").click(modifiers=["Shift"])
    expect(page.locator("#select-count")).to_have_text("Выбрано 3 сегмента", timeout=PATIENCE)
    page.keyboard.press("m")
    page.get_by_role("tabpanel", name="Что это значит").get_by_text("Известно потому:").wait_for()
    page.locator(".desk-bar").get_by_role("link", name="Перевод").click()
    page.wait_for_load_state()  # its script listens
    page.get_by_role("button", name="не переведено").click()
    field = page.get_by_role("textbox", name="Перевод; язык: русский")
    field.wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Клавиши").get_by_text("Следующий открытый сегмент").wait_for()
    assert accessibility_problems(page) == []


def test_an_editor_mends_a_wrong_speaker(desk_server: Served, open_page: OpenPage) -> None:
    path = desk_server.folder / "talk.xml"
    before = path.read_bytes()
    page = _open(desk_server, open_page, "/d/talk/transcript")
    page.keyboard.press("t")
    page.locator("#s-r3lkizyx .c1").click()
    page.get_by_label("This paragraph is spoken by").fill("Kim Yong-nam")
    assert accessibility_problems(page) == []
    page.get_by_role("button", name="Give to this speaker").click()
    page.get_by_role("status").get_by_text("1 paragraph given to Kim Yong-nam").wait_for()
    units = {unit.key: unit for unit in read_record(path).units()}
    assert units["s-r3lkizyx"].speaker == "Kim Yong-nam"
    assert units["s-ou277srm"].speaker == "Vladimir Putin"
    expected = xlate.edit_transcript(
        Input(before, str(path)), xlate.SetSpeaker(("s-r3lkizyx",), "Kim Yong-nam"), by="Anna Schmidt"
    )
    assert path.read_bytes() == expected.value.data
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert path.read_bytes() == before


def test_a_paragraph_is_divided_where_one_clicks(desk_server: Served, open_page: OpenPage) -> None:
    from playwright.sync_api import expect

    path = desk_server.folder / "talk.xml"
    before = path.read_bytes()
    page = _open(desk_server, open_page, "/d/talk/transcript")
    page.keyboard.press("t")
    place = page.evaluate(
        """() => {
            const cell = document.querySelector("#s-nwxy7oav .c1"), range = document.createRange();
            cell.scrollIntoView({ block: "center" });
            const at = cell.firstChild.data.indexOf("Above");
            range.setStart(cell.firstChild, at + 2); range.setEnd(cell.firstChild, at + 3);
            const box = range.getBoundingClientRect();
            return [box.x, box.y + box.height / 2];
        }"""
    )
    page.mouse.click(*place)
    expect(page.locator("#speakers-place")).to_contain_text("| Above all", timeout=PATIENCE)
    page.get_by_role("button", name="Divide the paragraph here").click()
    page.get_by_role("status").get_by_text("2.2 split").wait_for()
    units = {unit.number: unit for unit in read_record(path).units() if unit.number}
    assert units["2.2"].key == "s-nwxy7oav"
    assert units["2.2b"].source.startswith("Above all")
    field = page.get_by_role("textbox", name="Words of this paragraph")
    field.press("Control+Home")  # the same by keyboard: the caret in the field
    for _ in "Mr President, I ":
        field.press("ArrowRight")
    expect(page.locator("#speakers-place")).to_contain_text("Mr President, I | listened", timeout=PATIENCE)
    page.locator("#desk-undo").click()
    page.get_by_text("Taken back").wait_for()
    assert path.read_bytes() == before


def test_an_editor_mends_a_wrong_marker(desk_server: Served, open_page: OpenPage) -> None:
    path = desk_server.folder / "talk.xml"
    before = path.read_bytes()
    page = _open(desk_server, open_page, "/d/talk/transcript")
    page.keyboard.press("t")
    page.locator("#l-ksi4c4yg .c1").click()
    page.get_by_role("button", name="It is no marker").click()
    page.get_by_role("status").get_by_text("is no marker").wait_for()
    expected = xlate.edit_transcript(
        Input(before, str(path)), xlate.SetMarker("l-ksi4c4yg", "(retranslated)"), by="Anna Schmidt"
    )
    assert path.read_bytes() == expected.value.data
    page.get_by_label("It is no marker. It says").select_option("interpretation")
    page.get_by_role("button", name="It is a marker, and says this").click()
    page.get_by_role("status").get_by_text("means interpretation").wait_for()
    label = next(unit for unit in read_record(path).units() if unit.key == "l-ksi4c4yg")
    assert 'subtype="interpretation">(retranslated)<' in label.source
    page.locator("#desk-undo:enabled").click()
    page.get_by_text("Taken back").wait_for()
    assert path.read_bytes() == expected.value.data


def test_a_relay_is_set_for_turns_and_taken_back(desk_server: Served, open_page: OpenPage) -> None:
    path = desk_server.folder / "talk.xml"
    before = path.read_bytes()
    page = _open(desk_server, open_page, "/d/talk/transcript")
    page.keyboard.press("l")
    page.get_by_label("Find", exact=True).fill("2-4")
    page.get_by_label("Find", exact=True).press("Enter")
    page.locator("#lineage-form").get_by_role("combobox", name="Through", exact=True).select_option("fr")
    page.get_by_label("Step 1: how").select_option("consecutive")
    page.get_by_text("What would change").wait_for()
    preview = page.locator("#lineage-preview")
    assert "Spoken in Russian, translated into English." in preview.inner_text()
    assert "Spoken in Russian, interpreted consecutively into French, translated into English." in preview.inner_text()
    assert accessibility_problems(page) == []
    page.get_by_role("button", name="Save the lineage").click()
    page.get_by_role("status").get_by_text("through French").wait_for()
    units = [unit for unit in read_record(path).units() if unit.turn in {"2", "3", "4"} and unit.number]
    assert {unit.lineage.relays for unit in units} == {("fr",)}
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert path.read_bytes() == before


def test_by_the_keyboard_alone_from_the_board_to_the_merge(desk_server: Served, open_page: OpenPage) -> None:
    from playwright.sync_api import expect

    page = _open(desk_server, open_page, scheme="dark", width=360, height=740)
    keys = page.keyboard

    def wide() -> int:
        return int(page.evaluate("document.documentElement.scrollWidth"))

    assert wide() == 360
    keys.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#desk-main")).to_be_focused()
    for _ in range(12):  # the filters, then the first document and its translations
        keys.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Russian":
            break
    focused = page.locator(":focus")
    expect(focused).to_have_text("Russian")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    keys.press("Enter")
    page.get_by_role("button", name="Merge into TEI").wait_for()
    page.wait_for_load_state()  # its script listens
    assert wide() == 360
    keys.press("n")
    field = page.get_by_role("textbox", name="Translation into Russian")
    expect(field).to_be_focused(timeout=PATIENCE)
    first = str(page.evaluate("document.activeElement.closest('.entry').id"))
    keys.insert_text("Приглашаем в сентябре.")
    keys.press("Control+Enter")
    page.locator(f"[id='{first}'].w-translated").wait_for()
    expect(page.get_by_role("status")).to_contain_text("saved", timeout=PATIENCE)
    assert wide() == 360
    keys.press("Escape")
    keys.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()
    keys.press("Escape")
    page.get_by_role("dialog", name="Keys").wait_for(state="hidden")
    for _ in range(60):
        keys.press("Shift+Tab")
        if page.evaluate("document.activeElement.id") == "tr-merge":
            break
    keys.press("Enter")
    page.get_by_text("Merged into talk.ru.xml").wait_for()
    assert "Приглашаем в сентябре." in (desk_server.folder / "talk.ru.xml").read_text(encoding="utf-8")
    page.goto(f"http://127.0.0.1:{desk_server.port}/d/talk/transcript")
    keys.press("j")
    page.locator(".row.selected:focus").wait_for()
    keys.press("m")
    page.get_by_role("tabpanel", name="What it means").wait_for()
    assert wide() == 360


def test_what_is_typed_in_a_panel_stays_when_somebody_else_was_first(desk_server: Served, browser: Browser) -> None:
    context = browser.new_context()  # one whose console may say that a save was refused
    page = _open(desk_server, lambda url: _visit(context, url), "/d/talk/transcript")
    page.locator("#s-r3lkizyx .c1").click()
    page.get_by_role("button", name="Turns and speakers").last.click()
    page.get_by_label("Words of this paragraph").fill("Thank you for coming.")
    desk_server.post("/d/talk/speakers/edit", do="who", keys=["s-r3lkizyx"], name="Kim Yong-nam", by="Boris")
    page.get_by_role("button", name="Correct the words").click()
    page.get_by_text("somebody else has changed these segments").wait_for()
    page.get_by_text("The page shows it").wait_for()
    page.get_by_text("1b.2").first.wait_for()
    assert page.get_by_label("Words of this paragraph").input_value() == "Thank you for coming."
    page.get_by_role("button", name="Correct the words").click()
    page.get_by_role("status").get_by_text("Words of 1b.2 corrected").wait_for()
    text = (desk_server.folder / "talk.xml").read_text(encoding="utf-8")
    assert "Thank you for coming." in text
    assert text.count('type="edit"') == 2
    context.close()
