"""Makes root obey the permissions of files, as every other user does, without becoming another user."""

from __future__ import annotations

import ctypes
import os

_VERSION = 0x20080522  # of the structures below: capabilities in two words of 32 bits
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2


def obey_permissions() -> None:
    """Give up, for this thread and all that it starts, the right to read and write what permissions forbid.

    Only Linux's root has that right as two capabilities. Raises OSError where they cannot be given up.
    """
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; then the same of the second word
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    for word in range(3):
        sets[word] &= ~(1 << _DAC_OVERRIDE | 1 << _DAC_READ_SEARCH)
    if libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")
