"""Document + Profile -> Transcript: title, dateline, narrative, turns, and the lineage of every paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePath

from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED, language_name
from xlate.model.document import Block, BlockKind, Document, Selectors
from xlate.model.transcript import (
    Gap,
    Heading,
    Marker,
    Narrative,
    Scope,
    Separator,
    StageDirection,
    TopLevelBlock,
    Transcript,
    Turn,
)
from xlate.profiles.claims import LineageClaims, withdraw_guesses
from xlate.profiles.clock_lines import take_clock_lines
from xlate.profiles.inline_markers import find_marker, split_pieces
from xlate.profiles.language_of_text import detect_language
from xlate.profiles.marker_findings import marker_findings
from xlate.profiles.options import Options
from xlate.profiles.page_layout import Boilerplate, leave_out_menus
from xlate.profiles.paragraphs import Passage, make_passages
from xlate.profiles.person_names import NameResolver
from xlate.profiles.preface import find_closer, heading_words, read_preface
from xlate.profiles.profile import Profile
from xlate.profiles.running_heads import drop_running_heads
from xlate.profiles.set_apart import set_apart, with_breaks
from xlate.profiles.speaker_labels import LabelClassifier
from xlate.profiles.speaker_register import is_web_address
from xlate.profiles.speakers import SpeakerRegistry
from xlate.profiles.turn_findings import notice_turns
from xlate.profiles.turns import TurnBuilder
from xlate.profiles.vocabulary import is_shouted

__all__ = ["apply_profile"]

_PAGED = {"text", "html", "docx", "pdf", "odt", "rtf"}
"""formats in which the edges of printed pages stand between the lines"""


def apply_profile(document: Document, profile: Profile, options: Options | None = None) -> Result[Transcript]:
    """Understand a document by the habits of its publisher.

    Args:
        document: what a reader found.
        profile: the habits.
        options: what the user says; it overrides what the profile says.

    Returns:
        The transcript, with findings on what was left out or is not known.
    """
    options = options or Options()
    if document.select is not None and profile.page != Selectors():
        document = document.select(profile.page)
    language = options.language or profile.document_language or document.metadata.language
    inferred = detect_language(document.blocks) if language is None else None
    language = language or inferred or UNDETERMINED
    boilerplate = Boilerplate(document)
    passages, labels = make_passages(_sifted(document, boilerplate, profile), profile, language, voiced=document.voiced)
    passages = leave_out_menus(passages, profile, boilerplate)
    first = next((place for place, passage in enumerate(passages) if passage.begins_turn), len(passages))
    front, body = passages[:first], passages[first:]
    preface = read_preface(
        front, document, language, partial(_top_level_block, profile=profile), trusted=bool(profile.publisher)
    )
    boilerplate.drop(preface.left_out)
    closer = find_closer(body, language, preface.date)
    if closer is not None:
        body.pop()
    date = preface.date
    names = _name_resolver(front, body, labels, profile)
    speakers = SpeakerRegistry(profile, names, options.speaker_languages, options.register, date)
    claims = LineageClaims(document.name, profile, options, language)
    sections = [marker for passage in front if (marker := _section_marker(passage, profile))]
    builder = TurnBuilder(profile, claims, speakers, labels, sections[-1] if sections else None)
    blocks = withdraw_guesses(_blocks(body, builder), speakers.guests())
    title = preface.title.text if preface.title else _title_of_file(document, boilerplate)
    address = document.metadata.address
    transcript = Transcript(
        title=title,
        language=language,
        language_inferred=inferred is not None,
        date=date,
        places=preface.places,
        publisher=profile.publisher or document.metadata.publisher,
        profile=profile.name,
        relay_language=profile.relay_language,
        source_name=document.name,
        source_format=document.format,
        blocks=(*preface.blocks, *blocks),
        closer=closer or builder.ending,
        persons=speakers.persons(),
        boilerplate=tuple(sorted(boilerplate.lines, key=lambda line: line.number)),
        recordings=document.metadata.recordings,
        source_url=address if address and is_web_address(address) else None,
    )
    noticed = (
        *_language_told(inferred, document.name),
        *_clock_marks(body, document.name),
        *builder.unread.findings(document.name),
        *marker_findings(transcript, profile),
        *notice_turns(passages, transcript, labels),
        *_unknowns(transcript, options, speakers),
    )
    return Result(transcript, (*boilerplate.findings, *claims.findings, *noticed))


def _sifted(document: Document, boilerplate: Boilerplate, profile: Profile) -> list[Block]:
    """The blocks of a document without boilerplate, running heads and lines that hold only a time."""
    sifted = boilerplate.sift(profile)
    if document.voiced or document.format not in _PAGED:
        return sifted
    sifted, heads = drop_running_heads(sifted)
    boilerplate.drop(heads)
    sifted, clocks = take_clock_lines(sifted)
    boilerplate.take_times(clocks)
    return sifted


def _name_resolver(
    front: list[Passage], body: list[Passage], labels: LabelClassifier, profile: Profile
) -> NameResolver:
    """The names of a document: those in its labels, and in the paragraphs before the first turn."""
    voices = (passage.voice.label for passage in body if passage.voice and passage.voice.label)
    return NameResolver(
        labels=labels.labels() or list(dict.fromkeys(" ".join(label.split()) for label in voices)),
        known=frozenset(speaker.name for speaker in profile.speakers),
        generic=profile.generic_labels,
        text=[passage.text for passage in front],
    )


def _top_level_block(passage: Passage, profile: Profile) -> TopLevelBlock:
    """What a passage outside turns is."""
    if passage.is_separator:
        return Separator(passage.text, passage.line)
    if passage.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return _heading(passage)
    pieces = split_pieces(passage.text, profile, passage.line)
    if len(pieces) == 1 and isinstance(pieces[0], (StageDirection, Gap)):
        return pieces[0]
    return _narrative(passage)


def _heading(passage: Passage) -> Heading:
    return Heading(passage.text, passage.line, heading_words(passage), passage.level, passage.address)


def _narrative(passage: Passage) -> Narrative:
    pieces = with_breaks([passage.text], passage.breaks(), first=bool(passage.containers))
    found = set_apart(pieces, passage.spans())
    return Narrative(passage.text, passage.line, found.words, found.rend, passage.address, passage.containers)


def _blocks(passages: list[Passage], builder: TurnBuilder) -> list[Turn | TopLevelBlock]:
    """Turns, and what stands between them."""
    profile = builder.profile
    blocks: list[Turn | TopLevelBlock] = []
    group: list[Passage] = []
    last: Turn | None = None

    def close() -> None:
        nonlocal last
        if group:
            last = builder.build(group, None if group[0].begins_turn else last)
            blocks.append(last)
            group.clear()

    for place, passage in enumerate(passages):
        begun = passage.breaks_before()
        if passage.begins_turn:
            close()
            blocks += begun
            group.append(passage)
        elif passage.kind in {BlockKind.HEADING, BlockKind.TITLE} or _is_heading(passages, place):
            close()
            builder.section = None
            blocks += begun
            blocks.append(_heading(passage))
        elif passage.kind is BlockKind.NARRATIVE or any(p.search(passage.text[:1000]) for p in profile.narrative):
            close()
            blocks += begun
            blocks.append(_top_level_block(passage, profile))
        elif (section := _section_marker(passage, profile)) and (
            not _goes_on(passages, place, group) or section.labels
        ):
            close()
            builder.section = section
            blocks.append(_narrative(passage))
        else:
            group.append(passage)
    close()
    return blocks


def _section_marker(passage: Passage, profile: Profile) -> Marker | None:
    """The marker, with the scope of a section, that a paragraph is; None if it is something else."""
    if len(passage.text) > 200 or passage.text[0] not in "([":
        return None
    found = find_marker(passage.text, profile)
    return found if found is not None and found.scope is Scope.SECTION else None


def _goes_on(passages: list[Passage], place: int, group: list[Passage]) -> bool:
    """True if the same person speaks before and after a passage."""
    return bool(group) and place + 1 < len(passages) and not passages[place + 1].begins_turn


def _is_heading(passages: list[Passage], place: int) -> bool:
    """True for a line in capitals, without the end of a sentence, after which somebody else begins to speak."""
    text = passages[place].text
    if len(text) > 120 or not text[-1].isalnum() or len(text.split()) < 2 or not is_shouted(text):
        return False
    following = passages[place + 1 : place + 5]
    after = next((one for one in following if not is_shouted(one.text) or one.begins_turn), None)
    return after is not None and after.begins_turn


def _title_of_file(document: Document, boilerplate: Boilerplate) -> str:
    if document.metadata.title:
        return document.metadata.title
    title = PurePath(document.name).stem.strip("<>") or "transcript"
    boilerplate.findings.append(Finding("XL103", f'no title was found; "{title}" is used instead', document.name))
    return title


def _clock_marks(passages: list[Passage], file: str) -> Iterator[Finding]:
    clocks = [passage.line for passage in passages if passage.candidate is not None and passage.candidate.clock]
    if clocks:
        message = f"{len(clocks)} clock marks with labels were read as times of the recording"
        yield Finding("XL205", message, file, clocks[0])


def _language_told(inferred: str | None, file: str) -> Iterator[Finding]:
    if inferred is not None:
        language = f"{language_name(inferred)} ({inferred})"
        yield Finding("XL118", f"the text is taken for {language}, by its words; say otherwise with --lang TAG", file)


def _unknowns(transcript: Transcript, options: Options, speakers: SpeakerRegistry) -> Iterator[Finding]:
    """What the user should say, or said of somebody who is not there."""
    file = transcript.source_name
    if options.register is not None and (unknown := speakers.unknown_names()):
        message = f"not in {options.register.file}: {', '.join(unknown)}; give an entry or an alias to those you know"
        yield Finding("XL206", message, file)
    if transcript.language == UNDETERMINED:
        yield Finding("XL102", "the language of the text is not known; give it with --lang TAG", file)
    if not transcript.turns:
        yield Finding("XL104", "no speaker label was found; every paragraph is narrative", file)
    for name, tag in options.speaker_languages:
        if name not in speakers.used:
            message = (
                f'--speaker-lang "{name}={tag}": no speaker has this name; the speakers are {speakers.list_names()}'
            )
            yield Finding("XL202", message, file)
