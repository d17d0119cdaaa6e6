"""Where the office ends in a label and the name begins: ``Minister of Water Ann Lee``, ``Minister Wody Anna Las``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.capitals import capitalised
from xlate.profiles.label_parts import LINKS, WITHOUT_LINKS, strip_articles
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.name_habits import INITIALS, PARTICLES
from xlate.profiles.office_words import ABBREVIATED_OFFICES, FAMILIES_WITH_TWO_NAMES, FUNCTIONS, INTERPRETERS
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, OFFICES, bare, is_caseless, is_office, is_shouted

__all__ = [
    "MOST_WORDS", "before_title", "end_of_office", "has_genitives", "is_function", "is_held", "is_office_before_name",
    "is_only_office", "is_title", "is_titled", "office_goes_on", "title_of_member",
]  # fmt: skip

_GENITIVE = re.compile(r"[ąćęłńśźżčřžěůľĺŕđа-яёα-ωίășț]|\b(?:menteri|ketua|wakil|gubernur)\b", re.IGNORECASE)
"""what tells languages in which an office is followed by a genitive, or by a word without case"""
_OF = CONNECTORS - PARTICLES
MOST_WORDS = 4
"""of a name"""


_TITLES = frozenset(
    """dr mr mrs ms prof professor sir dame herr frau hon señor señora monsieur madame mme domnul doamna shri smt mag
    ing mgr judr mudr phdr rndr ddr dott avv adv assoc datuk dato' dato cllr rev dipl.-ing""".split()
)
"""before names, and none themselves"""


def before_title(words: list[str]) -> tuple[list[str], list[str]] | None:
    """The office and the name on the sides of a title within a label: ``Minister of Water Dr. Ann Lee``.

    Returns:
        None if no title stands in it, or what stands before it is no office, or what follows no name.
    """
    if len(words) > 2 and not is_office(words[0]) and _is_before_capitals(words):
        return words[:1], words[1:]
    at = next((place for place, word in enumerate(words) if place and bare(word) in _TITLES), None)
    if at is None or not any(map(is_office, words[:2])) or words[at - 1][-1] in ",;–—-":
        return None
    office, name = words[:at], words[at:]
    while len(name) > 1 and bare(name[0]) in _TITLES:
        name = name[1:]
    while office and (bare(office[-1]) in CONNECTORS or bare(office[-1]) in HONORIFICS):
        office = office[:-1]  # "Senator the Hon. Ann Lee"
    named = len(name) <= MOST_WORDS + 1 and all(
        word[-1] not in ",;" and (word[0].isupper() or bare(word) in PARTICLES) and not is_office(word) for word in name
    )
    return (office, name) if office and named and bare(name[0]) not in _TITLES else None


def _is_before_capitals(words: list[str]) -> bool:
    """True for a word that is no first name before a name in capitals that begins with one: ``Talman ANNA LIND``."""
    own, first = words[0], words[1]
    shouted = all(word.isupper() and len(word) > 1 for word in words[1:])
    known = gender_of_given(own) is not None or bare(own) in HONORIFICS or own.isupper() or len(bare(own)) < _LONG
    return shouted and not known and gender_of_given(first.capitalize()) is not None


def has_genitives(labels: Iterable[str]) -> bool:
    """True for labels of languages in which what somebody is minister of is told by its case alone."""
    return any(_GENITIVE.search(label) for label in labels)


def end_of_office(words: list[str], begin: int, *, shouted: bool, genitive: bool) -> int:
    """Where the name begins after an office: past words in small letters and abbreviations that belong to it.

    In Slavic languages the words in the genitive are told only by their number: names have two words.
    """
    end = begin
    for place in range(begin, len(words) - 1):
        word = words[place]
        small = word.islower() and bare(word) not in PARTICLES
        short = not shouted and word.isupper() and len(bare(word)) > 1 and not words[-1].isupper()
        short = short and not INITIALS.fullmatch(word)
        if small or short or (shouted and is_office(word)):
            end = place + 1
    before = words[end - 1] if end > begin else ""  # "ministro della Salute Laura Bianchi", "w Ministerstwie Wody"
    linked = bare(before) in LINKS or (before.islower() and len(before) <= 2)
    slavic = genitive and bare(words[begin - 1]) in FAMILIES_WITH_TWO_NAMES - _MEMBERS
    slavic = slavic and not (before.isupper() and not shouted)  # "Předsedkyně PSP Eva Nová Malá"
    end = max(end, len(words) - 2) if (slavic or linked) and len(words) - end > 2 else end
    while end > begin and INITIALS.fullmatch(words[end - 1]):
        end -= 1
    return end


_MEMBERS = frozenset(
    """poseł posłanka poslanec poslankyně poslankyňa poslankinja senator senatorka senátor senátorka депутат депутатка
    zastupnik zastupnica poslanik deputat deputata deputatul deputată senatorul senatoarea βουλευτής""".split()
)
"""of whom nothing says of what: ``Poseł Jan Adam Las``"""


def is_function(label: str) -> bool:
    """True for what somebody is in one hearing, without a name: ``THE WITNESS``, ``Der Zeuge``, ``主席``."""
    words = strip_articles(label).split()
    if bare(words[0]) in _OF_COUNTRIES and bare(words[-1]) in _COUNTRIES:
        return True  # "MENTERI AIR DAN LAUT RI", "PRESIDEN RI"
    if len(words) != 1:
        return False
    return (
        bare(words[0]) in FUNCTIONS | INTERPRETERS
        or words[0] in _MINISTERS
        or (is_caseless(label) and is_office(label))
    )


