"""Accelerators and funds that the text tells of as schemes of a body rather than as bodies of their own.

An accelerator that another body runs, a fund that a government launches, that bears the name of a university, an agency
or the like, is of one or was raised by it, and the numbered funds of a manager are programmes: their figures describe
who runs them. A fund that is itself said to invest is a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.extraction.entities.discourse.states import government_of
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.heads import LEGAL_FORMS
from orchestration.extraction.entities.programmes.managed import manager_told
from orchestration.vocabulary import Vocabulary

_BEHIND = re.compile(  # "The NAME accelerator has been run by BODY", "NAME, its own accelerator,"
    r"\s(?P<run>accelerator|incubator|fund)\s(?:has\sbeen|is|was)\s(?:run|operated|managed|delivered)\sby\b"
    r"|,\sits\s(?:own\s|new\s)?(?P<own>accelerator|incubator|fund)\b"
)
_LAUNCHED = re.compile(
    r"\b[Gg]overnment\s(?:has\s)?(?:also\s)?(?:launched|set up|created|announced)\s(?:the|a)\s$"
    r"|\b(?:runs|ran|manages|managed|operates|administers|oversees)\s(?:the|its|an?)\s(?:[a-z-]+\s)?$"
    r"|\d[\w., ]{0,20}\sinto\s(?:the|its)\s$"
    r"|\b(?:[Mm]ayor|[Gg]overnment|[Mm]inistry|[Ss]tate|[Cc]ouncil|[Uu]niversity|[Aa]gency|[Cc]ommission|[Cc]ity|[Dd]epartment)"
    r"['\u2019]s\s(?:[a-z-]+\s)?$"
)
_RAISED = re.compile(  # "The university set up its Harbour Spinout Fund"
    r"\s(?:has\s|had\s|have\s)?(?:now\s|also\s|just\s|first\s)?"
    r"(?:launched|launches|set\sup|created|established|started|unveiled|runs|raised|readies|announced|opened)"
    r"\s(?:its|the|their|a)\s(?:[a-z-]+\s|[\d$\u00a3\u20ac][\w.,]*(?:\s(?:million|billion|crore|lakh))?\s){0,3}[\"\u201c]?"
)
_EDITION = re.compile(r"\sFund\s\d\.\d$")
_NUMBERED = re.compile(r"(?P<owner>\S+)\s.*\bFund\s(?:[IVX]{1,4}|\d)")
_FUND = re.compile(r"\bFunds?(?:\s(?:[IVX]{1,4}|\d))?$")
_OF_A_SERIES = re.compile(r"(?P<owner>.+?)\s(?:Fund|(?:Fund\s)?(?:[IVX]{1,4}|\d))")
_INVESTS = re.compile(  # the fund itself, not "we"
    r"\b(?:[Tt]he fund|Fund\s(?:[IVX]{1,4}|\d))(?:,\s[^,.]{1,50},)?\s(?:has\s)?(?:now\s|also\s)?"
    r"(?:put in|backed|invested|deployed|holds|led|made)\b"
)
_RUNS_THEM = re.compile(  # "NAME, which runs both funds"
    r"(?:\s(?:GmbH|Ltd|Limited|AG|plc))?(?:\s\([^()]{2,12}\))?(?:,\s(?:which|who)|\s(?:that|which))?"
    r"\s(?:also\s|now\s)?"
    r"(?:runs|manages|operates|administers|steers|looks\safter)\s(?:both|all|the\stwo|these|the\sthree)\s(?:[a-z]+\s)?funds\b"
)
_NAMED_FUND = re.compile(r"\b(?:Fund|Fonds|\w+fonds)\b")
_OWNERS = frozenset(("university", "government", "research", "association", "alliance", "incubator", "science_park"))
_HOUSES = frozenset(("finance", "company", "company_group", "investor"))  # whose own name a fund of theirs begins with
_ABLE = frozenset(("incubator", "investor", "company"))
_OF = (" of ", " of the ")
_COURSES = (" Accelerator", " Foundry")  # what a firm runs under its own name
_RUN_BY_FIRMS = frozenset(("company", "company_group", "finance", "university", "investor", "research", "association"))
_NEAR = 45  # characters before a name that tell who launched it


def schemes(
    text: str, mentions: Sequence[Mention], topic: Mention | None, vocabulary: Vocabulary
) -> tuple[list[Mention], dict[str, Mention]]:
    """The mentions with such bodies as programmes, and the managers of numbered funds, by fund."""
    found: dict[str, str] = {}
    managers: dict[str, Mention] = {}
    of_all = _manager_of_all(text, mentions)
    for mention in mentions:
        if mention.source != "discovered" or mention.kind not in _ABLE or mention.name in found:
            continue
        scheme = _scheme(text, mention, mentions, topic, of_all, vocabulary)
        if scheme is None:
            continue
        found[mention.name], manager = scheme
        if manager is not None:
            managers[mention.name] = manager
    if not found:
        return list(mentions), {}
    return [replace(m, member="programme", kind=found[m.name]) if m.name in found else m for m in mentions], managers


def _scheme(
    text: str,
    mention: Mention,
    mentions: Sequence[Mention],
    topic: Mention | None,
    of_all: Mention | None,
    vocabulary: Vocabulary,
) -> tuple[str, Mention | None] | None:
    """The noun for the scheme that the mention is, and its manager where the words tell one; None for a body."""
    noun = _told(text, mention)
    if noun is not None and (topic is None or mention.name != topic.name):
        return noun, None
    if not _is_firm(text, mention) and (state := _state_of(mention, vocabulary)) is not None:
        return "fund", state
    if (owner := _one_of_all(mention, of_all) or _owner(text, mention, mentions)) is not None:
        return "fund", owner
    if (firm := _firm_of(text, mention, mentions, vocabulary)) is not None:
        return "accelerator", firm
    if _EDITION.search(mention.name) and any(_bears(mention.name, m) for m in mentions):
        return "fund", None
    manager = _manager(text, mention.name, mentions) or manager_told(text, mention, mentions, topic)
    if manager is None and topic is not None and _is_managed(mention.name, topic) and not _INVESTS.search(text):
        manager = topic
    return None if manager is None else ("fund", manager)


def _manager_of_all(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The body that the text says to run all the funds it tells of: "NAME, which manages both funds"."""
    if " funds" not in text:
        return None
    bodies = (m for m in mentions if m.member == "organisation" and m.kind not in PLACES)
    return next((m for m in bodies if _RUNS_THEM.match(text, m.end)), None)


