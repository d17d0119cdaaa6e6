"""Names and offices in labels of scripts without capitals: 王委員大同, 이영희 의원, שר המים רון ברק, 田中花子君."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.office_words import CASELESS_OFFICES
from xlate.profiles.vocabulary import is_caseless, is_office

__all__ = ["full_caseless", "name_before_suffix", "split_caseless"]

_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff々〆]+")
_AROUND_SURNAME = re.compile(
    r"(?P<surname>[\u3400-\u9fff]{1,2}?)(?P<office>"
    + "|".join(sorted((word for word in CASELESS_OFFICES if _HAN.fullmatch(word)), key=len, reverse=True))
    + r")(?P<given>[\u3400-\u9fff]{1,2})"
)
"""a surname, the office, and the rest of the name: 王委員大同"""
_SURNAME = 3
"""characters of a surname"""
_SUFFIX = re.compile(
    r"(?P<name>[\u3400-\u9fff\u3040-\u30ff々]{2,10}?)(?:君|氏|さん|殿|様|(?:先生|女士|小姐)(?:说|說|问|問)?)"
)
"""what stands after a name as Mr. stands before it"""
_CALLED = re.compile(
    r"(?:\S{1,12}[\s\u3000])?(?P<name>[\u3400-\u9fff\u3040-\u30ff々〆・]{2,10}?)(?:君|氏|さん|殿|様|委員|議員)"
)
"""the same in a bracket, after a seat too"""
_CABINET = re.compile(
    r"(?P<name>[\u3400-\u9fff々]{2,5}?)(?P<office>総理大臣|(?:内閣|外務|防衛|財務|経済|総務|法務|文部|科学|厚生|労働|農林"
    r"|水産|国土|交通|環境|産業|復興|官房|副|政務|報道|担当|特命){1,3}(?:総理)?(?:大臣|長官|官|副大臣|政務官|報道官))"
)
"""a surname and a seat in the cabinet of Japan: 中村外務大臣"""
_OF_PAPERS = "社報报台網网聞闻局視视"
_REPORTER = re.compile(
    r"(?:[^\s]{2,20}[\s\u3000・、，])?(?P<name>(?!现场|現場|前方|外国|外國|多[名位])[\u3400-\u9fff々]{1,4})"
    rf"(?<![{_OF_PAPERS}])(?:記者|记者)"
)
"""the paper and the name of who asks; 彭博社記者 is somebody of an agency"""
_OUTLET = re.compile(
    r"(?P<name>[\u3400-\u9fff\u3040-\u30ff々]{1,8})\s?[:：／/]\s?(?P<office>\S{0,24}(?:記者|记者|編集|編集長|論説|特派員|支局長|キャスター|アナウンサー))"
)
"""who asks, and for which paper: ``上田：NHK記者``"""
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高梁郑鄭谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于余蔣蒋蔡杜叶葉程苏蘇魏"
    "吕呂丁任沈姚卢盧姜崔锺鍾钟谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱丘江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴"
)
"""the most usual of China, with which a name of two to four characters begins"""
_MORE_SURNAMES = (
    "申常温季俞章鲁魯葛伍毕畢聂聶丛叢焦柳邢岳齐齊梅莫庄莊辛祝涂谷祁舒耿牟卜詹苗凌费費纪紀靳盛童甄"
    "项項游阳陽裴席翁隋霍宁寧柯阮闵閔柴房鲍鮑易單单甘鄺邝卓藍蓝冼岑歐欧麥麦伦倫盛翟温溫駱骆樊古龐庞凌柏羊覃倪桂"
    "關关饒饶簡简植譚涂褚鞠"
)
"""others, after a word that tells of a person"""
_COMPOUND = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|夏侯|皇甫|公孙|公孫|慕容|令狐|端木|司徒|尉迟|尉遲"
"""surnames of two characters"""
_IN_TALK = "主持人|主播|嘉宾|嘉賓|記者|记者|评论员|評論員|编辑|編輯|特派员|特派員|受访者|受訪者|观察员|觀察員"
_HOST = re.compile(
    rf"(?P<office>{_IN_TALK}|司会者?)(?:\s?(?P<name>[\u3400-\u9fff]{{1,8}}[·・•][\u3400-\u9fff·・•]{{1,12}}"
    r"|[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2}"
    rf"|[{_SURNAMES}{_MORE_SURNAMES}][\u3400-\u9fff]{{1,2}}|(?:{_COMPOUND})[\u3400-\u9fff]{{0,2}})"
    r"|\s(?P<apart>[\u3400-\u9fff\u3040-\u30ff々]{2,6}))"
)
"""what somebody does in a talk and the name: 主持人王明, 主持人约翰·史密斯, 主持人Ann, 記者 佐藤"""
_HOST_AFTER = re.compile(
    rf"(?P<name>[{_SURNAMES}{_MORE_SURNAMES}][\u3400-\u9fff]{{1,2}}|(?:{_COMPOUND})[\u3400-\u9fff]{{0,2}})"
    rf"(?<![{_OF_PAPERS}])\s?(?P<office>{_IN_TALK})"
)
_KOREANS = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나엄채원천"
    "방공현함변염여추도소석선설길연위표명기반왕옥"
)
"""surnames, with which a name of three syllables begins"""
_KOREAN = re.compile(
    rf"(?P<office>기자|앵커|진행자|사회자|아나운서|리포터|특파원|위원장|의장)\s?(?P<name>[{_KOREANS}][\uac00-\ud7a3]{{2}})"
    rf"|(?:\S{{2,12}}\s)?(?P<before>[{_KOREANS}][\uac00-\ud7a3](?![당부원회국청실군시도사])[\uac00-\ud7a3])\s?(?P<held>기자|앵커|진행자|사회자|아나운서|리포터|특파원"
    r"|의원|위원|위원장|의장|장관|차관|교수|변호사|박사|대표)"
)
"""the same, on either side: 사회자 김민수, 김민수의원"""
_THAI_HOST = re.compile(
    r"(?P<office>ผู้ดำเนินรายการ|พิธีกร|ผู้สื่อข่าว|นักข่าว|ส\.ส\.|ส\.ว\.)\s?(?!หญิง|ชาย|ร่วม|หลัก|คน|จาก|ใน|ประจำ|อาวุโส|ถาม)"
    r"(?P<name>[\u0e00-\u0e7f]{3,30}(?:\s[\u0e00-\u0e7f]{2,30}){0,2})"
)
"""who leads or asks, and the name: พิธีกรสมชาย"""
_TITLED = re.compile(
    r"(?P<name>[\u3400-\u9fff々]{2,3}?)(?P<office>知事|首相|総理|町長|村長|監督|准?教授|選手|社長|コーチ)"
)
"""a surname and what somebody is, as in Japan: 上田知事"""
_FOREIGNER = re.compile(
    r"(?P<name>[\u30a1-\u30ff]{2,12}(?:[・＝][\u30a1-\u30ff]{1,12}){0,3})"
    r"(?P<office>(?:副|前|元)?大統領|首相|外相|国防相|国家主席|(?:国務|国防|財務)長官|事務総長|報道官|大使|議員|議長|委員長|監督|選手|教授|博士|氏)"
)
"""a name from abroad and an office: バイデン大統領"""
_COUNTRIES = frozenset(
    """アイスランド アイルランド アジア アセンション アゼルバイジャン アフガニスタン アフリカ アメリカ アラブ
    アルジェリア アルゼンチン アルバ アルバニア アルメニア アンギラ アンゴラ アンティグア・バーブーダ アンドラ
    イエメン イギリス イスラエル イタリア イラク イラン インド インドネシア ウォリス・フツナ ウガンダ ウクライナ
    ウズベキスタン ウルグアイ エクアドル エジプト エストニア エスワティニ エチオピア エリトリア エルサルバドル
    オセアニア オマーン オランダ オーストララシア オーストラリア オーストリア オーランド カザフスタン カタール
    カナダ カナリア カメルーン カリブ カンボジア カーボベルデ ガイアナ ガボン ガンビア ガーナ ガーンジー キプロス
    キュラソー キューバ キリバス キルギス ギニア ギニアビサウ ギリシャ クウェート クック クリスマス クリッパートン
    クロアチア グアテマラ グアドループ グアム グリーンランド グレナダ ケイマン ケニア ココス コスタリカ コソボ
    コモロ コロンビア コンゴ コートジボワール サウジアラビア サウスジョージア・サウスサンドウィッチ サブサハラアフリカ
    サモア サントメ・プリンシペ サンピエール サンマリノ サン・バルテルミー サン・マルタン サーク ザンビア
    シエラレオネ シリア シンガポール シント・マールテン ジブチ ジブラルタル ジャマイカ ジャージー ジョージア
    ジンバブエ スイス スウェーデン スバールバル スペイン スリナム スリランカ スロバキア スロベニア スーダン
    セウタ・メリリャ セネガル セルビア セントクリストファー・ネーヴィス セントビンセント セントヘレナ セントルシア
    セーシェル ソマリア ソロモン タイ タジキスタン タンザニア タークス・カイコス チェコ チャド チュニジア チリ
    ツバル ディエゴガルシア デンマーク トケラウ トリスタン・ダ・クーニャ トリニダード・トバゴ トルクメニスタン トルコ
    トンガ トーゴ ドイツ ドミニカ ナイジェリア ナウル ナミビア ニウエ ニカラグア ニジェール ニューカレドニア
    ニュージーランド ネパール ノルウェー ノーフォーク ハイチ ハンガリー ハード バチカン バヌアツ バハマ バミューダ
    バルバドス バングラデシュ バーレーン パキスタン パナマ パプアニューギニア パラオ パラグアイ パレスチナ
    ピトケアン フィジー フィリピン フィンランド フェロー フォークランド フランス ブラジル ブルガリア ブルキナファソ
    ブルネイ ブルンジ ブータン ブーベ プエルトリコ ベトナム ベナン ベネズエラ ベラルーシ ベリーズ ベルギー ペルー
    ホンジュラス ボスニア・ヘルツェゴビナ ボツワナ ボリビア ポリネシア ポルトガル ポーランド マダガスカル マヨット
    マラウイ マリ マルタ マルティニーク マレーシア マン マーシャル ミクロネシア ミャンマー メキシコ メラネシア
    モザンビーク モナコ モルディブ モルドバ モロッコ モンゴル モンテネグロ モントセラト モーリシャス モーリタニア
    ユーロ ヨルダン ヨーロッパ ラオス ラテンアメリカ ラトビア リトアニア リヒテンシュタイン リビア リベリア
    ルクセンブルク ルワンダ ルーマニア レソト レバノン レユニオン ロシア""".split()
)
"""CLDR 47, Japanese: フランス大統領 is nobody's name"""
_NO_SURNAMES = re.compile(
    r"[副前元新各両全同総現]|.*[都道府県市区町村省庁部局会社国党院校副前元新]$|准|代表|名誉|特任|客員|候補|当時|女子|男子|主任"
)
_MEMBER = re.compile(
    rf"(?P<name>[{_SURNAMES}{_MORE_SURNAMES}][\u3400-\u9fff]{{0,2}}|(?:{_COMPOUND})[\u3400-\u9fff]{{0,2}})(?P<office>議員|议员|委員|委员|部長|部长|局長|局长|署長|主任)"
)
"""a name and a rank: 何美儀議員"""
_OFFICE_FIRST = re.compile(
    r"(?P<office>[\u3400-\u9fff]{2,12}(?:部长|部長|局长|局長|发言人|發言人|主席|总统|總統|总理|總理|书记|書記|主任|院长|院長|市长|市長|大使|特首"
    rf"|司長|司长|署長|署长))(?P<name>[{_SURNAMES}][\u3400-\u9fff]{{1,2}})|(?P<seat>(?:内閣)?総理大臣|[\u3400-\u9fff]{{2,6}}大臣)"
    r"(?P<holder>[\u3400-\u9fff々]{3,5})"
)
"""what somebody is, of two signs at least before the rank, and the name: 外交部发言人王明, 総理大臣鈴木一郎"""
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,4}")
_THAI = re.compile(
    r"(?:นางสาว|นาง|นาย(?!ก)|คุณ|ดร\.|พลเอก|พล\.อ\.)\s?(?P<name>[\u0e00-\u0e7f]{2,30}(?:\s[\u0e00-\u0e7f]{2,30}){0,2})"
)
"""Thai writes Mr. and Mrs. without a space before the name"""
_HONORIFICS = frozenset(
    """السيد السيدة الآنسة معالي سعادة فخامة دولة سمو جلالة الدكتور الدكتورة د الأستاذ الأستاذة الشيخ مר גב' גברת ד"ר
    פרופ' פרופסור הרב אדוני آقای خانم جناب دکتر श्री श्रीमती डॉ सुश्री माननीय ბატონი ქალბატონი คุณ
    திரு திருமதி செல்வி மாண்புமிகு ഡോ ശ്രീ ശ്രീമതി శ్రీ శ్రీమతి ಶ್ರೀ ಶ್ರೀಮತಿ জনাব বেগম শ্রী শ্রীমতী শ্রীযুক্ত શ્રી શ્રીમતી
    محترم محترمہ""".split()
)
"""before a name, without full stop"""
_ATTRIBUTES = ("ה", "ال", "لل")
"""articles that the words of an office have after the first: שר המים, وزير الخارجية"""


