"""dbt's manifest, prepared ahead: parsed when a file of the dbt project changed, read as it lies otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from orchestration.settings import Settings
from orchestration.warehouse.parsed import parsed_project

Manifest = Mapping[str, Any]


def prepared_manifest(settings: Settings) -> Manifest:
    """The manifest of the dbt project as it stands. Raises TransformFailed where dbt cannot parse it."""
    parsed = parsed_project(settings.dbt_project, settings.dbt_target)
    manifest: Manifest = json.loads(parsed.manifest.read_bytes())
    return manifest
