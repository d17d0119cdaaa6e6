"""Write the entries of the translations of the pages anew, from code and templates: ``python -m tests.make_locale``.

Translations that are there are kept; a text that has changed is marked fuzzy, with its old translation.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from tests.conftest import ROOT

PACKAGES = (ROOT / "xlate" / "pages", ROOT / "xlate" / "desk")
LOCALE = ROOT / "xlate" / "pages" / "locale"
KEYWORDS = {"_": None, "gettext": None, "mark": None, "ngettext": (1, 2), "mark_plural": (1, 2)}
OPTIONS = {"**/templates/**.js": {"parse_template_string": "true"}}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.js", "javascript")]


def texts(packages: tuple[Path, ...] = PACKAGES) -> Catalog:
    """All texts of code and templates, in their order."""
    catalogue = Catalog()
    for package in filter(Path.is_dir, packages):
        name = package.relative_to(ROOT).as_posix()
        for file, _, text, comments, context in extract_from_dir(package, METHODS, OPTIONS, KEYWORDS):
            if text:
                catalogue.add(text, None, [(f"{name}/{file}", 0)], auto_comments=comments, context=context)
    return catalogue


def updated(path: Path) -> bytes:
    """A file of translations with the entries that it should have."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.update(texts(), update_creation_date=False)
    stream = io.BytesIO()
    write_po(stream, catalogue, width=120, ignore_obsolete=True, include_lineno=False)
    return stream.getvalue()


def main() -> None:
    """Write them."""
    for path in sorted(LOCALE.glob("*.po")):
        path.write_bytes(updated(path))


if __name__ == "__main__":
    main()
