"""Writing two thousand invitations at once; drawing as many with own texts, against `email` alone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from sqlalchemy import event, func, select

from benchmarks.figures import Figure, memory
from benchmarks.stage import NOW, Stage, stage
from planner.contacts.models import Person
from planner.events.queries import event_with_programme
from planner.invitations.letters import bring_in_line, prepare
from planner.invitations.operations import invite
from planner.kernel.portions import portions
from planner.kernel.texts import Texts
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.message.mime import to_mime
from planner.outbox.models import Letter
from planner.outbox.operations import unsaved

_GUESTS = 2_000
_OWN = {
    "en": Wording(
        subject="Come on {when}: {title}",
        greeting="Dear {first_names},",
        opening="we have something to show you at {place}.\n\nBring a camera, {name}.",
        closing="Yours,\n{office}",
    ),
    "ru": Wording(
        subject="Приходите {when}: {title}",
        greeting="{dear} {name}!",
        opening="Нам есть что показать вам: {place}.\n\nВозьмите с собой камеру.",
        closing="До встречи,\n{office}",
    ),
}


def measure() -> Iterator[Figure]:
    with stage() as on:
        drawn, serialised = _draw(on, _GUESTS)
    yield Figure(
        f"{_GUESTS:,} letters with own texts drawn / the same parts serialised by `email`",
        drawn / serialised,
        most=1.5,
        detail=f"{drawn:.2f} s, {serialised:.2f} s",
    )
    with stage() as on:
        _, _ = _invite(on, 20)
        before = memory(os.getpid())
        taken, _ = _invite(on, _GUESTS)
        first = memory(os.getpid())
        again, commits = _invite(on, _GUESTS)
        after = memory(os.getpid())
    yield Figure(
        f"letters built per second, {_GUESTS:,} in one act",
        _GUESTS / min(taken, again),
        least=150,
        detail=f"{min(taken, again):.1f} s",
    )
    yield Figure("transactions", commits, most=1)
    yield Figure(
        "memory after the second act / after the first",
        after / first,
        most=1.1,
        detail=f"{before:.0f} MB before, {first:.0f} MB, {after:.0f} MB",
    )


def _invite(on: Stage, count: int) -> tuple[float, int]:
    """Seconds, and the number of commits."""
    round_table = on.make.event()
    people: list[Person] = [on.make.person() for _ in range(count)]
    on.session.commit()
    commits: list[object] = []
    count_commit = commits.append
    event.listen(on.session, "after_commit", count_commit)
    began = time.perf_counter()
    report = invite(on.make.work, round_table, people)
    bring_in_line(on.make.work, round_table, [guest.id for guest in report.invited])
    on.session.commit()
    taken = time.perf_counter() - began
    event.remove(on.session, "after_commit", count_commit)
    asked = select(func.count()).select_from(Letter).where(Letter.event_id == round_table.id)
    assert (len(report.invited), on.session.scalar(asked)) == (count, count)
    on.session.expunge_all()
    return taken, len(commits)


def _draw(on: Stage, count: int) -> tuple[float, float]:
    """Processor time of drawing them, from the guest list to the message for the mail server, and of
    `email` for the same texts, HTML and calendars. The event has twelve points.
    """
    work, round_table = on.make.work, on.make.event()
    for number in range(12):
        titles = Texts(en=f"Report {number} about rivers", ru=f"Доклад {number} о реках и озёрах")
        on.make.part(on.make.item(round_table, titles=titles), person=on.make.person())
    for language, wording in _OWN.items():
        set_text(work, LetterKind.INVITATION, language, wording, None)
    people = [on.make.person(language=("en", "ru")[n % 2]) for n in range(count)]
    guests = [guest.id for guest in invite(work, round_table, people).invited]
    on.session.commit()
    on.session.expunge_all()
    began = time.process_time()
    about = on.session.scalars(event_with_programme(work.office_id, round_table.id)).one()
    letters = [
        unsaved(work, plan)
        for some in portions(guests)
        for plan in prepare(work, about, some).plans
    ]
    messages = [to_mime(letter, NOW) for letter in letters]
    drawn = time.process_time() - began
    began = time.process_time()
    bare = [_serialised(letter) for letter in letters]
    assert len(messages) == len(bare) == count
    return drawn, time.process_time() - began


def _serialised(letter: Letter) -> bytes:
    """By `email` alone."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = formataddr((letter.sender_name, letter.sender_address))
    message["To"] = formataddr((letter.recipient_name, letter.recipient_address))
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(NOW)
    message["Message-ID"] = letter.message_id
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    calendar, params = letter.calendar or b"", {"method": letter.calendar_method}
    message.add_alternative(calendar.decode(), subtype="calendar", params=params, cte="base64")
    message.add_attachment(calendar, maintype="application", subtype="ics", filename="invite.ics")
    return message.as_bytes()
