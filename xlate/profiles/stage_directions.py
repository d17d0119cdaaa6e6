"""Brackets that tell what happened, ``(Applause.)``, ``[lacht]``, ``(off mic)``, and words that nobody caught."""

from __future__ import annotations

import re

from xlate.model.pieces import Gap, StageDirection, StageKind
from xlate.profiles.clock_times import is_east_asian_time
from xlate.profiles.office_words import folded
from xlate.profiles.profile import Profile

__all__ = ["DOES", "gap_of", "kind_of", "stage_direction_of", "tells_music", "tells_reaction", "tells_sound"]

_APPLAUSE = re.compile(
    r"\b(?:applause|applaud\w*|ovation\w*|cheers|acclamations?|аплодисмент\w*|овации|оплески|аплодирания|ръкопляскания"
    r"|beifall\w*|applaus|bravo|aplausos|aplauso|palmas|aplaudiments|ovación|applaudissements?|applausi"
    r"|ovazioni|oklaski"
    r"|potlesk|aplauz|pljesak|applåder|bifall|klapsalver|aplodeerimine|aplodismenti|plojimai|taps|alkış\w*"
    r"|χειροκροτήματα|aplauze|duartrokitje|txaloak|applauso)\b"
    r"|拍手|掌聲|掌声|박수|تصفيق|מחיאות כפיים|तालियाँ",
    re.IGNORECASE,
)
_LAUGHTER = re.compile(
    r"\b(?:laughter|laughs?|laughing|chuckles?|смех|сміх|heiterkeit|gelächter|lachen|risas|risos|risate|rires?"
    r"|sourires"
    r"|hilaritat|hilarité|ilarità|śmiech\w*|wesołość|smích|veselost|smiech|skratt|latter|munterhed|munterhet"
    r"|naurua|derültség"
    r"|gülüşmeler|γέλια|râsete|smeh|smijeh)\b|笑聲|笑声|笑い|笑|웃음|ضحك|צחוק",
    re.IGNORECASE,
)
_NOTES = "♪♫♬♩"
_MUSIC_WORDS = 5
_MUSIC = re.compile(
    r"\b(?:musi[ckq]\w*|músic\w*|muzi[ekc]\w*|mūzik\w*|muusik\w*|musiik\w*|müzi[kğ]\w*|muzyk\w*|hudb\w*|glazb\w*|glasb\w*"
    r"|zene|zenés?z?\w*|tónlist\w*|tonlist\w*|ceol|cerddoriaeth|nhạc|музык\w*|музик\w*|музыч\w*|музич\w*|μουσικ\w*|melod\w*|theme)\b"
    r"|موسيقى|מוזיקה|音楽|音乐|音樂|음악|संगीत|ดนตรี",
    re.IGNORECASE,
)
_KINDS = (
    (
        StageKind.SHOUTING,
        re.compile(r"\b(?:shouts?|shouting|shouted|cries of|выкрики?|крики|rufe|vociferações)\b", re.IGNORECASE),
    ),
    (
        StageKind.INTERRUPTION,
        re.compile(
            r"\b(?:interjections?|interruptions?|interrupts?|interrupting|zwischenruf\w*|zurufe?|interrup(?:ção|ções|ción|cións|ciones)"
            r"|interruzion[ei]|interrupcions|közbeszólás\w*|głos z sali)\b|[^:]{2,50}\[[^\]:]{2,40}\]: .+",
            re.IGNORECASE,
        ),  # who calls, with the party, and what: "Kerstin Tack [SPD]: Schlimm genug!"
    ),
    (
        StageKind.MURMURING,
        re.compile(
            r"\b(?:murmurs?|murmuring|murmures|шум в зале|шум у залі|unruhe|murmullos|murmurios|rumores|rumori|brouhaha"
            r"|gwar na sali|poruszenie na sali|gürültüler|θόρυβος|zgomot|hluk v sále)\b",
            re.IGNORECASE,
        ),
    ),
    (
        StageKind.PAUSE,
        re.compile(r"\W*(?:a |brief |short |long ){0,2}(?:pauses?|silence|пауза|pausa)\W*", re.IGNORECASE),
    ),
    (
        StageKind.BREAK,
        re.compile(r"\W*(?:(?:\w+ )?(?:recess|break|adjourn\w*|suspen\w+)|перерыв)\b.{0,40}", re.IGNORECASE),
    ),
    (
        StageKind.ENTERING,
        re.compile(r"\b(?:enters?|entering|arrives?|takes? the (?:chair|floor|podium))\b", re.IGNORECASE),
    ),
    (StageKind.LEAVING, re.compile(r"\b(?:leaves?|leaving|exits?|departs?|walks? out)\b", re.IGNORECASE)),
    (StageKind.SOUND, _MUSIC),
    (StageKind.SOUND, re.compile(r"\b(?:music|bell|gong|gavel|sirens?|ringing|clip|videotape|video)\b", re.IGNORECASE)),
)
"""what stage directions tell of, as ParlaMint names it; the printed words stay in any case"""
_GAP = re.compile(
    r"\W*(?:\d{1,3}(?::\d{2}){1,2}\W+)?"
    r"(?:(?:partly |largely |mostly |phrase |word |words |question |answer |name |voice |several words "
    r"|off[- ]mike,? ){0,2}"
    r"(?:inaudible|indiscernible|unintelligible|unclear|crosstalk|нрзб|неразборчиво|нерозбірливо|unverständlich"
    r"|unhörbar|inaudibles?"
    r"|inintelligible|incompréhensible|ininteligible|incomprensible|inaudível|inaudíveis|imperceptível"
    r"|incomprensibile|inudibile"
    r"|onverstaanbaar|niezrozumiałe|niesłyszalne|nesrozumitelné|nezrozumiteľné|ohörbart|uhørlig|uhørbart"
    r"|epäselvää|érthetetlen"
    r"|neinteligibil|nerazumljivo|anlaşılamadı|ακατάληπτο)\b(?:[^\w]{0,5}(?:\d[\d:.]*)?\W*|[ ,;/–—-].{0,40})"
    r"|听不清|聽不清|聽不到|聞き取れず|聞き取り不能|聴取不能|청취불능|غير مسموع|غير واضح|לא ברור|לא נשמע)"
    r"(?:\W{1,5}\d[\d:.]*)?\W*",
    re.IGNORECASE,
)
_OMISSION = re.compile(r"[(\[<]\s?(?:…|\.\.\.)\s?[)\]>]")
_WORDS = re.compile(r"\W*(?:ph|sic|phonetic|as published|as spoken|applicant|emphasis added)\W*", re.IGNORECASE)
_LONGEST_ALONE = 160
"""characters: what is longer in brackets is a translation or an insertion"""
_SOUNDS = re.compile(
    r"(?:off[- ]mike|off[- ]mic|crosstalk|pause|music|silence|recess|break|begin video clip|end video clip"
    r"|begin videotape|end videotape|commercial break|interruptions?|interrupts|gavel|rumores|protestas|murmullos"
    r"|protestos|pausa|rumori|commenti|proteste|brouhaha|exclamations|mouvements? divers|zuruf(?:e|\b.{0,60})|unruhe"
    r"|widerspruch|zwischenruf\w*|dzwonek|poruszenie na sali|głos z sali\b.{0,80}|gwar na sali|шум в зале|шум у залі"
    r"|zaj|közbeszólás\w*|gürültüler|zgomot|hluk v sále|vociferações|campainha|soa a campainha"
    r"|「[^」]{1,80}」(?:[^」]{0,10}「[^」]{1,80}」)?\s?(?:と呼|と発言|その他|하는).{0,24})\W*",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:commenti|proteste|rumori|выкрики|крики|реплик[аи]|вигуки|репліки|шум|гул|θόρυβος|διαμαρτυρίες|rumoare|vociferări"
    r"|larmă|hałas|głosy|gwar|szum|hluk|šum|ruch|žamor|dobacivanj[ea]|graja|žagor|gürültü|sıralardan|zaj|felzúdulás|moraj"
    r"|rumoer|gelach|geroezemoes|uro|uroligheder|hälinää|välihuuto\w*|kohinaa)\b[^.!?…:]{0,60}\W*",
    re.IGNORECASE,
)
"""what is called and heard in the room, and by whom: "Commenti del deputato Rossi"; several words have a capital"""
_ALONE = re.compile(
    r"(?:aplausos|risos|protestos|risas|rumores|protestas|pausa|manifestaciones simultáneas"
    r"|hilaridad|applaudissements|rires|exclamations|applausi|beifall"
    r"|heiterkeit|applåder|oklaski)\b[^.!?…]{0,60}\.?"
    r"|(?:(?:loud |prolonged |general )?(?:applause|laughter)(?: and (?:applause|laughter|cheers))?|skratt"
    r"|munterhed|munterhet|taps|derültség|potlesk|aplauze|смех|аплодисменты|сміх|оплески|χειροκροτήματα|alkışlar|gülüşmeler|pljesak|smijeh)\.?",
    re.IGNORECASE,
)
"""a paragraph without brackets that tells what happened: ``Aplausos do PS.``"""


