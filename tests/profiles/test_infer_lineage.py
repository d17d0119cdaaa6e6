"""From what is printed and given to a lineage; what is never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.profiles.understanding import understand
from xlate.model.lineage import Certainty, Mode


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
        ("Ann Lee (spoke in French): And they have it.", {}, ["en-t-fr"], None, Certainty.HIGH),
        ("Ann Lee (spoke in French): x", {}, ["en-t-fr"], None, Certainty.MEDIUM),
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


def test_print_overrides_what_is_given() -> None:
    transcript, findings = understand(
        "Title\n\nAnn Lee (In French.): x", language="en", speaker_languages=(("Ann Lee", "de"),)
    )
    assert [hop.tag for hop in transcript.turns[0].lineage.hops] == ["en-t-fr"]
    assert [finding.code for finding in findings] == ["XL203"]


def test_who_states_a_language_is_said_in_the_header() -> None:
    import xlate

    text = xlate.Input(b"T\n\nAnn Lee (retranslated): x\n\nBob Ray: y", "t.txt")
    data = xlate.to_tei(text, language="en", relay="de", speaker_languages={"Bob Ray": "en"}).value.data.decode()
    assert data.count('resp="#ag.user #ag.xlate"') == 3  # two hops of the one, the origin of the other
    assert '<respStmt xml:id="ag.user">' in data
    assert "German: given by the user (--relay)." in data


def test_an_interpreter_whom_a_marker_names_is_named_and_a_body_is_nobody() -> None:
    import xlate
    from xlate.workflow.validate import validate

    text = b"""T

Ann Lee (in Spanish; interpreted by Jo Marsh): x

Ann Lee (in Spanish; interpreted by Eva Holub): x

Ann Lee (interpreted by United Nations): x
"""
    data = xlate.to_tei(xlate.Input(text, "t.txt"), language="en").value.data
    found = xlate.survey(xlate.Input(data, "t.xml")).value
    assert [one.unit.lineage.hops[0].agents for one in found] == [("Jo Marsh",), ("Eva Holub",), ()]
    assert not validate(xlate.Input(data, "t.xml")).findings
