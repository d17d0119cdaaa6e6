from __future__ import annotations

import pytest

from xlate.errors import LanguageTagError
from xlate.languages import hop_tag, language_name, parse_tag, plural_forms, primary_subtag, split_hop_tag


@pytest.mark.parametrize(
    ("given", "tag"),
    [("ru", "ru"), ("pt_br", "pt-BR"), ("ZH-hant", "zh-Hant"), ("sr@latin", "sr-Latn"), ("de_DE.UTF-8", "de-DE")],
)
def test_tags_get_their_standard_spelling(given: str, tag: str) -> None:
    assert parse_tag(given) == tag


@pytest.mark.parametrize("given", ["", "klingon", "xx", "en--US", "12", "русский", "en-t-ru-t-ko"])
def test_what_is_no_tag_is_an_error(given: str) -> None:
    with pytest.raises(LanguageTagError, match="is not a language tag"):
        parse_tag(given)


def test_names() -> None:
    assert language_name("ko") == "Korean"
    assert language_name("und") == "an unknown language"
    assert language_name("zh-Hant") == "Traditional Chinese"
    assert language_name("ru-PL") == "Russian (PL)"
    assert language_name("qaa") == "qaa"


def test_plural_forms_are_those_of_gettext() -> None:
    assert plural_forms("ko").startswith("nplurals=1")
    assert plural_forms("ru").startswith("nplurals=3")
    assert plural_forms("pt-BR").startswith("nplurals=2")


def test_hop_tags() -> None:
    assert hop_tag("en", "ru", machine=True) == "ru-t-en-t0-und"
    assert split_hop_tag("ru-t-en-t0-und") == ("en", "ru", True)
    assert split_hop_tag("en-t-ru") == ("ru", "en", False)
    assert [split_hop_tag(tag) for tag in ("ru", "", "-t-ru", "ru-t-", "en-t-ru-t-ko")] == [None] * 5
    assert primary_subtag("PT_br") == "pt"
