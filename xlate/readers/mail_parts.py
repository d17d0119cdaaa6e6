"""What stands in a mail beside its text: the signature, and older mails that it answers.

Nothing of it is speech, and it can hold the same words again. A mail that does little but forward is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlate.findings import Finding
from xlate.model.document import Block, BlockKind, Line

__all__ = ["hide_quoted", "is_forwarded", "set_apart"]

_MARKED = re.compile(
    rb"(?P<tag><blockquote\s)(?=[^<>]{0,200}type=.?cite)|(?P<class>class=[\"']?)(?=(?:gmail_(?:signature|quote|attr)|"
    rb"moz-(?:signature|cite-prefix)|yahoo_quoted|protonmail_(?:quote|signature)|tutanota_quote|OutlookMessageHeader)\b)"
)
"""where programs for mail mark signatures and older mails on their pages"""
_LITTLE = 4
_QUOTE = re.compile(r"(?:[A-Z]{0,3}>\s?|\|\s)+")
_SIGNATURE = re.compile(r"--\s?|Sent from my \w.{0,40}|Von meinem \w.{0,40} gesendet|Envoyé de mon \w.{0,40}")
_OLDER = re.compile(
    r"-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|originalnachricht|message d'origine|"
    r"mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|исходное сообщение|"
    r"пересылаемое сообщение|元のメッセージ|原始邮件)\s?-{2,}.*|"
    r"(?:on|am|le|el|em|il|op|den|dnia|в|от)\s.{4,160}(?:wrote|schrieb.{0,60}|a écrit|escribió|escreveu|ha scritto|"
    r"schreef|skrev|napisał\(?a?\)?|писал\(?а?\)?|написал\(?а?\)?)\s?:|"
    r".{4,120}(?:さんは|写道|於 .{6,40} 寫道).{0,20}[:：]",
    re.IGNORECASE,
)


def is_forwarded(said: int, beside: int) -> bool:
    """True if a mail says so little of its own, in characters, that what it quotes is what it was sent for."""
    return beside > _LITTLE * said


def hide_quoted(page: bytes) -> bytes:
    """A page with what its program has marked as a signature or an older mail marked as not shown; lines stay."""
    return _MARKED.sub(lambda found: found[0] + (b'class="noprint" ' if found["tag"] else b"noprint "), page)


def set_apart(blocks: Sequence[Block], name: str) -> tuple[tuple[Block, ...], list[Finding]]:
    """The blocks of a mail, with its signature and older mails as boilerplate.

    Args:
        blocks: of the text of the mail.
        name: of the file.

    Returns:
        The blocks, with a finding if something was set apart; a mail of which most is quoted loses only the signs.
    """
    parted = list(_parted(blocks))
    said = sum(_size(block) for block, is_apart in parted if not is_apart and block.kind is BlockKind.TEXT)
    beside = sum(_size(block) for block, is_apart in parted if is_apart)
    if not beside:
        return tuple(blocks), []
    if is_forwarded(said, beside):
        return tuple(_without_signs(block) for block in blocks), []
    made = tuple(replace(block, kind=BlockKind.BOILERPLATE, voice=None) if apart else block for block, apart in parted)
    line = next(block.lines[0].number for block, is_apart in parted if is_apart)
    message = "the signature, or an older mail that is quoted, was set apart; it is no part of the transcript"
    return made, [Finding("XL127", message, name, line)]


def _parted(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks, divided where a signature or a quotation begins, and whether they are set apart."""
    ended = False
    for block in blocks:
        if block.kind is not BlockKind.TEXT or ended:
            yield block, ended and block.kind is not BlockKind.BOILERPLATE
            continue
        lines: list[Line] = []
        quoted = False
        for line in block.lines:
            ends = ended or _SIGNATURE.fullmatch(line.text) is not None or _OLDER.fullmatch(line.text) is not None
            apart = ends or _QUOTE.match(line.text) is not None
            if lines and apart != quoted:
                yield replace(block, lines=tuple(lines), voice=None if quoted else block.voice), quoted
                lines = []
            quoted, ended = apart, ends
            lines.append(line)
        yield replace(block, lines=tuple(lines)), quoted


def _without_signs(block: Block) -> Block:
    lines = tuple(
        replace(line, text=line.text[sign.end() :], strong=0, spans=())
        if (sign := _QUOTE.match(line.text)) and line.text[sign.end() :].strip()
        else line
        for line in block.lines
    )
    return replace(block, lines=lines)


def _size(block: Block) -> int:
    return sum(len(line.text) for line in block.lines)
