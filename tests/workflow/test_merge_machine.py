"""Machine translations in a merge: raw, accepted, corrected, emptied, and through gettext's tools."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.teitext import segments
from xlate.errors import CatalogueError
from xlate.exchange.tmx import read_tmx
from xlate.memory import read_pairs
from xlate.model.mt_origin import UNKNOWN_WORDS, MachineOrigin, Model, machine_line, origin_line
from xlate.model.unit import State
from xlate.tei.read.pairs import extract_pairs
from xlate.tei.record import Record
from xlate.workflow.suggestions import collect_pairs, read_document

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
TALK = segments(["Hello.", "Good bye.", "Yes."])
ARGOS = MachineOrigin("argos", "1.11.0", (Model("en", "ru", "1.9", "3f9a2c1d77aa"),))
PIVOT = MachineOrigin("argos", "1.11.0", (Model("en", "ko", "1.1", "9c1f22ab40de"), Model("ko", "ru", "1.0")))


def machine_po(*entries: tuple[str, str, str, str, bool], origin: MachineOrigin = ARGOS) -> bytes:
    """A PO file of (key, msgid, what the machine wrote, msgstr, fuzzy)."""
    head = (
        'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"PO-Revision-Date: 2026-01-02 10:00+0000\\n"\n"Last-Translator: A. Translator <a@example.org>\\n"\n'
    )
    parts = [
        f"# {machine_line(origin, written)}\n{'#, fuzzy' if fuzzy else '#. note'}\n"
        f'msgctxt "{key}"\nmsgid "{source}"\nmsgstr "{words}"\n'
        for key, source, written, words, fuzzy in entries
    ]
    return "\n".join([head, *parts]).encode()


def merge(catalogue: bytes, **options: object) -> tuple[dict[str, etree._Element], list[str], bytes]:
    result = xlate.merge(xlate.Input(TALK, "talk.xml"), xlate.Input(catalogue, "ru.po"), **options)  # type: ignore[arg-type]
    data = result.value.data
    assert data is not None
    elements = {element.get(ID, ""): element for element in etree.fromstring(data).iter("*") if element.get(ID)}
    return elements, [finding.code for finding in result.findings], data


RAW = ("s0", "Hello.", "Привет.", "Привет.", True)
ACCEPTED = ("s0", "Hello.", "Привет.", "Привет.", False)
CORRECTED = ("s1", "Good bye.", "Добрый пока.", "Пока.", False)
DOUBTED = ("s2", "Yes.", "Ага.", "Да.", True)


def test_raw_machine_text_is_not_used_unless_asked_for() -> None:
    elements, codes, _ = merge(machine_po(RAW))
    assert (elements["s0"].text, codes) == ("Hello.", ["XL418", "XL408"])
    assert not any(key.startswith(("ag.mt", "app.mt", "hop.")) for key in elements)


def test_raw_machine_text_is_marked_as_such() -> None:
    elements, codes, data = merge(machine_po(RAW), fuzzy="use")
    assert codes == ["XL418", "XL408"]  # nobody need be named, for no person's words are in it
    unit = elements["s0"]
    assert (unit.text, unit.get("ana")) == ("Привет.", "#st.mt")
    assert (unit.get("change"), unit.get("resp")) == ("#hop.ru.mt", "#ag.mt.ru")
    hop = elements["hop.ru.mt"]
    assert (hop.get("subtype"), hop.get("ana"), hop.get("who")) == ("ru-t-en-t0-und", "#mode.mt", "#ag.mt.ru")
    assert (hop.text, hop.get("when")) == ("Machine-translated from English into Russian.", "2026-01-02")
    program = elements["app.mt.ru"]
    assert (program.get("type"), program.get("ident"), program.get("version")) == ("mt", "argos-translate", "1.11.0")
    assert program.findtext(T + "desc") == "engine argos 1.11.0; model en_ru 1.9, SHA-256 of the model 3f9a2c1d77aa…"
    agent = elements["ag.mt.ru"].find(T + "name")
    assert agent is not None
    assert (agent.get("ref"), agent.text) == ("#app.mt.ru", "Argos Translate, model en_ru/1.9@3f9a2c1d77aa")
    assert "A. Translator" not in data.decode()
    assert "Merged ru.po: 3 units, 2 untranslated, 1 machine;" in data.decode()


def test_accepted_and_corrected_text_is_the_work_of_both() -> None:
    elements, codes, _ = merge(machine_po(ACCEPTED, CORRECTED, DOUBTED), fuzzy="use")
    assert codes == ["XL406"]
    assert [elements[key].text for key in ("s0", "s1", "s2")] == ["Привет.", "Пока.", "Да."]
    states = [str(elements[key].get("ana")).split()[-1] for key in ("s0", "s1", "s2")]
    assert states == ["#st.postedited", "#st.postedited", "#st.fuzzy"]
    assert {elements[key].get("change") for key in ("s0", "s1", "s2")} == {"#hop.ru.mtpe"}
    assert {elements[key].get("resp") for key in ("s0", "s1", "s2")} == {"#ag.mt.ru #ag.ru"}
    hop = elements["hop.ru.mtpe"]
    assert (hop.get("ana"), hop.get("who")) == ("#mode.mtpe", "#ag.mt.ru #ag.ru")
    assert hop.text == "Machine-translated from English into Russian, then accepted or corrected by a person."
    assert elements["ag.ru"].findtext(T + "resp") == "translation from English into Russian, post-editing"


def test_emptied_machine_text_leaves_the_source_text() -> None:
    elements, codes, _ = merge(machine_po(("s0", "Hello.", "Привет.", "", True)))
    assert (elements["s0"].text, codes) == ("Hello.", ["XL408"])


def test_a_machine_that_went_over_another_language_made_two_hops() -> None:
    elements, _, _ = merge(machine_po(RAW, CORRECTED, origin=PIVOT), fuzzy="use")
    assert elements["s0"].get("change") == "#hop.ko.mt #hop.ru.mt"
    assert elements["s1"].get("change") == "#hop.ko.mt #hop.ru.mtpe"
    assert (elements["s0"].get("resp"), elements["s1"].get("resp")) == ("#ag.mt.ru", "#ag.mt.ru #ag.ru")
    first, second = elements["hop.ko.mt"], elements["hop.ru.mt"]
    assert (first.get("subtype"), first.get("source"), first.get("corresp")) == ("ko-t-en-t0-und", "#v.en", "#v.mt.ko")
    assert (second.get("subtype"), second.get("source"), second.get("corresp")) == (
        "ru-t-ko-t0-und",
        "#v.mt.ko",
        "#v.ru",
    )
    assert elements["v.mt.ko"].findtext(T + "title") == "Machine translation into Korean"


def test_a_line_of_origin_that_cannot_be_true_still_names_the_machine() -> None:
    wrong = MachineOrigin("argos", "1.11.0", (Model("ko", "en", "1.1", "9c1f22ab40de"), Model("en", "ru")))
    elements, codes, _ = merge(machine_po(RAW, origin=wrong), fuzzy="use")
    assert codes == ["XL420", "XL418", "XL408"]
    assert elements["s0"].get("change") == "#hop.ru.mt"
    assert elements["app.mt.ru"].findtext(T + "desc") == "engine argos 1.11.0; model en_ru"


def test_the_lineage_of_a_pivot_is_that_of_a_relay() -> None:
    talk = xlate.to_tei(xlate.Input(b"Ann Lee: Hello.", "t.txt"), language="en", speaker_languages={"Ann Lee": "en"})
    key = next(str(e.get(ID)) for e in etree.fromstring(talk.value.data).iter(T + "seg") if e.text == "Hello.")
    catalogue = machine_po((key, "Hello.", "Привет.", "Привет.", True), origin=PIVOT)
    result = xlate.merge(xlate.Input(talk.value.data, "t.xml"), xlate.Input(catalogue, "ru.po"), fuzzy="use")
    assert result.value.data is not None
    (segment,) = (e for e in etree.fromstring(result.value.data).iter(T + "seg") if e.get(ID) == key)
    assert segment.get("ana") == "#lin.relay #bas.given #st.mt"
    assert xlate.validate(xlate.Input(result.value.data, "t.ru.xml")).value, "lineage must be right by recomputation"


def test_merged_machine_text_is_valid_tei(tei_all: etree.RelaxNG, tmp_path: Path) -> None:
    source = tmp_path / "talk.xml"
    talk = xlate.to_tei(
        xlate.Input(b"Ann Lee: Hello.\n\nBob Ray: Good bye.\n\nAnn Lee: Yes.", "t.txt"), language="en", output=source
    )
    keys = {e.text: str(e.get(ID)) for e in etree.fromstring(talk.value.data).iter(T + "seg") if e.get(ID)}
    entries = [(keys[entry[1]], *entry[1:]) for entry in (RAW, CORRECTED, DOUBTED)]
    (tmp_path / "ru.po").write_bytes(machine_po(*entries, origin=PIVOT))
    xlate.merge(source, tmp_path / "ru.po", fuzzy="use", output=tmp_path / "talk.ru.xml")
    checked = xlate.validate(tmp_path / "talk.ru.xml")
    assert [str(finding) for finding in checked.findings] == []
    assert tei_all.validate(etree.parse(tmp_path / "talk.ru.xml")), tei_all.error_log
    again = xlate.merge(tmp_path / "talk.ru.xml", tmp_path / "ru.po", fuzzy="use")
    assert again.value.data == (tmp_path / "talk.ru.xml").read_bytes()


def test_when_a_person_has_gone_over_it_the_hop_changes_and_the_machine_stays_named() -> None:
    _, _, first = merge(machine_po(RAW), fuzzy="use")
    result = xlate.merge(
        xlate.Input(first, "talk.ru.xml"),
        xlate.Input(machine_po(ACCEPTED), "ru.po"),
        source=xlate.Input(TALK, "talk.xml"),
    )
    assert result.value.data is not None
    elements = {e.get(ID, ""): e for e in etree.fromstring(result.value.data).iter("*") if e.get(ID)}
    assert elements["s0"].get("ana") == "#st.postedited"
    assert elements["s0"].get("change") == "#hop.ru.mtpe"
    assert elements["hop.ru.mtpe"].get("who") == "#ag.mt.ru #ag.ru"
    assert [key for key in elements if key.startswith("ag.mt")] == ["ag.mt.ru"]


def test_a_machine_hop_is_kept_apart_from_another_model_and_from_persons() -> None:
    other = MachineOrigin("libretranslate", "-", (Model("en", "ru"),))
    files = [
        xlate.Input(machine_po(RAW), "a.po"),
        xlate.Input(machine_po(("s1", "Good bye.", "Пока.", "Пока.", True), origin=other), "b.po"),
    ]
    result = xlate.merge(xlate.Input(TALK, "talk.xml"), files, fuzzy="use")
    assert result.value.data is not None
    elements = {e.get(ID, ""): e for e in etree.fromstring(result.value.data).iter("*") if e.get(ID)}
    assert [elements[key].get("resp") for key in ("s0", "s1")] == ["#ag.mt.ru", "#ag.mt.ru.2"]
    assert elements["app.mt.ru.2"].get("version") == "0"
    assert elements["app.mt.ru.2"].findtext(T + "desc") == "engine libretranslate (version not known); model en_ru"


def test_a_persons_words_come_before_those_of_a_machine() -> None:
    from tests.teitext import po

    person = po([("s0", "Hello.", "Здравствуйте.")])
    files = [xlate.Input(machine_po(RAW), "machine.po"), xlate.Input(person, "person.po")]
    result = xlate.merge(xlate.Input(TALK, "talk.xml"), files, fuzzy="use")
    assert result.value.data is not None
    assert "Здравствуйте." in result.value.data.decode()
    assert [finding.code for finding in result.findings] == ["XL417", "XL408"]


@pytest.mark.parametrize(
    "tool",
    [
        ["msgcat"],
        ["msgcat", "--width=40"],
        ["msgcat", "--sort-output"],
        ["msgmerge", "--quiet", "--previous", "{}", "new.po"],
        ["msgattrib", "--no-obsolete"],
    ],
    ids=" ".join,
)
def test_gettext_tools_keep_what_a_merge_must_know(tool: list[str], tmp_path: Path) -> None:
    before = machine_po(RAW, CORRECTED, DOUBTED)
    (tmp_path / "ru.po").write_bytes(before)
    (tmp_path / "new.po").write_bytes(xlate.export_po(xlate.Input(TALK, "talk.xml"), "ru").value.data)
    command = [part.replace("{}", "ru.po") for part in tool] if "{}" in tool else [*tool, "ru.po"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    after, codes, _ = merge(done.stdout, fuzzy="use")
    plain, expected, _ = merge(before, fuzzy="use")
    assert codes == expected
    for key in ("s0", "s1", "s2"):
        assert (after[key].text, dict(after[key].attrib)) == (plain[key].text, dict(plain[key].attrib))


def test_raw_machine_text_never_takes_the_place_of_a_persons_words() -> None:
    from tests.teitext import po

    person = po([("s0", "Hello.", "Здравствуйте."), ("s1", "Good bye.", "~До свидания.")])
    _, _, data = merge(person, fuzzy="use")
    raw = machine_po(RAW, ("s1", "Good bye.", "Пока.", "Пока.", True), ("s2", "Yes.", "Да.", "Да.", True))
    source = xlate.Input(TALK, "talk.xml")
    result = xlate.merge(xlate.Input(data, "talk.ru.xml"), xlate.Input(raw, "ru.po"), source=source, fuzzy="use")
    assert result.value.data is not None
    units = {e.get(ID): e for e in etree.fromstring(result.value.data).iter(T + "seg")}
    assert [units[key].text for key in ("s0", "s1", "s2")] == ["Здравствуйте.", "До свидания.", "Да."]
    assert [finding.code for finding in result.findings] == ["XL417", "XL417", "XL418"]
    assert result.findings[0].message == "s0: unread machine translation; not used, since the TEI has a translation"


def test_the_order_of_files_does_not_matter_where_a_person_wrote_what_a_machine_also_says() -> None:
    from tests.teitext import po

    person = xlate.Input(po([("s0", "Hello.", "Привет.")]), "person.po")
    accepted = xlate.Input(machine_po(ACCEPTED), "accepted.po")
    source = xlate.Input(TALK, "talk.xml")
    first = xlate.merge(source, [person, accepted]).value.data
    assert first is not None
    (unit,) = (e for e in etree.fromstring(first).iter(T + "seg") if e.get(ID) == "s0")
    assert unit.get("ana") == "#st.translated"
    again = xlate.merge(xlate.Input(first, "talk.ru.xml"), [accepted, person], source=source)
    assert again.value.data == first


def test_a_program_of_another_version_is_another_agent() -> None:
    newer = MachineOrigin("argos", "1.12.0", ARGOS.models)
    _, _, data = merge(machine_po(RAW), fuzzy="use")
    both = [
        xlate.Input(machine_po(RAW), "a.po"),
        xlate.Input(machine_po(("s1", "Good bye.", "Пока.", "Пока.", True), origin=newer), "b.po"),
    ]
    source = xlate.Input(TALK, "talk.xml")
    result = xlate.merge(xlate.Input(data, "talk.ru.xml"), both, source=source, fuzzy="use")
    assert result.value.data is not None
    elements = {e.get(ID, ""): e for e in etree.fromstring(result.value.data).iter("*") if e.get(ID)}
    assert [elements[key].get("resp") for key in ("s0", "s1")] == ["#ag.mt.ru", "#ag.mt.ru.2"]
    assert [elements[key].get("version") for key in ("app.mt.ru", "app.mt.ru.2")] == ["1.11.0", "1.12.0"]
    again = xlate.merge(xlate.Input(result.value.data, "talk.ru.xml"), both, source=source, fuzzy="use")
    assert again.value.data == result.value.data


def test_a_hop_that_ends_on_the_way_is_not_one_that_ends_here() -> None:
    """A way that passes the language of the merge shares no hop with words that end there."""
    models = (*ARGOS.models, Model("ru", "ko"), Model("ko", "ru"))
    files = [
        xlate.Input(machine_po(RAW, origin=MachineOrigin("argos", "1.11.0", models)), "a.po"),
        xlate.Input(machine_po(("s1", "Good bye.", "Пока.", "Пока.", True)), "b.po"),
    ]
    result = xlate.merge(xlate.Input(TALK, "talk.xml"), files, fuzzy="use")
    assert result.value.data is not None
    elements = {e.get(ID, ""): e for e in etree.fromstring(result.value.data).iter("*") if e.get(ID)}
    (hop,) = str(elements["s1"].get("change")).split()
    assert elements[hop[1:]].get("corresp") == "#v.ru"


TABLE = """id,source [en],target [ru],status,translator
s0,Hello.,Привет.,translated,Anna
s1,Good bye.,Пока.,mt,
s2,Yes.,Да.,translated,Boris
"""
QUALIFIED = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="t" datatype="xml"
source-language="en" target-language="ru"><body><trans-unit id="s0"><source>Hello.</source><target
state="needs-review-translation" state-qualifier="leveraged-mt">Привет.</target></trans-unit><trans-unit id="s1">
<source>Good bye.</source><target state="translated" state-qualifier="mt-suggestion">Пока.</target></trans-unit>
</body></file></xliff>"""


