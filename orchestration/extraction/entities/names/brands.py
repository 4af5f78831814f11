"""Names without a head word of their own ("PayFern", "the Upscale programme"), told by what the text says of them.

A capitalised run is taken for a firm when its surroundings speak for one: a role ("chief executive of ..."), a noun
before it ("the accelerator ..."), an apposition (", the payments company"), a verb that firms are the subject of, a
business possession ("...'s staff of 40"), the form of a brand ("NCsoft", "Nanowell 9"), or coming again. It is taken
for a programme when a word for programmes stands beside it. Persons, and places behind "in", are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.brand_cues import (
    ENOUGH,
    has_form_of_brand,
    is_apposed_behind,
    is_coined,
    is_person,
    is_subject,
    names_firm_below,
)
from orchestration.extraction.entities.names.coverage import Cover
from orchestration.extraction.entities.names.demonyms import COUNTRIES
from orchestration.extraction.entities.names.discovery import in_title_case
from orchestration.extraction.entities.names.heads import (
    NO_BODY,
    OPENERS,
    ORGANISATION_HEADS,
    PROGRAMME_HEADS,
    is_concept,
    is_programme_compound,
    is_role,
)
from orchestration.extraction.entities.names.index import Word
from orchestration.extraction.entities.names.lead_ins import leading_names, priced_names
from orchestration.extraction.entities.names.surroundings import evidence, headline_kind, kind_of
from orchestration.extraction.entities.programme_names.programme_cues import tells_programme

_DOTTED = (  # "t.Hub", "Go:In", "X.factory"
    r"(?:[a-z]{1,2}[.:](?=[A-Z][a-z])|[A-Z][a-z]{1,3}:(?=[A-Z])|[A-Z]\.(?=[a-z]{3}))"
)
_CAPITAL = (  # also "iHub", "what3words", "i-Hub", "91APP", "co:bios", "BIO.NRW"
    rf"(?:{_DOTTED})?"
    r"(?:[A-Z\u00c0-\u00de]|(?<=[A-Z]\.)[a-z]|[a-z](?=[A-Z]|[a-z]{1,9}\d[a-z]{3}|-[A-Z][a-z])|\d{1,3}(?=[A-Z]{3})|[a-z]{2,3}:(?=[a-z]{3}))"
    r"[\w+]{0,60}+(?:-\w{1,60}+){0,6}(?:(?<=[A-Z\d])[.:][A-Z]{2,4}\b)?"
)
_NAME = re.compile(
    rf"\b(?:The )?{_CAPITAL}(?:[ ](?:&[ ])?{_CAPITAL}){{0,2}}(?:[ ]\d{{1,2}}(?![\w.,:]\d|[ ]?(?:%|per)))?"
)
_NO_PROGRAMME_WORDS = """
    PhD MBA IT ICT R&D EU UN VC AI IP Government State Master Land Federal SME SMEs CSR ESG
    """
_NO_PROGRAMME = frozenset(_NO_PROGRAMME_WORDS.split())
_NO_PROGRAMME_ALONE_WORDS = """
    Start-up Startup Start-Up Founder Incubator Incubation Accelerator Acceleration Business Enterprise Growth Angel
    Seed Venture Funding Support Training Loan Grant Talent Technology Innovation Export Mentoring Internship
    """
_NO_PROGRAMME_ALONE = frozenset(_NO_PROGRAMME_ALONE_WORDS.split())  # say only what kind of programme it is
_NO_FIRM_WORDS = """
    Firms Businesses Entrepreneurs Unicorns Spinouts Spin-outs Spin-offs Ventures Funds Backers Deals Angels Incubators
    Accelerators Universities Start-ups Scale-ups Enterprises Employees Women Men Teams Projects Exports Revenues
    PhD PhDs MBA MBAs IPO IPOs SME SMEs FDI GDP CEO CEOs ESOP ESOPs R&D Members Tenants Alumni Graduates Founders
    Startups Investees Companies Residents Participants Winners Incubatees Investors Fellows
    State Union Land City County Province Region Parliament Assembly Budget
    """
_NO_FIRM = frozenset(_NO_FIRM_WORDS.split())
_PERSON = re.compile(  # whose surname then stands alone: "Minister Asha Menon", "Asha Menon, general manager"
    r"\b(?:Minister|Premier|Mayor|Governor|Secretary|Professor|Mr|Mrs|Ms|Dr|Shri|Smt)\.? (?:[A-Z][\w.]* ){0,2}"
    r"(?P<last>[A-Z]\w+)|\b[A-Z][a-z]+ (?:[A-Z]\.? )?(?P<named>[A-Z][a-z]+), (?:the |an? |its )?(?:[a-z-]+ ){0,3}"
    r"(?:manager|director|president|executive|founder|co-founder|partner|chairman|chairwoman|minister|secretary|professor)\b"
)
_COMPASS = re.compile(r"(?:(?:North|South|East|West|Mid|Central)\w*[ -]?){1,2}|Midlands")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?: \d{1,2})?$")
_ARTICLES = (" the ", " a ", " an ", " this ", "The ", "This ")
_WHENCE = ("-based", "-headquartered", "-backed", "-owned", "-listed")  # "London-based NAME"
_SPACE = re.compile(" ")
_NUMBER = re.compile(r"[IVX]{1,4}|\d")
_SHORTEST = 4  # letters of a name
_SHORTEST_SECOND = 3  # letters of what follows a head word: "Enterprise Harwell", not "Fund I"


def brands(
    text: str, words: Sequence[Word], known: Sequence[Mention], headings: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Firms and programmes without a head word, outside the `known` mentions and the headings in title case; each at
    the places where the text tells what it is."""
    runs = list(_NAME.finditer(text))
    told_by = _Telling(text, words, runs, headings)
    prefixes = {mention.name[:cut] for mention in known for cut in _word_ends(mention.name)}
    named = {mention.name for mention in known}
    closed = Cover(text, known, in_title_case(text, headings))
    found = []
    for match in runs:
        if closed.covers(match.start(), match.end()):
            continue
        for start, end in _without_openers(text, *match.span()):
            short = text[start:end] in prefixes
            if short and (f"{text[start:end]} Fund" not in named or not is_apposed_behind(text, end)):
                continue  # short for a name that is known, not the firm that a fund bears the name of
            mention = told_by.programme(start, end) or told_by.firm(start, end)
            if mention is not None:
                found.append(mention)
    found = _in_full(found, {run.group() for run in runs})
    items = [m for m in leading_names(text, told_by.common) if not told_by.is_person(m.name)]
    found += [m for m in items if not closed.touches(m.start, m.end) and not told_by.in_heading(m.start)]
    taken = {mention.start for mention in known}
    found += [m for m in priced_names(text, told_by.common) if m.start not in taken]
    found += told_by.headed(taken, {mention.name for mention in found})
    kinds = {m.name: m.kind for m in reversed(found) if m.kind != "company"}  # told in one place, meant in all
    found = [replace(m, kind=kinds.get(m.name, m.kind)) for m in found]
    programmes = {mention.name for mention in found if mention.member == "programme"}
    return [m for m in found if m.member == "programme" or m.name not in programmes]


