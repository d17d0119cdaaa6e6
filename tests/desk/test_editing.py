"""Lineage, turns and speakers are edited at the desk as by the commands: the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

import xlate
from tests.desk.conftest import Served
from xlate.desk.past import history_of
from xlate.desk.wording import reworded
from xlate.exchange.po import read_po
from xlate.files import Input
from xlate.model.lineage import Certainty, Mode, Relation
from xlate.revision.correction import Correction
from xlate.revision.selection import Selection
from xlate.tei.read.changed import units_that_may_differ
from xlate.workflow.inputs import read_record
from xlate.workflow.lineage import init_lineage, set_lineage
from xlate.workflow.opinions import add_alternative

FIRST, SECOND = "s-veib4f6x", "s-r3lkizyx"  # 1.1 and 1.2, of Putin
KIM, KIM_2 = "s-dhx6vuyc", "s-nwxy7oav"  # 2.1 and 2.2, retranslated
BY = {"by": "Anna Schmidt"}


def test_lineage_is_set_previewed_and_taken_back_as_by_the_command(desk_server: Served) -> None:
    path = desk_server.folder / "talk.xml"
    before = path.read_bytes()
    keys = ["s-jchhegz4", FIRST]
    values = {"keys": keys, "spoken": "ru", "relay1": "fr", "mode1": "simultaneous", "agent1": "Li Mi-ja"}
    values |= {"certainty": "high", "evidence": "seen on the video", "evidence_at": "talk.mp4#t=95", **BY}
    told = desk_server.post("/d/talk/lineage/preview", **values).json()
    assert told["changes"]
    assert "1.1, 3.1" in told["html"]
    assert "interpreted simultaneously into French" in told["html"]
    assert "+" in told["html"].partition("<pre")[2]
    assert path.read_bytes() == before  # a preview writes nothing

    answer = desk_server.post("/d/talk/lineage/set", digests=desk_server.digests(), **values)
    assert answer.status_code == 200, answer.text
    correction = Correction(
        "Anna Schmidt", spoken="ru", relays=("fr",), modes=("simultaneous",), agents=("Li Mi-ja",),
        certainty=Certainty.HIGH, evidence="seen on the video", evidence_at=("talk.mp4#t=95",),
    )  # fmt: skip
    by_command = set_lineage(Input(before, str(path)), Selection(segments=tuple(keys)), correction)
    assert path.read_bytes() == by_command.value.data

    about = desk_server.post("/d/talk/lineage/about", keys=keys).text
    assert "Anna Schmidt" in about
    assert "seen on the video" in about
    desk_server.post("/d/talk/lineage/set", keys=keys, clear=True, digests=desk_server.digests(), **BY)
    assert path.read_bytes() == before
    assert desk_server.post("/d/talk/undo").json()["what"].startswith("lineage of 1.1, 3.1 taken back")
    assert path.read_bytes() == by_command.value.data
    desk_server.post("/d/talk/undo")
    assert path.read_bytes() == before


def test_what_is_left_as_it_is_stays(desk_server: Served) -> None:
    path = desk_server.folder / "talk.xml"
    desk_server.post("/d/talk/lineage/set", keys=[KIM, KIM_2], mode1="simultaneous", agent1="Li Mi-ja", **BY)
    desk_server.post("/d/talk/lineage/set", keys=[KIM], mode2="sight", **BY)  # the first step stays
    units = {unit.key: unit for unit in read_record(path).units()}
    assert [hop.mode for hop in units[KIM].lineage.hops] == [Mode.SIMULTANEOUS, Mode.SIGHT]
    assert units[KIM].lineage.hops[0].agents == ("Li Mi-ja",)
    assert units[KIM].lineage.relays == ("ru",)
    refused = desk_server.post("/d/talk/lineage/set", keys=[KIM, KIM_2], mode2="sight", **BY)
    assert "say of each step" in refused.json()["error"]  # for the two differ now
    desk_server.post("/d/talk/lineage/set", keys=[KIM], relay2="zh", **BY)
    units = {unit.key: unit for unit in read_record(path).units()}
    assert units[KIM].lineage.relays == ("ru", "zh")


def test_what_cannot_be_is_refused_without_names_of_options(desk_server: Served) -> None:
    path = desk_server.folder / "talk.xml"
    before = path.read_bytes()
    for values, words in (
        ({"spoken": "en", "relay1": "none"}, "were not translated"),
        ({"relation": "none"}, "cannot be another"),
        ({"spoken": "ru"}, "a hop leads from one language into another"),
        ({"spoken": "ko", "by": ""}, 'the field "Your name"'),
        ({"evidence_at": "<x>", "spoken": "zh"}, "is not an address"),
    ):
        told = desk_server.post("/d/talk/lineage/preview", **{"keys": [KIM], **BY, **values}).json()
        assert not told["changes"]
        assert words in told["html"].replace("&#34;", '"')
        assert "--" not in told["html"]
        assert desk_server.post("/d/talk/lineage/set", **{"keys": [KIM], **BY, **values}).status_code == 422
    assert path.read_bytes() == before
    assert reworded("say whose they are with --take first or --take second").startswith("choose under")


def test_another_opinion_stands_beside_and_is_shown(desk_server: Served) -> None:
    path = desk_server.folder / "talk.xml"
    before = path.read_bytes()
    values = {"keys": [KIM], "relay1": "zh", "certainty": "low", "alternative": "yes", "by": "Boris"}
    assert desk_server.post("/d/talk/lineage/set", **values).status_code == 200
    opinion = Correction("Boris", relays=("zh",), certainty=Certainty.LOW)
    by_command = add_alternative(Input(before, str(path)), Selection(segments=(KIM,)), opinion)
    assert path.read_bytes() == by_command.value.data
    about = desk_server.post("/d/talk/lineage/about", keys=[KIM, FIRST]).json()["html"]
    assert "Another opinion" in about
    assert "Boris" in about
    found = desk_server.get("/d/talk/lineage/find?via=zh").json()
    assert found == {"keys": [KIM], "said": "1 segment"}
    assert len(desk_server.get("/d/talk/lineage/find?kind=relay&speaker=Kim Yong-nam").json()["keys"]) == 6
    desk_server.post("/d/talk/lineage/set", keys=[KIM], no_opinions=True, **BY)
    assert path.read_bytes() == before


def test_edits_are_those_of_the_command(desk_server: Served) -> None:
    path = desk_server.folder / "talk.xml"
    units = {unit.key: unit for unit in read_record(path).units()}
    place = units[KIM_2].source.index("Above all") if "Above all" in units[KIM_2].source else 20
    for values, operation in (
        ({"do": "split", "keys": [SECOND], "at": 20}, xlate.SplitText(SECOND, 20)),
        ({"do": "split", "keys": [KIM_2], "at": place, "turn": True, "who": "Li Mi-ja"},
         xlate.SplitText(KIM_2, place, who="Li Mi-ja", turn=True)),
        ({"do": "who", "keys": [FIRST], "name": "Kim Yong-nam"}, xlate.SetSpeaker((FIRST,), "Kim Yong-nam")),
        ({"do": "join", "keys": [SECOND], "where": "before"}, xlate.JoinTexts(FIRST, SECOND)),
        ({"do": "join", "keys": [FIRST, SECOND], "where": "selected"}, xlate.JoinTexts(FIRST, SECOND)),
        ({"do": "words", "keys": [SECOND], "words": "Other words.", "reason": "heard"},
         xlate.CorrectWords(SECOND, "Other words.")),
        ({"do": "stage", "keys": [SECOND]}, xlate.SetStage(SECOND)),
        ({"do": "marker", "keys": ["l-ksi4c4yg"], "words": "(retranslated)", "means": ""},
         xlate.SetMarker("l-ksi4c4yg", "(retranslated)")),
    ):  # fmt: skip
        before = path.read_bytes()
        expected = xlate.edit_transcript(
            Input(before, str(path)), operation, by="Anna Schmidt", reason=str(values.get("reason", ""))
        )
        answer = desk_server.post("/d/talk/speakers/edit", **values, **BY)
        assert answer.status_code == 200, (values, answer.text)
        assert path.read_bytes() == expected.value.data
        assert path.read_bytes() != before
        desk_server.post("/d/talk/undo")
        assert path.read_bytes() == before


def test_speakers_are_renamed_and_linked_with_the_register(serving: Callable[..., Served], folder: Path) -> None:
    (folder / "speakers.toml").write_text(
        '[[speaker]]\nname = "Kim Yong-nam"\naliases = ["Kim"]\nrole = "Chairman"\nref = "https://viaf.org/viaf/1"\n',
        encoding="utf-8",
    )
    desk = serving(**BY)
    everybody = desk.get("/d/talk/speakers/everybody").json()["html"]
    assert "Link with the register" in everybody
    person = next(unit.person for unit in read_record(folder / "talk.xml").units() if unit.key == KIM)
    desk.post("/d/talk/speakers/edit", do="rename", person=person, new="Kim", **BY)  # an alias of the register
    assert b'ref="https://viaf.org/viaf/1"' in (folder / "talk.xml").read_bytes()
    desk.post("/d/talk/speakers/edit", do="rename", person=person, new="Kim Yong Nam", printed=True, **BY)
    units = read_record(folder / "talk.xml").units()
    assert {unit.speaker for unit in units if unit.speaker} == {"Vladimir Putin", "Kim Yong Nam"}
    assert any("Kim Yong Nam" in unit.source for unit in units if unit.key == "l-ksi4c4yg")
    record = read_record(folder / "talk.xml")
    assert [event.by for event in history_of(record, {u.key: u for u in units}, [KIM])] == ["Anna Schmidt"] * 2


def test_a_translation_follows_and_is_never_lost(desk_server: Served) -> None:
    folder = desk_server.folder
    desk_server.post("/d/talk/speakers/catch-up", file="ru", **BY)
    assert desk_server.get("/d/talk/speakers/everybody").json()["behind"].strip() == ""
    before = (folder / "ru.po").read_bytes()
    old = {entry.key: entry.translation for entry in read_po(before, "ru.po").entries}
    desk_server.post("/d/talk/speakers/edit", do="split", keys=[SECOND], at=20, **BY)
    assert "2 units" in desk_server.get("/d/talk/speakers/everybody").json()["behind"]
    assert (folder / "ru.po").read_bytes() == before
    assert desk_server.post("/d/talk/speakers/catch-up", file="ru", **BY).json()["said"] == "ru.po brought up to date"
    new = {entry.key: entry for entry in read_po((folder / "ru.po").read_bytes(), "ru.po").entries}
    assert {key: entry.translation for key, entry in new.items() if key in old} == old
    assert new[SECOND].fuzzy
    assert desk_server.get("/d/talk/speakers/everybody").json()["behind"].strip() == ""
    desk_server.post("/d/talk/undo")
    assert (folder / "ru.po").read_bytes() == before


def test_tags_of_words_stay_and_what_others_changed_is_not_overwritten(
    serving: Callable[..., Served], folder: Path
) -> None:
    path = folder / "talk.xml"
    tagged = path.read_bytes().replace(b"warm memories", b'<hi rend="italic">warm</hi> memories &amp; more')
    path.write_bytes(tagged)
    desk = serving(**BY)
    key = "s-yhzz55sz"
    field = desk.post("/d/talk/speakers/about", keys=[key], focus=key).json()["html"]
    assert "‹1›warm‹/1› memories &amp; more" in field
    words = field.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0].replace("&amp;", "&")
    digests = desk.digests()
    answer = desk.post("/d/talk/speakers/edit", do="words", keys=[key], words=words.replace("more", "most"), **BY)
    assert answer.status_code == 200, answer.text
    assert b'<hi rend="italic">warm</hi> memories &amp; most' in path.read_bytes()
    later = path.read_bytes()
    late = desk.post("/d/talk/speakers/edit", do="stage", keys=[key], digests=digests, **BY)
    assert late.status_code == 409
    assert path.read_bytes() == later
    assert desk.post("/d/talk/speakers/edit", do="stage", keys=[FIRST], digests=digests, **BY).status_code == 200


def test_a_desk_that_is_read_only_shows_and_changes_nothing(serving: Callable[..., Served], folder: Path) -> None:
    before = (folder / "talk.xml").read_bytes()
    desk = serving(read_only=True, **BY)
    assert "<form" not in desk.post("/d/talk/lineage/about", keys=[KIM]).json()["html"]
    assert "<form" not in desk.post("/d/talk/speakers/about", keys=[KIM], focus=KIM).json()["html"]
    assert desk.post("/d/talk/lineage/set", keys=[KIM], relay1="zh", **BY).status_code == 422
    assert desk.post("/d/talk/speakers/edit", do="stage", keys=[FIRST], **BY).status_code == 422
    assert (folder / "talk.xml").read_bytes() == before


def test_the_panels_speak_the_language_of_the_browser(desk_server: Served) -> None:
    page = desk_server.get("/d/talk/transcript", headers={"accept-language": "ru,en;q=0.5"}).text
    assert "Родословная" in page
    assert "Найти сегменты по их родословной" in page
    form = desk_server.get("/d/talk/speakers/everybody", headers={"accept-language": "fr"}).json()["html"]
    assert "Tous ceux qui parlent" in form


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_a_name(relation: Relation) -> None:
    from xlate.desk.way_form import RELATION_NAMES

    assert RELATION_NAMES[relation]


def test_what_an_edit_leaves_open_is_told_by_numbers_and_seen_above_the_transcript(desk_server: Served) -> None:
    assert "Relay" in desk_server.get("/d/talk/overview").text
    label = next(
        unit.key for unit in desk_server.desk.units(desk_server.folder / "talk.xml") if "retranslated" in unit.source
    )
    values = {"do": "marker", "keys": [label], "words": "(retranslated)", "means": "", **BY}
    said = desk_server.post("/d/talk/speakers/edit", digests=desk_server.digests(), **values).json()
    assert said["said"] == '"(retranslated)" in the printed name of turn 2 is no marker'
    assert "(2.1, 2.2, 4.1" in said["findings"][0]
    now = desk_server.get("/d/talk/overview").text
    assert "Relay" not in now
    assert "Not known" in now


def test_a_corrected_speaker_is_seen_where_another_name_is_printed(desk_server: Served) -> None:
    assert "spoken by" not in desk_server.get("/d/talk/part/0").text
    values = {"do": "who", "keys": ["s-jchhegz4"], "name": "Kim <b>", **BY}
    desk_server.post("/d/talk/speakers/edit", digests=desk_server.digests(), **values)
    assert "spoken by Kim &lt;b&gt;" in desk_server.get("/d/talk/part/0").text


def test_lineage_of_a_file_from_elsewhere_is_that_of_init_and_set(serving: Callable[..., Served], folder: Path) -> None:
    path = folder / "parlamint.xml"
    path.write_bytes((Path(__file__).parent.parent / "data" / "foreign" / "parlamint.xml").read_bytes())
    before = path.read_bytes()
    desk = serving()
    key = next(unit.key for unit in desk.desk.units(path) if unit.speaker)
    answer = desk.post("/d/parlamint/lineage/set", keys=[key], spoken="ko", digests=desk.digests("parlamint"), **BY)
    assert answer.status_code == 200, answer.text
    ready = Input(init_lineage(Input(before, str(path))).value, str(path))
    assert (
        path.read_bytes()
        == set_lineage(ready, Selection(segments=(key,)), Correction("Anna Schmidt", spoken="ko")).value.data
    )
    desk.post("/d/parlamint/undo")
    assert path.read_bytes() == before


def test_a_preview_reads_no_more_than_what_may_differ(desk_server: Served) -> None:
    record = read_record(desk_server.folder / "talk.xml")
    said = Correction("Anna Schmidt", spoken="ko", relays=("ru",), evidence="heard")
    new = set_lineage(Input(record.data, record.name), Selection(segments=(KIM,)), said).value.data
    after = read_record(Input(new, record.name))
    read = units_that_may_differ(record, after)
    old = {unit.key: unit.lineage for unit in record.units()}
    differing = {unit.key: unit for unit in after.units() if unit.lineage != old[unit.key]}
    assert len(read) < len(after.units())
    assert {unit.key: unit for unit in read if unit.key in differing} == differing


def test_a_translation_is_merged_also_after_a_paragraph_was_divided(
    serving: Callable[..., Served], merged: Path
) -> None:
    desk = serving()
    desk.post("/d/talk/translate/ru/note", id=KIM, text="Who says so?", by="Boris")
    assert desk.post("/d/talk/translate/ru/merge", **BY).status_code == 200
    before = (merged / "talk.ru.xml").read_bytes()
    desk.post("/d/talk/speakers/edit", do="split", keys=[KIM_2], at=30, **BY)
    assert desk.post("/d/talk/speakers/catch-up", file="ru", **BY).status_code == 200
    answer = desk.post("/d/talk/translate/ru/merge", **BY)
    assert answer.status_code == 200, answer.text
    assert "made anew from the source text" in answer.json()["findings"][0]
    text = (merged / "talk.ru.xml").read_text(encoding="utf-8")
    assert f'xml:id="{KIM_2}"' in text
    assert "Who says so?" in text
    assert {unit.key for unit in read_record(merged / "talk.xml").units()} <= set(
        read_record(merged / "talk.ru.xml").by_id
    )
    desk.post("/d/talk/undo")
    assert (merged / "talk.ru.xml").read_bytes() == before


def test_refusals_and_summaries_are_in_the_language_of_the_desk(serving: Callable[..., Served]) -> None:
    desk = serving(interface="ru")
    edited = desk.post("/d/talk/speakers/edit", do="who", keys=[FIRST], name="Kim Yong-nam", **BY).json()
    assert edited["said"] == "1 абзац: теперь говорит Kim Yong-nam (1.1)"
    assert "«Родословная»" in edited["findings"][0]
    assert desk.get("/d/talk/now").json()["history"]["undo"] == edited["said"]
    refused = desk.post("/d/talk/speakers/edit", do="join", keys=[KIM], where="turn", **BY).json()["error"]
    assert refused.startswith("реплика 1b: Vladimir Putin; реплика 2: Kim Yong-nam.")
    checked = desk.post("/d/talk/translate/ru/check", id=KIM, text="2019").json()["problems"]
    assert "2019 нет в исходном тексте" in [one["message"] for one in checked]
    lineage = desk.post("/d/talk/lineage/set", keys=[SECOND], spoken="de", **BY).json()["said"]
    assert lineage == "Родословная 1b.2: сказано: немецкий, уверенность средняя"
    about = desk.post("/d/talk/lineage/about", keys=[SECOND]).json()["html"]
    assert "указана родословная (1 сегмент): сказано: немецкий, уверенность средняя." in about
    assert "Lineage of 1 segment set" in (desk.folder / "talk.xml").read_text(encoding="utf-8")  # the file is English


def test_the_merged_text_comes_as_a_word_document(serving: Callable[..., Served], merged: Path) -> None:
    (merged / "link.xml").symlink_to("talk.xml")
    desk = serving()
    assert [one.name for one in desk.desk.workspace.documents] == ["talk"]  # a link is no second document
    answer = desk.get("/d/talk/translate/ru/word")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''talk.ru.docx"
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert "Большое спасибо." in words
    (merged / "talk.ru.xml").unlink()
    desk.get("/")
    assert desk.get("/d/talk/translate/ru/word").status_code == 404
