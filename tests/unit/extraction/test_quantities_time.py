"""Reading time grows in step with the length of the text, whatever the noise in it."""

from __future__ import annotations

import time

import pytest

from orchestration.extraction.model import Sentence
from orchestration.extraction.numbers import detect_style
from orchestration.extraction.quantities import read_quantities

NOISE = (
    *(
        "1",
        "1,",
        "1,000,",
        "1 ",
        "1.",
        "1-",
        "+1 ",
        "1 and ",
        '"1 ',
        "Aa 1 ",
        "1 percent, ",
        "1 million ",
        "from 1 to ",
        "2 in every ",
    ),
    *(
        "one ",
        "hundred and ",
        "hundreds of ",
        "half a ",
        "number of ",
        "numbered ",
        "up to ",
        "ratio of ",
        "the ",
        "Aa ",
        "a",
        " ",
    ),
    *("a@", "a-", "w.", "(", "$", "Rs. ", "12 Aa Aa Aa ", "May 1 to ", "section 1, ", "tel: 1 1 "),
)
ALLOWANCE = 0.2  # seconds: the machine's own noise


def _seconds(text: str) -> float:
    started = time.process_time()
    read_quantities(Sentence(text, 0, 0, 0), detect_style(text))
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("unit", NOISE)
def test_time_is_linear_in_noise(unit: str) -> None:
    short = unit * (2000 // len(unit)) + "5"
    assert _seconds(short * 4) <= 4 * 3 * _seconds(short) + ALLOWANCE
