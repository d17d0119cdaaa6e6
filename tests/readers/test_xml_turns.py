"""XML in which elements are turns, of whichever parliament or program."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import shared
from tests.readers.reading import faults, printed_lines, spoken
from xlate.errors import InputError, XlateError
from xlate.model.document import BlockKind, Document
from xlate.readers import read_transcript, xml_turns
from xlate.readers.model import Likeness

AUSTRALIAN = """<?xml version="1.0" encoding="utf-8"?>
<hansard xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="../../hansard.xsd">
<session.header><date>2012-05-08</date><parliament.no>43</parliament.no></session.header>
<chamber.xscript><debate><debateinfo><title>BILLS</title></debateinfo><speech>
<talk.start><talker><time.stamp>12:01</time.stamp><name role="metadata">Burke, Tony MP</name>
<name role="display">Mr BURKE</name><electorate>Watson</electorate><party>ALP</party></talker>
<para>I move the motion.</para>
</talk.start><para>It is a good one.</para>
<interjection><talk.start><talker><name role="metadata">Lee, Ann MP</name><name role="display">Ms LEE</name></talker>
<para>No!</para></talk.start></interjection><para>Yes, it is.</para></speech></debate></chamber.xscript></hansard>"""
TRANSCRIBER = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans audio_filename="x" version="1" version_date="990126"><Speakers><Speaker id="spk1" name="Ann Lee"/>
<Speaker id="spk2" name="Bob R\xe9y"/></Speakers><Episode><Section type="report" startTime="0" endTime="9">
<Turn speaker="spk1" startTime="0.5" endTime="3.2"><Sync time="0.5"/>good morning
<Sync time="2"/>to all of you</Turn><Turn speaker="spk1 spk2" startTime="3.2" endTime="4"><Sync time="3.2"/>yes</Turn>
</Section></Episode></Trans>"""
SHAPES = [
    "<debate><speech by='#a'><p>{0}</p></speech><speech by='#b'><p>{1}</p></speech></debate>",
    "<akn:debate xmlns:akn='urn:x'><akn:speech by='#x'><akn:from>Ann Lee:</akn:from><akn:p>{0}</akn:p></akn:speech>"
    "<akn:answer by='#y'><akn:from>Bob Ray</akn:from><akn:p>{1}</akn:p></akn:answer></akn:debate>",
    "<d><persons><person id='p1'><name>Ann Lee</name></person><person id='p2'><name>Bob Ray</name></person></persons>"
    "<u who='#p1'>{0}</u><u who='#p2'>{1}</u></d>",
    "<d><sp><speaker>Ann Lee:</speaker><l>{0}</l></sp><sp><speaker>Bob Ray.</speaker><l>{1}</l></sp></d>",
    "<d><turn speaker='Ann Lee'>{0}</turn><turn speaker='Bob Ray'>{1}</turn></d>",
    "<d><question><talker><name>Ann Lee</name><party>X</party></talker><para>{0}</para></question>"
    "<answer><talker><name>Bob Ray</name></talker><para>{1}</para></answer></d>",
    "<d><speech speaker='Ann Lee'><p>Ann Lee (Leeds): {0}</p></speech>"
    "<speech speaker='Bob Ray'><p>{1}</p></speech></d>",
    "<d><rede><p><redner>Ann Lee</redner></p><p>{0}</p></rede><rede><redner>Bob Ray</redner><p>{1}</p></rede></d>",
]


_PERSONS = {
    "de": "<Redner><Vorname>Ann</Vorname><Name>Lee</Name><Funktion>Chair</Funktion><Herkunft>SP</Herkunft></Redner>",
    "fr": "<orateur><prenom>Ann</prenom><nom>Lee</nom><fonction>Chair</fonction><groupe>SP</groupe></orateur>",
    "it": "<oratore><nome>Ann</nome><cognome>Lee</cognome><carica>Chair</carica><gruppo>SP</gruppo></oratore>",
}


