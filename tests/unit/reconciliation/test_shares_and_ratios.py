"""Shares, wholes, ratios and averages: planted ones are found, planted faults caught, others left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from orchestration.reconciliation import Relation

Relate = Callable[..., list[Relation]]
FILED = {"indicator": "patent_applications"}
SHARE = {**FILED, "unit": "PERCENT", "measure": "share"}
MONEY = {"unit": "CNY", "indicator": "market_capitalisation"}
PROFIT = {"unit": "CNY", "indicator": "net_profit"}
RATIO = {"unit": "RATIO", "measure": "ratio", "indicator": "price_earnings_ratio"}


def filed(part: int, share: float, whole: str = "the zone's total") -> tuple[str, list[dict[str, Any]]]:
    """A part with its share of a whole."""
    return f"Group {part} filed [{part:,}] applications, which is [{share}] percent of {whole}.", [
        FILED,
        {**SHARE, "value": share},
    ]


@given(whole=st.integers(5_001, 90_000), percent=st.integers(10, 80))
def test_a_share_of_the_plain_total(relate: Relate, whole: int, percent: int) -> None:
    part = round(whole * percent / 100)
    assume(part % 100 and whole % 100)
    total = (f"The park filed [{whole:,}] applications.", [FILED])
    good = relate("share_of_whole", total, filed(part, percent, "the total"))
    assert [r.verdict for r in good] == ["consistent"]
    bad = relate("share_of_whole", total, filed(part, percent + 3.3, "the total"))
    assert [r.verdict for r in bad] == ["contradiction"]


@given(whole=st.integers(5_001, 90_000), percent=st.integers(10, 80))
def test_a_share_of_another_whole_is_held_against_no_total(relate: Relate, whole: int, percent: int) -> None:
    part = round(whole * (percent + 9) / 100)
    total = (f"The park filed [{whole:,}] applications.", [FILED])
    assert relate("share_of_whole", total, filed(part, percent, "the country's total")) == []


@given(whole=st.integers(20_000, 90_000), left=st.integers(10, 80), right=st.integers(10, 80), off=st.just(1.5))
def test_two_shares_of_one_whole(relate: Relate, whole: int, left: int, right: int, off: float) -> None:
    parts = [round(whole * percent / 100) for percent in (left, right)]
    assume(left != right and left % 10 and right % 10 and all(part % 100 for part in parts))
    kind = "two_shares_of_one_whole"
    good = relate(kind, filed(parts[0], left), filed(parts[1], right, "all filings in the zone"))
    assert [r.verdict for r in good] == ["consistent"]
    bad = relate(kind, filed(parts[0], left), filed(round(parts[1] * off) + 1, right))
    assert [r.verdict for r in bad] == ["contradiction"]
    assert relate(kind, filed(parts[0], left), filed(parts[1], right, "the country's filings")) == []


def test_shares_of_a_place_or_of_two_named_schemes_are_of_two_wholes(relate: Relate) -> None:
    kind = "two_shares_of_one_whole"
    assert relate(kind, filed(60, 40, "the city"), filed(507, 56, "the city")) == []
    assert len(relate(kind, filed(60, 40, "the city's total"), filed(507, 56, "the city's total"))) == 1
    assert relate(kind, filed(83, 40, "the ABC filings"), filed(1489, 65, "all XYZ filings")) == []
    assert len(relate(kind, filed(83, 40, "the ABC filings"), filed(1489, 65, "all ABC filings"))) == 1


def test_shares_follow_their_parts_in_order(relate: Relate) -> None:
    granted, share = {"indicator": "patents_granted"}, {**SHARE, "indicator": "patents_granted"}
    sentence = (
        "[9,001] filings and [3,427] grants were [35] percent and [23.1] percent respectively of the zone's total."
    )
    other = "The rest made [16,715] filings and [11,409] grants, [65] percent and [76.9] percent of the zone's total."
    slots = [FILED, granted, SHARE, share]
    found = relate("two_shares_of_one_whole", (sentence, slots), (other, slots))
    assert [[m.fact.value for m in r.members] for r in found] == [[35, 65, 9001, 16715], [23.1, 76.9, 3427, 11409]]
    assert {r.verdict for r in found} == {"consistent"}


@given(above=st.integers(101, 9_999), below=st.integers(11, 99), fault=st.sampled_from([0.0, 0.5]))
def test_a_ratio_between_two_levels(relate: Relate, above: int, below: int, fault: float) -> None:
    assume(above % 10 and below % 10)
    ratio = round(above / below * (1 + fault), 1)
    text = f"The ratio between their worth ([{above} billion] yuan) and profit ([{below} billion] yuan) was [{ratio}]."
    (found,) = relate("ratio_of_levels", (text, [MONEY, PROFIT, RATIO]))
    assert (found.verdict == "contradiction") == (fault > 0)


def test_a_multiple_compares_two_levels_of_one_indicator_only(relate: Relate) -> None:
    text = "Shops took [59.7 billion] yuan, about [five times] the [12 billion] yuan of the stalls."
    times = {**MONEY, "unit": "RATIO", "measure": "ratio", "value": 5, "modifier": "approx"}
    assert [r.verdict for r in relate("ratio_of_levels", (text, [MONEY, times, MONEY]))] == ["consistent"]
    assert relate("ratio_of_levels", (text, [MONEY, times, {**PROFIT, "unit": "USD"}])) == []


def test_a_multiple_of_another_time_compares_no_two_levels_of_one(relate: Relate) -> None:
    times = {"unit": "RATIO", "measure": "ratio", "value": 4.8}
    text = "[349] firms won the label and [1,152] were registered, [4.8 times as many]"
    assert relate("ratio_of_levels", (f"{text} as in 2017.", [{}, {}, times])) == []
    assert [r.verdict for r in relate("ratio_of_levels", (f"{text}.", [{}, {}, times]))] == ["contradiction"]


@given(count=st.integers(11, 99), each=st.integers(11, 99), fault=st.sampled_from([0, 5]))
def test_an_average_of_a_total(relate: Relate, count: int, each: int, fault: int) -> None:
    average = {**MONEY, "measure": "average"}
    assume((each + fault) % 10)
    text = f"[{count}] firms got [{count * each} million] yuan, [{each + fault} million] yuan on average."
    (found,) = relate("average_of_total", (text, [{}, MONEY, average]))
    assert (found.verdict == "consistent") == (fault == 0)
    assert relate("average_of_total", (text, [{}, PROFIT, average])) == []
