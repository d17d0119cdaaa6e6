"""Words that tell labels, names and places from sentences, and how capitals are read."""

from __future__ import annotations

import re
from functools import lru_cache

from xlate.profiles.office_words import CASELESS_OFFICES, HONORIFICS, OFFICE_ENDINGS, OFFICES, folded

__all__ = [
    "ANONYMOUS", "CONNECTORS", "HONORIFICS", "NO_PLACES", "NO_SPEAKERS", "OFFICES", "OPENING_WORDS", "SENTENCE_WORDS",
    "SINGLE_WORDS", "bare", "is_anonymous", "is_caseless", "is_collective", "is_office", "is_shouted",
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
    """of the and for to in on at a an de la du des von van der den al bin ibn da do dos di el le y e & ben ter zu from
    with by und für et i""".split()
)
"""small words that names and offices hold without capitals"""
NO_SPEAKERS = frozenset(
    " ".join(
        """speakers, speaker list, witnesses, present, also present, members present, participants, attendees,
    appearances, agenda, date, time, place, location, venue, subject, title, topic, topics, page, pages, note,
    notes, source, url, link, direct link, tags, email, e-mail, tel, phone, fax, contact, contacts, publication
    date, published, updated, last updated, duration, language, persons, geography, published in section,
    download, share, oral argument of, rebuttal argument of, copyright, photo, video, audio,
    transcript, disclaimer, a.m, p.m""".split()
    ).split(", ")
)
"""what stands before a colon on pages and forms"""
NO_PLACES = frozenset(
    """remarks remark statement statements speech press transcript question questions opening briefing interview session
    address summary news speaks meets meeting visit talks holds hosts says live reporters newsroom episode show
    hearing committee debate session report official record proceedings sitting bulletin conference minutes protocol
    plenarprotokoll sitzung bericht acta diario versión presidencia ministerio gobierno secretaría conferencia
    procès-verbal compte rendu séance verslag handelingen handlinger posėdis""".split()
)
"""words that a heading has, and no place"""

ANONYMOUS = frozenset(
    " ".join(
        """q, question, follow-up question, follow-up, journalist, journalists, reporter,
    reporters, correspondent, press, media, audience, audience member, audience question,
    member of the audience, participant, participants, attendee, questioner, caller, voice,
    voices, all, several, many, unknown, unidentified, unidentified speaker, unidentified
    male, unidentified female, unidentified man, unidentified woman, unidentified person,
    unidentified male speaker, unidentified female speaker, unknown speaker, male speaker,
    female speaker, male voice, female voice, speaker unidentified, inaudible speaker,
    question from the audience, question from the floor, multiple speakers, multiple voices,
    group, crowd, member, members, frage, zusatzfrage, nachfrage, journalistin, publikum,
    zuruf, zurufe, teilnehmer, teilnehmerin, reporterin, journaliste, une journaliste, un
    journaliste, public, dans le public, intervenant, intervenante, pregunta, repregunta,
    periodista, público, asistente, prensa, participante, voz, voces, pergunta, jornalista,
    plateia, imprensa, domanda, giornalista, pubblico, vraag, journaliste, publiek, вопрос,
    журналист, журналисты, реплика, реплики, из зала, корреспондент, голос из зала,
    участник, участники, питання, запитання, журналіст, репліка, кореспондент, въпрос,
    журналист, репортер, pytanie, dziennikarz, dziennikarka, głos z sali, otázka, novinář,
    novinářka, novinar, novinarka, pitanje, vprašanje, kérdés, újságíró, kysymys,
    toimittaja, fråga, spørsmål, spørgsmål, întrebare, ziarist, ερώτηση, δημοσιογράφος,
    soru, gazeteci, soal, wartawan, pertanyaan, câu hỏi, phóng viên, คำถาม, ผู้สื่อข่าว, 問,
    问, 質問, 提问, 提問, 記者, 记者, 観客, 観衆, 기자, 질문, 질문자, 청중, سؤال, صحفي, صحفية, سؤال صحفي, صحافي,
    שאלה, עיתונאי, עיתונאית, پرسش, سوال, خبرنگار, सवाल, प्रश्न, पत्रकार""".split()
    ).split(", ")
)
"""labels of whoever asks or calls, in lower case: never one person"""
_NUMBER = re.compile(r"\s?[#№]?\d{1,3}$")
_MANY = re.compile(
    r"(?:some|several|many|various|a number of|other|all|an?|the|one|another)?\s?(?:hon\.?\s|honourable\s|opposition\s"
    r"|government\s)?(?:members?|senators?|deput(?:y|ies)|delegates?|voices?|councillors?)(?: of the audience)?"
    r"|(?:an?|some) (?:\w{3,20} )?(?:journalist|reporter|correspondent|questioner|participant|spokesperson|spokesman"
    r"|spokeswoman|speaker|official|attendee|member of the (?:audience|public|press)|voice)s?"
    r"|(?:plusieurs|quelques|de nombreux|un|une|des|d[’']autres)\s(?:députée?s?|sénateurs?|sénatrices?|voix|membres?"
    r"|journalistes?|orateurs?)\b.{0,60}|voix (?:diverses|nombreuses|dans la salle)"
    r"|(?:una|um|uma|várias|varias|algunas|diversas)?\s?(?:vozes|voces|voz|voci|voce)\b.{0,40}"
    r"|(?:varios|un|una)\s(?:señor(?:es|a)?\s)?diputad[oa]s?|(?:un|una|alcuni) deputat[oai]"
    r"|głosy? z sali|zurufe?\b.{0,40}|(?:шум|голоса?|реплика|выкрик(?:и)?) (?:в|из|із|з) зал(?:а|е|у|і)|из зала|із залу"
    r"|hlasy?(?: ze sálu)?|közbeszólás\b.{0,40}",
    re.IGNORECASE,
)
"""who is no single person: ``Some Hon. Members``, ``Plusieurs députés du groupe LR``, ``Vozes do PSD``"""

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


def is_collective(label: str) -> bool:
    """True for a label that names nobody in particular: "Some Hon. Members", "A Deputy"."""
    return len(label) <= 100 and _MANY.fullmatch(label.rstrip(".")) is not None


def is_anonymous(label: str) -> bool:
    """True for a label that stands before the words of whoever asks or calls: "Question", "Reporter 2", the above."""
    plain = " ".join(label.split()).strip("()[]（）【】<>.").casefold()
    return _NUMBER.sub("", plain) in ANONYMOUS or is_collective(label)


def is_caseless(word: str) -> bool:
    """True for a word in a script without capitals: Chinese, Arabic, Georgian."""
    return bool(_LETTER.search(word)) and word.lower() == word.upper()


def is_shouted(text: str) -> bool:
    """True for words in capitals throughout, small words as in "LÓPEZ de la CRUZ" apart."""
    return any(word.isupper() for word in text.split()) and all(
        word.isupper() or bare(word) in CONNECTORS or not _LETTER.search(word) for word in text.split()
    )
