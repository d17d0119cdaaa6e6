"""Chats as programs export them: names of any characters, signs of direction, messages from one to another."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.model.transcript import Transcript

SAID = ("Are you there?", "Yes: I am on the boat.", "Good, and who brings the bread?", "My brother brings it.")


def log(stamp: str, *names: str) -> str:
    """Messages of two people by turns; in the stamp, N is the minute."""
    return "".join(f"{stamp.replace('N', str(at))}{names[at % 2]}: {words}\n" for at, words in enumerate(SAID, start=0))


def called(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.name) for turn in transcript.turns]


@pytest.mark.parametrize(
    "stamp",
    [
        "[12.05.24, 10:1N:21] ",
        "\u200e[12.05.24, 10:1N:21] ",
        "12/05/2024, 10:1N - ",
        "[13/5/24, 10:1N:21\u202fp. m.] ",
        "12.5.2024 klo 10.1N - ",
        "[2024-05-12 10:1N] ",
        "[١٢\u200f/٥\u200f/٢٠٢٤، ١٠:١N:٢١ ص] \u200f",
        "[10:1N] ",
        "00:1N:02 ",
    ],
)
@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("~ Anna", "Anna"),
        ("~\u202fAnna", "Anna"),
        ("+49 151 234567", "+49 151 234567"),
        ("\u202a+44 7700 900123\u202c", "+44 7700 900123"),
        ("🌸", "🌸"),
        ("@bob_77", "@bob_77"),
    ],
)
def test_who_writes_is_a_speaker_whatever_characters_the_name_has(stamp: str, label: str, name: str) -> None:
    transcript, _ = understand(log(stamp, label, "Bernd"), language="en")
    assert [who for _, who in called(transcript)] == [name, "Bernd"] * 2
    assert [turn.content[0].pieces[0] for turn in transcript.turns] == list(SAID)  # type: ignore[union-attr]


def test_the_label_keeps_the_mark_of_a_name_that_somebody_gave_himself() -> None:
    transcript, _ = understand(log("[12.05.24, 10:1N:21] ", "\u200e~ Anna", "Dr. Eva Holm"), language="en")
    assert called(transcript) == [("~ Anna", "Anna"), ("Dr. Eva Holm", "Eva Holm")] * 2


def test_who_came_and_what_goes_on_over_lines() -> None:
    text = "12/05/2024, 10:10 - Ann added Bob\n" + log("12/05/2024, 10:1N - ", "Ann", "Bob ⚽") + "and the wine\n"
    transcript, _ = understand(text, language="en")
    assert [turn.name for turn in transcript.turns] == ["Ann", "Bob ⚽"] * 2
    assert transcript.turns[-1].content[0].pieces[0] == "My brother brings it. and the wine"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sent", "all_"),
    [
        ("From {} to {}", "Everyone"),
        ("From  {}  to  {}", "Hosts and Panelists"),
        ("Von {} an {}", "Alle"),
        ("De {} à {}", "Tous"),
        ("De {} a {}", "Todos"),
        ("De {} para {}", "Todos"),
        ("Da {} a {}", "Tutti"),
        ("От {} до {}", "Все"),
        ("从 {} 到 {}", "所有人"),
    ],
)
@pytest.mark.parametrize("end", [":\n\t", " : ", ":\t"])
@pytest.mark.parametrize("day", ["", "2024-05-13 "])
def test_messages_from_one_to_another(sent: str, all_: str, end: str, day: str) -> None:
    pairs = [("Ann Lee", all_), ("Bob Ray", all_), ("Ann Lee", "Bob Ray (Direct Message)"), ("Bob Ray", all_)]
    text = "".join(
        f"{day}10:0{at}:02\t {sent.format(*pair)}{end}{words}\n"
        for at, (pair, words) in enumerate(zip(pairs, SAID, strict=True))
    )
    transcript, _ = understand(text, language="en")
    assert [turn.name for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 2
    assert [turn.start for turn in transcript.turns] == [0, 60, 120, 180]
    assert "(Direct Message)" in str(transcript.turns[2].label)


@pytest.mark.parametrize(
    "line", ["10:3{}\t{}\t{}\n", "[{1}] [오후 3:2{0}] {2}\n", "[{1}] [3:2{0} PM] {2}\n"], ids=["tabs", "half", "pm"]
)
def test_fields_between_tabs_and_in_brackets(line: str) -> None:
    names = ("山田", "Lena🌸")
    text = "".join(line.format(at, names[at % 2], words) for at, words in enumerate(SAID))
    transcript, _ = understand(text, language="en")
    assert [turn.name for turn in transcript.turns] == [*names] * 2
    assert [turn.start for turn in transcript.turns] == [0, 60, 120, 180]


def test_what_programs_write_about_themselves_is_no_chat() -> None:
    text = log("2024-05-12 10:33:2N ", "sshd[12]", "kernel")
    _, findings = understand(text, language="en")
    assert any(finding.code in {"XL138", "XL104"} for finding in findings)
