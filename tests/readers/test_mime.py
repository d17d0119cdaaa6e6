"""Mail and saved pages in MIME, made with the library of Python that mail programs test against."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.reading import faults, missing_words, texts
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import mime, read_transcript
from xlate.workflow.to_tei import to_tei

PAGE = (
    "<html lang='de'><body><h1>Gespräch</h1><p><b>Ann Lee:</b> Guten Morgen, und willkommen an diesem schönen Tag.</p>"
    "<p><b>Jan Novak:</b> Danke, Frau Vorsitzende, es ist gut, wieder hier zu sein.</p></body></html>"
)


def message(plain: str = "", page: str = "", **head: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ann Lee <ann@example.org>", "Gespräch über Flüsse"
    for key, value in head.items():
        made[key.replace("_", "-")] = value
    if plain:
        made.set_content(plain)
    if page and plain:
        made.add_alternative(page, subtype="html", charset="iso-8859-1")
    elif page:
        made.set_content(page, subtype="html", cte="quoted-printable")
    return made


def test_the_page_of_a_mail_is_read_and_its_head_is_set_apart() -> None:
    made = message("Guten Morgen", PAGE)
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="letter.pdf")
    result = read_transcript(made.as_bytes(), "talk.eml")
    document = result.value
    assert (document.format, document.metadata.language) == ("mime", "de")
    assert texts(document, BlockKind.BOILERPLATE) == [
        "From: Ann Lee <ann@example.org> Subject: Gespräch über Flüsse",
    ]
    assert texts(document)[0].startswith("Ann Lee: Guten Morgen")
    assert [(one.code, "letter.pdf" in one.message) for one in result.findings] == [("XL116", True)]
    assert not missing_words(result, "Gespräch Ann Lee Guten Morgen und willkommen Jan Novak Danke über Flüsse")


def test_plain_text_and_its_lines() -> None:
    result = read_transcript(message("Ann Lee: Grüße.\n\nJan Novak: Danke.\n").as_bytes(), "talk.eml")
    assert texts(result.value) == ["Ann Lee: Grüße.", "Jan Novak: Danke."]
    assert result.value.metadata.title == "Gespräch über Flüsse"


_SAID = "ANN LEE: Good morning to all of you.\n\nBOB RAY: Good morning, and thank you.\n"
_BESIDE = [
    "-- \nAnn Lee\nPhone: 1 23",
    "On Tue, 11 May 2021, Bob wrote:\n> BOB RAY: I said so.",
    "> ANN LEE: Again.",
    "-----Original Message-----\nFrom: Bob\n\nBOB RAY: I said so.",
    "Am 3. Mai 2021 schrieb Bob:\n> BOB RAY: Nein.",
]


@pytest.mark.parametrize("beside", _BESIDE)
def test_signatures_and_older_mails_are_no_speech(beside: str) -> None:
    result = read_transcript(message(f"{_SAID}\n{beside}\n").as_bytes(), "talk.eml")
    assert texts(result.value) == _SAID.strip().split("\n\n")
    assert [one.code for one in result.findings] == ["XL127"]
    assert not missing_words(result, beside.replace(">", ""))


def test_signatures_and_older_mails_on_pages_are_no_speech() -> None:
    quoted = "<div class='gmail_quote'>On Tue Bob wrote:<blockquote type='cite'>BOB RAY: No.</blockquote></div>"
    page = PAGE.replace("</body>", f"<div class='gmail_signature'>Ann Lee<br>Vienna</div>{quoted}</body>")
    result = read_transcript(message("x", page).as_bytes(), "talk.eml")
    assert [line[:9] for line in texts(result.value)] == ["Ann Lee: ", "Jan Novak"]
    assert [one.code for one in result.findings] == ["XL127"]


def test_a_transcript_that_is_forwarded_is_read() -> None:
    quoted = "".join(f"> ANN LEE: Good morning {number}.\n>\n> BOB RAY: Thank you.\n>\n" for number in range(9))
    result = read_transcript(message(f"See below.\n\nOn Tue, 11 May 2021, Bob wrote:\n\n{quoted}").as_bytes(), "a.eml")
    assert "ANN LEE: Good morning 0." in [line.text for line in result.value.lines()]
    assert not [one for one in result.findings if one.code == "XL127"]


def test_a_page_saved_whole_keeps_its_address(tmp_path: object) -> None:
    made = message(page=PAGE, Snapshot_Content_Location="https://example.org/talk")
    result = read_transcript(made.as_bytes(), "talk.mhtml")
    assert (result.value.format, result.value.metadata.address) == ("html", "https://example.org/talk")
    path = f"{tmp_path}/talk.mhtml"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(made.as_bytes())
    assert b"https://example.org/talk" in to_tei(path).value.data


def test_what_has_no_text_is_said() -> None:
    made = EmailMessage()
    made["From"] = "a@example.org"
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="letter.pdf")
    with pytest.raises(InputError, match=r"no text in this message; save what is attached to it: letter\.pdf"):
        read_transcript(made.as_bytes(), "talk.eml")
    nested = "MIME-Version: 1.0\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(2000)
    )
    for data in (b"hello", b"", nested.encode()):
        with pytest.raises(InputError):
            mime.READER.read(data, "talk.eml")


@settings(max_examples=100)
@given(st.lists(st.sampled_from([
    "Content-Type: text/html", "Content-Type: multipart/mixed; boundary=b", "\n", "--b", "--b--", "a", "=C3", "=", ": ",
    "Content-Type: text/plain; charset=x", "Content-Transfer-Encoding: base64", "From: <", "Subject: =?utf-8?b?///?=",
    "Content-Disposition: attachment; filename*=x''%", "\0",
]), max_size=20).map("\n".join))  # fmt: skip
def test_any_lines_are_a_document_or_a_clear_error(body: str) -> None:
    assert not faults(mime.READER, f"MIME-Version: 1.0\n{body}".encode())
