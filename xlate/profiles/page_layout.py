"""What is left out around the turns: menus and other boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from xlate.findings import Finding, Severity
from xlate.model.document import Block, BlockKind, Document, Line
from xlate.profiles.clock_times import is_clock_time
from xlate.profiles.dates import find_loose_dateline
from xlate.profiles.leading_stamps import Stamps
from xlate.profiles.passage import Passage
from xlate.profiles.profile import Profile
from xlate.text import shorten

__all__ = ["IMPRINT", "Boilerplate", "leave_out_menus"]

_MENU = 8
"""entries in a row that make a menu"""
_LONG_MENU = 20
"""the same in plain text, where a list of those who are present looks like a menu"""
_MENU_SHARE = 0.85
_BOX = 8
"""lines of a box under the text: an address, dates of publication"""
_BOX_LINE = 90
IMPRINT = re.compile(r"(?:copyright\s)?(?:©|\(c\))\s|copyright\s(?:©|\d{4})|all rights reserved", re.IGNORECASE)
"""how the line begins that says whose a text is"""
_TRIED = 400
"""characters of a line on which patterns are tried"""

_LEFT = "days stand between the messages as they are printed, times are left out"


def _begins_with(text: str, labels: frozenset[str]) -> bool:
    """True for a line with a label, a colon, and words."""
    label, colon, words = text[:_TRIED].partition(":")
    return bool(colon) and label.strip() in labels and len(words.split()) > 1


@dataclass(slots=True)
class Boilerplate:
    """Takes note of what is left out."""

    document: Document
    findings: list[Finding] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    began: str | None = None
    """day and time of the first message, ISO 8601"""
    voiced: bool = False
    """the text is a chat, in which the place of a name says whose it is"""

    def drop(self, lines: Iterable[Line]) -> None:
        """Leave out lines."""
        for line in lines:
            self.lines.append(line)
            shown = shorten(" ".join(line.text.split()), 200)
            message = f'boilerplate line skipped: "{shown}"'
            self.findings.append(Finding("XL201", message, self.document.name, line.number))

    def doubt(self, labels: Iterable[str]) -> None:
        """Warn of the lines left out that begin with a label of the document and words: a turn is perhaps lost."""
        known = frozenset(labels)
        lost = {line.number for line in self.lines if _begins_with(line.text, known)}
        self.findings = [
            replace(one, given_severity=Severity.WARNING) if one.code == "XL201" and one.line in lost else one
            for one in self.findings
        ]

    def take_times(self, lines: list[Line]) -> None:
        """Leave out lines that became times of the recording."""
        self.lines += lines
        if lines:
            message = f"{len(lines)} lines that hold a time alone were read as times of the recording"
            self.findings.append(Finding("XL205", message, self.document.name, lines[0].number))

    def notice_times(self, lines: list[Line]) -> None:
        """Say that clocks before words became times of the recording."""
        if lines:
            message = f"{len(lines)} clocks before paragraphs were read as times of the recording"
            self.findings.append(Finding("XL205", message, self.document.name, lines[0].number))

    def take_stamps(self, stamps: Stamps) -> list[Block]:
        """Take note of days and times before words; returns the blocks without them."""
        self.began = stamps.began
        if stamps.began is None and not stamps.unsure and not stamps.impossible:
            self.notice_times(stamps.lines)
            return stamps.blocks
        message = f"{len(stamps.lines)} days and times before paragraphs were kept, from {stamps.began} on"
        if stamps.unsure:
            timed = any(block.start is not None for block in stamps.blocks)
            kept = "the times of that day are kept, the day is not" if timed else _LEFT
            message = (
                f'nothing tells the day from the month in "{stamps.unsure}" and the like before {len(stamps.lines)}'
                f" paragraphs: {kept}; to state them, write them in the file as 2024-12-31"
            )
        elif stamps.impossible:
            message = (
                f'"{stamps.impossible}" is no day and time, or has day and month in another order than others before'
                f" {len(stamps.lines)} paragraphs: {_LEFT}; correct it in the file"
            )
        self.findings.append(Finding("XL205", message, self.document.name, stamps.lines[0].number))
        return stamps.blocks

    def sift(self, profile: Profile, language: str = "en") -> list[Block]:
        """The blocks of the document without what the format or the profile calls boilerplate."""
        kept: list[Block] = []
        patterns, known = profile.boilerplate_patterns, profile.boilerplate_lines
        for block in self.document.blocks:
            if block.kind is BlockKind.BESIDE_TITLE and any(_has_date(one.text, language) for one in block.lines):
                kept.append(replace(block, kind=BlockKind.DATELINE))
                continue
            if block.kind in (BlockKind.BOILERPLATE, BlockKind.BESIDE_TITLE):
                self.drop(block.lines)
                continue
            group = []
            for line in block.lines:
                folded = " ".join(line.text[:_TRIED].split()) if patterns or known else ""
                if folded in known or any(pattern.search(folded) for pattern in patterns):
                    self.drop([line])
                else:
                    group.append(line)
            if len(group) == len(block.lines):
                kept.append(block)
            elif group:
                kept.append(replace(block, lines=tuple(group)))
        return kept


def leave_out_menus(
    passages: list[Passage], profile: Profile, boilerplate: Boilerplate, language: str = "en"
) -> list[Passage]:
    """The passages without what stands before and after the text of a page, which is in a language."""
    first = next((place for place, passage in enumerate(passages) if passage.begins_turn), None)
    last = next((place for place in range(len(passages) - 1, -1, -1) if _is_spoken(passages, place)), None)
    page = boilerplate.document.format == "html"
    begin = _first_of_text(passages[:first], profile, _MENU if page else _LONG_MENU, language)
    # text that was copied from a page has menus at both ends; where there is none at the head, short lines are speech
    guess = (page or begin > 0) and not boilerplate.document.voiced
    end = _end_of_text(passages, last, profile, guess=guess, boxes=page or guess)
    for passage in [*passages[:begin], *passages[end:]]:
        boilerplate.drop(passage.lines)
    return passages[begin:end]


def _is_spoken(passages: list[Passage], place: int) -> bool:
    """True if a turn begins here and has words: what ends in a colon on a form begins none."""
    passage = passages[place]
    if not passage.begins_turn:
        return False
    words = passage.candidate is None or len(passage.lines) > 1 or passage.candidate.end < len(passage.lines[0].text)
    following = passages[place + 1] if place + 1 < len(passages) else None
    return words or following is None or not (following.is_short or following.begins_turn)


def _first_of_text(passages: list[Passage], profile: Profile, menu: int, language: str) -> int:
    """Where the text begins, among what stands before the first turn: after so many entries of a menu at least."""
    for place in range(len(passages) - 1, -1, -1):
        if any(pattern.search(passages[place].text[:1000]) for pattern in profile.boilerplate_before):
            return place + 1
    titles = [place for place, passage in enumerate(passages) if passage.kind is BlockKind.TITLE]
    limit = titles[0] if titles else len(passages)
    run = 0
    while run < limit and passages[run].is_short and not _has_date(passages[run].text, language):
        run += 1
    if titles:
        return limit if run == limit and run > 0 else 0
    return run - 1 if run > menu else 0  # the last entry is the title


def _end_of_text(passages: list[Passage], last_turn: int | None, profile: Profile, *, guess: bool, boxes: bool) -> int:
    """Where the text ends: before what the profile says, or else before a long row of entries of menus."""
    start = 1 if last_turn is None else last_turn + 1
    for place in range(start, len(passages)):
        if any(pattern.search(passages[place].text[:1000]) for pattern in profile.boilerplate_after):
            return place
        if len(passages[place].text) <= _FORM and _COMMENTS.fullmatch(passages[place].text):
            return place
    short = long = 0
    end = len(passages)
    if boxes and (boxed := _box_at_end(passages, start)):
        return boxed
    if not guess:
        return end
    for place in range(len(passages) - 1, start - 1, -1):
        passage = passages[place]
        if len(passage.text) > 300 or passage.voice is not None:
            break
        is_entry = (passage.is_short and not passage.is_separator) or passage.candidate is not None
        short, long = short + is_entry, long + (not is_entry)
        if is_entry and short >= _MENU and short >= _MENU_SHARE * (short + long):
            end = place
    return end


_FORM = 60
"""characters"""
_COMMENTS = re.compile(
    r"(?:no|\d{1,4}) comments?:?|(?:post|leave|add|write) a (?:comment|reply)|related (?:articles?|posts?|stories|news|"
    r"content|links)|(?:share|print|e-?mail) this(?: (?:article|page|post|story))?|(?:laisser|ajouter) un commentaire|"
    r"(?:deja|añadir) un comentario|deixe um comentário|lascia un commento|(?:artículos|noticias) relacionad[ao]s|"
    r"articles (?:liés|connexes)|articoli correlati|оставить комментарий|читайте также|додати коментар|"
    r"(?:dodaj|zostaw) komentarz|kommentar (?:schreiben|verfassen|hinterlassen)|skriv en kommentar"
    r"|相关(?:新闻|文章)|関連記事",
    re.IGNORECASE,
)
"""forms and links of a page under its text"""
_CONTACT = re.compile(
    r"(?:(?:postal\s|mailing\s)?address|adress[ea]?|adresa(?:\s\w+)?|dirección|endereço|indirizzo|адреса?|tel|phone|"
    r"telefoane?|téléphone|teléfono|telefono|telefone|телефон|e-?mail)\.?\s?(?:\([^()]{1,30}\))?\s?[:：]\s",
    re.IGNORECASE,
)
"""how the lines begin that tell where a publisher is"""


def _box_at_end(passages: list[Passage], start: int) -> int | None:
    """Where a box under the text begins: a heading and short lines, or a line that says whose the page is."""
    for place in range(start, len(passages)):
        if IMPRINT.match(passages[place].text):
            return place
        if len(passages) - place > _BOX:
            continue
        rest = passages[place:]
        heading = passages[place].kind is BlockKind.HEADING or _CONTACT.match(passages[place].text) is not None
        if heading and all(len(one.text) <= _BOX_LINE for one in rest):
            return place if not any(one.voice is not None for one in rest) and len(rest) > 1 else None
    return None


def _has_date(text: str, language: str) -> bool:
    return is_clock_time(text) or find_loose_dateline(text, 1, language) is not None
