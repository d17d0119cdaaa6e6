"""Words that tell labels, names and places from sentences, and how capitals are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from xlate.profiles.office_words import (
    CASELESS_OFFICES,
    HONORIFICS,
    OFFICE_ENDINGS,
    OFFICES,
    OFFICES_AFTER_NAMES,
    folded,
)

__all__ = [
    "CONNECTORS", "FORMAL", "HONORIFICS", "MOVES", "NO_PLACES", "NO_SPEAKERS", "OFFICES", "OPENING_WORDS", "SAYS",
    "SENTENCE_WORDS", "SINGLE_WORDS", "bare", "has_office_behind", "is_caseless", "is_office", "is_shouted", "is_title",
]  # fmt: skip

SENTENCE_WORDS = frozenset(
    """is are was were be said says say told asked asks added met reads that i we you it there this these what how why
    but because if now have has had will would shall can could should do does did my your our their
    ist sind war waren wird werden sagt sagte sagen ich wir habe haben hat nicht dass wenn aber kann
    son fue fueron dijo digo que yo hay está están pero porque hemos
    est sont était dit dis nous je vous qui avons mais parce
    это что он она они мы я есть был была были сказал сказала если но потому наш наша
    é são disse eu nós sono è detto noi""".split()
)
"""words that a sentence has before a colon, and no label"""
OPENING_WORDS = frozenset(
    """and but or so also for to in on at with from as then when while because now here my our let first second third
    finally of by not no yes well im am beim zum zur auf bei nach vor wie was wo wer en por para con como sobre dans
    pour avec sur comme по на в с из для как""".split()
)
"""words that a sentence begins with, and no label"""
SINGLE_WORDS = frozenset(
    """first second third fourth finally also however so and or well yes no thank thanks please note notes warning
    example source photo video update read related editor caption summary background quote important remember
    conclusion introduction""".split()
)
"""words that stand alone before a colon inside a text"""
CONNECTORS = frozenset(
    """of the and for to in on at a an de la du des von van der den del della dello delle dei degli
    las los al bin ibn da do dos di el le y e & ben ter zu from
    with by und für et i""".split()
)
"""small words that names and offices hold without capitals"""
FORMAL = frozenset(
    " ".join(
        """ayes, noes, nays, yeas, abstention, abstentions, absention, absentions, teller, tellers, teller of
    the ayes, teller of the noes, tellers of the ayes, tellers of the noes, teller for the ayes,
    teller for the noes, tellers for the ayes, tellers for the noes, resolution, resolved, proposed,
    proposal, action, action item, topic, subtopic, whereas, and whereas, therefore be it resolved,
    therefore be it resolved that, therefore be it further resolved, therefore be it further
    resolved that, now therefore be it resolved, now therefore be it resolved that, now therefore be
    it further resolved, now therefore be it further resolved that, a favor, en contra,
    abstenciones, votos a favor, votos contra, in favour, in favor, against, abstaining,
    abstentions, voting against, voting in favour, favorevoli, contrari, astenuti, 程序委員會意見, 提案人, 連署人,
    說明, 案由, 主旨, ja-stimmen, nein-stimmen, enthaltungen""".split()
    ).split(", ")
)
"""what begins a paragraph of the record of a vote or of minutes, before a colon, without commas"""
NO_SPEAKERS = FORMAL | frozenset(
    " ".join(
        """speakers, speaker list, witnesses, present, also present, members present, participants, attendees,
    signed, firmado, signé, unterzeichnet, podpisano, подпись, asistentes, assistents, presenti, présents, excusés,
    anwesend, anwesende, entschuldigt, aanwezig, afwezig, obecni, nieobecni, присутствовали,
    присутні,
    appearances, agenda, date, time, place, location, venue, subject, title, page, pages, note,
    notes, source, url, link, direct link, tags, email, e-mail, tel, press officer, press contact,
    media contact, media contacts, media relations, phone, fax, contact, contacts, publication date,
    published, updated, last updated, duration, language, persons, geography, published in section,
    published in sections, download, share, oral argument of, rebuttal argument of, copyright,
    photo, video, audio, transcript, edited by, written by, transcribed by, transcription by,
    produced by, reported by, reporting by, photos by, photo by, translated by, compiled by, filmed
    by, recorded by, text, texte, texto, redaktion, redacción, rédaction, disclaimer, a.m, p.m,
    announcements, regrets, break, jingle, outro, where, when, dates, times, scribe notes, video
    archive, arhiva video, column no, absent, date of meeting, discussion, presentation, poll,
    introduction, the question is, the question, address, postal address, adresse, adresa, adresa
    poştală, adresa poștală, dirección, endereço, indirizzo, adres, adress, адрес, адреса, telefon,
    telefoane, telefoane (centrala), teléfono, telefone, telefono, téléphone, puhelin, телефон,
    abstain, in favour, in favor, against, total, totals, pour, contre, contro, voor, tegen, za,
    protiv, proti, przeciw, by, before, за, против, воздержались, проти, утримались, 贊成者, 反對者, 賛成者, 反対者,
    说明, 説明, 字幕, 往期视频, 往期視頻, 编者按, 編者按, 备注, 備註, 標題, 标题, 来源, 來源, 链接, 連結,
    subtitles, untertitel, sous-titres, subtítulos, legendas, sottotitoli, napisy, субтитры, субтитри,
    決議, 依據, 附件, 資料來源, topics, be it resolved that, be it further resolved that""".split()
    ).split(", ")
)
"""what stands before a colon on pages and forms"""
SAYS = frozenset(
    """says said adds asks answers replies sagt sagte fragt antwortet dit demande répond dice pregunta responde
    diz""".split()
)
"""verbs after the name where somebody's notes print them before each colon: ``Ann Lee says:``"""
MOVES = frozenset(
    "moved moves asked replied responded answered rose seconded interjected interrupts interrupted interjects".split()
)
"""verbs after the speaker where records print what he does before the colon"""
NO_PLACES = frozenset(
    """remarks remark statement statements speech press transcript question questions opening briefing interview session
    address summary news speaks meets meeting visit talks holds hosts says live reporters newsroom episode show
    hearing committee debate session report official record proceedings sitting bulletin conference minutes protocol
    plenarprotokoll sitzung bericht acta diario versión presidencia ministerio gobierno secretaría conferencia
    procès-verbal compte rendu séance verslag handelingen handlinger posėdis""".split()
)
"""words that a heading has, and no place"""

