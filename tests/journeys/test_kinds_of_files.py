"""Every command with every kind of file: it is taken, or refused in one voice, whatever the file is called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

import xlate
from tests.conftest import EXAMPLES
from xlate.cli import cli
from xlate.files import Input
from xlate.formats.sniff import TRANSLATIONS, FileKind
from xlate.memory import read_pairs

SEED = EXAMPLES / "kremlin-en-00seed.xml"
RU = EXAMPLES / "ru.po"
TRANSLATED = "translated TEI"
"""what a merge makes: some commands take it where they take no source"""
Kind = FileKind | str

PAIRS: set[Kind] = {*TRANSLATIONS, TRANSLATED, FileKind.TMX, FileKind.MEMORY}
TEXTS: set[Kind] = {*TRANSLATIONS, TRANSLATED, FileKind.UNKNOWN}
TEI: set[Kind] = {FileKind.TEI, TRANSLATED}
COMMANDS: Mapping[str, Collection[Kind]] = {
    "to-tei {} -o new.xml": {FileKind.UNKNOWN},
    "ids {} -o new.xml": TEI,
    "validate {}": TEI,
    "lineage show {}": TEI,
    "lineage export {} -o new.csv": TEI,
    "lineage import seed.xml {} --by Me -o new.xml": {FileKind.LINEAGE_TABLE},
    "export-po {} -l fr -o new.po": TEI,
    "export-xliff {} -l fr -o new.xlf": TEI,
    "export-table {} -l fr -o new.csv": TEI,
    "export-tmx {} --translations ru.po -o new.tmx": TEI,
    "export-tmx seed.xml --translations {} -o new.tmx": {*TRANSLATIONS, FileKind.TMX},
    "export-xliff seed.xml -l ru --translations {} -o new.xlf": {*TRANSLATIONS, FileKind.TMX},
    "export-po seed.xml -l ru --memory {} -o new.po": PAIRS,
    "export-po seed.xml -l fr --reference en={} -o new.po": {FileKind.TEI, *TEXTS},
    "export-po seed.xml -l fr --reference ru={} -o new.po": TEXTS,
    "memory add new.tm {}": PAIRS,
    "memory add {} ru.po": {FileKind.MEMORY},
    "memory find {} words -l ru": PAIRS,
    "memory stats {}": PAIRS,
    "memory export {} -o new.tmx": PAIRS,
    "merge seed.xml {} -o new.xml": {*TRANSLATIONS, FileKind.TMX},
    "merge {} ru.po -o new.xml": TEI,
    "check {}": {*TRANSLATIONS, TRANSLATED},
    "check ru.po --source {}": TEI,
    "check ru.po --glossary {}": {FileKind.GLOSSARY},
    "status {}": {*TRANSLATIONS, TRANSLATED},
    "pretranslate {} --engine reverse --no-cache -o new.po": {FileKind.PO},
    "backtranslate {} --engine reverse --no-cache": set(TRANSLATIONS),
}
"""a command line with a place for the file, and the kinds that it takes"""
NAMES = {
    FileKind.TEI: "a.txt",
    TRANSLATED: "a.po",
    FileKind.PO: "a.txt",
    FileKind.XLIFF12: "a.xml",
    FileKind.XLIFF2: "a.xml",
    FileKind.TABLE: "a.txt",
    FileKind.WORKBOOK: "a.zip",
    FileKind.TMX: "a.xml",
    FileKind.MEMORY: "a.db",
    FileKind.MEMORY_TABLE: "a.csv",
    FileKind.LINEAGE_TABLE: "a.csv",
    FileKind.GLOSSARY: "a.csv",
    FileKind.UNKNOWN: "a.txt",
}
"""each file bears a name that does not tell its kind, or tells another"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Kind, bytes]:
    folder = tmp_path_factory.mktemp("kinds")
    memory = folder / "a.tm"
    xlate.add_to_memory(memory, RU, documents=[SEED])
    xlate.merge(SEED, RU, output=folder / "kremlin-en-00seed.ru.xml")
    return {
        FileKind.TEI: SEED.read_bytes(),
        TRANSLATED: (folder / "kremlin-en-00seed.ru.xml").read_bytes(),
        FileKind.PO: RU.read_bytes(),
        FileKind.XLIFF12: xlate.export_xliff(SEED, "ru", translations=RU, version="1.2").value.data,
        FileKind.XLIFF2: xlate.export_xliff(SEED, "ru", translations=RU, version="2.1").value.data,
        FileKind.TABLE: xlate.export_table(SEED, "ru", translations=RU).value.data,
        FileKind.WORKBOOK: xlate.export_table(SEED, "ru", translations=RU, form="xlsx").value.data,
        FileKind.TMX: xlate.export_memory(memory).value.data,
        FileKind.MEMORY: memory.read_bytes(),
        FileKind.MEMORY_TABLE: xlate.export_memory(memory, form="csv").value.data,
        FileKind.LINEAGE_TABLE: xlate.export_lineage(SEED).value,
        FileKind.GLOSSARY: "source,target\npresident,президент\n".encode(),
        FileKind.UNKNOWN: (EXAMPLES / "kremlin-en-00seed.txt").read_bytes(),
    }


@pytest.mark.parametrize("kind", NAMES, ids=lambda kind: str(getattr(kind, "name", kind)))
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_with_every_kind(
    command: str, kind: Kind, files: Mapping[Kind, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seed.xml").write_bytes(files[FileKind.TEI])
    Path("kremlin-en-00seed.xml").write_bytes(files[FileKind.TEI])
    Path("ru.po").write_bytes(files[FileKind.PO])
    Path(NAMES[kind]).write_bytes(files[kind])
    done = CliRunner().invoke(cli, [part.replace("{}", NAMES[kind]) for part in command.split()])
    if kind in COMMANDS[command]:
        assert (done.exit_code in (0, 1), "this is a" in done.stderr) == (True, False), done.stderr
        return
    assert done.exit_code == 2, done.stderr
    sniffed = FileKind.TEI if kind == TRANSLATED else kind
    assert isinstance(sniffed, FileKind)
    if sniffed is not FileKind.UNKNOWN:
        assert f"{NAMES[kind]}: this is {sniffed.noun}, not " in done.stderr or "no words in ru; give" in done.stderr
        assert "; " in done.stderr, "it says what to do"
    assert not list(tmp_path.glob("new.*"))


@pytest.mark.parametrize("kind", sorted(TRANSLATIONS - {FileKind.PO}, key=str), ids=lambda kind: kind.name)
def test_every_translators_file_gives_the_same_pairs_and_the_same_reference(
    kind: FileKind, files: Mapping[Kind, bytes], tmp_path: Path
) -> None:
    """Those of the PO file that it was made of."""
    pairs = []
    for name, data in (("po.txt", files[FileKind.PO]), ("other.txt", files[kind])):
        memory = tmp_path / f"{name}.tm"
        xlate.add_to_memory(memory, Input(data, name), documents=[SEED])
        found = read_pairs(memory)
        assert found
        pairs.append({(one.source, one.target, one.key, one.speaker, one.lineage, one.state) for one in found})
    assert pairs[0] == pairs[1]
    made = [xlate.export_po(SEED, "ko", references={"ru": Input(files[one], "a")}) for one in (FileKind.PO, kind)]
    notes = [[line for line in one.value.data.decode().splitlines() if "(ru)" in line] for one in made]
    assert notes[0] == notes[1] != []
