"""Chats as programs export them: who writes stands between the time and a colon, whatever characters the name has.

WhatsApp, Signal, Telegram and Discord print a day and a time before each message (`leading_stamps`), Zoom a time of
day and ``From Ann Lee to Everyone:``. A name can be a telephone number, a sign, or whatever
somebody calls himself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Line, Voice
from xlate.profiles.leading_stamps import Stamps

__all__ = ["take_clocks_of_messages", "voices_of_messages"]

_NAMED = re.compile(r"(?P<name>[^:：\n]{1,60}?)[\s\u200e]?[:：](?:\s{1,9}|$|(?<=：))")
_SENT = (
    ("From", "to"), ("Von", "an"), ("De", "à"), ("De", "a"), ("De", "para"), ("De", "para a"), ("Da", "a"),
    ("Van", "aan"), ("Van", "naar"), ("Från", "till"), ("Fra", "til"), ("Lähettäjä", "vastaanottaja"), ("Od", "do"),
    ("Od", "pro"), ("От", "к"), ("От", "до"), ("От", "для"), ("Від", "до"), ("Dari", "ke"), ("Kepada", "dari"),
    ("Từ", "đến"), ("Feladó", "címzett"), ("開始", "対象"), ("从", "到"), ("自", "至"), ("來自", "至"), ("من", "إلى"),
)  # fmt: skip
"""how Zoom says who writes to whom"""
_WHO = (
    rf"(?P<from>{'|'.join(dict.fromkeys(one for one, _ in _SENT))})\s{{1,3}}(?P<printed>(?P<name>[^:\n]{{1,60}}?)"
    rf"\s{{1,3}}(?P<to>{'|'.join(dict.fromkeys(one for _, one in _SENT))})\s{{1,3}}(?P<whom>[^:\n]{{1,60}}?))"
)
_FROM_TO = re.compile(
    rf"(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)(?:\s?[AaPp]\.?[Mm]\.?)?\s{{1,3}}{_WHO}\s{{0,3}}[:：](?:\s{{1,9}}|$)"
)
_SENT_BEFORE = re.compile(rf"{_WHO}$")
"""the same behind a day and a time"""
_CLOCKED = re.compile(
    r"[\u200e\u200f]?[\[(]?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)[\])]?\s{1,3}(?:[-–—]\s{1,3})?"
    r"(?P<name>[^:：\s][^:：\n]{0,59}?)\s?[:：](?:\s{1,9}|$)"
)
_IN_FIELDS = re.compile(
    r"(?P<clock>\d{1,2}:\d{2})\t(?P<name>[^\t\n]{1,60})\t(?=\S)"
    r"|\[(?P<named>[^\[\]\n]{1,60})\]\s\[(?:(?P<half>오전|오후|[AP]M)\s)?(?P<time>\d{1,2}:\d{2})(?:\s[AP]M)?\]\s(?=\S)"
)
"""clock and name between tabs, as Line has them; name and clock in brackets, as KakaoTalk has them"""
_ODD = re.compile(
    "[~@_\u202a-\u202e\u2066-\u2069]|\\+?\\d[\\d\\s]{5}|[\u2600-\u2668\u2670-\u27bf\U0001f000-\U0001faff]"
)
"""with which only somebody in a chat is called"""
_NICKNAME = 3
"""words of one that comes once; more may be anything that somebody notes"""
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEAST = 3
"""messages; fewer are something else"""
_MOST = 0.6
"""of the lines with a time that name who writes; others tell who came and left"""
_LONGEST_ALONE = 40
"""characters of a name on a line of its own"""
_OF_PROGRAMS = re.compile(
    r"info|error|warn(?:ing)?|debug|trace|fatal|notice|critical|[\w./-]{1,40}\[\d{1,9}\]", re.IGNORECASE
)
"""with what, in the place of a name, programs write about themselves"""


def take_clocks_of_messages(blocks: Sequence[Block]) -> Stamps:
    """Take the times of day away from before who writes, where the lines can be nothing but messages.

    They say from whom to whom, or a name among them is such as nobody has outside of a chat.

    Args:
        blocks: of a document whose format says nothing of times, and without days before its lines.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT and block.start is None for line in block.lines]
    clocked = {id(line): match for line in lines if line.text[:1] in _FIRST and (match := _clocked(line.text))}
    sent = {place for place, match in clocked.items() if match.re is not _CLOCKED}
    if len(clocked) < _LEAST:
        return Stamps(list(blocks), [])
    if len(sent) < _LEAST or 2 * len(sent) < len(clocked):
        called = Counter(match["name"] for match in clocked.values() if _ODD.match(match["name"]))
        odd = any(len(name.split()) <= _NICKNAME or again > 1 for name, again in called.items())
        if not odd or len(clocked) < _MOST * sum(line.text[:1] in _FIRST for line in lines):
            return Stamps(list(blocks), [])
    first = _seconds(next(iter(clocked.values())))
    made: list[Block] = []
    stamped: set[int] = set()
    for block in blocks:
        group: list[Line] = []
        start: float | None = block.start
        for line in block.lines:
            match = clocked.get(id(line))
            if match is not None:
                made += [replace(block, lines=tuple(group), start=start)] if group else []
                start, group = max(0.0, _seconds(match) - (first if sent else 0.0)), []
                named = _without_clock(line, match)
                stamped.add(id(named))
                group.append(named)
            else:
                group.append(line)
        made.append(replace(block, lines=tuple(group), start=start))
    return Stamps(made, [line for line in lines if id(line) in clocked], stamped=frozenset(stamped))


