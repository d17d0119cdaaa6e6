"""When the words of a translated file were translated, as its header says."""

from __future__ import annotations

from collections.abc import Mapping

from xlate.tei.lineage import HeaderHops
from xlate.tei.names import pointers
from xlate.tei.record import Record

__all__ = ["read_hop_dates"]


def read_hop_dates(record: Record) -> Mapping[str, str]:
    """The date of the last hop of each unit whose header gives one (ISO 8601), by its xml:id."""
    changes = HeaderHops.read(record.header).changes
    dates: dict[str, str] = {}
    for key, place in record.by_id.items():
        hops = pointers(record.elements[place].get("change"))
        when = changes[hops[-1]].get("when") if hops and hops[-1] in changes else None
        if when:
            dates[key] = when
    return dates
