"""The header of a new TEI file: what the edition is, what it was made from, and every hop its words went through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from mimetypes import guess_type
from urllib.parse import quote

from lxml import etree

from xlate.dates import long_date, today
from xlate.languages import UNDETERMINED, language_name, primary_subtag
from xlate.model.lineage import Certainty, Mode
from xlate.model.transcript import Paragraph, Person, Transcript
from xlate.profiles.anonymous_voices import is_answer
from xlate.profiles.office_words import HONORIFICS
from xlate.profiles.speaker_register import is_web_address
from xlate.tei.header.encoding import build_encoding
from xlate.tei.header.entries import (
    Agent,
    build_agent,
    build_application,
    build_hop_list,
    build_language,
    build_version,
    xlate_agent,
)
from xlate.tei.header.lineage_index import LineageIndex
from xlate.tei.header.options import write_options
from xlate.tei.names import XML_ID, XML_LANG, T
from xlate.tei.read.conversion import TOLD_BY_WORDS
from xlate.tei.xml_builder import add
from xlate.text import counted

__all__ = ["EVENT_KINDS", "Edition", "build_header"]

_FORMATS = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "a web page",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "a Rich Text document",
    "epub": "a book in EPUB",
    "pdf": "a PDF",
    "mime": "a message in MIME",
    "elan": "ELAN annotations",
    "exmaralda": "an EXMARaLDA transcription",
    "transcriber": "a transcription of Transcriber",
    "textgrid": "a TextGrid of Praat",
    "chat": "a CHAT transcript",
    "webvtt": "WebVTT subtitles",
    "srt": "SubRip subtitles",
    "ass": "subtitles in ASS or SSA",
    "ttml": "subtitles in TTML",
    "timed-lines": "subtitles in timed lines",
    "recogniser-json": "the JSON of a speech recogniser",
    "table": "a table",
    "uk-hansard": "UK Hansard XML",
    "europarl": "tagged text of the European Parliament",
    "xml-turns": "XML with turns",
}

EVENT_KINDS = {
    **dict.fromkeys(("webvtt", "srt", "ass", "ttml", "timed-lines"), "captions"),
    **dict.fromkeys(("elan", "exmaralda", "transcriber", "textgrid", "chat", "recogniser-json"), "recording"),
}
"""what is transcribed in a format that is not used for the minutes of a meeting"""


@dataclass(frozen=True, slots=True)
class Edition:
    """What the person who makes the TEI edition says about it and about its source."""

    publisher: str | None = None
    """who publishes this edition; None: not stated"""
    licence: str | None = None
    """address of the licence of the source, as stated by the user; None: unknown, and none is assumed"""
    source_url: str | None = None
    """address of the printed text"""
    options: tuple[tuple[str, str], ...] = ()
    """name and value of what else was said for the conversion and does not show in the file: an update needs it"""


def build_header(parent: etree._Element, transcript: Transcript, index: LineageIndex, edition: Edition) -> None:
    """Append the ``teiHeader`` of a transcript.

    Source: TEI P5, "The TEI Header"; docs/encoding.md says what each part holds.
    """
    header = add(parent, "teiHeader", {XML_LANG: "en"})
    file_description = add(header, "fileDesc")
    _title_statement(file_description, transcript, index)
    _extent(file_description, transcript)
    _publication(file_description, edition)
    _source(file_description, transcript, index, edition)
    _encoding(header, transcript, index, edition)
    _profile(header, transcript, index)
    revisions = add(header, "revisionDesc")
    what = _FORMATS.get(transcript.source_format, transcript.source_format)
    add(
        revisions,
        "change",
        {"when": today().isoformat(), "who": "#ag.xlate", "status": "draft"},
        f"Converted from {what}.",
    )


def _title_statement(parent: etree._Element, transcript: Transcript, index: LineageIndex) -> None:
    statement = add(parent, "titleStmt")
    told = ", with translation lineage" if _states(index) else ""
    add(statement, "title", {"type": "main", XML_LANG: transcript.language}, transcript.title)
    add(
        statement,
        "title",
        {"type": "sub", XML_LANG: "en"},
        f"TEI edition of the {_language_adjective(transcript)}transcript{told}",
    )
    for agent in _agents(transcript, index):
        build_agent(statement, agent)


def _agents(transcript: Transcript, index: LineageIndex) -> Iterator[Agent]:
    """Those who are responsible; of unnamed ones it is said between which languages they worked."""
    agents = index.ledger.agents
    for mode, identifier in ((Mode.INTERPRETING, "ag.interpreter"), (Mode.HUMAN, "ag.translator")):
        if identifier in agents:
            yield replace(agents[identifier], work=f"{agents[identifier].work}{_between(index, mode)}")
    yield from (agent for agent in agents.values() if agent.element == "persName")  # whom a marker names
    yield xlate_agent(f"conversion to TEI, segmentation{', attribution of lineage' * _states(index)}")
    if "ag.user" in agents or any(person.spoken for person in transcript.persons):
        yield Agent("ag.user", _statement(transcript), "person who ran the conversion")


def _states(index: LineageIndex) -> bool:
    """True if the lineage of any words is stated: else the header does not speak of it."""
    return bool(index.hop_lists())


def _statement(transcript: Transcript) -> str:
    """What the person who ran the conversion answers for."""
    named = any(person.references or person.spellings for person in transcript.persons)
    return f"statement of languages{' and persons' if named else ''} (options --speaker-lang and --relay)"


def _language_adjective(transcript: Transcript) -> str:
    return "" if transcript.language == UNDETERMINED else f"{language_name(transcript.language)} "


def _between(index: LineageIndex, mode: Mode) -> str:
    """The way in words, if all hops of a mode go the same way and it is known; otherwise nothing."""
    ways = {(hop.source, hop.target) for hop in index.hops if hop.mode is mode}
    if len(ways) != 1:
        return ""
    source, target = ways.pop()
    return "" if UNDETERMINED in (source, target) else f" from {language_name(source)} into {language_name(target)}"


def _extent(parent: etree._Element, transcript: Transcript) -> None:
    turns = len(transcript.turns)
    segments = sum(isinstance(item, Paragraph) for turn in transcript.turns for item in turn.content)
    extent = add(parent, "extent")
    measure = add(extent, "measure", {"unit": "utterances", "quantity": str(turns)}, counted(turns, "turn"))
    measure.tail = "; "
    add(extent, "measure", {"unit": "segments", "quantity": str(segments)}, counted(segments, "spoken segment"))


def _publication(parent: etree._Element, edition: Edition) -> None:
    publication = add(parent, "publicationStmt")
    if edition.publisher:
        add(publication, "publisher", text=edition.publisher)
    else:  # TEI wants somebody who makes the edition available; nobody has said that it was published
        add(publication, "authority", text="the person who ran the conversion, not named")
    if edition.publisher:
        _date(publication, today().isoformat())
    if edition.licence:
        availability = add(publication, "availability", {"status": "free"})
        add(availability, "licence", {"target": edition.licence}, "stated by the user")
    else:
        availability = add(publication, "availability", {"status": "unknown"})
        add(availability, "p", text="The input file states no licence, and none is assumed.")


def _source(parent: etree._Element, transcript: Transcript, index: LineageIndex, edition: Edition) -> None:
    description = add(parent, "sourceDesc")
    _recordings(description, transcript)
    versions = add(description, "listBibl")
    add(versions, "head", text="Versions of the event, in order of derivation")
    for version in index.earlier_versions():
        build_version(versions, version)

    def details(printed: etree._Element) -> None:
        if transcript.publisher:
            add(printed, "publisher", text=transcript.publisher).tail = ", " if transcript.date else ". "
        if transcript.date:
            _date(printed, transcript.date).tail = ". "
        address = edition.source_url or transcript.source_url
        if address:
            add(printed, "idno", {"type": "URI"}, address).tail = " "

    printed = replace(index.document(), title_language=_foreign_language(transcript))
    build_version(versions, printed, details)


def _recordings(parent: etree._Element, transcript: Transcript) -> None:
    recordings = add(parent, "recordingStmt") if transcript.recordings else parent
    for name in transcript.recordings:
        kind = guess_type(name)[0] or "application/octet-stream"
        recording = add(recordings, "recording", {"type": "video" if kind.startswith("video/") else "audio"})
        url = name if is_web_address(name) else quote(name)
        add(recording, "media", {"mimeType": kind, "url": url})


def _encoding(header: etree._Element, transcript: Transcript, index: LineageIndex, edition: Edition) -> None:
    encoding = build_encoding(header)
    for paragraph in encoding.iterfind(f"{T}editorialDecl/{T}interpretation/{T}p"):
        paragraph.text = _rules_of_inference(transcript, index)
    left = [line.text for line in transcript.boilerplate if line.text != transcript.title]
    for editorial in encoding.iterfind(f"{T}editorialDecl") if left else ():
        page = transcript.source_format not in EVENT_KINDS  # a tier of glosses is no furniture of a page
        left_out = add(editorial, "p", text=f"Left out as {'furniture of the page' if page else 'no words spoken'}: ")
        items = add(left_out, "list", {XML_LANG: _foreign_language(transcript)})
        for line in left:
            add(items, "item", text=line)
    application = build_application(add(encoding, "appInfo"), f'publisher profile "{transcript.profile}"')
    if edition.options:
        add(application, "desc", text=write_options(dict(edition.options)))


def _rules_of_inference(transcript: Transcript, index: LineageIndex) -> str:
    inferred = any(hop.certainty is Certainty.MEDIUM for hop in index.hops)
    relay = transcript.relay_language
    profile = (
        f' Inferred from the profile "{transcript.profile}": {language_name(relay)} is the language of the host and of '
        "the interpreters."
        if relay and inferred
        else ""
    )
    if not _states(index):
        return "A language spoken by somebody is recorded only when it is printed or given."
    return (
        f"On what grounds lineage stands says @ana (basis), how sure it is @cert.{profile} A language spoken by a "
        "guest is recorded only when it is printed or given; what is not marked, of somebody who is marked elsewhere, "
        "is not known. The @subtype of a hop: target and source in BCP 47, joined by -t- (RFC 6497)."
    )


def _profile(header: etree._Element, transcript: Transcript, index: LineageIndex) -> None:
    profile = add(header, "profileDesc")
    chains = index.hop_lists()
    creation = add(profile, "creation") if chains else profile
    for hops in chains:
        build_hop_list(creation, hops)
    languages = add(profile, "langUsage")
    build_language(languages, transcript.language)  # of the words that stand here; other versions say their own
    if transcript.language_inferred:
        languages[0].text = f"{languages[0].text}{TOLD_BY_WORDS}"
    items = [item for turn in transcript.turns for item in turn.content if isinstance(item, Paragraph)]
    for tag in dict.fromkeys(item.lineage.language_apart(transcript.language) for item in items):
        if tag is not None:
            build_language(languages, tag)
    _persons(profile, transcript)
    _setting(profile, transcript)


def _persons(parent: etree._Element, transcript: Transcript) -> None:
    if transcript.persons:
        persons = add(add(parent, "particDesc"), "listPerson")
        language = _foreign_language(transcript)
        for person in transcript.persons:
            _person(persons, person, language)


def _person(parent: etree._Element, person: Person, language: str | None) -> None:
    role = "interpreter" if _INTERPRETER.fullmatch(person.name) else None
    element = add(parent, "person", {XML_ID: person.key, "role": role})
    if _office(person):  # nobody says whose
        add(element, "name", {"type": "office", XML_LANG: language}, person.name)
    elif (_NUMBERED.fullmatch(person.name) or is_answer(person.name)) and not person.references:  # nobody's name
        add(element, "name", {"type": "label"}, person.name)
    else:
        add(element, "persName", {"ref": " ".join(person.references), XML_LANG: language}, person.name)
    for spelling in person.spellings:
        add(element, "persName", {"type": "alias"}, spelling)
    for label in person.inferred:  # nobody prints that it is this person
        add(element, "name", {"type": "label", XML_LANG: language, **_INFERRED}, label)
    if person.role:
        add(element, "occupation", {XML_LANG: language, **(_INFERRED if person.holds else {})}, person.role)
    for role in person.other_roles:
        add(element, "occupation", {XML_LANG: language}, role)
    if person.affiliation:
        add(element, "affiliation", {XML_LANG: language}, person.affiliation)
    if person.spoken:
        knowledge = add(element, "langKnowledge", {"evidence": "external", "resp": "#ag.user", "cert": "high"})
        known = f"{language_name(person.spoken)}, given by the user"
        add(knowledge, "langKnown", {"tag": person.spoken}, known)


_INFERRED = {"resp": "#ag.xlate", "cert": "medium"}
_ARTICLE = re.compile(r"^(?:l[’']|\w{1,6} )")
_NUMBERED = re.compile(
    r"(?:speaker|spk|sprecher(?:in)?|locut(?:eur|rice|or)|orateur|hablante|orador|falante|parlante|spreker|talare|mówca"
    r"|спикер|говорящий|участник|participant)[ _-]?(?:\d{1,3}|[a-z])",
    re.IGNORECASE,
)
"""what stands for a name that nobody knows: SPEAKER_00, Speaker B"""
_INTERPRETER = re.compile(
    r"(?:the |l[’']|el |la |der |die )?(?:interpreter|interprète|intérprete|dolmetscher(?:in)?|переводчи(?:к|ца))",
    re.IGNORECASE,
)


def _office(person: Person) -> bool:
    """True for somebody of whom labels print the office alone, or that an interpreter speaks: no name of a person."""
    name, role = person.name.casefold(), (person.role or "").casefold()
    bare = " ".join(word for word in name.split() if word.strip(".") not in HONORIFICS)
    called = bool(role) and role in (name, bare, _ARTICLE.sub("", bare))  # "O señor PRESIDENTE", "Mr. Deputy Speaker"
    return not person.references and (called or _INTERPRETER.fullmatch(person.name) is not None)


def _setting(parent: etree._Element, transcript: Transcript) -> None:
    if not transcript.date and not transcript.places:
        return
    setting = add(add(parent, "settingDesc"), "setting")
    for place in transcript.places:  # which of them is the town is not printed: "The Kremlin, Moscow"
        add(setting, "placeName", {XML_LANG: _foreign_language(transcript)}, place)
    if transcript.date:
        _date(setting, transcript.date)


def _foreign_language(transcript: Transcript) -> str | None:
    """The language of printed names, where it is not the English of the header."""
    return None if primary_subtag(transcript.language) == "en" else transcript.language


def _date(parent: etree._Element, when: str) -> etree._Element:
    return add(parent, "date", {"when": when}, long_date(date.fromisoformat(when)))
