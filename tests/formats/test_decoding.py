"""Charsets and odd characters."""

from __future__ import annotations

import pytest

from xlate.errors import EncodingError, InputError
from xlate.formats.decoding import clean, decode


def test_charsets_are_detected_and_said() -> None:
    western = (
        "Ann: It\u2019s caf\u00e9 time \u2013 \u201cyes\u201d, she said to the people in the room. ".encode("cp1252")
        * 3
    )
    result = decode(western, "x.txt")
    assert "It\u2019s caf\u00e9 time \u2013 \u201cyes\u201d" in result.value
    assert [(finding.code, finding.line) for finding in result.findings] == [("XL105", 1)]
    russian = "Президент России: добрый день, уважаемые коллеги, друзья! Рад вас видеть. ".encode("cp1251") * 5
    assert "добрый день" in decode(russian, "x.txt").value
    assert decode("Привет".encode("koi8-r"), "x.html", "koi8-r").value == "Привет"
    assert decode("Hé".encode("latin-1"), "x", "no-such-charset").findings
    assert decode("Hé".encode("utf-16"), "x").value == "Hé"
    with pytest.raises(EncodingError, match="begins as"):
        decode(b"\xff\xfea", "x")
    with pytest.raises(InputError, match="NUL"):
        decode(b"a\n\x00", "x")


def test_characters_that_stand_for_others_are_made_plain() -> None:
    result = clean("a\n-\u00ad b\u00ad c\u0092s\x0b", "x")
    assert result.value == "a\n-- b c\u2019s "
    assert [(finding.code, finding.line) for finding in result.findings] == [("XL101", 2), ("XL106", 2), ("XL107", 2)]
