"""The address for taking part online goes to those only who have said that they take part."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.events.changes import shown
from planner.events.models.event import Event
from planner.invitations.answers import Reply, answer
from planner.invitations.calendar import public_calendar
from planner.invitations.changed_facts import changed_facts
from planner.invitations.changes import letter_to
from planner.invitations.due import Wish
from planner.invitations.facts import facts_of
from planner.invitations.history import present
from planner.invitations.last_look import is_still_true
from planner.invitations.letters import bring_in_line, store
from planner.invitations.models import Answer, Invitation
from planner.invitations.online import without_link
from planner.invitations.reach import Reach, reach_counts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.post import entry_of, invite, last_letter, letters, save, send

LINK, OTHER = "https://video.example/1", "https://video.example/2"
LATER = "Online: possible; whoever takes part gets the address"
KNOW = {Answer.ACCEPTED, Answer.REMOTE}


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(link=LINK)


@pytest.fixture
def ada(work: Work, make: Make, event: Event) -> Invitation:
    (guest,) = invite(work, event, [make.person("Ada", email="ada@paper.test")]).invited
    send(work)
    return guest


def says(work: Work, guest: Invitation, said: Answer) -> None:
    if said is not Answer.NEEDS_ACTION:
        name = "Zoe" if said is Answer.DELEGATED else ""
        given = Answer.ACCEPTED if said is Answer.WAITING else said
        answer(work, guest, Reply(answer=given, colleague_name=name))
        guest.answer = said
        guest.is_unsettled, guest.place_changed_at = False, None
    work.session.flush()


def tells_link(letter: Letter) -> bool:
    entry = entry_of(letter)
    texts = (letter.text, letter.html, str(entry["DESCRIPTION"]), str(entry.get("CONFERENCE")))
    found = {LINK in text for text in texts} | {letter.tells_link}
    assert len(found) == 1, texts
    return found.pop()


def test_an_invitation_says_that_there_is_an_address(work: Work, ada: Invitation) -> None:
    letter = last_letter(work)

    assert tells_link(letter) is False
    assert LATER in letter.text
    assert LATER in str(entry_of(letter)["DESCRIPTION"])


@pytest.mark.parametrize("said", list(Answer))
def test_the_address_is_told_by_the_answer(work: Work, ada: Invitation, said: Answer) -> None:
    says(work, ada, said)

    store(work, letter_to(work, ada))

    assert tells_link(last_letter(work)) is (said in KNOW)


@pytest.mark.parametrize("said", list(Answer))
def test_a_calendar_file_has_it_by_the_answer(work: Work, event: Event, said: Answer) -> None:
    octets = public_calendar(event, guest=said).replace(b"\r\n ", b"")

    assert (LINK.encode() in octets) is (said in KNOW)


@pytest.mark.parametrize("said", [one for one in Answer if one is not Answer.DECLINED])
def test_another_address_is_told_to_those_who_know_the_first(
    work: Work, event: Event, ada: Invitation, said: Answer
) -> None:
    says(work, ada, said)
    save(work, event, where=replace(shown(event).where, link=OTHER))
    work.session.flush()
    due = reach_counts(work, present(work, event))

    written = bring_in_line(work, event, wish=Wish.DETAILS)

    is_told = said in KNOW
    assert (written, due) == (1 if is_told else 0, {Reach.DETAILS if is_told else Reach.TOLD: 1})
    assert (OTHER in last_letter(work).text) is is_told


def test_others_hear_only_that_one_can_take_part_online(work: Work, make: Make) -> None:
    event = make.event()
    invite(work, event, [make.person("Ada")])
    send(work)
    event.link = LINK

    facts = without_link(facts_of(event, "en"))
    before = present(work, event).snapshots.popitem()[1]

    assert [(one.label, one.old, one.new) for one in changed_facts(facts, before)] == [
        ("Online", "not known", "possible; whoever takes part gets the address")
    ]


def test_an_update_that_asks_again_does_not_tell_it(
    work: Work, event: Event, ada: Invitation
) -> None:
    says(work, ada, Answer.REMOTE)
    when = shown(event).when
    assert when.starts_on is not None
    day = when.starts_on + timedelta(days=1)

    save(work, event, when=replace(when, starts_on=day, ends_on=day))

    assert tells_link(last_letter(work)) is False


@pytest.mark.parametrize(
    ("before", "after", "waits"),
    [
        (Answer.REMOTE, Answer.DECLINED, False),
        (Answer.TENTATIVE, Answer.REMOTE, True),
        (Answer.REMOTE, Answer.ACCEPTED, True),
    ],
)
def test_a_letter_that_waits_follows_the_answer(
    work: Work,
    session: Session,
    event: Event,
    ada: Invitation,
    before: Answer,
    after: Answer,
    waits: bool,
) -> None:
    says(work, ada, before)
    store(work, letter_to(work, ada))
    first = last_letter(work)

    says(work, ada, after)
    may_leave = is_still_true(session, first)
    bring_in_line(work, event)

    assert may_leave is (not first.tells_link or after in KNOW)
    assert [row[1] for row in letters(work, Delivery.HELD)] == ["again"]
    assert tells_link(last_letter(work)) is waits
