"""Bytes of a text file -> characters: UTF-8 as a rule, otherwise detected and said so."""

from __future__ import annotations

import re

from xlate.errors import EncodingError, InputError
from xlate.findings import Finding, Result
from xlate.model.unit import NOT_XML

__all__ = ["clean", "decode", "read_text", "split_lines"]

_LINE_END = re.compile(r"\r\n|\r|\n")

_OTHER_FORMATS = {
    b"PK\x03\x04": "a ZIP archive, but not DOCX",
    b"%PDF-": "a PDF; save its text first, for example: pdftotext -layout FILE.pdf",
    b"{\\rtf": "RTF; save it as DOCX or plain text",
    b"\xd0\xcf\x11\xe0": "an old Word document; save it as DOCX",
}
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe\x00\x00": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# The characters that windows-1252 has where ISO 8859-1, and so Unicode, has control characters: a page that was
# decoded as the latter holds "\x92" for an apostrophe.
_CONTROLS = re.compile(r"[\x80-\x9f]")
_WINDOWS = {
    code: decoded for code in range(0x80, 0xA0) if (decoded := bytes([code]).decode("cp1252", "replace")) != "\ufffd"
}
_SOFT_HYPHEN = "\u00ad"
_ENOUGH = 1 << 16
"""bytes that are looked at to detect a charset"""


def read_text(data: bytes, name: str, declared: str | None = None) -> Result[str]:
    """The characters of a text file, decoded and made plain; see `decode` and `clean`.

    Raises:
        InputError: the file is binary.
        EncodingError: no charset fits.
    """
    decoded = decode(data, name, declared)
    cleaned = clean(decoded.value, name)
    return Result(cleaned.value, (*decoded.findings, *cleaned.findings))


def decode(data: bytes, name: str, declared: str | None = None) -> Result[str]:
    """The characters of a text file.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        declared: the charset that the file itself states, if it does.

    Returns:
        The text without its byte order mark; a finding (XL105) says so if a charset had to be assumed.

    Raises:
        InputError: the file is binary.
        EncodingError: no charset fits.
    """
    bom = _bom(data)
    if bom is not None:
        try:
            return Result(data.decode(bom).removeprefix("\ufeff"))
        except UnicodeDecodeError as error:
            raise EncodingError(f"the file begins as {bom} but is not: {error.reason}", file=name) from None
    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise InputError(f"this is {what}", file=name)
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise InputError("the file is binary (it has a NUL byte), not a text", file=name, line=line)
    try:
        return Result(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _detect(data, name, declared, line)


def _bom(data: bytes) -> str | None:
    return next((charset for bom, charset in _BOMS.items() if data.startswith(bom)), None)


def _detect(data: bytes, name: str, declared: str | None, line: int) -> Result[str]:
    """The text in the charset that the file states, or that its bytes suggest."""
    if declared:
        try:
            return Result(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass
    from charset_normalizer import from_bytes

    # a sample around the first odd byte: detection costs time, and most of such a file is ASCII
    odd = [number for number, byte in enumerate(data[: 1 << 20]) if byte > 0x7F]
    first = max(0, odd[0] - 2048) if odd else 0
    match = from_bytes(data[first : first + _ENOUGH]).best()
    charset = match.encoding if match else None
    if charset is None or charset in {"ascii", "utf_8"} or _is_western(data[first : first + _ENOUGH]):
        charset = "cp1252"
    try:
        text = data.decode(charset)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        charset = "cp1252"
        if text.count("\ufffd") > len(text) // 100 + 5:
            raise EncodingError(
                "the file is in no charset that could be recognised; convert it first, for example: "
                "iconv -f WINDOWS-1252 -t UTF-8",
                file=name,
                line=line,
            ) from None
    message = f"not UTF-8 from line {line} on; read as {charset}; if that is wrong, convert the file with iconv first"
    return Result(text, (Finding("XL105", message, name, line),))


def _is_western(sample: bytes) -> bool:
    """Mostly ASCII, with single odd bytes between ASCII letters or spaces: Western text in windows-1252.

    Detection by frequency takes such a text now for one, now for another charset of the same family.
    """
    odd = [byte for byte in sample if byte > 0x7F]
    typographic = sum(0x80 <= byte <= 0x9F or byte in {0xA0, 0xAB, 0xBB} for byte in odd)
    return len(odd) <= len(sample) // 50 and typographic * 2 >= len(odd)


def clean(text: str, name: str) -> Result[str]:
    """Characters that stand for others, or for nothing, made plain; line ends stay where they are.

    Control characters that XML cannot hold become spaces (XL101); C1 controls are what windows-1252 has in their
    place (XL106); a hyphen before a soft hyphen is the dash that word processors make of it, and any other soft
    hyphen, which no eye sees, goes (XL107).
    """
    findings: list[Finding] = []
    text = text.replace("\f", " ")  # the end of a page

    def line_of(position: int) -> int:
        return len(_LINE_END.findall(text, 0, position)) + 1

    odd = NOT_XML.search(text)
    if odd:
        line = line_of(odd.start())
        text, count = NOT_XML.subn(" ", text)
        findings.append(
            Finding("XL101", f"{count} control character(s) that XML cannot hold became spaces", name, line)
        )
    control = _CONTROLS.search(text)
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


def split_lines(text: str) -> list[str]:
    """Lines without their ends; LF, CR LF and CR all end a line."""
    return text.split("\n") if "\r" not in text else _LINE_END.split(text)