class _Telling:
    """What an article tells of its capitalised runs."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        runs: Sequence[re.Match[str]],
        headings: Sequence[tuple[int, int]],
    ) -> None:
        self._text, self._headings = text, headings
        longer = [run.group() for run in runs if " " in run.group()]
        self._counts = Counter([word.text for word in words])
        self.common = {word for word in self._counts if word.islower()}
        self._counts.update(longer)
        within = {run.group() for run in runs if _stands_within(text, run.start())}
        self._persons = {match["last"] or match["named"] for match in _PERSON.finditer(text)}
        self._persons.update(run.group() for run in runs if is_person(text, *run.span()))
        self._alone = within - {word for run in longer for word in run.split(" ")[1:]}  # no surname, no end of a name

    def programme(self, start: int, end: int) -> Mention | None:
        """The run as a programme, where a word for programmes stands beside it."""
        name = self._text[start:end]
        common = name.lower() in self.common and name.isalpha()
        if common and self._text[end : end + 1] not in '\u201d"':
            return None
        if name in _NO_PROGRAMME_ALONE or name.split(" ")[0] in _NO_PROGRAMME or name.split(" ")[-1] in PROGRAMME_HEADS:
            return None
        if not is_programme_compound(name.rsplit(" ", 1)[-1]) and not tells_programme(self._text, start, end):
            return None
        return Mention(start, end, name, "programme", "programme", source="discovered")

    def firm(self, start: int, end: int) -> Mention | None:
        """The run as a firm, where the evidence is enough for one; in a heading verbs and numbers are none."""
        name = self._text[start:end]
        single = " " not in name
        if (
            name in _NO_FIRM
            or name in COUNTRIES
            or is_role(name)
            or is_concept(name)
            or name in self._persons
            or name.endswith("shire")  # a county
            or _COMPASS.fullmatch(name)
            or name.rsplit(" ", 1)[-1] in NO_BODY
            or _MONTH.match(name)
            or (single and (name.lower() in self.common or name.endswith("ly") or self._is_short(start, end)))
        ):
            return None
        told = evidence(self._text, start, end, name.lower() in self.common)
        headline = headline_kind(self._text, start, end)
        if headline is not None:
            return Mention(start, end, name, "organisation", headline, source="discovered")
        if told == 0 and name in self._alone and not name.isupper() and is_subject(self._text, end):
            told = 1  # it does something, and comes again without an article
        if told == 0 and is_coined(name) and (start == 0 or self._counts[name] > 1 or is_subject(self._text, end)):
            told = 1  # "BioCityCube ready for tenants"
        brand = has_form_of_brand(name)
        if told <= 0 or told + brand + (self._counts[name] > 1) < ENOUGH:
            return None
        if told < ENOUGH and ((single and name.endswith("s") and not brand) or self.in_heading(start)):
            return None  # a plural that begins its sentence
        return Mention(start, end, name, "organisation", kind_of(self._text, start, end), source="discovered")

    def _is_short(self, start: int, end: int) -> bool:
        """Whether a word is too short for a name; three capitals are one where an apposition tells so."""
        if end - start == _SHORTEST - 1 and self._text[start:end].isupper():
            return not is_apposed_behind(self._text, end)
        return end - start < _SHORTEST

    def headed(self, taken: Container[int], found: Container[str]) -> Iterator[Mention]:
        """Headings that are nothing but a firm's name: told by a firm in the line below, or by its short name found."""
        for start, end in self._headings:
            match = _NAME.fullmatch(self._text, start, end)
            if match is None or start in taken or match.group().lower() in self.common or match.group()[-1].isdigit():
                continue
            first = match.group().split(" ")[0]
            kind = headline_kind(self._text, start, end)
            if kind or (first != match.group() and first in found) or names_firm_below(self._text, end):
                yield Mention(start, end, match.group(), "organisation", kind or "company", source="discovered")

    def is_person(self, name: str) -> bool:
        """Whether the text tells of a person of that name."""
        return name in self._persons

    def in_heading(self, place: int) -> bool:
        """Whether the character at `place` is one of a heading."""
        number = bisect_right(self._headings, (place, len(self._text))) - 1
        return number >= 0 and place < self._headings[number][1]


