"""PO files from hostile or careless hands: what becomes of each stands in tests/golden/broken-po.txt.

Whatever the file, there is no traceback; and whatever export-po makes of it holds every translation that was in it.
``pytest --rewrite-golden`` writes the golden file anew; read it as a diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT
from xlate import XlateError, export_po, merge
from xlate.files import Input

GOLDEN = ROOT / "tests" / "golden" / "broken-po.txt"
TEI = Input((EXAMPLES / "kremlin-en-00seed.xml").read_bytes(), "kremlin-en-00seed.xml")
WHOLE = (EXAMPLES / "ru.po").read_text(encoding="utf-8")
HEADING = 'msgctxt "h-dzk35wrq"'
TRANSLATION = "Встреча с Председателем Президиума Верховного народного собрания КНДР Ким Ён Намом"
FIRST = WHOLE[WHOLE.index("#. Heading") : WHOLE.index("#. Place and date")]


def changed(*changes: tuple[str, str]) -> bytes:
    """The example with some words replaced."""
    text = WHOLE
    for find, replace in changes:
        assert find in text, find
        text = text.replace(find, replace)
    return text.encode()


def _without_header() -> bytes:
    return WHOLE[WHOLE.index("#. Heading") :].encode()


CASES: dict[str, bytes] = {
    "whole": WHOLE.encode(),
    "empty file": b"",
    "white space only": b"\n \n",
    "no header": _without_header(),
    "header without language": changed(('"Language: ru\\n"\n', "")),
    "header in another language": changed(("Language: ru", "Language: de")),
    "language that is no tag": changed(("Language: ru", "Language: Russian (modern)")),
    "language with a territory": changed(("Language: ru", "Language: ru_RU")),
    "fuzzy header": changed(('msgid ""\nmsgstr ""\n"Project', '#, fuzzy\nmsgid ""\nmsgstr ""\n"Project')),
    "header with a damaged charset": changed(("charset=UTF-8", "charset=CHARSET")),
    "a second header that agrees, as pogrep writes it": f"{WHOLE[: WHOLE.index('#. Heading')]}{WHOLE}".encode(),
    "a second header that does not agree": (
        WHOLE + "\n" + WHOLE[: WHOLE.index("#. Heading")].replace("Language: ru", "Language: uk")
    ).encode(),
    "unknown charset": changed(("charset=UTF-8", "charset=KLINGON-8")),
    "declared UTF-8, written in KOI8-R": WHOLE.replace("ё", "е").encode("koi8-r", "replace"),
    "declared and written in KOI8-R": WHOLE.replace("UTF-8", "KOI8-R").encode("koi8-r", "replace"),
    "UTF-16": WHOLE.encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf" + WHOLE.encode(),
    "CRLF": WHOLE.replace("\n", "\r\n").encode(),
    "CR alone": WHOLE.replace("\n", "\r").encode(),
    "line separators in a translation": changed((TRANSLATION, "Встреча\u2028с \u0085Намом")),
    "NUL in a translation": changed((TRANSLATION, "Встреча\x00")),
    "control character in a translation": changed((TRANSLATION, "Встреча\x0b\x1b")),
    "NUL as an escape": changed((TRANSLATION, "Встреча\\000")),
    "cut off in a string": WHOLE.encode()[: WHOLE.encode().index(b"msgstr") + 900],
    "string without an end": changed((f'msgstr "{TRANSLATION}"', f'msgstr "{TRANSLATION}')),
    "quotation mark not escaped": changed((TRANSLATION, 'Встреча "в Кремле"')),
    "words after a string": changed((f'"{TRANSLATION}"', f'"{TRANSLATION}" done')),
    "msgstr without msgid": changed((HEADING, 'msgstr "x"')),
    "merge conflict marks": changed(("#. Heading\n", "<<<<<<< HEAD\n#. Heading\n")),
    "the same entry twice": changed((FIRST, FIRST + FIRST)),
    "the same id with another msgid": changed((FIRST, FIRST + FIRST.replace("Meeting", "Talks"))),
    "msgctxt edited": changed((HEADING, 'msgctxt "h-dzk35wrx"')),
    "msgctxt removed": changed((f"{HEADING}\n", "")),
    "msgctxt empty": changed((HEADING, 'msgctxt ""')),
    "msgid edited": changed(('msgid "Meeting', 'msgid "Talks')),
    "msgid with other white space": changed(('msgid "Meeting', 'msgid "  Meeting')),
    "ids of another document": re.sub(
        r'msgctxt "(.)-\w+"', lambda m: f'msgctxt "{m[1]}-{m.start():08}"', WHOLE
    ).encode(),
    "plural entry": changed(
        (f'msgstr "{TRANSLATION}"', f'msgid_plural "Meetings"\nmsgstr[0] "{TRANSLATION}"\nmsgstr[1] "Встречи"')
    ),
    "obsolete": changed((FIRST, re.sub("^(?=msg)", "#~ ", FIRST, flags=re.MULTILINE))),
    "fuzzy": changed((HEADING, f"#, fuzzy\n{HEADING}")),
    "unknown flags": changed((HEADING, f"#, c-format, no-wrap, mine\n{HEADING}")),
    "previous msgid and comments of a translator": changed(
        (HEADING, f'#, fuzzy\n#| msgctxt "h-x"\n#| msgid "Meeting"\n# mine\n{HEADING}')
    ),
    "tag lost": changed(('<date when=\\"2018-06-14\\">14 июня 2018 года</date>', "14 июня 2018 года")),
    "tag invented": changed((TRANSLATION, "<b>Встреча</b>")),
    "script in a translation": changed((TRANSLATION, "<script>alert(1)</script>")),
    "entity of its own": changed((TRANSLATION, "&xxe; Встреча")),
    "ampersand not escaped": changed((TRANSLATION, "Встреча & Ким")),
    "white space only as a translation": changed((TRANSLATION, " \\n ")),
    "a million letters": changed((TRANSLATION, "Я" * 1_000_000)),
    "a line of continuation for each letter": changed(
        (f'"{TRANSLATION}"', '""\n' + "\n".join(f'"{c}"' for c in TRANSLATION))
    ),
    "domain line": changed(("#. Heading\n", 'domain "messages"\n#. Heading\n')),
}


def _outcome(work: Callable[[], str]) -> list[str]:
    try:
        return work().splitlines()
    except XlateError as error:
        return [f"refused: {error}"]


def _merge(data: bytes) -> str:
    result = merge(TEI, Input(data, "ru.po"))
    states = ", ".join(f"{number} {state}" for state, number in sorted(result.value.states.items()) if number)
    return "\n".join([states, *map(str, result.findings)])


def _update(data: bytes, folder: Path) -> str:
    tei, path = folder / TEI.name, folder / "ru.po"
    tei.write_bytes(TEI.data)
    path.write_bytes(data)
    try:
        result = export_po(tei, "ru", output=path)
    except XlateError:
        assert path.read_bytes() == data
        raise
    held = path.read_bytes().decode().replace('"\n"', "")  # as one string, whatever the lines
    value = result.value
    for translation in _translations(data):
        assert '"{}"'.format(translation.replace("\x0b", "\\v")) in held  # gettext's escape
    return "\n".join(
        [
            f"{value.translated} translated, {value.fuzzy} fuzzy, {value.untranslated} untranslated, "
            f"{held.count('#~ msgid ')} obsolete",
            *map(str, result.findings),
        ]
    )


def _translations(data: bytes) -> list[str]:
    """The translations in a file, found by eye: one line each, in the encoding that the file is in."""
    for encoding in ("utf-8-sig", "koi8-r"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found = re.findall(r'^(?:#~ )?msgstr(?:\[\d\])? "(.*)"\r?$', text, re.MULTILINE)
        return [words for words in found if words.strip() and "\\000" not in words]
    return []


@pytest.mark.slow
def test_what_becomes_of_them(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    parts = []
    for name, data in CASES.items():
        merged = _outcome(lambda data=data: _merge(data))  # type: ignore[misc]
        updated = _outcome(lambda data=data: _update(data, tmp_path))  # type: ignore[misc]
        lines = [
            *(f"  merge: {_short(line, tmp_path)}" for line in merged),
            *(f"  update: {_short(line, tmp_path)}" for line in updated),
        ]
        parts.append("\n".join([name, *lines, ""]))
    text = "\n".join(parts)
    if request.config.getoption("--rewrite-golden"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def _short(line: str, folder: Path) -> str:
    printable = "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in line)
    return printable.replace(f"{folder}/", "")[:220]
