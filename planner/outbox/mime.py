"""A letter as the bytes that a mail program reads.

The structure is the one that Google sends and Outlook draws buttons for (RFC 6047 2.4-2.6):
the calendar as the last and richest alternative, and once more as an attachment for programs
that look only there.
"""

from __future__ import annotations

import hashlib
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from planner.kernel.addresses import clean_address
from planner.outbox.headers import display_name, header_text
from planner.outbox.models import Letter


def to_mime(letter: Letter) -> bytes:
    """The message with CRLF line ends; the same bytes each time.

    Raises `Invalid` if an address is none any more: grammars grow stricter while letters wait.
    """
    # The default policy turns CRLF into LF inside the calendar part.
    message = EmailMessage(policy=policy.SMTP)
    _head(message, letter)
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.calendar is not None:
        message.add_alternative(
            letter.calendar.decode(),
            subtype="calendar",
            params={"method": letter.calendar_method},
            cte="base64",
        )
        message.add_attachment(
            letter.calendar,
            maintype="application",
            subtype="ics",
            filename="invite.ics",
            params={"name": "invite.ics"},
        )
    # After the content, which takes all Content-… headers with it when it becomes a part.
    message["Content-Language"] = header_text(letter.language)
    _settle_boundaries(message, letter)
    return message.as_bytes()


def _head(message: EmailMessage, letter: Letter) -> None:
    message["From"] = _mailbox(letter.sender_name, letter.sender_address)
    message["To"] = _mailbox(letter.recipient_name, letter.recipient_address)
    message["Subject"] = header_text(letter.subject)
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = header_text(letter.message_id)
    if letter.in_reply_to:
        message["In-Reply-To"] = header_text(letter.in_reply_to)
        message["References"] = header_text(letter.in_reply_to)
    message["Auto-Submitted"] = "auto-generated"


def _mailbox(name: str, address: str) -> Address:
    return Address(display_name=display_name(name), addr_spec=clean_address(address, "address"))


def _settle_boundaries(message: EmailMessage, letter: Letter) -> None:
    """Random boundaries would make other bytes at every try and every look."""
    seed = hashlib.sha256(letter.message_id.encode()).hexdigest()[:24]
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{seed}_{number}")
