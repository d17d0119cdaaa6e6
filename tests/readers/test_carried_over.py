"""Fields that say that words were interpreted or translated: in no lineage, and told."""

from __future__ import annotations

import pytest

import xlate

JSON = """[{"speaker": "Ann Lee", "text": "Welcome to you all, and thanks.", %s},
{"speaker": "Bo Ray", "text": "Thank you, we agree.", %s}, {"speaker": "Ann Lee", "text": "Good, we go on."}]"""
XML = """<debate xml:lang="en"><speech speaker="Ann Lee"%s><p>Welcome to you all, and thanks.</p></speech>
<speech speaker="Bo Ray"%s><p>Thank you, we agree.</p></speech>
<speech speaker="Ann Lee"><p>Good, we go on.</p></speech></debate>"""
CHILD = XML.replace("%s>", ">%s")


@pytest.mark.parametrize(
    ("name", "source", "no", "yes", "told"),
    [
        ("a.json", JSON, '"interpreted": false', '"interpreted": true', "interpreted"),
        ("a.json", JSON, '"is_translation": "no"', '"is_translation": "yes"', "is_translation"),
        ("a.json", JSON, '"translated_from": null', '"translated_from": "fr"', "translated_from"),
        ("a.json", JSON, '"interpreted": false', '"interpreted": false', None),
        ("a.json", JSON, '"translation": "Willkommen."', '"translation": "Danke."', None),
        ("a.xml", XML, ' interpreted="false"', ' interpreted="true"', "interpreted"),
        ("a.xml", XML, "", ' isTranslated="1"', "isTranslated"),
        ("a.xml", XML, "", ' note="true"', None),
        ("a.xml", CHILD, "", "<interpreted>true</interpreted>", "interpreted"),
        ("a.xml", CHILD, "<translated>no</translated>", "<translated>no</translated>", None),
    ],
)
def test_a_field_that_says_that_words_were_carried_over_is_told(
    name: str, source: str, no: str, yes: str, told: str | None
) -> None:
    made = xlate.to_tei(xlate.Input((source % (no, yes)).encode(), name), language="en")
    found = [one.message.split(" says of ")[0] for one in made.findings if one.code == "XL146"]
    assert found == ([] if told is None else [f'"{told}"'])
    words = made.value.data.decode().partition("<body>")[2]
    assert "Thank you, we agree.</seg>" in words
    assert ">true" not in words
    assert ">no" not in words