def _clocked(text: str) -> re.Match[str] | None:
    match = _FROM_TO.match(text)
    if match is not None and (match["from"], match["to"]) in _SENT:
        return match
    return _IN_FIELDS.match(text) or _CLOCKED.match(text)


def _seconds(match: re.Match[str]) -> float:
    """The time of day of a message, in seconds."""
    if match.re is not _IN_FIELDS or match["clock"]:
        seconds = clock_seconds(match["clock"])
        return seconds * 60 if match["clock"].count(":") == 1 and match.re is not _CLOCKED else seconds
    hour, minute = map(int, match["time"].split(":"))
    hour = hour % 12 + 12 * (match["half"] in {"오후", "PM"}) if match["half"] else hour
    return 3600.0 * hour + 60.0 * minute


def _without_clock(line: Line, match: re.Match[str]) -> Line:
    """A line without its time, with a colon behind who writes."""
    if match.re is _FROM_TO:
        return line.after(match.start("from"))
    if match.re is _CLOCKED:
        return line.after(match.start("name"))
    return replace(line.after(match.end()), text=f"{match['name'] or match['named']}: {line.text[match.end() :]}")


_FIRST = frozenset("[(0123456789\u200e\u200f")


@dataclass(frozen=True, slots=True)
class _Message:
    """Who writes a message."""

    printed: str
    name: str
    end: int
    """where the words begin"""


def voices_of_messages(stamps: Stamps) -> list[Block] | None:
    """The blocks of a chat, each message with the voice of who writes it; None for what is no chat.

    Args:
        stamps: what was taken from before the messages.
    """
    texts = {id(block.lines[0]): block for block in stamps.blocks if id(block.lines[0]) in stamps.stamped}
    found = {place: one for place, block in texts.items() if (one := _message(block.lines[0].text)) is not None}
    if len(texts) < _LEAST or len(found) < _MOST * len(texts):
        found = _alone(texts)
    names = Counter(one.name for one in found.values())
    if not any(number > 1 for number in names.values()) or _are_programs(names):
        return None
    made: list[Block] = []
    waiting: Voice | None = None
    for block in stamps.blocks:
        one = found.get(id(block.lines[0]))
        if one is None:
            told = id(block.lines[0]) in stamps.stamped
            voiced = replace(block, voice=waiting) if waiting else block
            made.append(replace(block, kind=BlockKind.NARRATIVE) if told else voiced)
            waiting = None
            continue
        called = one.name if one.name != one.printed or _ODD.search(one.name) else None
        waiting = Voice(one.printed, name=called)
        rest = block.lines[0].after(one.end)
        words = (*([rest] if rest.text.strip() else []), *block.lines[1:])
        if words:
            made.append(replace(block, lines=words, voice=waiting))
            waiting = None
    return made


def _are_programs(names: Counter[str]) -> bool:
    """True where programs write; one who calls himself ``Info`` among others is somebody."""
    programs = [name for name in names if _OF_PROGRAMS.fullmatch(name)]
    sure = any(name.isupper() or "[" in name for name in programs)
    return sure or len(programs) > 1 or 2 * sum(names[name] for name in programs) > names.total()


def _message(text: str) -> _Message | None:
    """Who writes, of the line of a message without its time."""
    match = _NAMED.match(text)
    if match is None:
        return None
    sent = _SENT_BEFORE.match(match["name"].rstrip())
    if sent is not None and (sent["from"], sent["to"]) in _SENT:
        return _Message(" ".join(sent["printed"].split()), _plain(sent["name"]), match.end())
    name = _plain(match["name"])
    return _Message(" ".join(_DIRECTION.sub("", match["name"]).split()), name, match.end()) if name else None


def _alone(texts: dict[int, Block]) -> dict[int, _Message]:
    """Names on lines of their own above the message."""
    if not all(len(one.lines) > 1 and len(one.lines[0].text) <= _LONGEST_ALONE for one in texts.values()):
        return {}
    lines = {place: block.lines[0].text for place, block in texts.items()}
    return {place: _Message(text.strip(), _plain(text), len(text)) for place, text in lines.items() if _plain(text)}


def _plain(name: str) -> str:
    """A name without signs of direction, and without what marks a name that somebody gave himself."""
    return " ".join(_DIRECTION.sub("", name).split()).lstrip("~").strip()
