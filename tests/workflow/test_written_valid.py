"""Whatever commands a TEI file goes through, in whatever order: each result is valid."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import xlate
from tests.conftest import EXAMPLES, ROOT, shared
from tests.workflow.test_update_valid import edited_pages
from xlate.errors import CorrectionError, RecordError
from xlate.files import Input
from xlate.findings import Severity
from xlate.revision.correction import Correction, Selection
from xlate.tei.record import Record
from xlate.tei.validate.before_writing import check_result
from xlate.tei.validate.run import check_tei
from xlate.workflow.ids import add_ids
from xlate.workflow.lineage import clear_lineage, init_lineage, set_lineage, strip_lineage
from xlate.workflow.lineage_tables import export_lineage, import_lineage
from xlate.workflow.to_tei import to_tei

FAST = (Phase.explicit, Phase.reuse, Phase.generate)
"""a long example says enough; to make it shorter takes minutes"""
EVERYTHING = Selection(everything=True)
CORRECTIONS = st.builds(
    Correction,
    by=st.sampled_from(["Eva", "Bob Ray", "ag.user"]),
    spoken=st.sampled_from(["ko", "sr-Latn", "en"]),
    relays=st.sampled_from([None, (), ("ru",), ("ru", "zh")]),
    agents=st.sampled_from([(), ("Li Mi-ja",), ("Ann Lee",)]),
    evidence=st.sampled_from(["", "heard\non the video & <noted>"]),
)


def faults(data: bytes, sources: dict[str, bytes]) -> set[str]:
    """What validation finds, without the names of single elements."""
    found = check_tei(data, "talk.xml", load=sources.get)
    return {
        f"{one.code} {one.rule} " + re.sub(r'"[^"]*"|\d+', "", one.message)
        for one in found
        if one.severity is Severity.ERROR
    }


def _set(data: bytes, draw: st.DataObject) -> bytes:
    return set_lineage(Input(data, "talk.xml"), EVERYTHING, draw.draw(CORRECTIONS)).value.data


def _set_one(data: bytes, draw: st.DataObject) -> bytes:
    chosen = Selection(segments=(draw.draw(st.sampled_from(["1.1", "2.1", "3.1"])),))
    return set_lineage(Input(data, "talk.xml"), chosen, draw.draw(CORRECTIONS)).value.data


def _clear(data: bytes, _draw: st.DataObject) -> bytes:
    return clear_lineage(Input(data, "talk.xml"), EVERYTHING).value.data


def _ids(data: bytes, _draw: st.DataObject) -> bytes:
    return add_ids(Input(data, "talk.xml")).value.data


def _init(data: bytes, _draw: st.DataObject) -> bytes:
    return init_lineage(Input(data, "talk.xml")).value


def _import(data: bytes, draw: st.DataObject) -> bytes:
    table = export_lineage(Input(data, "talk.xml")).value
    spoken = draw.draw(st.sampled_from([b",ko,", b",fr,"]))
    return import_lineage(Input(data, "talk.xml"), Input(table.replace(b",,", spoken, 5), "t.csv"), "Eva").value.data


def _strip(data: bytes, _draw: st.DataObject) -> bytes:
    return strip_lineage(Input(data, "talk.xml")).value


Step = Callable[[bytes, st.DataObject], bytes]
STEPS: list[Step] = [_set, _set_one, _clear, _ids, _init, _import]
GUEST_STEPS = [*STEPS, _strip]
"""what xlate has made itself from a transcript cannot be taken out"""


def _merged(data: bytes, draw: st.DataObject) -> list[tuple[bytes, dict[str, bytes]]]:
    """The translated and the parallel file of a source, and the translated one brought up to date."""
    source = Input(data, "talk.xml")
    catalogues = []
    for tag in ("ru", "pt-BR"):
        po = xlate.export_po(source, tag).value.data.decode()
        some = draw.draw(st.sampled_from([2, 5, 9999]))
        po = re.sub(r'msgid "(.+)"\nmsgstr ""', r'msgid "\1"\nmsgstr "\1"', po, count=some)
        catalogues.append(Input(po.encode(), f"{tag}.po"))
    fuzzy = draw.draw(st.sampled_from(["source", "use", "omit"]))
    one = xlate.merge(source, catalogues[0], fuzzy=fuzzy).value.data
    both = xlate.merge_parallel(source, catalogues, fuzzy=fuzzy).value[0].data
    assert one is not None
    assert both is not None
    sources = {"talk.xml": data}
    return [(one, sources), (both, sources)]


@settings(max_examples=25, phases=FAST)
@given(edited_pages(), st.lists(st.sampled_from(STEPS), max_size=4), st.booleans(), st.data())
def test_every_result_of_every_command_is_valid(
    pages: tuple[list[str], list[str]], steps: list[Step], stated: bool, draw: st.DataObject
) -> None:
    said = {"speaker_languages": {"Ann Lee": "ko"}, "relay": "ru"} if stated else {}
    old, new = (Input("\n\n".join(page).encode(), "talk.md") for page in pages)
    data = to_tei(old, language="en", **said).value.data  # type: ignore[arg-type]
    for place, step in enumerate([*steps, None, *steps[:1]]):
        try:
            data = step(data, draw) if step else to_tei(new, update=Input(data, "talk.xml")).value.data
        except CorrectionError:
            continue
        except RecordError as error:
            if "no words in common" not in error.message:
                raise
            continue
        assert faults(data, {}) == set(), (place, step)
    for result, sources in _merged(data, draw):
        assert faults(result, sources) == set()


def test_what_nobody_knows_of_a_segment_is_not_said_by_its_turn_in_a_translation() -> None:
    page = b"Ann Lee: Alpha beta gamma.\n\nBob Ray: Eta theta."
    data = to_tei(Input(page, "talk.md"), language="en").value.data
    said = Correction(by="Eva", spoken="ko", relays=())
    data = set_lineage(Input(data, "talk.xml"), Selection(turns=("1",)), said).value.data
    more = Input(page.replace(b"gamma.", b"gamma.\n\nDelta epsilon zeta."), "talk.md")
    data = to_tei(more, update=Input(data, "talk.xml")).value.data
    po = xlate.export_po(Input(data, "talk.xml"), "ru").value.data
    result = xlate.merge(Input(data, "talk.xml"), Input(po, "ru.po")).value.data
    assert result is not None
    assert faults(result, {"talk.xml": data}) == set()
    assert re.search(rb'n="1.2"[^>]*ana="#lin.unknown #st.untranslated"', result)


def test_history_forgets_a_turn_whose_label_alone_is_left() -> None:
    page = b"Meeting\n\nAnn Lee: Alpha beta gamma.\n\nBob Ray: Eta theta."
    data = to_tei(Input(page, "talk.md"), language="en").value.data
    data = set_lineage(Input(data, "talk.xml"), EVERYTHING, Correction(by="Eva", spoken="ko")).value.data
    less = Input(page.replace(b"Lee: Alpha beta gamma.", b"Lee:"), "talk.md")
    data = to_tei(less, update=Input(data, "talk.xml")).value.data
    assert faults(data, {}) == set()
    assert data.count(b"<item corresp=") == 1


def test_what_an_update_took_from_a_statement_outlives_it() -> None:
    """New words of the turn need a class in a taxonomy that came with what Eva said of the old ones."""
    page = b"Meeting\n\nAnn Lee: Alpha beta gamma.\n\nBob Ray: Eta theta."
    data = to_tei(Input(page, "talk.md"), language="en").value.data
    data = set_lineage(Input(data, "talk.xml"), EVERYTHING, Correction(by="Eva", spoken="ko", relays=())).value.data
    more = Input(page.replace(b"gamma.", b"gamma.\n\nDelta epsilon zeta."), "talk.md")
    data = to_tei(more, update=Input(data, "talk.xml")).value.data
    assert b'ana="#lin.unknown"' in data
    data = clear_lineage(Input(data, "talk.xml"), EVERYTHING).value.data
    assert faults(data, {}) == set()
    assert b"Eva" not in data


def test_the_taxonomies_of_a_statement_stay_when_all_its_words_are_gone() -> None:
    data = to_tei(Input(b"Meeting\n\nAnn Lee: Alpha beta gamma.", "talk.md"), language="en").value.data
    data = set_lineage(Input(data, "talk.xml"), EVERYTHING, Correction(by="Eva", spoken="ko", relays=())).value.data
    other = Input(b"Meeting\n\nBob Ray (retranslated): Eta theta.", "talk.md")
    data = to_tei(other, update=Input(data, "talk.xml")).value.data
    assert faults(data, {}) == set()
    assert b'ana="#rel.retranslation #lin.relay #bas.printed"' in data
    assert b"Eva" not in data


FOREIGN = [ROOT / "tests" / "data" / "parlamint-style.xml", ROOT / "tests" / "golden" / "handmade" / "source.xml"]


@settings(max_examples=12, phases=FAST)
@given(st.sampled_from(FOREIGN), st.lists(st.sampled_from(GUEST_STEPS), max_size=4), st.data())
def test_a_file_from_elsewhere_gets_no_fault_that_it_did_not_have(
    path: Path, steps: list[Step], draw: st.DataObject
) -> None:
    data = path.read_bytes()
    before = faults(data, {})
    for step in [_ids, *steps]:
        try:
            data = step(data, draw)
        except CorrectionError:
            continue
        except RecordError as error:
            if "xlate lineage init" not in error.message:
                raise
            continue
        assert faults(data, {}) <= before
    for result, sources in _merged(data, draw):
        assert faults(result, sources) <= before
        assert faults(strip_lineage(Input(result, "result.xml")).value, sources) <= before


SEED = (EXAMPLES / "kremlin-en-00seed.xml").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'who="#kim-yong-nam"', b'who="#someone"', "which names no person of the header"),
        (b"<dateline", b"<closer/><dateline", "<closer> has no <dateline>"),
        (b'ana="#lin.', b'ana="#lin.x', "which names no category of the header"),
    ],
)
def test_a_fault_of_xlate_is_stopped_and_one_of_the_file_is_not(old: bytes, new: bytes, message: str) -> None:
    assert old in SEED
    broken = SEED.replace(old, new, 1)
    with pytest.raises(RecordError, match=r"nothing was written: .*please report it with this file; do this") as caught:
        check_result(broken, "talk.xml", Record.read(SEED, "talk.xml"), instead="do this")
    assert message in caught.value.message
    check_result(broken, "talk.xml", Record.read(broken, "talk.xml"))


def test_a_file_with_a_fault_can_still_be_edited(tmp_path: Path) -> None:
    path = tmp_path / "talk.xml"
    path.write_bytes(SEED.replace(b"<dateline", b"<closer/><dateline", 1))
    done = set_lineage(path, EVERYTHING, Correction(by="Eva", spoken="ko"), output=path)
    assert path.read_bytes() == done.value.data


def test_cases_from_elsewhere_are_edited(tmp_path: Path) -> None:
    for name in ("u-direct-text.xml", "already-target-language.xml", "ascii-declaration.xml"):
        path = tmp_path / name
        path.write_bytes(shared("cases", name).read_bytes())
        before = faults(path.read_bytes(), {})
        add_ids(path, output=path)
        assert faults(path.read_bytes(), {}) <= before


def test_a_clock_that_goes_back_makes_no_history_that_is_out_of_order(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"Meeting\n\nAnn Lee: Good morning.\n\nBob Ray (retranslated): Good day.\n"
    data = to_tei(Input(page, "talk.txt"), language="en").value.data
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1580000000")  # January 2020
    data = to_tei(Input(page + b"\nAnn Lee: And more.\n", "talk.txt"), update=Input(data, "talk.xml")).value.data
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1560000000")
    data = set_lineage(Input(data, "talk.xml"), EVERYTHING, Correction(by="Eva", spoken="ko")).value.data
    po = xlate.export_po(Input(data, "talk.xml"), "ru").value.data
    merged = xlate.merge(Input(data, "talk.xml"), Input(po, "ru.po")).value.data
    assert merged is not None
    assert faults(data, {}) | faults(merged, {"talk.xml": data}) == set()
    assert data.count(b'when="2026-11-23" who') == 3


@pytest.mark.parametrize(
    "words",
    [
        "Hello <desc>laughs</desc> there.",
        "<writing>PRIVATE</writing>",
        "Look at <writing>EXIT</writing> now.",
        "<hi>Well.</hi>",
        "Well <vocal><desc>coughs</desc></vocal> yes <pause/>.",
        "See <note>a note</note> it <shift feature='loud' new='f'/>.",
        "<seg>Words.</seg> <kinesic><desc>nods</desc></kinesic>",
        "A <media url='a' mimeType='video/mp4'><desc>clip</desc></media>",
    ],
)
def test_turns_of_other_encoders_are_valid_when_they_are_translated(words: str) -> None:
    """Whatever a turn holds, its translation has a status where validate wants one, in a file and beside its source."""
    talk = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title>'
        "</titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>"
        f'<text><body><div><u who="#a">{words}</u><u who="#b">Yes.</u></div></body></text></TEI>'
    )
    source = Input(add_ids(Input(talk.encode(), "talk.xml")).value.data, "talk.xml")
    po = xlate.export_po(source, "ru").value.data
    entries = polib.pofile(po.decode())
    for entry in entries:
        entry.msgstr = re.sub(r"[A-Za-z]+(?![^<]*>)", "слово", entry.msgid)
    translated = Input(str(entries).encode(), "ru.po")
    merged = xlate.merge(source, translated)
    assert set(merged.value.states) == {"translated"}
    one = merged.value.data
    both = xlate.merge_parallel(source, [translated]).value[0].data
    assert one is not None
    assert both is not None
    assert faults(one, {"talk.xml": source.data}) | faults(both, {}) == set()
