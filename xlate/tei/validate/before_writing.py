"""The cheap check of a TEI file before it is written: nobody is handed a file that xlate itself would refuse.

It looks at what an edit can break: ids, pointers, and the elements and their order. The rest of `check_tei`, which is
arithmetic on what the header declares, is left to the command that is there for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xlate.errors import RecordError
from xlate.tei.compare import compare
from xlate.tei.record import Record, parse_tei
from xlate.tei.validate.rules import Declared, name_of
from xlate.tei.validate.rules_pointers import check_pointers
from xlate.tei.validate.run import applies
from xlate.tei.validate.schemas import explain_own_grammar
from xlate.tei.validate.screen import may_break_grammar, may_break_pointers

__all__ = ["check_result"]


def check_result(
    data: bytes,
    name: str,
    before: Record | None = None,
    *,
    after: Record | None = None,
    rearranged: bool = True,
    instead: str = "",
) -> None:
    """Refuse a result that is not valid.

    Args:
        data: the TEI file that is to be written.
        name: what it is made from, for the message.
        before: the file that was edited; what was not valid there already is nobody's affair here.
        after: the record of the data, if it has been read.
        rearranged: false if the elements of the text are those of the document before, in their order: then only ids
            and pointers are looked at, which takes a third of the time.
        instead: what the user can do until the fault is mended, if there is something.

    Raises:
        RecordError: the result is not valid in a way in which the file before was; the message names the first fault.
    """
    if before is not None and rearranged and _is_sound(data, name, before, after):
        return
    faults = dict(_faults(parse_tei(data, name), rearranged))
    if not faults:
        return
    known = dict(_faults(before.root, rearranged)) if before is not None else {}
    added = [message for key, message in faults.items() if key not in known]
    if added:
        more = f" (and {len(added) - 1} more)" if len(added) > 1 else ""
        way = f"; {instead}" if instead else ""
        raise RecordError(
            f"the result would not be valid TEI, so nothing was written: {added[0]}{more}. This is a fault of xlate: "
            f"please report it with this file{way}",
            file=name,
        )


def _is_sound(data: bytes, name: str, before: Record, after: Record | None) -> bool:
    """True if what has changed is known to break nothing; false may be anything."""
    try:
        compared = compare(before, after or Record.read(data, name))
    except RecordError:  # an id that stands twice, which the whole check says in its own words
        return False
    if compared is None:
        return False
    declared = Declared.read(compared.new.root)
    return not may_break_pointers(compared, declared) and (declared.foreign or not may_break_grammar(compared))


def _faults(root: etree._Element, rearranged: bool) -> Iterator[tuple[object, str]]:
    """What is wrong in a document: something that is the same in another state of it, and the message."""
    declared = Declared.read(root)
    for broken in check_pointers(root, declared):
        if applies(broken, declared):
            yield (broken.rule, broken.message.removeprefix(name_of(broken.element))), broken.message
    if rearranged and not declared.foreign:
        yield from ((message, message) for message in explain_own_grammar(root))
