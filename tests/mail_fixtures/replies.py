"""What is answered, and its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

SENT_AT = datetime(2012, 3, 20, 8, 30, tzinfo=UTC)
OWN_SERVER = "mx.house.test"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """Who answers what. `results` is the Authentication-Results of the office's own server."""

    uid: str
    address: str
    to: str = "press@house.test"
    name: str = "Ada Byron"
    partstat: str = "ACCEPTED"
    comment: str = ""
    sequence: int = 0
    sent_at: datetime = SENT_AT
    message_id: str = "<answer-1@paper.test>"
    refers_to: str = ""
    results: str = "dmarc=pass"
    sender: str = ""
    method: str = "REPLY"
    extra: str = ""
    """Further lines of the VEVENT."""
    parameters: str = ""
    """Further parameters of ATTENDEE."""

    @property
    def stamp(self) -> str:
        return self.sent_at.strftime("%Y%m%dT%H%M%SZ")

    @property
    def says(self) -> str:
        told = {"ACCEPTED": "Accepted", "DECLINED": "Declined", "TENTATIVE": "Tentative"}
        return told.get(self.partstat, "Answer")


WINDOWS_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Russian Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T000000",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0300",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar_of(
    reply: Reply,
    *,
    product: str,
    attendee: str,
    before: tuple[str, ...] = (),
    start: str = "DTSTART:20120327T070000Z",
    organiser: str = "ORGANIZER;CN=Press House:mailto:{to}",
    more: tuple[str, ...] = (),
) -> str:
    lines = (
        *("BEGIN:VCALENDAR", f"PRODID:{product}", "VERSION:2.0", "CALSCALE:GREGORIAN"),
        *(f"METHOD:{reply.method}", *before, "BEGIN:VEVENT", start, f"DTSTAMP:{reply.stamp}"),
        *(organiser.format(to=reply.to), f"UID:{reply.uid}", attendee),
        *(f"SEQUENCE:{reply.sequence}", "SUMMARY:Rivers without borders", *more, reply.extra),
        *("END:VEVENT", "END:VCALENDAR", ""),
    )
    return "\r\n".join(_folded(line) for line in (*filter(None, lines), ""))


def _folded(line: str) -> str:
    parts = [line[:70], *(f" {line[at : at + 70]}" for at in range(70, len(line), 70))]
    return line if "\r\n" in line else "\r\n".join(parts)
