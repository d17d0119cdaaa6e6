"""Train the weights by which labels of speakers are told from other beginnings of lines.

    python -m benchmarks.train_labels [--gold FOLDER]...

Writes `xlate/profiles/label_weights.py`. It learns from generated transcripts of all shapes of labels, in ten
languages and seven scripts, among sentences that begin like labels; and from annotated transcripts, if folders with
`raw/` and `gold/` are given. The same input gives the same weights: nothing is random but for a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from xlate.errors import XlateError
from xlate.model.document import BlockKind, Line
from xlate.profiles import apply_profile, load_profile
from xlate.profiles.label_features import Census, label_features
from xlate.profiles.label_shapes import Shape, find_candidates
from xlate.profiles.label_weights import WEIGHTS
from xlate.readers import read_transcript

TARGET = Path(__file__).parent.parent / "xlate" / "profiles" / "label_weights.py"
GENERIC = load_profile("generic")
LEARNT = {Shape.COLON, Shape.STRONG, Shape.DASH, Shape.STOP, Shape.LONG_DASH, Shape.TAB, Shape.SIGN, Shape.CLOCK}
GENERATED, ROUNDS, RATE, DECAY, REAL = 600, 300, 0.5, 0.0003, 8

FIRST = """Ann Bob Carla Dmitri Elena Farid Gemma Hugo Inés João Katarzyna Lars Mireille Nuno Olga Pablo Zoë""".split()
LAST = """Lee Ray Ortega Kovač Petrov Haddad Geis Martin García Silva Nowak Berg Blanc Costa Novák Ferro
    Ödegaard""".split()
SMALL = ["de la ", "van der ", "al-", "d’", "i ", "", "", "", "", "", "", ""]
OFFICES = {
    "en": [
        "The Minister for Water and Roads",
        "President of Examplia",
        "The Chair",
        "The SPEAKER pro tempore",
        "Deputy Speaker",
        "Secretary",
    ],
    "de": ["Bundesministerin für Wasser und Straßen", "Vizepräsidentin", "Parl. Staatssekretär", "Vorsitzender"],
    "fr": ["la présidente", "M. le ministre des eaux", "Mme la rapporteure", "Le président"],
    "es": ["O señor PRESIDENTE", "La señora PRESIDENTA", "MINISTRA DE AGUAS", "El señor SECRETARIO"],
    "ru": ["Председательствующий", "Министр водного хозяйства", "Президент"],
}
COLLECTIVE = [
    "Plusieurs députés du groupe X",
    "Des voix",
    "Vozes do PSD",
    "Some Hon. Members",
    "A Deputy",
    "Hon Member",
    "Varios señores diputados",
    "Voci dai banchi",
]
FUNCTIONS = [
    "Speaker 1",
    "Speaker 2",
    "SPEAKER_00",
    "Speaker 3",
    "Question",
    "Moderator",
    "PREGUNTA",
    "Frage",
    "CDR",
    "CC",
    "SPEAKER 1",
    "UNIDENTIFIED MALE",
    "Вопрос",
]
CASELESS = ["委員長", "山田太郎", "行政長官", "王小明", "الرئيس", "علي حسن", "김철수", "의장", "אן לי", "მარიამ ლი"]
HONORIFICS = ["Mr.", "Ms.", "Mrs", "MR.", "MS.", "Senator", "CHAIRMAN", "Frau", "M.", "Mme", "Sr.", "Hon."]
NOTES = [" (CDU/CSU)", " (France)", " (spoke in French)", " (Labour)", " (on a point of order)", " [S&D]"]
SENTENCES = [
    "Thank you for this.",
    "We have looked at the rivers with care, and we agree.", "Now we go on.",
    "Yes. I think so.", "Vielen Dank dafür.", "Das ist richtig, und wir werden es tun.", "Merci à tous.",
    "Nous avons vu les rivières.", "Muchas gracias a todas y a todos.", "Hemos visto los ríos con cuidado.",
    "Большое спасибо.", "Мы видели эти реки.", "各位好，我們看過了。", "これより会議を開きます。",
    "شكرا لكم جميعا على هذا.", "정말 감사합니다.", "No. That is not so.",
]  # fmt: skip
FALSE_FRIENDS = [
    "Now the question is: why?", "My point: it is late.", "The issue is this: we wait.", "First: the water.",
    "Note: it rains.", "I would like to say: thank you.", "Mr Lavrov said: no.", "trends: up and down.",
    "Paris — the town — is far.", "So: why?", "Mr. Smith. He was there.", "Thank you. I agree.",
    "In the words of Ann: no.", "The answer: yes.", "Let me be clear: no.", "Ich rufe den Punkt 1 auf:",
    "Stichwort „Frauen“: Hier ist es gut.", "Erstens: Das Wasser.", "Drittens. Wir bauen.", "Primero: el agua.",
    "La pregunta es: ¿por qué?", "Premier point: l’eau.", "Вопрос в том: почему?", "Во-первых: вода.",
    "Publication date: May 3", "Source: the office", "Conclusion: we go.", "Background: it rained.",
    "問題是：為什麼？", "The two houses — both of them — agree.", "There was one thing - a river.",
    "MARK. Go on.", "OK. Go on.", "NATO. It grows.", "We need three things: water, roads and time.",
    "The title reads: Water.", "Water and Roads: what next?", "One more thing: no.", "Example: the river.",
    "Madam Chair, the plan: no.", "As the poet said: rain.", "Here is the list: a, b.", "The Plan: a river.",
]  # fmt: skip

OPENERS = """The My Our This That One Another His Their Every Some In On For With About So And But Then Here There When
    Das Die Der Ein Mein Unser Im Am Für La El Los Un Una En Le Les Une Mon Notre Это Наш Мой Вот И""".split()
NOUNS = """question point plan answer result water road river house law idea problem number rule reason example vote
    Frage Punkt Wasser Straße Gesetz pregunta punto agua camino ley eau route loi вопрос вода закон""".split()
NAMES = """Paris Geneva NATO Moscow Water Europe Monday Berlin May OECD Asia Act Bill Fund Union Board Charter Treaty
    Council Report""".split()
VERBS = """said told asked dijo dit sagte сказал
    is was says shows means asks that we they all and also of to with for ist sind und wir sagt es son que y de
    est nous et что и мы это""".split()
SHAPES = [
    "{}: ",
    "{}: ",
    "{}: ",
    "{}. ",
    "{} - ",
    "{} — ",
    "{}—",
    "{}.– ",
    "{}\t",
    "{}：",
    "{} : ",
    "{}:",
    "{}  {clock}",
]
AFTER = [": {}", ": {}", ": {}", ":", ". {}", ". {}", " — {}", " - {}", ".– {}", "\t{}", "：{}"]


def false_friend(rng: random.Random) -> str:
    """A sentence that begins like a label: most come once, as those of real texts do."""
    if rng.random() < 0.3:
        return rng.choice(FALSE_FRIENDS)
    if rng.random() < 0.15:
        said = rng.choice(["said", "told me", "asked", "sagte", "a dit", "dijo", "сказал", "says that"])
        return f"{rng.choice(HONORIFICS)} {rng.choice(LAST)} {said}: {rng.choice(SENTENCES)}"
    words = [rng.choice(OPENERS)]
    kinds = [NOUNS, NOUNS, NOUNS, VERBS, VERBS, VERBS, NAMES]
    words += [rng.choice(rng.choice(kinds)) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4, 6, 9]))]
    if rng.random() < 0.2:
        words = words[1:] or [rng.choice(NAMES)]
    text = " ".join(words)
    return (text[0].upper() + text[1:]) + rng.choice(AFTER).format(rng.choice(SENTENCES))


@dataclass(frozen=True)
class Sample:
    """One candidate in its document."""

    features: dict[str, float]
    is_label: bool
    weight: float


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="folder with raw/ and gold/")
    parser.add_argument(
        "--leave-out", action="store_true", help="measure each publisher with weights that have not seen it"
    )
    options = parser.parse_args()
    rng = random.Random(16)  # noqa: S311 - no secret
    samples = [sample for _ in range(GENERATED) for sample in generated(rng)]
    paths = [path for folder in options.gold for path in sorted((folder / "gold").glob("*.json"))]
    real = {path: REAL * annotated(path, path.parent.parent / "raw") for path in paths}
    if options.leave_out:
        leave_out(samples, real)
        return
    samples += [sample for several in real.values() for sample in several]
    weights = train(samples)
    TARGET.write_text(table(weights), encoding="utf-8")
    wrong = [one for one in samples if (score(one.features, weights) > 0) is not one.is_label]
    print(f"{len(samples)} candidates, {sum(one.is_label for one in samples)} labels, {len(wrong)} wrong")


def leave_out(samples: list[Sample], real: dict[Path, list[Sample]]) -> None:
    """Print, for each publisher, how its labels are read by weights that were trained without it."""
    seen = dict(WEIGHTS)
    for publisher in sorted({path.stem.rsplit("-", 1)[0] for path in real}):
        others = [one for path, several in real.items() if path.stem.rsplit("-", 1)[0] != publisher for one in several]
        counts = {}
        for name, weights in (("seen", seen), ("unseen", train(samples + others))):
            WEIGHTS.clear()
            WEIGHTS.update({key: round(value, 2) for key, value in weights.items()})
            rows = [labels_of(path) for path in real if path.stem.rsplit("-", 1)[0] == publisher]
            counts[name] = [sum(row[place] for row in rows) for place in range(3)]
        scores = [f"{name} {2 * hits / max(1, found + wanted):.3f}" for name, (hits, found, wanted) in counts.items()]
        print(f"{publisher:20} {'  '.join(scores)}", flush=True)


def labels_of(path: Path) -> tuple[int, int, int]:
    """Labels that are right, found and wanted, in order, by the generic profile."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    wanted = [_bare(turn["label"]) for turn in gold["turns"] if turn["label"]]
    try:
        document = read_transcript((path.parent.parent / "raw" / gold["file"]).read_bytes(), gold["file"]).value
    except XlateError:
        return 0, 0, len(wanted)
    found = [_bare(turn.label) for turn in apply_profile(document, GENERIC).value.turns if turn.label]
    same = SequenceMatcher(None, found, wanted, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same), len(found), len(wanted)


