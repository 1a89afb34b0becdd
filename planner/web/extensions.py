"""What the application was built with, within reach of views and commands."""

from __future__ import annotations

import atexit
from datetime import datetime

from flask import Flask, current_app

from planner.config import Settings
from planner.kernel.press import Press
from planner.web.copies import Copies

_KEY = "planner.settings"
PRESS = "planner.press"
COPIES = "planner.copies"


def attach(app: Flask, settings: Settings) -> None:
    app.extensions[_KEY] = settings
    # One for the whole process. It prints at the press of the installation, where bin/serve runs.
    app.extensions[PRESS] = press = Press(shared=settings.press_socket)
    atexit.register(press.close)
    app.extensions[COPIES] = Copies()


def settings() -> Settings:
    """The settings of the running application."""
    fitted: Settings = current_app.extensions[_KEY]
    return fitted


def press() -> Press:
    """The press of this process: prints papers, cleans pictures."""
    fitted: Press = current_app.extensions[PRESS]
    return fitted


def copies() -> Copies:
    """The public pages that this process keeps."""
    fitted: Copies = current_app.extensions[COPIES]
    return fitted


def now() -> datetime:
    """The moment it is: the one clock of the application."""
    return settings().now()
