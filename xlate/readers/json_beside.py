"""What the segments of a JSON say beside the words: who speaks in which office, and texts that are nobody's speech."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from xlate.findings import Finding
from xlate.model.document import Block, Voice
from xlate.readers.cues import spelt_out, tidy
from xlate.readers.json_fields import speaker_of, text_of
from xlate.readers.json_walk import JsonElement
from xlate.readers.parallel_tiers import is_translation
from xlate.readers.recording_times import read_time
from xlate.readers.stated_fields import len_of_label
from xlate.readers.tier_model import Annotation, Tier
from xlate.readers.tiers import apart

__all__ = ["texts_beside", "with_office"]

_PROSE = 2
"""words from which a field of a segment is a text"""


def with_office(block: Block, voices: Mapping[str, Voice]) -> Block:
    """A block whose speaker has the office and the party that fields of the segments state."""
    voice = block.voice
    told = voices.get(voice.label or "") if voice is not None else None
    return block if told is None or voice is None else replace(block, voice=replace(told, name=voice.name))


def texts_beside(
    segments: list[JsonElement], voices: Iterable[Voice], name: str, findings: list[Finding]
) -> list[Block]:
    """Texts in the segments that are not what is said, such as a translation: set apart, a line for each field."""
    fields: dict[str, list[Annotation]] = {}
    offices = {told for voice in voices for told in (voice.role, voice.affiliation)}
    for segment in segments:
        if printed := _printed_label(segment.value):
            fields.setdefault("printed before the words", []).append(Annotation(printed, segment.line))
        read = (text_of(segment.value), speaker_of(segment.value)) if isinstance(segment.value, dict) else ()
        for key, value in segment.value.items() if isinstance(segment.value, dict) else ():
            unread = isinstance(value, str) and value not in read and read_time(value) is None
            unread = unread and tidy(value) not in offices
            if unread and (len(value.split()) >= _PROSE or (value.strip() and is_translation(key))):
                fields.setdefault(key, []).append(Annotation(tidy(value), segment.line))
    for key, texts in fields.items():
        if is_translation(key):
            message = f'"{key}" of the segments holds a translation, which was set apart'
            findings.append(Finding("XL125", message, name, texts[0].line))
    return list(apart(Tier(key, tuple(texts)) for key, texts in fields.items()))


def _printed_label(segment: Any) -> str:
    """The label that was taken off before the words, where its brackets say more than who speaks."""
    speaker = speaker_of(segment) if isinstance(segment, dict) else None
    text = tidy(spelt_out(text_of(segment) or "")) if isinstance(speaker, str) else ""
    label = text[: len_of_label(text, str(speaker))].rstrip(" -–—:：")
    return label if "(" in label else ""
