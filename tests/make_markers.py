"""Write the tables of markers and their page anew: ``python -m tests.make_markers``. A test reads them.

The names of languages come from CLDR as Babel ships it, whose version is in the first line of the table, and in English
from the registry of BCP 47 as langcodes ships it too.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import babel
import langcodes
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from tests.conftest import ROOT
from xlate.profiles.marker_tables import ANY, fold_words

FOLDER = ROOT / "xlate" / "profiles" / "markers"
PAGE = ROOT / "docs" / "markers.md"
_ALWAYS = frozenset(
    """
    la sa eo rom wen sh ami tay pwn bnn trv hak nan nah sgn nl-BE yua ku ckb ug bo za ii jv su ceb yo ig ha zu xh st tn
    am om so ti ki lg ln wo ff bm rw rn ny sn mg te ta ml kn mr gu pa bn ur or as ne si my km lo th tg tk uz ky kk az tt
    ba cv ce os ab crh sah br oc co eu gd cy mi haw sm to fj qu ay gn mn ps sd fa prs yi he lad mai bho
    aed ase asf asq bfi bqn bzs csc cse csg csl csn csq dse dsl eso fcs fse fsl gsg gss hks hsh icl ils
    ins ise isg isr jsl kvk lls lsl mfs nsl nzs pso psr rsl sfs ssp svk swl tsm tss ukl vgt xki
    nds csb hsb dsb gsw frr krl sco ast fur tl ilo ain mwl
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
"""known, whatever CLDR says of their standing"""
_FEW = frozenset(
    """
    hmn din nus tw nv cr ik rhg zap luo kln guz luy bem kam lkt mic atj moe tli wbp sma smj smn
    nyo xog tum zza syr lzz crh gag haz zag quc kek kjb ixl cak ksw cnh lgg mls nr
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
"""languages of courts, of parliaments and of people who tell their lives, whose names are names of peoples too"""
_SHARE = 20
"""per cent of a territory's people that make a language a known one, if it is official nowhere"""
_KEYS = {"language", "locales", "bare", "noun_required", "capital", "examples", "words", "names"}
_NEVER = {"Hans", "Hant"}
"""no way to speak"""


def read_languages() -> dict[str, dict[str, Any]]:
    """The TOML files, checked for misspelt keys."""
    found = {}
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        assert set(data) <= _KEYS, f"{path.name}: {set(data) - _KEYS}"
        assert set(data.get("names", {})) <= {"forms", "in", "own_in", "from", "into", "more"}, path.name
        assert data["language"] == path.stem
        found[path.stem] = data
    return found


def _spoken_tags() -> tuple[set[str], set[str]]:
    """Tags of all living languages, and of those that are official somewhere or have many speakers."""
    living, known = set(), set(_ALWAYS)
    for spoken in get_global("territory_languages").values():
        for tag, facts in spoken.items():
            living.add(tag.replace("_", "-").split("-")[0])
            if facts["official_status"] or facts["population_percent"] >= _SHARE:
                known.add(tag.replace("_", "-").split("-")[0])
    return living | known, known


def _names_in(locale: Locale) -> dict[str, str]:
    return {tag.replace("_", "-"): name for tag, name in locale.languages.items() if not _NEVER & set(tag.split("_"))}


def _registered_names() -> Iterator[tuple[str, str]]:
    """The English names of languages in the registry of BCP 47, of which there are often several: Bengali, Bangla."""
    registry = Path(langcodes.__file__).parent / "data" / "language-subtag-registry.txt"
    for record in registry.read_text("utf-8").split("%%\n"):
        subtag = re.match(r"Type: language\nSubtag: ([a-z]{2,3})\n", record)
        if subtag is not None and "\nDeprecated:" not in record:
            for name in re.findall(r"^Description: ([^(),\n]{5,})$", record, re.MULTILINE):
                if not name.endswith("languages") and subtag[1] != "und":
                    yield subtag[1], name  # "Noon" and "Fur" are more often something else


def name_lines(languages: dict[str, dict[str, Any]]) -> list[str]:
    """The table of names: folded name, tag, languages that call it so; ``~`` where it is a country's name too."""
    living, known = _spoken_tags()
    registered = [(tag, name) for tag, name in _registered_names() if tag in known | _FEW]
    table: dict[tuple[str, str], set[str]] = {}
    for language, data in languages.items():
        more = {fold_words(name): tag for name, tag in data.get("names", {}).get("more", {}).items()}
        for name, tag in more.items():
            table.setdefault((name, tag), set()).add(language)
        for code in data.get("locales", [language]):
            locale = Locale.parse(code)
            places = {fold_words(name) for name in locale.territories.values()}
            for tag, name in [*_names_in(locale).items(), *(registered if language == "en" else [])]:
                folded = fold_words(name)
                if tag.split("-")[0] not in living | _FEW or len(folded) < 2 or folded in more or folded == tag:
                    continue
                table.setdefault((folded, tag), set()).add(language + ("~" if folded in places else ""))
    countries = {fold_words(name) for code in ("en", *languages) for name in Locale.parse(code).territories.values()}
    for code in locale_identifiers():
        own = fold_words(Locale(code).languages.get(code) or "") if "_" not in code else ""
        if len(own) > 3 and own not in countries:
            table.setdefault((own, code), set()).add(ANY)
    preferred = sorted(table, key=lambda key: (key[0], len(key[1]), key[1]))  # "en" before "en-US" of one name
    rows = sorted(f"{name}\t{tag}\t{','.join(sorted(table[name, tag]))}" for name, tag in preferred)
    return [
        f"# CLDR as in Babel {babel.__version__}: name, tag, languages that call it so (~: a country's name too)",
        *rows,
    ]


def _rules(language: str, names: dict[str, Any]) -> list[list[str | None]]:
    found: list[list[str | None]] = []
    for role in ("forms", "in", "own_in", "from", "into"):
        for rule in names.get(role, []):
            base, _, forms = rule.partition(" > ")
            found += [
                [language, None if role == "forms" else role, _fold_rule(base), _fold_rule(form)]
                for form in forms.split()
            ]
    return found


def _fold_rule(pattern: str) -> str:
    before, _, after = pattern.strip().partition("*")
    assert "*" in pattern, pattern
    # a space at the edge of a part is part of the form ("* тілі", "по-*и")
    fold = [fold_words(f"x{before}y")[1:-1], fold_words(f"x{after}y")[1:-1]]
    return "*".join(fold)


def _parts(kind: str) -> list[str]:
    if kind == "who":
        return ["fill", "who"]
    return kind.split("_") if kind.endswith(("_interpret", "_speak")) else [kind]


_ELIDING = {"fr", "it", "ca"}
_ELIDED = {
    "de": "d", "que": "qu", "le": "l", "la": "l", "el": "l", "lo": "l", "di": "d", "del": "dell", "dal": "dall",
    "dalla": "dall", "della": "dell", "al": "all", "nel": "nell", "come": "com",
}  # fmt: skip
"""small words as they stand before a vowel, without the apostrophe"""


def _spellings(phrase: str, language: str, kind: str) -> list[str]:
    """A phrase as it is looked up, and as it is before a vowel: apostrophes divide words, in the table as in a note."""
    folded = fold_words(phrase.replace(".", " "))
    before, _, last = folded.rpartition(" ")
    elided = _ELIDED.get(last) if before and language in _ELIDING and kind != "fill" else None
    return [folded] if elided is None else [folded, f"{before} {elided}"]


def word_lines(languages: dict[str, dict[str, Any]]) -> list[str]:
    """The words of markers, sorted: each phrase with what it means in each language."""
    table: dict[str, dict[str, set[str]]] = {}
    for language, data in languages.items():
        for kind, phrases in data["words"].items():
            for phrase in phrases:
                for folded in _spellings(phrase, language, kind):  # sign_interpret is both
                    table.setdefault(folded, {}).setdefault(language, set()).update(_parts(kind))
    return [
        f"{phrase}\t{','.join(' '.join([language, *sorted(kinds)]) for language, kinds in sorted(meanings.items()))}"
        for phrase, meanings in sorted(table.items())
    ]


def habits_text(languages: dict[str, dict[str, Any]]) -> str:
    """Everything but words and names, as JSON with one language, rule or tag to a line, so that a change is small."""
    known = _spoken_tags()[1]
    more = _FEW.union(*(data.get("names", {}).get("more", {}).values() for data in languages.values()))
    values: dict[str, Any] = {
        "languages": {
            language: {
                "bare": [_fold_rule(form) for form in data.get("bare", [])],
                "noun_required": bool(data.get("noun_required")),
                "capital": bool(data.get("capital")),
            }
            for language, data in languages.items()
        },
        "known": sorted(known),
        "few": sorted(more - known),
        "rules": [rule for language, data in languages.items() for rule in _rules(language, data.get("names", {}))],
    }
    lines = []
    for key, value in values.items():
        written = [json.dumps(one, ensure_ascii=False) for one in value]
        if isinstance(value, dict):
            written = [f"{one}: {json.dumps(value[json.loads(one)])}" for one in written]
        brackets = "{}" if isinstance(value, dict) else "[]"
        lines.append(f'"{key}": {brackets[0]}\n' + ",\n".join(written) + f"\n{brackets[1]}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def markers_page(languages: dict[str, dict[str, Any]]) -> str:
    """docs/markers.md: what is read in each language, by its examples, and which words may stand in a note."""
    parts = [
        "# Markers",
        "",
        "[All pages](README.md)",
        "",
        "A note in brackets that says how words came into their language. It is read if each of its words is known in",
        "one language; the relation comes from the stem, the languages from what stands beside them. To add one, see",
        "[markers/README.md](../xlate/profiles/markers/README.md). This page is generated from the files there.",
    ]
    for language, data in languages.items():
        name = Locale("en").languages.get(language, language)
        parts += ["", f"## {name} (`{language}`)", "", "| note | meaning |", "| --- | --- |"]
        for example in data["examples"]:
            meaning = ", ".join(
                f"{key} {value}" for key, value in example.items() if key not in {"text", "relation", "none"}
            )
            relation = "no marker" if example.get("none") else example["relation"]
            parts.append(f"| `{example['text']}` | {relation}{'; ' + meaning if meaning else ''} |")
        parts.append("")
        for kind, phrases in data["words"].items():
            if phrases and kind != "fill":
                parts.append(f"- {kind}: {', '.join(phrases)}")
    return "\n".join([*parts, ""])


def outputs() -> dict[Path, str]:
    """Every generated file with its content."""
    languages = read_languages()
    return {
        FOLDER / "words.tsv": "\n".join(word_lines(languages)) + "\n",
        FOLDER / "habits.json": habits_text(languages),
        FOLDER / "language_names.tsv": "\n".join(name_lines(languages)) + "\n",
        PAGE: markers_page(languages),
    }


if __name__ == "__main__":
    for path, text in outputs().items():
        path.write_text(text, "utf-8")
