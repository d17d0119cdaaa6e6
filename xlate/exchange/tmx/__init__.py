"""TMX 1.4b, the exchange format of translation memories: pairs go out and come back as they were.

Source: LISA OSCAR, "TMX 1.4b Specification", 26 April 2005. docs/exchange.md tells what it carries.
"""

from __future__ import annotations

from xlate.exchange.tmx.catalogue import entries_of_units, read_tmx_catalogue
from xlate.exchange.tmx.read import read_tmx
from xlate.exchange.tmx.write import write_tmx

__all__ = ["entries_of_units", "read_tmx", "read_tmx_catalogue", "write_tmx"]
