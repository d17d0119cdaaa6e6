"""Document + Profile -> Transcript: title, dateline, narrative, turns, and the lineage of every paragraph."""

from __future__ import annotations

from pathlib import PurePath

from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED
from xlate.model.document import BlockKind, Document, Selectors
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
from xlate.profiles.inline_markers import find_marker, split_pieces
from xlate.profiles.page_layout import Boilerplate, find_closer, leave_out_menus, read_preface
from xlate.profiles.paragraphs import Passage, make_passages
from xlate.profiles.person_names import NameResolver
from xlate.profiles.profile import Profile
from xlate.profiles.speaker_register import is_web_address
from xlate.profiles.speakers import SpeakerRegistry
from xlate.profiles.turns import Options, TurnBuilder
from xlate.profiles.vocabulary import is_shouted

__all__ = ["Options", "apply_profile"]


def apply_profile(document: Document, profile: Profile, options: Options | None = None) -> Result[Transcript]:
    """Understand a document by the habits of its publisher.

    Args:
        document: what a reader found.
        profile: the habits.
        options: what the user says; it goes before what the profile says.

    Returns:
        The transcript, with findings on what was left out or is not known.
    """
    options = options or Options()
    if document.select is not None and profile.page != Selectors():
        document = document.select(profile.page)
    language = options.language or profile.document_language or document.metadata.language or UNDETERMINED
    boilerplate = Boilerplate(document)
    passages, book = make_passages(boilerplate.sift(profile), profile, voiced=document.voiced)
    passages = leave_out_menus(passages, profile, boilerplate)
    first = next((place for place, passage in enumerate(passages) if passage.begins_turn), len(passages))

    def stand(passage: Passage) -> TopLevelBlock:
        return _standing(passage, profile)

    preface = read_preface(passages[:first], document, language, stand)
    closer = find_closer(passages[first:], language, preface.date)
    body = passages[first : len(passages) - 1] if closer else passages[first:]
    labels = book.labels() or list(
        dict.fromkeys(" ".join(p.voice.label.split()) for p in body if p.voice and p.voice.label)
    )
    names = NameResolver(
        labels=labels,
        known=frozenset(speaker.name for speaker in profile.speakers),
        generic=profile.generic_labels,
        text=[passage.text for passage in passages[:first]],
    )
    date = preface.date or (closer.when if closer else None)
    cast = SpeakerRegistry(profile, names, options.speaker_languages, options.register, date)
    maker = TurnBuilder(document.name, profile, options, language, cast, book)
    for passage in passages[:first]:
        maker.section = _section_marker(passage, profile) or maker.section
    blocks = _blocks(body, maker, profile)
    clocks = [passage.line for passage in body if passage.candidate is not None and passage.candidate.clock]
    if clocks:
        message = f"{len(clocks)} clock marks with labels were read as times of the recording"
        maker.findings.append(Finding("XL205", message, document.name, clocks[0]))
    closer = closer or maker.ending
    address = document.metadata.address
    title = preface.title.text if preface.title else _title_of_file(document, boilerplate)
    findings = [*boilerplate.findings, *maker.findings]
    _report(document, options, language, blocks, cast, findings)
    return Result(
        Transcript(
            title=title,
            language=language,
            date=preface.date or (closer.when if closer else None),
            places=preface.places,
            publisher=profile.publisher,
            profile=profile.name,
            relay_language=profile.relay_language,
            source_name=document.name,
            source_format=document.format,
            blocks=(*preface.blocks, *blocks),
            closer=closer,
            persons=cast.persons(),
            boilerplate=tuple(sorted(boilerplate.lines, key=lambda line: line.number)),
            source_url=address if address and is_web_address(address) else None,
        ),
        tuple(findings),
    )


def _standing(passage: Passage, profile: Profile) -> TopLevelBlock:
    """What a passage outside turns is."""
    if passage.is_separator:
        return Separator(passage.text, passage.line)
    if passage.kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return Heading(passage.text, passage.line)
    pieces = split_pieces(passage.text, profile, passage.line)
    if len(pieces) == 1 and isinstance(pieces[0], (StageDirection, Gap)):
        return pieces[0]
    return Narrative(passage.text, passage.line)


def _blocks(passages: list[Passage], maker: TurnBuilder, profile: Profile) -> list[Turn | TopLevelBlock]:
    """Turns, and what stands between them."""
    blocks: list[Turn | TopLevelBlock] = []
    group: list[Passage] = []
    last: Turn | None = None

    def close() -> None:
        nonlocal last
        if group:
            last = maker.make(group, None if group[0].begins_turn else last)
            blocks.append(last)
            group.clear()

    for place, passage in enumerate(passages):
        if passage.begins_turn:
            close()
            group.append(passage)
        elif passage.kind in {BlockKind.HEADING, BlockKind.TITLE} or _is_heading(passages, place):
            close()
            maker.section = None
            blocks.append(Heading(passage.text, passage.line))
        elif passage.kind is BlockKind.NARRATIVE or any(p.search(passage.text[:1000]) for p in profile.narrative):
            close()
            blocks.append(_standing(passage, profile))
        elif (section := _section_marker(passage, profile)) and (
            not _goes_on(passages, place, group) or section.labels
        ):
            close()
            maker.section = section
            blocks.append(Narrative(passage.text, passage.line))
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
    boilerplate.findings.append(Finding("XL103", f'no title was found; "{title}" stands in for it', document.name))
    return title


def _report(
    document: Document,
    options: Options,
    language: str,
    blocks: list[Turn | TopLevelBlock],
    cast: SpeakerRegistry,
    findings: list[Finding],
) -> None:
    if options.register is not None and (unknown := cast.unknown_names()):
        message = f"not in {options.register.file}: {', '.join(unknown)}; give an entry or an alias to those you know"
        findings.append(Finding("XL206", message, document.name))
    if language == UNDETERMINED:
        findings.append(
            Finding("XL102", "the language of the text is not known; say it with --lang TAG", document.name)
        )
    if not any(isinstance(block, Turn) for block in blocks):
        findings.append(Finding("XL104", "no speaker label was found; every paragraph is narrative", document.name))
    for name, tag in options.speaker_languages:
        if name not in cast.used:
            message = f'--speaker-lang "{name}={tag}": the speakers are {cast.list_names()}'
            findings.append(Finding("XL202", message, document.name))
