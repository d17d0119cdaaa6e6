"""Lineage is stated only where it is printed, given or inferred, and as such."""

from __future__ import annotations

import pytest
from lxml import etree

import xlate
from xlate.tei.names import XML_ID, T

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
    """Review A1."""
    text = "PRESIDENT ABLE: Thank you all for coming. It is an honor. (Speaks Spanish.)\n\nMS. BEE: Thanks.\n"
    assert segments(text, "whitehouse")[:2] == [
        ("Thank you all for coming. It is an honor.", "#lin.original #bas.inferred", None),
        ("(Speaks Spanish.)", "gap foreign", None),
    ]


def test_a_turn_that_is_a_language_note_alone_is_speech_that_was_not_written_down() -> None:
    made = segments("Ann Lee: Thank you.\n\nBo Ray: (in German)\n\nAnn Lee: (Speaks French.) (In English.) So.\n")
    assert made[1:] == [
        ("", "gap foreign", None),
        ("(Speaks French.)", "gap foreign", None),
        ("So.", "#rel.spoken #lin.original #bas.printed", None),
    ]


@pytest.mark.parametrize(
    ("words", "marker", "left"),
    [
        ("[In Bahasa Indonesia]", "[In Bahasa Indonesia]", ""),
        ("(Speaks French.)", "(Speaks French.)", ""),
        ("(in German).", "(in German)", "."),
        ("(Applause.) (in German)", "(in German)", ""),
        ("(in German) (in French)", None, "(in German)(in French)"),
        ("(in German)\n\nAnd now the rest of it.", None, ""),
        ("Good day to you all. (in German)", None, "(in German)"),
    ],
)
def test_the_language_note_that_is_all_of_a_turn_is_its_marker(words: str, marker: str | None, left: str) -> None:
    """The gap stays in place of the words; how they came into the text is not said, for they are not in it."""
    text = f"Ann Lee: Thank you all.\n\nBo Ray: {words}\n\nAnn Lee: We go on.\n"
    data = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile="generic", language="en").value.data
    assert xlate.validate(xlate.Input(data, "talk.xml")).findings == ()
    turn = list(etree.fromstring(data).iter(T + "u"))[1]
    label = turn.getprevious()
    assert label is not None
    printed = [(one.text, one.get("subtype")) for one in label.iter(T + "note") if one.get("type") == "marker"]
    assert printed == ([] if marker is None else [(marker, "spoken")])
    assert "".join(text for gap in turn.iter(T + "gap") for text in gap.itertext()) == left
    if marker is not None:
        assert (turn.get("ana"), turn.get("change"), turn.get("cert")) == ("#rel.spoken #bas.printed", None, "high")


def test_a_language_note_with_a_full_stop_behind_it_has_no_words_after_it() -> None:
    made = segments("Ann Lee: We go. (Speaks Vietnamese). (Continues in English.) On.\n\nBo Ray: Yes (in Russian).\n")
    assert made == [
        ("We go.", None, "I"),
        ("(Speaks Vietnamese).", "gap foreign", None),
        ("On.", "#rel.spoken #lin.original #bas.printed", "F"),
        ("Yes", None, None),
        ("(in Russian).", "gap foreign", None),
    ]


def test_what_a_speaker_says_of_a_word_or_a_book_is_no_marker() -> None:
    text = "Ann Lee: A teacher (Polish) came. A book (translated from the Russian) is good.\n\nBo Ray: Yes.\n"
    assert segments(text)[0][1:] == (None, None)


def test_the_language_in_the_label_is_that_of_an_interpretation_before_the_words() -> None:
    text = "Ann Lee (in French): (As interpreted.) Good day to you.\n\nBo Ray: Yes.\n"
    made = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile="generic", language="en")
    assert b'subtype="en-t-fr" ana="#mode.interpreting"' in made.value.data


def test_a_paragraph_is_divided_at_the_marker() -> None:
    """Review A1."""
    text = "Kim Lee (retranslated): Thank you, Mr President. (Speaking in English.) Hello.\n\nAnn Bee: Good.\n"
    assert segments(text, "kremlin-en", Kim_Lee="ko")[:2] == [
        ("Thank you, Mr President.", "#rel.retranslation #lin.relay #bas.printed", "I"),
        ("Hello.", "#rel.spoken #lin.original #bas.printed", "F"),
    ]


def _statements(text: str, profile: str, **spoken: str) -> list[tuple[list[str], str | None, str | None]]:
    """Of each segment: type and tag of its hops, ana and certainty."""
    given = {name.replace("_", " "): tag for name, tag in spoken.items()}
    made = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile=profile, language="en", speaker_languages=given)
    root = etree.fromstring(made.value.data)
    hops = {f"#{one.get(XML_ID)}": f"{one.get('type')} {one.get('subtype')}" for one in root.iter(T + "change")}
    return [
        ([hops[word] for word in (seg.get("change") or "").split()], seg.get("ana"), seg.get("cert"))
        for seg in root.iter(T + "seg")
    ]