def read(text: str | bytes) -> Document:
    return read_transcript(text.encode() if isinstance(text, str) else text, "talk.xml").value


@pytest.mark.parametrize("person", _PERSONS.values(), ids=_PERSONS)
def test_the_fields_of_a_person_make_name_office_and_party(person: str) -> None:
    turns = "".join(f"<rede>{person}<p>Good morning to all {day}.</p></rede>" for day in ("today", "tomorrow"))
    for block in read(f"<d>{turns}</d>").blocks:
        assert block.voice is not None
        assert (block.voice.name or block.voice.label, block.voice.role) == ("Ann Lee", "Chair")
        assert block.voice.affiliation == "SP"


@pytest.mark.parametrize("shape", SHAPES)
def test_attributes_children_and_ids_say_who_speaks(shape: str) -> None:
    persons = "<meta><TLCPerson id='a' showAs='Ann Lee'/><TLCPerson id='b' showAs='Bob Ray'/></meta>"
    text = shape.format("Good <b>morning</b> all.", "Yes.").replace("<debate>", f"<debate>{persons}")
    assert spoken(read(text)) == [("Ann Lee", "Good morning all."), ("Bob Ray", "Yes.")]
    assert read(text).voiced


def test_the_files_of_two_publishers() -> None:
    taiwan = read(shared("publishers", "raw", "akn-pdis-01.xml").read_bytes())
    assert len([block for block in taiwan.blocks if block.voice]) == 32
    assert printed_lines(taiwan, BlockKind.TITLE) == ["2017-06-27 Interview with international digital journalists"]
    dutch = read(shared("publishers", "raw", "nl-handelingen-01.xml").read_bytes())
    voices = [block.voice for block in dutch.blocks if block.voice]
    assert len(voices) == 20
    assert (voices[1].label, voices[1].name, voices[1].affiliation) == ("Mevrouw Bergkamp (D66)", "Bergkamp", "D66")
    assert (voices[0].label, voices[0].name, voices[0].role) == ("De voorzitter", None, "voorzitter")


def test_a_turn_in_a_turn_interrupts_it() -> None:
    document = read(AUSTRALIAN)
    assert document.format == "xml-turns"
    assert spoken(document) == [
        ("Mr BURKE", "I move the motion."),
        ("…", "It is a good one."),
        ("Ms LEE", "No!"),
        ("Mr BURKE", "Yes, it is."),
    ]
    assert document.metadata.date == "2012-05-08"
    assert printed_lines(document, BlockKind.TITLE) == ["BILLS"]


def test_transcriber_has_times_and_never_passes_for_europarl() -> None:
    document = read(TRANSCRIBER.encode("iso8859-1"))
    assert document.format == "transcriber"
    assert spoken(document) == [("Ann Lee", "good morning to all of you"), ("Ann Lee + Bob Réy", "yes")]
    assert [(block.start, block.end) for block in document.blocks] == [(0.5, 3.2), (3.2, 4.0)]


def test_what_is_said_between_turns_and_by_nobody_is_narrative() -> None:
    document = read(
        "<d><title>Talk</title><p>They sat down.</p><speech by='Ann'><title>A motion</title><p>One.</p>"
        "<narrative>She left.</narrative><p>Two.</p></speech><p>All rose.</p></d>"
    )
    assert printed_lines(document, BlockKind.TITLE) == ["Talk"]
    assert printed_lines(document, BlockKind.NARRATIVE) == ["They sat down.", "She left.", "All rose."]
    assert spoken(document) == [("Ann", "A motion One."), ("…", "Two.")]


def test_characters_before_the_declaration_and_references_of_html_are_read() -> None:
    text = "\ufeff\u00ef\u00bb\u00bf\n<?xml version='1.0' encoding='utf-8'?>\n<d>\n<u who='A'>\nOne.</u></d>"
    document = read(text)
    assert spoken(document) == [("A", "One.")]
    assert document.blocks[0].lines[0].number == 5
    declared = "<!DOCTYPE d SYSTEM 'x.dtd'><d><u who='A'>caf&eacute; &mdash; now</u></d>"
    assert spoken(read(declared)) == [("A", "café — now")]


