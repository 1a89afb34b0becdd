"""What the mail programs of journalists do with the letters that came: answer, bounce, be away.

Everything is made from the letter as the mail server took it: the address for answers, UID, SEQUENCE
and ATTENDEE of its calendar, its Message-ID.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import cycle

from tests.e2e.letters import Received
from tests.e2e.traffic.mail_server import Seen
from tests.e2e.traffic.size import Size
from tests.mail_fixtures.answers import PROGRAMS, Program
from tests.mail_fixtures.bounces import BOUNCES, FAILED
from tests.mail_fixtures.personal import ABSENCES, letter
from tests.mail_fixtures.replies import Reply

_ANSWERS = ("ACCEPTED", "DECLINED", "ACCEPTED", "TENTATIVE", "ACCEPTED")
_COMMENTS = ("", "", "With a camera", "", "Приду с оператором", "", "")
_CHANGES_MIND_EACH, _TWICE_EACH, _WITHOUT_TOKEN_EACH = 20, 17, 13


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """A message for the mailbox. `address` is whose letter it is about; `says` the answer, or what else
    it is: `hard` and `soft` of one that came back, `away`.
    """

    address: str
    says: str
    content: bytes
    comment: str = ""


def come_back(letters: Sequence[Seen], size: Size, at: datetime) -> list[Returned]:
    """Of the first letters bounces, then absences, then answers; the others are silent.

    `at` is the hour at which all this is sent.
    """
    bounced, rest = letters[: size.bounces], letters[size.bounces :]
    away, rest = rest[: size.absences], rest[size.absences :]
    answered = rest[: size.answers]
    return [*_bounces(bounced), *_absences(away), *_answers(answered, at)]


def _answers(letters: Sequence[Seen], at: datetime) -> Iterator[Returned]:
    """One each; of some the same message twice, of some another answer a minute later."""
    programs, words, comments = cycle(PROGRAMS.values()), cycle(_ANSWERS), cycle(_COMMENTS)
    for number, seen in enumerate(letters, 1):
        program = next(programs)
        reply = replace(
            _acceptance(seen),
            partstat=next(words),
            comment=next(comments),
            sent_at=at,
            message_id=f"<answer-{number}@paper.test>",
        )
        if number % _WITHOUT_TOKEN_EACH == 0:
            reply = replace(reply, to=_without_token(reply.to), results="dmarc=pass")
        yield _returned(seen, reply, program)
        if number % _TWICE_EACH == 0:
            yield _returned(seen, reply, program)
        if number % _CHANGES_MIND_EACH == 0:
            later = replace(
                reply,
                partstat=next(words),
                sent_at=at + timedelta(minutes=1),
                message_id=f"<later-{number}@paper.test>",
            )
            yield _returned(seen, later, program)


def _returned(seen: Seen, reply: Reply, program: Program) -> Returned:
    return Returned(
        address=seen.recipient,
        says=reply.partstat,
        content=program(reply),
        comment=reply.comment,
    )


def _acceptance(seen: Seen) -> Reply:
    """To the address that the entry names, as the recipient's program sees it."""
    opened = Received(seen.message)
    entry = opened.entry
    return Reply(
        uid=str(entry["UID"]),
        address=_address(str(entry["ATTENDEE"])),
        to=_address(str(entry["ORGANIZER"])),
        sequence=opened.sequence,
        refers_to=seen.message_id,
        results="",
    )


def _without_token(address: str) -> str:
    """As programs write that remember the mailbox only."""
    return re.sub(r"[+][^@]*", "", address)


def _bounces(letters: Sequence[Seen]) -> Iterator[Returned]:
    """To the address on the envelope, in the words of each server in turn."""
    for seen, bounce in zip(letters, cycle(BOUNCES.values()), strict=False):
        content = bounce.message(seen.message_id, seen.returned_to)
        content = content.replace(FAILED.encode(), seen.recipient.encode())
        says = "hard" if bounce.is_hard else "soft"
        yield Returned(address=seen.recipient, says=says, content=content)


def _absences(letters: Sequence[Seen]) -> Iterator[Returned]:
    for number, (seen, absence) in enumerate(zip(letters, cycle(ABSENCES.values()), strict=False)):
        subject, text, _until = absence
        content = letter(
            text,
            subject,
            to=_acceptance(seen).to,
            sender=seen.recipient,
            headers=f"Auto-Submitted: auto-replied\r\nIn-Reply-To: {seen.message_id}\r\n",
            number=f"<away-{number}@paper.test>",
        )
        yield Returned(address=seen.recipient, says="away", content=content)


def _address(value: str) -> str:
    return value[7:] if value[:7].lower() == "mailto:" else value
