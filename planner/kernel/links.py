"""Absolute URLs for letters, calendars and papers.

Built from the configured public address, never from the request.
"""

from __future__ import annotations

import re

from planner.kernel.ids import Signer

INVITATION = "invitation"
ATTENDANCE_REQUEST = "attendance_request"
OWN_PAGE = "own_page"
UNSUBSCRIBE = "unsubscribe"
SUBSCRIPTION = "subscription"
DOCUMENT = "document"
SPEAKER = "speaker"
EMBARGOED_COPY = "embargoed_copy"
# Replaces the token in copies of letters.
PLACEHOLDER = "personal-link"
# The token of a guest or a person is a public id and an HMAC, the other two are `new_token()`: see `ids`.
_OWN = re.compile(r"(/[acmsu])/[a-z2-7]{52}(?![a-z0-9])", re.ASCII)
_PERSONAL = re.compile(
    r"/[acimstu]/[a-z2-7]{52}(?![a-z0-9])|/(?:join|reset)/[\w-]{43}(?![\w-])", re.ASCII
)


class Links:
    """URL builder. `public_url` is kept without a trailing slash."""

    def __init__(self, public_url: str, signer: Signer) -> None:
        self.public_url = public_url.rstrip("/")
        self.signer = signer

    def invitation(self, public_id: str, generation: int) -> str:
        """A guest's own page; answer buttons append `?answer=accepted` and so on."""
        return f"{self.public_url}/i/{self.signer.token(INVITATION, public_id, generation)}"

    def attendance_request(self, public_id: str, generation: int) -> str:
        """The page of somebody who has asked to attend an event."""
        return f"{self.public_url}/a/{self.signer.token(ATTENDANCE_REQUEST, public_id, generation)}"

    def own_page(self, public_id: str) -> str:
        """A person's page about their data and wishes."""
        return f"{self.public_url}/m/{self.signer.token(OWN_PAGE, public_id, 1)}"

    def unsubscribe(self, public_id: str, kind: str) -> str:
        """The address of a mail program's button; the token is of that kind of letter only."""
        return f"{self.public_url}/u/{self.signer.token(f'{UNSUBSCRIBE}.{kind}', public_id, 1)}"

    def subscription(self, public_id: str) -> str:
        """The page with the button that confirms a subscription."""
        return f"{self.public_url}/s/{self.signer.token(SUBSCRIPTION, public_id, 1)}"

    def speaker(self, public_id: str) -> str:
        """The page on which a speaker confirms."""
        return f"{self.public_url}/t/{self.signer.token(SPEAKER, public_id, 1)}"

    def document(self, public_id: str) -> str:
        """A file that goes along with letters; the same for everybody who got one."""
        return f"{self.public_url}/d/{self.signer.token(DOCUMENT, public_id, 1)}"

    def embargoed_copy(self, public_id: str) -> str:
        """The page of one person's copy of a release under embargo."""
        return f"{self.public_url}/c/{self.signer.token(EMBARGOED_COPY, public_id, 1)}"

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

    def subscribe(self, office_slug: str) -> str:
        """The form with which readers ask for releases by mail."""
        return f"{self.newsroom(office_slug)}subscribe/"

    def event(self, office_slug: str, public_id: str) -> str:
        return f"{self.newsroom(office_slug)}events/{public_id}"

    def release(self, office_slug: str, release_slug: str) -> str:
        return f"{self.newsroom(office_slug)}releases/{release_slug}"

    def release_pdf(self, office_slug: str, release_slug: str) -> str:
        return f"{self.release(office_slug, release_slug)}.pdf"


def without_own_links(text: str) -> str:
    """`text` without the tokens by which a person sees and changes their own data: no member of an
    office needs them, not even in a letter that waits.
    """
    return _OWN.sub(rf"\1/{PLACEHOLDER}", text)


def without_tokens(text: str) -> str:
    """`text` with the token of each personal link replaced by a placeholder."""
    return _PERSONAL.sub(lambda found: f"{found[0].rpartition('/')[0]}/{PLACEHOLDER}", text)
