"""Questions and answers that are told apart by what holds them: elements, fields or columns by turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from xlate.formats.xml import local_name
from xlate.readers.things import are_things
from xlate.readers.xml_speakers import words_of

__all__ = ["are_answers", "are_questions", "asked_in", "columns_of_voices", "pair_of"]

_QUESTIONS = re.findall(r"\S+", """
q question frage pregunta pergunta domanda vraag fråga fraga spørgsmål spørsmål sporsmal kysymys pytanie otázka otazka
vprašanje pitanje вопрос питання запитання въпрос пытанне kérdés kerdes întrebare intrebare ερώτηση soru sual سؤال שאלה
質問 质问 提問 提问 问题 問題 问 問 질문 प्रश्न câuhỏi pertanyaan kérdező galdera jautājums klausimas küsimus
""")  # fmt: skip
_ANSWERS = re.findall(r"\S+", """
a answer reply response antwort réponse reponse respuesta resposta risposta antwoord svar vastaus odpowiedź odpowiedz
odpověď odpoveď odpoved odgovor ответ відповідь отговор одговор адказ válasz valasz răspuns raspuns απάντηση cevap yanıt
جواب إجابة תשובה 回答 答え 答案 答 답변 답 उत्तर trảlời jawaban erantzuna atbilde atsakymas vastus
""")  # fmt: skip
_ENDS = ("?", "？", "؟", ";", "՞", "?»", "?”", '?"', "？」")
_FEWEST = 3
"""questions, and as many answers, that only their signs tell apart"""
_SHORTENED = 4
"""letters of a name that is cut short"""
_MOST_OF_TEXT = 0.6
_STOPS = '.?!…。？！؟;"”’»)'
_NAME_WORDS = 5
_CHANGES = 4
"""rows for one change of the speaker at least"""
_ASKING = 0.6
"""part of the questions that end as questions do"""


def _is_one_of(name: str, words: Iterable[str]) -> bool:
    plain = "".join(one for one in name.casefold() if one.isalpha())
    return plain in words or (
        len(plain) >= _SHORTENED and any(one.startswith(plain) or plain in {f"{one}s", f"{one}n"} for one in words)
    )


def pair_of(names: Sequence[str]) -> tuple[str, str] | None:
    """The one name for questions and the one for answers; None if there are not exactly these.

    Args:
        names: of fields or columns.
    """
    asked = [one for one in names if _is_one_of(one, _QUESTIONS)]
    answered = [one for one in names if _is_one_of(one, _ANSWERS)]
    return (asked[0], answered[0]) if len(asked) == len(answered) == 1 and asked != answered else None


def are_questions(texts: Sequence[str]) -> bool:
    """True if most of some texts end as questions do."""
    filled = [text.rstrip() for text in texts if text.strip()]
    return len(filled) >= _FEWEST and sum(text.endswith(_ENDS) for text in filled) >= _ASKING * len(filled)


def are_answers(texts: Sequence[str]) -> bool:
    """True if few of some texts end as questions do."""
    filled = [text.rstrip() for text in texts if text.strip()]
    return len(filled) >= _FEWEST and 3 * sum(text.endswith(_ENDS) for text in filled) <= len(filled)


def columns_of_voices(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns of a table of which each holds what one person says, with the name as its heading; else none.

    They are those of questions and of answers, or of each row one alone is filled.
    """
    cells = [[row[at].strip() if at < len(row) else "" for row in rows] for at in range(len(headings))]
    worded = [at for at, texts in enumerate(cells) if headings[at].strip() and _are_said(texts)]
    pair = pair_of([headings[at] for at in worded])
    if pair is not None and len(worded) == len(pair):
        return tuple(headings.index(one) for one in pair)
    alone = sum(sum(bool(cells[at][place]) for at in worded) == 1 for place in range(len(rows)))
    named = all(len(headings[at].split()) <= _NAME_WORDS and headings[at].strip()[:1].isalpha() for at in worded)
    changes = sum(
        bool(cells[at][place]) != bool(cells[at][place + 1]) for at in worded[:1] for place in range(len(rows) - 1)
    )
    if len(worded) < 2 or not named or 10 * alone < 9 * len(rows) or changes < len(rows) // _CHANGES:
        return ()
    return tuple(worded)


def _are_said(texts: Sequence[str]) -> bool:
    """True for sentences, or the answers of few words to them."""
    filled = [text for text in texts if text]
    size = sum(max(len(text.split()), sum(one > "\u2e80" for one in text) // 2) for text in filled)
    return (
        len(filled) >= 2
        and size >= _FEWEST * len(filled)
        and 2 * sum(text[-1] in _STOPS for text in filled) > len(filled)
    )


class Asked(NamedTuple):
    """Elements that hold questions and answers by turns, in their order, and what they are called."""

    elements: list[etree._Element]
    names: tuple[str, str]


def asked_in(root: etree._Element) -> Asked | None:
    """The elements of two names that follow each other by turns and hold most of the text, if one of them asks.

    The names say so, in any of many languages; failing that, the first of each two ends as questions do.
    """
    beside: Counter[tuple[str, str]] = Counter()
    for parent in root.iter(etree.Element):
        names = [local_name(one) for one in parent.iterchildren(etree.Element)]
        beside.update((one, other) for one, other in pairwise(names) if one != other)
    all_words = len(words_of(root))
    for (first, second), number in beside.most_common(4):
        if number < _FEWEST:
            return None
        elements = [one for one in root.iter(etree.Element) if local_name(one) in {first, second}]
        names = [local_name(one) for one in elements]
        if names[0] != first:
            continue  # the same two, seen from the second
        if any((up := one.getparent()) is not None and local_name(up) in {first, second} for one in elements):
            continue
        texts = [words_of(one) for one in elements]
        turns = sum(one != other for one, other in pairwise(names))
        if 10 * turns < 9 * (len(names) - 1) or sum(map(len, texts)) < _MOST_OF_TEXT * all_words:
            continue
        said = list(zip(texts, names, strict=True))
        asked, answered = ([text for text, name in said if name == one] for one in (first, second))
        around = {local_name(up) for one in (elements[0], elements[-1]) for up in one.iterancestors()}
        if are_things(around, named=False):
            return None  # a list of questions that are asked often, or of an examination
        told = pair_of((first, second)) is not None
        if told or (are_questions(asked) and are_answers(answered)):
            return Asked(elements, (first, second))
    return None
