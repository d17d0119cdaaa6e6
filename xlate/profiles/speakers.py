"""The speakers of a transcript while it is read: who is meant by a label, what is known of their languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from xlate.model.pieces import Marker
from xlate.model.transcript import Person
from xlate.model.unit import xml_name
from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.holders import Holders
from xlate.profiles.infer_lineage import KnownLanguage
from xlate.profiles.joint_labels import known_parts, names_several
from xlate.profiles.label_parts import is_in_note, is_outlet, parts_of_notes, strip_articles
from xlate.profiles.person_names import NameResolver, SpeakerName
from xlate.profiles.profile import Profile
from xlate.profiles.same_person import FullNames, is_printed, letters_for, other_offices, told_apart
from xlate.profiles.speaker_register import KnownPerson, Register
from xlate.profiles.vocabulary import HONORIFICS, bare

__all__ = ["RESERVED_KEYS", "Speaker", "SpeakerRegistry"]

_ARTICLES = frozenset({"the", "le", "la", "el", "der", "die"})
RESERVED_KEYS = {"interpreter", "relation", "lineage", "basis", "hopmode", "status"}
"""ids that the header uses for itself"""


@dataclass(slots=True)
class Speaker:
    """A person while the transcript is read."""

    key: str
    name: str
    role: str | None
    affiliation: str | None
    spoken: KnownLanguage | None
    given: str | None
    """tag of the language that the user gave"""
    is_host: bool = False
    """True if the profile knows the person's own language; what it knows of everybody says little of a guest"""
    sticky: Marker | None = None
    """a marker printed earlier that holds for later turns"""
    called: str = ""
    """the name by which the last label called the person"""
    references: tuple[str, ...] = ()
    """addresses of authority records"""
    printed: list[str] = field(default_factory=list)
    """the names that labels print"""
    other_roles: list[str] = field(default_factory=list)
    """further offices that other labels print"""
    is_anonymous: bool = False
    """whoever asks or calls: not one person, and nobody in the list of persons"""


def _where_he_works(role: str | None, affiliation: str | None, label: str) -> tuple[str | None, str | None]:
    """Office and affiliation, where what was taken for the office is none."""
    return (None, role) if role and affiliation is None and is_outlet(role, label) else (role, affiliation)


_ANSWERS = {"P": "RO", "D": "R", "F": "AS", "V": "AO", "K": "V", "В": "О", "З": "В", "П": "О", "Ε": "Α"}
"""letters of questions, as in pregunta, domanda, Frage, vraag, вопрос, and of their answers"""
_SHORT_FORM = re.compile(r"(?P<label>.{3,60}) [(\[](?P<short>[^\W\d_a-z][^\W\d_]{0,3})[)\]]")
"""what a label says that stands for it from then on: ``Interviewer (I): …``, then ``I: …``"""


