"""TEI files become documents (Word, PDF, EPUB): the finished translation alone, or all languages side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from xlate.errors import InputError, in_file
from xlate.files import Input, make_folder, read_input, write_file
from xlate.findings import Finding, Result
from xlate.text import counted
from xlate.workflow.edition import EditionFiles, plan_edition, view_of
from xlate.workflow.inputs import Source, keep_apart, name_of
from xlate.workflow.word_source import word_source

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from xlate.pages.docx import DocxFile
    from xlate.pages.printing import Printed
    from xlate.pages.theme import Theme
    from xlate.pages.transcript import Language, Transcript

__all__ = [
    "COLUMNS",
    "FORMS",
    "LINEAGE",
    "DocumentMade",
    "DocumentOptions",
    "edition_documents",
    "edition_docx",
    "make_documents",
]

_MOST_BESIDE = 6
"""languages that have room in columns of a sheet of paper"""
Form = Literal["docx", "pdf", "epub"]
FORMS = get_args(Form)
"""formats of documents"""

Columns = Literal["target", "side", "source"]
COLUMNS = get_args(Columns)
Lineage = Literal["notes", "margin", "none"]
LINEAGE = get_args(Lineage)


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What documents show, and what they look like."""

    columns: Columns | None = None
    """each translation in a document of its own; all languages side by side; or the source text. None: as is usual for
    the format: a translation alone in Word, all languages in PDF and EPUB"""
    lineage: Lineage = "notes"
    """in footnotes, in comments in the margin (of Word), or left out"""
    template: Source | None = None
    """a house template for Word documents, whose styles, headers and page are used. None: those of the Word document
    that the transcript came from, if it stands beside the TEI file under the same name; else our own"""
    form: Form = "docx"
    """the format"""
    templates: Path | str | None = None
    """a folder with templates or style sheets in the place of those of xlate (PDF, EPUB)"""
    interface: str = "en"
    """tag of the language in which the document speaks itself, one of `xlate.pages.interface.INTERFACES`"""
    notes: bool = False
    """show the comments and reviews of people: in Word as comments, else as notes"""
    references: Mapping[str, Source] = field(default_factory=dict)
    """tag of a language -> another text of the same event in it, put beside the one transcript that is given"""


@dataclass(frozen=True, slots=True)
class DocumentMade:
    """A document that was written."""

    path: Path
    languages: tuple[str, ...]
    """tags of the languages in it"""
    unfinished: int
    """units that are marked as not done"""


def edition_docx(
    teis: Source | Sequence[Source], directory: Path | str, options: DocumentOptions | None = None
) -> Result[tuple[DocumentMade, ...]]:
    """Make Word documents of TEI files: `edition_documents` in the format ``docx``."""
    return edition_documents(teis, directory, replace(options or DocumentOptions(), form="docx"))


def edition_documents(
    teis: Source | Sequence[Source], directory: Path | str, options: DocumentOptions | None = None
) -> Result[tuple[DocumentMade, ...]]:
    """Make documents of TEI files.

    Args:
        teis: source texts, with the translated files that belong to them, or parallel files, in any order.
        directory: where the documents go; it is made.
        options: what they show, and what they look like.

    Returns:
        The documents, and findings on what is not translated and on styles that the template has not.

    Raises:
        RecordError, InputError, OutputError.
    """
    options = options or DocumentOptions()
    plans, errors = plan_edition([teis] if isinstance(teis, str | Path | Input) else teis, options.references)
    if errors:
        raise errors[0]
    made = [make_documents(plan, options, Path(directory)) for plan in plans]
    documents = tuple(document for one in made for document in one.value)
    return Result(documents, tuple(finding for one in made for finding in one.findings))