def generated(rng: random.Random) -> list[Sample]:
    """The candidates of one generated transcript."""
    shape = rng.choice(SHAPES)
    speakers = [_speaker(rng, shape) for _ in range(rng.choice([1, 2, 2, 3, 4, 6, 9, 15]))]
    lines: list[tuple[str, str | None, bool]] = [(false_friend(rng), None, False) for _ in range(rng.randint(0, 3))]
    bold = rng.random() < 0.2
    noted = rng.choice([0, 0, 0, 0.1, 0.8])
    for _ in range(rng.randint(2, 40)):
        label = rng.choice(speakers)
        note = rng.choice(NOTES) if rng.random() < noted else ""
        if "{clock}" in shape:
            clock = f"{rng.randint(0, 59)}:{rng.randint(10, 59)}"
            lines += [(shape.format(label, clock=clock), label, False), (rng.choice(SENTENCES), None, False)]
        elif shape == "{}:":
            lines += [(f"{label}{note}:", label, bold), (rng.choice(SENTENCES), None, False)]
        else:
            lines.append((shape.format(label + note) + rng.choice(SENTENCES), label, bold))
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 4])):
            lines.append((rng.choice(SENTENCES) if rng.random() < 0.85 else false_friend(rng), None, False))
    made = [
        Line(number, text, len(label or "") + 1 if strong and label and text.startswith(f"{label}:") else 0)
        for number, (text, label, strong) in enumerate(lines, start=1)
    ]
    return _samples(made, set(speakers))


