[10][30] Ann: Good morning,|and welcome to all.
[35][52] Jan: Thank you.
[60][80] Ann: I see, “madam”.
