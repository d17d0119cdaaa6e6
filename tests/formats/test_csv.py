"""CSV as spreadsheets and people write it."""

from __future__ import annotations

import pytest

from xlate.errors import CatalogueError, InputError
from xlate.formats.csv import find_delimiter, read_rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_with_the_line_they_begin_in(delimiter: str, encoding: str) -> None:
    text = 'a,b\r\n"one\r\nline",2\r\n,\r\nthree,"4"\r\n'.replace(",", delimiter)
    rows = [(1, ["a", "b"]), (2, ["one\r\nline", "2"]), (5, ["three", "4"])]
    assert list(read_rows(text.encode(encoding), "a.csv")) == rows


def test_blank_lines_before_the_header() -> None:
    assert list(read_rows(b"\n\na;b\n1;2,5\n", "a.csv")) == [(3, ["a", "b"]), (4, ["1", "2,5"])]


def test_the_line_for_excel_names_the_delimiter() -> None:
    assert list(read_rows(b"sep=;\na,b;c\n", "a.csv")) == [(2, ["a,b", "c"])]
    assert find_delimiter("sep=|\na,b,c\n") == "|"


def test_cells_of_any_length() -> None:
    long = "x" * 200_000
    assert list(read_rows(f"a,b\n{long},1\n".encode(), "a.csv"))[1] == (2, [long, "1"])


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"a,b\n\xff,1\n", 2, "not in UTF-8"),
        (b'a,b\n"x"y,1\n', 2, "not CSV"),
        (b'a,b\n1,2\n"x,1\n', 3, "not CSV"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(data: bytes, line: int, what: str) -> None:
    for error in (InputError, CatalogueError):
        with pytest.raises(error, match=what) as caught:
            list(read_rows(data, "a.csv", error=error))
        assert (caught.value.file, caught.value.line) == ("a.csv", line)
