"""What an element of XML with turns is, by its name and by what stands in it: a heading, a stage direction, a run."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from xlate.formats.xml import local_name
from xlate.model.document import BlockKind
from xlate.readers.xml_names import DATELINES, HEADINGS, LEFT_OUT, PARAGRAPHS, PROCEDURAL, STAGE, STAGE_INSIDE
from xlate.readers.xml_speakers import SPEAKERS, TURNS

__all__ = ["address_of", "inline_names", "is_stage", "kind_of"]

_IDS = ("eId", "id", "{http://www.w3.org/XML/1998/namespace}id")


def is_stage(element: etree._Element, name: str) -> bool:
    """True for an element that tells what happened while somebody spoke."""
    return name in STAGE_INSIDE or (element.get("type") or "").lower() in STAGE_INSIDE


def address_of(element: etree._Element) -> str | None:
    """The id of an element, as links to it have it."""
    return next((value for key in _IDS if (value := element.get(key))), None)


def kind_of(name: str, around: BlockKind, *, spoken: bool, words: str = "") -> BlockKind:
    """What the words of an element are that is no turn.

    Args:
        name: of the element, in lower case.
        around: what the words around it are.
        spoken: it stands in a turn.
        words: those with which it begins.
    """
    if around is BlockKind.BOILERPLATE:
        return around
    if name in DATELINES and not spoken:
        return BlockKind.DATELINE
    if name in HEADINGS or (spoken and name in SPEAKERS):  # somebody is named inside the words of another
        return BlockKind.HEADING
    if name in PROCEDURAL and words.strip()[:1].isalnum():  # in brackets it is what was done
        return BlockKind.BOILERPLATE if spoken else BlockKind.HEADING
    return BlockKind.NARRATIVE if name in STAGE else around


def inline_names(root: etree._Element) -> set[str]:
    """Names of elements that stand among words: these do not end a paragraph."""
    found: set[str] = set()
    for element in root.iter(etree.Element):
        if len(element) and ((element.text or "").strip() or any((child.tail or "").strip() for child in element)):
            found.update(local_name(child).lower() for child in element.iterchildren(etree.Element))
        elif _are_runs(element):
            found.add(local_name(element[0]).lower())
    return found - PARAGRAPHS - TURNS - HEADINGS - SPEAKERS - LEFT_OUT


def _are_runs(element: etree._Element) -> bool:
    """True for elements of one name side by side that are the parts of a sentence: one ends with a space, unfinished.

    Before an element inside it a space says nothing.
    """
    parts = list(element) if len({one.tag for one in element}) == 1 and len(element) > 1 else []
    return any(
        len(one) == 0
        and (words := one.text or "").strip()
        and words[-1] in " \u00a0"
        and words.rstrip()[-1] not in _FINISHED
        and (other.text or "").strip()
        for one, other in pairwise(parts)
    )


_FINISHED = frozenset('.!?…:;)]»”"')
