"""Fingerprints of the parts of a release that a clearance covers.

Not covered: the release line and the line at the head of page 2, because setting them keeps the
clearance; the time of issue and the address, which are only known at publication.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from planner.kernel.dates import list_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.releases.papers.letterhead import Letterhead
from planner.releases.papers.paper import Logo
from planner.releases.papers.release_text import ReleaseText

# The names of the parts in refusals.
_NAMES = {
    "headline": _("headline"),
    "text": _("text"),
    "correction": _("note on what is corrected"),
    "letterhead": _("letterhead"),
    "funding": _("funding statement"),
    "office": _("name, colour or end mark of the office"),
    "labels": _("wording of the headings"),
    "pictures": _("series of pictures"),
}


def fingerprint(issue: ReleaseText, head: Letterhead) -> dict[str, str]:
    """A fingerprint of each part that the page, the paper and letters show."""

    def pictures(logos: Iterable[Logo]) -> list[tuple[str, str]]:
        return [(logo.asset and head.pictures[logo.asset].sha256, logo.alt) for logo in logos]

    parts: dict[str, Any] = {
        "headline": (issue.headline, issue.subhead),
        "text": (issue.language, issue.blocks, issue.notes, issue.boilerplates, issue.contacts),
        "correction": issue.correction_note,
        "letterhead": (issue.masthead, pictures(head.senders), pictures(head.emblems)),
        "funding": issue.funding,
        "office": (issue.author, issue.accent, issue.end_mark),
        "labels": (issue.kind_label, issue.notes_heading, issue.contacts_heading),
        "pictures": [asdict(picture) for picture in issue.pictures],
    }
    return {name: _hash(part) for name, part in parts.items()}


def differing(cleared: dict[str, str], now: dict[str, str]) -> list[str]:
    """The names of the parts that have changed since clearance, in the order of the paper."""
    return [_NAMES[part] for part in now if now[part] != cleared.get(part)]


def change_sentence(parts: Sequence[str], who: str) -> str:
    """“The letterhead has changed since Anna cleared it. Have it cleared again.”; "" for no parts."""
    if not parts:
        return ""
    return ngettext(
        "The %(what)s has changed since %(who)s cleared it. Have it cleared again.",
        "The %(what)s have changed since %(who)s cleared it. Have it cleared again.",
        len(parts),
        what=list_text(parts),
        who=who,
    )


def _hash(part: Any) -> str:
    return hashlib.sha256(json.dumps(part, ensure_ascii=False).encode()).hexdigest()
