"""What an indicator rule may look at: the sentence, the part of it that belongs to a quantity, and what is around."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.indicators.cues import (
    cue_places,
    cue_sets_in,
    is_done_by,
    only_gives_value,
    outside_names,
)
from orchestration.extraction.indicators.flows import Flow, read_flow
from orchestration.extraction.indicators.forms import Token, numbered, tokens_of
from orchestration.extraction.indicators.homographs import POSSESSIVE, is_doing, is_no_verb
from orchestration.extraction.indicators.short_nouns import spelled_out
from orchestration.extraction.indicators.spelling import respelt
from orchestration.extraction.indicators.terms import Hit, term_index
from orchestration.extraction.indicators.units import is_money
from orchestration.extraction.model import Quantity, Sentence
from orchestration.vocabulary import Requirement, Vocabulary

_JOINT = re.compile(r"[,;]\s|\s(?:and|while|but)\s")
_JOINED_ON = re.compile(r"(?:;\s|,?\s(?:and|but|while)\s)(?:(?:about|almost|another|nearly|over|some)\s)?$")
_TOLD_OF = re.compile(r"(?:,?\s(?:from\s|of\s)?(?:that|which|who))?\s*")
_NEAR = 36  # characters, some six words
_CLOSE = 12  # some two words


@dataclass(slots=True)
class Setting:
    """A sentence with its quantities and its surroundings, read once and used for each of its quantities."""

    sentence: Sentence
    quantities: Sequence[Quantity]
    vocabulary: Vocabulary
    around: tuple[str, ...]  # the sentence before, the section's heading, the article's title
    names: tuple[tuple[int, int], ...] = ()  # spans of proper names, whose words are no terms
    previous: str = ""  # the sentence before
    theme: tuple[str, ...] = ()  # the title and the first sentence of the article
    shorts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what the article's abbreviations stand for
    tokens: Sequence[Token] = field(init=False)
    hits: list[Hit] = field(init=False)
    commas: list[int] = field(init=False)  # numbers of the tokens before which a comma or semicolon stands
    owners: frozenset[int] = field(init=False)  # numbers of the tokens in the possessive
    numbered: frozenset[int] = field(init=False)  # numbers of the tokens of which the number is told: "the number of"
    _starts: list[int] = field(init=False)
    cues: dict[str, list[tuple[int, int]]] = field(init=False)  # where a cue of each set stands
    _around_sets: dict[str | None, frozenset[str]] = field(init=False, default_factory=dict)
    _topics: list[Hit] | None = field(init=False, default=None)
    _flows: dict[int, Flow | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.tokens = spelled_out(respelt(tokens_of(self.sentence.text), self.vocabulary), self.shorts)
        self.cues = outside_names(cue_places(self.sentence.text, self.vocabulary), self.names)
        found = term_index(self.vocabulary).told(self.tokens, self.cues)
        self.hits = [hit for hit in found if not self._named(hit)]
        self.owners = frozenset(
            number
            for number, token in enumerate(self.tokens)
            if token.word.endswith(POSSESSIVE) or _is_plural_owner(self.sentence.text, token)
        )
        self.numbered = frozenset(numbered(self.tokens))
        self._starts = [token.start for token in self.tokens]
        gaps = (self.sentence.text[before.end : token.start] for before, token in pairwise(self.tokens))
        self.commas = [number for number, gap in enumerate(gaps, 1) if gap != " " and ("," in gap or ";" in gap)]

    def _named(self, hit: Hit) -> bool:
        start = self.tokens[hit.first].start
        if hit.term.role == "verb" and self.sentence.text[start].isupper() and not self._opens(start):
            return True  # the "Land" of Saxony does not land
        if hit.term.role == "verb" and hit.first > 0 and is_no_verb(self.tokens, hit.first, hit.term.forms[0]):
            return True
        if hit.term.role == "noun" and is_doing(self.tokens, hit.first):
            return True
        end = self.tokens[hit.last - 1].end
        if is_money(hit.term.indicator.unit) and any(
            first <= start and end <= last for first, last in self.cues.get("no_money", ())
        ):
            return True  # "in the capital" is in a city
        return any(
            (name_start <= start and end <= name_end) or name_start < start < name_end < end
            for name_start, name_end in self.names
        )  # no "capital raised" in "Aspern Capital raised 3 million"

    def _opens(self, start: int) -> bool:
        """Whether a word opens the sentence or what a label introduces: "Gateway scheme: Budgeted at"."""
        return not self.sentence.text[:start].rstrip(" \"'*(").strip() or self.sentence.text.endswith(
            (": ", "| "), 0, start
        )

    def token_at(self, offset: int) -> int:
        """Number of the first token that begins at or behind the offset."""
        return bisect_left(self._starts, offset)

    def part(self, index: int) -> tuple[int, int]:
        """The offsets of the part of the sentence that belongs to quantity `index`.

        It ends where the next quantity's words begin and reaches back to the clause's start, or only to the quantity
        before where a verb of its own stands between the two or right behind.
        """
        quantity = self.quantities[index]
        clauses = read_clauses(self.sentence.text)
        number = clauses.index_at(quantity.start)
        lower, upper = clauses.spans[number]
        if number and self.sentence.text[:lower].rstrip().endswith(":"):
            lower = clauses.spans[number - 1][0]  # "Headcount: 86" is one part
        if quantity.noun_start is not None and quantity.noun_start >= upper:
            upper = clauses.spans[clauses.index_at(quantity.noun_start)][1]  # "12 - Firms that went public"
        upper = self._end_of_part(index, upper)
        if index > 0 and self.quantities[index - 1].end > lower:
            before = self.quantities[index - 1]
            previous = before.end
            if before.noun_end is not None and previous < before.noun_end < quantity.start:
                told_of = any(
                    v.start >= before.noun_end and _TOLD_OF.fullmatch(self.sentence.text, before.noun_end, v.start)
                    for v in clauses.verbs
                )
                previous = previous if told_of else before.noun_end  # "50 firms raised 3 million": theirs
            if any(previous <= verb.start < upper for verb in clauses.verbs):
                lower = previous
            if self._is_subject(quantity):
                lead = quantity.lead
                joint = _JOINED_ON.search(self.sentence.text, max(lower, lead - 24), lead)
                lower = joint.start() if joint else lower
        return lower, max(upper, quantity.end)

    def _is_subject(self, quantity: Quantity) -> bool:
        """Whether a verb right behind the counted noun is told of it: "and 510 patents have been granted"."""
        end = quantity.noun_end
        if end is None or end < quantity.end:
            return False
        verbs = read_clauses(self.sentence.text).verbs
        return any(verb.start >= end and not self.sentence.text[end : verb.start].strip() for verb in verbs)

    def _end_of_part(self, index: int, upper: int) -> int:
        """Where the next quantity's words begin: behind the last comma or "and", if the two share no noun."""
        quantity, text = self.quantities[index], self.sentence.text
        for following in self.quantities[index + 1 :]:
            if following.start >= upper:
                break
            opening = text.rfind("(", quantity.end, following.start)
            closing = text.find(")", following.end, upper)
            if opening >= 0 and closing >= 0 and ")" not in text[opening : following.start]:
                continue  # a figure in brackets is an aside
            behind = max(quantity.end, min(quantity.noun_end or 0, following.start))
            joints = [match.start() for match in _JOINT.finditer(text, behind, following.start)]
            return joints[-1] if joints else following.start
        return upper

    def clause_start(self, offset: int) -> int:
        """Offset at which the clause that holds `offset` begins."""
        clauses = read_clauses(self.sentence.text)
        return clauses.spans[clauses.index_at(offset)][0]

    def distance(
        self,
        requirement: Requirement,
        index: int,
        part: tuple[int, int],
        programme: str | None,
        kind: str | None,
        label: str = "",
        named: tuple[int, int] | None = None,
    ) -> int | None:
        """How many characters off the words stand that fulfil a requirement; None where it does not hold.

        A requirement that no words in the quantity's part of the sentence fulfil is far off.
        """
        name, far = requirement.name, len(self.sentence.text)
        found: int | None = None
        if label and requirement.place != "subject" and name in cue_sets_in(label, self.vocabulary):
            return None if requirement.negated else 0
        match requirement.place:
            case "part" | "near" | "upon":
                found = self._nearest(name, index, part, upon=requirement.place == "upon", named=named)
                if requirement.place != "part" and found is not None and found > _NEAR:
                    found = None
            case "sentence":
                found = far if name in self.cues else None
            case "subject":
                found = far if name == kind or (name == "programme" and programme is not None) else None
            case "around":
                found = far if name in self.cues or name in self._sets_around(programme) else None
            case "giver" | "receiver":
                flow = self.flow(index)
                told = flow is not None and flow.names(requirement.place, name, self.cues.get(name, ()), kind)
                found = 0 if told else None
            case "theme":
                found = far if any(name in cue_sets_in(text, self.vocabulary) for text in self.theme) else None
        if requirement.negated:
            return far if found is None else None
        return found

    def flow(self, index: int) -> Flow | None:
        """The flow of the money that quantity `index` states."""
        if index not in self._flows:
            following = self.quantities[index + 1] if index + 1 < len(self.quantities) else None
            following = following if following is not None and is_money(following.unit) else None
            self._flows[index] = read_flow(self.sentence.text, self.quantities[index], following, self.cues)
        return self._flows[index]

    def _nearest(
        self, name: str, index: int, part: tuple[int, int], *, upon: bool = False, named: tuple[int, int] | None = None
    ) -> int | None:
        quantity, text = self.quantities[index], self.sentence.text
        first, last = quantity.start, quantity.end
        if quantity.noun_start is not None and quantity.noun_end is not None:
            first, last = min(first, quantity.noun_start), max(last, quantity.noun_end)
        distances = [
            max(0, first - end, start - last)
            for start, end in self.cues.get(name, ())
            if part[0] <= start
            and end <= part[1]
            and not (upon and is_done_by(text, start, end, first, last))
            and not only_gives_value(text, start, end, quantity)
        ]
        if quantity.noun_start is None and named is not None and named[1] <= quantity.start:  # "new firms fell to 30"
            distances += [
                max(0, named[0] - end, start - named[1])
                for start, end in self.cues.get(name, ())
                if named[0] - _CLOSE <= end and start <= named[1] + _CLOSE
            ]
        return min(distances, default=None)

    def _sets_around(self, programme: str | None) -> frozenset[str]:
        sets = self._around_sets.get(programme)
        if sets is None:
            texts = (*self.around, *self.sentence.heads, *((programme,) if programme else ()))
            sets = frozenset(name for text in texts for name in cue_sets_in(text, self.vocabulary))
            self._around_sets[programme] = sets
        return sets

    def topic_hits(self) -> list[Hit]:
        """Terms that stand in the surroundings."""
        if self._topics is None:
            index = term_index(self.vocabulary)
            self._topics = [hit for text in self.around for hit in index.hits(tokens_of(text), "topic")]
        return self._topics


def _is_plural_owner(text: str, token: Token) -> bool:
    """Whether a plural owns what follows: "the tenants' patents"."""
    return token.word.endswith("s") and text.startswith(("' ", "\u2019 "), token.end)
