"""Labels that go on in the next line, where each line of print is a line of the page: as programs write PDF as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.model.document import Block, BlockKind, Line, Span
from xlate.profiles.label_stops import ABBREVIATIONS
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, SENTENCE_WORDS, bare, is_office, is_title

__all__ = ["join_broken_labels"]

_LONGEST = 140
"""characters of a line of print"""
_CLOSES = re.compile(r"[^()\n]{1,40}\)\s?[:：](?=\s|$)")
"""the end of a bracket, and of the label: ``Tann): Mr. Speaker``"""
_TITLE = re.compile(r"\([^\W\d_]{1,5}\.$")
"""at the end of a line that ends with the full stop of a title: ``(Mr.``"""
_LONGEST_OFFICE = 90
"""characters of each of the lines of a label that is not in bold"""
_NAMES = 5
_TITLED = 6
"""characters of a title that a full stop shortens, whatever it is"""
_ENDED = re.compile(r"(?:[.!?…:;。！？][\"'”’»)\]]*|[)\]—]|--)\s*$")
_UPPER = re.compile(r"[^\W\d_][^.:!?;\n]*")
_NAME = re.compile(r"[^\W\d_][^:.!?;,\n]{1,120}:\s*")
_SIGN = r"\s?(?::(?=\s|$)|\.\s?[-–—]{1,2}(?=\s))"
"""what ends a label: a colon, or a full stop and a dash"""
_BRACKET = rf"\([^()\n]{{2,80}}\)(?:\s?\([^()\n]{{1,60}}\))?{_SIGN}"
_REST_OF_BRACKET = re.compile(rf"[^()\[\]:!?;\n]{{1,80}}[)\]](?:\s?\([^()\n]{{1,60}}\))?{_SIGN}")
_REST_OF_OFFICE = re.compile(rf"[^()\[\]:.!?;\n]{{1,100}}?(?:{_SIGN}|\s?{_BRACKET})")
_REST_WITH_NAME = re.compile(
    rf"(?P<rest>[^()\[\]:.!?;,\n]{{1,60}}) \((?P<title>[^\W\d_]{{1,20}}\.?) [^()\n]{{2,60}}\){_SIGN}"
)
"""the end of an office, and the name in its bracket"""
_REST_TO_STOP = re.compile(r"[^()\[\]:.!?;\n]{3,80}\. (?=[^\W\d_a-z])")
_WHOLE_BRACKET = re.compile(_BRACKET)
_BEHIND_NAME = re.compile(r",|(?<!\w)[(\[](?![^\W\d_]{2,10}\.?\) [^\W\d_a-z])")
"""a comma, or a bracket that is not that of a second title: ``Dr (Mrs) Abena``"""
_NAMED = re.compile(r"[^\W\d_a-z][\w.’'-]{1,30}(?: [^\W\d_a-z][\w.’'-]{0,30}){0,2}(?<![^\W\d_]{4}\.)")
"""a line that is the beginning of a name"""
_NAME_ENDS = re.compile(r"(?P<rest>[^\W\d_a-z][\w’'-]{1,30}(?: [^\W\d_a-z][\w’'-]{1,30}){0,2}):(?=\s|$)")
_OPEN = re.compile(r"[(\[][^()\[\]:]{1,60}$")


def join_broken_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a line in bold is joined with the next one, which ends its bracket, or the words in bold, in a colon.

    An office that is not in bold is joined with the name and the colon under it, and with the end of its bracket; a
    name with what is under it up to the sign that ends the label, where the line cannot end there: in an open bracket,
    in a small word of an office, before a bracket. In narrow columns the names of people break too: they are joined if
    the text has the whole name elsewhere.

    Args:
        blocks: of a document in which labels are looked for.
    """
    blocks = _with_whole_names(blocks)
    return [
        replace(block, lines=tuple(_joined(block.lines)))
        if len(block.lines) > 1 and block.kind in {BlockKind.TEXT, BlockKind.HEADING}
        else block
        for block in blocks
    ]


def _with_whole_names(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, names that break before a colon joined."""
    broken = {
        f"{first[0]} {rest['rest']}"
        for block in blocks
        for one, two in pairwise(block.lines)
        if (first := _NAMED.fullmatch(one.text.rstrip())) and (rest := _NAME_ENDS.match(two.text))
    }
    if not broken:
        return blocks
    text = " ".join(" ".join(line.text for block in blocks for line in block.lines).split())
    whole = {name for name in broken if len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1}
    return [replace(block, lines=tuple(_names_joined(block.lines, whole))) for block in blocks]


def _names_joined(lines: Sequence[Line], whole: set[str]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        rest = _NAME_ENDS.match(line.text)
        fresh = len(found) < 2 or _ENDED.search(found[-2].text) is not None
        if found and rest and fresh and f"{found[-1].text.rstrip()} {rest['rest']}" in whole:
            found[-1] = _join(found[-1], line)
        else:
            found.append(line)
    return found


def _joined(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    skip = 0
    for place, line in enumerate(lines):
        if skip:
            skip -= 1
            found[-1] = _join(found[-1], line)
        elif found and _goes_on(found[-1], line):
            found[-1] = _join(found[-1], line)
        else:
            found.append(line)
            skip = _wrapped(lines, place)
    return found


def _wrapped(lines: Sequence[Line], place: int) -> int:
    """How many lines below one belong to the label with which it begins: none, one or two."""
    above = lines[place].text.rstrip()
    if not above[:1].isupper() or len(above) > _LONGEST_OFFICE or place + 1 == len(lines):
        return 0
    if not place and _is_all_label(lines):
        return len(lines) - 1
    below = lines[place + 1].text
    if "," in above and _is_shouted_name(*above.rstrip(".").split(",", 1)) and _stops(above, below):
        return 1
    rows = 1
    if not _may_hold_sign(below) and place + 2 < len(lines) and _may_hold_sign(lines[place + 2].text):
        below, rows = f"{below.rstrip()} {lines[place + 2].text}", 2
    if not _may_hold_sign(below):
        return 0
    before = lines[place - 1].text if place else "."
    if _ENDED.search(before) is None and not is_title(before):
        return 0
    return rows if _is_wrapped(above, below, rows) else 0


def _is_all_label(lines: Sequence[Line]) -> bool:
    """True for two lines or three, alone between blank ones, that are a name, an office behind a comma, and a colon."""
    name, comma, office = lines[0].text.partition(", ")
    if not comma or len(lines) > _TALLEST or not lines[-1].text.rstrip().endswith((":", "：")):
        return False
    whole = " ".join(line.text.strip() for line in lines).rstrip(" :：")
    held = any(map(is_office, office.split()[:3])) and _is_name(name.split())
    return held and not any(sign in whole for sign in (":", ";", "?", "!")) and len(whole) <= _LONGEST_LABEL


_TALLEST, _LONGEST_LABEL, _NAMES_BELOW = 3, 200, 14
"""lines; characters; words of an office and a name"""


def _stops(above: str, below: str) -> bool:
    """True if a label that a full stop ends, as in Italy, ends with its line, or in the next one."""
    if above[-1] == ".":
        return True
    return _cannot_end(above.rsplit(maxsplit=1)[-1]) and _REST_TO_STOP.match(below) is not None


def _is_shouted_name(name: str, office: str) -> bool:
    """True for a name in capitals, and an office in small letters behind its comma: ``LEE, segretaria di Stato``."""
    words = office.split()
    held = bool(words) and words[0].islower() and is_office(words[0]) and not any("." in word for word in words)
    shouted = name.isupper() and 0 < len(name.split()) < _NAMES
    return shouted and held and not any(bare(word) in SENTENCE_WORDS for word in words)


def _may_hold_sign(text: str) -> bool:
    head = text[:_LONGEST_OFFICE]
    return ":" in head or ".-" in head or ".–" in head or ". –" in head


def _goes_on(line: Line, after: Line) -> bool:
    """True for the beginning of a label, and its end in the next line."""
    text = line.text.rstrip()
    if not line.strong or len(text) > _LONGEST or ": " in text:
        return False
    if text.endswith((".", ":", "?", "!")) and _TITLE.search(text) is None:
        return False
    if text.count("(") > text.count(")"):
        return _CLOSES.match(after.text) is not None
    bold = after.text[: after.strong].rstrip()
    return line.strong >= len(text) and bold.endswith((":", "：")) and 1 < len(bold) <= _LONGEST


def _join(line: Line, after: Line) -> Line:
    """Two lines as one."""
    size = len(line.text) + 1
    spans = (*line.spans, *(Span(one.start + size, one.end + size, one.rendition) for one in after.spans))
    breaks = (*line.breaks, *((at + size, page) for at, page in after.breaks))
    closes = _CLOSES.match(after.text)
    bold = size + (closes.end() if closes else after.strong)
    strong = bold if line.strong and (closes or after.strong) else line.strong
    return Line(line.number, f"{line.text} {after.text}", strong, spans, breaks)


def _is_wrapped(above: str, below: str, rows: int) -> bool:
    """True for two lines, or three, that are one label."""
    begin = above.partition(". ")[2] if above.find(". ") in range(1, _TITLED) else above  # "Onor. Ann Lee"
    if ": " in above or not below or any(_ends_sentence(word) for word in begin.split()):
        return False
    words = _BEHIND_NAME.split(above, maxsplit=1)[0].split()
    office = any(is_office(word) for word in words[:3])
    if not words or not (office or _is_name(words)):
        return False
    if _OPEN.search(above):
        return _REST_OF_BRACKET.match(below) is not None
    if below[0] == "(":
        return _WHOLE_BRACKET.match(below) is not None
    if _cannot_end(above.rsplit(maxsplit=1)[-1]):
        held = office or rows > 1 or any(map(is_office, above[len(" ".join(words)) :].split()[:5]))
        rest = _REST_OF_OFFICE.match(below) if held else None
        return rest is not None and not any(bare(word) in SENTENCE_WORDS for word in rest.group().split())
    if office and (rest := _REST_WITH_NAME.match(below)):
        first = below.split(maxsplit=1)[0]
        told = bare(rest["title"]) in HONORIFICS or (above.rsplit(maxsplit=1)[-1].isupper() and rest["rest"].isupper())
        return told and not is_office(first) and bare(first) not in CONNECTORS
    if rows > 1 and office and below[0].islower() and below.rstrip().endswith(":"):
        rest_of = below.rstrip(" :").split()
        named = len(rest_of) <= _NAMES_BELOW and all(word[0].isupper() for word in rest_of[-2:])
        return named and not any(bare(word) in SENTENCE_WORDS for word in rest_of if bare(word) not in CONNECTORS)
    if rows > 1 or not office or _UPPER.fullmatch(above) is None or _NAME.fullmatch(below) is None:
        return False
    name = below.rstrip(" :").split()
    return 1 < len(name) <= 12 and name[-1][0].isupper() and not any(bare(word) == "" for word in name)


def _ends_sentence(word: str) -> bool:
    return word[-1] in ".!?;" and bare(word) not in ABBREVIATIONS and len(bare(word)) > 2


def _is_name(words: Sequence[str]) -> bool:
    """True for a name, with a title or without."""
    named = all(word[:1].isupper() or bare(word) in CONNECTORS or word[0] == "(" for word in words)
    titled = bare(words[0]) in HONORIFICS and len(words) > 1
    return named and (titled or 1 < len(words) <= 6) and not any(bare(word) in SENTENCE_WORDS for word in words)


def _cannot_end(word: str) -> bool:
    """True for a last word after which a label goes on: a small one, a shortened one, one before a comma."""
    small = word[0].islower() and not is_office(word)
    return small or bare(word) in CONNECTORS or word[-1] in ",&/-" or bare(word) in ABBREVIATIONS
