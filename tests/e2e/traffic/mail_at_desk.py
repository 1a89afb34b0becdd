"""How the office gets its mail: addresses with marks of the recipients, and a mailbox at Dovecot."""

from __future__ import annotations

from tests.e2e.hand import Hand
from tests.e2e.traffic.office import Office
from tests.imap.dovecot import PASSWORD, USER, Dovecot
from tests.mail_fixtures.replies import OWN_SERVER

_READ = "SELECT count(*) FROM office_mailboxes WHERE read_at IS NOT NULL"


def ask_for_marked_answers(hand: Hand) -> None:
    """Answers come to addresses with the mark of the recipient, letters come back to them too."""
    hand.go("/desk/office/")
    hand.pick("Where answers to letters go", "with the mark, on the envelope as well")
    hand.fill("Name of your own mail server in what it receives", OWN_SERVER)
    hand.press("Save the settings", within=hand.page.locator(".bar"))


def set_mailbox(hand: Hand, office: Office, dovecot: Dovecot) -> None:
    """The desk allows the two usual ports only, and Dovecot has one that was free: that alone is
    changed behind its back.
    """
    hand.go("/desk/mail/mailbox/")
    hand.fill("Server", "localhost")
    hand.fill("User name", USER)
    hand.fill("Password", PASSWORD)
    hand.press("Set this mailbox", within=hand.page.locator(".bar"))
    office.change(
        "UPDATE office_mailboxes SET port = ?, due_at = set_at, failures = 0,"
        " fencing_token = fencing_token + 1, claimed_by = NULL, lease_until = NULL",
        (dovecot.tls_port,),
    )
    office.wait_for(_READ, 1)
