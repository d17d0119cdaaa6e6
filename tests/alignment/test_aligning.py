"""Texts in two languages are aligned: what is sure is right, and the rest is not called sure."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parallel_texts import judge, make_parallel
from xlate.alignment import Piece, align_texts
from xlate.alignment.anchors import anchors_of, skeleton
from xlate.alignment.lexicon import learn_words
from xlate.alignment.searching import find_band
from xlate.model.lineage import Certainty
from xlate.model.unit import UnitKind

SEGMENT = UnitKind.SEGMENT


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "recall"),
    [
        ({}, 0.65),
        ({"noise": 0.25}, 0.5),
        ({"labels": False}, 0.45),
        ({"names": False}, 0.6),
        ({"names": False, "labels": False}, 0.35),
        ({"noise": 0.1, "merged": 0.02, "split": 0.02, "gone": 0.01, "added": 0.01}, 0.85),
    ],
    ids=["usual", "free", "without-labels", "without-names", "lengths-alone", "close"],
)
def test_of_what_is_sure_ninety_nine_in_a_hundred_are_exactly_right(options: dict[str, float], recall: float) -> None:
    """Paragraphs are joined, divided, left out and added, and lengths vary; so does what else there is to go by."""
    total: Counter[str] = Counter()
    for seed in (20, 21):
        case = make_parallel(300, seed, **options)  # type: ignore[arg-type]
        found = judge(case, align_texts(case.ours, case.theirs))
        total.update(found)
    assert total["sure"] > 100
    assert total["wrong"] + total["partly"] <= 0.01 * total["sure"]
    assert total["recall"] / 2 >= recall


@pytest.mark.slow
def test_a_long_text_goes_within_a_band() -> None:
    case = make_parallel(1500, 1)
    anchors = [[anchors_of(piece.words) for piece in pieces] for pieces in (case.ours, case.theirs)]
    band = find_band(*anchors)
    assert sum(high - low + 1 for low, high in band) < 200 * len(case.ours)
    found = judge(case, align_texts(case.ours, case.theirs))
    assert found["precision"] >= 0.99
    assert found["found"] >= 0.95


@pytest.mark.slow
def test_a_reference_that_has_a_part_of_the_text_is_found_where_it_is() -> None:
    case = make_parallel(600, 3)
    first = min(place for truth in (case.truth[300],) for place in truth)
    beads = align_texts(case.ours, case.theirs[first:])
    right = [
        bead for bead in beads if bead.theirs and {place + first for place in bead.theirs} == case.truth[bead.ours[0]]
    ]
    sure = [bead for bead in beads if bead.theirs and bead.certainty is Certainty.HIGH]
    assert len([bead for bead in sure if bead in right]) >= 0.99 * len(sure)
    assert len(sure) >= 100


@given(st.lists(st.text(max_size=60), max_size=12), st.lists(st.text(max_size=60), max_size=12), st.randoms())
@settings(max_examples=60)
def test_every_piece_of_ours_is_in_one_bead_and_order_is_kept(
    ours: list[str], theirs: list[str], chance: object
) -> None:
    kinds = list(UnitKind)

    def pieces(texts: list[str]) -> list[Piece]:
        return [Piece(chance.choice(kinds), text, chance.choice([None, "1", "2"]), "A") for text in texts]  # type: ignore[attr-defined]

    beads = align_texts(pieces(ours), pieces(theirs))
    assert [place for bead in beads for place in bead.ours] == list(range(len(ours)))
    used = [place for bead in beads for place in bead.theirs]
    assert used == sorted(set(used))


def test_a_shuffled_text_is_not_called_sure() -> None:
    case = make_parallel(200, 5, names=False, labels=False)
    beads = align_texts(case.ours, case.theirs[::-1])
    sure = [bead for bead in beads if bead.theirs and bead.certainty is Certainty.HIGH]
    assert len(sure) <= 0.1 * len(case.ours)


def test_labels_meet_labels_and_words_do_not_run_over_into_the_next_turn() -> None:
    ours = [
        Piece(UnitKind.LABEL, "President of Russia Vladimir Putin", "1", "Vladimir Putin"),
        Piece(SEGMENT, "Thank you very much for coming to Vladivostok on 12 June.", "1", "Vladimir Putin"),
        Piece(UnitKind.LABEL, "Kim Yong-nam", "2", "Kim Yong-nam"),
        Piece(SEGMENT, "Thank you.", "2", "Kim Yong-nam"),
    ]
    theirs = [
        Piece(UnitKind.LABEL, "В.Путин", "1", "В.Путин"),
        Piece(SEGMENT, "Большое спасибо, что приехали во Владивосток", "1", "В.Путин"),
        Piece(SEGMENT, "12 июня.", "1", "В.Путин"),
        Piece(UnitKind.LABEL, "Ким Ён Нам", "2", "Ким Ён Нам"),
        Piece(SEGMENT, "Спасибо.", "2", "Ким Ён Нам"),
    ]
    beads = align_texts(ours, theirs)
    assert [bead.theirs for bead in beads] == [(0,), (1, 2), (3,), (4,)]


def test_other_numbers_on_the_two_sides_are_doubtful() -> None:
    def pieces(*numbers: int) -> list[Piece]:
        return [Piece(SEGMENT, f"adopted by {number} votes of members present today") for number in numbers]

    beads = align_texts(pieces(312, 340, 377), pieces(312, 341, 377))
    assert [bead.theirs for bead in beads] == [(0,), (1,), (2,)]
    assert beads[1].certainty is not Certainty.HIGH


def test_a_text_without_the_other_has_no_counterpart() -> None:
    assert align_texts([], [Piece(SEGMENT, "x")]) == []
    assert [bead.theirs for bead in align_texts([Piece(SEGMENT, "x")], [])] == [()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin", "Путина"), ("Moscow", "Москвы"), ("Washington", "Вашингтоне"), ("Vladivostok", "Владивостоком"),
        ("Trump", "Трамп"), ("Athens", "Αθήνας"), ("Schröder", "Шрёдер"), ("Zhukovsky", "Жуковский"),
    ],
)  # fmt: skip
def test_a_name_is_the_same_in_another_alphabet(one: str, other: str) -> None:
    assert skeleton(one)
    assert skeleton(one).startswith(skeleton(other)[: len(skeleton(one)) - 1])


def test_numbers_are_the_same_however_they_are_grouped_and_first_words_are_no_names() -> None:
    assert anchors_of("1,000 and 2.000.000, 70th").numbers == anchors_of("1 000 и 2 000 000, 70-летие").numbers
    assert anchors_of("Washington said. Washington asked") == frozenset()
    assert set(anchors_of("In Washington")) == {"FSNKTN"} == set(anchors_of("Washington", is_name=True))
    assert skeleton("김영남") == ""


def test_words_that_go_together_are_learnt() -> None:
    ours = [
        Piece(SEGMENT, text) for text in ["the vote on fish", "a vote", "no vote at all", "fish again", "fish twice"]
    ]
    theirs = [
        Piece(SEGMENT, text) for text in ["голосование о рыбе", "голосование", "投票голосование", "рыба", "рыбы 물고기"]
    ]
    words, others = learn_words(ours, theirs, [(place, place) for place in range(5)])
    assert set(words[1]) == set(others[1]) == {"=vote=голос"}
    assert words[3] == frozenset()  # the Russian word for fish has other letters in its first five
    assert learn_words(ours, theirs, [(0, 0)]) == ([frozenset()] * 5, [frozenset()] * 5)
