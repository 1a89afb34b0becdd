"""Rendering a PDF during a request."""

from __future__ import annotations

from collections.abc import Mapping

from planner.web.database import db
from planner.web.extensions import pdf_client


def render_pdf(html: str, assets: Mapping[str, bytes]) -> bytes:
    """The PDF. Ends the transaction first, because rendering takes seconds; objects are read again
    afterwards.
    """
    db.session.rollback()
    return pdf_client().render(html, assets=assets)
