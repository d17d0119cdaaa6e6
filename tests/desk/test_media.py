"""The recording beside timed segments, with a real sound file, in a real browser."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

import xlate
from tests.browser import OpenPage, accessibility_problems
from tests.desk.conftest import Served
from xlate.tei.read.times import read_times
from xlate.workflow.inputs import read_record

_SUBTITLES = """WEBVTT

00:00.500 --> 00:02.000
<v Anna>Good morning, everybody.</v>

00:02.000 --> 00:04.000
<v John>Thank you for coming.</v>

00:06.000 --> 00:09.500
<v Anna>Let us begin with the first point.</v>
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A timed transcript, with ten seconds of sound beside it."""
    folder = tmp_path / "timed"
    folder.mkdir()
    (folder / "talk.vtt").write_text(_SUBTITLES, encoding="utf-8")
    xlate.to_tei(folder / "talk.vtt", output=folder / "talk.xml", language="en")
    with wave.open(str(folder / "talk.wav"), "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(128 + (place % 40) for place in range(80_000)))
    return folder / "talk.xml"


def test_segments_have_the_times_of_the_subtitles(talk: Path) -> None:
    record = read_record(talk)
    words = {unit.key: unit.source for unit in record.units()}
    assert [(words[key], *both) for key, both in read_times(record).items()] == [
        ("Good morning, everybody.", 0.5, 2.0),
        ("Thank you for coming.", 2.0, 4.0),
        ("Let us begin with the first point.", 6.0, 9.5),
    ]


@pytest.mark.parametrize("attributes", ['synch="#T1 #T2"', 'start="#T1" end="#T2"', 'synch="#T1"'])
def test_times_of_other_programs_stand_on_the_segment(tmp_path: Path, attributes: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>t</title>'
        "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text>"
        '<timeline unit="ms"><when xml:id="T0"/><when xml:id="T1" interval="1500" since="#T0"/>'
        '<when xml:id="T2" interval="1000"/><when xml:id="T3" interval="-1" since="#T0"/></timeline>'
        f'<body><u><seg xml:id="a" {attributes}>Yes.</seg><seg xml:id="b" start="#T2" end="#T3">No.</seg></u></body>'
        "</text></TEI>",
        encoding="utf-8",
    )
    assert read_times(read_record(path)) == {"a": (1.5, 2.5), "b": (2.5, 7.5)}


def test_parts_of_the_recording_are_served_and_no_other_file(
    serving: Callable[..., Served], talk: Path, folder: Path
) -> None:
    sound = talk.with_suffix(".wav")
    elsewhere = folder.parent / "elsewhere.wav"
    shutil.copy(sound, elsewhere)
    for file in folder.iterdir():
        file.unlink()
    shutil.copy(talk, folder / "talk.xml")
    desk = serving()
    assert desk.get("/d/talk/recording").status_code == 404
    (folder / "talk.wav").symlink_to(elsewhere)  # a folder from a stranger
    assert desk.get("/d/talk/recording").status_code == 404
    (folder / "talk.wav").unlink()
    shutil.copy(sound, folder / "talk.wav")
    part = desk.get("/d/talk/recording", headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, sound.read_bytes()[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{sound.stat().st_size}"
    assert part.headers["content-type"].startswith("audio/")
    named = serving(media=[elsewhere])
    assert named.get("/d/talk/recording").status_code == 200


def test_the_spoken_segment_is_lit_and_played_from(
    serving: Callable[..., Served], talk: Path, folder: Path, open_page: OpenPage
) -> None:
    for name in ("talk.xml", "talk.wav"):
        shutil.copy(talk.with_name(name), folder / name)
    (folder / "ru.po").unlink()
    desk = serving()
    page = open_page(desk.url)
    page.goto(f"http://127.0.0.1:{desk.port}/d/talk/transcript")
    page.get_by_role("region", name="Recording").wait_for()
    page.get_by_text("Let us begin").click()
    page.get_by_role("button", name="Play from here").click()
    page.locator(".row.lit", has_text="Let us begin").wait_for()
    assert page.evaluate("document.getElementById('media-player').currentTime") >= 6
    page.locator("#desk-text").click(position={"x": 2, "y": 2})
    page.keyboard.press(" ")
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate("document.getElementById('media-player').paused")
    page.keyboard.press("ArrowLeft")
    page.locator(".row.lit", has_text="Good morning").or_(page.locator(".row.lit", has_text="Thank you")).wait_for()
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press(".")
    page.locator(".row.lit", has_text="Good morning").wait_for()
    assert accessibility_problems(page) == []
