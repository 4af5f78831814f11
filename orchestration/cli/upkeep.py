"""`ecosystem verify` and `replay`: whether what stands is whole, and how it is built anew."""

from __future__ import annotations

from orchestration.cli.failure import Failure
from orchestration.settings import Settings


def verify(settings: Settings, *, quick: bool = False) -> None:
    """Check ledger, documents, spans, releases and, unless `quick`, a replay; a line for each problem.

    Raises Failure where there is one.
    """
    from orchestration.cli.logs import quiet_libraries
    from orchestration.ledger import LedgerError
    from orchestration.state import open_state
    from orchestration.warehouse import verification
    from orchestration.warehouse.connection import WarehouseLocked
    from orchestration.warehouse.releases import releases as all_releases

    quiet_libraries()
    state, published = open_state(settings), settings.published
    problems = list(verification.ledger_problems(state.ledger, published))
    try:
        problems += verification.document_problems(state.ledger, state.documents)
        problems += verification.release_problems(published)
        if not problems and not quick:
            replayed = (state.ledger, state.documents, state.warehouse, published)
            problems += verification.replay_problems(*replayed, settings.dbt_project, settings.dbt_target, print)
        head = state.ledger.head()
    except (LedgerError, WarehouseLocked) as error:
        problems.append(str(error))
    for problem in dict.fromkeys(problems):
        print(problem)
    if problems:
        count = len(dict.fromkeys(problems))
        raise Failure("1 problem" if count == 1 else f"{count} problems")
    replayed_too = "" if quick else "; a replay yields the same tables"
    found = len(all_releases(published))
    print(f"Whole: {head.position} events, {found} releases; every span is the text of its document{replayed_too}.")


def replay(settings: Settings) -> None:
    """Delete what stands below the ledger, build it again, and compare the release with the one that stood.

    Readers keep the release that stands until the new one takes its place. Raises Failure.
    """
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
    before = _release_content(settings)
    run(settings, REBUILD, {"release": {"config": {"afresh": True}}})
    after = _release_content(settings)
    if before is None or after is None or before[0] != after[0]:
        return
    differing = sorted(name for name in before[1] | after[1] if before[1].get(name) != after[1].get(name))
    if differing:
        raise Failure(f"the release now differs from the one that stood, in {', '.join(differing)}")
    print("The release has the content of the one that stood.")


def _release_content(settings: Settings) -> tuple[str, dict[str, tuple[int, int]]] | None:
    """The key of the current release and what its tables hold; None where none can be read."""
    from orchestration.warehouse.contents import fingerprints
    from orchestration.warehouse.releases import ReleaseError, current_release

    try:
        release = current_release(settings.published)
    except ReleaseError:
        return None
    if release is None:
        return None
    return release.catalogue.content_key, fingerprints(release.path, release.catalogue)
