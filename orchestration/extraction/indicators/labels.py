"""What is written over and before the figure in the cell of a table: the heads of its column and of its row."""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.tables import cells_of

_COLUMN, _ROW, _CAPTION = 3.0, 2.8, 1.2


def labels_of(sentence: Sentence, quantity: Quantity) -> Iterator[tuple[float, str]]:
    """The labels of a quantity in the row of a table, each with its weight; none for running text."""
    if quantity.noun is not None and quantity.noun_start is None:
        yield _COLUMN, quantity.noun
    if not sentence.heads:
        return
    bars = "|" in sentence.text
    behind = sentence.text[quantity.end :].strip().removesuffix("|")
    from_right = behind.count("|") if bars else len(behind.split())  # cells without bars are divided by spaces
    if bars:
        yield _ROW, cells_of(sentence.text)[0]
    for line in sentence.heads:
        cells = cells_of(line)
        if len(cells) == 1:
            yield _CAPTION, line
        elif len(cells) > max(1, from_right):
            yield _COLUMN, cells[-1 - from_right]