_DOES = frozenset(
    """sighs sigh sighing cries cry crying weeps weeping sobs sobbing nods nod nodding coughs cough coughing
    whispers whisper whispering claps clapping sings singing hums humming whistles whistling gestures
    gesturing gesture points pointing shrugs smiles smiling smile grins sneezes gasps clears knocks
    knocking knock rings ringing beeps beeping barks barking chuckle chuckling giggles giggling groans
    groaning jokes joking overlapping simultaneous inhales exhales yawns applauding cheering booing boos
    plays playing shown screening begins cuts pause pauses muted unmuted unmutes mutes drops freezes frozen dropped gap
    static feedback noise noises response reaction typing footsteps doorbell sirens wind traffic thunder
    shuffling rustling slams slamming creaks creaking clicks clicking bangs thuds honks honking opens closes shatters
    screams screaming lacht lachend seufzt weint nickt hustet flüstert singt klatscht klopft räuspert
    schmunzelt telefon klingelt lächelt rit riant soupire pleure tousse chuchote chante applaudit hoche
    sonne sourit silence ríe riendo suspira llora asiente tose susurra canta aplaude suena sonríe ri rindo
    chora suspiro tosse sorri canta ride ridendo sospira piange annuisce tossisce sussurra sorride squilla
    lacht zucht huilt knikt hoest fluistert zingt skrattar suckar gråter nickar hostar viskar sjunger ler
    sukker græder nikker griner gråter nauraa huokaa itkee nyökkää śmieje wzdycha płacze kaszle szepcze
    śpiewa klaszcze uśmiecha směje pláče vzdychá kašle zpívá смеется смеётся вздыхает плачет кивает
    кашляет шепчет поет поёт хлопает улыбается звонит сміється зітхає плаче gülüyor ağlıyor alkışlar
    sessizlik""".split()
)
"""what people and things do in brackets"""
_AROUND = frozenset(
    """the a an of and in on off out to at with by his her their its it he she they him loudly softly quietly
    together again briefly long short brief loud soft audience all everyone both witness speaker speakers
    interviewer interviewee man woman child baby dog phone telephone cell cellphone door bell alarm clock
    audio video sound signal line connection mic mike microphone no audible verbal sadly nervously
    slightly head throat conversation conversations talk talking voices music tape clip film recording
    papers background car engine glass window gate crowd bird birds cat horn
    into table wryly heavily deeply sich der die das und im ins kurz laut leise mit dem
    kopf alle das la le les de du des et se s dans tête todos el los con se sie się se si os as o com a
    cabeça tutti il testa hoofd het een met på med i huvudet головой в зале по телефон громко тихо""".split()
)
"""words that stand beside them"""
_OWN = re.compile(
    r"\bI\b|\b(?:[Ww]e|[Ii]ch|[Ww]ir|[Yy]o|[Nn]osotr[oa]s|[Яя]|[Мм]ы|[Jj]ag|[Ii]k|[Ww]ij)\b|^(?:Nous|Noi|Nós|Eu|Vi)\b"
    r"|\b[Jj](?:[’']\w|e (?:suis|ne|me|n[’']|vous|le|la|l[’']|sais|crois|pense|veux|dis|peux)\b)"
)
"""who speaks says it of himself; ``(He shows us the picture.)`` is told of him"""
_MICROPHONE = re.compile(
    r"(?:speak(?:s|ing)?|comments?|remarks?|away|answer(?:s|ing)?|question)?,? ?(?:off|away from|without"
    r"|outside|not on|not using)"
    r"[- ]?(?: the)? ?(?:mic(?:rophone)?|mike|camera|screen|record)s?(?: .{0,20})?|(?:mic(?:rophone)?"
    r"|mike)s? (?:is |was )?(?:off|"
    r"muted|not activated|on|switched off|turned off|cut)|hors(?: du)? (?:micro|champ|caméra)"
    r"|micro(?:phone)? (?:coupé|éteint|fermé|ferm"
    r"ée)|(?:fuera de|sin|fora do|fora de|sem) micr[óo]fono?e?|fuori microfono|(?:ohne|abseits des?"
    r"|kein) mikro(?:fon|phon)s?|mikrofon "
    r"aus(?:geschaltet)?|buiten de microfoon|utanför mikrofon(?:en)?|poza mikrofonem|bez mikrofonu"
    r"|mimo mikrofon|(?:без|вне|не в|поза)"
    r" мікрофону?|(?:без|вне|не в) микрофона?|mikrofon dışı|マイク(?:なし|オフ)|未开麦|場外",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"(?:technical|audio|connection|sound|video)[ -](?:difficult(?:y|ies)|problems?|issues?|gap|lost|loss"
    r"|cuts? out|drops?(?: out)?"
    r"|interruption|failure|malfunction)|(?:end|start|beginning) of (?:audio|video|recording|clip|tape|side \w"
    r"|file)|no audio"
    r"|(?:a )?(?:short |brief )?(?:video|film|clip|slide|song|anthem|message)s? (?:is|was|were|are) (?:shown"
    r"|played|screened).{0,30}",
    re.IGNORECASE,
)


