"""Time expressions of a sentence: what they name ("the third quarter of 2015", "last year") and in which role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.extraction.periods.cores import Core
from orchestration.extraction.periods.patterns import CORE, WORTH_READING
from orchestration.extraction.periods.readings import read_core
from orchestration.extraction.periods.roles import Role, role_of


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its preposition, as a half-open span of the sentence, and the part it plays there."""

    start: int
    end: int
    core_start: int
    core: Core
    role: Role


def find_expressions(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence in the order of the text, without overlaps."""
    if not WORTH_READING.search(text):
        return ()
    return tuple(_read_all(text))


def _read_all(text: str) -> Iterator[TimeExpression]:
    for match in CORE.finditer(text):
        core = read_core(match)
        if core is None:
            continue
        part = core.unit if core.unit == "year_end" else "day" if core.days != (1, 31) else core.kind
        start, role = role_of(text, match.start(), match.end(), whole_year=_is_whole_year(core), part=part)
        yield TimeExpression(start, match.end(), match.start(), core, role)


def _is_whole_year(core: Core) -> bool:
    return core.kind == "calendar" and core.months == (1, 12) and core.days == (1, 31)
