"""What becomes of a translation: it is merged into TEI, and sent back as a Word document."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, catalogue_of, desk_of, document_of, saved, text_of, writes
from xlate.desk.merging import merge_into_tei, merged_file, word_document
from xlate.desk.panel import Panel, Place
from xlate.desk.rows import units_of
from xlate.desk.wording import in_words
from xlate.pages.interface import gettext as _
from xlate.pages.interface import mark

__all__ = ["PANEL"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@writes
def _merge(request: Request, said: Said) -> Response:
    """Merge the PO file into TEI: the translated file beside the source, which is made or brought up to date."""
    desk, document = desk_of(request), document_of(request)
    file, units = catalogue_of(request, document), units_of(desk, document)
    merged = merge_into_tei(desk, document, file, by=text_of(said, "by"))
    desk.workspace.look()
    document = desk.workspace.document(document.name) or document
    # what the checks find, the page leads to
    told = [in_words(finding.message, units) for finding in merged.findings if not finding.rule]
    checks = len(merged.findings) - len(told)
    if merged.anew:
        words = _("{file} was made anew from the source text, which has other paragraphs now")
        told.insert(0, words.format(file=merged.path.name))
    return saved(request, document, file=desk.short_name(merged.path), findings=told, checks=checks)


@answers
def _word(request: Request) -> Response:
    """The translation as a Word document, as it was merged last: what one sends back."""
    desk, document = desk_of(request), document_of(request)
    path = merged_file(desk, document, catalogue_of(request, document))
    if path is None:
        raise HTTPException(404, _("There is no such translation here any more."))
    name = path.with_suffix(".docx").name
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(word_document(document, path), media_type=_WORD, headers=headers)


_AT = "/d/{document}/translate/{language}"
PANEL = Panel(
    "finished",
    mark("Merge into TEI"),
    Place.NOWHERE,
    (Route(f"{_AT}/merge", _merge, methods=["POST"]), Route(f"{_AT}/word", _word)),
)
