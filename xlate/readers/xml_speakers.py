"""Who speaks in XML with turns: named by an attribute, by a child, or by the id of a person who is listed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from xlate.formats.xml import local_name
from xlate.model.document import Voice
from xlate.profiles.vocabulary import is_office
from xlate.readers.voice_names import first_name_first

__all__ = ["CLOCK_IN_LABEL", "SPEAKERS", "TURNS", "Persons", "named", "voice_of_label", "words_of"]

TURNS = frozenset({
    "speech", "turn", "u", "sp", "question", "answer", "interjection", "intervention", "continue", "contribution",
    "utterance", "spreekbeurt", "speaking", "talk", "statement", "rede", "redebeitrag", "interruption", "intervencion",
    "intervento", "speechact", "speechsegment",
})  # fmt: skip
"""names of elements that are a turn if they say who speaks"""
SPEAKERS = frozenset({
    "from", "speaker", "talker", "spreker", "redner", "orateur", "orador", "oratore", "speaker-name",
    "speaker_name", "speakername", "member", "author", "auteur", "autor", "autore", "orator", "oratorname",
    "sprecher", "sprecherin", "rednerin", "locuteur", "locutor", "locutore", "intervenant", "ponente", "ponent",
    "parlante", "spk", "spkr", "spkrname", "spkr_name", "spkr-name", "spkname", "spokenby", "spoken_by",
    "spoken-by", "speakertag", "speaker_tag", "speaker-tag", "speakerlabel", "speaker_label", "speaker-label",
    "mowca", "mówca", "řečník", "recnik", "mluvčí", "mluvci", "rečník", "hovorca", "felszólaló", "beszélő",
    "konuşmacı", "konusmaci", "ομιλητής", "оратор", "спикер", "выступающий", "говорящий", "промовець",
    "доповідач", "発言者", "話者", "发言人", "發言人", "발언자", "화자",
})  # fmt: skip
"""names of elements in a turn that say who speaks"""
_ATTRIBUTES = (
    "by", "speakername", "speaker-name", "speaker_name", "speaker", "who", "talker", "spk", "speakerid", "speaker_id",
    "personid", "person", "spkid", "persona", "personne",
)  # fmt: skip
_NAMES = ("showAs", "name", "fullname", "full_name", "label")
_ID_NAMES = {"id", "eId", "spkid", "speakerid", "personid"}
_MOST_FIELDS = 40
_SURNAMES = frozenset({
    "achternaam", "apellido", "apellidos", "cognome", "efternamn", "efternavn", "etternavn", "familienname",
    "family_name", "familyname", "last_name", "lastname", "nachname", "nazwisko", "nom_famille", "oratorlastname",
    "persname", "prezime", "priezvisko", "priimek", "prijmeni", "příjmení", "sobrenome", "sukunimi", "surname",
    "vezetéknév",
})  # fmt: skip
_FORENAMES = frozenset({
    "etunimi", "first_name", "firstname", "forename", "fornamn", "fornavn", "förnamn", "given_name", "givenname",
    "ime", "imie", "imię", "jmeno", "jméno", "keresztnév", "meno", "oratorfirstname", "prenom", "prenome",
    "prenume", "prénom", "voornaam", "vorname",
})  # fmt: skip
_PARTIES = frozenset({
    "affiliation", "canton", "circonscription", "circoscrizione", "circunscripción", "constituency", "fractie",
    "fraktion", "group", "groupe", "groupnameshort", "grupo", "gruppo", "herkunft", "kanton", "klub",
    "national_party", "partei", "parti", "partido", "partij", "partito", "party", "politiek", "stranka",
    "wahlkreis",
})  # fmt: skip
"""elements that say for whom or from where somebody sits"""
_ROLES = frozenset({
    "amt", "cargo", "carica", "fonction", "funcion", "función", "functie", "function", "funkcja", "funktion",
    "funzione", "função", "jobtitle", "office", "oratorrole", "position", "post", "qualite", "qualité", "role",
    "rolle", "rolle_lang", "stanowisko", "ufficio", "asemateksti",
})  # fmt: skip
_FULL_NAMES = {"name", "fullname", "full_name", "full-name", "nombre", "nome", "nom", "naam", "navn", "nazwisko"}
_FEWEST_FIELDS = 4
"""fields of a person beside the words"""
_NOTHING = {"", "unknown", "na", "n/a", "none", "null", "nil", "-", "?", "desconocido", "inconnu", "unbekannt"}
"""what stands in a field of which nothing is known"""
_PRINTED = {"talertitel", "displayname", "display-name"}
"""elements that hold the label as it is printed, beside what tells of the person"""
_NO_LABEL = {"id", "mepid", "name.id", "time.stamp", "page.no", "rolle_kurz"}
"""elements in a label that nobody prints"""
_BESIDE_LABEL = _NO_LABEL | _PARTIES | _ROLES
_LONGEST_LABEL = 160
CLOCK_IN_LABEL = re.compile(r"\s*[\[(](\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)[\])]")
"""the time of day, as the Storting prints it after a name"""
_COURTESIES = {"de", "de heer", "mevrouw", "dhr.", "mevr.", "mw.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."}
_SPACED = re.compile(r"\s+(?=[):;,.\]])|(?<=[(\[])\s+")


@dataclass(slots=True)
class Persons:
    """The persons whom a file lists, by their ids."""

    names: dict[str, str]
    """of persons, and of the offices that Akoma Ntoso lists"""

    @classmethod
    def read(cls, root: etree._Element) -> Persons:
        """Whatever has an id and a name, and is no turn itself."""
        names: dict[str, str] = {}
        for element in root.iter(etree.Element):
            identifier = next(
                (value for key, value in element.attrib.items() if str(key).rpartition("}")[2] in _ID_NAMES), None
            )
            if identifier is None or local_name(element).lower() in TURNS:
                continue
            name = next((value for key in _NAMES if (value := element.get(key))), None)
            if name is None:
                child = next(
                    (one for one in element.iter(etree.Element) if local_name(one).lower() in {"name", "persname"}),
                    None,
                )
                name = words_of(child) if child is not None and child is not element else _name_of_parts(element)
            if name and name.strip():
                names.setdefault(str(identifier), " ".join(name.split()))
        return cls(names)

    def take_listed(self, root: etree._Element) -> bool:
        """Learn the names of persons whose ids no attribute is called for: others hold the same value and no name.

        Returns:
            False if there are none.
        """
        held: dict[str, list[etree._Element]] = {}
        for element in root.iter(etree.Element):
            for value in element.attrib.values():
                held.setdefault(str(value), []).append(element)
        before = len(self.names)
        for value, elements in held.items():
            name = _name_of_parts(elements[0]) if len(elements) > 1 else None
            if name is not None and local_name(elements[0]) not in map(local_name, elements[1:]):
                self.names.setdefault(value, name)
        return len(self.names) > before

    def voice(self, turn: etree._Element) -> tuple[Voice, etree._Element | None] | None:
        """Who speaks in an element, and the child that says so; None if nothing says it: then it is no turn."""
        child = _speaker_child(turn)
        if child is not None and (voice := voice_of_label(child)) is not None:
            parent = child.getparent()
            printed = named(child, parent) if parent is not None and parent is not turn else None
            return self._known(voice, turn), child if printed is None else parent
        for key in _ATTRIBUTES:
            value = turn.get(key)
            if value and value.strip():
                return Voice(self.called(value), role=_called_role(turn)), None
        return None

    def _known(self, voice: Voice, turn: etree._Element) -> Voice:
        """Who speaks, with the name and the office of the person whom the turn refers to (Akoma Ntoso)."""
        person = (turn.get("by") or "").strip().removeprefix("#")
        office = (turn.get("as") or "").strip().removeprefix("#")
        return replace(
            voice,
            name=voice.name or _if_it_fits(self.names.get(person), voice.label or ""),
            role=voice.role or (self.names.get(office) if office else None),
        )

    def called(self, value: str) -> str:
        """The name that an attribute means: an id, several ids, an address or the name itself."""
        plain = value.strip()
        found = [self.names.get(part) or self.names.get(part.removeprefix("#")) for part in (plain, *plain.split())]
        if found[0]:
            return found[0]
        if len(found) > 1 and all(found[1:]):
            return " + ".join(filter(None, found[1:]))
        plain = plain.removeprefix("#")
        return " ".join((plain.rpartition("/")[2] or plain).split())


def _name_of_parts(element: etree._Element) -> str | None:
    """The name of a person of whom first name and surname stand in children of their own, and no words beside them."""
    if not 1 < len(element) <= _MOST_FIELDS or (element.text or "").strip():
        return None
    parts = {local_name(one).lower(): words_of(one) for one in element.iterchildren(etree.Element) if len(one) == 0}
    given, surname = _given_and_surname(parts)
    return f"{given} {surname}" if given and surname else None


def _given_and_surname(parts: Mapping[str, str]) -> tuple[str, str]:
    """The first name and the surname that stand in fields of their own; "" for what does not.

    ``name`` is the surname where ``Vorname`` stands beside it, and the first name beside ``cognome``.
    """
    given = next((parts[key] for key in parts if key in _FORENAMES and parts[key]), "")
    surname = next((parts[key] for key in parts if key in _SURNAMES and parts[key]), "")
    surname = surname or " ".join(parts[key] for key in parts if _ONE_OF_TWO.fullmatch(key) and parts[key])
    if bool(given) != bool(surname):
        one = {*(given or surname).split()}
        fields = (parts[key] for key in parts if key in _FULL_NAMES)
        other = next((field for field in fields if one.isdisjoint(field.split())), "")
        given, surname = given or other, surname or other
    return given, surname


def _if_it_fits(name: str | None, label: str) -> str | None:
    """The name of the person to whom a turn refers; None if another is printed: some point at anybody at all."""
    if name is None or name[:1].islower() or name == label:
        return None  # what is printed tells as much: "Deputy Ann Lee"
    printed = [word for word in _LETTERS.findall(label) if len(word) > 2 and word.isupper() and not is_office(word)]
    known = {word.casefold() for word in _LETTERS.findall(name)}
    shouted = bool(printed) and not label.isupper()
    return None if shouted and known.isdisjoint(word.casefold() for word in printed) else name


_ONE_OF_TWO = re.compile(
    r"(?:apellido|sobrenome|surname)_?(?:paterno|materno|1|2|uno|dos|primero|segundo)", re.IGNORECASE
)
"""fields of people with two surnames, in their order"""
_LETTERS = re.compile(r"[^\W\d_]+")


def _called_role(turn: etree._Element) -> str | None:
    role = (turn.get("role") or turn.get("speakeroffice") or "").strip()
    return role if role and not role.startswith("#") else None


def _speaker_child(turn: etree._Element) -> etree._Element | None:
    """The first child that names a speaker; nothing but such children may stand before the words."""
    for child in turn.iterchildren(etree.Element):
        if local_name(child).lower() in SPEAKERS:
            return child
        if words_of(child):
            # it can be the first of a paragraph, or of <talk.start> with the words after it
            inner = next((one for one in child.iterchildren(etree.Element)), None)
            return (
                inner
                if inner is not None and local_name(inner).lower() in SPEAKERS and not (child.text or "").strip()
                else None
            )
    return None


def _label(speaker: etree._Element) -> str:
    """What is printed as the label."""
    shown = [one for one in speaker.iter(etree.Element) if local_name(one).lower() == "name"]
    printed = next((one for one in speaker.iter(etree.Element) if local_name(one).lower() in _PRINTED), None)
    person = _person(speaker)
    if person is not None:
        return _bare(person.get("name") or person.get("role") or "")
    # the Parliament of Australia gives each name twice: once for its index, once as printed
    display = next((one for one in shown if one.get("role") == "display"), shown[0] if shown else None)
    source = display if display is not None and local_name(speaker).lower() == "talker" else speaker
    words = words_of(source if printed is None else printed, _BESIDE_LABEL) or words_of(source)
    return _bare(CLOCK_IN_LABEL.sub("", words))


def _person(speaker: etree._Element) -> dict[str, str] | None:
    """The name and the office of a person who is told of by fields: name, date of birth, party; None for a label."""
    if next(speaker.iterchildren(etree.Element), None) is None or (speaker.text or "").strip():
        return None
    leaves = [one for one in speaker.iter(etree.Element) if len(one) == 0]
    has_given = any(local_name(one).lower() in _FORENAMES for one in leaves)
    if (len(leaves) < _FEWEST_FIELDS and not has_given) or any(
        (one.tail or "").strip() for one in speaker.iterdescendants(etree.Element)
    ):
        return None
    fields = {local_name(one).lower(): words_of(one) for one in leaves}
    known = {key: value for key, value in fields.items() if value.casefold() not in _NOTHING}
    if _FULL_NAMES.isdisjoint(fields) or not {"surname", "achternaam"}.isdisjoint(fields):
        return None
    given, surname = _given_and_surname(known)
    name = f"{given} {surname}" if given and surname else next((known[key] for key in known if key in _FULL_NAMES), "")
    role = next((known[key] for key in known if key in _ROLES), "")
    party = next((known[key] for key in known if key in _PARTIES), "")
    return {"name": name, "role": role, "party": party}


def _first_name_first(name: str) -> str | None:
    """A name that a record has with the surname first, as it is said; None if it has not."""
    surname, _, given = name.partition(", ")
    return first_name_first(given, surname) if given and "," not in given and given[:1].isupper() else None


def _bare(label: str) -> str:
    return _SPACED.sub("", label).strip(" :：.,-–—")


def named(speaker: etree._Element, around: etree._Element) -> str | None:
    """The label that a paragraph has after the element that tells of the person; None if words stand there."""
    rest = (speaker.tail or "").strip()
    if not rest.endswith((":", "：")) or len(rest) > _LONGEST_LABEL or next(speaker.iterchildren(), None) is None:
        return None
    beside = speaker.getprevious() is not None or speaker.getnext() is not None
    return None if beside or (around.text or "").strip() else _bare(" ".join(rest.split()))


def voice_of_label(speaker: etree._Element) -> Voice | None:
    """Who is named in an element; None if nobody is."""
    parent = speaker.getparent()
    label = (named(speaker, parent) if parent is not None else None) or _label(speaker)
    if not label:
        return None
    person = _person(speaker)
    if person is not None:
        return Voice(label, person["role"] or None, person["party"] or None, _first_name_first(person["name"]))
    parts = {local_name(one).lower(): words_of(one) for one in speaker.iter(etree.Element) if len(one) == 0}
    given, surname = _given_and_surname(parts)
    party = next((parts[key] for key in parts if key in _PARTIES and parts[key]), None)
    role = next((told for key in parts if key in _ROLES and (told := parts[key].strip(" ,;:–—-"))), None)
    name = f"{given} {surname}".strip() if surname[:1].isupper() else None
    prefix = parts.get("voorvoegsels") or parts.get("prefix")
    if role is None and surname and name is None:
        role = surname  # <achternaam>voorzitter</achternaam>
    elif role is None and prefix and prefix.casefold() not in _COURTESIES:
        role = prefix
    return Voice(label, role, party, name)


def words_of(element: etree._Element, without: Container[str] = ()) -> str:
    """The text of an element on one line; elements that stand beside each other with no text between are words apart.

    Args:
        element: it.
        without: names of elements in it that are left out.
    """
    if len(element) and not "".join([element.text or "", *((one.tail or "") for one in element)]).strip():
        kept = (one for one in element.iterchildren(etree.Element) if local_name(one).lower() not in without)
        return " ".join(filter(None, (words_of(one, without) for one in kept)))
    return " ".join("".join(str(text) for text in element.itertext()).split())