RECORDS = {
    "bundestag": (
        "<p><d sitzung-datum='15.03.2018'><vorspann><inhaltsverzeichnis>Punkt 1</inhaltsverzeichnis></vorspann>"
        "<sitzungsbeginn><name>Präsident Max Hart:</name><p>Die Sitzung ist eröffnet.</p></sitzungsbeginn>"
        "<rede><p klasse='redner'><redner id='1'><name><titel>Dr.</titel><vorname>Eva</vorname>"
        "<nachname>Bach</nachname><fraktion>XYZ</fraktion></name></redner>Dr. Eva Bach (XYZ):</p>"
        "<p>Der Fluss steigt.</p>"
        "<kommentar>(Beifall)</kommentar><name>Präsident Max Hart:</name><p>Ihre Zeit ist um.</p></rede></d></p>",
        [
            ("Präsident Max Hart", "Die Sitzung ist eröffnet."),
            ("Dr. Eva Bach (XYZ)", "Der Fluss steigt."),
            ("…", "(Beifall)"),
            ("Präsident Max Hart", "Ihre Zeit ist um."),
        ],
        "2018-03-15",
    ),
    "storting": (
        "<f dato='2020-01-09'><Sak><Tittel>Elver</Tittel><Replikk><Navn>Ann Lee (A) [10:05:12]:</Navn>"
        "<A>Elven stiger.</A><A>Hva nå?</A></Replikk>"
        "<Presinnl><Navn>Presidenten:</Navn><A>Takk.</A></Presinnl></Sak></f>",
        [("Ann Lee (A)", "Elven stiger."), ("…", "Hva nå?"), ("Presidenten", "Takk.")],
        "2020-01-09",
    ),
    "storting, in paragraphs": (
        "<f dato='2020-01-09'><Sak><Presinnl><Navn>Presidenten</Navn><A><U>Presidenten:</U> Takk.</A></Presinnl>"
        "<Innlegg><A><Navn>Ann Lee (A) [10:05:12]:</Navn> Elven stiger.</A><A>Hva nå?</A></Innlegg></Sak></f>",
        [("Presidenten", "Takk."), ("Ann Lee (A)", "Elven stiger."), ("…", "Hva nå?")],
        "2020-01-09",
    ),
    "parts of a sentence": (
        "<d><turn speaker='Ann Lee'><Linea><Char>The river </Char><Char form='i'>rises</Char><Char>.</Char></Linea>"
        "<Linea><Char>So it is.</Char></Linea></turn><turn speaker='Bob Ray'><Linea>No.</Linea></turn></d>",
        [("Ann Lee", "The river rises."), ("…", "So it is."), ("Bob Ray", "No.")],
        None,
    ),
    "the name in each paragraph": (
        "<c><paragraphe><orateurs><nom>Mme Marie Durand</nom></orateurs><texte>Merci.</texte></paragraphe>"
        "<paragraphe><orateurs><nom>Mme Marie Durand</nom></orateurs><texte>Voilà.</texte></paragraphe>"
        "<paragraphe><orateurs><nom>M. Jean Roux</nom></orateurs><texte>Bien.</texte></paragraphe></c>",
        [("Mme Marie Durand", "Merci."), ("…", "Voilà."), ("M. Jean Roux", "Bien.")],
        None,
    ),
    "riksdag": (
        "<anforande><dok_datum>2019-09-10 00:00:00</dok_datum><anforande_nummer>7</anforande_nummer><talare>ANN LEE (S)"
        "</talare><parti>S</parti><anforandetext>&lt;p&gt;Herr talman!&lt;/p&gt;&lt;p&gt;Floden stiger.&lt;/p&gt;"
        "</anforandetext><replik>N</replik></anforande>",
        [("ANN LEE (S)", "Herr talman!"), ("…", "Floden stiger.")],
        "2019-09-10",
    ),
    "assemblée": (
        "<c><dateSeance>20180710150000000</dateSeance><paragraphe><orateurs><orateur><nom>Mme Marie Durand</nom>"
        "<id>PA2</id><qualite>ministre</qualite></orateur></orateurs><texte>Merci.</texte></paragraphe></c>",
        [("Mme Marie Durand", "Merci.")],
        "2018-07-10",
    ),
    "canada": (
        "<Hansard><Intervention><PersonSpeaking><Affiliation>Ms. Ann Lee (Rivers, Lib.):</Affiliation></PersonSpeaking>"
        "<Content><ParaText>The river rises.</ParaText></Content></Intervention></Hansard>",
        [("Ms. Ann Lee (Rivers, Lib.)", "The river rises.")],
        None,
    ),
    "folketing": (
        "<D><MetaMeeting><DateOfSitting>2013-05-12T13:00:00</DateOfSitting></MetaMeeting><Tale><Taler><MetaSpeakerMP>"
        "<OratorFirstName>Anna</OratorFirstName><OratorLastName>Hansen</OratorLastName><GroupNameShort>S</GroupNameShort>"
        "</MetaSpeakerMP></Taler><TaleSegment><MetaSpeechSegment><StartDateTime>2013-05-12T13:01:00</StartDateTime>"
        "</MetaSpeechSegment><TekstGruppe><Char>Floden stiger.</Char></TekstGruppe></TaleSegment></Tale></D>",
        [("Anna Hansen", "Floden stiger.")],
        "2013-05-12",
    ),
}


