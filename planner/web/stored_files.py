"""Deleting files whose rows an act has deleted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from planner.files import storage
from planner.web.extensions import settings
from planner.web.transaction import after_commit


def remove_after_commit(paths: Iterable[str]) -> None:
    """Delete the files at these paths once the act that deleted their rows is committed."""
    for path in paths:
        after_commit(partial(storage.remove, settings().files_folder, path))
