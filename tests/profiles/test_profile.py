"""What a profile must say, and that none of its patterns blows up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.profiles.understanding import KREMLIN
from xlate.errors import AmbiguousFormatError, ProfileError
from xlate.profiles import apply_profile, choose_profile, load_profile, profile_names
from xlate.profiles.profile import read_profile
from xlate.readers import read_transcript


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_that_comes_with_xlate_is_sound(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert profile.title


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("name = ", "not TOML"),
        ('title = "x"', '"name" must be a text'),
        ('name = "x"\ntitle = ""', '"title" must be a text'),
        ('name = "x"\ntitle = "x"\ncolour = 1', 'unknown key "colour"'),
        ('name = "x"\ntitle = "x"\n[language]\nhost = "ru"', r'\[language\]: unknown key "host"; known are: document'),
        ('name = "x"\ntitle = "x"\nlanguage = "ru"', "must be a table"),
        ('name = "x"\ntitle = "x"\nmarkers = "ru"', "must be a list of tables"),
        ('name = "x"\ntitle = "x"\n[language]\ndocument = "xxx-"', "is not a language tag"),
        ('name = "x"\ntitle = "x"\n[detect]\nminimum = -1', "0 or more"),
        ('name = "x"\ntitle = "x"\n[detect]\npatterns = 1', "must be a text or a list of texts"),
        ('name = "x"\ntitle = "x"\n[detect]\npatterns = ["("]', "is not a regular expression"),
        (
            'name = "x"\ntitle = "x"\n[[markers]]\npattern = "a"\nrelation = "guess"\nscope = "turn"',
            '"relation" is "guess" but must be one of retranslation',
        ),
    ],
)
def test_a_profile_that_is_wrong_says_where(toml: str, message: str) -> None:
    with pytest.raises(ProfileError, match=message):
        read_profile(toml.encode(), "my.toml")


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile(str(path))
    document = read_transcript(b"Page 1\nAnn Lee: Hello.\n\nPage 2", "t.txt").value
    for table in ("boilerplate", "furniture"):  # the second is the name that it had in version 0.1
        path.write_text(f'name = "mine"\ntitle = "Mine"\n[{table}]\npatterns = ["^Page"]\n', encoding="utf-8")
        load_profile.cache_clear()
        result = apply_profile(document, load_profile(str(path)))
        assert [line.number for line in result.value.boilerplate] == [1, 4]


def test_a_text_that_two_profiles_recognise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlate.profiles

    twins = ("kremlin-en", "kremlin-twin")
    toml = 'name = "kremlin-twin"\ntitle = "x"\n[detect]\nminimum = 1\npatterns = ["^View settings$"]'
    known = {"kremlin-en": KREMLIN, "kremlin-twin": read_profile(toml.encode(), "x")}
    monkeypatch.setattr(xlate.profiles, "profile_names", lambda: twins)
    monkeypatch.setattr(xlate.profiles, "load_profile", known.__getitem__)
    monkeypatch.setattr(xlate.profiles, "_detections", lambda: tuple(one.detection for one in known.values()))
    document = read_transcript(b"View settings\n\nPresident of Russia Vladimir Putin: Hello.", "t.txt").value
    assert choose_profile(document).name == "kremlin-en"  # two patterns against one
    toml = toml.replace('["^View', '["Putin", "^View')
    known["kremlin-twin"] = read_profile(toml.encode(), "x")
    with pytest.raises(AmbiguousFormatError, match="kremlin-en, kremlin-twin"):
        choose_profile(document)