def merge_as(name: str, text: str, **options: object) -> dict[str, etree._Element]:
    file = xlate.Input(text.encode(), name)
    result = xlate.merge(xlate.Input(TALK, "talk.xml"), file, fuzzy="use", **options)  # type: ignore[arg-type]
    assert result.value.data is not None
    assert "XL420" not in {finding.code for finding in result.findings}
    return {e.get(ID, ""): e for e in etree.fromstring(result.value.data).iter("*") if e.get(ID)}


def test_each_row_of_a_table_names_its_translator_and_a_machine_is_never_one() -> None:
    elements = merge_as("ru.csv", TABLE)
    assert [elements[key].get("resp") for key in ("s0", "s1", "s2")] == ["#ag.ru", "#ag.mt.ru", "#ag.ru.2"]
    assert [elements[key].findtext(T + "persName") for key in ("ag.ru", "ag.ru.2")] == ["Anna", "Boris"]
    assert str(elements["s1"].get("ana")).endswith("#st.mt")
    assert elements["app.mt.ru"].findtext(T + "label") == "machine that nobody names"


def test_a_table_that_does_not_name_its_source_language_says_nothing_false() -> None:
    elements = merge_as("ru.csv", TABLE.replace(" [en]", ""))
    assert elements["hop.ru.mt"].get("subtype") == "ru-t-en-t0-und"


