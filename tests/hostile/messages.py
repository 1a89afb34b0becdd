"""Messages that want to be believed, to break the program, or to be answered without end."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import replace
from zipfile import ZIP_DEFLATED, ZipFile

from tests.mail_fixtures.answers import apple, exchange, gmail
from tests.mail_fixtures.mime import multipart, part, text
from tests.mail_fixtures.personal import letter
from tests.mail_fixtures.replies import Reply

Bad = Callable[[Reply], bytes]
_FORGED = "spy@spam.test"
_HEAD = "From: Ada Byron <{sender}>\r\nTo: {to}\r\nMessage-ID: <bad@paper.test>\r\nMIME-Version: 1.0\r\n"


def _with(program: Callable[[Reply], bytes] = exchange, **given: str | int) -> Bad:
    return lambda reply: program(replace(reply, **given))  # type: ignore[arg-type]


def _headed(line: str, program: Callable[[Reply], bytes] = exchange, **given: str) -> Bad:
    """With a further line of its head."""
    return lambda reply: line.encode() + b"\r\n" + _with(program, **given)(reply)


def _attached(*parts: str) -> Bad:
    return lambda reply: (
        _HEAD.format(sender=reply.address, to=reply.to)
        + multipart("mixed", "b", text("Look at this.", "plain", "7bit"), *parts)
    ).encode()


def _file(content: bytes, kind: str, name: str) -> str:
    coded = base64.encodebytes(content).decode().replace("\n", "\r\n")
    return part(kind, "", "base64", name) + coded


def _bomb() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("zeros", bytes(50 * 1024 * 1024))
    return file.getvalue()


def _attendees(number: int) -> str:
    return "\r\n".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a{n}@paper.test" for n in range(number))


# None of them may count as an answer, change anything, or be answered. All are of the guest's own
# answer, with one thing wrong.
BAD: dict[str, Bad] = {
    # who it is from
    "another sender": _with(sender=_FORGED),
    "the guest's address as a name": _with(
        gmail, sender=_FORGED, name='"ada@paper.test"', results=""
    ),
    "forged, says the office's own server": _with(results="dmarc=fail"),
    "nothing proves it": _with(to="press@house.test", results=""),
    "results of another server": _headed(
        "Authentication-Results: mx.spam.test; dmarc=pass header.from=paper.test",
        to="press@house.test",
        results="",
    ),
    "a made-up token": _with(to=f"press+{'a' * 36}@house.test", results=""),
    "two senders": _headed("From: Spy <spy@spam.test>"),
    # what it is about
    "another uid": _with(uid="somebody-elses@spam.test"),
    "no uid": _with(uid=""),
    "an endless uid": _with(uid="x" * 5000),
    "an old sequence": _with(sequence=0),
    "another day of a series": _with(extra="RECURRENCE-ID:20120327T070000Z"),
    "ten attendees": _with(extra=_attendees(10)),
    "a thousand attendees": _with(extra=_attendees(1000)),
    "a calendar for another attendee": _with(address="everybody@paper.test", sender="ada@paper.test"),
    "an address with invisible characters": _with(
        address="a\u200bda@paper.test", sender="ada@paper.test"
    ),
    "an address in other letters": _with(address="аdа@paper.test", sender="ada@paper.test"),
    "an answer of tomorrow": lambda reply: exchange(
        replace(reply, sent_at=reply.sent_at.replace(year=2013))
    ),
    "an answer that is none": _with(partstat="ACCEPTED\\nDECLINED"),
    "a colleague": _with(partstat="DELEGATED", parameters=';DELEGATED-TO="mailto:bob@paper.test"'),
    # what only the office does
    **{
        f"the method {method}": _with(apple, method=method)
        for method in ("REQUEST", "CANCEL", "PUBLISH", "ADD", "DECLINECOUNTER", "")
    },
    "another time": _with(method="COUNTER", partstat="TENTATIVE"),
    # size
    "a calendar of a megabyte": _with(comment="x" * 1_000_000),
    "a video": _attached(_file(bytes(5_000_000), "video/mp4", "a.mp4")),
    "thirty megabytes": _attached(_file(bytes(22_000_000), "image/tiff", "a.tif")),
    "a packed bomb": _attached(_file(_bomb(), "application/zip", "a.zip")),
    "a thousand files": _attached(*[_file(b"x", "text/plain", "a.txt")] * 1000),
    "a message in a message": lambda reply: (
        _HEAD.format(sender=reply.address, to=reply.to).encode()
        + b"Content-Type: message/rfc822\r\n\r\n"
        + exchange(reply)
    ),
    "half a message": lambda reply: exchange(reply)[: len(exchange(reply)) // 3],
    # machines and loops
    "an absence with an answer in it": lambda reply: letter(
        "I am away until 30 March 2012.",
        "Out of office: ACCEPTED",
        to=reply.to,
        headers="Auto-Submitted: auto-replied\r\n",
    ),
    "the entry, asked for by a machine": _headed("Auto-Submitted: auto-generated", method="REFRESH"),
    "the entry, asked for by a list": _headed("List-Id: <all.paper.test>", method="REFRESH"),
    "the entry, asked for by a stranger": _with(sender=_FORGED, method="REFRESH"),
    "a message that has gone round": _headed(
        "\r\n".join(["Received: from a.test by b.test; Tue, 20 Mar 2012 08:30:00 +0000"] * 60),
        method="REFRESH",
    ),
    "a bounce of a bounce": lambda reply: letter(
        "550 5.1.1 no such user\n\nMessage-ID: <nobody-s@letter.test>",
        "Undelivered Mail Returned to Sender",
        to=reply.to,
        sender="mailer-daemon@paper.test",
        headers="Auto-Submitted: auto-replied\r\n",
    ),
    # letters that are none
    "null bytes": lambda reply: letter("A\x00B\x00", "Null\x00", to=reply.to),
    "bidi": lambda reply: letter("\u202eevil\u202c", "\u2066\u202egpj.exe", to=reply.to),
    "another header in the subject": lambda reply: letter(
        "Hello.", "x", to=reply.to, headers="Subject: =?utf-8?q?Hi=0D=0ABcc:_spy@spam.test?=\r\n"
    ),
    "a formula": lambda reply: letter('=HYPERLINK("http://spam.test")', "=1+1", to=reply.to),
}  # fmt: skip
