from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from planner.events.changes import When, Where
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.answers import Reply, answer
from planner.invitations.changes import letters_to_all, waiting_guests
from planner.invitations.history import present
from planner.invitations.letters import bring_in_line, guests_to_write_to, store
from planner.invitations.models import Answer, Invitation
from planner.invitations.reach import Reach, reach_counts
from planner.kernel.errors import Conflict
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.asked import ada, event
from tests.unit.invitations.post import (
    DAY,
    entry_of,
    invite,
    last_letter,
    letters,
    move,
    save,
    send,
    withdraw,
)

__all__ = ["ada", "event"]


def test_the_whole_way_in_the_right_order(work: Work, event: Event, ada: Invitation) -> None:
    answer(work, ada, Reply(answer=Answer.ACCEPTED))

    fixed = When(
        starts_on=DAY,
        ends_on=DAY,
        starts_clock=time(11),
        ends_clock=time(13),
        zone="Europe/Moscow",
    )
    save(work, event, when=fixed)
    assert not ada.is_outdated
    send(work)
    assert ada.is_outdated
    answer(work, ada, Reply(answer=Answer.ACCEPTED))
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")
    send(work)
    save(work, event, when=replace(fixed, starts_on=date(2012, 4, 3), ends_on=date(2012, 4, 3)))
    move(work, event, EventStatus.CONFIRMED)
    send(work)
    move(work, event, EventStatus.CANCELLED, "The hall is closed.")
    send(work)

    assert letters(work) == [
        ("Ada", "invitation", "REQUEST", 0, "sent"),
        ("Ada", "update", "REQUEST", 1, "sent"),
        ("Ada", "postponement", "CANCEL", 2, "sent"),
        ("Ada", "update", "REQUEST", event.sequence - 1, "sent"),
        ("Ada", "cancellation", "CANCEL", event.sequence, "sent"),
    ]
    found = work.session.scalars(select(Letter).order_by(Letter.id)).all()
    sequences = [letter.sequence for letter in found]
    assert sequences == sorted(set(sequences))
    assert {str(entry_of(letter)["uid"]) for letter in found} == {event.calendar_uid}
    assert {letter.in_reply_to for letter in found[1:]} == {found[0].message_id}


