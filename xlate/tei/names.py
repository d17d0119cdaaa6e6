"""Names of TEI elements and attributes in the form that lxml wants them."""

from __future__ import annotations

__all__ = ["ANNOTATION", "TEI_NAMESPACE", "TURNS", "XML_ID", "XML_LANG", "T", "pointers"]

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
T = f"{{{TEI_NAMESPACE}}}"
"""prefix of a TEI element's name in lxml: ``T + "seg"``"""
ANNOTATION = "annotation"
"""``application/@type`` of xlate in a file that was made elsewhere, to which xlate only added something"""
TURNS = {T + "u", T + "sp"}
"""what one speaker says until another one speaks: an utterance, or a speech of a play"""
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def pointers(value: str | None) -> list[str]:
    """The ids that a pointing attribute names: ``"#a #b"`` gives ``["a", "b"]``; other pointers are left out."""
    return [word[1:] for word in (value or "").split() if word.startswith("#")]