@dataclass(slots=True)
class SpeakerRegistry:
    """All speakers of one transcript, in the order in which they first speak."""

    profile: Profile
    names: NameResolver
    given_languages: tuple[tuple[str, str], ...]
    """(name, tag) as the user gave them"""
    register: Register | None = None
    """who people are, as the user says"""
    date: str | None = None
    """of the event, ISO 8601"""
    noted: tuple[str, ...] = ()
    """labels with a bracket after them, which may hold a name: ``The Minister (Dr. Irena Kral)``"""
    sequence: tuple[str, ...] = ()
    """the labels as they come"""
    holders: Holders | None = None
    """who holds which office, as the document says it"""
    examined: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """the label of a person for Q and A, by line and label, where the document says who examines whom"""
    used: set[str] = field(default_factory=set)
    """names given by the user that were found"""
    inferred: dict[str, str] = field(default_factory=dict)
    """labels of an office alone, and who holds it"""
    _bare: set[str] = field(default_factory=set)
    """labels of turns without brackets"""
    _named: set[str] = field(default_factory=set)
    """labels of which brackets in turns name the person: it is printed who holds the office"""
    _speakers: dict[str, Speaker] = field(default_factory=dict)
    _by_label: dict[str, SpeakerName] = field(default_factory=dict)
    _full_names: FullNames = field(init=False)
    _apart: dict[str, str] = field(default_factory=dict)
    """labels whose surname two persons have, with the gender or the office of each"""
    _joint: dict[str, SpeakerName] = field(default_factory=dict)
    """labels of several who speak at once"""
    _keys: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Find out whose names the labels hold; a surname alone is the one person who is called so in full."""
        self.names.noted = self.noted
        split = {label: self.names.split(label) for label in self.names.labels}
        known = known_parts(split)
        self._joint = {label: SpeakerName(label) for label in split if names_several(label, known)}
        split |= self._joint
        full = {label: one.name for label, one in split.items() if " " in one.name and label not in self._joint}
        printed = {name.split()[-1].casefold() for label, name in full.items() if is_printed(name, label)}
        for label, one in split.items():  # another label prints the name in full: it knows better than a list
            shortens = label.casefold() in one.name.casefold().split()  # "MR" is no surname, though "SN and MR" end so
            if label in full and shortens and label.casefold() in printed and not is_printed(one.name, label):
                split[label] = SpeakerName(one.name.split()[-1], one.role)
        self._apart = told_apart(split)
        self._apart |= other_offices(split, self.sequence)
        held = {label.split()[-1] for label in self._apart if split[label].role}
        for label in self._apart:
            title, *_, surname = label.split()  # an office tells two of one surname apart; without any, Mr and Mrs do
            split[label] = SpeakerName(surname if surname in held else f"{title} {surname}", split[label].role)
        for found in filter(None, map(_SHORT_FORM.fullmatch, self.noted)):
            if found["short"] in split and found["label"] in split and found["label"].startswith(found["short"][0]):
                split[found["short"]] = split[found["label"]]
        for letter, label in letters_for(self.sequence).items():
            if letter in split and label in split:
                split[letter] = split[label]
        if self.holders is not None:
            told = self.holders.named(split, self.names)
            self.inferred = {label: name.rpartition(": ")[2] for label, name in told.items()}  # "Witness: I: Ann Lee"
            for label, name in self.inferred.items():
                split[label] = SpeakerName(name, strip_articles(self.holders.offices.get(label, label)))
        noted = ((label, self.names.split(label)) for label in self.noted)
        holders = [(label, one) for label, one in noted if is_in_note(one.name, *label.partition("(")[::2])]
        self._full_names = FullNames([*(one for one in split.items() if one[0] not in self._joint), *holders])
        self._by_label = {
            label: one if label in self._apart or label in self._joint else self._joined(label, one)
            for label, one in split.items()
        }

    def _asks(self, name: str) -> bool:
        """True for the letter of a question, P or D, where that of the answer stands before other words."""
        answers = _ANSWERS.get(name.rstrip("."), "")
        return bool(answers) and any(label.rstrip(".") in answers for label in self.names.labels)

    def _joined(self, label: str, one: SpeakerName) -> SpeakerName:
        """A shorter name as the one fuller name that it is short for."""
        return SpeakerName(self._full_names.find(label, one.name), one.role)

    def speaker(
        self,
        label: str,
        role: str | None = None,
        affiliation: str | None = None,
        note: str = "",
        name: str | None = None,
    ) -> Speaker:
        """The person whom a label names.

        Args:
            label: white space folded.
            role: office, if the format says it apart from the label.
            affiliation: party, body or country, if the format says it.
            note: what stands in brackets after the label: who holds an office, or a party, a constituency, a country.
            name: of the person, if the format says how the label is to be read.
        """
        if not note:
            self._bare.add(label)
        if note:
            whole = self.names.split(f"{label} {note}")
            if is_in_note(whole.name, label, note):
                self._named.add(label)
                label = f"{label} {note}"
                self._by_label.setdefault(label, self._joined(label, whole))
            else:
                office, body = parts_of_notes(note)
                role, affiliation = role or office, affiliation or body
        found = self._stated(name) if name else self._by_label.get(label)
        if found is None:
            found = self._by_label[label] = self._joined(label, self.names.split(label))
        role, affiliation = _where_he_works(role or found.role, affiliation, label)
        known = (self.register.find(found.name) or self.register.find(label)) if self.register else None
        name = known.name if known else found.name
        if affiliation and (affiliation in name or name.split()[-1] in affiliation):
            affiliation = None  # "SEÑORA LEE (Ana)"
        person = f"{name.casefold()} {self._apart.get(label, '')}"
        speaker = self._speakers.get(person)
        if speaker is None:
            spoken, given = self._spoken(found.name, label, known)
            host = any(one.name == found.name for one in self.profile.speakers)
            speaker = Speaker(self._key(name), name, role, affiliation, spoken, given, is_host=host)
            speaker.is_anonymous = known is None and (
                is_anonymous(found.name) or self._asks(found.name) or label in self._joint
            )
            self._speakers[person] = speaker
            if known is not None:
                speaker.references, speaker.role = known.references, known.role or role
        speaker.called = found.name
        if found.name.casefold() not in map(str.casefold, speaker.printed):
            speaker.printed.append(found.name)
        if role and speaker.role and known is None and role not in (speaker.role, *speaker.other_roles):
            speaker.other_roles.append(role)
        speaker.role = speaker.role or role
        speaker.affiliation = speaker.affiliation or affiliation
        return speaker

    def _stated(self, name: str) -> SpeakerName:
        """The name that a format has; lists of persons can have them as labels print them, with title and office."""
        first = bare(name.split(maxsplit=1)[0])
        titled = first in HONORIFICS or first in _ARTICLES or "(" in name
        return self.names.split(name) if titled else SpeakerName(name)

    def by_key(self, key: str) -> Speaker | None:
        """The speaker with a key."""
        return next((one for one in self._speakers.values() if one.key == key), None)

    def persons(self) -> tuple[Person, ...]:
        """Everybody who spoke."""
        guessed = [label for label in self.inferred if label in self._bare]
        offices = {self._by_label[label].role for label in guessed if label not in self._named}
        told = [(label, label) for label in guessed]
        told += [(letter, label) for (_, letter), label in self.examined.items()]
        inferred = dict.fromkeys((label, self._by_label[of].name) for label, of in told if of in self._by_label)
        return tuple(
            Person(
                one.key,
                one.name,
                one.role,
                one.given,
                one.affiliation,
                one.references,
                tuple(name for name in one.printed if name != one.name),
                tuple(one.other_roles),
                tuple(label for label, name in inferred if name == one.name),
                one.role in offices and one.name in self.inferred.values(),
            )
            for one in self._speakers.values()
            if not one.is_anonymous
        )

    def guests(self) -> set[str]:
        """The keys of those whose own language neither the profile nor the user knows."""
        generic = self.profile.generic_labels
        return {
            one.key
            for one in self._speakers.values()
            if not one.is_host and not (one.spoken and one.spoken.by_user) and one.name.casefold() not in generic
        }

    def unknown_names(self) -> list[str]:
        """The names of those whom the register does not know."""
        known = {person.name for person in self.register.persons} if self.register else set()
        return [one.name for one in self._speakers.values() if one.name not in known and not one.is_anonymous]

    def list_names(self) -> str:
        """The names, for messages."""
        return ", ".join(one.name for one in self._speakers.values()) or "nobody"

    def _spoken(self, name: str, label: str, known: KnownPerson | None) -> tuple[KnownLanguage | None, str | None]:
        """What is known of the language of a speaker, and the tag if the user gave it."""
        names = {one.casefold() for one in (name, label, *((known.name, *known.aliases) if known else ()))}
        for given, tag in self.given_languages:
            wanted = " ".join(given.split()).casefold()
            if wanted in names or (wanted in name.casefold().split() and self._is_of_one(wanted)):
                self.used.add(given)
                return KnownLanguage.given(tag, f'--speaker-lang "{given}={tag}"'), tag
        tag_of_register = known.language(self.date) if known else None
        if tag_of_register and self.register:
            return KnownLanguage.given(tag_of_register, f"--speakers {self.register.file}"), tag_of_register
        tags = [one.spoken for one in self.profile.speakers if one.name == name] or [self.profile.spoken_language]
        return KnownLanguage.of_profile(tags[0]) if tags[0] else None, None

    def _is_of_one(self, word: str) -> bool:
        """True for a surname, or another word, that is in the name of one person only."""
        return len({one.name for one in self._by_label.values() if word in one.name.casefold().split()}) == 1

    def _key(self, name: str) -> str:
        """A readable id for a person, unique in the transcript."""
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        slug = xml_name(plain.casefold().replace(".", "-").replace("_", "-"), "speaker", "p")
        key, number = slug, 2
        while key in self._keys or key in RESERVED_KEYS:
            key, number = f"{slug}-{number}", number + 1
        self._keys.add(key)
        return key
