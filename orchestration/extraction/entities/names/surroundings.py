"""What the setting of a run tells of it: the form of a site's name, what it counts, "the park" behind it."""

from __future__ import annotations

import re

from orchestration.extraction.entities.discourse.memory import DESCRIBED
from orchestration.extraction.entities.names.brand_cues import ENOUGH, body_evidence, kind_told
from orchestration.extraction.entities.names.heads import OPENERS

_SITE_FORM = re.compile(  # "Infopark", "BioCity Nottingham", "Edinburgh BioQuarter"
    r"(?:[A-Z][\w-]* )?[A-Z]\w*(?:(?<=[a-z\d])(?P<site>Park|City|Campus|Quarter|Valley|Port)"
    r"|(?<=[a-z\d])(?P<house>Hub|Cent(?:re|er))|(?<=[a-z\d])(?:Labs?|Base|Space|Works)|(?<=[a-z][a-z][a-z])(?P<park>park)"
    r"|(?<!Metr)(?<!Acr)(?<!Necr)(?<=o)(?P<polis>polis))(?: [A-Z][\w-]{2,}){0,2}"
)
_NOUNS = (
    "park|zone|hub|campus|team|incubator|accelerator|cent(?:re|er)|fund|trust|bank|agency|institute|university|company|firm"
    "|group|start-?up|network|site|house|council|venture capitalist|investor"
)
_DESCRIBED = re.compile(
    rf"\b[Tt]h(?:e|is) (?:[a-z-]+ ){{0,4}}?(?P<noun>{_NOUNS})(?:['\u2019]s)? (?!of\b|for\b)|[.] It [a-z]"
)
_THE = (" the ", "The ")
_ARTICLES = (*_THE, " a ", "A ")
_REACH = 350  # characters behind a run in which "the park" may tell what it is
_HELD = (
    r"(?:companies|firms|tenants|start-?ups|businesses|members|employees|people|ventures|residents|staff|workers"
    r"|investments?|enterprises|stakes|offices|spin-?(?:outs|offs)|engineers|teams|alumni|graduates)"
)
_COUNTS = re.compile(  # "NAME's 480 firms", "NAME has 142 companies", "NAME, which is run by"
    rf"['\u2019]s? (?:[a-z-]+ ){{0,2}}\d[\d,.]*\+? (?:[a-z-]+ ){{0,2}}{_HELD}\b"
    r"|,? (?:which )?(?:now |also |already |currently )?(?:has|had|is home to|counts|lists|welcomed|looks after|made"
    r"|granted|spent|put|took(?: in| on)?|opened|gave [a-z]+ to)"
    r" (?:(?:over|about|some|nearly|almost|around|only|up to|at least|more than|a total of) )?"
    rf"(?:(?:[$\u20ac\u00a3\u20b9]|Rs\.? ?)\d|\d[\d,.]*\+? (?:(?:million|billion|crore|lakh)\b"
    rf"|(?:[a-z-]+ ){{0,2}}{_HELD}\b))"
    r"|, which (?:is|was) (?:now )?(?:run|owned|backed|funded|managed|advised|operated)\b"
)
_PERSONAL = re.compile(  # what ministers do as well
    r" (?:has |had )?(?:opened|launched|signed|won|plans|moved|bought) (?!(?:\w+ )?\d)"
)
_AT = re.compile(
    r"\b(?:work|works|working|worked|employed|based|housed|managed|located|tenants|companies|firms|start-?ups"
    r"|entrepreneurs|people|jobs|placed|offices|labs|laboratories|rent|space) (?:at|for|by) $|\bAt $"
)
_IN_PLACE = re.compile(r" in [A-Z]|,? (?:where|the number|there)\b")
_HEADLINE = re.compile(  # "NAME fills up", or NAME alone, above a text that goes on with "The park ..."
    r"(?: (?:(?:to|again|now|still|also) )?[a-z]{2,}(?: [^\n]{0,90})?)?\n+"
    r"(?:Since [^,\n]{0,40}, |In \d{4},? |Last year,? )?"
    rf"(?:[Tt]he|[Tt]his) (?:[a-z-]+ )?(?P<noun>{_NOUNS})\b"
)
_TOP = 4  # characters before the headline of a text
_VERB = re.compile(r"\n| (?:to |[a-z]{2,}s\b|[a-z]{3,}ed\b|[a-z-]+ly )")
_KINDS = {"trust": "investor", "network": "association", "house": "incubator", "council": "government"}
_ALONE_WORDS = """
    Tourism Manufacturing Industry Agriculture Biotech Biotechnology Fintech Science Technology Software Research
    Construction Retail Healthcare Education Trade Logistics Demand Supply Funding Investment Growth Revenue Turnover
    Employment Unemployment Space Competition Innovation Business Media Finance Engineering Robotics Work Life Money
    Covid Brexit Inflation Shipping Shops Transport Energy Farming Mining Banking Insurance Nursing Medicine Labour
    Nobody Everyone Somebody Someone Anyone Everybody Nothing Parliament Opposition Management Staff Infrastructure
    Overview History Background Location Facilities Summary Introduction Highlights Tenants Results About Profile
    Office Rent Interest Participation Attendance Membership Support Capital Enterprise Public Private Local Foreign
    """
