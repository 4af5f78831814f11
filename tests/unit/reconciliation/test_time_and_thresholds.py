"""Changes, rates, repetitions and ladders: planted ones are found, planted faults caught, others left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from orchestration.reconciliation import Fact, Relation, reconcile_series

Relate = Callable[..., list[Relation]]
YEAR = {"period_start": date(2013, 1, 1), "period_end": date(2013, 12, 31)}
BEFORE = {"period_start": date(2012, 1, 1), "period_end": date(2012, 12, 31)}
CHANGE = {**YEAR, "measure": "change"}
GROWTH = {**YEAR, "measure": "growth_rate", "unit": "PERCENT"}
FOUNDED = {"indicator": "enterprises_established"}


@given(earlier=st.integers(1_001, 9_999), change=st.integers(111, 999), fault=st.sampled_from([0, 7]))
def test_level_change_and_level_before(relate: Relate, earlier: int, change: int, fault: int) -> None:
    level = earlier + change
    assume(earlier % 100 and level % 100 and (change + fault) % 100)  # round figures are read with less precision
    text = f"The park had [{level:,}] firms, [{change + fault}] more than the [{earlier:,}] of the year before."
    found = relate("level_change_growth", (text, [YEAR, CHANGE, BEFORE]))
    assert [r.verdict for r in found] == ["contradiction" if fault else "consistent"]


@given(earlier=st.integers(1_001, 9_999), change=st.integers(111, 999), fault=st.sampled_from([0.0, 4.4]))
def test_level_change_and_growth(relate: Relate, earlier: int, change: int, fault: float) -> None:
    level, growth = earlier + change, round(change / earlier * 100 + fault, 1)
    assume(level % 100)
    text = f"The park had [{level:,}] firms, [{change}] more than a year before, up [{growth}] percent."
    found = relate("level_change_growth", (text, [YEAR, CHANGE, {**GROWTH, "value": growth}]))
    assert [r.verdict for r in found] == ["contradiction" if fault else "consistent"]


def test_growth_is_held_against_no_part_and_no_other_period(relate: Relate) -> None:
    total = "The park took [831 million] yuan, against [801 million] yuan a year before."
    money = {"unit": "CNY", "indicator": "revenue"}
    part = "Shops took [487 million] yuan, up [13.9] percent."
    slots = [{**money, **YEAR}, {**GROWTH, "indicator": "revenue", "value": 13.9}]
    assert relate("level_change_growth", (total, [{**money, **YEAR}, {**money, **BEFORE}]), (part, slots)) == []
    half = {"period_start": date(2012, 7, 1), "period_end": date(2012, 12, 31)}
    assert (
        relate(
            "level_change_growth", ("It took [801 million] yuan in half a year.", [{**money, **half}]), (part, slots)
        )
        == []
    )


def test_growth_is_not_held_against_a_figure_beside_one_of_a_group(relate: Relate) -> None:
    told = ("The park had [704] firms, up [13] percent.", [YEAR, {**GROWTH, "value": 13}])
    large = {**YEAR, "breakdown": {"staff": ">=100"}}
    beside = ("Firms with 100 staff or more numbered [14], after [6] a year before.", [large, BEFORE])
    assert relate("level_change_growth", told, beside) == []
    alone = ("A year before it had [6] firms.", [BEFORE])
    assert [r.verdict for r in relate("level_change_growth", told, alone)] == ["contradiction"]


def test_growth_is_held_against_the_figure_that_is_named_behind_it(relate: Relate) -> None:
    text = "The park had [4,012] firms against [3,151] a year before, [7] percent below the record of [4,314]."
    fall = {**GROWTH, "value": -7}
    assert (
        relate("level_change_growth", (text, [YEAR, BEFORE, fall, {**BEFORE, "period_end": date(2005, 12, 31)}])) == []
    )
    unnamed = text.partition(" below")[0] + "."
    assert [r.verdict for r in relate("level_change_growth", (unnamed, [YEAR, BEFORE, fall]))] == ["contradiction"]


@given(rate=st.integers(2, 40), fault=st.sampled_from([0.0, 0.5]))
def test_a_rate_against_the_total_of_its_period(relate: Relate, rate: int, fault: float) -> None:
    total = round(rate * 365 * (1 + fault)) + 1
    assume(total % 100)
    first = (f"In the year the park held [{total:,}] events.", [YEAR])
    second = (f"That is [{rate}] a day.", [{**YEAR, "measure": "rate", "per": "day"}])
    found = relate("rate_against_total", first, second)
    assert [r.verdict for r in found] == [("contradiction" if fault and rate > 2 else found[0].verdict)]
    assert (found[0].verdict == "consistent") == (fault == 0) or rate == 2
    other = (f"That is [{rate}] a day.", [{**BEFORE, "measure": "rate", "per": "day"}])
    assert relate("rate_against_total", first, other) == []


@given(day=st.integers(5, 40), fault=st.sampled_from([1.0, 3.0]))
def test_a_rate_a_day_against_a_rate_a_year(relate: Relate, day: int, fault: float) -> None:
    year = round(day * 365.25 * fault) + 1
    text = f"Since 2008 [{year:,}] firms started each year, and [{day}] are set up each day."
    slots = [{**FOUNDED, "measure": "rate", "per": "year"}, {**FOUNDED, "measure": "rate", "per": "day"}]
    (found,) = relate("rate_against_total", (text, slots))
    assert found.verdict == ("consistent" if fault == 1 else "contradiction")


@given(few=st.integers(1, 50), more=st.integers(0, 50))
def test_a_threshold_ladder(relate: Relate, few: int, more: int) -> None:
    high, low = {"breakdown": {"cash": ">2000000000 CNY"}}, {"breakdown": {"cash": ">1000000000 CNY"}}
    kind = "threshold_ladder"
    text = f"[{few + more}] firms hold over 1 billion yuan, [{few}] over 2 billion yuan."
    assert [r.verdict for r in relate(kind, (text, [low, high]))] == ["consistent"]
    assert [r.verdict for r in relate(kind, (text, [high, low]))] == ["consistent" if not more else "contradiction"]
    assert relate(kind, (text, [{"breakdown": {"staff": ">1000000000"}}, high])) == []


def test_counts_of_the_bare_noun_that_differ(relate: Relate) -> None:
    kind = "same_fact_twice"
    first = ("The park is large, with [2.300] companies, shops and more.", [{"value": 2300}])
    more = {"value": 3000, "modifier": "gt"}
    assert [r.verdict for r in relate(kind, first, ("There are more than [3.000] companies registered.", [more]))] == [
        "contradiction"
    ]
    for other in (
        "Of these, [1.040] companies export.",
        "There are [3.000] foreign companies.",
        "Among them are [3.000] companies with exports.",
        "The other [1.200] companies trade.",
        "It also has [3.000] trees.",
        "In that year guests visited [3.000] companies.",
    ):
        assert relate(kind, first, (other, [{"value": 3000}])) == []


@given(value=st.integers(101, 9_000), other=st.integers(101, 9_000))
def test_equal_figures_repeat_each_other_and_different_ones_do_not(relate: Relate, value: int, other: int) -> None:
    assume(value != other)
    again = [(f"It fell to [{value}] units then.", [{}]), (f"As said, [{value}] units it was.", [{}])]
    assert [r.verdict for r in relate("same_fact_twice", *again)] == ["consistent"]
    different = [(f"It fell to [{value}] units then.", [{}]), (f"For [{other}] units rose.", [{}])]
    assert relate("same_fact_twice", *different) == []


def _two(facts: Callable[..., list[Fact]], values: tuple[str, str], **slots: Any) -> list[Fact]:
    left = facts([(f"It took [{values[0]}] yuan in 2013.", [{**YEAR, "unit": "CNY"}])], "a.txt")
    right = facts([(f"Its income was [{values[1]}] yuan.", [{**YEAR, "unit": "CNY", **slots}])], "b.txt")
    return [*left, *right]


def test_documents_agree_contradict_or_revise(facts: Callable[..., list[Fact]]) -> None:
    other = {"publisher": "Inland Courier"}
    later = {"published_on": date(2015, 1, 1)}
    values = ("1.043 trillion", "1.037 trillion")
    assert [r.verdict for r in reconcile_series(_two(facts, ("1.043 trillion", "1.043 trillion"), **other))] == [
        "consistent"
    ]
    assert [r.verdict for r in reconcile_series(_two(facts, ("1.043 trillion", "1.04 trillion"), **other))] == [
        "consistent"
    ]
    assert [r.verdict for r in reconcile_series(_two(facts, values, **other))] == ["contradiction"]
    assert [r.verdict for r in reconcile_series(_two(facts, values, **later))] == ["undecidable"]
    assumed = [*_two(facts, values, **other)]
    assert reconcile_series(_two(facts, values, **other, period_basis="publication")) == []
    assert (
        reconcile_series([*assumed, *facts([("And [9 billion] yuan in part.", [{**YEAR, "unit": "CNY"}])], "a.txt")])
        == []
    )
