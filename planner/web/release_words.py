"""Words for the work on a text: revisions, differences, comments, letters about clearing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from planner.kernel.messages import pgettext
from planner.releases.clearing_letters import (
    CLEARED,
    COMMENTED,
    EMBARGO_LIFTED,
    EMBARGO_SET,
    HANDED_IN,
    LINE_SET,
    SENT_BACK,
)
from planner.releases.comparing import Change
from planner.releases.models import CommentState, Occasion

RELEASE_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Occasion: {
        Occasion.DRAFTED: pgettext("revision", "drafted"),
        Occasion.EDITED: pgettext("revision", "edited"),
        Occasion.SUGGESTION_ACCEPTED: pgettext("revision", "suggestion accepted"),
        Occasion.HANDED_IN: pgettext("revision", "handed in for clearing"),
        Occasion.SENT_BACK: pgettext("revision", "sent back"),
        Occasion.CLEARED: pgettext("revision", "cleared"),
        Occasion.READ: pgettext("revision", "read"),
    },
    Change: {
        Change.SAME: pgettext("paragraph", "unchanged"),
        Change.CHANGED: pgettext("paragraph", "changed"),
        Change.FORMATTED: pgettext("paragraph", "only its formatting changed"),
        Change.MOVED: pgettext("paragraph", "moved"),
        Change.ADDED: pgettext("paragraph", "added"),
        Change.REMOVED: pgettext("paragraph", "removed"),
    },
    CommentState: {
        CommentState.OPEN: pgettext("comment", "open"),
        CommentState.RESOLVED: pgettext("comment", "resolved"),
        CommentState.ACCEPTED: pgettext("comment", "accepted"),
        CommentState.DECLINED: pgettext("comment", "declined"),
    },
}
PURPOSES: Mapping[str, str] = {
    HANDED_IN: pgettext("letter", "release to clear"),
    CLEARED: pgettext("letter", "release cleared"),
    SENT_BACK: pgettext("letter", "release sent back"),
    EMBARGO_SET: pgettext("letter", "embargo set"),
    EMBARGO_LIFTED: pgettext("letter", "embargo lifted"),
    LINE_SET: pgettext("letter", "line of a release changed"),
    COMMENTED: pgettext("letter", "comment on a release"),
}
