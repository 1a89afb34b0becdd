"""Absolute addresses, as letters, calendars and papers need them.

All of them are built here, from the configured public address and never from the request.
"""

from __future__ import annotations

import re

from planner.kernel.ids import Signer

INVITATION = "invitation"
# Stands for a token in a copy of a letter that nobody is to use.
PLACEHOLDER = "personal-link"
# A guest's token is a public id and its proof, the other two are `new_token()`: see `ids`.
_PERSONAL = re.compile(r"/i/[a-z2-7]{52}(?![a-z0-9])|/(?:join|reset)/[\w-]{43}(?![\w-])", re.ASCII)


class Links:
    """`public_url` without a trailing slash, and the signer that makes tokens for links."""

    def __init__(self, public_url: str, signer: Signer) -> None:
        self.public_url = public_url.rstrip("/")
        self.signer = signer

    def invitation(self, public_id: str, generation: int) -> str:
        """A guest's own page; the answer buttons add `?answer=accepted` and the like."""
        return f"{self.public_url}/i/{self.signer.token(INVITATION, public_id, generation)}"

    def invitation_calendar(self, public_id: str, generation: int) -> str:
        return f"{self.invitation(public_id, generation)}/event.ics"

    def join(self, token: str) -> str:
        """Where an invited member of the office chooses a password."""
        return f"{self.public_url}/join/{token}"

    def reset(self, token: str) -> str:
        return f"{self.public_url}/reset/{token}"

    def newsroom(self, office_slug: str) -> str:
        return f"{self.public_url}/newsroom/{office_slug}/"

    def event(self, office_slug: str, public_id: str) -> str:
        return f"{self.newsroom(office_slug)}events/{public_id}"

    def event_calendar(self, office_slug: str, public_id: str) -> str:
        return f"{self.event(office_slug, public_id)}.ics"

    def release(self, office_slug: str, release_slug: str) -> str:
        return f"{self.newsroom(office_slug)}releases/{release_slug}"

    def release_pdf(self, office_slug: str, release_slug: str) -> str:
        return f"{self.release(office_slug, release_slug)}.pdf"


def without_tokens(text: str) -> str:
    """`text` with a placeholder for the token in each link that is its recipient's alone."""
    return _PERSONAL.sub(lambda found: f"{found[0].rpartition('/')[0]}/{PLACEHOLDER}", text)