def make_documents(
    plan: EditionFiles, options: DocumentOptions, directory: Path, output: Path | None = None
) -> Result[tuple[DocumentMade, ...]]:
    """Make the documents of one transcript.

    Args:
        plan: its files.
        options: what they show.
        directory: where they go, as NAME.docx, or NAME.LANGUAGE.docx for a translation; or .pdf, .epub.
        output: the file for the one document, in the place of a folder.

    Raises:
        RecordError: a file cannot be used; InputError: so of the template, or there are several documents for one file.
    """
    from xlate.pages.interface import spoken_in

    with spoken_in(options.interface):
        view = view_of(plan, notes=options.notes)
        columns = options.columns or ("target" if options.form == "docx" else "side")
        if columns == "side" and options.form != "epub" and len(view.value.languages) > _MOST_BESIDE:
            message = (
                f"{len(view.value.languages)} languages have no room beside each other: name at most {_MOST_BESIDE}, "
                "or have each in a document of its own (--columns target), or all in --format html or epub"
            )
            raise InputError(message, file=plan.source.name)
        wanted = list(_documents(view.value, f".{options.form}", plan.stem, columns))
        if output is not None and len(wanted) > 1:
            names = ", ".join(shown[0].name for _, shown in wanted)
            message = f"there is a document for each translation ({names}): name a folder with -d DIR"
            raise InputError(message, file=plan.source.name)
        findings = list(view.findings)
        source = word_source(plan.source.name, view.value) if options.form == "docx" else None
        make = _maker(options, findings, source)
        made = []
        for name, languages in wanted:
            result = make(view.value, languages)
            path = output or directory / name
            for one in (source, options.template):
                if one is not None:
                    keep_apart(name_of(one), path)
            if output is None:
                make_folder(directory)
            write_file(path, result.data)
            findings += _findings(result.unfinished, path)
            made.append(DocumentMade(path, tuple(one.tag for one in languages), sum(result.unfinished.values())))
    return Result(tuple(made), tuple(findings))


def _maker(
    options: DocumentOptions, findings: list[Finding], source: Input | None
) -> Callable[[Transcript, Sequence[Language]], DocxFile | Printed]:
    """What makes a document in the format that is wanted."""
    if options.form == "docx":
        if source and options.template is None:
            message = f"styles, header and page are those of {source.name}, which it came from; --template has others"
            findings.append(Finding("XL907", message, name_of(source)))
        return partial(_docx, options=options, findings=findings, source=source)
    from xlate.pages.theme import Theme

    theme = Theme(Path(options.templates) if options.templates is not None else None)
    if options.form == "pdf":
        return partial(_pdf, theme=theme, lineage=options.lineage, findings=findings)
    return partial(_epub, theme=theme, lineage=options.lineage)


def _docx(
    view: Transcript,
    languages: Sequence[Language],
    options: DocumentOptions,
    findings: list[Finding],
    source: Input | None,
) -> DocxFile:
    from xlate.pages.docx import docx_file

    template = read_input(options.template) if options.template is not None else source
    document = _opened(template) if template else None
    result = docx_file(view, languages, lineage=options.lineage, template=document)
    if result.missing and template and template is not source:  # nobody made it to be a template
        listed = ", ".join(result.missing)
        message = f"the template has no style {listed}: such paragraphs and words look as xlate sets them"
        if not any(one.message == message for one in findings):
            findings.append(Finding("XL904", message, template.name))
    return result


def _pdf(
    view: Transcript, languages: Sequence[Language], theme: Theme, lineage: Lineage, findings: list[Finding]
) -> Printed:
    from xlate.pages.fonts import missing_letters
    from xlate.pages.printing import pdf_file, printed_page

    page = printed_page(view, languages, theme, lineage)
    data = pdf_file(page.data)
    for one in missing_letters(view, languages):
        few = " ".join(one.letters[:8])
        message = (
            f"no font here has {counted(len(one.letters), 'letter')} of {one.language.name} ({few}): there are boxes "
            f"in their place; install fonts that have them, such as Noto ({one.package} on Debian and Ubuntu)"
        )
        findings.append(Finding("XL905", message, view.stem))
    return replace(page, data=data)


def _epub(view: Transcript, languages: Sequence[Language], theme: Theme, lineage: Lineage) -> Printed:
    from xlate.pages.epub import epub_file

    return epub_file(view, languages, theme, lineage)


def _opened(template: Input) -> WordDocument:
    from xlate.readers.docx import open_document

    with in_file(template.name):
        return open_document(template.data)


def _findings(unfinished: dict[str, int], path: Path) -> Iterator[Finding]:
    if unfinished:
        parts = ", ".join(f'{number} "{state}"' for state, number in unfinished.items())
        yield Finding(
            "XL903", f"{counted(sum(unfinished.values()), 'unit')} marked as not finished: {parts}", str(path)
        )


def _documents(view: Transcript, ending: str, stem: str, columns: str) -> Iterator[tuple[str, Sequence[Language]]]:
    """The documents of a transcript: name of the file, and the languages in it."""
    source, *others = view.languages
    targets = [one for one in others if not one.is_reference]
    if columns == "side" and others:
        yield f"{stem}{ending}", view.languages
    elif columns == "target" and targets:
        taken: set[str] = set()
        for language in targets:
            name, number = f"{stem}.{language.tag}{ending}", 2
            while name.casefold() in taken:
                name = f"{stem}.{language.tag}-{number}{ending}"
                number += 1
            taken.add(name.casefold())
            yield name, (language,)
    else:
        yield f"{stem}{ending}", (source,)
