"""Transcripts become TEI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypedDict, Unpack

from xlate.files import read_input, write_file
from xlate.findings import Result
from xlate.languages import parse_tag
from xlate.model.lineage import Kind
from xlate.workflow.inputs import Source, keep_apart, read_record

if TYPE_CHECKING:
    from xlate.model.transcript import Transcript
    from xlate.profiles import Options
    from xlate.tei.record import Record
    from xlate.tei.write.update import Difference

__all__ = ["Conversion", "ConversionOptions", "to_tei"]


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


class ConversionOptions(TypedDict, total=False):
    """What a person says about a conversion; what is not said is recognised, or as the profile says."""

    profile: str | None
    """name of a publisher's profile or path of one's own"""
    input_format: str | None
    """name of a reader"""
    language: str | None
    """BCP 47 tag of the language of the text"""
    speaker_languages: Mapping[str, str] | None
    """name of a speaker -> tag of the language that he or she spoke"""
    relay: str | None
    """tag of the language of the interpreters"""
    speakers: Source | None
    """a register of speakers (speakers.toml): names, aliases, spoken languages, authority records"""
    publisher: str | None
    """who publishes the TEI edition"""
    licence: str | None
    """address of the licence of the source, if you can state it; none is ever assumed"""
    source_url: str | None
    """address of the transcript"""


def to_tei(
    source: Source,
    *,
    output: Path | str | None = None,
    update: Source | None = None,
    **options: Unpack[ConversionOptions],
) -> Result[Conversion]:
    """Turn a transcript into TEI, every segment marked with its translation lineage.

    Args:
        source: the transcript.
        output: where the TEI file goes; None: it is only returned.
        update: the TEI file made of this transcript before, if the publisher has corrected it since. It is brought up
            to date: unchanged and edited paragraphs keep their ids, whatever people have annotated or added stays. Its
            profile and the languages stated in it hold unless others are given.
        options: what else is known, by the names in `ConversionOptions`.

    Raises:
        InputError: the transcript cannot be read; ProfileError; LanguageTagError; OutputError.
    """
    from xlate.profiles import apply_profile, choose_profile
    from xlate.readers import read_transcript
    from xlate.tei.header.create import Edition
    from xlate.tei.record import Record
    from xlate.tei.write.new_file import build_tei
    from xlate.tei.write.update import Update, splice_update

    given, old = read_input(source), None if update is None else _read_old(update)
    restate = any(options.get(name) for name in ("speaker_languages", "relay", "language", "speakers"))
    if old is not None:
        options = _with_former(old, options)
    facts = _profile_options(options)
    document = read_transcript(given.data, given.name, options.get("input_format"), facts.language)
    profile = choose_profile(document.value, options.get("profile"))
    transcript = apply_profile(document.value, profile, facts)
    edition = Edition(options.get("publisher"), options.get("licence"), options.get("source_url"))
    made = Update(build_tei(transcript.value, edition))
    if old is not None:
        new = Record.read(made.data, given.name)
        made = splice_update(old, new, PurePath(given.name).name, restate=restate)
    if output is not None and (old is None or made.data != old.data or str(output) != old.name):
        keep_apart(given.name, Path(output))
        write_file(Path(output), made.data)
    conversion = Conversion(
        data=made.data,
        profile=profile.name,
        language=transcript.value.language,
        turns=len(transcript.value.turns),
        segments=_count_kinds(transcript.value),
        differences=tuple(made.differences),
    )
    return Result(conversion, (*document.findings, *transcript.findings, *made.findings))


def _read_old(update: Source) -> Record:
    from xlate.errors import RecordError

    record = read_record(update, to_splice=True)
    if record.source is not None:
        message = "this is a translated file; update its source, then export and merge the catalogue again"
        raise RecordError(message, file=record.name)
    return record


def _with_former(old: Record, options: ConversionOptions) -> ConversionOptions:
    """The options, with what was said when the old file was made."""
    from xlate.tei.read.conversion import read_profile_name, read_speaker_languages

    return {
        **options,
        "profile": options.get("profile") or read_profile_name(old),
        "speaker_languages": {**read_speaker_languages(old), **(options.get("speaker_languages") or {})},
    }


def _profile_options(options: ConversionOptions) -> Options:
    from xlate.profiles import Options
    from xlate.profiles.speaker_register import read_register

    language, relay, speakers = options.get("language"), options.get("relay"), options.get("speakers")
    register = read_input(speakers) if speakers is not None else None
    return Options(
        language=parse_tag(language) if language else None,
        speaker_languages=tuple(
            (name, parse_tag(tag)) for name, tag in (options.get("speaker_languages") or {}).items()
        ),
        relay=parse_tag(relay) if relay else None,
        register=read_register(register.data, PurePath(register.name).name) if register else None,
    )


def _count_kinds(transcript: Transcript) -> Counter[Kind]:
    """How many spoken segments of each kind there are; thousands share a few lineages."""
    from xlate.model.transcript import Paragraph

    items = [item for turn in transcript.turns for item in turn.content if isinstance(item, Paragraph)]
    shared = {id(item.lineage): item.lineage for item in items}
    counts: Counter[Kind] = Counter()
    for identity, number in Counter(id(item.lineage) for item in items).items():
        counts[shared[identity].kind] += number
    return counts
