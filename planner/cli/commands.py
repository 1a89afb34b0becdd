"""The commands of `flask …`."""

from __future__ import annotations

from flask import Flask


def mount(app: Flask) -> None:
    """Register all groups."""
