"""What tests of readers share: reading, and what holds for every document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from xlate.errors import XlateError
from xlate.findings import Finding, Result
from xlate.model.document import BlockKind, Document, Voice
from xlate.model.unit import NOT_XML
from xlate.readers import read_transcript
from xlate.readers.model import Likeness, Reader

ANONYMOUS = Voice(None)
_WORD = re.compile(r"\w+")


Spoken = list[tuple[str | None, str]]


def read(reader: Reader, text: str | bytes, name: str = "talk") -> Document:
    result = reader.read(text.encode() if isinstance(text, str) else text, name)
    assert not result.findings, result.findings
    return result.value


def odd(reader: Reader, text: str | bytes) -> tuple[Document, list[tuple[str, int | None]]]:
    result = reader.read(text.encode() if isinstance(text, str) else text, "talk")
    return result.value, [(finding.code, finding.line) for finding in result.findings]


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    wanted = kinds or (BlockKind.TEXT,)
    return [" ".join(line.text for line in block.lines) for block in document.blocks if block.kind in wanted]


def spoken(document: Document) -> Spoken:
    """Paragraphs with the label of whoever begins to speak; "…" where somebody goes on."""
    found: Spoken = []
    for block in document.blocks:
        if block.kind is BlockKind.TEXT:
            label = block.voice.label if block.voice else "…"
            found.append((label, " ".join(line.text for line in block.lines)))
    return found


def vtt(*cues: str, header: str = "WEBVTT") -> str:
    return "\n\n".join([header, *cues]) + "\n"


def cue(start: float, end: float, text: str) -> str:
    return f"{_clock(start)} --> {_clock(end)}\n{text}"


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{seconds % 60:06.3f}"


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(document: Any, *runs: tuple[str, str]) -> Any:
    """A paragraph of runs; ``b`` and ``i`` say how each is printed."""
    made = document.add_paragraph()
    for text, style in runs:
        run = made.add_run(text)
        run.bold = True if "b" in style else None
        run.italic = True if "i" in style else None
    return made


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, change(content) if member.filename == name else content)
    return stream.getvalue()


def faults(reader: Reader, data: bytes) -> list[str]:
    """What is wrong with what a reader makes of bytes: nothing in a sound document or an error that names the file."""
    if reader.recognises(data, "talk") not in Likeness:
        return ["no answer"]
    try:
        result = reader.read(data, "talk")
    except XlateError as error:
        return [] if str(error).startswith("talk: ") or re.match(r"talk:\d+: .", str(error)) else [str(error)]
    blocks = result.value.blocks
    lines = [line for block in blocks for line in block.lines]
    wrong = {
        "no block": not blocks,
        "a block without lines": not all(block.lines for block in blocks),
        "what is no finding": not all(isinstance(finding, Finding) for finding in result.findings),
        "a line before the first": any(line.number < 1 for line in lines),
        "an empty line": any(not line.text.strip() for line in lines),
        "space around a line": any(line.text != line.text.strip(" \t\r\n") for line in lines),
        "characters that XML cannot hold": any(NOT_XML.search(line.text) for line in lines),
        "a label longer than its line": any(not 0 <= line.strong <= len(line.text) for line in lines),
        "a time before the start": any(block.start is not None and block.start < 0 for block in blocks),
    }
    return [what for what, is_so in wrong.items() if is_so]


def read_file(text: str | bytes, name: str = "talk.html") -> Document:
    """A document by whichever reader recognises it."""
    return read_transcript(text.encode() if isinstance(text, str) else text, name).value


def printed_lines(document: Document, *kinds: BlockKind) -> list[str]:
    """The lines of the blocks of some kinds, or of plain text."""
    wanted = kinds or (BlockKind.TEXT,)
    return [line.text for block in document.blocks if block.kind in wanted for line in block.lines]


def missing_words(result: Result[Document], source: str) -> list[str]:
    """Words of a source that are neither in the document nor in a finding."""
    document = result.value
    said = [line.text for block in document.blocks for line in block.lines]
    voices = [block.voice.label or "" for block in document.blocks if block.voice is not None]
    told = [finding.message for finding in result.findings]
    found = set(_WORD.findall(" ".join([*said, *voices, *told, document.metadata.title or ""])))
    return [word for word in _WORD.findall(source) if word not in found]
