"""How long reconciling takes as observations grow: documents of the real shape, a hundred thousand and a million.

Run it from the checkout: python tests/benchmarks/bench_reconciliation.py [observations ...]
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date

from orchestration.reconciliation import Fact, reconcile_document, reconcile_series

SIZES = (100_000, 1_000_000)
PER_DOCUMENT = 40
INDICATORS = [f"indicator_{number}" for number in range(120)]
ORGANISATIONS = [f"Park {number}" for number in range(400)]
SHAPES = (
    (("level", "COUNT"), ("level", "COUNT"), ("level", "COUNT")),
    (("level", "CNY"), ("change", "CNY"), ("growth_rate", "PERCENT")),
    (("level", "COUNT"), ("share", "PERCENT")),
    (("level", "COUNT"),),
    (("rate", "COUNT"),),
)


def document(number: int, chance: random.Random) -> list[Fact]:
    """The facts of one document: sentences of one to three figures on one organisation."""
    facts: list[Fact] = []
    organisation = chance.choice(ORGANISATIONS)
    year = 2000 + chance.randrange(20)
    offset = 0
    while len(facts) < PER_DOCUMENT:
        shape = chance.choice(SHAPES)
        indicator = chance.choice(INDICATORS)
        values = [chance.randrange(100, 99_999) if unit != "PERCENT" else chance.randrange(1, 99) for _, unit in shape]
        sentence = f"In {year} it had " + ", and ".join(
            f"{value:,} of kind {place}" for place, value in enumerate(values)
        )
        for (measure, unit), value in zip(shape, values, strict=True):
            facts.append(
                Fact(
                    observation_id=f"{number}-{offset}",
                    document_id=f"document-{number}",
                    document=f"document-{number}.txt",
                    article=1,
                    char_start=offset,
                    char_end=offset + 5,
                    value_text=f"{value:,}",
                    value=float(value),
                    value_max=None,
                    unit=unit,
                    modifier="eq",
                    measure=measure,  # type: ignore[arg-type]
                    per="day" if measure == "rate" else None,
                    status="actual",
                    indicator=indicator,
                    organisation=organisation,
                    programme=None,
                    breakdown={},
                    period_start=date(year, 1, 1),
                    period_end=date(year, 12, 31),
                    period_basis="stated",
                    scope="metric",
                    sentence=sentence,
                    publisher="Gazette",
                    published_on=date(year + 1, 3, 1),
                )
            )
            offset += 20
    return facts


def documents(observations: int) -> Iterator[list[Fact]]:
    """Documents until there are so many observations, the same in every run."""
    chance = random.Random(20141027)
    for number in range(observations // PER_DOCUMENT):
        yield document(number, chance)


def measure(observations: int) -> tuple[float, Counter[str]]:
    """Seconds of reconciling alone, and verdicts."""
    seconds, verdicts = 0.0, Counter[str]()
    series: dict[tuple[object, ...], list[Fact]] = {}
    for facts in documents(observations):
        started = time.perf_counter()
        verdicts.update(relation.verdict for relation in reconcile_document(facts))
        for fact in facts:
            series.setdefault(fact.series, []).append(fact)
        seconds += time.perf_counter() - started
    started = time.perf_counter()
    for shared in series.values():
        if len(shared) > 1:
            verdicts.update(relation.verdict for relation in reconcile_series(shared))
    return seconds + time.perf_counter() - started, verdicts


def main() -> None:
    """Print a line for each size."""
    for observations in [int(size) for size in sys.argv[1:]] or SIZES:
        seconds, verdicts = measure(observations)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = seconds / observations * 1e6
        cost = f"{seconds:.1f} s, {each:.1f} µs each, {memory:,.0f} MB"
        print(f"{observations:>9,} observations: {cost}, {dict(verdicts)}", flush=True)


if __name__ == "__main__":
    main()
