"""Where tests keep the pictures that somebody is to look at: the folder that a variable of the
environment names, or a folder among those that pytest keeps of its last three runs.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def folder_of_pictures(variable: str, kept: pytest.TempPathFactory, name: str) -> Path:
    """The folder, which is there afterwards."""
    named = os.environ.get(variable)
    folder = Path(named) if named else kept.mktemp(name)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
