"""A quantity while it is being read: the number with the currency or unit that stands next to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from orchestration.extraction.model import Number
from orchestration.extraction.numbers import NumberStyle, currencies
from orchestration.extraction.quantities.units import match_unit

_TIMES = re.compile(
    r"\s?-?times(?:\s(?P<than>as\s(?:many|much|high|large|big|fast|great|long|often)|more|higher|larger|greater"
    r"|bigger|faster|the|that|over|its|lower|"
    r"compared|than|oversubscribed|what|increase|growth|rise|jump|surge|return))?\b"
)
_AS_MANY = re.compile(r"\s(?:as\s(?:many|much|high|large|big|fast|great|long|often)|the\s|that\s|its\s|what\s|over\b)")
_HALF_AS_MANY = re.compile(r"\sas\s(?:many|much|high|large|big|fast|great|long|often)\b")
_GROWTH = re.compile(
    r"\b(?:increas|grow|grew|ris|rose|multipl|expand|soar|surg|jump|up|subscribed|valued|trad|return)\w*\b[^.;]{0,30}$"
)
_DOUBLING = re.compile(r"\b(?:to|will|would|than|could|should|may|can|might|nearly|almost|about|is|was|are)\s$")
_DUAL = re.compile(r"\s(?:function|task|role|purpose|mandate|mission|aim|objective|goal)s?\b")
_A_PERCENT = re.compile(r"\s(?:a\s|of\sa\s|of\sone\s)?(?:per\s?cent(?:age point)?)\b")
_THOUSANDS = re.compile(r"(?:\bTEUR|\bT€|\bKEUR|\bk€)\s?$")
_LOSS = re.compile(r"(?P<mark>[$€£₹¥])\($")
_LOSS_END = re.compile(r"\)\s?(?P<scale>bn|m|k|million|billion|thousand|crore|lakh)?(?![A-Za-z])")
_LABEL = re.compile(
    r"\((?P<mark>US\$|NT\$|HK\$|Rs\.?|RMB|EUR|USD|INR|[$€£₹])\s?(?P<scale>bn|m|k|million|billion|thousand|crore|lakh)\)"
    r"\s?[:|][\s\d.,]*$"
)
_LOSS_SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "lakh": 10**5,
    "m": 10**6,
    "million": 10**6,
    "crore": 10**7,
    "bn": 10**9,
    "billion": 10**9,
}
_WON = re.compile(r"(?<![A-Za-z])W$")
_MARKS = re.compile(r"\s[Mm]arks?\b")  # where the text has named the German ones
_PENCE = re.compile(r"p\b(?!\.)|\spence\b")
_BRACKETED_CODE = re.compile(r"\s?\((?P<mark>USD|EUR|GBP|CNY|RMB|INR|TWD|NTD|KRW|JPY|HKD|US\$|NT\$)\)")
_US_AT_END = re.compile(r"\sU\.S\.$")  # a page break before "dollars"
_DOWN = re.compile(r"\s(?:down|as)\b")
_ONE_IN = re.compile(r"\s(?:(?:in|out\sof)\s(?:every\s|each\s)?|of\severy\s)$")
_ONE_OF_A_KIND_IN = re.compile(r"\s(?:[a-z-]+\s)?[a-z-]+\s(?:in|out\sof)\s(?:every\s|each\s)?")
_NOUN_NEXT = re.compile(r"[\s-](?!(?:is|are|was|were|has|have|had|will|does|do|said|says|now|still)\b)[A-Za-z]|,\s\d")


@dataclass(slots=True)
class Draft:
    """A number on its way to a quantity; `unit` is empty until one is found."""

    number: Number
    start: int
    end: int
    value: Decimal
    unit: str = ""
    value_max: Decimal | None = None
    factor: Fraction = Fraction(1)
    mark: str = ""  # the unit as written
    hyphenated: bool = False
    column_noun: str | None = None  # what the head of the table's column says that is counted
    rules: list[str] = field(default_factory=list)

    @property
    def scaled(self) -> bool:
        """Whether the number has a scale of a million or more."""
        return self.number.scale >= 10**6

    @property
    def scaled_by_thousands(self) -> bool:
        """Whether it is so large that "hundreds of thousands of pounds" is money and no weight."""
        return self.value >= 10**4

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return len(self.unit) == 3 and self.unit.isupper() and self.unit not in ("KM2", "FT2")

    def take_unit(self, unit: str, rule: str) -> None:
        """Give the draft the unit of another amount."""
        self.unit = unit
        self.rules.append(rule)


def in_plain_units(value: Decimal, factor: Fraction) -> Decimal:
    """A value times the factor of its unit, without the digits that only a division leaves."""
    if factor.denominator == 1:
        return value * factor.numerator
    return (value * factor.numerator / factor.denominator).quantize(Decimal("1e-9")).normalize()


def draft_of(text: str, number: Number, style: NumberStyle, behind: int) -> Draft:
    """The draft of a number, with what stands next to it; `behind` is the end of the quantity before."""
    draft = Draft(number, number.start, number.end, number.value)
    if number.kind == "multiple":
        _read_multiple(text, draft)
        return draft
    each = number.kind == "fraction" and text.startswith(("every", "Every"), number.start)  # "every second euro"
    if not each:
        _read_currency(text, draft, style, behind)
    if not draft.unit and style.currency == "GBP" and (pence := _PENCE.match(text, draft.end)):
        draft.value, draft.end, draft.unit = draft.value / 100, pence.end(), "GBP"
    if not draft.unit and not each:
        _read_unit(text, draft)
    if not draft.unit and number.kind == "fraction":
        _read_fraction(text, draft)
    if not draft.unit and (points := _A_PERCENT.match(text, draft.end)):
        draft.end, draft.unit = points.end(), "PERCENT"  # "0.4 of a percentage point"
    if not draft.unit and (times := _TIMES.match(text, draft.end)):
        _read_times(text, draft, times)
    return draft


def _read_currency(text: str, draft: Draft, style: NumberStyle, behind: int) -> None:
    left = max(behind, draft.start - currencies.LONGEST_BEFORE)
    found = None
    if draft.start > left and not text[draft.start - 1].isdigit():
        found = currencies.before.search(text, left, draft.start)
    if found is None and (_read_bookkeeping(text, draft) or _read_won(text, draft)):
        return
    if found is None and draft.number.kind == "vague" and text.startswith(" of ", draft.end):
        money = currencies.after_scale.match(text, draft.end + 3)  # "tens of millions of dollars"
        if money and draft.scaled_by_thousands:
            draft.unit = currencies.code_of(money["mark"], style.dollar, style.yen)
            draft.end = money.end()
            draft.rules.append("currency_behind")
            return
    if style.currency == "DEM" and found is None and (marks := _MARKS.match(text, draft.end)):
        draft.unit, draft.end = "DEM", marks.end()
        draft.rules.append("currency_behind")
        return
    pattern = currencies.after_scale if draft.scaled else currencies.after
    following = pattern.match(text, draft.end) or _BRACKETED_CODE.match(text, draft.end)
    if not found and not following and draft.scaled and (cut := _US_AT_END.match(text, draft.end)):
        draft.unit, draft.end = "USD", cut.end()
        draft.rules.append("currency_behind")
    if found:
        draft.start = found.start("mark")
        draft.unit = currencies.code_of(found["mark"], style.dollar, style.yen)
        draft.rules.append("currency_before")
    if following:
        code = currencies.code_of(following["mark"], style.dollar, style.yen)
        if found and code != draft.unit and following["mark"].lower() not in ("dollar", "dollars"):
            return
        draft.unit = draft.unit or code
        draft.end = following.end()
        draft.rules.append("currency_behind")


def _read_won(text: str, draft: Draft) -> bool:
    """A capital W before millions and more, as Korean newspapers write the won. Whether it is one."""
    if not draft.scaled or _WON.search(text, max(0, draft.start - 2), draft.start) is None:
        return False
    draft.start, draft.unit = draft.start - 1, "KRW"
    draft.rules.append("currency_before")
    return True


def _read_bookkeeping(text: str, draft: Draft) -> bool:
    """Amounts as accounts print them: TEUR 3.412 in thousands, £(1.9)m as a loss. Whether the number is one."""
    if thousands := _THOUSANDS.search(text, max(0, draft.start - 6), draft.start):
        draft.start, draft.unit, draft.value = thousands.start(), "EUR", draft.value * 1000
    elif label := _LABEL.search(text, max(0, draft.start - 80), draft.start):
        draft.unit = currencies.code_of(label["mark"])
        draft.value *= _LOSS_SCALES[label["scale"].lower()]
    else:
        loss = _LOSS.search(text, max(0, draft.start - 3), draft.start)
        closing = _LOSS_END.match(text, draft.end) if loss else None
        if loss is None or closing is None:
            return False
        draft.start, draft.end, draft.unit = loss.start(), closing.end(), currencies.code_of(loss["mark"])
        draft.value = -draft.value * _LOSS_SCALES.get((closing["scale"] or "").lower(), 1)
    draft.rules.append("bookkeeping")
    return True


def _read_unit(text: str, draft: Draft) -> None:
    match = match_unit(text, draft.end)
    if match is None:
        return
    draft.unit, draft.factor, draft.mark, draft.hyphenated = match.unit, match.factor, match.mark, match.hyphenated
    draft.value = in_plain_units(draft.value, match.factor)
    draft.end = match.end
    draft.rules.append("unit")


def _read_fraction(text: str, draft: Draft) -> None:
    if match := _HALF_AS_MANY.match(text, draft.end):
        draft.end, draft.unit = match.end(), "RATIO"
        draft.rules.append("multiple")
        return
    if match := _A_PERCENT.match(text, draft.end):
        draft.end = match.end()
    else:
        draft.value = round(draft.value * 100, 2)
    draft.unit = "PERCENT"
    draft.rules.append("fraction")


def _read_multiple(text: str, draft: Draft) -> None:
    word = text[draft.start : draft.end].lower()
    if word in ("twice", "thrice"):
        match = _AS_MANY.match(text, draft.end)
        draft.unit = "RATIO" if match else "COUNT"
        draft.end = match.end() - (match.group()[-1] == " ") if match and " as" in match.group() else draft.end
    elif word in ("dual", "twin") or _DUAL.match(text, draft.end):
        draft.unit = "COUNT" if _DUAL.match(text, draft.end) else ""
    elif word in ("double", "triple", "quadruple"):
        likely = _DOUBLING.search(text, max(0, draft.start - 12), draft.start) or _AS_MANY.match(text, draft.end)
        draft.unit = "RATIO" if likely else ""
    elif not _DOWN.match(text, draft.end):
        draft.unit = "RATIO"
    draft.rules.append("multiple")


def _read_times(text: str, draft: Draft, times: re.Match[str]) -> None:
    by = text[max(0, draft.start - 4) : draft.start] == " by " and text[times.end() : times.end() + 1] in ("", *",.;:)")
    if times["than"] or by or draft.number.value % 1 or _GROWTH.search(text, max(0, draft.start - 60), draft.start):
        draft.unit = "RATIO"
        comparing = times["than"] and times["than"].startswith("as")
        draft.end = times.end() if comparing else times.start() + len(times.group().split()[0]) + 1
        draft.end = min(draft.end, times.end())
        draft.rules.append("multiple")


def one_in(text: str, left: Draft, right: Draft) -> bool:
    """Whether two bare numbers are a share told as "one in five" or "nine out of ten"."""
    gap = text[left.end : right.start]
    if left.number.kind == "word" and len(gap) < 30 and _ONE_OF_A_KIND_IN.fullmatch(gap):  # "one firm in five"
        bare = not left.unit and not right.unit and _NOUN_NEXT.match(text, right.end) is None
        return bare and 0 < left.value < right.value <= 10
    return (
        not left.unit
        and (not right.unit or right.rules == ["currency_behind"])
        and len(gap) < 16
        and _ONE_IN.fullmatch(gap) is not None
        and 0 < left.value < right.value <= 100
        and ("out" in gap or left.number.kind == "word" or left.value == 1)
    )
