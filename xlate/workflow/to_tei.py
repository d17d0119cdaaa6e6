"""Transcripts become TEI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypedDict, Unpack, cast

from xlate.errors import OutputError, XlateError
from xlate.files import Input, read_input, says_the_same, write_file
from xlate.findings import Finding, Result
from xlate.languages import parse_tag
from xlate.model.lineage import Kind
from xlate.text import counted
from xlate.workflow.former_options import (
    former_edition,
    keep_language,
    keep_profile,
    read_old,
    register_of,
    with_former,
)
from xlate.workflow.inputs import Source, keep_apart, name_of, relative_name

if TYPE_CHECKING:
    from xlate.model.transcript import Transcript
    from xlate.profiles import Options
    from xlate.tei.record import Record
    from xlate.tei.write.update import Difference

__all__ = ["Conversion", "ConversionOptions", "to_tei"]

_INSTEAD = "meanwhile convert the transcript anew into another file, without --update"


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
    """what an update changed in units"""
    changed: bool = True
    """False: an update left every byte as it was"""
    edits: tuple[int, int, int] = (0, 0, 0)
    """of an update: edits of people that were made again, that could not be, and that the page has itself now"""


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
    markup: str | None
    """keep: bold, italics, sub- and superscript and links inside paragraphs are kept, as they are if nothing is said;
    none: they are left out"""


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
        InputError: the transcript cannot be read; ProfileError; LanguageTagError; OutputError; TypeError: there is no
        such option.
    """
    from xlate.profiles import apply_profile, choose_profile
    from xlate.readers import read_transcript
    from xlate.tei.header.create import Edition
    from xlate.tei.record import Record
    from xlate.tei.validate.before_writing import check_result
    from xlate.tei.write.edit_again import edit_again, settle_update
    from xlate.tei.write.new_file import build_tei
    from xlate.tei.write.update import Update, splice_update

    if unknown := options.keys() - ConversionOptions.__annotations__.keys():
        raise TypeError(f"to_tei() got an unexpected keyword argument '{min(unknown)}'")
    given, old = read_input(source), None if update is None else read_old(update)
    relay = options.get("relay")
    said = options.get("speaker_languages")
    restate = any(options.get(name) for name in ("speaker_languages", "relay", "language", "speakers"))
    if old is not None:
        keep_language(old, options.get("language"))
        options = with_former(old, options)
        options = {**options, "language": options.get("language") or old.language}
    place = Path(output) if output is not None else None
    there = _keep_annotation(given, place, options) if place is not None and old is None else None
    facts = _profile_options(options)
    document = read_transcript(given.data, given.name, options.get("input_format"), facts.language, outline=True)
    profile = choose_profile(document.value, options.get("profile"))
    if old is not None:
        keep_profile(old, profile.name)
    applied = _without_former_names(apply_profile(document.value, profile, facts), old, said)
    transcript = _marked(applied, options.get("markup"), old)
    unused = _unused_relay(transcript.value, relay, given.name)
    told = _told(options, place)
    edition = Edition(options.get("publisher"), options.get("licence"), options.get("source_url"), tuple(told.items()))
    made = Update(build_tei(transcript.value, edition))
    edits = None
    if old is not None:
        again = edit_again(old, Record.read(made.data, given.name))
        edits = again.value
        made = splice_update(edits.old, edits.new, PurePath(given.name).name, told, restate=restate)
        made.findings += again.findings
        made.data = settle_update(old, made.data)
        if made.data != old.data:
            check_result(made.data, old.name, old, instead=_INSTEAD)
    else:
        check_result(made.data, given.name)
    if place is not None and (old is None or made.data != old.data or str(place) != old.name):
        keep_apart(given.name, place)
        write_file(place, made.data, updates=old or there)
    conversion = Conversion(
        data=made.data,
        profile=profile.name,
        language=transcript.value.language,
        turns=len(transcript.value.turns),
        segments=_count_kinds(transcript.value),
        differences=tuple(made.differences),
        changed=old is None or made.data != old.data,
        edits=(edits.made, edits.lost, edits.on_page) if edits is not None else (0, 0, 0),
    )
    return Result(conversion, (*document.findings, *transcript.findings, *unused, *made.findings))


def _marked(made: Result[Transcript], markup: str | None, old: Record | None) -> Result[Transcript]:
    """A transcript with what is set apart in it, or without.

    A file that was made without stays so when it is brought up to date, since every translation of a paragraph that
    got new tags would have to be reviewed; a person can say otherwise.
    """
    from xlate.model.transcript import without_markup
    from xlate.tei.read.conversion import keeps_markup

    if markup == "keep" or (markup is None and (old is None or keeps_markup(old))):
        return made
    plain, count = without_markup(made.value)
    findings = list(made.findings)
    if count and markup is None:
        message = f"{counted(count, 'paragraph')} with bold, italics or links, which the file was made without"
        findings.append(Finding("XL214", f"{message}; --markup keep adds them", plain.source_name))
    return Result(plain, tuple(findings))


