"""The locks on a child of the press (S59). Each is tried; `locked` says which took."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct

from planner.pdf.seccomp import ARCHITECTURES, filter_for

MEGABYTE = 1024 * 1024
NOBODY = 65534
_NEW_NET, _NEW_IPC, _NEW_USER = 0x40000000, 0x08000000, 0x10000000
_DEATH_SIGNAL, _NO_NEW_PRIVILEGES, _SECCOMP, _DUMPABLE = 1, 38, 22, 4
_FILTER_MODE, _KILL_SIGNAL = 2, 9
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT, _LANDLOCK_VERSION = 444, 446, 1
# Every kind of access to files that version 1 of Landlock knows; later ones add to it.
_EVERY_FILE_RIGHT = (1 << 13) - 1

LIMITS = {
    "memory": (resource.RLIMIT_AS, 512 * MEGABYTE),
    "processor": (resource.RLIMIT_CPU, 20),  # seconds
    "file size": (resource.RLIMIT_FSIZE, 20 * MEGABYTE),
    "open files": (resource.RLIMIT_NOFILE, 64),
    "core": (resource.RLIMIT_CORE, 0),
}

# The kernel counts these per user, so only a user who does nothing else can be held to it. Not
# none at all: Pango asks its questions in threads, which count.
_PROCESSES = (resource.RLIMIT_NPROC, 64)

_SECONDS_MORE = 5

_libc = ctypes.CDLL(None, use_errno=True)


def shut_network() -> bool:
    """Leave for a network of our own, without interfaces. Once, before any child is made.

    Root needs no user namespace for it; others do, and some systems refuse them.
    """
    wanted = _NEW_NET | _NEW_IPC | (0 if os.geteuid() == 0 else _NEW_USER)
    unshare = getattr(_libc, "unshare", None)
    return unshare is not None and unshare(wanted) == 0


def enter(parent: int) -> list[str]:
    """Lock this process in for good; the names of the locks that took, in the order of trying.

    It ends with `parent`, whose child it is.
    """
    took = [name for name, limit in LIMITS.items() if _limit(*limit)]
    if platform.system() == "Linux":
        _libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    # Files before the user: Landlock asks nothing of a user. System calls last, because the
    # others are system calls themselves.
    tries = (("files", _shut_files), ("user", _become_nobody))
    took += [name for name, attempt in tries if attempt()]
    _die_with(parent)
    return [*took, "system calls"] if _shut_calls() else took


def _die_with(parent: int) -> None:
    """The kernel forgets this wish where a process changes its user, so it is made afterwards.

    A parent that has died by then sends nothing any more.
    """
    if platform.system() == "Linux":
        _libc.prctl(_DEATH_SIGNAL, _KILL_SIGNAL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def _limit(kind: int, most: int) -> bool:
    """The kernel kills with SIGXCPU at the first limit of the processor's time and with SIGKILL at
    the second: apart, so that our limit is not taken for a kill from outside.
    """
    last = most + _SECONDS_MORE if kind == resource.RLIMIT_CPU else most
    try:
        resource.setrlimit(kind, (most, last))
    except (OSError, ValueError):
        return False
    return True


def _become_nobody() -> bool:
    """Root puts on another user; whoever is not root has nothing to take off."""
    if os.geteuid() != 0:
        return False
    try:
        resource.setrlimit(_PROCESSES[0], (_PROCESSES[1], _PROCESSES[1]))
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    except (OSError, ValueError):
        return False
    return True


def _shut_files() -> bool:
    """Landlock with no exception: nothing in the file system can be opened any more."""
    if platform.system() != "Linux":
        return False
    if _libc.syscall(_LANDLOCK_CREATE, None, 0, _LANDLOCK_VERSION) < 1:
        return False
    rights = ctypes.c_uint64(_EVERY_FILE_RIGHT)
    ruleset = _libc.syscall(_LANDLOCK_CREATE, ctypes.byref(rights), ctypes.sizeof(rights), 0)
    if ruleset < 0:
        return False
    took = _libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return bool(took)


def _shut_calls() -> bool:
    machine = ARCHITECTURES.get(platform.machine())
    if platform.system() != "Linux" or machine is None:
        return False
    _libc.prctl(_DUMPABLE, 0, 0, 0, 0)
    program = filter_for(machine)
    steps = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps))
    return bool(_libc.prctl(_SECCOMP, _FILTER_MODE, head, 0, 0) == 0)
