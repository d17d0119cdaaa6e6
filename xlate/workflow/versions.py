"""Several translations of one text into one language: each is a version of its own, with its translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.model.unit import State, Target
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.model.marks import Remarks
    from xlate.tei.record import Record

__all__ = ["find_replaced", "keep_translators", "next_edition", "with_revisers"]


def next_edition(base: Record | None, language: str, name: str) -> int:
    """The number of a new translation into a language, beside those that stand in a translated file.

    Args:
        base: the translated file; None: the text is not translated.
        language: tag of the language.
        name: of the file, for messages.

    Raises:
        InputError: there is none beside which it could stand.
    """
    from xlate.tei.header.translation import translations

    if base is None:
        message = (
            f"it is no translation into {language}, beside which another one could stand; give the translated file: "
            "xlate merge TRANSLATED.xml NEW.po --new-version; or the files of both translators with --layout parallel"
        )
        raise InputError(message, file=name)
    return 1 + max(1, len(translations(base, language)))


def find_replaced(base: Record, targets: Mapping[str, Target]) -> list[Finding]:
    """The findings that finished words of one translator give way to those of another (XL422), one for each two.

    Args:
        base: a translated file.
        targets: key -> what is merged into it.
    """
    from xlate.tei.names import pointers
    from xlate.tei.read.lineage import HeaderHops
    from xlate.tei.write.translation import read_states

    names = HeaderHops.read(base.header).agents
    number: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for key, state in read_states(base).items():
        target = targets.get(key)
        new = None if target is None else target.origin.reviser or target.origin.translator
        if target is None or not state.is_finished or not target.state.is_finished or not new:
            continue
        element = base.element(key)
        makers = [names[agent] for agent in pointers(element.get("resp")) if agent in names]
        ours = {new, target.origin.translator}
        if makers and ours.isdisjoint(makers) and target.text != base.content(base.span(element)):
            pair = (" and ".join(makers), new)
            number[pair] += 1
            first.setdefault(pair, key)
    return [
        Finding(
            "XL422",
            f"finished translations of {old} give way to those of {new}: {number[old, new]} (the first: {key}); if "
            "theirs is a translation of its own, --new-version keeps both",
            base.name,
            base.element(key).sourceline,
        )
        for (old, new), key in first.items()
    ]


def with_revisers(
    former: Record, targets: Mapping[str, Target], remarks: Mapping[str, Remarks], *, revision: bool
) -> dict[str, Target]:
    """Words of a translator that another person has revised, with both names.

    Args:
        former: the translated file as it is before the merge.
        targets: key -> what is merged.
        remarks: key -> what translators' files note: who has reviewed the words.
        revision: the files are a revision: what they have otherwise was revised by the translator whom they name.

    Returns:
        The targets; those whose words are others than there have the translator whom the file there names, and
        the reviser, if the files are a revision, or if somebody else has reviewed these very words. Words that were
        revised before and are the same stay so.

    Raises:
        InputError: the files are a revision and do not say whose.
    """
    from xlate.tei.names import pointers
    from xlate.tei.read.lineage import HeaderHops
    from xlate.tei.write.translation import read_states

    found = dict(targets)
    if not revision and b"mode.revision" not in former.data and not any(one.review for one in remarks.values()):
        return found  # as nearly always
    hops = HeaderHops.read(former.header)
    for key, state in read_states(former).items():
        target = targets.get(key)
        if target is None or state is not State.TRANSLATED or target.state is not state or target.origin.machine:
            continue
        element = former.element(key)
        made = [hops.changes[one] for one in pointers(element.get("change")) if one in hops.changes]
        was_revised = bool(made) and "#mode.revision" in (made[-1].get("ana") or "").split()
        by = [[hops.agents[one] for one in pointers(hop.get("who")) if one in hops.agents] for hop in made[-2:]]
        if not by or not by[0 if was_revised else -1]:
            continue  # nobody says who made it
        maker, day = (by[0][0], made[-2].get("when")) if was_revised else (by[-1][0], made[-1].get("when"))
        if target.text == former.content(former.span(element)):
            if was_revised and by[-1]:
                when = made[-1].get("when")
                origin = replace(target.origin, translator=maker, reviser=by[-1][0], made=day, revised=when)
                found[key] = replace(target, origin=origin)
            continue
        review = remarks[key].review if key in remarks else None
        if revision and not target.origin.translator:
            message = "it does not say who has revised the translation; fill in Last-Translator in its header"
            raise InputError(message, file=target.origin.catalogue)
        name = target.origin.translator if revision else review.by if review is not None else None
        if name and name != maker and (revision or target.origin.translator == maker):
            when = target.origin.revised if revision or review is None else review.when
            origin = replace(target.origin, translator=maker, reviser=name, made=day, revised=when)
            found[key] = replace(target, origin=origin)
    return found


def keep_translators(former: Record, targets: Mapping[str, Target]) -> Result[dict[str, Target]]:
    """Words that somebody has revised and left as they are stay in the name of whoever translated them.

    A PO file names one translator, the last one; so a translated file that is made anew of a revised PO file would put
    all of it in the reviser's name. Whoever brings it up to date instead gets the same result.

    Args:
        former: the translated file in whose place the new one comes.
        targets: key -> what is merged.

    Returns:
        The targets; XL433 counts those that keep another translator's name.
    """
    from xlate.tei.names import pointers
    from xlate.tei.read.lineage import HeaderHops
    from xlate.tei.write.translation import read_states

    hops = HeaderHops.read(former.header)
    kept = dict(targets)
    number: Counter[tuple[str, str]] = Counter()
    for key, state in read_states(former).items():
        target = targets.get(key)
        if (
            target is None
            or state is not State.TRANSLATED
            or target.state is not state
            or target.origin.machine
            or target.origin.reviser
        ):
            continue
        element = former.element(key)
        agents = [agent for agent in pointers(element.get("resp")) if agent in hops.agents]
        reviser, maker = target.origin.translator, hops.agents[agents[0]] if len(agents) == 1 else None
        if reviser is None or maker in (None, reviser) or target.text != former.content(former.span(element)):
            continue
        made = [hops.changes[one] for one in pointers(element.get("change")) if one in hops.changes]
        when = next((hop.get("when") for hop in made if agents[0] in pointers(hop.get("who"))), None)
        kept[key] = replace(target, origin=replace(target.origin, translator=maker, revised=when))
        number[str(maker), reviser] += 1
    findings = [
        Finding(
            "XL433",
            f"{counted(many, 'translation')} that {reviser} left as they were stay in the name of {maker}, as in the "
            "file there; if that is wrong, write to another file",
            former.name,
        )
        for (maker, reviser), many in number.items()
    ]
    return Result(kept, tuple(findings))
