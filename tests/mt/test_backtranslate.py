"""`xlate backtranslate`: there and back, with scores."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from sacrebleu.metrics.chrf import CHRF

import xlate
from tests.conftest import ROOT, Run
from tests.mt.phrases import rows
from tests.teitext import po
from xlate.errors import CatalogueError, InputError, RouteError
from xlate.mt.scores import compute_scores
from xlate.workflow.backtranslate import backtranslate

BOOK = rows()
ENGLISH = '"X-Source-Language: en\\n"\n'


def into_korean() -> bytes:
    """Translations from English into Korean; the third is that of another sentence."""
    entries = [(f"s{number}", row["en"], row["ko"]) for number, row in enumerate(BOOK[:20])]
    entries[2] = ("s2", entries[2][1], "감사합니다.")
    entries[3] = ("s3", "<hi>Yes.</hi>", "<hi>네.</hi>")
    entries += [("fuzzy", "No.", "~아니요."), ("empty", "Hello.", ""), ("broken", "Hello.", "<b>안녕하세요.")]
    return po(entries, ENGLISH, language="ko")


@pytest.mark.usefixtures("toys")
def test_a_wrong_translation_stands_out() -> None:
    result = backtranslate(xlate.Input(into_korean(), "ko.po"), threshold=50)
    value = result.value
    assert len(value.entries) == 20
    assert [entry.key for entry in value.entries if entry.chrf < 99.9] == ["s2"]
    assert (value.entries[2].back, value.entries[3].source) == ("Thank you.", "Yes.")
    assert value.entries[2].chrf == CHRF().sentence_score("Thank you.", [BOOK[2]["en"]]).score
    assert 80 < value.chrf < 100
    assert 80 < value.bleu < 100
    assert value.signatures[0].startswith("chrF|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:")
    assert "tok:13a" in value.signatures[1]
    assert value.route.startswith("argos ")
    assert [finding.code for finding in result.findings] == ["XL810", "XL816"]
    assert "s2: chrF " in result.findings[1].message
    with_fuzzy = backtranslate(xlate.Input(into_korean(), "ko.po"), fuzzy=True).value
    assert len(with_fuzzy.entries) == 21


@pytest.mark.usefixtures("toys")
def test_the_command_prints_a_table_csv_or_json_and_writes_nothing(xlate_program: Run, tmp_path: Path) -> None:
    path = tmp_path / "ko.po"
    path.write_bytes(into_korean())
    done = xlate_program("backtranslate", "ko.po")
    assert (done.returncode, done.stdout.count("ko.po")) == (0, 20)
    assert "over 20 entries, 20 shown" in done.stderr
    assert "chrF|nrefs:1" in done.stderr
    listed = list(csv.DictReader(io.StringIO(xlate_program("backtranslate", "ko.po", "--below", "50", "--csv").stdout)))
    assert [(row["id"], row["back"]) for row in listed] == [("s2", "Thank you.")]
    found = json.loads(xlate_program("backtranslate", "ko.po", "--below", "50", "--json").stdout)["results"][0]
    assert [entry["id"] for entry in found["entries"]] == ["s2"]
    assert found["signatures"][1].startswith("BLEU|")
    assert xlate_program("backtranslate", "ko.po", "--csv", "--json").returncode == 2
    assert path.read_bytes() == into_korean()


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize(
    ("data", "error", "what"),
    [
        (po([("a", "Yes.", "")], ENGLISH, language="ko"), InputError, "no finished translation"),
        (po([("a", "Yes.", "네.")], language="ko"), CatalogueError, "does not state both languages"),
        (po([("a", "Yes.", "Oui.")], ENGLISH, language="fr"), RouteError, "xlate models install fr en, or"),
        (
            po([("a", "예.", "Oui.")], '"X-Source-Language: ko\\n"\n', language="fr"),
            RouteError,
            "xlate models install fr en and xlate models install en ko",
        ),
    ],
)
def test_what_cannot_be_scored(data: bytes, error: type[Exception], what: str) -> None:
    with pytest.raises(error, match=what):
        backtranslate(xlate.Input(data, "x.po"))


def test_bleu_divides_words_as_the_language_does() -> None:
    assert "tok:zh" in compute_scores(["一二"], ["一二"], "zh-Hant").signatures[1]
    assert "tok:char" in compute_scores(["네"], ["네"], "ko").signatures[1]


def test_without_sacrebleu_the_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['sacrebleu.metrics.bleu'] = None\n"
        "from xlate.errors import MissingExtraError\nfrom xlate.mt.scores import compute_scores\n"
        "try: compute_scores(['a'], ['a'], 'en')\nexcept MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True)
    assert "pip install 'xlate-tei[scores]'" in done.stdout
