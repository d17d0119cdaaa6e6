"""Invented debates: who says what, in some languages and scripts, and nothing about how it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

__all__ = ["LANGUAGES", "Debate", "Turn", "invent"]


@dataclass(frozen=True, slots=True)
class _Tongue:
    """What sentences of a language are made of."""

    names: str
    """separated by commas"""
    openings: str
    """separated by slashes"""
    middles: str
    ends: str
    offices: str
    thanks: str
    headings: str
    title: str
    date: str
    stage: str
    stop: str = "."
    space: str = " "


LANGUAGES = {
    "en": _Tongue(
        "Anna Brookfield,Martin Oduya,Clara Whitlock,Samuel Penrose,Idris Falconer,Ruth Ashdown",
        "I believe that/We have to remember that/My question is whether/Let me add that/Nobody denies that/It is true that",
        "the harbour/the new library/this committee/the bridge in the north/the small school/our budget/the old railway",
        "will need another year/has served the town well/can be opened in spring/deserves more patience than we gave it/was paid for by all of us/is not what we were promised",
        "Minister of Fisheries/Member for Eastmoor/Chair of the Committee/Director, Harbour Board",
        "Thank you./Yes, of course./No./I agree with that.",
        "Harbour dues/Opening of the library/Questions to ministers/Second reading",
        "Debate on the harbour", "14 March 2019", "Applause/Laughter/Interruption",
    ),
    "de": _Tongue(
        "Jutta Grünwald,Heiko Sommerfeld,Brigitte Aumann,Ottokar Wiesner,Ilse Kranich",
        "Ich glaube, dass/Wir wissen, dass/Niemand sagt, dass/Ich möchte betonen, dass/Man hört, dass",
        "der Hafen/die neue Bücherei/der Ausschuss/die alte Brücke/unser Haushalt",
        "noch ein Jahr braucht/der Stadt gut gedient hat/im Frühling öffnen kann/mehr Geduld verdient/von uns allen bezahlt wurde",
        "Ministerin für Fischerei/Vorsitzender des Ausschusses",
        "Danke./Ja, gewiss./Nein.", "Hafengebühren/Neue Bücherei/Aktuelle Stunde",
        "Aussprache über den Hafen", "14. März 2019", "Beifall/Heiterkeit/Zwischenruf",
    ),
    "fr": _Tongue(
        "Odile Marchand,Étienne Rochefort,Solange Delorme,Baptiste Quenneville,Hélène Aubry",
        "Je crois que/Nous savons que/Personne ne nie que/Je voudrais ajouter que/Il est vrai que",
        "le port/la nouvelle bibliothèque/cette commission/le vieux pont/notre budget",
        "aura besoin d’une année de plus/a bien servi la ville/peut ouvrir au printemps/mérite plus de patience/a été payé par nous tous",
        "ministre de la pêche/présidente de la commission",
        "Merci./Oui, bien sûr./Non.", "Droits de port/La bibliothèque/Questions au gouvernement",
        "Débat sur le port", "14 mars 2019", "Applaudissements/Rires/Exclamations",
    ),
    "es": _Tongue(
        "Rosario Quintana,Fermín Albarracín,Lucía Montealegre,Anselmo Rivadeneira",
        "Creo que/Sabemos que/Nadie niega que/Quiero agregar que/Es verdad que",
        "el puerto/la nueva biblioteca/esta comisión/el viejo puente/nuestro presupuesto",
        "necesitará otro año/ha servido bien a la ciudad/puede abrir en primavera/merece más paciencia",
        "ministra de Pesca/presidente de la comisión",
        "Gracias./Sí, por supuesto./No.", "Tasas del puerto/La biblioteca/Preguntas",
        "Debate sobre el puerto", "14 de marzo de 2019", "Aplausos/Risas",
    ),
    "ru": _Tongue(
        "Ольга Берёзова,Павел Кручинин,Марина Лагутина,Фёдор Осокин,Тимур Сабиров",
        "Я считаю, что/Мы помним, что/Никто не спорит, что/Хочу добавить, что/Правда, что",
        "порт/новая библиотека/наш комитет/старый мост/этот бюджет",
        "ждёт ещё один год/хорошо служит городу/откроется весной/заслуживает терпения",
        "министр рыболовства/председатель комитета",
        "Спасибо./Да, конечно./Нет.", "Портовые сборы/Новая библиотека/Вопросы министру",
        "Обсуждение порта", "14 марта 2019 года", "Аплодисменты/Смех",
    ),
    "el": _Tongue(
        "Δήμητρα Κατσαρού,Σπύρος Βλάχος,Ελένη Μαυρίδου,Ορέστης Παππάς",
        "Πιστεύω ότι/Γνωρίζουμε ότι/Κανείς δεν αρνείται ότι/Θέλω να προσθέσω ότι",
        "το λιμάνι/η νέα βιβλιοθήκη/η επιτροπή/η παλιά γέφυρα",
        "χρειάζεται έναν χρόνο ακόμη/υπηρέτησε καλά την πόλη/θα ανοίξει την άνοιξη",
        "Υπουργός Αλιείας/Πρόεδρος της Επιτροπής",
        "Ευχαριστώ./Ναι, βεβαίως./Όχι.", "Λιμενικά τέλη/Η βιβλιοθήκη/Ερωτήσεις",
        "Συζήτηση για το λιμάνι", "14 Μαρτίου 2019", "Χειροκροτήματα/Γέλια",
    ),
    "ja": _Tongue(
        "青木 春子,森田 一郎,高橋 みどり,石川 健二",
        "私は、/我々としては、/ご指摘のとおり、/申し上げますと、",
        "港の整備が/新しい図書館が/この委員会は/古い橋は",
        "もう一年かかると考えます/町に役立ってきました/春に開かれます/時間を要するものです",
        "水産大臣/委員長",
        "ありがとうございます。/はい、そのとおりです。/いいえ。", "港の使用料/図書館の開館/質疑",
        "港に関する討論", "2019年3月14日", "拍手/笑い", "。", "",
    ),
    "ar": _Tongue(
        "سلمى الحداد,يوسف المرزوقي,هدى البستاني,كريم الشامي",
        "أعتقد أن/نحن نعلم أن/لا أحد ينكر أن/أود أن أضيف أن",
        "الميناء/المكتبة الجديدة/هذه اللجنة/الجسر القديم",
        "يحتاج إلى سنة أخرى/خدم المدينة جيدا/سيفتح في الربيع/يستحق مزيدا من الصبر",
        "وزيرة الصيد/رئيس اللجنة",
        "شكرا./نعم، بالطبع./لا.", "رسوم الميناء/المكتبة الجديدة/أسئلة",
        "مناقشة حول الميناء", "14 مارس 2019", "تصفيق/ضحك",
    ),
    "hi": _Tongue(
        "सरिता वर्मा,मोहन देशपांडे,अनीता राव,विकास त्रिपाठी",
        "मेरा मानना है कि/हम जानते हैं कि/कोई नहीं कहता कि/मैं जोड़ना चाहूँगा कि",
        "बंदरगाह/नया पुस्तकालय/यह समिति/पुराना पुल",
        "एक और वर्ष माँगता है/नगर के काम आया है/वसंत में खुलेगा",
        "मत्स्य मंत्री/समिति के अध्यक्ष",
        "धन्यवाद।/हाँ, अवश्य।/नहीं।", "बंदरगाह शुल्क/नया पुस्तकालय/प्रश्न",
        "बंदरगाह पर चर्चा", "14 मार्च 2019", "तालियाँ/हँसी", "।",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says, from the time when the turn is theirs."""

    name: str
    office: str | None
    paragraphs: tuple[str, ...]
    """at least one"""


