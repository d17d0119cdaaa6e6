"""Plain text in two columns, as rendering a printed page leaves it."""

from __future__ import annotations

from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript
from xlate.readers.text_columns import in_reading_order

LEFT = """Präsidentin Dr. Ute Hahn:
  Guten Morgen, liebe Kolleginnen und Kollegen!
Die Sitzung ist eröffnet. Bitte nehmen Sie Platz.
  Wir kommen zum ersten Punkt der Tagesordnung.
    (Beifall bei der CDU/CSU)

Karl Vogt (CDU/CSU):
  Frau Präsidentin! Liebe Kolleginnen und Kollegen!
Wir reden heute über eine Brücke. Sie ist alt, und
sie muss weg. Das ist die Wahrheit: Wir haben zu
lange gewartet, und wir haben es alle gewusst, weil
es jeder lesen konnte, der es lesen wollte, und ich
sage es noch einmal: Sie muss weg, und zwar noch im
nächsten"""
RIGHT = """Jahr. Das ist alles.

Vizepräsident Jens Roth:
  Vielen Dank. – Die nächste Rednerin ist die
Kollegin Brandt für die Fraktion Die Linke.
    (Beifall bei der LINKEN)
Lena Brandt (DIE LINKE):
  Herr Präsident! Meine Damen und Herren! Die
Brücke ist seit drei Jahren gesperrt. Das ist eine
Zumutung für alle, die dort wohnen. Ich habe dort
selbst einmal gewohnt, und ich weiß, was das heißt
für jeden, der zur Arbeit muss.
Vizepräsident Jens Roth:
  Danke. – Herr Vogt."""


def _page() -> str:
    letters = {0: ("(A)", "(C)"), 9: ("(B)", "(D)")}
    rows = zip(LEFT.split("\n"), RIGHT.split("\n"), strict=True)
    body = [
        f"{letters.get(number, ('', ''))[0]:6}{left:60}{right:56}{letters.get(number, ('', ''))[1]}".rstrip()
        for number, (left, right) in enumerate(rows)
    ]
    return "\n".join(
        ["112        Deutscher Bundestag – 20. Wahlperiode – 112. Sitzung. Berlin, den 15. Juni 2023", "", *body]
    )


def test_the_left_column_is_read_before_the_right_one() -> None:
    document = read_transcript(_page().encode(), "plenum.txt", None, None).value
    transcript = apply_profile(document, choose_profile(document, None)).value
    assert [turn.label for turn in transcript.turns] == [
        "Präsidentin Dr. Ute Hahn",
        "Karl Vogt (CDU/CSU)",
        "Vizepräsident Jens Roth",
        "Lena Brandt (DIE LINKE)",
        "Vizepräsident Jens Roth",
    ]
    assert "zwar noch im nächsten Jahr. Das ist alles." in str(transcript.turns[1].content)


def test_names_at_the_left_of_what_they_say_are_no_column() -> None:
    said = "Well, this is what I have to say about it."
    lines = [f"{name:30}{said}" for name in ("Ann Lee", "Bob Orr", "Ann Lee", "Cy Poe") * 6]
    assert in_reading_order(lines) == list(enumerate(lines, start=1))
