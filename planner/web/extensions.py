"""What the application was built with, within reach of views and commands."""

from __future__ import annotations

import atexit
from datetime import datetime

from flask import Flask, current_app

from planner.config import Settings
from planner.pdf import PdfClient
from planner.web.copies import Copies

_KEY = "planner.settings"
PDF_CLIENT = "planner.pdf_client"
COPIES = "planner.copies"


def attach(app: Flask, settings: Settings) -> None:
    app.extensions[_KEY] = settings
    # One for the whole process. It uses the PDF server of the installation, where bin/serve runs.
    app.extensions[PDF_CLIENT] = pdf_client = PdfClient(shared=settings.pdf_socket)
    atexit.register(pdf_client.close)
    app.extensions[COPIES] = Copies()


def settings() -> Settings:
    """The settings of the running application."""
    fitted: Settings = current_app.extensions[_KEY]
    return fitted


def pdf_client() -> PdfClient:
    """The PDF client of this process: renders papers, cleans pictures."""
    fitted: PdfClient = current_app.extensions[PDF_CLIENT]
    return fitted


def copies() -> Copies:
    """The public pages that this process keeps."""
    fitted: Copies = current_app.extensions[COPIES]
    return fitted


def now() -> datetime:
    """The moment it is: the one clock of the application."""
    return settings().now()
