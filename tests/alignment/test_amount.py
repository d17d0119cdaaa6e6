"""A reference that holds a part of the document is said to, and nothing in it is certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from xlate.alignment import Piece, is_other_amount
from xlate.model.unit import UnitKind

SENTENCES = [
    "We begin with the budget of the coming year.", "The minister has asked for patience.", "I do not agree with him.",
    "Nobody knows what it will cost.", "The schools need teachers, not promises.", "Thank you for the question.",
    "In 1998 we said the same.", "Let us vote on the first motion.", "The sitting is adjourned until Monday.",
    "There is no money for the bridge.",
]  # fmt: skip


def _pieces(words: list[str]) -> list[Piece]:
    return [Piece(UnitKind.SEGMENT, one) for one in words]


@pytest.mark.parametrize("part", [slice(0, 5), slice(5, 10), slice(2, 8), slice(0, 7)])
def test_a_part_is_known_in_both_directions(part: slice) -> None:
    whole, some = _pieces(SENTENCES), _pieces(SENTENCES[part])
    assert is_other_amount(whole, some)
    assert is_other_amount(some, whole)


def test_a_whole_text_in_another_language_is_no_part() -> None:
    whole = _pieces(SENTENCES)
    longer = _pieces([one + " " + one[: len(one) // 4] for one in SENTENCES])
    merged = _pieces([f"{one} {other}" for one, other in zip(SENTENCES[::2], SENTENCES[1::2], strict=True)])
    chinese = _pieces(["我们从明年的预算开始讨论吧。", "部长请求大家保持耐心。", "我不同意他的看法。"])
    english = _pieces(SENTENCES[:3])
    assert not is_other_amount(whole, longer)
    assert not is_other_amount(whole, merged)
    assert not is_other_amount(english, chinese)
    assert not is_other_amount(whole, [])


@pytest.mark.parametrize("part", [slice(0, 4), slice(6, 10), slice(3, 7)])
def test_nothing_of_a_part_is_shown_as_certain(part: slice, tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "t.txt").write_text("\n\n".join(f"Ann Lee: {one}" for one in SENTENCES), encoding="utf-8")
    (tmp_path / "r.txt").write_text("\n\n".join(f"Ann Lee: {one}" for one in SENTENCES[part]), encoding="utf-8")
    assert xlate_program("to-tei", "t.txt", "-l", "en", "-o", "t.xml").returncode == 0
    done = xlate_program("export-po", "t.xml", "-l", "fr", "--reference", "de=r.txt", "-o", "t.po")
    assert "XL724" in done.stderr
    assert "0 of" in xlate_program("export-po", "t.xml", "-l", "fr", "--reference", "de=r.txt", "-v").stderr
    notes = [line for line in (tmp_path / "t.po").read_text(encoding="utf-8").splitlines() if "(de)" in line]
    assert all("(de), doubtful: " in line for line in notes)


def test_the_whole_document_is_still_found_for_sure(tmp_path: Path, xlate_program: Run) -> None:
    text = "\n\n".join(f"Ann Lee: {one}" for one in SENTENCES)
    for name in ("t.txt", "r.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert xlate_program("to-tei", "t.txt", "-l", "en", "-o", "t.xml").returncode == 0
    done = xlate_program("export-po", "t.xml", "-l", "fr", "--reference", "de=r.txt", "-o", "t.po", "-v")
    assert "XL724" not in done.stderr
    assert "(de): We begin" in (tmp_path / "t.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--speaker-lang", "Ann Lee=no"], "(stated by a person)"),
        (["--speaker-lang", "Ann Lee=no", "--relay", "de"], "(stated by a person)"),
    ],
)
def test_what_the_user_stated_is_not_inferred(
    options: list[str], told: str, tmp_path: Path, xlate_program: Run
) -> None:
    (tmp_path / "t.txt").write_text("Ann Lee: Words.\n\nAnn Lee (retranslated): More words.", encoding="utf-8")
    assert xlate_program("to-tei", "t.txt", "-l", "en", *options, "-o", "t.xml").returncode == 0
    for verb, name in (("export-po", "t.po"), ("export-xliff", "t.xlf")):
        assert xlate_program(verb, "t.xml", "-l", "fr", "-o", name).returncode == 0
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert told in text
        assert "inferred from the publisher" not in text
