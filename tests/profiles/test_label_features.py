"""The features by which candidates are weighed, and the delimiter of a document."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.profiles.understanding import GENERIC, KREMLIN, understand
from xlate.model.document import Line
from xlate.profiles.label_features import Census, label_features, weigh
from xlate.profiles.label_shapes import Shape, find_candidates
from xlate.profiles.label_weights import WEIGHTS
from xlate.profiles.profile import Profile


def census(*lines: str, profile: Profile = GENERIC) -> Census:
    candidates = [one for number, text in enumerate(lines, 1) for one in find_candidates(Line(number, text), profile)]
    return Census.take(candidates, profile, len(lines))


def features(label: str, *others: str, profile: Profile = GENERIC) -> dict[str, float]:
    return label_features((Shape.COLON, label), census(f"{label}: words", *others, profile=profile))


@pytest.mark.parametrize(
    ("label", "there", "absent"),
    [
        ("Ann Lee", {"each word with a capital", "like a name, in that shape"}, {"words without a capital"}),
        ("Mr Lee", {"begins with an honorific"}, {"one word alone"}),
        ("Question", {"a function", "one word alone"}, {"all in capitals"}),
        ("QUESTION", {"a function", "all in capitals"}, {"one word alone"}),
        ("Background", {"one word that stands alone inside texts"}, {"a function"}),
        ("the long way", {"words without a capital"}, {"each word with a capital", "like a name, in that shape"}),
        ("so they spoke", {"begins like a sentence"}, {"like a name, in that shape"}),
        ("NOW WE ASK", {"all in capitals"}, {"begins like a sentence", "a word that sentences have"}),
        ("Mr Lavrov said", {"a word that sentences have"}, {"like a name, in that shape"}),
        ("O señor PRESIDENTE", {"capitals after other words", "an office"}, {"all in capitals"}),
        ("Bundesministerin Lee", {"an office"}, {"begins with an honorific"}),
        ("Abdul al-Rashid", {"each word with a capital"}, {"words without a capital"}),
        ("行政長官", {"no capitals in its script, short", "an office"}, {"one word alone"}),
        ("行政長官" * 7, {"no capitals in its script, long"}, {"no capitals in its script, short"}),
        ("SPEAKER 1", {"a number"}, {"like a name, in that shape"}),
    ],
)
def test_what_a_candidate_has(label: str, there: set[str], absent: set[str]) -> None:
    found = features(label)
    assert there <= found.keys()
    assert not absent & found.keys()


def test_what_a_candidate_has_in_its_document() -> None:
    found = features(
        "Ann Lee", "Ann Lee: more", "Bob Lee (France): words", "Carl Ray: words", "A sentence.", "Another."
    )
    assert found["comes again"] == 1
    assert found["shape of the document's labels"] == 1
    assert found["lines that begin so"] == 1  # two thirds of the lines, and a third is enough
    assert "ends like another label" in found
    assert "a bracket after it" in features("Ann Lee", "Ann Lee (France): words")
    assert "a speaker of the profile" in features("President of Russia Vladimir Putin", profile=KREMLIN)


@pytest.mark.parametrize("label", ["Tel", "We did it! Then they", " ".join(["Word"] * 31), "A spokesperson"])
def test_what_cannot_be_a_label_whatever_speaks_for_it(label: str) -> None:
    assert weigh((Shape.COLON, label), census(f"{label}: words", f"{label}: words")) == -math.inf


def test_every_feature_that_is_weighed_is_one_and_the_guide_prints_it() -> None:
    guide = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    source = Path(ROOT / "xlate" / "profiles" / "label_features.py").read_text(encoding="utf-8")
    for name, weight in WEIGHTS.items():
        assert f"| {name} | {weight:+.2f} |" in guide
        assert name == "bias" or name.startswith("shape: ") or f'"{name}"' in source


WORDS = ["We have looked at it with care.", "Thank you. It is good.", "Yes, we agree: it is late.", "We go on."]
NAMES = {
    "colon": ["Ann Lee", "Gemma Geis i Carreras", "O señor PRESIDENTE", "Bob Ray"],
    "caps": ["Mr. LEE", "The CHAIRMAN", "MS. RAY", "Mr. MILLER of Florida"],
    "cjk": ["委員長", "山田太郎君", "王小明"],
}
SHAPES = {
    "a colon": ("{}: {}", NAMES["colon"]),
    "a French colon": ("{} : {}", NAMES["colon"]),
    "a full-width colon": ("{}：{}", NAMES["cjk"]),
    "a full stop": ("{}. {}", NAMES["caps"]),
    "a full stop and wide space": ("{}.    {}", NAMES["caps"]),
    "initials and a full stop": ("{} (TS). {}", ["A. KUBILIUS", "R. ŽEMAITAITIS", "Q. NOREIKA"]),
    "a dash": ("{} - {}", ["LE PRÉSIDENT", "M. BLANC", "Mme COSTA"]),
    "a long dash": ("{}—{}", ["Senator SMITH", "The PRESIDENT", "Senator RAY"]),
    "a full stop and a dash": ("{}. – {}", ["Le Président", "M. BLANC", "Mme COSTA"]),
    "a tabulator": ("{}\t{}", ["Ann Lee", "Bob Ray", "MODERATOR"]),
    "a dash between spaces": ("{} – {}", ["Ann Lee", "Bob Ray", "Carla Ortega"]),
    "square brackets": ("[{}] {}", ["Ann Lee", "Bob Ray", "Carla Ortega"]),
    "angle brackets": ("<{}> {}", ["Ann Lee", "Bob Ray", "Carla Ortega"]),
    "small letters": ("{}: {}", ["ann", "bob", "carla"]),
    "signs of accounts": ("{}: {}", ["@annlee", "@bob_ray"]),
    "a line of its own in capitals": ("{}\n\n{}", ["LEE", "RAY", "ORTEGA"]),
    "a line of its own in brackets": ("[{}]\n{}", ["Ann Lee", "Bob Ray", "Carla Ortega"]),
    "question and answer": ("{}: {}", ["Q", "A"]),
    "a sign": ("○{}　{}", NAMES["cjk"]),
    "a sign, and a name in brackets": ("○{}（山田）　{}", NAMES["cjk"]),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_delimiter_of_a_document(name: str) -> None:
    shape, speakers = SHAPES[name]
    order = [speakers[number % len(speakers)] for number in range(8)]
    lines = [shape.format(speaker, WORDS[number % 4]) for number, speaker in enumerate(order)]
    transcript, _ = understand("\n\n".join(["Debate", *lines]))
    assert [
        (turn.label or "").partition(" (")[0].partition("（")[0].strip(" []<>") for turn in transcript.turns
    ] == order


def test_sentences_that_end_early_are_no_labels_among_labels_with_a_colon() -> None:
    lines = ["Ann Lee: So.", "NATO. It grows.", "Bob Ray: Yes.", "Paris - the town.", "Ann Lee: No.", "OK. Go on."]
    transcript, _ = understand("\n\n".join(["Debate", *lines]))
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray", "Ann Lee"]
