"""Whole pages as publishers serve them: what surrounds speeches, and labels that hardly look like labels."""

from __future__ import annotations

import pytest

from xlate.findings import Result
from xlate.model.transcript import Paragraph, Transcript
from xlate.profiles import apply_profile, choose_profile
from xlate.profiles.date_words import find_date
from xlate.profiles.solar_calendar import solar_date
from xlate.readers import read_transcript


def _read(page: str, name: str = "page.html") -> Result[Transcript]:
    document = read_transcript(page.encode(), name).value
    return apply_profile(document, choose_profile(document))


def _page(content: str, head: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>A talk</title>{head}</head><body><main>{content}</main>'
        '<footer><a href="/x">Imprint</a></footer></body></html>'
    )


def _words(paragraph: Paragraph) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in paragraph.pieces).strip()


def _turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [
        (turn.label, " ".join(_words(one) for one in turn.content if isinstance(one, Paragraph)))
        for turn in transcript.turns
    ]


@pytest.mark.parametrize(
    ("printed", "language", "when"),
    [
        ("۲۵ خرداد ۱۴۰۱", "fa", "2022-06-15"),
        ("30 esfand 1399", "en", "2021-03-20"),
        ("30 esfand 1400", "en", None),  # no leap year
        ("09/08/2023", "pt", "2023-08-09"),
        ("09/08/2023", "en", None),
        ("9 ربيع الأول 1444", "ar", None),  # the moon decides
    ],
)
def test_dates_of_calendars(printed: str, language: str, when: str | None) -> None:
    found = find_date(printed, language)
    assert (found.when if found else None) == when


def test_solar_years_before_and_after() -> None:
    assert solar_date(1357, 11, 22) == "1979-02-11"
    assert solar_date(1403, 12, 30) == "2025-03-20"
    assert solar_date(1402, 12, 30) is None


def test_speakers_that_are_links_with_a_link_to_share() -> None:
    """Bars of links are left out; the head of each speech is none, though all of it is links."""
    speeches = [
        ("Mr Speaker", "Order. I call the Member for Ludlow."),
        ("Tom Ashworth (Lab)", "Where is the money that was promised?"),
        ("Siân Pugh (PC)", "Yes, I ask the Minister the same."),
    ]
    content = "".join(
        f'<div class="contribution"><div class="header"><div class="name"><a href="/m">{name}</a></div>'
        '<div class="share"><a href="/s">Share</a></div></div>'
        f'<div class="content"><p>{words}</p></div></div>'
        for name, words in [*speeches, ("Mr Speaker", "We move on to the next of the questions.")]
    )
    found = _turns(_read(_page(f'<h1>Floods</h1><div class="toolbar"><a href="/d">Download</a></div>{content}')).value)
    assert found == [*speeches, ("Mr Speaker", "We move on to the next of the questions.")]


def test_a_page_on_one_line_keeps_its_words() -> None:
    """Lines of a page can have one number: what is left out is told by the line, not by its number."""
    words = "<p>【田中】川の話です。</p><p>【記者】いつですか。</p>" * 4
    found = _read(_page(f"<h1>会見</h1>{words}", lang="ja")).value
    assert _turns(found) == [("田中", "川の話です。"), ("記者", "いつですか。")] * 4


def test_brackets_of_east_asia_around_those_who_speak_once() -> None:
    names = ["大貫外務大臣", "読売新聞　田端記者", "大貫外務大臣", "共同通信　西記者", "大貫外務大臣"]
    content = "".join(f"<p>【{name}】本日は川について申し上げます。</p>" for name in names)
    found = _read(_page(f"<h1>会見記録</h1>{content}", lang="ja")).value
    assert [" ".join((turn.label or "").split()) for turn in found.turns] == [" ".join(name.split()) for name in names]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("<b>Joko Widodo</b> federal Chancellor of Germany (retranslated)<b>:</b>", "Joko Widodo"),
        ("<b>Emir of Qatar</b> Tamim bin Hamad (retranslated):", "Tamim bin Hamad"),
        ("<b>Omar al-Bashir</b> <i>(retranslated:</i>", "Omar al-Bashir"),
        ("<b>Valéry d'Estaing (retranslated</b>:", "Valéry d'Estaing"),
    ],
)
def test_a_mark_before_the_colon_is_never_lost(label: str, name: str) -> None:
    head = '<link rel="canonical" href="http://en.kremlin.ru/events/president/news/57001">'
    others = "<p><b>Anna Berg:</b> Good day.</p><p><b>Question:</b> When?</p>" * 2
    found = _read(_page(f"<h1>A meeting</h1>{others}<p>{label} We agreed on trade: it will grow.</p>", head)).value
    last = found.turns[-1]
    assert name in last.name
    assert last.relation == "retranslation"
    assert _turns(found)[-1][1] == "We agreed on trade: it will grow."


def test_a_label_that_was_forgotten_to_be_set_in_bold() -> None:
    bold = "<p><b>Director General Ho Van Lam:</b> Good day.</p><p><b>Question:</b> When?</p>"
    bold += "<p><b>Anna Berg:</b> Soon.</p>"
    plain = "<p>Ho Van Lam: We are ready.</p><p>Federal Chancellor of Germany Rosa Lind: So are we.</p>"
    found = _read(_page(f"<h1>A meeting</h1>{bold}{plain}")).value
    assert [turn.name for turn in found.turns[-2:]] == ["Ho Van Lam", "Rosa Lind"]


