"""RTF -> its tokens, and its bytes -> characters, by the specification of Microsoft (version 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Characters", "Token", "tokens"]

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\"
)
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437",
}  # fmt: skip
"""``\\fcharsetN`` of a font -> codec"""
_SYMBOLS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "tab": "\t", "zwj": "\u200d", "zwnj": "\u200c",
    "ltrmark": "\u200e", "rtlmark": "\u200f", "\\~": "\u00a0", "\\_": "\u2011", "\\{": "{",
    "\\}": "}", "\\\\": "\\",
}  # fmt: skip
_BYTES_OF = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


@dataclass(frozen=True, slots=True)
class Token:
    """A control word or symbol, a brace, or bytes of text."""

    kind: str
    """``{``, ``}``, ``text``, or the control word or symbol"""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of a file in their order; what ``\bin`` holds is left out."""
    place = 0
    held = b""  # a character can be of two bytes, each with an escape of its own
    while (match := _TOKEN.match(data, place)) is not None:
        place = match.end()
        if match["hex"] or match["text"]:
            held += bytes((int(match["hex"], 16),)) if match["hex"] else match["text"]
            continue
        if match.lastgroup is None:  # the end of a line says nothing
            continue
        if held:
            yield Token("text", data=held)
            held = b""
        if match["word"]:
            word = match["word"].decode("ascii")
            number = int(match["number"]) if match["number"] else None
            if word == "bin" and number is not None:
                place += max(0, number)
                continue
            yield Token(word, number)
        elif match["symbol"]:
            symbol = match["symbol"].decode("latin-1")
            yield Token("par" if symbol in "\r\n" else f"\\{symbol}")
        elif match["brace"]:
            yield Token(match["brace"].decode("ascii"))
    if held:
        yield Token("text", data=held)


@dataclass(slots=True)
class Characters:
    """What bytes and escapes of a file mean: fonts say in which charset they are."""

    default: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    skip: int = 0
    """characters still to be left out after one in Unicode, for programs that know none"""
    _high: int | None = None

    def state_charset(self, token: Token) -> None:
        """Take note of a control word that tells the charset of the file."""
        if token.kind == "ansicpg" and token.number:
            self.default = _codec(f"cp{token.number}") or self.default
        else:
            self.default = _BYTES_OF.get(token.kind, self.default)

    def state_font(self, font: int, charset: int) -> None:
        """Take note of the charset of a font; 1 and 2 say nothing of characters."""
        codec = _CHARSETS.get(charset)
        if codec is not None:
            self.fonts[font] = codec

    def decode(self, data: bytes, font: int | None) -> str:
        """The characters of bytes set in a font."""
        left_out = min(self.skip, len(data))
        self.skip -= left_out
        codec = self.fonts.get(font, self.default) if font is not None else self.default
        return data[left_out:].decode(codec, "replace")

    def in_unicode(self, number: int, after: int) -> str:
        r"""The character of ``\uN``; the halves of what UTF-16 has in two come one after the other.

        Args:
            number: as written, negative from 32768.
            after: how many characters after it stand for it.
        """
        self.skip = after
        code = number % 0x10000 if number < 0 else min(number, 0x10FFFF)
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return ""
        high, self._high = self._high, None
        if 0xDC00 <= code < 0xE000:
            return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high is not None else "\ufffd"
        return chr(code)

    def symbol(self, kind: str) -> str | None:
        """The character that a control word or symbol stands for; None: it is none."""
        return _SYMBOLS.get(kind)


def _codec(name: str) -> str | None:
    try:
        b"".decode(name)
    except LookupError:
        return "utf-8" if name == "cp65001" else None
    return name
