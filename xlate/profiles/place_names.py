"""Capitals, seats of organisations and towns of summits, as transcripts print them.

A place alone on its line is taken for the place of an event only if it is one of these: none is invented.
"""

from __future__ import annotations

__all__ = ["is_known_place", "is_region"]

_PLACES = """Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Aden|Algiers|Alger|Almaty|Amman|Amsterdam|Andorra la Vella|Ankara
|Antananarivo|Apia|Ashgabat|Asmara|Astana|Asunción|Athens|Athènes|Athen|Atenas|Αθήνα|Auckland
|Baghdad|Bagdad|Baku|Bakou|Bamako|Bandar Seri Begawan|Bangkok|Bangui|Banjul|Barcelona|Basel|Beijing|Pekin
|Pékin|Peking|Beirut|Beyrouth|Belgrade|Belgrad|Beograd|Београд|Belfast|Belmopan|Berlin|Bern|Berne
|Birmingham|Bishkek|Bissau|Bogotá|Bogota|Bonn|Boston|Brasília|Brasilia|Bratislava|Brazzaville
|Bridgetown|Brussels|Bruxelles|Brussel|Brüssel|Bruselas|Bruxelas|Bryssel|Bucharest|București
|Bucureşti|Bucarest|Budapest|Buenos Aires|Bujumbura|Busan|Cairo|Le Caire|El Cairo|Kairo|Camp David
|Canberra|Cape Town|Caracas|Cardiff|Castries|Chicago|Chișinău|Chisinau|Colombo|Conakry|Copenhagen
|København|Copenhague|Kopenhagen|Dakar|Damascus|Damas|Dar es Salaam|Davos|Delhi|Dhaka|Dili
|Djibouti|Dodoma|Doha|Dubai|Dublin|Dushanbe|Edinburgh|Fortaleza|Frankfurt am Main|Frankfurt|Freetown|Funafuti
|Gaborone|Gaza|Gdańsk|Geneva|Genève|Genf|Ginebra|Ginevra|Georgetown|Glasgow|Gitega|Guatemala City
|Guatemala|Hamburg|Hangzhou|Hanoi|Hà Nội|Harare|Havana|La Habana|La Havane|Helsinki|Helsingfors
|Hiroshima|Ho Chi Minh City|Hong Kong|Honiara|Houston|Islamabad|Istanbul|İstanbul|Jakarta|Jeddah
|Jerusalem|Jérusalem|Johannesburg|Juba|Kabul|Kaboul|Kampala|Kathmandu|Katowice|Kazan|Khartoum|Kyiv
|Kiev|Kiew|Київ|Киев|Kigali|Kingston|Kingstown|Kinshasa|Kuala Lumpur|Kuwait City|Kuwait|La Paz
|Lagos|Lausanne|Libreville|Lilongwe|Lima|Lisbon|Lisboa|Lisbonne|Lissabon|Liverpool|Ljubljana|Lomé
|London|Londres|Londra|Los Angeles|Luanda|Lusaka|Luxembourg|Luxemburg|Luxemburgo|Lviv|Lyon|Maastricht|Madrid
|Malabo|Malé|Managua|Manama|Manchester|Manila|Maputo|Marrakech|Marrakesh|Marseille|Maseru|Mbabane
|Melbourne|Mexico City|Ciudad de México|Mexico|Milan|Milano|Minsk|Мінск|Минск|Mogadishu|Monaco
|Monrovia|Monterrey|Montevideo|Montreal|Montréal|Moroni|Moscow|Moscou|Moskau|Moscú|Mosca|Москва
|The Kremlin|Кремль|Mumbai|Munich|München|Muscat|Nairobi|Nassau|Naypyidaw|N'Djamena|New Delhi
|New York|New York City|Niamey|Nice|Nicosia|Λευκωσία|Nouakchott|Novo-Ogaryovo|Nur-Sultan|Nuuk
|Osaka|Oslo|Ottawa|Ouagadougou|Palikir|Panama City|Paramaribo|Paris|Parigi|París|Philadelphia
|Phnom Penh|Podgorica|Port Louis|Port Moresby|Port of Spain|Port Vila|Port-au-Prince|Porto|Porto-Novo|Prague
|Praha|Prag|Praia|Pretoria|Pristina|Prishtina|Pyongyang|Quebec City|Québec|Quito|Rabat|Ramallah
|Reykjavik|Reykjavík|Riga|Rīga|Rio de Janeiro|Riyadh|Riyad|Rome|Roma|Rom|Roseau|Saint Petersburg
|St Petersburg|St. Petersburg|Санкт-Петербург|Samarkand|San Francisco|San José|San Juan|San Marino
|San Salvador|Sanaa|Santiago|Santiago de Chile|Santiago de Compostela|Santo Domingo|São Paulo
|São Tomé|Sarajevo|Seattle|Seoul|Séoul|Sevilla|Seville|Shanghai|Singapore|Singapour|Skopje|Скопје
|Sochi|Сочи|Sofia|София|Sri Jayawardenepura Kotte|Stockholm|Strasbourg|Straßburg|Strassburg
|Estrasburgo|Strasburgo|Sucre|Suva|Sydney|Taipei|Tallinn|Tarawa|Tashkent|Tbilisi|თბილისი
|Tegucigalpa|Tehran|Teheran|Téhéran|The Hague|Den Haag|La Haye|La Haya|L'Aja|'s-Gravenhage|Thimphu
|Tianjin|Tirana|Tiranë|Tokyo|Tōkyō|Toronto|Toulouse|Tripoli|Tunis|Turin|Torino|Ulaanbaatar
|Ulan Bator|Vaduz|Valencia|Valletta|Vancouver|Vatican City|Vatican|Victoria|Vienna|Vienne|Wien|Viena|Vientiane
|Vilnius|Vladivostok|Владивосток|Warsaw|Warszawa|Varsovie|Warschau|Washington|Washington, D.C.
|Washington D.C.|Washington, DC|Washington DC|Wellington|Windhoek|Xi'an|Yaoundé|Yekaterinburg
|Yerevan|Երևան|Zagreb|Zürich|Zurich|東京|東京都|北京|北京市|上海|香港|臺北|台北|臺北市|台北市|大阪|京都|廣州|广州|深圳|澳門|澳门|서울
|서울특별시|평양|부산|القاهرة|الرياض|بيروت|دمشق|بغداد|عمان|الدوحة|أبوظبي|أبو ظبي|الكويت|تونس|الجزائر|الرباط
|طرابلس|القدس|رام الله|ירושלים|תל אביב|تهران|کابل|الخرطوم|صنعاء|نواكشوط|مسقط|المنامة|اسلام آباد
|नई दिल्ली|กรุงเทพฯ|กรุงเทพมหานคร"""
_KNOWN = frozenset(name.strip().casefold() for name in _PLACES.replace("\n", "").split("|"))
_SUFFIXES = (
    "united states",
    "usa",
    "u.s.a.",
    "uk",
    "united kingdom",
    "france",
    "germany",
    "switzerland",
    "russia",
    "belgium",
)

