"""A PO file is brought up to date: translations find their units when these have another id now."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest

from benchmarks.updating import export as export_case
from benchmarks.updating import judge, make_case
from tests.conftest import EXAMPLES
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.export_units import ExportDocument, prepare_units
from xlate.exchange.formats import read_catalogue
from xlate.exchange.po import read_po, write_po
from xlate.files import Input
from xlate.findings import Finding, Result
from xlate.model.mt_origin import MachineOrigin, Model, hash_of_words, machine_line, read_machine_line
from xlate.model.unit import State, Unit, UnitKind
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.workflow.export import ExportOptions, export
from xlate.workflow.to_tei import to_tei

EMPTY = ExportDocument("talk.xml", "en", "ru", (), project="talk")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SEED = list(extract_units(Record.read((EXAMPLES / "kremlin-en-00seed.xml").read_bytes(), "talk.xml")).value)


def translate(units: list[Unit]) -> bytes:
    """A catalogue in which the translation of unit 7 is "T7"."""
    catalogue = polib.pofile(write_po(prepare_units(units, EMPTY).value, NOW).decode())
    for number, entry in enumerate(catalogue):
        entry.msgstr = f"T{number}"
    return str(catalogue).encode()


def update(units: list[Unit], old: bytes) -> tuple[dict[str, polib.POEntry], Result[ExportDocument]]:
    result = prepare_units(units, EMPTY, read_po(old, "ru.po"))
    catalogue = polib.pofile(write_po(result.value, NOW).decode())
    return {str(entry.msgctxt): entry for entry in catalogue}, result


def renamed(number: int, **values: str) -> tuple[list[Unit], int]:
    """The units of the example, of which one has another id, and other values too."""
    units = list(SEED)
    units[number] = replace(units[number], key="s-new", **values)  # type: ignore[arg-type]
    return units, number


SPOKEN = [number for number, unit in enumerate(SEED) if unit.kind is UnitKind.SEGMENT and len(unit.source) > 100]


def test_the_same_words_under_another_id_keep_their_translation() -> None:
    units, number = renamed(SPOKEN[0])
    entries, result = update(units, translate(SEED))
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy) == (f"T{number}", False)
    assert SEED[number].key not in entries
    assert not result.findings


def test_a_change_of_typography_alone_needs_no_review() -> None:
    source = SEED[SPOKEN[0]].source.replace(" ", "\u00a0", 1).replace("'", "\u2019")
    assert source != SEED[SPOKEN[0]].source
    units, number = renamed(SPOKEN[0], source=source)
    entries, _ = update(units, translate(SEED))
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy) == (f"T{number}", False)


def test_similar_words_are_fuzzy_and_the_likeness_is_told() -> None:
    number = SPOKEN[1]
    words = SEED[number].source.split()
    units, _ = renamed(number, source=" ".join([*words[:5], "indeed", *words[6:]]))
    entries, result = update(units, translate(SEED))
    entry = entries["s-new"]
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == (f"T{number}", True, SEED[number].source)
    finding = next(finding for finding in result.findings if finding.code == "XL414")
    assert re.search(
        rf"translation of {SEED[number].key}.* has a similarity of 9\d % \(minimum: 55 %\)", finding.message
    )


def test_the_same_words_of_another_speaker_are_for_review() -> None:
    units, number = renamed(SPOKEN[0], speaker="Somebody Else")
    entries, _ = update(units, translate(SEED))
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy) == (f"T{number}", True)


def test_an_obsolete_translation_comes_back_under_another_id_for_review() -> None:
    number = SPOKEN[0]
    without = [unit for unit in SEED if unit.key != SEED[number].key]
    shorter = write_po(prepare_units(without, EMPTY, read_po(translate(SEED), "ru.po")).value, NOW)
    assert b"#~ msgstr" in shorter
    entries, _ = update(renamed(number)[0], shorter)
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy, entries["s-new"].obsolete) == (f"T{number}", True, 0)


def test_other_words_get_nothing() -> None:
    units, number = renamed(SPOKEN[0], source="Something that nobody has ever said before in this place, or near it.")
    entries, _ = update(units, translate(SEED))
    assert entries["s-new"].msgstr == ""
    assert (entries[SEED[number].key].obsolete, entries[SEED[number].key].msgstr) == (1, f"T{number}")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_translation_goes_to_a_wrong_unit(seed: int) -> None:
    """10 % edited, 2 % deleted, 2 % inserted; many units are nearly alike, or alike."""
    case = make_case(3000, edited=0.1, seed=seed, replaced=0.02)
    found = judge(case, export_case(case.units, case.catalogue))
    assert found["wrong"] == 0
    assert found["carried"] >= 0.93 * found["edited"]


FORMS = {
    "po": ("po", {}),
    "xliff": ("xliff", {"version": "1.2"}),
    "xliff2": ("xliff", {"version": "2.1"}),
    "csv": ("csv", {}),
    "xlsx": ("xlsx", {}),
}
TRANSCRIPT = (EXAMPLES / "kremlin-en-00seed.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
MACHINE = MachineOrigin("argos", "1.11", (Model("en", "ru", "1.9"),))


class Journey:
    """A transcript that is converted anew each time, and one translator's file of it."""

    def __init__(self, form: str, folder: Path) -> None:
        name, values = FORMS[form]
        self.form = name
        self.options = ExportOptions(**values)  # type: ignore[arg-type]
        self.path = folder / f"ru.{name}"

    def export(self, transcript: str, translations: Input | None = None) -> list[Finding]:
        tei = to_tei(Input(transcript.encode(), "talk.txt")).value.data
        options = replace(self.options, translations=translations)
        return list(export(Input(tei, "talk.xml"), "ru", self.form, options, output=self.path).findings)

    def entries(self) -> dict[str, Entry]:
        """Source text -> entry; of several with the same, that of the last."""
        return {entry.source: entry for entry in self.catalogue().entries}

    def catalogue(self) -> Catalogue:
        return read_catalogue(self.path.read_bytes(), self.path.name)

    def translate(self, transcript: str, change: Callable[[polib.POEntry], None] = lambda _entry: None) -> None:
        """Export, and let a translator (who works in PO) fill all of it: "T: " and the source text."""
        tei = to_tei(Input(transcript.encode(), "talk.txt")).value.data
        catalogue = polib.pofile(export(Input(tei, "talk.xml"), "ru", "po").value.data.decode(), wrapwidth=0)
        for entry in catalogue:
            entry.msgstr = f"T: {entry.msgid}"
            change(entry)
        self.export(transcript, Input(str(catalogue).encode(), "given.po"))


