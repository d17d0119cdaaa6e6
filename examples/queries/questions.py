# %% [markdown]
# Ten questions about lineage, in pandas: a notebook for Jupyter, VS Code or Spyder, and a program. The table comes from
#
#     xlate lineage find tei/*.xml --csv > segments.csv
#
# How to run it: README.md.

# %%
import sys
from pathlib import Path

import pandas as pd


def read_segments(path: str) -> pd.DataFrame:
    """The table of segments. All is text: as a number, segment 1.10 would become 1.1; and nothing is "missing"."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)  # or dtype={"n": str} for numbers of your own
    table["file"] = table["file"].map(lambda file: Path(file).name)
    # talk.ru.xml and talk.xml are the same document; a translation has the ids of its source
    table["document"] = table["file"].str.split(".").str[0]
    # an apostrophe protects spreadsheets from what looks like a formula
    table["text"] = table["text"].str.replace(r"^\'(?=\'*[=+\-@\t])", "", regex=True)
    return table


def primary(tag: str) -> str:
    """The language without script and region: pt-BR is pt."""
    return tag.partition("-")[0]


def between(way: str) -> list[str]:
    """The languages between the first and the last; a step inside a language, "fr (editing)", leads to no other."""
    return [tag for tag in way.split(" → ") if "(" not in tag][1:-1]


def counted(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """How many segments have the same values."""
    return table.groupby(list(columns), as_index=False).size()


# %% 1. Who spoke which language?
def spoken(segments: pd.DataFrame) -> pd.DataFrame:
    return counted(segments, "file", "speaker", "spoken")


# %% 2. What came through a language, neither first nor last?
def through(segments: pd.DataFrame, language: str = "ru") -> pd.DataFrame:
    return segments[segments["way"].map(lambda way: language in map(primary, between(way)))][
        ["file", "n", "speaker", "way"]
    ]


# %% 3. How much of it is relayed, by year, publisher and language?
def share(segments: pd.DataFrame) -> pd.DataFrame:
    table = segments.assign(year=segments["date"].str[:4], relayed=segments["kind"] == "relay")
    groups = table.groupby(["year", "publisher", "language"])["relayed"].agg(["sum", "size"]).reset_index()
    groups["percent"] = (100 * groups["sum"] + groups["size"] // 2) // groups["size"]
    return groups


# %% 4. What came back into the language in which it was spoken?
def back(segments: pd.DataFrame) -> pd.DataFrame:
    return segments[segments["kind"] == "back"][["file", "n", "speaker", "way"]]


# %% 5. In what did a machine have a part?
def machine(segments: pd.DataFrame) -> pd.DataFrame:
    by_machine = segments["modes"].str.split().map(lambda modes: bool({"mt", "mtpe"} & set(modes)))
    return segments[by_machine][["file", "n", "speaker", "modes"]]


# %% 6. Of what is the path not known?
def unknown(segments: pd.DataFrame) -> pd.DataFrame:
    return counted(segments[segments["kind"].isin(["translated", "unknown"])], "file", "speaker", "kind")


# %% 7. What is printed, and what is inferred?
def grounds(segments: pd.DataFrame) -> pd.DataFrame:
    return counted(segments, "file", "basis", "certainty")


# %% 8. Which ways did the words of a speaker go, and how were the hops made?
def chain(segments: pd.DataFrame, speaker: str = "Kim Yong-nam") -> pd.DataFrame:
    return counted(segments[segments["speaker"] == speaker], "file", "way", "modes")


# %% 9. What contradicts itself: two languages of one speaker in a text; a retranslation in one hop.
def contradictions(segments: pd.DataFrame) -> pd.DataFrame:
    known = segments.assign(what="spoken", said=segments["spoken"].map(primary))
    known = known[~known["said"].isin(["", "und"]) & (known["speaker"] != "")]
    said = known.groupby(["file", "speaker", "what"])["said"].unique().reset_index()
    said = said[said["said"].map(len) > 1]
    said["said"] = said["said"].map(lambda tags: " ".join(sorted(tags)))
    odd = segments[(segments["relation"] == "retranslation") & segments["kind"].isin(["original", "direct"])]
    odd = odd.assign(what="retranslation", said=odd["way"])[["file", "speaker", "what", "said"]]
    return pd.concat([said, odd])


# %% 10. Which words of the translation are made of which words of the source?
def pairs(segments: pd.DataFrame) -> pd.DataFrame:
    sources = segments[segments["file"] == segments["document"] + ".xml"]
    both = segments.merge(sources, on=["document", "id"], suffixes=("", "_source"))
    both = both[(both["file"] != both["file_source"]) & (both["language"] != both["language_source"])]
    return both[["file", "n", "text_source", "text"]]


# %%
QUESTIONS = (spoken, through, share, back, machine, unknown, grounds, chain, contradictions, pairs)


def answer(table: str) -> str:
    """All answers, in the form of the other languages: a heading, a row on a line, cells between tabulators."""
    segments = read_segments(table)
    parts = []
    for question in QUESTIONS:
        rows = ["\t".join(map(str, row)) for row in question(segments).itertuples(index=False)]
        parts += [f"# {question.__name__}", *sorted(rows), ""]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.write(answer(sys.argv[1]))