def _without_former_names(
    made: Result[Transcript], old: Record | None, said: Mapping[str, str] | None
) -> Result[Transcript]:
    """A transcript without findings on names that nobody has said now.

    The file says which language its speakers spoke; whom a person has renamed there, or given the words of another,
    the page calls otherwise or does not know.
    """
    from xlate.tei.write.edit_again import renamed_speakers

    if old is None:
        return made
    names = set(said or ()) - renamed_speakers(old).keys()
    known = [one for one in made.findings if one.code != "XL202" or any(f'"{name}=' in one.message for name in names)]
    return Result(made.value, tuple(known))


def _told(options: ConversionOptions, output: Path | None) -> dict[str, str]:
    """What the header keeps of the options, by their names on the command line."""
    from xlate.profiles import profile_names

    profile, speakers = options.get("profile"), options.get("speakers")
    told = {
        "relay": options.get("relay"),
        "format": options.get("input_format"),
        "markup": options.get("markup"),
        "profile": relative_name(profile, output) if profile and profile not in profile_names() else None,
        "speakers": relative_name(name_of(speakers), output) if speakers is not None else None,
    }
    return {name: value for name, value in told.items() if value}


def _keep_annotation(given: Input, output: Path, options: ConversionOptions) -> Input | None:
    """Refuse to replace a TEI file if anything in it would be lost; what may be replaced otherwise.

    A file that xlate made and nobody has touched may be made again: converted again with what was said then, the
    transcript gives the same. What was said then must be said again.

    Raises:
        OutputError: somebody has annotated the file, it is that of another transcript, or options are missing.
    """
    from xlate.formats.sniff import FileKind, sniff
    from xlate.tei.record import Record

    if not output.is_file():
        return None
    data = output.read_bytes()
    if sniff(data, output.name) is not FileKind.TEI:
        return None
    update = f"bring it up to date with --update {output}, or give another file"
    try:
        old = Record.read(data, str(output))
        former: ConversionOptions = {**with_former(old, {}), **former_edition(old)}
        untouched = says_the_same(to_tei(given, **former).value.data, data)
    except XlateError:
        untouched = False
    if not untouched:
        to_tei(given, **options)  # a transcript that cannot be read has an error of its own
        message = "the existing TEI file is not what this transcript gives now, and something in it would be lost"
        raise OutputError(f"{message}; {update}", file=str(output))
    stated = cast("ConversionOptions", {name: value for name, value in options.items() if value})
    kept: ConversionOptions = {**former_edition(old), **with_former(old, stated)}
    if to_tei(given, **kept).value.data != to_tei(given, **options).value.data:
        raise OutputError(
            f"the existing TEI file was made with options that are not given now; give them again, or {update}",
            file=str(output),
        )
    return Input(data, str(output))


def _profile_options(options: ConversionOptions) -> Options:
    from xlate.profiles import Options

    language, relay = options.get("language"), options.get("relay")
    return Options(
        language=parse_tag(language) if language else None,
        speaker_languages=tuple(
            (name, parse_tag(tag)) for name, tag in (options.get("speaker_languages") or {}).items()
        ),
        relay=parse_tag(relay) if relay else None,
        register=register_of(options.get("speakers")),
    )


def _unused_relay(transcript: Transcript, relay: str | None, file: str) -> tuple[Finding, ...]:
    """A finding if nothing in a text came through the relay language that was given for it now."""
    from xlate.model.transcript import Paragraph

    if relay is None:
        return ()
    items = (item for turn in transcript.turns for item in turn.content if isinstance(item, Paragraph))
    if parse_tag(relay) in {tag for item in items for tag in item.lineage.relays}:
        return ()
    message = f"--relay {relay} has no effect: nothing is marked as retranslated or interpreted through it"
    return (Finding("XL216", message, file),)


def _count_kinds(transcript: Transcript) -> Counter[Kind]:
    """How many spoken segments of each kind there are; thousands share a few lineages."""
    from xlate.model.transcript import Paragraph

    items = [item for turn in transcript.turns for item in turn.content if isinstance(item, Paragraph)]
    shared = {id(item.lineage): item.lineage for item in items}
    counts: Counter[Kind] = Counter()
    for identity, number in Counter(id(item.lineage) for item in items).items():
        counts[shared[identity].kind] += number
    return counts
