"""The header of a new TEI file: what the edition is, what it was made from, and every hop its words went through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml import etree

from xlate._version import __version__
from xlate.dates import long_date, today
from xlate.languages import UNDETERMINED, language_name, split_hop_tag
from xlate.model.lineage import Certainty, Mode
from xlate.model.transcript import Paragraph, Person, Transcript
from xlate.tei.header.chains import UNIDENTIFIED, Chain, ChainBook, NamedHop
from xlate.tei.header.taxonomies import TAXONOMIES, build_taxonomy
from xlate.tei.names import XML_ID, XML_LANG
from xlate.tei.xml_builder import add

__all__ = ["TRANSLATOR_ROLE", "Edition", "build_application", "build_header", "hop_language_name"]

_FORMATS = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "a web page",
    "docx": "a Word document",
    "webvtt": "WebVTT subtitles",
    "srt": "SubRip subtitles",
    "recogniser-json": "the JSON of a speech recogniser",
    "table": "a table",
    "uk-hansard": "UK Hansard XML",
    "europarl": "tagged text of the European Parliament",
}
TRANSLATOR_ROLE = "http://id.loc.gov/vocabulary/relators/trl"
"""MARC relator term for a translator, as respStmt/resp/@ref"""


@dataclass(frozen=True, slots=True)
class Edition:
    """What the person who makes the TEI edition says about it and about its source."""

    publisher: str | None = None
    """who publishes this edition; None: not stated"""
    licence: str | None = None
    """address of the licence of the source, as stated by the user; None: unknown, and none is assumed"""
    source_url: str | None = None
    """address of the printed text"""


def hop_language_name(tag: str) -> str:
    """The content of a ``language`` element for a hop tag: ``Russian machine-translated from English``."""
    parts = split_hop_tag(tag)
    if parts is None:
        return language_name(tag)
    source, target, machine = parts
    how = "machine-translated" if machine else "translated"
    return f"{language_name(target)} {how} from {language_name(source)}"


def build_header(parent: etree._Element, transcript: Transcript, chains: ChainBook, edition: Edition) -> None:
    """Append the ``teiHeader`` of a transcript.

    Source: TEI P5, "The TEI Header"; docs/encoding.md says what each part holds.
    """
    header = add(parent, "teiHeader", {XML_LANG: "en"})
    file_description = add(header, "fileDesc")
    _title_statement(file_description, transcript, chains)
    _extent(file_description, transcript)
    _publication(file_description, edition)
    _source(file_description, transcript, chains, edition)
    _encoding(header, transcript, chains)
    _profile(header, transcript, chains)
    revisions = add(header, "revisionDesc")
    what = _FORMATS.get(transcript.source_format, transcript.source_format)
    add(
        revisions,
        "change",
        {"when": today().isoformat(), "who": "#ag.xlate", "status": "draft"},
        f"Converted from {what}.",
    )


def _title_statement(parent: etree._Element, transcript: Transcript, chains: ChainBook) -> None:
    statement = add(parent, "titleStmt")
    add(statement, "title", {"type": "main"}, transcript.title)
    add(
        statement,
        "title",
        {"type": "sub"},
        f"TEI edition of the {_language_adjective(transcript)}transcript, with translation lineage",
    )
    modes = {hop.hop.mode for hop in chains.hops()}
    if Mode.INTERPRETING in modes:
        agent = add(statement, "respStmt", {XML_ID: "ag.interpreter"})
        add(agent, "resp", text=f"interpretation{_between(chains, Mode.INTERPRETING)}")
        add(agent, "name", {"ref": "#interpreter"}, "interpreter, not named in the source")
    if Mode.HUMAN in modes:
        agent = add(statement, "respStmt", {XML_ID: "ag.translator"})
        add(agent, "resp", {"ref": TRANSLATOR_ROLE}, f"translation{_between(chains, Mode.HUMAN)}")
        add(agent, "name", text="translator(s), not named in the source")
    agent = add(statement, "respStmt", {XML_ID: "ag.xlate"})
    add(agent, "resp", text="conversion to TEI, segmentation, attribution of lineage")
    add(agent, "name", {"type": "software", "ref": "#app.xlate"}, "xlate")
    if any(person.spoken for person in transcript.persons) or any(hop.hop.stated_by_user for hop in chains.hops()):
        agent = add(statement, "respStmt", {XML_ID: "ag.user"})
        add(agent, "resp", text=_statement(transcript))
        add(agent, "name", text="person who ran the conversion")


def _statement(transcript: Transcript) -> str:
    """What the person who ran the conversion answers for."""
    named = any(person.references or person.spellings for person in transcript.persons)
    return f"statement of languages{' and persons' if named else ''} (options --speaker-lang and --relay)"


def _language_adjective(transcript: Transcript) -> str:
    return "" if transcript.language == UNDETERMINED else f"{language_name(transcript.language)} "


def _between(chains: ChainBook, mode: Mode) -> str:
    """The way in words, if all hops of a mode go the same way and it is known; otherwise nothing."""
    ways = {(hop.hop.source, hop.hop.target) for hop in chains.hops() if hop.hop.mode is mode}
    if len(ways) != 1:
        return ""
    source, target = ways.pop()
    return "" if UNDETERMINED in (source, target) else f" from {language_name(source)} into {language_name(target)}"


def _extent(parent: etree._Element, transcript: Transcript) -> None:
    turns = len(transcript.turns)
    segments = sum(isinstance(item, Paragraph) for turn in transcript.turns for item in turn.content)
    extent = add(parent, "extent")
    measure = add(extent, "measure", {"unit": "utterances", "quantity": str(turns)}, _count(turns, "turn"))
    measure.tail = "; "
    add(extent, "measure", {"unit": "segments", "quantity": str(segments)}, _count(segments, "spoken segment"))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _publication(parent: etree._Element, edition: Edition) -> None:
    publication = add(parent, "publicationStmt")
    add(publication, "publisher", text=edition.publisher or "not stated by the person who ran the conversion")
    add(publication, "date", {"when": today().isoformat()}, long_date(today()))
    if edition.licence:
        availability = add(publication, "availability", {"status": "free"})
        licence = f"{edition.licence}, stated by the user"
        add(availability, "licence", {"target": edition.licence}, licence)
    else:
        availability = add(publication, "availability", {"status": "unknown"})
        add(availability, "p", text="The input file states no licence, and none is assumed.")


def _source(parent: etree._Element, transcript: Transcript, chains: ChainBook, edition: Edition) -> None:
    versions = add(add(parent, "sourceDesc"), "listBibl")
    add(versions, "head", text="Versions of the event, in order of derivation")
    for version in chains.versions.values():
        entry = add(versions, "bibl", {XML_ID: version.id, "type": version.type})
        add(entry, "title", text=version.title).tail = f"{version.note} "
        add(entry, "textLang", {"mainLang": version.language}, language_name(version.language))
        if version.made_from:
            entry[-1].tail = " "
            add(entry, "relatedItem", {"type": "translationOf", "target": f"#{version.made_from}"})
    printed = add(versions, "bibl", {XML_ID: chains.document_version, "type": "transcript"})
    add(printed, "title", text=transcript.title).tail = ". "
    if transcript.publisher:
        add(printed, "publisher", text=transcript.publisher).tail = ", " if transcript.date else ". "
    if transcript.date:
        day = long_date(date.fromisoformat(transcript.date))
        add(printed, "date", {"when": transcript.date}, day).tail = ". "
    address = edition.source_url or transcript.source_url
    if address:
        add(printed, "ptr", {"target": address}).tail = " "
    add(printed, "textLang", {"mainLang": transcript.language}, language_name(transcript.language))
    for identifier in chains.direct_sources():
        printed[-1].tail = " "
        add(printed, "relatedItem", {"type": "translationOf", "target": f"#{identifier}"})


def _encoding(header: etree._Element, transcript: Transcript, chains: ChainBook) -> None:
    encoding = add(header, "encodingDesc")
    project = add(encoding, "projectDesc")
    add(project, "p", text="Transcripts of meetings in which every segment carries its translation lineage.")
    _editorial(add(encoding, "editorialDecl"), transcript, chains)
    classes = add(encoding, "classDecl")
    for taxonomy in TAXONOMIES:
        build_taxonomy(classes, taxonomy)
    build_application(add(encoding, "appInfo"), f'publisher profile "{transcript.profile}"')


def build_application(parent: etree._Element, description: str, kind: str | None = None) -> None:
    """Append the ``application`` that names xlate and its version.

    Args:
        parent: the ``appInfo``.
        description: what xlate did.
        kind: `ANNOTATION` if the file was made elsewhere.
    """
    attributes = {
        XML_ID: "app.xlate",
        "type": kind,
        "ident": "xlate",
        "version": __version__,
        "when": today().isoformat(),
    }
    application = add(parent, "application", attributes)
    add(application, "label", text="xlate")
    add(application, "desc", text=description)


def _editorial(parent: etree._Element, transcript: Transcript, chains: ChainBook) -> None:
    def paragraph(name: str, text: str, attributes: dict[str, str | None] | None = None) -> None:
        add(add(parent, name, attributes), "p", text=text)

    paragraph(
        "segmentation",
        "One u per speaker turn, one seg per paragraph of the input. The printed speaker label stands before the turn "
        'as note[@type="speaker"], without its final colon.',
    )
    paragraph("correction", "The wording is that of the input; nothing was corrected.", {"status": "unknown"})
    paragraph(
        "normalization",
        "Runs of white space are folded to one space; no-break spaces are kept. Other characters are not changed, save "
        "control characters, which XML cannot hold.",
    )
    paragraph(
        "hyphenation", "Hyphens are kept as in the input; soft hyphens are left out, after a hyphen they are a dash."
    )
    paragraph("quotation", "Quotation marks and apostrophes are kept as characters of the text.", {"marks": "all"})
    paragraph("interpretation", _rules_of_inference(transcript, chains))
    paragraph("stdVals", "Dates: ISO 8601. Languages: BCP 47; one translation hop: BCP 47 extension T (RFC 6497).")
    if transcript.furniture:
        left_out = add(parent, "p", text="Left out as furniture of the page: ")
        items = add(left_out, "list")
        for line in transcript.furniture:
            add(items, "item", text=line.text)


def _rules_of_inference(transcript: Transcript, chains: ChainBook) -> str:
    inferred = any(hop.hop.certainty is Certainty.MEDIUM for hop in chains.hops())
    relay = transcript.relay_language
    profile = (
        f' ("{transcript.profile}": {language_name(relay)} is the language of the host and of the interpreters)'
        if relay and inferred
        else ""
    )
    return (
        '@ana="#rel…" and @cert="high": printed on this turn. @cert="low": the marker was printed on an earlier turn '
        'of the same speaker and is carried over. @cert="medium": nothing printed; inferred from the profile of the '
        f"publisher{profile}. A language spoken by a guest is recorded only when it is printed or given by the user."
    )


def _profile(header: etree._Element, transcript: Transcript, chains: ChainBook) -> None:
    profile = add(header, "profileDesc")
    creation = add(profile, "creation")
    if transcript.date:
        add(creation, "date", {"when": transcript.date}, long_date(date.fromisoformat(transcript.date)))
    names = {person.key: person.name for person in (*transcript.persons, UNIDENTIFIED)}
    for key, list_of_chains in chains.by_person.items():
        for number, chain in enumerate(list_of_chains, start=1):
            _chain(creation, chain, f"hops.{key}" if number == 1 else f"hops.{key}.{number}", names[key])
    if len(creation) == 0:
        creation.text = "Not stated."
    languages = add(profile, "langUsage")
    for tag in _language_tags(transcript, chains):
        add(languages, "language", {"ident": tag}, hop_language_name(tag))
    _persons(profile, transcript, chains)
    _setting(profile, transcript)


def _chain(parent: etree._Element, chain: Chain, identifier: str, name: str) -> None:
    changes = add(parent, "listChange", {XML_ID: identifier, "ordered": "true"})
    add(changes, "desc", text=f"Remarks of {name}")
    if chain.origin:
        origin = chain.origin
        attributes = {
            XML_ID: origin.id,
            "type": "origin",
            "subtype": origin.language,
            "source": f"#{origin.version}",
            "resp": _responsible(stated_by_user=origin.stated_by_user),
        }
        name = language_name(origin.language)
        evidence = f" {name}: given by the user (--speaker-lang)." if origin.stated_by_user else ""
        text = f"Spoken in {name}, the language of this text; no translation took place.{evidence}"
        add(changes, "change", attributes, text)
    for number, hop in enumerate(chain.hops, start=1):
        _hop(changes, hop, number)


def _hop(parent: etree._Element, named: NamedHop, number: int) -> None:
    agents = {Mode.INTERPRETING: "#ag.interpreter", Mode.HUMAN: "#ag.translator"}
    hop = named.hop
    add(
        parent,
        "change",
        {
            XML_ID: named.id,
            "n": str(number),
            "type": "hop",
            "subtype": hop.tag,
            "ana": f"#mode.{hop.mode}" if hop.mode else None,
            "who": agents[hop.mode] if hop.mode else None,
            "source": f"#{named.source}",
            "corresp": f"#{named.target}",
            "resp": _responsible(stated_by_user=hop.stated_by_user),
            "cert": str(hop.certainty),
        },
        hop.evidence,
    )


def _responsible(*, stated_by_user: bool) -> str:
    """Who states a fact: ``@resp``."""
    return "#ag.user #ag.xlate" if stated_by_user else "#ag.xlate"


def _language_tags(transcript: Transcript, chains: ChainBook) -> list[str]:
    """Every tag that the file uses: xml:lang (the header is in English), versions, hops."""
    tags = [transcript.language, "en"]
    tags += [version.language for version in chains.versions.values()]
    tags += [hop.hop.tag for hop in chains.hops()]
    return list(dict.fromkeys(tags))


def _persons(parent: etree._Element, transcript: Transcript, chains: ChainBook) -> None:
    interpreted = any(hop.hop.mode is Mode.INTERPRETING for hop in chains.hops())
    if not transcript.persons and not interpreted:
        return
    persons = add(add(parent, "particDesc"), "listPerson")
    for person in transcript.persons:
        _person(persons, person)
    if interpreted:
        unnamed = add(persons, "person", {XML_ID: "interpreter", "role": "interpreter"})
        add(unnamed, "persName", text="interpreter, not named in the source")


def _person(parent: etree._Element, person: Person) -> None:
    element = add(parent, "person", {XML_ID: person.key})
    add(element, "persName", {"ref": " ".join(person.references)}, person.name)
    for spelling in person.spellings:
        add(element, "persName", {"type": "alias"}, spelling)
    if person.role:
        add(element, "occupation", text=person.role)
    if person.affiliation:
        add(element, "affiliation", text=person.affiliation)
    if person.spoken:
        knowledge = add(element, "langKnowledge", {"evidence": "external", "resp": "#ag.user", "cert": "high"})
        known = f"{language_name(person.spoken)}, given by the user"
        add(knowledge, "langKnown", {"tag": person.spoken}, known)


def _setting(parent: etree._Element, transcript: Transcript) -> None:
    if not transcript.date and not transcript.places:
        return
    setting = add(add(parent, "settingDesc"), "setting")
    for number, place in enumerate(transcript.places, start=1):
        name = add(setting, "placeName")
        if number == len(transcript.places) > 1:  # "The Kremlin, Moscow": the last is the town
            add(name, "settlement", text=place)
        else:
            name.text = place
    if transcript.date:
        add(setting, "date", {"when": transcript.date}, long_date(date.fromisoformat(transcript.date)))