def test_words_that_xliff_says_a_machine_wrote_are_a_machines() -> None:
    elements = merge_as("ru.xlf", QUALIFIED)
    assert [str(elements[key].get("ana")).split()[-1] for key in ("s0", "s1")] == ["#st.mt", "#st.postedited"]
    assert [elements[key].get("resp") for key in ("s0", "s1")] == ["#ag.mt.ru", "#ag.mt.ru #ag.ru"]


def test_a_memory_fed_by_a_merge_has_no_raw_machine_text_and_takes_nobody_for_a_machine(tmp_path: Path) -> None:
    from tests.teitext import po
    from xlate.memory import read_pairs
    from xlate.model.unit import State

    files = [
        xlate.Input(po([("s0", "Hello.", "Здравствуйте.")]), "one/ru.po"),
        xlate.Input(machine_po(RAW, CORRECTED, ("s2", "Yes.", "Да.", "Да.", True)), "two/ru.po"),
    ]
    xlate.merge(xlate.Input(TALK, "talk.xml"), files, fuzzy="use", memory=tmp_path / "talk.tm")
    pairs = {pair.key: (pair.target, pair.state, bool(pair.machine)) for pair in read_pairs(tmp_path / "talk.tm")}
    assert pairs == {
        "s0": ("Здравствуйте.", State.TRANSLATED, False),
        "s1": ("Пока.", State.POST_EDITED, True),
    }


