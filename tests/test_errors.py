from __future__ import annotations

import pickle

import pytest

from xlate import errors
from xlate.errors import (
    AmbiguousFormatError,
    InputError,
    LanguageTagError,
    MissingExtraError,
    OutputError,
    XlateError,
    in_file,
)
from xlate.languages import parse_tag


def test_an_error_names_its_file_once() -> None:
    with pytest.raises(InputError) as caught, in_file("outer.txt"), in_file("inner.txt"):
        raise InputError("bad", line=3)
    assert str(caught.value) == "inner.txt:3: bad"
    with pytest.raises(InputError) as caught, in_file("outer.txt"):
        raise InputError("bad", file="own.txt")
    assert str(caught.value) == "own.txt: bad"
    with pytest.raises(KeyError), in_file("outer.txt"):
        raise KeyError("not ours")


def test_errors_are_what_a_python_programmer_would_catch() -> None:
    assert issubclass(InputError, ValueError)
    assert issubclass(LanguageTagError, ValueError)
    assert issubclass(OutputError, OSError)
    assert issubclass(MissingExtraError, ImportError)
    with pytest.raises(ValueError, match="Klingon"):
        parse_tag("Klingon!")


def test_errors_carry_the_values_they_talk_about() -> None:
    with pytest.raises(LanguageTagError) as caught:
        parse_tag("not a tag")
    assert caught.value.tag == "not a tag"
    assert AmbiguousFormatError("which?", candidates=["srt", "vtt"]).candidates == ("srt", "vtt")
    assert MissingExtraError("install it", extra="xlsx").extra == "xlsx"


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name != "in_file"])
def test_every_error_comes_whole_out_of_another_process(name: str) -> None:
    error = getattr(errors, name)("bad", file="a.txt", line=2)
    assert isinstance(error, XlateError)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert str(copy) == "a.txt:2: bad"