def test_an_update_shows_what_has_changed(work: Work, event: Event, ada: Invitation) -> None:
    place = Where(venues=Texts(en="Large Hall"), cities=event.cities)
    save(work, event, where=place)

    letter = last_letter(work)

    assert letter.subject == "Changed: Rivers without borders"
    assert difference(letter) == [
        "Where",
        "  Until now: Small Hall, Geneva",
        "  Now: Large Hall, Geneva",
    ]
    assert "<bdi>Small Hall, Geneva</bdi></del>" in letter.html
    assert str(entry_of(letter)["location"]) == "Large Hall, Geneva"
    assert entry_of(letter)["attendee"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert letters(work, Delivery.HELD) == [("Ada", "update", "REQUEST", 1, "held")]


def test_the_difference_is_to_what_the_guest_has_read(
    work: Work, event: Event, ada: Invitation
) -> None:
    save(work, event, where=Where(venues=Texts(en="Second Hall")))
    save(work, event, where=Where(venues=Texts(en="Third Hall")))

    assert letters(work)[1:] == [
        ("Ada", "update", "REQUEST", 1, "superseded"),
        ("Ada", "update", "REQUEST", 2, "held"),
    ]
    letter = last_letter(work)
    assert difference(letter) == ["Where", "  Until now: Small Hall, Geneva", "  Now: Third Hall"]
    assert "Second Hall" not in letter.text


def test_who_never_got_a_letter_gets_an_invitation_to_the_new_date(
    work: Work, make: Make, event: Event
) -> None:
    invite(work, event, [make.person("Bob")])

    save(work, event, where=Where(venues=Texts(en="Large Hall")))

    assert letters(work) == [
        ("Bob", "invitation", "REQUEST", 0, "superseded"),
        ("Bob", "invitation", "REQUEST", 1, "held"),
    ]
    assert difference(last_letter(work)) == []


def test_a_new_description_bothers_nobody(work: Work, event: Event, ada: Invitation) -> None:
    save(work, event, descriptions=Texts(en="More about rivers."))

    assert (event.sequence, len(letters(work))) == (0, 1)


def test_letters_that_wait_are_worded_anew(work: Work, make: Make, event: Event) -> None:
    invite(work, event, [make.person("Bob")])

    save(work, event, titles=Texts(en="Rivers with borders"))
    save(work, event, titles=Texts(en="Rivers and lakes"))

    assert letters(work, Delivery.HELD) == [("Bob", "invitation", "REQUEST", 0, "held")]
    assert last_letter(work).subject == "Invitation: Rivers and lakes"
    event.titles = Texts(en="Lakes")
    assert bring_in_line(work, event, waiting_guests(work, event)) == 1
    assert bring_in_line(work, event, waiting_guests(work, event)) == 0


@pytest.mark.parametrize("to", [EventStatus.DRAFT, EventStatus.HELD])
def test_nobody_is_invited_to_what_takes_no_answers(
    work: Work, make: Make, event: Event, to: EventStatus
) -> None:
    event.status = EventStatus.TENTATIVE if to is EventStatus.DRAFT else EventStatus.CONFIRMED
    invite(work, event, [make.person("Bob")])
    assert event.starts_at is not None

    move(replace(work, now=event.starts_at), event, to)

    assert letters(work) == [("Bob", "invitation", "REQUEST", 0, "superseded")]


def test_a_withdrawn_guest_hears_no_more(work: Work, event: Event, ada: Invitation) -> None:
    withdraw(work, ada)
    send(work)

    save(work, event, where=Where(venues=Texts(en="Large Hall")))

    assert letters(work, Delivery.HELD) == []
    assert guests_to_write_to(work, event) == []


def test_who_was_asked_twice_stays_above_their_own_cancel(
    work: Work, event: Event, ada: Invitation
) -> None:
    withdraw(work, ada)
    send(work)
    invite(work, event, [ada.person])
    send(work)
    save(work, event, where=Where(venues=Texts(en="Second Hall")))
    send(work)
    save(work, event, where=Where(venues=Texts(en="Third Hall")))

    assert [row[1:4] for row in letters(work)] == [
        ("invitation", "REQUEST", 0),
        ("withdrawal", "CANCEL", 1),
        ("invitation", "REQUEST", 2),
        ("update", "REQUEST", 3),
        ("update", "REQUEST", 4),
    ]
    assert event.sequence == 2


def test_walk_ins_are_not_written_to(work: Work, make: Make, event: Event) -> None:
    make.invitation(event, invited_at=None, is_walk_in=True)

    move(work, event, EventStatus.CANCELLED, "No.")

    assert letters(work) == []


def test_a_guest_who_is_behind_the_record_is_brought_up_to_date(
    work: Work, event: Event, ada: Invitation
) -> None:
    send(work)
    event.venues = Texts(en="Large Hall")

    assert reach_counts(work, present(work, event)) == {Reach.BEHIND: 1}
    assert store(work, letters_to_all(work, event)).written == 1
    assert letters(work, Delivery.HELD)[-1][3] == 1
    with pytest.raises(Conflict, match="No guest"):
        letters_to_all(work, event)


def test_nobody_is_written_to_about_an_event_that_is_over(
    work: Work, event: Event, ada: Invitation
) -> None:
    send(work)
    event.venues = Texts(en="Large Hall")
    event.status = EventStatus.HELD

    with pytest.raises(Conflict, match="No guest"):
        letters_to_all(work, event)

    assert letters(work, Delivery.HELD) == []


def test_a_small_change_is_told_when_asked_for_and_the_answer_stands(
    work: Work, event: Event, ada: Invitation
) -> None:
    answer(work, ada, Reply(answer=Answer.ACCEPTED))
    before = entry_of(last_letter(work))
    save(work, event, titles=Texts(en="A new title"), descriptions=Texts(en="More to hear."))
    work = replace(work, now=work.now + timedelta(minutes=5))
    assert reach_counts(work, present(work, event)) == {Reach.DETAILS: 1}

    assert store(work, letters_to_all(work, event)).written == 1

    told, after = last_letter(work), entry_of(last_letter(work))
    assert letters(work, Delivery.HELD) == [("Ada", "details", "REQUEST", event.sequence, "held")]
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"])
    assert after.DTSTAMP > before.DTSTAMP
    assert after["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert difference(told) == [
        "Title",
        "  Until now: Rivers without borders",
        "  Now: A new title",
        "Further details: changed, see below",
    ]
    assert "your answer stands" in told.text
    assert ada.standing is Answer.ACCEPTED
    assert reach_counts(work, present(work, event)) == {Reach.WAITING: 1}


def test_each_small_change_is_a_letter_of_its_own(
    work: Work, event: Event, ada: Invitation
) -> None:
    for title in ("A second title", "A third title", "A second title"):
        save(work, event, titles=Texts(en=title))
        store(work, letters_to_all(work, event))
        send(work)

    assert [row[1:4] for row in letters(work)] == [
        ("invitation", "REQUEST", 0),
        ("details", "REQUEST", 0),
        ("details", "REQUEST", 0),
        ("details", "REQUEST", 0),
    ]


def test_another_speaker_is_pointed_at(
    work: Work, make: Make, event: Event, ada: Invitation
) -> None:
    make.item(event, titles=Texts(en="One more report"))
    work.session.flush()

    store(work, letters_to_all(work, event))

    assert difference(last_letter(work)) == ["Programme: changed, see below"]


def test_nobody_is_bothered_with_words_once_it_is_over(
    work: Work, event: Event, ada: Invitation
) -> None:
    save(work, event, titles=Texts(en="A new title"))
    assert event.ends_at is not None

    later = replace(work, now=event.ends_at)
    assert reach_counts(later, present(later, event)) == {Reach.TOLD: 1}


def difference(letter: Letter) -> list[str]:
    """What a letter says has changed."""
    _, _, told = letter.text.partition("What has changed:\n")
    return told.partition("\n\n")[0].splitlines()
