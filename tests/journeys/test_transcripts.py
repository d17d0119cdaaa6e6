"""Real transcripts against what people found in them, and every shape of label, marker and page that is known.

The floors are those of docs/profiles.md; where no profile of a publisher is used, that of the generic one holds.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import xlate
from tests.conftest import EXAMPLES, shared
from tests.teitext import words
from xlate.findings import has_errors

FLOORS = {
    "turns": 0.99,
    "retranslated": 1.0,
    "marker": 0.99,
    "name": 0.98,
    "paragraphs": 0.97,
    "stage": 0.97,
    "title": 0.95,
    "date": 0.95,
    "place": 0.95,
}
GENERIC_FLOORS = {"turns": 0.95}


def gold_files(suffix: str) -> list[tuple[Path, Path]]:
    """(gold, transcript) of every annotated transcript that there is with a suffix."""
    raw = shared("corpus", "raw")
    pairs = [(gold, raw / f"{gold.stem}{suffix}") for gold in sorted(shared("corpus", "gold").glob("*.json"))]
    return [(gold, path) for gold, path in pairs if path.is_file()]


def score(pairs: list[tuple[Path, Path]], folder: Path, profile: str | None) -> dict[str, Any]:
    arguments = []
    for gold, path in pairs:
        written = folder / f"{path.stem}.xml"
        xlate.to_tei(path, output=written, profile=profile, language="en")
        assert not has_errors(xlate.validate(written).findings), path.name
        arguments.append(f"{gold}={written}")
    scorer = [sys.executable, str(shared("tools", "score_gold.py")), "--json", *arguments]
    printed = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    return json.loads(printed)["scores"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("suffix", [".txt", ".html"])
@pytest.mark.parametrize(("profile", "floors"), [(None, FLOORS), ("generic", GENERIC_FLOORS)])
def test_transcripts_are_understood(suffix: str, profile: str | None, floors: dict[str, float], tmp_path: Path) -> None:
    scores = score(gold_files(suffix), tmp_path, profile)
    assert {name: scores[name] for name, floor in floors.items() if scores[name] < floor} == {}
    if profile is None:
        assert scores["chrome_lines_kept"] == 0


def raw_files() -> list[str]:
    try:
        return sorted(path.name for path in shared("corpus", "raw").iterdir())
    except pytest.skip.Exception:  # the list is made while tests are collected; without the corpus it is empty
        return []


def letters(text: str) -> str:
    """Letters and digits alone, without those of markup and of soft hyphens."""
    return "".join(character for character in text if character.isalnum())


@pytest.mark.parametrize("name", raw_files())
def test_no_transcript_gets_words_that_it_does_not_have_and_what_is_left_out_is_listed(name: str) -> None:
    import html

    path = shared("corpus", "raw", name)
    result = xlate.to_tei(path, language="en")
    source = path.read_text(encoding="utf-8")
    if name.endswith((".html", ".xml", ".vtt")):
        source = html.unescape(re.sub(r"<[^<>]*>", "", re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->", "", source)))
    if name.startswith("europarl"):
        source = re.sub(r'<SPEAKER ID="\d+" NAME="([^"]*)"[^>]*>', r"\1", source)
    written = letters("".join(words(result.value.data)))
    rest = iter(letters(source))
    if not name.endswith(".vtt") and not source.startswith("---"):  # captions repeat; a title stands in YAML escapes
        assert all(character in rest for character in written), name
    dropped = letters("".join(f.message.partition('"')[2] for f in result.findings if f.code == "XL201"))
    numbers = letters("".join(re.findall(r"(?m)^[ \t]*\d{1,2}(?=\s)", source))) if "scotus" in name else ""
    if name.endswith(".txt") and not source.startswith(("---", "<CHAPTER")):
        assert len(letters(source)) <= len(written) + len(dropped) + len(numbers), name


def understand(text: str, name: str = "talk.txt", language: str | None = "en", **options: Any) -> list[tuple[Any, ...]]:
    """(label, name, role, relation, languages) of each turn."""
    from xlate.profiles import Options, apply_profile, choose_profile
    from xlate.readers import read_transcript

    document = read_transcript(text.encode(), name).value
    transcript = apply_profile(document, choose_profile(document, options.get("profile")), Options(language)).value
    persons = {person.key: person for person in transcript.persons}
    rows: list[tuple[Any, ...]] = []
    for turn in transcript.turns:
        person = persons.get(turn.person or "")
        relation = str(turn.relation) if turn.relation else None
        spoken = turn.lineage.spoken
        rows.append((turn.label, person.name if person else None, person.role if person else None, relation, spoken))
    return rows


SHAPES: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "United Nations": (
        "S/PV.8514\n\nThe meeting was called to order at 10.05 a.m.\n\n"
        "The President (spoke in French): I give the floor.\n\n"
        "Mr. Heusgen (Germany): First: I agree. Mr Lavrov said: no.\n\nMr. Nebenzia (Russian Federation) (spoke in "
        "Russian): I thank you.\n\nMr. Alotaibi (Kuwait) (interpretation from Arabic): We thank you.\n\n"
        "The meeting rose at 1 p.m.",
        [
            ("The President", "The President", "President", "translation", "fr"),
            ("Mr. Heusgen (Germany)", "Heusgen", None, None, "en"),
            ("Mr. Nebenzia (Russian Federation)", "Nebenzia", None, "translation", "ru"),
            ("Mr. Alotaibi (Kuwait)", "Alotaibi", None, "interpretation", "ar"),
        ],
    ),
    "CNN": (
        "CNN NEWSROOM\n\nAired June 16, 2021 - 12:00 ET\n\nWOLF BLITZER, CNN HOST: Welcome.\n\n(BEGIN VIDEO CLIP)\n\n"
        "VLADIMIR PUTIN, PRESIDENT OF RUSSIA (through translator): We talked: a lot.\n\nUNIDENTIFIED MALE: Sir --\n\n"
        "PUTIN (through translator): Yes.\n\nZELENSKYY (UKRAINIAN): Thanks.\n\nBLITZER: Quote: fine.",
        [
            ("WOLF BLITZER, CNN HOST", "Wolf Blitzer", "CNN HOST", None, None),
            ("VLADIMIR PUTIN, PRESIDENT OF RUSSIA", "Vladimir Putin", "PRESIDENT OF RUSSIA", "interpretation", "und"),
            ("UNIDENTIFIED MALE", None, None, None, None),
            ("PUTIN", "Vladimir Putin", "PRESIDENT OF RUSSIA", "interpretation", "und"),
            ("ZELENSKYY", "Zelenskyy", None, "spoken", "uk"),
            ("BLITZER", "Wolf Blitzer", "CNN HOST", None, None),
        ],
    ),
    "a tribunal on numbered lines": (
        "\n".join(
            f"{number % 25 + 1:>2}  {line}"
            for number, line in enumerate(
                [
                    *["                     Monday, 5 February 2001", "                     [Open session]"],
                    *["              JUDGE MAY:  Let the witness take the", "     declaration."],
                    "              THE WITNESS: [Interpretation] I solemnly declare.",
                    "                     [Witness answered through interpreter]",
                    *["         Q.   Sir, your name?", "         A.   Mirsad Tokaca.  I said: it was so, and the"],
                    *["     city was different.", "              MR. NICE:  Nothing further."],
                    *["         Q.   One more.", "         A.   Yes.", "     And so on"] * 4,
                ]
            )
        ),
        [
            ("JUDGE MAY", "May", "Judge", None, None),
            ("THE WITNESS", "THE WITNESS", None, "interpretation", "und"),
            ("Q", None, None, None, None),
            ("A", "A", None, "interpretation", "und"),
            ("MR. NICE", "Nice", None, None, None),
            *[("Q", None, None, None, None), ("A", "A", None, "interpretation", "und")] * 4,
        ],
    ),
    "a hearing": (
        "COMMITTEE ON FOREIGN AFFAIRS\n\n                              JUNE 7, 2017\n\n"
        "    The committee met at 10 a.m.\n"
        "    Chairman Royce. This hearing will come to order. Mr. Engel is on\nhis way.\n    Mr. Engel of New York. "
        "Thank "
        "you. I saw Mr. Smith. He was\nwell.\n    Ms. Ros-Lehtinen. Thank you.\n    The Chairman. Thank you.",
        [
            ("Chairman Royce", "Royce", "Chairman", None, "en"),
            ("Mr. Engel of New York", "Engel", None, None, "en"),
            ("Ms. Ros-Lehtinen", "Ros-Lehtinen", None, None, "en"),
            ("The Chairman", "The Chairman", "Chairman", None, "en"),
        ],
    ),
    "White House questions": (
        "Remarks\n\nTHE PRESIDENT:  Hello.\n\nQ\u00a0\u00a0 Why?\n\nTHE PRESIDENT:  Because.\n\n"
        "Q\u00a0\u00a0 (As interpreted.)  And me?\n\nPRESIDENT MACRON:  (Speaks French.)  (As interpreted.)  Merci.",
        [
            ("THE PRESIDENT", "THE PRESIDENT", "PRESIDENT", None, "en"),
            ("Q", None, None, None, "en"),
            ("THE PRESIDENT", "THE PRESIDENT", "PRESIDENT", None, "en"),
            ("Q", None, None, "interpretation", "und"),
            ("PRESIDENT MACRON", "Macron", "President", "interpretation", "fr"),
        ],
    ),
    "surnames and brackets": (
        "Talk\n\n[*] GRASSLEY: Yes.\n\n(UNKNOWN): No.\n\nGRASSLEY: I move: that we go.\n\n[SPEAKER 1]: Hi.",
        [
            ("GRASSLEY", "Grassley", None, None, None),
            ("(UNKNOWN)", None, None, None, None),
            ("GRASSLEY", "Grassley", None, None, None),
            ("[SPEAKER 1]", "SPEAKER 1", None, None, None),
        ],
    ),
    "a name and its office on a line of their own": (
        "Debate\n\nAnn Lee--Minister of Trade\n\nI thank the House.\n\nBob Ray--Leader of the House\n\nI do not.",
        [
            ("Ann Lee--Minister of Trade", "Ann Lee", "Minister of Trade", None, None),
            ("Bob Ray--Leader of the House", "Bob Ray", "Leader of the House", None, None),
        ],
    ),
    "clocks": (
        "Call\n\nAnn Lee  00:01\nWelcome to the call.\n\nBob Ray  00:12\nThank you.\n\n[00:01:09] Ann Lee: Good.",
        [(name, name, None, None, None) for name in ("Ann Lee", "Bob Ray", "Ann Lee")],
    ),
    "a full stop and a dash": (
        "Debate in the National Assembly\n\nThe SPEAKER: Order!\n\nMr M S F DE FREITAS: Chairperson. (Translation of "
        "isiZulu paragraph follows.)\n\n[I say that: we agree.]\n\nThe MINISTER OF HEALTH: I move: That it be so.\n\n"
        "HON. ANN LEE.- Madam, thank you.",
        [
            ("The SPEAKER", "The SPEAKER", "SPEAKER", None, None),
            ("Mr M S F DE FREITAS", "M S F De Freitas", None, None, None),
            ("The MINISTER OF HEALTH", "The MINISTER OF HEALTH", "MINISTER OF HEALTH", None, None),
            ("HON. ANN LEE", "Ann Lee", None, None, None),
        ],
    ),
    "Canada": (
        "House of Commons Debates\n\n[English]\n\nHon. Ann Lee (Minister of Trade, Lib.): Mr. Speaker, yes.\n\n"
        "[Translation]\n\nMr. Luc Roy (Montcalm, BQ): Mr. Speaker, no.\n\nThat is all.",
        [
            ("Hon. Ann Lee (Minister of Trade, Lib.)", "Ann Lee", "Minister of Trade", "spoken", "en"),
            ("Mr. Luc Roy (Montcalm, BQ)", "Luc Roy", None, "translation", "fr"),
        ],
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_of_label_and_marker(name: str) -> None:
    text, expected = SHAPES[name]
    assert understand(text) == expected


def test_labels_and_markers_in_other_scripts_and_languages() -> None:
    chinese = (
        "行政長官會見傳媒\n\n行政長官：各位早晨。\n\n記者（譯文）：問題是：何時？\n\n行政長官（譯文）：我會說英語。"
    )
    assert [(row[0], row[3], row[4]) for row in understand(chinese, language="zh-Hant")] == [
        ("行政長官", None, None),
        ("記者", "translation", "und"),
        ("行政長官", "translation", "und"),
    ]
    german = (
        "Pressekonferenz\n\nBerlin, 18. Juni 2018\n\nMerkel: Ja.\n\nMacron (wie gedolmetscht): Nein.\n\n"
        "Merkel: Gut.\n\nMacron (auf Französisch): Merci."
    )
    assert [(row[0], row[3], row[4]) for row in understand(german, language="de")] == [
        ("Merkel", None, None),
        ("Macron", "interpretation", "und"),
        ("Merkel", None, None),
        ("Macron", "spoken", "fr"),
    ]
    russian = (
        "Встреча с Ким Ён Намом\n\n14 июня 2018 года, Москва\n\nВ.Путин: Добрый день.\n\n"
        "Ким Ён Нам (как переведено): Спасибо.\n\nВ.Путин (по-английски): Hello."
    )
    assert [(row[0], row[3], row[4]) for row in understand(russian, language=None)] == [
        ("В.Путин", None, "ru"),
        ("Ким Ён Нам", "interpretation", "und"),
        ("В.Путин", "spoken", "en"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "trends: up and down.", "Now the Question is: who?", "He said it: no.", "Mr Lavrov said: yes.",
        "10:30 is late.", "See https://example.org: here.",
        "SPEAKERS: A, B", "WITNESSES: A, B", "Publication date: May 1", "Page: 1, 2",
        "[Mrs X: that is wrong]", "And for the President: thanks.", "First: we agree.", "Note: this is long.",
    ],
)  # fmt: skip
def test_what_looks_like_a_label_and_is_none(line: str) -> None:
    rows = understand(f"Title\n\nAnn Lee: Hello.\n\n{line}\n\nBob Ray: Hi.\n\nAnn Lee: Yes.")
    assert [row[0] for row in rows] == ["Ann Lee", "Bob Ray", "Ann Lee"]


def test_an_option_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'langauge'"):
        xlate.to_tei(EXAMPLES / "kremlin-en-00seed.txt", langauge="en")  # type: ignore[call-arg]
