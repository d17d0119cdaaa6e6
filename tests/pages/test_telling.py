"""Sentences of the core on pages in other languages: each is one that the code says, and is known again with values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.conftest import ROOT
from xlate.desk.wording import reworded
from xlate.pages.interface import gettext, language_name, ngettext, spoken_in
from xlate.pages.sentences import COUNTED, SENTENCES
from xlate.pages.telling import told

_FIELD = re.compile(r"\{\w+\}")


def _texts(node: ast.AST) -> Iterator[str]:
    """The texts in a piece of code; a value in one is a sign that stands in no text."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
        elif isinstance(one, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "\x00" for part in one.values)


@cache
def _said() -> str:
    """Every text of the core, as it is and as the desk says it."""
    files = [path for path in (ROOT / "xlate").rglob("*.py") if path.name != "sentences.py"]
    texts = {text for path in files for text in _texts(ast.parse(path.read_text(encoding="utf-8")))}
    return "\n".join(sorted(texts | {reworded(text) for text in texts if " " in text}))


def _is_said(words: list[str], parts: int = 4) -> bool:
    """True if words stand so in a text of the code, or in a few that are put together there."""
    if " ".join(words) in _said():
        return True
    cuts = (cut for cut in range(len(words) - 1, 0, -1) if " ".join(words[:cut]) in _said())
    return parts > 1 and any(_is_said(words[cut:], parts - 1) for cut in cuts)


def test_the_code_says_each_sentence() -> None:
    """Who rewords a message in the code must reword it in the list, or nobody meets it translated any more."""
    pieces = {piece for one in SENTENCES for part in _FIELD.split(one) for piece in re.split('"|; |: |, ', part)}
    assert [piece for piece in sorted(pieces) if not _is_said(piece.strip(' .();"').split(" "))] == []


@pytest.mark.parametrize("tag", ["de", "fr", "ru"])
def test_each_sentence_is_known_again(tag: str) -> None:
    values = {"n": "7", "m": "9", "counted": "3 paragraphs", "language": "Korean", "languages": "Russian and German"}
    for sentence in SENTENCES:
        numbers = iter(range(100))

        def value(match: re.Match[str], numbers: Iterator[int] = numbers) -> str:
            return values.get(match[0].strip("{}0123456789")) or f"Qx{next(numbers)}"

        text = _FIELD.sub(value, sentence)
        with spoken_in(tag):
            shown = {name: _shown(name, one) for name, one in _values(sentence, text)}
            assert told(text) == gettext(sentence).format(**shown), sentence


def _values(sentence: str, text: str) -> Iterator[tuple[str, str]]:
    """The values that a text has where its sentence has fields."""
    names = [name.strip("{}") for name in _FIELD.findall(sentence)]
    pattern = "(.+)".join(map(re.escape, _FIELD.split(sentence)))
    found = re.fullmatch(pattern, text)
    assert found is not None
    yield from zip(names, found.groups(), strict=True)


def _shown(name: str, text: str) -> str:
    """A value in the language that is spoken."""
    match name.strip("0123456789"):
        case "language":
            return language_name("ko")
        case "languages":
            return f"{language_name('ru')}, {language_name('de')}"
        case "counted":
            return ngettext("{n} paragraph", "{n} paragraphs", 3).format(n=3)
    return text


def test_values_are_said_in_the_language_too() -> None:
    with spoken_in("ru"):
        assert told("3 paragraphs given to nobody: 1.2, 1.3, 2.1") == "3 абзаца: теперь говорит никто (1.2, 1.3, 2.1)"
        assert told("Korean is the language spoken: this is a back-translation; look for the words as they were spoken")
    with spoken_in("de"):
        said = told("Lineage of 1 segment set: spoken German, through Russian and Korean, certainty medium.")
        assert (
            said == "Herkunft gesetzt (1 Segment): gesprochen: Deutsch, durch: Russisch, Koreanisch, Sicherheit mittel."
        )
        assert (
            told("s-abc: 2019 is not in the source; 7 is missing") == "s-abc: 2019 steht nicht im Ausgangstext; 7 fehlt"
        )
        assert told("Nobody has ever said this.") == "Nobody has ever said this."
    assert told("2.2 split.") == "2.2 split."


def test_what_is_counted_can_be_counted() -> None:
    for one, many in COUNTED:
        with spoken_in("fr"):
            assert told(f"{one.format(n=1)} given to Anna: 2.1").startswith("1 ")
            assert told(f"{many.format(n=5)} given to Anna: 2.1") != f"{many.format(n=5)} given to Anna: 2.1"
