"""The resource that every asset, check and sensor uses: the settings of one home."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import dagster as dg

from orchestration.settings import Settings
from orchestration.state import State, open_state


class Ecosystem(dg.ConfigurableResource[Any]):
    """The settings as a Dagster resource, field by field, so that the UI shows them."""

    home: str
    seeds: str
    ledger: str
    storage_options: dict[str, str]
    corrections: str
    dbt_project: str
    lock_seconds: float
    keep_releases: int
    keep_days: float

    @classmethod
    def of(cls, settings: Settings) -> Ecosystem:
        """The resource of these settings."""
        return cls(**settings.model_dump(mode="json"))

    @cached_property
    def settings(self) -> Settings:
        """The paths and knobs."""
        return Settings(**{name: getattr(self, name) for name in Settings.model_fields})

    def open(self) -> State:
        """Ledger, documents and warehouse."""
        return open_state(self.settings)
