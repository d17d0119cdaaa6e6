"""Edits in the history of a file: what was done, so that it can be done again, and what stood there, to take it back.

An entry of ``revisionDesc`` with ``type="edit"`` has a sentence, and a list: the operation in the form of a command,
the digest of the file before, and each stretch of bytes that stood there, with its place in the file without the entry.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from xlate.errors import EditError
from xlate.tei.compare import common_ends
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.names import T, point_at, text_of
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, remove_element
from xlate.tei.xml_builder import add

__all__ = ["EDIT", "EditEntry", "read_edits", "take_back", "with_entry"]

EDIT = "edit"
"""``change/@type`` of an edit"""
_TAG_OR_WORDS = re.compile(rb"<[^>]*>|[^<]+")


@dataclass(frozen=True, slots=True)
class EditEntry:
    """One edit of the history."""

    when: str
    by: str
    """name of the person"""
    text: str
    """what was done and why, for people"""
    operation: str
    """the same as a line like a command"""
    element: etree._Element
    """the ``change``"""


def read_edits(record: Record) -> list[EditEntry]:
    """The edits of a file, newest first."""
    agents = {f"#{key}": text_of(_name(record.element(key))) for key in record.by_id if key.startswith("ag.")}
    found = []
    for change in record.header.iterfind(f"{T}revisionDesc//{T}change"):
        items = change.findall(f"{T}list/{T}item")
        if change.get("type") == EDIT and items:
            by = agents.get(change.get("who") or "", "")
            text = " ".join((change.text or "").split())
            found.append(EditEntry(change.get("when") or "", by, text, items[0].text or "", change))
    return found


def _name(statement: etree._Element) -> etree._Element:
    return next(statement.iter(T + "persName", T + "name"), statement)


def with_entry(record: Record, before: bytes, who: str, text: str, operation: str, more: Sequence[Edit] = ()) -> bytes:
    """A file with an entry on top of its history.

    Args:
        record: the file after the edit.
        before: its bytes before it.
        who: id of the agent.
        text: what was done and why.
        operation: the same as a line.
        more: what else changes, in the counts of the header.
    """
    edits = HeaderEdits(record)
    after = apply_edits(record.data, more)
    stretches = [f"{start} {length} {former}" for start, length, former in _differences(before, after)]

    def build(parent: etree._Element) -> None:
        entry = add(parent, "change", {"type": EDIT, "when": edits.day, "who": point_at(who)}, f"{text} ")
        items = add(entry, "list")
        for item in (operation, _digest(before), *stretches):
            add(items, "item", text=item)

    edits.add_change(build)
    return apply_edits(record.data, [*more, *edits.finish()])


def take_back(record: Record) -> tuple[bytes, str]:
    """The bytes of a file before its last edit, and what that was.

    Raises:
        EditError: the newest entry of the history is no edit, or the file has changed since.
    """
    newest = record.header.find(f"{T}revisionDesc//{T}change")
    entries = read_edits(record)
    if newest is None or not entries or entries[0].element is not newest:
        others = "; lineage set --clear takes back what was set since" if entries else ""
        raise EditError(f"the last change of the file was no edit{others}", file=record.name)
    items = [item.text or "" for item in newest.findall(f"{T}list/{T}item")]
    revisions = newest.getparent()
    assert revisions is not None
    for gone in (newest, revisions):
        data = apply_edits(record.data, [remove_element(record, gone)])
        try:
            former = _restored(data, items[2:])
        except ValueError:
            continue
        if _digest(former) == items[1]:
            return former, entries[0].text
    raise EditError(
        "the file has been changed in another way since its last edit, so that cannot be taken back byte for byte",
        file=record.name,
    )


def _restored(data: bytes, stretches: list[str]) -> bytes:
    edits = []
    for stretch in stretches:
        start, length, former = stretch.split(" ", 2)
        edits.append(Edit(int(start), int(start) + int(length), former.encode()))
    return b"".join(_spliced(data, edits))


def _spliced(data: bytes, edits: list[Edit]) -> Iterator[bytes]:
    position = 0
    for edit in edits:
        yield data[position : edit.start]
        yield edit.replacement
        position = edit.end
    yield data[position:]


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()[:32]}"


def _differences(before: bytes, after: bytes) -> list[tuple[int, int, str]]:
    """Place and length of each stretch of a file that is new, and what stood there before."""
    prefix, suffix = common_ends(before, after)
    start = before.rfind(b"\n", 0, prefix) + 1
    # of what is the same at the end, the lines of which the beginning is the same too
    same = before.find(b"\n", len(before) - suffix) + 1 if suffix else 0
    end = len(before) - same if same else 0
    olds = before[start : len(before) - end].splitlines(keepends=True)
    news = after[start : len(after) - end].splitlines(keepends=True)
    places = [start]
    for line in news:
        places.append(places[-1] + len(line))
    found: list[tuple[int, int, str]] = []
    for kind, old, old_end, new, new_end in _opcodes(olds, news):
        if kind == "equal":
            continue
        if old_end - old == new_end - new:
            pairs = [(olds[old + n], news[new + n], places[new + n]) for n in range(old_end - old)]
        else:
            pairs = list(_pieces(b"".join(olds[old:old_end]), b"".join(news[new:new_end]), places[new]))
        found += [_trimmed(one.decode(), other.decode(), place) for one, other, place in pairs if one != other]
    return found


def _pieces(old: bytes, new: bytes, place: int) -> Iterator[tuple[bytes, bytes, int]]:
    """The stretches of some lines that differ, by tags and words, with their places."""
    olds, news = _TAG_OR_WORDS.findall(old), _TAG_OR_WORDS.findall(new)
    for kind, start, end, other, other_end in SequenceMatcher(None, olds, news).get_opcodes():
        after = b"".join(news[other:other_end])
        if kind != "equal":
            yield b"".join(olds[start:end]), after, place
        place += len(after)


def _opcodes(olds: list[bytes], news: list[bytes]) -> Iterator[tuple[str, int, int, int, int]]:
    """The runs of lines that differ; what is equal at both ends is left out first."""
    start = next(
        (n for n, (one, other) in enumerate(zip(olds, news, strict=False)) if one != other), min(len(olds), len(news))
    )
    end = 0
    while end < min(len(olds), len(news)) - start and olds[-1 - end] == news[-1 - end]:
        end += 1
    matcher = SequenceMatcher(None, olds[start : len(olds) - end], news[start : len(news) - end])
    for kind, old, old_end, new, new_end in matcher.get_opcodes():
        yield kind, old + start, old_end + start, new + start, new_end + start


def _trimmed(old: str, new: str, place: int) -> tuple[int, int, str]:
    """A stretch without what is the same at its ends."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    former, middle = old[start : len(old) - end], new[start : len(new) - end]
    return place + len(new[:start].encode()), len(middle.encode()), former
