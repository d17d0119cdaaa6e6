"""What the tools of translate-toolkit find, count, filter and convert, and what a merge makes of it."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import polib
import pytest
from lxml import etree

import xlate
from tests.tools.potools import (
    CHECKED,
    LANGUAGES,
    MACHINE_MADE,
    TEI_FILE,
    comments,
    merged_body,
    prepare,
    read,
    run_tools,
    units,
)
from xlate.errors import InputError
from xlate.workflow.status import status


@pytest.mark.parametrize(("language", "found"), [("ru", ["d-nq5cu4mp-2"]), ("ar", [CHECKED]), ("ja", [])])
def test_pofilter_minds_the_order_of_tags(language: str, found: list[str], tmp_path: Path) -> None:
    """It finds tags that are missing, as xlate does; and tags in another order, which xlate allows."""
    po, out = prepare(tmp_path, language)
    run_tools("pofilter --test=xmltags {po} {out}", po, out)
    assert out.exists() == bool(found)
    if found:
        assert [(e.msgctxt, e.tcomment.splitlines()[-1]) for e in read(out)] == [
            (key, "(pofilter) xmltags: Different XML tags") for key in found
        ]
        merged = xlate.merge(TEI_FILE, out)
        assert [finding.code for finding in merged.findings] == ["XL408"]
        assert units(merged.value.data)[found[0]] == units(xlate.merge(TEI_FILE, po).value.data)[found[0]]


def test_pofilter_and_the_merge_find_the_same_broken_tags(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ja")
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace("<placeName>モスクワ</placeName>", "モスクワ"), encoding="utf-8")
    run_tools("pofilter --test=xmltags {po} {out}", po, out)
    assert [entry.msgctxt for entry in read(out)] == [CHECKED]
    refused = [finding for finding in xlate.merge(TEI_FILE, po).findings if finding.code == "XL405"]
    assert [finding.message.split(":")[0] for finding in refused] == [CHECKED]


def test_pogrep_finds_entries_that_merge(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    run_tools("pogrep --search=comment xlate-mt {po} {out}", po, out)
    assert out.read_text(encoding="utf-8").count('"Language: ru\\n"') == 2, "it writes a header with comments twice"
    merged = xlate.merge(TEI_FILE, out)
    assert [finding.code for finding in merged.findings] == ["XL408"]
    assert units(merged.value.data)[MACHINE_MADE] == units(xlate.merge(TEI_FILE, po).value.data)[MACHINE_MADE]
    assert merged.value.states["postedited"] == 1  # type: ignore[index]


def test_poconflicts_shows_what_one_source_became_and_pomerge_takes_the_correction(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    (out.parent / "conflicts").mkdir()
    run_tools("poconflicts {po} {dir}/conflicts", po, out)
    (conflict,) = (out.parent / "conflicts").iterdir()
    assert [entry.msgctxt for entry in read(conflict)] == [CHECKED, "d-nq5cu4mp-2"]
    corrected = conflict.read_text(encoding="utf-8").replace("14 июня", "четырнадцатого июня")
    (out.parent / "corrected.po").write_text(corrected, encoding="utf-8")
    run_tools("pomerge -t {po} -i {dir}/corrected.po -o {out}", po, out)
    assert merged_body(out, "use") == merged_body(po, "use").replace("14 июня", "четырнадцатого июня")


def test_pocount_counts_what_status_counts(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    (theirs,) = csv.DictReader(run_tools("pocount --csv {po}", po, out).splitlines())
    ours = status(po).value.statistics
    assert (ours.translated.messages, ours.fuzzy.messages, ours.untranslated.messages) == (21, 1, 2)
    assert [theirs[f"{state} Messages"] for state in ("Translated", "Fuzzy", "Untranslated")] == ["21", "1", "2"]
    # to pocount, Yong-nam is two words
    plain = "\n".join(re.sub(r"<[^>]*>", "", entry.msgid) for entry in polib.pofile(str(po)).translated_entries())
    hyphens = len(re.findall(r"\w-(?=\w)", plain))
    assert int(theirs["Translated Source Words"]) - ours.translated.words == hyphens == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_po2tmx_keeps_ids_and_words(language: str, tmp_path: Path) -> None:
    po, out = prepare(tmp_path, language)
    run_tools(f"po2tmx --language={language} {{po}} {{dir}}/talk.tmx", po, out)
    found = {}
    for pair in etree.parse(out.parent / "talk.tmx").iter("tu"):
        source, target = pair.iter("seg")
        found[pair.findtext("prop[@type='x-context']")] = (source.text, target.text)
    expected = {e.msgctxt: (e.msgid, e.msgstr) for e in polib.pofile(str(po)).translated_entries()}
    assert found == expected


def test_po2xliff_loses_the_ids_and_the_merge_says_so(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    run_tools("po2xliff {po} {dir}/ru.xlf; xliff2po {dir}/ru.xlf {out}", po, out)
    with pytest.raises(InputError, match="none of its entries is a unit of"):
        xlate.merge(TEI_FILE, out)


def test_pocommentclean_takes_the_comments_away(tmp_path: Path) -> None:
    """It works in place. Machine text is no longer known as such: the docs warn of it."""
    po, out = prepare(tmp_path, "ru")
    shutil.copy(po, out)
    run_tools("pocommentclean {dir}", po, out)
    assert comments(out) == {}
    cleaned, before = merged_body(out, "use"), merged_body(po, "use")
    assert (before.count("#hop.ru.mtpe"), cleaned.count("#hop.ru.mtpe")) == (1, 0)
    assert units(xlate.merge(TEI_FILE, out).value.data)[MACHINE_MADE] in cleaned
