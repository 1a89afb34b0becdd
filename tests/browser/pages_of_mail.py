"""People who may be one, what comes back by mail, and the path of the page of each."""

from __future__ import annotations

from planner.events.models.event import Event
from planner.inbox.models import ReceivedBy, ReceivedMessage
from planner.inbox.receiving import receive
from planner.invitations.models import Invitation
from planner.mail.reading import read_message
from tests.factories import Make
from tests.mail_fixtures.answers import counter, gmail
from tests.mail_fixtures.personal import letter
from tests.mail_fixtures.replies import Reply
from tests.unit.contacts.duplicates.made import pair_of_two


def pages_of_duplicates(make: Make) -> dict[str, str]:
    """The list with a pair, and the two side by side."""
    pair = pair_of_two(make)
    people = "/desk/people/duplicates"
    return {
        "duplicates": f"{people}/",
        "side-by-side": f"{people}/merge?keep={pair.first_id}&other={pair.second_id}",
    }


def pages_of_inbox(make: Make, coming: Event, guest: Invitation) -> dict[str, str]:
    """The inbox with an answer that nothing proves, a proposal of another time, words, and a stranger."""
    reply = Reply(uid=coming.calendar_uid, address=guest.address, results="")
    _take(make, gmail(reply))
    proposed = _take(make, counter(Reply(uid=coming.calendar_uid, address=guest.address)))
    words = letter("I’ll come at eleven, with a camera.\n\nAda", sender=guest.address)
    stranger = _take(make, letter("May I come?", sender="new@radio.test", number="<2@radio.test>"))
    return {
        "stranger": f"/desk/inbox/{stranger.id}/person",
        "inbox": "/desk/inbox/",
        "proposal": f"/desk/inbox/{proposed.id}",
        "words-of-guest": f"/desk/inbox/{_take(make, words).id}",
        "mailbox": "/desk/mail/mailbox/",
    }


def _take(make: Make, raw: bytes) -> ReceivedMessage:
    work = make.work
    return receive(work, raw, read_message(raw), road=ReceivedBy.IMAP, received_at=work.now)
