"""Kinds of letters that a person can opt out of."""

from __future__ import annotations

from enum import StrEnum


class ListKind(StrEnum):
    """Letters to many people at once. What the recipient relies on is none of them: changes and
    cancellations of an entry in their calendar, corrections and withdrawals of a release that they
    have (decision 0052).
    """

    INVITATIONS = "invitations"
    RELEASES = "releases"
