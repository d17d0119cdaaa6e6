"""What we noticed in the content: findings with stable codes, returned beside the value.

A finding never stops the work. Its code is a contract: it keeps its meaning for ever, so that people can
grep for it, silence it and look it up in docs/findings.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

__all__ = ["CODES", "Code", "Finding", "Result", "Severity", "combine", "has_errors"]

Value = TypeVar("Value")
Other = TypeVar("Other")


class Severity(StrEnum):
    """How much a finding matters; only errors make the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Code:
    """What a stable finding code means."""

    severity: Severity
    """how much it matters unless the finding itself says otherwise"""
    title: str
    """one line for the table in docs/findings.md"""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: dict[str, Code] = {
    # 1xx: bytes and characters of a transcript
    "XL101": Code(_W, "characters that XML cannot hold were left out"),
    "XL102": Code(_W, "the language of the text is not known; it is marked und"),
    "XL103": Code(_W, "no title was found; the file name is used instead"),
    "XL104": Code(_W, "no speaker label was found; every paragraph is narrative"),
    "XL105": Code(_W, "the file is not UTF-8; its charset was detected"),
    "XL106": Code(_I, "control characters became what windows-1252 has in their place"),
    "XL107": Code(_I, "soft hyphens were read as dashes or left out"),
    "XL108": Code(_W, "a line of a subtitle, table or recogniser file could not be read as meant; its words are kept"),
    "XL109": Code(_W, "metadata at the head of the file could not be read"),
    "XL115": Code(_W, "bytes that are not UTF-8, in a text that is; they became U+FFFD or the letter meant"),
    "XL116": Code(_W, "a part of the file cannot be read, such as a page that is a picture; it was left out"),
    "XL118": Code(_I, "nothing says what language the text is in; its words tell"),
    "XL125": Code(
        _W, "words beside what is said, such as a translation or a gloss, were set apart: they are nobody's speech"
    ),
    "XL126": Code(_I, "signs that a format sets among the words were read or left out"),
    "XL127": Code(_I, "the signature of a mail, or an older mail quoted in it, was set apart"),
    "XL128": Code(_I, "a sentence beside the turns says how all words of somebody came"),
    "XL129": Code(
        _W, "an opening statement without a label was given to the one person whom the head of the text names"
    ),
    "XL130": Code(_I, "words before the first label read like speech, and nothing says who speaks"),
    "XL131": Code(_W, "a table or JSON whose headings do not say it was read by which columns hold words and names"),
    "XL132": Code(_W, "an XML of no known kind was read by which of its elements hold words, and which say whose"),
    "XL133": Code(_I, "bytes that stand in the text as escapes (\\xc2\\xa0) became the characters that they are"),
    "XL134": Code(_W, "notes of a translator show that words are a translation, which is in no lineage"),
    "XL135": Code(_I, "lines are taken for contents, a list, the head or the end of the record, and not for speech"),
    "XL138": Code(
        _W, "the turns may be wrong: what was taken for labels does not stand as labels do, or more was left"
    ),
    "XL139": Code(_W, "a line at the head or the foot speaks of all the text: that it was translated or interpreted"),
    "XL140": Code(_I, "turns of an interpreter are taken for the words of somebody else, interpreted"),
    "XL142": Code(_W, "the file is TEI of another program: its turns were read anew, and some markup is lost"),
    "XL143": Code(_W, "letters of another charset had been read as Latin ones; they are kept as they stand"),
    "XL146": Code(_W, "a field of the source says that words were interpreted or translated, which is in no lineage"),
    "XL147": Code(
        _W, "marks stand at the first turn of each speaker alone; whether they hold for later ones is not known"
    ),
    # 2xx: what a profile made of the transcript
    "XL201": Code(_I, "a boilerplate line was skipped (a warning if it begins with a label of the text)"),
    "XL202": Code(_E, "--speaker-lang names a person who does not speak in the transcript"),
    "XL203": Code(_W, "the given language contradicts what is printed; the printed marker takes precedence"),
    "XL204": Code(_I, "line numbers of the pages were left out"),
    "XL205": Code(_I, "clock marks of the recording were read as times"),
    "XL206": Code(_W, "speakers whom the register of speakers (--speakers) does not know"),
    "XL207": Code(
        _W, "to-tei --update: an edited paragraph had markup made by hand, which was removed with its old words"
    ),
    "XL208": Code(
        _W, "to-tei --update: the printed marker has changed, but a person has set the lineage, which was kept"
    ),
    "XL209": Code(
        _W,
        "a note in brackets in a label, before words, in a sentence, or at the end of a translation is not understood",
    ),
    "XL210": Code(_I, "lines begin like the label of a speaker and were not taken for one (a warning if like others)"),
    "XL211": Code(_W, "the turns hold less than half of the words of the text"),
    "XL212": Code(_W, "a speaker who looks like the running head of a page"),
    "XL213": Code(
        _I, "a marker of interpretation or translation: how often it comes, what it says, which rule read it"
    ),
    "XL214": Code(_I, "to-tei --update: bold, italics and links are left out, as in the file; --markup keep adds them"),
    "XL215": Code(_W, "to-tei --update: words are gone whose lineage people have set, or on which they have commented"),
    "XL216": Code(_W, "the relay language given has no effect: nothing in the text is marked as translated from it"),
    "XL217": Code(_W, "to-tei --update: headings have another rank now; the divisions stay as they are"),
    "XL220": Code(_I, "paragraphs are read as speech that may tell what was done, such as the result of a vote"),
    "XL221": Code(_W, "the words of a unit in the source have changed since it was translated"),
    "XL222": Code(
        _I, "labels of an office or a letter alone are taken for the one whom the document names as its holder"
    ),
    "XL226": Code(_W, "xlate edit: how words came must be stated anew, since their speaker or marker is another"),
    "XL227": Code(_W, "xlate edit: lineage from a marker that is elsewhere now was kept as stated by the editor"),
    "XL228": Code(_W, "to-tei --update: an edit was not made again, since the page has other words there now"),
    "XL229": Code(_I, "xlate edit: a new person was declared, whose name is like that of another"),
    "XL230": Code(_I, "xlate edit: labels that print the name of a speaker in another way stay as they are"),
    # 3xx: a TEI file
    "XL301": Code(_E, "not valid against the schema: an element, attribute or value that cannot be there"),
    "XL302": Code(_E, "a lineage rule is broken"),
    "XL303": Code(_E, "a pointer has no target, or an xml:id is not unique"),
    "XL304": Code(_W, "the file of a pointer is missing, so the pointer was not checked"),
    "XL305": Code(_W, "text outside any unit: it has no xml:id, and is neither translated nor shown in an edition"),
    "XL306": Code(_E, "a unit holds markup that a translator's file cannot carry; it is left out"),
    "XL307": Code(_I, "the file is from elsewhere, so only its statements of lineage were checked"),
    "XL308": Code(
        _W, "words are annotated one by one; translators get plain words, and translations lose the annotation"
    ),
    "XL309": Code(_I, "an element holds data, not text, so it is not translated"),
    "XL310": Code(_W, "an inclusion (xi:include) was not read, so its words are not in the result"),
    "XL311": Code(_I, "an element has words but the scheme of the file allows it no xml:id, so it is not translated"),
    # 4xx: a translator's file and its merge
    "XL401": Code(_E, "stale: the source text changed after this translation was made; not merged"),
    "XL402": Code(_E, "unknown: no unit of the TEI has this msgctxt; not merged"),
    "XL403": Code(_W, "a second entry for the same unit was ignored"),
    "XL404": Code(_E, "the markup of the translation is broken; the source text stays"),
    "XL405": Code(_E, "the markup of the translation is not that of the source; the source text stays"),
    "XL406": Code(_I, "fuzzy: the translation needs review"),
    "XL407": Code(_W, "translated in the TEI, empty in the catalogue; the translation is kept"),
    "XL408": Code(_W, "the catalogue does not have this unit; bring it up to date with the command that made it"),
    "XL409": Code(_W, "the catalogue does not name its translator (in PO: Last-Translator)"),
    "XL410": Code(_E, "fewer units are translated than --keep asks for; nothing was written"),
    "XL411": Code(_W, "an entry without msgctxt, or with plural forms, belongs to no unit"),
    "XL412": Code(_I, "the source text changed; the translation was kept and marked fuzzy"),
    "XL413": Code(_I, "the unit is gone from the TEI; its translation was kept as obsolete"),
    "XL414": Code(_I, "a new unit is similar to one that is gone, whose translation was carried over, marked fuzzy"),
    "XL415": Code(_E, "catalogues have different translations of one unit, and no rule says which to take (--prefer)"),
    "XL416": Code(_W, "catalogues have different translations of one unit; one was taken by the rule given"),
    "XL417": Code(_I, "a translation was not used because there is a better one"),
    "XL418": Code(_I, "a machine translation that has not been reviewed"),
    "XL419": Code(_E, "the entry holds two different translations, joined by msgcat; not merged"),
    "XL420": Code(_W, "the line of origin of a machine translation (xlate-mt) does not match its languages"),
    "XL421": Code(_W, "units are marked as being in the target language already; they are left out, and finished"),
    "XL422": Code(_W, "finished translations of one translator were replaced by those of another (--new-version)"),
    "XL423": Code(_W, "a character that XML cannot hold, or a damaged one; it became U+FFFD, for review"),
    "XL424": Code(_W, "none of the translators' files is of this TEI file, so nothing was made of it"),
    "XL425": Code(
        _W, "a workbook that was brought up to date has lost settings of its sheet, such as formulas or filters"
    ),
    "XL426": Code(_W, "the source text changed; the translation that stands in the TEI is one of the old text"),
    "XL427": Code(_W, "notes for translators from references or glossaries are gone, for these were not given again"),
    "XL428": Code(_I, "an entity that XML does not know, such as &nbsp;, was read as the character that HTML means"),
    "XL430": Code(_W, "a translation whose markup is not that of its source was written as text, for review"),
    "XL431": Code(_I, "the file has a translation of this unit already; the other one was not taken over"),
    "XL432": Code(_W, "a translation that was to be taken over belongs to no unit of the TEI"),
    "XL433": Code(_I, "translations that a reviser left as they were stay in the name of whoever translated them"),
    "XL501": Code(_E, "a row of a table of lineage was edited, and the file has changed too; the row was not used"),
    "XL502": Code(_E, "a row of a table of lineage has impossible values; it was not used"),
    "XL503": Code(_E, "a row of a table of lineage names no segment of the file, or one that has a row already"),
    "XL504": Code(_W, "a certainty was given for words of which no translation is known; it was not used"),
    "XL505": Code(_W, "what is said about lineage cannot be true of a segment, which is left out"),
    "XL506": Code(_I, "a paragraph has a marker in its middle, and --upgrade does not divide it: its id would change"),
    # 6xx: quality of translations (xlate check); the name of the check follows the message
    "XL600": Code(_W, "a comment of an entry that begins with xlate-check: is not understood"),
    "XL601": Code(_E, "markup: the tags are broken, or not those of the source"),
    "XL602": Code(_W, "placeholders: an address, {name} or %s of the source is missing"),
    "XL603": Code(_W, "numbers: a number of the source is missing or different"),
    "XL604": Code(_W, "dates: a month of the source became another one"),
    "XL605": Code(_W, "brackets: one is not closed, or all were lost"),
    "XL606": Code(_W, "quotes: an odd number of quotation marks, or all were lost"),
    "XL607": Code(_W, "spaces: white space at the ends is not that of the source, or is doubled inside"),
    "XL608": Code(_I, "no-break-spaces: one of the source, between number and unit or initial and name, is missing"),
    "XL609": Code(_W, "repeated-words: a word is repeated"),
    "XL610": Code(_W, "untranslated: the translation is the source text"),
    "XL611": Code(_W, "script: the text, or a passage of it, is in another script"),
    "XL612": Code(_W, "language: the text looks like another language"),
    "XL613": Code(_W, "length: far longer or shorter than the translations of the document usually are"),
    "XL614": Code(_W, "ending: a question mark was lost or added, or the full stop is missing"),
    "XL615": Code(_W, "stage-directions: a stage direction lost its brackets"),
    "XL616": Code(_W, "glossary: a term is not rendered as in the glossary, or in a forbidden way"),
    "XL617": Code(_W, "names: a name is not rendered as in the label of its speaker"),
    "XL618": Code(_W, "consistency: the same text is translated in several ways"),
    "XL619": Code(_I, "back-translation: the translation is in the language spoken"),
    "XL620": Code(_I, "relay-revisited: the translation is in a relay language of the words"),
    "XL621": Code(_W, "machine-unread: a machine translation was accepted unchanged"),
    "XL622": Code(_W, "a row of a glossary cannot be used"),
    # 7xx: translation memory and references
    "XL701": Code(_W, "the markup of a translation is not that of its source; it was not added to the memory"),
    "XL702": Code(_I, "entries that a memory does not take, such as fuzzy ones, were skipped"),
    "XL703": Code(_I, "codes of a TMX file that are not tags were dropped; the pair does not count as exact"),
    "XL704": Code(_I, "the memory has translations of these words, but only with other tags; none was proposed"),
    "XL705": Code(_W, "a memory has nothing for these languages"),
    "XL706": Code(_W, "a unit of a TMX file holds a character that XML cannot hold; it was passed over"),
    "XL721": Code(_I, "how many units of the document were found in a reference"),
    "XL722": Code(_W, "a reference declares another language than the one it was given for"),
    "XL723": Code(_I, "the wording of a reference for this unit is doubtful; it is shown as such"),
    "XL724": Code(_W, "a reference holds another amount of text than the document; nothing in it is shown as certain"),
    # 8xx: machine translation
    "XL801": Code(_W, "an installed model cannot be used; it was skipped"),
    "XL802": Code(_W, "a machine would translate back into a relay language of the words"),
    "XL803": Code(_W, "a machine wrote nothing; the entry was left empty"),
    "XL804": Code(_W, "a machine left the source text unchanged; the entry was left empty"),
    "XL805": Code(_W, "a machine repeats itself; the entry was left empty"),
    "XL806": Code(_W, "a text is longer than a machine can read or write; the entry was left empty"),
    "XL807": Code(_W, "a machine lost a number, a placeholder, an address or a term"),
    "XL808": Code(_W, "tags could not be put back into a machine translation; the entry was left empty"),
    "XL809": Code(_I, "an entry has no words that a machine could translate"),
    "XL810": Code(_W, "the source text of an entry is not an XML fragment; it was not translated"),
    "XL811": Code(_I, "tags were put back into a machine translation by their relative position; please review"),
    "XL812": Code(_W, "there is no model for the languages of entries; they were left empty"),
    "XL813": Code(_I, "an entry with plural forms is not translated by machine"),
    "XL814": Code(_W, "a file was edited while a machine worked on it; what was added stays"),
    "XL815": Code(_I, "the TEI file of a PO file was not found, so its lineages are not known"),
    "XL816": Code(_W, "the back-translation of an entry differs from its source"),
    "XL817": Code(_E, "a model has changed since it was installed"),
    "XL818": Code(_W, "a machine wrote a sign for words that it does not know; the entry was left empty"),
    # 9xx: editions
    "XL901": Code(_W, "a translation has units that its source text lacks; they are not shown"),
    "XL903": Code(_W, "a document has units that are not translated, or not finished; they are marked in it"),
    "XL904": Code(_W, "a template for Word documents lacks styles; what would have them looks as xlate sets it"),
    "XL905": Code(_W, "no font on this machine has the letters of a language; a PDF shows boxes in their place"),
    "XL906": Code(_W, "there is no PO or TMX of a translation to download"),
    "XL907": Code(_I, "a document has the styles of the Word document that its transcript came from"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One odd thing in the content, with the place where it stands."""

    code: str
    """a key of CODES"""
    message: str
    """one line for people: what is odd, and where it helps what to do"""
    file: str | None = None
    """name of the file as the user gave it"""
    line: int | None = None
    """1-based line in that file"""
    rule: str | None = None
    """name of the rule that failed (docs/encoding.md; only on XL3xx) or of the check (docs/checks.md; on XL6xx)"""
    given_severity: Severity | None = None
    """set where one finding of a code matters more or less than the code does in general"""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(self.code)

    @property
    def severity(self) -> Severity:
        """How much this finding matters."""
        return self.given_severity or CODES[self.code].severity

    def __str__(self) -> str:
        """``file:line: XL123 message``, the form that compilers print and editors jump to."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{place + ': ' if place else ''}{self.code} {self.message}{rule}"

    def as_dict(self) -> dict[str, object]:
        """The finding as plain values for ``--json``."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "file": self.file,
            "line": self.line,
            "rule": self.rule,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Result(Generic[Value]):
    """A value, and what was noticed on the way to it.

    Results are joined without naming their findings: `map` goes on with the value, `and_then` with a step that
    notices things of its own, and `combine` takes many results for one.
    """

    value: Value
    findings: tuple[Finding, ...] = ()

    def map(self, function: Callable[[Value], Other]) -> Result[Other]:
        """What a function makes of the value, with the same findings."""
        return Result(function(self.value), self.findings)

    def and_then(self, step: Callable[[Value], Result[Other]]) -> Result[Other]:
        """What the next step makes of the value; its findings come after those noticed so far."""
        following = step(self.value)
        return Result(following.value, (*self.findings, *following.findings))

    def noticing(self, findings: Iterable[Finding]) -> Result[Value]:
        """The same value, with more findings after those noticed so far."""
        return Result(self.value, (*self.findings, *findings))


def combine(results: Iterable[Result[Value]]) -> Result[list[Value]]:
    """Many results as one: their values in a list, and all their findings in the same order."""
    listed = list(results)
    return Result([one.value for one in listed], tuple(finding for one in listed for finding in one.findings))


def has_errors(findings: Iterable[Finding]) -> bool:
    """True if any finding is an error, which makes the exit status 1."""
    return any(finding.severity is Severity.ERROR for finding in findings)