_REGIONS = """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii
|Hawaiʻi|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri
|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon
|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia
|Wisconsin|Wyoming|Puerto Rico|Guam|D.C.|Alberta|British Columbia|Manitoba|New Brunswick|Nouveau-Brunswick
|Newfoundland and Labrador|Nova Scotia|Ontario|Prince Edward Island|Quebec|Québec|Saskatchewan|Yukon|Nunavut
|Northwest Territories|New South Wales|NSW|Queensland|Tasmania|South Australia|Western Australia|Northern Territory
|England|Scotland|Wales|Northern Ireland|Ireland|Canada|Australia|New Zealand|Aotearoa|South Africa|India|Deutschland
|Österreich|Schweiz|Suisse|Belgique|België|Italia|Italy|España|Spain|Portugal|Polska|Poland|Japan|China|Kenya|Brasil
|México|Argentina|Chile|Colombia|Perú|Sweden|Norway|Denmark|Finland|Netherlands|Austria|Ukraine"""
"""in which a town is: what stands before the comma is one"""
_IN_REGIONS = frozenset(name.strip().casefold() for name in _REGIONS.replace("\n", "").split("|"))


def is_region(text: str) -> bool:
    """True for a state, a province or a country that is printed after a town: "Moncton, New Brunswick"."""
    plain = text.strip(" ()").casefold()
    return plain in _IN_REGIONS or plain.strip(".") in _SUFFIXES


def is_known_place(text: str) -> bool:
    """True for a capital, a seat or a town of summits; with a country after a comma too."""
    plain = text.replace("\u00a0", " ").strip(" .,()").casefold()
    town, _, country = plain.partition(", ")
    return plain in _KNOWN or (town in _KNOWN and (country in _SUFFIXES or country in _KNOWN))
