"""HTML to PDF with WeasyPrint, inside a worker, without access to files or network."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from planner.pdf.active_content import check_content
from planner.pdf.copyfit import fitted
from planner.pdf.limits import check_pages, check_size, check_source, check_tree

_SCHEME = "asset:"
# Created at warm-up: setting up fonts takes longer than rendering a page.
_fonts: list[FontConfiguration] = []


class AssetsOnly(URLFetcher):  # type: ignore[misc]
    """Serves `asset:<name>` from memory and refuses every other URL (S58).

    The base class is not initialised: it would set up HTTP, FTP and file handlers.
    """

    _fail_on_errors = False

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        self._assets = assets

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        name = url.removeprefix(_SCHEME)
        if not url.startswith(_SCHEME) or name not in self._assets:
            raise ValueError("papers open nothing")
        return URLFetcherResponse(url, self._assets[name], {"Content-Type": ""})


def render_pdf(html: str, assets: Mapping[str, bytes]) -> bytes:
    """The paper as PDF/UA-1. Raises `Unprintable`.

    Deterministic: the identifier is a hash of the content, and no date is written.
    """
    check_source(html)
    fetcher = AssetsOnly(assets)
    source = HTML(string=html, base_url=None, url_fetcher=fetcher, media_type="print")
    check_tree(source.etree_element)

    def set_with(sheet: str) -> Any:
        further = [CSS(string=sheet, url_fetcher=fetcher)] if sheet else []
        return source.render(
            font_config=_font_configuration(),
            stylesheets=further,
            pdf_variant="pdf/ua-1",
            pdf_identifier=None,
        )

    document = fitted(source.etree_element, set_with)
    check_pages(len(document.pages))
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=_identifier(html, assets)
    )
    check_size(pdf)
    check_content(pdf)
    return pdf


def _font_configuration() -> FontConfiguration:
    if not _fonts:
        _fonts.append(FontConfiguration())
    return _fonts[0]


def _identifier(html: str, assets: Mapping[str, bytes]) -> bytes:
    content = hashlib.sha256(html.encode())
    for name in sorted(assets):
        content.update(name.encode() + b"\0" + hashlib.sha256(assets[name]).digest())
    return content.hexdigest()[:32].encode()
