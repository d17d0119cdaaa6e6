"""Who holds the office of which a label prints no name: ``PRÄSIDENT`` under "Vorsitz des Präsidenten: Ann Lee".

Three places tell it: a bracket after the same label elsewhere, a line of the head that has the very office beside one
name, and, for a label of the chair, a line that says who presides. Where two names fit, or the chair changes, nobody
is named. See decision 23.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.initials import before_initials
from xlate.profiles.label_parts import LINKS, gender_of, gender_of_office, is_in_note, strip_articles
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.name_habits import PARTICLES, is_name_like
from xlate.profiles.named_in_text import SENTENCE_BREAK
from xlate.profiles.office_ends import is_function
from xlate.profiles.passage import Passage
from xlate.profiles.person_names import NameResolver, SpeakerName
from xlate.profiles.vocabulary import HONORIFICS, SENTENCE_WORDS, bare, is_office

__all__ = ["Holders"]

_LONGEST = 240
"""characters of a line that names who holds an office"""
_NOTED = re.compile(r"(?P<office>[^()\[\]]{3,90}?)\s?[(\[](?P<who>[^()\[\]]{2,90})[)\]]")
_TELLS_HOW = re.compile(r"^(?-i:[a-zà-ÿ])|interpret|translat|tradu|übers|dolmet|перев|перекл|tłum", re.IGNORECASE)
"""what a bracket holds that tells how words came, and not who speaks"""
_OTHER = frozenset({
    "acting", "alelnök", "assistant", "co", "deputy", "ex", "former", "phó", "stellvertretende", "stellvertretender",
    "sub", "under", "vice", "vize", "wakil", "zastępca",
})  # fmt: skip
"""words before an office that make another of it"""
_OF = r"(?:\s(?:of|for|de|du|des|del|della|do|da|der|van|von)\s[^,:;()\n]{2,60}?(?=\s?[(:–—,]|$))?"
_CHAIR = (
    "presid", "präsid", "présid", "prezid", "prezyd", "voorzit", "vorsitz", "speaker", "chair", "talman", "ordför",
    "puheenj", "puhemie", "formand", "forman", "elnök", "elnok", "predsed", "predsjed", "předsed", "председ", "голов",
    "przewodn", "marszał", "προεδρ", "πρόεδρ", "başkan", "esimees", "priekšsēd", "pirminink", "төраға", "президент",
    "ketua", "pimpinan", "pengerusi", "moderat", "presiding", "cathaoir", "ceann", "forset", "llywydd", "lehendakari",
    "voorsit", "kryetar", "sədr",
)  # fmt: skip
"""how words begin that mean the chair, whoever sits in it"""
_SAYS_CHAIR = re.compile(
    r"(?:\b(?:pr[eéä]sid[eèê]n(?:ce|za|cia|zia)|vorsitz|presided (?:over )?by|puhetta johtaa|chủ t(?:ọa|oạ)"
    r"|elnöklete|веде засідання|головує|председательств\w+|төрағалық (?:етуші|еткен)|obradom przewodnicz\w+)"
    rf"|^\W{{0,3}}(?:(?:the|el|la|il|de|o|a) )?(?:{'|'.join(_CHAIR)})(?!ers\b)\w*)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""words with which a line tells who presides: nouns of presiding anywhere, offices at its beginning"""
_PRESIDES = re.compile(r"(?P<who>.{4,80}?),?\s(?:presiding|in the chair|in chair)\b", re.IGNORECASE)
_TELLS_CHAIR = re.compile(rf"[\s(\[–—-]*(?:{_SAYS_CHAIR.pattern}|{_PRESIDES.pattern})", re.IGNORECASE | re.DOTALL)
"""the same at the beginning of a line among turns"""
_MOST = 8
"""words of a name with its offices"""
_CODE = 4
"""letters of a label that a key explains"""
_CALLED = re.compile(
    r"(?P<who>[^,;:()\d]{4,60}),\s.{0,80}\b(?:witness|called|recalled|sworn|affirmed|testig[oa]|témoin|zeug\w+)\b",
    re.IGNORECASE,
)
_DEPOSED = re.compile(r"\b(?:deposition|testimony|examination) of:?\s(?P<who>[^,;:()\d]{3,60})$", re.IGNORECASE)
"""where somebody is called as a witness, in capitals"""
_COLON = ":：(–—,"
_ROOT = 5
"""letters of a word that mean its office, in whatever case and gender"""


