"""What the tests of exchange formats share: units, packages, published schemas, and a translator who is a script."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from tests.conftest import ROOT
from tests.teitext import segments
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.export_units import ExportDocument, as_codes, prepare_units
from xlate.exchange.po import read_po, write_po
from xlate.exchange.table import read_csv, read_xlsx, write_csv, write_xlsx
from xlate.exchange.xliff import read_xliff, write_xliff2, write_xliff12
from xlate.model.unit import Unit
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record

SCHEMAS = ROOT / "tests" / "data" / "schemas"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
XLIFF12 = "{urn:oasis:names:tc:xliff:document:1.2}"
XLIFF2 = "{urn:oasis:names:tc:xliff:document:2.0}"


class _XmlSchema(etree.Resolver):
    """Both schemas of XLIFF import that of the namespace xml from the net; here it is."""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # noqa: ARG002
        if system_url is None or not system_url.endswith("xml.xsd"):
            return None
        return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context)


def published(name: str) -> etree.XMLSchema | etree.DTD:
    """A published schema."""
    if name.endswith(".dtd"):
        return etree.DTD(str(SCHEMAS / name))
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_XmlSchema())
    return etree.XMLSchema(etree.parse(SCHEMAS / name, parser))


def entry(key: str, source: str, translation: str, *, fuzzy: bool = False, comment: str = "") -> Entry:
    return Entry(key, source, translation, fuzzy=fuzzy, plural=False, line=0, comment=comment)


def package(*entries: Entry, language: str = "ru") -> ExportDocument:
    """Units s0, s1, ... with these sources and translations."""
    record = Record.read(segments([one.source for one in entries]), "test.xml")
    keyed = [Entry(f"s{n}", e.source, e.translation, e.fuzzy, e.plural, n, e.comment) for n, e in enumerate(entries)]
    catalogue = Catalogue("given.po", language, "A. Translator", None, tuple(keyed))
    units = extract_units(record).value
    return as_codes(prepare_units(units, ExportDocument("test.xml", "en", language, ()), None, catalogue).value).value


def prepared(units: Sequence[Unit], old: Catalogue, file: str = "a.xml") -> ExportDocument:
    """Units with the translations of an older file, for a format with codes."""
    return as_codes(prepare_units(units, ExportDocument(file, "en", "ru", ()), old).value).value


WRITERS: dict[str, tuple[Callable[[ExportDocument], bytes], Callable[[bytes, str], Catalogue]]] = {
    "xliff 1.2": (lambda made: write_xliff12(made, NOW), read_xliff),
    "xliff 2.1": (lambda made: write_xliff2(made, NOW), read_xliff),
    "csv": (write_csv, read_csv),
    "po": (lambda made: write_po(made, NOW), read_po),
    "xlsx": (write_xlsx, read_xlsx),
}


def translate_xliff12(path: Path) -> None:
    """Translate a file as a CAT tool does: copy the source with its codes, and write words before it."""
    tree = etree.parse(path)
    for unit in tree.iter(f"{XLIFF12}trans-unit"):
        source = unit.find(f"{XLIFF12}source")
        assert source is not None
        target = copy.deepcopy(source)
        target.tag = f"{XLIFF12}target"
        target.attrib.clear()
        target.set("state", "translated")
        target.text = f"Перевод: {target.text or ''}"
        for code in target.iter(f"{XLIFF12}g", f"{XLIFF12}x"):  # tools keep the id alone
            for name in set(code.attrib) - {"id"}:
                del code.attrib[name]
        source.addnext(target)
    tree.write(path, encoding="utf-8", xml_declaration=True)


def translate_xliff2(path: Path) -> None:
    """The same for XLIFF 2."""
    tree = etree.parse(path)
    for segment in tree.iter(f"{XLIFF2}segment"):
        source = segment.find(f"{XLIFF2}source")
        assert source is not None
        target = copy.deepcopy(source)
        target.tag = f"{XLIFF2}target"
        target.text = f"Перевод: {target.text or ''}"
        source.addnext(target)
        segment.set("state", "translated")
    tree.write(path, encoding="utf-8", xml_declaration=True)
