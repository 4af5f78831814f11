"""Documents whose last extraction is not of today's extractor, vocabulary and metadata: read again, and planned.

No Dagster here: the asset `observations` only carries this out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orchestration.assets.seeds import Observations, read_seed
from orchestration.documents import Document, UnreadableDocument, read_document
from orchestration.documents.discovery import SeedFile
from orchestration.extraction import EXTRACTOR_VERSION, extract
from orchestration.extraction.model import Extraction
from orchestration.ledger.events import NewEvent
from orchestration.ledger.payloads import DocumentRegistered
from orchestration.ledger.planning import extraction_key, plan_extraction, registration
from orchestration.ledger.state import DocumentState
from orchestration.vocabulary import Vocabulary


@dataclass
class Reading:
    """One document that is due, extracted once however often its events are planned."""

    document: Document
    registered: DocumentRegistered
    vocabulary: Vocabulary

    @cached_property
    def extraction(self) -> Extraction:
        """All that the document yields."""
        return extract(self.document, self.vocabulary)

    def plan(self, state: DocumentState | None, observations: Observations) -> list[NewEvent]:
        """The events that this reading calls for; none where the document was withdrawn or changed meanwhile."""
        if state is None or state.status != "current" or state.metadata_hash != self.registered.metadata_hash:
            return []
        return plan_extraction(
            self.registered,
            self.extraction,
            extractor_version=EXTRACTOR_VERSION,
            vocabulary_hash=self.vocabulary.content_hash,
            document_version=state.version,
            previous=state.extraction,
            observations=observations,
        )


def due_readings(
    seeds: Sequence[SeedFile], states: Mapping[str, DocumentState], vocabulary: Vocabulary
) -> Iterator[Reading]:
    """The readings that are due among these files, one at a time.

    A file that was changed or removed since it was registered is left to the next run.
    """
    for seed in seeds:
        try:
            document = read_document(*_named(seed))
        except (OSError, UnreadableDocument):
            continue
        registered = registration(document)
        state = states.get(document.document_id)
        if state is None or state.metadata_hash != registered.metadata_hash:
            continue
        if state.extraction != extraction_key(registered, EXTRACTOR_VERSION, vocabulary.content_hash):
            yield Reading(document, registered, vocabulary)


def _named(seed: SeedFile) -> tuple[bytes, str, bytes | None]:
    data, sidecar = read_seed(seed)
    return data, seed.name, sidecar
