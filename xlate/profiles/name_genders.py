"""First names that only men have, and only women: ``Mrs. Reed`` is not Tom Reed.

The most usual in Europe and America that have one gender in every language; a name that is not here tells nothing.
Nobody is found by them: they only keep a man's full name from a woman, and the other way.
"""

from __future__ import annotations

from xlate.profiles.vocabulary import bare

__all__ = ["gender_of_given"]

_MEN = frozenset(
    """
aaron adam ahmad ahmed albert alberto alejandro alexander alexandre alfred ali alois anders andré andreas andrew
andrzej anthony antoine antoni antonio antti arthur arturo benjamin bernard bill bob boris brian bruno carlos charles
christian christopher claus craig dan daniel david denis dennis diego dieter dirk dmitri dominik donald douglas edward
eduardo emil emilio emmanuel enrique eric erich erik ernst fernando filip filippo francesco francisco franz françois
frank fred friedrich gary george georg georges gerald gerard giacomo giorgio giovanni giuseppe gordon graham greg
gregory guillermo gustav hans harald harry hassan heinrich heinz helmut henri henrik henry herbert hermann hugo hussein
ibrahim igor ivan jack jacob jacques jakob james jason javier jeffrey jens jerry jim joe johann johannes john jonathan
jorge josef joseph josé juan jukka jürgen kenneth kevin klaus konrad krzysztof lars larry laurent lawrence leon
leonardo louis luca luigi luis lukas léon magnus manuel marcel marco marcus mario mark markus martin mateusz mathieu
matteo matthew matthias max mehmet michael michel miguel mikhail mohamed mohammad mohammed muhammad mustafa nathan
neil nicolas nikolai nils olaf oleg oliver olivier omar oscar oskar otto pablo patrick paul paulo pavel pedro per peter
petr philip philippe pierre piotr rafael rainer ralf ralph ramón raymond raúl richard robert roberto roger roland
rolf ronald rudolf samuel scott sebastian sergei sergey sergio simon stefan stefano stephen steven stuart sven thomas
timothy tobias tom tomasz tony udo ulrich uwe victor vincent vladimir walter werner wilhelm william wolfgang xavier
yves zoltán álvaro ángel ivar péter lászló istván jános józsef владимир александр сергей андрей дмитрий иван михаил
алексей николай олег петр павел виктор юрий игорь
""".split()
)
_WOMEN = frozenset(
    """
agnes agnieszka alice alicia amanda amelia amy anastasia angela angelika anita anja ann anna anne annette astrid
barbara beatrice beatriz bettina birgit brigitte britta carla carmen carolina caroline catherine cecilia charlotte
christina christine cindy clara claire claudia cristina cynthia daniela deborah denise diana diane donna doris dorothea
dorothy edith elena eleanor elisabeth elizabeth ella ellen elsa emily emma erika esther eva evelyn fatima fiona
florence francesca françoise gabriela gabriella gerda gertrud gisela giulia gloria grace gudrun hannah hanna heather
heike helen helena helga hilde hélène ida inge ingrid irena irene iris isabel isabella isabelle jane janet janice
jennifer jessica joanna johanna josephine judith judy julia juliana julie karen karin katarina katarzyna kate katharina
katherine kathleen kathryn katja kerstin kirsten kristin kristina larissa laura lena linda lisa louise lucia lucy
ludmila luisa lydia madeleine magdalena margaret margarita margarete margit maria marianne marie marija marina marta
martha martina mary mathilde megan melanie melissa michelle miriam monica monika monique nadia nancy natalia natalie
natasha nathalie nicole nina nora olga pamela patricia paula pauline petra rachel rebecca regina renate rita rosa
rosemary ruth sabine sally samantha sandra sara sarah sharon sheila silvia simona sofia sofía sonja sophia sophie
stefanie stephanie susan susana susanne suzanne sylvia tatiana teresa theresa ulrike ursula valentina valeria vera
veronica verónica victoria viktoria virginia wendy yvonne zuzana éva katalin erzsébet ilona анна елена ольга наталья
татьяна мария ирина светлана екатерина людмила галина нина вера надежда
""".split()
)


def gender_of_given(name: str) -> str | None:
    """M or f for a first name; None if both have it, or if it is not known.

    Args:
        name: of one word, or two with a hyphen, of which the first tells: Jean-Marie is no Marie.
    """
    plain = bare(name)
    first = plain.partition("-")[0]
    return "m" if first in _MEN else "f" if first in _WOMEN else None
