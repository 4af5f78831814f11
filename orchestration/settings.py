"""Every path and knob, read from the environment (ECOSYSTEM_*); no other module makes up a path."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
DAGSTER_TEMPLATE = Path(__file__).with_name("dagster.yaml")


class Settings(BaseSettings):
    """Where the state lives and how long to wait for it; paths are absolute once read."""

    model_config = SettingsConfigDict(env_prefix="ECOSYSTEM_", frozen=True, extra="forbid")

    home: Path = Field(Path("data"), description="Folder of all state: ledger, documents, warehouse, releases")
    seeds: Path = Field(Path("seeds"), description="Folder of raw documents")
    ledger: str = Field("", description="Path or URL (s3://, gs://, abfss://) of the ledger; default HOME/ledger")
    storage_options: dict[str, str] = Field(default_factory=dict, description="Options of the ledger's object store")
    corrections: str = Field("", description="The reviewed file of corrections; default SEEDS/corrections.yml")
    dbt_project: Path = Field(PROJECT / "dbt_project", description="Folder of the dbt project")
    lock_seconds: float = Field(60.0, ge=0, description="How long a writer waits for the warehouse's lock")
    keep_releases: int = Field(10, ge=1, description="How many of the newest releases are kept")
    keep_days: float = Field(7.0, ge=0, description="For how long a release is kept after another took its place")

    @field_validator("home", "seeds", "dbt_project")
    @classmethod
    def _absolute(cls, path: Path) -> Path:
        return path.expanduser().absolute()

    @property
    def ledger_location(self) -> str:
        """The ledger's Delta table: a path or a URL."""
        return self.ledger or str(self.home / "ledger")

    @property
    def corrections_file(self) -> Path:
        """The reviewed file of corrections; it need not exist."""
        return Path(self.corrections).expanduser().absolute() if self.corrections else self.seeds / "corrections.yml"

    @property
    def documents(self) -> Path:
        """The documents' bytes, by content."""
        return self.home / "documents"

    @property
    def warehouse(self) -> Path:
        """The DuckDB file that one writer at a time builds in."""
        return self.home / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """Releases, and what BI tools open."""
        return self.home / "published"

    @property
    def vocabulary(self) -> Path:
        """The reference data: CSV files that extraction reads and dbt loads."""
        return self.dbt_project / "seeds"

    @property
    def dbt_target(self) -> Path:
        """What dbt writes: compiled models, logs."""
        return self.home / "dbt"

    @property
    def current_release(self) -> Path:
        """The link to the release that BI tools see."""
        return self.published / "current"

    @property
    def quality(self) -> Path:
        """A page for each run whose checks stopped the release; that of a release lies in its folder."""
        return self.home / "quality"

    @property
    def failed_checks(self) -> Path:
        """A JSON line for each suite that failed, written by the sensor of that name."""
        return self.home / "failed_checks.jsonl"

    @property
    def view_file(self) -> Path:
        """What BI tools open: views over the current release."""
        return self.published / "ecosystem.duckdb"

    @property
    def dagster_home(self) -> Path:
        """Dagster's own storage: runs, events, schedules."""
        return self.home / "dagster"

    def environment(self) -> dict[str, str]:
        """The variables from which another process reads these settings."""
        values = self.model_dump(mode="json")
        return {
            f"ECOSYSTEM_{name.upper()}": value if isinstance(value, str) else json.dumps(value)
            for name, value in values.items()
        }

    def prepare_dagster_home(self) -> Path:
        """Make Dagster's folder with its dagster.yaml; a file that somebody changed is left as it is."""
        self.dagster_home.mkdir(parents=True, exist_ok=True)
        target = self.dagster_home / "dagster.yaml"
        if not target.exists():
            shutil.copyfile(DAGSTER_TEMPLATE, target)
        return self.dagster_home