@pytest.mark.parametrize(("text", "said", "date"), RECORDS.values(), ids=RECORDS)
def test_names_that_stand_alone_begin_turns(text: str, said: list[tuple[str, str]], date: str | None) -> None:
    document = read(text)
    assert spoken(document) == said
    assert document.metadata.date == date


@pytest.mark.parametrize(
    ("turns", "languages"),
    [
        ("<turn speaker='A' language='FR'>{}</turn><turn speaker='B' language='EN'>{}</turn>", ["fr", "en"]),
        ("<turn speaker='A' originalLanguage='ru'>{}</turn><turn speaker='B'>{}</turn>", ["ru", None]),
        ("<turn speaker='A' language='en'>{}</turn><turn speaker='B' language='en'>{}</turn>", [None, None]),
        (
            "<turn by='A' sprache='D'>{}</turn><turn by='B' sprache='F'>{}</turn>",
            ["de", "fr"],
        ),
        ("<turn speaker='A'><p lang='fr'>{}</p></turn><turn speaker='B'><p>{}</p></turn>", ["fr", None]),
    ],
)
def test_the_language_that_a_turn_states_is_kept(turns: str, languages: list[str | None]) -> None:
    document = read(f"<d>{turns.format('One thing.', 'Another.')}</d>")
    assert [one.original_language for one in document.blocks if one.kind is BlockKind.TEXT] == languages


def test_the_language_in_which_words_are_written_is_not_that_of_speech_and_told() -> None:
    text = "<d xml:lang='en'><turn speaker='A'><p xml:lang='sw'>Asante.</p></turn><turn speaker='B'>Yes.</turn></d>"
    result = xml_turns.READER.read(text.encode(), "talk.xml")
    assert {one.original_language for one in result.value.blocks} == {None}
    assert [(one.code, "sw (1)" in one.message) for one in result.findings] == [("XL126", True)]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        (
            "<Nombre>Ana</Nombre><ApellidoPaterno>Roa</ApellidoPaterno><ApellidoMaterno>Gil</ApellidoMaterno>",
            "Ana Roa Gil",
        ),
        ("<Nombre>Ana</Nombre><Apellido1>Roa</Apellido1><Apellido2>Gil</Apellido2>", "Ana Roa Gil"),
    ],
)
def test_two_surnames_in_fields_of_their_own(fields: str, name: str) -> None:
    person = f"<Interviniente>{fields}<Cargo>Presidenta</Cargo></Interviniente>"
    document = read(f"<d><Intervencion>{person}<Texto>Se abre.</Texto></Intervencion></d>")
    [voice] = [block.voice for block in document.blocks if block.voice is not None]
    assert (voice.name or voice.label, voice.role) == (name, "Presidenta")


