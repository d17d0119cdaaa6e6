"""What an update changes outside the blocks of the text: the timeline, the counts and the options in the header."""

from __future__ import annotations

from collections.abc import Mapping

from xlate.tei.header.options import application_of_xlate, options_element, read_options, write_options
from xlate.tei.names import T
from xlate.tei.record import Record
from xlate.tei.splice import Edit, edit_attributes, escape_content, replace_content

__all__ = ["extent_edits", "options_edits", "times_edits"]


def options_edits(old: Record, options: Mapping[str, str]) -> list[Edit]:
    """The options of a conversion, where the header of a file does not have them yet."""
    application = application_of_xlate(old)
    if application is None or read_options(old) == dict(options):
        return []
    line = escape_content(write_options(options))
    element = options_element(application)
    if element is not None:
        return [replace_content(old, element, line)]
    end = old.span(application).content_end
    return [Edit(end, end, f"<desc>{line}</desc>".encode())]


def times_edits(old: Record, new: Record) -> list[Edit]:
    """The points of time of the recording are those of the new conversion."""
    timeline, before = (record.root.find(f"{T}text/{T}timeline") for record in (new, old))
    if timeline is None:
        return []
    span = new.span(timeline)
    data = new.data[span.start : span.end]
    if before is not None:
        place = old.span(before)
        same = old.data[place.start : place.end] == data
        return [] if same else [Edit(place.start, place.end, data)]
    assert old.text is not None
    start = old.span(old.text).content_start
    return [Edit(start, start, data)]


def extent_edits(old: Record, new: Record) -> list[Edit]:
    """How many turns and segments there are now."""
    edits: list[Edit] = []
    counts = {measure.get("unit"): measure for measure in new.header.iter(T + "measure")}
    for measure in old.header.iter(T + "measure"):
        now = counts.get(measure.get("unit"))
        if now is not None and now.get("quantity") != measure.get("quantity"):
            edits.append(edit_attributes(old, measure, {"quantity": now.get("quantity")}))
            edits.append(replace_content(old, measure, escape_content(now.text or "")))
    return edits
