"""A translator's PO file, sent through real tools, and what stands in the files that come of it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import polib
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, ROOT

TEI_FILE = EXAMPLES / "kremlin-en-00seed.xml"
DATA = ROOT / "tests" / "data" / "tools"
LANGUAGES = ("ru", "ar", "ja")
"""one that breaks lines at spaces, one from right to left, one that breaks lines anywhere"""
FUZZY = "s-jchhegz4"
MACHINE_MADE = "s-r3lkizyx"
CHECKED = "d-nq5cu4mp"
OLD_SOURCE = "Thank you very much, Mr Chairman."


def prepare(folder: Path, language: str) -> tuple[Path, Path]:
    """The file of a translator into a language, brought up to date as usual, and where a tool is to write its own."""
    po, out = folder / "translator" / f"{language}.po", folder / "tool" / f"{language}.po"
    for path in (po, out):
        path.parent.mkdir(exist_ok=True)
    shutil.copy(DATA / f"{language}.po", po)
    assert xlate.export_po(TEI_FILE, language, output=po).findings == ()
    return po, out


def run_tools(commands: str, po: Path, out: Path) -> str:
    """Run commands that read one file and write another; each must succeed. What the last one printed.

    In a command, {po} is the translator's file, {new} a fresh export, as a template, {out} what the tool is to write,
    {dir} its folder.
    """
    new = out.parent / "new.po"
    if "{new}" in commands:
        xlate.export_po(TEI_FILE, po.stem, output=new)
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    printed = b""
    for command in commands.split(";"):
        words = [word.format(po=po, out=out, new=new, dir=out.parent) for word in shlex.split(command)]
        program = shutil.which(words[0], path=beside)
        assert program, f"{words[0]} is not installed"
        done = subprocess.run([program, *words[1:]], check=False, capture_output=True, cwd=out.parent)
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        printed = done.stdout
    return printed.decode()


def read(path: Path) -> polib.POFile:
    """A PO file, read by other eyes than those of xlate; gettext makes UTF-8 of it."""
    done = subprocess.run(["msgconv", "-t", "UTF-8", path], check=True, capture_output=True)
    return polib.pofile(done.stdout.decode())


def comments(path: Path) -> dict[str, list[str]]:
    return {entry.msgctxt: entry.tcomment.splitlines() for entry in read(path) if entry.tcomment and not entry.obsolete}


def body(data: bytes | None) -> str:
    assert data is not None
    return data.decode().partition("</teiHeader>")[2]


def units(data: bytes | None) -> dict[str, str]:
    """xml:id -> the words and the markup of what stands in a TEI file."""
    assert data is not None
    tree = etree.fromstring(data)
    key = "{http://www.w3.org/XML/1998/namespace}id"
    return {e.get(key, ""): "".join(e.itertext()) for e in tree.iter(etree.Element) if e.get(key)}


def merged_body(po: Path, fuzzy: str = "source") -> str:
    return body(xlate.merge(TEI_FILE, po, fuzzy=fuzzy).value.data)
