"""winmail.dat as Outlook writes it (MS-OXTNEF)."""

from __future__ import annotations

import base64
import struct
from datetime import UTC, datetime
from uuid import UUID

MEETING = UUID("6ed8da90-450b-101b-98da-00aa003f1305")
APPOINTMENT = UUID("00062002-0000-0000-c000-000000000046")
ACCEPTED = "IPM.Schedule.Meeting.Resp.Pos"


def text(number: int, value: str) -> bytes:
    content = (value + "\0").encode("utf-16-le")
    return struct.pack("<HHII", 0x1F, number, 1, len(content)) + _padded(content)


def named(of: UUID, number: int, form: int, value: bytes) -> bytes:
    """A property that is known by a set and a number."""
    head = struct.pack("<HH", form, 0x8001) + of.bytes_le + struct.pack("<II", 0, number)
    if form == 0x102:
        head += struct.pack("<II", 1, len(value))
    return head + _padded(value)


def object_id(uid: str) -> bytes:
    """That of an invitation that came as iCalendar (MS-OXOCAL 2.2.1.27)."""
    inner = b"vCal-Uid\x01\x00\x00\x00" + uid.encode() + b"\0"
    return (
        bytes.fromhex("040000008200e00074c5b7101a82e008")
        + bytes(20)
        + struct.pack("<I", len(inner))
        + inner
    )


def moment(at: datetime) -> bytes:
    return struct.pack("<q", int((at - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7)


def answer(
    uid: str, *more: bytes, kind: str = ACCEPTED, said: str = "", sequence: int = 0
) -> bytes:
    """A TNEF stream with an answer; `more` are properties."""
    properties = [
        text(0x001A, kind),
        text(0x1000, said),
        named(MEETING, 0x03, 0x102, object_id(uid)),
        named(APPOINTMENT, 0x8201, 0x03, struct.pack("<i", sequence)),
        *more,
    ]
    content = struct.pack("<I", len(properties)) + b"".join(properties)
    return stream((0x00078008, b"IPM.Note\0"), (0x00069003, content))


def stream(*attributes: tuple[int, bytes]) -> bytes:
    found = b"\x78\x9f\x3e\x22\x01\x00"
    for number, content in attributes:
        total = sum(content) & 0xFFFF
        found += struct.pack("<BII", 1, number, len(content)) + content
        found += struct.pack("<H", total)
    return found


def message(
    tnef: bytes,
    *,
    sender: str = "ada@paper.test",
    to: str = "press@house.test",
    body: str = "",
    results: str = "mx.house.test; dmarc=pass header.from=paper.test",
) -> bytes:
    packed = base64.encodebytes(tnef).decode().replace("\n", "\r\n")
    return (
        f"Authentication-Results: {results}\r\nFrom: Ada <{sender}>\r\nTo: {to}\r\n"
        "Date: Tue, 20 Mar 2012 08:30:00 +0000\r\nMessage-ID: <tnef-1@paper.test>\r\n"
        "Subject: Accepted: Rivers\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
        f"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
        '--x\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        'Content-Disposition: attachment; filename="winmail.dat"\r\n\r\n'
        f"{packed}\r\n--x--\r\n"
    ).encode()


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 4)
