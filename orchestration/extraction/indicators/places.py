"""How much a term counts by its place: the counted noun, the subject, next to the value, elsewhere in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.indicators.phrases import counted_noun, located, subject_token
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.terms import Hit
from orchestration.extraction.indicators.units import is_money
from orchestration.extraction.model import Quantity

HEAD = 3.0
_MODIFIER, _SUBJECT, _GOVERNING, _NEAR, _VERB, _WHOLE = 0.9, 2.6, 2.6, 1.6, 1.4, 1.3
# Words that may stand between what is measured and its value.
_COMPLETING = 0.6
_LINKS_WORDS = """
    is are was were be been being has have had having will would of to at a an the total totalled totaled
    totalling totaling amount amounted amounting stood stand reached reach reaching exceeded exceed exceeding
    surpassed surpassing worth valued estimated over more than about nearly approximately around some up by rose
    rise grew grow increased increase fell fall come came added hit now already currently only just almost close
    least no fewer les averaged average averaging in number numbered numbering from down on year put set record
    all together its ran run went go as much many roughly gained fixed measured counted climbed jumped dropped
    decreased dropped equal equalled fix
    """
_LINKS = frozenset(_LINKS_WORDS.split())
_AMOUNTING = frozenset(("of", "worth", "totalling", "totaling"))


@dataclass(frozen=True, slots=True)
class Place:
    """Token numbers around a quantity: itself, its noun phrase, its part of the sentence, its subject."""

    lead: int  # where the words of its modifier begin: the verb of "close to 5 million" is none
    first: int
    last: int
    noun_first: int
    noun_last: int
    part_first: int
    part_last: int
    subject: int  # token at which the first noun of the part stands that the value is told of, or -1
    noun_behind: bool  # whether what is counted stands right behind the value
    next_first: int  # token at which the next quantity's words begin, or -1
    forms: Sequence[str]
    commas: Sequence[int]  # token numbers before which a comma or stop stands
    owners: frozenset[int]  # numbers of the tokens in the possessive
    complements: frozenset[int]  # tokens at which a noun begins that only completes another: "staff of companies"

    @classmethod
    def of(cls, setting: Setting, quantity: Quantity, start: int, end: int, measure: str, hits: Sequence[Hit]) -> Place:
        """The place of a quantity whose part of the sentence reaches from `start` to `end`."""
        forms = [token.form for token in setting.tokens]
        first, part_first = setting.token_at(quantity.start), setting.token_at(start)
        clause_first = min(part_first, setting.token_at(setting.clause_start(quantity.start)))
        previous = [setting.token_at(q.end) for q in setting.quantities if q.end <= quantity.start]
        subject = subject_token(setting, quantity, first, (clause_first, max([clause_first, *previous])), hits)
        noun_first, noun_last = counted_noun(setting, quantity, subject, measure, hits)
        return cls(
            setting.token_at(quantity.lead),
            first,
            setting.token_at(quantity.end),
            noun_first,
            noun_last,
            part_first,
            setting.token_at(end),
            subject,
            quantity.unit == "COUNT" and quantity.noun_start is not None and quantity.noun_start > quantity.end,
            min((setting.token_at(q.lead) for q in setting.quantities if q.start > quantity.end), default=-1),
            forms,
            setting.commas,
            setting.owners,
            _complements(forms, hits),
        )

    def factor(self, hit: Hit) -> tuple[float, str]:
        """How much a term counts where it stands, and the name of that place."""
        if self.noun_first <= hit.first < self.noun_last and hit.term.role == "noun":
            return (HEAD, "head") if hit.last >= self.noun_last else (_MODIFIER, "modifier")
        if self.lead <= hit.first < self.last and hit.last <= self.last:
            return 0.0, "value"
        return self._before(hit) if hit.last <= self.first else self._behind(hit)

    def _before(self, hit: Hit) -> tuple[float, str]:
        inside = hit.first >= self.part_first
        between = self.forms[hit.last : self.first]
        if hit.term.role == "noun" and self.subject == hit.first:
            return _SUBJECT, "subject"
        if hit.term.role == "noun" and inside and self._governs(hit, between) and not self._is_place(hit):
            weight = _GOVERNING + (0.3 if len(between) <= 2 else 0.0) - (0.8 if self.subject >= 0 else 0.0)
            return weight * (_COMPLETING if hit.first in self.complements else 1.0), "governing"
        base = _VERB if hit.term.role == "verb" else _NEAR
        if hit.term.role == "noun" and self._is_place(hit):
            base *= 0.5
        return base / (1 + len(between) / 6) * (1.0 if inside else 0.5), "before"

    def _is_place(self, hit: Hit) -> bool:
        """Whether the term only tells where: "growth of sales in the park of 3 percent"; but "on sales of 3"."""
        if hit.last < len(self.forms) and self.forms[hit.last] in _AMOUNTING and is_money(hit.term.indicator.unit):
            return False
        return located(self.forms, hit.first)

    def _governs(self, hit: Hit, between: Sequence[str]) -> bool:
        """Whether only linking words, and no comma, stand between the term and the value, and it is no owner of it."""
        if hit.last - 1 in self.owners:
            return False
        if len(between) > 9 or not all(form in _LINKS or form.isdigit() for form in between):
            return False
        return not any(hit.last <= comma <= self.first for comma in self.commas)

    def _behind(self, hit: Hit) -> tuple[float, str]:
        between = self.forms[self.last : hit.first]
        inside = hit.last <= self.part_last
        if hit.term.role == "verb" and self.noun_behind and hit.last <= self.next_first <= hit.last + 3:
            return 0.0, "behind"  # what they employ or raise is told by the next figure
        if hit.term.role == "noun" and inside:
            if self.subject >= 0:
                return _WHOLE / (1 + len(between) / 6), "behind"
            if len(between) <= 4 and (not between or between[0] in ("in", "of", "worth", "as")):
                return _GOVERNING - 0.25 * max(0, len(between) - 2), "behind"
        base = _VERB if hit.term.role == "verb" else _NEAR * 0.85
        return base / (1 + len(between) / 6) * (1.0 if inside else 0.4), "behind"


def _complements(forms: Sequence[str], hits: Sequence[Hit]) -> frozenset[int]:
    nouns = [hit for hit in hits if hit.term.role == "noun"]
    ends = {hit.last for hit in nouns}
    return frozenset(hit.first for hit in nouns if hit.first - 1 in ends and forms[hit.first - 1] == "of")
