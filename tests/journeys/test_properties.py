"""What must always hold (docs/decisions/0003): tried on documents that Hypothesis makes up."""

from __future__ import annotations

import re

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

import xlate
from tests.teitext import po, segments, untouchable, words
from xlate.model.markup import encode
from xlate.model.translated_markup import decode
from xlate.tei.record import Record
from xlate.text import normalize_space

PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30
)
ESCAPED = PLAIN.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
SPACE = st.sampled_from(["", " ", "\n   ", "\t"])
LEAVES = st.one_of(
    ESCAPED,
    SPACE,
    st.sampled_from(["<gap reason='x'/>", "<!-- note -->", "<?pi x?>", "<![CDATA[a <b> & c]]>", "&#160;", "&#x41;"]),
)
CONTENT = st.recursive(
    st.lists(LEAVES, min_size=1, max_size=4).map("".join),
    lambda inner: st.tuples(
        st.sampled_from(['hi rend="i"', "hi  rend = 'b'", "foreign xml:lang='de'", "placeName"]), inner, LEAVES
    ).map(lambda parts: f"<{parts[0]}>{parts[1]}</{parts[0].split()[0]}>{parts[2]}"),
    max_leaves=4,
)
CONTENTS = st.lists(CONTENT, min_size=1, max_size=6)


def _merge(data: bytes, catalogue: bytes, **options: str) -> bytes:
    source = xlate.Input(data, "test.xml")
    result = xlate.merge(source, xlate.Input(catalogue, "ru.po"), **options)  # type: ignore[arg-type]
    assert result.value.data is not None
    return result.value.data


def _export(data: bytes) -> list[polib.POEntry]:
    exported = xlate.export_po(xlate.Input(data, "test.xml"), "ru").value.data
    return list(polib.pofile(exported.decode(), wrapwidth=0))


def _documents(contents: list[str]) -> bytes:
    return segments(["anchor", *contents])  # a document without a word has nothing to translate


@given(CONTENT)
def test_decoding_an_encoded_unit_gives_it_back_byte_for_byte(content: str) -> None:
    assert decode(encode(content), content) == content


@given(CONTENT)
def test_encoding_is_stable(content: str) -> None:
    assert encode(encode(content)) == encode(content)


@given(CONTENT, PLAIN)
def test_words_added_to_a_unit_are_the_only_change(content: str, added: str) -> None:
    extra = normalize_space(added.replace("&", "").replace("<", "").replace("]", ""))
    decoded = decode(f"{encode(content)} {extra}x", content)
    assert normalize_space(encode(decoded)) == normalize_space(f"{encode(content)} {extra}x")


@given(CONTENTS)
def test_every_element_stands_where_its_span_says(contents: list[str]) -> None:
    record = Record.read(_documents(contents))
    for element, span in zip(record.elements, record.spans, strict=True):
        name = str(element.tag).rpartition("}")[2].encode()
        assert record.data[span.start : span.start + 1 + len(name)] == b"<" + name
        assert record.data[span.start : span.end].endswith(b">")


@settings(max_examples=60)
@given(CONTENTS)
def test_a_merge_of_nothing_changes_nothing_but_header_and_attributes(contents: list[str]) -> None:
    data = _documents(contents)
    untranslated = po((entry.msgctxt, entry.msgid, "") for entry in _export(data))
    assert untouchable(_merge(data, untranslated)) == untouchable(data)


@settings(max_examples=60)
@given(CONTENTS, st.data())
def test_merging_some_units_changes_these_alone(contents: list[str], choice: st.DataObject) -> None:
    data = _documents(contents)
    entries = _export(data)
    chosen = choice.draw(st.sets(st.sampled_from([entry.msgctxt for entry in entries])))
    merged = _merge(
        data,
        po((e.msgctxt, e.msgid, f"Перевод {e.msgid}" if e.msgctxt in chosen else "") for e in entries),
    )
    before, after = Record.read(data), Record.read(merged)
    for entry in entries:
        one, other = (record.content(record.spans[record.by_id[entry.msgctxt]]) for record in (before, after))
        assert (one != other) == (entry.msgctxt in chosen)
        if entry.msgctxt in chosen:
            assert normalize_space(encode(other)) == f"Перевод {entry.msgid}"
    shape = re.compile(r"<seg>.*?</seg>", re.DOTALL)
    assert shape.sub("", untouchable(merged)) == shape.sub("", untouchable(data))


@settings(max_examples=40)
@given(CONTENTS, st.data())
def test_merging_twice_equals_merging_once(contents: list[str], choice: st.DataObject) -> None:
    data = _documents(contents)
    states = choice.draw(st.lists(st.sampled_from(["", "Перевод ", "~Перевод "]), min_size=len(contents) + 1))
    entries = [
        (entry.msgctxt, entry.msgid, f"{state}{entry.msgid}" if state else "")
        for entry, state in zip(_export(data), states, strict=False)
    ]
    catalogue = po(entries)
    once = _merge(data, catalogue, fuzzy="use")
    assert _merge(data, catalogue, fuzzy="use") == once
    again = xlate.merge(
        xlate.Input(once, "test.ru.xml"),
        xlate.Input(catalogue, "ru.po"),
        fuzzy="use",
        source=xlate.Input(data, "test.xml"),
    )
    assert again.value.data == once


