"""The paper of a release: its final texts as HTML, with the letterhead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from planner.kernel.richtext import to_html, to_inline_html, to_text
from planner.releases.drafting.no_breaks import no_breaks
from planner.releases.papers.letterhead import Letterhead
from planner.releases.papers.paper import Paper, paper_html
from planner.releases.papers.release_text import ReleaseText, document_title, note_line
from planner.releases.papers.whole_words import kept_whole, with_last_words


def release_html(text: ReleaseText, head: Letterhead, *, watermark: str = "") -> str:
    """`head` gives the logos only: names and the funding statement stand in `text`."""
    paper = Paper(
        language=text.language,
        author=text.author,
        masthead=text.masthead,
        letterhead=head.senders,
        emblems=head.emblems,
        funding=text.funding,
        kind_label=text.kind_label,
        slug_line=text.slug_line,
        footer=text.footer,
        accent=text.accent,
        watermark=watermark,
    )
    return paper_html(
        "print/release.html",
        paper,
        document_title(text),
        ("release",),
        release=text,
        correction_note=note_line(text),
        html=partial(_laid, to_html, language=text.language),
        inline_html=partial(_laid, to_inline_html, language=text.language),
        plain=to_text,
    )


def _laid(to_markup: Callable[[str, str], Markup], text: str, language: str) -> Markup:
    return kept_whole(with_last_words(to_markup(no_breaks(text, language), language)))
