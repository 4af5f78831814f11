"""Finds proper names that the vocabulary lacks: runs of capitalised words that a head word tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.coverage import Sweep
from orchestration.extraction.entities.names.heads import (
    LEADING_HEADS,
    LEGAL_FORMS,
    OPENERS,
    ORGANISATION_HEADS,
    PROGRAMME_HEADS,
    TITLES,
    compound_kind,
)
from orchestration.extraction.entities.names.kinds import BEFORE_PLACE, OFFICES, lowered, named
from orchestration.extraction.entities.names.pieces import pieces

_JOINERS = (  # no bare "the"
    r"(?:(?:of|for|and|&|de|des|der|für|und|zu|zur|am|an|im|on|in|di|del|da|la)[ ](?:(?:the|der|la)[ ])?)?"
)
_SAINT = (  # "St John's Innovation Centre"
    r"(?:St\.? [A-Z]\w{1,40}['\u2019]s|(?:King|Queen|Women)['\u2019]s|Xi['\u2019]an)(?= [A-Z])"
)
_WORD = (  # also "iDreamSky"
    r"(?<!\w)(?:[a-z]{1,2}(?=[A-Z]))?"
    r"[A-Z\u00c0-\u00de][\w&+]{0,60}+(?:(?:-|/(?=[A-Z]))\w{1,60}+){0,6}(?:(?<=s)['\u2019](?= [A-Z])|-(?= und ))?"
)
_CAPITAL = rf"(?:{_SAINT}|{_WORD})"
_RUN = re.compile(rf"{_CAPITAL}(?:[ ]{_JOINERS}(?:{_CAPITAL}|\d{{1,2}}(?=[ ][A-Z])))+")
_PORTFOLIO = re.compile(  # "Ministry of Land, Infrastructure and Transport"
    rf"(?:Senate )?(?:Ministry|Department|Committee|Secretariat|Ministries|Ministerium) (?:of|for|für) {_CAPITAL}"
    rf"(?: {_CAPITAL})?(?:, {_CAPITAL}(?: {_CAPITAL})?)+,? (?:and|&|und) {_CAPITAL}(?: {_CAPITAL})?"
)
_COUNCIL = re.compile(
    rf"(?P<place>{_CAPITAL}(?: (?:& |and |upon )?{_CAPITAL}){{0,2}})(?: city| borough| county| district)? council\b"
)
_SCHEME = re.compile(  # "its Learn to Earn programme"
    r"(?:\b(?:its|their|our|[Tt]he)|['\u2019]s)"
    rf" (?P<name>{_CAPITAL} (?:in|to|for|on|with|of) {_CAPITAL}(?: {_CAPITAL})?)"
    r" (?:programme|program|scheme|initiative)\b"
)
_FUND_OF_FUNDS = re.compile(r"\b[Ff]und[- ]of[- ][Ff]unds\b")
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]heir|\w+['\u2019]s)\s(?:[a-z-]+\s)?$")
_BOROUGH = re.compile(
    rf"(?:London|Royal|Metropolitan) Borough of {_CAPITAL}(?: (?:and|&|upon) {_CAPITAL}| {_CAPITAL})*"
)
_BRACKETED = re.compile(  # "China (Liaoning) Pilot Free Trade Zone"
    rf"(?P<first>{_WORD}) \([A-Z][a-z]{{2,20}}(?: [A-Z][a-z]{{2,20}})?\) (?P<behind>{_WORD}(?: {_WORD}){{1,4}})"
)
_INDEFINITE = re.compile(r"\b(?:a|an|each|every|another)\s\Z", re.IGNORECASE)
_LEGAL_FORM = re.compile(rf",? (?:{'|'.join(sorted(LEGAL_FORMS))})\b", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?<![\w-])(?!from\b|with\b|into\b|over\b|und\b)[a-z]{4,}\b")  # of a heading like a sentence
_OF_A_SITE = re.compile(r" (?:campus|site|base|cluster|zone|park|industry|sector)\b")  # "the Tainan Biomedical campus"
_SITES = frozenset(("science_park", "incubator", "organisation"))  # kinds of bodies that lie somewhere
_OF = " of "
_OF_REGION = re.compile(r" of (?:the (?:(?:[Ff]ederal )?[Ss]tate|Land|[Pp]rovince) of )?")
_VCT_NUMBER = re.compile(r"(?<=VCT) \d{1,2}(?!\w|[.,]\d|%)")
_OF_PLACE = frozenset(("de", "di", "del", "zu"))
_OFFICES = ("Ministry of ", "Ministry for ", "Department of ", "Department for ")
_SECTIONS = frozenset(("Programme", "Program", "Scheme", "Initiative", "Competition", "Fellowship", "Challenge"))
_TOP = 4  # characters before a title
_NO_TITLE = frozenset(
    ["About", "News", "Annual", "Venture", "Risk", "Seed", "Human", "Press", "Policy", "Weekly", "Monthly"]
)
_HEADING_OFFICES = OFFICES | {"Government"}  # that open the heading of a section on them: "Government of Tyrol"
_NO_NAME = frozenset(("A", "AN", "ITS", "TO", "AS", "WITH", "AFTER", "IS", "ARE", "FROM", "BY", "THEIR", "NEW", "MORE"))
_RUN_WINDOW = 80  # characters before a mention in which its run may begin


def discover(text: str, known: Sequence[Mention], headings: Sequence[tuple[int, int]]) -> list[Mention]:
    """Proper names with a head word, outside the headings, that no known mention covers.

    A run that begins with a known name and goes on to a head word of its own is another body ("Tsinghua" is a
    university, "Tsinghua Alumni Association" an association) and is given although it overlaps that mention.
    """
    councils = _COUNCIL.finditer(text) if "council" in text else ()
    regions = {mention.start: mention.end for mention in known if mention.kind == "region"}
    spans = [_of_region(text, *match.span(), regions) for match in _PORTFOLIO.finditer(text)]
    offices = (m for m in known if m.kind == "government" and text.startswith(_OFFICES, m.start))
    spans += [span for m in offices if (span := _of_region(text, m.start, m.end, regions))[1] > m.end]
    spans += [match.span() for match in (*councils, *_BOROUGH.finditer(text))]
    found = [
        Mention(start, end, text[start:end], "organisation", "government", source="discovered")
        for start, end in spans
        if text[start:end].split(" ")[0] not in OPENERS
    ]
    found += [
        Mention(*match.span("name"), match["name"], "programme", "programme", source="discovered")
        for match in _SCHEME.finditer(text)
        if named(match["name"]) is None
    ]
    found += [
        Mention(*match.span(), "Fund of Funds", "programme", "programme", source="discovered")
        for match in _FUND_OF_FUNDS.finditer(text)
        if _DEFINITE.search(text, max(0, match.start() - 30), match.start())
    ]
    return [*found, *_bracketed(text), *_runs(text, known, headings)]


def _bracketed(text: str) -> Iterator[Mention]:
    """The bodies with a place in brackets in their names."""
    for match in _BRACKETED.finditer(text) if ") " in text else ():
        found = named(f"{match['first']} {match['behind']}")
        if found is not None and found[0] == "organisation" and match["first"] not in OPENERS:
            yield Mention(*match.span(), match.group(), *found, source="discovered")


def _of_region(text: str, start: int, end: int, regions: Mapping[int, int]) -> tuple[int, int]:
    """The span of an office with the region that it is of: "Ministry of Economy, Labour and Tourism of Hesse"."""
    match = _OF_REGION.match(text, end)
    return start, end if match is None else regions.get(match.end(), end)


def _runs(text: str, known: Sequence[Mention], headings: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    starts = {mention.start: mention for mention in known}
    covered = Sweep([(mention.start, mention.end) for mention in known])
    closed = Sweep(headings)
    ends = {mention.end: mention for mention in known}
    for match in _RUN.finditer(text):
        if closed.touches(match.start(), match.end()) and not _names_in_heading(text, match, headings):
            continue
        for start, end in pieces(text, match.start(), match.end()):
            found = named(text[start:end])
            if found is None:
                continue
            mention = starts.get(start)
            new_fund = found[1] == "investor" and mention is not None and mention.kind in PLACES
            if not new_fund and _INDEFINITE.search(text, max(0, start - 9), start):
                continue
            if found[1] == "company" and (_OF_A_SITE.match(text, end) or " in " in text[start:end]):
                continue  # "Londoners Work in Technology"
            if mention is not None and (
                mention.end >= end or _only_says_programme(text, mention, end) or text.startswith(" of ", mention.end)
            ):
                continue  # "the Atal Innovation Mission of NITI Aayog" is no other body
            last = text[start:end].rsplit(" ", 1)[-1].rstrip(".")
            legal = _LEGAL_FORM.match(text, end) or last.casefold() in LEGAL_FORMS
            inside = mention is None and covered.touches(start, end)
            lengthens = _lengthens(text[start:end], ends.get(end)) or _holds_places(start, end, known)
            if inside and not legal and not lengthens:
                continue
            numbered = _VCT_NUMBER.match(text, end)
            if numbered is not None:
                yield Mention(start, numbered.end(), text[start : numbered.end()], *found, source="discovered")
                continue
            end = _without_country(text, start, end, ends.get(end), found[1])
            found = named(text[start:end]) or found
            yield Mention(start, end, proper_name(text[start:end]), *found, source="discovered")


def _only_says_programme(text: str, known: Mention, end: int) -> bool:
    """Whether a known programme's name goes on to `end` only with what it is: "the Seed Fund for Founders Scheme"."""
    return known.member == "programme" and text[known.end : end].strip() in PROGRAMME_HEADS


