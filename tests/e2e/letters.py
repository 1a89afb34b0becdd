"""Letters as a guest's mail program receives them: read from the files that left."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from icalendar import Calendar, Event

from tests.e2e.running import Running

_PATIENCE_SECONDS = 60
_LINK = re.compile(r"https?://[^\s?\"]+/i/[a-z2-7]+")


@dataclass(frozen=True)
class Received:
    """One letter, opened."""

    message: EmailMessage

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        assert part is not None
        return str(part.get_content())

    @property
    def link(self) -> str:
        """The guest's own page."""
        found = _LINK.search(self.text)
        assert found, self.text
        return found[0]

    @property
    def method(self) -> str:
        """What the calendar part asks for, "" without one; the parameter equals the content."""
        part = self._calendar_part()
        if part is None:
            return ""
        method = str(part.get_param("method"))
        assert str(self._calendar()["METHOD"]) == method
        return method

    @property
    def entry(self) -> Event:
        """The one event in the calendar part."""
        (event,) = self._calendar().walk("VEVENT")
        assert isinstance(event, Event)
        return event

    @property
    def sequence(self) -> int:
        return int(str(self.entry["SEQUENCE"]))

    def _calendar(self) -> Calendar:
        part = self._calendar_part()
        assert part is not None
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        calendar = Calendar.from_ical(content)
        assert isinstance(calendar, Calendar)
        return calendar

    def _calendar_part(self) -> EmailMessage | None:
        for part in self.message.walk():
            if part.get_content_type() == "text/calendar":
                assert isinstance(part, EmailMessage)
                return part
        return None


def wait_for_letters(running: Running, number: int) -> list[Received]:
    """All letters that left so far, once there are `number`; fails when they do not come."""
    waited_until = time.monotonic() + _PATIENCE_SECONDS
    while len(running.letters()) < number and time.monotonic() < waited_until:
        time.sleep(0.2)
    letters = [opened(path) for path in running.letters()]
    assert len(letters) == number
    return letters


def opened(path: Path) -> Received:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return Received(message)


def to_address(address: str) -> Callable[[Received], bool]:
    """For `filter`: the letters to that address."""
    return lambda letter: address in letter.to
