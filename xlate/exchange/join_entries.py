"""Entries whose units have become one: the translation of the joined unit is that of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from xlate.exchange.catalogue import Entry
from xlate.model.mt_origin import read_machine_line
from xlate.model.unit import Unit
from xlate.text import comparison_key, joint

__all__ = ["Joined", "find_joined"]


class Joined(NamedTuple):
    """The entry of a unit that several have become."""

    entry: Entry
    """that of the first, with the translations of all"""
    taken: tuple[int, ...]
    """places of the entries of the others"""


def find_joined(units: Sequence[Unit], entries: Sequence[Entry], places: Mapping[int, int]) -> dict[int, Joined]:
    """The units whose words are those of their entry and of entries whose units are gone, one after the other.

    Args:
        units: in document order.
        entries: in the order of the file.
        places: place of a unit -> place of its entry.

    Returns:
        Place of a unit -> what it has become of.
    """
    keys, taken = {unit.key for unit in units}, set(places.values())
    gone = {
        place: comparison_key(entry.source)
        for place, entry in enumerate(entries)
        if place not in taken and entry.key not in keys and not entry.plural and entry.source
    }
    found: dict[int, Joined] = {}
    for number, place in places.items() if gone else ():
        wanted, words = comparison_key(units[number].source), comparison_key(entries[place].source)
        parts: list[int] = []
        while words and len(words) < len(wanted) and wanted.startswith(words):
            rest = wanted[len(words) :].lstrip()
            part = next((one for one, text in gone.items() if rest.startswith(text) and one not in parts), None)
            if part is None:
                break
            parts.append(part)
            words = wanted[: len(wanted) - len(rest)] + gone[part]
        if parts and words == wanted:
            found[number] = Joined(_joined(entries[place], [entries[part] for part in parts]), tuple(parts))
            for part in parts:
                del gone[part]
    return found


def _joined(first: Entry, others: Sequence[Entry]) -> Entry:
    text, comments = first.translation, first.comment.splitlines()
    for other in others:
        if text and other.translation:
            text = f"{text}{joint(text, other.translation)}{other.translation}"
        else:
            text = text or other.translation
        # of whose machine the words are, the first entry says
        comments += [line for line in other.comment.splitlines() if not read_machine_line(line)]
    machine = first.machine or any(other.machine for other in others)
    return replace(first, translation=text, comment="\n".join(dict.fromkeys(comments)), machine=machine)