def _names_in_heading(text: str, match: re.Match[str], headings: Sequence[tuple[int, int]]) -> bool:
    """Whether the run in a heading in title case is a name: told by a firm's legal form, as a whole title, or by its
    capitals ("HARBOUR ROW CAPITAL", not "INDIA OPENS AN INCUBATOR")."""
    run = match.group()
    if run.isupper():
        return _NO_NAME.isdisjoint(run.split(" "))
    formed = run.rsplit(" ", 1)[-1].casefold() in LEGAL_FORMS or _LEGAL_FORM.match(text, match.end()) is not None
    office = run.split(" ")[0] in _HEADING_OFFICES and match.span() in headings
    return formed or office or _is_title(match, headings) or _heads_scheme(match, headings)


def _is_title(match: re.Match[str], headings: Sequence[tuple[int, int]]) -> bool:
    """Whether the run is the whole title at the top of the text: "Harbour Row Capital"."""
    if match.start() > _TOP or match.span() not in headings:
        return False
    words = match.group().split(" ")
    return words[0] not in _NO_TITLE and all(word[0].isupper() for word in words)


def _heads_scheme(match: re.Match[str], headings: Sequence[tuple[int, int]]) -> bool:
    """Whether the run is the whole heading of a section on a scheme: "Harbour Residency Programme"."""
    words = match.group().split(" ")
    return len(words) > 2 and words[-1] in _SECTIONS and match.start() > _TOP and match.span() in headings


