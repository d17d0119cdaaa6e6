"""Names for TEI that was made elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import EXAMPLES, Run
from tests.teitext import segments
from xlate import add_ids, export_po
from xlate.files import Input

PLAY = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Play</title></titleStmt>
<publicationStmt><p>none</p></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang='ru'><body><!-- act --><div  type='act'><head>Акт</head>
<stage>(Входит.)</stage>
<sp who="#chebutykin"><speaker>Чебутыкин.</speaker><p>Чепуха.</p><p n = "2" >Чепуха.</p></sp>
<sp><speaker>Ирина.</speaker><l>Всё <emph>равно</emph>!</l><p xml:id="mine">Моё.</p></sp>
</div></body></text></TEI>
"""


def _without_ids(data: bytes) -> bytes:
    return re.sub(rb' xml:id="[a-z]-[a-z2-7]{8}(-\d+)?"', b"", data)


def test_a_play_gets_names_and_keeps_every_other_byte() -> None:
    named = add_ids(Input(PLAY.encode(), "play.xml")).value
    assert named.added == 9
    assert _without_ids(named.data) == PLAY.encode()
    assert b'xml:id="mine"' in named.data
    assert not export_po(Input(named.data, "play.xml"), "en").findings
    entries = export_po(Input(named.data, "play.xml"), "en").value.data.decode()
    assert "Всё <emph>равно</emph>!" in entries
    assert "Ирина." in entries


def test_the_same_words_twice_get_two_names() -> None:
    data = add_ids(Input(PLAY.encode(), "play.xml")).value.data
    names = re.findall(rb'xml:id="([^"]+)"', data)
    assert len(names) == len(set(names)) == 10
    first, second = re.findall(rb'xml:id="(s-[^"]+)"[^>]*>\xd0\xa7\xd0\xb5\xd0\xbf', data)
    assert second == first + b"-2"


def test_a_second_run_changes_nothing() -> None:
    once = add_ids(Input(PLAY.encode(), "play.xml")).value.data
    again = add_ids(Input(once, "play.xml")).value
    assert (again.data, again.added) == (once, 0)


def test_a_file_that_has_its_names_gets_the_same_ones_when_they_are_lost() -> None:
    whole = (EXAMPLES / "kremlin-en-00seed.xml").read_bytes()
    head, text, rest = whole.partition(b"<text")
    stripped = head + text + re.sub(rb' xml:id="[ushnd]-[a-z2-7-]+[0-9]*"', b"", rest)
    assert stripped != whole
    restored = add_ids(Input(stripped, "seed.xml")).value.data
    wanted = set(re.findall(rb'xml:id="([ushnd]-[^"]+)"', whole))
    assert set(re.findall(rb'xml:id="([ushnd]-[^"]+)"', restored)) == wanted
    assert sorted(restored) == sorted(whole)


@given(st.lists(st.text("ab &<>\"'é\u00a0한", min_size=1, max_size=12), min_size=1, max_size=8))
def test_only_start_tags_grow(words: list[str]) -> None:
    bare = re.sub(rb' xml:id="[su][0-9]+"', b"", segments(map(escape, words)))
    named = add_ids(Input(bare, "a.xml")).value
    assert _without_ids(named.data) == bare
    assert named.added == 1 + sum(bool(text.strip()) for text in words)


def test_the_command_writes_the_file_itself(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "play.xml").write_text(PLAY, encoding="utf-8")
    done = xlate_program("ids", "play.xml", "-o", "play.xml")
    assert (done.returncode, done.stderr) == (0, "play.xml: 9 xml:ids added\n")
    assert xlate_program("ids", "play.xml", "-o", "play.xml").stderr == "play.xml: 0 xml:ids added\n"
    assert xlate_program("export-po", "play.xml", "-l", "en", "-o", "en.po").returncode == 0
    assert xlate_program("ids", "-", stdin=PLAY.encode()).stdout == (tmp_path / "play.xml").read_text(encoding="utf-8")