_EDGES = ".,'’\"“”()[]"
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=16384)
def bare(word: str) -> str:
    """A word without punctuation at its edges, in lower case."""
    return folded(word.strip(_EDGES))


@lru_cache(maxsize=16384)
def is_office(word: str) -> bool:
    """True for a word that offices are made of, "Under-Secretary" and "Bundesministerin" too."""
    plain = bare(word)
    return (
        plain in OFFICES
        or any(part in OFFICES for part in plain.split("-"))
        or (len(plain) > 8 and plain.endswith(OFFICE_ENDINGS))
        or (is_caseless(plain) and any(office in plain for office in CASELESS_OFFICES))
    )


def is_caseless(word: str) -> bool:
    """True for a word in a script without capitals: Chinese, Arabic, Georgian."""
    return bool(_LETTER.search(word)) and word.lower() == word.upper()


def is_shouted(text: str) -> bool:
    """True for words in capitals throughout, small words as in "LÓPEZ de la CRUZ" apart."""
    return any(word.isupper() for word in text.split()) and all(
        word.isupper() or bare(word) in CONNECTORS or not _LETTER.search(word) for word in text.split()
    )


def is_title(text: str) -> bool:
    """True for several words with capitals, small words between them apart, and no sign at the end: of a heading."""
    words = text.split()
    return (
        2 < len(words) <= 12
        and text[-1].isalnum()
        and all(word[:1].isupper() or word[0].isdigit() or bare(word) in CONNECTORS for word in words)
        and words[-1][0].isupper()
    )


def has_office_behind(words: Sequence[str]) -> bool:
    """True for a name with its office in small letters behind it: "KISS PÉTER államtitkár", "Kiss Péter képviselő".

    Args:
        words: of a label; one whose name is not in capitals needs an office of a language that puts it there.
    """
    end = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
    shouted = sum(word.isupper() for word in words) > 1
    if end < _NAME or end == len(words) or not (shouted or bare(words[end]) in OFFICES_AFTER_NAMES):
        return False
    return all(word.islower() for word in words[end:]) and any(map(is_office, words[end:]))


_NAME = 2
"""words of a name at least"""
