"""The language of a text by its letters and its most frequent small words, where that is beyond doubt.

It spares most texts the model of py3langid, which takes half a second to load. The words are those that no other
language of the table has; whatever is near, in doubt or not in the table is left to the model.
"""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["evident_language", "is_worded_in", "other_languages", "small_words_of"]

_SCRIPTS = {
    "ko": "\uac00-\ud7a3",
    "ja": "\u3041-\u30ff",
    "th": "\u0e00-\u0e7f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f",
    "km": "\u1780-\u17ff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
}
"""scripts in which one language is written as a rule"""
_ONE_SCRIPT = {tag: re.compile(f"[{letters}]") for tag, letters in _SCRIPTS.items()}
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"[^\W\d_]+")
_WORDS = {
    "en": "the and of to that is we it you have with they was which there from what would been our your this"
    " are will as on me am no so do in or by he at an can all my us her his not be if were them",
    "de": "der die und das ist nicht wir ein ich auch sich auf dass eine sie dem von mit haben wird wie"
    " werden sind zu es in an war so am des den für im noch nur kann oder bei wenn aber um uns man",
    "fr": "les des est une nous qui dans vous pour pas sur plus cette avec mais aux sont été leur ces"
    " monsieur du je le la de et en un que il ne se au par tout fait bien à ou si on y ai",
    "es": "el los las una y es del pero más ha muy esto nos hay ustedes también está esa eso han fue ser sus"
    " como la con para en lo este se que un a al todo o si su me le bien de",
    "it": "di che il è per della gli sono anche questo nel alla dei noi ci delle più questa abbiamo ha ma lo"
    " essere la un in le se con una si da come a e i o dal fare qui",
    "pt": "não uma os é do da em um para dos as mais ao muito isso na no também das são você senhor já foi"
    " nós la con como se por e o a que de está ser às sua me essa",
    "nl": "het een van en dat niet wij zijn voor ook maar naar hebben wordt aan deze dit heer bij uit wat worden",
    "ru": "и в не что на с это я мы как по для но вы так его то у из все было этого есть если уже",
    "uk": "і в не що на це я ми як для але ви так його з та у він за від до є було й бути якщо вже ті",
    "pl": "w nie się na i jest że z to do jak dla tak ale czy panie są tego przez już od po jako będzie które",
    "sv": "och att det som är en på vi inte har för jag med till av den så om också ett kan men från när ska",
    "fi": "ja on että ei se tämä ovat myös joka mutta niin hyvä kun me olla sitä nyt ole jos kuin tästä tai mitä",
    "hu": "a az és hogy nem is egy van ez meg azt de mint ezt el kell csak már lesz ha volt akkor vagy mert úr",
    "tr": "bir ve bu için de da ile çok olarak ne var olan daha biz gibi ben sayın ki kadar sonra değil o ama",
    "gl": "unha os é do da non máis señor moi polo pola na no das dos tamén nos ás ao ten iso teñen foi con"
    " para as está ser como se que de por un pero en",
    "ca": "els les i és amb una però més aquest què també són del aquesta ha molt hem dels hi per això com"
    " no la el de en que se un con para ens va",
    "da": "og at det er en på vi ikke har for jeg med til af den så om også et kan men fra når skal der",
    "nb": "og at det er en på vi ikke har for jeg med til av den så om også et kan men fra når skal som",
    "ro": "și în nu că este de la pe cu un o mai din sunt pentru care am fost ca să dar au a fi acest domnul"
    " as lo para con me on sau",
    "cs": "a je se že v na to jsem ale jako pro jsme tak jsou který by si za už do které ve byl jak děkuji",
    "sk": "a je sa že v na to som ale ako pre sme tak sú ktorý by si za už do ktoré vo bol ak ďakujem",
    "bg": "и на да се е за от не в че са с ще по това като ние но които има което беше аз тази вие",
    "be": "і ў не што на гэта я мы як для але вы так яго з у за ад да ёсць было калі ўжо",
    "sr": "и је да у се на за не што са су то од као и који али смо бити ако или због",
    "mk": "и на да се е за од не во дека со ќе тоа како ние но кои има што беше јас",
    "af": "die en van is dat nie ons vir het te wat word sal ook met hulle aan moet kan hierdie ek",
}
"""frequent small words; only those of one language count"""
_ONCE = Counter(word for words in _WORDS.values() for word in set(words.split()))
_OWNER = {word: tag for tag, words in _WORDS.items() for word in words.split() if _ONCE[word] == 1}
_TELLS = 0.1
"""share of the words of a text that are a language's own small words"""
_FEW = 25
"""words of a text; fewer tell nothing"""
_LEADS = 6
"""times as many as any other language's"""
_SURE = frozenset(["en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "fi", "hu", "tr"])
"""languages that are said; the others are here to raise doubts"""


def evident_language(text: str) -> str | None:
    """The language of a text if its letters or small words leave no doubt; None if there is any.

    Args:
        text: a part of the running text.
    """
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    if not text.isascii():
        for tag, letter in _ONE_SCRIPT.items():
            share = len(letter.findall(text)) / letters
            if share > (0.2 if tag == "ja" else 0.8):
                return tag
    words = _TOKEN.findall(text.lower())
    if len(words) < _FEW:
        return None
    own = Counter(filter(None, map(_OWNER.get, words)))
    (best, most), (_, second), *_ = [*own.most_common(2), ("", 0), ("", 0)]
    leads = most >= max(_LEADS, _LEADS * second, _TELLS * len(words)) and most >= 3 * (own.total() - most)
    return best if best in _SURE and leads else None


_SEVERAL = 3
"""different small words of one language and none of another: in which of the two a short text is"""
_SHARE = 0.25
"""share of the words of such a text that they are"""


def small_words_of(language: str, text: str, other: str) -> set[str]:
    """The frequent small words in a text that one of two languages has and the other has not.

    Args:
        language: first subtag.
        text: what was said.
        other: first subtag.
    """
    own = set(_WORDS.get(language, "").split()) - set(_WORDS.get(other, "").split())
    return own.intersection(_TOKEN.findall(text.lower()))


def is_worded_in(language: str, text: str, other: str) -> bool:
    """True if a text, even a short one, is beyond doubt in one of two languages and not in the other.

    Args:
        language: first subtag.
        text: what was said.
        other: first subtag of the only other language that it could be in.
    """
    evident = evident_language(text)
    if evident is not None or other not in _WORDS:
        return evident == language
    words = _TOKEN.findall(text.lower())
    own = small_words_of(language, text, other)
    enough = len(own) >= _SEVERAL and sum(word in own for word in words) >= _SHARE * len(words)
    return enough and not small_words_of(other, text, language)


def other_languages(text: str, own: str) -> set[str]:
    """First subtags of the languages in which a text, even a short one, could be, where it is not in a certain one.

    Args:
        text: what was said.
        own: first subtag of the language in which it is expected.
    """
    return {tag for tag in {*_WORDS, *_SCRIPTS} - {own} if is_worded_in(tag, text, own)}
