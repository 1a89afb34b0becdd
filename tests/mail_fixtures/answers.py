"""Answers to an invitation, in the form of the usual mail programs: `GMAIL(reply)` is a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from email.utils import format_datetime

from tests.mail_fixtures.mime import encoded_word, multipart, part, text
from tests.mail_fixtures.replies import OWN_SERVER, WINDOWS_ZONE, Reply, calendar_of

Program = Callable[[Reply], bytes]


def gmail(reply: Reply) -> bytes:
    """Google Calendar: alternative with method, and the same again as an attachment; the comment is
    a parameter of ATTENDEE, in entities of HTML.
    """
    comment = f';X-RESPONSE-COMMENT="{reply.comment}"' if reply.comment else ""
    calendar = calendar_of(
        reply,
        product="-//Google Inc//Google Calendar 70.9054//EN",
        attendee=(
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={reply.partstat};"
            f"CN={reply.name};X-NUM-GUESTS=0{comment}{reply.parameters}:mailto:{reply.address}"
        ),
    )
    inner = multipart(
        "alternative",
        "000000000000e1",
        text(f"{reply.name} has {reply.says.lower()} this invitation.", "plain", "base64"),
        text(f"<p>{reply.name} has {reply.says.lower()}</p>", "html", "quoted-printable"),
        part(f"text/calendar; charset=UTF-8; method={reply.method}", calendar, "7bit"),
    )
    attached = part('application/ics; name="invite.ics"', calendar, "base64", "invite.ics")
    return _message(
        reply,
        f"{reply.says}: Rivers without borders @ Tue Mar 27, 2012 11am - 1pm (MSK)",
        multipart("mixed", "000000000000e2", inner, attached),
        "Sender: Google Calendar <calendar-notification@google.com>\r\n"
        "Auto-Submitted: auto-generated\r\n",
    )


def exchange(reply: Reply) -> bytes:
    """Outlook with Exchange: the calendar in base64 with VTIMEZONE, no addition to the subject but
    its prefix, and a COMMENT with a language.
    """
    comment = f"COMMENT;LANGUAGE=en-US:{reply.comment}\\n" if reply.comment else ""
    calendar = calendar_of(
        reply,
        product="Microsoft Exchange Server 2010",
        before=WINDOWS_ZONE,
        attendee=(
            f"ATTENDEE;PARTSTAT={reply.partstat};CN={reply.name}{reply.parameters}:"
            f"mailto:{reply.address}"
        ),
        start="DTSTART;TZID=Russian Standard Time:20120327T110000",
        more=("CLASS:PUBLIC", "X-MICROSOFT-CDO-APPT-SEQUENCE:0", comment),
        organiser="",
    )
    body = multipart(
        "alternative",
        "_000_EX_",
        text(reply.comment, "plain", "quoted-printable", "us-ascii"),
        text(f"<html><body>{reply.comment}</body></html>", "html", "quoted-printable"),
        part(f'text/calendar; charset="utf-8"; method={reply.method}', calendar, "base64"),
    )
    return _message(
        reply,
        f"{reply.says}: Rivers without borders",
        body,
        "Thread-Topic: Rivers without borders\r\nX-MS-Has-Attach:\r\nContent-Language: en-US\r\n",
    )


def outlook_com(reply: Reply) -> bytes:
    """Outlook.com: no ORGANIZER, the calendar in quoted-printable."""
    calendar = calendar_of(
        reply,
        product="-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
        attendee=f'ATTENDEE;PARTSTAT={reply.partstat};CN="{reply.name}":MAILTO:{reply.address}',
        organiser="",
        more=(f"COMMENT:{reply.comment}" if reply.comment else "",),
    )
    body = multipart(
        "alternative",
        "_000_OC_",
        text(" ", "plain", "quoted-printable"),
        part(f"text/calendar; charset=utf-8; method={reply.method}", calendar, "quoted-printable"),
    )
    return _message(reply, f"{reply.says}: Rivers without borders", body)


def apple(reply: Reply) -> bytes:
    """Calendar of macOS and iOS: an attachment without method, inside mixed inside alternative."""
    calendar = calendar_of(
        reply,
        product="-//Apple Inc.//macOS 14.4//EN",
        attendee=(
            f"ATTENDEE;CN={reply.name};CUTYPE=INDIVIDUAL;PARTSTAT={reply.partstat};"
            f"ROLE=REQ-PARTICIPANT:mailto:{reply.address}"
        ),
        more=(f"COMMENT:{reply.comment}" if reply.comment else "",),
    )
    inner = multipart(
        "mixed",
        "Apple-Mail-2",
        text(f"<html><body>{reply.name} {reply.says.lower()}</body></html>", "html", "7bit"),
        part("text/calendar; name=iCal-1.ics", calendar, "quoted-printable", "iCal-1.ics"),
    )
    told = text(f"{reply.name} {reply.says.lower()} your invitation", "plain", "7bit")
    body = multipart("alternative", "Apple-Mail-1", told, inner)
    return _message(reply, f"{reply.says}: Rivers", body)


def thunderbird(reply: Reply) -> bytes:
    """Thunderbird: folded with tabs, quoted CN, the calendar twice."""
    calendar = calendar_of(
        reply,
        product="-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
        attendee=(
            f'ATTENDEE;CN="{reply.name}";PARTSTAT={reply.partstat};ROLE=REQ-PARTICIPANT\r\n'
            f" {reply.parameters}:mailto:{reply.address}"
        ),
        more=(f"COMMENT:{reply.comment}" if reply.comment else "",),
    )
    inner = multipart(
        "alternative",
        "------------tb1",
        text(f"{reply.name} <{reply.address}> has {reply.says.lower()}", "plain", "8bit"),
        part(f"text/calendar; method={reply.method}; charset=UTF-8", calendar, "base64"),
    )
    attached = part('application/ics; name="invite.ics"', calendar, "base64", "invite.ics")
    return _message(
        reply,
        f"Event Invitation Reply ({reply.says}): Rivers without borders",
        multipart("mixed", "------------tb2", inner, attached),
        "User-Agent: Mozilla Thunderbird\r\nContent-Language: en-US\r\n",
    )


def yandex(reply: Reply) -> bytes:
    """Yandex Calendar: a Russian subject, the calendar in base64."""
    calendar = calendar_of(
        reply,
        product="-//Yandex LLC//Yandex Calendar//EN",
        attendee=(
            f"ATTENDEE;PARTSTAT={reply.partstat};CN={reply.name};ROLE=REQ-PARTICIPANT:"
            f"mailto:{reply.address}"
        ),
        start="DTSTART;TZID=Europe/Moscow:20120327T110000",
        more=(f"COMMENT:{reply.comment}" if reply.comment else "",),
    )
    body = multipart(
        "mixed",
        "yandex-1",
        text("Участник ответил на приглашение", "html", "base64"),
        part(f"text/calendar; charset=utf-8; method={reply.method}", calendar, "base64"),
    )
    return _message(reply, "Ответ на приглашение: Реки без границ", body, "X-Yandex-Spam: 1\r\n")


def mail_ru(reply: Reply) -> bytes:
    """Calendar of mail.ru: the calendar alone, in base64, in lower-case properties of MIME."""
    calendar = calendar_of(
        reply,
        product="-//Mail.Ru//Calendar//RU",
        attendee=(
            f"ATTENDEE;CN={reply.name};PARTSTAT={reply.partstat};RSVP=FALSE:mailto:{reply.address}"
        ),
        more=(f"COMMENT:{reply.comment}" if reply.comment else "",),
    )
    body = part(f"text/calendar; charset=utf-8; method={reply.method}", calendar, "base64")
    return _message(reply, "Принято: Реки без границ", body, "X-Mailer: Mail.Ru Mailer 1.0\r\n")


def android(reply: Reply) -> bytes:
    """The mail program of a telephone: LF ends in the calendar, long lines, lower-case mailto."""
    calendar = calendar_of(
        reply,
        product="-//Samsung//Mobile//EN",
        attendee=f"ATTENDEE;PARTSTAT={reply.partstat}:mailto:{reply.address.upper()}",
        more=(f"COMMENT:{reply.comment}" if reply.comment else "",),
    ).replace("\r\n", "\n")
    body = multipart(
        "mixed",
        "--_com.samsung",
        text(reply.comment, "plain", "base64"),
        part(f'text/calendar; charset="utf-8"; method="{reply.method}"', calendar, "base64"),
    )
    return _message(reply, f"{reply.says}: Rivers", body)


def nextcloud(reply: Reply) -> bytes:
    """A server that writes for its user, in both forms of the comment."""
    comment = f"X-RESPONSE-COMMENT={reply.comment};" if reply.comment else ""
    calendar = calendar_of(
        reply,
        product="-//Nextcloud/Nextcloud CalDAV Server//EN",
        attendee=(
            f"ATTENDEE;PARTSTAT={reply.partstat};{comment}X-NUM-GUESTS=0:mailto:{reply.address}"
        ),
        start="",
        more=("REQUEST-STATUS:2.0;Success", f"COMMENT:{reply.comment}" if reply.comment else ""),
    )
    body = multipart(
        "mixed",
        "_=_swift_",
        text("answered", "plain", "quoted-printable"),
        part(f"text/calendar; method={reply.method}; charset=UTF-8", calendar, "base64", "e.ics"),
    )
    return _message(reply, "Re: Rivers without borders", body, "Auto-Submitted: auto-generated\r\n")


PROGRAMS: dict[str, Program] = {
    one.__name__: one
    for one in (
        *(gmail, exchange, outlook_com, apple, thunderbird, yandex, mail_ru, android, nextcloud),
    )
}


def counter(reply: Reply, program: Program = gmail) -> bytes:
    """A proposal of another time: half past two in Moscow."""
    proposed = replace(reply, method="COUNTER", partstat="TENTATIVE")
    return program(proposed).replace(b"20120327T070000Z", b"20120327T103000Z")


def _message(reply: Reply, subject: str, body: str, headers: str = "") -> bytes:
    sender = reply.sender or reply.address
    refers = f"In-Reply-To: {reply.refers_to}\r\n" if reply.refers_to else ""
    results = (
        f"Authentication-Results: {OWN_SERVER}; {reply.results} "
        f"header.from={sender.rpartition('@')[2]}\r\n"
        if reply.results
        else ""
    )
    return (
        f"Return-Path: <{sender}>\r\nDelivered-To: {reply.to}\r\n{results}"
        f"Received: from mx.paper.test by {OWN_SERVER}; {format_datetime(reply.sent_at)}\r\n"
        f"From: {encoded_word(reply.name)} <{sender}>\r\nTo: {reply.to}\r\n"
        f"Date: {format_datetime(reply.sent_at)}\r\nMessage-ID: {reply.message_id}\r\n"
        f"Subject: {encoded_word(subject)}\r\n"
        f"{refers}{headers}MIME-Version: 1.0\r\n{body}"
    ).encode()