def _lengthens(name: str, known: Mention | None) -> bool:
    """Whether the name is that of another body than the known one it ends in: "Kestrel IP Group" is not "IP Group".

    Not so where what comes before is a title ("Premier Li") or a body of its own, told by "of" or "and". A head word
    of another kind before it tells too: "Start-up Centre Adlershof" is not the park of Adlershof.
    """
    if known is None or known.member != "organisation":
        return False
    if name.endswith(" VCT"):
        return True  # "Kestrel Growth VCT" is not the trusts of that form
    before = name[: len(name) - (known.end - known.start)].split()
    head = ORGANISATION_HEADS.get(before[-1].rsplit("-", 1)[-1]) if before else None
    led = len(before) > 1 and before[-1] in LEADING_HEADS  # "Business Angels Netzwerk Saarland"
    if led or (head in BEFORE_PLACE and head != known.kind) or any(map(compound_kind, before)):
        return True
    if known.kind in PLACES:
        if len(before) > 1 and before[-1] in _OF_PLACE and before[0] in LEADING_HEADS:
            return True  # "Parc Científic de Barcelona"
        return len(before) > 1 and before[-1] == "of" and before[-2] in ORGANISATION_HEADS  # "University of Bremen"
    return len(before) == 1 and before[0][0].isupper() and before[0] not in TITLES


def _holds_places(start: int, end: int, known: Sequence[Mention]) -> bool:
    """Whether all that is known within the name are places: "Science Park of Harbin Institute of Forestry"."""
    first = bisect_left(known, start, key=lambda mention: mention.start)
    behind = bisect_left(known, end, key=lambda mention: mention.start)
    within = known[first:behind]
    return bool(within) and all(m.kind in PLACES and m.start > start and m.end < end for m in within)


def _without_country(text: str, start: int, end: int, last: Mention | None, kind: str) -> int:
    """The end of a site's name without the country that only says where it is: "Marine Incubation Center of Taiwan"."""
    if last is None or last.kind != "country" or kind not in _SITES or not text.endswith(_OF, start, last.start):
        return end
    whole = last.start - len(_OF)
    return whole if named(text[start:whole]) is not None else end


def in_title_case(text: str, headings: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The headings whose capitals tell nothing, since every longer word has one."""
    return [span for span in headings if _SMALL_WORD.search(text, *span) is None]


def capitalised_run(text: str, start: int, end: int) -> tuple[int, int]:
    """The run of capitalised words around a mention, without its opening function words; itself where there is none."""
    for match in _RUN.finditer(text, max(0, start - _RUN_WINDOW), end):
        if match.start() <= start and match.end() >= end:
            return next(((s, e) for s, e in pieces(text, match.start(), match.end()) if s <= start < e), (start, end))
    return start, end


def proper_name(name: str) -> str:
    """The name without its legal form, and in title case where it is printed in capitals."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].rstrip(".,").casefold() in LEGAL_FORMS:
        words.pop()
    if name.isupper() and len(name) > 8:
        words = [lowered(word) for word in words]
    return " ".join(words)
