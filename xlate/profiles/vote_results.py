"""The result of a vote, as a record prints it: the motion was agreed to by 12 votes to 3."""

from __future__ import annotations

import re

__all__ = ["is_list_of_votes", "is_tally", "is_vote_result", "tells_result"]

_LONGEST = 200
"""characters"""
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百]+(?=票|[、，。,])")
_UNIT = re.compile(
    r"\b(?:votes?|ayes|noes|stimmen|voix|voto?s|voti|voturi|röster|stemmer|stemmen|ääni\w*|ääntä|głos\w{0,4}|hlas\w{0,4}"
    r"|szavazat\w*|голос\w*|гласа?|ψήφ\w*|oy(?:la|u)?|glas\w{0,4}|bals\w{1,4}|hääl\w*|suara)\b|صوت|קול|票|표|मत",
    re.IGNORECASE,
)
"""what is counted"""
_AGAINST = re.compile(
    r"\b(?:against|gegen|contre|contra|contro|mot|przeciw|proti|protiv|ellen\w*|karşı|против|проти|κατά|έναντι)\b"
    r"|مقابل|ضد|נגד|反[対對对]|반대|विरुद्ध",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:adopt|agreed to|carried|passed|approv|reject|negatived|defeated|lost\b"
    r"|angenommen|abgelehnt|bewilligt|genehmigt|gutgehei"
    r"|adopté|rejeté"
    r"|aprobad|rechazad|aprovad|rejeitad|approvat|respint|adoptat|bif[aö]ll|avsl[oå]gs?|antogs|vedtag|vedtat|forkast"
    r"|aangenomen|verworpen|hyväksy|hylät|hylkä|przyjęt|odrzuc|přijat|prijat|zamít|elfogad|elutasít|принят|отклон"
    r"|ухвален|прийнят|відхил|приет|отхвърл|εγκρίθ|απορρίφθ|kabul ed|redded|usvojen|odbijen|priimt|pieņemt)"
    r"|وافق|اعتمد|رفض|התקבל|נדח|אושר|可決|否決|採択|通過|否决|通过|가결|부결|स्वीकृत|पारित",
    re.IGNORECASE,
)


_UNANIMOUS = re.compile(
    r"\b(?:unanim|einstimmig|enhällig|enstemmig|eenparig|yksimiel|jednogłośn|jednohlas|jednoglas|egyhang|единогласн|одноголосн"
    r"|ομόφων|oy ?birliğ|vienbals|ühehäälse|aklamasi|nem\.? con)|بالإجماع|פה אחד|一致|만장일치|सर्वसम्मति",
    re.IGNORECASE,
)


def tells_result(text: str) -> bool:
    """True for one sentence that says what became of a motion, with a number or that nobody was against it."""
    said = len(text) <= _LONGEST and _RESULT.search(text) is not None
    return said and (_UNANIMOUS.search(text) is not None or _NUMBER.search(text) is not None)


_TALLY = re.compile(
    r"[^.!?…]{3,100}?\s?(?:(?:\.\s?){3,40}|…{1,20})\s?\d{1,5}(?:\s[^\W\d_]{2,14}\.?)?(?:\s\([^()]{3,40}\))?"
)


def is_tally(text: str) -> bool:
    """True for a line whose dots lead to a number of votes: ``Dagegen ... 91 Stimmen``."""
    return ("..." in text or ". ." in text or "…" in text) and _TALLY.fullmatch(text) is not None


def is_vote_result(text: str) -> bool:
    """True for one sentence that says what became of a motion, and how many were for it and against it."""
    if len(text) > _LONGEST or sum(1 for _ in _NUMBER.finditer(text)) < 2:
        return False
    counted = _UNIT.search(text) is not None or _AGAINST.search(text) is not None
    return counted and _RESULT.search(text) is not None


_HEAD_OF_LIST = re.compile(r"[^\W\d_][^:.!?]{1,59}\s?:\s+(?=\S)")
_FAR = 62
_LONGEST_LIST = 20_000
"""characters"""
_NAMED = 0.75
"""share of words with a capital"""
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[.’'-][^\W\d_]{2,})*")
_STOP_INSIDE = re.compile(r"[^\W\d_]{5,}[.!?]\s")
_PRONOUN = re.compile(r"\b(?:I|we|you|thank\w*|merci|danke\w*|gracias)\b", re.IGNORECASE)


def is_list_of_votes(text: str) -> bool:
    """True for a paragraph that says of what kind people are, and is their names from there on.

    ``Ont voté oui : M. Remy Lux, Mmes Ida Orf et Eva Ray.``, ``Ja-Stimmen: Orf, Ray, Alm``
    """
    head = _HEAD_OF_LIST.match(text) if ":" in text[:_FAR] and len(text) <= _LONGEST_LIST else None
    if head is None or _PRONOUN.search(head.group()) or _STOP_INSIDE.search(text, head.end()):
        return False
    names = _WORDS.findall(text, head.end())
    return len(names) >= _FEWEST_NAMES and sum(name[0].isupper() for name in names) >= _NAMED * len(names)


_FEWEST_NAMES = 3
