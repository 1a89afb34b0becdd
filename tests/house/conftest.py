"""Fixtures of the web for tests about the whole application."""

from __future__ import annotations

from tests.web.conftest import (
    administrator,
    app,
    clock_file,
    engine,
    visit,
)

__all__ = ["administrator", "app", "clock_file", "engine", "visit"]
