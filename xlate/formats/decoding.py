"""Bytes of a text file -> characters: UTF-8 as a rule, otherwise detected and said so."""

from __future__ import annotations

import re
import sys

from xlate.errors import EncodingError, InputError
from xlate.findings import Finding, Result
from xlate.formats.charsets import charset_named, letters_of, likely_charset, usual_charset
from xlate.formats.wide_text import NUL, wide_charset, without_nuls
from xlate.model.unit import NOT_XML

__all__ = ["as_utf8", "clean", "decode", "read_text", "split_lines"]

_LINE_END = re.compile(r"\r\n|\r|\n")

_OTHER_FORMATS = {
    b"PK\x03\x04": "a ZIP archive, but no DOCX, ODT or EPUB",
    b"%PDF-": "a PDF",
    b"{\\rtf": "Rich Text (RTF)",
    b"\xd0\xcf\x11\xe0": "an old Word document; save it as DOCX",
}
_UTF8_BOM = b"\xef\xbb\xbf"
_BOMS = {b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_MARK_AT_START = re.compile("^\ufeff+", re.MULTILINE)
"""byte order marks at the beginning of lines: one that was put twice, or of files that were joined"""
# The characters that windows-1252 has where ISO 8859-1, and so Unicode, has control characters: a page that was
# decoded as the latter holds "\x92" for an apostrophe.
_CONTROLS = re.compile(r"[\x80-\x9f]")
_CONTROL_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
"""the same in UTF-8"""
_ODD_BYTES = bytes({*range(32)} - {*b"\t\n\r"})
"""those that XML cannot hold, among the first 128 characters"""
_WINDOWS = {
    code: decoded for code in range(0x80, 0xA0) if (decoded := bytes([code]).decode("cp1252", "replace")) != "\ufffd"
}
_SOFT_HYPHEN = "\u00ad"
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,200}>")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})"""
    rb"""|^\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.-]{2,40})["']""",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    rb"""(?:<html\b[^<>]{0,200}?\blang|^language|"language")["']?\s{0,5}[=:]\s{0,5}["']?([a-z]{2,3})\b""",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 4096
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|([\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
)  # roughly those of UTF-8; the codec is exact
_LATIN_ENDS = "\u0250"
_MUCH = 50
"""characters of UTF-8 that are not there by chance, even if half as many bytes are damaged"""
_MOST_PLACES = 20
"""findings for damaged places; what comes after is counted"""
_CHARACTER_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,16})|([0-9]{1,16}));")


def read_text(data: bytes, name: str, declared: str | None = None, *, references: bool = False) -> Result[str]:
    """The characters of a text file, decoded and made plain; see `decode` and `clean`.

    Raises:
        InputError: the file is binary.
        EncodingError: no charset fits.
    """
    return decode(data, name, declared).and_then(lambda text: clean(text, name, references=references))


def as_utf8(data: bytes, name: str, language: str | None = None) -> Result[bytes]:
    """The bytes of a transcript in UTF-8 without byte order mark, if it is a text; other files as they are.

    XML that is no page says itself, to its parser, what it is in.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        language: BCP 47 tag of its language, where a person has given it.

    Raises:
        InputError: the file is binary.
        EncodingError: no charset fits.
    """
    if data.isascii() and NUL not in data and b"\x1b" not in data:
        return Result(data)
    head = data[:_HEAD]
    if data.startswith(tuple(_OTHER_FORMATS)) or (_XML.match(head) and not _PAGE.search(head)):
        return Result(data)
    if NUL not in data and not data.startswith(tuple(_BOMS)):
        try:
            data.decode()
        except UnicodeDecodeError:
            pass
        else:
            if b"\xef\xbb\xbf" not in data:
                return Result(data)
    return decode(data, name, language=language).map(str.encode)


def decode(data: bytes, name: str, declared: str | None = None, *, language: str | None = None) -> Result[str]:
    """The characters of a text file.

    A byte order mark decides; then whether the bytes are UTF-8, perhaps with damaged places; then the charset that the
    file declares, the language given, and what its words are like.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        declared: the charset that the file itself states, if the caller knows it.
        language: BCP 47 tag of the language of the text, where a person has given it.

    Returns:
        The text without byte order marks; findings if a charset had to be assumed (XL105), and for what is damaged
        (XL115, XL101).

    Raises:
        InputError: the file is binary.
        EncodingError: no charset fits.
    """
    certain = _decode_marked(data, name)
    if certain is not None:
        return certain
    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise InputError(f"this is {what}", file=name)
    if NUL in data:
        return without_nuls(data, name).and_then(lambda rest: decode(rest, name, declared, language=language))
    try:
        return Result(_without_marks(data.decode()))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if data.startswith(_UTF8_BOM) or _is_damaged_utf8(data, language):
        return _repair(data, name, language or _stated_language(data))
    return _guess(data, name, declared, language, line)