def _speaker(rng: random.Random, shape: str) -> str:
    first, last = rng.choice(FIRST), rng.choice(SMALL) + rng.choice(LAST)
    office = rng.choice(OFFICES[rng.choice(list(OFFICES))])
    honorific = rng.choice(HONORIFICS)
    marked = [f"{honorific} {last.upper()}", f"{first} {last}".upper(), office.upper(), f"{honorific} {last.title()}"]
    if shape in {"{} - ", "{} — "}:
        marked.append(f"{first} {last.title()}")
    marked.append("The SPEAKER pro tempore")
    marked += [
        f"{honorific} {first} {last.title()}",
        rng.choice(["M. le président", "Mme la présidente", "M. le secrétaire d’État", "Mme la rapporteure"]),
        f"{honorific} {first} {last.title()}, {rng.choice(['ministre des eaux', 'rapporteur', 'Ministra'])}",
        f"{first.upper()} {last.upper()}, {rng.choice(['Ministra delle acque', 'conseiller fédéral', 'Minister'])}",
    ]
    if shape in {"{}. ", "{} - ", "{} — ", "{}—", "{}.– "}:
        return rng.choice(marked)
    plain = [
        f"{first} {last}", f"{first} {last}", last, last.upper(), f"{office} {first} {last}", office,
        f"{first} {last}, {office}", f"{office.upper()}, {first.upper()} {last.upper()}", f"{first} de {last}",
        f"{first} {last}, {rng.choice(['conseiller fédéral', 'minister of water', 'relatora', 'Berichterstatter'])}",
        rng.choice(COLLECTIVE), f"Deputy {first} {last}", f"{first[0]}{last[0]}",
        f"{honorific} {first[0]}. {last}", f"O señor {last.upper()}", f"A señora {last.upper()}", f"{first} {last[0]}.",
    ]  # fmt: skip
    return rng.choice([*plain, *plain, *marked, rng.choice(FUNCTIONS), rng.choice(CASELESS), rng.choice(CASELESS)])


