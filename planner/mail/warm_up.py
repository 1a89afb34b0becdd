"""A first message of each kind, so that a process that cannot open files has everything loaded."""

from __future__ import annotations

import codecs

from planner.mail.reading import read_message
from planner.mail.texts import CHARSETS

_MESSAGE = """\
From: =?utf-8?B?0JDQvdC90LA=?= <a@paper.test>
To: press@office.test
Date: Mon, 5 Oct 2026 12:00:00 +0300
Subject: Re: Round table
Message-ID: <1@paper.test>
Authentication-Results: office.test; dmarc=pass
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/html; charset=koi8-r
Content-Transfer-Encoding: quoted-printable

<p>Hello&nbsp;<b>all</b>
--b
Content-Type: {kind}; charset=utf-8; method=REPLY
Content-Transfer-Encoding: base64

QkVHSU46VkNBTEVOREFSCkVORDpWQ0FMRU5EQVIK
--b--
"""
_REPORT = """\
From: MAILER-DAEMON@office.test
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

No.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; office.test

Final-Recipient: rfc822; a@bücher.test
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 no

--b
Content-Type: message/rfc822

Message-ID: <1@office.test>

Hello
--b--
"""
_CALENDAR = """\
BEGIN:VCALENDAR
METHOD:COUNTER
BEGIN:VEVENT
UID:1
DTSTAMP:20261005T090000Z
DTSTART;TZID=Europe/Moscow:20261005T120000
ATTENDEE;CN="A";DELEGATED-TO="mailto:b@paper.test":mailto:a@paper.test
COMMENT:One\\, two
END:VEVENT
END:VCALENDAR
"""


def warm_up() -> None:
    for charset in CHARSETS:
        codecs.lookup(charset)
    for kind in ("text/plain", "text/calendar", "application/ms-tnef"):
        read_message(_MESSAGE.format(kind=kind).encode())
    for text in (_REPORT, _CALENDAR):
        read_message(text.encode())
