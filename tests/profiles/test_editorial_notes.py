"""Notes of translators and editors, and what only looks like one; from the print to the PO and to a page."""

from __future__ import annotations

import pytest

from xlate.files import Input
from xlate.model.pieces import EditorialNote, NoteBy, plain_text
from xlate.model.transcript import Paragraph
from xlate.profiles import Options, apply_profile, choose_profile
from xlate.profiles.editorial_notes import editorial_note_of
from xlate.readers import read_transcript
from xlate.tei.read.runs import read_runs
from xlate.workflow.to_tei import to_tei

_TEXT = """Interview with Ann Lee

Bob Reed: You wrote for the Siècle [a daily of Paris. Translator's note] then?

Ann Lee: Yes. (прим. ред.: she nods) The paper (of the translator we know nothing) was closed.

[Translator's note: she speaks of the war.]

Bob Reed: (N. del T.: a su mujer) Shall we go?
"""


@pytest.mark.parametrize(
    ("note", "by"),
    [
        ("[Partido de derecha. N. del T.]", "translator"),
        ("[Índice bursátil. NdT.]", "translator"),
        ("(Anm. d. Übers.: im Original deutsch)", "translator"),
        ("(A. d. Ü.)", "translator"),
        ("(прим. переводчика)", "translator"),
        ("(note de la traductrice : en anglais)", "translator"),
        ("（訳注：東京）", "translator"),
        ("（译者注）", "translator"),
        ("[przyp. tłum.]", "translator"),
        ("[TN: a pun]", "translator"),
        ("[NDLR : le ministre]", "editor"),
        ("[Ed.: in 1990]", "editor"),
        ("(Anm. d. Red.)", "editor"),
        ("[nota della redazione]", "editor"),
        ("(Ed Smith)", None),
        ("(Ed)", None),
        ("(a note of thanks)", None),
        ("(the translator)", None),
        ("(through a translator)", None),
        ("(the last of Red.)", None),
        ("(tn)", None),
        ("(translated)", None),
    ],
)
def test_a_note_says_who_made_it(note: str, by: str | None) -> None:
    found = editorial_note_of(note)
    assert (str(found.by) if found else None) == by


def test_notes_stay_with_the_words_and_are_no_speech() -> None:
    document = read_transcript(_TEXT.encode(), "talk.txt").value
    result = apply_profile(document, choose_profile(document), Options(language="en"))
    paragraphs = [item for turn in result.value.turns for item in turn.content if isinstance(item, Paragraph)]
    assert [one.by for item in paragraphs for one in item.pieces if isinstance(one, EditorialNote)] == [
        NoteBy.TRANSLATOR,
        NoteBy.EDITOR,
        NoteBy.TRANSLATOR,
    ]
    assert plain_text(paragraphs[0].pieces) == "You wrote for the Siècle [a daily of Paris. Translator's note] then?"
    told = [one for one in result.findings if one.code == "XL134"]
    assert [(one.line, one.message[:26]) for one in told] == [(3, "2 notes of a translator, a")]
    tei = to_tei(Input(_TEXT.encode(), "talk.txt")).value.data.decode()
    assert '<note type="editor">(прим. ред.: she nods)</note>' in tei


def test_in_pages_a_note_in_brackets_gets_no_others() -> None:
    def shown(fragment: str) -> str:
        return "".join(run.text for run in read_runs(fragment))

    assert shown('He <note type="translator">(to his wife)</note> left.') == "He (to his wife) left."
    assert shown("She <note>to <hi>him</hi></note> left.") == "She [to him] left."
    assert shown("He <note>(a) and (b)</note> left.") == "He (a) and (b) left."
