"""Labels of whoever asks, calls or interprets: never one person, so nobody is told by them.

``Question``, ``Reporter 2``, ``Some Hon. Members``, ``Voices from the floor``, ``路透社记者``,
``Ann Lee's interpreter``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from xlate.profiles.office_words import folded

__all__ = ["is_anonymous", "is_answer", "is_collective", "is_numbered_voice"]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


_ANONYMOUS = _folded(
    " ".join(
        """q, question, follow-up question, follow-up, journalist, journalists, reporter, reporters, correspondent,
    press, media, audience, audience member, audience question, member of the audience, participant,
    participants, attendee, questioner, caller, voice, voices, all, several, many, unknown, unidentified,
    unidentified speaker, unidentified male, unidentified female, unidentified man, unidentified woman,
    unidentified person, unidentified male speaker, unidentified female speaker, unknown speaker, male
    speaker, female speaker, male voice, female voice, speaker unidentified, inaudible speaker, question
    from the audience, question from the floor, multiple speakers, multiple voices, group, crowd, member,
    members, frage, zusatz, zusatzfrage, nachfrage, journalistin, publikum, zuruf, zurufe, teilnehmer,
    teilnehmerin, reporterin, journaliste, une journaliste, un journaliste, public, dans le public,
    intervenant, intervenante, pregunta, repregunta, periodista, público, asistente, prensa, participante,
    voz, voces, pergunta, jornalista, plateia, imprensa, domanda, giornalista, pubblico, vraag, journaliste,
    publiek, вопрос, журналист, журналисты, реплика, реплики, из зала, корреспондент, голос из зала,
    участник, участники, питання, запитання, журналіст, репліка, кореспондент, въпрос, журналист, репортер,
    pytanie, dziennikarz, dziennikarka, głos z sali, otázka, novinář, novinářka, novinar, novinarka,
    pitanje, vprašanje, kérdés, újságíró, kysymys, toimittaja, fråga, spørsmål, spørgsmål, întrebare,
    ziarist, din sală, ερώτηση, δημοσιογράφος, soru, gazeteci, soal, wartawan, pertanyaan, câu hỏi, phóng
    viên, คำถาม, ผู้สื่อข่าว, 問, 问, 質問, 提问, 提問, 記者, 记者, 観客, 観衆, 기자, 질문, 질문자, 청중,
    سؤال, صحفي, صحفية, سؤال صحفي, صحافي, 另一人, 有人, 观众, 觀眾, 网友, 網友, 字幕, 录音, 錄音, 录音内容,
    mic, microphone, internet, signal angel, орнынан, залдан, с места, з місця, interjection, interjections,
    όλοι οι βουλευτές, ολοι οι βουλευτες, zwischenruf, zwischenrufe, zwischenfrage, vociferări, rumoare, bir
    ses, sesler, peserta, hadirin, 場內聲音, 場内の声, 場内発言, 台下, 객석, 방청석, 의석에서, аноним,
    аноніми, zuhörer, zuhörerin, zuschauer, zuschauerin, unbekannt, unbekannter, unbekannte, inconnu,
    inconnue, desconocido, desconocida, desconhecido, desconhecida, sconosciuto, sconosciuta, neznámý,
    neznámá, неизвестный, неизвестная, невідомий, невідома, неизвестен, άγνωστος, άγνωστη, tuntematon,
    okänd, ukendt, ukjent, onbekend, onbekende, nieznany, nieznana, nepoznat, nepoznati, neznan, necunoscut,
    ismeretlen, bilinmeyen, 不明, 不明发言者, 発言者不明, 불명, both, together, beide, alle beide, zusammen,
    les deux, ensemble, ambos, ambas, los dos, las dos, juntos, os dois, todos, todas, tous, toutes, tutti,
    entrambi, insieme, alle, allemaal, оба, обе, все, вместе, обоє, всі, разом, oba, obaj, oboje, wszyscy,
    razem, všichni, oba dva, svi, zajedno, vsi, mindketten, mindenki, molemmat, kaikki, båda, alla, begge,
    ambii, amândoi, toți, ikisi, hepsi, hep birlikte, keduanya, semua, cả hai, 二人, 兩人, 两人, 一同, 全員,
    全体, 众人, 眾人, 모두, 둘 다, الجميع, كلاهما, שניהם, כולם, שאלה, עיתונאי, עיתונאית, پرسش, سوال,
    خبرنگار, सवाल, प्रश्न, पत्रकार""".split()
    ).split(", ")
)
"""labels of whoever asks or calls, in lower case: never one person"""
_ANSWERS = frozenset(
    """a r an ans answer antwort réponse respuesta resposta risposta antwoord ответ відповідь odpowiedź odpověď odgovor
    svar vastaus válasz răspuns отговор απάντηση cevap jawaban jawapan 答 答弁 回答 답변 답 جواب ج תשובה""".split()
)
"""labels of whoever answers: a letter or a word that is nobody's name"""
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
    r"|(?:реплики?|обаждани[ея]) (?:от|на) .{2,40}|(?:beberapa|seorang|ramai) ahli\b.{0,30}"
    r"|salondan bir ses|başka bir ses|hang a teremből|közbekiáltás.{0,30}|tiếng nói từ .{2,30}"
    r"|hlasy?(?: ze sálu)?|közbeszólás\b.{0,40}",
    re.IGNORECASE,
)
"""who is no single person: ``Some Hon. Members``, ``Plusieurs députés du groupe LR``, ``Vozes do PSD``"""
_SOMEBODY = _folded(
    """voice voices man men woman women boy boys girl girls child children someone somebody person persons people
    heckler hecklers protester protesters protestor caller callers student students attendee attendees
    audience participant participants questioner questioners guest crowd listener listeners viewer viewers
    spectator spectators delegate delegates member members juror jurors reporter reporters journalist
    journalists speaker speakers question questions cries shouts stimme stimmen frau mann männer frauen
    zuschauer zuschauerin zuhörer zuhörerin teilnehmer teilnehmerin fragesteller fragestellerin frage fragen
    publikum student studentin voix homme femme hommes femmes spectateur spectatrice auditeur auditrice
    participant participante intervenant intervenante personne cris exclamations voz voces hombre mujer
    asistente participante espectador espectadora público pregunta vozes homem mulher pessoa pergunta voce
    voci uomo donna domanda spettatore spettatrice głos głosy mężczyzna kobieta osoba pytanie pytania голос
    голоса шум реплика реплики выкрик выкрики возглас возгласы вопрос вопросы мужчина женщина участник
    участница зритель голоси вигук вигуки запитання чоловік жінка hlas hlasy muž žena otázka dotaz stem
    stemmen vraag vrouw deelnemer röst röster fråga kvinna deltagare stemme stemmer spørsmål spørgsmål mand
    kvinde kvinne ääni kysymys hang vélemény φωνή φωνές ερώτηση ses sesler soru
    hääl hääled balss balsis balsas balsai glas glasovi глас гласове гласови rödd raddir kysymykset питання возгласи
    suara suara-suara peserta hadirin réplica kall""".split()
)
"""who is heard, if a place follows"""
_PLACES = _folded(
    """floor back audience crowd gallery galleries room hall background front street microphone mic mike camera
    chat zoom phone telephone line stage row screen bench benches rear distance corridor radio public
    publikum saal hintergrund reihe off tribüne plenum zuschauerraum hinten telefon mikrofon salle tribune
    tribunes fond assistance auditoire coulisses champ micro público sala tribuna fondo fundo plateia
    galeria galería pubblico platea bancada bancadas auditorio auditório sali ław publiczności galerii tyłu
    widowni зала зале залу места мест публики публике балкона аудитории толпы залі місця місць sálu publika
    pléna zaal publiek salen salong publiken läktaren galleriet benkene bänkarna salista yleisöstä αίθουσα
    ακροατήριο salondan seyirciden
    salist saalist saalis zāles zālē salės salėje dvorane dvorani sale saali klupe klupa сале залата място местата
    зали salės κοινό κοινού terem teremből salonu ruangan hadirin""".split()
)
"""where somebody is heard from, the last word of a label"""
_IN_PLACES = frozenset("salista yleisöstä saalist salės salėje zālē zāles salondan seyirciden".split())
"""words of places that say "from" or "in" themselves"""
_UNKNOWN = frozenset(
    "unidentified unknown unnamed unseen male female off-camera offscreen young elderly second another".split()
)
_ELSEWHERE = re.compile(
    r".{2,60}['’]s? (?:interpreter|translator)s?|(?:the |an? )?(?:interpreter|translator)s? (?:for|of|to) .{2,60}"
    r"|(?:l[’']|une? |el |la |o |a |der |die )?(?:interprète|intérprete|interprete|dolmetscher|dolmetscherin)"
    r" (?:de |du |d[’']|del |do |da |di |von |des |für ).{1,60}"
    r"|(?:перевод|переклад)чи(?:к|ца|ця) .{2,40}|tłumacz(?:ka)? .{2,40}"
    r"|(?:现场|現場|台下|场下|場下|会场|會場|记者席|記者席|傍聴席)(?:观众|觀眾|声音|聲音|有人|.{0,3}呼ぶ者.{0,6})"
    r"|(?:另一人|有人|观众|觀眾|网友|網友)提?[问問]|「?.{0,14}」?と?呼ぶ者(?:あり|多し).{0,4}|.{1,24}(?:記者|记者|기자)"
    r"|(?:مراسلة?|صحفية?|صحافية?|سؤال|صوت|أصوات) .{2,40}"
    r"|(?:dziennikarz|dziennikarka|journalist|journalistin|journaliste|reporter|reporterin|periodista|jornalista|giornalista"
    r"|журналист|корреспондент|кореспондент|журналіст|novinář|novinářka|újságíró|toimittaja)"
    r" [„“”\"«].{2,40}[“”\"»]|phóng viên .{2,40}|(?:קריאה|קריאות|קול)(?: .{2,30})?",
    re.IGNORECASE,
)
"""an interpreter of somebody; who asks, in scripts in which words are not divided or stand the other way round"""


