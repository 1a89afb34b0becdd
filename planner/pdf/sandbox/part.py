"""What is common to the parts of the sandbox: their description, and calls of the C library."""

from __future__ import annotations

import ctypes
import platform
from dataclasses import dataclass

libc = ctypes.CDLL(None, use_errno=True)
IS_LINUX = platform.system() == "Linux"


@dataclass(frozen=True, slots=True)
class Part:
    """`prevents` goes on with what a worker cannot do, `remedy` tells what to do where it is missing."""

    name: str
    prevents: str
    remedy: str