@pytest.mark.parametrize("before", [" \u00a0", "\t", " – ", "\u00a0– ", " — "])
@pytest.mark.parametrize(
    "words", ["2024 is near.", "iPhone prices: will they rise?", "to follow up.", "#MeToo came up."]
)
def test_questions_at_the_white_house(before: str, words: str) -> None:
    head = '<link rel="canonical" href="https://www.whitehouse.gov/briefing-room/press-briefings/2023/01/01/b/">'
    content = f"<p>MS. BERG:  Hello.</p><p>Q{before}{words}</p><p>MS. BERG:  A\u00a0law was passed.</p>"
    content += "<p>Q and A will follow.</p>"
    found = _read(_page(f"<h1>Press Briefing</h1>{content}", head)).value
    assert [turn.label for turn in found.turns] == ["MS. BERG", "Q", "MS. BERG"]


def test_a_sentence_that_says_how_somebody_spoke() -> None:
    talk = (
        "A talk\n\nMayor Inese Liepa spoke in Latvian through an interpreter. Peter Holm joined us.\n\n"
        + "HOST: Welcome to you.\n\nINESE LIEPA: Thank you.\n\nPETER HOLM: Thanks.\n\n" * 2
    )
    found = _read(talk, "talk.txt")
    relations = {turn.name: turn.relation for turn in found.value.turns}
    assert relations == {"HOST": None, "Inese Liepa": "interpretation", "Peter Holm": None}
    assert [one.code for one in found.findings].count("XL128") == 1


@pytest.mark.parametrize(
    "box",
    [
        "<h3>Contact</h3><p>Bank of the South</p><p>Main Street 20</p>",
        "<p>Copyright © 2022 Radio. All rights reserved.</p><p>Visit our terms of use for more.</p>",
        '<p>Share: <a href="https://a.example/">Facebook</a> <a href="https://b.example/">Mail</a></p>',
    ],
)
def test_boxes_under_the_text_are_nobodys_words(box: str) -> None:
    turns = "<p><b>Anna Berg:</b> Good day.</p><p><b>Bo Lind:</b> Welcome to all of you.</p>" * 3
    found = _turns(_read(_page(f"<h1>A talk</h1>{turns}{box}")).value)
    assert found[-1] == ("Bo Lind", "Welcome to all of you.")


def test_a_date_above_the_title_in_the_language_of_the_page() -> None:
    turns = "<p><b>Ганна Берг:</b> Добрий день.</p><p><b>Богдан Лінд:</b> Вітаю всіх.</p>" * 2
    content = f'<p class="date">12 січня 2024 року - 15:47</p><h1>Зустріч</h1>{turns}'
    assert _read(_page(content, lang="uk")).value.date == "2024-01-12"


def test_the_title_is_a_lower_heading_that_the_window_shows() -> None:
    turns = "<p><b>Anna Berg:</b> Good day.</p><p><b>Bo Lind:</b> Welcome.</p>" * 2
    page = _page(f"<article><h2>Press conference of two presidents</h2><section>{turns}</section></article>")
    page = page.replace("<title>A talk", "<title>Press conference of two presidents | Government")
    assert _read(page).value.title == "Press conference of two presidents"


def test_wide_space_begins_a_paragraph() -> None:
    talk = "主席：現在開會。\n　　請宣讀議事錄。\n林怡君：請問進度如何？\n主席：請回答。\n林怡君：謝謝。\n"
    first = _read(talk, "talk.txt").value.turns[0]
    assert [_words(one) for one in first.content if isinstance(one, Paragraph)] == ["現在開會。", "請宣讀議事錄。"]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("Președintele României, domnul Mihai Albu", "Mihai Albu", "Președintele României"),
        ("Frage Kowalczyk", "Kowalczyk", None),
    ],
)
def test_names_in_labels(label: str, name: str, role: str | None) -> None:
    talk = f"Konferenz\n\n{label}: Guten Tag.\n\nAnna Berg: Guten Tag.\n\n" * 2
    found = _read(talk, "talk.txt").value
    person = next(one for one in found.persons if one.name == name)
    assert person.role == role


def test_names_in_cells_with_two_brackets() -> None:
    names = ["Ann Lee", "Luca Ferri (ANSA)", "Ann Lee", "Luca Ferri (ANSA) (in Italian)", "Ann Lee"]
    rows = "".join(
        f"<tr><td><strong>{name.partition(' (in')[0]}</strong>{' (in Italian)' if 'Italian' in name else ''}</td>"
        "<td><p>We expect an answer in the coming week, and will tell you.</p></td></tr>"
        for name in names
    )
    found = _read(_page(f"<h1>Briefing</h1><table><tbody>{rows}</tbody></table>")).value
    assert [turn.relation for turn in found.turns] == [None, None, None, "spoken", None]


@pytest.mark.parametrize("label", ["Արամ Պետրոսյան.", "Արամ Պետրոսյան (անգլերեն)."])
def test_bold_labels_that_end_in_a_full_stop(label: str) -> None:
    others = "<p><b>Հարց.</b> Ե՞րբ կբացվի։</p><p><b>Արամ Պետրոսյան.</b> Շուտով։</p>" * 2
    found = _read(_page(f"<h1>Ասուլիս</h1>{others}<p><b>{label} </b>Այսօր։</p>", lang="hy")).value
    assert found.turns[-1].label == "Արամ Պետրոսյան"
