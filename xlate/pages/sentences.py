"""What the core says in English that people meet on pages and at the desk: the sentences that can be said otherwise.

Refusals, findings, summaries, and what files state of lineage are English where they are made, for commands and files
speak English. Here stand their patterns, as `xlate.pages.telling` recognises them; tests/pages/test_telling.py finds
each of them in the code. A value in braces is taken over as it is, but for:

- ``language``, ``languages``: names of languages;
- ``counted``: a number with what it counts, of `COUNTED`;
- ``inner``, ``relations``, ``clauses``: sentences of this list; several are divided by " or " and ", ".

What the desk says in words of its own (`xlate.desk.wording`) stands here in these.
"""

from __future__ import annotations

from xlate.pages.interface import mark, mark_plural

__all__ = ["COUNTED", "SENTENCES"]

COUNTED = (
    mark_plural("{n} paragraph", "{n} paragraphs"),
    mark_plural("{n} segment", "{n} segments"),
    mark_plural("{n} turn or paragraph", "{n} turns or paragraphs"),
    mark_plural("{n} label", "{n} labels"),
    mark_plural("{n} translation", "{n} translations"),
    mark_plural("{n} finished translation", "{n} finished translations"),
)

_EDITS = (
    # edits of turns and speakers that are refused, or about which something must be said
    mark('write your name into the field "Your name" first'),
    mark("nothing is selected"),
    mark("click where the second part begins"),
    mark("{number} is no paragraph, so it cannot be split"),
    mark("{number} is a turn without paragraphs; split it without another speaker, then set the speaker"),
    mark('"{key}" is in the same list, table or divided paragraph; it goes with the others only'),
    mark('"{key}" stands in a list, a table or a divided paragraph, where no turn can begin'),
    mark("the first part of the turn would have no words"),
    mark("{number}: one of the parts would have no words"),
    mark('{number}: "{words}" begins inside an element (such as <hi>); choose a place outside of it'),
    mark('{number}: "{words}" is inside an element, or has one in it'),
    mark('{number} does not have the words "{words}"'),
    mark('{number} has {n} times the words "{words}"; give more of them'),
    mark("{number} has been split too often"),
    mark('"{key}" stands in no turn'),
    mark('"{key}" and "{other}" are of two kinds'),
    mark('"{key}" and "{other}" are not two paragraphs'),
    mark(
        "{other} does not follow {number} in the same turn; join the turns first, or mark what is between "
        "them as speech"
    ),
    mark("something stands between {number} and {other}"),
    mark('{number} and {other} came in two ways; choose under "If they differ" which holds for both'),
    mark(
        "{names} holds another opinion on the lineage of {number}, which would be lost; take it away first "
        '(panel "Lineage"), and state it again of both if it holds for both'
    ),
    mark("a turn without paragraphs cannot be joined"),
    mark('{inner} is of {inner2}, {inner3} of {inner4}; choose under "If they differ" whose they are'),
    mark("turn {number}"),
    mark("nobody who is named"),
    mark('the label {words} is printed between the turns: choose under "Label between them" what becomes of it'),
    mark("{inner} does not begin with a paragraph"),
    mark("{inner} does not follow {inner2} with nothing but a label between them"),
    mark("{number} is neither a paragraph nor the label of a speaker"),
    mark('{number} has no marker "{words}"'),
    mark("the name of the speaker is empty"),
    mark("the new name is empty"),
    mark('nobody in the file is called "{name}"'),
    mark('"{name}" is the name of several persons: {ids}; give the id'),
    mark('the person "{key}" has no name in the file that could be changed'),
    mark("its words are annotated one by one (w, pc, s); correct them with an XML editor"),
    mark("the new words are empty"),
    mark("{number}: {inner}; leave the signs such as ‹1› where they are"),
    mark("{number} is no stage direction"),
    mark("{number} is no paragraph"),
    mark("{number} prints a marker; say first that it is no marker"),
    mark('"{key}" shares its paragraph with others'),
    mark('there is no "{key}"'),
    mark('there is no paragraph or turn "{key}" with an xml:id'),
    mark("the file would not be valid any more: {fault}"),
    mark(
        "{counted} had the lineage from a marker that is elsewhere now ({places}); it is kept, as stated by "
        "{name}: please review it"
    ),
    mark(
        'how {counted} came is not known now ({places}), for only the marker said it: state it in the panel "Lineage"'
    ),
    mark('the marker names no languages; state them in the panel "Lineage"'),
    mark('the words keep their lineage; if it is not true of the new speaker, set it: the panel "Lineage"'),
    mark('"{name}" is a new person; the file has others with a name like it: {names}'),
    mark("{counted} of {name} print the name in another way, and stay as they are"),
)
_DONE = (
    # what was done: summaries, and entries of the history
    mark("{number} split"),
    mark('{number} split at "{words}"'),
    mark("{number} split; the second part is of {name}"),
    mark("Turn split at {number}"),
    mark("Turn split at {number}; the second part is of {name}"),
    mark("{number} and {other} joined"),
    mark("{counted} given to {inner}: {places}"),
    mark("nobody"),
    mark('Words of {number} corrected; they were "{words}"'),
    mark('"{words}" in {number} is no marker'),
    mark('"{words}" in {number} means {inner}'),
    mark("{number} is a paragraph"),
    mark("{number} is a stage direction"),
    mark('"{name}" is called "{other}"'),
    mark('"{name}" is the same person as "{other}"'),
    mark("{inner} Reason: {reason}"),
    mark("{inner} Evidence: {reason}"),
    mark("Lineage of {counted} set: {clauses}"),
    mark("Another opinion on the lineage of {counted}: {clauses}"),
    mark("Lineage kept when turns were edited: the marker that it was carried over from is elsewhere"),
    mark("how they began is unknown"),
    mark("spoken {language}"),
    mark("through {languages}"),
    mark("no relay"),
    mark("relation {inner}"),
    mark("none"),
    mark("mode {inner}"),
    mark("by {names}"),
    mark("certainty high"),
    mark("certainty medium"),
    mark("certainty low"),
    mark("retranslation"),
    mark("interpretation"),
    mark("translation"),
    mark("untranslated"),
    mark("spoken"),
)
_LINEAGE = (
    # what cannot be said of lineage
    mark('"Nothing is known" excludes languages, steps and names'),
    mark("nothing is chosen yet"),
    mark("the source prints {relations} on these words, so their relation cannot be another"),
    mark("words that the source leaves untranslated cannot have hops"),
    mark(
        "their relation is {inner}, but words spoken in {language}, the language of the text, and through no "
        'other, were not translated; choose the language between under "Through", or "nothing" under "The '
        'source prints"'
    ),
    mark(
        "words spoken in {language}, the language of the text, and through no other, have no hop whose mode "
        "or agent could be set"
    ),
    mark(
        "a hop from {language} into {language2} is not possible: a hop leads from one language into another, "
        "unless it is a step inside a language (transcribed, edited, revised, transliterated)"
    ),
    mark('"{inner}" is a step inside a language, but this one leads from {language} into {language2}'),
    mark('the file has no person xml:id="{key}" who could be an agent'),
)
_FILES = (
    # languages and files
    mark('"{key}" is not a language tag; give one of BCP 47, such as ru, pt-BR or zh-Hant'),
    mark("was changed by another program since it was read; nothing was written: save again"),
    mark("cannot be written: {reason}"),
    mark("cannot be read: {reason}"),
    mark("no such file"),
)
_MERGE = (
    # what a merge says of entries
    mark("{n} of {m} units have no entry"),
    mark('bring the translator\'s file up to date in the panel "Turns and speakers"'),
    mark("the source text stays"),
    mark("the translation in the TEI stays"),
    mark("left out"),
    mark("fuzzy"),
    mark("empty"),
    mark("machine translation that has not been reviewed"),
    mark("unread machine translation"),
    mark("not used, since the TEI has a translation"),
    mark('its source text "{words}" is no longer that of the unit, "{other}"'),
    mark("its source text was changed after it was translated, so it needs review"),
    mark("not merged"),
    mark("not merged, {inner}"),
    mark('no unit has xml:id="{key}" ("{words}")'),
    mark("another entry for this unit"),
    mark("the one in line {n} was taken"),
    mark("the file does not name the translator"),
    mark("fill in Last-Translator in its header"),
    mark("finished translations of {name} give way to those of {other}: {n} (the first: {key})"),
    mark("{counted} that {name} left as they were stay in the name of {other}, as in the file there"),
    mark(
        "the translated file there has {counted} that would be lost (the first: {key}), for the files given have none"
    ),
    mark("{tag} of the source is missing"),
    mark("{tag} is not in the source"),
    mark("{tag} occurs more often than in the source"),
    mark("{tag} is inside another tag than in the source"),
    mark("{tag} is empty in the source and must stay so"),
    mark("{tag} has no words of its own in the source and must not get any"),
    mark("{tag} should be {other}: attributes are not translated"),
    mark('a "<" that does not begin a tag (write &lt;) or an unfinished tag at "{words}"'),
    mark('a bare "&" (write &amp;) or an unfinished entity at "{words}"'),
)
_CHECKS = (
    # what the checks find
    mark("the translation is the source text"),
    mark("{numbers} is missing"),
    mark("month {months} of the source is month {other} in the translation"),
    mark('"{sign}" is not closed'),
    mark('"{sign}" was not opened'),
    mark("the source has brackets, the translation has none"),
    mark("an odd number of quotation marks: {signs}"),
    mark("{sign} and {other} are not equal in number"),
    mark("the source has quotation marks, the translation has none"),
    mark("a stage direction must stay in its brackets"),
    mark("simplified characters in a text in {language}: {signs}"),
    mark("traditional characters in a text in {language}: {signs}"),
    mark("the words are in {script} letters, not those of {language}"),
    mark('a passage in foreign letters: "{words}"'),
    mark("{language} does not have the letters {letters}"),
    mark("this looks like {language}, not {language2}"),
    mark("this looks like Chinese, not Japanese: it has no kana"),
    mark("{language} is the language spoken: this is a back-translation"),
    mark("look for the words as they were spoken"),
    mark("{language} is a relay language of these words: look for the published {language2} wording"),
    mark("this is unchanged machine translation: read it, then correct it or mark it for review"),
    mark("begins with white space"),
    mark("ends with white space"),
    mark("begins without the white space of the source"),
    mark("ends without the white space of the source"),
    mark("two spaces in a row"),
    mark('the source has a no-break space between number and unit; here a line can break: "{words}"'),
    mark('the source has a no-break space after an initial; here a line can break: "{words}"'),
    mark('"{words}" is forbidden by the glossary'),
    mark('"{words}" is forbidden by the glossary ({note})'),
    mark("use {terms}"),
    mark('"{words}" is {terms} in the glossary'),
    mark('"{words}" is {terms} in the glossary ({note})'),
    mark('"{words}" is "{other}" elsewhere'),
    mark('the same text is translated "{words}" in {place}'),
    mark('"{words}": the same word twice'),
    mark("the source ends with a question mark, the translation does not"),
    mark("the translation ends with a question mark, the source does not"),
    mark("the source ends with a full stop, the translation without any mark"),
    mark("{n} times as long as usual"),
    mark("only {n} % as long as usual"),
    mark("only {n} % as long as usual, and of {n2} sentences it has {n3}"),
    mark('words of the source are left in the translation: "{words}"'),
)
_EVIDENCE = (
    # how lineage is known, as files state it
    mark('That there was an interpreter: printed label "{words}".'),
    mark('That the words were translated: printed label "{words}".'),
    mark('That the words were interpreted: printed label "{words}".'),
    mark('That the words are a translation: printed label "{words}".'),
    mark("{language}: given by the user ({option})."),
    mark("{language}: inferred from the publisher's profile."),
    mark('{language}: printed "{words}".'),
    mark("{language}: stated by the source."),
    mark("{language}: the words before are printed in it."),
    mark("Nothing is printed about a translation."),
    mark("The language spoken is neither printed nor given."),
    mark("The relay language is neither printed nor given."),
    mark("From {language} into {language2}; by how many hops is not said."),
    mark("Stated by {name}."),
    mark("Stated by {name}: {words}"),
    mark("read by the markers of the profile {name}"),
    mark("read by the lexicon, {name}"),
    mark("read as the format says"),
    mark("no rule of today reads it"),
)
_WORK = (
    # who did what, as the header of a file states it
    mark("interpreter, not named in the source"),
    mark("translator(s), not named in the source"),
    mark("program, not named in the source"),
    mark("person who ran the conversion"),
    mark("conversion to TEI, segmentation"),
    mark("conversion to TEI, segmentation, attribution of lineage"),
    mark("statement of languages (options --speaker-lang and --relay)"),
    mark("statement of languages and persons (options --speaker-lang and --relay)"),
    mark("interpretation from {language} into {language2}"),
    mark("translation from {language} into {language2}"),
    mark("machine translation from {language} into {language2}"),
)
SENTENCES = (*_EDITS, *_DONE, *_LINEAGE, *_FILES, *_MERGE, *_CHECKS, *_EVIDENCE, *_WORK)