@dataclass(slots=True)
class Holders:
    """What a document says of who holds an office."""

    head: Sequence[Sequence[str]]
    """what stands before the turns: the lines of each paragraph"""
    body: Sequence[Passage]
    """the rest"""
    offices: dict[str, str] = field(default_factory=dict)
    """what labels of a few letters stand for, of those whose holder was found"""

    def named(self, split: Mapping[str, SpeakerName], names: NameResolver) -> dict[str, str]:
        """The holder for each label that is an office alone.

        Args:
            split: the labels of the document with what they hold.
            names: tells names from offices.
        """
        offices = {
            label: _key(label)
            for label, one in split.items()
            if (one.role is not None and _key(one.name) == _key(one.role)) or is_function(label)
        }
        short = self._explained(split)
        if not offices and not short:
            return {}
        in_brackets = self._in_brackets(split, set(offices.values()), names)
        found = {label: one for label, word in short.items() if (one := _one_of(self._in_head(_key(word), names)))}
        self.offices = {label: short[label] for label in found}
        for label, key in offices.items():
            told = in_brackets.get((key, _gender(label))) or in_brackets.get((key, None))
            if told is not None and key.startswith(_CHAIR) and self._named_late(key):
                head = self._in_head(key, names)
                told = told | head if head else head  # "The President (Lee)" may say who took the chair
            if told is None and _gender(label) is None:
                told = next((who for (office, _), who in in_brackets.items() if office == key), None)
            if told is None:
                told = self._in_head(key, names) or set(self._as_called(label, key, names))
                if is_function(label):
                    told = told or set(self._called(names))
                if key.startswith(_CHAIR) and not _is_other_chair(key, offices.values()):
                    told = told or set(self._presiding(names))
                    told = told if told and not self._changes(label, offices, told, names) else set()
            if (one := _one_of(told)) is not None:
                found[label] = one
        return found

    def _explained(self, split: Mapping[str, SpeakerName]) -> dict[str, str]:
        """What labels of a few letters stand for by a key in the head: ``I = Interviewer; R = Respondent``."""
        letters = [label for label in split if len(label) <= _CODE and label.isalpha() and label.isupper()]
        lines = [line for lines in self.head for line in lines if "=" in line] if letters else []
        found = dict[str, str]()
        for label in letters:
            told = {
                bare(one[1]): one[1] for line in lines for one in re.finditer(rf"\b{label}\s?=\s?([^\W\d_]+)", line)
            }
            if len(told) == 1:
                found[label] = told.popitem()[1]
        return found

    def _in_brackets(
        self, split: Iterable[str], offices: Collection[str], names: NameResolver
    ) -> dict[tuple[str, str | None], set[str]]:
        """The names that stand in brackets after an office, by the office and the gender of its words."""
        found = dict[tuple[str, str | None], set[str]]()
        for label in (*names.noted, *split):
            match = _NOTED.fullmatch(label) if label[-1] in ")]" else None
            if match is None or _key(match["office"]) not in offices or _TELLS_HOW.search(match["who"]):
                continue
            one = names.split(label)
            if is_name_like(one.name) and is_in_note(one.name, match["office"], match["who"]):
                found.setdefault((_key(match["office"]), _gender(match["office"])), set()).add(one.name)
        return found

    def _named_late(self, key: str) -> bool:
        """True if an office stands alone before a bracket tells who holds it: others took the chair meanwhile."""
        for passage in self.body:
            own = passage.candidate
            if own is None or not (alone := _key(own.label.partition("(")[0])).startswith(key[:_ROOT]):
                continue
            if alone == key:
                return not own.notes and "(" not in own.label
        return False

    def _in_head(self, key: str, names: NameResolver) -> set[str]:
        """The names beside an office in the lines before the turns; "Chair of the Review" is not the "Chair"."""
        found = list(_holders_in(self.head, key, names))
        return {who for who, of in found if not of} or {who for who, _ in found}

    def _as_called(self, label: str, key: str, names: NameResolver) -> Iterator[str]:
        """The names beside an office of several words where the turn before calls its holder.

        ``Ann Lee, Minister of Water, has the floor``, and then ``The Minister of Water``.
        """
        if " " not in key:
            return
        for before, passage in pairwise(self.body):
            own = passage.label
            if own is not None and own == label and before.label != label:
                sentences = SENTENCE_BREAK.split(before.text[-_LONGEST:])
                yield from (who for who, _ in _holders_in([sentences], key, names))

    def _presiding(self, names: NameResolver) -> Iterator[str]:
        """The names in lines before the turns that say who presides."""
        first = [[one.text] for one in self.body[:1] if len(one.text.split()) <= _MOST and one.text[-1] not in ".?!"]
        for lines in (*self.head, *first):  # "BAŞKAN: Ann Lee" above "BAŞKAN: The sitting is open."
            for line in lines:
                if len(line) <= _LONGEST and (who := _chair_of(line, names)) is not None:
                    yield who

    def _called(self, names: NameResolver) -> Iterator[str]:
        """The names of witnesses where they are called or sworn: ``ANN LEE, CLAIMANT'S WITNESS, CALLED``."""
        spoken = (line.text for passage in self.body for line in passage.lines)
        lines = (*(line for lines in self.head for line in lines), *spoken)
        for line, after in pairwise((*lines, "")):
            if len(line) > _LONGEST or not any(word.isupper() and len(word) > _INITIALS for word in line.split()[:6]):
                continue
            match = _DEPOSED.search(line) or _CALLED.match(f"{line} {after}" if line.endswith(",") else line)
            if match is not None and match["who"].isupper() and (who := _person(match["who"], names)) is not None:
                yield who

    def _changes(self, label: str, offices: Mapping[str, str], told: set[str], names: NameResolver) -> bool:
        """True if somebody else presides for a time: a line says so, or another label of the chair does."""
        gender = _gender(label)
        others = {_gender(other) for other, key in offices.items() if key[:_ROOT] == offices[label][:_ROOT]} - {None}
        if gender is not None and others - {gender}:
            return True
        for passage in self.body:
            text, own = passage.text, passage.label
            if own is not None:  # "Voorzitter: Jan Claes" among turns
                begin = passage.candidate.end if passage.candidate is not None else 0
                text = passage.lines[0].text[begin:].strip() if len(passage.lines) == 1 else ""
                if not _key(own).startswith(_CHAIR) or text[-1:] in set(".?!") or len(text.split()) > _MOST:
                    continue
                who = _person(text, names)
            elif len(text) > _LONGEST or _TELLS_CHAIR.match(text) is None:
                continue
            else:
                who = _chair_of(text, names)
            if who is not None and _one_of({who, *told}) is None:
                return True
        return False


