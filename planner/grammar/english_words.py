"""English words that name nobody and no place, for the first letter of words that go on in a sentence.

A list, since English has no dictionary here: a word that is missing keeps its capital letter. What is
also a surname, a town or the kind of a body is not on it (“King”, “Reading”, “Council”).
"""

from __future__ import annotations

import re

_PEOPLE = """
adult artist author beekeeper boy citizen colleague consumer customer dentist doctor driver
economist editor employee employer engineer expert family farmer fisherman fishermen girl
grandparent guest hydrologist immigrant inhabitant islander journalist lawyer leader librarian man
men migrant musician nurse official parent participant partner passenger patient pensioner person
photographer physician pilot policeman psychologist pupil reader refugee relative reporter
representative resident scientist singer social sociologist speaker specialist statistician
student surgeon teacher teenager therapist tourist trainer translator traveller user veteran
victim villager visitor volunteer voter warden witness woman women worker youngster
"""
_THINGS = """
access accident account act activity age agriculture aid aim air amount analysis animal answer
approach area argument article aspect attempt attitude award bank barrier beach benefit bird birth
boat book border bread breast bridge budget building bus business call campaign cancer car care
case catch cause cell centre challenge chance change charge charter child choice city class
climate clinic coast cold community comparison concern condition consequence contact content
contract cost country county course court crew crime crisis criterion crop crossing custom damage
danger data day death debate debt decade decision defence degree delay demand description design
detail diet difference difficulty disability disaster discussion disease distance district doubt
draft drinking drought drug duty ecology economy edition effect effort employment energy estimate
event evidence example exchange exhibition expense experience face fact factor factory farm fear
ferry field figure film fire fish flood flow food forecast forest form fountain freedom fuel
funding future garden gauge goal good group growth guide guideline half harvest health hearing
heat help heritage history holiday home hospital hour house household housing idea illness image
impact improvement income increase index industry infection influenza initiative injury insurance
integration interest internet interview introduction island issue job journey judge knowledge lack
lake land language law lawsuit legislation length lesson letter level library licence life light
link list literature livestock loan loss low machine maintenance majority management manual map
market material meal meaning measure medicine meeting memory message method milk minority mobility
model money month mountain movement museum music name need network news newspaper noise norm
number occasion ocean offer office opinion opportunity option outcome overview passport pattern
payment peace percentage performance period permit person phase photo photograph picture place
plan plant poem policy pollution population port poverty practice preparation presence price
principle prison problem procedure process product production profession programme project proof
property proposal protection protest provision quality quantity question quota rail rain range
rate reason recommendation reduction reform region registration relation remedy repair report
request rescue research reserve response responsibility result review rhythm right risk river road
role room route rule safety salary salmon sample scale scheme school science sea season section
sector security sentence series service share shelter ship shop shore shortage situation size
skill soil solution song sort source speech speed sport spring stage start statement statistics
step stock storm story strategy stream street structure study style subject subsidy success
summary summer supply support survey system table target tariff task tax team technology term test
theme threat ticket tide timetable tobacco tool topic tour tourism town track trade tradition
traffic training transport travel treatment tree trend trial trip trust tuberculosis type
unemployment upkeep use vaccine value variety vehicle version view village violence visas visit
vitamin voice vote wage walk waste water way weather well wetland wildlife wind winter word work
world year youth
"""
_OTHERS = """
eight eighteen eighty eleven fifteen fifty forty fourteen hundreds millions nine nineteen ninety seven
seventeen seventy sixteen sixty thirteen thirty thousands tens twelve twenty
adapting affordable ageing ambitious analysing annual assessing available avoiding bare better big
bringing building buying careful caring clean clear closer closing common comparing creating
cultural current daily dangerous deaf defending developing different difficult digital dry early
eating economic electric empty endangered ending environmental equal expanding explaining extreme
fair family fast female fewer fighting financial finding first foreign former free frequent fresh
full general getting giving good growing happy hard healthy helping high higher historic how human
identifying illegal important improving individual international keeping large later leaving legal
little living local long longer looking losing low lower main making male measuring medical mental
minor modern monitoring mutual national natural necessary new next old older ongoing open opening
ordinary organic overcoming past patriotic paying personal planning planting poor possible
practical preparing preserving preventing previous primary private professional promising
promoting proposed protecting providing public publishing quick raising rapid rare recent
recognising reducing regional regular religious renewable renewing repairing reporting respecting
restoring returning rising rural safe saving second secondary seeing selling serious setting
severe short single slow small social special stopping strengthening strong studying supporting
surveying sustainable teaching technical third traditional training treating understanding unpaid
urban useful using violent visiting voluntary vulnerable warm weak wild winning working writing
wrong young younger
"""
_COMMON = frozenset(f"{_PEOPLE} {_THINGS} {_OTHERS}".split())
_ENDINGS = re.compile(
    r"[a-z]+(?:tion|sion|ment|[ai]bility|ology|ism|ship|iness|lessness)s?|[a-z]{2,}(?:ors|ists)"
)
# Of bodies, treaties and people, although they end so.
_NAMES = frozenset(
    [
        "administration",
        "clement",
        "coalition",
        "confederation",
        "constitution",
        "convention",
        "corporation",
        "declaration",
        "delegation",
        "federation",
        "government",
        "institution",
        "mission",
        "nation",
        "nations",
        "organisation",
        "organization",
        "parliament",
        "resolution",
        "azores",
    ]
)


def is_common(word: str) -> bool:
    """Whether the word, or that of which it is the plural, names no person, no place and no body."""
    small = word.casefold()
    if small in _NAMES or small.removesuffix("s") in _NAMES:
        return False
    return any(one in _COMMON for one in _singulars(small)) or bool(_ENDINGS.fullmatch(small))


def _singulars(word: str) -> list[str]:
    found = [word, word.removesuffix("s"), word.removesuffix("es")]
    if word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    return found
