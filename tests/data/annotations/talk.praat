# Makes talk.TextGrid, talk-short.TextGrid and talk-utf16.TextGrid: praat --run talk.praat
# Praat 6.3.07. The third one has characters beyond Latin-1, which Praat writes in UTF-16.
procedure said: .tier, .from, .to, .text$
    nocheck Insert boundary: .tier, .from
    nocheck Insert boundary: .tier, .to
    .interval = Get interval at time: .tier, (.from + .to) / 2
    Set interval text: .tier, .interval, .text$
endproc
Create TextGrid: 0, 12, "Ann Jan notes", "notes"
@said: 1, 0.5, 3, "Good morning, and welcome."
@said: 2, 3.25, 6, "Thank you, ""Madam Chair"". The river = high."
@said: 1, 6.5, 8, "I see."
Insert point: 3, 7, "door 12 opens"
Save as text file: "talk.TextGrid"
Save as short text file: "talk-short.TextGrid"
@said: 2, 9, 11, "Ďakujem."
Save as text file: "talk-utf16.TextGrid"
