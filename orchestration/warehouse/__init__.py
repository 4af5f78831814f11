"""DuckDB tables projected from the ledger, and the releases published from them. No Dagster."""
