"""`ecosystem dev`: the Dagster UI and daemon on 127.0.0.1, as child processes that end with this one."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from types import FrameType

from orchestration.cli.failure import Failure
from orchestration.settings import PROJECT, Settings

HOST = "127.0.0.1"
GRACE_SECONDS = 15
_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux


def dev(settings: Settings, port: int) -> None:
    """Serve until Ctrl-C or a signal. Raises Failure where the port is taken or the server ends by itself."""
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise Failure(f"port {port} on {HOST} is taken; choose another with --port")
    command = [sys.executable, "-m", "dagster", "dev", "-m", "orchestration.definitions", "-h", HOST, "-p", str(port)]
    # A session of its own: signals reach the server through us alone, and all that it starts can be ended with it.
    server = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=os.environ | settings.environment() | {"DAGSTER_HOME": str(settings.prepare_dagster_home())},
        start_new_session=True,
        preexec_fn=_start_as_child,
    )
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    print(f"http://{HOST}:{port} (Ctrl-C ends it)", file=sys.stderr)
    try:
        code = server.wait()
    except KeyboardInterrupt:
        _end(server)
        return
    raise Failure(f"the Dagster server ended by itself with exit code {code}; its messages stand above")


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to end, and end it with all of its children where it does not."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(GRACE_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _start_as_child() -> None:
    """In the child: take signals as usual (a shell's `&` makes it ignore them) and end with the parent."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGINT)