def test_a_name_in_the_list_of_persons_that_is_the_label_says_no_more_than_the_label() -> None:
    persons = "<meta><TLCPerson eId='lee' showAs='Deputy Ann Lee'/><TLCPerson eId='ray' showAs='Bob Ray'/></meta>"
    speeches = "".join(
        f"<speech by='#{by}'><from>{label}</from><p>Yes.</p></speech>"
        for by, label in (("lee", "Deputy Ann Lee"), ("ray", "Mr. Ray"))
    )
    document = read(f"<akomaNtoso>{persons}{speeches}</akomaNtoso>")
    voices = [block.voice for block in document.blocks if block.voice is not None]
    assert [(one.label, one.name) for one in voices] == [("Deputy Ann Lee", None), ("Mr. Ray", "Bob Ray")]


def test_a_list_of_names_and_names_in_what_is_read_out_begin_no_turn() -> None:
    listed = "<list><speaker>Ann Lee</speaker><speaker>Bob Ray</speaker></list>"
    with pytest.raises(InputError):
        read(f"<d>{listed}<p>Words.</p></d>".replace("</list>", "</list><p/>").replace("<p>Words.</p>", ""))
    motion = "<d><turn><speaker>Ann</speaker><t><m><speaker>Chair</speaker><p>Moved by Ann.</p></m></t></turn></d>"
    assert spoken(read(motion)) == [("Ann", "Chair Moved by Ann.")]


def test_akoma_ntoso_tells_person_and_office_of_a_printed_label() -> None:
    document = read(
        "<debate><references><TLCPerson eId='lee' showAs='Ann Lee'/><TLCRole eId='sp' showAs='Speaker of the House'/>"
        "</references><speech by='#lee' as='#sp'><from>The SPEAKER</from><p>Order.</p></speech></debate>"
    )
    voice = document.blocks[0].voice
    assert voice is not None
    assert (voice.label, voice.name, voice.role) == ("The SPEAKER", "Ann Lee", "Speaker of the House")


@pytest.mark.parametrize(
    "text",
    [
        "<play><line>Hello.</line></play>",
        "<d><speech><p>Nobody says who.</p></speech></d>",
        "<note><to>Ann</to><from>Bob</from><heading>Reminder</heading><body>Do not forget the river.</body></note>",
        "<day><event><title>Rivers</title><speaker>Ann</speaker><abstract>They rise.</abstract></event></day>",
        "<d><u who='A'></u></d>",
        "<d><u who='A'>x</d>",
        "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><d><u who='A'>&a;</u></d>",
    ],
)
def test_what_has_no_turns_or_is_not_safe_is_refused(text: str) -> None:
    with pytest.raises(XlateError):
        read(text)
    with pytest.raises(InputError, match=r"^talk"):
        xml_turns.READER.read(text.encode(), "talk")


def test_pages_and_tei_are_others() -> None:
    for text in ("<html><body><u who='a'>x</u></body></html>", "<TEI xmlns='x'><u who='a'>x</u></TEI>", "Ann: hello"):
        assert xml_turns.READER.recognises(text.encode(), "x.xml") is Likeness.NO


