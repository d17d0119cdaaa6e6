"""What stands around the words of a label: brackets, clocks, and words after them, as patterns."""

from __future__ import annotations

__all__ = ["CLOCK", "NOTES", "OPEN", "TAIL"]

CLOCK = r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?(?=[\])]))?[\])]?"
OPEN = r"[(\[（][^()\[\]（）:：\n]{1,80}(?=\s{0,3}(?:[:：]|$))"
"""a bracket that is not closed before the colon"""
NOTES = (
    r"(?P<notes>(?:[\s\u00a0]{0,3}(?:\([^()\n]{1,160}\)|\([^()\n]{1,80}\([^()\n]{1,80}\)\)|\[[^\[\]\n]{0,160}\]|（[^（）\n]{1,160}）|"
    r"〔[^〔〕\n]{1,160}〕|【[^【】\n]{1,160}】|［[^［］\n]{1,160}］|〈[^〈〉\n]{1,160}〉|" + OPEN + r")){0,3})"
)
TAIL = r"(?P<tail>(?<=[)\]）]),?\s[^:：()\[\]（）.!?;\n]{2,60}?)?"
"""after a bracket: ``Keller Anna (M-E, ZG), für die Kommission:``"""