def test_words_that_a_conflict_keeps_out_are_not_said_to_be_used() -> None:
    other = machine_po(("s0", "Hello.", "Эй.", "Эй.", True))
    files = [xlate.Input(machine_po(RAW), "a.po"), xlate.Input(other, "b.po")]
    result = xlate.merge(xlate.Input(TALK, "talk.xml"), files, fuzzy="use")
    assert [finding.code for finding in result.findings][:3] == ["XL418", "XL418", "XL415"]
    assert not any("used, marked" in finding.message for finding in result.findings)


def test_a_memory_learns_from_the_header_which_machine_made_the_words(tmp_path: Path) -> None:
    talk = tmp_path / "talk.xml"
    talk.write_bytes(TALK)
    no_version = MachineOrigin("libretranslate", "-", (Model("en", "ru"),))
    for origin in (ARGOS, PIVOT, no_version):
        raw, po = tmp_path / "raw.xml", tmp_path / "ru.po"
        po.write_bytes(machine_po(RAW, CORRECTED, DOUBTED, origin=origin))
        merged = xlate.merge(talk, po, fuzzy="use", output=raw)
        assert merged.value.data is not None
        pairs = {pair.key: pair for pair in collect_pairs(raw).value}
        assert pairs["s0"].machine == machine_line(origin, "Привет.")
        assert (pairs["s0"].state, pairs["s0"].is_raw_machine, pairs["s0"].translator) == (State.MACHINE, True, None)
        assert pairs["s1"].machine == pairs["s2"].machine == origin_line(origin, UNKNOWN_WORDS)
        assert (pairs["s1"].state, pairs["s1"].is_reviewed) == (State.POST_EDITED, True)
        assert (pairs["s1"].translator, pairs["s1"].date) == ("A. Translator", "2026-01-02")
        assert pairs["s0"].target_way == tuple(model.target for model in origin.models)
        tmx = xlate.export_tmx(raw, unreviewed=True).value
        assert (tmx.pairs, tmx.left_out) == (3, 0)
        assert {pair.key: replace(pair, file="raw.xml") for pair in read_tmx(tmx.data, "a.tmx").value} == pairs
        of_po = {
            pair.key: pair for pair in collect_pairs(po, documents=[read_document(talk)], source_language="en").value
        }
        for key, pair in of_po.items():
            assert (pair.target_way, pair.target_lineage) == (pairs[key].target_way, pairs[key].target_lineage)
            assert (pair.translator, pair.state) == (pairs[key].translator, pairs[key].state)
        exported = xlate.export_tmx(talk, translations=po, unreviewed=True).value
        found = {pair.key: pair for pair in read_tmx(exported.data, "ru.po").value}
        assert found == of_po
        memory = tmp_path / f"{origin.engine}{len(origin.models)}.tm"
        xlate.add_to_memory(memory, po, documents=[talk], fuzzy=True, source_language="en")
        assert xlate.add_to_memory(memory, raw, fuzzy=True).value.known == 3  # it knows what the machine wrote
        assert {pair.key: pair.machine for pair in read_pairs(memory)} == {k: p.machine for k, p in of_po.items()}


