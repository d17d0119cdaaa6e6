"""One byte that is not UTF-8, in every format of texts: the words stay, and a finding says where."""

from __future__ import annotations

import pytest

from xlate.readers import read_transcript

FILES = {
    "a.txt": "Анна: Привет, дорогие друзья.\n\nБорис: Соль @ здесь.",
    "a.md": "# Беседа\n\n**Анна:** Привет, дорогие друзья.\n\n**Борис:** Соль @ здесь.",
    "a.html": '<html><head><meta charset="utf-8"></head><body><p>Анна: Привет, дорогие друзья.</p>\n'
    "<p>Борис: Соль @ здесь.</p></body></html>",
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nПривет, дорогие друзья.\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nСоль @ здесь.\n",
    "a.vtt": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nПривет, дорогие друзья.\n\n"
    "00:03.000 --> 00:04.000\nСоль @ здесь.\n",
    "a.json": '{"segments": [{"start": 0, "end": 1, "text": "Привет, дорогие друзья."},\n'
    '{"start": 1, "end": 2, "text": "Соль @ здесь."}]}',
    "a.csv": "speaker,text\nАнна,Привет дорогие друзья.\nБорис,Соль @ здесь.\n",
}  # fmt: skip


@pytest.mark.parametrize("byte", [b"\x98", b"\xd0", b"\xff"])
@pytest.mark.parametrize("name", FILES)
def test_one_bad_byte_stays_one(name: str, byte: bytes) -> None:
    text = FILES[name]
    result = read_transcript(text.encode().replace(b"@", byte), name, language="ru")
    words = " ".join(line.text for block in result.value.blocks for line in block.lines)
    assert "дорогие друзья." in words
    assert "Соль \ufffd здесь." in words
    damage = [(one.code, one.line) for one in result.findings if one.code == "XL115"]
    assert damage == [("XL115", text.count("\n", 0, text.index("@")) + 1)]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "cp1251", "koi8-r", "utf-8-sig"])
def test_other_charsets_are_read_in_every_format(name: str, charset: str) -> None:
    text = FILES[name].replace("@", "и").replace("utf-8", charset if charset in {"cp1251", "koi8-r"} else "utf-8")
    result = read_transcript(text.encode(charset), name, language="ru")
    words = " ".join(line.text for block in result.value.blocks for line in block.lines)
    assert "дорогие друзья." in words
    assert "Соль и здесь." in words
