"""Which brackets are markers, which stage directions, which words."""

from __future__ import annotations

from tests.profiles.understanding import GENERIC, KREMLIN
from xlate.languages import language_from_name
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker, Scope, StageDirection, StageKind, plain_text
from xlate.profiles.inline_markers import Place, find_marker, split_edges, split_pieces


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


def test_round_brackets_of_a_speakers_own_words_are_no_stage_directions() -> None:
    text = "Banks (A, B, etc.) closed. (We had no money.) He left (Turns away.) and (The house rose.) [See above.]"
    pieces = split_pieces(text, GENERIC, 7)
    stage = ["(The house rose.)", "[See above.]"]
    for told in ("(Shows us the picture.)", "(Il me regarde.)", "(Entrano i ministri.)", "(Ministr je v sále.)"):
        assert any(isinstance(one, StageDirection) for one in split_pieces(f"He left. {told}", GENERIC, 7))
    for said in ("(Nous étions trois.)", "(J’étais là.)", "(Wir waren zu dritt.)", "(Мы были втроем.)"):
        assert split_pieces(f"He left. {said} He came.", GENERIC, 7) == [f"He left. {said} He came."]
    assert [one.text for one in pieces if isinstance(one, StageDirection)] == stage
    assert [one.text for one in split_pieces("He left. (Turns away.)", GENERIC, 7)[1:]] == ["(Turns away.)"]  # type: ignore[union-attr]


def test_an_acronym_in_a_label_is_no_language_though_one_is_called_so() -> None:
    notes = ("(NAMA)", "(PALI)", "(SENA)", "(MARI)")
    assert [find_marker(note, GENERIC, "en", Place.LABEL) for note in notes] == [None] * 4
    spoken = [find_marker(note, GENERIC, "en", Place.LABEL) for note in ("(UKRAINIAN)", "(THAI)", "(Nama)")]
    assert [marker.spoken if marker else None for marker in spoken] == ["uk", "th", "naq"]
