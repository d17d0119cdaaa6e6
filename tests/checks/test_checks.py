"""Every registered check has examples that fail and examples that pass."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.conftest import ROOT
from xlate.checks import CHECKS, NAMES, Pair, Settings, check_pairs, make_pair
from xlate.checks.amounts import amounts
from xlate.checks.glossary import Term
from xlate.checks.numbers import check_numbers
from xlate.findings import Severity
from xlate.model.lineage import Certainty, Hop, Lineage, Mode
from xlate.model.unit import UnitKind

KO_RU_EN = Lineage(
    "ko",
    (
        Hop("ko", "ru", Mode.INTERPRETING, Certainty.HIGH),
        Hop("ru", "en", Mode.HUMAN, Certainty.HIGH),
    ),
)


@dataclass(frozen=True)
class Example:
    """What a check says of a pair."""

    language: str
    source: str
    target: str
    says: str = ""
    """part of the message; empty: nothing"""
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def pair(self) -> Pair:
        values = {"source_language": "en", "line": 7, **self.more}
        return make_pair("s1", self.source, self.target, self.language, **values)


E = Example
LONG = "We also welcome and praise the outcome of the meeting between the leaders of both countries."
SHOP = "My mother had a small shop and sold bread there."
LABEL = {"kind": UnitKind.LABEL, "speaker": "Kim Yong-nam"}
STAGE = {"kind": UnitKind.STAGE}
EXAMPLES: dict[str, list[Example]] = {
    "markup": [
        E("ru", "A <hi>b</hi> c &amp; d", "А <hi>б</hi> в &amp; г"),
        E("ja", "A <hi>b</hi>", "<hi>い</hi>ろ"),
        E("ru", "A <hi>b</hi>", "А <hi>б", "<hi> is not closed"),
        E("ar", "A <hi>b</hi>", "أ ب", "<hi> of the source is missing"),
        E("ru", "A", "А & Б", 'a bare "&"'),
    ],
    "placeholders": [
        E("ru", "See https://example.org/a, or write to a@b.org.", "См. https://example.org/a или a@b.org."),
        E("ja", "See https://example.org/a.", "https://example.org/a。を見よ。"),
        E("fr", "10 %, as {name} said", "10 % des, {name}"),
        E("de", "5% discount for {name}", "5% dem {name}"),
        E("ru", "See https://example.org/a.", "См. https://example.org/b.", "https://example.org/a of the source"),
        E("ru", "write to a@b.org", "напишите", "a@b.org of the source"),
        E("ru", "Dear {name} of %s", "Уважаемый {имя} из %s", "{name} of the source"),
    ],
    "numbers": [
        E("ru", "In 2018, 1,000.5 of 70 people.", "В 2018 году 1 000,5 из 70 человек."),
        E("de", "1,000,000 and 3.5", "1.000.000 und 3,5"),
        E("fr", "12,500 people in 1000 towns", "12 500 personnes dans 1 000 villes"),
        E("hi", "1,000 people", "१,००० लोग"),
        E("ar", "In 2018, 70 people", "في عام ٢٠١٨ حضر ٧٠ شخصا"),
        E("fa", "In 2018, 70 people", "در سال ۲۰۱۸، ۷۰ نفر"),
        E("zh", "the 70th anniversary in 2018", "二〇一八年七十周年"),
        E("ja", "1.3 billion people", "13億人"),
        E("ko", "20,000 people", "2만 명"),
        E("ru", "2,500,000 euros", "2,5 млн евро"),
        E("ru", "the 20th century", "XX век"),
        E("fr", "the 19th century", "le XIXe siècle"),
        E("ru", "at 3:30 p.m.", "в 15:30"),
        E("de", "It ended at 11.15 at night.", "Es endete um 23.15 Uhr."),
        E("fr", "at 8:30 in the evening", "à 20 h 30"),
        E("en", "um 3.30 Uhr", "at 3:30 in the morning", more={"source_language": "de"}),
        E("en", "o 8.15 wieczorem", "at 20:15", more={"source_language": "pl"}),
        E("en", "午後3時15分", "at 15:15", more={"source_language": "ja"}),
        E("ru", "three countries", "3 страны"),
        E("ru", "the 3 countries", "три страны"),
        E("de", "06/14/2018", "14. Juni 2018"),
        E("ja", "June 14, 2018", "2018年6月14日"),
        E("he", "on June 5, 2018", "ב-5.6.2018"),
        E("zh", "1,234,567,000,000 of 34,000", "一兆 1,234,567,000,000 中 3.4 万"),
        E("ru", "In 2018", "В 2019 году", "2018 is missing; 2019 is not in the source"),
        E("ru", "100 people", "1000 человек", "100 is missing"),
        E("ar", "70 people", "٧١ شخصا", "70 is missing; 71 is not in the source"),
        E("ja", "70 people", "約80人", "70 is missing"),
        E("ru", "70 years", "годы", "70 is missing"),
        E("ru", "the 7th and the 8th", "6-й и 8-й", "7 is missing; 6 is not in the source"),
        E("ru", "years", "2018 годы", "2018 is not in the source"),
        E("en", "2,5 Meter", "25 metres", "2,5 is missing; 25 is not", more={"source_language": "de"}),
        E("ru", "1.500 Leute", "1,5 человека", "1.500 is missing; 1,5", more={"source_language": "de"}),
        E("de", "3.14 m", "314 m", "3.14 is missing; 314 is not in the source"),
        E("fr", "2.5 million", "25 millions", "2.5 is missing; 25"),
        E("ru", "65,000 men in 1944", "6,5 тыс. человек в 1944 году", "65,000 is missing; 6,5"),
        E("ja", "350 million", "3億500万", "350 is missing"),
        E("de", "1.2 billion", "1,2 Billionen", "1.2 billion is missing; 1,2 Billionen is not in the source"),
        E("de", "20 thousand men", "20 Mann", "20 thousand is missing; 20 is not in the source"),
        E("de", "20 thousand men, 1.2 trillion", "20.000 Mann, 1,2 Billionen"),
        E("zh", "10K, 5 kg", "10公里，5千克"),
        E("fr", "IBAN DE89370400440532013000 for 2.50", "IBAN DE89 3704 0044 0532 0130 00 pour 2,50"),
        E("de", "3/4 of it, on 3/4", "0,75 davon, am 4.3."),
        E("de", "1.500 kg and 5", "1500 kg und 5"),
        E("en", "1'500.50 and 5", "1,500.5 and five", more={"source_language": "de-CH"}),
        E("hi", "100,000 of 2.5 million", "25 लाख में से १,००,०००"),
        E("ru", "3½ of 2 to 3 million in 1990–95", "3,5 из 2 000 000 — 3 000 000 в 1990–1995"),
        E("ko", "25,000 of 350 million", "3억 5000만 중 2만 5천"),
        E("en", "am 14.06.2018 um 15.30 Uhr", "June 14, 2018, 3:30 p.m.", more={"source_language": "de"}),
        E("ru", "June 5 300 people", "5 июня 300 человек"),
        E("fr", "06 12 34 56 78", "0612345678"),
    ],
    "dates": [
        E("ru", "On June 14, 2018", "14 июня 2018 года"),
        E("ja", "On June 14", "6月14日に"),
        E("ko", "On June 14", "6월 14일"),
        E("he", "On June 14", "ב-14 ביוני"),
        E("de", "They may come on 5 May", "Sie kommen am 5. Mai"),
        E("ru", "On June 14", "14.06"),
        E("ru", "Two may march in 3 days", "Двое"),
        E("xx", "On June 14", "14 xyz"),
        E("und", "On June 14", "14 июля"),
        E("ru", "On June 14, 2018", "14 июля 2018 года", "month 6 of the source is month 7"),
        E("ja", "On 14 June", "7月14日", "month 6"),
        E("ar", "On June 14", "في 14 يوليو", "month 6"),
    ],
    "brackets": [
        E("ru", "A (b) c", "А (б) в"),
        E("ja", "A (b) [c]", "あ（い）〔う〕"),
        E("ar", "A (b) c", "أ (ب) ج"),
        E("ru", "a) first", "а) первое"),
        E("ru", "a) first", "(а) первое"),
        E("ru", "member(s)", "участники"),
        E("ru", "No brackets.", "Без скобок."),
        E("ru", "A (b) c", "А (б в", '"(" is not closed'),
        E("zh", "A (b) c", "甲乙）丙", '")" was not opened'),
        E("he", "A (b) c", "א ב ג", "none"),
    ],
    "quotes": [
        E("ru", "He said “yes”.", "Он сказал «да»."),
        E("de", 'He said "yes".', "Er sagte „ja“."),
        E("ja", "He said “yes”.", "彼は「はい」と言った。"),
        E("zh-Hant", "He said “yes”.", "他說「是」。"),
        E("ar", "He said “yes”.", "قال «نعم»."),
        E("he", "The IDF said “yes”.", 'צה"ל אמר "כן".'),
        E("sv", "He said “yes”.", "Han sade ”ja”."),
        E("en-GB", "Er sagte „ja“.", "He said ‘yes’.", more={"source_language": "de"}),
        E("ru", "“It begins here", "«Здесь начинается"),
        E("ru", "It’s fine", "Всё хорошо"),
        E("ru", "He said “yes”.", "Он сказал «да.", "an odd number of quotation marks: «"),
        E("he", "He said “yes”.", 'הוא אמר "כן.', "odd number"),
        E("ja", "He said “yes”.", "彼は「はいと言った。", "not equal in number"),
        E("ru", "He said “yes”.", "Он сказал да.", "the translation has none"),
    ],
    "spaces": [
        E("ru", "A b", "А б"),
        E("ru", " A b ", " А б "),
        E("ru", "A b", "А б ", "ends with white space"),
        E("ja", "A b", "\u3000あ", "begins with white space"),
        E("ru", "A b ", "А б", "ends without the white space of the source"),
        E("ru", "A b", "А  б", "two spaces"),
    ],
    "no-break-spaces": [
        E("ru", "5\u00a0% of J.\u00a0Smith", "5\u00a0% Дж.\u00a0Смита"),
        E("ru", "Mr\u00a0President", "Господин Президент"),
        E("ja", "5\u00a0kg", "5キロ"),
        E("ru", "5\u00a0% of it", "5 % этого", '"5 %"'),
        E("ru", "J.\u00a0Smith", "Д. Смит", "initial"),
    ],
    "repeated-words": [
        E("ru", "very much", "очень очень"),
        E("fr", "we see each other", "nous nous voyons"),
        E("ru", "no no", "нет-нет нет нет"),
        E("ru", "blah blah", "кря кря"),
        E("id", "children", "anak anak"),
        E("de", "type TYPE", "Typ TYP"),
        E("ru", "of the country", "этой этой страны", '"этой этой"'),
        E("en", "de la France", "of the the France", '"the the"', {"source_language": "fr"}),
        E("ar", "the country", "هذه هذه البلاد", "twice"),
    ],
    "untranslated": [
        E("ru", "Thank you.", "Спасибо."),
        E("de", "Kim Yong-nam", "Kim Yong-nam", more=LABEL),
        E("ru", "NATO", "NATO"),
        E("ru", "https://example.org", "https://example.org"),
        E("ru", "2018", "2018"),
        E("de", "Applaus", "Applaus"),
        E("en-GB", "It is fine.", "It is fine.", more={"source_language": "en-US"}),
        E("ru", "Thank you.", "Thank you.", "the source text"),
        E("ru", "Kim Yong-nam", "Kim Yong-nam", "the source text", LABEL),
        E("ja", "Kim", "Kim", "the source text"),
        E("de", "Thank you very much.", "Thank you very much.", "the source text"),
        E("de", f"It was cold. {SHOP}", "Es war kalt. Meine Mutter hatte einen Laden."),
        E("de", f"It was cold. {SHOP}", f"Es war kalt. {SHOP}", 'are left in the translation: "My mother had a small'),
        E("fi", f"It was cold. {SHOP}", f"Oli kylmä. ”{SHOP}”", 'are left in the translation: "My mother had a small'),
        E("de", f"She said: “{SHOP}”", f"Sie sagte: „{SHOP}“"),
        E("de", "the Convention on the Rights of the Child", "Das war die Convention on the Rights of the Child"),
        E(
            "nb",
            "Det var en kold vinter og vi gik hjem.",
            "Det var en kold vinter og vi gik.",
            more={"source_language": "da"},
        ),
    ],
    "script": [
        E("ru", "The World Cup of FIFA", "Чемпионат мира FIFA"),
        E("ja", "He uses Twitter every day.", "彼は毎日Twitterを使う。"),
        E("ko", "The UN in Korea", "한국의 UN"),
        E("zh-Hans", "They came from this country.", "他们从这个国家来。"),
        E("sr-Latn", "Thank you, friends.", "Hvala vam, prijatelji."),
        E("de", "Thank you.", "Danke."),
        E("und", "Thank you.", "Спасибо."),
        E("he", "Thank you.", "תודה רבה."),
        E("ru", "Rise of the Planet", "«Rise of the Planet of the Apes» – фильм о восстании обезьян"),
        E(
            "en",
            "谢谢。我们认为这个问题必须解决。",
            "Thank you. 我们认为这个问题必须解决。",
            "a passage",
            {"source_language": "zh"},
        ),
        E("en", "《世界人权宣言》（人）说", "The “declaration” (世界人权宣言) says", more={"source_language": "zh"}),
        E("ru", "Thank you, friends.", "Spasibo, druzya.", "in Latin letters, not those of Russian"),
        E("sr-Latn", "Thank you, friends.", "Хвала вам, пријатељи.", "in Cyrillic letters"),
        E("ar", "Thank you, friends.", "תודה לכם, חברים.", "in Hebrew letters"),
        E("he", "Thank you, friends.", "شكرا لكم يا أصدقاء.", "in Arabic letters"),
        E("ja", "Thank you, friends.", "여러분, 감사합니다.", "in Hangul letters"),
        E("ko", "Thank you, friends.", "皆さん、ありがとうございます。", "in Hiragana letters"),
        E("zh-Hans", "They came from this country.", "他們從這個國家來。", "traditional characters"),
        E("zh-TW", "They came from this country.", "他们从这个国家来。", "simplified characters"),
        E(
            "ru",
            "We are glad. We will do all that we can do together. We are sure of it.",
            "Мы рады этому, и мы приложим усилия. We will do all that we can do together. Мы в этом твёрдо уверены.",
            'a passage in foreign letters: "We will do all that we can do…"',
        ),
    ],
    "language": [
        E("fr", LONG, "Nous saluons aussi le résultat de la rencontre entre les dirigeants des deux pays."),
        E("ru", LONG, "Мы также приветствуем итоги встречи между руководителями обеих стран."),
        E("uk", LONG, "Ми також вітаємо підсумки зустрічі між керівниками обох країн, які це зробили."),
        E("ja", LONG, "我々はまた両国の指導者の会談の結果を歓迎し、評価する。"),
        E("zh", LONG, "我们也欢迎并赞扬两国领导人会晤的成果。"),
        E("th", LONG, "เรายินดีและชื่นชมผลการประชุมระหว่างผู้นำของทั้งสองประเทศเช่นกัน"),
        E("und", LONG, "Nous saluons aussi le résultat de la rencontre entre les dirigeants des deux pays."),
        E("kk", LONG, "Біз екі елдің басшыларының кездесуінің нәтижесін құптаймыз және оны жоғары бағалаймыз."),
        E("fr", "Yes.", "Ja."),
        E("da", LONG, "Vi hilser også resultatet av møtet mellom lederne av begge land velkommen."),
        E("fr", LONG, "Wir begrüßen auch das Ergebnis des Treffens zwischen den Staatschefs.", "looks like German"),
        E("de", LONG, f"Also, {LONG}", "looks like English, not German"),
        E("kk", LONG, f"Also, {LONG}", "", {"source_language": "en"}),
        E("az", LONG, f"Also, {LONG}", "looks like English", {"source_language": "en"}),
        E("ru", LONG, "Ми також вітаємо підсумки зустрічі між керівниками обох країн, які її провели.", "і ї"),
        E("ar", LONG, "ما همچنین از نتیجهٔ گفتگوهای رهبران دو کشور که چندی پیش برگزار گردید", "letters پ چ"),
        E("zh", LONG, "我々はまた両国の指導者の会談の結果を歓迎し、評価する。", "looks like Japanese"),
        E("ja", LONG, "我们也欢迎并赞扬两国领导人会晤的成果。", "looks like Chinese"),
    ],
    "length": [
        E("ru", LONG, "Мы также приветствуем итоги встречи между руководителями обеих стран."),
        E("zh", LONG, "我们也欢迎并赞扬两国领导人会晤的成果。"),
        E("he", LONG, "אנו מברכים גם על תוצאות הפגישה בין מנהיגי שתי המדינות."),
        E("ru", "Yes.", "Да, конечно, с удовольствием."),
        E("ru", LONG, "Мы рады.", "only 9 % as long as usual"),
        E("de", f"It was cold. {SHOP} We were glad.", "Es war kalt. Meine Mutter verkaufte Brot."),
        E("de", f"{SHOP} So it was in the north.", "Meine Mutter hatte einen Laden.", "of 2 sentences it has 1"),
        E(
            "ko",
            "We welcome the outcome of the meeting held.",
            "우리는 결과를 환영합니다 " * 8,
            "times as long as usual",
        ),
    ],
    "ending": [
        E("ru", "Is it so?", "Это так?"),
        E("ar", "Is it so?", "هل هو كذلك؟"),
        E("el", "Is it so?", "Έτσι είναι;"),
        E("ja", "Is it so?", "そうですか。"),
        E("zh", "It is so.", "是这样的。"),
        E("hi", "It is so.", "ऐसा ही है।"),
        E("th", "It is so.", "เป็นเช่นนั้น"),
        E("ru", "He asked: “Is it so?”", "Он спросил: «Это так?»"),
        E("ru", "Mr. K.", "Господин К", more={"kind": UnitKind.LABEL}),
        E("ru", "It is so; and", "Это так? Да, и"),
        E("ru", "Is it so?", "Это так.", "ends with a question mark, the translation does not"),
        E("zh", "Is it so?", "是这样。", "ends with a question mark"),
        E("ru", "It is so.", "Это так?", "the translation ends with a question mark"),
        E("he", "It is so.", "זה כך", "ends with a full stop"),
    ],
    "stage-directions": [
        E("ru", "(Applause.)", "(Аплодисменты.)", more=STAGE),
        E("ja", "(Laughter.)", "（笑い）", more=STAGE),
        E("he", "[Applause]", "[מחיאות כפיים]"),
        E("ru", "(Applause.)", "Аплодисменты.", "", {"kind": UnitKind.SEGMENT}),
        E("ru", "(Applause.)", "Аплодисменты.", "must stay in its brackets", STAGE),
        E("ar", "(Applause.)", "تصفيق", "must stay in its brackets"),
    ],
    "glossary": [
        E("ru", "The State Council met.", "Заседал Государственный совет."),
        E("ru", "members of the State Council", "члены Государственного совета"),
        E("ru", "the state council of it", "его госсовет"),
        E("ja", "The State Council met.", "国務委員会が開かれた。"),
        E("ar", "The State Council met.", "اجتمع مجلس الدولة."),
        E("he", "The treaty is good.", "האמנה טובה."),
        E("de", "Treaties are good.", "Verträge sind gut."),
        E(
            "ru",
            "The State Council met.",
            "Заседал Госсовет.",
            '"State Council" is "Государственный совет" in the glossary',
        ),
        E("ja", "The State Council met.", "評議会が開かれた。", '"国務委員会"'),
        E("ar", "The State Council met.", "اجتمعت الحكومة.", '"مجلس الدولة"'),
        E("de", "The State Council's treaty", "Der Vertrag des Rats", '"Staatsrat"'),
        E("ru", "Treaties and a treaty", "Пакты", '"treaty" is "договор" or "соглашение"'),
        E("ru", "a treaty", "договор и договорняк", '"договорняк" is forbidden by the glossary (slang); use "договор"'),
        E("ru", "anything", "то есть как бы", '"как бы" is forbidden by the glossary'),
    ],
    "names": [],
    "consistency": [],
    "back-translation": [
        E("fr", "Thank you.", "Merci.", more={"lineage": KO_RU_EN}),
        E("ko", "Thank you.", "감사합니다."),
        E("ko", "Thank you.", "감사합니다.", "Korean is the language spoken", {"lineage": KO_RU_EN}),
    ],
    "relay-revisited": [
        E("ko", "Thank you.", "감사합니다.", more={"lineage": KO_RU_EN}),
        E("ru", "Thank you.", "Спасибо."),
        E("ru", "Thank you.", "Спасибо.", "Russian is a relay language", {"lineage": KO_RU_EN}),
    ],
    "machine-unread": [
        E("ru", "Thank you.", "Спасибо."),
        E("ru", "Thank you.", "Спасибо.", "unchanged machine translation", {"machine": True}),
    ],
}
TERMS = (
    Term("State Council", "Государственный совет", target_language="ru"),
    Term("State Council", "国務委員会", target_language="ja"),
    Term("State Council", "مجلس الدولة", target_language="ar"),
    Term("State Council", "Staatsrat", target_language="de"),
    Term("treaty", "договор", target_language="ru"),
    Term("treaty", "соглашение", target_language="ru"),
    Term("treaty", "договорняк", forbidden=True, note="slang", target_language="ru"),
    Term("treaty", "אמנה", target_language="he"),
    Term("treaty", "Vertrag", target_language="de"),
    Term("", "как бы", forbidden=True, target_language="ru"),
)


def messages(pairs: Iterable[Pair], name: str, **settings: Any) -> list[str]:
    only = frozenset([name])
    return [str(finding) for finding in check_pairs(list(pairs), Settings(only=only, terms=TERMS, **settings), "ru.po")]


CASES = [
    pytest.param(name, example, id=f"{name}-{number}-{example.language}")
    for name, examples in EXAMPLES.items()
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("name", "example"), CASES)
def test_a_check_finds_what_is_wrong_and_leaves_alone_what_is_right(name: str, example: Example) -> None:
    found = messages([example.pair], name)
    if not example.says:
        assert found == []
        return
    code = next(check.code for check in CHECKS if check.name == name)
    assert len(found) == 1
    assert found[0].startswith(f"ru.po:7: {code} s1: ")
    assert found[0].endswith(f" [{name}]")
    assert example.says in found[0]


def test_every_registered_check_has_examples_that_fail_and_that_pass() -> None:
    assert EXAMPLES.keys() == NAMES
    compared = {"names", "consistency"}  # these need several pairs and have tests of their own
    for name, examples in EXAMPLES.items():
        assert name in compared or {bool(example.says) for example in examples} == {True, False}, name


def test_what_is_registered_is_unique_and_named_in_its_code() -> None:
    assert len({check.name for check in CHECKS}) == len({check.code for check in CHECKS}) == len(CHECKS)
    assert [check.code for check in CHECKS] == sorted(check.code for check in CHECKS)
    for check in CHECKS:
        assert not check.description.startswith(check.name) or check.description.startswith(f"{check.name}: ")


ON_PURPOSE = {"kk": "script", "(Applause.)": "brackets"}
"""examples that are right for one check and wrong for another"""


def test_what_is_right_for_one_check_is_right_for_all() -> None:
    right = [example for examples in EXAMPLES.values() for example in examples if not example.says]
    assert len(right) > 100
    for example in right:
        rules = {one.rule for one in check_pairs([example.pair]) if one.severity is not Severity.INFO}
        assert rules <= {ON_PURPOSE.get(example.language), ON_PURPOSE.get(example.source)}, (example, rules)


def label(key: str, source: str, target: str, **more: Any) -> Pair:
    return make_pair(key, source, target, "ru", source_language="en", kind=UnitKind.LABEL, speaker=source, **more)


def spoken(key: str, source: str, target: str, speaker: str = "", **more: Any) -> Pair:
    return make_pair(
        key, source, target, "ru", source_language="en", kind=UnitKind.SEGMENT, speaker=speaker or None, **more
    )


def test_a_name_is_rendered_as_in_its_label() -> None:
    name = label("l1", "Kim Yong-nam", "Ким Ён Нам")
    inflected = spoken("s1", "I met Kim Yong-nam.", "Я встретился с Ким Ён Намом.")
    other = spoken("s2", "I met Kim Yong-nam.", "Я встретился с Ким Йон Намом.")
    surname = spoken("s3", "Mr Kim is here.", "Господин Ким здесь.")
    assert messages([name, inflected, surname], "names") == []
    assert messages([name, inflected, other], "names") == [
        'ru.po: XL617 s2: "Kim Yong-nam" is "Ким Ён Нам" elsewhere [names]'
    ]


def test_of_two_labels_the_one_that_differs_from_most_is_reported() -> None:
    labels = [label("l1", "Li Hua", "Ли Хуа"), label("l2", "Li Hua", "Ли Хва"), label("l3", "Li Hua", "Ли Хуа")]
    assert [message[:17] for message in messages(labels, "names")] == ["ru.po: XL617 l2: "]


def test_without_a_tei_file_words_in_capitals_alone_are_a_name() -> None:
    def pair(key: str, source: str, target: str, language: str = "ru") -> Pair:
        return make_pair(key, source, target, language, source_language="en")

    names = [pair("l1", "Vladimir Putin", "Владимир Путин"), pair("s1", "Ask Vladimir Putin.", "Спросите у Путина.")]
    assert [message[:17] for message in messages(names, "names")] == ["ru.po: XL617 s1: "]
    japanese = [pair("l1", "Li Hua", "李華", "ja"), pair("s1", "Li Hua is here.", "李華さんはここです。", "ja")]
    assert messages(japanese, "names") == []
    sentences = [pair("s1", "Thank you all.", "Спасибо."), pair("s2", "I say: Thank you all.", "Говорю: благодарю.")]
    assert messages(sentences, "names") == []


def test_the_same_text_is_translated_alike_by_one_speaker() -> None:
    same = [spoken("s1", "I agree.", "Согласен.", "Kim"), spoken("s2", "I agree.", "согласен", "Kim")]
    assert messages(same, "consistency") == []
    two = [spoken("s1", "I agree.", "Согласен.", "Kim"), spoken("s2", "I agree.", "Согласна.", "Li")]
    assert messages(two, "consistency") == []
    differs = [*same, spoken("s3", "I agree.", "Да.", "Kim", line=9)]
    assert messages(differs, "consistency") == [
        'ru.po:9: XL618 s3: the same text is translated "Согласен." in s1 [consistency]'
    ]
    headings = [
        make_pair(key, "Questions", target, "he", source_language="en", kind=UnitKind.HEADING, line=line)
        for key, target, line in (("h1", "שאלות", 3), ("h2", "שאלות", 4), ("h3", "שְׁאֵלוֹת ותשובות", 5))
    ]
    assert messages(headings, "consistency") == [
        'ru.po:5: XL618 h3: the same text is translated "שאלות" in h1 (line 3) [consistency]'
    ]
    assert messages([make_pair("", "Yes.", target, "ru") for target in ("Да.", "Ага.")], "consistency") == []


def test_how_long_translations_usually_are_is_learnt_from_the_document() -> None:
    source = "We welcome the outcome of the meeting between both leaders."
    usual = [make_pair(f"s{n}", source, "x" * 100, "fi", source_language="en") for n in range(20)]
    odd = make_pair("s20", source, "x" * 40, "fi", source_language="en")
    assert messages([*usual, odd], "length") == []
    assert len(messages([*usual, odd], "length", length=2.0)) == 1


def test_the_longer_of_two_terms_counts() -> None:
    terms = (Term("Council", "совет"), Term("Council of Europe", "Евросовет"))
    pair = make_pair("s1", "the Council of Europe", "Союз", "ru")
    found = check_pairs([pair], Settings(terms=terms, only=frozenset(["glossary"])))
    assert [finding.message for finding in found] == ['s1: "Council of Europe" is "Евросовет" in the glossary']


def test_a_term_with_a_capital_is_found_with_it_alone_and_as_a_whole_word() -> None:
    terms = (Term("US", "США", note="no dots"), Term("port", "порт"))
    settings = Settings(terms=terms, only=frozenset(["glossary"]))
    assert check_pairs([make_pair("s1", "Let us import it.", "Ввезём.", "ru")], settings) == []
    (found,) = check_pairs([make_pair("s1", "The US ports", "Порты", "ru")], settings)
    assert found.message == 's1: "US" is "США" in the glossary (no dots)'


def test_a_term_of_a_language_without_spaces_is_found_anywhere() -> None:
    settings = Settings(terms=(Term("国務委員会", "State Council"),), only=frozenset(["glossary"]))
    good = make_pair("s1", "国務委員会は開かれた。", "The State Council met.", "en", source_language="ja")
    bad = make_pair("s2", "国務委員会は開かれた。", "The cabinet met.", "en", source_language="ja")
    assert [finding.message[:2] for finding in check_pairs([good, bad], settings)] == ["s2"]


def test_fuzzy_translations_are_checked_on_demand() -> None:
    pair = make_pair("s1", "In 2018", "В 2019", "ru", fuzzy=True)
    assert check_pairs([pair]) == []
    assert len(check_pairs([pair], Settings(fuzzy=True))) == 1


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("", ["XL603", "XL606"]),
        ("A note.\nxlate-check: skip numbers", ["XL606"]),
        ("xlate-check: skip numbers, quotes", []),
        ("xlate-check: skip numbers\nxlate-check: skip quotes", []),
        ("xlate-check: skip", []),
        ("xlate-check: skip all", []),
        ("xlate-check: skip nmbers quotes", ["XL600", "XL603"]),
        ("xlate-check: silence numbers", ["XL600", "XL603", "XL606"]),
    ],
)
def test_a_comment_silences_checks_for_one_entry(comment: str, codes: list[str]) -> None:
    pair = make_pair("s1", "In 2018", "«В 2019", "ru", comment=comment)
    assert [finding.code for finding in check_pairs([pair])] == codes


def test_an_unknown_name_in_a_comment_is_told_with_the_known_ones() -> None:
    (finding,) = check_pairs([make_pair("", "A", "А", "ru", comment="xlate-check: skip nmbers", line=3)], file="a.po")
    assert str(finding).startswith(
        'a.po:3: XL600 there is no check "nmbers"; the checks are: back-translation, brackets'
    )


def test_severities_can_be_set() -> None:
    pair = make_pair("s1", "In 2018", "В 2019", "ru")
    (finding,) = check_pairs([pair], Settings(severity={"numbers": Severity.ERROR}))
    assert finding.severity is Severity.ERROR


def test_broken_markup_does_not_hide_what_else_is_wrong() -> None:
    pair = make_pair("s1", "In <b>2018</b>", "В <b>2019 &amp; <i>", "ru")
    assert [finding.code for finding in check_pairs([pair])] == ["XL601", "XL603"]


@pytest.mark.slow
def test_of_two_languages_that_fit_alike_the_same_is_named_in_every_run() -> None:
    target = "algo ambos antes apenas aqui bastante breve cinco como."
    program = f"from tests.checks.test_checks import E, LONG, verdicts; print(verdicts(E('de', LONG, {target!r})))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in range(5)
    }
    assert len(said) == 1
    assert "looks like Spanish, not German" in said.pop()


def verdicts(example: Example) -> list[str]:
    """The messages of the check of languages."""
    return [finding.message for finding in check_pairs([example.pair], Settings())]


def test_numbers_without_end_are_read_in_time_and_ten_thousands_are_of_their_digits() -> None:
    endless = ("11," * 33_000, "1" + " trillion" * 90_000, "1千2百3万4億5兆" * 40)
    assert [len(amounts(text, "ja")) > 0 for text in endless] == [True] * 3
    told = check_numbers(make_pair("k", "10,000 people", "10万人", "ja", source_language="en"))
    assert told is not None
    assert check_numbers(make_pair("k", "10,000 people", "1万人", "ja", source_language="en")) is None