@dataclass(frozen=True, slots=True)
class Debate:
    """A talk of several people."""

    language: str
    title: str
    date: str
    turns: tuple[Turn, ...]
    headings: dict[int, str] = field(default_factory=dict)
    """number of a turn -> the heading before it"""
    strangers: tuple[str, ...] = ()
    """names of people who do not speak here, for what stands around a page"""
    stage: tuple[str, ...] = ()
    """what happens in the room"""


def invent(random: Random, language: str, *, sections: bool = True, crowd: float = 0.0) -> Debate:
    """A debate in a language.

    Args:
        random: decides everything.
        language: one of LANGUAGES.
        sections: with headings between some of the turns.
        crowd: the share of turns of people who speak once, as in parliaments.
    """
    tongue = LANGUAGES[language]
    names = random.sample(tongue.names.split(","), k=4)
    speakers = names[: random.randint(2, 4) if random.random() < 0.7 else 3]
    offices = dict(zip(speakers, random.sample(tongue.offices.split("/"), k=2), strict=False))
    turns: list[Turn] = []
    once = _crowd(random, names)
    for _ in range(random.randint(12, 30)):
        name = random.choice([one for one in speakers if not turns or one != turns[-1].name])
        if once and random.random() < crowd:
            name = once.pop()
        turns.append(Turn(name, offices.get(name), _words(random, tongue)))
    headings: dict[int, str] = {}
    if sections:
        places = [0, *sorted(random.sample(range(3, len(turns) - 1), k=2))]
        headings = dict(zip(places, random.sample(tongue.headings.split("/"), k=3), strict=True))
    strangers = ("Nadia Fenwick", "Tobias Crane", "Lena Harcourt")
    return Debate(
        language, tongue.title, tongue.date, tuple(turns), headings, strangers, tuple(tongue.stage.split("/"))
    )


def _crowd(random: Random, names: list[str]) -> list[str]:
    """More names, of the parts of some."""
    parts = [name.split() for name in names]
    made = [f"{one[0]} {other[-1]}" for one in parts for other in parts if one is not other]
    return random.sample(made, k=len(made))


def _words(random: Random, tongue: _Tongue) -> tuple[str, ...]:
    """The paragraphs of one turn."""
    if random.random() < 0.15:
        return (random.choice(tongue.thanks.split("/")),)
    many = random.choice((1, 1, 1, 2, 2, 3, 4))
    return tuple(_paragraph(random, tongue) for _ in range(many))


def _paragraph(random: Random, tongue: _Tongue) -> str:
    sentences = []
    for _ in range(random.randint(1, 5)):
        parts = [random.choice(pool.split("/")) for pool in (tongue.openings, tongue.middles, tongue.ends)]
        sentences.append(tongue.space.join(parts) + tongue.stop)
    return tongue.space.join(sentences)