def split_caseless(label: str) -> tuple[str, str | None] | None:
    """The name and the office in a label.

    Args:
        label: without brackets.

    Returns:
        Both; None for an office without a name, for a name alone, and for other scripts.
    """
    words = label.split()
    if (told := _beside_function(" ".join(words))) is not None:
        return told
    if (reporter := _REPORTER.fullmatch(" ".join(words))) is not None:
        return reporter["name"], None
    if not words or not all(is_caseless(word) for word in words):
        return None
    if (thai := _THAI.fullmatch(" ".join(words))) is not None:
        return thai["name"], None
    addressed = [*words]
    while len(addressed) > 1 and addressed[0].strip(".") in _HONORIFICS:
        addressed.pop(0)
    if len(addressed) < len(words):
        return _addressed(label, addressed)
    if (titled := _titled(words)) is not None:
        return titled
    if len(words) == 1:
        return _han(label)
    return _spaced(words)


def _beside_function(label: str) -> tuple[str, str | None] | None:
    """The name before or behind what somebody does in a talk."""
    for shape in (_OUTLET, _HOST, _HOST_AFTER, _KOREAN, _THAI_HOST):
        if (found := shape.fullmatch(label)) is not None:
            parts = found.groupdict()
            name = str(parts["name"] or parts.get("apart") or parts.get("before"))
            if not is_anonymous(name) and name not in _IN_TALK and not is_office(name):
                return name, parts["office"] or parts.get("held")
    return None


