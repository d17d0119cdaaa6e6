"""The axes along which transcripts composed at random differ, and which of their values go together."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

__all__ = ["AXES", "DELIMITERS", "SAYS", "SPACELESS", "WORDS", "Layout", "Words", "held_out", "random_layout"]

Words = dict[str, Any]
WORDS: dict[str, Words] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
SPACELESS = {"ja", "zh"}
CASELESS = {"ar", "he", "ja", "zh", "ko", "hi"}

GRAMMARS = (
    "full", "surname", "initials", "function", "honorific", "honorific full", "office", "office and name",
    "name and office",
    "office (name)", "name (party)", "number", "mixed", "office then surname",
)  # fmt: skip
DELIMITERS: dict[str, str] = {
    "colon": "{0}: {1}", "colon spaced": "{0} : {1}", "wide colon": "{0}：{1}", "colon glued": "{0}:{1}",
    "colon dash": "{0}: — {1}", "full stop": "{0}. {1}", "stop dash": "{0}.– {1}", "stop long dash": "{0}. — {1}",
    "dash": "{0} - {1}", "middle dash": "{0} – {1}", "long dash": "{0} — {1}", "long dash glued": "{0}—{1}",
    "tab": "{0}\t{1}", "colon tab": "{0}:\t{1}", "wide space": "{0}      {1}", "column": "{0}|{1}",
    "own line": "{0}\n{1}", "own line, colon": "{0}:\n{1}", "own line, brackets": "[{0}]\n{1}",
    "own line, clock": "{0}  {clock}\n{1}", "own line, clock before": "{clock} {0}\n{1}", "brackets": "[{0}] {1}",
    "brackets, colon": "[{0}]: {1}", "stars": "**{0}**: {1}", "stars, colon inside": "**{0}:** {1}",
    "angles": "<{0}> {1}",
    "sign": "○{0}　{1}", "arrows": ">> {0}: {1}", "bullet": "- {0}: {1}", "clock before": "[{clock}] {0}: {1}",
    "bare clock before": "{clock} {0}: {1}", "clock after": "{0} ({clock}): {1}",
    "clock after colon": "{0}: [{clock}] {1}",
    "number before": "{n}. {0}: {1}", "stroke": "{0} | {1}", "wide brackets": "【{0}】{1}", "says": "{0} {says}: {1}",
    "own line, rule": "{0}\n-----\n{1}", "heading": "## {0}\n{1}", "equals": "== {0} ==\n{1}", "capitals alone": "{0} {1}",
}  # fmt: skip
LINES = (
    "paragraph",
    "wrapped",
    "indented",
    "hanging",
    "double",
    "justified",
    "hyphenated",
    "no blank lines",
    "labels at margin",
)
FURNITURE = ("none", "none", "none", "page numbers", "running heads", "form feeds", "line numbers")
INSIDE = ("plain", "stage", "headings", "colon headings", "quotes", "lists", "votes", "everything")
FRONT = ("none", "title", "title and date", "present", "contents", "note", "everything")
END = ("none", "time", "signatures", "footnotes", "news")
LENGTHS = ("short", "mixed", "long")
AXES = ("language", "grammar", "case", "delimiter", "lines", "furniture", "inside", "front", "end", "length", "people")
SAYS = {"en": "says", "de": "sagt", "fr": "dit", "es": "dice", "pt": "diz", "it": "dice"}


@dataclass(frozen=True, slots=True)
class Layout:
    """One value of each axis."""

    language: str
    grammar: str
    case: str
    delimiter: str
    lines: str
    furniture: str
    inside: str
    front: str
    end: str
    length: str
    people: str


def held_out(layout: Layout) -> bool:
    """True for one pair of delimiter and lines in four, of which nothing is trained."""
    return crc32(f"{layout.delimiter}/{layout.lines}".encode()) % 4 == 0


def random_layout(rng: random.Random) -> Layout:
    """One value of each axis, by chance, that go together."""
    while True:
        language = rng.choice(list(WORDS))
        case = "none" if language in CASELESS else rng.choice(["upper", "upper surname", "mixed", "mixed"])
        layout = Layout(
            language, rng.choice(GRAMMARS), case, rng.choice(list(DELIMITERS)), rng.choice(LINES),
            rng.choice(FURNITURE), rng.choice(INSIDE), rng.choice(FRONT), rng.choice(END), rng.choice(LENGTHS),
            rng.choice(["2", "3-5", "6-15", "16-60"]),
        )  # fmt: skip
        if _may_be(layout):
            return layout


def _may_be(layout: Layout) -> bool:
    """False for what nobody prints, or nobody could read."""
    ends, calls = layout.delimiter, layout.grammar
    wide = layout.language in SPACELESS
    if wide and (
        ends in {"colon", "colon spaced", "full stop", "stop dash", "stop long dash", "says", "dash", "long dash"}
    ):
        return False
    if wide and layout.lines in {"justified", "hyphenated", "hanging"}:
        return False
    if ends in {"wide colon", "sign", "wide brackets"} and layout.language not in {"ja", "zh", "ko"}:
        return False
    if ends == "says" and (layout.language not in SAYS or calls in {"function", "number", "name (party)", "initials"}):
        return False
    if layout.language in CASELESS and ends in {"full stop", "colon glued", "stop dash", "stop long dash"}:
        return False
    if (
        ends in {"full stop", "colon glued"}
        and layout.case != "upper"
        and calls not in {"honorific", "office", "honorific full"}
    ):
        return False
    if not WORDS[layout.language]["honorifics"] and calls.startswith("honorific"):
        return False
    if calls == "initials" and (layout.language in CASELESS or "own line" in ends or ends in {"full stop", "stroke"}):
        return False
    if ends in {"column", "wide space", "tab", "colon tab"} and layout.lines in {
        "justified",
        "hanging",
        "indented",
        "labels at margin",
    }:
        return False
    if ends == "capitals alone" and (
        layout.language in CASELESS or not (layout.case == "upper" or calls == "initials")
    ):
        return False
    if layout.lines == "hanging" and ("own line" in ends or ends in {"heading", "equals"}):
        return False
    if ends in {"heading", "stars", "stars, colon inside"} and layout.lines not in {"paragraph", "wrapped"}:
        return False
    return not (
        layout.furniture == "line numbers"
        and ends in {"column", "wide space", "tab", "number before", "bare clock before"}
    )
