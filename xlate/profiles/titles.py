"""Which of the lines before the first turn is the title, and where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby, islice
from operator import itemgetter

from xlate.model.document import BlockKind
from xlate.model.transcript import Dateline
from xlate.profiles.dates import find_dateline, find_loose_dateline
from xlate.profiles.misread_letters import is_misread
from xlate.profiles.month_names import is_weekday
from xlate.profiles.passage import Passage, join_lines
from xlate.profiles.place_names import is_known_place
from xlate.profiles.places import place_line
from xlate.profiles.question_headings import ends_in_reference
from xlate.profiles.vocabulary import is_shouted
from xlate.text import normalize_space

__all__ = [
    "LONGEST_DATELINE",
    "LONG_TITLE",
    "is_metadata",
    "place_of_title",
    "whole_title",
    "with_title_apart",
    "without_word_for_title",
]

LONG_TITLE = 300
"""characters"""
LONGEST_DATELINE = 5
"""lines"""
_SHORTEST_TITLE = 4
"""characters; languages of a page and its numbers are shorter"""
_TRAIL = re.compile(r"[^\n>›»/→|]{1,40}(?:\s?[>›»→]\s?[^\n>›»→]{1,60}){2,8}|[^\n/|]{1,40}(?:\s/\s[^\n/]{1,60}){2,8}")
"""the way to a page, as sites print it above: ``Home > News > Talks``"""
_WORD_FOR_TITLE = re.compile(
    r"(?:title|titel|titre|título|titolo|titlu|tytuł|název|názov|naslov|cím|otsikko|τίτλος|название|заголовок|тема|назва"
    r"|başlık|العنوان|عنوان|כותרת|標題|标题|題名|タイトル|제목|judul)\s?[:：]\s?(?=\S)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:Page|Seite|Página|Pagina|Sivu|Strona|Strana|Sida|Side)\s(?:\d{1,4}|[lI])\s(?=[^\W\d_a-z])")
"""at the head of a page that was read by a machine, too: ``Page l Ann Lee interview``"""
_KIND = re.compile(
    r"(?:full |rush |official |verbatim |interview |edited )?transcript(?:ion)?|transkript(?:ion)?|transcripción"
    r"|transcrição|trascrizione|retranscription|transkrypcja|přepis|prepis|расшифровка|стенограмма|стенограма|文字起こし|文字稿|逐字稿|녹취록",
    re.IGNORECASE,
)
"""a line that says what a text is, not what it is about"""
_RECORD = re.compile(
    r"(?:sten[ow]gra(?:ph|f)is\w+ (?:protokoll|bericht|verslag|zápis|záznam)|plenarprotokoll|wortprotokoll"
    r"|verbatim record|official report|diario de sesiones|acta taquigráfica|notas taquigráficas"
    r"|compte rendu (?:intégral|analytique)"
    r"|resoconto stenografico|sprawozdanie stenograficzne|стенографическ\w+ (?:отчет|отчёт|запись)|стенограф\w+ звіт)",
    re.IGNORECASE,
)
"""the same for the record of a meeting, whose number follows"""


def with_title_apart(passages: list[Passage], language: str) -> list[Passage]:
    """The passages, the first of which is divided where a title stands directly above or below other lines.

    Args:
        passages: those before the first turn.
        language: tag of the language, for the names of months.
    """
    passages = _meetings_apart(_without_trail(passages), language)
    divided = _title_apart(passages, language)
    return divided if len(divided) > len(passages) else _title_above_date(passages, language)


def _without_trail(passages: list[Passage]) -> list[Passage]:
    """The passages, the first line a passage of its own if it is the way to the page."""
    if not passages or len(passages[0].lines) < 2 or not _TRAIL.fullmatch(passages[0].lines[0].text.strip()):
        return passages
    lines = passages[0].lines
    parts = (lines[:1], lines[1:])
    return [
        *(replace(passages[0], lines=part, text=join_lines(part), line=part[0].number) for part in parts),
        *passages[1:],
    ]


def _meetings_apart(passages: list[Passage], language: str) -> list[Passage]:
    """The passages, a line with the number of a meeting one of its own: ``121st plenary meeting`` above its date."""
    kept: list[Passage] = []
    for passage in passages[:_HEAD]:
        lines = passage.lines
        told = [place for place, line in enumerate(lines) if _MEETING.search(line.text)] if len(lines) > 1 else []
        able = len(told) == 1 and passage.kind is BlockKind.TEXT and len(lines) <= LONGEST_DATELINE
        if not able or find_dateline(lines[told[0]].text, 0, language) or _goes_on(passage, told[0]):
            kept.append(passage)
            continue
        parts = (lines[: told[0]], lines[told[0] : told[0] + 1], lines[told[0] + 1 :])
        kept += [replace(passage, lines=part, text=join_lines(part), line=part[0].number) for part in parts if part]
    return [*kept, *passages[_HEAD:]]


def _goes_on(passage: Passage, place: int) -> bool:
    """True for a line that is a part of a sentence over several, or too long to be a line of a head."""
    texts = [line.text.strip() for line in passage.lines[place : place + 2]]
    return len(texts[0]) > _LONGEST_HOUSE or texts[0][-1:] in ",-–" or any(text[:1].islower() for text in texts)


_HEAD = 12
"""passages"""


def place_of_title(passages: Sequence[Passage], datelines: Collection[int], notes: Collection[str] = ()) -> int | None:
    """The place of the title among passages of which none is marked as one.

    Args:
        passages: those before the first turn.
        datelines: places of those that are datelines.
        notes: what is printed there of all of the text, and is no title of it.
    """
    plain = (
        place
        for place, one in enumerate(passages)
        if place not in datelines and one.text not in notes and _can_be_title(one)
    )
    able = list(islice(plain, _NEAR))
    if not able:
        return None
    first = passages[able[0]]
    if (
        len(able) > 1
        and able[1] == able[0] + 1
        and (
            _KIND.fullmatch(first.text.strip(" :："))
            or (_RECORD.fullmatch(first.text) and _MEETING.search(passages[able[1]].text) is not None)
        )
        and first.kind is BlockKind.TEXT
    ):
        return able[1]
    if first.kind is BlockKind.TEXT and (named := _named_after_house(passages, able)) is not None:
        return named
    if first.kind is BlockKind.HEADING and is_known_place(first.text):
        below = passages[able[1]] if len(able) > 1 and able[1] == able[0] + 1 else None
        return able[1] if below is not None and below.kind is BlockKind.HEADING else able[0]  # whose record it is
    if first.kind is BlockKind.TEXT and place_line([first.text], 0) is not None:
        marked = (one for one in able[1:3] if passages[one].kind is BlockKind.HEADING)
        marked = (one for one in marked if not ends_in_reference(passages[one].text))  # the first question
        return next(marked, able[0])  # a place stands above the heading
    return able[0]


def _named_after_house(passages: Sequence[Passage], able: Sequence[int]) -> int | None:
    """The line with the number of a meeting, under the name of the house that met: ``121st plenary meeting``."""
    first = passages[able[0]].text
    if len(first) > _LONGEST_HOUSE or _HOUSE.search(first) is None or _MEETING.search(first) is not None:
        return None
    near = (place for place in able[1:_NEAR] if len(passages[place].text) <= _LONGEST_MEETING)
    return next((place for place in near if _MEETING.search(passages[place].text) is not None), None)


_LONGEST_HOUSE, _LONGEST_MEETING = 80, 160
"""characters"""
_NEAR = 8
"""lines under the name of a house"""
_HOUSE = re.compile(
    r"\b(?:nations|assembl\w+|council|parl[ai]a?ment\w*|sejm\w*|wahlperiode|kadencj\w+|legislatur\w*|législature|senat\w*|land(?:es)?tag\w*"
    r"|bundes(?:tag|rat)\w*|congress\w*|house of"
    r"|cámara|câmara|camera|chambre|sénat|nationalrat\w*|skupšt\w+|sabor\w*|rad[ay]|дума|рада|совет\w*|собрание|committee"
    r"|commission|kommission|ausschuss|comité|comisión|comissão|commissione|komisj[ai]|výbor|közgyűlés|országgyűlés|eduskunta"
    r"|riksdag\w*|folketing\w*|storting\w*|staten-generaal|tweede kamer|eerste kamer|büyük millet meclisi"
    r"|meclis\w*|βουλή)\b"
    r"|הכנסת|議会|國會|立法會|人民代表|국회|مجلس|البرلمان",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\d{1,5}(?:st|nd|rd|th|[.ªºeе]|e|ème|-е|-я|-ша|-го)?\s(?:\w+\s){0,2}(?:meeting|sitting|session|sitzung|séance"
    r"|sesión|sessão|seduta|posiedzeni[ea]|schůze|schôdz[ae]|ülés\w*|vergadering|zasedání|sjednica|sednica|заседание"
    r"|засідання|istunto|møde|møte)\b"
    r"|\b(?:plenarprotokoll|protokoll|stenogramm?|sitzung|sesión|sessão|seduta|séance|session|meeting|sitting)\s"
    r"(?:nr\.?|no\.?|n[.°º]?|núm\.?|number)?\s?\d{1,4}(?:/\d{1,4})?\b"
    r"|פרוטוקול מס['׳]? ?\d+|第\s?[\d〇一二三四五六七八九十百]+\s?[回届屆次号號]",
    re.IGNORECASE,
)
"""the number of a meeting, as its record is called"""


def without_word_for_title(text: str) -> str:
    """A title without the word that says that it is one, ``Title: The bridge``, and without the number of its page."""
    match = _WORD_FOR_TITLE.match(text) or _PAGE.match(text)
    return text[match.end() :] if match else text


def _title_apart(passages: list[Passage], language: str) -> list[Passage]:
    """The passages, the first of which is divided where a title stands directly above or below a date."""
    place = next((place for place, one in enumerate(passages) if not (is_metadata(one) or one.is_separator)), None)
    if place is None or passages[place].kind is not BlockKind.TEXT:
        return passages
    first = passages[place]
    if not 1 < len(first.lines) <= LONGEST_DATELINE or any(len(line.text) > LONG_TITLE // 2 for line in first.lines):
        return passages
    if find_dateline(first.text, first.line, language) is not None:
        return passages  # a date that goes over two lines
    dates = [find_dateline(line.text, line.number, language) is not None for line in first.lines]
    kinds = [date or place_line([line.text], 0) is not None for date, line in zip(dates, first.lines, strict=True)]
    groups = [
        (kind, [line for _, line in group])
        for kind, group in groupby(zip(kinds, first.lines, strict=True), itemgetter(0))
    ]
    if not any(dates) or [kind for kind, _ in groups].count(False) != 1:
        return passages
    parts = [replace(first, lines=tuple(lines), text=join_lines(lines), line=lines[0].number) for _, lines in groups]
    return [*passages[:place], *parts, *passages[place + 1 :]]


def _title_above_date(passages: list[Passage], language: str) -> list[Passage]:
    """The passages, the first one divided where it is a title with a dateline under it."""
    if (
        not passages
        or is_metadata(passages[0])
        or find_dateline(passages[0].text, passages[0].line, language) is not None
        or passages[0].kind is not BlockKind.TEXT
        or not 1 < len(passages[0].lines) <= LONGEST_DATELINE
    ):
        return passages
    lines = passages[0].lines
    for place, line in enumerate(lines[1:], start=1):
        text = normalize_space(line.text)
        alone = find_dateline(text, line.number, language)
        if alone is None and text[:1].islower():
            continue  # the title goes on: "Press conference by the minister / of bridges on 5 March 2019"
        if alone or find_loose_dateline(text, line.number, language):
            parts = (lines[:place], lines[place:])
            return [
                *(replace(passages[0], lines=part, text=join_lines(part), line=part[0].number) for part in parts),
                *passages[1:],
            ]
    return passages


def is_metadata(passage: Passage) -> bool:
    """True for lines in square brackets that say where the text was printed, "[Pages 10-12]", and the way to a page."""
    if _TRAIL.fullmatch(passage.text):
        return True
    bracketed = sum(line.text.startswith("[") and line.text.endswith("]") for line in passage.lines)
    return bracketed > 1 and bracketed * 2 >= len(passage.lines)


def whole_title(passages: list[Passage], place: int, datelines: dict[int, Dateline]) -> str:
    """A title in capitals with what goes on with it in capitals above the date; taken out of the dateline."""
    text = passages[place].text
    line = datelines.get(place + 1)
    if line is None or len(line.pieces) < 3 or not is_shouted(text):
        return text
    first = line.pieces[0]
    if not isinstance(first, str) or not is_shouted(first) or any(character.isdigit() for character in first):
        return text
    datelines[place + 1] = Dateline(line.pieces[2:], line.line)
    return f"{text} {first}"


_FIELD = re.compile(
    r"(?:[^\W\d_][\w.]*\s){0,3}(?:no|nr|number|date|núm|n[°º]|номер|дата)\.?\s?[:：]"
    r"|\d{4}-\d{2}-\d{2}[^\W\d_]+"
    r"|(?:vol(?:ume|\.)?|tome|tomo|band|no\.|nr\.)\s?[IVXLC\d]+(?:[\s,—–-]{1,3}(?:no\.?|nr\.?|number)\s?\d+)?",
    re.IGNORECASE,
)
"""the name of a field whose value stands beside it, and the number of a volume: ``Parliament No:``, ``Vol. 280``;
stamps of programs"""


def _can_be_title(passage: Passage) -> bool:
    if (
        _TRAIL.fullmatch(passage.text)
        or passage.text[0] in "([-–—*"
        or (len(passage.text) < _SHORTEST_TITLE and passage.text.isascii())
        or is_weekday(passage.text.strip(" ,.").casefold())
        or _FIELD.fullmatch(passage.text)
        or is_misread(passage.text)
    ):
        return False
    return (
        passage.kind in {BlockKind.TEXT, BlockKind.HEADING}
        and len(passage.text) <= LONG_TITLE
        and not passage.is_separator
    )
