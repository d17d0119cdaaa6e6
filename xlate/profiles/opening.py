"""An opening statement without a label: whom the title or a line under it names as the one who speaks.

``Remarks by Ann Lee at a briefing``: what is said before the first label is hers. Who it is is inferred, and a finding
says so; where nobody or more than one is named, a speech is a turn of nobody and other words stay outside turns; a
finding says that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xlate.findings import Finding
from xlate.model.document import BlockKind, Voice
from xlate.model.transcript import TopLevelBlock, Turn
from xlate.profiles.passage import Passage
from xlate.profiles.procedure import is_said
from xlate.profiles.vocabulary import HONORIFICS, bare, is_office
from xlate.text import shorten

__all__ = ["Opening", "find_opening", "spoken_by", "with_first_captions", "without_label"]

_HEAD = 8
"""passages among which a title and a line with the name are"""
_LEAST = 20
"""characters: a shorter paragraph tells nothing"""
_LONGEST_LINE = 200
"""characters of a line that names who speaks"""
_QUOTED = re.compile('["“„«][^"“”„«»]{2,400}["”»]')
_GREETING = re.compile(
    r"(?:good (?:morning|afternoon|evening|day)\b|ladies and gentlemen|dear (?:colleagues|friends|members)|welcome to"
    r"|(?:mr|madam|mister)\.? (?:president|chair\w*|speaker|secretary)|(?:your )?excellenc|distinguished|thank you"
    r"|mesdames|monsieur le|madame la|chers? |bonjour|meine (?:sehr )?(?:verehrten |geehrten )?damen|sehr geehrte"
    r"|liebe |guten (?:morgen|tag|abend)|señor|buen[oa]s |muy buen|estimad|queridos|senhor|bom dia|boa tarde|boa noite"
    r"|signor|buongiorno|buonasera|gentili|уважаем|добрый|дорогие|шановн|добр|dames en heren|goede|ärade|fru talman"
    r"|herr talman|kære|kjære|arvois|hyvä|szanown|panie |vážen|dámy a|tisztelt|hölgyeim|stimaț|doamnelor|дами и|κυρίες"
    r"|sayın)",
    re.IGNORECASE,
)
"""with which somebody begins to speak"""
_KINDS = (
    r"(?:(?:introductory|opening|closing|welcome|welcoming|prepared|keynote|press|media|daily|video|full)\s){0,2}"
    r"(?:statement|remarks?|speech|address|keynote|lecture|testimony|briefing|press conference)(?:\sto [^,]{3,40}?)?"
    r"\s(?:delivered\s|given\s|made\s)?(?:by|of)\s",
    r"(?:rede|ansprache|erklärung|statement|einleitende (?:worte|bemerkungen)|grußwort|vortrag|begrüßung)"
    r"\s(?:von|des|der)\s",
    r"(?:discours|déclaration|allocution|intervention|propos (?:liminaires|introductifs)|conférence de presse)"
    r"\s(?:de|du|d['’])\s?",
    r"(?:discurso|declaraci[oó]n|palabras|intervenci[oó]n|mensaje|conferencia)(?:\sdel?)\s",
    r"(?:discurso|declaração|intervenção|pronunciamento|palavras)\s(?:de|do|da)\s",
    r"(?:discorso|intervento|dichiarazione|saluto)\s(?:di|del|della)\s",
    r"(?:toespraak|verklaring|speech)\s(?:van|door)\s",
    r"(?:speaker|redner|rednerin|orateur|oratrice|orador|oradora|relatore|spreker)\s?:\s",
)
_NAMES = re.compile(
    rf"(?:the\s)?(?:{'|'.join(_KINDS)})(?P<named>(?:(?!\s(?:at|on|in|to|before|during|bei|am|auf|zum|zur|vor|à|au"
    r"|lors|devant|sur|en|ante|durante|na|no|alla|al|op)\s)[^;:|()–—\n]){3,120})",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]*\s(?:(?:de|la|van|von|der|den|al|bin|di|da|dos)\s)*){1,3}[^\W\d_a-z][\w’'-]+"
)
_MANY = re.compile(r"\s(?:and|und|et|y|e|en|och|og)\s|&", re.IGNORECASE)
_OWN_NAME = re.compile(
    r"(?i:my name is|mein name ist|je m['’]appelle|mi chiamo|me llamo|meu nome é|меня зовут|мене звати|mijn naam is)"
    r" (?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3})"
)
"""who somebody says that he is"""
_HANDS_OVER = re.compile(
    r"\b(?:the floor is yours|you have the floor|over to you|introduce (?:to you )?(?:our|the|today|this)"
    r"|please (?:join me in )?welcom\w+|our (?:guest|speaker)"
    r"|(?:today|tonight)['’]s (?:guest|speaker)|sie haben das wort|das wort hat|vous avez la parole"
    r"|tiene la palabra|ha la parola|tem a palavra|heeft het woord|вам слово|слово предоставляется|we publish"
    r"|wir veröffentlichen|nous publions|publicamos|pubblichiamo|мы публикуем)\b",
    re.IGNORECASE,
)
"""words of a host before the speaker begins, and of editors"""
_FEW = 2
"""paragraphs that speak of I and we; one alone can be a note of the editors"""


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said before the first label."""

    passages: tuple[Passage, ...]
    """at least one"""
    name: str | None
    """of who speaks, as printed; None: nobody or more than one is named"""
    is_turn: bool = False
    """it is somebody's speech, whoever that is: a greeting and several paragraphs, and no host who introduces"""

    def findings(self, file: str) -> Iterator[Finding]:
        """What was done with the words."""
        number, line = len(self.passages), self.passages[0].line
        what = f"{number} paragraphs" if number > 1 else "a paragraph"
        if self.name is not None:
            message = (
                f"{what} without a label are given to {self.name}, whom the head of the text names; check who speaks"
            )
            yield Finding("XL129", message, file, line)
        else:
            shown = shorten(self.passages[0].text, 60)
            message = f'{what} before the first label read like speech, and nothing says who speaks: "{shown}"'
            yield Finding("XL130", message, file, line)


