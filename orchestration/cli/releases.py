"""`ecosystem releases`, `rollback` and `diff`: which releases there are, which one readers see, how two differ."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from orchestration.cli.failure import Failure
from orchestration.settings import Settings
from orchestration.warehouse.releases import (
    Release,
    ReleaseError,
    current_release,
    find_release,
    releases,
    roll_back,
)

if TYPE_CHECKING:
    from orchestration.warehouse.releases.comparison import Comparison

PIPE_WIDTH = 200  # characters of a table where there is no terminal
SHOWN_CHARACTERS = 60


def show(settings: Settings, format: Literal["table", "json"]) -> None:
    """Print a line for each release, newest first, the current one marked. Raises Failure where there is none."""
    current = _current(settings)
    found = [_line(release, current) for release in reversed(releases(settings.published))]
    if format == "json":
        print(json.dumps(found, indent=1))
        return
    for line in found:
        mark = "*" if line["current"] else " "
        print(
            f"{mark} {line['release_id']}  {line['published_at']}  {line['tables']} tables  {line['rows']} rows  "
            f"ledger {line['ledger_position']} {line['ledger_chain'][:12]}"
        )


def rollback(settings: Settings, release_id: str | None, reason: str, person: str | None) -> None:
    """Make an earlier release current and say what that changes. Raises Failure where it cannot be done."""
    from orchestration.cli.correct import RUN_ID, told, whoami
    from orchestration.ledger import LedgerError
    from orchestration.state import open_state
    from orchestration.warehouse.connection import WarehouseLocked
    from orchestration.warehouse.releases.comparison import compare

    state = open_state(settings)
    who = person or whoami()
    try:
        before, after = roll_back(
            state.ledger,
            state.warehouse,
            settings.published,
            release_id,
            person=who,
            reason=told(reason),
            run_id=RUN_ID,
        )
    except (ReleaseError, LedgerError, WarehouseLocked) as error:
        raise Failure(error) from error
    print(f"Rolled back from {before.release_id} by {who}: observations {compare(before, after, 0).told}.")
    print("It stays current until there is new content to release; `ecosystem rollback ID` leads back.")
    print(after.path)


def diff(
    settings: Settings, before: str | None, after: str | None, rows: int, format: Literal["table", "json"]
) -> None:
    """Print how two releases differ: by default the current one from the one before. Raises Failure."""
    import duckdb

    from orchestration.warehouse.releases.comparison import compare
    from orchestration.warehouse.releases.standing import release_before

    try:
        to = find_release(settings.published, after) if after else _current(settings)
        since = (
            find_release(settings.published, before) if before else release_before(settings.published, to.release_id)
        )
        compared = compare(since, to, rows)
    except (ReleaseError, duckdb.Error) as error:
        raise Failure(error) from error
    if format == "json":
        print(json.dumps(asdict(compared), ensure_ascii=False, indent=1, default=str))
    else:
        _print(compared)


def _current(settings: Settings) -> Release:
    try:
        current = current_release(settings.published)
    except ReleaseError as error:
        raise Failure(f"{error}; `ecosystem refresh` repairs it") from error
    if current is None:
        raise Failure(f"there is no release in {settings.published} yet; run `ecosystem refresh` first")
    return current


def _line(release: Release, current: Release) -> dict[str, Any]:
    catalogue = release.catalogue
    return {
        "release_id": release.release_id,
        "current": release.release_id == current.release_id,
        "published_at": catalogue.published_at,
        "tables": len(catalogue.tables),
        "rows": sum(release.rows.values()),
        "ledger_position": catalogue.ledger_position,
        "ledger_chain": catalogue.ledger_chain,
    }


def _print(compared: Comparison) -> None:
    import sys

    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
    console.print(f"{compared.before or 'nothing'} → {compared.after}: observations {compared.told}")
    sections = (
        ("By indicator", compared.by_indicator),
        ("Observations", [{**row, "sentence": _cut(row["sentence"])} for row in compared.rows]),
        ("Tables", [asdict(table) for table in compared.tables]),
    )
    for title, rows in sections:
        if rows:
            table = Table(*rows[0], title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
            for row in rows:
                table.add_row(*("" if value is None else " ".join(str(value).split()) for value in row.values()))
            console.print(table)


def _cut(text: str | None) -> str:
    told = " ".join((text or "").split())
    return told if len(told) <= SHOWN_CHARACTERS else told[: SHOWN_CHARACTERS - 1] + "…"