def annotated(path: Path, raw: Path) -> list[Sample]:
    """The candidates of an annotated transcript."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    labels = {_bare(turn["label"]) for turn in gold["turns"] if turn["label"]}
    try:
        document = read_transcript((raw / gold["file"]).read_bytes(), gold["file"]).value
    except XlateError:
        return []
    if document.voiced:
        return []
    kinds = {BlockKind.TEXT, BlockKind.HEADING}
    return _samples([line for block in document.blocks if block.kind in kinds for line in block.lines], labels)


def _bare(label: str) -> str:
    return re.sub(r"(?:\s*[(\[][^()\[\]]*[)\]])+$", "", " ".join(label.split()))


def _samples(lines: list[Line], labels: set[str]) -> list[Sample]:
    candidates = [one for line in lines for one in find_candidates(line, GENERIC)]
    census = Census.take(candidates, GENERIC, len(lines))
    return [
        Sample(label_features(key, census), key[1] in labels, math.sqrt(number))
        for key, number in census.counts.items()
        if key[0] in LEARNT and census.words[key[1]].can_be_label()
    ]


def train(samples: list[Sample]) -> dict[str, float]:
    """Weights of a log-linear model, by gradient descent with decay (AdaGrad)."""
    names = sorted({name for sample in samples for name in sample.features})
    weights = dict.fromkeys(["bias", *names], 0.0)
    squares = dict.fromkeys(weights, 1e-6)
    whole = sum(sample.weight for sample in samples)
    for _ in range(ROUNDS):
        gradient = {name: DECAY * weight for name, weight in weights.items()}
        for sample in samples:
            wrong = (1 / (1 + math.exp(-score(sample.features, weights))) - sample.is_label) * sample.weight / whole
            gradient["bias"] += wrong
            for name, value in sample.features.items():
                gradient[name] += wrong * value
        for name, slope in gradient.items():
            squares[name] += slope * slope
            weights[name] -= RATE * slope / math.sqrt(squares[name])
    return weights


def score(features: dict[str, float], weights: dict[str, float]) -> float:
    """Log-odds."""
    return weights["bias"] + sum(weights[name] * value for name, value in features.items())


def table(weights: dict[str, float]) -> str:
    """The module that holds the weights."""
    return "\n".join(_table(weights))


def _table(weights: dict[str, float]) -> Iterator[str]:
    yield '"""Weights of the features of labels; written by `python -m benchmarks.train_labels`, not by hand."""'
    yield ""
    yield "from __future__ import annotations"
    yield ""
    yield '__all__ = ["WEIGHTS"]'
    yield ""
    yield "WEIGHTS: dict[str, float] = {"
    for name, weight in sorted(weights.items(), key=lambda item: -item[1]):
        yield f'    "{name}": {weight:.2f},'
    yield "}"
    yield '"""log-odds that each adds to those of being a label"""'
    yield ""


if __name__ == "__main__":
    main()
