"""The quick look at an edited file: if nothing is wrong with what has changed, nothing is wrong that was not before.

Each rule but those of relations looks at an element, at what is in it and around it, and at what it points at. So what
has changed is checked, and what has not is known to be as sound as it was. Who finds anything looks at the whole file
then, in both states, and says what is wrong. tests/tei/test_screen.py holds the two against each other.
"""

from __future__ import annotations

from lxml import etree

from xlate.formats.xml import make_parser
from xlate.tei.compare import Compared
from xlate.tei.names import XML_ID, T, is_marker
from xlate.tei.validate.rules import Broken, Declared
from xlate.tei.validate.rules_pointers import check_pointers
from xlate.tei.validate.rules_relations import check_relations
from xlate.tei.validate.rules_units import check_units
from xlate.tei.validate.run import applies
from xlate.tei.validate.schemas import keeps_own_grammar

__all__ = ["breaks_something", "broken_relations", "may_break_grammar", "may_break_pointers", "may_break_relations"]

_OF_RELATIONS = {T + "note", T + "u", T + "seg"}


def breaks_something(compared: Compared, *, rearranged: bool) -> bool:
    """False if the new state of a file breaks no rule of pointers, units, relations and grammar that held before.

    Args:
        compared: the two states.
        rearranged: false if the elements of the text are those that they were, so that the grammar needs no look.
    """
    declared = Declared.read(compared.new.root)
    return (
        may_break_pointers(compared, declared)
        or next(check_units(compared.new.root, declared, compared.changed_in_text()), None) is not None
        or (may_break_relations(compared) and _breaks_relations(compared, declared))
        or (rearranged and not declared.foreign and may_break_grammar(compared))
    )


def may_break_pointers(compared: Compared, declared: Declared) -> bool:
    """False if no pointer or id of the new state is wrong that was not in the old one."""
    if not compared.sees_same_header:
        return True
    found = check_pointers(compared.new.root, declared, compared.changed_elements(), compared.new.by_id)
    return next(found, None) is not None


def may_break_relations(compared: Compared) -> bool:
    """False if all that the rules of relations look at is what it was: they go through the text from its beginning."""
    return bool(compared.corrected) or not compared.has_same_tags(_facts)


def broken_relations(compared: Compared, declared: Declared) -> list[Broken]:
    """The rules of relations that do not hold in the new state."""
    found = compared.found
    if "relations" not in found:
        found["relations"] = [one for one in check_relations(compared.new.root) if applies(one, declared)]
    return list(found["relations"])


def _breaks_relations(compared: Compared, declared: Declared) -> bool:
    """True if a rule of relations is broken that was not."""
    broken = {(one.rule, one.message) for one in broken_relations(compared, declared)}
    return bool(broken) and not broken <= {(one.rule, one.message) for one in check_relations(compared.old.root)}


def _facts(element: etree._Element) -> object:
    if element.tag not in _OF_RELATIONS:
        return element.tag
    values = tuple(map(element.get, (XML_ID, "ana", "who", "cert", "type", "subtype")))
    return element.tag, values, is_marker(element), getattr(element.getparent(), "tag", None)


def may_break_grammar(compared: Compared) -> bool:
    """False if the new state keeps the grammar, or what is wrong with it was so in the old one.

    An element of TEI has one content model wherever it stands (a test holds that of xlate.rng), so it is sound if its
    attributes and the sequence of what is in it are.
    """
    parser = make_parser()
    whole = etree.fromstring(compared.condensed(in_order=True), parser)
    part = etree.fromstring(compared.condensed(in_order=False), parser)
    return not keeps_own_grammar(whole, part)
