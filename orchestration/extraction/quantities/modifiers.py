"""The words around a value that make it more, less or about: modifier of the quantity and where they begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.caseless import caseless
from orchestration.slots import Modifier

_GT = (
    r"(?:well |far |much |a little |slightly |just |comfortably )?(?:more than|greater than|larger than"
    r"|higher than|bigger than|older than|longer than|"
    r"over|above|beyond|in excess of|upwards? of|north of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)"
    r"|tops|"
    r"(?:a )?good(?= \d)|to (?:top|cross|pass)|"
    r"pass(?:ed|es)?|crossed|crossing|outstrip(?:s|ped|ping)?|(?<!the )(?<!this )(?<!our )(?<!its )past)"
)
_GE = (
    r"at least|no less than|not less than|no fewer than|not fewer than|no lower than|not lower than|"
    r"(?:a |the )?minimum (?:of )?|min\.|start(?:s|ing)? (?:at|from)|≥|>=|not under"
)
_LT = (
    r"(?:just |well |slightly |far )?(?:less than|fewer than|lower than|smaller than|younger than|shorter than|under"
    r"|below|short of|shy of)|<|sub-"
)
_LE = (
    r"within|at most|at the most|no more than|not more than|not exceeding|not to exceed|(?:a "
    r"|the )?maximum (?:of )?|max\.|no higher than|up ?to|capped at|limited to|no greater than|≤|<=|not over|not above"
)
_APPROX = (
    r"nearly|almost|close to|perhaps|approximately|approximate|"
    r"approx\.?|about|around|some|roughly|circa|ca\.|c\.|~|≈|∼|"
    r"(?:an )?estimated|estimated (?:at|to be)|costs? (?:is|are|was|were) put at|near|virtually|more or less"
    r"|in the (?:region|order|vicinity"
    r"|neighbou?rhood) of|"
    r"somewhere (?:around|near)|or so|towards|just about|getting on for|as good as|rund|etwa|knapp"
)
_EQ = r"(?:as (?:many|much|high|large|few|long|low|little) as)|exactly|precisely|fully|a full|only|just|merely|the"

_LINK = (
    r"(?:\s+(?:a|an|the)\s+(?:total|combined|accumulated|accumulative|cumulative|overall|aggregate|whole|average"
    r"|further|additional|"
    r"staggering|record|whopping|massive)?(?:\s*(?:amount|sum|number))?(?:\s+of)?)?\s*(?:a|an|the)?\s*[(]?$"
)
_BEFORE = re.compile(
    caseless(
        rf"(?<![A-Za-z])(?:(?P<ge>{_GE})|(?P<le>{_LE})|(?P<gt>{_GT})|(?P<lt>{_LT})|(?P<approx>{_APPROX})"
        rf"|(?P<eq>{_EQ})){_LINK}"
    )
)
_BEHIND = re.compile(
    r"\s*(?:(?P<ge>\+|(?:-|\s)?plus\b(?!\s+(?:\d|an?\b))"
    r"|(?:people |persons |employees |companies )?(?:or|and) (?:more|above"
    r"|over|higher|greater|upwards?)\b(?!\s+(?:than\b|\d)))"
    r"|(?P<le>(?:(?:or|and) (?:less|fewer|below|under)|at (?:the )?most)\b)"
    r"|(?P<approx>(?:or so|or thereabouts|approximately|approx\.?)\b|-?odd\b|\((?:approx\.?|est\.?|estimated"
    r"|approximately)\)))",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|never)\s+$", re.IGNORECASE)
_ACHIEVED_UP_TO = re.compile(
    r"\b(?:add|contribut|account|reach|ma[dk]|amount|grew|grow|ris|rose|gain|attract|achiev|soar|jump|climb|fell"
    r"|drop)\w*"
    r"(?:\s+(?:for|up|by|to|as))?\s*$",
    re.IGNORECASE,
)
_OVER_VERB = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|spread|extend(?:s|ed|ing)?|stretch(?:es|ed|ing)?|distributed|scattered|sprawl\w*"
    r"|hand(?:s|ed|ing)?)\s$"
)
_STOREYS = re.compile(r"\s(?:\w+\s){0,2}(?:storeys|stories|floors|levels|cycles|phases|stages|instalments|tranches)\b")
_MAY = re.compile(
    r"\b(?:to\s(?:[a-z]+\s){1,4}|(?:will|can|may|might|could|would|hopes?|hoping|count\son)\s(?:[^.;:,]|[,.](?=\d)){1,60}\s)$"
)
_MAY_BEHIND = re.compile(r"\s(?:[\w-]+\s){0,5}?(?:can|may|might|could)\b")
_OPPOSITE: dict[str, Modifier] = {"gt": "le", "lt": "ge"}
_REACH = 60  # characters before a value in which its modifier may stand


@dataclass(frozen=True, slots=True)
class ModifierMatch:
    """A modifier and the span of the words that gave it; `end` reaches behind the value only for "or more" and "+"."""

    modifier: Modifier
    start: int | None
    end: int | None = None


NONE = ModifierMatch("eq", None)


def find_modifier(text: str, start: int, end: int) -> ModifierMatch:
    """The modifier of the value at `start` to `end`, from the words before it or, failing these, behind it."""
    left = max(0, start - _REACH)
    match = _BEFORE.search(text, left, start)
    behind = _BEHIND.match(text, end)
    if match and match.lastgroup != "eq":
        return _before(text, end, match, behind)
    if behind and behind.lastgroup:
        return ModifierMatch(behind.lastgroup, behind.start(), behind.end())  # type: ignore[arg-type]
    if match and match["eq"].lower().startswith("as ") and _is_possible(text, match.start(), end):
        return ModifierMatch("le", match.start())  # "will receive as much as"
    return ModifierMatch("eq", match.start()) if match else NONE


def _is_possible(text: str, start: int, end: int) -> bool:
    """Whether the value is what may be: "can draw as much as 5,000", "as many as three of a team may apply"."""
    return _MAY.search(text, max(0, start - 80), start) is not None or _MAY_BEHIND.match(text, end) is not None


def _before(text: str, end: int, match: re.Match[str], behind: re.Match[str] | None) -> ModifierMatch:
    kind: Modifier = match.lastgroup  # type: ignore[assignment]
    if negated := _NEGATED.search(text, max(0, match.start() - 8), match.start()):
        return ModifierMatch(_OPPOSITE.get(kind, kind), negated.start())
    words = match.group(kind).lower()
    if words == "over" and _STOREYS.match(text, end):
        return ModifierMatch("eq", match.start())  # "85,000 sq ft over four storeys"
    if words == "over" and _OVER_VERB.search(text, max(0, match.start() - 14), match.start()):
        return ModifierMatch("eq", match.start())  # "turned over £4m", "spread over 22 states"
    if words.endswith(("than", "above", "below", "under", "short of")) and " the " in match.group():
        # "higher than the 9 percent of", "below the record of 4 million" compare, and hedge nothing
        return ModifierMatch("eq", match.start())
    if words == "up to" and _ACHIEVED_UP_TO.search(text, max(0, match.start() - 30), match.start()):
        return ModifierMatch("eq", match.start())
    if behind and behind.lastgroup == "ge" and (kind == "eq" or (kind == "approx" and "+" in behind.group())):
        return ModifierMatch("ge", match.start(), behind.end())
    return ModifierMatch(kind, match.start())