_PART = re.compile(
    r"(?:Phase|Block|Tower|Building|Stage|Unit|Floor|Level|Part|Section|Table|Figure|Hall) [A-Z\d]{1,4}\b"
)
_ALONE = frozenset(_ALONE_WORDS.split())  # words that open a sentence and name nobody


def evidence(text: str, start: int, end: int, common: bool) -> int:
    """How strongly the words around the run, its form and its setting speak for a body: 2 is enough."""
    led = text.endswith(_ARTICLES, 0, start) and (" " not in text[start:end] or not text.endswith(_THE, 0, start))
    if _form_kind(text[start:end]) is not None and not led:
        return ENOUGH
    told = body_evidence(text, start, end, common)
    return told + _setting_evidence(text, start, end, acts=told > 0) if 0 <= told < ENOUGH and not common else told


def kind_of(text: str, start: int, end: int) -> str:
    """The kind of the body that the run names."""
    told = kind_told(text, start, end)
    if told != "company":
        return told
    form = _form_kind(text[start:end])
    if form is not None or body_evidence(text, start, end, common=False) >= ENOUGH:
        return form or told
    return _described_kind(text, end) or told


def _form_kind(name: str) -> str | None:
    """The kind of site that the form of a name tells: an "Infopark", a "BioCity"."""
    match = _SITE_FORM.fullmatch(name)
    if match is None or name.rsplit(" ", 1)[-1] in OPENERS:
        return None
    if match["house"]:
        return "incubator"
    return "science_park" if match["site"] or match["park"] or match["polis"] else "company"


def _setting_evidence(text: str, start: int, end: int, acts: bool) -> int:
    """How strongly the setting speaks for a body; `acts`: the run is the subject of what bodies do."""
    name = text[start:end]
    if (
        name in _ALONE
        or _PART.match(name)
        or (name.endswith("s") and name[1:].islower())
        or text.endswith(("'s ", "\u2019s "), 0, start)
    ):
        return 0  # a common noun, or what another body owns
    acts = acts and _PERSONAL.match(text, end) is None
    at = _AT.search(text, max(0, start - 20), start) is not None
    if not (acts or at or _COUNTS.match(text, end)):
        return 0
    placed = at and _IN_PLACE.match(text, end) is not None
    return int(not acts) + placed + (_described_kind(text, end) is not None)


def _described_kind(text: str, end: int) -> str | None:
    """The kind of body that "the park" and the like behind the run tells."""
    match = _DESCRIBED.search(text, end, end + _REACH)
    return None if match is None else _kind(match["noun"] or "company")


def headline_kind(text: str, start: int, end: int) -> str | None:
    """The kind of the body that a headline opens with, where the text below goes on with a noun for it."""
    if start > _TOP or text[start:end] in _ALONE or _VERB.match(text, end) is None:
        return None
    match = _HEADLINE.match(text, end)
    return None if match is None else _kind(match["noun"])


def _kind(noun: str) -> str:
    noun = noun.casefold()
    return _KINDS.get(noun) or DESCRIBED.get(noun, ("company",))[0]
