"""What an element of XML with turns is, by its name and by what stands in it: a heading, a stage direction, a run."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lxml import etree

from xlate.formats.xml import local_name
from xlate.model.document import BlockKind
from xlate.readers.xml_names import APART, DATELINES, HEADINGS, LEFT_OUT, PARAGRAPHS, STAGE, STAGE_INSIDE
from xlate.readers.xml_speakers import SPEAKERS, TURNS, words_of

__all__ = ["address_of", "inline_names", "is_apart", "is_stage", "kind_of"]

_IDS = ("eId", "id", "{http://www.w3.org/XML/1998/namespace}id")


def is_stage(element: etree._Element, name: str) -> bool:
    """True for an element that tells what happened while somebody spoke."""
    return name in STAGE_INSIDE or (element.get("type") or "").lower() in STAGE_INSIDE


def is_apart(element: etree._Element, name: str) -> bool:
    """True for what a record tells of itself, and for the word under which its index has what follows: ``Motion``."""
    return name in APART or (name in _PROCEDURAL and words_of(element)[:1] not in {"(", "["})


_PROCEDURAL = {"proceduraltext", "procedural-text"}


def address_of(element: etree._Element) -> str | None:
    """The id of an element, as links to it have it."""
    return next((value for key in _IDS if (value := element.get(key))), None)


def kind_of(name: str, around: BlockKind, *, spoken: bool) -> BlockKind:
    """What the words of an element are that is no turn."""
    if around is BlockKind.BOILERPLATE:
        return around
    if name in DATELINES and not spoken:
        return BlockKind.DATELINE
    if name in HEADINGS or (spoken and name in SPEAKERS):  # somebody is named inside the words of another
        return BlockKind.HEADING
    return BlockKind.NARRATIVE if name in STAGE else around


def inline_names(root: etree._Element) -> set[str]:
    """Names of elements that stand among words: these do not end a paragraph."""
    among: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    for element in root.iter(etree.Element):
        if len(element) and ((element.text or "").strip() or any((child.tail or "").strip() for child in element)):
            among.update(local_name(child).lower() for child in element.iterchildren(etree.Element))
        elif len(element) > 1:
            for one, other in pairwise(element.iterchildren(etree.Element)):
                if one.tag == other.tag:
                    (among if _is_run(one, other) else apart)[local_name(one).lower()] += 1
    found = {name for name, number in among.items() if apart[name] <= _MOST_APART * number}
    return found - PARAGRAPHS - TURNS - HEADINGS - SPEAKERS - LEFT_OUT


_MOST_APART = 4
"""times as often as among words that elements follow one another as paragraphs do, which may end with a space too"""


def _is_run(one: etree._Element, other: etree._Element) -> bool:
    """True for two elements of one name that are parts of a sentence: the first ends with a space, unfinished.

    Before an element inside it a space says nothing.
    """
    text = one.text or ""
    ended = len(one) > 0 or not text.strip() or text.rstrip()[-1] in _FINISHED
    return not ended and text[-1] in " \u00a0" and bool((other.text or "").strip())


_FINISHED = frozenset('.!?…:;)]»”"')
