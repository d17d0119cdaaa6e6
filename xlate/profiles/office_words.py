"""Words that offices are made of and words before names, in about 25 languages, with feminine forms.

They are evidence and no grammar: a word is here if it stands in labels of speakers and hardly ever in a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

__all__ = [
    "ABBREVIATED_OFFICES",
    "CASELESS_OFFICES",
    "FAMILIES_WITH_TWO_NAMES",
    "FUNCTIONS",
    "HONORIFICS",
    "INTERPRETERS",
    "OFFICES",
    "OFFICES_AFTER_NAMES",
    "OFFICE_ENDINGS",
    "ORDINALS",
    "folded",
]

_OFFICES = {
    "en": """alderman alderwoman alderperson trustee magistrate president chairman chairwoman chairperson
        chair minister secretary director head ambassador speaker governor mayor king queen chancellor deputy
        general member commissioner senator representative prince emir emperor premier judge justice chief
        vice prime undersecretary admiral colonel captain major sergeant congressman congresswoman attorney
        princess pope sheikh crown federal acting first lady rapporteur clerk moderator interviewer host high
        envoy special press spokesperson spokesman spokeswoman administrator councilmember councilman
        councilwoman commander presiding questioner congressperson councillor councilor leader analyst
        delegate economist manager officer principal solicitor treasurer ceo cfo coo cto comptroller
        archbishop bishop cardinal prosecutor registrar ombudsman taoiseach tánaiste provost co-chair convener
        vice-chair whip correspondent coordinator academician bailiff connétable""",
    "de": """staatsanwalt staatsanwältin oberstaatsanwalt oberstaatsanwältin bundesanwalt bundesanwältin verteidiger
        verteidigerin richterin mp’in mp'in
        sachverständiger sachverständige gemeinderat gemeinderätin stadtrat stadträtin gemeindevorstand
        stadtverordneter stadtverordnete präsident präsidentin vizepräsident vizepräsidentin alterspräsident
        alterspräsidentin minister ministerin bundesminister bundesministerin staatsminister staatsministerin
        staatssekretär staatssekretärin parl bundeskanzler bundeskanzlerin kanzler kanzlerin bundespräsident
        bundespräsidentin senatorin bürgermeister bürgermeisterin vorsitzender vorsitzende vorsitzenden
        abgeordneter abgeordnete abg berichterstatter berichterstatterin botschafter botschafterin sprecher
        sprecherin könig königin ministerpräsident ministerpräsidentin wehrbeauftragter wehrbeauftragte
        moderatorin schriftführer schriftführerin generalsekretär generalsekretärin bk bk’in bk'in bkin bm
        bm’in bm'in bmin sts sts’in sts'in srs srs’in srs'in srsin leiter leiterin direktor direktorin
        staatsrat staatsrätin landrat landrätin regierungsrat regierungsrätin bundesrat bundesrätin
        regierungssprecher regierungssprecherin rektor rektorin generaldirektor generaldirektorin
        korrespondent korrespondentin bischof bischöfin erzbischof regierungspräsident regierungspräsidentin
        motionär motionärin""",
    "fr": """procureur procureure substitut bâtonnier
        avocat avocate échevin échevine adjoint adjointe président présidente vice-président
        vice-présidente ministre secrétaire directeur directrice rapporteur rapporteure rapporteuse
        ambassadeur ambassadrice député députée sénateur sénatrice maire chef cheffe présidence commissaire
        porte-parole roi reine chancelier chancelière gouverneur gouverneure conseiller conseillère premier
        première garde modérateur modératrice animateur animatrice greffier greffière correspondant
        correspondante évêque archevêque bourgmestre""",
    "es": """letrado letrada
        testigo representante agente juez jueza intérprete perito perita declarante magistrado magistrada
        concejal concejala regidor regidora edil procurador procuradora presidente presidenta vicepresidente
        vicepresidenta ministro ministra secretario secretaria director directora diputado diputada senador
        senadora alcalde alcaldesa jefe jefa portavoz vocero vocera embajador embajadora canciller gobernador
        gobernadora consejero consejera primer primera subsecretario subsecretaria moderador moderadora
        conductor conductora defensor defensora fiscal comisario comisaria rector rectora corresponsal obispo
        arzobispo""",
    "pt": """juiz juíza advogado advogada procurador procuradora
        presidente presidenta vice-presidente ministro ministra secretário secretária deputado deputada senador
        senadora diretor diretora embaixador embaixadora governador governadora porta-voz prefeito prefeita
        relator relatora primeiro-ministro primeira-ministra moderador chanceler comissário
        comissária vereador vereadora""",
    "gl": """valedor valedora conselleiro conselleira vicepresidenta deputado deputada secretario secretaria""",
    "ca": """president presidenta vicepresident vicepresidenta conseller consellera diputat diputada secretari
        secretària ministre ministra síndic síndica alcaldessa portaveu moderador""",
    "it": """procuratore procuratrice avvocato avvocata difensore
        consigliere consigliera assessore assessora vicesindaco presidente presidentessa vicepresidente
        ministro ministra segretario segretaria deputato deputata senatore senatrice direttore direttrice
        ambasciatore ambasciatrice sottosegretario sottosegretaria relatore relatrice sindaco sindaca
        portavoce moderatore moderatrice cancelliere cancelliera rettore rettrice prefetto prefetta
        governatore governatrice vescovo arcivescovo""",
    "nl": """advocaat
        deskundige
        raadslid schepen
        voorzitter ondervoorzitter minister minister-president staatssecretaris secretaris burgemeester
        kamerlid commissaris koning koningin ambassadeur gouverneur wethouder woordvoerder woordvoerster griffier
        kanselier directeur directrice""",
    "sv": """åklagare vice-talman
        talman talmannen talmannens ordförande vice statsminister statsministern minister utrikesminister
        finansminister statsråd statsrådet ledamot sekreterare kansler rektor landshövding direktör
        generaldirektör""",
    "da": """dommer anklager
        formand formanden næstformand statsminister statsministeren udenrigsminister finansminister ordfører
        statsministeren kansler borgmester direktør""",
    "nb": """dommer statsadvokat aktor visepresident visepresidenten
        president presidenten stortingspresident statsminister statsråd utenriksminister ordfører leder
        lederen kansler byrådsleder direktør""",
    "fi": """syyttäjä tuomari
        puhemies varapuhemies ministeri pääministeri presidentti puheenjohtaja edustaja
        valtiovarainministeri kansleri pääjohtaja kaupunginjohtaja toimitusjohtaja""",
    "pl": """prokurator sędzia obrońca wicepremier wiceminister sprawozdawca sprawozdawczyni
        burmistrz wójt radny radna starosta wicestarosta
        marszałek wicemarszałek minister prezes premier prezydent przewodniczący przewodnicząca poseł
        posłanka sekretarz senator wiceprezes podsekretarz ambasador rzecznik rzeczniczka ministra marszałkini
        wojewoda dyrektor prezydentka kanclerz członek członkini""",
    "cs": """soudce soudkyně obhájce obhájkyně prokurátor prokurátorka předsedající
        starosta starostka zastupitel zastupitelka místostarosta radní
        předseda předsedkyně místopředseda místopředsedkyně ministr ministryně prezident prezidentka
        poslanec poslankyně senátor senátorka premiér náměstek velvyslanec kancléř kancléřka ředitel ředitelka
        hejtman hejtmanka primátor primátorka tajemník rektor""",
    "sk": """sudca sudkyňa prokurátor predsedajúci predsedajúca
        predseda predsedníčka podpredseda podpredsedníčka minister ministerka prezidentka poslanec
        poslankyňa kancelár riaditeľ riaditeľka primátor primátorka""",
    "sl": """tožilec tožilka sodnica
        predsednik predsednica podpredsednik podpredsednica minister ministrica poslanec poslanka
        predsedujoči kancler kanclerka direktor direktorica župan županja""",
    "hr": """tužitelj tužiteljica sutkinja
        načelnik načelnica vijećnik vijećnica
        predsjednik predsjednica potpredsjednik potpredsjednica ministar ministrica predsjedatelj kancelar
        kancelarka ravnatelj gradonačelnik gradonačelnica zastupnik zastupnica""",
    "sr": """sudija sutkinja tužilac tužiteljka председавајући председавајућа predsedavajući predsedavajuća
        потпредседник predsednik predsednica председник председница министар министарка посланик канцелар директор
        градоначелник ministarka poslanica gradonačelnik""",
    "ru": """прокурор адвокат защитник судья председательствующая
        президент председатель председательствующий министр премьер-министр секретарь директор глава
        губернатор депутат сенатор посол мэр руководитель ведущий ведущая уполномоченный уполномоченная
        заместитель вице-премьер генеральный первый пресс-секретарь корреспондент канцлер представитель""",
    "uk": """прокурор адвокат захисник суддя
        президент голова головуючий головуюча міністр прем'єр-міністр секретар директор депутат посол мер
        заступник ведучий ведуча канцлер губернатор речник речниця міністерка президентка""",
    "bg": """прокурор съдия председателка председателстващ
        президент председател министър министър-председател секретар директор депутат посланик канцлер кмет
        вицепремиер министърката""",
    "ro": """procuror judecător
        consilier consilieră viceprimar președinte președintele președinta ministru ministrul secretar
        secretarul deputat senator prim-ministru ambasador cancelar cancelarul director directorul primar
        primarul guvernator guvernatorul ministra viceguvernator prim-viceguvernator guvernatoarea
        viceprim-ministru deputata senatoarea moderatoare vicepreședinte vicepreședintele""",
    "hu": """ügyész levezető
        jegyző alpolgármester
        elnök alelnök miniszter miniszterelnök államtitkár képviselő kancellár polgármester igazgató szóvivő""",
    "el": """εισαγγελέας συνήγορος
        πρόεδρος προεδρεύων προεδρεύουσα υπουργός υφυπουργός πρωθυπουργός γραμματέας βουλευτής αντιπρόεδρος
        καγκελάριος διοικητής διευθυντής δήμαρχος εκπρόσωπος""",
    "tr": """savcı
        başkan başkanı vekili başkanvekili bakan bakanı cumhurbaşkanı başbakan milletvekili genel sekreter şansölye
        müdür müdürü vali valisi sözcü sözcüsü""",
    "lt": """prokuroras prokurorė teisėjas teisėja
        pirmininkas pirmininkė deputatas deputatė ministras ministrė prezidentas prezidentė meras merė
        direktorius direktorė kanclerė kancleris""",
    "lv": """prokurors prokurore tiesnesis tiesnese
        priekšsēdētājs deputāts deputāte priekšsēdētāja ministrs ministre prezidents sēdes vadītājs vadītāja
        mērs direktors direktore kanclers kanclere""",
    "et": """prokurör kohtunik asespiiker
        esimees aseesimees minister peaminister president juhataja""",
    "vi": """người phát ngôn thủ tướng chủ tịch bộ trưởng giám""",
    "id": """jaksa pimpinan
        ketua presiden menteri wakil sekretaris direktur gubernur kanselir bupati walikota rapat sidang""",
    "ms": """setiausaha timbalan perdana pengerusi di-pertua""",
    "hy": """վարչապետ փոխվարչապետ նախագահ նախագահող նախարար փոխնախարար պատգամավոր խոսնակ դեսպան քաղաքապետ տնօրեն
        մարզպետ քարտուղար""",
    "sw": """waziri rais naibu spika katibu mkurugenzi balozi mwenyekiti gavana mbunge msemaji""",
    "ga": """comhairle ceann leas-cheann cathaoirleach leas-chathaoirleach""",
    "is": """forsætisráðherra
        forseti ráðherra varaforseti""",
    "cy": """llywydd gweinidog ysgrifennydd""",
    "az": """sədr sədri naziri nazir prezident deputat səfir""",
    "sq": """kryeministri kryeministrja presidenti presidentja ministri ministrja kryetari kryetarja deputeti""",
    "kk": """төраға төрағасы төрағалық етуші спикер министр министрі депутат әкім әкімі""",
    "mt": """ministru ministra deputat deputata""",
    "eu": """lehendakari lehendakaria sailburu sailburua legebiltzarkide""",
    "be": """старшыня міністр дэпутат""",
    "mk": """претседател претседателка министерка пратеник пратеничка""",
    "af": """voorsitter adjunkminister speaker""",
    "lb": """buergermeeschter deputéierten premierminister""",
    "uz": """rais raisi vazir deputat""",
    "mn": """сайд дарга гишүүн""",
    "fil": """pangulo kalihim senador ispiker""",
}


def _forms(words: str) -> Iterator[str]:
    """Words as they are compared, Greek ones without accents too, as capitals have none."""
    for word in words.split():
        plain = folded(word)
        yield plain
        if "\u0370" <= plain[0] <= "\u03ff":
            yield "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))


def folded(word: str) -> str:
    """A word in lower case, the Turkish i and ı as one, and the apostrophes."""
    plain = word.casefold()
    return plain if plain.isascii() else plain.replace("i\u0307", "i").replace("ı", "i").replace("’", "'")


OFFICES = frozenset(form for words in _OFFICES.values() for form in _forms(words))
"""in lower case"""
OFFICE_ENDINGS = (
    "minister", "ministerin", "präsident", "präsidentin", "sekretär", "sekretärin", "kanzler", "kanzlerin",
    "ministeri", "beauftragte", "beauftragter", "direktör", "direktør", "direktor", "direktorin", "ordförande",
    "sekreterare", "vorsitzende", "vorsitzender", "ministern", "ministeren", "secretaris", "sprecher",
    "sprecherin", "miniszter", "államtitkár", "ráðherra", "rådet",
)  # fmt: skip
"""of compounds: Bundesministerin"""
CASELESS_OFFICES = (
    "主任委員", "副主任委員", "町長", "村長", "区長", "教育長",
    "委員長", "議長", "大臣", "大統領", "総理", "首相", "長官", "知事", "主席", "總統", "总统", "總理", "总理",
    "部長", "部长", "局長", "局长", "會長", "会長", "会长", "院長", "院长", "行政長官", "市長", "市长", "司長",
    "司长", "議員", "议员", "委員", "委员", "参考人", "廳長", "署長", "次長", "處長", "主任",
    "発言人", "发言人", "發言人", "대통령", "장관", "위원장", "의장", "위원",
    "의원", "총리", "رئيس", "الرئيس", "وزير", "الوزير", "نائب", "النائب", "سفير", "अध्यक्ष", "मंत्री", "नायब",
    "सचिव", "राष्ट्रपति", "सभापति", "प्रवक्ता", "राज्यपाल", "رئیس", "رییس", "وزیر", "سخنگو", "نماینده", "سفیر", "معاون",
    "นายกรัฐมนตรี", "รัฐมนตรี", "ประธาน", "โฆษก", "ผู้ว่า", "เลขาธิการ", "ปลัดกระทรวง",
    "პრეზიდენტი", "მინისტრი", "თავმჯდომარე", "დეპუტატი",
    "அமைச்சர்", "தலைவர்", "মন্ত্রী", "স্পিকার", "మంత్రి", "മന്ത്രി",
    "대변인", "차관", "증인", "참고인", "국장", "실장", "대표", "שרת", "נשיא", 'מנכ"ל', 'ח"כ', "יושבת ראש", "היו״ר",
    "יושב ראש", 'היו"ר', "שר", "ראש",
)  # fmt: skip
"""what offices are made of in scripts without capitals, where words need not be divided by spaces"""
ABBREVIATED_OFFICES = frozenset(
    """sec min amb gen adm rep sen gov pres dep vors stv staatsanw vert lt col capt sgt maj del insp supt
    bk mp bm bgm gr sts psts pm fm ald sv""".split()
)
"""offices if a full stop shortens them, or in capitals: SEC. ARDEN, Min. Lee"""
ORDINALS = frozenset(
    """second third fourth segundo segunda tercero tercera tercer cuarto cuarta terceiro terceira quarto quarta deuxième
    troisième quatrième secondo seconda terzo terza zweiter zweite dritter dritte erster erste primer primera primeiro
    primeira första andra annen første prvý první druhý druhá prvi drugi drugo prva druga pierwszy drugi первый второй
    вторая перший другий erster pirmasis pirmoji ikinci birinci""".split()
)
"""which of several holds an office, behind its word: ``VICEPRESIDENTA SEGUNDA``"""
INTERPRETERS = frozenset(
    """interpreter translator dolmetscher dolmetscherin übersetzer übersetzerin interprète traducteur traductrice
    intérprete traductor traductora tradutor tradutora interprete traduttore traduttrice tolk vertaler tolken tulkki
    tłumacz tłumaczka tlumočník tlumočnice tlmočník tlmočníčka переводчик переводчица перекладач перекладачка преводач
    преводилац prevodilac prevoditelj prevoditeljica tolmács tercüman çevirmen traducător traducătoare διερμηνέας tõlk
    vertėjas vertėja tulks mkalimani penerjemah jurubahasa""".split()
)
"""who says the words of others"""
FUNCTIONS = frozenset(
    """witness deponent videographer stenographer zeuge zeugin videograf témoin teste testemunha testimone getuige
    vittne vitne vidne todistaja świadek svědek svědkyně svjedok svjedokinja svedok сведок свидетель свідок свидетел
    martor martorul tanú tanık saksi liudytojas liecinieks tunnistaja μάρτυρας dëshmitar dëshmitari
    shahidi marshal""".split()
)
"""what somebody is in one hearing, where a label is nothing else"""
OFFICES_AND_SURNAMES = frozenset({"king", "prince", "bishop"})
"""offices that have an article if they are no surname"""
FAMILIES_WITH_TWO_NAMES = frozenset(
    form
    for code in ("cs", "sk", "pl", "uk", "ru", "bg", "hr", "sr", "sl", "el", "ro", "id")
    for form in _forms(_OFFICES[code])
)
"""offices in languages where words in the genitive follow and the name has two words:
Minister Środowiska Anna Rzeka"""
OFFICES_AFTER_NAMES = frozenset(_forms(_OFFICES["hu"]))
"""offices of a language that puts them after names, in small letters: Szabó Gábor polgármester"""
HONORIFICS = frozenset(
    form
    for form in _forms(
        """mr mrs ms miss dr prof professor sir dame lord lady baroness hon honourable honorable rev reverend herr frau
    m mme mlle me maître señor señora monsieur madame mademoiselle senhor senhora signor signora onorevole sr sra srta
    mnu nksz nkszn
    sres mister madam messrs mesdames meneer mevrouw heer dhr mevr госпожа господин г-н г-жа тов пані пан pani
    κύριος κυρία κ κος κα bay bayan sayın shri smt mheshimiwa mhe dkt bw bi senyor senyora fru herra doamna domnul
    gospod gospa gospodin gospođa monseñor shrimati sushri kumari selvi assoc adv cllr engr mgr judr mudr phdr rndr ing
    dott avv mag ddr univ.-prof dipl.-ing mmag
    mmmag rt hon'ble hon’ble mnr mej tuan puan encik datuk datin dato dato' dato’
    tun yb yab cik inche enche கலைஞர் திரு திருமதி செல்வி மாண்புமிகு முனைவர்
    госпођа pan pán paní bapak ibu saudara saudari ông bà härra proua hr sn dñ dña dhr frk kand gđa gđa g-đa d-na d-l
    doctor doctora ingeniero ingeniera licenciado licenciada arquitecto arquitecta onor ir hj drs dra
    sr.ª dr.ª d.ª exmo exma srs sr.a excmo excma ilmo thiru thirumathi tmt"""
    )
)
"""in lower case, without full stop"""
