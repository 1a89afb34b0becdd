"""A letter as a MIME message.

The structure is the one that Google sends and for which Outlook shows buttons (RFC 6047 2.4-2.6):
the calendar is the last alternative, and repeated as an attachment for programs that look only
there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from planner.kernel.addresses import clean_address
from planner.outbox.message.attachments import Attachment, ReadFile, attachments_of
from planner.outbox.message.headers import mailbox_line, text_line, token_line
from planner.outbox.models import Letter


def to_mime(
    letter: Letter, sent_at: datetime | None = None, read_file: ReadFile | None = None
) -> bytes:
    """The message with CRLF line ends; the same bytes each time.

    Without `read_file` it lacks its attachments. Raises `FileNotFoundError` if one is not kept any
    more.

    The Date is `sent_at` when it is being sent, afterwards the stored time. Raises `Invalid` for an
    invalid address: validation may have become stricter since the letter was written.
    """
    # The default policy converts CRLF to LF in the calendar part.
    message = EmailMessage(policy=policy.SMTP)
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
    for one in attachments_of(letter):
        if read_file is not None:
            _attach(message, one, read_file(one.path))
    _set_boundaries(message, letter)
    moment = sent_at or letter.sent_at or letter.written_at
    return _head(letter, moment).encode("ascii") + message.as_bytes()


def _attach(message: EmailMessage, attachment: Attachment, content: bytes) -> None:
    maintype, _slash, subtype = attachment.media_type.partition("/")
    message.add_attachment(content, maintype=maintype, subtype=subtype, filename=attachment.name)


def _head(letter: Letter, moment: datetime) -> str:
    sender = clean_address(letter.sender_address, "address")
    recipient = clean_address(letter.recipient_address, "address")
    lines = [
        mailbox_line("From", letter.sender_name, sender),
        mailbox_line("To", letter.recipient_name, recipient),
        *_reply_to(letter),
        text_line("Subject", letter.subject),
        token_line("Date", format_datetime(moment)),
        token_line("Message-ID", letter.message_id),
    ]
    if letter.in_reply_to:
        lines.append(token_line("In-Reply-To", letter.in_reply_to))
        lines.append(token_line("References", letter.in_reply_to))
    if letter.unsubscribe_url:
        # RFC 8058 3.1: both, with nothing but an address; the signature of the mail server covers them.
        lines.append(token_line("List-Unsubscribe", ", ".join(_ways_to_unsubscribe(letter))))
        lines.append(token_line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    lines.append(token_line("Auto-Submitted", "auto-generated"))
    lines.append(token_line("Content-Language", letter.language))
    return "".join(lines)


def _reply_to(letter: Letter) -> list[str]:
    """Empty if answers go to the sender."""
    if not letter.reply_address:
        return []
    address = clean_address(letter.reply_address, "address")
    return [mailbox_line("Reply-To", letter.sender_name, address)]


def _ways_to_unsubscribe(letter: Letter) -> Iterator[str]:
    """The page, and a message for programs that send one (RFC 2369 3.2)."""
    yield f"<{letter.unsubscribe_url}>"
    if letter.reply_address and letter.list_kind is not None:
        subject = quote(f"unsubscribe {letter.list_kind}")
        yield f"<mailto:{quote(letter.reply_address, safe='@+')}?subject={subject}>"


def _set_boundaries(message: EmailMessage, letter: Letter) -> None:
    """Replace the random boundaries, so that the bytes are reproducible."""
    seed = hashlib.sha256(letter.message_id.encode()).hexdigest()[:24]
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{seed}_{number}")