def full_caseless(name: str, lines: Iterable[str]) -> str:
    """A surname in Han characters with the given name that a line of the head has before an office: 桐山春臣総理大臣.

    Args:
        name: of a label.
        lines: the head.

    Returns:
        the name itself where no line has more of it, or two lines differ.
    """
    if not 1 < len(name) <= _SURNAME or _HAN.fullmatch(name) is None:
        return name
    pattern = re.compile(rf"(?<![\u3400-\u9fff]){name}[\u3400-\u9fff々]{{3,14}}")
    runs = (match.group() for line in lines if name in line for match in pattern.finditer(line))
    found = {told[0] for run in runs if (told := split_caseless(run)) is not None and told[1]}
    found = {one for one in found if one.startswith(name) and one != name}
    return found.pop() if len(found) == 1 else name


def name_before_suffix(note: str) -> str | None:
    """The name in a bracket that ends as names do where somebody is called: ``佐藤花子君``, ``佐藤花子委員``."""
    called = _CALLED.fullmatch(note.strip())
    return called["name"] if called is not None and not is_office(called["name"]) else None


def _is_of_office(word: str) -> bool:
    """True for what a word after that of an office says more of it: רון is of no office, المياه and مجلس are."""
    return word.startswith(_ATTRIBUTES) or word in _ARAB_BODIES


