"""Words that were taken for a marker are words again, or words that are a marker become one."""

from __future__ import annotations

from lxml import etree

from xlate.errors import EditError
from xlate.model.unit import UnitKind
from xlate.revision.edit_operations import SetMarker
from xlate.tei.names import T, is_marker, prefix_of, text_of
from xlate.tei.write.edit_places import find_words
from xlate.tei.write.edit_work import Work
from xlate.text import as_typed, comparison_key

__all__ = ["about", "set_marker"]


def set_marker(work: Work, operation: SetMarker) -> None:
    """Mark words with what they mean, or take the mark away; the words stay."""
    unit = work.units[operation.key]
    element = work.record.element(unit.key)
    if unit.kind not in (UnitKind.SEGMENT, UnitKind.LABEL):
        raise EditError(
            f"{unit.number or unit.key} is neither a paragraph nor the label of a speaker", file=work.record.name
        )
    wanted = as_typed(comparison_key(operation.words))
    markers = [
        one
        for one in element.iter(T + "note", T + "seg")
        if one is not element and is_marker(one) and as_typed(comparison_key(text_of(one))) == wanted
    ]
    if operation.means is None:
        if not markers:
            raise EditError(
                f'{unit.number or unit.key} has no marker "{operation.words}"', file=work.record.name, line=unit.line
            )
        _unwrap(work, markers[0])
    elif markers:
        work.set(markers[0], subtype=str(operation.means))
    else:
        span = work.record.span(element)
        content = work.record.content(span)
        start, end = find_words(content, operation.words, unit.number or unit.key)
        name = f"{prefix_of(element)}note"
        xml = f'<{name} type="marker" subtype="{operation.means}">{content[start:end]}</{name}>'
        first, last = (span.content_start + len(content[:place].encode()) for place in (start, end))
        work.replace(first, last, xml)


def _unwrap(work: Work, marker: etree._Element) -> None:
    span = work.record.span(marker)
    work.replace(span.start, span.content_start, "")
    work.replace(span.content_end, span.end, "")


def about(work: Work, operation: SetMarker) -> list[str]:
    """The ids of the paragraphs that a marker is about: its own; one on a label is about the whole turn."""
    unit = work.units[operation.key]
    if unit.kind is UnitKind.SEGMENT:
        return [unit.key]
    label = work.record.element(unit.key)
    turn = next(label.itersiblings(T + "u"), None) if label.tag == T + "note" else label.getparent()
    return [] if turn is None else [one.key for one in work.units_in(turn)]
