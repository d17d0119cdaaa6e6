"""Letters that no font on this machine has: a PDF would show boxes in their place.

Fontconfig, through which Pango finds its fonts, is asked which characters all fonts together have.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from xlate.pages.transcript import Language, Transcript

__all__ = ["Missing", "letters_without_font", "missing_letters"]

_LIBRARIES = (
    "libfontconfig.so.1",
    "libfontconfig.1.dylib",
    "/opt/homebrew/lib/libfontconfig.1.dylib",
    "libfontconfig-1.dll",
)
_CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
_SEEN = {"L", "M", "N", "P", "S"}
"""categories of characters that leave a sign on paper"""


class Missing(NamedTuple):
    """Letters of a language for which there is no font."""

    language: Language
    letters: str
    package: str
    """the package of Debian with fonts that have them"""


def missing_letters(transcript: Transcript, languages: Iterable[Language]) -> list[Missing]:
    """The letters of each language that no font has.

    Args:
        transcript: what is to be set.
        languages: those of its languages that are shown.
    """
    found = []
    for language in languages:
        letters = {letter for text in _texts(transcript, language) for letter in text}
        if lost := letters_without_font(letters):
            found.append(Missing(language, lost, _package(lost)))
    return found


def _texts(transcript: Transcript, language: Language) -> Iterable[str]:
    for turn in transcript.turns:
        for row in (*filter(None, [turn.label]), *turn.rows):
            for cell in row.cells:
                if cell.language == language:
                    yield from (run.text for run in cell.runs)
    yield from (title for one, title in transcript.titles if one == language)


def letters_without_font(letters: Iterable[str]) -> str:
    """Those of some characters that no font has, in their order; none if fontconfig is not there to be asked."""
    fonts = _fonts()
    if fonts is None:
        return ""
    library, characters = fonts
    seen = (one for one in sorted(set(letters)) if unicodedata.category(one)[0] in _SEEN)
    return "".join(one for one in seen if not library.FcCharSetHasChar(characters, ord(one)))


def _package(letters: str) -> str:
    names = [unicodedata.name(one, "") for one in letters]
    if any(name.startswith(_CJK) for name in names):
        return "fonts-noto-cjk"
    if any(unicodedata.category(one) == "So" for one in letters):
        return "fonts-noto-color-emoji"
    return "fonts-noto-core"


@cache
def _fonts() -> tuple[ctypes.CDLL, ctypes.c_void_p] | None:
    """Fontconfig, and the characters of all fonts together."""
    library = _library()
    if library is None:
        return None
    pointer = ctypes.c_void_p
    for name, result, arguments in (
        ("FcPatternCreate", pointer, []),
        ("FcObjectSetCreate", pointer, []),
        ("FcObjectSetAdd", ctypes.c_int, [pointer, ctypes.c_char_p]),
        ("FcFontList", ctypes.POINTER(_FontSet), [pointer, pointer, pointer]),
        ("FcPatternGetCharSet", ctypes.c_int, [pointer, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(pointer)]),
        ("FcCharSetCreate", pointer, []),
        ("FcCharSetMerge", ctypes.c_int, [pointer, pointer, pointer]),
        ("FcCharSetHasChar", ctypes.c_int, [pointer, ctypes.c_uint32]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    wanted = library.FcObjectSetCreate()
    library.FcObjectSetAdd(wanted, b"charset")
    fonts = library.FcFontList(None, library.FcPatternCreate(), wanted).contents
    together = library.FcCharSetCreate()
    for place in range(fonts.number):
        characters = pointer()
        if library.FcPatternGetCharSet(fonts.fonts[place], b"charset", 0, ctypes.byref(characters)) == 0:
            library.FcCharSetMerge(together, characters, None)
    return library, pointer(together)


class _FontSet(ctypes.Structure):
    _fields_ = (("number", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p)))


def _library() -> ctypes.CDLL | None:
    for name in filter(None, (*_LIBRARIES, ctypes.util.find_library("fontconfig"))):
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None