def _stands_within(text: str, start: int) -> bool:
    """Whether a word in small letters that is no article stands before the run."""
    if start < 2 or text[start - 1] != " " or not text[start - 2].islower():
        return False
    return not text.endswith(_ARTICLES, max(0, start - 6), start)


def _in_full(found: Sequence[Mention], runs: set[str]) -> list[Mention]:
    """The firms found, with the first or the last word of one that is named in full taken for its short name: "Arden"
    is "Arden IP", "the Depot" is the "Harbour Depot"."""
    firms = sorted({m.name for m in found if m.member == "organisation" and " " in m.name}, reverse=True)
    first = {m.name: m.start for m in reversed(found)}
    full = {n.split(" ")[0]: n for n in firms if first[n] <= first.get(n.split(" ")[0], first[n])}  # told in full first
    single = {m.name for m in found if m.member == "organisation" and " " not in m.name}
    for run in sorted(runs):
        words = [word for word in run.split(" ") if word not in OPENERS and not word.endswith(_WHENCE)]
        if len(words) == 2 and words[1] in single:
            full.setdefault(words[1], " ".join(words))
    return [replace(m, name=full.get(m.name, m.name)) if m.member == "organisation" else m for m in found]


def _word_ends(name: str) -> Iterator[int]:
    """Where the words of the name end but the last; a fund told only by its number is no name of another word."""
    return (match.start() for match in _SPACE.finditer(name) if not _NUMBER.fullmatch(name, match.end()))


def _without_openers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without the function words that only begin its sentence; nothing where no name is left."""
    words = text[start:end].split(" ")
    while words and (words[0] in OPENERS or words[0].endswith(_WHENCE)):
        start += len(words.pop(0)) + 1
    led = words and words[0] in ORGANISATION_HEADS and (len(words) == 1 or len(words[1]) < _SHORTEST_SECOND)
    if words and len(text[start:end]) > 2 and not led:
        yield start, end