def find_opening(front: Sequence[Passage]) -> Opening | None:
    """The words said before the first label, and who says them.

    Args:
        front: passages before the first turn.

    Returns:
        The passages from the first greeting, or the first words of I and we, to the last paragraph; None if there are
        no such words.
    """
    begin = next((at for at, one in enumerate(front) if at and _begins(one)), None)
    if begin is None:
        return None
    said = [one for one in front[begin:] if one.kind is BlockKind.TEXT and not one.is_separator]
    first_person = sum(_speaks(one) for one in said)
    greeted = _greets(front[begin].text)
    if first_person < (1 if greeted else _FEW) or (not greeted and first_person * 2 < len(said)):
        return None
    end = begin + 1
    for at in range(begin, len(front)):
        if front[at].kind is BlockKind.TEXT and not front[at].is_separator:
            end = at + 1
    named = {found for one in front[: min(begin, _HEAD)] if (found := _named(one.text)) is not None}
    name = named.pop() if len(named) == 1 else None
    hosted = any(_is_of_another(one.text, name) for one in said)
    alone = (
        (greeted or first_person > _SPEECH)
        and not hosted
        and len(said) >= _SPEECH
        and sum(len(one.text) for one in said) >= _LONG
    )
    return Opening(tuple(front[begin:end]), None if hosted else name, alone or (name is not None and not hosted))


_SPEECH, _LONG = 3, 800
"""paragraphs, and characters, of a speech"""


def _is_of_another(text: str, name: str | None) -> bool:
    """True for words in which the named person is somebody else: a host who introduces, a note of editors."""
    plain = _QUOTED.sub("", text)
    if name is not None and (own := _OWN_NAME.search(plain)) is not None:
        return own["name"].rsplit(maxsplit=1)[-1].casefold() not in name.casefold().split()
    if _HANDS_OVER.search(plain) is not None:
        return True
    return name is not None and re.search(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", plain) is not None


def _begins(passage: Passage) -> bool:
    """True for a greeting, and for a paragraph in which somebody speaks of himself."""
    if passage.kind is not BlockKind.TEXT or passage.is_separator or passage.containers:
        return False
    return _greets(passage.text) or (len(passage.text) >= _LEAST and _speaks(passage))


def _greets(text: str) -> bool:
    """True for words that begin with a greeting, or have one behind the first comma: ``Para mim, boa noite, é``."""
    return any(_GREETING.match(part) for part in text[:_LEAST_BEFORE].split(", ")[:2])


_LEAST_BEFORE = 60
"""characters"""


def _speaks(passage: Passage) -> bool:
    return is_said(_QUOTED.sub("", passage.text))


def _named(text: str) -> str | None:
    """The one person whom a title or a line under it names as who speaks."""
    match = _NAMES.match(text.lstrip(" \u00a0*_")) if len(text) <= _LONGEST_LINE else None
    if match is None:
        return None
    for part in match["named"].split(","):
        words = part.split()
        while len(words) > 2 and bare(words[0]) in HONORIFICS:
            words = words[1:]
        last = max((at for at, word in enumerate(words[:-2]) if is_office(word)), default=-1)
        plain = " ".join(words[last + 1 :])
        found = [one.group() for one in _NAME.finditer(plain)]
        if found and _MANY.search(part):
            return None
        if len(found) == 1 and plain.endswith(found[0]):
            return found[0]
    return None


def spoken_by(opening: Opening) -> tuple[Passage, ...]:
    """The passages with the voice of who speaks."""
    first = replace(opening.passages[0], voice=Voice(opening.name))
    return (first, *opening.passages[1:])


def with_first_captions(passages: Sequence[Passage]) -> list[Passage]:
    """Passages, the first of which is a turn of nobody if it is a caption: it has a time, and is no title."""
    first = passages[0] if passages else None
    if first is None or first.start is None or first.begins_turn or first.kind is not BlockKind.TEXT:
        return list(passages)
    return [replace(first, voice=Voice(None)), *passages[1:]]


def without_label(blocks: Sequence[Turn | TopLevelBlock]) -> list[Turn | TopLevelBlock]:
    """The blocks, the first of which is a turn for which no label is printed."""
    first = blocks[0]
    return [replace(first, label=None) if isinstance(first, Turn) else first, *blocks[1:]]
