"""What the tools of gettext do to a translation on purpose, and what a merge makes of it."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

import xlate
from tests.tools.potools import CHECKED, FUZZY, LANGUAGES, TEI_FILE, body, merged_body, prepare, run_tools, units
from tests.tools.test_msgfmt import gettext


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "command", ["msgattrib --translated --no-fuzzy -o {out} {po}", "msgattrib --no-fuzzy -o {out} {po}"]
)
def test_a_subset_merges_what_it_has(command: str, language: str, tmp_path: Path) -> None:
    po, out = prepare(tmp_path, language)
    run_tools(command, po, out)
    merged = xlate.merge(TEI_FILE, out, fuzzy="use")
    assert [finding.code for finding in merged.findings] == ["XL408"]
    assert body(merged.value.data) == merged_body(po, fuzzy="source")


def test_msgattrib_takes_the_fuzzy_flag_away(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    run_tools("msgattrib --clear-fuzzy --clear-previous -o {out} {po}", po, out)
    merged = xlate.merge(TEI_FILE, out)
    assert merged.findings == ()
    assert merged.value.states["translated"] == 21  # type: ignore[index]  # a StrEnum is its string
    words = units(merged.value.data)
    assert words[FUZZY] == "Спасибо."


def test_msgattrib_makes_everything_fuzzy(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    run_tools("msgattrib --set-fuzzy -o {out} {po}", po, out)
    merged = xlate.merge(TEI_FILE, out)
    assert [finding.code for finding in merged.findings] == ["XL406"] * 22
    assert xlate.merge(TEI_FILE, out, fuzzy="use").value.states["fuzzy"] == 22  # type: ignore[index]


def test_msgfilter_changes_words_and_nothing_else(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    run_tools("msgfilter --keep-header -i {po} -o {out} sed -e 's/Корейск/КОРЕЙСК/g'", po, out)
    before, after = merged_body(po, "use"), merged_body(out, "use")
    assert before.count("Корейск") == 4
    assert after == before.replace("Корейск", "КОРЕЙСК")


def test_msgfilter_that_breaks_tags_is_found_out(tmp_path: Path) -> None:
    """A filter that transliterates or upcases changes tags too; msgfmt does not mind, the merge does."""
    po, out = prepare(tmp_path, "ru")
    run_tools("msgfilter --keep-header -i {po} -o {out} sed -e 's/[a-z]/\\U&/g'", po, out)
    assert gettext("msgfmt", "-c", "-o", "/dev/null", out).returncode == 0
    refused = [finding for finding in xlate.merge(TEI_FILE, out).findings if finding.code != "XL406"]
    assert [(finding.code, finding.message.split(":")[0]) for finding in refused] == [
        ("XL405", CHECKED),
        ("XL405", "l-ksi4c4yg"),
        ("XL405", "d-nq5cu4mp-2"),
    ]


def test_msgen_fills_in_the_source_text(tmp_path: Path) -> None:
    po, out = prepare(tmp_path, "ru")
    run_tools("msgen -o {out} {po}", po, out)
    merged = xlate.merge(TEI_FILE, out, fuzzy="use")
    assert [finding.code for finding in merged.findings] == ["XL406"]
    assert merged.value.states["untranslated"] == 0  # type: ignore[index]
    words, source = units(merged.value.data), units(TEI_FILE.read_bytes())
    assert words["s-ual7dkhs"] == source["s-ual7dkhs"]
    assert words["s-veib4f6x"] == "Господин Председатель, друзья, я рад вас видеть."


def test_msgconv_to_an_older_charset(tmp_path: Path) -> None:
    """KOI8-R has no typographic quotation marks and no arrows: msgconv stops there. Windows-1251 lacks the arrows."""
    po, out = prepare(tmp_path, "ru")
    refused = gettext("msgconv", "-t", "KOI8-R", "-o", out, po)
    assert (refused.returncode, out.exists()) == (1, False)
    bare = re.sub(r"(?m)^#\. .*\n", "", po.read_text(encoding="utf-8"))
    (tmp_path / "tool" / "bare.po").write_text(bare, encoding="utf-8")
    run_tools("msgconv -t CP1251 -o {out} {dir}/bare.po", po, out)
    assert b"charset=CP1251" in out.read_bytes()
    assert merged_body(out, "use") == merged_body(po, "use")
    run_tools("msgconv -t UTF-8 -o {dir}/back.po {out}", po, out)
    assert merged_body(out.parent / "back.po", "use") == merged_body(po, "use")


def test_msgcat_of_two_translators_who_differ(tmp_path: Path) -> None:
    """msgcat marks what differs as fuzzy and puts both in, between lines of ``#-#-#``: nobody should print that."""
    po, out = prepare(tmp_path, "ru")
    other = tmp_path / "tool" / "other.po"
    other.write_text(
        po.read_text(encoding="utf-8").replace('"Большое спасибо."', '"Спасибо большое!"'), encoding="utf-8"
    )
    run_tools("msgcat -o {out} {po} {dir}/other.po", po, out)
    assert "#-#-#-#-#  other.po" in out.read_text(encoding="utf-8")
    merged = xlate.merge(TEI_FILE, out)
    assert [(finding.code, finding.message.split(":")[0]) for finding in merged.findings] == [
        ("XL419", "s-dhx6vuyc"),
        ("XL406", FUZZY),
    ]
    assert "#-#" not in body(xlate.merge(TEI_FILE, out, fuzzy="use").value.data)
    run_tools("msgcat --use-first -o {out} {po} {dir}/other.po", po, out)
    assert merged_body(out) == merged_body(po)


@pytest.mark.parametrize("language", LANGUAGES)
def test_msgcat_puts_two_halves_together(language: str, tmp_path: Path) -> None:
    """Each translator did every other entry. A fuzzy one of the second is lost where the first has an empty one."""
    po, out = prepare(tmp_path, language)
    for name, left in (("odd", 0), ("even", 1)):
        half = polib.pofile(str(po), wrapwidth=0)
        for entry in half[left:24:2]:
            entry.msgstr, entry.previous_msgid, entry.flags = "", None, []
        half.save(str(out.parent / f"{name}.po"))
    run_tools("msgcat --use-first -o {out} {dir}/odd.po {dir}/even.po", po, out)
    assert merged_body(out, "use") == merged_body(po, "use")
    run_tools("msgcat --use-first -o {out} {dir}/even.po {dir}/odd.po", po, out)
    assert merged_body(out, "use") == merged_body(po, "source")
