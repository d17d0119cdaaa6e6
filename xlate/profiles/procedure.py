"""What clerks and editors write between speeches, on a paragraph of its own and without brackets.

``Several hon. Members rose—``, ``Question put and agreed to.``, ``La seduta termina alle 13.``, ``-- ends --``. Each
is somebody's speech unless a pattern of ``procedures/*.toml`` matches all of it: what can be said from the chair too
is left where it is, and reported.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.profiles.vocabulary import FORMAL, HONORIFICS, NO_SPEAKERS, OPENING_WORDS, SINGLE_WORDS, bare, is_office
from xlate.profiles.vote_results import is_tally

__all__ = [
    "is_chair",
    "is_closing",
    "is_credit",
    "is_credit_of_names",
    "is_formal",
    "is_own",
    "is_perhaps_procedure",
    "is_procedure",
    "is_said",
    "is_topic",
    "marks_end",
]

_FOLDER = Path(__file__).parent / "procedures"
_LONGEST = 240
"""characters: a longer paragraph is told by its publisher's profile only"""
_CAPITAL = f"(?-i:(?![{''.join(filter(str.islower, map(chr, range(0x61, 0x530))))}])[^\\W\\d_])"
"""the letter with which a name begins; any of scripts without case"""
_LONGEST_CLOSING = 600
"""characters of a paragraph that says how a text was made"""
_ALIASES = {"no": "nb", "nn": "nb", "ms": "id", "hr": "sr", "bs": "sr"}
_END = re.compile(
    r"[\s*_#\[(（<=–—~・―-]{0,20}(?:ends?"
    r"|the end|end of (?:the )?(?:transcript|text|document|recording|audio|session|release)"
    r"|ends? here|ende|fin|fine|fim|slut|slutt|einde|koniec|konec|kraj|конец|кінець|край|loppu|vége|sfârșit|τέλος|son"
    r"|النهاية|انتهى|סוף|終わり|終|完|以上|结束|結束|끝|-?30-?)(?:\s\d{1,2}[:.]\d{2}\b.{0,20})?[\s*_#\])）>=–—~・―.-]{0,20}",
    re.IGNORECASE,
)
"""a line that says that the text ends; only between signs, or in capitals"""
_TAKE = re.compile(r"(?:^|[/\s(\[])END OF TAKE[)\]]?$")
"""what a stenographer writes: initials, and that the next one goes on"""
_SIGNS = "*#[(（<=–—~・―-"
_FIRST_PERSON = re.compile(
    r"\b(?:(?-i:I)|i(?=['’]|\s(?:am|have|had|was|will|would|think|know|do|don|can|mean|guess|just|want|got|said)\b)"
    r"|we|our|us|my|me|you|your|ich|wir|uns|unser\w*|sie haben|je|nous|notre|vous|votre|yo|nosotros|nuestr\w+|eu"
    r"|nós|nosso|noi|nostr\w+|я|мы|наш\w*|ми|jag|vi|vår\w*|ik|wij|onze)\b",
    re.IGNORECASE,
)
_IS = re.compile(r"\bje\b", re.IGNORECASE)
_SLAVIC = frozenset({"cs", "sk", "sl", "sr"})
_CREDIT = re.compile(
    r"[\s*_(\[–—-]{0,4}(?:transcri(?:bed|ption|pt)|edited|produced|reported|reporting|recorded|photographed|translated|written"
    r"|compiled|prepared|filmed|text|photos?|photographs?|pictures?|images?|video|camera|producers?|editors?|reporter"
    r"|copy editor|credits?|sources?|media contacts?|press contacts?|contacts?|author|foto|fotos|bild|bilder|redaktion"
    r"|transkription|protokoll|kamera|redacción|fotografías?|transcripción|edición|texto|rédaction|montage|crédits?"
    r"|testo|redazione|trascrizione|tekst|zdjęcia|фото|текст|автор|расшифровка|редактор|resoconto .{3,40}a cura di"
    r"|fuente|fonte|quelle|källa|kilde|bron|źródło|zdroj|forrás|kaynak|sursa|источник|джерело|المصدر|出典|来源|출처"
    r"|(?:sub|under)titles?|subtitled|captions?|captioned|untertitel(?:t|ung)?|sous-titr(?:es|age)|subtítulos|legendas|napisy|субтитры)"
    r"(?:(?: and| &|,) [a-z]{4,20})?(?: (?:created|made|done|provided|erstellt|réalisés|hechos|feitas))?"
    r"(?:\s?[:：]\s?|\sby:?\s|\s(?:von|par|por|da|door|av|af):?\s)(?=[^\W\d_]|\d)",
    re.IGNORECASE,
)
"""words that say what somebody did for the text, and who"""
_SPEAKING = re.compile(r"[\s*_(\[–—-]{0,4}(?:report|edit|produc|author|contact|redaktor|редактор|автор)", re.IGNORECASE)
"""what people are called who can speak themselves"""
_MOVING = re.compile(
    r"\b(?:(?-i:I)|ich|j['’]|je (?:propose|demande|vous|soumets|retire|maintiens|suis)|yo|eu|я|jag|ik|jeg)\b",
    re.IGNORECASE,
)
"""how one begins who speaks for himself alone: ``I move``"""
_NAMED = re.compile(r"(?:[^\W\d_a-zà-ÿа-я][\w.’'-]*|and|und|et|y|e|i|и|&|[A-Z]\.)(?:[\s,;/]{1,3}|$)")
"""a word of a list of names"""
_CHAIR = re.compile(
    r"pr[eé]sid|preşed|președ|predsj|mayor|bürgermeister|maire|alcald|sindac|prefeit|мэр|burmistrz|esimees|pirminink"
    r"|priekšsēd|kryetar|lehendak|convener|chủ t|chair"
    r"|speaker|moderat|präsid|vorsitz|voorzitter|puhemies|talman|ordförande|formand|forseti|stortings"
    r"|przewodnicz|marszałek|předsed|predsed|elnök|председ|головуюч|голова|спікер|πρόεδρ|προεδρ|başkan|ketua|ceann"
    r"|cathaoirleach|llywydd|主席|議長|委員長|院長|의장|위원장|رئيس|יו.ר|अध्यक्ष|सभापति|ประธาน",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[(–—\s]{0,3}(?:By|Von|Par|Por|Di|Door|Av|Af) (?:[^\W\d_a-z][\w.’'-]*\s?){2,4}[)\s]{0,2}")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…](?:\s|$)")
_LONGEST_CREDIT = 120
"""characters"""
_LONGEST_LEAD = 40
"""characters"""
_EDGES = " \t\u00a0*_—–-"


@cache
def _table(language: str) -> dict[str, Any]:
    path = _FOLDER / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def _pattern(language: str, kind: str) -> Callable[[str], re.Match[str] | None] | None:
    """What matches a paragraph in a language; None if the language has no such pattern."""
    table = _table(language)
    if kind not in table:
        return None
    house, time = table.get("house", ""), table.get("time", "")
    parts = (
        part.replace("#H", house).replace("#T", time).replace("#N", _CAPITAL).replace(" ", r"[ \u00a0]")
        for part in table[kind]
    )
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE).fullmatch


@cache
def _languages(tag: str) -> list[str]:
    """Whose patterns are tried: the language's own and English; all where nobody knows the language."""
    code = primary_subtag(tag)
    if code == UNDETERMINED:
        return sorted(path.stem for path in _FOLDER.glob("*.toml"))
    return list(dict.fromkeys((_ALIASES.get(code, code), "en")))


def _matches(text: str, kind: str, language: str) -> str | None:
    """The language of the pattern that matches a paragraph; None if none does."""
    plain = text.strip(_EDGES).removesuffix(".").removesuffix("。").rstrip(_EDGES)
    plain = plain.removesuffix(",") if len(plain) <= _LONGEST_LEAD else plain  # "Motion agreed to," over its words
    if not plain or "\n" in plain or plain.endswith(("?", "!", ":", ",")):
        return None
    patterns = ((one, _pattern(one, kind)) for one in _languages(language))
    return next((one for one, found in patterns if found is not None and found(plain) is not None), None)


def is_chair(label: str) -> bool:
    """True for the label of somebody who presides."""
    return _CHAIR.search(label) is not None


def is_credit(text: str, *, last: bool) -> bool:
    """True for a line that says who made a text or a recording: ``Transcribed by: Ann Lee``.

    Args:
        text: the paragraph.
        last: it stands at the end, where bylines stand too: ``By Ann Lee``.
    """
    if len(text) > _LONGEST_CREDIT or not last:
        return False
    credited = _CREDIT.match(text)
    if credited is not None and _SENTENCE.search(text) is None:
        return _SPEAKING.match(text) is None or _holds_names(text[credited.end() :])
    return _BYLINE.fullmatch(text) is not None


def is_credit_of_names(text: str) -> bool:
    """True for a line that says what people did for the text, with nothing but two words of names or more."""
    credited = _CREDIT.match(text)
    if credited is None or len(text) > _LONGEST_CREDIT or _SPEAKING.match(text) or text.rstrip()[-1] in ".!?:,;":
        return False
    names = text[credited.end() :]
    return len(names.split()) > 1 and not any(map(str.isdigit, names)) and _holds_names(names)


def is_own(text: str) -> bool:
    """True for words of somebody who speaks for himself alone, as who moves something does."""
    return _MOVING.search(text) is not None


def _holds_names(text: str) -> bool:
    """True for names and addresses; what a reporter says begins so, and goes on otherwise: ``Mr. President --``."""
    words = text.strip(" \u00a0*_)]").split()
    if any("@" in word or "://" in word or any(map(str.isdigit, word)) for word in words):
        return True
    return all(_NAMED.fullmatch(word) for word in words) and not any(
        is_office(word) or bare(word) in HONORIFICS | OPENING_WORDS | SINGLE_WORDS for word in words
    )


def is_said(text: str) -> bool:
    """True for words of somebody who speaks of himself or to others."""
    return _FIRST_PERSON.search(text) is not None


def _is_told(text: str, kind: str, language: str) -> bool:
    """True for what a pattern matches and nobody says of himself; "je" is I in French, and "is" where it is Slavic."""
    tag = _matches(text, kind, language)
    return tag is not None and not is_said(_IS.sub("", text) if tag in _SLAVIC else text)


def is_procedure(text: str, language: str) -> bool:
    """True for a paragraph that tells what the house or the committee did, and that nobody says.

    Args:
        text: the paragraph, which begins no turn.
        language: tag of the language of the document.
    """
    if len(text) > _LONGEST:
        return False
    return _is_told(text, "sure", language)


def is_closing(text: str, language: str) -> bool:
    """True for a paragraph that only the end of a record has: who wrote it and how, where and when it was signed.

    Behind the last words alone: ``Subtitles by Ann Lee``, ``Fait et clos à Dakar, le 3 mai 2019``.

    Args:
        text: the paragraph, which begins no turn.
        language: tag of the language of the document.
    """
    if len(text) > _LONGEST_CLOSING:
        return False
    plain = text.strip("()[]（）【】 ").rstrip(",;:")
    return _matches(plain, "own", language) is not None or _is_told(plain, "closing", language)


def is_formal(text: str) -> bool:
    """True for a paragraph of the record of a vote or of minutes: who voted, what was proposed or resolved."""
    if text[:1].islower():
        return False
    head = _HEAD.match(text)
    told = head is not None and " ".join(head.group().replace(",", " ").split()).casefold() in FORMAL
    return told or _WHEREAS.match(text) is not None or _is_mark(text) or is_tally(text)


def is_topic(text: str) -> bool:
    """True for what begins as entries of minutes do, and as somebody can begin who speaks: ``Topic:``, ``Action:``."""
    head = _HEAD.match(text)
    return head is not None and head.group().casefold() in _TOPICS


def _is_mark(text: str) -> bool:
    """True for an address alone, and for what is no speaker with nothing or a time after it: ``Break: [16:51]``."""
    head = _HEAD.match(text)
    if head is not None and _EMPTY.fullmatch(text, head.end() + 1):
        return head.group().casefold() in NO_SPEAKERS
    return _ADDRESS.fullmatch(text) is not None


_EMPTY = re.compile(r"\s*[\[(]?(?:\d{1,3}(?::\d{2}){1,2})[\])]?")
_ADDRESS = re.compile(r"<?https?://\S{4,300}>?")
_TOPICS = frozenset({"topic", "subtopic", "action", "action item", "resolution", "proposal"})

_HEAD = re.compile(r"[^:：]{2,60}(?=[:：])")
_WHEREAS = re.compile(r"(?:and\s)?whereas\s", re.IGNORECASE)


def is_perhaps_procedure(text: str, language: str) -> bool:
    """True for a paragraph that may tell what was done, or be said from the chair."""
    return len(text) <= _LONGEST and _is_told(text, "perhaps", language)


def marks_end(text: str) -> bool:
    """True for a line that says that a text ends: ``-- ends --``, ``– ENDS –``, ``[END]``, ``（完）``."""
    if len(text) > 60:
        return False
    if _END.fullmatch(text) is None:
        return _TAKE.search(text) is not None
    return text[0] in _SIGNS or text.isupper() or not text.isascii()