def test_each_part_of_a_divided_paragraph_has_hops_of_its_own() -> None:
    text = (
        "Kim Lee (retranslated): Thank you. (Speaking in English.) Hello. (retranslated) We go on.\n\nAnn Bee: Good.\n"
    )
    assert [part for *_, part in segments(text, "kremlin-en", Kim_Lee="ko")] == ["I", "M", "F", None]
    relay = ["hop ru-t-ko", "hop en-t-ru"]
    assert [hops for hops, *_ in _statements(text, "kremlin-en", Kim_Lee="ko")] == [relay, ["origin en"], relay, []]


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("President. – We begin.\n\nJean Dupont (PPE). – (FR) Thank you.\n", "europarl"),
        ("The President: We begin.\n\nMr. Dupont (France) (spoke in French): We agree.\n", "un-pv"),
    ],
)
def test_a_printed_language_of_the_speech_is_a_path_and_no_hop(text: str, profile: str) -> None:
    """Review A2d: how many hops the words went through, nobody says."""
    assert _statements(text, profile)[1] == (["path en-t-fr"], "#rel.translation #lin.translated #bas.printed", "high")


def test_ground_and_certainty_are_said_apart() -> None:
    """Printed, given, inherited, inferred; two of them are as certain as each other, and not on the same ground."""
    text = "Kim Lee (retranslated): One.\n\nAnn Bee: Two.\n\nKim Lee: Three.\n\nVladimir Putin: Four.\n"
    assert [(str(ana).split()[-1], cert) for _, ana, cert in _statements(text, "kremlin-en", Ann_Bee="de")] == [
        ("#bas.printed", "high"),
        ("#bas.given", "medium"),
        ("#bas.inherited", "low"),
        ("#bas.inferred", "medium"),
    ]


def test_a_marker_in_a_caption_of_nobody_is_no_more_than_carried_over_to_the_next() -> None:
    """Whether the same person goes on, nobody tells."""
    cue = "{0}\n00:00:{0:02},000 --> 00:00:{1:02},000\n{2}\n\n"
    words = ["Good morning to all.", "(speaks German) We begin with this.", "Thank you all for that."]
    text = "".join(cue.format(3 * number + 1, 3 * number + 3, line) for number, line in enumerate(words))
    made = xlate.to_tei(xlate.Input(text.encode(), "talk.srt"), language="en")
    segs = etree.fromstring(made.value.data).iter(T + "seg")
    assert [((seg.get("ana") or "").rpartition(" ")[2], seg.get("cert")) for seg in segs] == [
        ("", None),
        ("#bas.printed", "high"),
        ("#bas.inherited", "low"),
    ]
    assert xlate.validate(xlate.Input(made.value.data, "talk.xml")).findings == ()


def test_a_marker_is_a_note_beside_the_words() -> None:
    text = "Kim Lee (retranslated): Thank you. (Speaking in English.) Hello.\n\nAnn Bee: Good.\n"
    made = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile="kremlin-en", language="en")
    root = etree.fromstring(made.value.data)
    markers = [(one.get("subtype"), one.text) for one in root.iter(T + "note") if one.get("type") == "marker"]
    assert markers == [("retranslation", "(retranslated)"), ("spoken", "(Speaking in English.)")]
    assert root.find(f".//{T}seg[@type='marker']") is None
    assert [words for words, *_ in segments(text, "kremlin-en")] == ["Thank you.", "Hello.", "Good."]


def test_a_marker_in_a_sentence_speaks_of_what_follows() -> None:
    """Review A1."""
    text = "PRESIDENT ABLE: And, Chancellor — (as interpreted) — you talked to them.\n\nMS. BEE: Thanks.\n"
    first, second, *_ = segments(text, "whitehouse")
    assert (first[0], first[2]) == ("And, Chancellor —", "I")
    assert (second[0], second[2]) == ("— you talked to them.", "F")
    assert "#rel.interpretation" in str(second[1])
    assert "#rel" not in str(first[1])


def test_a_guest_who_is_marked_elsewhere_is_not_said_to_speak_the_language_of_the_page() -> None:
    """Review A2a."""
    text = (
        "CHANCELLOR BAKER: (As interpreted.) Thank you.\n\nPRESIDENT ABLE: Good.\n\nCHANCELLOR BAKER: We have many.\n"
        "\nPRESIDENT ABLE: Yes.\n"
    )
    found = {words: ana for words, ana, _ in segments(text, "whitehouse")}
    assert found["We have many."] is None
    assert found["Good."] == "#lin.original #bas.inferred"


def test_a_text_that_a_delegation_provides_is_a_written_translation() -> None:
    """Review A2b."""
    text = (
        "Mr. Baker (China) (spoke in Chinese; English text provided by the delegation): We agree.\n\n"
        "Mr. Ivanov (Russian Federation) (spoke in Russian): We do not.\n\nMr. Baker (China): So be it.\n"
    )
    first, second, third = segments(text, "un-pv")
    assert first[1] == "#rel.translation #lin.direct #bas.printed"
    assert second[1] == "#rel.translation #lin.translated #bas.printed", "the language is printed, and not the way"
    assert third[1] is None


