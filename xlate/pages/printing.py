"""A transcript as a document to print: a page of HTML for paper, and a PDF made of it by WeasyPrint.

WeasyPrint needs the libraries of Pango, which pip does not install. It is given the page and nothing else: whatever it
would fetch is refused.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from xlate.errors import InputError
from xlate.pages.html import citation_of, ways_of
from xlate.pages.interface import gettext as _
from xlate.pages.theme import Theme
from xlate.pages.transcript import Language, Legend, Row, Transcript
from xlate.pages.ways import KIND_MEANINGS, KIND_NAMES

__all__ = ["UNFINISHED", "Printed", "count_unfinished", "legend_of", "maker_of", "pdf_file", "printed_page"]

UNFINISHED = ("untranslated", "mt", "fuzzy", "stale")
"""states that a reader is told of"""
_FOUR_LINES = 400
"""characters that they hold, if there is one column"""
_OR_A_BROWSER = "; or print the page of --format html from a browser"
_HOW_TO_INSTALL = f"PDF is made by WeasyPrint, which is not there: pip install 'xlate-tei[pdf]'{_OR_A_BROWSER}"
_HOW_TO_INSTALL_PANGO = (
    "WeasyPrint does not find Pango, with which it sets letters: on Debian or Ubuntu apt-get install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0, on macOS brew install pango, on Windows the package pango of MSYS2, with "
    f"its folder in WEASYPRINT_DLL_DIRECTORIES{_OR_A_BROWSER}"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A document to print."""

    data: bytes
    unfinished: dict[str, int]
    """name of a state -> units that are in it, and are marked so"""


def printed_page(
    transcript: Transcript,
    languages: Sequence[Language],
    theme: Theme,
    lineage: Literal["notes", "margin", "none"] = "notes",
) -> Printed:
    """The page of a transcript for paper, as HTML.

    Args:
        transcript: what it shows.
        languages: those of the transcript that it shows, in columns.
        theme: what it looks like.
        lineage: ``none``: it is not said how the words came.
    """
    titles = [(language, text) for language, text in transcript.titles if language in languages]
    titles = titles or list(transcript.titles[:1])
    values = {
        "page": transcript,
        "languages": languages,
        "titles": [(language, text or transcript.stem) for language, text in titles],
        "title": titles[0][1] or transcript.stem,
        "author": maker_of(transcript, languages[-1]),
        "citation": citation_of(transcript),
        "legend": legend_of(transcript, languages),
        "contents": [row for turn in transcript.turns for row in turn.rows if row.kind == "heading"],
        "told": ways_of(transcript, languages) if lineage != "none" else {},
        "lineage": lineage,
        "unfinished": UNFINISHED,
        "is_long": partial(_is_long, most=_FOUR_LINES // len(languages)),
    }
    return Printed(theme.render("print.html", [], values, style="print.css"), count_unfinished(transcript, languages))


def _is_long(row: Row, most: int) -> bool:
    """True if a row may be divided between two pages: some of its words have more characters than this."""
    return any(sum(len(run.text) for run in cell.runs) > most for cell in row.cells)


def legend_of(transcript: Transcript, languages: Sequence[Language]) -> Sequence[Legend]:
    """The classes of the words that are shown: those of the source text, or of a translation that stands alone."""
    if transcript.languages[0] in languages:
        return transcript.kinds
    rows = (row for turn in transcript.turns for row in turn.rows)
    numbers = Counter(cell.kind for row in rows for cell in row.cells if cell.language == languages[0])
    return [
        Legend(str(kind), _(name), _(KIND_MEANINGS[kind]), numbers[str(kind)])
        for kind, name in KIND_NAMES.items()
        if numbers[str(kind)]
    ]


def pdf_file(page: bytes) -> bytes:
    """A PDF of a page, tagged so that it can be read aloud (PDF/UA).

    Args:
        page: as `printed_page` makes it.

    Raises:
        InputError: WeasyPrint or Pango is not there; the message says what to do.
    """
    try:
        import weasyprint
    except ImportError:
        raise InputError(_HOW_TO_INSTALL) from None
    except OSError:
        raise InputError(_HOW_TO_INSTALL_PANGO) from None
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)  # a property that it does not know, tables of fonts
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=(), allow_redirects=False)  # no file either
    document = weasyprint.HTML(string=page.decode(), url_fetcher=fetcher)
    data: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return data


def maker_of(transcript: Transcript, language: Language) -> str:
    """Who translated, first who translated most, without machines; else who made most of it, or published it."""
    rows = (row for turn in transcript.turns for row in turn.rows)
    cells = [cell for row in rows for cell in row.cells if cell.language == language and cell.maker]
    makers = Counter(cell.maker for cell in cells if not cell.state).most_common()
    makers = makers or Counter(cell.maker for cell in cells).most_common(1)
    return "; ".join(maker for maker, _number in makers) or transcript.description.printed_by


def count_unfinished(transcript: Transcript, languages: Sequence[Language]) -> dict[str, int]:
    """Name of a state -> units of some languages that are in it, and which a reader is told are not finished."""
    rows: list[Row] = [row for turn in transcript.turns for row in (*filter(None, [turn.label]), *turn.rows)]
    cells = (cell for row in rows for cell in row.cells if cell.language in languages)
    return dict(Counter(cell.state_name for cell in cells if cell.state in UNFINISHED))
