"""Two states of one TEI file: which parts of its text are not byte for byte what they were.

Most edits touch a turn or two and the header. Whoever knows that the rest is as it was need neither read it again nor
check it again: `xlate.tei.validate.screen` and `xlate.tei.read.changed` lean on this. Whatever is not plain (several
texts, elements of others, entities, statements beside the text) is not compared; the whole file is looked at then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from xlate.tei.names import XML_ID, T
from xlate.tei.read.history import corrected_ids
from xlate.tei.read.lineage import HeaderHops
from xlate.tei.read.statements import find_annotations, is_made_elsewhere
from xlate.tei.record import Record

__all__ = ["Compared", "common_ends", "compare"]

_CONTAINERS = {T + name for name in ("text", "front", "body", "back", "div")}
_DECLARED = {T + name for name in ("person", "respStmt", "category")}
"""what pointers of a certain kind have to name"""
_STEP = 1 << 16
"""bytes that are compared at a time"""
_FEW = 50
"""names that are looked for one by one"""


class _Text(NamedTuple):
    """The text of one state."""

    containers: list[tuple[int, int]]
    """place of each element that holds blocks, and of the first element behind it"""
    blocks: list[int]
    """the places of the elements in them that are no such elements themselves: turns, labels, headings …"""


@dataclass(frozen=True, slots=True)
class Compared:
    """What has changed in the text of a file; the header may be any other."""

    old: Record
    new: Record
    old_blocks: list[int]
    """places of the blocks that are not there any more as they were, and of the one before them, perhaps a label"""
    new_blocks: list[int]
    """places of those that take their place"""
    same_blocks: list[int]
    """places in the new state of all other blocks"""
    same_in_old: list[int]
    """their places in the old state"""
    is_same_text: bool
    """no byte of the text has changed"""
    text: int
    """place of the text in the new state"""
    old_text: int
    """the same in the old state"""
    sees_same_header: bool
    """all that the other blocks point at in the header says the same as before"""
    corrected: set[str]
    """ids of turns and units of which the history says only in one of the states that a person has set their lineage"""

    found: dict[str, Any] = field(default_factory=dict)
    """what was worked out about the new state and is asked for twice, by the name of what it is"""

    def changed_in_text(self, *, before: bool = False) -> list[etree._Element]:
        """The elements of the changed blocks, in the new state; before: in the old one."""
        return _inside(self.old, self.old_blocks) if before else _inside(self.new, self.new_blocks)

    def changed_elements(self, *, before: bool = False) -> list[etree._Element]:
        """These, and all elements outside of the text; before: in the old state."""
        if before:
            return _beside(self.old, self.old_text, self.old_blocks)
        return _beside(self.new, self.text, self.new_blocks)

    def has_same_tags(self, facts: Callable[[etree._Element], object]) -> bool:
        """True if the changed blocks have the same elements as before, as far as some facts about them go."""
        before, now = _inside(self.old, self.old_blocks), _inside(self.new, self.new_blocks)
        return [facts(one) for one in before] == [facts(one) for one in now]

    def condensed(self, *, in_order: bool) -> bytes:
        """A smaller file which has the header and the changed blocks.

        Args:
            in_order: in the place of each other block stands a copy of a small one with the same name, so that each
                element has the sequence of elements in it that it has in the file; else nothing stands there.
        """
        data, scan = self.new.data, self.new.scan
        small: dict[object, bytes] = {}
        if in_order:
            for block in self.same_blocks:
                tag, length = self.new.elements[block].tag, scan.ends[block] - scan.starts[block]
                if tag not in small or length < len(small[tag]):
                    small[tag] = data[scan.starts[block] : scan.ends[block]]
        parts: list[bytes] = []
        position = 0
        for block in self.same_blocks:
            parts += (data[position : scan.starts[block]], small.get(self.new.elements[block].tag, b""))
            position = scan.ends[block]
        return b"".join([*parts, data[position:]])


def compare(old: Record, new: Record) -> Compared | None:
    """Compare two states of a file.

    Returns:
        What has changed; None if that cannot be said for sure, or is most of the file.
    """
    old_text, new_text = _text_of(old), _text_of(new)
    if old_text is None or new_text is None or not _is_same_around(old, new, old_text, new_text):
        return None
    texts = (old_text, new_text)
    spans = [(record.scan.starts[text], record.scan.ends[text]) for record, text in zip((old, new), texts, strict=True)]
    (start, end), (new_start, new_end) = spans
    before, after = old.data[start:end], new.data[new_start:new_end]
    prefix, suffix = common_ends(before, after)
    if max(len(before), len(after)) - prefix - suffix > max(len(before), len(after)) // 2:
        return None
    walked = [_walk(record, text) for record, text in zip((old, new), texts, strict=True)]
    sides = [
        _sides(record, found, edges, prefix, suffix)
        for record, found, edges in zip((old, new), walked, spans, strict=True)
    ]
    if sides[0] is None or sides[1] is None or sides[0] != sides[1]:
        return None
    # the block before the changed ones may be a label, whose turn is the next block
    count, behind = max(len(sides[0][1]) - 1, 0), len(sides[0][2])
    old_blocks, new_blocks = (found.blocks[count : len(found.blocks) - behind] for found in walked)
    same, in_old = ([*found.blocks[:count], *found.blocks[len(found.blocks) - behind :]] for found in reversed(walked))
    beside = [(old, _beside(old, texts[0], old_blocks)), (new, _beside(new, texts[1], new_blocks))]
    corrected = corrected_ids(old.header) ^ corrected_ids(new.header)
    return Compared(
        old=old,
        new=new,
        old_blocks=old_blocks,
        new_blocks=new_blocks,
        same_blocks=same,
        same_in_old=in_old,
        is_same_text=before == after,
        text=texts[1],
        old_text=texts[0],
        sees_same_header=_says_the_same(beside),
        corrected=corrected,
    )


def _inside(record: Record, blocks: list[int]) -> list[etree._Element]:
    elements, afters = record.elements, record.scan.afters
    return [one for block in blocks for one in elements[block : afters[block]]]


def _beside(record: Record, text: int, blocks: list[int]) -> list[etree._Element]:
    return [*record.elements[:text], *_inside(record, blocks), *record.elements[record.scan.afters[text] :]]


def _text_of(record: Record) -> int | None:
    """The place of the text of a plain file with one text; None for any other."""
    data = record.data
    texts = record.root.findall(T + "text")
    usual = record.is_plain and len(texts) == 1 and record.root.tag == T + "TEI" and not record.parts
    if not usual or texts[0].find(T + "group") is not None or b"<!DOCTYPE" in data[: record.scan.starts[0]]:
        return None
    if len(record.documents) > 1 or len(record.headers) > 1:
        return None
    if b"&#" in data or find_annotations(record.root) is not None:
        return None  # ids and pointers may be written with references, which a search in the bytes does not see
    return record.elements.index(texts[0])


def _is_same_around(old: Record, new: Record, text: int, other: int) -> bool:
    """True if the start tags around the text, and its own, are the same."""
    return all(
        old.data[old.scan.starts[one] : old.scan.content_starts[one]]
        == new.data[new.scan.starts[two] : new.scan.content_starts[two]]
        for one, two in ((0, 0), (text, other))
    )


def common_ends(one: bytes, other: bytes) -> tuple[int, int]:
    """How many bytes are the same at the beginning of two files, and of the rest at their ends."""
    most = min(len(one), len(other))
    prefix = _common(most, lambda start, end: one[start:end] == other[start:end])
    last, last_of_other = len(one), len(other)
    suffix = _common(
        most - prefix,
        lambda start, end: one[last - end : last - start] == other[last_of_other - end : last_of_other - start],
    )
    return prefix, suffix


def _common(most: int, is_same: Callable[[int, int], bool]) -> int:
    """How many bytes are the same from an end on, where some from one place to another can be compared."""
    size, step = 0, _STEP
    while step:
        if size + step <= most and is_same(size, size + step):
            size += step
        else:
            step //= 2
    return size


def _walk(record: Record, text: int) -> _Text:
    """The containers and blocks of a text."""
    found = _Text([], [])
    afters, elements = record.scan.afters, record.elements
    place, end = text, afters[text]
    while place < end:
        if elements[place].tag in _CONTAINERS:
            found.containers.append((place, afters[place]))
            place += 1
        else:
            found.blocks.append(place)
            place = afters[place]
    return found


def _sides(
    record: Record, found: _Text, edges: tuple[int, int], prefix: int, suffix: int
) -> tuple[list[tuple[int, int]], list[int], list[int]] | None:
    """Where the containers are, and the blocks on either side of what has changed; None if a container has changed.

    Places are counted from the start of the text in front of what has changed, and from its end (below 0) behind it, so
    that they are equal in both states.
    """
    scan, (start, end) = record.scan, edges
    last, first = start + prefix, end - suffix

    def told(offset: int, *, ends: bool) -> int | None:
        if ends and offset <= last:
            return offset - start
        return offset - end - 1 if offset >= first else None

    containers: list[tuple[int, int]] = []
    for place, _ in found.containers:
        opens = scan.content_starts[place]
        begin = told(opens, ends=True) if opens <= last else told(scan.starts[place], ends=False)
        close = scan.content_ends[place]
        finish = close - end - 1 if close >= first else told(scan.ends[place], ends=True)
        if begin is None or finish is None:
            return None
        containers.append((begin, finish))
    before = [scan.starts[place] - start for place in found.blocks if scan.ends[place] <= last]
    behind = [
        scan.starts[place] - end for place in found.blocks if scan.starts[place] >= first and scan.ends[place] > last
    ]
    return containers, before, behind


def _says_the_same(states: Iterable[tuple[Record, list[etree._Element]]]) -> bool:
    """True if what unchanged elements see of a header is the same, apart from names that none of them names.

    Args:
        states: the old and the new one, each with its elements that are not in a block that is the same.
    """
    (old, others), (new, elements) = states
    gained, lost = new.by_id.keys() - old.by_id.keys(), old.by_id.keys() - new.by_id.keys()
    if _names_any(old.data, gained) or _names_any(new.data, lost):
        return False
    moved = gained | lost
    facts = [_facts_of(old, others), _facts_of(new, elements)]
    return all(
        one.get(key) == other.get(key)
        for one, other in zip(*facts, strict=True)
        for key in one.keys() | other.keys()
        if key not in moved
    )


def _facts_of(record: Record, elements: list[etree._Element]) -> list[dict[str, object]]:
    """What a header says, by ids: what the rules and the units lean on."""
    declared: dict[str, object] = {one.get(XML_ID) or "": one.tag for one in elements if one.tag in _DECLARED}
    return [declared, {"": is_made_elsewhere(record.header)}, *_facts_of_hops(HeaderHops.read(record.header))]


def _facts_of_hops(hops: HeaderHops) -> Iterable[dict[str, object]]:
    yield {key: etree.tostring(element, with_tail=False) for key, element in hops.changes.items()}
    yield {key: _facts_of_version(element) for key, element in hops.versions.items()}
    yield dict(hops.agents)
    yield dict(hops.persons)
    yield dict(hops.modes)


def _facts_of_version(version: etree._Element) -> object:
    languages = [tuple(one.attrib.items()) for one in version.iterchildren(T + "textLang")]
    return version.get("type"), languages


def _names_any(data: bytes, names: Iterable[str]) -> bool:
    """True if a pointer in some bytes may name one of some ids."""
    wanted = {b"#" + name.encode() for name in names}
    if len(wanted) > _FEW:
        return not wanted.isdisjoint(re.findall(rb"#[^\s\"'#<>]+", data))
    return any(name in data and re.search(re.escape(name) + rb"(?![^\s\"'#<>])", data) for name in wanted)