def _one_of_all(fund: Mention, manager: Mention | None) -> Mention | None:
    """The manager, where the body is one of the funds that it is told to run."""
    if manager is None or fund.name == manager.name:
        return None
    return manager if _NAMED_FUND.search(fund.name) else None


def _told(text: str, mention: Mention) -> str | None:
    """The noun for the scheme, where the text says that another body runs it."""
    behind = _BEHIND.match(text, mention.end)
    if behind is not None:
        return behind["run"] or behind["own"]
    if mention.kind == "investor" and _LAUNCHED.search(text, max(0, mention.start - _NEAR), mention.start):
        return "fund"
    return None


def _is_firm(text: str, mention: Mention) -> bool:
    """Whether a legal form ends the name as written: "Kerala Venture Fund Limited"."""
    return text[mention.start : mention.end].rsplit(" ", 1)[-1].casefold() in LEGAL_FORMS


def _state_of(fund: Mention, vocabulary: Vocabulary) -> Mention | None:
    """The government of the state that a fund bears the name of: "the Kerala Founders Fund"."""
    if fund.kind != "investor":
        return None
    words = fund.name.split(" ")
    leads = (" ".join(words[:cut]) for cut in range(1, min(3, len(words))))
    entries = (vocabulary.organisations.get(lead) for lead in leads)
    state = next((entry for entry in entries if entry is not None and entry.kind == "region"), None)
    return None if state is None else government_of(replace(fund, name=state.name), vocabulary)


