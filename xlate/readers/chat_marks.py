"""The signs of CHAT among the words -> words as other transcripts print them.

What was said stays, repeated words and hesitations too; signs of retracing, pauses, errors and codes go, and what of
them has words is told apart. What is heard but not said stands in brackets as elsewhere.
https://talkbank.org/0info/manuals/CHAT.html, chapters 8 to 12
"""

from __future__ import annotations

import re

__all__ = ["plain_words"]

_SOUND = re.compile(r"&=([\w:'’-]{1,60})|\[=!\s?([^\[\]]{1,200})\]")
"""something that is heard beside the words"""
_CODE = re.compile(r"\[[^\[\]]{0,300}\]")
_OMITTED = re.compile(r"(?<!\S)0[\w*'’]{0,40}(?!\S)")
_PAUSE = re.compile(r"(?<!\S)\((?:\.{1,3}|(?:\d{1,3}:)?\d{0,4}\.\d{0,3})\)(?!\S)")
_LINKER = re.compile(r"(?<!\S)\+(?:\"|\^|<|\+|,|≋|≈)(?=\s)")
_ENDS = (
    (re.compile(r"\+\"/\."), ":"),
    (re.compile(r"\+\"\."), "."),
    (re.compile(r"\+\.\.\.?\?"), "…?"),
    (re.compile(r"\+\.\.\.?"), "…"),
    (re.compile(r"\+//?\?"), "—?"),
    (re.compile(r"\+//?\."), "—"),
    (re.compile(r"\+!\?"), "!?"),
)
"""how an utterance ends that trails off, is broken off, or leads to a quotation"""
_FILLER = re.compile(r"(?<!\S)&[-~+](?=\w)")
_FORM = re.compile(r"(?<=\w)@(?:[a-z]{1,3}|s:[a-z+&*]{1,20}|u|z:\w{1,20})(?::[\w+&]{1,20})?(?!\w)")
_SHORTENED = re.compile(r"(?<=\w)\((\w{1,20})\)|\((\w{1,20})\)(?=\w)")
_LENGTHENED = re.compile(r"(?<=[^\W\d_]):+(?=[^\W\d_]|\s|$)")
_UNINTELLIGIBLE = re.compile(r"(?<!\S)(?:xxx|yyy)(?!\S)")
_OTHER = re.compile("[<>↑↓⌈⌉⌊⌋∆∇°▁▔☺♋⁎∬∾⁇⸮↫ˈˌ^≠]")
_COMMA = re.compile(r"\s?[‡„]")
_BEFORE_END = re.compile(r"\s+(?=[.,?!…:;—](?:\s|$|\?))")


def plain_words(text: str) -> tuple[str, list[str]]:
    """An utterance in plain words, and the codes in it that have words of their own.

    Args:
        text: a main line without its times.

    Returns:
        The words; and what was left out of them and can be read, such as ``[: because]``.
    """
    text = _SOUND.sub(lambda found: f" ({(found[1] or found[2]).strip().replace(':', ' ').replace('_', ' ')}) ", text)
    left = [code for code in _CODE.findall(text) if any(map(str.isalpha, code))]
    text = _CODE.sub(" ", text)
    left += [word for word in _OMITTED.findall(text) if len(word) > 1]
    left += _UNINTELLIGIBLE.findall(text)
    for sign in (_OMITTED, _PAUSE, _LINKER):
        text = sign.sub(" ", text)
    for end, printed in _ENDS:
        text = end.sub(printed, text)
    text = _FORM.sub("", _FILLER.sub("", text))
    text = _SHORTENED.sub(lambda found: found[1] or found[2], text)
    text = _UNINTELLIGIBLE.sub("(unintelligible)", _LENGTHENED.sub("", text))
    text = _COMMA.sub(",", _OTHER.sub("", text)).replace("_", " ")
    return _BEFORE_END.sub("", " ".join(text.split())), left
