"""The parts of a label and what each is, by evidence: a name, an office, a party or place, in whatever order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from xlate.profiles.office_words import OFFICES_AFTER_NAMES, ORDINALS
from xlate.profiles.stage_directions import REACTIONS, kind_of
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, OFFICES, bare, is_caseless, is_office

__all__ = [
    "LINKS",
    "POST_NOMINALS",
    "WITHOUT_LINKS",
    "endings",
    "ends_with_party",
    "gender_of",
    "gender_of_office",
    "is_in_note",
    "is_office_alone",
    "is_outlet",
    "is_party_line",
    "is_person_note",
    "is_post",
    "office_after_honorific",
    "parts_of_notes",
    "strip_articles",
    "without_honorific",
]

_ARTICLES = frozenset("""the o a os as el la los las le les der die das de het il lo den""".split())
LINKS = CONNECTORS | frozenset(
    """do da dos das au aux del della dello delle dei degli pour voor för pro für til za""".split()
)
"""small words between an office and what it is the office of"""
_ENGLISH = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "prof", "hon", "rev", "mx"})
"""honorifics before names that may be words for offices: Mr. Dean Lee"""
_SURNAMED = frozenset({"Van", "Von", "Ter", "Ten", "De"})
"""words with which surnames begin"""
_BEFORE_OFFICES = _ARTICLES | HONORIFICS
_ELIDED = re.compile(r"(?:d|de\s?l|dell|dall|all|nell)['’ʼ](?=\w)", re.IGNORECASE)
"""a small word that has lost its vowel: d’Agricultura, dell’Interno"""
_FEMALE = frozenset(
    """mrs ms miss mme mlle madame mademoiselle madam dame lady baroness frau señora senhora signora sra srta
    mevrouw mevr fru госпожа г-жа пані pani κυρία κα bayan senyora doamna gospa gospođa paní ibu bà proua frk
    doña dña d.ª dª doctora ingeniera licenciada""".split()
)
_MALE = frozenset(
    """mr mister sir lord m monsieur herr señor senhor signor sr meneer heer dhr господин г-н пан κύριος κος bay
    don senyor domnul gospod gospodin pán bapak ông härra hr""".split()
)
_PERSON_WORD = re.compile(r"[^\W\d_][\w.'’ʼ・-]*")
_PARTS = re.compile(r"\s?[—–]\s?|;\s|,\s(?=[^\W\d_]{1,6}\.$|[^\W\d_a-z]{2,8}$)")
"""what divides an office from a party or a constituency in a bracket: ``(Minister of Trade, Lib.)``"""
_PARTY_LINE = re.compile(r"[(\[][^\W\d_a-z][^()\[\].!?]{1,36}[)\]]")
_SPACE = re.compile(" ")
_BRACKET = re.compile(r"[(\[（]([^()\[\]（）]+)[)\]）]")
POST_NOMINALS = frozenset(
    """MP AM MS MSP MLA MEP TD MHA MLC MHK MPP MNA QC KC SC OBE CBE MBE KBE DBE AO AC PhD CPA FRS""".split()
)
"""letters after a name: of a parliament, a court, an order"""


def endings(label: str) -> Iterator[tuple[str, str]]:
    """A label cut at each space: what stands before the end, and the end, which is looked up among names.

    Each name held against the ends of each label would take the square of the number of speakers.
    """
    return ((label[: match.end()], label[match.end() :]) for match in _SPACE.finditer(label))


def gender_of(honorific: str) -> str | None:
    """M or f for a word before a name; None if it says nothing, or is none."""
    plain = bare(honorific)
    return "f" if plain in _FEMALE else "m" if plain in _MALE else None


def gender_of_office(word: str) -> str | None:
    """M or f for an office that has a form for the other: presidenta beside presidente, Kanzlerin beside Kanzler."""
    plain = bare(word)
    if plain not in OFFICES:
        return None
    of_man = (plain[:-1] + "o", plain[:-1] + "e", plain[:-1], plain.removesuffix("in"), plain.replace("woman", "man"))
    of_woman = (plain[:-1] + "a", plain + "a", plain + "e", plain + "in", plain.replace("man", "woman"))
    if plain[-1] in "an" and any(one in OFFICES and one != plain for one in of_man):
        return "f"
    return "m" if any(one in OFFICES and one != plain for one in of_woman) else None


def is_in_note(name: str, before: str, note: str) -> bool:
    """True for a name that the bracket behind an office holds, its surname alone too: ``Clerk (Mr. Lee)``."""
    if name.casefold() in note.casefold():
        return True
    surname = bare(name.rpartition(" ")[2])
    held = surname.isalpha() and not set("()[]") & set(name) and surname not in map(bare, before.split())
    return held and surname in map(bare, re.split(r"[\s()]+", note))


def strip_articles(text: str) -> str:
    """An office without article and honorific: ``Minister for Water`` for "The Minister for Water"."""
    words = text.split()
    place = 0
    while place < len(words) - 1 and bare(words[place]) in _BEFORE_OFFICES:
        place += 1
    return " ".join(words[place:])


def without_honorific(words: list[str]) -> list[str]:
    """A label from its honorific on: ``señor RIVAS`` for "O señor RIVAS"."""
    if len(words) > 2 and bare(words[0]) in _ARTICLES and bare(words[1]) in HONORIFICS:
        return words[1:]
    return words


def office_after_honorific(words: list[str]) -> list[str] | None:
    """The office and the name after an honorific: ``Mme la ministre Claire Aubert``; not "Mr. Dean Lee"."""
    rest = words[2:] if words[1].casefold() in _ARTICLES else words[1:]
    if bare(words[0]) in _ENGLISH or len(rest) < 2 or bare(rest[0]) not in OFFICES or rest[-1].islower():
        return None
    return rest


def is_office_alone(text: str, *, name_follows: bool = False) -> bool:
    """True for an office without the name of who holds it: "The Minister for Youth Affairs and Sports".

    Args:
        text: the label, or a part of it.
        name_follows: a name is printed after it, so there is hardly one in it.
    """
    words = text.split()
    start = 0
    while start < len(words) - 1 and bare(words[start]) in _BEFORE_OFFICES:
        start += 1
    article = any(bare(word) in _ARTICLES for word in words[:start])
    place = next((at for at in range(start, min(start + 3, len(words))) if is_office(words[at])), None)
    if place is None or (is_caseless(words[place]) and not name_follows):
        return False
    if place > start and words[place].islower() and all(word.isupper() for word in words[start:place]):
        return False  # a name in capitals: "DR. KISS PÉTER államtitkár"
    if place > start + 1 and bare(words[place]) in OFFICES_AFTER_NAMES:
        return False  # "Kiss Péter államtitkár"
    while place < len(words) and (is_office(words[place]) or bare(words[place]) in ORDINALS):
        place += 1
    rest = words[place:]
    if not rest or all(word.islower() for word in rest):
        return True
    if name_follows and (_is_office_with_name(words, start, place) or (len(rest) == 1 and _GREEK.search(rest[0]))):
        return True
    if (bare(rest[0]) not in LINKS and not _ELIDED.match(rest[0])) or _holds_particle(rest) or _is_surname(rest):
        return False
    chunk = 0
    for word in rest:
        chunk = 0 if bare(word) in LINKS or is_office(word) else chunk + 1
    return name_follows or chunk < 2 or (article and chunk == 2)


def _is_surname(words: list[str]) -> bool:
    """True for ``Van den Berg``, ``De Graaf``, ``van der Laan``; not for "van Financiën", "De La Santé"."""
    if not 1 < len(words) < 4 or not words[-1][0].isupper():
        return False
    if len(words) == 3 and " ".join(words[:2]).casefold() in {"van der", "van den", "von der"}:
        return True
    return words[0] in _SURNAMED and words[1] not in {"La", "Las"}


def _is_office_with_name(words: list[str], start: int, end: int) -> bool:
    """True for an office that says of what without a small word, where a name is printed after it.

    Args:
        words: of the label.
        start: where its article and its honorifics end.
        end: where the words end that are offices.
    """
    if bare(words[start]) in WITHOUT_LINKS:
        return True  # "MENTERI AIR (CY ROE)"
    if words[end - 1].endswith(","):
        return True  # "The Assistant Minister, Ministry of State for Defence"
    shouted = all(word.isupper() for word in words)
    return end > start + 1 and not shouted and all(word.isupper() and 1 < len(word) < 6 for word in words[end:])
    # "Secretarul General NATO"


_GREEK = re.compile("[\u0370-\u03ff]")
"""of what somebody is minister stands in the genitive: ``υπουργός Υγείας``"""
WITHOUT_LINKS = frozenset({"menteri", "setiausaha", "timbalan", "ketua", "wakil", "pimpinan", "sekretaris"})
"""offices of languages that say of what without a word between"""


def _holds_particle(rest: list[str]) -> bool:
    """True for words after an office that hold a small word of names: "of Qatar Tamim bin Hamad"."""
    small = [word for before, word in pairwise(rest) if before[0].isupper()]
    particles = _SONS | (_GERMANIC if bare(rest[0]) in _ENGLISH else frozenset())
    return any(word in particles for word in small)


_SONS = frozenset({"bin", "ibn", "bint", "ben"})
_GERMANIC = frozenset({"von", "van", "zu", "ter", "ten"})
_ENGLISH = frozenset({"of", "for"})


def ends_with_party(words: list[str]) -> bool:
    """True for a name with a party in small letters after it, as in "Anna Järvi vihr"."""
    last = words[-1] if words else ""
    named = len(words) > 2 and last.islower() and len(last) <= 5 and all(word[0].isupper() for word in words[:-1])
    return named and not words[-2].isupper() and bare(last) not in CONNECTORS | OFFICES


def is_post(text: str) -> bool:
    """True for the office of somebody on the line under the name: ``Chief Executive Officer, Harbor Foods, Inc.``."""
    words = text.split()
    if not 1 < len(words) <= 14 or not words[0][0].isupper() or text[-1] in "!?:;":
        return False
    shortened = text[-1] != "." or (words[-1][0].isupper() and len(words[-1]) <= 5)
    return shortened and any(map(is_office, words[:4]))


def is_outlet(part: str, label: str) -> bool:
    """True for what stands behind a name and a bar and is no office: ``Ann Lee | Harbor Lab``.

    Args:
        part: of the label, behind the name.
        label: as printed.
    """
    return label.endswith(f" | {part}") and not any(map(is_office, part.split()))


def is_party_line(text: str) -> bool:
    """True for a party or a place in brackets on the line under a name: ``(SPD)``, ``(Die Grünen)``."""
    if len(text) > 40 or _PARTY_LINE.fullmatch(text) is None or sum(map(str.isupper, text)) < 2:
        return False
    return kind_of(text[1:-1]) not in REACTIONS  # "(Beifall bei der SPD)"


def is_person_note(note: str) -> bool:
    """True for what stands in brackets after an office and can be who holds it: "Mr. Namwamba", "Otero Parga"."""
    words = without_honorific(note.split())
    honoured = bool(words) and bare(words[0]) in HONORIFICS and len(words) > 1
    if not words or len(words) > (9 if honoured else 6) or any(character.isdigit() for character in note):
        return False
    if honoured:
        return True
    named = all(
        is_caseless(word) or ((word[:1].isupper() or bare(word) in LINKS) and _PERSON_WORD.fullmatch(word))
        for word in words
    )
    return named and not (len(words) == 1 and note.isupper() and len(note) < 6)


def parts_of_notes(notes: str) -> tuple[str | None, str | None]:
    """The office, and the party, constituency or country, in the brackets of a label.

    ``(Prime Minister)`` holds an office, ``(South Australia—Minister for Water)`` both.

    Returns:
        The office; the last of the rest that begins with a capital.
    """
    parts = [part.strip() for note in _BRACKET.findall(notes) for part in _divided(note)]
    tail = re.split(r"[)\]）]", notes)[-1].strip(" ,")  # "(S&D), relatora"
    asked = bare(tail.partition(" ")[0]) == "to"  # "(Lake) to the Minister for Rivers": whom a question is put to
    if tail and not asked and len(tail) < len(notes) and _holds_office(tail):
        parts.insert(0, tail)
    offices = [part for part in parts if 1 < len(part) <= 120 and _holds_office(part)]
    others = [part for part in parts if part not in offices and part[:1].isupper() and 1 < len(part) <= 80]
    return (offices[0] if offices else None), (others[-1] if others else None)


def _divided(note: str) -> list[str]:
    """The parts of what stands in a bracket; a hyphen between spaces divides where an office follows or goes before."""
    parts = _PARTS.split(note)
    sides = note.split(" - ")
    held = [_holds_office(side) for side in sides]
    return sides if len(parts) == 1 and len(sides) > 1 and any(held) and not all(held) else parts


def _holds_office(part: str) -> bool:
    words = part.split()
    start = 1 if len(words) > 1 and bare(words[0]) in _ARTICLES else 0
    return any(is_office(word) for word in words[start : start + 3]) and not part.isupper()
