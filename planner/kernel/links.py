"""Absolute URLs for letters, calendars and papers.

Built from the configured public address, never from the request.
"""

from __future__ import annotations

import re

from planner.kernel.ids import Signer

INVITATION = "invitation"
# Replaces the token in copies of letters.
PLACEHOLDER = "personal-link"
# A guest's token is a public id and an HMAC, the other two are `new_token()`: see `ids`.
_PERSONAL = re.compile(r"/i/[a-z2-7]{52}(?![a-z0-9])|/(?:join|reset)/[\w-]{43}(?![\w-])", re.ASCII)


class Links:
    """URL builder. `public_url` is kept without a trailing slash."""

    def __init__(self, public_url: str, signer: Signer) -> None:
        self.public_url = public_url.rstrip("/")
        self.signer = signer

    def invitation(self, public_id: str, generation: int) -> str:
        """A guest's own page; answer buttons append `?answer=accepted` and so on."""
        return f"{self.public_url}/i/{self.signer.token(INVITATION, public_id, generation)}"

    def join(self, token: str) -> str:
        """Page on which an invited member chooses a password."""
        return f"{self.public_url}/join/{token}"

    def reset(self, token: str) -> str:
        return f"{self.public_url}/reset/{token}"

    def desk_release(self, release_id: int) -> str:
        """The page of a release on the desk, for members only."""
        return f"{self.public_url}/desk/releases/{release_id}"

    def desk_mail(self) -> str:
        """The page of the desk about the mail server."""
        return f"{self.public_url}/desk/mail/"

    def newsroom(self, office_slug: str) -> str:
        return f"{self.public_url}/newsroom/{office_slug}/"

    def event(self, office_slug: str, public_id: str) -> str:
        return f"{self.newsroom(office_slug)}events/{public_id}"

    def release(self, office_slug: str, release_slug: str) -> str:
        return f"{self.newsroom(office_slug)}releases/{release_slug}"

    def release_pdf(self, office_slug: str, release_slug: str) -> str:
        return f"{self.release(office_slug, release_slug)}.pdf"


def without_tokens(text: str) -> str:
    """`text` with the token of each personal link replaced by a placeholder."""
    return _PERSONAL.sub(lambda found: f"{found[0].rpartition('/')[0]}/{PLACEHOLDER}", text)
