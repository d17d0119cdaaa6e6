"""TEI of other programs: spoken corpora and drama; TEI of xlate's own is refused."""

from __future__ import annotations

import pytest

from xlate.errors import UnknownFormatError
from xlate.findings import Result
from xlate.model.document import Block, BlockKind, Document, Voice
from xlate.readers import read_transcript

HEADER = """<teiHeader><fileDesc><titleStmt><title type="main">Session one</title><title type="sub">of two</title>
</titleStmt><publicationStmt><date when="2021-01-01"/></publicationStmt>
<sourceDesc><bibl><date when="2019-03-05">5. 3. 2019</date></bibl></sourceDesc></fileDesc><encodingDesc>{classes}
</encodingDesc><profileDesc><settingDesc><setting><name type="city">Praha</name></setting></settingDesc>
<particDesc><listPerson><person xml:id="LeeAnn"><persName><surname>Lee</surname><forename>Ann</forename></persName>
</person><person xml:id="bo"><persName>Tann, Bo</persName></person></listPerson></particDesc></profileDesc>
</teiHeader>"""
CHAIR = '<category xml:id="chair"><catDesc><term>Chairperson</term>: leads</catDesc></category>'


def tei(body: str, classes: str = "", extra: str = "") -> bytes:
    head = HEADER.format(classes=classes) + extra
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="cs">{head}<text><body><div>{body}</div></body></text>'
        "</TEI>"
    ).encode()


def read(body: str, classes: str = "") -> Result[Document]:
    return read_transcript(tei(body, classes), "talk.xml")


def said(blocks: list[Block] | tuple[Block, ...]) -> list[tuple[str | None, str]]:
    """Who begins a turn, and what a block holds; narrative in curly brackets."""
    return [
        (
            block.voice.label if block.voice else None,
            block.lines[-1].text if block.kind is BlockKind.TEXT else f"{{{block.lines[0].text}}}",
        )
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (  # a corpus of a parliament: labels in notes, paragraphs in seg, the clock between them
            '<note type="speaker">Chair Ann Lee:</note><u who="#LeeAnn"><seg>We begin.</seg><note type="time">(9.00)'
            '</note><seg>All of us.</seg></u><note type="narrative">The sitting was broken off.</note>'
            '<note type="speaker">Bo Tann</note><u who="#bo"><seg>Thank you.</seg></u>',
            [
                ("Chair Ann Lee", "We begin."),
                (None, "(9.00)"),
                (None, "All of us."),
                (None, "{The sitting was broken off.}"),
                ("Bo Tann", "Thank you."),
            ],
        ),
        (  # words and signs are elements each
            '<u who="#LeeAnn"><seg><s><w join="right">Good</w><pc>,</pc>\n <w>we</w>\n <w join="right">begin</w><pc>.'
            '</pc></s> <s><w>Go</w><w join="right">on</w><pc>.</pc></s></seg></u><u who="#bo"><seg>Yes.</seg></u>',
            [("Ann Lee", "Good, we begin. Go on."), ("Bo Tann", "Yes.")],
        ),
        (  # what happened, with words and without, and what could not be heard
            '<u who="#LeeAnn"><seg>So.</seg><vocal type="laughter"><desc>they laugh</desc></vocal><seg>And<gap '
            'reason="inaudible"/> more.</seg></u><kinesic type="applause"/><u who="#bo"><seg>Yes.</seg></u>',
            [
                ("Ann Lee", "So."),
                (None, "(they laugh)"),
                (None, "And (inaudible) more."),
                (None, "{(applause)}"),
                ("Bo Tann", "Yes."),
            ],
        ),
        (  # drama: verse, stage directions, a speech without a label of its own
            '<sp who="#LeeAnn"><speaker>ANN.</speaker><stage>Sits down.</stage><l>Come in, my friend,</l>'
            '<l>and tell.</l></sp><sp who="#bo"><speaker>BO.</speaker><p>No. <stage>(He goes.)</stage> Never.</p></sp>'
            '<sp who="#LeeAnn"><p>Wait!</p></sp>',
            [
                (None, "{(Sits down.)}"),
                ("ANN", "Come in, my friend,"),
                (None, "and tell."),
                ("BO", "No. (He goes.) Never."),
                ("Ann Lee", "Wait!"),
            ],
        ),
        (  # nobody lists who speaks: the note of the first turn names the later ones too
            '<note type="speaker">Eva Mala</note><u who="#x1"><seg>One.</seg></u><u who="#LeeAnn"><seg>Two.</seg></u>'
            '<u who="#x1"><seg>Three.</seg></u>',
            [("Eva Mala", "One."), ("Ann Lee", "Two."), ("Eva Mala", "Three.")],
        ),
        (  # a choice between two wordings, a line that breaks, a note of the editors
            '<u who="#LeeAnn"><seg>The <choice><sic>rivr</sic><corr>river</corr></choice> said<lb/>it<note '
            'place="foot">so printed</note> twice.</seg></u><u who="#bo"><seg>Yes.</seg></u>',
            [("Ann Lee", "The river said it (so printed) twice."), ("Bo Tann", "Yes.")],
        ),
    ],
)  # fmt: skip
def test_turns(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(list(read(body).value.blocks)) == expected


def test_the_header_tells_title_day_place_and_language() -> None:
    metadata = read('<u who="#LeeAnn"><seg>One.</seg></u><head>A heading</head>').value.metadata
    assert (metadata.title, metadata.date, metadata.places, metadata.language) == (
        "Session one",
        "2019-03-05",
        ("Praha",),
        "cs",
    )


def test_an_office_that_the_header_explains_is_a_role() -> None:
    document = read(
        '<u who="#LeeAnn" ana="#chair"><seg>One.</seg></u><u who="#bo" ana="#regular"><seg>Two.</seg></u>', CHAIR
    ).value
    assert [block.voice for block in document.blocks] == [Voice("Ann Lee", "Chairperson"), Voice("Bo Tann")]


def test_it_is_said_that_the_file_is_tei_already() -> None:
    assert [finding.code for finding in read('<u who="#LeeAnn"><seg>One.</seg></u>').findings] == ["XL142"]


@pytest.mark.parametrize(
    "data",
    [
        tei('<u who="#LeeAnn"><seg>One.</seg></u>', extra='<appInfo><application xml:id="a" ident="xlate"/></appInfo>'),
        tei("<p>One.</p>"),
    ],
    ids=["made by xlate", "without turns"],
)  # fmt: skip
def test_other_tei_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormatError, match="this is a TEI file, not a transcript"):
        read_transcript(data, "talk.xml")
