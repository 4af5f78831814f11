"""Head words of proper names, and the kind of organisation that each stands for."""

from __future__ import annotations

from collections.abc import Mapping

_BY_KIND = {
    "university": "University College Polytechnic Hochschule Universität",
    "research": "Institute Academy Laboratory Laboratories Institut Lab Labs Zentrum",
    "science_park": "Park Zone Campus Cluster Valley",
    "government": "Committee Commission Council Ministry Agency Authority Bureau Office Administration Department Board"
    " Government Secretariat Treasury Senate",
    "finance": "Bank Exchange Insurance Sparkasse Trust",
    "investor": "Fund Ventures Capital Partners Fonds Investments Equity",
    "alliance": "Alliance Consortium Network",
    "association": "Association Federation Foundation Society Chamber Union Club Stiftung Verband",
    "incubator": "Incubator Accelerator Makerspace Hub Cell",
    "company": "Company Corporation Corp Group Holdings Technologies Technology Systems Semiconductor Semiconductors"
    " Electronics Pharma Pharmaceuticals Therapeutics Biotech Biosciences Diagnostics Photonics Software Robotics"
    " Motors"
    " Motor Industries Solutions Telecom Media Games Airlines Automation Consulting",
    "organisation": "Centre Center Organisation Organization Platform",
}
# German compounds that a place name follows: "Technologiezentrum Dortmund".
LEADING_HEADS: Mapping[str, str] = {
    "Technologiezentrum": "science_park",
    "Technologiepark": "science_park",
    "Wissenschaftspark": "science_park",
    "Innovationszentrum": "incubator",
    "Gründerzentrum": "incubator",
}
_HEADS: Mapping[str, str] = {word: kind for kind, words in _BY_KIND.items() for word in words.split()}
ORGANISATION_HEADS: Mapping[str, str] = {**LEADING_HEADS, **_HEADS}
PROGRAMME_HEADS_WORDS = """
    Programme Program Scheme Initiative Mission Competition Prize Award Challenge Course Camp Yojana Grant Forum
    Fellowship Scholarship Strategy Plan Workshop Bootcamp
    """
PROGRAMME_HEADS = frozenset(PROGRAMME_HEADS_WORDS.split())
LEGAL_FORMS_WORDS = """
    co corp ltd inc plc llc gmbh ag se kg limited incorporated llp bv sa
    """
LEGAL_FORMS = frozenset(LEGAL_FORMS_WORDS.split())
OPENERS_WORDS = """
    The This That These Those In At On By For From With Under Since Among While When As And But Its Their Our
    His Her Both Each Some Many Most All An A Of To Another Other Mr Mrs Ms Dr Prof According Together Besides
    If After Before Today Now Last More Over Nearly About Also It He She They We You I Who Which What Where
    There Here So Not No Yes Two Three Four Five Six Seven Eight Nine Ten January February March April May June
    July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
OPENERS = frozenset(OPENERS_WORDS.split())
TITLES_WORDS = """
    Academician Ambassador CEO Chair Chairman Chancellor Director Dr Governor Lord Mayor Minister Mr Mrs Ms Premier
    President Prime Professor Secretary Senator Sir
    """
TITLES = frozenset(TITLES_WORDS.split())
