"""Python's search for garbage while a command loads and runs: what is loaded stays, and is not searched each time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 20_000  # before the next search; Python's own 700 suit a small program


@contextmanager
def rarely_searched() -> Iterator[None]:
    """Until `keep_what_is_loaded` nothing is searched for garbage, from then on only what is new, and less often.

    Loading Dagster and the libraries below it makes some 300,000 objects that are searched: to look through them again
    and again takes a twelfth of a first run. Afterwards all is as it was before.
    """
    threshold = gc.get_threshold()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()  # else libraries report what is alive at the very end as leaked
        gc.set_threshold(*threshold)
        gc.enable()


def keep_what_is_loaded() -> None:
    """Leave all objects that there are out of every later search."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()
