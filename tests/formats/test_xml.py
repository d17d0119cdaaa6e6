"""XML in the charset that it declares, and XML that declares one it is not in."""

from __future__ import annotations

import pytest

from xlate.errors import CatalogueError
from xlate.formats.xml import parse_xml, xml_as_utf8

TEXT = '<?xml version="1.0" encoding="@"?>\n<a b="é">Déjà</a>'


@pytest.mark.parametrize("declared", ["UTF-16", "utf-16LE", "UTF-32", "UTF-8", "utf8", "no-such-charset"])
def test_xml_in_utf_8_is_read_whatever_unicode_it_declares(declared: str) -> None:
    data = TEXT.replace("@", declared).encode()
    if declared == "no-such-charset":
        with pytest.raises(CatalogueError):
            parse_xml(data, "a.xml")
    else:
        assert parse_xml(data, "a.xml").text == "Déjà"


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-8859-1", "windows-1252"])
def test_xml_is_read_in_what_it_is_in(charset: str) -> None:
    root = parse_xml(TEXT.replace("@", charset).encode(charset), "a.xml")
    assert (root.text, root.get("b")) == ("Déjà", "é")


def test_a_second_byte_order_mark_is_none_of_the_xml() -> None:
    data = b"\xef\xbb\xbf" * 2 + TEXT.replace("@", "UTF-8").encode()
    assert parse_xml(data, "a.xml").text == "Déjà"


def test_bytes_that_are_not_in_the_declared_charset_are_named() -> None:
    with pytest.raises(CatalogueError, match="not well-formed"):
        parse_xml(TEXT.replace("@", "ASCII").encode(), "a.xml")
    with pytest.raises(CatalogueError, match=":2: not in"):
        parse_xml(TEXT.replace("@", "UTF-16").encode("latin-1"), "a.xml")


def test_xml_in_utf_8_stays_as_it_is() -> None:
    for data in (b"<a/>", b'\xef\xbb\xbf<?xml version="1.0"?><a/>', TEXT.replace("@", "UTF-8").encode()):
        assert xml_as_utf8(data) is data