def test_a_text_whose_language_nobody_knows_has_no_class() -> None:
    """Review A2c."""
    made = segments("Ann Lee: (FR) Merci.\n\nBo Ray: Bien.\n\nAnn Lee: Oui.\n", "europarl", language=None)
    assert made[0][1] == "#rel.translation #bas.printed"


def test_a_language_that_the_user_gives_is_no_path() -> None:
    made = segments("Ann Lee: Hello.\n\nBo Ray: Hello to you.\n\nAnn Lee: So.\n", Ann_Lee="de")
    assert made[0][1] == "#lin.translated #bas.given"


def test_two_markers_of_one_label_are_both_read() -> None:
    text = "Kim Lee (Minister) (in Korean) (retranslated): Thank you.\n\nAnn Bee: Good.\n"
    made = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile="generic", language="en")
    assert segments(text)[0][1] == "#rel.retranslation #lin.relay #bas.printed"
    assert b'subtype="und-t-ko"' in made.value.data
    assert b"(in Korean) (retranslated)</note>" in made.value.data


def test_a_marker_in_the_bracket_of_a_label_is_read() -> None:
    text = "[PRESIDENT]: Hello all.\n\n[MINISTER (interpreted)]: Yes.\n\n[PRESIDENT]: Good.\n"
    assert [words for words, _, _ in segments(text)] == ["Hello all.", "Yes.", "Good."]
    assert segments(text)[1][1] == "#rel.interpretation #lin.direct #bas.printed"


def test_quotation_marks_before_a_marker_are_no_segment_of_their_own() -> None:
    assert segments('Ann Lee: "(In French.) Oui," he said.\n\nBo Ray: So.\n\nAnn Lee: Well.\n')[0] == (
        '" Oui," he said.',
        "#rel.spoken #lin.translated #bas.printed",
        None,
    )


def test_markers_in_brackets_of_east_asian_print_are_read() -> None:
    turns = (
        "李强【通过翻译】：谢谢委员长。",
        "李强〔英语〕：你好。【中文】再见。",
        "李强［原文为英语］：好。",
        "李强：谢谢。",
    )
    text = "会议\n\n" + "".join(f"{turn}\n\n" for turn in turns)
    assert [ana for _, ana, _ in segments(text, language="zh")] == [
        "#rel.interpretation #lin.direct #bas.printed",
        "#rel.spoken #lin.translated #bas.printed",
        "#rel.spoken #lin.original #bas.printed",
        "#rel.spoken #lin.translated #bas.printed",
        None,
    ]
    made = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile="generic", language="zh")
    assert made.value.data.count(b"<persName") == made.value.data.count('<persName xml:lang="zh">李强'.encode()) > 0


def test_words_interpreted_from_the_language_of_the_text_have_no_known_way() -> None:
    text = "Bo Ray (interpreted): Hello you.\n\nAnn Lee (interpreted from English): Good.\n\nBo Ray: So.\n"
    made = segments(text, Bo_Ray="en")
    assert [ana for _, ana, _ in made] == ["#rel.interpretation #bas.printed"] * 2 + ["#lin.original #bas.given"]
    found = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile="generic", language="en").findings
    assert {one.code for one in found if "stays unknown" in one.message} == {"XL203"}
    unknown = xlate.to_tei(xlate.Input(b"Bo Ray (in French): Oui.\n\nAnn Lee: Ja.\n\nBo Ray: O.\n", "talk.txt"))
    assert "XL203" not in {one.code for one in unknown.findings}


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


@pytest.mark.parametrize(
    ("language", "begins", "ends"),
    [
        ("en", "(Interpretation from French)", "(End of interpretation)"),
        ("en", "(Interpretation from French)", "(interpretation ends)"),
        ("de", "(Übersetzung aus dem Französischen)", "(Ende der Übersetzung)"),
        ("fr", "(traduit de l'anglais)", "(Fin de la traduction)"),
        ("zh", "（译自俄文）", "（翻译结束）"),
    ],
)
def test_a_note_that_a_translation_ends_takes_it_back_for_the_words_after_it(
    language: str, begins: str, ends: str
) -> None:
    text = f"Ann Lee: Yes. {begins} So. {ends} No.\n\nAnd no.\n\nBo Ray: Yes. (the end)\n"
    result = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), language=language)
    units = [seg for seg in etree.fromstring(result.value.data).iter(T + "seg") if seg.get("type") != "marker"]
    carried = {" ".join("".join(seg.itertext()).split()): "#rel." in (seg.get("ana") or "") for seg in units}
    assert {words: value for words, value in carried.items() if words.endswith("o.")} == {
        f"{begins} So.": True,
        f"{ends} No.": False,
        "And no.": False,
    }
    assert "XL209" not in {finding.code for finding in result.findings}


def test_an_interpreter_interprets_from_the_language_that_is_noted_in_place_of_the_words_before() -> None:
    text = "HOST: Welcome to you.\n\nDR LEE: [In Korean]\n\nINTERPRETER: We have spoken about trade.\n\nHOST: Good.\n"
    made = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), profile="generic", language="en").value.data
    assert xlate.validate(xlate.Input(made, "talk.xml")).findings == ()
    assert b'subtype="en-t-ko" ana="#mode.interpreting"' in made
    assert "in place of the words before" in made.decode()
