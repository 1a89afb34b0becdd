"""PDF servers on machines that lack one part of the sandbox each.

The kernel is made to refuse the system call with which that part begins, by a filter around our own.
"""

from __future__ import annotations

import errno
import os
import platform
import socket
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from planner.pdf import fork_server, unix_socket
from planner.pdf.sandbox import seccomp
from planner.pdf.sandbox.seccomp import ALLOW, EQUAL, FAIL, LOAD, NUMBER_AT, RETURN, instruction
from planner.pdf.worker import JOBS

_ARGUMENTS_AT, _ARGUMENT_BYTES = 16, 8


@dataclass(frozen=True)
class Refused:
    """A system call by its number on x86_64 and aarch64; where it is told, by one argument as well."""

    x86_64: int
    aarch64: int
    error: int
    argument: int = 0
    value: int | None = None

    @property
    def number(self) -> int:
        return self.x86_64 if platform.machine() == "x86_64" else self.aarch64


def _limit(resource: int) -> Refused:
    return Refused(302, 261, errno.EPERM, argument=1, value=resource)  # prlimit64


REFUSED = {
    "memory": _limit(9),
    "processor": _limit(0),
    "file size": _limit(1),
    "open files": _limit(7),
    "core": _limit(4),
    "files": Refused(444, 444, errno.ENOSYS),  # landlock_create_ruleset
    "system calls": Refused(157, 167, errno.EINVAL, value=22),  # prctl(PR_SET_SECCOMP)
    "network": Refused(272, 97, errno.EPERM),  # unshare
    "user": Refused(117, 147, errno.EPERM),  # setresuid
}


def main() -> None:
    """One server per part, which listens at the part's name; they share what is loaded."""
    socket.socket(fileno=int(sys.argv[1])).close()
    listeners = {name: unix_socket.listen(Path(name)) for name in REFUSED}
    fork_server.prepare()
    for name, listener in listeners.items():
        if os.fork() == 0:
            assert seccomp.install(_filter(REFUSED[name]))
            fork_server.serve(listener, JOBS)
            os._exit(0)
    for listener in listeners.values():
        listener.close()
    for _ in listeners:
        os.wait()


def _filter(refused: Refused) -> bytes:
    program = [
        instruction(LOAD, NUMBER_AT),
        instruction(EQUAL, refused.number, yes=1),
        instruction(RETURN, ALLOW),
    ]
    if refused.value is not None:
        program += [
            instruction(LOAD, _ARGUMENTS_AT + _ARGUMENT_BYTES * refused.argument),
            instruction(EQUAL, refused.value, yes=1),
            instruction(RETURN, ALLOW),
        ]
    return b"".join([*program, instruction(RETURN, FAIL | refused.error)])


assert struct.pack("=H", 1) == b"\1\0", "arguments are read as on a little-endian machine"
