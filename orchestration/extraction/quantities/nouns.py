"""The counted noun phrase of a quantity: behind the value, behind "of" or "in", or before a counting verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.quantities.plurals import is_plural

_STOP_WORDS = (
    "of in on at by for from with to into onto over under after before during since until till as than per via through "
    "across among between within without against towards toward about around near beyond outside inside upon off "
    "up down throughout amid "
    "who whom whose which that where when while although though because if whether but so yet nor and or plus "
    "is are was were be been being am has have had having do does did will would shall should can could may might must "
    "not also only just already alone now currently still then together altogether respectively annually yearly "
    "monthly daily "
    "he she it they we you i his her its their our your my this these those the a an each every all both either "
    "year-on-year compared according including such like located based listed held owned filed made came come "
    "comes went go goes took take takes "
    "became become becomes began begin reached reach exceeded exceed stood employed founded established "
    "registered attended joined "
    "participated received raised invested working living employing benefited benefitted moved opened signed "
    "them him us me themselves itself others one ones none much many few several more less fewer higher lower "
    "greater above below ago later earlier old respectively worth runs manages operates oversees"
)
_STOP = frozenset(_STOP_WORDS.split())
_WORD = re.compile(r"\s*(?P<quote>[\"“‘(])?(?P<word>[^\W\d_](?:[\w&/'’.-]*[\w'’])?)(?P<end>[,;:.!?)\"”]?)")
_OF = re.compile(
    r"\s+(?:of|in|worth of)\s+(?:(?:the|its|their|all|these|those|our|his|her|new|this)\s+)*", re.IGNORECASE
)
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count"
    r"|amount)(?:\s+number)?\s+of\s+(?:the\s+)?(?P<noun>[A-Za-z][^.;,()]{1,100}?)(?=\s+(?:in|from|at|on|by|with"
    r"|that|which|who|here|there|already|registered|recogni[sz]ed|so\sfar|"
    r"is|are|was|were|has|have|had|will|reach\w*|exceed\w*|stood|rose|grew|fell|came|amount\w*|total\w*|increas\w*"
    r"|surpass\w*|hit|now)\b)",
    re.IGNORECASE,
)
_COUNTING_VERB = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|will|now)\s+){0,3}(?:number(?:s|ed|ing)?|totall?(?:s|ed|ing)?"
    r"|amount(?:s|ed|ing)?(?: to)?|"
    r"reach(?:es|ed|ing)?|exceed(?:s|ed|ing)?|surpass(?:es|ed)?|stood at|stands at|came to|comes to|added up to"
    r"|adds up to|hit|was|were|is|are"
    r"|(?:grew|grown|rose|risen|climbed|went\sup|gone\sup|increased|multiplied|fell|dropped|shrank|expanded)"
    r"(?:\s(?:[a-z]+fold|in\snumber|further|again|sharply|steadily)\b)?,?\s(?:by|from|to))\s*$",
    re.IGNORECASE,
)
# A second subject of the same verb: "incubators rose from 3 to 9, and its makerspaces fivefold, from 2 to 10".
_ELIDED = re.compile(
    r"\bfrom\s[\d,.]+(?:\sin\s\d{4})?\sto\s[\d,.]+(?:\sin\s\d{4})?,?\s(?:and\s|while\s)?"
    r"(?P<noun>(?:(?:its|their|the|those?|that)\s)?[a-z][a-z' -]{2,60}?)(?:\s[a-z]+fold,?)?\sfrom\s$"
)
_EACH_NOUN = re.compile(
    r"\s(?P<noun>(?:[a-z-]+\s){0,2}?[a-z-]+)(?=\s(?:[a-z]+s|has|had|in|of|at|from|with|who|that|[a-z]+ed)\b|[.,;]|$)"
)
_ONE_IN = re.compile(r"[Oo]ne\s(?P<noun>[a-z][a-z-]{2,}(?:\s[a-z-]+)?)\s(?:in|out\sof)\s(?:every\s)?\w+")
_REFERRING = re.compile(r"(?i:\b(?:there|it|they|these|those|this|that|figures?))$")  # names nothing itself
_LENGTH = re.compile(r"\s\d{1,2}-(?:day|week|month|year|hour)(?=\s[a-z])")  # "two 12-week courses"
_GENERATION = re.compile(r"\s(?:[2-6]G|[23]D|[48]K)(?=\s[a-z])")  # "40 5G stations", "12 3D printers"
_MORE = re.compile(r"\s(?:more|such)(?=\s(?!than\b|as\b)[a-z])")  # "14 more centres", "14 such centres"
_ITEM = re.compile(r"\s[–—-]\s(?:[Tt]otal\s)?(?:[Nn]umber\sof\s)?")
_AND_HEAD = re.compile(r"(?:,\s[\w-]+){0,2}\s(?:and|or|&)\s(?:[\w-]+\s){0,2}?[a-z-]+(?<![su])s\b(?=[\s.,;:)]|$)")
_BEING = re.compile(r"\s(?:are|were)\s(?:all\s|mostly\s|mainly\s|also\s|now\s)?")
_LABEL = re.compile(r"(?:[-•*–]\s)?(?P<label>[A-Z][\w'’&/ -]{2,60}):\s(?:[a-z]+\s){0,2}$")
_OPENING_NOUN = re.compile(r"\s*(?P<noun>[A-Za-z][A-Za-z' -]{2,60}?)\s(?:of|in|at|from|with|on|for|above|over|worth)\s")
_COMPLEMENT = re.compile(r"\s(?:of|in|at|from|with|on|for|(?:led|run|[a-z]+ed)\sby)\s")
_SUBJECT = re.compile(r"[A-Za-z][A-Za-z&/' -]*$")
_COLLECTIVE_WORDS = (
    "youth crew folk workforce headcount equipment software hardware manpower livestock fish sheep jury clientele"
)
_COLLECTIVE = frozenset(_COLLECTIVE_WORDS.split())
_OBJECT = re.compile(
    r"\s(?:the|an?|its|their|his|her|our|this|these)\s"
)  # a verb's: "a set of 30 patents protects the"
_DESCRIBING = frozenset(("registered", "listed", "established", "employed", "working", "participating", "signed"))
_CAPITALS = frozenset(("IT", "US"))  # the trade and the country, whose small letters are pronouns
_PARTICIPLE_BEHIND = re.compile(  # "projects introduced", "halls built"
    r"(?<=[a-z]s)\s(?:[a-z]{3,}ed|[a-z]{3,}en|built|held|set\sup|made|run|won|sold|brought|begun)$"
)
_PARTICIPLE = re.compile(r"(?!need|seed|feed)[a-z]{2,}[a-z]ed")
_NUMERALS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))  # another count
_TIMES = frozenset(("quarter", "half", "year", "month", "period", "decade", "week"))
_LONGEST = 9  # words of a counted noun phrase
_GROWN = re.compile(r"\s\(\s?[+\u2013\u2212\u00b1-]\s?[\d.,]+\s?(?:%|per\s?cent)\)")  # "289 (+ 5%) firms"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A counted noun phrase and its span."""

    text: str
    start: int
    end: int


