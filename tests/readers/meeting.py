"""A meeting as a Word document, from which LibreOffice made the files in tests/data/documents.

To make them again: ``python -m tests.readers.meeting``, with LibreOffice 7.4 or later as ``soffice``.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

__all__ = ["DOCUMENTS", "SAID", "TITLE", "rich"]

DOCUMENTS = ROOT / "tests" / "data" / "documents"
TITLE = "Third meeting of the commission on rivers"
_TEXTS = (
    ("Ann Lee", "", (
        "Good morning, and welcome to the third meeting of the commission on rivers. We have before us the report "
        "of the engineers, which all of you received last week, and a letter of the towns on the northern bank. I "
        "propose that we take the letter first, since the delegation has to leave before noon, and that we come "
        "to the report when they have spoken.",
        "May I ask whether there are any comments on the agenda? I see none. Mr. Novak, you have the floor, and I "
        "would ask you to keep to ten minutes, as we agreed when the commission met for the first time in spring.",
    )),
    ("Jan Novak", "(retranslated)", (
        "Thank you, Madam Chair. The towns on the northern bank have lived with the river for eight hundred "
        "years, and nobody there needs to be told what high water is. What is new is that it comes three times in "
        "ten years, while my father saw it once in his life.",
        "We do not ask for a wall. We ask that the meadows above the bridge, which were drained in the sixties, "
        "become meadows again. The engineers have reckoned that this would take forty centimetres from the "
        "highest water, and it costs a tenth of what a wall would cost.",
    )),
    ("Ann Lee", "", (
        "Thank you. Are there questions to Mr. Novak? Madame Roux, please.",
    )),
    ("Claire Roux", "", (
        "Forty centimetres is what the report says on page twelve, but on page thirty it says twenty-five. I "
        "should like to know which of the two figures the towns have used, and whether the meadows belong to the "
        "towns or to farmers who would have to be asked.",
    )),
    ("Jan Novak", "(retranslated)", (
        "The meadows belong to the towns, with the exception of two, whose owners have agreed in writing; the "
        "letters are in annex B. As to the figures, the one on page thirty is for a summer flood, when the ground "
        "is dry and the grass is high.",
    )),
)  # fmt: skip


def SAID(rounds: int) -> list[tuple[str, str, tuple[str, ...]]]:  # noqa: N802
    """Who speaks, the marker, the paragraphs."""
    return list(_TEXTS * rounds)


def build(*, rounds: int, columns: int = 1, spacing: int = 8, running: bool = True) -> Any:
    """The meeting, its turns said so many times over."""
    from docx import Document
    from docx.enum.section import WD_SECTION_START
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    made = Document()
    made.sections[0].page_width, made.sections[0].page_height = Cm(21), Cm(29.7)
    normal: Any = made.styles["Normal"]
    normal.font.name, normal.font.size, normal.paragraph_format.space_after = "Liberation Serif", Pt(11), Pt(spacing)
    if running:
        made.sections[0].header.paragraphs[0].add_run("Commission on Rivers, third meeting")
        _number(made.sections[0].footer.paragraphs[0])
    made.add_heading(TITLE, 1)
    made.add_paragraph("12 May 2021, Vienna")
    if columns > 1:
        settings = made.add_section(WD_SECTION_START.CONTINUOUS)._sectPr.find(qn("w:cols"))
        settings.set(qn("w:num"), str(columns))
    for turn, (name, marker, paragraphs) in enumerate(SAID(rounds)):
        if turn == len(_TEXTS):
            made.add_heading("The report of the engineers", 2)
        for place, text in enumerate(paragraphs):
            paragraph = made.add_paragraph()
            if not spacing:
                paragraph.paragraph_format.first_line_indent = Cm(0.7)
            if place == 0:
                paragraph.add_run(name).bold = True
                paragraph.add_run(f" {marker}" if marker else "").italic = True
                paragraph.add_run(":").bold = True
                paragraph.add_run(" ")
            paragraph.add_run(text)
    return made


def _number(paragraph: Any) -> None:
    """The number of the page, which the program fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run("Page ")
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        paragraph.add_run()._r.append(element)


def rich() -> Any:
    """A short talk with all that a word processor sets apart."""
    from docx import Document
    from docx.enum.text import WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = Document()
    made.add_heading("Talk on rivers", 1)

    def add(*runs: tuple[str, str], style: str | None = None) -> Any:
        paragraph = made.add_paragraph(style=style)
        for text, look in runs:
            run = paragraph.add_run(text)
            if look:
                target = run.font if look in {"superscript", "subscript", "strike", "small_caps"} else run
                setattr(target, look, True)
        return paragraph

    first = add(
        ("Ann Lee:", "bold"), (" Good morning to all of you. We speak of H", ""), ("2", "subscript"),
        ("O and of 10", ""), ("6", "superscript"), (" cubic metres, ", ""), ("very", "italic"), (" much ", ""),
        ("wrong", "strike"), (" water, ", ""), ("indeed", "underline"), (", see ", ""),
    )  # fmt: skip
    link, run, text = (OxmlElement(f"w:{name}") for name in ("hyperlink", "r", "t"))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link.set(qn("r:id"), made.part.relate_to("https://example.org/report", kind, is_external=True))
    text.text = "the report"
    run.append(text)
    link.append(run)
    first._p.append(link)
    first.add_run(".")
    for item in ("The river rises every year in spring.", "The dam is old and needs repair."):
        add((item, ""), style="List Bullet")
    for item in ("First we measure the water.", "Then we build the wall."):
        add((item, ""), style="List Number")
    add(("Bob Ray:", "bold"), (" Thank you. Here is a table of the levels that we measured.", ""))
    table = made.add_table(2, 2)
    for cell, words in zip(table._cells, ("Year", "Level", "2020", "4 m"), strict=True):
        cell.text = words
    add(("Ann Lee:", "bold"), (" That is alarming news for the towns on the northern bank.", ""))
    add(("We must act now, said the old mayor when he left.", ""), style="Quote")
    add(("Bob Ray:", "bold"), (" The towns agree with it.", "")).add_run().add_break(WD_BREAK.PAGE)
    add(("Ann Lee:", "bold"), (" Then we vote on it, by a show of hands.", ""))
    return made


def _make() -> None:
    documents = {
        "rich": (rich(), ("odt", "rtf", "epub", "pdf")),
        "meeting": (build(rounds=2), ("odt", "rtf", "pdf")),
        "columns": (build(rounds=2, columns=2, spacing=0), ("pdf",)),
        "book": (build(rounds=1, running=False), ("epub",)),
    }
    for name, (document, formats) in documents.items():
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, f"{name}.docx")
            document.save(str(source))
            for suffix in formats:
                command = ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(DOCUMENTS), str(source)]
                subprocess.run(command, check=True)
    switch = '{"type":"boolean","value":"true"}'
    word = '{"type":"string","value":"river"}'
    encrypted = f'pdf:writer_pdf_Export:{{"EncryptFile":{switch},"DocumentOpenPassword":{word}}}'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "encrypted.txt")
        source.write_text("Ann Lee: Hello.\n")
        command = ["soffice", "--headless", "--convert-to", encrypted, "--outdir", str(DOCUMENTS), str(source)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    _make()
