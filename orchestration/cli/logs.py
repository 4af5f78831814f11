"""What libraries log does not belong on the terminal of a command."""

from __future__ import annotations

import logging
import warnings


def quiet_libraries() -> None:
    """Keep warnings and logs of Dagster and dbt off the terminal; what a run logs, its own logger shows."""
    warnings.filterwarnings("ignore", module="dagster")
    logging.getLogger().addHandler(logging.NullHandler())  # else dbt sends every library's log to the terminal
    logging.getLogger("dagster").setLevel(logging.ERROR)
