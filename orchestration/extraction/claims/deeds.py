"""What "N of them" do tells what they are: patents and buildings open no branches, but their holders do."""

from __future__ import annotations

import re

_THEY_ACT = re.compile(
    r"\sof\s(?:them|these|those)\s(?:now\s|also\s|already\s)?(?:(?:have|had)\s(?:now\s|also\s|already\s|since\s)?"
    r"(?!been\b|expired|lapsed|gone|become|come|led|reached|entered|found)[a-z]+|employ|export|operate|run|own|hold)\s"
)
_LIFELESS_CODES = """
    patents_held patents_granted patent_applications pct_applications standards buildings units_sold
    """
_LIFELESS = frozenset(_LIFELESS_CODES.split())


def they_act(text: str, end: int) -> bool:
    """Whether behind a figure that ends at `end` stands what its group does: "of them have opened branches"."""
    return _THEY_ACT.match(text, end) is not None


def is_lifeless(indicator: str) -> bool:
    """Whether the indicator counts things that do nothing themselves."""
    return indicator in _LIFELESS
