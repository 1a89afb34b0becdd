"""What of a letter may stand in a copy for somebody else: not what is its recipient's own.

That are the links by which they answer and see their data, and what they are told of their data
(Art. 14 GDPR). The letters of the program mark it: in HTML by classes, in the text by its place.
"""

from __future__ import annotations

import re

from planner.kernel.links import PLACEHOLDER, without_tokens
from planner.outbox.message.redaction import shown_text

_SHEET = re.compile(r'<div class="sheet"[^>]*>(.*)</div>\s*</body>', re.DOTALL)
# From here on it is the recipient's own: the notice, and the foot with the link to their page.
_OWN = re.compile(r'<div class="own"|<p class="foot"')
_PARAGRAPH = re.compile(r'<p class="(?:buttons|small)"[^>]*>(?:(?!</p>).)*?</p>\n?', re.DOTALL)
# The question above the buttons.
_QUESTION = re.compile(r'<h2 class="asks"[^>]*>.*?</h2>\n?', re.DOTALL)
_PERSONAL = re.compile(rf"https?://[^\s<>\"]*/{PLACEHOLDER}[^\s<>\"]*")
_LINK = re.compile(rf'<a [^>]*href="[^"]*/{PLACEHOLDER}[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def asks_for_answer(text: str) -> bool:
    """Whether a letter has the link by which a guest answers."""
    return f"/i/{PLACEHOLDER}" in without_tokens(text)


def html_for_copy(html: str) -> str:
    """What stands in the sheet of a letter, as HTML; "" if it is none of the program's letters."""
    found = _SHEET.search(without_tokens(html))
    if found is None:
        return ""
    sheet = _QUESTION.sub("", _OWN.split(found[1], maxsplit=1)[0])
    kept = _PARAGRAPH.sub(lambda one: "" if PLACEHOLDER in one[0] else one[0], sheet)
    return shown_text(_LINK.sub(r"\1", kept)).strip()


def text_for_copy(text: str, notice_title: str) -> str:
    """`notice_title` is the heading of what they are told of their data, in the letter's language."""
    # The last mark is that of the foot: there may be one of the letter's author above it.
    whole = without_tokens(text).rsplit("\n-- \n", 1)[0]
    blocks = []
    for block in whole.split("\n\n"):
        if notice_title and block.strip() == notice_title:
            break
        if kept := _without_links(block):
            blocks.append(kept)
    return shown_text("\n\n".join(blocks)).strip()


def _without_links(block: str) -> str:
    """Of a paragraph that leads to a link on a line of its own, what stands below it; nothing of one
    whose links stand behind words.
    """
    lines = block.split("\n")
    places = [at for at, line in enumerate(lines) if _PERSONAL.search(line)]
    if not places:
        return block
    is_alone = all(_PERSONAL.fullmatch(lines[at].strip()) for at in places)
    return "\n".join(lines[places[-1] + 1 :]).strip() if is_alone else ""
