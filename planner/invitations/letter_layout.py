"""Laying out the text and the HTML of letters."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from textwrap import fill

import css_inline

_WIDTH = 76


def laid_out(text: str) -> str:
    """Collapse the empty lines of the template and wrap the rest, never within a URL or at a
    no-break space. In the result these are plain: some mail programs show them as marks.
    """
    lines = [wrapped(line).replace("\u00a0", " ") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def wrapped(line: str) -> str:
    """A line of text as lines of at most 76 characters."""
    if len(line) <= _WIDTH:
        return line
    indent = line[: len(line) - len(line.lstrip())]
    return fill(
        line.strip(),
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent and f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_html(text: str) -> str:
    """Plain text as HTML that keeps its lines."""
    return escape(text).replace("\n", "<br>")


@cache
def inliner(style: str) -> css_inline.CSSInliner:
    """Moves a style sheet into the attributes of the elements."""
    return css_inline.CSSInliner(
        extra_css=style, load_remote_stylesheets=False, keep_style_tags=False
    )
