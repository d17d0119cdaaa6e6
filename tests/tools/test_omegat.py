"""XLIFF and PO through a real OmegaT, which runs without a window and fills in what its memory knows."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import polib
import pytest

from tests.conftest import EXAMPLES, Run
from xlate.exchange.formats import read_catalogue

pytestmark = pytest.mark.slow

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><source_dir_excludes/><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>RU</target_lang>
<source_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.LuceneRussianTokenizer</target_tok><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
"""
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
creationtoolversion="3.6.0_10" segtype="paragraph" srclang="EN"/><body>{}</body></tmx>
"""
REORDERED = (
    '<date when="2018-06-14">14 июня 2018 года</date>, <placeName>Москва</placeName>, <placeName>Кремль</placeName>'
)
DATELINES = ("d-nq5cu4mp", "d-nq5cu4mp-2")
PAIR = "<tu><tuv lang='EN'><seg>{}</seg></tuv><tuv lang='RU'><seg>{}</seg></tuv></tu>"


def translated(pairs: dict[str, str], folder: Path) -> None:
    """A project of OmegaT with this memory, translated: what it makes stands in the folder target."""
    for name in ("omegat", "target", "tm", "glossary", "dictionary"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "omegat.project").write_text(PROJECT, encoding="utf-8")
    memory = "".join(PAIR.format(escape(source), escape(target)) for source, target in pairs.items())
    (folder / "omegat" / "project_save.tmx").write_text(MEMORY.format(memory), encoding="utf-8")
    home = folder.parent / "home"
    home.mkdir()
    done = subprocess.run(
        ["omegat", str(folder), "--mode=console-translate", f"--config-dir={home}"],
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def test_omegat_is_installed() -> None:
    assert shutil.which("omegat")


def test_what_omegat_translated_comes_home(xlate_program: Run, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "kremlin-en-00seed.xml", tmp_path / "talk.xml")
    (tmp_path / "project" / "source").mkdir(parents=True)
    (tmp_path / "project" / "tm" / "auto").mkdir(parents=True)
    project = tmp_path / "project"
    assert xlate_program("export-po", "talk.xml", "-l", "ru", "-o", "project/source/talk.po").returncode == 0
    xliff = ("export-xliff", "talk.xml", "-l", "ru", "--copy-source", "-o", "project/source/talk.xlf")
    assert xlate_program(*xliff).returncode == 0
    pairs = {one.msgid: one.msgstr for one in polib.pofile(str(EXAMPLES / "ru.po")) if one.msgstr and not one.fuzzy}
    dateline = next(source for source in pairs if source.startswith("<date"))
    numbered = dateline.replace('<date when="2018-06-14">', "<g0>").replace("</date>", "</g0>")
    for number in (1, 2):  # so OmegaT shows the codes of a unit, whatever their ids
        numbered = numbered.replace("<placeName>", f"<g{number}>", 1).replace("</placeName>", f"</g{number}>", 1)
    pairs[numbered] = "<g0>14 июня 2018 года</g0>, <g2>Москва</g2>, <g1>Кремль</g1>"  # in another order
    translated(pairs, project)
    for name in ("talk.po", "talk.xlf"):
        path = project / "target" / name
        catalogue = read_catalogue(path.read_bytes(), name)
        assert len(catalogue.entries) == 24
        known = {one.key: pairs[one.source] for one in catalogue.entries if one.source in pairs}
        if name == "talk.xlf":
            known = {key: words for key, words in known.items() if "<" not in words} | dict.fromkeys(
                DATELINES, REORDERED
            )
        assert {one.key: one.translation for one in catalogue.entries if one.translation} == known
        assert not any(one.fuzzy for one in catalogue.entries)
        merged = xlate_program("merge", "talk.xml", path, "-o", f"{name}.xml")
        assert merged.returncode == 0
        assert f"{24 - len(known)} untranslated, {len(known)} translated" in merged.stderr
        valid = xlate_program("validate", "talk.xml", f"{name}.xml")
        assert (valid.returncode, valid.stderr) == (0, f"talk.xml: valid\n{name}.xml: valid\n")


def test_omegat_takes_translations_from_an_exported_memory(xlate_program: Run, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "kremlin-en-00seed.xml", tmp_path / "talk.xml")
    (tmp_path / "project" / "source").mkdir(parents=True)
    (tmp_path / "project" / "tm" / "auto").mkdir(parents=True)
    project = tmp_path / "project"
    assert xlate_program("export-po", "talk.xml", "-l", "ru", "-o", "project/source/talk.po").returncode == 0
    xliff = ("export-xliff", "talk.xml", "-l", "ru", "--copy-source", "-o", "project/source/talk.xlf")
    assert xlate_program(*xliff).returncode == 0
    memory = ("export-tmx", "talk.xml", "--translations", EXAMPLES / "ru.po", "-o", "project/tm/auto/talk.tmx")
    assert xlate_program(*memory).returncode == 0
    translated({}, project)
    given = read_catalogue((EXAMPLES / "ru.po").read_bytes(), "ru.po").entries
    known = {one.key: one.translation for one in given if one.translation and not one.fuzzy and "<" not in one.source}
    assert len(known) == 8
    for name in ("talk.po", "talk.xlf"):
        path = project / "target" / name
        catalogue = read_catalogue(path.read_bytes(), name)
        found = {one.key: one.translation for one in catalogue.entries if one.translation}
        assert found == known  # those with tags it offers, but does not fill in
