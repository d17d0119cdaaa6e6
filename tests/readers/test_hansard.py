"""UK Hansard: members, narrative, and what is refused."""

from __future__ import annotations

import re

import pytest

from tests.conftest import shared
from tests.readers.reading import (
    read,
    spoken,
    texts,
)
from xlate.errors import InputError
from xlate.model.document import BlockKind, Document
from xlate.readers import hansard
from xlate.readers.model import Likeness


class TestHansard:
    def sample(self) -> Document:
        return read(hansard.READER, shared("corpus", "raw", "uk-hansard-01.xml").read_bytes(), "hansard.xml")

    def test_each_member_of_the_sample_begins_a_turn(self) -> None:
        document = self.sample()
        data = shared("corpus", "raw", "uk-hansard-01.xml").read_bytes()
        assert sum(block.voice is not None for block in document.blocks) == data.count(b"<member>")
        assert document.metadata.date == "1985-12-16"
        assert document.blocks[0].kind is BlockKind.TITLE
        labels = [block.voice.label for block in document.blocks if block.voice]
        assert labels[:2] == ["Mr. Douglas", "The Parliamentary Under-Secretary of State for Energy (Mr. David Hunt)"]
        assert "Mr. Gordon Brown (Dunfermline, East)" in labels
        assert not any(label and label.endswith(":") for label in labels)

    def test_numbers_of_questions_are_set_apart_and_colons_are_no_words(self) -> None:
        document = self.sample()
        assert texts(document, BlockKind.BOILERPLATE)[:3] == ["1.", "2.", "3."]
        first = next(block for block in document.blocks if block.voice)
        assert first.lines[0].text.startswith("asked the Secretary of State for Energy if")
        assert not any(text.startswith(":") for text in texts(document))

    def test_columns_and_pictures_break_no_sentence(self) -> None:
        paragraphs = texts(self.sample())
        assert any("Comparisons vary between different cases, and are" in text for text in paragraphs)

    def test_lines_are_those_of_the_file(self) -> None:
        source = shared("corpus", "raw", "uk-hansard-01.xml").read_text().split("\n")
        for block in self.sample().blocks:
            if block.kind is BlockKind.TEXT:
                word = re.sub(r"\W.*", "", block.lines[0].text)
                assert word in source[block.lines[0].number - 1], block

    def test_no_word_of_the_sample_is_lost(self) -> None:
        source = shared("corpus", "raw", "uk-hansard-01.xml").read_text()
        source = re.sub(r"<col>.*?</col>", "", source)
        source = re.sub(r"</membercontribution>|<membercontribution>", " ", source)
        words = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^<>]+>", "", re.sub(r"&#x\w+;", " ", source)))
        document = self.sample()
        everything = " ".join(
            f"{block.voice.label if block.voice else ''} {line.text}"
            for block in document.blocks
            for line in block.lines
        )
        assert sorted(re.findall(r"[A-Za-z]{4,}", re.sub(r"[^\x00-\x7f]", " ", everything))) == pytest.approx(
            sorted(words)
        )

    def test_what_the_clerks_wrote_is_narrative(self) -> None:
        document = read(
            hansard.READER,
            "<hansard><section><title>T</title><title>H</title>"
            "<p><member>Mr. A</member> <i>(seated)</i><membercontribution>: Yes inter<col>3</col>national.<lb/>More."
            "</membercontribution></p>"
            "<p><i>The Times</i> said so.</p><p><i>Question put</i>&#x2014;</p><p><i>The House divided:</i> Ayes 1.</p>"
            "<p><i>Ordered,</i></p><p>That it be so.</p><p>[MR. X <i>in the Chair</i>]</p>"
            "<division><table><tr><td>Ann</td><td>Bob</td></tr></table></division></section></hansard>",
        )
        assert spoken(document) == [
            ("Mr. A", "(seated) Yes international."),
            ("…", "More."),
            ("…", "The Times said so."),
        ]
        assert texts(document, BlockKind.NARRATIVE) == [
            "Question put—",
            "The House divided: Ayes 1.",
            "Ordered,",
            "That it be so.",
            "[MR. X in the Chair]",
            "Ann Bob",
        ]
        assert texts(document, BlockKind.TITLE, BlockKind.HEADING) == ["T", "H"]

    def test_an_office_before_the_name_belongs_to_the_label(self) -> None:
        document = read(
            hansard.READER,
            "<houselords><p>The Minister for Health <member>(Lord B)</member>: Words <b>here</b>.</p>"
            "<p><member>Lord C</member></p><p>said this.</p><p><member>Lord D</member></p></houselords>",
        )
        assert spoken(document) == [("The Minister for Health (Lord B)", "Words here."), ("Lord C", "said this.")]
        assert texts(document, BlockKind.NARRATIVE) == ["Lord D"]

    def test_debates_that_mysociety_made_are_read(self) -> None:
        document = read(
            hansard.READER,
            '<?xml version="1.0" encoding="ISO-8859-1"?>\n<publicwhip>\n'
            '<major-heading id="uk.org.publicwhip/debate/2020-01-07a.259.0">Prayers</major-heading>\n'
            '<speech nospeaker="true"><p>[<i>Mr Speaker</i> in the Chair]</p></speech>\n'
            "<minor-heading>Topic</minor-heading>\n"
            '<speech speakername="Ann B" time="11:30:00"><p>One.</p><p>Two &#233;.</p></speech>\n'
            '<division><mplist vote="aye"><mpname>C D</mpname><mpname>E F</mpname></mplist></division></publicwhip>',
        )
        assert spoken(document) == [("Ann B", "One."), ("…", "Two é.")]
        assert document.metadata.date == "2020-01-07"
        assert texts(document, BlockKind.NARRATIVE) == ["[Mr Speaker in the Chair]", "C D", "E F"]
        assert texts(document, BlockKind.HEADING) == ["Prayers", "Topic"]

    def test_the_first_element_is_certain(self) -> None:
        recognises = hansard.READER.recognises
        assert recognises(b"<?xml version='1.0'?>\n<!-- x -->\n<publicwhip>", "x") is Likeness.CERTAIN
        assert recognises(b"<!DOCTYPE hansard>\n<hansard", "x") is Likeness.NO
        assert recognises(b"<html><hansard>", "x.xml") is Likeness.NO
        assert recognises(b"<!-- never ends", "x.xml") is Likeness.NO

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                '<!DOCTYPE hansard [\n<!ENTITY x "boom">]>\n<hansard><p>&x;</p></hansard>',
                "talk:2: this file declares entities",
            ),
            ("<hansard>\n<p>a</hansard>", "talk:2: not well-formed XML"),
            ("\n<hansard>\n<p>&nosuch;</p></hansard>", "talk:3: not well-formed XML"),
            ("<html>a</html>", "talk:1: not a UK Hansard file"),
            ("<hansard><p> </p></hansard>", "talk: the file has no text"),
        ],
    )
    def test_what_cannot_be_read_is_refused_with_its_line(self, text: str, message: str) -> None:
        with pytest.raises(InputError, match=message):
            hansard.READER.read(text.encode(), "talk")

    def test_external_entities_and_deep_nesting_do_no_harm(self) -> None:
        with pytest.raises(InputError):
            hansard.READER.read(b'<!DOCTYPE hansard SYSTEM "file:///etc/passwd"><hansard></hansard>', "talk")
        for tag in ("section", "i", "member", "p"):
            text = "<hansard><p>" + f"<{tag}>" * 5000 + "x" + f"</{tag}>" * 5000 + "</p></hansard>"
            with pytest.raises(InputError):
                hansard.READER.read(text.encode(), "talk")

    def test_processing_instructions_are_no_words(self) -> None:
        document = read(hansard.READER, "<hansard><?a b?><p>One <?c d?>two.</p></hansard>")
        assert texts(document) == ["One two."]

    def test_lines_beyond_65535_are_counted(self) -> None:
        document = read(hansard.READER, "<hansard>" + "\n" * 70_000 + "<p>Here</p></hansard>")
        assert document.blocks[0].lines[0].number == 70_001
