"""Entered texts in another language than the page, marked as such (WCAG 3.1.2)."""

from __future__ import annotations

from markupsafe import Markup, escape

from planner.kernel.dates import direction
from planner.kernel.text_in import has_languages, language_of, runs_of


def marked(text: str, language: str) -> Markup:
    """Plain text as HTML for a page in `language`: each run in another one has `lang` and `dir`.

    Not for attributes: those cannot change their language.
    """
    if isinstance(text, Markup):
        return text
    told = text if has_languages(text) else str(text)  # of a message, its translation
    return Markup("").join(
        marked_run(escape(str(run)), language_of(run), language) for run in runs_of(told)
    )


def marked_run(html: Markup, own: str, language: str) -> Markup:
    if own in ("", language):
        return html
    return Markup('<bdi lang="%s" dir="%s">%s</bdi>') % (own, direction(own), html)