def noun_behind(text: str, end: int) -> NounPhrase | None:
    """The noun phrase that begins right behind a value: up to its first plural head, a function word or a stop."""
    words: list[re.Match[str]] = []
    item = _ITEM.match(text, end) if end < 20 else None  # "12 – Number of firms that", a line of a fact sheet
    at = item.end() if item is not None and not text[: end - 1].rstrip("0123456789,.+ ").strip("•*-– ") else end
    if at < len(text) and text[at] == "-":
        at += 1
    skipped = _LENGTH.match(text, at) or _GENERATION.match(text, at) or _MORE.match(text, at) or _GROWN.match(text, at)
    at = skipped.end() if skipped else at
    while len(words) < _LONGEST:
        match = _WORD.match(text, at)
        if (
            match is None
            or (match["quote"] and (words or match["quote"] == "("))
            or (_ends_phrase(match["word"], bool(words)) and not (not words and _describes(text, match)))
            or (not words and match["word"] in _NUMERALS)
        ):
            break
        words.append(match)
        if match["end"] and match["end"] not in '"”':
            break
        at = match.end()
        if is_plural(match["word"]) and not _plural_follows(text, at):
            break
    if not words or (len(words) == 1 and _PARTICIPLE.fullmatch(words[0]["word"])):
        return None  # "32 disclosed a price": a verb, and what is counted stands elsewhere
    start, stop = words[0].start("word"), words[-1].end("word")
    return NounPhrase(text[start:stop], start, stop)


def noun_across_and(text: str, phrase: NounPhrase) -> NounPhrase:
    """The phrase as far as its plural head where an "and" joins what stands before it: "31 science and arts awards"."""
    further = None if is_plural(phrase.text.split()[-1]) else _AND_HEAD.match(text, phrase.end)
    if further is None or any(word in _STOP and word not in ("and", "or") for word in further.group().split()):
        return phrase
    return NounPhrase(text[phrase.start : further.end()], phrase.start, further.end())


def is_verb_like(phrase: str) -> bool:
    """Whether a lone word in the singular behind several things is no noun of theirs: "14 trade above", "four left"."""
    return phrase.isalpha() and phrase.islower() and not is_plural(phrase) and phrase not in _COLLECTIVE


def noun_of_each(text: str, end: int) -> NounPhrase | None:
    """The singular noun behind "every second", up to the verb or preposition: "every third young company is"."""
    match = _EACH_NOUN.match(text, end)
    return NounPhrase(match["noun"], match.start("noun"), match.end("noun")) if match else None


