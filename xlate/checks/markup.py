"""Tags, and what stands for something else: both must come back as they are."""

from __future__ import annotations

import re
from collections import Counter

from xlate.checks.check import Pair
from xlate.errors import PlaceholderError
from xlate.model.translated_markup import decode

__all__ = ["check_markup", "check_placeholders"]

_PLACEHOLDER = re.compile(
    r"(?P<address>\bhttps?://[^\s<>\"«»“”„()（）\[\]，。、؟]+|\bwww\.[^\s<>\"«»“”„()（）\[\]，。、؟]+"
    r"|[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+)"
    r"|\$?\{\{?[A-Za-z_0-9][\w.]*\}?\}"
    r"|(?<![\d%])%(?:\([A-Za-z_]\w*\))?[sdif]\b"
)
_END_OF_SENTENCE = ".,;:!?…'’"


def check_markup(pair: Pair) -> str | None:
    """Say in what the tags of a translation are not those of its source; a merge would refuse it."""
    if "<" not in pair.source and "&" not in pair.source and "<" not in pair.target and "&" not in pair.target:
        return None
    try:
        decode(pair.target, pair.source)
    except PlaceholderError as error:
        return error.message
    return None


def check_placeholders(pair: Pair) -> str | None:
    """Say which addresses, ``{names}`` and ``%s`` of the source are missing."""
    if not any(sign in pair.source_words for sign in ("{", "%", "@", "://", "www.")):
        return None
    missing = _placeholders(pair.source_words) - _placeholders(pair.target_words)
    if not missing:
        return None
    return f"{', '.join(missing)} of the source is missing"


def _placeholders(text: str) -> Counter[str]:
    return Counter(
        match.group().rstrip(_END_OF_SENTENCE) if match["address"] else match.group()
        for match in _PLACEHOLDER.finditer(text)
    )
