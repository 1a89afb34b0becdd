"""Personal links leave with the letter and are not kept."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id, new_token
from planner.kernel.links import PLACEHOLDER, Links
from planner.kernel.work import Work
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.transport import FileTransport, InDoubt, Refused, Transports
from planner.outbox.message.reading import open_letter
from planner.outbox.message.redaction import calendar_for_a_test, lacks_links, redact_some, redacted
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import LetterPlan, enqueue, send_again
from tests.conftest import NOW
from tests.unit.outbox.letters import CALENDAR, invitation, plan
from tests.unit.outbox.postman import Postman, deliver, queued

MEETING = "https://meet.test/join/not-one-of-our-tokens"


def with_links(work: Work) -> tuple[LetterPlan, list[str]]:
    """A letter with one link of each kind, and the tokens in them."""
    guest = work.links.invitation(new_public_id(), 0)
    tokens = [new_token(), new_token()]
    links = [guest, work.links.join(tokens[0]), work.links.reset(tokens[1])]
    calendar = Calendar.from_ical(CALENDAR)
    calendar.walk("VEVENT")[0].add("url", guest)
    plan = invitation(
        1,
        text=f"Dear Anna: {' '.join(links)} {guest}?answer=accepted {MEETING}\n",
        html="".join(f'<a href="{link}?answer=declined">{link}</a>' for link in links),
        calendar=calendar.to_ical(),
        is_held=False,
    )
    return plan, [guest.rpartition("/")[2], *tokens]


def stored(letter: Letter) -> str:
    assert letter.calendar is not None
    unfolded = letter.calendar.decode().replace("\r\n ", "")
    return f"{letter.text} {letter.html} {unfolded}"


def test_a_letter_leaves_with_its_links_and_is_kept_without(work: Work, session: Session) -> None:
    plan, tokens = with_links(work)
    letter = queued(work, plan)
    before = stored(letter)
    postman = Postman()

    deliver(session, postman)

    content = message_from_bytes(postman.taken[0].content, policy=policy.default)
    body = content.get_body(("plain",))
    assert body is not None
    assert all(token in body.get_content() for token in tokens)
    assert all(token in before for token in tokens)
    assert not any(token in stored(letter) for token in tokens)
    assert stored(letter).count(PLACEHOLDER) == 11
    assert MEETING in letter.text
    assert letter.calendar is not None
    assert max(map(len, letter.calendar.split(b"\r\n"))) <= 75
    assert not letter.has_links


@pytest.mark.parametrize(
    ("error", "delivery"),
    [(InDoubt("cut"), Delivery.IN_DOUBT), (Refused("554 5.6.0 no"), Delivery.FAILED)],
)
def test_a_letter_that_may_be_sent_again_keeps_them_until_it_has_left(
    work: Work, session: Session, error: Exception, delivery: Delivery
) -> None:
    plan, tokens = with_links(work)
    letter = queued(work, plan)
    deliver(session, Postman(after=error))
    redact_some(session)
    session.commit()
    assert (letter.delivery, letter.text) == (delivery, plan.text)

    send_again(work, letter)
    session.commit()
    deliver(session, Postman())

    assert letter.delivery is Delivery.SENT
    assert not any(token in stored(letter) for token in tokens)


def test_a_letter_that_is_kept_as_a_file_keeps_them(
    work: Work, session: Session, tmp_path: Path
) -> None:
    plan, _ = with_links(work)
    letter = queued(work, plan)

    deliver_next(session, Transports(FileTransport(tmp_path)), now=NOW)

    session.expire_all()
    assert (letter.delivery, letter.text) == (Delivery.FILED, plan.text)


@pytest.mark.parametrize("delivery", [Delivery.SENT, Delivery.SUPERSEDED, Delivery.DISCARDED])
def test_letters_of_older_versions_lose_them(
    work: Work, session: Session, delivery: Delivery
) -> None:
    plan, tokens = with_links(work)
    letter = queued(work, plan, delivery=delivery)

    assert redact_some(session)

    assert not any(token in stored(letter) for token in tokens)
    assert not redact_some(session)


def test_a_discarded_letter_that_is_written_anew_has_new_ones(work: Work, session: Session) -> None:
    plan, tokens = with_links(work)
    letter = queued(work, plan, delivery=Delivery.DISCARDED)
    redact_some(session)

    enqueue(work, plan)

    assert all(token in stored(letter) for token in tokens)
    assert letter.has_links


def test_a_letter_without_its_links_is_not_sent_as_it_is(work: Work, session: Session) -> None:
    plan, _ = with_links(work)
    letter = queued(work, plan, delivery=Delivery.SENT)
    redact_some(session)
    letter.delivery = Delivery.FAILED
    session.flush()

    with pytest.raises(Conflict, match="personal links"):
        send_again(work, letter)

    assert letter.delivery is Delivery.FAILED


@pytest.mark.parametrize(
    "link",
    [
        lambda links: links.attendance_request(new_public_id(), 1),
        lambda links: links.embargoed_copy(new_public_id()),
        lambda links: links.invitation(new_public_id(), 1),
        lambda links: links.own_page(new_public_id()),
        lambda links: links.speaker(new_public_id()),
        lambda links: links.subscription(new_public_id()),
    ],
)
def test_whatever_personal_link_it_had_is_missed(work: Work, link: Callable[[Links], str]) -> None:
    letter = enqueue(work, plan(text=f"Open {link(work.links)}\n"))

    for column, value in redacted(letter).items():
        setattr(letter, column, value)

    assert lacks_links(letter)


def test_who_reads_the_letter_reads_words_instead(work: Work, session: Session) -> None:
    plan, _ = with_links(work)
    letter = queued(work, plan, delivery=Delivery.SENT)
    redact_some(session)

    opened = open_letter(letter)

    assert opened.text.count("[personal link]") == 4
    assert opened.html.count('<a href="#">[personal link]</a>') == 3
    assert PLACEHOLDER not in opened.text + opened.html


def test_the_entry_of_a_test_is_for_nobody(work: Work) -> None:
    plan, _ = with_links(work)
    assert plan.calendar is not None

    (entry,) = Calendar.from_ical(calendar_for_a_test(plan.calendar)).walk("VEVENT")

    assert sorted(entry) == ["DTEND", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "UID", "URL"]
    assert entry["UID"] != "one"
    assert str(entry["URL"]) == f"http://127.0.0.1:8000/i/{PLACEHOLDER}"
    assert (entry["SUMMARY"], entry["SEQUENCE"]) == ("Rivers", 1)