_MINISTERS = frozenset({"PM", "FM"})
"""abbreviations of one office of a country, as its press office prints them"""


_LONG = 5
"""letters of a word for an office that nobody knows"""
_OF_COUNTRIES = WITHOUT_LINKS | {"presiden"}
_COUNTRIES = frozenset({"ri", "indonesia", "malaysia"})
"""with which an office ends in languages that say of what without a word between"""


def is_held(label: str, note: str) -> bool:
    """True if a title begins the bracket after a label without one: ``An Leas-Cheann Comhairle (Deputy Ann Lee)``.

    The label says what somebody is, in whatever language; "Question (Mr. Lee)" says only that he asks.
    """
    first, _, rest = note.partition(" ")
    titled = bare(first) in HONORIFICS or first in {"Deputy", "Senator", "श्री", "श्रीमती", "السيد", "السيدة"}
    begins = label.split(maxsplit=1)[0]
    person = bare(begins) in HONORIFICS or gender_of_given(begins) is not None
    return (bool(rest) and titled and not person and not is_anonymous(label)) or _is_shouted_office(label, note)


def _is_shouted_office(label: str, note: str) -> bool:
    """True for a name in small letters in the bracket after an office in capitals: ``MINISTRA PARA LA PAZ (Ana Roa)``.

    Small words link the office: of ``ALCALDE ROA (Partido Verde)`` none does.
    """
    words = label.split()
    begin = next((place for place, word in enumerate(words) if word.isupper() and len(word) > 1), len(words))
    office = words[begin:]
    linked = any(bare(word) in CONNECTORS for word in office[1:-1])
    named = len(note.split()) > 1 and not note.isupper() and note[:1].isupper()
    return len(office) > 3 and linked and named and is_office(office[0]) and " ".join(office).isupper()


def is_only_office(words: list[str]) -> bool:
    """True for "The MINISTER OF HEALTH": what follows the preposition is too short to end with a name."""
    plain = [bare(word) for word in words]
    begin = 1 if plain[0] == "the" else 0
    if begin >= len(plain) or plain[begin] not in OFFICES:
        return False
    of = next((place for place, word in enumerate(plain) if word in {"of", "for", "to"}), None)
    return of is not None and (
        len(words) - of <= 2 or _is_of_state(plain[of + 1 :]) or (begin == 1 and is_shouted(" ".join(words[1:])))
    )


def _is_of_state(words: list[str]) -> bool:
    """True for a country or a body of two words, of which the second is no surname: ``the French Republic``."""
    article = words[0] == "the"
    state = words[1:] if article else words
    return len(state) == 2 and (" ".join(state) in _STATES or (article and state[1] in _BODIES))


_STATES = frozenset(
    """burkina faso/cape verde/cabo verde/costa rica/czech republic/east timor/el salvador/equatorial guinea
    /european union/great britain/hong kong/ivory coast/new zealand/north korea/north macedonia/puerto rico
    /san marino/saudi arabia/sierra leone/south africa/south korea/south sudan/sri lanka/timor leste
    /united kingdom/united nations/united states/northern ireland/west bank/world bank/african union""".replace(
        "\n    ", ""
    ).split("/")
)
_BODIES = frozenset(
    """assembly bank chamber commission committee confederation congress conference council court emirates federation
    islands kingdom nations organization organisation parliament republic senate states union""".split()
)
"""with which names of states and bodies end behind an article"""


def office_goes_on(words: list[str]) -> bool:
    """True if an office goes on with what it is the office of: "of Russia Vladimir Putin"."""
    if bare(words[0]) in PARTICLES and words[0].istitle() and len(words) <= MOST_WORDS:
        return False  # "Minister Van den Berg"
    if len(words) > 3 and bare(words[0]) in PARTICLES and words[0] not in {"al", "el", "bin", "ibn", "ter"}:
        return True  # "ministro da Saúde Ana Souza"
    return any(bare(word) in _OF for word in words)


def is_titled(word: str) -> bool:
    """True for a word that stands before names and is none, as far as it is known."""
    plain = bare(word)
    return plain in HONORIFICS or plain in LINKS or is_office(word) or plain in ABBREVIATED_OFFICES


def is_title(word: str, held: frozenset[str]) -> bool:
    """True for a word between an honorific and the name: another one, an office, a rank: "Hon. Lt. Col. Lee"."""
    plain = bare(word)
    return plain in HONORIFICS or plain in held or (plain in ABBREVIATED_OFFICES and word.endswith("."))


def title_of_member(words: list[str]) -> str | None:
    """The seat that is printed before a name as a title, if it is one: ``Senator Ann Lee``."""
    if len(words) < _TITLE_AND_NAME or bare(words[0]) not in _SEATS:
        return None
    return capitalised(words[0]) if is_shouted(words[0]) else words[0]


_SEATS = frozenset(
    """senator senador senadora sénateur sénatrice senatore senatrice senaattori deputy congressman congresswoman
    councillor councilor councilman councilwoman councilmember representative assemblyman assemblywoman""".split()
)
_TITLE_AND_NAME = 2
"""words at least"""


def is_office_before_name(word: str) -> bool:
    """True for an office, an abbreviated one too, as in "SEC. ARDEN"."""
    plain = bare(word)
    return plain in OFFICES or (plain in ABBREVIATED_OFFICES and (word.endswith(".") or word.isupper()))
