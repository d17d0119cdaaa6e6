"""`to-tei --speakers`: a register of speakers joins spellings, knows languages by date, and links to authorities."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from xlate.cli import cli
from xlate.errors import ProfileError
from xlate.files import Input
from xlate.model.lineage_query import way
from xlate.workflow.lineage import survey
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

TALK = b"""14 June 2018

Kim Yong-nam (retranslated): Thank you.

Vladimir Putin: Welcome to Moscow.

Kim Yong Nam (retranslated): I am glad to be here.

Angela Merkel: So am I.
"""
REGISTER = """
[[speaker]]
name = "Kim Yong-nam"
aliases = ["Kim  Yong Nam"]
role = "Chairman"
spoken = [{language = "ja", until = "1945-08"}, {language = "ko", from = "1945-08-15"}]
ref = ["https://www.wikidata.org/entity/Q57592", "https://viaf.org/viaf/1"]

[[speaker]]
name = "Vladimir Putin"
spoken = "ru"
"""


def convert(text: bytes = TALK, register: str | None = REGISTER, **options: object) -> tuple[str, list[str]]:
    """The TEI of a talk, and the findings."""
    speakers = Input(register.encode(), "speakers.toml") if register is not None else None
    result = to_tei(
        Input(text, "talk.txt"),
        profile="kremlin-en",
        speakers=speakers,
        **options,  # type: ignore[arg-type]
    )
    assert validate(Input(result.value.data, "t.xml")).findings == ()
    return result.value.data.decode(), [f"{finding.code} {finding.message}" for finding in result.findings]


def ways(tei: str) -> list[tuple[str | None, str]]:
    """Speaker and way of each segment."""
    passages = survey(Input(tei.encode(), "t.xml")).value
    return [(passage.unit.speaker, way(passage.unit.lineage)) for passage in passages]


def test_an_alias_joins_two_spellings_and_a_date_tells_the_language() -> None:
    """One person, with both spellings, office, languages and authority links; whoever is unknown is listed."""
    tei, findings = convert()
    assert ways(tei) == [
        ("Kim Yong-nam", "ko → ru → en"),
        ("Vladimir Putin", "ru → en"),
        ("Kim Yong-nam", "ko → ru → en"),
        ("Angela Merkel", "?"),
    ]
    refs = "https://www.wikidata.org/entity/Q57592 https://viaf.org/viaf/1"
    assert (
        f'<persName ref="{refs}">Kim Yong-nam</persName><persName type="alias">Kim Yong Nam</persName>'
        "<occupation>Chairman</occupation>"
    ) in tei
    assert "XL206 not in speakers.toml: Angela Merkel; give an entry or an alias to those you know" in findings


def test_without_an_alias_two_spellings_are_two_people() -> None:
    """Nothing is guessed."""
    tei, _ = convert(register=REGISTER.replace('aliases = ["Kim  Yong Nam"]', ""))
    assert [speaker for speaker, _ in ways(tei)] == ["Kim Yong-nam", "Vladimir Putin", "Kim Yong Nam", "Angela Merkel"]


def test_a_register_changes_no_id() -> None:
    """Translations made before the register still find their segments."""

    def ids(tei: str) -> list[str]:
        return re.findall(r'xml:id="([a-z]-[a-z2-7]{8}(?:-\d+)?)"', tei)

    assert ids(convert()[0]) == ids(convert(register=None)[0])


@pytest.mark.parametrize(("date", "spoken"), [("14 June 1944", "ja"), ("1 August 1946", "ko"), ("", "?")])
def test_a_dated_language_holds_on_its_dates_only(date: str, spoken: str) -> None:
    """Before, after, and when nobody knows the date."""
    tei, _ = convert(TALK.replace(b"14 June 2018", date.encode()))
    assert ways(tei)[0] == ("Kim Yong-nam", f"{spoken} → ru → en")


def test_the_command_line_goes_before_the_register() -> None:
    """Whoever names a language for this transcript knows better."""
    tei, _ = convert(speaker_languages={"Kim Yong-nam": "zh"})
    assert ways(tei)[0] == ("Kim Yong-nam", "zh → ru → en")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[speaker]\n", "not TOML"),
        ("name = 1", 'unknown key "name"; known are: speaker'),
        ("[[speaker]]\nspoken = 'ko'", '[[speaker]]: "name" must be a text'),
        ("[[speaker]]\nname = 'A'\nnmae = 'B'", 'unknown key "nmae"'),
        ("[[speaker]]\nname = 'A'\nspoken = 'not a tag'", "not a tag"),
        ("[[speaker]]\nname = 'A'\nspoken = 3", "A: spoken must be a list of tables"),
        ("[[speaker]]\nname = 'A'\nspoken = [{language = 'ko', from = 'June'}]", "is not a date"),
        ("[[speaker]]\nname = 'A'\nrole = 3", 'A: "role" must be a text'),
        ("[[speaker]]\nname = 'A'\naliases = [3]", 'A: "aliases" must be a text or a list of texts'),
        ("[[speaker]]\nname = 'A'\nref = 'Q42'", "is not a web address"),
        ("[[speaker]]\nname = 'A'\n[[speaker]]\nname = 'B'\naliases = ['a']", "both A and B"),
    ],
)
def test_a_wrong_register_is_refused(text: str, message: str) -> None:
    """Each with what is wrong and in whose entry."""
    with pytest.raises(ProfileError, match=re.escape(message)):
        convert(register=text)


def test_on_the_command_line(tmp_path: Path) -> None:
    """The seed with a register for it."""
    register = tmp_path / "speakers.toml"
    register.write_text(REGISTER, encoding="utf-8")
    seed = ROOT / "examples" / "kremlin-en-00seed.txt"
    run = CliRunner().invoke(cli, ["to-tei", str(seed), "--speakers", str(register)])
    assert run.exit_code == 0
    assert 'subtype="ru-t-ko"' in run.stdout
    run = CliRunner().invoke(cli, ["to-tei", str(seed), "--speakers", str(tmp_path / "none.toml")])
    assert run.exit_code == 2
    assert "none.toml" in run.stderr
