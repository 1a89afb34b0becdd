"""What a child of the press may still ask of the kernel: memory, time, and its open line.

An allow-list, so that nothing has to be remembered when kernels grow. Opening a file, a socket
or a process is not on it: everything a job needs is open or in memory before it is locked in.
Numbers from the kernel's own tables (arch/x86/entry/syscalls, include/uapi/asm-generic).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_LOAD, _EQUAL, _AT_LEAST, _HAS_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_KILL, _REFUSE, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_NO_PERMISSION, _NO_SUCH_CALL = 1, 38
_X32 = 0x40000000
_AS_THREAD = 0x00010000
_CLONE3 = 435


@dataclass(frozen=True, slots=True)
class Architecture:
    """`audit` is the kernel's AUDIT_ARCH_… of it, `allowed` the numbers of the system calls."""

    audit: int
    clone: int
    allowed: tuple[int, ...]


# read write close fstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
# rt_sigreturn madvise mremap sched_yield getpid exit getrusage sysinfo times gettid futex
# sched_getaffinity clock_gettime clock_getres clock_nanosleep exit_group set_robust_list
# getrandom rseq gettimeofday nanosleep sched_getattr getcwd
X86_64 = Architecture(
    0xC000003E,
    56,
    (
        *(0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 28, 25, 24, 39, 60, 98, 99, 100, 186, 202),
        *(204, 228, 229, 230, 231, 273, 318, 334, 96, 35, 315, 79),
    ),
)
AARCH64 = Architecture(
    0xC00000B7,
    220,
    (
        *(63, 64, 57, 80, 73, 62, 222, 226, 215, 214, 134, 135, 139, 233, 216, 124, 172, 93, 165),
        *(179, 153, 178, 98, 123, 113, 114, 115, 94, 99, 278, 293, 169, 101, 275, 17),
    ),
)
ARCHITECTURES = {"x86_64": X86_64, "aarch64": AARCH64, "arm64": AARCH64}


def filter_for(machine: Architecture) -> bytes:
    """A program for seccomp (classic BPF): what is not allowed fails with EPERM.

    A call of another architecture's table kills: its numbers mean something else. Pango needs
    threads, so `clone` is allowed for those and for nothing else; the C library tries `clone3`
    first, whose arguments a filter cannot see, and falls back when told that there is none.
    """
    count = len(machine.allowed)
    program = [
        _step(_LOAD, _ARCHITECTURE_AT),
        _step(_EQUAL, machine.audit, yes=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER_AT),
        _step(_AT_LEAST, _X32, no=1),
        _step(_RETURN, _REFUSE | _NO_PERMISSION),
        _step(_EQUAL, _CLONE3, no=1),
        _step(_RETURN, _REFUSE | _NO_SUCH_CALL),
        _step(_EQUAL, machine.clone, no=4),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_HAS_BITS, _AS_THREAD, no=1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE | _NO_PERMISSION),
    ]
    # Jumps count the steps in between: from each test to the last line, which allows.
    program += [
        _step(_EQUAL, number, yes=count - index) for index, number in enumerate(machine.allowed)
    ]
    program += [_step(_RETURN, _REFUSE | _NO_PERMISSION), _step(_RETURN, _ALLOW)]
    return b"".join(program)


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
