"""The house tests look at the whole application: they borrow the web's fixtures."""

from __future__ import annotations

from tests.web.conftest import (
    administrator,
    app,
    clock_file,
    engine,
    visit,
)

__all__ = ["administrator", "app", "clock_file", "engine", "visit"]
