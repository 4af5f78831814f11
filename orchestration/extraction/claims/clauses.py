"""Clauses of a sentence and their finite verbs: which verb governs a place in the text, and its tense or mood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

VerbKind = Literal["past", "perfect", "present", "future", "modal", "plan", "expect", "pledge", "report"]


_REACH = 600  # characters: a sentence that runs on longer is a list or a table


class Verb(NamedTuple):
    """A finite verb group, or a word that sets the mood of what follows ("plans to", "expected", "pledged")."""

    start: int
    end: int
    kind: VerbKind


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one sentence as half-open spans in order, its relative clauses between commas, its verbs."""

    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    asides: tuple[tuple[int, int], ...]
    relatives: tuple[int, ...]  # where "which", "who", "whose" and "whom" stand
    verbs: tuple[Verb, ...]

    def index_at(self, position: int) -> int:
        """Number of the clause that holds the character at `position`."""
        return max(0, bisect_right(self.starts, position) - 1)

    def verbs_near(self, start: int, end: int) -> tuple[Verb, ...]:
        """The verbs no further from the words `start` to `end` than a clause may reach."""
        first = bisect_left(self.verbs, start - _REACH, key=lambda verb: verb.start)
        last = bisect_right(self.verbs, end + _REACH, key=lambda verb: verb.start)
        return self.verbs[first:last]

    def governing_verb(self, start: int, end: int) -> Verb | None:
        """The finite verb that governs the words `start` to `end`: the last before them in their clause, else the
        first behind them in it, else the last of an earlier clause, else the first of a later one."""
        lower, upper = self.spans[self.index_at(start)]
        usable = [verb for verb in self.verbs_near(start, end) if not self._closed_off(verb, start)]
        told = [verb for verb in usable if lower <= verb.start and verb.end <= start]
        before = [verb for verb in told if verb.kind != "report"]
        behind = [verb for verb in usable if end <= verb.start < upper and not self._in_relative(end, verb)]
        if before and not (behind and told[-1].kind == "report"):  # "when it began, it said that 5 million would"
            return before[-1]
        if behind:
            return behind[0]
        earlier = [verb for verb in usable if verb.start < lower and verb.kind != "report"]
        if earlier:
            return earlier[-1]
        return next((verb for verb in usable if verb.start >= upper and not self._in_relative(end, verb)), None)

    def _in_relative(self, end: int, verb: Verb) -> bool:
        place = bisect_left(self.relatives, end)
        return place < len(self.relatives) and self.relatives[place] <= verb.start

    def _closed_off(self, verb: Verb, position: int) -> bool:
        place = bisect_right(self.asides, verb.start, key=lambda aside: aside[0]) - 1
        if place < 0:
            return False
        start, end = self.asides[place]
        return start <= verb.start < end and not start <= position < end


_BOUNDARY = re.compile(
    r"[;:]\s|,\s(?=(?:and|but|so|yet|or(?!\s\d))\s)|,?\s(?=(?:while|whereas|although|though|but|because)\s)"
)
_DASH = re.compile(r"\s[-–—]{1,3}\s")
_ASIDE = re.compile(
    r",\s(?:which|who|whose|whom|where|(?:founded|established|launched|created|opened|set\sup|started|born)\s(?:in|on"
    r"|by))"
    r"\b(?:[^,;()]|(?<=\d),(?=\d)){0,160},(?!(?<=\d,)\d)|\([^()]{0,200}\)|\s[-–—]{1,3}\s[^;]{1,160}?\s[-–—]{1,3}\s"
)

_RELATIVE = re.compile(  # and "as will 11 of the others", which tells nothing of what stands before
    r"\b(?:which|who|whose|whom|(?<=[a-z]{3}[^d]\s)that(?=\s(?:the|it|they|he|she|its)\s)|as(?=\s(?:will|would)\s)|(?:the|its|their|our)\s(?:point|idea|aim|task|goal|purpose|job|plan|object)(?=\s(?:is|are)\sto\s))\b"
)

