"""Labels of whoever asks, calls or interprets: never one person, so nobody is told by them.

``Question``, ``Reporter 2``, ``Some Hon. Members``, ``Voices from the floor``, ``路透社记者``, ``Ann Lee's interpreter``.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_anonymous", "is_collective"]

_ANONYMOUS = frozenset(
    " ".join(
        ["q,", "question,", "follow-up", "question,", "follow-up,", "journalist,", "journalists,", "reporter,", "reporters,", "correspondent,", "press,", "media,", "audience,", "audience", "member,", "audience", "question,", "member", "of", "the", "audience,", "participant,", "participants,", "attendee,", "questioner,", "caller,", "voice,", "voices,", "all,", "several,", "many,", "unknown,", "unidentified,", "unidentified", "speaker,", "unidentified", "male,", "unidentified", "female,", "unidentified", "man,", "unidentified", "woman,", "unidentified", "person,", "unidentified", "male", "speaker,", "unidentified", "female", "speaker,", "unknown", "speaker,", "male", "speaker,", "female", "speaker,", "male", "voice,", "female", "voice,", "speaker", "unidentified,", "inaudible", "speaker,", "question", "from", "the", "audience,", "question", "from", "the", "floor,", "multiple", "speakers,", "multiple", "voices,", "group,", "crowd,", "member,", "members,", "frage,", "zusatzfrage,", "nachfrage,", "journalistin,", "publikum,", "zuruf,", "zurufe,", "teilnehmer,", "teilnehmerin,", "reporterin,", "journaliste,", "une", "journaliste,", "un", "journaliste,", "public,", "dans", "le", "public,", "intervenant,", "intervenante,", "pregunta,", "repregunta,", "periodista,", "público,", "asistente,", "prensa,", "participante,", "voz,", "voces,", "pergunta,", "jornalista,", "plateia,", "imprensa,", "domanda,", "giornalista,", "pubblico,", "vraag,", "journaliste,", "publiek,", "вопрос,", "журналист,", "журналисты,", "реплика,", "реплики,", "из", "зала,", "корреспондент,", "голос", "из", "зала,", "участник,", "участники,", "питання,", "запитання,", "журналіст,", "репліка,", "кореспондент,", "въпрос,", "журналист,", "репортер,", "pytanie,", "dziennikarz,", "dziennikarka,", "głos", "z", "sali,", "otázka,", "novinář,", "novinářka,", "novinar,", "novinarka,", "pitanje,", "vprašanje,", "kérdés,", "újságíró,", "kysymys,", "toimittaja,", "fråga,", "spørsmål,", "spørgsmål,", "întrebare,", "ziarist,", "ερώτηση,", "δημοσιογράφος,", "soru,", "gazeteci,", "soal,", "wartawan,", "pertanyaan,", "câu", "hỏi,", "phóng", "viên,", "คำถาม,", "ผู้สื่อข่าว,", "問,", "问,", "質問,", "提问,", "提問,", "記者,", "记者,", "観客,", "観衆,", "기자,", "질문,", "질문자,", "청중,", "سؤال,", "صحفي,", "صحفية,", "سؤال", "صحفي,", "صحافي,", "שאלה,", "עיתונאי,", "עיתונאית,", "پرسش,", "سوال,", "خبرنگار,", "सवाल,", "प्रश्न,", "पत्रकार"]
    ).split(", ")
)
"""labels of whoever asks or calls, in lower case: never one person"""

_NUMBER = re.compile(r"\s?[#№]?\d{1,3}$")
_WHO = (
    r"voices?|m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|someone|somebody|persons?|people|hecklers?|protest[eo]rs?|callers?"
    r"|students?|attendees?|audience(?: members?)?|participants?|questioners?|guests?|crowd|listeners?|viewers?|bystanders?"
    r"|spectators?|delegates?|members?|jurors?|reporters?|journalists?|speakers?|questions?|cries|shouts?|interjections?"
)
_WHERE = (
    r"(?:from|at|in|on|off|outside|behind|over|via|through|to)(?: the| a| his| her)? (?:(?:public|press|front|back|second|first"
    r"|other|opposition|government|cross|left|right|same) ?)?(?:floor|back|audience|crowd|galler(?:y|ies)|room|hall|background|front"
    r"|street|micro(?:phone)?|mic|mike|camera|left|right|door|chat|zoom|phone|telephone|line|press|stage|row|screen|house|side|court"
    r"|media|bench(?:es)?|rear|distance|public|corridor|radio|video|tape|table)"
)
_MANY = re.compile(
    r"(?:some|several|many|various|a number of|other|all|an?|the|one|another)?\s?(?:hon\.?\s|honourable\s|opposition\s"
    r"|government\s)?(?:members?|senators?|deput(?:y|ies)|delegates?|voices?|councillors?)(?: of the audience)?"
    r"|(?:an?|some) (?:\w{3,20} )?(?:journalist|reporter|correspondent|questioner|participant|spokesperson|spokesman"
    r"|spokeswoman|speaker|official|attendee|member of the (?:audience|public|press)|voice)s?"
    rf"|(?:an?|the|some|one|another|several|various|first|second|third|other|unidentified|unknown|male|female|young|old|elderly| )*"
    rf"(?:{_WHO})(?: member)? {_WHERE}"
    r"|(?:unidentified|unknown|unnamed|unseen|male|female|off-?camera|off-?screen|young|second|another)(?: (?:male|female))? "
    rf"(?:{_WHO})"
    r"|.{2,60}['’]s? (?:interpreter|translator)s?|(?:the |an? )?(?:interpreter|translator)s? (?:for|of|to) .{2,60}"
    r"|(?:plusieurs|quelques|de nombreux|un|une|des|d[’']autres)\s(?:députée?s?|sénateurs?|sénatrices?|voix|membres?"
    r"|journalistes?|orateurs?)\b.{0,60}|voix (?:diverses|nombreuses|dans la salle)"
    r"|(?:une? |des |les |plusieurs |autre )?(?:voix|hommes?|femmes?|spectat(?:eur|rice)s?|audit(?:eur|rice)s?|participante?s?"
    r"|intervenante?s?|personnes?|étudiante?s?|questions?|exclamations|cris)"
    r" (?:dans|de|du|des|depuis|au|hors|en|sur) (?:la |le |l[’']|les )?(?:salle|public|tribunes?|fond|assistance|bancs?.{0,40}|chat|champ"
    r"|coulisses?|auditoire|micro)"
    r"|(?:l[’']|une? )?(?:interprète|traduct(?:eur|rice)) (?:de |du |d[’']).{2,60}"
    r"|(?:una|um|uma|várias|varias|algunas|diversas)?\s?(?:vozes|voces|voz|voci|voce)\b.{0,40}"
    r"|(?:varios|un|una)\s(?:señor(?:es|a)?\s)?diputad[oa]s?|(?:un|una|alcuni) deputat[oai]"
    r"|(?:una? |una? |otr[oa] |outr[oa] |un[’'])?(?:hombre|mujer|asistente|participante|espectador|espectadora|persona|público|pregunta"
    r"|estudiante|homem|mulher|pessoa|pergunta|plateia|estudante|uomo|donna|spettat(?:ore|rice)|domanda|studente|studentessa)"
    r" (?:de|del|desde|en|entre|al|fuera|na|no|da|do|ao|dal|dalla|in|fra|tra|fuori)(?: el| la| os| il)?"
    r" (?:público|sala|tribuna|fondo|fundo|plateia|galeria|galerías?|pubblico|platea|bancadas?|auditorio|auditório|micrófono|microfone)"
    r"|(?:el |la |o |a |l[’'])?(?:intérprete|interprete|traductora?|tradutora?|traduttore|traduttrice) (?:de|del|do|da|di)\b.{1,60}"
    r"|(?:eine? |mehrere |viele |weitere |andere )?(?:stimmen?|frau|mann|männer|frauen|zuschauer(?:in)?|zuhörer(?:in)?|teilnehmer(?:in)?"
    r"|fragesteller(?:in)?|fragen?|person|publikum|student(?:in)?|journalist(?:in)?) (?:aus|im|in|von|vom|auf|an|am)(?: dem| der| den)?"
    r" (?:publikum|saal|hintergrund|reihe|chat|off|tribüne|plenum|zuschauerraum|hinten|telefon|mikrofon)"
    r"|(?:der |die |ein |eine )?(?:dolmetscher|übersetzer)(?:in)? (?:von|des|der|für)\b.{1,60}"
    r"|głosy? z sali|zurufe?\b.{0,40}|(?:głosy?|mężczyzna|kobieta|pytanie|pytania|osoba) (?:z|na|w|ze|od|spoza)"
    r" (?:sali|ław.{0,30}|publiczności|galerii|tyłu|widowni)"
    r"|tłumacz(?:ka)? .{2,40}|(?:шум|голоса?|реплик[аи]|выкрики?|крики?|возгласы?|вопросы?|мужчина|женщина|участни(?:к|ца)|зритель"
    r"|голоси|вигуки?|запитання|чоловік|жінка) (?:в|из|із|з|с|со|на|от|від|у)"
    r" (?:зал\w*|мест\w*|публик\w*|балкон\w*|аудитори\w*|толп\w*|місц\w*)|из зала|із залу"
    r"|(?:перевод|переклад)чи(?:к|ца|ця) .{2,40}"
    r"|hlasy?(?: ze? .{2,20})?|(?:muž|žena|otázka|dotaz) (?:z|ze|v) (?:sálu|publika|pléna|obecenstva)|közbeszólás\b.{0,40}"
    r"|(?:een |de )?(?:stem|stemmen|vraag|man|vrouw|deelnemer|tolk|journalist|publiek) (?:uit|van|in|vanuit)(?: de| het)? (?:zaal|publiek|tribune)"
    r"|(?:en |ett )?(?:röst|röster|fråga|man|kvinna|deltagare|tolk|stemme|stemmer|spørgsmål|spørsmål|mand|mann|kvinde|kvinne)"
    r" (?:från|ur|i|fra|på) (?:salen|publiken|publikum|bänkarna|bänkarne|galleriet|läktaren|benkene)"
    r"|(?:现场|現場|台下|场下|場下|会场|會場|记者席|記者席|傍聴席)(?:观众|觀眾|声音|聲音|有人|.{0,3}呼ぶ者.{0,6})"
    r"|「?.{0,14}」?と?呼ぶ者(?:あり|多し).{0,4}|.{0,12}(?:記者|记者|기자)"
    r"|(?:مراسلة?|صحفية?|صحافية?|سؤال|صوت|أصوات)(?: .{2,40})?|(?:קריאה|קריאות|קול)(?: .{2,30})?",
    re.IGNORECASE,
)
"""who is no single person: ``Some Hon. Members``, ``Plusieurs députés du groupe LR``, ``Vozes do PSD``"""


@lru_cache(maxsize=4096)
def is_collective(label: str) -> bool:
    """True for a label that names nobody in particular: "Some Hon. Members", "A Deputy"."""
    return len(label) <= 100 and _MANY.fullmatch(label.rstrip(".")) is not None


@lru_cache(maxsize=4096)
def is_anonymous(label: str) -> bool:
    """True for a label that stands before the words of whoever asks or calls: "Question", "Reporter 2", the above."""
    plain = " ".join(label.split()).strip("()[]（）【】<>.").casefold()
    return _NUMBER.sub("", plain) in _ANONYMOUS or is_collective(label)