_ARAB_BODIES = frozenset("مجلس لجنة هيئة وزارة كتلة حزب ديوان محكمة جمهورية حكومة دولة".split())
_WITHIN = frozenset("السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة المهندس آقای خانم دکتر श्री श्रीमती".split())
"""of those, what stands between an office and a name"""


def _titled(words: list[str]) -> tuple[str, str] | None:
    """What somebody is and the name on the sides of an honorific: القارئ السيد أحمد; in محمد السيد it is of a name."""
    at = next((place for place, word in enumerate(words) if place and word in _WITHIN), 0)
    office = words[:at]
    name = words[at + 1 :]
    while len(name) > 1 and name[0] in _HONORIFICS:
        name = name[1:]
    if not office or not 0 < len(name) <= 5 or is_office(name[0]):
        return None
    told = is_office(office[0]) or office[0].startswith(_ATTRIBUTES[1:])
    if not told or not all(is_office(word) or word.startswith(_ATTRIBUTES[1:]) for word in office[1:]):
        return None
    return " ".join(name), " ".join(office)


def _spaced(words: list[str]) -> tuple[str, str | None] | None:
    """The name and the office in several words without an honorific."""
    if len(words) > 2 and _HANGUL.fullmatch(words[-1]) and is_office(words[-2]) and not is_office(words[-1]):
        return words[-1], " ".join(words[:-1])  # 국방부 장관 김민수
    if is_office(words[-1]) and not is_office(words[0]):
        return (" ".join(words[:-1]), words[-1]) if len(words) == 2 else None
    place = 0
    while place < len(words) - 1 and (is_office(words[place]) or (place and _is_of_office(words[place]))):
        place += 1
    if not place or _is_of_office(words[place]) or is_office(words[place]):
        return None
    return " ".join(words[place:]), " ".join(words[:place])


