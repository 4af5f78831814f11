"""Cuts a run of capitalised words to the names in it: without what only leads up to one or follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.entities.names.heads import (
    LEGAL_FORMS,
    OPENERS,
    ORGANISATION_HEADS,
    PROGRAMME_HEADS,
    compound_kind,
    is_concept,
)
from orchestration.extraction.entities.names.kinds import OFFICES, named

_SPLIT = re.compile(r" (?:and the|and|&|in|for|on|of(?: the)?) ")
_WHENCE = re.compile(  # "Taichung City-based", "State-run": before the name of a body; not "Science-based"
    r"(?<!Science)(?<!Knowledge)(?<!Technology)-(?:based|headquartered|backed|funded|owned|run|led|listed|born|supported|founded"
    r"|developed)$"
)
_MONEY = frozenset(("Rs", "NT", "US", "HK", "INR", "USD", "EUR", "GBP", "CNY", "RMB", "TWD", "Pounds", "Euro"))
_OF = (" of ", " of the ")
_FOR_WORDS = """
    Institute Centre Center Society Academy Foundation Ministry Department Office Agency Authority Commission
    Directorate Administration Secretariat
    """
_FOR = tuple(f" {word}" for word in _FOR_WORDS.split())
_TRUST = "VCT"  # that ends a trust's name
_UNIVERSITY = re.compile(
    r"(?!Technology|Science|Engineering)(?:[A-Z]\w+ ){1,2}(?:College|University)\b|University of [A-Z]"
)
_OF_A_BODY_WORDS = """
    Firms Companies Startups Start-ups Tenants Founders Entrepreneurs Investors Enterprises Businesses Employees Staff
    Students Researchers Visitors Members Residents Jobs Exports Revenue Revenues Turnover Output Sales Investment
    Investments Funding Growth Work Construction Rents Space Figures Data Statistics Capital
    CEO CFO CTO COO Chairman Chairwoman President Vice-President Co-founder
    """
_OF_A_BODY = frozenset(_OF_A_BODY_WORDS.split())  # "Firms in Kestrel Park", "CEO of Kestrel Bank"
_FIELDS = frozenset(
    ("Technology", "Innovation", "Research", "Media", "Software")
)  # of a site, as well as ends of firms
_SITE_BEHIND = re.compile(
    r"(?:Founders?|Start-?[Uu]ps?|Incubat\w+|Business|Innovation|Science|Enterprise)"
    r" (?:Park|Centre|Center|Zone|Campus|Hub)"
)
_FIELD = re.compile(  # what a body works in, rather than where: "Centre for Research in Genomics"
    r"\w*(?:olog(?:y|ies)|omics|icine|eering|uting|uring|ysics|istry|ematics|onics)\b|(?:Science|Research|Business|Trade"
    r"|Energy|Health|Law|Design|Education|Industry|Art|Social|Public|Applied|Advanced|Artificial|Data|Life|Food|AI)"
)
_FIELDS_OF_BODIES = frozenset(("House", "School", "Faculty", "Friends", "Guild", "Order", "Court", "State", "City"))
_COINED = re.compile(r"[a-z][A-Z]")
_LINKS = frozenset(("of", "the", "for", "and", "&", "in", "on"))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without its opening function words, cut at "and" where what stands before is a whole name."""
    start, end = _trimmed(text, start, end)
    words = text[start:end].split(" ")
    office = words[0] in OFFICES
    for match in _SPLIT.finditer(text, start, end):
        place = match.group() == " in " and _FIELD.match(text, match.end()) is None
        if office and not place and text[match.end() : end].split(" ", 1)[0] not in OFFICES:
            continue  # "Department of Technology and Trade"
        before = text[start : match.start()]
        behind = text[match.end() : end]
        if match.group() in _OF and _is_scheme_of(before, behind):
            yield start, match.start()
            start = match.end()
            continue
        if match.group() == " of ":
            if _is_person(before) and named(behind) is not None:
                start = match.end()  # "Asha Menon of Kestrel Ventures"
            continue
        if _is_whole(before, match.group(), behind):
            if match.group() != " of the ":  # a department of another body is no body of its own
                yield start, match.start()
            start = match.end()
        elif match.group() == " of the ":  # nor is what is no body the beginning of a name
            start = match.end()
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without what leads up to the name, without money behind it, and up to its legal form."""
    words = text[start:end].split(" ")
    first, begun = 0, False
    while first < len(words) and (words[first] in OPENERS or (begun and words[first] in _LINKS)):
        first, begun = first + 1, True
    if (
        words[first : first + 1]
        and words[first] in _OF_A_BODY
        and words[first + 1 : first + 2] in (["in"], ["of"], ["at"])
    ):
        first += 2 + (words[first + 2 : first + 3] == ["the"])
    for place in range(len(words), first, -1):
        if _WHENCE.search(words[place - 1]):
            first = place
            break
    last = next((at for at in range(first + 1, len(words)) if _dates(words[at - 1], words[at])), len(words) + 1) - 1
    if last > first and words[last - 1] in _MONEY:  # "Harbour Hub and Rs 5 crore"
        while last > first and (words[last - 1] in _MONEY or words[last - 1].islower()):
            last -= 1
    for place in range(first + 1, last):
        if words[place].rstrip(".,").casefold() in LEGAL_FORMS:
            last = place + 1  # "Kestrel Limited of Cardiff"
            break
    start += sum(len(word) + 1 for word in words[:first])
    return start, start + len(" ".join(words[first:last]))


def _are_two(before: str, behind: str) -> bool:
    """Whether "and" joins two names, the first of them a coined word ("PayFern and Kestrel Bank") or both German
    compounds ("Innovationsfonds Bayern and Wachstumsfonds Bayern")."""
    if " " not in before and _COINED.search(before) is not None:
        return named(behind) is not None
    return compound_kind(before.split(" ")[0]) is not None and compound_kind(behind.split(" ")[0]) is not None


def _is_scheme_of(before: str, behind: str) -> bool:
    """Whether a scheme stands before "of": "the Founders Programme of the Authority", "the Bridge Fund of the Bank of
    X"."""
    last = before.rsplit(" ", 1)[-1]
    return " " in before and (last in PROGRAMME_HEADS or (last == "Fund" and named(behind) is not None))


