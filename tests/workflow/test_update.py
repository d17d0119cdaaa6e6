"""`to-tei --update`: the publisher corrected the page; ids, annotation and translations stay where they belong."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from xlate.cli import cli
from xlate.errors import RecordError
from xlate.files import Input
from xlate.model.lineage_query import way
from xlate.revision.correction import Correction, Selection
from xlate.tei.write.update import Difference
from xlate.workflow.export import export_po
from xlate.workflow.lineage import clear_lineage, set_lineage, survey
from xlate.workflow.opinions import add_alternative
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

SEED = (ROOT / "examples" / "kremlin-en-00seed.txt").read_bytes()
OLD = (ROOT / "examples" / "kremlin-en-00seed.xml").read_bytes()
WORDS = [
    "peace",
    "treaty",
    "border",
    "trade",
    "summit",
    "energy",
    "visit",
    "people",
    "history",
    "railway",
    "border",
    "culture",
    "science",
    "students",
]


def update(text: bytes, old: bytes = OLD, **options: object) -> tuple[bytes, list[Difference]]:
    """The old file brought up to date with a text, checked for validity, and what was changed."""
    given, before = Input(text, "kremlin-en-00seed.txt"), Input(old, "old.xml")
    result = to_tei(given, update=before, **options)  # type: ignore[arg-type]
    problems = [str(f) for f in validate(Input(result.value.data, "updated.xml")).findings]
    assert problems == []
    return result.value.data, list(result.value.differences)


def edit(text: bytes, words: str, replacement: str) -> bytes:
    """The text with some words replaced, whatever white space stands between them; they must be there."""
    pattern = re.escape(words).replace("\\ ", "[ \u00a0]")
    edited, number = re.subn(pattern, replacement, text.decode(), count=1)
    assert number == 1, words
    return edited.encode()


def changes(differences: list[Difference]) -> list[str]:
    """Each as ``changed s-…``."""
    return [f"{row.change} {row.key}" for row in differences]


def words_by_id(tei: bytes) -> dict[str, str]:
    """xml:id of each segment -> its words."""
    return {p.unit.key: str(p.as_dict()["text"]) for p in survey(Input(tei, "t.xml")).value}


def test_the_same_page_changes_no_byte() -> None:
    """Neither of a fresh file nor of an annotated one."""
    assert update(SEED) == (OLD, [])
    said = Correction("Anna Schmidt", spoken="zh")
    annotated = set_lineage(Input(OLD, "t.xml"), Selection(turns=("2",)), said).value.data
    assert update(SEED, annotated) == (annotated, [])


def test_an_edited_paragraph_keeps_its_id_and_annotation() -> None:
    """Only the words change, and the history says so."""
    said = Correction("Anna Schmidt", spoken="zh")
    annotated = set_lineage(Input(OLD, "t.xml"), Selection(turns=("2",)), said).value.data
    data, differences = update(SEED.replace(b"Thank you very much.", b"Thank you very, very much."), annotated)
    assert changes(differences) == ["changed s-dhx6vuyc"]
    assert words_by_id(data)["s-dhx6vuyc"] == "Thank you very, very much."
    assert b"Updated from kremlin-en-00seed.txt: 1 changed.</change>" in data
    passages = {p.unit.number: p.unit for p in survey(Input(data, "t.xml")).value}
    assert way(passages["2.1"].lineage) == "zh → ru → en"
    rest = [line for line in annotated.splitlines() if line not in data.splitlines()]
    assert len(rest) == 1


def test_new_gone_and_moved_paragraphs() -> None:
    """Numbers follow, ids stay, what is gone goes from the history too."""
    said = Correction("Anna Schmidt", spoken="zh")
    annotated = set_lineage(Input(OLD, "t.xml"), Selection(segments=("2.1", "1.8")), said).value.data
    text = edit(SEED, "Thank you very much.", "")
    text = edit(text, "We are delighted", "We shall sign five agreements tonight.\n\nWe are delighted")
    data, differences = update(text, annotated)
    assert [change.split()[0] for change in changes(differences)] == ["new", "gone"]
    assert words_by_id(data)["s-qo3po7ou"].startswith("We are delighted")
    assert b'xml:id="s-qo3po7ou" n="1.9"' in data
    assert b"#s-dhx6vuyc" not in data
    cleared = clear_lineage(Input(data, "t.xml"), Selection(everything=True)).value.data
    assert b"annotation of lineage" not in cleared


def test_what_people_added_by_hand_stays() -> None:
    """Notes, divisions, comments and names marked up; only markup in words that changed goes, and is reported."""
    by_hand = edit(OLD, ">Mr Chairman, friends", ">Mr <roleName>Chairman</roleName>, friends")
    by_hand = by_hand.replace(b">Thank you.</seg>", b'>Thank you.</seg>\n          <note type="editor">sic</note>')
    by_hand = by_hand.replace(b"<closer>", b"<!-- checked by A. S. -->\n        <closer>")
    text = edit(SEED, "Please accept once again", "Please do accept once again")
    result = to_tei(Input(text, "t.txt"), update=Input(by_hand, "old.xml"))
    for added in (b"<roleName>Chairman</roleName>", b'<note type="editor">sic</note>', b"<!-- checked by A. S. -->"):
        assert added in result.value.data
    assert [f.code for f in result.findings if f.code == "XL207"] == []
    text = edit(SEED, "friends, I am glad", "dear friends, I am glad")
    result = to_tei(Input(text, "t.txt"), update=Input(by_hand, "old.xml"))
    assert [f.code for f in result.findings if f.code == "XL207"] == ["XL207"]


def test_a_marker_that_is_printed_now_changes_the_lineage() -> None:
    """What is printed goes before what was carried over; where a person has spoken, it is reported."""
    text = SEED.replace(b"Kim Yong-nam (retranslated):", b"Kim Yong-nam:").replace(
        b"\nKim Yong-nam: ", b"\nKim Yong-nam (retranslated): ", 1
    )
    data, _ = update(text)
    assert data.count(b'subtype="retranslation"') == 1
    numbers = {p.unit.number: str(p.unit.certainty) for p in survey(Input(data, "t.xml")).value}
    assert numbers["4.1"] == "high" or numbers["2.1"] == "high"


def test_new_facts_about_languages_are_taken_over() -> None:
    """A language that is given now; a person who was not there before."""
    data, _ = update(SEED, speaker_languages={"Kim Yong-nam": "zh"})
    assert {way(p.unit.lineage) for p in survey(Input(data, "t.xml")).value} == {"ru → en", "zh → ru → en"}
    text = SEED.rstrip() + b"\n\nSergei Lavrov: Welcome.\n\nKim Yong-nam (retranslated): Thank you all.\n"
    data, _ = update(text)
    assert b">Sergei Lavrov</persName>" in data


def test_existing_translations_are_brought_up_to_date(tmp_path: Path) -> None:
    """The edited unit is fuzzy with its old msgid as previous, the gone one is kept as obsolete."""
    tei, po = tmp_path / "t.xml", tmp_path / "ru.po"
    tei.write_bytes(OLD)
    po.write_bytes((ROOT / "examples" / "ru.po").read_bytes().replace(b"kremlin-en-00seed", b"t"))
    text = edit(SEED, "Thank you very much.", "Thank you very, very much.")
    text = edit(text, "We are delighted to see you. Welcome!", "")
    to_tei(Input(text, "t.txt"), update=tei, output=tei)
    export_po(tei, "ru", output=po)
    written = po.read_text(encoding="utf-8")
    assert '#| msgid "Thank you very much."' in written
    assert '#~ msgctxt "s-qo3po7ou"' in written


def paragraphs(count: int, chance: random.Random) -> list[str]:
    """Paragraphs of speech as transcripts have them: long ones, and short ones that come again and again."""
    made = []
    for number in range(count):
        if number % 12 == 5:
            made.append(chance.choice(["Thank you.", "Yes.", "Please.", "Thank you very much."]))
            continue
        sentences = [
            " ".join(chance.choices(WORDS, k=chance.randint(5, 14))).capitalize() + "."
            for _ in range(chance.randint(1, 4))
        ]
        made.append(f"{' '.join(sentences)} {number * 7919 % 9973}.")
    return made


def transcript(lines: list[tuple[int, str]]) -> bytes:
    """A transcript in which two people take turns, every tenth original paragraph."""
    parts = ["14 June 2018", ""]
    speaker = None
    for number, text in lines:
        now = ("Vladimir Putin", "Kim Yong-nam (retranslated)")[number // 10 % 2]
        parts += [f"{now}: {text}" if now != speaker else text, ""]
        speaker = now
    return "\n".join(parts).encode()


def corrected_page(seed: int) -> tuple[list[tuple[int, str]], list[tuple[int, str]], set[int]]:
    """A thousand paragraphs; the same with 5 % edited, 2 % inserted, 2 % deleted, a block of 30 moved; the edited."""
    chance = random.Random(seed)  # noqa: S311 - the same page each time
    old = list(enumerate(paragraphs(1000, chance)))
    long = [number for number, text in old if len(text) > 30]
    edited = set(chance.sample(long, 50))
    deleted = set(chance.sample([number for number in range(1000) if number not in edited], 20))
    new: list[tuple[int, str]] = []
    for number, text in old:
        if number in deleted:
            continue
        words = text.split()
        if number in edited:
            for _ in range(max(1, len(words) // 8)):
                words[chance.randrange(len(words) - 1)] = chance.choice(WORDS)
        new.append((number, " ".join(words)))
    block = [line for line in new if 300 <= line[0] < 330]
    rest = [line for line in new if not 300 <= line[0] < 330]
    target = next(place for place, line in enumerate(rest) if line[0] >= 700)
    new = rest[:target] + block + rest[target:]
    for place in sorted(chance.sample(range(len(new)), 20), reverse=True):
        new.insert(place, (new[place][0], "Inserted " + " ".join(chance.choices(WORDS, k=12)) + f" {place}."))
    return old, new, edited


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_thousand_paragraphs(seed: int) -> None:
    """No wrong pairing; ids kept: at least 99 % of the untouched paragraphs, 95 % of the edited ones."""
    old, new, edited = corrected_page(seed)
    first = to_tei(Input(transcript(old), "talk.txt"), profile="kremlin-en").value.data
    second, _ = update(transcript(new), first)
    old_ids = list(words_by_id(first))
    assert len(old_ids) == 1000
    new_ids = list(words_by_id(second))
    assert len(new_ids) == len(new)
    numbers = {identifier: number for number, identifier in enumerate(old_ids)}
    texts = dict(old)
    wrong = kept = kept_edited = 0
    untouched_total = edited_total = 0
    for (number, text), identifier in zip(new, new_ids, strict=True):
        inserted = text.startswith("Inserted")
        paired = numbers.get(identifier)
        same_words = paired is not None and texts[paired] == text  # "Yes." for another "Yes." loses nobody's work
        wrong += paired is not None and (inserted or (paired != number and not same_words))
        if inserted:
            continue
        if number in edited:
            edited_total += 1
            kept_edited += paired == number
        else:
            untouched_total += 1
            kept += paired == number
    assert wrong == 0
    assert kept >= 0.99 * untouched_total
    assert kept_edited >= 0.95 * edited_total


def test_on_the_command_line(tmp_path: Path) -> None:
    """The old file itself is brought up to date, and a table says how."""
    tei, text = tmp_path / "talk.xml", tmp_path / "talk.txt"
    tei.write_bytes(OLD)
    text.write_bytes(SEED.replace(b"Thank you very much.", b"Thank you very, very much."))
    run = CliRunner().invoke(cli, ["to-tei", str(text), "--update", str(tei)])
    assert run.exit_code == 0, run.output
    assert re.search(r"changed +2\.1 +s-dhx6vuyc +Kim Yong-nam +Thank you very, very much\.", run.stderr)
    run = CliRunner().invoke(cli, ["to-tei", str(text), "--update", str(tei), "--json"])
    assert '"differences": []' in run.stdout
    run = CliRunner().invoke(cli, ["to-tei", str(text), str(text), "--update", str(tei), "-d", str(tmp_path)])
    assert run.exit_code == 2


def test_a_translated_file_is_not_updated_from_a_page() -> None:
    """Its source is."""
    with pytest.raises(RecordError, match="update its source"):
        update(SEED, (ROOT / "examples" / "kremlin-en-00seed.ru.xml").read_bytes())


def test_an_update_keeps_the_language_of_the_text() -> None:
    short = "Anna: Guten Tag.\n\nBob (through interpreter): Danke.\n\nAnna: So.\n"
    old = Input(to_tei(Input(short.encode(), "talk.txt")).value.data, "talk.xml")
    with pytest.raises(RecordError, match="cannot make it de"):
        to_tei(Input(short.encode(), "talk.txt"), update=old, language="de")
    long = short + "\nBob (in French): " + "These are English words: anybody can tell the language. " * 9 + "\n"
    made = to_tei(Input(long.encode(), "talk.txt"), update=old).value
    assert made.language == "und"
    assert validate(Input(made.data, "talk.xml")).findings == ()


def test_an_opinion_on_words_that_are_gone_goes_with_them() -> None:
    page = "Talk\n\nAnn Lee: One two three four.\n\nBob Ray: Another thing.\n\nAnn Lee: Three 25.\n"
    data = to_tei(Input(page.encode(), "t.txt"), language="en").value.data
    opinion = Correction("Anna", spoken="km")
    for chosen in (("2.1",), ("1.1", "2.1")):
        disputed = add_alternative(Input(data, "t.xml"), Selection(segments=chosen), opinion).value.data
        shorter = Input(page.replace("Bob Ray: Another thing.\n\n", "").encode(), "t.txt")
        result = to_tei(shorter, update=Input(disputed, "t.xml"))
        assert validate(Input(result.value.data, "t.xml")).findings == ()
        assert [one.code for one in result.findings if one.code == "XL215"] == ["XL215"]
        assert (b"alternatives" in result.value.data) is (len(chosen) > 1)
        assert (b"Anna" in result.value.data) is (len(chosen) > 1)


def test_an_update_that_changes_what_is_said_of_words_tells_which() -> None:
    """Another language of a speaker, another name of one: the words are the same, and the table is not empty."""
    text = b"Kim: We met.\n\nLee: Yes.\n\nKim: So.\n\nLee: No.\n\nKim: Ah. (Laughter)\n"
    told = {"language": "en", "speaker_languages": {"Kim": "ko"}}
    old = to_tei(Input(text, "t.txt"), **told).value.data  # type: ignore[arg-type]
    for options, change in (
        ({"speaker_languages": {"Kim": "ja"}}, "lineage"),
        ({"speakers": Input(b'[[speaker]]\nname = "Kim Il"\naliases = ["Kim"]\n', "s.toml")}, "speaker"),
        ({"speakers": Input(b'[[speaker]]\nname = "Lee Kuan"\naliases = ["Lee"]\n', "s.toml")}, "speaker"),
    ):
        new = to_tei(Input(text, "t.txt"), update=Input(old, "t.xml"), **options).value
        assert {row.change for row in new.differences} == {change}, options
        assert new.changed
        assert change.encode() in new.data[new.data.index(b"Updated from") :]
    same = to_tei(Input(text, "t.txt"), update=Input(old, "t.xml")).value
    assert (same.differences, same.changed, same.data) == ((), False, old)
