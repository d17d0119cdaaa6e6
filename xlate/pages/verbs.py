"""How words got from one language into another, as a verb: interpreted, dubbed, machine-translated."""

from __future__ import annotations

from xlate.model.lineage import Mode
from xlate.pages.interface import gettext, mark

__all__ = ["verb_of"]

_VERBS = {
    Mode.SIMULTANEOUS: mark("interpreted simultaneously"),
    Mode.CONSECUTIVE: mark("interpreted consecutively"),
    Mode.WHISPERED: mark("interpreted in a whisper"),
    Mode.SIGNED: mark("interpreted in sign language"),
    Mode.INTERPRETING: mark("interpreted"),
    Mode.SIGHT: mark("translated at sight"),
    Mode.RESPEAKING: mark("respoken"),
    Mode.SUBTITLING: mark("subtitled"),
    Mode.DUBBING: mark("dubbed"),
    Mode.SELF_TRANSLATION: mark("translated by the author"),
    Mode.MACHINE: mark("machine-translated"),
    Mode.POST_EDITED: mark("machine-translated, then corrected"),
    Mode.TRANSCRIPTION: mark("transcribed"),
    Mode.EDITING: mark("edited"),
    Mode.REVISION: mark("revised"),
    Mode.TRANSLITERATION: mark("transliterated"),
}
_TRANSLATED = mark("translated")


def verb_of(mode: Mode | None) -> str:
    """What was done with the words, in the language that is spoken now."""
    return gettext(_VERBS.get(mode, _TRANSLATED) if mode is not None else _TRANSLATED)
