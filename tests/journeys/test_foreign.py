"""Twenty files as other people encode, through every command: what they say stays, and what is written is valid."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import polib
import pytest
from lxml import etree

from tests.conftest import ROOT
from xlate import add_ids, export_po, merge
from xlate.errors import RecordError
from xlate.findings import Severity
from xlate.model.lineage_query import Query, way
from xlate.revision.correction import Correction, Selection
from xlate.workflow.edition import edition
from xlate.workflow.lineage import clear_lineage, init_lineage, set_lineage, strip_lineage, survey
from xlate.workflow.lineage_tables import export_prov
from xlate.workflow.merge import merge_parallel
from xlate.workflow.validate import validate

FOLDER = ROOT / "tests" / "data" / "foreign"
FILES = sorted({path.stem for path in FOLDER.glob("*.xml")} - {"included_part", "latin1"})
ALL = Selection(everything=True)
ID = re.compile(r' xml:id=([\'"])[a-z]-[a-z2-7]{8}(-\d+)?\1')


class Journey:
    """One file on its way."""

    def __init__(self, folder: Path, name: str, tei_all: etree.RelaxNG) -> None:
        self.folder = folder
        self.tei_all = tei_all
        for part in (name, "included_part"):
            (folder / f"{part}.xml").write_bytes((FOLDER / f"{part}.xml").read_bytes())
        self.path = folder / f"{name}.xml"

    def path_of(self, data: bytes, name: str) -> Path:
        """A file next to the first, valid for TEI and for `xlate validate`."""
        path = self.folder / name
        path.write_bytes(data)
        root = etree.fromstring(data)
        if b"xi:include" not in data:
            assert self.tei_all.validate(root), self.tei_all.error_log.last_error
        found = validate(path).findings
        assert [str(one) for one in found if one.severity is not Severity.INFO] == []
        return path

    def catalogue(self, source: Path, name: str, mark: str) -> Path:
        """A catalogue in which all units are translated, sound for gettext."""
        path = self.folder / name
        export_po(source, "eo", output=path)
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for entry in catalogue:
            entry.msgstr = f"{mark}{entry.msgid}"
        catalogue.metadata["Last-Translator"] = f"{mark[1]} <{mark[1]}@example.org>"
        catalogue.save()
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=False, capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")
        return path


@pytest.mark.parametrize("standoff", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_a_foreign_file_goes_the_whole_way(name: str, standoff: bool, tmp_path: Path, tei_all: etree.RelaxNG) -> None:
    on_its_way = Journey(tmp_path, name, tei_all)
    path, before = on_its_way.path, on_its_way.path.read_bytes()
    named = add_ids(path, output=path).value.data
    assert ID.sub("", named.decode()) == ID.sub("", before.decode())
    on_its_way.path_of(named, path.name)

    declared = init_lineage(path, standoff=standoff, output=path).value
    on_its_way.path_of(declared, path.name)
    said = set_lineage(path, ALL, Correction("Ann", spoken="ja", relays=("ko",), agents=("Li",)), output=path).value
    source = on_its_way.path_of(said.data, path.name)
    rows = survey(source).value
    assert rows
    assert {one.unit.key for one in rows} == set(said.segments) & {one.unit.key for one in rows}
    assert all(
        Query(spoken=frozenset({"ja"}), via=frozenset({"ko"}), agents=frozenset({"li"})).matches(one) for one in rows
    )
    if standoff:
        text = re.compile(rb"<(?:tei:)?text[ >].*", re.DOTALL)
        assert text.findall(said.data) == text.findall(named), "not one byte of the text"
    assert clear_lineage(source, ALL).value.data == declared
    assert strip_lineage(source).value == named
    export_prov(source)

    target = tmp_path / f"{name}.eo.xml"
    merged = merge(source, on_its_way.catalogue(source, "eo.po", "§A"), output=target)
    assert merged.value.data is not None
    on_its_way.path_of(merged.value.data, target.name)
    ways = [way(one.unit.lineage) for one in survey(target).value]
    assert [each.removesuffix(" → eo").startswith("ja → ko → ") for each in ways] == [True] * len(rows)
    again = merge(target, tmp_path / "eo.po").value.data
    assert again == merged.value.data
    plain = strip_lineage(target).value
    on_its_way.path_of(plain, "plain.xml")
    assert re.search(rb"[\"' ](#(lin|st|hop|ag|v|rel)\.|src:)", plain) is None

    second = tmp_path / f"{name}.eo.2.xml"
    newer = merge(target, on_its_way.catalogue(source, "eo.2.po", "§B"), new_version=True, output=second).value.data
    assert newer is not None
    on_its_way.path_of(newer, second.name)
    assert re.sub(rb"\xc2\xa7.|[.]2(?=\")", b"", strip_lineage(second).value) == re.sub(rb"\xc2\xa7.", b"", plain)
    if b"<group>" not in named:
        parallel = merge_parallel(source, [tmp_path / "eo.po"]).value[0].data
        assert parallel is not None
        on_its_way.path_of(parallel, "parallel.xml")
    edition([source, target, second], tmp_path / "pages")


def test_a_file_in_another_encoding_is_read_and_edited_only_as_unicode(tmp_path: Path) -> None:
    """An edit in ISO 8859-1 could not say what Unicode can."""
    path = tmp_path / "latin1.xml"
    path.write_bytes((FOLDER / "latin1.xml").read_bytes())
    with pytest.raises(RecordError, match="convert it first"):
        add_ids(path)
    unicode = path.read_bytes().decode("latin-1").replace("ISO-8859-1", "UTF-8")
    path.write_bytes(unicode.encode())
    named = add_ids(path, output=path).value.data
    assert ID.sub("", named.decode()) == unicode, "the ends of lines too"
    path.write_bytes(named.decode().replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    assert [one.unit.source for one in survey(path).value] == ["Não há coração.", "É ção — só."]
    catalogue = polib.pofile(export_po(path, "de").value.data.decode())
    assert [entry.msgid for entry in catalogue] == ["Não há coração.", "É ção — só."]
