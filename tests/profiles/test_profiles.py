"""Profiles: what they must say, what they make of a text, and what they never guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from xlate.errors import AmbiguousFormatError, ProfileError
from xlate.findings import Finding
from xlate.languages import language_from_name
from xlate.model.document import Line
from xlate.model.lineage import Certainty, Kind, Mode, Relation
from xlate.model.transcript import (
    Dateline,
    Marker,
    Paragraph,
    Scope,
    StageDirection,
    StageKind,
    Transcript,
    Turn,
    plain_text,
)
from xlate.profiles import Options, apply_profile, choose_profile, load_profile, profile_names
from xlate.profiles.dates import find_dateline
from xlate.profiles.inline_markers import find_marker, split_edges, split_pieces
from xlate.profiles.person_names import NameResolver
from xlate.profiles.profile import read_profile
from xlate.profiles.speaker_labels import LabelClassifier, find_candidate
from xlate.readers import read_transcript

GENERIC = load_profile("generic")
KREMLIN = load_profile("kremlin-en")


def understand(text: str, profile: str = "generic", **options: object) -> tuple[Transcript, tuple[Finding, ...]]:
    document = read_transcript(text.encode(), "talk.txt").value
    result = apply_profile(document, load_profile(profile), Options(**options))  # type: ignore[arg-type]
    return result.value, result.findings


def paragraphs(turn: Turn) -> list[Paragraph]:
    return [item for item in turn.content if isinstance(item, Paragraph)]


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_that_comes_with_xlate_is_sound(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert profile.title


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("name = ", "not TOML"),
        ('title = "x"', '"name" must be a text'),
        ('name = "x"\ntitle = ""', '"title" must be a text'),
        ('name = "x"\ntitle = "x"\ncolour = 1', 'unknown key "colour"'),
        ('name = "x"\ntitle = "x"\n[language]\nhost = "ru"', r'\[language\]: unknown key "host"; known are: document'),
        ('name = "x"\ntitle = "x"\nlanguage = "ru"', "must be a table"),
        ('name = "x"\ntitle = "x"\nmarkers = "ru"', "must be a list of tables"),
        ('name = "x"\ntitle = "x"\n[language]\ndocument = "xxx-"', "is not a language tag"),
        ('name = "x"\ntitle = "x"\n[detect]\nminimum = -1', "0 or more"),
        ('name = "x"\ntitle = "x"\n[detect]\npatterns = 1', "must be a text or a list of texts"),
        ('name = "x"\ntitle = "x"\n[detect]\npatterns = ["("]', "is not a regular expression"),
        (
            'name = "x"\ntitle = "x"\n[[markers]]\npattern = "a"\nrelation = "guess"\nscope = "turn"',
            '"relation" is "guess" but must be one of retranslation',
        ),
    ],
)
def test_a_profile_that_is_wrong_says_where(toml: str, message: str) -> None:
    with pytest.raises(ProfileError, match=message):
        read_profile(toml.encode(), "my.toml")


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile(str(path))
    document = read_transcript(b"Page 1\nAnn Lee: Hello.\n\nPage 2", "t.txt").value
    for table in ("boilerplate", "furniture"):  # the second is the name that it had in version 0.1
        path.write_text(f'name = "mine"\ntitle = "Mine"\n[{table}]\npatterns = ["^Page"]\n', encoding="utf-8")
        load_profile.cache_clear()
        result = apply_profile(document, load_profile(str(path)))
        assert [line.number for line in result.value.boilerplate] == [1, 4]


def test_a_text_that_two_profiles_recognise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlate.profiles

    twins = ("kremlin-en", "kremlin-twin")
    toml = 'name = "kremlin-twin"\ntitle = "x"\n[detect]\nminimum = 1\npatterns = ["^View settings$"]'
    known = {"kremlin-en": KREMLIN, "kremlin-twin": read_profile(toml.encode(), "x")}
    monkeypatch.setattr(xlate.profiles, "profile_names", lambda: twins)
    monkeypatch.setattr(xlate.profiles, "load_profile", known.__getitem__)
    document = read_transcript(b"View settings\n\nPresident of Russia Vladimir Putin: Hello.", "t.txt").value
    assert choose_profile(document).name == "kremlin-en"  # two patterns against one
    toml = toml.replace('["^View', '["Putin", "^View')
    known["kremlin-twin"] = read_profile(toml.encode(), "x")
    with pytest.raises(AmbiguousFormatError, match="kremlin-en, kremlin-twin"):
        choose_profile(document)


@pytest.mark.parametrize(
    ("line", "label", "notes"),
    [
        ("Ann Lee: Hello.", "Ann Lee", ""),
        ("Ann Lee (retranslated): Hello.", "Ann Lee", "(retranslated)"),
        ("Ann Lee (Minister) [via interpreter]: Hello.", "Ann Lee", "(Minister) [via interpreter]"),
        ("Ann\u00a0Lee:", "Ann Lee", ""),
        ("[SPEAKER 1]: Hello.", "[SPEAKER 1]", ""),
        ("(UNKNOWN): Hello.", "(UNKNOWN)", ""),
        ("[00:01:23] Ann Lee: Hello.", "Ann Lee", ""),
        (">> ANN LEE: Hello.", "ANN LEE", ""),
        ("[*] LEE: Hello.", "LEE", ""),
        ("Q\u00a0\u00a0 Mr. President, why?", "Q", ""),
        ("HON. ANN LEE.- Madam", "HON. ANN LEE", ""),
        ("行政長官（譯文）：各位好", "行政長官", "（譯文）"),
        ("10:30 was late. Hello", None, None),
        ("https://example.org: x", None, None),
        ("See http://example.org/" + "x" * 120, None, None),
        (": x", None, None),
        ("x" * 300 + ": y", None, None),
    ],
)
def test_what_could_be_a_label(line: str, label: str | None, notes: str | None) -> None:
    candidate = find_candidate(Line(1, line), GENERIC)
    assert (candidate.label if candidate else None, candidate.notes if candidate else None) == (label, notes)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Ann Lee", "Ann Lee"], {"Ann Lee"}),
        (["Now the Question is"], set()),
        (["I would like to say"], set()),
        (["Mr Lavrov said"], set()),
        (["THE PRESIDENT"], {"THE PRESIDENT"}),
        (["Question"], {"Question"}),
        (["President of Russia Vladimir Putin"], {"President of Russia Vladimir Putin"}),
        (["We did it. Then they said"], set()),
        (["trends"], set()),
        ([" ".join(["Word"] * 31)], set()),
    ],
)
def test_candidates_are_weighed(labels: list[str], expected: set[str]) -> None:
    candidates = [find_candidate(Line(1, f"{label}: words"), GENERIC) for label in labels]
    book = LabelClassifier([one for one in candidates if one], GENERIC)
    assert set(book.labels()) == expected


def test_the_name_in_a_label() -> None:
    labels = [
        "President of the Senate Gerard Larcher",
        "Gerard Larcher",
        "Prime Minister of Italy Mario Monti",
        "Ann Lee",
    ]
    book = NameResolver(labels, frozenset(), frozenset(), [])
    assert [(one.name, one.role) for one in map(book.split, labels)] == [
        ("Gerard Larcher", "President of the Senate"),
        ("Gerard Larcher", None),
        ("Mario Monti", "Prime Minister of Italy"),
        ("Ann Lee", None),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("June 14, 2018, The Kremlin, Moscow", ["2018-06-14", "The Kremlin", "Moscow"]),
        ("3 May 2019", ["2019-05-03"]),
        ("2019-05-03, Geneva", ["2019-05-03", "Geneva"]),
        ("June 31, 2018", None),
        ("June 14, 2018 was a good day.", None),
        ("June 14, 2018, was a good day.", None),
        ("Moscow", None),
        ("June 14, 2018, " + "x" * 200, None),
    ],
)
def test_datelines(text: str, parts: list[str] | None) -> None:
    found = find_dateline(text, 1)
    if parts is None:
        assert found is None
        return
    assert isinstance(found, Dateline)
    assert found.text == text
    pieces = [getattr(piece, "when", None) or getattr(piece, "text", None) for piece in found.pieces]
    assert [piece for piece in pieces if piece] == parts


def test_markers_of_the_profiles() -> None:
    assert find_marker("(In French.)", KREMLIN) == Marker("(In French.)", Relation.SPOKEN, Scope.TURN, "fr", None)
    assert find_marker("(in\u00a0Russian)", KREMLIN).spoken == "ru"  # type: ignore[union-attr]
    assert find_marker("(In Moscow)", KREMLIN) is None
    assert find_marker("(translated from Russian)", KREMLIN).relay == "ru"  # type: ignore[union-attr]
    assert find_marker("(re-translated)", KREMLIN).relation is Relation.RETRANSLATION  # type: ignore[union-attr]
    assert language_from_name("klingonese") is None


def test_brackets_are_markers_stage_directions_or_words() -> None:
    text = "(Laughter.) He (the Minister) said (COVID-19) (inaudible) this [Applause] and left. (Rises to his feet.)"
    pieces = split_pieces(text, GENERIC, 7)
    assert plain_text(tuple(pieces)) == text
    assert [p.kind for p in pieces if isinstance(p, StageDirection)] == [
        StageKind.LAUGHTER,
        StageKind.APPLAUSE,
        StageKind.INCIDENT,
    ]
    before, middle, after = split_edges(pieces)
    assert ([d.text for d in before], [d.text for d in after]) == (["(Laughter.)"], ["(Rises to his feet.)"])
    assert plain_text(tuple(middle)) == "He (the Minister) said (COVID-19) (inaudible) this [Applause] and left."
    assert split_edges(split_pieces("(Laughter.) (Applause.)", GENERIC, 1))[1] == []


def test_a_sticky_marker_holds_until_another_and_never_for_a_function() -> None:
    transcript, _ = understand(
        "Title\n\nAnn Lee (retranslated): One.\n\nBob Ray: Two.\n\nAnn Lee: Three.\n\nAnn Lee (in English): Four.\n\n"
        "Ann Lee: Five.\n\nQuestion (retranslated): Six?\n\nQuestion: Seven?",
        "kremlin-en",
    )
    assert [(turn.relation, turn.certainty) for turn in transcript.turns] == [
        (Relation.RETRANSLATION, Certainty.HIGH),
        (None, None),
        (Relation.RETRANSLATION, Certainty.LOW),
        (Relation.SPOKEN, Certainty.HIGH),
        (None, None),
        (Relation.RETRANSLATION, Certainty.HIGH),
        (None, None),
    ]
    assert transcript.turns[3].lineage.kind is Kind.ORIGINAL


def test_the_spoken_language_is_never_guessed() -> None:
    transcript, _ = understand("T\n\nAnn Lee (retranslated): One.\n\nBob Ray: Two.", "kremlin-en")
    marked, unmarked = transcript.turns
    assert [hop.tag for hop in marked.lineage.hops] == ["ru-t-und", "en-t-ru"]
    assert unmarked.lineage.spoken is None


@pytest.mark.parametrize(
    ("text", "options", "tags", "mode", "certainty"),
    [
        ("Ann Lee (retranslated): x", {"relay": "fr"}, ["fr-t-und", "en-t-fr"], Mode.INTERPRETING, Certainty.MEDIUM),
        ("Ann Lee (retranslated): x", {}, ["und-t-und", "en-t-und"], Mode.INTERPRETING, Certainty.MEDIUM),
        (
            "Ann Lee (retranslated): x",
            {"relay": "fr", "speaker_languages": (("ann  lee", "fr"),)},
            ["en-t-fr"],
            Mode.HUMAN,
            Certainty.MEDIUM,
        ),
        ("Ann Lee (translated from Arabic): x", {}, ["en-t-ar"], None, Certainty.HIGH),
        ("Ann Lee (interpretation): x", {}, ["en-t-und"], Mode.INTERPRETING, Certainty.HIGH),
        ("Ann Lee (spoke in French): x", {}, ["en-t-fr"], None, Certainty.HIGH),
        ("Ann Lee: x", {"speaker_languages": (("Ann Lee", "de"),)}, ["en-t-de"], None, Certainty.MEDIUM),
    ],
)
def test_hops_follow_from_what_is_printed_and_given(
    text: str, options: dict[str, Any], tags: list[str], mode: Mode | None, certainty: Certainty
) -> None:
    transcript, findings = understand(f"Title\n\n{text}", language="en", **options)
    hops = transcript.turns[0].lineage.hops
    assert [hop.tag for hop in hops] == tags
    assert (hops[0].mode, hops[0].certainty) == (mode, certainty)
    assert all(hop.evidence.endswith(".") for hop in hops)
    assert findings == ()


def test_an_und_chain_of_two_unknown_languages_can_be_written() -> None:
    import xlate

    data = xlate.to_tei(xlate.Input(b"T\n\nAnn Lee (retranslated): x", "t.txt"), language="en").value.data
    assert b'source="#v.ann-lee.und.2" corresp="#v.en"' in data
    assert b'source="#v.ann-lee.und" corresp="#v.ann-lee.und.2"' in data


def test_print_goes_before_what_is_given() -> None:
    transcript, findings = understand(
        "Title\n\nAnn Lee (In French.): x", language="en", speaker_languages=(("Ann Lee", "de"),)
    )
    assert [hop.tag for hop in transcript.turns[0].lineage.hops] == ["en-t-fr"]
    assert [finding.code for finding in findings] == ["XL203"]


def test_a_marker_in_a_paragraph_goes_before_that_of_the_turn() -> None:
    transcript, _ = understand(
        "Title\n\nAnn Lee (interpretation): One.\n\n(No translation provided.)\n\nThree.\n\n"
        "(In English.) Four.\n\nFive.",
        language="en",
    )
    turn = transcript.turns[0]
    assert [paragraph.relation for paragraph in paragraphs(turn)] == [
        Relation.INTERPRETATION,
        Relation.UNTRANSLATED,
        Relation.INTERPRETATION,
        Relation.SPOKEN,
        Relation.SPOKEN,
    ]
    assert turn.relation is Relation.INTERPRETATION


def test_a_turn_that_begins_with_a_marker_is_marked_itself() -> None:
    transcript, _ = understand("Title\n\nAnn Lee: (Laughter.) (In French.) One.\n\nTwo.", language="en")
    assert transcript.turns[0].relation is Relation.SPOKEN
    sticky, _ = understand("T\n\nAnn Lee: (retranslated) One.\n\nBob Ray: x\n\nAnn Lee: Two.", "kremlin-en")
    assert [turn.relation for turn in sticky.turns] == [Relation.RETRANSLATION, None, Relation.RETRANSLATION]


def test_a_greeting_in_another_language_leaves_the_turn_as_its_label_says() -> None:
    transcript, _ = understand("T\n\nAnn Lee (retranslated): (In Russian.) Welcome!\n\nMore.", "kremlin-en")
    turn = transcript.turns[0]
    assert turn.relation is Relation.RETRANSLATION
    assert [item.relation for item in paragraphs(turn)] == [Relation.SPOKEN, Relation.RETRANSLATION]
    assert paragraphs(turn)[0].lineage.spoken == "ru"


def test_two_notes_in_a_row() -> None:
    transcript, _ = understand("T\n\nAnn Lee (Minister) (retranslated): x", "kremlin-en")
    turn = transcript.turns[0]
    assert turn.marker is not None
    assert (turn.label, turn.marker.text) == ("Ann Lee (Minister)", "(retranslated)")


def test_what_stands_before_the_first_turn() -> None:
    transcript, findings = understand("3 May 2019\n\nAnn Lee: Hello.\n\nLast words.\n\n4 May 2019")
    assert transcript.title == "talk"
    assert [finding.code for finding in findings] == ["XL103", "XL102"]
    assert transcript.closer is None
    assert len(paragraphs(transcript.turns[0])) == 3
    nobody, findings = understand("A title\n\nA paragraph.", language="en")
    assert [finding.code for finding in findings] == ["XL104"]
    assert nobody.turns == ()


def test_lines_that_begin_with_a_label_begin_a_turn() -> None:
    transcript, _ = understand("Title\n\nAnn Lee: One\ntwo.\nBob Ray: Three.\nAnn Lee: Four.", language="en")
    assert [plain_text(paragraphs(turn)[0].pieces) for turn in transcript.turns] == ["One two.", "Three.", "Four."]


def test_keys_of_persons_are_names_that_xml_takes() -> None:
    transcript, _ = understand(
        "T\n\nИван Иванов: a\n\nZoë Müller: b\n\nInterpreter: c\n\nInterpreter: d\n\nZoe Muller: e\n\nZoe Muller: f",
        language="en",
    )
    assert [person.key for person in transcript.persons] == [
        "иван-иванов",
        "zoe-muller",
        "interpreter-2",
        "zoe-muller-2",
    ]


def test_who_states_a_language_is_said_in_the_header() -> None:
    import xlate

    text = xlate.Input(b"T\n\nAnn Lee (retranslated): x\n\nBob Ray: y", "t.txt")
    data = xlate.to_tei(text, language="en", relay="de", speaker_languages={"Bob Ray": "en"}).value.data.decode()
    assert data.count('resp="#ag.user #ag.xlate"') == 3  # two hops of the one, the origin of the other
    assert '<respStmt xml:id="ag.user">' in data
    assert "German: given by the user (--relay)." in data