def _decode_marked(data: bytes, name: str) -> Result[str] | None:
    """A text that says by its first bytes, its NULs or its escape sequences what it is in; None: none of these."""
    bom = next((charset for mark, charset in _BOMS.items() if data.startswith(mark)), None)
    if bom is not None:
        try:
            return Result(_without_marks(data.decode(bom)))
        except UnicodeDecodeError as error:
            raise EncodingError(f"the file begins as {bom} but is not: {error.reason}", file=name) from None
    charset = wide_charset(data) if NUL in data else None
    if charset is None and b"\x1b$" in data and data.isascii():
        charset = "iso2022_jp"
    if charset is None:
        return None
    message = f"not UTF-8, and without a byte order mark; read as {charset}"
    return Result(_without_marks(data.decode(charset, "replace")), (Finding("XL105", message, name, 1),))


def _without_marks(text: str) -> str:
    return _MARK_AT_START.sub("", text) if "\ufeff" in text else text


def _is_damaged_utf8(data: bytes, language: str | None) -> bool:
    """True if so many bytes beyond ASCII make characters of UTF-8 that the others must be damage.

    In a text of another charset two bytes make such a character now and then by chance, three hardly ever. Where there
    is little of either, it must be a text in no other charset.
    """
    two = three = 0
    for match in _MULTIBYTE.finditer(data):
        if match[1]:
            three += 1
        else:
            two += 1
    evidence = two + 4 * three
    if not evidence:
        return False
    bad = sum(map(data.count, map(_byte, range(0x80, 0x100)))) - 2 * two - 3 * three
    if evidence >= (2 if evidence >= _MUCH else 4) * bad:
        return True
    return evidence >= bad and likely_charset(data, language) is None


def _byte(number: int) -> bytes:
    return bytes((number,))


def _repair(data: bytes, name: str, language: str | None) -> Result[str]:
    """A text in UTF-8 with damaged places: U+FFFD there, or the letter that one byte must have been."""
    known = letters_of(language)
    charset = usual_charset(language)
    findings: list[Finding] = []
    parts: list[str] = []
    places = start = 0
    line = 1
    while True:
        try:
            parts.append(data[start:].decode())
            break
        except UnicodeDecodeError as error:
            bad, after = start + error.start, start + error.end
        parts.append(data[start:bad].decode())
        letter = _letter_of(data, bad, after, charset, known)
        parts.append(letter or "\ufffd")
        line += data.count(b"\n", start, bad)
        places += 1
        if places <= _MOST_PLACES:
            what = f'read as "{letter}", as in {charset}' if letter else "it became U+FFFD"
            shown = data[bad:after].hex(" ").upper()
            findings.append(Finding("XL115", f"{shown} is not UTF-8, as the rest of the text is; {what}", name, line))
        start = after
        if places > _MOST_PLACES:
            parts.append(data[start:].decode("utf-8", "replace"))
            more = "more bytes that are not UTF-8 follow, which became U+FFFD"
            findings.append(Finding("XL115", more, name, line))
            break
    return Result(_without_marks("".join(parts)), tuple(findings))


def _letter_of(data: bytes, start: int, end: int, charset: str, known: frozenset[str]) -> str | None:
    """The letter of a charset that a single byte must be: the language has it, and it stands beside a letter.

    Bytes that can be what is left of a character of UTF-8 (0x80 to 0xBF, and the first of quotation marks and of
    symbols) are not taken for one.
    """
    byte = data[start:end]
    if len(byte) != 1 or byte[0] < 0xDF or byte in {b"\xe2", b"\xef", b"\xf0"}:
        return None
    letter = byte.decode(charset, "ignore")
    beside = data[max(0, start - 1) : start].isalpha() or data[end : end + 1].isalpha()
    return letter if letter in known and letter < _LATIN_ENDS and beside else None


def _stated_language(data: bytes) -> str | None:
    """The language that a page, or the head of a subtitle file or of JSON, says it is in."""
    stated = _LANGUAGE.search(data[:_HEAD])
    return stated[1].decode().lower() if stated else None