def _owner(text: str, fund: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The university, agency or the like that a fund bears the name of ("UCP Spinout Fund 2" of "UCP"), or that the
    text says to have raised it ("The Bridge Fund of the Ministry of Trade")."""
    if fund.kind != "investor" or _FUND.search(fund.name) is None:
        return None
    for mention in mentions:
        if mention.member != "organisation" or mention.start == fund.start or mention.name == fund.name:
            continue
        bears = fund.name.startswith(f"{text[mention.start : mention.end]} ")
        if mention.kind in _HOUSES and bears and mention.source == "abbreviation":
            return mention
        if mention.kind not in _OWNERS:
            continue
        bears = bears or text.startswith(f" ({fund.name.split(' ')[0]})", mention.end)
        if bears or text[fund.end : mention.start] in _OF or _RAISED.fullmatch(text, mention.end, fund.start):
            return mention
    return None


def _firm_of(text: str, accelerator: Mention, mentions: Sequence[Mention], vocabulary: Vocabulary) -> Mention | None:
    """The firm whose name an accelerator bears, told of or known: "the Marlin Bank Accelerator" of Marlin Bank."""
    if accelerator.kind != "incubator" or not accelerator.name.endswith(_COURSES):
        return None
    for mention in mentions:
        firm = mention.kind in _RUN_BY_FIRMS and mention.member == "organisation"
        if firm and accelerator.name.startswith((f"{text[mention.start : mention.end]} ", f"{mention.name} ")):
            return mention
    words = accelerator.name.split(" ")
    leads = (vocabulary.organisations.get(" ".join(words[:cut])) for cut in range(len(words) - 1, 0, -1))
    entry = next((entry for entry in leads if entry is not None and entry.kind in _RUN_BY_FIRMS), None)
    return None if entry is None else replace(accelerator, name=entry.name, kind=entry.kind)


def _bears(name: str, mention: Mention) -> bool:
    """Whether the mention is a programme whose name the fund's begins with."""
    return mention.member == "programme" and name.startswith(f"{mention.name.split(' ')[0]} ")


def _manager(text: str, name: str, mentions: Sequence[Mention]) -> Mention | None:
    """The body whose very name a fund bears: "Harbour Fund VI" of "Harbour Fund", "HBF III" and "HBF Fund" of "HBF"."""
    numbered = _OF_A_SERIES.fullmatch(name)
    if numbered is None:
        return None
    owners = (numbered["owner"], name.rpartition(" ")[0])
    bodies = (m for m in mentions if m.member == "organisation" and m.name != name)
    return next((m for m in bodies if m.name in owners or text[m.start : m.end] in owners), None)


def _is_managed(name: str, topic: Mention) -> bool:
    """Whether the name is that of a numbered fund of the firm that the article is about."""
    numbered = _NUMBERED.fullmatch(name)
    if _NUMBERED.fullmatch(topic.name):
        return False
    return numbered is not None and name != topic.name and topic.name.split(" ")[0] == numbered["owner"]


def runner_told(mentions: Sequence[Mention], topic: Mention | None, vocabulary: Vocabulary) -> Mention | None:
    """Who runs the scheme that the text is about, where the place taken for its topic stands behind the scheme in a
    heading and only limits it ("Growth Vouchers: Greater London"); None where the text does not name who runs it."""
    if topic is None or topic.kind not in PLACES:
        return None
    for scheme, place in pairwise(mentions):
        limited = scheme.member == "programme" and place.name == topic.name and place.start - scheme.end == len(": ")
        entry = vocabulary.programmes.get(scheme.name) if limited else None
        if entry is not None:
            return next((mention for mention in mentions if mention.name == entry.operator), None)
    return None
