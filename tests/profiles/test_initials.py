"""Letters that stand for names, and functions beside names in scripts without capitals."""

from __future__ import annotations

import pytest

from xlate.profiles.caseless_names import split_caseless
from xlate.profiles.initials import resolve_initials
from xlate.profiles.person_names import NameResolver, SpeakerName
from xlate.profiles.same_person import FullNames

_PRESENT = (
    "Ann Lee (AL), Bo Dam Tann (BDT), Roe Berg (RXB), Eva Zane-Ward (EZW), Ole Moe (OM), Ida J. Vik (IJV), Per H. (PH)"
    ", Kim Orr (KO), Una Nel (UN), Max Tal (MT), Jon Dee (JD), Lea Fox (LF)"
)
"""longer than an entry of a list can be"""


@pytest.mark.parametrize(
    ("label", "head", "name"),
    [
        ("MR", ["SN: Setya Nova", "MR: Maya Rosa Chalk"], "Maya Rosa Chalk"),
        ("BDT", [_PRESENT], "Bo Dam Tann"),
        ("RXB", [_PRESENT], "Roe Berg"),
        ("ZZ", [_PRESENT], None),
        ("BDT", [_PRESENT.replace(",", ", who had come with the others and sat down to talk,")], None),
        ("MR", ["SN = Setya Nova, MR = Maya Rosa Chalk; AL = Ann Lee"], "Maya Rosa Chalk"),
        ("MC", ["Maya Rosa Chalk - MC"], "Maya Rosa Chalk"),
        ("K. M.", ["K. M. – Kurt Meier H. S. – Heide Schulz"], "Kurt Meier"),
        ("H. S.", ["K. M. – Kurt Meier H. S. – Heide Schulz I: Interviewerin"], "Heide Schulz"),
        ("KM", ["KM = Kurt Meier, Head"], "Kurt Meier"),
        ("K.M.", ["K.M. (Kurt Meier, Head of Archive)"], "Kurt Meier"),
        ("KM", ["KM – Dr. Kurt Meier, Leiter des Archivs"], "Kurt Meier"),
        ("K.", ["K. – Kurt Meier, H. – Heide Schulz"], "Kurt Meier"),
        ("I", ["I: Interviewerin"], None),
        ("B", ["B: Befragter Kurt Meier"], None),
        ("AM", ["Annual General Meeting"], None),
        ("TB", ["Oral history", "Interviewed by Tom William Bell"], "Tom William Bell"),
        ("Т.Б.", ["Беседу ведет Белов Тимур Витальевич"], "Белов Тимур Витальевич"),
    ],
)
def test_letters_that_leave_some_of_a_name_out(label: str, head: list[str], name: str | None) -> None:
    assert resolve_initials(label, head) == name


def test_initials_without_a_middle_name_are_the_one_person_they_fit() -> None:
    names = ["Анна Борисовна Зорина", "Тимур Витальевич Белов", "Тарас Ильич Быков"]
    full = FullNames((name, SpeakerName(name)) for name in names)
    assert full.find("А.З.", "А.З.") == names[0]
    assert full.find("Т.Б.", "Т.Б.") == "Т.Б."


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("记者申华", ("申华", "记者")),
        ("主持人东方", ("东方", "主持人")),
        ("王明主持人", ("王明", "主持人")),
        ("彭博社記者", None),
        ("主持人总结", None),
        ("記者 質問", None),
        ("사회자김민수", ("김민수", "사회자")),
        ("정의당대표", None),
        ("พิธีกรสมชาย", ("สมชาย", "พิธีกร")),
        ("พิธีกรหญิง", None),
    ],
)
def test_what_somebody_does_beside_a_name_of_a_caseless_script(label: str, parts: tuple[str, str] | None) -> None:
    assert split_caseless(label) == parts


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["AWB", "YK", "BE/AWB", "Syntax", "Example"], ["AWB", "YK", "BE/AWB"]),
        (["BC", "AB"], ["BC", "AB"]),
        (["KIM", "JOHNSON", "LEE"], ["Kim", "Johnson", "Lee"]),
        (["KIM", "LEE"], ["Kim", "Lee"]),
    ],
)
def test_initials_stay_as_printed_whoever_speaks_with_whom(labels: list[str], wanted: list[str]) -> None:
    resolver = NameResolver(labels, frozenset(), frozenset(), [])
    assert [resolver.split(label).name for label in labels[: len(wanted)]] == wanted
