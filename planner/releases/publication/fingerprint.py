"""What will be printed of a release, as fingerprints of its parts: what a clearance covers.

The release line and the embargo are apart: setting them keeps the clearance. So are the moment
of issue and the address, which publication itself gives.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from planner.kernel.dates import list_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.releases.papers.letterhead import Letterhead
from planner.releases.papers.release_text import ReleaseText

# How a refusal names each part.
_NAMES = {
    "headline": _("headline"),
    "text": _("text"),
    "slug_line": _("line at the head of page 2"),
    "correction": _("note on what is corrected"),
    "letterhead": _("letterhead"),
    "funding": _("funding statement"),
    "office": _("name, colour or end mark of the office"),
    "labels": _("wording of the headings"),
}


def fingerprint(issue: ReleaseText, head: Letterhead) -> dict[str, str]:
    """A fingerprint per part of all that will stand in page, paper and letter."""
    logos = [(logo.asset and head.pictures[logo.asset].sha256, logo.alt) for logo in head.senders]
    emblems = [(logo.asset and head.pictures[logo.asset].sha256, logo.alt) for logo in head.emblems]
    parts: dict[str, Any] = {
        "headline": (issue.headline, issue.subhead),
        "text": (issue.language, issue.blocks, issue.notes, issue.boilerplates, issue.contacts),
        "slug_line": issue.slug_line,
        "correction": issue.correction_note,
        "letterhead": (issue.masthead, logos, emblems),
        "funding": issue.funding,
        "office": (issue.author, issue.accent, issue.end_mark),
        "labels": (issue.kind_label, issue.notes_heading, issue.contacts_heading),
    }
    return {name: _hash(part) for name, part in parts.items()}


def differing(cleared: dict[str, str], now: dict[str, str]) -> list[str]:
    """The names of the parts that are other than what was cleared, in the order of the paper."""
    return [_NAMES[part] for part in now if now[part] != cleared.get(part)]


def said(names: Iterable[str], who: str) -> str:
    """“The letterhead has changed since Anna cleared it. Have it cleared again.”; "" for none."""
    parts = [*names]
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
