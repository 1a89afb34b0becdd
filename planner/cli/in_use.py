"""A shared lock of all processes that use an instance, so that none runs during a restore (R22)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from planner.kernel.file_lock import FileLock, Held, share
from planner.kernel.instance import IN_USE_LOCK, Unusable, raising_unusable


def join(instance: Path, name: str) -> FileLock:
    """Take the shared lock. Raises `Unusable` during a restore."""
    try:
        with raising_unusable(instance):
            return share(instance / IN_USE_LOCK, f"{name}, process {os.getpid()}")
    except Held as held:
        raise Unusable(
            f"A copy is being put back into {instance} ({held.holder or 'another process'}). "
            "Start again when that is done."
        ) from held


@contextmanager
def working_on(instance: Path, name: str) -> Iterator[None]:
    """Hold the shared lock during a command. Raises `ClickException`."""
    try:
        lock = join(instance, name)
    except Unusable as error:
        raise click.ClickException(str(error)) from error
    try:
        yield
    finally:
        lock.release()