def tells_reaction(text: str) -> bool:
    """True for a paragraph without brackets that tells what was heard, ``Aplausos do PS``."""
    return len(text) <= 80 and _ALONE.fullmatch(text.lstrip("–—- ")) is not None


def tells_sound(text: str, profile: Profile) -> bool:
    """True for a paragraph without brackets that signs set apart: ``♪ Soft music ♪``, in captions ``*sighs*``.

    Words between notes are sung, unless they are a few that name the music.
    """
    if text[:1] in _NOTES:
        return tells_music(text)
    return text[:1] == "*" and any(pattern.fullmatch(text) for pattern in profile.stage_alone)


def tells_music(text: str) -> bool:
    """True for signs of notes alone, or with a few words between them that name the music: ``♪ Soft music ♪``."""
    inner = text.strip(f"{_NOTES} ()[]")
    return text[:1] in _NOTES and (
        not inner or (len(inner.split()) <= _MUSIC_WORDS and _MUSIC.search(inner) is not None)
    )


def _tells_doing(inner: str) -> bool:
    """True for a few words of which each stands in notes on what people do, and one says it: "nods", "phone rings"."""
    if len(inner) > 60:
        return False
    if _MICROPHONE.fullmatch(inner) or _TECHNICAL.fullmatch(inner):
        return True
    words = folded(inner.strip(" .…!")).replace(",", " ").split()
    return (
        0 < len(words) <= 6
        and any(map(_DOES.__contains__, words))
        and all(word in _DOES or word in _AROUND for word in words)
    )


