"""Which beginnings of lines are labels."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import GENERIC
from xlate.model.document import Line
from xlate.profiles.speaker_labels import LabelClassifier, find_candidate


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
    classifier = LabelClassifier([one for one in candidates if one], GENERIC)
    assert set(classifier.labels()) == expected
