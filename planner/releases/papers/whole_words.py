"""Words that stay on one line, and addresses that are parted only where readers expect it."""

from __future__ import annotations

import re

from markupsafe import Markup

from planner.kernel.dates import NBSP

_BETWEEN_TAGS = re.compile(r"(<[^>]*>)")
# Words that no plain space parts, with a no-break space or a hyphen among them. Addresses break.
_JOINED = re.compile(rf"[^ \n\t]*(?:{NBSP}|\w[-\u2011]\w)[^ \n\t]*")
_ADDRESS_OR_TEXT = re.compile(
    r"((?:https?://|www\.|(?<![\w.@/-])[\w-]+(?:\.[\w-]+)+/)[^\s<>]*[^\s<>.,;:!?)»”])"
)
_PART_OF_ADDRESS = re.compile(r"(?:[^/.?&=]|&(?!amp;))*(?:[/.?=]|&amp;)+|.+$")
_BEFORE_LAST_WORD = re.compile(r" (?=[^\s<>]{1,14}</(?:p|li)>)")
_LONGEST_WHOLE = 40


def kept_whole(html: Markup) -> Markup:
    """HTML in which no line ends at a hyphen or a no-break space («20-летию», “27 March 2012”), and
    addresses are parted after `/ . ? & =` only.

    The spaces become plain ones: our fonts have one letter for both, so that otherwise all spaces
    copied out of the paper would be no-break spaces.
    """
    parts = _BETWEEN_TAGS.split(html.replace("&nbsp;", NBSP))
    for at in range(0, len(parts), 2):
        pieces = _ADDRESS_OR_TEXT.split(parts[at])
        pieces[::2] = [_JOINED.sub(_whole, piece) for piece in pieces[::2]]
        pieces[1::2] = map(_parted, pieces[1::2])
        parts[at] = "".join(pieces)
    return Markup("".join(parts))  # noqa: S704 - HTML before, with our own elements in it


def with_last_words(html: Markup) -> Markup:
    """HTML in which no paragraph ends with a line of one word."""
    return Markup(_BEFORE_LAST_WORD.sub(NBSP, html))  # noqa: S704 - HTML before


def _whole(joined: re.Match[str]) -> str:
    text = joined[0]
    if len(text) > _LONGEST_WHOLE or "@" in text:
        return text
    return f'<span class="whole">{text.replace(NBSP, " ")}</span>'


def _parted(address: str) -> str:
    parts = filter(None, _PART_OF_ADDRESS.findall(address))
    return "<wbr>".join(f'<span class="whole">{part}</span>' for part in parts)