def _is_person(before: str) -> bool:
    """Whether what stands before "of" may be a person's name: two words, neither of them one of bodies' names."""
    words = before.split(" ")
    plain = all(word[1:].islower() and word.isalpha() for word in words)
    told = not ORGANISATION_HEADS.keys().isdisjoint(words) or any(map(compound_kind, words)) or is_concept(before)
    return len(words) == 2 and plain and not told and _FIELDS_OF_BODIES.isdisjoint(words)


def _dates(link: str, word: str) -> bool:
    """Whether the two words only say when: "on Thursday"."""
    return link in ("on", "in") and word in OPENERS


def _is_whole(before: str, joiner: str, behind: str) -> bool:
    """Whether what stands before "and" or "of the" is a name of its own."""
    if joiner == " and the ":
        found = named(behind)
        return named(before) is not None or (found is not None and found[1] != "organisation")
    if joiner == " and " and before.startswith("University of ") and _UNIVERSITY.match(behind):
        return True
    if behind.endswith(_TRUST):
        return False  # "Kestrel Technology & General VCT"
    if joiner == " for " and (before.endswith(_FOR) or named(behind) is None):
        return False  # "Kestrel Institute for Medical Sciences and Technology", "Cardiff Office for Cyber Progress"
    if joiner == " in " and _FIELD.match(behind) is None and named(before) is not None:
        return True  # "Technologiepark Karlsruhe in Karlsruhe"
    last = before.rsplit(" ", 1)[-1]
    if joiner == " and " and _are_two(before, behind):
        return True
    if joiner == " and " and last in _FIELDS and _SITE_BEHIND.fullmatch(behind):
        return False  # "Garching Technology and Founders Centre"
    return last in ORGANISATION_HEADS and " " in before