def _holders_in(paragraphs: Iterable[Sequence[str]], key: str, names: NameResolver) -> Iterator[tuple[str, bool]]:
    """The names beside an office in lines, each with whether the line goes on with what it is the office of."""
    office = r"\s+".join(map(re.escape, key.split()))
    pattern = re.compile(rf"(?<![\w'’-]){office}\w{{0,2}}(?![\w-])(?P<of>{_OF})", re.IGNORECASE)
    first = key.partition(" ")[0]
    for lines in paragraphs:
        for place, line in enumerate(lines):
            match = pattern.search(line) if first in line.casefold() and len(line) <= _LONGEST else None
            if match is None:
                continue
            before, after = line[: match.start()].strip(), line[match.end() :].strip()
            if before and bare(before.split()[-1]) in _OTHER:
                continue
            beside = [lines[at] for at in (place + 1, place - 1) if 0 <= at < len(lines)]
            who = _beside(before, after, beside, names)
            if who is not None:
                yield who, bool(match["of"])


def _is_other_chair(key: str, offices: Collection[str]) -> bool:
    """True for whoever speaks at a conference, where another label is that of the chair."""
    return key == "speaker" and any(one.startswith(_CHAIR) and not one.startswith(key) for one in offices)


def _beside(before: str, after: str, lines: Sequence[str], names: NameResolver) -> str | None:
    """The name beside an office: after a colon or a title, before a comma, or on the next line of the same paragraph.

    Args:
        before: what stands before the office on its line.
        after: what stands after it.
        lines: the lines after and before it.
        names: spells names.
    """
    if before[-1:] in {",", "("} and (not after or after[0] in ",;)."):
        return _person(re.split(r"[;:(]", before.rstrip(",( "))[-1], names)
    if after[:1] and after[0] in _COLON and len(before.split()) <= _FEW:
        who = after.strip(_COLON + " ")
        if any(bare(word) in SENTENCE_WORDS and word != "i" for word in who.split()):
            return None  # "I welcome the Minister, Deputy Lee"; not "Berta Puig i Soler"
        titled = bare(who.partition(" ")[0]) in HONORIFICS
        return _person(who, names) if after[0] != "," or titled else None
    if not after.strip(":：") and not strip_articles(f"{before} x").removesuffix("x").strip():
        return next(filter(None, (_person(one, names) for one in lines if _is_entry(one))), None)
    return None


