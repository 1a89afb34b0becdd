"""Text on its way into a mail header (S47).

Headers are where a name can become a second recipient: by a line break, by an encoded word
that the standard library decodes again, by quotes that it loses when it folds a long name
(gh-80222). One function for text, one for names; addresses pass `kernel.addresses`.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 200
LONGEST_NAME = 60

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNUSABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPECIALS = re.compile(r'[<>"(),:;@\[\]\\]')


def header_text(text: str) -> str:
    """`text` as one harmless line of at most 200 characters.

    `=?` becomes `= ?`: encoding it would not help, because what looks like an encoded word is
    decoded once more when the header is written.
    """
    text = unicodedata.normalize("NFC", _UNUSABLE.sub("", text))
    text = _CONTROLS.sub(" ", text).replace("=?", "= ?")
    return text[:LONGEST_TEXT].strip()


def display_name(name: str) -> str:
    """A name to stand before an address: without the characters that addresses are made of."""
    return _SPECIALS.sub("", header_text(name)).replace("=?", "= ?")[:LONGEST_NAME].strip()
