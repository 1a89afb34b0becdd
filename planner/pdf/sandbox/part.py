"""Shared by the parts of the sandbox: their description, and access to the C library."""

from __future__ import annotations

import ctypes
import platform
from dataclasses import dataclass

libc = ctypes.CDLL(None, use_errno=True)
IS_LINUX = platform.system() == "Linux"


@dataclass(frozen=True, slots=True)
class Part:
    """`prevents` completes “keeps a worker from …”, `remedy` says how to make the part available."""

    name: str
    prevents: str
    remedy: str
