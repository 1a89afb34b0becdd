"""Settings, PDF client, page cache and clock of the running application."""

from __future__ import annotations

import atexit
from datetime import datetime

from flask import Flask, current_app

from planner.config import Settings
from planner.pdf import PdfClient
from planner.web.kept_papers import KeptPapers
from planner.web.page_cache import PageCache

_KEY = "planner.settings"
PDF_CLIENT = "planner.pdf_client"
PAGE_CACHE = "planner.page_cache"
_KEPT_PAPERS = "planner.kept_papers"


def attach(app: Flask, settings: Settings) -> None:
    app.extensions[_KEY] = settings
    # One for the process. It uses the PDF server of the installation if bin/serve runs.
    app.extensions[PDF_CLIENT] = pdf_client = PdfClient(shared=settings.pdf_socket)
    atexit.register(pdf_client.close)
    app.extensions[PAGE_CACHE] = PageCache()
    app.extensions[_KEPT_PAPERS] = KeptPapers()


def settings() -> Settings:
    attached: Settings = current_app.extensions[_KEY]
    return attached


def pdf_client() -> PdfClient:
    """The PDF client of this process: renders papers, sanitises pictures."""
    attached: PdfClient = current_app.extensions[PDF_CLIENT]
    return attached


def page_cache() -> PageCache:
    attached: PageCache = current_app.extensions[PAGE_CACHE]
    return attached


def now() -> datetime:
    """The present time, by the clock that the settings define."""
    return settings().now()


def kept_papers() -> KeptPapers:
    attached: KeptPapers = current_app.extensions[_KEPT_PAPERS]
    return attached
