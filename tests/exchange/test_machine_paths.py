"""The mark of a machine that a tool has set survives every path between the formats: all of length three."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.conftest import Run
from xlate.exchange.formats import read_catalogue
from xlate.exchange.pairs import PairLanguages, extract_pairs
from xlate.exchange.tmx.read import read_tmx
from xlate.memory import read_pairs
from xlate.model.mt_origin import says_machine
from xlate.model.unit import State

TEI = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
    "<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p>"
    '</sourceDesc></fileDesc></teiHeader><text><body><p xml:id="p1">Good morning.</p></body></text></TEI>\n'
)
XLIFF12 = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:its="http://www.w3.org/2005/11/its" '
    'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file original="t.xml" source-language="en" target-language="ru"'
    ' datatype="xml"><body><trans-unit id="p1" resname="p1"><source>Good morning.</source><target {}>Доброе утро.'
    "</target>{}</trans-unit></body></file></xliff>"
)
XLIFF2 = (
    '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru" '
    'xmlns:its="http://www.w3.org/2005/11/its" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><file id="f">'
    '<unit id="p1" name="p1">{}<segment {}><source>Good morning.</source><target>Доброе утро.</target></segment></unit>'
    "</file></xliff>"
)
METADATA = (
    '<mda:metadata><mda:metaGroup category="x"><mda:meta type="origin">mt</mda:meta></mda:metaGroup></mda:metadata>'
)
TMX = (
    '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" '
    'srclang="en" datatype="plaintext"/><body><tu {}>{}<tuv xml:lang="en"><seg>Good morning.</seg></tuv>'
    '<tuv xml:lang="ru"><seg>Доброе утро.</seg></tuv></tu></body></tmx>'
)
STARTS = {
    "mt-suggestion.xlf": XLIFF12.format('state="translated" state-qualifier="mt-suggestion"', ""),
    "leveraged-mt.xlf": XLIFF12.format('state="final" state-qualifier="leveraged-mt"', ""),
    "raw.xlf": XLIFF12.format('state="needs-review-translation" state-qualifier="leveraged-mt"', ""),
    "its.xlf": XLIFF12.format('state="translated" its:mtConfidence="0.8"', ""),
    "sdl.xlf": XLIFF12.format(
        'state="translated"', '<sdl:seg-defs><sdl:seg id="1" conf="Translated" origin="mt"/></sdl:seg-defs>'
    ),
    "sub.xlf": XLIFF2.format("", 'state="translated" subState="okp:mt"'),
    "rawsub.xlf": XLIFF2.format("", 'state="initial" subState="xlate:mt"'),
    "meta.xlf": XLIFF2.format(METADATA, 'state="translated"'),
    "table.csv": "id,source [en],target [ru],status\np1,Good morning.,Доброе утро.,mt\n",
    "origin.csv": "id,source [en],target [ru],status,origin\np1,Good morning.,Доброе утро.,translated,MT\n",
    "trados.tmx": TMX.format('creationid="MT!"', ""),
    "prop.tmx": TMX.format("", '<prop type="x-origin">Machine Translation</prop>'),
}
FORMATS = ("po", "12.xlf", "21.xlf", "csv", "xlsx", "tmx", "tm")


def _convert(run: Run, before: Path, after: Path) -> None:
    """A file in one format made of one in another."""
    memory = after.with_suffix(f"{after.suffix}.tm")
    if after.suffix in {".tmx", ".tm"}:
        target = after if after.suffix == ".tm" else memory
        assert run("memory", "add", target, before, "--unreviewed", "--from", "en").returncode == 0
        if after.suffix == ".tmx":
            assert run("memory", "export", target, "-o", after).returncode == 0
        return
    option = "--memory" if before.suffix in {".tmx", ".tm"} else "--translations"
    verb = {".po": "export-po", ".xlf": "export-xliff"}.get(after.suffix, "export-table")
    more = ["--xliff", "2.1"] if after.name.endswith("21.xlf") else []
    done = run(verb, "t.xml", "-l", "ru", option, before, *more, "-o", after)
    assert done.returncode == 0, done.stderr


def _is_marked(path: Path) -> bool:
    if path.suffix == ".tm":
        [pair] = read_pairs(path)
        return bool(pair.machine) or pair.state in {State.MACHINE, State.POST_EDITED}
    if path.suffix == ".tmx":
        [pair] = read_tmx(path.read_bytes(), path.name).value
        return bool(pair.machine) or pair.state in {State.MACHINE, State.POST_EDITED}
    catalogue = read_catalogue(path.read_bytes(), path.name)
    [entry] = catalogue.entries
    [pair] = extract_pairs(catalogue, PairLanguages("en", "ru")).value
    return entry.has_words and bool(pair.machine)


@pytest.mark.parametrize("start", STARTS)
def test_the_mark_of_a_machine_survives_every_path(start: str, tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "t.xml").write_text(TEI, encoding="utf-8")
    (tmp_path / start).write_text(STARTS[start], encoding="utf-8")
    length = 3 if start in {"mt-suggestion.xlf", "raw.xlf"} else 2
    reached: dict[tuple[str, ...], Path] = {(): tmp_path / start}
    for steps in range(1, length + 1):
        for path in product(FORMATS, repeat=steps):
            if steps == length and path[-1] == path[-2]:
                continue
            made = tmp_path / ("-".join(one.replace(".", "") for one in path) + f".{path[-1]}")
            _convert(xlate_program, reached[path[:-1]], made)
            reached[path] = made
            assert _is_marked(made), path


@pytest.mark.parametrize("start", [name for name in STARTS if name.endswith((".xlf", ".csv"))])
@pytest.mark.parametrize("kind", ["po", "12.xlf", "21.xlf", "csv", "xlsx"])
def test_a_file_brought_up_to_date_in_place_says_it_to_the_merge(
    start: str, kind: str, tmp_path: Path, xlate_program: Run
) -> None:
    (tmp_path / "t.xml").write_text(TEI, encoding="utf-8")
    (tmp_path / start).write_text(STARTS[start], encoding="utf-8")
    made = tmp_path / f"made.{kind}"
    _convert(xlate_program, tmp_path / start, made)
    _convert(xlate_program, made, made)
    assert xlate_program("merge", "t.xml", made, "--fuzzy", "use", "-o", "x.xml").returncode in {0, 1}
    merged = (tmp_path / "x.xml").read_text(encoding="utf-8")
    assert "Доброе утро." in merged
    assert "st.translated" not in merged.partition("<body>")[2]
    assert "#hop.ru.mt" in merged
    if kind.endswith("xlf"):
        text = made.read_text(encoding="utf-8")
        assert ('state-qualifier="mt-suggestion"' if kind == "12.xlf" else 'subState="xlate:mt"') in text


def test_words_of_tools_for_a_machine_are_known() -> None:
    said = [
        "mt-suggestion",
        "leveraged-mt",
        "xlate:mt",
        "okp:mt",
        "MT",
        "MT!",
        "nmt",
        "Machine Translation",
        "amt",
        "mt:raw",
    ]
    said += ["x-mt", "x-sdl-mt", "MT-DeepL", "DeepL", "Google Translate", "ModernMT", "GPT-4o", "mt_pretranslated"]
    assert all(map(says_machine, said))
    others = [
        "tm",
        "exact-match",
        "leveraged-tm",
        "x:empty",
        "mtx",
        "translated",
        "human",
        "",
        None,
        "Matt",
        "Claude",
        "no-mt",
        "non_mt",
    ]
    assert not any(map(says_machine, others))
