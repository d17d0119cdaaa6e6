"""PO files that real gettext is content with, and PO files as real gettext writes them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

import xlate
from tests.conftest import EXAMPLES, ROOT
from xlate.text import comparison_key

TEI_FILE = EXAMPLES / "kremlin-en-00seed.xml"
PO_FILE = EXAMPLES / "ru.po"


def gettext(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool of gettext; it must be there (make test installs it)."""
    return subprocess.run([str(a) for a in arguments], check=False, capture_output=True, encoding="utf-8")


def test_gettext_is_installed() -> None:
    assert all(shutil.which(tool) for tool in ("msgfmt", "msgmerge", "msgcat", "msgattrib", "msgfilter"))


@pytest.mark.parametrize("language", ["ru", "ko", "de", "pt-BR", "zh-Hant", "ar", "cy", "ja", "uk"])
def test_msgfmt_is_content_with_a_fresh_catalogue(language: str, tmp_path: Path) -> None:
    path = tmp_path / "new.po"
    xlate.export_po(TEI_FILE, language, output=path)
    done = gettext("msgfmt", "-c", "-v", "-o", tmp_path / "new.mo", path)
    assert (done.returncode, done.stderr.strip()) == (0, "0 translated messages, 24 untranslated messages.")


def test_msgfmt_is_content_with_the_example() -> None:
    done = gettext("msgfmt", "-c", "-v", "-o", "/dev/null", PO_FILE)
    assert done.returncode == 0
    assert done.stderr.strip() == "10 translated messages, 1 fuzzy translation, 13 untranslated messages."


def test_msgmerge_keeps_every_translation_of_an_edited_transcript(tmp_path: Path) -> None:
    """Stable ids: one paragraph inserted and one edited must not pair anything wrongly."""
    text = (EXAMPLES / "kremlin-en-00seed.txt").read_text(encoding="utf-8")
    edited = text.replace("Welcome!", "Welcome indeed!\n\nA new paragraph.")
    assert edited != text
    new_tei = tmp_path / "new.xml"
    xlate.to_tei(xlate.Input(edited.encode(), "new.txt"), speaker_languages={"Kim Yong-nam": "ko"}, output=new_tei)
    template = tmp_path / "new.po"
    xlate.export_po(new_tei, "ru", output=template)
    done = gettext("msgmerge", "--previous", "-o", tmp_path / "merged.po", PO_FILE, template)
    assert done.returncode == 0, done.stderr
    merged = xlate.merge(new_tei, tmp_path / "merged.po", fuzzy="use")
    assert merged.value.states["translated"] == 9  # type: ignore[index]  # a StrEnum is its string
    assert not any(finding.code == "XL401" for finding in merged.findings)


def test_our_own_update_of_an_edited_transcript(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    shutil.copy(PO_FILE, path)
    tei = TEI_FILE.read_text(encoding="utf-8")
    changed = tei.replace(">Thank you very much.<", ">Thank you so very much.<")  # the id is kept, as --update will
    changed = changed.replace("\u2019", "'")
    exported = xlate.export_po(xlate.Input(changed.encode(), "kremlin-en-00seed.xml"), "ru", output=path)
    assert [finding.code for finding in exported.findings] == ["XL412"]
    done = gettext("msgfmt", "-c", "-v", "-o", "/dev/null", path)
    assert done.stderr.strip() == "9 translated messages, 2 fuzzy translations, 13 untranslated messages."
    assert '#| msgid "Thank you very much."' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("tool", ["itstool", "xgettext"])
def test_other_tools_find_the_same_units_by_the_its_rules(tool: str, tmp_path: Path) -> None:
    rules, out = ROOT / "schemas" / "xlate.its", tmp_path / "talk.pot"
    options: dict[str, tuple[str | Path, ...]] = {
        "itstool": ("itstool", "-i", rules, "-o", out, TEI_FILE),
        "xgettext": ("xgettext", f"--its={rules}", "--no-wrap", "-o", out, TEI_FILE),
    }
    done = gettext(*options[tool])
    assert (done.returncode, done.stderr) == (0, "")
    theirs = {entry.msgctxt: entry.msgid for entry in polib.pofile(out.read_text(encoding="utf-8"))}
    ours = polib.pofile(xlate.export_po(TEI_FILE, "ko").value.data.decode())
    assert set(theirs) == {entry.msgctxt for entry in ours}
    plain = [entry for entry in ours if "<" not in entry.msgid and "&" not in entry.msgid]
    assert len(plain) == 21
    assert all(comparison_key(theirs[entry.msgctxt]) == comparison_key(entry.msgid) for entry in plain)