def gap_of(text: str) -> Gap | None:
    """The gap that a bracketed note is; None if it is something else."""
    if _OMISSION.fullmatch(text):
        return Gap(text, "editorial")
    match = _GAP.fullmatch(text[1:-1])
    return Gap(text, "inaudible") if match else None


def stage_direction_of(
    text: str, line: int, profile: Profile, *, stands_alone: bool, within_sentence: bool = False
) -> StageDirection | None:
    """A stage direction: applause or laughter, or a sentence in brackets of its own, "(Presents the document.)".

    Brackets that make a paragraph of their own need no full stop: "(Mixed reactions)". Round brackets of a speaker's
    own words are none: within a sentence that goes on, "banks (Alpha, Beta, etc.) closed", and "(We had no money.)".
    """
    if text[0] in "<*":
        return _heard(text, line)
    inner = text[1:-1].strip(" \u00a0*_")
    inner = inner.strip("()") if text.startswith("((") else inner
    if _WORDS.fullmatch(inner) or any(pattern.fullmatch(text) for pattern in profile.stage_never):
        return None
    if len(inner) <= (_LONGEST_ALONE if stands_alone else 90) and (kind := kind_of(inner)) in REACTIONS:
        return StageDirection(text, kind, line)
    own_words = (
        text[0] == "(" and kind_of(inner) is StageKind.INCIDENT and (within_sentence or _OWN.search(inner) is not None)
    )
    asked = _CALLED_OUT.fullmatch(inner) is not None
    sentence = inner[:1].isupper() and (inner.endswith((".", "…", "!")) or asked) and not own_words
    alone = stands_alone and (
        (inner[:1].isupper() and text[0] in "([" and len(inner) <= _LONGEST_ALONE)
        or (len(inner) <= _LONGEST_ALONE and DOES.search(inner) is not None)
        or any(pattern.fullmatch(text) for pattern in profile.stage_alone)
    )
    if (
        sentence
        or alone
        or _SOUNDS.fullmatch(inner)
        or (_CALLS.fullmatch(inner) and (inner[:1].isupper() or inner.isalpha()))
        or _tells_doing(inner.rstrip("."))
        or text[0] == "〔"
        or is_east_asian_time(text)
        or any(pattern.fullmatch(text) for pattern in profile.stage_patterns)
    ):
        return StageDirection(text, kind_of(inner), line)
    return None


