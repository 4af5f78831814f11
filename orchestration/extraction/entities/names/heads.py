"""Head words of proper names, and the kind of organisation that each stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BY_KIND = {
    "university": "University College Polytechnic Hochschule Universität Université Universidad Politecnico",
    "research": "Institute Academy Laboratory Laboratories Institut Lab Labs Zentrum",
    "science_park": "Park Zone Campus Cluster Valley Quarter Complex Plaza Oasis Arena SEZ FTZ EPZ",
    "government": "Committee Commission Council Ministry Agency Authority Bureau Office Administration Department Board"
    " Government Secretariat Treasury Senate Directorate",
    "finance": "Bank Exchange Insurance Sparkasse Trust",
    "investor": "Fund Ventures Capital Partners Fonds Investments Equity Angels VCT Kapital Beteiligungen",
    "alliance": "Alliance Consortium Network",
    "association": "Association Federation Confederation Foundation Society Chamber Union Club Stiftung Verband",
    "incubator": "Incubator Accelerator Makerspace Hub Cell Foundry Catalyst",
    "company": "Company Corporation Corp Group Holdings Technologies Technology Systems Semiconductor Semiconductors"
    " Electronics Pharma Pharmaceuticals Therapeutics Biotech Biosciences Diagnostics Photonics Software Robotics"
    " Motors Motor Industries Solutions Telecom Media Games Airlines Automation Consulting Optical Biomedical Bio"
    " Instruments Dynamics Aerospace Genomics Optoelectronics Microelectronics Optronics Sensors Studios Networks"
    " Innovations Works Partnerships",
    "organisation": "Centre Center Organisation Organization Platform Enterprise Catapult Partnership",
}
# German compounds that a place name follows: "Technologiezentrum Dortmund".
LEADING_HEADS: Mapping[str, str] = {
    "Campus": "science_park",
    "Technologiezentrum": "science_park",
    "Technologiepark": "science_park",
    "Wissenschaftspark": "science_park",
    "Innovationszentrum": "incubator",
    "Gründerzentrum": "incubator",
    "Hochschule": "university",
    "Universität": "university",
    "Ministerium": "government",
    "Wirtschaftsförderung": "government",
    "Parc": "science_park",
    "Parque": "science_park",
    "Parco": "science_park",
    "Gründerfonds": "investor",
    "Fonds": "investor",
    "Netzwerk": "association",
    "Club": "association",
}
_COMPOUND_ENDS = {
    "zentrum": "organisation",
    "fonds": "investor",
    "gesellschaft": "company",
    "stiftung": "association",
    "verband": "association",
    "kammer": "association",
    "agentur": "government",
    "ministerium": "government",
    "institut": "research",
    "akademie": "research",
    "hochschule": "university",
    "sbank": "finance",
    "derbank": "finance",
    "aubank": "finance",
    "ierpark": "science_park",
    "iepark": "science_park",
    "spark": "science_park",
}
_ENDS = tuple(_COMPOUND_ENDS)
_SHORTEST_START = 4  # letters of a compound before its last part
# Words that only behind one of certain words are the head of a name: "Innovation District", "Knowledge City".
_QUALIFIED_WORDS = """
    Innovation Knowledge Technology Tech Science Software Cyber Creative Enterprise Medical Media Industrial Industry
    Incubation Demonstration Business Maker
    """
_QUALIFIED = frozenset(_QUALIFIED_WORDS.split())
_PLACED_WORDS = """
    Discovery Internet Electronics Smart Design Startup Start-up Silicon Sustainable
    """
_PLACED = frozenset(_PLACED_WORDS.split())  # as the former, but of one site alone, never of "Startup Parks"
_QUALIFIED_HEADS = frozenset(
    ("District", "City", "Village", "Base", "Port", "Corridor", "Town", "Parks", "Zones", "Place")
)
_MADE_IN = frozenset(
    ("Maker", "Makers", "Hacker", "Coworking", "Co-working", "Innovation", "Startup", "Start-up")
)  # a "Space"
_FACILITY_WORDS = """
    Growth Loan Loans Guarantee Guarantees Credit Equity Finance Financing Funding Investment Innovation Risk Liquidity
    Venture Ventures Seed Capital Co-Investment Co-investment Start-up Startup Lending Grant Mezzanine
    """
_OF_FACILITIES = frozenset(_FACILITY_WORDS.split())  # before "Facility": money on offer, no hall or plant
_RUN_JOINTLY = re.compile(r"[A-Z][\w&]*[A-Z]\w*-[A-Z][\w&]*[A-Z]\w*")  # "KBN-EIF Facility", of two bodies
_HEADS: Mapping[str, str] = {word: kind for kind, words in _BY_KIND.items() for word in words.split()}
ORGANISATION_HEADS: Mapping[str, str] = {**LEADING_HEADS, **_HEADS}
PROGRAMME_HEADS_WORDS = """
    Programme Program Scheme Initiative Mission Competition Prize Award Challenge Course Camp Yojana Grant Forum
    Fellowship Scholarship Strategy Plan Policy Workshop Bootcamp Visa Voucher Vouchers Loans Grants Bursary Bursaries
    Fellowships Scholarships Contest Hackathon Campaign Relief Loan Cup Residency Stipend Yatra Abhiyan
    Stipendium Programm Gutschein Bonus Allowance Allowances Subsidy Rebate
    """
PROGRAMME_HEADS = frozenset(PROGRAMME_HEADS_WORDS.split())
# Last parts of German and coined compounds: "Innovationsgutschein", "StartBonus".
_PROGRAMME_ENDS_WORDS = """
    stipendium gutschein gutscheine bonus programm zuschuss wettbewerb darlehen mikrokredit initiative offensive
    """
_PROGRAMME_ENDS = tuple(_PROGRAMME_ENDS_WORDS.split())
LEGAL_FORMS_WORDS = """
    co corp ltd inc plc llc gmbh ag se kg limited incorporated llp bv sa
    """
LEGAL_FORMS = frozenset(LEGAL_FORMS_WORDS.split())
NO_BODY_WORDS = """
    Monitor Report Index Barometer Survey Ranking Summit Conference Congress Expo Fair Day Week Awards Festival
    Dashboard Revolution Era Age Economy Boom Crisis War Pandemic
    """
NO_BODY = frozenset(NO_BODY_WORDS.split())  # publications, meetings and what befalls an economy
OPENERS_WORDS = """
    The This That These Those In At On By For From With Under Since Among While When As And But Its Their Our His Her
    Both Each Some Many Most All An A Of To Another Other Mr Mrs Ms Dr Prof According Together Besides If After Before
    Today Now Last More Over Nearly About Also It He She They We You I Who Which What Where There Here So Not No Yes
    Meanwhile However Moreover Furthermore Additionally Recently Currently Earlier Later Elsewhere Similarly Likewise
    Finally Only Even Still Yet Then Thus Therefore Until During Through Throughout Via Within Without Across Between
    Around Despite Although Though Because Unlike Like Such Every Any Take Meet Consider Two Three Four Five Six Seven
    Eight Nine Ten January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Sustained Increased Total Overall Combined Various Several Further
    Housed Located Based Situated Founded Established Headquartered
    My Your Announcing Introducing Welcoming Celebrating Launching Presenting Meet Inside Why How Once Unless Whether
    Whereas
    Named Called Dubbed Titled Christened Known Launched
    """
OPENERS = frozenset(OPENERS_WORDS.split())
TITLES_WORDS = """
    Academician Ambassador CEO Chair Chairman Chancellor Director Dr Governor Lord Mayor Minister Mr Mrs Ms Premier
    President Prime Professor Secretary Senator Sir
    """
TITLES = frozenset(TITLES_WORDS.split())
_ROLE_WORDS = """
    Additional Associate Board Chief Commissioner Co-Founder Co-founder Dean Deputy Executive Founder General Head Joint
    Managing Manager Member Officer Operating Partner Permanent Principal Senior Under Vice
    """
_ROLES = TITLES | frozenset(_ROLE_WORDS.split())
_CONCEPT_WORDS = """
    Angel Angels Artificial Business Capital Central Clean Climate Communication Communications Corporate Crowd Deep
    Development Digital Early Early-Stage Economic Economy Emerging Enterprise Equity Federal Finance Financial Free
    Fund Funds Funding General Green Growth High Human Industrial Industry Information Infrastructure Innovation
    Intellectual Intelligence Investment Investments Knowledge Limited Local Market Markets National New Open Partners
    Pilot Private Property Public Regional Research Risk Science Sector Seed Social Special Stage Start-up Startup
    Start-Up State Stock Software Technology Technologies Trade Transfer Venture Ventures Working Zone Zones and &
    """
_CONCEPTS = frozenset(_CONCEPT_WORDS.split())
# Last words of such a phrase; "the National Innovation Fund" is one of many, but a body.
_CONCEPT_ENDS_WORDS = """
    Angels Capital Equity Funds Government Partners Sector Technology Technologies Zone Zones Investments Market Markets
    """
_CONCEPT_ENDS = frozenset(_CONCEPT_ENDS_WORDS.split())


def is_role(name: str) -> bool:
    """Whether every word of the run is one of offices that persons hold: a "Director General"."""
    return all(word in _ROLES for word in name.split(" "))


def is_concept(name: str) -> bool:
    """Whether the run names a thing in general: "Venture Capital", "Enterprise Zones", "Private Equity"."""
    words = name.split(" ")
    return words[-1] in _CONCEPT_ENDS and all(word in _CONCEPTS for word in words)


def is_facility(before: str, last: str) -> bool:
    """Whether the last words name a scheme that gives money: "Growth Facility", "KBN-EIF Facility"."""
    return last == "Facility" and (before in _OF_FACILITIES or _RUN_JOINTLY.fullmatch(before) is not None)


def compound_kind(word: str) -> str | None:
    """The kind that the last part of a German compound tells: a "Gründerzentrum", a "Frühphasenfonds"."""
    if not word.endswith(_ENDS):
        return None
    end = next(end for end in _ENDS if word.endswith(end))
    return _COMPOUND_ENDS[end] if len(word) - len(end) >= _SHORTEST_START else None


def is_programme_compound(word: str) -> bool:
    """Whether the last part of a compound tells a programme: a "Innovationsgutschein", a "StartBONUS"."""
    written = word.lower()
    if not written.endswith(_PROGRAMME_ENDS):
        return False
    end = next(end for end in _PROGRAMME_ENDS if written.endswith(end))
    return word[:1].isupper() and len(word) - len(end) >= _SHORTEST_START


def qualified_kind(before: str, word: str) -> str | None:
    """The kind of a name that ends in a word which is a head only behind certain others ("Innovation District")."""
    if word in ("District", "Area") and before == "New":
        return "science_park"  # "Kestrel Bay New Area"
    if word in ("Space", "Spaces") and before in _MADE_IN:
        return "incubator"
    qualified = before in _QUALIFIED or (before in _PLACED and not word.endswith("s"))
    return "science_park" if word in _QUALIFIED_HEADS and qualified else None