def noun_within(text: str, start: int, end: int) -> NounPhrase | None:
    """The noun inside a share: "one firm in five"."""
    match = _ONE_IN.fullmatch(text, start, end)
    return NounPhrase(match["noun"], match.start("noun"), match.end("noun")) if match else None


def noun_of(text: str, end: int, *, counted: bool = False) -> NounPhrase | None:
    """The noun phrase behind "of" or "in" after a value: the whole of a share, what an amount consists of.

    Behind what is `counted`, "in" tells where: "34 firms make machines, ten are in chemistry and four in optics".
    """
    match = _OF.match(text, end)
    if match and counted and match.group().lstrip().startswith("in"):
        return None
    found = noun_behind(text, match.end()) if match else None
    if match and found and found.text[0].isupper() and match.group().strip() == "in":
        return None  # "four in Portugal" tells where
    if found and found.text.rpartition(" ")[2] in _TIMES:
        return None  # "365 in the second quarter" tells when
    return found


def noun_predicated(text: str, end: int) -> NounPhrase | None:
    """The plural noun that a value is said to be: "6,720 are students"."""
    match = _BEING.match(text, end)
    found = noun_behind(text, match.end()) if match else None
    return found if found is not None and is_plural(found.text.split()[-1]) else None


def noun_of_label(text: str, start: int) -> NounPhrase | None:
    """The plural noun that a label in front of the value begins with: "Events held: 62"."""
    match = _LABEL.match(text[:start])
    found = noun_behind(text, match.start("label")) if match else None
    return found if match and found and found.end <= match.end("label") and is_plural(found.text.split()[-1]) else None


def noun_before(text: str, start: int) -> NounPhrase | None:
    """The noun phrase that a counting verb ties to the value behind it: "the number of X reached", "X totalled"."""
    left = max(0, start - 160)
    found = None
    for match in _NUMBER_OF.finditer(text, left, start):
        found = None if ";" in text[match.end() : start] else match  # "; only 12 did" leans on the figure before
    if found is not None:
        told = _PARTICIPLE_BEHIND.sub("", found["noun"])
        return NounPhrase(told, found.start("noun"), found.start("noun") + len(told))
    elided = _ELIDED.search(text, left, start) if text.endswith(" from ", 0, start) else None
    if elided is not None:
        head = _head(elided["noun"])
        plural = is_plural(head.split()[-1])
        return NounPhrase(head, elided.start("noun"), elided.start("noun") + len(head)) if plural else None
    verb = _COUNTING_VERB.search(text, max(0, start - 40), start)
    if verb is None:
        return None
    stop = len(text[: verb.start()].rstrip())
    subject = _SUBJECT.search(text, max(left, stop - 80, _clause_start(text, verb.start())), stop)
    if subject is not None and text[subject.start() - 2 : subject.start()].rstrip()[-1:].isdigit():
        opening = _plural_head(text, _clause_start(text, subject.start()), subject.start())
        if opening is not None:
            return opening
    if subject is None or _REFERRING.search(subject.group()):
        return None
    if verb.group().rstrip().endswith((" by", " from")) and not is_plural(_head(subject.group()).split()[-1]):
        return None  # "exports grew by": of no count
    head = _head(subject.group())
    return NounPhrase(head, subject.start(), subject.start() + len(head))


def _plural_head(text: str, start: int, end: int) -> NounPhrase | None:
    """The plural noun that opens a clause whose subject holds a figure: "projects of over 3 million yuan numbered"."""
    opening = _OPENING_NOUN.match(text, start, end)
    if opening is None or not is_plural(opening["noun"].split()[-1]):
        return None
    return NounPhrase(opening["noun"], opening.start("noun"), opening.end("noun"))


def _head(subject: str) -> str:
    """The noun phrase as far as its plural head, without what only tells which: "platforms of national level"."""
    match = _COMPLEMENT.search(subject)
    if match is None:
        return subject
    head = _PARTICIPLE_BEHIND.sub("", subject[: match.start()])
    return head if is_plural(head.split(" ")[-1]) else subject


def _clause_start(text: str, start: int) -> int:
    left = max(0, start - 160)
    return max(text.rfind(sign, left, start) for sign in ",;:(") + 1


def _ends_phrase(word: str, inside: bool) -> bool:
    if len(word) < 5 and word[-1].isdigit():  # H2, Q3
        return True
    if word in _CAPITALS:
        return False
    return word.lower() in _STOP and not (inside and word[0].isupper() and word.lower() not in ("and", "of"))


def _describes(text: str, match: re.Match[str]) -> bool:
    """Whether a participle goes with the plural behind it: "640 registered users", but "640 registered in May"."""
    return match["word"] in _DESCRIBING and not match["end"] and _plural_follows(text, match.end())


def _plural_follows(text: str, at: int) -> bool:
    match = _WORD.match(text, at)
    return (
        match is not None
        and not match["quote"]
        and is_plural(match["word"])
        and not _ends_phrase(match["word"], False)
        and not _OBJECT.match(text, match.end())
    )