_ADVERB = r"(?:\s(?:not|so\sfar|now|also|already|since|so|to\sdate|only|\w+ly))"
_PARTICIPLE = (
    r"(?:\w+ed|\w+en|done|made|held|won|come|gone|begun|become|sold|bought|brought|built|spent|drawn|run|led|paid"
    r"|sent|lent"
    r"|left|lost|found|got|put|set|hit|cut|kept|met|shown|grown|had|stood|sought|thought|told|said|read|shrunk|sunk"
    r"|hosted)"
)
_MOODS = (
    r"(?P<plan>\b(?:(?:has|have|had|is|are|was|were)\s(?:also\s|now\s|been\s)?)?(?:[Pp]lans?|planned|planning|wish(?:es|ed)?|aims?"
    r"|aimed|aiming|intends?|intended|intending|hopes?|hoped|hoping|seeks?"
    r"|seeking|wants?|targets|targeting|targeted|aspires?|proposes?|proposed|strives?|plan"
    r"|plans)\s(?:\w+\s){0,1}?(?:to|at|for)\b"
    r"|\b(?:(?:has|have|had)\s)?set\s(?:itself|themselves|himself|herself)\s(?:the\s)?(?:task|goal|aim|target)\s(?:of|to)\b"
    r"|\bmeans?\sto\b(?=\s[a-z])|\bwants?\b(?=\s(?:to|the|its|an?|\W?\d|more|about|over|up|half|all|most|every|one|two|three|four|five|six|seven|eight|nine|ten|at\sleast)\b|\s\W?\d)|\b(?:targets|is\starget(?:ing|ed)"
    r"|(?:envisage|envision|foresee)s?(?!\s(?:an?\s|the\s)?(?:[a-z]+\s)?(?:revenues?|sales|turnover|growth|demand|exports|rise|increase)\b)|envisaged|envisioned|foresaw|(?<=\bplans\s)provides?\sfor)\b"
    r"|\bplans\b(?=\s\W?\d|\s(?:Rs|[A-Z]{2,3}\$?)[\s.]?\d|\s(?:an?|the|\W?\d+|new|its|for|up\sto|over|about|more|some|two|three|four|five|six|seven|eight"
    r"|nine|ten)\b)"
    r"|\b(?:plan|goal|aim|target|objective|ambition|vision|mission|purpose|idea|point|task)\s(?:[a-z]+\s){0,3}?(?:is|was)\s(?:to|for|that)\b"
    r"|\b(?:goals?|targets?|aims?|objectives?|ambitions?)\s(?:of|to|for)\b|\bwith\s(?:the|a)\sview\s(?:of|to)\b"
    r"|\b(?:is|are|was|were)\s(?:also\s|now\s|still\s)?trying\sto\b"
    r"|\b(?:seek(?:s|ing)?|ey(?:es|eing))\b(?=\s(?:(?:an?|another|up\sto|about|around|some|over|more|at\sleast)\s|[$€£₹¥]|\d|[A-Z]{2,3}[$\s\d]))"
    r"|\blooking\s(?:for|to(?!wards)|at\s(?=\w+ing\b))\b"
    r"|(?=[ahiw])(?:(?:is|are|was|were|ha(?:s|ve)\sbeen)\s(?:also\s|now\s|already\s|being\s)?(?:working|pushing|bidding|striving|preparing|gearing\sup|campaigning"
    r"|determined|keen|eager|anxious|supposed|asked|told|instructed|on\sa\smission)\sto\b(?=\s[a-z])"
    r"|ha(?:s|ve|d)\s(?:now\s|also\s|since\s|first\s|originally\s)?set\sout\sto\b|(?:is|are)\s(?:meant|intended|designed|laid\sout)\sto\s(?=h[oe]|acc|seat|bring|creat|reach|grow|train|turn\sout|produc|employ|house|double|raise)|(?:is|was)\shoped\b)"
    r"|(?=[chsw])(?:sets?\sout\sto\b|would\slike\sto\b|sights\s(?:set\s|firmly\s)?on\b|hopes?\sof\s(?=\w+ing\b)"
    r"|calls?\sfor\b(?=\s(?:\W?\d|an?\s|up\sto\s|at\sleast\s|two|three|four|five|six|seven|eight|nine|ten))))"
    r"|(?P<expect>\b(?:(?:(?:has|have|had|is|are|was|were)\s(?:also\s|now\s|been\s|widely\s)?)?(?:expect(?:ed|s|ing)?"
    r"|forecasts?|forecasted|forecasting|project(?:ed|s)\sto|projects\s(?=that|an?\b|\d|growth|sales|revenues?|turnover|exports|demand)"
    r"|predict(?:ed|s|ing)?|anticipat(?:ed|es|ing))|(?:is|are)\slikely|likely\sto|(?:is|are)\sestimated\sto\s(?:reach"
    r"|grow|rise|exceed)"
    r"|(?:is|are)\spossible|foresees?(?=\s)|sees?\s(?=\W?\d[\d.,]*(?:\s?%|\sper\s?cent)\s(?:growth|rise|increase))|(?<=[a-z]\s)sees?\s(?=(?:[a-z]+\s){1,3}(?:grow|ris|climb|reach|hitt|increas|expand|doubl|fall)ing\b)|(?:(?:is|are|looks?)\s(?:set|poised)|(?:is|are)\s(?:widely\s)?tipped|(?:is|are)\sbound|stands?)\sto(?=\s[a-z])|(?:is|are)\son\s(?:track|course)\s(?:to|for)"
    r"|(?:reckon(?:s|ed|ing)?\s(?:with|on)|count(?:s|ed|ing)\son|bank(?:s|ed|ing)\son|looks?\s(?:to\ssee(?!\s(?:what|whether|if|how|who|which|where)\b)|forward\sto)|looks?\sfor\s(?:[a-z]+\s){1,4}to|(?:is|are|was|were)\s(?:confident|optimistic|sure)\s(?:that|of))|budget(?:s|ed|ing)?\sfor)\b)"
    r"|(?P<pledge>\b(?:(?:has|have|had|is|are|was|were)\s(?:also\s|now\s|been\s|being\s)?)?(?:pledg(?:e|es|ed"
    r"|ing)(?!\s(?:loans?|financing|funds?|of|on))|commit(?:s|ted|ting)\s(?=to|itself|themselves|\W?\d|[A-Z₹£€$¥])"
    r"|commitments?\sof|promis(?:e|es|ed|ing)|earmark(?:s|ed|ing)?|undertook|undertakes|undertaken\sto|vow(?:s|ed|ing)?\sto|(?:is|are)\s(?:also\s)?entitled\sto|offer(?:ed|s)\sto(?=\s(?:invest|provide|lend|fund|pay|give|finance|put)\b)|agree[ds]?\sto|agreeing\sto)\b)"
)
_FUTURE = (
    r"(?P<future>\b(?:will|shall|won't|would)(?!\shave\sbeen\b|-be\b)\b|\b(?:I|we|you|they|it|he|she|that|who)['’]ll\b"
    r"|\b(?:is|are)\s(?:(?:now|also|soon|then|thus|still)\s)?(?:to(?!\sdate\b)|going\sto|due\sto(?=\s(?:be|become|bring|attract|add|offer|train|begin|start|open|close|launch|run|end|last|expire|come|go|get|gain|receive|have|complete|finish|reach|rise|grow|increase|fall|move|build|join|deliver|create|provide|enter|double|host|house|arrive|follow|hold|pay|exit|list|expand|take|make)\b)|scheduled\sto|slated\sto|planned\sto|about\sto|poised\sto)\b"
    # volition: "is ready to", "voted on Monday to", "the decision to"
    r"|(?=[iawhdrovpcbm])\b(?:(?:is|are)\s(?:ready|willing|prepared|obliged|free)|(?:(?:has|have|had)\s(?:now\s|also\s|since\s)?)?(?:decided|resolved|opted|voted)(?:\s(?:on|last|this)\s[\w\s]{3,16}?)?"
    r"|(?:decision|promise|pledge|commitment|intention|proposal|mandate|permission|consent|approval)s?)\sto\b(?=\s[a-z])(?!(?:\s[\w'’-]+){1,5}?\s(?:cost|was|were|had|has|led|brought|saved|meant|came)\b)"
    r"|(?=[aihpmt])\b(?:aim|intention|hope|prospect|mission|task)\sof\b(?=\s[a-z]+ing\b)(?!(?:\s[\w'’-]+){1,5}?\s(?:cost|was|were|had|has|led|brought|saved|meant|came)\b))"
    r"|(?P<modal>\b(?:could|may|might|can|should|must)\b(?!\s\d))"
)
_FINITE = (
    rf"|(?P<perfect>\b(?<!\bto\s)(?:has|have|having)\b{_ADVERB}{{0,2}}(?:\sbeen)?{_ADVERB}?\s{_PARTICIPLE}\b|\b(?:has"
    rf"|have)\shad\sto\b)"
    rf"|(?P<past>\b(?:was|were|did|had)\b(?:{_ADVERB}{{0,2}}(?:\sbeen)?{_ADVERB}?\s{_PARTICIPLE}\b)?"
    r"|\b(?:rose|fell|grew|made|held|won|came|went|took|saw|met|put|set|hit|cut|began|became|gave|sold|bought|brought"
    r"|built|spent|drew|ran|led"
    r"|paid|sent|lent|lost|found|got|shot|sank|shrank|stood|drove|flew|kept|sat|broke|chose|overtook|withdrew|sought"
    r"|taught|caught|spoke|wrote|threw|fought|arose)\b"
    r"|(?<![-\w])[a-z]{2,}[a-z]ed\b)"
    rf"|(?P<present>\b(?:is|are)\b(?:{_ADVERB}{{0,2}}(?:\sbeing)?\s{_PARTICIPLE}\b)?|\b(?:has|have|do|does)\b"
    r"|\b(?:provides|hosts|offers|houses|employs|counts|holds|covers|comprises|comprise|includes|contains|contain"
    r"|boasts|boast"
    r"|runs|operates|operate|manages|manage|supports|serves|serve|accounts|account\sfor|makes|represents|represent"
    r"|stands|amounts"
    r"|totals|numbers|number\s(?=\d|over|more|nearly|about)|exceeds|exceed|reaches|ranks|owns|own|files|receives"
    r"|receive|attracts"
    r"|attract|generates|generate|contributes|contribute|invests|lives|needs|takes|take|gets|get|gives|brings|lists"
    r"|maintains"
    r"|maintain|unites|measures|spans|stretches|sits|sit|lies|lie|promotes|costs|charges|trains|consists|consist"
    r"|handles"
    r"|accommodates|enjoys|occupies|occupy|features|stretches|carries|pays|pay|works|provide|offer|employ|serve|hold"
    r"|host"
    r"|averages|means|examines|exempts|refunds|registers|remains|remain|make\sup|live\b(?=\sin)|come\sfrom|covers"
    r"|publishes|publish|creates|create|tops|wins|earns|earn|keeps|keep|see|sees|gets|puts)\b"
    r"|(?<![-\w])(?!\w+ties\b|perhaps|always|besides|towards|sometimes|afterwards)(?!assets\b|deals\b|jobs\b|(?<=\band\s)(?:ex|im)ports\b)[a-z]{2,}[a-rtv-z]s\b(?=\s(?:up\sto\s|an?\s(?!day|week|month|year|third|quarter)|its\s|\W?\d|NT\$"
    r"|US\$|Rs)))"
)
_REPORT = (
    r"|(?P<report>\b(?:says?|said|tells?|told|thinks?|thought|believes?|believed|reckons?|estimates?|shows?|showed"
    r"|noted|stated|explained"
    r"|(?:announced?|announces|declared?|confirmed|revealed|claim(?:s|ed)|report(?:s|ed)|added|wrote|writes|heard)\s"
    r"(?:(?:in|on|last|yesterday|today|earlier)\b[^,;.]{0,24}\s)?that)\b)"
)
_VERB = re.compile(rf"(?<!\w)(?:{_MOODS}|{_FUTURE}{_REPORT}{_FINITE})")
_NOT_FINITE = re.compile(
    r"(?:need|indeed|speed|seed|feed|breed|exceed|succeed|proceed|based|related|limited|called|named|united|advanced"
    r"|located|situated|headquartered|listed|unprecedented|sacred|hundred|embed|shed)"
)
_ATTRIBUTIVE_BEFORE = re.compile(
    r"(?:^|\s)(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]hese|those|this|of|with|in|for|as|newly|highly|such|other|more|most"
    r"|any|some|all|each|every|no|\d(?:[\d,.]*\d)?)\s$"
)
_AUXILIARIES = frozenset(["is", "are", "was", "were", "has", "have", "had", "do", "does", "did"])
_BASE_FORM_LEAD = re.compile(
    r"(?:\bto\shave|\bbeing|\bbeen|\bbe|\bto|\bwill|\bwould|\bcan|\bcould|\bmay|\bmight|\bmust|\bshould|\bshall|\bnot|['’]ll"
    r"|\balso|\bbe\s(?:further|soon|then|also|\w+ly))\s$"
)
_AGENT_BEHIND = re.compile(r"\s(?:by\s(?!an?\s(?:further|average)|about|around|over|nearly|more|\W?\d)|in\swhich)")


