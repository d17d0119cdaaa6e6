"""Transcripts become TEI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.files import read_input, write_file
from xlate.findings import Result
from xlate.languages import parse_tag
from xlate.model.lineage import Kind, Lineage
from xlate.workflow.inputs import Source, keep_apart

if TYPE_CHECKING:
    from xlate.profiles.speaker_register import Register
    from xlate.tei.record import Record
    from xlate.tei.write.update import Difference

__all__ = ["Conversion", "to_tei"]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A transcript turned into TEI."""

    data: bytes
    """the TEI file"""
    profile: str
    """name of the profile that was applied"""
    language: str
    """tag of the language of the text"""
    turns: int
    segments: Mapping[Kind, int]
    """spoken segments of each kind of lineage"""
    differences: tuple[Difference, ...] = ()
    """what an update changed"""


def to_tei(
    source: Source,
    *,
    output: Path | str | None = None,
    profile: str | None = None,
    input_format: str | None = None,
    language: str | None = None,
    speaker_languages: Mapping[str, str] | None = None,
    relay: str | None = None,
    speakers: Source | None = None,
    publisher: str | None = None,
    licence: str | None = None,
    source_url: str | None = None,
    update: Source | None = None,
) -> Result[Conversion]:
    """Turn a transcript into TEI, every segment marked with its translation lineage.

    Args:
        source: the transcript.
        output: where the TEI file goes; None: it is only returned.
        profile: name of a publisher's profile or path of one's own; None: recognised by the content.
        input_format: name of a reader; None: recognised by content and suffix.
        language: BCP 47 tag of the language of the text; None: as the profile says.
        speaker_languages: name of a speaker -> tag of the language that he or she spoke.
        relay: tag of the language of the interpreters; None: as the profile says.
        speakers: a register of speakers (speakers.toml): names, aliases, spoken languages, authority records.
        publisher: who publishes the TEI edition.
        licence: address of the licence of the source, if you can state it; none is ever assumed.
        source_url: address of the transcript.
        update: the TEI file made of this transcript before, if the publisher has corrected it since. It is brought up
            to date: unchanged and edited paragraphs keep their ids, whatever people have annotated or added stays. Its
            profile and the languages stated in it hold unless others are given.

    Raises:
        InputError: the transcript cannot be read; ProfileError; LanguageTagError; OutputError.
    """
    from xlate.model.transcript import Paragraph
    from xlate.profiles import Options, apply_profile, choose_profile
    from xlate.readers import read_transcript
    from xlate.tei.header.create import Edition
    from xlate.tei.record import Record
    from xlate.tei.write.new_file import build_tei

    given = read_input(source)
    old: Record | None = None
    restate = bool(speaker_languages or relay or language or speakers)
    if update is not None:
        from xlate.tei.read.conversion import read_profile_name, read_speaker_languages
        from xlate.tei.write.update import splice_update

        old = _read_old(update)
        profile = profile or read_profile_name(old)
        speaker_languages = {**read_speaker_languages(old), **(speaker_languages or {})}
    options = Options(
        language=parse_tag(language) if language else None,
        speaker_languages=tuple((name, parse_tag(tag)) for name, tag in (speaker_languages or {}).items()),
        relay=parse_tag(relay) if relay else None,
        register=_read_register(speakers) if speakers is not None else None,
    )
    document = read_transcript(given.data, given.name, input_format)
    chosen = choose_profile(document.value, profile)
    transcript = apply_profile(document.value, chosen, options)
    data = build_tei(transcript.value, Edition(publisher, licence, source_url))
    updated = None
    if old is not None:
        updated = splice_update(old, Record.read(data, given.name), PurePath(given.name).name, restate=restate)
        data = updated.data
    if output is not None and (old is None or data != old.data or str(output) != old.name):
        keep_apart(given.name, Path(output))
        write_file(Path(output), data)
    paragraphs = [item for turn in transcript.value.turns for item in turn.content if isinstance(item, Paragraph)]
    conversion = Conversion(
        data=data,
        profile=chosen.name,
        language=transcript.value.language,
        turns=len(transcript.value.turns),
        segments=_count_kinds([paragraph.lineage for paragraph in paragraphs]),
        differences=tuple(updated.differences) if updated else (),
    )
    return Result(conversion, (*document.findings, *transcript.findings, *(updated.findings if updated else ())))


def _read_old(update: Source) -> Record:
    from xlate.errors import RecordError
    from xlate.tei.record import Record

    given = read_input(update)
    record = Record.read(given.data, given.name)
    if record.root.get("corresp") is not None:
        message = "this is a translated file; update its source, then export and merge the catalogue anew"
        raise RecordError(message, file=given.name)
    return record


def _read_register(speakers: Source) -> Register:
    from xlate.profiles.speaker_register import read_register

    given = read_input(speakers)
    return read_register(given.data, PurePath(given.name).name)


def _count_kinds(lineages: list[Lineage]) -> Counter[Kind]:
    """How many of each kind; thousands of paragraphs share a few lineages."""
    shared = {id(lineage): lineage for lineage in lineages}
    counts: Counter[Kind] = Counter()
    for identity, number in Counter(map(id, lineages)).items():
        counts[shared[identity].kind] += number
    return counts
