"""Document + Profile -> Transcript: title, dateline, narrative, turns, and the lineage of every paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED, language_name
from xlate.model.document import Block, BlockKind, Document, Line
from xlate.model.pieces import Marker
from xlate.model.transcript import Transcript
from xlate.profiles.agenda import without_entries
from xlate.profiles.blocks import BodyBuilder, as_narrative, top_level_block
from xlate.profiles.claims import LineageClaims, withdraw_guesses
from xlate.profiles.date_words import find_date, language_with_order
from xlate.profiles.editorial_notes import editorial_note_findings
from xlate.profiles.examinations import find_examinations
from xlate.profiles.head_entries import head_labels_findings, without_head
from xlate.profiles.holders import Holders
from xlate.profiles.inline_markers import has_marker
from xlate.profiles.interpreted_persons import find_interpreted_persons
from xlate.profiles.introductions import find_introductions, introduction_findings
from xlate.profiles.language_of_text import detect_language
from xlate.profiles.lone_marks import LoneMarks, find_lone_marks, section_marker, without_footnotes
from xlate.profiles.marker_findings import marker_findings, once_marked, with_markers_beside
from xlate.profiles.minutes_entries import entries_findings, without_minutes_entries
from xlate.profiles.misread_letters import misread_findings
from xlate.profiles.named_in_text import calls, head_lines, head_of, own_words, presented
from xlate.profiles.opening import Opening, find_opening, spoken_by, with_first_captions, without_label
from xlate.profiles.options import Options
from xlate.profiles.page_layout import Boilerplate, leave_out_menus
from xlate.profiles.paragraphs import make_passages
from xlate.profiles.passage import Passage
from xlate.profiles.person_names import NameResolver
from xlate.profiles.preface import date_at_edges, find_closer, read_preface
from xlate.profiles.profile import Profile
from xlate.profiles.question_headings import with_numbered_questions
from xlate.profiles.sifting import PAGED, PLAIN, sifted
from xlate.profiles.signers import without_signers
from xlate.profiles.speaker_labels import LabelClassifier
from xlate.profiles.speaker_register import is_web_address
from xlate.profiles.speakers import SpeakerRegistry
from xlate.profiles.turn_findings import notice_turns
from xlate.profiles.turn_lineage import TurnLineage
from xlate.profiles.turns import TurnBuilder
from xlate.profiles.unlike_speech import doubts_of_page, doubts_of_text, is_nobody
from xlate.profiles.whole_text_notes import find_whole_notes

__all__ = ["apply_profile"]

_LAST = 3
"""passages at the end of a text that can be notes on it"""
_LABELLED = 3
"""turns after a speech without a label, of which nothing says whose it is"""
_READ_BY_LOOKS = {"html", "markdown"}
"""formats of which many files are no transcripts"""


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
    if document.select is not None:
        document = document.select(profile.page)
    language = options.language or profile.document_language or document.metadata.language
    inferred = detect_language(document.blocks) if language is None else None
    language = language or inferred or UNDETERMINED
    boilerplate = Boilerplate(document)
    document, blocks_of_text, heads = _sifted(document, boilerplate, profile, language)
    passages, labels = make_passages(blocks_of_text, profile, language, voiced=document.voiced)
    passages, in_head = without_head(_of_text(passages, labels, profile, boilerplate, language))
    if not document.voiced and document.format not in PAGED:
        passages = with_first_captions(passages)
    first = next((place for place, passage in enumerate(passages) if passage.begins_turn), len(passages))
    front, body = passages[:first], passages[first:]
    opening = find_opening(front) if not document.voiced else None
    front, body = _opened(front, body, opening)
    marks = find_lone_marks([*front, *body], profile, language)
    front, before = _without_mark(front, marks)
    sections = {passage.line: marker for passage in front if (marker := _section(passage, profile, marks))}
    whole = find_whole_notes(() if sections else front, without_footnotes(body, marks), profile, language)
    body = [passage for passage in body if passage not in whole.foot]
    dated = language_with_order((line.text for block in document.blocks for line in block.lines), language)
    preface = read_preface(
        front,
        document,
        dated,
        partial(top_level_block, profile=profile),
        trusted=bool(profile.publisher),
        notes=whole.texts,
    )
    boilerplate.drop(preface.left_out)
    if (closer := find_closer(body, dated, preface.date)) is not None:
        body.pop()
    date = preface.date or _date_of_heads(heads, dated) or date_at_edges(body, dated)
    noted = _noted_labels(body, profile, language)
    come = tuple(one.label for passage in body if (one := passage.candidate) is not None)
    # a name that stands once in full is not among the labels that recur
    names = _name_resolver(front, body, [*labels.labels(), *come], profile, document.metadata.persons, boilerplate)
    told = (noted, come, Holders(head_of(front, body, boilerplate.lines), body), find_examinations([*front, *body]))
    speakers = SpeakerRegistry(profile, names, options.speaker_languages, options.register, date, *told)
    claims = LineageClaims(document.name, profile, options, language)
    introduced = find_introductions([*front, *body[-_LAST:]], profile, language)
    lineage = TurnLineage(
        claims,
        labels.is_generic,
        next(reversed(sections.values()), None),
        introduced,
        marks.sections,
        sections,
        whole=whole.translated,
    )
    builder = TurnBuilder(profile, claims, speakers, lineage, find_interpreted_persons(body, language))
    maker = BodyBuilder(builder, language, plain=_is_plain(document), front=front, marks=marks.before)
    built = [*maker.build(body, before), *map(as_narrative, whole.foot)]
    if opening is not None and opening.name is not None:
        built = without_label(built)
    blocks = withdraw_guesses(built, speakers.guests())
    transcript = with_markers_beside(
        Transcript(
            title=preface.title.text if preface.title else _title_of_file(document, boilerplate),
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
            began=boilerplate.began,
            source_url=_address(document),
        ),
        (*lineage.noted.values(), *introduced.values(), *whole.markers),
    )
    by_looks = profile.publisher is None and document.format in _READ_BY_LOOKS and not document.voiced
    if by_looks and is_nobody(blocks_of_text, transcript):
        return apply_profile(replace(document, voiced=True, select=None), profile, options)
    boilerplate.doubt(labels.labels())
    labels.doubts += _doubts(document, profile, blocks_of_text, transcript)
    noticed = (
        *_language_told(inferred, document.name),
        *_clock_marks(body, document.name),
        *(opening.findings(document.name) if opening is not None else ()),
        *builder.findings(document.name),
        *maker.findings(document.name),
        *marker_findings(transcript, profile, lineage.noted),
        *once_marked(transcript),
        *introduction_findings(introduced, transcript),
        *whole.findings(document.name),
        *editorial_note_findings(transcript),
        *head_labels_findings(in_head, document.name),
        *misread_findings(document.lines(), document.name),
        *notice_turns(passages, transcript, labels),
        *_unknowns(transcript, options, speakers),
        *_holders(transcript, speakers),
    )
    return Result(transcript, (*boilerplate.findings, *claims.findings, *noticed))


def _opened(front: list[Passage], body: list[Passage], opening: Opening | None) -> tuple[list[Passage], list[Passage]]:
    """What stands before the first turn, and the turns, of which the opening is one if somebody speaks in it."""
    if opening is None or not opening.is_turn:
        return front, body
    if opening.name is None and sum(one.begins_turn for one in body) < _LABELLED:
        return front, body  # an article can speak of I and we
    place = front.index(opening.passages[0])
    return front[:place], [*spoken_by(opening), *front[place + len(opening.passages) :], *body]


def _without_mark(front: list[Passage], marks: LoneMarks) -> tuple[list[Passage], Marker | None]:
    """What stands before the first turn without the mark that speaks of that turn, and the mark."""
    for place in range(len(front) - 1, -1, -1):
        if (mark := marks.before.get(id(front[place]))) is not None:
            return [*front[:place], *front[place + 1 :]], mark
    return front, None


def _section(passage: Passage, profile: Profile, marks: LoneMarks) -> Marker | None:
    """The marker of a section that a paragraph before the first turn is."""
    return section_marker(passage, profile) or marks.sections.get(passage.text)


def _address(document: Document) -> str | None:
    """Where the source is published, if its metadata say so and it is an address of the web."""
    address = document.metadata.address
    return address if address and is_web_address(address) else None


def _of_text(
    passages: list[Passage], labels: LabelClassifier, profile: Profile, boilerplate: Boilerplate, language: str
) -> list[Passage]:
    """The passages without what belongs to the page, entries of minutes no longer labels."""
    found = with_numbered_questions(leave_out_menus(passages, profile, boilerplate, language))
    plain = without_minutes_entries(found)
    entries = [one for one, left in zip(found, plain, strict=True) if one.kind is not left.kind]
    boilerplate.findings += entries_findings(entries, boilerplate.document.name)
    kept = without_entries(plain)
    labels.set_aside += [
        one.candidate.label
        for one, left in zip(plain, kept, strict=True)
        if one.candidate is not None and left.candidate is None
    ]
    return without_signers(kept, language)


def _doubts(document: Document, profile: Profile, blocks: list[Block], transcript: Transcript) -> list[str]:
    """Reasons to doubt that a text of an unknown publisher is a transcript."""
    if profile.publisher is not None:
        return []
    if document.guessed:
        return [document.guessed]
    if document.format in _READ_BY_LOOKS:
        return doubts_of_page(blocks, transcript)
    return doubts_of_text(transcript) if document.format in PLAIN else []


def _noted_labels(body: list[Passage], profile: Profile, language: str) -> tuple[str, ...]:
    """The labels with a bracket after them that is no marker, each once."""
    told = (one for passage in body if (one := passage.candidate) is not None and one.notes)
    noted = dict.fromkeys((one.label, one.notes) for one in told)
    return tuple(f"{label} {notes}" for label, notes in noted if not has_marker(notes, profile, language))


def _date_of_heads(heads: list[Line], language: str) -> str | None:
    """The one date that running heads print: ``80. posiedzenie Sejmu w dniu 14 marca 2019 r.``."""
    dates = {found.when for line in heads if (found := find_date(line.text, language)) is not None}
    return dates.pop() if len(dates) == 1 else None


def _sifted(
    document: Document, boilerplate: Boilerplate, profile: Profile, language: str
) -> tuple[Document, list[Block], list[Line]]:
    """The document, voiced if it is a chat; what `sifted` gives of it."""
    kept, heads = sifted(document, boilerplate, profile, language)
    return replace(document, voiced=document.voiced or boilerplate.voiced), kept, heads


def _is_plain(document: Document) -> bool:
    """True for plain text, on a web page (``<pre>``) too: lines wrapped by whoever wrote it."""
    wrapped = sum(len(block.lines) > 1 for block in document.blocks if block.kind is BlockKind.TEXT)
    return document.format in PLAIN or (document.format == "html" and wrapped * 3 > len(document.blocks))


def _name_resolver(
    front: list[Passage],
    body: list[Passage],
    printed: list[str],
    profile: Profile,
    persons: tuple[str, ...],
    boilerplate: Boilerplate,
) -> NameResolver:
    """The names of a document: those in its labels, and in the paragraphs before the first turn."""
    voices = (passage.voice.label for passage in body if passage.voice and passage.voice.label)
    return NameResolver(
        labels=list(dict.fromkeys(printed)) or list(dict.fromkeys(" ".join(label.split()) for label in voices)),
        known=frozenset(speaker.name for speaker in profile.speakers),
        generic=profile.generic_labels,
        text=[*persons, *(passage.text for passage in front)],
        head=[*([name] for name in persons), *head_lines(front, body, boilerplate.lines)],
        spoken=own_words(body),
        presented=presented(body),
        called=calls(body),
    )


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
        yield Finding(
            "XL118", f"the text is taken for {language}, by its letters and words; say otherwise with --lang TAG", file
        )


def _holders(transcript: Transcript, speakers: SpeakerRegistry) -> Iterator[Finding]:
    """One finding for each office whose holder another place of the document names."""
    for label, name in speakers.inferred.items():
        lines = [turn.line for turn in transcript.turns if turn.label == label]
        if lines:
            message = f'"{label}" ({len(lines)} turns) is taken for {name}, as the document names who holds the office'
            yield Finding("XL222", message, transcript.source_name, lines[0])
    letters = {label for _, label in speakers.examined}
    asked = [turn for turn in transcript.turns if turn.label in letters and turn.name != turn.label]
    for (label, name), times in Counter((str(turn.label), turn.name) for turn in asked).items():
        line = next(turn.line for turn in asked if turn.label == label and turn.name == name)
        message = f'"{label}" ({times} turns) is taken for {name}, as the document names who examines whom'
        yield Finding("XL222", message, transcript.source_name, line)


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
