"""`ecosystem verify`, `replay` and `releases`: whether what stands is whole, and how it is built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.cli.failure import Failure
from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.ledger import DocumentStore


def verify(settings: Settings) -> None:
    """Check ledger, documents and releases; a line for each problem. Raises Failure where there is one."""
    from orchestration.ledger import LedgerError
    from orchestration.state import open_state
    from orchestration.warehouse.catalogue import problems_of
    from orchestration.warehouse.release import releases as all_releases

    state = open_state(settings)
    found = all_releases(settings.published)
    # Each release wrote down where the ledger stood: events cut off since then show.
    anchors = {r.catalogue.ledger_position: r.catalogue.ledger_chain for r in found}
    problems = [f"ledger, position {problem.position}: {problem.message}" for problem in state.ledger.verify(anchors)]
    documents = 0
    try:
        for event in state.ledger.read():
            if event.event_type == "DocumentRegistered":
                documents += 1
                problems += _document_problems(state.documents, event.payload["document_id"], event.payload["name"])
    except LedgerError as error:
        problems.append(f"ledger: {error}")
    for release in found:
        problems += [f"release {problem}" for problem in problems_of(release.path)]
    for problem in dict.fromkeys(problems):
        print(problem)
    if problems:
        raise Failure(f"{len(dict.fromkeys(problems))} problems")
    head = state.ledger.head()
    print(f"Whole: {head.position} events, {documents} registrations of documents, {len(found)} releases.")


def replay(settings: Settings) -> None:
    """Delete the warehouse and run the part of the job below the ledger. Raises Failure."""
    from orchestration.cli.refresh import REBUILD, run
    from orchestration.state import open_state
    from orchestration.warehouse.connection import WarehouseLocked

    state = open_state(settings)
    if state.ledger.head().position == 0:
        raise Failure(f"the ledger {settings.ledger_location} holds no event; there is nothing to replay")
    try:
        state.warehouse.delete()
    except WarehouseLocked as error:
        raise Failure(error) from error
    run(settings, REBUILD)


def releases(settings: Settings) -> None:
    """Print a line for each release, newest first, the current one marked. Raises Failure where there is none."""
    from orchestration.warehouse.release import current_release
    from orchestration.warehouse.release import releases as all_releases

    current = current_release(settings.published)
    if current is None:
        raise Failure(f"there is no release in {settings.published} yet; run `ecosystem refresh` first")
    for release in reversed(all_releases(settings.published)):
        mark = "*" if release.release_id == current.release_id else " "
        catalogue = release.catalogue
        rows = sum(release.rows.values())
        print(f"{mark} {release.release_id}  {catalogue.published_at}  {rows} rows  ledger {catalogue.ledger_position}")


def _document_problems(store: DocumentStore, document_id: str, name: str) -> list[str]:
    from orchestration.ledger import LedgerError

    try:
        store.get(document_id)
    except LedgerError as error:
        return [f"document {name}: {error}"]
    return []
