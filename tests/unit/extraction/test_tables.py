"""Which lines head the rows of a table, and the units that the heads give to the figures in their columns."""

from __future__ import annotations

import pytest

from orchestration.extraction.model import Sentence
from orchestration.extraction.numbers import NumberStyle
from orchestration.extraction.quantities import read_quantities
from orchestration.extraction.tables import cells_of, is_of_change, with_heads


def _lines(*texts: str, headings: tuple[int, ...] = ()) -> list[Sentence]:
    return [Sentence(text, 0, place, place, place in headings) for place, text in enumerate(texts)]


def _read(sentence: Sentence) -> list[tuple[float, str]]:
    return [(float(quantity.value), quantity.unit) for quantity in read_quantities(sentence, NumberStyle())[0]]


def test_rows_keep_caption_and_head_until_the_table_ends() -> None:
    lines = _lines(
        "Accounts (NT$ million)",
        "Item | 2016 | 2015",
        "Rent | 41 | 38",
        "Fees | 9 | 7",
        "The park has 12 tenants.",
        headings=(0,),
    )
    heads = [sentence.heads for sentence in with_heads(lines)]
    over = ("Accounts (NT$ million)", "Item | 2016 | 2015")
    assert heads == [(), (), over, over, ()]


def test_a_line_of_prose_with_figures_is_no_row() -> None:
    lines = _lines("Area (ha) | Tenants", "The park has 12 tenants in 4 houses.")
    assert with_heads(lines)[1].heads == ()


def test_a_new_table_takes_its_own_head() -> None:
    lines = with_heads(_lines("Site | Area (ha)", "North | 45", "Site | Sales (£m)", "North | 45"))
    assert _read(lines[1]) == [(0.45, "KM2")]
    assert _read(lines[3]) == [(45_000_000, "GBP")]


def test_heads_of_two_lines_without_bars() -> None:
    lines = with_heads(_lines("Income statement", "2016 2015", "£'000 £'000", "Sales 812 774", headings=(0, 1, 2)))
    assert _read(lines[3]) == [(812_000, "GBP"), (774_000, "GBP")]


@pytest.mark.parametrize(
    ("row", "heads", "expected"),
    [
        ("Average headcount | 112 | 97", ("£m £m",), [(112, "COUNT"), (97, "COUNT")]),
        ("Turnover | 2 | 23.4 | 20.5", ("Note | 2016 | 2015", "£m £m"), [(23_400_000, "GBP"), (20_500_000, "GBP")]),
        ("| Sales (EUR Mio.) | 412.6 | 10.3 |", ("| | 2015 | Growth % |",), [(412_600_000, "EUR"), (10.3, "PERCENT")]),
        ("| Floor space (m²) | 18,400 |", (), [(18_400, "M2")]),
        ("Wages | 96.3 | -4.1", ("Unit: RMB 100 million", " | Sum | Growth %"), [(9.63e9, "CNY"), (-4.1, "PERCENT")]),
        ("| 2016 | 761.5 | 402 |", ("| Year | Revenue (NT$ billion) | Patents |",), [(761.5e9, "TWD"), (402, "COUNT")]),
        ("£'000 | 2014 | 2013", (), []),
        ("| Space let (sq ft '000) | 310 |", (), [(310_000, "FT2")]),
        ("| Invested (£m) | 4.5 | 45 |", ("| | 2018 | Growth % |",), [(4.5e6, "GBP"), (45, "PERCENT")]),
        ("Completed | 3.2", ("Area (10,000 m²)", "Year | 2017"), [(32_000, "M2")]),
    ],
)  # fmt: skip
def test_units_of_cells(row: str, heads: tuple[str, ...], expected: list[tuple[float, str]]) -> None:
    assert _read(Sentence(row, 0, 0, 0, heads=heads)) == expected


def test_the_head_of_a_column_tells_what_its_figures_count() -> None:
    row = Sentence("Kerala 14 208", 0, 0, 0, heads=("State | Incubators | Start-ups",))
    assert [quantity.noun for quantity in read_quantities(row, NumberStyle())[0]] == ["Incubators", "Start-ups"]


def test_a_line_of_prose_is_no_caption() -> None:
    lines = _lines("The office let 14 plots.", "Site | Area (ha)", "North | 45")
    assert with_heads(lines)[2].heads == ("Site | Area (ha)",)


@pytest.mark.parametrize(
    ("head", "of_change"),
    [
        ("Growth %", True),
        ("Change on year", True),
        ("YoY", True),
        ("+/- %", True),
        ("Exchange", False),
        ("Share %", False),
    ],
)
def test_heads_of_change(head: str, of_change: bool) -> None:
    assert is_of_change(head) is of_change


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("2016 2015", ["2016", "2015"]),
        ("plain words", ["plain words"]),
    ],
)
def test_cells(line: str, cells: list[str]) -> None:
    assert cells_of(line) == cells
