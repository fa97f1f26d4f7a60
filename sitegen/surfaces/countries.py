"""Which places are whole countries: their slugs, each with its ISO 3166-1 code.

A place has a slug and a code, and a city has its country's code too. A place is a
country itself when both are those of one line here, so that Georgia in the United
States (``georgia``, US) is not taken for the country (``georgia``, GE). Where city
and country share a name (Singapore, Luxembourg), the country is meant.

Slugs are the English short names of ISO 3166-1, with the shorter ones people write.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sitegen.model import Term

_LINES = """
    afghanistan=AF albania=AL algeria=DZ andorra=AD angola=AO antigua-and-barbuda=AG argentina=AR
    armenia=AM australia=AU austria=AT azerbaijan=AZ bahamas=BS bahrain=BH bangladesh=BD barbados=BB
    belarus=BY belgium=BE belize=BZ benin=BJ bhutan=BT bolivia=BO bosnia-and-herzegovina=BA
    botswana=BW brazil=BR brunei=BN bulgaria=BG burkina-faso=BF burundi=BI cabo-verde=CV cape-verde=CV
    cambodia=KH cameroon=CM canada=CA central-african-republic=CF chad=TD chile=CL china=CN
    mainland-china=CN colombia=CO comoros=KM congo=CG costa-rica=CR cote-d-ivoire=CI ivory-coast=CI
    croatia=HR cuba=CU cyprus=CY czechia=CZ czech-republic=CZ denmark=DK djibouti=DJ dominica=DM
    dominican-republic=DO dr-congo=CD ecuador=EC egypt=EG el-salvador=SV equatorial-guinea=GQ
    eritrea=ER estonia=EE eswatini=SZ ethiopia=ET fiji=FJ finland=FI france=FR gabon=GA gambia=GM
    georgia=GE germany=DE ghana=GH greece=GR grenada=GD guatemala=GT guinea=GN guinea-bissau=GW
    guyana=GY haiti=HT honduras=HN hungary=HU iceland=IS india=IN indonesia=ID iran=IR iraq=IQ
    ireland=IE israel=IL italy=IT jamaica=JM japan=JP jordan=JO kazakhstan=KZ kenya=KE kiribati=KI
    korea=KR south-korea=KR north-korea=KP kosovo=XK kuwait=KW kyrgyzstan=KG laos=LA latvia=LV
    lebanon=LB lesotho=LS liberia=LR libya=LY liechtenstein=LI lithuania=LT luxembourg=LU
    madagascar=MG malawi=MW malaysia=MY maldives=MV mali=ML malta=MT marshall-islands=MH
    mauritania=MR mauritius=MU mexico=MX micronesia=FM moldova=MD monaco=MC mongolia=MN montenegro=ME
    morocco=MA mozambique=MZ myanmar=MM namibia=NA nauru=NR nepal=NP netherlands=NL
    the-netherlands=NL new-zealand=NZ nicaragua=NI niger=NE nigeria=NG north-macedonia=MK norway=NO
    oman=OM pakistan=PK palau=PW palestine=PS panama=PA papua-new-guinea=PG paraguay=PY peru=PE
    philippines=PH the-philippines=PH poland=PL portugal=PT qatar=QA romania=RO russia=RU
    russian-federation=RU rwanda=RW saint-kitts-and-nevis=KN saint-lucia=LC
    saint-vincent-and-the-grenadines=VC samoa=WS san-marino=SM sao-tome-and-principe=ST
    saudi-arabia=SA senegal=SN serbia=RS seychelles=SC sierra-leone=SL singapore=SG slovakia=SK
    slovenia=SI solomon-islands=SB somalia=SO south-africa=ZA south-sudan=SS spain=ES sri-lanka=LK
    sudan=SD suriname=SR sweden=SE switzerland=CH syria=SY tajikistan=TJ tanzania=TZ thailand=TH
    timor-leste=TL togo=TG tonga=TO trinidad-and-tobago=TT tunisia=TN turkey=TR turkiye=TR
    turkmenistan=TM tuvalu=TV uganda=UG ukraine=UA united-arab-emirates=AE uae=AE united-kingdom=GB
    uk=GB great-britain=GB britain=GB united-states=US united-states-of-america=US usa=US us=US
    uruguay=UY uzbekistan=UZ vanuatu=VU vatican-city=VA venezuela=VE vietnam=VN viet-nam=VN yemen=YE
    zambia=ZM zimbabwe=ZW
"""

COUNTRIES: Mapping[str, str] = MappingProxyType(
    {slug: code for slug, _, code in (entry.partition("=") for entry in _LINES.split())}
)


def is_country(place: Term, countries: Mapping[str, str] = COUNTRIES) -> bool:
    """Tell whether a place is a whole country, by its slug and its code."""
    return place.country is not None and countries.get(place.slug) == place.country