@lru_cache(maxsize=256)
def read_clauses(text: str) -> Clauses:
    """Clauses and verbs of a sentence; offsets into `text`."""
    asides = tuple(match.span() for match in _ASIDE.finditer(text))
    breaks = [match.end() for match in _BOUNDARY.finditer(text)]
    breaks += [match.end() for match in _DASH.finditer(text) if not _inside(asides, match.start())]
    starts = (0, *sorted(position for position in breaks if position < len(text)))
    spans = tuple(zip(starts, (*starts[1:], len(text)), strict=True))
    relatives = tuple(match.start() for match in _RELATIVE.finditer(text))
    return Clauses(starts, spans, asides, relatives, tuple(_finite_verbs(text)))


def _finite_verbs(text: str) -> Iterator[Verb]:
    mood: re.Match[str] | None = None  # the last verb, where it leads infinitives: "will hold 60 rooms and offer 9"
    for match in _VERB.finditer(text):
        if not _finite(text, match) or (mood is not None and _goes_on(text, mood, match)):
            continue
        yield Verb(match.start(), match.end(), match.lastgroup)  # type: ignore[arg-type]  # the groups are the kinds
        mood = match if match.lastgroup in ("future", "modal", "plan") else None


def _goes_on(text: str, mood: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a base form joined by "and" is one more infinitive of the verb before."""
    if match.lastgroup != "present" or match.group().endswith("s") or " " in match.group():
        return False
    between = text[mood.end() : match.start()]
    return between.endswith((" and ", " or ")) and ", " not in between and ";" not in between


def _inside(spans: tuple[tuple[int, int], ...], position: int) -> bool:
    place = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return place >= 0 and position < spans[place][1]


def _finite(text: str, match: re.Match[str]) -> bool:
    """Whether a word in -ed is a finite verb and no attribute ("a listed company") or reduced relative ("run by")."""
    word = match.group()
    before = text[max(0, match.start() - 14) : match.start()]
    if word == "have" and _BASE_FORM_LEAD.search(before):
        return False
    if match.lastgroup not in ("present", "past") or " " in word or word in _AUXILIARIES:
        return True
    if _BASE_FORM_LEAD.search(before) or _ATTRIBUTIVE_BEFORE.search(before):
        return False
    if match.lastgroup == "present":
        return True
    if _AGENT_BEHIND.match(text, match.end()):
        return False
    return _NOT_FINITE.fullmatch(word) is None
