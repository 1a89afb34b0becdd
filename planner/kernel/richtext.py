"""The Markdown subset of releases: paragraphs, lists, emphasis and links (S41).

No inline HTML, images or headings. URLs become links only if marked up as `[text](address)` or
`<address>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from planner.kernel.dates import direction

_RULES = ["list", "newline", "escape", "emphasis", "link", "autolink"]
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "bdi"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "bdi": {"dir"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_REL = "noopener noreferrer nofollow"

_SPECIAL = re.compile(r"([\\*_\[\]<])")
_LIST_MARK = re.compile(r"^(\s*)([-+]|\d{1,9}(?=[.)]))(?=[.)\s]|$)", re.MULTILINE)
_DIGITS_BEFORE_MARK = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)

# Left-to-right runs in right-to-left text (times, telephone numbers, names), which the
# bidirectional algorithm would otherwise reorder.
_LETTER = "0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u10a0-\u10ff\u0531-\u0587"
_LEFT_TO_RIGHT = re.compile(rf"[+(#]*[{_LETTER}](?:[^\u0590-\u08ff\n]*[{_LETTER}])?[%)]*")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]+(?:[^\w\n]+[\u0590-\u08ff]+)*")


def to_html(text: str, language: str) -> Markup:
    """The text as clean HTML: `p`, `ul`, `ol`, `li`, `strong`, `em`, `a`, `br`, `bdi`."""
    return _cleaned(_dialect(language).render(text))


def to_inline_html(text: str, language: str) -> Markup:
    """One line as clean HTML without a paragraph around it: for notes, headings and cells."""
    return _cleaned(_dialect(language).renderInline(text))


def to_text(text: str) -> str:
    """Plain text: a blank line between paragraphs, `•` and numbers before list items.

    The address of a link follows in brackets, unless it is the text of the link.
    """
    return "\n".join(_lines(_dialect("").parse(text))).strip()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`text` with Markdown characters escaped: for names and titles as entered."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _DIGITS_BEFORE_MARK.sub(r"\1\\\2", text)
    return _LIST_MARK.sub(_escaped_mark, text)


def isolated(text: str, language: str) -> Markup:
    """Plain text as HTML; runs of the other direction than the language's are put in `<bdi>`."""
    other = "ltr" if direction(language or "en") == "rtl" else "rtl"
    return Markup("").join(
        Markup('<bdi dir="%s">%s</bdi>') % (other, run) if is_other else escape(run)
        for run, is_other in direction_runs(text, language)
    )


def direction_runs(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """The text in runs, and whether each is of the other direction than the language's."""
    is_rtl = direction(language or "en") == "rtl"
    end = 0
    for run in (_LEFT_TO_RIGHT if is_rtl else _RIGHT_TO_LEFT).finditer(text):
        if run.start() > end:
            yield text[end : run.start()], False
        yield run[0], True
        end = run.end()
    if end < len(text):
        yield text[end:], False


def tokens_of(text: str) -> list[Token]:
    """The text parsed, for writers of other formats."""
    return _dialect("").parse(text)


def isolated_in_title(text: Markup, language: str) -> Markup:
    """`isolated` where no element can stand, as in the title of a page: with the isolates of Unicode.

    Escaped: `{% filter %}` writes what it gets as it is.
    """
    runs = direction_runs(text.unescape(), language)
    return escape("".join(f"\u2068{run}\u2069" if is_other else run for run, is_other in runs))


def _escaped_mark(mark: re.Match[str]) -> str:
    return mark[0] if mark[2].isdigit() else f"{mark[1]}\\{mark[2]}"


def _cleaned(html: str) -> Markup:
    cleaned = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL
    )
    return Markup(cleaned.strip())  # noqa: S704 - cleaned by nh3


@cache
def _dialect(language: str) -> MarkdownIt:
    dialect = MarkdownIt("zero", {"html": False, "linkify": False}).enable(_RULES)

    def show(_renderer: object, tokens: list[Token], at: int, *_rest: object) -> str:
        return str(isolated(tokens[at].content, language))

    dialect.add_render_rule("text", show)
    return dialect


def _lines(tokens: Iterable[Token]) -> Iterator[str]:
    """Lines of plain text, with a blank one after each list and paragraph outside of lists."""
    lists: list[int | None] = []
    mark = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            is_numbered = token.type == "ordered_list_open"
            lists.append(int(token.attrGet("start") or 1) if is_numbered else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            mark = ""
            if not lists:
                yield ""
        elif token.type == "list_item_open":
            number = lists[-1]
            mark = "• " if number is None else f"{number}. "
            lists[-1] = None if number is None else number + 1
        elif token.type == "inline":
            indent = "   " * max(len(lists) - 1, 0)
            yield f"{indent}{mark}{_inline_text(token.children or [])}"
            mark = " " * len(mark) if lists else ""
        elif token.type == "paragraph_close" and not lists:
            yield ""


def _inline_text(tokens: Iterable[Token]) -> str:
    parts: list[str] = []
    links: list[tuple[str, int]] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" " if token.type == "softbreak" else "\n")
        elif token.type == "link_open":
            links.append((str(token.attrGet("href") or ""), len(parts)))
        elif token.type == "link_close":
            address, start = links.pop()
            parts.append(_address_after("".join(parts[start:]), address))
        else:
            parts.append(token.content)
    return "".join(parts)


def _address_after(words: str, address: str) -> str:
    """What follows the text of a link in plain text; nothing for a telephone number."""
    bare = address.removeprefix("mailto:")
    return "" if address.startswith("tel:") or bare == words else f" ({bare})"
