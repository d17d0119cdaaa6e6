"""Who speaks where in XML: elements that are turns, and labels that stand alone before what is said.

The records of many parliaments have no element for a turn: a name stands in an element of its own, in a paragraph of
its own or in a record beside the words, and what follows it in the same element is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml import etree

from xlate.formats.xml import local_name
from xlate.model.document import Voice
from xlate.profiles.anonymous_voices import is_collective
from xlate.readers.stated_fields import languages_of, says_carried
from xlate.readers.xml_label_words import label_before
from xlate.readers.xml_names import PARAGRAPHS
from xlate.readers.xml_speakers import SPEAKERS, TURNS, Persons, named, voice_of_label, words_of

__all__ = ["Labels", "carried_in", "find_labels", "kinds_of_speech", "languages_in"]

_ALONE = (SPEAKERS - {"member", "from", "author", "auteur", "autor", "autore"}) | {
    "personspeaking", "taler", "talare", "nominativo", "navn", "orateurs", "hablante", "interviniente", "falante",
    "puhuja", "vorbitor", "govornik",
}  # fmt: skip
"""names of elements that name who speaks, though no element around is called as turns are"""
_NAMES = {"name", "naam", "nom", "nome"}
"""the same, if what is printed in them ends as labels do"""
_PROGRAMME = {"abstract", "description", "bio", "biography", "room", "track", "duration", "email", "affiliations"}
"""elements beside a name in a programme of talks: nobody has spoken yet"""
_BESIDE = 12
"""elements beside a name that are looked at"""
_RECORD = 5
"""fields from which an element is a record of one speech"""
_MOST_FIELDS = 60
_LONGEST_NAME = 60
_SEVERAL = 3
_KINDS = 0.8
"""share of the turns that say what they are"""
_LONGEST_KIND = 30
"""characters"""
_FEWEST_WORDS = 3
"""of the field of a record that holds the speech"""


@dataclass(slots=True)
class Labels:
    """What an element says about who speaks."""

    turns: dict[etree._Element, Voice] = field(default_factory=dict)
    """elements that hold what one person says"""
    alone: dict[etree._Element, Voice] = field(default_factory=dict)
    """elements that are only a label -> who speaks after them, to the end of the element around"""
    used: set[etree._Element] = field(default_factory=set)
    """labels of turns: they are no words"""
    inside: dict[etree._Element, str] = field(default_factory=dict)
    """paragraphs in turns that begin with the label of somebody, who may be another -> the label"""
    apart: set[etree._Element] = field(default_factory=set)
    """other fields of a record: numbers, dates, parties"""


def find_labels(root: etree._Element, persons: Persons) -> Labels:
    """All turns and labels of a file."""
    found = Labels()
    candidates: dict[etree._Element, Voice] = {}
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        name = local_name(element).lower()
        known = persons.voice(element) if name in TURNS else None
        if known is not None:
            found.turns[element] = known[0]
            found.used |= {known[1]} if known[1] is not None else set()
        elif element in found.used:
            walker.skip_subtree()
        elif name in _ALONE or (name in _NAMES and words_of(element).endswith((":", "："))):
            voice = voice_of_label(element)
            node = _alone(element)
            if voice is not None and node is not None and node not in found.used:
                candidates[node] = voice
                walker.skip_subtree()
    for node in _without_colons(candidates):
        del candidates[node]
    for node, voice in candidates.items():
        _settle(node, voice, candidates, found)
    found.inside = _labels_inside(found.turns) | _labels_in_bold(found)
    return found


def _without_colons(candidates: Iterable[etree._Element]) -> list[etree._Element]:
    """The labels that fill a paragraph without a colon, if nearly all others of their element have one: headings."""
    alike: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for node in candidates:
        alike[local_name(next(one for one in node.iter(etree.Element) if not len(one)))].append(node)
    found: list[etree._Element] = []
    for several in alike.values():
        bare = [one for one in several if not words_of(one).endswith((":", "："))]
        if _SEVERAL * len(bare) <= len(several):
            found += [one for one in bare if local_name(one).lower() in PARAGRAPHS and not (one.tail or "").strip()]
    return found


def languages_in(labels: Labels) -> dict[etree._Element, str]:
    """The languages in which words were said, as turns and paragraphs state them in attributes.

    Not those of ``xml:lang``, which is by its definition the language in which the words are written.
    """
    around = dict.fromkeys(one.getparent() for one in labels.alone)
    turns = [one for one in (*labels.turns, *around) if one is not None]
    within = dict.fromkeys(one for turn in turns for one in turn.iterdescendants(etree.Element))
    found: dict[etree._Element, str] = {}
    for several in (turns, [one for one in within if local_name(one).lower() in PARAGRAPHS]):
        rows = [{str(key): str(value) for key, value in one.attrib.items() if key != _WRITTEN} for one in several]
        found |= {one: tag for one, tag in zip(several, languages_of(rows), strict=True) if tag is not None}
    return found


_WRITTEN = "{http://www.w3.org/XML/1998/namespace}lang"


def carried_in(turns: Iterable[etree._Element]) -> list[tuple[str, str, int, etree._Element | None]]:
    """What attributes and children of turns say of how the words came: name, value, line, and the child."""
    found: list[tuple[str, str, int, etree._Element | None]] = []
    for turn in turns:
        line = turn.sourceline or 1
        found += [(str(key), str(value), line, None) for key, value in turn.attrib.items()]
        for child in islice(turn.iterchildren(etree.Element), _RECORD):
            if not len(child) and says_carried(local_name(child), words_of(child)) is not None:
                found.append((local_name(child), words_of(child), child.sourceline or line, child))
    return found


def kinds_of_speech(turns: Iterable[etree._Element]) -> set[etree._Element]:
    """Elements that say once in each turn what it is, in a word or two: ``<TaleType>Tale</TaleType>``."""
    turns = list(turns)
    alike: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for turn in turns:
        for child in islice(turn.iterchildren(etree.Element), _RECORD):
            if not len(child) and local_name(child).lower() not in PARAGRAPHS and words_of(child):
                alike[local_name(child)].append(child)
    found: set[etree._Element] = set()
    for several in alike.values():
        values = {words_of(one) for one in several}
        once = len({one.getparent() for one in several}) == len(several) >= _KINDS * len(turns)
        if once and len(several) > _SEVERAL * len(values) and all(map(_is_kind, values)):
            found.update(filter(_has_words_beside, several))
    return found


def _has_words_beside(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and _has_other_words(parent, element)


def _is_kind(value: str) -> bool:
    return len(value) <= _LONGEST_KIND and value[-1].isalnum()


def _labels_inside(turns: Iterable[etree._Element]) -> dict[etree._Element, str]:
    """Paragraphs of turns that begin with names in elements of one kind, and a colon: ``<p><a type="…">Ann</a>: …``."""
    kinds: defaultdict[tuple[str, str], list[tuple[etree._Element, str | None]]] = defaultdict(list)
    for turn in turns:
        for element in turn.iterdescendants(etree.Element):
            kind = element.get("type") or element.get("class")
            paragraph = next((one for one in element.iterancestors() if local_name(one).lower() in PARAGRAPHS), None)
            if kind is None or paragraph is None or local_name(element).lower() in PARAGRAPHS:
                continue
            name = words_of(element)
            if 1 < len(name) <= _LONGEST_NAME:
                kinds[local_name(element), kind].append((paragraph, label_before(words_of(paragraph), name)))
    found: dict[etree._Element, str] = {}
    for several in kinds.values():
        labels = {paragraph: label for paragraph, label in several if label is not None}
        if len(labels) >= _SEVERAL and 2 * len(labels) > len(several) and len(set(labels.values())) > 1:
            found |= {paragraph: label for paragraph, label in labels.items() if paragraph not in found}
    return found


def _labels_in_bold(labels: Labels) -> dict[etree._Element, str]:
    """Paragraphs of turns that begin in bold with another speaker of the file, or several, and a colon.

    The parliament of Canada: ``<ParaText><B>Des voix:</B> D'accord.</ParaText>``.
    """
    known = {
        (voice.label or "").partition(" (")[0].casefold() for voice in (*labels.turns.values(), *labels.alone.values())
    }
    around = (parent for one in labels.alone if (parent := one.getparent()) is not None)
    found: dict[etree._Element, str] = {}
    for turn in dict.fromkeys((*labels.turns, *around)):
        for bold in turn.iterdescendants("{*}b", "{*}B", "{*}strong", "{*}bold"):
            paragraph = bold.getparent()
            if paragraph is None or paragraph is turn or bold.getprevious() is not None:
                continue
            words, tail = words_of(bold), (bold.tail or "").strip()
            label = words.rstrip(" :：")
            ends = words.endswith((":", "：")) or tail.startswith((":", "："))
            if not ends or (paragraph.text or "").strip() or len(label) > _LONGEST_NAME or not tail.strip(" :："):
                continue
            if label.casefold() in known or is_collective(label):
                found[paragraph] = label
    return found


def _settle(node: etree._Element, voice: Voice, candidates: dict[etree._Element, Voice], found: Labels) -> None:
    """Take an element for a label, if words follow it."""
    around = next((one for one in node.iterancestors() if one in found.turns), None)
    if around is not None and around is not node.getparent():
        return  # somebody is named in what is read out, such as a motion
    beside = (islice(node.itersiblings(etree.Element, preceding=before), _BESIDE) for before in (False, True))
    if any(local_name(one).lower() in _PROGRAMME for one in chain(*beside)):
        return
    fields = _fields(node)
    if fields:
        words = max(fields, key=lambda one: len(words_of(one)))
        if len(words_of(words).split()) < _FEWEST_WORDS:
            return
        found.apart.update(one for one in fields if one is not words)
    elif not _is_followed(node, candidates):
        return
    found.alone[node] = voice


def _alone(element: etree._Element) -> etree._Element | None:
    """The outermost element that holds a label and nothing else; None if the label stands among words."""
    node = element
    while (parent := node.getparent()) is not None:
        before = node.getprevious()
        around = ((parent.text if before is None else before.tail) or "") + (node.tail or "")
        if before is None and not (parent.text or "").strip() and words_of(node).endswith((":", "：")):
            return node  # <p><name>Ann Lee:</name> What she says</p>
        if around.strip(" \n\t\r:：."):
            # <p><speaker id="1">..</speaker>Ann Lee (X):</p>: what is printed is the label, the rest tells of her
            return parent if named(element, parent) is not None else None
        if local_name(parent).lower() in TURNS or _has_other_words(parent, node):
            return node
        node = parent
    return None  # a file that is nothing but a name


def _has_other_words(parent: etree._Element, node: etree._Element) -> bool:
    """True if an element has words beside those of one of its children."""
    following = ((one, one.tail) for one in node.itersiblings(etree.Element))
    preceding = ((one, one.tail) for one in node.itersiblings(etree.Element, preceding=True))
    return bool((parent.text or "").strip()) or any(
        words_of(one) or (tail or "").strip() for one, tail in chain(following, preceding)
    )


def _fields(node: etree._Element) -> list[etree._Element]:
    """The other fields of the record that a label is a field of; none if it is no record."""
    parent = node.getparent()
    # lxml counts the children of an element one by one
    if parent is None or not _RECORD <= sum(1 for _ in islice(parent, _MOST_FIELDS + 1)) <= _MOST_FIELDS or len(node):
        return []
    names = [local_name(one) for one in parent.iterchildren(etree.Element)]
    if len(set(names)) < len(names) or any(len(one) and one is not _longest(parent) for one in parent):
        return []
    return [one for one in parent.iterchildren(etree.Element) if one is not node]


def _longest(parent: etree._Element) -> etree._Element:
    return max(parent, key=lambda one: len(words_of(one)))


def _is_followed(node: etree._Element, candidates: dict[etree._Element, Voice]) -> bool:
    """True if there are words between a label and the next one; labels one after the other are a list of names."""
    if (node.tail or "").strip(" \n\t\r:：.-–—"):
        return True
    for sibling in _after(node):
        if any(one in candidates for one in sibling.iter(etree.Element)):
            return False
        if words_of(sibling):
            return True
        if (sibling.tail or "").strip():
            return True
    return False


def _after(node: etree._Element) -> Iterator[etree._Element]:
    return (one for one in node.itersiblings() if isinstance(one.tag, str))
