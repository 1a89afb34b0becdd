"""Letters that come back, in the words of the usual servers. `BOUNCES` says what each means."""

from __future__ import annotations

from dataclasses import dataclass

FAILED = "ada@paper.test"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounce:
    """`body` is the message after its common head, with `{letter}` for the Message-ID of ours."""

    subject: str
    body: str
    sender: str = "MAILER-DAEMON@mx.paper.test"
    headers: str = ""
    is_hard: bool
    code: str
    said: str

    def message(self, letter: str, to: str = "press@house.test") -> bytes:
        return (
            (
                f"Return-Path: <>\r\nDelivered-To: {to}\r\nFrom: Mail Delivery System <{self.sender}>\r\n"
                f"To: {to}\r\nSubject: {self.subject}\r\nDate: Tue, 20 Mar 2012 09:00:00 +0000\r\n"
                f"Message-ID: <bounce-{self.code or 'none'}@mx.paper.test>\r\n"
                f"Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n{self.headers}"
                f"{self.body.replace('{letter}', letter)}"
            )
            .replace("\r\n", "\n")
            .replace("\n", "\r\n")
            .encode()
        )


def _report(said: str, status: str, action: str = "failed", returned: str = "") -> str:
    """The form of RFC 3464, with the letter or its head."""
    head = "Message-ID: {letter}\nFrom: press@house.test\nSubject: Rivers without borders\n"
    returned = returned or f"Content-Type: message/rfc822\n\n{head}\nDear Ada,\n"
    return (
        'Content-Type: multipart/report; report-type=delivery-status; boundary="=_r"\n\n'
        "--=_r\nContent-Type: text/plain; charset=us-ascii\n\nThis is the mail system.\n"
        "--=_r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.paper.test\n\n"
        f"Final-Recipient: rfc822; {FAILED}\nOriginal-Recipient: rfc822;{FAILED}\n"
        f"Action: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {said}\n\n"
        f"--=_r\n{returned.replace('HEAD', head)}\n--=_r--\n"
    )


_HEAD_ONLY = "Content-Type: text/rfc822-headers\n\nHEAD"
_COPY = "Return-Path: <press@house.test>\nMessage-ID: {letter}\nSubject: Rivers without borders\n"

BOUNCES = {
    "postfix": Bounce(
        subject="Undelivered Mail Returned to Sender",
        body=_report(
            "550 5.1.1 <ada@paper.test>: Recipient address rejected: User unknown", "5.1.1"
        ),
        is_hard=True,
        code="5.1.1",
        said="550 5.1.1 <ada@paper.test>: Recipient address rejected: User unknown",
    ),
    "google": Bounce(
        subject="Delivery Status Notification (Failure)",
        sender="mailer-daemon@googlemail.test",
        headers=f"X-Failed-Recipients: {FAILED}\r\n",
        body=_report(
            "550-5.1.1 The email account that you tried to reach does not exist.", "5.1.1"
        ),
        is_hard=True,
        code="5.1.1",
        said="550-5.1.1 The email account that you tried to reach does not exist.",
    ),
    "exchange_online": Bounce(
        subject="Undeliverable: Rivers without borders",
        sender="postmaster@paper.onmicrosoft.test",
        body=_report(
            "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
            "5.4.1",
            returned=_HEAD_ONLY,
        ),
        is_hard=True,
        code="5.4.1",
        said="550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
    ),
    "full_mailbox": Bounce(
        subject="Undelivered Mail Returned to Sender",
        body=_report("552 5.2.2 Mailbox full", "5.2.2"),
        is_hard=False,
        code="5.2.2",
        said="552 5.2.2 Mailbox full",
    ),
    "policy": Bounce(
        subject="Mail delivery failed",
        body=_report("550 5.7.1 Message rejected as spam by content scanner", "5.7.1"),
        is_hard=False,
        code="5.7.1",
        said="550 5.7.1 Message rejected as spam by content scanner",
    ),
    "given_up": Bounce(
        subject="Undelivered Mail Returned to Sender",
        body=_report("451 4.4.1 connection timed out", "4.4.1"),
        is_hard=False,
        code="4.4.1",
        said="451 4.4.1 connection timed out",
    ),
    "exim": Bounce(
        subject="Mail delivery failed: returning message to sender",
        headers=f"X-Failed-Recipients: {FAILED}\r\n",
        body=(
            "Content-Type: text/plain; charset=us-ascii\n\nThis message was created automatically by "
            "mail delivery software.\n\nA message that you sent could not be delivered to one or more "
            "of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n"
            "  ada@paper.test\n    550 5.1.10 no mailbox here by that name\n\n------ This is a copy of "
            f"the message, including all the headers. ------\n\n{_COPY}\nDear Ada,\n"
        ),
        is_hard=True,
        code="5.1.10",
        said="550 5.1.10 no mailbox here by that name",
    ),
    "qmail": Bounce(
        subject="failure notice",
        body=(
            "Content-Type: text/plain\n\nHi. This is the qmail-send program at mx.paper.test.\nI'm "
            "afraid I wasn't able to deliver your message to the following addresses.\nThis is a "
            "permanent error; I've given up. Sorry it didn't work out.\n\n<ada@paper.test>:\nSorry, no "
            "mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n"
            f"{_COPY}\nDear Ada,\n"
        ),
        is_hard=True,
        code="5.1.1",
        said="Sorry, no mailbox here by that name. (#5.1.1)",
    ),
    "yandex": Bounce(
        subject="=?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtSDRgdC+0L7QsdGJ0LXQvdC40LU=?=",
        sender="mailer-daemon@yandex.test",
        body=(
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nЭто письмо "
            "отправлено почтовым сервером.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше "
            "письмо не может быть доставлено\nодному или нескольким адресатам.\n\n<ada@paper.test>: "
            f"550 5.7.1 No such user!\n\n-- Исходное сообщение --\n{_COPY}\n"
        ),
        is_hard=True,
        code="5.7.1",
        said="<ada@paper.test>: 550 5.7.1 No such user!",
    ),
    "mail_ru": Bounce(
        subject="Mail failure.",
        sender="mailer-daemon@corp.mail.test",
        headers=f"X-Failed-Recipients: {FAILED}\r\n",
        body=(
            "Content-Type: text/plain; charset=utf-8\n\nThis message was created automatically by the "
            "mail system (ecelerity).\n\nA message that you sent could not be delivered:\n\n"
            "ada@paper.test: 550 Message was not accepted -- invalid mailbox.  Local mailbox "
            f"ada@paper.test is unavailable: account is disabled\n\n------ This is a copy of the "
            f"headers of the original message. ------\n\n{_COPY}\n"
        ),
        is_hard=True,
        code="",
        said=(
            "ada@paper.test: 550 Message was not accepted -- invalid mailbox. Local mailbox "
            "ada@paper.test is unavailable: account is disabled"
        ),
    ),
}

DELAYED = Bounce(
    subject="Delayed Mail (still being retried)",
    body=_report("451 4.4.1 connection timed out", "4.4.1", action="delayed"),
    is_hard=False,
    code="4.4.1",
    said="",
)