def _is_entry(line: str) -> bool:
    """True for a line that begins with a title or a first name: somebody in a list of those present."""
    words = line.split()[:3]
    return any(bare(word) in HONORIFICS or gender_of_given(word) is not None for word in words)


_FEW = 4
"""words before an office at the beginning of a line"""


def _key(label: str) -> str:
    """An office as it is compared: without article and honorific, in lower case."""
    return strip_articles(label.strip("()[] :.,–—-")).casefold()


def _gender(label: str) -> str | None:
    """M or f for what the words of a label say: ``Mme la présidente``."""
    words = label.split()
    told = {gender for word in words if (gender := gender_of(word) or gender_of_office(word)) is not None}
    return told.pop() if len(told) == 1 else None


def _chair_of(line: str, names: NameResolver) -> str | None:
    """Who presides, as a line says it: ``Présidence de Mme Ann Lee``, ``President Lee presiding``."""
    plain = line.casefold()
    if ("presiding" in plain or "chair" in plain) and (match := _PRESIDES.search(line)) is not None:
        return _person(match["who"], names)
    match = _SAYS_CHAIR.search(line)
    return _person(match["rest"].strip(_COLON + " )"), names) if match is not None else None


def _person(text: str, names: NameResolver) -> str | None:
    """The name of somebody in a few words: after offices and titles, before a comma or a bracket.

    What follows "of" is what somebody presides over: ``presidenta del Senado``.
    """
    for segment in re.split(r"[,;()\n]", text)[:3]:
        words = segment.split()
        last = max((at for at, word in enumerate(words[:-1]) if _is_before_name(word, words[at + 2 :])), default=-1)
        last = max(last, before_initials(words) - 1)  # "Голова Ради ЛЕСЮК А.О."
        before, name = words[: last + 1], words[last + 1 :]
        plain = " ".join(word for word in name if word not in _AND)
        if not is_name_like(plain or "-") or any(map(str.isdigit, plain)):
            continue
        if any(bare(word) in LINKS - PARTICLES - _AND or is_office(word) for word in name) or is_anonymous(
            " ".join(name)
        ):
            continue
        titled = bool(before) and (is_office(before[-1]) or gender_of(before[-1]) is not None)
        of = any(bare(word) in _GENITIVE for word in before)
        if (titled or not of) and (len(name) > 1 or (titled and len(name[0]) > _INITIALS)):
            return names.cased(" ".join(name))
    return None


_GENITIVE = LINKS - {"the", "and", "le", "la", "el", "las", "los", "y", "e", "&", "i", "et", "und"}
"""small words with which an office says of what"""
_AND = frozenset({"y", "i", "e"})
"""between two surnames of one person: ``Soler i Puig``"""
_INITIALS = 2
"""letters of a name that is none"""


def _is_before_name(word: str, after: Sequence[str]) -> bool:
    """True for an office, a title or a small word in front of somebody's name.

    Args:
        word: one of several.
        after: what follows the next word: nothing, where "y" stands before the second surname.
    """
    plain = bare(word)
    if word in _AND and not after:
        return False
    return plain in HONORIFICS or is_office(word) or word.islower() or plain in LINKS or word in {"D.", "D.ª"}


def _one_of(told: Iterable[str] | None) -> str | None:
    """The one name of which all others are parts; None if there are two persons, or none."""
    longest = max(told or (), key=len, default=None)
    if longest is None:
        return None
    whole = set(longest.casefold().split())
    return longest if all(set(one.casefold().split()) <= whole for one in told or ()) else None