def is_answer(label: str) -> bool:
    """True for a label that says only that somebody answers: ``A``, ``Antwort``, ``답변``."""
    return folded(label.strip("()[] .:")) in _ANSWERS


@lru_cache(maxsize=4096)
def is_collective(label: str) -> bool:
    """True for a label that names nobody in particular: "Some Hon. Members", "A Deputy", "Man at the back"."""
    if len(label) > 100:
        return False
    plain = label.rstrip(".")
    return _MANY.fullmatch(plain) is not None or _is_somewhere(plain) or _ELSEWHERE.fullmatch(plain) is not None


def _is_somewhere(label: str) -> bool:
    """True for somebody and a place, and for somebody unidentified, in whatever language."""
    words = folded(label).split()
    if not 1 < len(words) <= 8:
        return False
    place = next((at for at, word in enumerate(words) if word in _SOMEBODY), None)
    if place is None or place > 3:
        return False
    last = words[-1].strip(")].,’'")
    if last in _PLACES and (place + 2 < len(words) or (last in _IN_PLACES and place + 2 == len(words))):
        return True
    return place == len(words) - 1 and all(word in _UNKNOWN for word in words[:place])


@lru_cache(maxsize=4096)
def is_anonymous(label: str) -> bool:
    """True for a label that stands before the words of whoever asks or calls: "Question", "Reporter 2", the above."""
    plain = " ".join(label.split()).strip("()[]（）【】<>.")
    if not any(map(str.isalnum, label)):
        return True  # a sign is all that tells of somebody: ">>", a dash
    return folded(_NUMBER.sub("", plain)) in _ANONYMOUS or is_collective(label)


def is_numbered_voice(label: str) -> bool:
    """True for whoever is told by a number alone: ``Speaker 2``, ``Stimme 3``."""
    word = _NUMBER.sub("", label)
    return word != label and folded(word) in _SOMEBODY
