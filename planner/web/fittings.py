"""What the application was built with, within reach of views and commands."""

from __future__ import annotations

from datetime import datetime

from flask import Flask, current_app

from planner.config import Settings

_KEY = "planner.settings"


def attach(app: Flask, settings: Settings) -> None:
    app.extensions[_KEY] = settings


def settings() -> Settings:
    """The settings of the running application."""
    fitted: Settings = current_app.extensions[_KEY]
    return fitted


def now() -> datetime:
    """The moment it is: the one clock of the application."""
    return settings().now()
