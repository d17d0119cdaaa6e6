"""The options of a conversion, kept in the header: what was said once is known when the file is brought up to date.

They are in a ``desc`` of the ``application`` that describes xlate, in the form in which they were given: ``options:
--relay no --speakers speakers.toml``. What the header says elsewhere (the language of the text, those of speakers, the
publisher) is not repeated.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from lxml import etree

from xlate.tei.names import T
from xlate.tei.record import Record

__all__ = ["application_of_xlate", "options_element", "read_options", "write_options"]

_START = "options: "
_GIVEN_RELAY = re.compile(r"given by the user \(--relay ?([A-Za-z0-9-]*)\)")


def write_options(options: Mapping[str, str]) -> str:
    """Options (name without dashes -> value) in one line, from which `read_options` has them back."""
    return _START + " ".join(f"--{name} {shlex.quote(value)}" for name, value in options.items())


def application_of_xlate(record: Record) -> etree._Element | None:
    """The ``application`` that says by which conversion a file was made; None: it was made otherwise."""
    return next((one for one in record.header.iter(T + "application") if one.get("ident") == "xlate"), None)


def options_element(application: etree._Element) -> etree._Element | None:
    """The element that holds the options, if there is one."""
    return next((one for one in application.iterfind(T + "desc") if (one.text or "").startswith(_START)), None)


def read_options(record: Record) -> dict[str, str]:
    """The options that a file was made with: name without dashes -> value.

    Files of version 0.1 do not list them; of these only the relay language is known, by the evidence of its hops.
    """
    application = application_of_xlate(record)
    element = options_element(application) if application is not None else None
    if element is not None:
        try:
            words = shlex.split((element.text or "").removeprefix(_START))
        except ValueError:  # somebody has edited it
            return {}
        return {name.removeprefix("--"): value for name, value in zip(words[::2], words[1::2], strict=False)}
    for hop in record.header.iter(T + "change"):
        if hop.get("type") == "hop" and _GIVEN_RELAY.search("".join(hop.itertext())):
            source = hop.get("subtype", "").partition("-t-")
            if hop.get("n") == "1" and source[0] and source[0] != "und":
                return {"relay": source[0]}
    return {}
