"""Charsets by language: for each language and each charset in which such texts are met, sentences written for this."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from xlate.formats.charsets import charset_named, likely_charset
from xlate.formats.decoding import decode


def _cases() -> Iterator[tuple[str, str, list[str]]]:
    for line in (Path(__file__).parent / "charset_texts.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            tag, charsets, joined = line.split("\t")
            sentences = joined.split("|")
            texts = [
                *sentences, *map(" ".join, pairwise(sentences)), " ".join(sentences[:4]), " ".join(sentences)
            ]  # fmt: skip
            yield from ((tag, charset, texts) for charset in charsets.split())


def _tried(charset: str, texts: list[str]) -> list[tuple[bytes, str]]:
    pairs = [(text.encode(charset, "ignore"), text) for text in texts]
    return [(data, text) for data, text in pairs if data.decode(charset) == text and not data.isascii()]


CASES = list(_cases())


@pytest.mark.parametrize(("language", "charset", "texts"), CASES, ids=[f"{one}-{two}" for one, two, _ in CASES])
def test_the_language_given_tells_the_charset(language: str, charset: str, texts: list[str]) -> None:
    tried = _tried(charset, texts)
    results = [(decode(data, "x.txt", language=language), text) for data, text in tried]
    right = [result.value == text for result, text in results]
    assert len(right) - sum(right) <= 1, [result.value for result, text in results if result.value != text]
    assert all([one.code for one in result.findings] == ["XL105"] for result, _ in results)


def test_without_a_language_what_the_words_are_like_tells_the_charset() -> None:
    right = tried = 0
    for _, charset, texts in CASES:
        if charset in {
            "cp1252",
            "cp1250",
            "cp1251",
            "cp1253",
            "cp1255",
            "cp1256",
            "cp1257",
            "cp932",
            "gb18030",
            "cp949",
        }:
            pairs = _tried(charset, texts)
            results = [decode(data, "x.txt") for data, _ in pairs]
            right += sum(result.value == text for result, (_, text) in zip(results, pairs, strict=True))
            tried += len(pairs)
            assert all(result.findings for result in results)
    assert right >= 0.93 * tried, (right, tried)


@pytest.mark.parametrize(
    "text",
    [
        "Then we’ll hear from others, and it’s so. That’s very good.",
        "We’ll see. I’m glad.",
        "The boys’ team won’t go there. The Smiths’ house, rock ’n’ roll in the ’60s — fine.",
        "He said: “It is £5 and no more.” Then he left – at once…",
    ],
)
@pytest.mark.parametrize("times", [1, 40])
def test_signs_of_print_alone_are_those_of_windows(text: str, times: int) -> None:
    assert decode((text * times).encode("cp1252"), "x.txt").value == text * times


def test_a_language_that_does_not_fit_gives_way_to_one_that_does() -> None:
    russian = "Заседание открыто. Господин председатель, я хотел бы возразить.".encode("cp1251")
    assert likely_charset(russian, "en") == "cp1251"
    assert likely_charset(russian, "x-unknown") == "cp1251"
    assert likely_charset("Se\u00f1or".encode("cp1252"), "es-MX") == "cp1252"
    assert likely_charset("Se\u00f1or".encode("cp1252"), "pt") == "cp1252"


@pytest.mark.parametrize(
    "label", ["hex", "rot13", "base64", "punycode", "unicode_escape", "no-such", "x\x00y", "utf-7", ""]
)
def test_what_is_no_charset_of_texts_is_none(label: str) -> None:
    assert charset_named(label) is None


def test_charsets_are_taken_for_the_wider_ones_that_are_meant() -> None:
    names = ["windows-1252", "GB2312", "Shift_JIS", "x-sjis", "EUC-KR", "UTF-8", '"koi8-r"']
    assert [charset_named(one) for one in names] == ["cp1252", "gb18030", "cp932", "cp932", "cp949", "utf_8", "koi8_r"]


@pytest.mark.parametrize("language", ["vi", None])
def test_vietnamese_of_windows_has_its_tones_beside_the_letters(language: str | None) -> None:
    """windows-1258 writes them as combining marks."""
    text = "Thủ tướng: Xin chào tất cả các bạn. Hôm nay chúng ta sẽ nói về hợp tác giữa hai nước."
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = [unicodedata.normalize("NFD", letter) for letter in text]
    data = "".join(
        unicodedata.normalize("NFC", "".join(one for one in letter if one not in tones))
        + "".join(one for one in letter if one in tones)
        for letter in letters
    ).encode("cp1258")
    assert likely_charset(data, language) == "cp1258"
    assert unicodedata.normalize("NFC", decode(data, "x.txt", language=language).value) == text
