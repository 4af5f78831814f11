"""An earlier release becomes current again by an event; what the ledger decided stands, however often one publishes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.ledger import new_event
from orchestration.ledger.payloads import ReleasePublished
from orchestration.warehouse.releases import Release, ReleaseError, current_release, roll_back

DECIDED = {"person": "Ada", "reason": "a draft", "run_id": "command"}


def publish(home: Any) -> Release:
    """Publish, and record it, as the asset does."""
    release: Release = home.publish()
    catalogue = release.catalogue
    event = ReleasePublished(
        release_id=release.release_id,
        content_position=catalogue.content_position,
        content_key=catalogue.content_key,
        head_chain=catalogue.ledger_chain,
        tables=release.rows,
    )
    home.append(new_event("release", event))
    return release


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory, built: Any) -> tuple[Any, list[Release]]:
    """A home with three releases, of one, two and three observations."""
    home = type(built)(tmp_path_factory.mktemp("three") / "state")
    found = []
    for number in (5, 6, 7):
        document = home.register(f"2014-01-0{number}.txt", f"There were {number} firms.\n")
        home.observe(document, str(number), number)
        home.build()
        found.append(publish(home))
    return home, found


def seen(home: Any) -> tuple[int, int, int]:
    """Observations by the files of `current`, the view file and the full file."""
    published = home.published
    counts = []
    for database, table in (
        (None, f"'{published / 'current' / 'fct_observation.parquet'}'"),
        (published / "ecosystem.duckdb", "fct_observation"),
        (published / "ecosystem-full.duckdb", "fct_observation"),
    ):
        with duckdb.connect(str(database) if database else ":memory:", read_only=database is not None) as reader:
            counts.append(reader.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
    return counts[0], counts[1], counts[2]


def test_a_release_becomes_current_again_everywhere_and_stays_so(three: tuple[Any, list[Release]]) -> None:
    home, (first, second, third) = three
    assert seen(home) == (3, 3, 3)
    with duckdb.connect(str(home.published / "ecosystem.duckdb"), read_only=True) as reader:

        def roll(target: str | None, expected: int) -> tuple[str, str]:
            before, after = roll_back(home.ledger, home.warehouse, home.published, target, **DECIDED)
            assert reader.execute("SELECT count(*) FROM fct_observation").fetchall() == [(expected,)]
            home.build()
            assert not home.publish().is_new
            assert seen(home) == (expected, expected, expected)
            return before.release_id, after.release_id

        assert roll(None, 2) == (third.release_id, second.release_id)
        assert roll(None, 1) == (second.release_id, first.release_id)  # two steps back
        assert roll(third.release_id[:8], 3) == (first.release_id, third.release_id)  # and all the way forward


def test_what_cannot_be_rolled_back_to_is_refused_and_changes_nothing(three: tuple[Any, list[Release]]) -> None:
    home, (_, _, third) = three
    head = home.ledger.head()
    for target, told in ((third.release_id, "is the current release already"), ("nosuch", "there is no release")):
        with pytest.raises(ReleaseError, match=told):
            roll_back(home.ledger, home.warehouse, home.published, target, **DECIDED)
    assert home.ledger.head() == head and seen(home) == (3, 3, 3)


def test_a_damaged_release_is_refused_and_the_newest_takes_over_where_the_chosen_one_is_gone(
    three: tuple[Any, list[Release]], tmp_path: Path
) -> None:
    home, (first, _, third) = three
    (first.path / "dim_year.parquet").rename(tmp_path / "kept")
    with pytest.raises(ReleaseError, match="dim_year is missing"):
        roll_back(home.ledger, home.warehouse, home.published, first.release_id, **DECIDED)
    (tmp_path / "kept").rename(first.path / "dim_year.parquet")
    roll_back(home.ledger, home.warehouse, home.published, first.release_id, **DECIDED)
    (first.path / "dim_year.parquet").unlink()
    home.build()
    home.publish()
    current = current_release(home.published)
    assert current is not None and current.release_id == third.release_id
