"""Mail (EML) and web pages saved whole (MHTML): their text, read as a page or as plain text.

The fields of the head are boilerplate; what is attached is named and not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import decode
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line, Metadata, Selectors
from xlate.readers import html, text
from xlate.readers.cues import tidy
from xlate.readers.mail_parts import hide_quoted, is_forwarded, set_apart
from xlate.readers.model import Likeness, Reader

if TYPE_CHECKING:
    from email.message import EmailMessage

__all__ = ["READER"]

_START = re.compile(
    rb"(?:From - [^\n]{0,200}\n|From [^\s:]{1,200} [^\n]{0,200}\n)?"
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){0,40}?"
    rb"(?:(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Snapshot-Content-Location|Content-Transfer-Encoding):"
    rb"|Content-Type:\s{0,9}(?:multipart|text)/)",
    re.IGNORECASE,
)
_FIELD = re.compile(rb"(?:From|To|Date|Subject|Reply-To|Sender):", re.IGNORECASE)
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")
_SHOWN_WITH = {"text/css", "application/javascript", "text/javascript", "application/font-woff"}
"""types of what a page needs to be shown"""
_MOST_PARTS = 5000
_MOST_LEVELS = 100
"""parts that hold others"""


def _recognises(data: bytes, name: str) -> Likeness:
    head = re.sub(rb"\r\n?", b"\n", data[:20_000]).lstrip()
    called = name.lower().endswith(".eml") and _FIELD.match(head) is not None
    return Likeness.CERTAIN if called or _START.match(head) else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The first text of the message: its page, or else its plain text.

    Raises:
        InputError: there is no text in it.
    """
    lower = data.lower()
    if lower.count(b"multipart/") > _MOST_LEVELS or lower.count(b"content-type:") > _MOST_PARTS:
        raise InputError("this message has far more parts than a message has", file=name)
    try:
        return _message(data, name)
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001  # the parser of the library stumbles over broken heads in many ways
        message = f"this message is broken ({type(error).__name__}); save its text as HTML or plain text"
        raise InputError(message, file=name) from None


def _message(data: bytes, name: str) -> Result[Document]:
    from email import message_from_bytes, policy

    message = message_from_bytes(data.lstrip(), policy=policy.default)
    parts = list(_leaves(message))
    if not message.keys():
        raise InputError("this is no message in MIME: it has no head", file=name)
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    body = next((part for part in (*pages, *plain) if not part.is_attachment()), None)
    if body is None:
        attached = ", ".join(_name_of(part) for part in parts[:8])
        raise InputError(f"there is no text in this message; save what is attached to it: {attached}", file=name)
    found = _text_of(body, name)
    if not any(message[key] for key in _ADDRESSES):
        found = found.and_then(lambda document: _without_others(document, name))
    first = _first_line(data)
    lines = tuple(Line(1, f"{key}: {tidy(str(message[key]))}") for key in _SHOWN if message[key])
    head = [Block(lines, BlockKind.BOILERPLATE)] if lines else []
    others = [part for part in parts if part is not body and not _is_alternative(part, body) and not _is_picture(part)]
    left = [
        Finding("XL116", f'a part of the message was not read: "{_name_of(part)}"; save it and read it alone', name)
        for part in others
    ]
    if lines and message["Subject"] and not any(block.kind is BlockKind.TITLE for block in found.value.blocks):
        head.append(Block((Line(1, tidy(str(message["Subject"]))),), BlockKind.TITLE))
    document = _with_head(found.value, head, first, message)
    return Result(document, (*found.findings, *left))


def _with_head(document: Document, head: list[Block], first: int, message: EmailMessage) -> Document:
    """The document with the head of the message; a page stays one that its publisher's profile can read."""
    stated = (str(message[key] or "").strip() for key in _ADDRESSES)
    address = next((one for one in stated if "://" in one), None)
    page = document.select is not None
    subject = tidy(str(message["Subject"] or "")) or None
    metadata = replace(
        document.metadata,
        title=document.metadata.title or subject,
        address=document.metadata.address or address,
        language=document.metadata.language or tag_or_none(str(message["Content-Language"] or "")),
    )
    blocks = [*head, *(_moved(block, first) for block in document.blocks)]
    select = document.select
    return replace(
        document,
        format=document.format if page and address else READER.name,
        blocks=blocks,
        metadata=metadata,
        select=partial(_select, select, metadata, head) if select is not None and address else None,
    )


def _select(
    select: Callable[[Selectors], Document], metadata: Metadata, head: list[Block], selectors: Selectors
) -> Document:
    document = select(selectors)
    return replace(document, metadata=metadata, blocks=[*head, *document.blocks])


def _moved(block: Block, by: int) -> Block:
    return replace(block, lines=tuple(replace(line, number=line.number + by) for line in block.lines))


def _first_line(data: bytes) -> int:
    """How many lines the head of the message has."""
    head = re.split(rb"\r?\n\r?\n", data.lstrip(), maxsplit=1)[0]
    return head.count(b"\n") + 1


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in message.walk() if not part.is_multipart())


def _text_of(part: EmailMessage, name: str) -> Result[Document]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    decoded = decode(data, name, charset) if charset else None
    if decoded is not None:
        data = decoded.value.encode(errors="replace")
    found = text.READER.read(data, name) if part.get_content_subtype() == "plain" else _page_of(data, name)
    return Result(found.value, (*(decoded.findings if decoded is not None else ()), *found.findings))


def _page_of(data: bytes, name: str) -> Result[Document]:
    """A page without signature and older mails, if what is left is more than these."""
    hidden = hide_quoted(data)
    found = html.READER.read(hidden, name)
    if hidden == data:
        return found
    sizes = Counter[bool]()
    for block in found.value.blocks:
        sizes[block.kind is BlockKind.BOILERPLATE] += sum(len(line.text) for line in block.lines)
    if is_forwarded(sizes[False], sizes[True]):
        return html.READER.read(data, name)
    told = Finding("XL127", "the signature, or an older mail that is quoted, was set apart", name)
    return Result(found.value, (*found.findings, told))


def _without_others(document: Document, name: str) -> Result[Document]:
    blocks, findings = set_apart(document.blocks, name)
    return Result(replace(document, blocks=blocks), tuple(findings))


def _name_of(part: EmailMessage) -> str:
    return tidy(part.get_filename() or str(part["Content-Location"] or "") or part.get_content_type())[:200]


def _is_alternative(part: EmailMessage, body: EmailMessage) -> bool:
    """True for the same text in plain, where the page was read."""
    return (
        part.get_content_type() == "text/plain" and not part.is_attachment() and body.get_content_subtype() != "plain"
    )


def _is_picture(part: EmailMessage) -> bool:
    """True for what has no words, or none that are shown."""
    return part.get_content_maintype() in {"image", "font", "video"} or part.get_content_type() in _SHOWN_WITH


READER = Reader("mime", "mail (EML) and web pages saved whole (MHTML)", (".eml", ".mhtml", ".mht"), _recognises, _read)
