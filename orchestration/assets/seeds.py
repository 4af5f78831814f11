"""The seeds folder against the state of the ledger: what is there, and the events that the difference calls for.

No Dagster here: the asset `documents` only carries this out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from orchestration.documents import UnreadableDocument, read_document
from orchestration.documents.discovery import SeedFile, iter_documents
from orchestration.ledger.events import NewEvent
from orchestration.ledger.payloads import Cause, DocumentRegistered
from orchestration.ledger.planning import (
    plan_document,
    plan_observations,
    plan_rejection,
    plan_withdrawal,
    registration,
)
from orchestration.ledger.state import DocumentState, ObservationState

Observations = Mapping[str, ObservationState]


@dataclass
class Found:
    """What a look at the folder yields."""

    files: dict[str, SeedFile] = field(default_factory=dict)  # document_id -> its file
    registered: dict[str, DocumentRegistered] = field(default_factory=dict)  # by document_id
    rejected: dict[str, tuple[str, str]] = field(default_factory=dict)  # document_id -> name, reason
    duplicates: list[str] = field(default_factory=list)  # names of further files with the same bytes
    unopened: dict[str, str] = field(default_factory=dict)  # name -> why the file cannot be opened

    @property
    def version(self) -> str:
        """A hash of the documents and what is known of them: equal where nothing below needs to be done again."""
        known = sorted((i, registered.metadata_hash) for i, registered in self.registered.items())
        return hashlib.sha256(repr((known, sorted(self.rejected))).encode()).hexdigest()[:16]


def read_folder(folder: Path, keep: Callable[[bytes], str]) -> Found:
    """Read every document of the folder; `keep` stores the bytes of each and returns their sha256.

    Raises OSError for a folder that cannot be listed; a file that cannot be opened is noted.
    """
    found = Found()
    for seed in sorted(iter_documents(folder), key=lambda seed: seed.name):
        try:
            data, sidecar = read_seed(seed)
        except OSError as error:
            found.unopened[seed.name] = error.strerror or str(error)
            continue
        document_id = hashlib.sha256(data).hexdigest()
        if document_id in found.files:
            found.duplicates.append(seed.name)
            continue
        found.files[document_id] = seed
        keep(data)
        try:
            found.registered[document_id] = registration(read_document(data, seed.name, sidecar))
        except UnreadableDocument as error:
            found.rejected[document_id] = (seed.name, str(error))
        except Exception as error:  # a reader's own fault with one document must not stop the others
            found.rejected[document_id] = (seed.name, f"the reader failed: {type(error).__name__}: {error}")
    return found


def read_seed(seed: SeedFile) -> tuple[bytes, bytes | None]:
    """The bytes of a document and of its sidecar. Raises OSError."""
    return seed.path.read_bytes(), seed.sidecar_path.read_bytes() if seed.sidecar_path else None


def plan_folder(
    found: Found, states: Mapping[str, DocumentState], observations_of: Callable[[str], Observations]
) -> list[NewEvent]:
    """The events that bring the ledger to what the folder holds; none where it does already."""
    successors = {registered.name: document_id for document_id, registered in found.registered.items()}
    gone = {i: s for i, s in states.items() if i not in found.files and s.name not in found.unopened}
    replaced = {s.name: i for i, s in gone.items() if s.status == "current" and s.name in successors}
    events: list[NewEvent] = []
    for document_id, state in gone.items():
        events += plan_withdrawal(state, observations_of(document_id), successors.get(state.name))
    for document_id, registered in found.registered.items():
        predecessor = replaced.get(registered.name)
        events += plan_document(registered.model_copy(update={"supersedes": predecessor}), states.get(document_id))
    for document_id, (name, reason) in found.rejected.items():
        known = states.get(document_id)
        rejection = plan_rejection(document_id, name, reason, known)
        if rejection and known is not None:
            cause = Cause(kind="document", detail=f"document rejected: {reason}")
            rejection += plan_observations(observations_of(document_id), [], cause)
        events += rejection
    return events
