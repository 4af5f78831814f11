"""Text that is no prose: reading and extraction take time in proportion to it, whatever is repeated how often.

Each text is timed at one length and at four times that in the same run, in CPU time, best of three; twice the factor
of growth is allowed for noise. A pattern that backtracks without end is cut off by a limit of CPU time.
"""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.vocabulary import Vocabulary

pytestmark = pytest.mark.slow

_LENGTH, _TIMES = 2_000, 4
_GROWTH = 2 * _TIMES
_TOLERANCE = 0.1  # CPU seconds
_LIMIT = 60.0  # CPU seconds of one text
_UNITS = (
    "7", "12 ", "1,234", "1.234.", "0 ", "1,", "5\t", "5\n", " ", ", ", "and ", "x", "X", "Xy", "word ", "Word ", "(",
    ")", "(5 ", "[1", "[12] ", '"', "“a” ", "'s ", "$", "$1 ", "€ 5", "US$", "Rs ", "-", "a-", " - ", "–", ".", "...",
    "\\.", "*a ", "_a", "`", "# ", "> ", "<a ", "| 1 ", "a | 1 | 2\n", "Sales 1 2 3\n", "- 5 firms\n", "a@", "www.a.",
    "a/", "of the ", "of which 5, ", "1) a 2) b ", "1.1.1.", "5% ", "million ", "crore ", "one hundred and ", "half a ",
    "twenty-", "second ", "May ", "2014 ", "2014-", "5/6/2014 ", "12:30:", "+12 345-", "5 to ", "between 5 and ", "-5 ",
    "up ", "more than ", "grew by 5 percent and ", "will ", "which has 5, ", "it they which ", "said the ", "per ",
    "5, 6 and 7 firms respectively, ", "founded by the ", "Kestrel Innovation Company ", "A and B of C & ",
    "Ministry of Land, Infrastructure and ", "Box ", "No. ", "中", "5万", "e\u0301", "\u200b", "1\u00a0234\u00a0",
    "It has 5. ", "c o m ", "high-", "and the\n", "U.S. ", "the same period ", "the park has 12 firms and 300 staff, ",
)  # fmt: skip


class _TooLong(Exception):
    """The limit of CPU time is over."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded = Vocabulary.load()
    extract(read_document(b"The park has 12 firms and grew by 5 percent in 2014.", "warm.txt"), loaded)
    return loaded


def _seconds(text: str, vocabulary: Vocabulary) -> float:
    with _limited(_LIMIT):
        started = time.process_time()
        extract(read_document(text.encode(), "repeated.txt"), vocabulary)
        return time.process_time() - started


def _assert_in_proportion(short: str, long: str, vocabulary: Vocabulary) -> None:
    least_short = least_long = float("inf")
    for _ in range(3):
        least_short = min(least_short, _seconds(short, vocabulary))
        least_long = min(least_long, _seconds(long, vocabulary))
        if least_long <= _GROWTH * least_short + _TOLERANCE:
            return
    pytest.fail(f"{least_short:.3f} s for {len(short)} characters, {least_long:.3f} s for {len(long)}")


def _repeated(unit: str, length: int) -> str:
    """A sentence with a figure, then the unit over and over, without a full stop of its own."""
    return "The park has 12 firms. " + (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize("unit", _UNITS)
def test_one_unit_repeated(unit: str, vocabulary: Vocabulary) -> None:
    _assert_in_proportion(_repeated(unit, _LENGTH), _repeated(unit, _TIMES * _LENGTH), vocabulary)


@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(units=st.lists(st.sampled_from(_UNITS), min_size=2, max_size=4), mixed=st.booleans())
def test_units_repeated_in_turn_or_mixed(units: list[str], mixed: bool, vocabulary: Vocabulary) -> None:
    if mixed:
        draw = random.Random(1)
        units = [draw.choice(units) for _ in range(_TIMES * _LENGTH)]
    block = "".join(units)
    _assert_in_proportion(_repeated(block, _LENGTH), _repeated(block, _TIMES * _LENGTH), vocabulary)


def test_a_sentence_of_twenty_thousand_characters_loses_no_figure(vocabulary: Vocabulary) -> None:
    figures = range(1_001, 2_001)
    text = "The park counts " + ", ".join(f"{figure} firms of kind {'abc'[figure % 3]}" for figure in figures) + "."
    assert len(text) > 20_000
    extraction = extract(read_document(text.encode(), "long.txt"), vocabulary)
    starts = {entry.char_start for entry in (*extraction.observations, *extraction.unread)}
    assert {text.index(f" {figure} ") + 1 for figure in figures} <= starts
