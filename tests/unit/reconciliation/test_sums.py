"""Sums of parts: planted ones are found, planted faults caught, numbers that only happen to add up left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from orchestration.reconciliation import Relation

Relate = Callable[..., list[Relation]]
KIND = "sum_of_parts"
PARTS = st.lists(st.integers(11, 900), min_size=2, max_size=5)
FAULT = st.integers(1, 5) | st.integers(-5, -1)
MONEY = {"unit": "CNY", "indicator": "market_capitalisation"}
PROFIT = {"unit": "CNY", "indicator": "net_profit"}
AREAS = {"indicator": "areas"}


def listed(parts: list[int], whole: int) -> tuple[str, list[dict[str, Any]]]:
    """A whole with its parts behind a colon."""
    names = " ".join(f"[{part}] in district {letter}," for part, letter in zip(parts[:-1], "ABCDEF", strict=False))
    return f"The register holds [{whole:,}] firms: {names} and [{parts[-1]}] elsewhere.", [{}] * (len(parts) + 1)


@given(parts=PARTS)
def test_a_list_behind_a_colon_is_summed(relate: Relate, parts: list[int]) -> None:
    (found,) = relate(KIND, listed(parts, sum(parts)))
    assert (found.verdict, found.expected, found.found) == ("consistent", sum(parts), sum(parts))
    assert [member.role for member in found.members] == ["part"] * len(parts) + ["whole"]


@given(parts=PARTS, fault=FAULT)
def test_a_fault_in_a_complete_list_contradicts(relate: Relate, parts: list[int], fault: int) -> None:
    whole = sum(parts) + fault
    assume(whole > max(parts) and whole % 100 and abs(fault) <= whole / 4)
    (found,) = relate(KIND, listed(parts, whole))
    assert found.verdict == "contradiction"


@given(parts=PARTS, fault=FAULT)
def test_a_list_that_may_be_partial_never_contradicts(relate: Relate, parts: list[int], fault: int) -> None:
    whole = sum(parts) + abs(fault)
    text = f"There are [{whole}] firms, of which " + " and ".join(f"[{part}] do business in trade" for part in parts)
    assert relate(KIND, (f"{text}.", [{}] * (len(parts) + 1))) == []


@given(first=st.integers(31, 500), rest=st.integers(31, 500), fault=FAULT)
def test_the_remaining_completes_a_list(relate: Relate, first: int, rest: int, fault: int) -> None:
    def text(whole: int) -> tuple[str, list[dict[str, Any]]]:
        return f"Of [{whole}] labs, of which [{first}] are open, the remaining [{rest}] are being built.", [{}] * 3

    assert [r.verdict for r in relate(KIND, text(first + rest))] == ["consistent"]
    assert [r.verdict for r in relate(KIND, text(first + rest + fault))] == ["contradiction"]


@given(parts=st.lists(st.integers(31, 900), min_size=2, max_size=2), fault=FAULT)
def test_opposites_that_point_back_make_up_their_whole(relate: Relate, parts: list[int], fault: int) -> None:
    home, abroad = parts
    assume((sum(parts) + fault) % 100)
    back = (f"They trade widely, out of which [{home}] at domestic and [{abroad}] at overseas exchanges.", [{}] * 2)
    whole = sum(parts)
    assert [r.verdict for r in relate(KIND, (f"The study looks at [{whole}] firms.", [{}]), back)] == ["consistent"]
    (found,) = relate(KIND, (f"The study looks at [{whole + fault}] firms.", [{}]), back)
    assert found.verdict == "contradiction"


@given(before=st.integers(2, 90), new=st.integers(2, 90), fault=st.integers(1, 3))
def test_parts_before_their_total(relate: Relate, before: int, new: int, fault: int) -> None:
    def text(total: int) -> tuple[str, list[dict[str, Any]]]:
        raised = f"together with the [{before}] there before, raised the total to [{total}]."
        return f"[{new}] sites were opened which, {raised}", [AREAS] * 3

    assert [r.verdict for r in relate(KIND, text(before + new))] == ["consistent"]
    assert [r.verdict for r in relate(KIND, text(before + new + fault))] in (["contradiction"], [])


@given(rows=st.lists(st.tuples(st.integers(100, 999), st.integers(11, 99)), min_size=2, max_size=4), fault=st.just(9))
def test_parallel_sentences_add_up_to_totals_elsewhere(relate: Relate, rows: list[tuple[int, int]], fault: int) -> None:
    worth, profit = (sum(column) for column in zip(*rows, strict=True))
    assume(profit >= 100 and all(w % 10 and p % 10 for w, p in rows))
    sentences = [
        (f"Group {place} is worth [{w} billion] yuan and earned [{p} billion] yuan.", [MONEY, PROFIT])
        for place, (w, p) in enumerate(rows)
    ]
    head = f"All are worth [{worth} billion] yuan."
    good = relate(KIND, (head, [MONEY]), (f"They earned [{profit} billion] yuan.", [PROFIT]), *sentences)
    assert [r.verdict for r in good] == ["consistent", "consistent"]
    wrong = f"They earned [{profit + fault}.5 billion] yuan."
    assume(abs(fault + 0.5) > len(rows) and profit > 4 * (fault + 1))
    bad = relate(KIND, (head, [MONEY]), (wrong, [PROFIT]), *sentences)
    assert sorted(r.verdict for r in bad) == ["consistent", "contradiction"]


NAMED = "We chose [7] firms. Otter, Blue Heron and Curlew were named pilots. The other [{rest}] firms follow."


def test_names_stand_for_the_part_that_is_not_counted(relate: Relate) -> None:
    for rest, verdict in ((4, "consistent"), (3, "undecidable")):
        marked = NAMED.format(rest=rest)
        sentences = [("We chose [7] firms.", [{}]), (f"The other [{rest}] firms follow.", [{}])]
        plain = marked.replace("[", "").replace("]", "")
        shifted = plain.replace("Otter, Blue Heron and Curlew were named pilots. ", "")
        # The offsets of the facts are of the text without the names: put the names right before the second sentence.
        at = shifted.index("The other") - 1
        text = shifted[:at] + plain[at : plain.index("The other")]
        found = relate(KIND, *sentences, text=text + " " * 200)
        assert [r.verdict for r in found] in ([verdict], [])


@given(numbers=st.lists(st.integers(11, 900), min_size=2, max_size=5))
def test_numbers_that_only_happen_to_add_up_are_left_alone(relate: Relate, numbers: list[int]) -> None:
    things = [{"indicator": f"thing_{place}"} for place in range(len(numbers) + 1)]
    text = f"The park has [{sum(numbers)}] lamps and " + " and ".join(f"[{n}] trees" for n in numbers)
    assert relate(KIND, (f"{text}.", things)) == []
    apart = [(f"In street {place} there are [{n}] trees.", [{}]) for place, n in enumerate(numbers[:2])]
    assert relate(KIND, *apart, (f"The town has [{sum(numbers[:2])}] trees.", [{}])) == []
