"""What a conversion was told the first time holds when its file is brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.errors import InputError
from xlate.files import read_input
from xlate.languages import parse_tag
from xlate.workflow.inputs import Source, read_record

if TYPE_CHECKING:
    from xlate.profiles.speaker_register import Register
    from xlate.tei.record import Record
    from xlate.workflow.to_tei import ConversionOptions

__all__ = ["former_edition", "keep_language", "keep_profile", "read_old", "register_of", "with_former"]


def read_old(update: Source) -> Record:
    """The file that is brought up to date.

    Raises:
        RecordError: it is a translated file, or none that can be written into.
    """
    from xlate.errors import RecordError

    record = read_record(update, to_splice=True)
    if record.source is not None:
        message = "this is a translated file; update its source, then export and merge the catalogue again"
        raise RecordError(message, file=record.name)
    return record


def keep_language(old: Record, language: str | None) -> None:
    """Refuse another language than that of the text: versions, hops and translations in the file are named by it."""
    from xlate.errors import RecordError

    if language and parse_tag(language) != old.language:
        message = f"the language of the text is {old.language} there, and --update cannot make it {parse_tag(language)}"
        raise RecordError(f"{message}; convert the transcript anew, without --update", file=old.name)


def keep_profile(old: Record, profile: str) -> None:
    """Refuse another profile than that of the file: words that stay would keep what the old one said of them.

    Raises:
        RecordError: the file was made with another one.
    """
    from xlate.errors import RecordError
    from xlate.tei.read.conversion import read_profile_name

    former = read_profile_name(old)
    if former is not None and former != profile:
        message = f"it was made with the profile {former}, and --update cannot make it one of {profile}"
        raise RecordError(f"{message}; leave --profile out, or convert the transcript anew", file=old.name)


def with_former(old: Record, options: ConversionOptions) -> ConversionOptions:
    """The options, with what was said when the old file was made."""
    from xlate.tei.header.options import read_options
    from xlate.tei.read.conversion import (
        read_given_languages,
        read_profile_name,
        read_speaker_languages,
        read_stated_language,
    )
    from xlate.tei.write.edit_again import renamed_speakers

    former = read_options(old)
    profile = _former_file(old, former, "profile") if not options.get("profile") else None
    speakers = options.get("speakers") or _former_file(old, former, "speakers")
    register, given = register_of(speakers), read_given_languages(old)
    languages = {
        name: tag
        for name, tag in read_speaker_languages(old).items()
        if register is None
        or (person := register.find(name)) is None
        or not person.spoken  # otherwise the register says it, unless the user knew better
        or any((one.casefold(), tag) in given for one in (name, person.name, *person.aliases))
    }
    renamed = renamed_speakers(old)  # the page prints the names before
    given_now = options.get("speaker_languages") or {}
    languages |= given_now
    languages |= {name: languages[new] for new, name in renamed.items() if new in languages and name not in given_now}
    return {
        **options,
        "profile": options.get("profile") or (str(profile) if profile else read_profile_name(old)),
        "speaker_languages": languages,
        "language": options.get("language") or read_stated_language(old),
        "relay": options.get("relay") or former.get("relay"),
        "input_format": options.get("input_format") or former.get("format"),
        "markup": options.get("markup") or former.get("markup"),
        "speakers": speakers,
    }


def former_edition(old: Record) -> ConversionOptions:
    """What was said of the edition when a file was made."""
    from xlate.tei.read.conversion import read_edition

    publisher, licence, source_url = read_edition(old)
    return {"publisher": publisher, "licence": licence, "source_url": source_url}


def _former_file(old: Record, former: Mapping[str, str], option: str) -> Path | None:
    """The file that an option named when a TEI file was made; its path is kept as seen from the TEI file."""
    name = former.get(option)
    if name is None:
        return None
    path = Path(old.name).parent / name
    if not path.is_file():
        raise InputError(
            f"it was made with --{option} {name}, and there is no such file now; name it with --{option}", file=old.name
        )
    return path


def register_of(speakers: Source | None) -> Register | None:
    """The register of speakers that a file holds."""
    from xlate.profiles.speaker_register import read_register

    if speakers is None:
        return None
    given = read_input(speakers)
    return read_register(given.data, PurePath(given.name).name)
