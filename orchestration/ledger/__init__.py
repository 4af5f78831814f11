"""The append-only record of what was read and when: events, append, read, verify. No Dagster."""
