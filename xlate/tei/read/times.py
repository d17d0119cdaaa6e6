"""When words are said in the recording: the points of the timeline at which units begin and end, in seconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from xlate.tei.names import XML_ID, T
from xlate.tei.record import Record

__all__ = ["read_media", "read_times"]

_UNITS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}


def read_media(record: Record) -> tuple[str, ...]:
    """The addresses of recordings that a header names, in their order."""
    found = record.root.iterfind(f"{T}teiHeader//{T}recordingStmt//{T}media[@url]")
    return tuple(str(one.get("url")) for one in found)


def read_times(record: Record) -> Mapping[str, tuple[float, float]]:
    """xml:id of a segment -> seconds from the beginning of the recording where it begins and ends.

    The points are anchors between the segments of a turn, or stand on a segment itself (``@start`` and ``@end``, or
    ``@synch``, as files of other programs have it). What has a beginning alone ends where the next one begins.
    """
    points = _points(record)
    if not points:
        return {}
    begun: list[tuple[str, float, float | None]] = []
    for turn in record.root.iter(T + "u"):
        begun.extend(_times_of_turn(turn, points))
    found = {}
    for place, (key, start, end) in enumerate(begun):
        later = (one[1] for one in begun[place + 1 : place + 2])
        found[key] = start, end if end is not None and end > start else max(start, next(later, start + 5.0))
    return found


def _times_of_turn(turn: etree._Element, points: Mapping[str, float]) -> Iterator[tuple[str, float, float | None]]:
    last, _ = _of_element(turn, points)
    pending: tuple[str, float] | None = None
    for one in turn.iter(T + "anchor", T + "seg"):
        if one.tag == T + "anchor":
            at = points.get((one.get("synch") or "").lstrip("#"))
            if at is None:
                continue
            if pending is not None and not _is_within(one, pending[0]):
                yield (*pending, at)
                pending = None
            last = at
        elif (key := one.get(XML_ID)) is not None and one.get("type") != "marker":
            if pending is not None:
                yield (*pending, None)
                pending = None
            start, end = _of_element(one, points)
            if start is not None:
                yield key, start, end
                last = end
            elif last is not None:
                pending = key, last
                last = None
    if pending is not None:
        yield (*pending, _of_element(turn, points)[1])


def _is_within(anchor: etree._Element, key: str) -> bool:
    return any(one.get(XML_ID) == key for one in anchor.iterancestors(T + "seg"))


def _of_element(element: etree._Element, points: Mapping[str, float]) -> tuple[float | None, float | None]:
    """Beginning and end that stand on an element."""
    both = [points.get(one.lstrip("#")) for one in (element.get("synch") or "").split()]
    start = points.get((element.get("start") or "").lstrip("#"), both[0] if both else None)
    end = points.get((element.get("end") or "").lstrip("#"), both[-1] if len(both) > 1 else None)
    return start, end


def _points(record: Record) -> dict[str, float]:
    """Id of each point -> seconds; intervals are counted from another point."""
    known: dict[str, float] = {}
    for timeline in record.root.iter(T + "timeline"):
        unit = _UNITS.get(timeline.get("unit") or "s", 1.0)
        before = 0.0
        for point in timeline.iterfind(T + "when"):
            try:
                interval = float(point.get("interval") or "0")
            except ValueError:
                continue
            if interval < 0:  # as TEI says that it is not known
                continue
            since = (point.get("since") or "").lstrip("#")
            before = (known.get(since, 0.0) if since else before) + interval * unit
            known[point.get(XML_ID) or ""] = before
    known.pop("", None)
    return known
