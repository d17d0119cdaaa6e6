"""Labels of all grammars in thirty languages: name, office, honorific, party and constituency in whatever order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from tests.conftest import ROOT
from xlate.profiles import load_profile
from xlate.profiles.person_names import NameResolver
from xlate.profiles.speakers import SpeakerRegistry

GRAMMARS = (
    "{n}", "{h} {n}", "{o} {n}", "{o}, {n}", "{n}, {o}", "{n} ({o})", "{o} ({n})", "{o} ({h} {n})", "{n} ({p})",
    "{h} {n} ({p})", "{n} ({p}), {o}", "{n} ({c}, {p})", "{n} – {o}", "{o} – {n}", "{N}", "{h} {N}", "{N} ({p})",
    "{O} {N}", "{o} {N}", "{N}, {o}",
)  # fmt: skip
"""n: name, o: office, h: honorific, p: party, c: constituency; a capital letter: in capitals"""
NOTES = re.compile(r"(.*?)((?:\s*\([^()]*\))+)")


def plain(text: str) -> str:
    """Words as they are compared, without accents, which capitals may not have."""
    letters = unicodedata.normalize("NFD", re.sub(r"[\W_]+", " ", text))
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold().strip()


def documents() -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """The labels of one text in one language and grammar, each with its name and office."""
    for line in (ROOT / "tests" / "data" / "label_words.tsv").read_text("utf-8").splitlines()[1:]:
        language, *columns = line.split("\t")
        names, offices, honorifics, parties, seats = ([one for one in column.split("; ") if one] for column in columns)
        for grammar in GRAMMARS:
            if "{h}" in grammar and not honorifics:
                continue
            rows = []
            for at, name in enumerate(names):
                office = offices[at % len(offices)]
                words = {"n": name, "N": name.upper(), "o": office, "O": office.upper(), "p": parties[0], "c": seats[0]}
                words["h"] = honorifics[at % len(honorifics)] if honorifics else ""
                rows.append((grammar.format(**words), name, office if "{o}" in grammar.casefold() else ""))
            yield language, grammar, rows


def test_names_and_offices_of_all_grammars() -> None:
    """97 of 100 names and 95 of 100 offices at least; no language and no grammar below nine of ten names."""
    generic = load_profile("generic")
    names, offices, wrong = Counter[str](), Counter[str](), list[tuple[str, ...]]()
    right: Counter[str] = Counter()
    for language, grammar, rows in documents():
        notes = {label: NOTES.fullmatch(label) for label, _, _ in rows}
        parts = {label: (match[1], match[2].strip()) if match else (label, "") for label, match in notes.items()}
        resolver = NameResolver([label for label, _ in parts.values()], frozenset(), generic.generic_labels, [])
        noted = tuple(f"{label} {note}" for label, note in parts.values() if note)
        registry = SpeakerRegistry(generic, resolver, (), None, None, noted)
        for label, name, office in rows:
            speaker = registry.speaker(parts[label][0], note=parts[label][1])
            names["all"] += 1
            names[language] += 1
            names[grammar] += 1
            offices["all"] += bool(office)
            if plain(speaker.name) == plain(name) and not speaker.is_anonymous:
                right.update(("all", language, grammar))
            else:
                wrong.append((language, label, speaker.name))
            offices["right"] += bool(office) and plain(speaker.role or "") == plain(office)
    assert names["all"] > 1200
    assert right["all"] >= 0.97 * names["all"], wrong
    assert offices["right"] >= 0.95 * offices["all"], offices
    assert not [key for key in names if right[key] < 0.9 * names[key]], wrong