def _addressed(label: str, words: list[str]) -> tuple[str, str | None]:
    """What follows السيد and its like: an office, whose label is all that names who holds it, or a name."""
    rest = " ".join(words)
    if is_office(words[0]):
        return split_caseless(rest) or (label, rest)
    if len(words) > 1 and words[-1] in _OFFICES_AT_END:
        return label, rest
    return rest, None


_OFFICES_AT_END = frozenset(
    """தலைவர் அமைச்சர் முதலமைச்சர் உறுப்பினர் அவைத்தலைவர் മന്ത്രി സ്പീക്കർ మంత్రి స్పీకర్ ಸಚಿವರು ಸಭಾಧ್ಯಕ್ಷರು মন্ত্রী স্পিকার
    अध्यक्ष मंत्री सभापति""".split()
)
"""in languages that put what somebody is before it: of the house, its head"""


def _han(label: str) -> tuple[str, str | None] | None:
    if (of_cabinet := _CABINET.fullmatch(label)) is not None:
        return of_cabinet["name"], of_cabinet["office"]
    first = _OFFICE_FIRST.fullmatch(label)
    if first is not None and label[0] not in _SURNAMES:
        return first["name"] or first["holder"], first["office"] or first["seat"]
    around = _AROUND_SURNAME.fullmatch(label)
    if around is not None:
        return around["surname"] + around["given"], around["office"]
    if (member := _MEMBER.fullmatch(label)) is not None:
        return member["name"], member["office"]
    titled = _TITLED.fullmatch(label)
    if titled is not None and _NO_SURNAMES.match(titled["name"]) is None:
        return titled["name"], titled["office"]
    foreigner = _FOREIGNER.fullmatch(label)
    if foreigner is not None and foreigner["name"] not in _COUNTRIES:
        return foreigner["name"], foreigner["office"]
    suffix = _SUFFIX.fullmatch(label)
    return (suffix["name"], None) if suffix is not None else None