@settings(max_examples=40)
@given(CONTENTS, CONTENTS)
def test_exporting_onto_a_catalogue_loses_no_translation(old: list[str], new: list[str]) -> None:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ru.po"
        xlate.export_po(xlate.Input(_documents(old), "test.xml"), "ru", output=path)
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for number, entry in enumerate(catalogue):
            entry.msgstr = f"Перевод {number}"
        translations = {entry.msgstr for entry in catalogue}
        catalogue.save()
        xlate.export_po(xlate.Input(_documents(new), "test.xml"), "ru", output=path)
        assert translations <= {entry.msgstr for entry in polib.pofile(str(path), wrapwidth=0)}


@settings(max_examples=100)
@given(st.lists(st.one_of(PLAIN, st.sampled_from(["Ann Lee: Hello.", "(Laughter.)", "Bo (In French.): Oui"]))))
def test_the_words_of_a_transcript_survive_in_their_order(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs).replace("\xad", "")  # nobody sees a soft hyphen
    if not text.strip() or text.lstrip()[:1] == "<" or text.startswith(("PK", "%PDF", "{\\rtf")):
        return
    result = xlate.to_tei(xlate.Input(text.encode(), "talk.txt"), language="en")
    written = "".join(words(result.value.data))
    rest = iter("".join(text.split()))
    assert all(character in rest for character in written)  # a subsequence of the input
    left_out = len("".join(text.split())) - len(written)
    listed = [finding.message.partition('"')[2][:-1] for finding in result.findings if finding.code == "XL201"]
    dropped = len("".join("".join(listed).split()))  # many short lines in a row look like a menu
    dividers = re.findall(r'<milestone [^>]*rend="([^"]*)"', result.value.data.decode())  # kept, but not as text
    dropped += len("".join("".join(dividers).split()))
    assert left_out <= dropped + sum(paragraph.count(":") for paragraph in paragraphs)  # and colons of labels


SHARES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "", "Раз ", "Два ", "~Три "])), max_size=12)


def _shares(data: bytes, shares: list[tuple[str, str]]) -> list[xlate.Input]:
    """Three catalogues by three people; of each unit some have a translation."""
    entries = _export(data)
    files = []
    for place, name in enumerate("abc"):
        words = [shares[(number * 3 + place) % len(shares)] if shares else ("a", "") for number in range(len(entries))]
        made = po(
            (e.msgctxt, e.msgid, f"{start}{e.msgid}" if start else "")
            for e, (_, start) in zip(entries, words, strict=True)
        )
        files.append(xlate.Input(made.replace(b"A. Translator", name.upper().encode()), f"{name}.po"))
    return files


@settings(max_examples=60, deadline=None)
@given(CONTENTS, SHARES, st.permutations([0, 1, 2]), st.booleans())
def test_of_several_catalogues_no_translation_is_lost_and_their_order_changes_nothing(
    contents: list[str], shares: list[tuple[str, str]], order: list[int], variants: bool
) -> None:
    data = _documents(contents)
    files = _shares(data, shares)
    source = xlate.Input(data, "test.xml")
    result = xlate.merge(source, files, fuzzy="use", variants=variants)
    once = result.value.data
    assert once is not None
    told = {f"{finding.file}:{finding.line}" for finding in result.findings}
    told |= set(re.findall(r"\b[abc]\.po:\d+", " ".join(finding.message for finding in result.findings)))
    entries = [(file.name, entry) for file in files for entry in polib.pofile(file.data.decode(), wrapwidth=0)]
    kept = {
        (entry.msgctxt, normalize_space(entry.msgstr)) for name, entry in entries if f"{name}:{entry.linenum}" in told
    }
    merged = Record.read(once)
    for _, entry in entries:
        there = normalize_space(encode(merged.content(merged.spans[merged.by_id[entry.msgctxt]])))
        assert (
            not entry.msgstr
            or normalize_space(entry.msgstr) == there
            or (entry.msgctxt, normalize_space(entry.msgstr)) in kept
        )
    for arranged in (files, [files[place] for place in order]):
        again = xlate.merge(
            xlate.Input(once, "test.ru.xml"), arranged, fuzzy="use", variants=variants, source=source
        ).value.data
        assert again == once


@settings(max_examples=60, deadline=None)
@given(CONTENTS, SHARES)
def test_a_parallel_file_keeps_the_source_text_and_every_translation(
    contents: list[str], shares: list[tuple[str, str]]
) -> None:
    data = _documents(contents)
    files = _shares(data, shares)[:2]
    files[1] = xlate.Input(files[1].data.replace(b"Language: ru", b"Language: de"), "b.po")
    made = xlate.merge_parallel(xlate.Input(data, "test.xml"), files, fuzzy="use").value[0].data
    assert made is not None
    record, before = Record.read(made), Record.read(data)
    assert len(record.by_id) == len([e for e in record.elements if e.get("{http://www.w3.org/XML/1998/namespace}id")])
    for file, language in zip(files, ("ru", "de"), strict=True):
        for entry in polib.pofile(file.data.decode(), wrapwidth=0):
            kept = record.content(record.spans[record.by_id[f"{entry.msgctxt}.en"]])
            assert kept == before.content(before.spans[before.by_id[entry.msgctxt]])
            if entry.msgstr:
                there = record.content(record.spans[record.by_id[f"{entry.msgctxt}.{language}"]])
                assert normalize_space(encode(there)) == normalize_space(entry.msgstr)
            else:
                assert f"{entry.msgctxt}.{language}" not in record.by_id