@pytest.fixture(params=FORMS)
def journey(request: pytest.FixtureRequest, tmp_path: Path) -> Journey:
    return Journey(request.param, tmp_path)


OLD_WORDS = "Mr Chairman, friends, I am glad to see you."
NEW_WORDS = "Mr Chairman, dear friends, I am very glad to see you."


def test_an_edited_paragraph_keeps_its_translation_in_every_format(journey: Journey) -> None:
    journey.translate(TRANSCRIPT)
    before = journey.entries()
    assert OLD_WORDS in before
    findings = journey.export(TRANSCRIPT.replace(OLD_WORDS, NEW_WORDS))
    after = journey.entries()
    entry = after.pop(NEW_WORDS)
    assert (entry.translation, entry.state, entry.previous) == (f"T: {OLD_WORDS}", State.FUZZY, OLD_WORDS)
    assert entry.key != before[OLD_WORDS].key
    assert {one.state for one in after.values()} == {State.TRANSLATED}
    assert {one.translation for one in after.values()} == {f"T: {words}" for words in before if words != OLD_WORDS}
    assert journey.catalogue().obsolete == ()
    assert [finding.code for finding in findings] == ["XL414"]
    journey.export(TRANSCRIPT.replace(OLD_WORDS, NEW_WORDS))
    assert journey.entries()[NEW_WORDS].previous == OLD_WORDS  # until somebody has reviewed it


