"""What is written over and before the figure in the cell of a table: the heads of its column and of its row."""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.tables import cell_over, cells_behind, cells_of

_COLUMN, _ROW, _CAPTION = 3.0, 2.8, 1.2


def labels_of(sentence: Sentence, quantity: Quantity) -> Iterator[tuple[float, str]]:
    """The labels of a quantity in the row of a table, each with its weight; none for running text."""
    if quantity.noun is not None and quantity.noun_start is None:
        yield _COLUMN, quantity.noun
    if not sentence.heads:
        return
    if "|" in sentence.text:
        yield _ROW, cells_of(sentence.text)[0]
    behind = cells_behind(sentence.text, quantity.start)
    for line in sentence.heads:
        head = cell_over(line, behind)
        if head is not None:
            yield _COLUMN, head
        elif len(cells_of(line)) == 1:
            yield _CAPTION, line
