"""A TEI file from elsewhere gets ids, as by `xlate ids`: what would change is shown first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, desk_of, document_of, page, saved, text_of, writes
from xlate.desk.panel import Panel, Place
from xlate.desk.store import Version
from xlate.desk.wording import in_words
from xlate.files import Input
from xlate.model.markup import plain_words
from xlate.pages.interface import gettext as _
from xlate.pages.interface import mark

__all__ = ["PANEL"]

_SHOWN = 40
"""parts that are shown with the id that they would have"""


@answers
def _page(request: Request) -> Response:
    """What would change; nothing is saved."""
    from xlate.tei.read.description import read_description
    from xlate.workflow.ids import add_ids
    from xlate.workflow.inputs import read_record

    desk, document = desk_of(request), document_of(request)
    version = desk.store.read(document.source)
    result = add_ids(Input(version.data, version.name))
    known = desk.record(document.source).by_id
    after = read_record(Input(result.value.data, version.name)).units() if result.value.added else ()
    new = [unit for unit in after if unit.key not in known]
    return page(
        request,
        "ids.html",
        document=document,
        title=read_description(desk.record(document.source)).title or document.source.stem,
        added=result.value.added,
        named=len(desk.units(document.source)),
        new=[(unit, plain_words(unit.source)) for unit in new[:_SHOWN]],
        more=max(0, len(new) - _SHOWN),
        findings=[in_words(finding.message) for finding in result.findings],
    )


@writes
def _add(request: Request, said: Said) -> Response:
    """Give the ids."""
    from xlate.workflow.ids import add_ids

    desk, document = desk_of(request), document_of(request)

    def named(version: Version) -> bytes:
        return add_ids(Input(version.data, version.name)).value.data

    desk.store.change(document.source, named, what=_("ids given"), by=text_of(said, "by"))
    return saved(request, document, address=f"/d/{document.name}/transcript")


PANEL = Panel(
    "ids",
    mark("Ids"),
    Place.NOWHERE,
    (Route("/d/{document}/ids", _page), Route("/d/{document}/ids/add", _add, methods=["POST"])),
    writes=True,
)
