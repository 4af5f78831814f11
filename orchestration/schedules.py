"""The schedules: what runs by the clock."""

from __future__ import annotations

import dagster as dg

from orchestration.jobs import refresh

daily = dg.ScheduleDefinition(
    name="daily_refresh",
    job=refresh,
    cron_schedule="0 5 * * *",
    execution_timezone="UTC",
    description="Catches what no sensor sees: a new vocabulary, extractor or model; else does nothing.",
)
