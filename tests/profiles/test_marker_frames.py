"""The product of what publishers say and of the names of languages, in thirty languages, each with its inflection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.conftest import ROOT
from xlate.languages import primary_subtag
from xlate.profiles import load_profile
from xlate.profiles.inline_markers import Place, find_marker

RELATIONS = {
    "S": "spoken",
    "I": "interpretation",
    "T": "translation",
    "R": "retranslation",
    "U": "untranslated",
}


class Case(NamedTuple):
    """One note and what it says."""

    language: str
    note: str
    relation: str
    spoken: str | None
    """None: not asked"""


def cases() -> Iterator[Case]:
    """Every frame with every name of its language."""
    language, names = "", list[tuple[str, list[str]]]()
    for line in (ROOT / "tests" / "data" / "marker_frames.txt").read_text("utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "#" and len(rest) <= 3:
            language, names = rest, []
        elif kind == "=":
            tag, *forms = rest.split()
            names.append((tag, [form.replace("_", " ") for form in forms]))
        elif kind in RELATIONS and not rest.endswith("?"):
            frame = rest.removesuffix("!")
            for tag, forms in names if "{" in frame else [("", [])]:
                asked = bool(tag) and not rest.endswith("!")
                yield Case(language, f"({frame.format(*forms)})", RELATIONS[kind], tag if asked else None)


def test_nearly_every_note_is_read_for_what_it_says() -> None:
    """97 of 100 at least, and in no language less than nine of ten."""
    generic = load_profile("generic")
    every, missed = list(cases()), list[Case]()
    for case in every:
        found = find_marker(case.note, generic, case.language, Place.LABEL)
        spoken = primary_subtag(found.spoken) if found and found.spoken else ""
        if found is None or found.relation != case.relation or case.spoken not in {None, spoken}:
            missed.append(case)
    assert len(every) > 4500
    assert len(missed) <= 0.03 * len(every), missed
    for language in {case.language for case in every}:
        lost = [case for case in missed if case.language == language]
        assert len(lost) <= 0.1 * sum(case.language == language for case in every), lost