def _guess(data: bytes, name: str, declared: str | None, language: str | None, line: int) -> Result[str]:
    """The text in the charset that the file states, that its language has, or that its bytes suggest."""
    stated = _DECLARED.search(data[:_HEAD])
    label = declared or (next(filter(None, stated.groups())).decode() if stated else "")
    charset = charset_named(label) if label else None
    if charset is not None and not charset.startswith("utf"):
        try:
            return Result(data.decode(charset))
        except UnicodeDecodeError:
            pass
    language = language or _stated_language(data)
    charset = likely_charset(data, language) or usual_charset(language)
    text = data.decode(charset, "replace")
    if text.count("\ufffd") > len(text) // 100 + 5:
        raise EncodingError(
            "the file is in no charset that could be recognised; convert it first, for example: "
            "iconv -f WINDOWS-1252 -t UTF-8",
            file=name,
            line=line,
        )
    message = f"not UTF-8 from line {line} on; read as {charset}; if that is wrong, convert the file with iconv first"
    if language is None:
        message += ", or give its language"
    return Result(text, (Finding("XL105", message, name, line),))


def _unusable(reference: re.Match[str]) -> str:
    """The character that a reference names if XML cannot hold it, NUL for a number that is none; else the reference."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    character = chr(code) if code <= sys.maxunicode else "\0"
    return character if NOT_XML.match(character) and character != "\f" else reference.group()


def _holds_nothing_odd(text: str) -> bool:
    """True if nothing in a text is to be replaced; it takes a tenth of the time that the patterns take."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    if len(data.translate(None, _ODD_BYTES)) != len(data) or "\ufffe" in text or "\uffff" in text:
        return False
    return text.isascii() or _CONTROL_BYTES.search(data) is None


def clean(text: str, name: str, *, references: bool = False) -> Result[str]:
    """Characters that stand for others, or for nothing, made plain; line ends stay where they are.

    With ``references``, a character reference such as ``&#x1F;`` counts as the control character that it names.

    Control characters that XML cannot hold become spaces (XL101); C1 controls are what windows-1252 has in their
    place (XL106); a hyphen before a soft hyphen is the dash that word processors make of it, and any other soft
    hyphen, which no eye sees, goes (XL107). Bytes of UTF-8 written as escapes become characters (XL133).
    """
    findings: list[Finding] = []
    text = text.replace("\f", " ")  # the end of a page

    def line_of(position: int) -> int:
        before = text[:position]
        return before.count("\n") + before.count("\r") - before.count("\r\n") + 1

    if references and "&#" in text:
        text = _CHARACTER_REFERENCE.sub(_unusable, text)
    if "\\x" in text:
        text, escaped = _unescape(text, name)
        findings += escaped
    is_usual = _holds_nothing_odd(text)
    odd = None if is_usual else NOT_XML.search(text)
    if odd:
        line = line_of(odd.start())
        text, count = NOT_XML.subn(" ", text)
        findings.append(
            Finding("XL101", f"{count} control character(s) that XML cannot hold became spaces", name, line)
        )
    control = None if is_usual else _CONTROLS.search(text)
    if control:
        line = line_of(control.start())
        count = len(_CONTROLS.findall(text))
        text = text.translate(_WINDOWS)
        findings.append(
            Finding("XL106", f"{count} control character(s) became what windows-1252 has there", name, line)
        )
    soft = text.find(_SOFT_HYPHEN)
    if soft >= 0:
        line = line_of(soft)
        count = text.count(_SOFT_HYPHEN)
        text = text.replace(f"-{_SOFT_HYPHEN}", "--").replace(_SOFT_HYPHEN, "")
        findings.append(
            Finding("XL107", f"{count} soft hyphen(s): a dash (--) after a hyphen, otherwise left out", name, line)
        )
    return Result(text, tuple(findings))


_ESCAPED_BYTES = re.compile(r"(?:\\x[89a-f][0-9a-f]){2,400}", re.IGNORECASE)


def _unescape(text: str, name: str) -> tuple[str, list[Finding]]:
    """A text whose bytes a program printed as escapes, with the characters that they are."""
    if (first := _ESCAPED_BYTES.search(text)) is None:
        return text, []

    def decoded(found: re.Match[str]) -> str:
        try:
            return bytes.fromhex(found[0].replace("\\x", "").replace("\\X", "")).decode()
        except UnicodeDecodeError:
            return found[0]

    made, line = _ESCAPED_BYTES.sub(decoded, text), text.count("\n", 0, first.start()) + 1
    message = "bytes that stand in the text as escapes became the characters that they are"
    return made, [Finding("XL133", message, name, line)] if made != text else []


def split_lines(text: str) -> list[str]:
    """Lines without their ends; LF, CR LF and CR all end a line."""
    return text.split("\n") if "\r" not in text else _LINE_END.split(text)
