"""Who asks and who answers in an examination: Q. and A. under "ANN LEE (sworn)" and "Questioned by MR TANN".

The letters stay without a person unless lines above them name both, the witness and the examiner. See decision 23.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from xlate.profiles.name_habits import is_name_like
from xlate.profiles.passage import Passage
from xlate.profiles.vocabulary import HONORIFICS, bare, is_office

__all__ = ["find_examinations"]

_LONGEST = 100
"""characters of a line that names a witness or an examiner"""
_PAIRS = {"Q": "A", "F": "A", "P": "R", "D": "R", "V": "A", "В": "О", "З": "В", "Ε": "Α"}
"""letters of questions, as in domanda, Frage, pregunta, vraag, вопрос, and of their answers"""
_GONE_ON = r"(?:\s?[\[(](?:resum|contin|cont['’]d|recall|fortges|suite)[^\])]*[\])])?"
_EXAMINED = re.compile(
    r"(?:(?:(?:further|direct|cross|re-?direct|re-?cross|re)[\s-]+){0,3}"
    r"(?:(?:re-?|cross-)?examin(?:ation(?:-in-chief)?|ed)|questioned|questions|interrogat(?:ion|ed)|inquiry)"
    r"[\w ]{0,20}?\s(?:by|from)|by|befragung durch|interrogatoire (?:de|par)|examen (?:de|por)"
    r"|esame (?:di|del|da parte di))\s"
    rf"(?P<who>[^\d:()\[\]]{{3,60}}?){_GONE_ON}\s?[:.]?",
    re.IGNORECASE,
)
_WITNESS = re.compile(
    r"(?P<who>[^,;:()\[\]\d]{4,60}?)(?:\s?[\[(](?:affirm|sworn|recall|call|resum|contin|vereidigt|assermenté)[^\])]*[\])]"
    r"|,\s(?:(?:having|being|after|was|the)\s.{0,60})?\b(?:sworn|affirmed|called|recalled)\b.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:deposition|testimony|examination|evidence|witness) ?(?:of|:) ?(?P<who>[^,;:()\d]{4,60})", re.IGNORECASE
)
_OTHER_WITNESS = re.compile(r"(?:the )?witness(?: statement)?(?: no\.?| number)?:? .{1,40}", re.IGNORECASE)
"""a witness who is called by a number: whoever was before is gone"""


def find_examinations(body: Sequence[Passage]) -> dict[tuple[int, str], str]:
    """The label of a person for each label Q and A for which lines above it name who examines whom.

    Args:
        body: what begins with the first turn.

    Returns:
        by the line and the label of the passage: what names the person, ``MR TANN``.
    """
    labels = {passage.label.rstrip(".") for passage in body if passage.label is not None and len(passage.label) <= 2}
    asks = next((letter for letter in _PAIRS if letter in labels and _PAIRS[letter] in labels), None)
    if asks is None:
        return {}
    found = dict[tuple[int, str], str]()
    examiner = witness = None
    for passage in body:
        letter = passage.label.rstrip(".") if passage.label is not None else ""
        if letter in {asks, _PAIRS[asks]} and examiner and witness:
            found[passage.line, str(passage.label)] = examiner if letter == asks else witness
        for line, after in pairwise((*_headings(passage), "")):
            if (match := _EXAMINED.fullmatch(line)) is not None:
                examiner = _person(match["who"])
            elif (who := _witness(line, after)) is not None:
                witness, examiner = who, None
            elif _OTHER_WITNESS.fullmatch(line):
                witness = examiner = None
    return found


def _headings(passage: Passage) -> Iterator[str]:
    """The lines of a passage that can be headings: all of one without a label, none of what is spoken."""
    if passage.label is None and len(passage.lines) <= _MOST:
        yield from (line.text.strip() for line in passage.lines if len(line.text) <= _LONGEST)


_MOST = 6
"""lines"""


def _witness(line: str, after: str) -> str | None:
    """The witness whom a line names, with the next line where it ends with a comma."""
    whole = f"{line} {after}" if line.endswith(",") else line
    match = _WITNESS.fullmatch(whole) or _NAMED.fullmatch(line)
    return _person(match["who"]) if match is not None else None


def _person(text: str) -> str | None:
    """The words if they name one person: a title and a name, or two names."""
    words = text.strip(" .:").split()
    named = [word for word in words if bare(word) not in HONORIFICS and not is_office(word)]
    whole = bool(named) and is_name_like(" ".join(words)) and (len(named) > 1 or len(named) < len(words))
    return " ".join(words) if whole else None