_CALLED_OUT = re.compile(r"[^\W\d_][^:?!]{1,50}: [^\W\d_].{1,120}\?")
"""who asks from his seat, and what: ``(Abg. Lehr: Wann?)``"""


def _heard(text: str, line: int) -> StageDirection | None:
    """What was heard, in signs that hold other things as well: ``<laughs>``, ``*crosstalk*``; None for other words."""
    inner = text[1:-1].strip()
    able = 0 < len(inner.split()) <= _MUSIC_WORDS and inner[0].isalpha()
    reacts = able and inner[0].islower() and kind_of(inner) in REACTIONS  # "*Bravo*" is said
    if able and (reacts or _SOUNDS.fullmatch(inner) or _tells_doing(inner)):
        return StageDirection(text, kind_of(inner), line)
    return None


DOES = re.compile(
    r"(?:起立|就座|就坐|坐下|離席|离席|退席|入席|離場|离场|舉手|举手|鼓掌|拍手|點頭|点头|着席|退場|挙手|기립|착석|퇴장|거수)$"
)
"""what somebody does, at the end of a note in a script without capitals: ``(陳大文議員起立)``"""
REACTIONS = {StageKind.APPLAUSE, StageKind.LAUGHTER}


def kind_of(words: str) -> StageKind:
    """What a stage direction tells of."""
    if _APPLAUSE.search(words):
        return StageKind.APPLAUSE
    if _LAUGHTER.search(words):
        return StageKind.LAUGHTER
    short = len(words) <= 60
    return next((kind for kind, found in _KINDS if short and found.search(words)), StageKind.INCIDENT)
