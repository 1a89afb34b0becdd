"""A list of allowed system calls: memory, time, and the open connection (seccomp(2)).

Opening files, sockets and processes is not allowed: everything a job needs is open or in memory. On
systems other than Linux, on other processors, and in containers that forbid filters, workers can
make every call, and only the other parts protect. Use such systems for trying the program out only.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from dataclasses import dataclass

from planner.kernel.messages import gettext as _
from planner.pdf.sandbox.part import IS_LINUX, Part, libc

PART = Part(
    "system calls",
    _("opening a connection, starting a program or sending a signal (seccomp)"),
    _(
        "Run the program on Linux, on x86_64 or aarch64. In a container, do not forbid seccomp filters."
    ),
)

# Classic BPF (linux/bpf_common.h) and offsets in struct seccomp_data (linux/seccomp.h).
LOAD, EQUAL, _AT_LEAST, _HAS_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER_AT, _ARCHITECTURE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
_KILL, FAIL, ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_NOT_PERMITTED, _NO_SUCH_CALL = 1, 38  # EPERM, ENOSYS
_X32 = 0x40000000
_CLONE_THREAD = 0x00010000
_CLONE3 = 435
_SET_DUMPABLE, _SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 4, 38, 22, 2


@dataclass(frozen=True, slots=True)
class Architecture:
    """`audit` is AUDIT_ARCH_…; `clone` and `allowed` are system call numbers."""

    audit: int
    clone: int
    allowed: tuple[int, ...]


# Numbers from arch/x86/entry/syscalls and include/uapi/asm-generic of the kernel:
# read write close fstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask
# rt_sigreturn madvise mremap sched_yield getpid exit getrusage sysinfo times gettid futex
# sched_getaffinity clock_gettime clock_getres clock_nanosleep exit_group set_robust_list
# getrandom rseq gettimeofday nanosleep sched_getattr getcwd
_X86_64 = Architecture(
    0xC000003E,
    56,
    (
        *(0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 28, 25, 24, 39, 60, 98, 99, 100, 186, 202),
        *(204, 228, 229, 230, 231, 273, 318, 334, 96, 35, 315, 79),
    ),
)
_AARCH64 = Architecture(
    0xC00000B7,
    220,
    (
        *(63, 64, 57, 80, 73, 62, 222, 226, 215, 214, 134, 135, 139, 233, 216, 124, 172, 93, 165),
        *(179, 153, 178, 98, 123, 113, 114, 115, 94, 99, 278, 293, 169, 101, 275, 17),
    ),
)
ARCHITECTURES = {"x86_64": _X86_64, "aarch64": _AARCH64, "arm64": _AARCH64}


def apply() -> bool:
    machine = ARCHITECTURES.get(platform.machine())
    if not IS_LINUX or machine is None:
        return False
    libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    return install(filter_for(machine))


def install(program: bytes) -> bool:
    """Install `program` as the filter of this process and its children, irrevocably."""
    instructions = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(libc.prctl(_SET_SECCOMP, _MODE_FILTER, head, 0, 0) == 0)


def filter_for(machine: Architecture) -> bytes:
    """A BPF program: other calls fail with EPERM, calls of another architecture's table kill.

    `clone` is allowed for threads only, which Pango needs. `clone3`, whose arguments a filter
    cannot read, fails with ENOSYS, so that the C library falls back to `clone`.
    """
    count = len(machine.allowed)
    program = [
        instruction(LOAD, _ARCHITECTURE_AT),
        instruction(EQUAL, machine.audit, yes=1),
        instruction(RETURN, _KILL),
        instruction(LOAD, NUMBER_AT),
        instruction(_AT_LEAST, _X32, no=1),
        instruction(RETURN, FAIL | _NOT_PERMITTED),
        instruction(EQUAL, _CLONE3, no=1),
        instruction(RETURN, FAIL | _NO_SUCH_CALL),
        instruction(EQUAL, machine.clone, no=4),
        instruction(LOAD, FIRST_ARGUMENT_AT),
        instruction(_HAS_BITS, _CLONE_THREAD, no=1),
        instruction(RETURN, ALLOW),
        instruction(RETURN, FAIL | _NOT_PERMITTED),
    ]
    # Each test jumps to the last instruction, which allows the call.
    program += [
        instruction(EQUAL, number, yes=count - index)
        for index, number in enumerate(machine.allowed)
    ]
    program += [instruction(RETURN, FAIL | _NOT_PERMITTED), instruction(RETURN, ALLOW)]
    return b"".join(program)


def instruction(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    """`yes` and `no` are the numbers of instructions to skip after a test."""
    return struct.pack("=HBBI", code, yes, no, value)