_PIECES = [
    "<u who='a'>",
    "</u>",
    "<p>",
    "</p>",
    "<speech>",
    "</speech>",
    "<from>B</from>",
    "words",
    "&amp;",
    "&x;",
    "<b>",
    "</b>",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_xml_is_read_or_refused(body: str) -> None:
    assert not faults(xml_turns.READER, f"<d>{body}</d>".encode())
    assert not faults(xml_turns.READER, f"<d><u who='A'>a</u><p/>{body}</d>".encode())


def test_a_speaker_who_is_told_of_by_fields_has_a_name_and_an_office() -> None:
    def person(name: str, party: str, post: str) -> str:
        return (
            f"<speaker><name>{name}</name><born>1961</born><place>Leeds</place><gender>NA</gender>"
            f"<party>{party}</party><post>{post}</post></speaker>"
        )

    document = read(
        f"<d><intervention>{person('Lee Fisk, Ann', 'River', 'NA')}<speech>Good morning.</speech></intervention>"
        f"<intervention>{person('UNKNOWN', 'UNKNOWN', 'CHAIR')}<speech>Thank you.</speech></intervention></d>"
    )
    voices = [block.voice for block in document.blocks if block.voice is not None]
    assert [(one.label, one.name, one.role) for one in voices] == [
        ("Lee Fisk, Ann", "Ann Lee Fisk", None),
        ("CHAIR", None, "CHAIR"),
    ]


def test_what_happened_while_somebody_spoke_is_told_apart_and_page_numbers_are_no_words() -> None:
    document = read(
        "<d><speech by='Ann'><p>Thank you. <omit type='comment'>Applause</omit> We <page_number>Page 12</page_number>"
        "go on.</p></speech><speech by='Bob'><p>Yes.</p></speech></d>"
    )
    assert spoken(document) == [("Ann", "Thank you. (Applause) We go on."), ("Bob", "Yes.")]
    assert [one.lines[0].text for one in document.blocks if one.kind is BlockKind.BOILERPLATE] == ["Page 12"]


def test_a_label_that_is_printed_in_the_words_wins_over_a_reference_to_anybody() -> None:
    persons = "<meta><TLCPerson id='any' showAs='stands for anybody'/><TLCPerson id='lee' showAs='Lee, Ann'/></meta>"
    document = read(
        f"<d>{persons}<speech by='#any'><from>Mr. FISK (Clerk)</from><p>One.</p></speech>"
        "<speech by='#lee'><p>Ms. Lee (Chair).- Two.</p></speech></d>"
    )
    voices = [block.voice for block in document.blocks if block.voice is not None]
    assert [(one.label, one.name) for one in voices] == [("Mr. FISK (Clerk)", None), ("Ms. Lee (Chair)", "Ann Lee")]
    assert spoken(document)[1][1] == "Two."


@pytest.mark.parametrize(
    ("root", "entry"),
    [
        ("shop", "<ware><name>{who}</name><price>4</price><text>A fine thing, made of oak.</text></ware>"),
        ("meals", "<meal><step><name>{who}</name><text>Cut it and fry it well in oil.</text></step></meal>"),
        ("list", "<who name='{who}' address='1 Low Row'>She pays late. Call her before the delivery comes.</who>"),
        ("kml", "<Placemark><name>{who}</name><description>A park with old trees.</description></Placemark>"),
        ("schema", "<element name='{who}'>A kind of element that is used for what nobody says.</element>"),
    ],
)  # fmt: skip
def test_lists_of_things_are_no_turns(root: str, entry: str) -> None:
    text = f"<{root}>{''.join(entry.format(who=who) for who in ['Ann Moe', 'Bob Orr'] * 3)}</{root}>"
    with pytest.raises(XlateError):
        read_transcript(text.encode(), "list.xml")


def test_a_sentence_that_begins_with_an_article_is_no_printed_label() -> None:
    said = "<spreker><voorvoegsels>De</voorvoegsels><naam>vorst</naam></spreker><al>De minister zegt: wij gaan.</al>"
    document = read_transcript(f"<r><spreekbeurt>{said}</spreekbeurt></r>".encode(), "talk.xml").value
    assert spoken(document) == [("De vorst", "De minister zegt: wij gaan.")]


def test_labels_alone_in_paragraphs_are_read_as_text_and_what_a_recipe_lists_is_not() -> None:
    said = [("JOURNALIST", "Will you go there?"), ("PRIME MINISTER", "I will."), ("JOURNALIST", "When?")] * 2
    escaped = "".join(f"<p><b>{label}:</b></p><p>{words}</p>" for label, words in said)
    result = read_transcript(f"<talks><body><![CDATA[{escaped}]]></body></talks>".encode(), "talk.xml")
    texts = [block.lines[0].text for block in result.value.blocks]
    assert texts[:4] == ["JOURNALIST:", "Will you go there?", "PRIME MINISTER:", "I will."]
    assert [finding.code for finding in result.findings] == ["XL132"]
    listed = "<p>Ingredients:</p><p>Flour and water.</p><p>Method:</p><p>Mix it well.</p>" * 3
    with pytest.raises(InputError, match="nothing says who speaks"):
        read_transcript(f"<meals>{listed}</meals>".encode(), "meals.xml")


def test_short_names_of_elements_and_headings_in_the_type_of_labels() -> None:
    document = read(
        "<body><p>Court 1.</p><p><spkr>AFTERNOON SESSION</spkr></p><p>(They rise)</p>"
        "<p><spkr>THE MARSHAL:</spkr> Please sit down, all of you.</p><p><spkr>MR. TANN:</spkr> I begin now.</p>"
        "<p>It is short.</p><p><spkr>THE MARSHAL:</spkr> Thank you, sir.</p></body>"
    )
    assert spoken(document) == [
        ("THE MARSHAL", "Please sit down, all of you."),
        ("MR. TANN", "I begin now."),
        ("…", "It is short."),
        ("THE MARSHAL", "Thank you, sir."),
    ]
    assert "AFTERNOON SESSION" in [block.lines[0].text for block in document.blocks if block.voice is None]


def test_paragraphs_that_end_with_a_space_stay_apart_and_parts_of_a_sentence_do_not() -> None:
    paragraphs = "".join(f"<Para>Sentence {number}.{' ' if number == 2 else ''}</Para>" for number in range(1, 8))
    document = read(f"<d><speech by='Ann Lee'>{paragraphs}</speech><speech by='Bo Tann'><Para>Yes.</Para></speech></d>")
    assert [block.lines[0].text for block in document.blocks] == [*(f"Sentence {one}." for one in range(1, 8)), "Yes."]
    runs = read(
        "<d><speech by='Ann Lee'><r>One </r><r>and two.</r></speech><speech by='Bo Tann'><r>Yes.</r></speech></d>"
    )
    assert spoken(runs) == [("Ann Lee", "One and two."), ("Bo Tann", "Yes.")]


CANADIAN = (
    "<Hansard><Info><Item Name='x'/><ExtractedItem Name='Date'>Le mardi 9 août 2022</ExtractedItem></Info>"
    "<Part><FloorLanguage>[Traduction]</FloorLanguage><Title>Les ponts</Title><Intervention><PersonSpeaking><Who>"
    "<Speaker>M. Bo Tann (Lac, Lib.)</Speaker>:</Who></PersonSpeaking><Content><Para>Je commence.</Para>"
    "<Timestamp>(1505)</Timestamp><ProceduralText>Motion</ProceduralText><Para>Je continue.</Para>"
    "<Para><B>Des voix:</B> Bravo!</Para><Para><B>La date:</B> c'est demain.</Para>"
    "<ProceduralText>(Adopté.)</ProceduralText></Content></Intervention></Part>"
    "<Part><Intervention><PersonSpeaking><Speaker>Mme Ann Lee</Speaker>:</PersonSpeaking><Content><Para>Merci.</Para>"
    "</Content></Intervention></Part></Hansard>"
)


def test_marks_of_the_floor_clocks_and_labels_in_the_words_of_others() -> None:
    document = read(CANADIAN)
    assert [(block.kind, block.lines[0].text) for block in document.blocks[1:4]] == [
        (BlockKind.TITLE, "Les ponts"),
        (BlockKind.NARRATIVE, "[Traduction]"),
        (BlockKind.TEXT, "Je commence."),
    ]
    assert spoken(document) == [
        ("M. Bo Tann (Lac, Lib.)", "Je commence."),
        ("…", "Je continue."),
        ("Des voix", "Bravo!"),
        ("…", "La date: c'est demain."),
        ("…", "(Adopté.)"),
        ("Mme Ann Lee", "Merci."),
    ]
    assert document.metadata.date == "2022-08-09"


@pytest.mark.parametrize(
    ("first", "date"),
    [("d/2007-09-20.1", "2007-09-20"), ("d/2007-09-21.1", None)],
    ids=["one day", "two days"],
)
def test_the_one_day_that_ids_hold_is_that_of_the_record(first: str, date: str | None) -> None:
    rest = "".join(f"<speech id='d/2007-09-20.{at}' by='Bo'><p>Yes.</p></speech>" for at in range(2, 5))
    assert read(f"<d><speech id='{first}' by='Ann'><p>So.</p></speech>{rest}</d>").metadata.date == date


def test_entries_that_are_printed_twice_are_no_labels_that_come_again() -> None:
    text = "".join(f"<p>Report on {thing}: what it costs this year</p>" * 2 for thing in ("roads", "schools", "water"))
    with pytest.raises(InputError, match="nothing says who speaks"):
        read_transcript(f"<r>{text}</r>".encode(), "list.xml")


def test_parts_of_names_and_people_listed_by_ids_that_nobody_knows() -> None:
    said = [
        "Wir fangen heute mit der Karte an.",
        "Die Karte ist alt.",
        "Dann kaufen wir eine neue.",
        "Gut, das tun wir.",
    ]
    fields = "<nombre>{0}</nombre><apellidos>{1}</apellidos><cargo>Vocal</cargo><grupo>Mixto</grupo>"
    people = [("Ada", "Wolf"), ("Jan", "Bock")] * 2
    turns = "".join(
        f"<intervencion><interviniente>{fields.format(*who)}</interviniente><p>{text}</p></intervencion>"
        for who, text in zip(people, said, strict=True)
    )
    wanted = list(zip((" ".join(one) for one in people), said, strict=True))
    assert spoken(read_transcript(f"<acta>{turns}</acta>".encode(), "a.xml").value) == wanted
    listed = "".join(
        f'<person kennung="{one}"><vorname>{one}</vorname><familienname>{other}</familienname></person>'
        for one, other in people[:2]
    )
    turns = "".join(
        f'<beitrag von="{who[0]}"><satz>{text}</satz></beitrag>' for who, text in zip(people, said, strict=True)
    )
    result = read_transcript(f"<akte><leute>{listed}</leute>{turns}</akte>".encode(), "b.xml")
    assert spoken(result.value) == wanted
    assert "XL132" in {one.code for one in result.findings}


def test_paragraphs_that_end_in_a_space_are_paragraphs_and_titles_of_contents_no_words() -> None:
    turns = "".join(
        f"<Intervention><PersonSpeaking><Affiliation>{who}</Affiliation>: </PersonSpeaking><Content>"
        "<ProceduralText>Motion</ProceduralText><ParaText>We move on. </ParaText>"
        "<ParaText>It is from <Affiliation>the north</Affiliation>.</ParaText><ParaText>That is all.</ParaText>"
        "<ProceduralText>(The motion is agreed to.)</ProceduralText></Content></Intervention>"
        for who in ("Ann Lee", "Bob Ray", "Ann Lee")
    )
    document = read_transcript(f"<Hansard>{turns}</Hansard>".encode(), "a.xml").value
    kinds = [(block.kind, block.lines[0].text) for block in document.blocks]
    paragraphs = ["We move on.", "It is from the north.", "That is all.", "(The motion is agreed to.)"]
    expected = [(BlockKind.BOILERPLATE, "Motion"), *((BlockKind.TEXT, one) for one in paragraphs)]
    assert kinds == expected * 3
