"""Words that offices are made of and words before names, in about 25 languages, with feminine forms.

They are evidence and no grammar: a word is here if it stands in labels of speakers and hardly ever in a name.
"""

from __future__ import annotations

__all__ = ["CASELESS_OFFICES", "HONORIFICS", "OFFICES", "OFFICE_ENDINGS"]

_OFFICES = {
    "en": """president chairman chairwoman chairperson chair minister secretary director head ambassador speaker
        governor mayor king queen chancellor deputy general member commissioner senator representative prince emir
        emperor premier judge justice chief vice prime undersecretary admiral colonel captain major sergeant
        congressman congresswoman attorney princess pope sheikh crown federal acting first lady rapporteur clerk
        moderator interviewer host high envoy special press spokesperson spokesman spokeswoman administrator
        congressperson councillor councilor delegate economist manager officer principal solicitor treasurer whip""",
    "de": """präsident präsidentin vizepräsident vizepräsidentin alterspräsident alterspräsidentin minister ministerin
        bundesminister bundesministerin staatsminister staatsministerin staatssekretär staatssekretärin parl
        bundeskanzler bundeskanzlerin kanzler kanzlerin bundespräsident bundespräsidentin senatorin bürgermeister
        bürgermeisterin vorsitzender vorsitzende vorsitzenden abgeordneter abgeordnete abg berichterstatter
        berichterstatterin botschafter botschafterin sprecher sprecherin könig königin ministerpräsident
        ministerpräsidentin wehrbeauftragter wehrbeauftragte moderatorin schriftführer schriftführerin generalsekretär
        generalsekretärin""",
    "fr": """président présidente vice-président vice-présidente ministre secrétaire directeur directrice rapporteur
        rapporteure rapporteuse ambassadeur ambassadrice député députée sénateur sénatrice maire chef cheffe
        commissaire porte-parole roi reine chancelier chancelière gouverneur gouverneure conseiller conseillère
        premier première garde modérateur modératrice animateur animatrice greffier greffière""",
    "es": """presidente presidenta vicepresidente vicepresidenta ministro ministra secretario secretaria director
        directora diputado diputada senador senadora alcalde alcaldesa jefe jefa portavoz vocero vocera embajador
        embajadora canciller gobernador gobernadora consejero consejera primer primera subsecretario
        subsecretaria moderador moderadora conductor conductora defensor defensora fiscal comisario comisaria""",
    "pt": """presidente presidenta vice-presidente ministro ministra secretário secretária deputado deputada senador
        senadora diretor diretora embaixador embaixadora governador governadora porta-voz prefeito prefeita relator
        relatora primeiro-ministro primeira-ministra moderador""",
    "gl": """valedor valedora conselleiro conselleira vicepresidenta deputado deputada secretario secretaria""",
    "ca": """president presidenta vicepresident vicepresidenta conseller consellera diputat diputada secretari
        secretària ministre ministra síndic síndica alcaldessa portaveu moderador""",
    "it": """presidente presidentessa vicepresidente ministro ministra segretario segretaria deputato deputata senatore
        senatrice direttore direttrice ambasciatore ambasciatrice sottosegretario sottosegretaria relatore relatrice
        sindaco sindaca portavoce moderatore moderatrice""",
    "nl": """voorzitter ondervoorzitter minister minister-president staatssecretaris secretaris burgemeester kamerlid
        koning koningin ambassadeur gouverneur wethouder woordvoerder woordvoerster griffier""",
    "sv": """talman talmannen talmannens ordförande vice statsminister statsministern minister utrikesminister
        finansminister statsråd statsrådet ledamot sekreterare""",
    "da": """formand formanden næstformand statsminister statsministeren udenrigsminister finansminister ordfører
        statsministeren""",
    "nb": """president presidenten stortingspresident statsminister statsråd utenriksminister ordfører leder lederen""",
    "fi": """puhemies varapuhemies ministeri pääministeri presidentti puheenjohtaja edustaja valtiovarainministeri""",
    "pl": """marszałek wicemarszałek minister prezes premier prezydent przewodniczący przewodnicząca poseł posłanka
        sekretarz senator wiceprezes podsekretarz ambasador rzecznik""",
    "cs": """předseda předsedkyně místopředseda místopředsedkyně ministr ministryně prezident prezidentka poslanec
        poslankyně senátor senátorka premiér náměstek velvyslanec""",
    "sk": """predseda predsedníčka podpredseda podpredsedníčka minister ministerka prezidentka poslanec poslankyňa""",
    "sl": """predsednik predsednica podpredsednik podpredsednica minister ministrica poslanec poslanka predsedujoči""",
    "hr": """predsjednik predsjednica potpredsjednik potpredsjednica ministar ministrica predsjedatelj""",
    "sr": """predsednik predsednica председник председница министар министарка посланик""",
    "ru": """президент председатель председательствующий министр премьер-министр секретарь директор глава губернатор
        депутат сенатор посол мэр руководитель ведущий ведущая уполномоченный уполномоченная заместитель вице-премьер
        генеральный первый пресс-секретарь корреспондент""",
    "uk": """президент голова головуючий головуюча міністр прем'єр-міністр секретар директор депутат посол мер
        заступник ведучий ведуча""",
    "bg": """президент председател министър министър-председател секретар директор депутат посланик""",
    "ro": """președinte președintele președinta ministru ministrul secretar secretarul deputat senator prim-ministru
        ambasador""",
    "hu": """elnök alelnök miniszter miniszterelnök államtitkár képviselő""",
    "el": """πρόεδρος προεδρεύων προεδρεύουσα υπουργός υφυπουργός πρωθυπουργός γραμματέας βουλευτής αντιπρόεδρος""",
    "tr": """başkan başkanı başkanvekili bakan bakanı cumhurbaşkanı başbakan milletvekili genel sekreter""",
    "lt": """pirmininkas pirmininkė ministras ministrė prezidentas prezidentė""",
    "lv": """priekšsēdētājs priekšsēdētāja ministrs ministre prezidents sēdes vadītājs vadītāja""",
    "et": """esimees aseesimees minister peaminister president juhataja""",
    "id": """ketua presiden menteri wakil sekretaris direktur gubernur""",
}
OFFICES = frozenset(word for words in _OFFICES.values() for word in words.split())
"""in lower case"""
OFFICE_ENDINGS = (
    "minister", "ministerin", "präsident", "präsidentin", "sekretär", "sekretärin", "kanzler", "kanzlerin",
    "beauftragte", "beauftragter", "vorsitzende", "vorsitzender", "ministern", "ministeren", "secretaris",
)  # fmt: skip
"""of compounds: Bundesministerin"""
CASELESS_OFFICES = (
    "委員長", "議長", "大臣", "大統領", "総理", "首相", "長官", "知事", "主席", "總統", "总统", "總理", "总理",
    "部長", "部长", "局長", "局长", "會長", "会長", "会长", "院長", "院长", "行政長官", "市長", "市长", "司長",
    "司长", "議員", "议员", "委員", "委员", "発言人", "发言人", "發言人", "대통령", "장관", "위원장", "의장", "위원",
    "의원", "총리", "رئيس", "الرئيس", "وزير", "الوزير", "نائب", "النائب", "سفير", "अध्यक्ष", "मंत्री", "नायब",
    "יושב ראש", 'היו"ר', "שר", "ראש",
)  # fmt: skip
"""what offices are made of in scripts without capitals, where words need not be divided by spaces"""
HONORIFICS = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady baroness hon honourable honorable rev reverend herr frau
    m mme mlle señor señora monsieur madame mademoiselle senhor senhora signor signora onorevole sr sra srta
    sres mister madam messrs mesdames meneer mevrouw heer dhr mevr госпожа господин г-н г-жа тов пані пан pani
    κύριος κυρία κ κος κα bay bayan sayın shri smt mheshimiwa senyor senyora fru herra doamna domnul gospod
    gospa gospodin gospođa monseñor excmo excma ilmo""".split()
)
"""in lower case, without full stop"""
