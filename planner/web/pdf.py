"""Rendering a PDF during a request."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from planner.web.database import db
from planner.web.extensions import kept_papers, pdf_client


def render_pdf(html: str, assets: Mapping[str, bytes]) -> bytes:
    """The PDF. Ends the transaction first, because rendering takes seconds; objects are read again
    afterwards.
    """
    db.session.rollback()
    return pdf_client().render(html, assets=assets)


def rendered_once(content: str, html: str, assets: Mapping[str, bytes]) -> bytes:
    """The PDF that was rendered lately for the same `content` and pictures, or a new one."""
    papers = kept_papers()
    # A picture that replaces another one keeps its name.
    key = hashlib.sha256(b"".join([content.encode(), *assets.values()])).digest()
    pdf = papers.get(key)
    if pdf is None:
        pdf = render_pdf(html, assets)
        papers.put(key, pdf)
    return pdf
