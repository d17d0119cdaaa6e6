"""Lineage is stated only where it is printed, given or inferred, and as such."""

from __future__ import annotations

import pytest
from lxml import etree

import xlate
from xlate.tei.names import T

Segment = tuple[str, str | None, str | None]


def segments(text: str, profile: str = "generic", language: str | None = "en", **spoken: str) -> list[Segment]:
    """Words without markers, ana and part of each segment; the gaps between them with their reason."""
    given = {name.replace("_", " "): tag for name, tag in spoken.items()}
    made = xlate.to_tei(
        xlate.Input(text.encode(), "talk.txt"), profile=profile, language=language, speaker_languages=given
    )
    assert xlate.validate(xlate.Input(made.value.data, "talk.xml")).findings == ()
    found: list[Segment] = []
    for turn in etree.fromstring(made.value.data).iter(T + "u"):
        for child in turn.iterchildren(T + "seg", T + "gap"):
            if child.tag == T + "gap":
                found.append(("".join(child.itertext()), f"gap {child.get('reason')}", None))
                continue
            words = "".join(child.xpath(".//text()[not(ancestor::t:note)]", namespaces={"t": T[1:-1]}))
            found.append((words.strip(), child.get("ana"), child.get("part")))
    return found


def test_a_language_note_without_words_after_it_is_speech_that_was_not_written_down() -> None:
    text = "PRESIDENT ABLE: Thank you all for coming. It is an honor. (Speaks Spanish.)\n\nMS. BEE: Thanks.\n"
    assert segments(text, "whitehouse")[:2] == [
        ("Thank you all for coming. It is an honor.", "#lin.original #bas.inferred", None),
        ("(Speaks Spanish.)", "gap foreign", None),
    ]


def test_a_paragraph_is_divided_at_the_marker() -> None:
    text = "Kim Lee (retranslated): Thank you, Mr President. (Speaking in English.) Hello.\n\nAnn Bee: Good.\n"
    assert segments(text, "kremlin-en", Kim_Lee="ko")[:2] == [
        ("Thank you, Mr President.", "#rel.retranslation #lin.relay #bas.printed", "I"),
        ("Hello.", "#rel.spoken #lin.original #bas.printed", "F"),
    ]


def test_a_marker_in_a_sentence_speaks_of_what_follows() -> None:
    text = "PRESIDENT ABLE: And, Chancellor — (as interpreted) — you talked to them.\n\nMS. BEE: Thanks.\n"
    first, second, *_ = segments(text, "whitehouse")
    assert (first[0], first[2]) == ("And, Chancellor —", "I")
    assert (second[0], second[2]) == ("— you talked to them.", "F")
    assert "#rel.interpretation" in str(second[1])
    assert "#rel" not in str(first[1])


def test_a_guest_who_is_marked_elsewhere_is_not_said_to_speak_the_language_of_the_page() -> None:
    text = (
        "CHANCELLOR BAKER: (As interpreted.) Thank you.\n\nPRESIDENT ABLE: Good.\n\nCHANCELLOR BAKER: We have many.\n"
        "\nPRESIDENT ABLE: Yes.\n"
    )
    found = {words: ana for words, ana, _ in segments(text, "whitehouse")}
    assert found["We have many."] is None
    assert found["Good."] == "#lin.original #bas.inferred"


def test_a_text_that_a_delegation_provides_is_a_written_translation() -> None:
    text = (
        "Mr. Baker (China) (spoke in Chinese; English text provided by the delegation): We agree.\n\n"
        "Mr. Ivanov (Russian Federation) (spoke in Russian): We do not.\n\nMr. Baker (China): So be it.\n"
    )
    first, second, third = segments(text, "un-pv")
    assert first[1] == "#rel.translation #lin.direct #bas.printed"
    assert second[1] == "#rel.translation #lin.translated #bas.printed", "the language is printed, and not the way"
    assert third[1] is None


def test_a_text_whose_language_nobody_knows_has_no_class() -> None:
    made = segments("Ann Lee: (FR) Merci.\n\nBo Ray: Bien.\n\nAnn Lee: Oui.\n", "europarl", language=None)
    assert made[0][1] == "#rel.translation #bas.printed"


def test_a_language_that_the_user_gives_is_no_path() -> None:
    made = segments("Ann Lee: Hello.\n\nBo Ray: Hello to you.\n\nAnn Lee: So.\n", Ann_Lee="de")
    assert made[0][1] == "#lin.translated #bas.given"


@pytest.mark.parametrize(
    ("language", "ana"),
    [("en", "#lin.translated #bas.printed"), ("fr", "#lin.original #bas.printed"), (None, "#bas.printed")],
)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("talk.csv", "speaker,language,text\nAnn Lee,fr,Yes.\nBo Ray,,No.\n"),
        (
            "talk.html",
            "<html><body><p data-originallang='fr'><b>Ann Lee:</b> Yes.</p><p><b>Bo:</b> No.</p></body></html>",
        ),
        ("talk.txt", '<CHAPTER ID="1">\nFish\n<SPEAKER ID="1" LANGUAGE="FR" NAME="Ann Lee">\nYes.\n'),
    ],
)
def test_a_language_in_a_column_or_an_attribute_is_no_marker(
    name: str, text: str, language: str | None, ana: str
) -> None:
    made = xlate.to_tei(xlate.Input(text.encode(), name), language=language).value.data
    assert xlate.validate(xlate.Input(made, "talk.xml")).findings == ()
    first = next(etree.fromstring(made).iter(T + "u")).find(T + "seg")
    assert first is not None
    assert first.get("ana") == ana


def test_a_note_that_a_translation_ends_is_reported() -> None:
    text = "Ann Lee: Yes. (Interpretation from French) So. (End of interpretation) No.\n\nBo Ray: No. (the end)\n"
    findings = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), language="en").findings
    said = [finding.message for finding in findings if finding.code == "XL209"]
    assert len(said) == 1
    assert "(End of interpretation)" in said[0]
