"""The error of a command that a user can act on."""

from __future__ import annotations


class Failure(Exception):
    """What went wrong and what to do, in one line; the command ends with it on standard error and exit code 1."""

    def __init__(self, message: object) -> None:
        super().__init__(" ".join(str(message).split()))