def test_a_moved_paragraph_keeps_its_translation_in_every_format(journey: Journey) -> None:
    journey.translate(TRANSCRIPT)
    paragraphs = TRANSCRIPT.split("\n\n")
    place = next(number for number, words in enumerate(paragraphs) if words.startswith("As you know, we have always"))
    paragraphs.insert(place + 3, paragraphs.pop(place))
    assert journey.export("\n\n".join(paragraphs)) == []
    assert {one.state for one in journey.entries().values()} == {State.TRANSLATED}
    assert journey.catalogue().obsolete == ()


def test_what_another_speaker_says_now_is_for_review_in_every_format(journey: Journey) -> None:
    journey.translate(TRANSCRIPT)
    before = journey.entries()
    findings = journey.export(re.sub("Kim Yong-nam( \\(retranslated\\))?:", r"Kim Yong-dae\1:", TRANSCRIPT))
    after = journey.entries()
    assert {finding.code for finding in findings} <= {"XL413", "XL414"}
    spoken = after["Thank you very much."]
    assert (spoken.translation, spoken.state) == ("T: Thank you very much.", State.FUZZY)
    kept = {one.translation for one in (*journey.catalogue().entries, *journey.catalogue().obsolete)}
    assert {one.translation for one in before.values()} <= kept


def test_repeated_sentences_keep_their_translations_in_every_format(journey: Journey) -> None:
    repeated = TRANSCRIPT.replace("Thank you very much.", "Yes.\n\nThank you very much.\n\nYes.\n\nYes.")
    journey.translate(repeated, lambda entry: setattr(entry, "msgstr", f"T: {entry.msgid} {entry.msgctxt}"))
    before = [one.translation for one in journey.catalogue().entries]
    assert journey.export(repeated.replace("Thank you very much.", "Thank you very much indeed."))[0].code == "XL414"
    assert [one.translation for one in journey.catalogue().entries] == before
    assert sum(one.state is State.TRANSLATED for one in journey.catalogue().entries) == len(before) - 1


def test_a_machines_words_are_still_a_machines_in_every_format(journey: Journey) -> None:
    def by_machine(entry: polib.POEntry) -> None:
        entry.flags.append("fuzzy")
        entry.tcomment = machine_line(MACHINE, entry.msgstr)

    journey.translate(TRANSCRIPT, by_machine)
    journey.export(TRANSCRIPT.replace(OLD_WORDS, NEW_WORDS))
    entry = journey.entries()[NEW_WORDS]
    assert (entry.translation, entry.state) == (f"T: {OLD_WORDS}", State.MACHINE)
    assert read_machine_line(entry.comment) == (MACHINE, hash_of_words(entry.translation))
    data = journey.path.read_bytes()
    if journey.form == "xliff":
        assert data.count(b"mt-suggestion") + data.count(b"xlate:mt") == len(journey.catalogue().entries)


def test_a_mark_of_a_machine_without_its_line_becomes_one(tmp_path: Path) -> None:
    """As other programs write it, whose files say only that some machine did it."""
    journey = Journey("xliff", tmp_path)
    journey.translate(TRANSCRIPT)
    foreign = journey.path.read_bytes().replace(
        b'state="translated"', b'state="needs-review-translation" state-qualifier="leveraged-mt"'
    )
    journey.path.write_bytes(foreign)
    journey.export(TRANSCRIPT.replace(OLD_WORDS, NEW_WORDS))
    assert {one.state for one in journey.catalogue().entries} == {State.MACHINE}
    assert read_machine_line(journey.entries()[NEW_WORDS].comment) is not None


def test_comments_of_translators_stay_in_every_format(journey: Journey) -> None:
    journey.translate(TRANSCRIPT, lambda entry: setattr(entry, "tcomment", f"on {entry.msgctxt}"))
    comment = journey.entries()[OLD_WORDS].comment
    journey.export(TRANSCRIPT.replace(OLD_WORDS, NEW_WORDS))
    assert journey.entries()[NEW_WORDS].comment == comment != ""


def test_a_comment_without_a_translation_stays() -> None:
    unit = SEED[SPOKEN[0]]
    old = Entry(unit.key, unit.source, "", fuzzy=False, plural=False, line=0, comment="ask Anna")
    made = prepare_units(SEED, EMPTY, Catalogue("ru.csv", "ru", None, None, (old,))).value
    assert made.units[SPOKEN[0]].entry.comment == "ask Anna"
