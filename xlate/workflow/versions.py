"""Several translations of one text into one language: each is a version of its own, with its translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.findings import Finding
from xlate.model.unit import State, Target

if TYPE_CHECKING:
    from xlate.tei.record import Record

__all__ = ["find_replaced", "next_edition"]

_FINISHED = (State.TRANSLATED, State.POST_EDITED)


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
        if target is None or state not in _FINISHED or target.state not in _FINISHED or not target.origin.translator:
            continue
        element = base.element(key)
        makers = [names[agent] for agent in pointers(element.get("resp")) if agent in names]
        if makers and target.origin.translator not in makers and target.text != base.content(base.span(element)):
            pair = (" and ".join(makers), target.origin.translator)
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
