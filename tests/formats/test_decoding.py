"""Charsets and odd characters."""

from __future__ import annotations

import pytest

from xlate.errors import EncodingError, InputError
from xlate.formats.decoding import clean, decode
from xlate.model.unit import NOT_XML


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
        decode(b"a\n\x00b", "x")


def test_characters_that_stand_for_others_are_made_plain() -> None:
    result = clean("a\n-\u00ad b\u00ad c\u0092s\x0b", "x")
    assert result.value == "a\n-- b c\u2019s "
    assert [(finding.code, finding.line) for finding in result.findings] == [("XL101", 2), ("XL106", 2), ("XL107", 2)]


@pytest.mark.parametrize("words", ["a line", "Привет\nи é"])
def test_each_odd_character_is_found_wherever_it_stands(words: str) -> None:
    for code in (*range(0xB0), 0xD800, 0xDFFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10FFFF):
        odd = NOT_XML.match(chr(code)) is not None
        kept = chr(code) not in "\f\u00ad" and not odd and not 0x80 <= code <= 0x9F
        result = clean(f"{words}{chr(code)}\r\n{words}\n", "x")
        if kept:
            assert (result.value, result.findings) == (f"{words}{chr(code)}\r\n{words}\n", ())
        elif odd and code != 0x0C:
            assert result.value == f"{words} \r\n{words}\n"
            assert [(one.code, one.line) for one in result.findings] == [("XL101", 1 + words.count("\n"))]
        elif 0x80 <= code <= 0x9F:
            assert [(one.code, one.line) for one in result.findings] == [("XL106", 1 + words.count("\n"))]


RUSSIAN = "Привет, дорогие друзья.\nЭто десять грамм соли."


@pytest.mark.parametrize(
    "damaged",
    [
        RUSSIAN.encode() + b"\n\x98\n",
        RUSSIAN.encode().replace("Э".encode(), b"\xd0"),
        b"\xff\n" + RUSSIAN.encode(),
        RUSSIAN.encode()[:-2],
        b"\xef\xbb\xbf" + RUSSIAN.encode() + b" \x98",
        "“Yes” – it’s I who speak.".encode() + b"\x98",
    ],
)
@pytest.mark.parametrize("language", [None, "ru", "en"])
def test_one_bad_byte_does_not_make_another_charset(damaged: bytes, language: str | None) -> None:
    result = decode(damaged, "x.txt", language=language)
    assert result.value == damaged.decode("utf-8-sig", "replace")
    place = result.value.index("\ufffd")
    assert [(one.code, one.line) for one in result.findings] == [("XL115", result.value.count("\n", 0, place) + 1)]


def test_a_letter_that_only_one_byte_can_be_is_read() -> None:
    french = "Où étiez-vous l’été dernier ? Déjà à l’".encode() + b"\xe9cole"
    result = decode(french, "x.txt", language="fr")
    assert result.value.endswith("l’école")
    assert "cp1252" in result.findings[0].message
    assert decode(french, "x.txt", language="ru").value.endswith("l’\ufffdcole")
    assert decode("Łódź, będzie, też: ".encode() + b"mog\xb9", "x", language="pl").value.endswith("mog\ufffd")


def test_many_damaged_places_are_counted_but_not_listed_without_end() -> None:
    result = decode("Привет \n".encode() * 50 + b"\x98\n" * 100, "x.txt", language="ru")
    assert result.value.count("\ufffd") == 100
    assert len(result.findings) == 21
    assert result.findings[0].line == 51


@pytest.mark.parametrize("mark", ["\ufeff\ufeff", "\ufeff\ufeff\ufeff"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_second_byte_order_mark_is_none_of_the_words(mark: str, charset: str) -> None:
    assert decode(f"{mark}1\nHé".encode(charset), "x").value == "1\nHé"
    assert decode(f"{mark}1\nHé\n\ufeff2".encode(charset), "x").value == "1\nHé\n2"


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Hello, you there.\nYes.", RUSSIAN, "会議を始めます。\nはい、どうぞ。\n"])
def test_utf_16_without_a_byte_order_mark_is_recognised(text: str, charset: str) -> None:
    result = decode(text.encode(charset), "x")
    assert result.value == text
    assert [one.code for one in result.findings] == ["XL105"]


def test_single_nuls_are_damage_and_many_are_no_text() -> None:
    result = decode(b"Ann: Hello.\n" * 20 + b"B\x00b" + b"\x00" * 4096, "x")
    assert result.value == "Ann: Hello.\n" * 20 + "B b"
    assert [(one.code, one.line) for one in result.findings] == [("XL101", 21)]
    with pytest.raises(InputError, match="NUL"):
        decode(bytes(range(256)) * 4, "x")
    with pytest.raises(InputError, match="NUL"):
        decode(b"\x00" * 100, "x")


def test_a_charset_that_the_page_declares_comes_before_the_language() -> None:
    page = '<html><head><meta charset="windows-1250"></head><body><p>Kůň</p></body></html>'.encode("cp1250")
    assert "Kůň" in decode(page, "x.html", language="fr").value
    lie = '<html lang="es"><meta charset="utf-8"><p>Se\u00f1or, \u00bfqu\u00e9?</p>'.encode("cp1252")
    assert "Señor, ¿qué?" in decode(lie, "x.html").value
    assert "Señor" in decode(lie.replace(b"utf-8", b"hex"), "x.html").value


def test_japanese_with_escape_sequences_is_read() -> None:
    assert decode("会議を始めます。".encode("iso2022_jp"), "x.txt").value == "会議を始めます。"


@pytest.mark.parametrize(
    "words", ["a b c d e\x00\n", "Ann Lee: Hi \x00 there\n\nBob Ray: z\n", "Größe\n\x00\nund schön\n"]
)
def test_a_nul_in_a_short_text_makes_no_utf_16_of_it(words: str) -> None:
    with pytest.raises(InputError, match="NUL"):
        decode(words.encode(), "x.txt")
    assert decode((words * 60).replace("\x00", "", 59).encode(), "x.txt").value == (
        (words * 60).replace("\x00", "", 59).replace("\x00", " ")
    )
    assert decode(words.replace("\x00", "").encode("utf-16-le"), "x.txt").findings[0].code == "XL105"


def test_a_reference_to_what_xml_cannot_hold_is_no_character() -> None:
    text = "one &#x1F; two\n&#0; &#xD800; &#x110000; &#99999999999; &#12;\n&#x41; &#8217; &#x1f600; &amp;#x1F;"
    result = clean(text, "x.html", references=True)
    assert result.value == f"one   two\n{' ' * 8}&#12;\n&#x41; &#8217; &#x1f600; &amp;#x1F;"
    assert [(one.code, one.line) for one in result.findings] == [("XL101", 1)]
    assert clean(text, "x.txt").value == text
