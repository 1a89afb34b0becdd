"""PDF from a request: no transaction is open while it is rendered, which takes seconds."""

from __future__ import annotations

from collections.abc import Mapping

from planner.web.database import db
from planner.web.extensions import pdf_client


def render_pdf(html: str, assets: Mapping[str, bytes]) -> bytes:
    """The paper as PDF. Ends the transaction first: what was read is read anew afterwards."""
    db.session.rollback()
    return pdf_client().render(html, assets=assets)
