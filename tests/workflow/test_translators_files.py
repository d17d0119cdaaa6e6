"""Files as translators' tools leave them: each kind is read, refused or told, and nothing is lost without a word."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run
from xlate.exchange.inline_codes import restore_codes
from xlate.exchange.tmx.read import read_tmx
from xlate.mt.sanity_checks import is_repetitive, unknown_signs

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
    "<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p>"
    "</sourceDesc></fileDesc></teiHeader><text><body>"
)
TEI = f'{HEAD}<p xml:id="p1">Good <hi>morning</hi>, <hi rend="b">all</hi><lb/>.</p></body></text></TEI>\n'
PLAIN = f'{HEAD}<p xml:id="p1">Good morning.</p></body></text></TEI>\n'


def _tmx(*units: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" '
        'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n'
        + "\n".join(
            f'<tu><tuv xml:lang="en"><seg>{one}</seg></tuv><tuv xml:lang="ru"><seg>Да, {number}.</seg></tuv></tu>'
            for number, one in enumerate(units)
        )
        + "\n</body></tmx>"
    ).encode()


@pytest.mark.parametrize(
    "bad", ["&#x1F;", "&#31;", "&#0;", "&#xFFFE;", "&#xD800;", "&#x110000;", "&#X1f;", "\x1f", "\x0b", "&#0000008;"]
)
def test_a_unit_of_tmx_with_a_bad_character_is_passed_over(bad: str) -> None:
    result = read_tmx(_tmx("Good morning.", f"One{bad}two.", "Three&#x41;."), "m.tmx")
    assert [pair.source for pair in result.value] == ["Good morning.", "ThreeA."]
    assert [(one.code, one.line) for one in result.findings] == [("XL706", 4)]


def test_tmx_that_declares_utf_16_and_is_not_is_read() -> None:
    data = _tmx("Good morning.").replace(b"UTF-8", b"UTF-16")
    assert [pair.target for pair in read_tmx(data, "m.tmx").value] == ["Да, 0."]


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_codes_reduced_to_their_ids_are_those_of_the_source(version: str, tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "t.xml").write_text(TEI, encoding="utf-8")
    assert xlate_program("export-xliff", "t.xml", "-l", "ru", "--xliff", version, "-o", "t.xlf").returncode == 0
    text = (tmp_path / "t.xlf").read_text(encoding="utf-8")
    text = re.sub(
        r' (ctype|equiv-text|clone|dataRef\w*|type|subType|disp|canCopy|canDelete)="[^"]*"(?=[^<>]*/?>)', "", text
    )
    text = re.sub(r"<originalData>.*?</originalData>\n?", "", text, flags=re.DOTALL)
    source = re.search(r"<source[^>]*>(.*?)</source>", text, re.DOTALL)
    assert source is not None
    target = source[1].replace("Good", "Доброе").replace("morning", "утро").replace("all", "всем")
    text = re.sub(r"</source>", f'</source>\n<target xml:lang="ru">{target}</target>', text, count=1)
    (tmp_path / "t.xlf").write_text(text.replace(' state="initial"', ' state="translated"'), encoding="utf-8")
    done = xlate_program("merge", "t.xml", "t.xlf", "-o", "t.ru.xml")
    assert done.returncode == 0, done.stderr
    merged = (tmp_path / "t.ru.xml").read_text(encoding="utf-8")
    assert 'Доброе <hi>утро</hi>, <hi rend="b">всем</hi><lb/>.' in merged
    again = xlate_program("export-xliff", "t.xml", "-l", "ru", "--xliff", version, "-o", "t.xlf", "-v")
    assert "XL412" not in again.stderr


def test_only_codes_that_the_source_has_are_restored() -> None:
    source = 'a <hi rend="b">b</hi><lb/>'
    assert restore_codes('x <g id="1">y</g><x id="2"/>', source) == 'x <hi rend="b">y</hi><lb/>'
    assert restore_codes('<ph id="2"/><pc id="1">y</pc>', source) == '<lb/><hi rend="b">y</hi>'
    assert restore_codes('<g id="9">y</g>', source) == '<g id="9">y</g>'
    assert restore_codes("</g>y", source) == "</g>y"
    assert restore_codes("plain", source) == "plain"


@pytest.mark.parametrize("how", [(), ("--translations", "second.po")])
def test_a_double_entry_does_not_make_a_file_that_gettext_refuses(
    how: tuple[str, ...], tmp_path: Path, xlate_program: Run
) -> None:
    (tmp_path / "t.xml").write_text(PLAIN, encoding="utf-8")
    header = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    one, other = (
        f'msgctxt "p1"\nmsgid "Good morning."\nmsgstr "{words}"\n\n' for words in ("Доброе утро.", "С добрым утром.")
    )
    (tmp_path / "t.po").write_text(header + one + ("" if how else other), encoding="utf-8")
    (tmp_path / "second.po").write_text(header + other, encoding="utf-8")
    done = xlate_program("export-po", "t.xml", "-l", "ru", *how, "-o", "t.po", "-v")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "t.po").read_text(encoding="utf-8")
    assert text.count('msgctxt "p1"') == 1
    assert 'msgstr "Доброе утро."' in text
    if not how:
        assert "# Otherwise: С добрым утром." in text
        assert "XL431" in done.stderr
    assert xlate_program("merge", "t.xml", "t.po", "-o", "x.xml").returncode == 0
    assert xlate_program("export-po", "t.xml", "-l", "ru", "-o", "t.po").returncode == 0
    assert (tmp_path / "t.po").read_text(encoding="utf-8").count("Otherwise") == (0 if how else 1)
    if shutil.which("msgfmt"):
        checked = subprocess.run(["msgfmt", "-c", "-o", "-", tmp_path / "t.po"], capture_output=True, check=False)
        assert b"duplicate" not in checked.stderr


@pytest.mark.parametrize("verb", ["export-po", "export-xliff", "export-table"])
def test_units_in_the_target_language_are_counted(verb: str, tmp_path: Path, xlate_program: Run) -> None:
    text = PLAIN.replace('xml:lang="en"', 'xml:lang="nl"').replace(
        "</body>", '<p xml:id="p2" xml:lang="en">Jansen</p><p xml:id="p3" xml:lang="en">Peeters</p></body>'
    )
    (tmp_path / "t.xml").write_text(text, encoding="utf-8")
    name = {"export-po": "t.po", "export-xliff": "t.xlf", "export-table": "t.csv"}[verb]
    done = xlate_program(verb, "t.xml", "-l", "en", "-o", name)
    assert "XL421 2 of 3 units" in done.stderr
    assert "XL421" not in xlate_program(verb, "t.xml", "-l", "fr", "-o", f"fr.{name}").stderr


def test_units_in_the_target_language_stay_and_are_finished(tmp_path: Path, xlate_program: Run) -> None:
    """Nobody can translate them: they count nowhere as left to do, and their words stand in every edition."""
    text = PLAIN.replace('xml:lang="en"', 'xml:lang="nl"').replace(
        "</body>", '<p xml:id="p2" xml:lang="en">Words of Jansen</p></body>'
    )
    (tmp_path / "t.xml").write_text(text, encoding="utf-8")
    xlate_program("export-po", "t.xml", "-l", "en", "-o", "t.po")
    path = tmp_path / "t.po"
    whole = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'msgstr ""\n(?=\n|$)', 'msgstr "Good day."\n', whole), encoding="utf-8")
    assert "untranslated" not in xlate_program("merge", "t.xml", "t.po", "-o", "t.en.xml").stderr
    data = (tmp_path / "t.en.xml").read_text(encoding="utf-8")
    assert re.search(r'xml:lang="en" ana="[^"]*#st.untranslated"[^>]*>Words of Jansen<', data)
    assert "0 untranslated" in xlate_program("status", "t.en.xml").stderr
    made = xlate_program("edition", "t.xml", "t.en.xml", "-d", "pages", "--format", "html", "--format", "docx")
    assert (made.returncode, "XL903" in made.stderr) == (0, False)
    page = next((tmp_path / "pages").glob("*.html")).read_text(encoding="utf-8")
    assert page.count("Words of Jansen") > 1
    path.write_text(whole, encoding="utf-8")
    assert "1 untranslated" in xlate_program("merge", "t.xml", "t.po", "-o", "u.xml").stderr


@pytest.mark.parametrize(("approved", "state", "done"), [("yes", "new", 1), ("no", "new", 0), ("no", "translated", 1)])
def test_words_that_are_the_same_in_both_languages_count_where_somebody_says_so(
    approved: str, state: str, done: int, tmp_path: Path, xlate_program: Run
) -> None:
    (tmp_path / "t.xml").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "t.xlf").write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="t.xml"'
        f' source-language="en" target-language="ru" datatype="xml">'
        f'<body><trans-unit id="p1" resname="p1" approved="{approved}">'
        f'<source>Good morning.</source><target state="{state}">Good morning.</target></trans-unit></body></file>'
        "</xliff>",
        encoding="utf-8",
    )
    told = xlate_program("status", "t.xlf", "--json").stdout
    assert f'"translated": {done}' in told, told


@pytest.mark.parametrize(
    "target",
    [
        "matriculados matriculados matriculados",
        "Он ушёл. Он ушёл. Он ушёл.",
        "Он ушёл. Он ушёл.",
        "он ушёл он ушёл он ушёл",
        "他走了他走了他走了他走了",
    ],
)
def test_a_machine_that_repeats_itself_is_known(target: str) -> None:
    assert is_repetitive("He left", target)
    assert not is_repetitive(target, target)


@pytest.mark.parametrize("target", ["Он ушёл.", "Очень, очень хорошо.", "Нет. Нет. Это не так.", "orang-orang itu"])
def test_what_people_say_twice_is_no_fault_of_a_machine(target: str) -> None:
    assert not is_repetitive("He left", target)


@pytest.mark.parametrize("sign", ["⁇", "<unk>", "<UNK>", "\ufffd", "[UNK]", "▁"])
def test_signs_for_what_a_model_does_not_know_are_known(sign: str) -> None:
    assert unknown_signs("He left", f"Он {sign} ушёл.")
    assert not unknown_signs(f"He {sign} left", f"Он {sign} ушёл.")
    assert not unknown_signs("He left", "Он ушёл?")


def test_a_severity_can_be_given_for_several_checks(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "t.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "p1"\nmsgid "In 1998 he left."\nmsgstr "Он ушёл."\n',
        encoding="utf-8",
    )
    assert xlate_program("check", "t.po", "--severity", "numbers,quotes=error").returncode == 1
    assert xlate_program("check", "t.po", "--severity", "numbers,quotes=info").returncode == 0
    assert xlate_program("check", "t.po", "--severity", ",=error").returncode == 2


def test_messages_speak_of_the_format_that_the_file_has(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "t.xml").write_text(PLAIN, encoding="utf-8")
    for verb, name in (("export-xliff", "t.xlf"), ("export-table", "t.csv"), ("export-po", "t.po")):
        assert xlate_program(verb, "t.xml", "-l", "ru", "-o", name).returncode == 0
        text = (tmp_path / name).read_text(encoding="utf-8")
        text = text.replace("</source>\n", "</source>\n<target>Доброе утро.</target>\n", 1)
        text = text.replace("Good morning.,,untranslated", "Good morning.,Доброе утро.,translated")
        text = text.replace('"Good morning."\nmsgstr ""', '"Good morning."\nmsgstr "Доброе утро."')
        (tmp_path / name).write_text(text, encoding="utf-8")
        said = xlate_program("merge", "t.xml", name, "-o", f"{name}.xml").stderr
        assert "XL409" in said, (name, said)
        assert ("Last-Translator" in said) == (name == "t.po")
        assert "msgctxt" not in said
