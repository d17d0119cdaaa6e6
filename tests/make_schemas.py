"""Make xlate.rng, xlate.sch and the reference page from the ODD: ``make schemas``. A test checks that they are current.

``schemas/xlate.odd`` says how xlate restricts TEI. This reads the part of ODD that is used there, over TEI's own
declarations of attributes and datatypes in ``tests/data/tei-p5.xml``, and makes what the TEI Stylesheets would make.
``python -m tests.make_schemas --tei p5subset.xml 4.12.0`` takes those declarations anew from that release of TEI.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree

from tests.conftest import ROOT
from tests.odd import Odd, trim
from tests.odd_outputs import reference_page, relax_ng, schematron

ODD = ROOT / "schemas" / "xlate.odd"
DECLARATIONS = ROOT / "tests" / "data" / "tei-p5.xml"


def outputs() -> dict[Path, str]:
    """What each file that is made from the ODD should hold."""
    odd = Odd(etree.parse(ODD).getroot(), etree.parse(DECLARATIONS).getroot())
    return {
        ROOT / "schemas" / "xlate.rng": relax_ng(odd),
        ROOT / "schemas" / "xlate.sch": schematron(odd),
        ROOT / "docs" / "tei-reference.md": reference_page(odd),
    }


def main(arguments: list[str]) -> None:
    """Write the files."""
    if arguments[:1] == ["--tei"]:
        DECLARATIONS.write_bytes(trim(etree.parse(arguments[1]).getroot(), edition=arguments[2]))
    for path, text in outputs().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