def test_accepted_machine_text_is_exported_with_its_line() -> None:
    exported = xlate.export_tmx(
        xlate.Input(TALK, "talk.xml"), translations=xlate.Input(machine_po(ACCEPTED, CORRECTED), "ru.po")
    )
    assert (exported.value.pairs, exported.value.left_out) == (2, 0)
    accepted, corrected = read_tmx(exported.value.data, "a.tmx").value
    assert (accepted.state, accepted.is_raw_machine, accepted.translator) == (State.POST_EDITED, True, "A. Translator")
    assert (corrected.state, corrected.is_raw_machine) == (State.POST_EDITED, False)
    wrong = MachineOrigin("argos", "1.11.0", (Model("ko", "en"), Model("en", "ru")))
    po = xlate.Input(machine_po(RAW, origin=wrong), "ru.po")
    told = xlate.export_tmx(xlate.Input(TALK, "talk.xml"), translations=po, unreviewed=True)
    assert [finding.code for finding in told.findings] == ["XL420"]
    assert [pair.machine for pair in read_tmx(told.value.data, "a.tmx").value] == [
        machine_line(MachineOrigin("argos", "1.11.0", (Model("en", "ru"),)), "Привет.")
    ]


def test_translations_of_an_older_text_are_counted_and_left_out(tmp_path: Path) -> None:
    changed = TALK.replace(b"Hello.", b"Hello, all.")
    po = machine_po(RAW, CORRECTED)
    told = xlate.export_tmx(xlate.Input(changed, "talk.xml"), translations=xlate.Input(po, "ru.po"), unreviewed=True)
    assert (told.value.pairs, told.value.left_out) == (1, 1)
    assert [finding.code for finding in told.findings] == ["XL401"]
    (tmp_path / "talk.xml").write_bytes(changed)
    xlate.merge(tmp_path / "talk.xml", xlate.Input(po, "ru.po"), fuzzy="use", output=tmp_path / "talk.ru.xml")
    value = xlate.export_tmx(tmp_path / "talk.ru.xml", unreviewed=True).value
    assert (value.pairs, value.left_out) == (1, 1)
    with pytest.raises(CatalogueError, match="belongs to another one"):
        xlate.export_tmx(
            xlate.Input(segments(["Odd."]).replace(b'"s0"', b'"t0"'), "t.xml"), translations=xlate.Input(po, "ru.po")
        )


def test_a_program_that_somebody_else_declared_is_read_as_far_as_it_goes() -> None:
    _, _, data = merge(machine_po(RAW), fuzzy="use")
    model = b"Argos Translate, model en_ru/1.9@3f9a2c1d77aa"
    assert model in data
    source = Record.read(TALK, "talk.xml")
    for old, new, line in (
        (model, b"A program", "xlate-mt: argos 1.11.0 en_ru 42"),
        (b'ref="#app.mt.ru"', b'ref="#app.xlate"', "xlate-mt: unknown - en_ru "),
        (b'ref="#app.mt.ru"', b"", "xlate-mt: unknown - en_ru "),
        (b"#mode.mt", b"#mode.human", "xlate-mt: unknown - en_ru "),
        (b'who="#ag.mt.ru"', b'who="#ag.nobody"', "xlate-mt: unknown - en_ru "),
    ):
        changed = Record.read(data.replace(old, new), "talk.ru.xml")
        (pair,) = extract_pairs(changed, source).value
        assert pair.is_raw_machine
        assert pair.machine.startswith(line[:24]), pair.machine
