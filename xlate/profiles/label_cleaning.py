"""What comes off a label before it is divided: verbs, numbers, titles in brackets, letters after a name."""

from __future__ import annotations

import re

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.label_parts import POST_NOMINALS
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.vocabulary import HONORIFICS, MOVES, OFFICES, SAYS, bare, is_office

__all__ = ["is_peer", "plain_label", "without_titles", "without_verb"]

_MALAY_TITLES = re.compile(
    r"^(?:Tan|Toh|Dato['’]|Datuk|Datin)\s(?:Seri|Sri|Puan)\s(?:(?:Dr|Hajah|Haji)\b\.?\s)?", re.IGNORECASE
)
_NESTED = re.compile(r"\s?\([^()]{1,80}\)\)$")
"""a constituency in the bracket of a name: ``The Chair (Ms. Ann Lee (Newtown, Lib.))``"""
_TITLE_IN_BRACKETS = re.compile(
    r"^(?:[Tt][Hh][Ee]\s)?(?P<before>[^\W\d_]\w{1,6}\.?\s)\((?P<title>[^\W\d_]\w{1,9}\.?)\)\s(?=[^\W\d_])"
)
"""before a name: ``Hon. (Mrs) Ngozi Obi``"""
_REPLY = re.compile(
    r"(?P<party>[)\]])\s(?:replik|slutreplik|genmäle|följdfråga|svarsreplik|replikk|kort bemærkning)$", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(?:Anf\.|Anförande|Nr\.?|№)\s?\d{1,4}[.:]?\s(?=[^\W\d_])")
"""before a name: ``Anf. 2 ALF SVENSSON``"""
_HONOURABLE = re.compile(r"^(?:[Ll]['’])?[Hh]?[Oo][Nn]\.(?:le|ma)?\s(?=[^\W\d_a-z])(?!M\.)")
"""before the name of a member of parliament in Italy, and in Canada in French: ``on. Rossi``, ``L'hon. Ann Lee``; what
follows is no Monsieur: ``Hon. M. Lee``"""
_HONORARY = re.compile(r"\b(?P<title>(?:D|Prof\. D)r\.)\s?h\.\s?c\.(?:\s?mult\.)?(?=\s)")
"""``Dr. h. c. Ann Lee``"""
_FROM = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]*){1,3}) (?:from|with) (?P<outlet>[^\W\d_a-z][^,:]{1,60})"
)
"""who asks, and for whom: ``Ann Lee from River Television``"""
_OUTLET = re.compile(r"(?P<name>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,3})/(?P<outlet>[^\W\d_][^/,:]{1,60})")
"""the same with a stroke between: ``Ann Lee/River Radio``"""
_OF_PLACE = re.compile(
    r"(?P<held>[^\W\d_a-z]\w+) (?P<name>(?P<first>[^\W\d_a-z][\w’'-]*\.?)(?: [^\W\d_a-z][\w’'-]+){1,3})"
    r" of (?P<place>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3})"
)
"""a member for a place: ``Deputy A. Lee of St. Brelade``; not "Minister Local Government of Johor\""""
_EXALTED = re.compile(
    r"^(?:the\s)?(?:(?:rt|right|most|very|his|her|your)\.?\s(?:hon|honou?rable|rev|reverend|excellency|honou?r|eminence"
    r"|holiness|worship|lordship|ladyship|grace)\b\.?,?\s)+(?=[^\W\d_])"
    r"|^(?:l[ea]\s)?très\shon(?:\.|orable)\s(?=[^\W\d_])"
    r"|^(?:(?:son|sa) excellence|s[ue]a? excel[eê]ncia|seine exzellenz"
    r"|[hs]\.\s?e\.(?=\s?,?\s(?:mr|mrs|ms|dr|m|mme|mgr|sr|sra)\b)),?\s"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
"""titles of two words: ``Right Hon. Ann Lee``, ``His Excellency``, ``Le très hon. Ann Lee``, ``H.E. Mr Bo Tann``"""
_ADDRESSED = re.compile(r"(?P<name>.{3,80}?)\s(?:to|asked|asks) the\s(?P<office>[^\W\d_][\w-]*)\b.*", re.DOTALL)
"""whom somebody asks: ``Hon ANN LEE to the Minister of Water``"""
_DEGREES = frozenset(
    """ba diplômé diplômée bed beng bsc bbl llb llm ma mas mba mbl mdes meng mim mmag mpa mph mphil msc mres emba edd
    phd dphil med dsc drsc csc dba dipl md sh mh se mm msi mag mt mkn spog spd sip sag stp mkes apt jd""".split()
)
"""without their full stops"""
_PAPERS = re.compile(r"(?:[《〈『「“<][^《》〈〉『』「」“”<>]{1,24}[》〉』」”>][、，和]?){1,3}\s?(?=[^\W\d_])")
"""the papers before the name of who asks for them: ``《时报》记者王明``"""
_PEERS = frozenset(["lord", "lady", "baroness", "baron", "viscount", "viscountess", "earl", "countess", "marquess"])
"""titles that are part of a name: ``Lord Hunt of Kings Heath``"""


def plain_label(label: str) -> str:
    """A label without its brackets, its number, titles and parties in brackets, and letters after the name.

    Args:
        label: with white space folded, not empty.
    """
    inner = label.strip("<>") if label[0] == "<" and "> " not in label else label
    paper = _PAPERS.match(inner)
    if paper is not None and not is_anonymous(inner[paper.end() :]):
        inner = inner[paper.end() :]
    inner = inner.strip("()[]（）【】〔〕［］《》〈〉") if inner[:1] in tuple("([（【〔［《〈") else inner
    inner = _HONOURABLE.sub("", _NUMBERED.sub("", _MALAY_TITLES.sub("", inner)))
    inner = _HONORARY.sub(r"\g<title>", _EXALTED.sub("", inner))
    inner = _TITLE_IN_BRACKETS.sub(r"\g<before>\g<title> ", inner, count=1)
    inner = _REPLY.sub(r"\g<party>", _NESTED.sub(")", inner))
    addressed = _ADDRESSED.fullmatch(inner)
    if addressed is not None and is_office(addressed["office"]) and not is_office(addressed["name"].split()[-1]):
        inner = addressed["name"]
    inner = inner.rstrip(" ,;–—") or inner  # "Ann Lee — (through interpreter):"
    inner = _without_degrees(inner)
    asks = _FROM.fullmatch(inner) or _OUTLET.fullmatch(inner)
    both = asks is not None and gender_of_given(asks["outlet"].split()[0]) is not None  # "Ann Lee/Bob Ray"
    if asks is not None and not both and not any(map(is_office, asks["name"].split())):
        inner = f"{asks['name']}, {asks['outlet']}"
    placed = _OF_PLACE.fullmatch(inner)
    if (
        placed is not None
        and is_office(placed["held"])
        and (_is_given(placed["first"]) or placed["place"][:3] == "St.")
    ):
        inner = f"{placed['held']} {placed['name']}, {placed['place']}"
    words = inner.split()
    while len(words) > 2 and words[-1].strip(".,") in POST_NOMINALS and not words[-2].strip(",").isupper():
        words.pop()
    return " ".join(words).rstrip(",") if len(words) < len(inner.split()) else inner


def _is_given(word: str) -> bool:
    return word[1:] == "." or gender_of_given(word) is not None


def _without_degrees(label: str) -> str:
    """A label without the degrees behind a comma: ``Ann Lee, LL.M., MSc``; not "Lee, Ma"."""
    while True:
        before, _, after = label.rpartition(", ")
        plain = after.replace(".", "").casefold()
        surname = after.istitle() and "." not in after and len(after) <= 3
        if len(before.split()) < 2 or plain not in _DEGREES or surname:
            return label
        label = before


def without_verb(label: str) -> str:
    """A label without the verb after the name: "Ann Lee says"."""
    name, _, last = label.rpartition(" ")
    return name if name and last in SAYS | MOVES else label


def without_titles(words: list[str]) -> list[str]:
    """A name without Dr. and its like before it."""
    while len(words) > 1 and bare(words[0]) in HONORIFICS:
        words = words[1:]
    return words


def is_peer(words: list[str]) -> bool:
    """True for a title of nobility and a name, which are one: ``Lord Hunt of Kings Heath``, not "Lord Chancellor"."""
    return len(words) > 1 and bare(words[0]) in _PEERS and not any(bare(word) in OFFICES for word in words[1:])
