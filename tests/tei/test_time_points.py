"""Times of a recording are points: a timeline, and anchors in the turns, which whatever is done to a file carries."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from xlate.files import Input
from xlate.revision.edit_operations import JoinTexts, SplitText
from xlate.workflow.edit import edit_transcript
from xlate.workflow.merge import merge
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

T = "{http://www.tei-c.org/ns/1.0}"
CUE = "00:00:{:06.3f} --> 00:00:{:06.3f}\n<v {}>{}\n\n"
CUES = [
    (1, 3, "Anna", "Hello there, my dear friends. I am glad to see you all."),
    (9, 12, "Anna", "We shall begin with the report of the committee."),
    (13.5, 16, "Boris", "Good morning to everybody in the room."),
]
NEXT = (5, 7, "Anna", "Please take your seats, ladies and gentlemen of the committee.")


def _captions(cues: Sequence[tuple[float, float, str, str]]) -> Input:
    return Input(("WEBVTT\n\n" + "".join(CUE.format(*cue) for cue in cues)).encode(), "talk.vtt")


def _made(cues: Sequence[tuple[float, float, str, str]], update: bytes | None = None) -> bytes:
    old = Input(update, "talk.xml") if update is not None else None
    return to_tei(_captions(cues), update=old, language="en").value.data


def _times(data: bytes) -> list[tuple[str, ...]]:
    """The words of each paragraph with the seconds of the points before and behind it."""
    assert validate(Input(data, "talk.xml")).value
    root = etree.fromstring(data)
    seconds = {
        f"#{one.get('{http://www.w3.org/XML/1998/namespace}id')}": one.get("interval") for one in root.iter(T + "when")
    }
    rows = []
    for segment in root.iter(T + "seg"):
        points = [
            one for one in (segment.getprevious(), segment.getnext()) if one is not None and one.tag == T + "anchor"
        ]
        assert segment.get("synch") is None
        rows.append(("".join(segment.itertext())[:9], *(str(seconds[str(one.get("synch"))]) for one in points)))
    return rows


TIMES = [("Hello the", "1.000", "3.000"), ("We shall ", "9.000", "12.000"), ("Good morn", "13.500", "16.000")]


def test_each_paragraph_stands_between_two_points(tei_all: etree.RelaxNG) -> None:
    data = _made(CUES)
    assert _times(data) == TIMES
    tei_all.assertValid(etree.fromstring(data))
    assert etree.fromstring(data).find(f".//{T}div[@type='captions']") is not None, "captions are no meeting"


def test_an_end_that_is_a_beginning_is_one_point() -> None:
    data = _made(
        [(1, 3, "Anna", "Hello there, my dear friends."), (3, 9, "Anna", "We begin. And so it goes. It is late.")]
    )
    anchors = [one.get("synch") for one in etree.fromstring(data).iter(T + "anchor")]
    assert len(anchors) == len(set(anchors))


def test_an_update_carries_them_and_their_new_times() -> None:
    data = _made(CUES)
    assert _made(CUES, data) == data
    corrected = [CUES[0], NEXT, (8, *CUES[1][1:]), CUES[2]]
    assert _times(_made(corrected, data)) == _times(_made(corrected))
    assert _times(_made(CUES, _made(corrected, data))) == TIMES


def test_an_update_turns_the_times_of_version_0_1_into_points() -> None:
    root = etree.fromstring(_made(CUES))
    for segment in root.iter(T + "seg"):
        around = segment.getprevious(), segment.getnext()
        segment.set("synch", " ".join(str(one.get("synch")) for one in around if one is not None))
    for anchor in list(root.iter(T + "anchor")):
        anchor.getparent().remove(anchor)  # type: ignore[union-attr]  # it has a parent
    old = etree.tostring(root)
    assert validate(Input(old, "talk.xml")).value
    assert _times(_made(CUES, old)) == TIMES


def test_points_that_people_have_named_stay() -> None:
    data = _made(CUES)
    own = data.replace(b'<anchor synch="#T2"/>', b'<anchor synch="#T2"/><anchor xml:id="cough" synch="#T2"/>')
    assert own != data
    assert b'<anchor xml:id="cough" synch="#T2"/>' in _made([CUES[0], (8, *CUES[1][1:]), CUES[2]], own)


def test_split_and_join_leave_the_outer_points() -> None:
    data = _made(CUES)
    first = str(etree.fromstring(data).find(f".//{T}seg").get("{http://www.w3.org/XML/1998/namespace}id"))  # type: ignore[union-attr]
    cut = edit_transcript(Input(data, "t.xml"), SplitText(first, at="I am glad"), by="Anna").value.data
    assert _times(cut)[:2] == [("Hello the", "1.000"), ("I am glad", "3.000")]
    keys = [str(one.get("{http://www.w3.org/XML/1998/namespace}id")) for one in etree.fromstring(data).iter(T + "seg")]
    joined = edit_transcript(Input(data, "t.xml"), JoinTexts(keys[0], keys[1]), by="Anna").value.data
    assert _times(joined)[0] == ("Hello the", "1.000", "12.000")


def test_a_translated_file_keeps_them() -> None:
    po = b'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    key = b'\nmsgctxt "%s"\nmsgid "We shall begin with the report of the committee."\nmsgstr "Nachnem s doklada."\n'
    data = _made(CUES)
    segment = etree.fromstring(data).findall(f".//{T}seg")[1]
    po += key % str(segment.get("{http://www.w3.org/XML/1998/namespace}id")).encode()
    translated = merge(Input(data, "talk.xml"), [Input(po, "ru.po")]).value.data
    assert translated is not None
    assert _times(translated)[1] == ("Nachnem s", "9.000", "12.000")
