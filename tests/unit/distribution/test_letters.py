"""The letters of a distribution: what they say, and that each person gets one."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.accounts.models import Office, ReplyAddresses
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import REASONS, suppress
from planner.coverage.recipients import Recipients
from planner.coverage.sending import send_release
from planner.coverage.versions import notified_guests
from planner.distribution.last_look import CHANGED, OFF, why_outdated
from planner.distribution.models import DistributionKind
from planner.distribution.operations import (
    note_written,
)
from planner.distribution.recipients import selection
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.free_letters.recipients import NOT_MEANT
from planner.jobs import distribution as job_module
from planner.jobs import kinds
from planner.jobs.portions import Act, Store, Task, Tools
from planner.jobs.starting import start_distribution
from planner.kernel.errors import Conflict
from planner.kernel.reply_addresses import ReplyForm, reply_address
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery
from planner.releases.models import Release
from planner.releases.publication.publishing import retire
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.distribution.choosing import (
    chosen,
    letters_of,
    member,
    sent,
    subscriber,
    written,
)
from tests.unit.jobs.doing import do_all, do_one, told


def test_a_subscriber_gets_the_release_with_the_way_out(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara Reader")
    assert row.person is not None

    one = chosen(mine, over, to_subscribers=True)
    written(mine, one, tmp_path)

    [letter] = letters_of(mine, one)
    links, public_id = mine.links, row.person.public_id
    assert (letter.recipient_address, letter.delivery) == ("clara@paper.test", Delivery.HELD)
    assert letter.list_kind is ListKind.RELEASES
    assert letter.unsubscribe_url == links.unsubscribe(public_id, "releases")
    assert links.own_page(public_id) in letter.text
    assert "because you have subscribed in the newsroom of" in letter.text
    assert "Here is our press release." in letter.text
    assert not letter.has_notice


def test_the_office_words_the_letter_for_an_event(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    anna = make.person("Anna Berg", email="anna@paper.test")
    ours = Wording(subject="News: {headline}", greeting="Hello {name}", opening="Look at this.")
    set_text(mine, LetterKind.RELEASE_NEWS, "en", ours, None, event_id=over.id)

    one = chosen(mine, over, person_ids=[anna.id])
    written(mine, one, tmp_path)

    [letter] = letters_of(mine, one)
    assert letter.subject.startswith("News: ")
    assert "Hello Anna Berg" in letter.text
    assert "Look at this." in letter.html
    assert "on the press list" in letter.text


def test_an_advisory_tells_when_and_where_and_can_be_opted_out_of(
    make: Make, mine: Work, coming: Event, tmp_path: Path
) -> None:
    anna = make.person("Anna Berg", email="anna@paper.test")
    one = chosen(mine, coming, DistributionKind.ADVISORY, person_ids=[anna.id])

    written(mine, one, tmp_path)

    [letter] = letters_of(mine, one)
    assert letter.subject == "Advisory: Rivers"
    assert "simply answer this letter" in letter.text
    assert "We would like to draw your attention" in letter.html
    assert (letter.purpose, letter.list_kind) == ("advisory", ListKind.INVITATIONS)
    assert letter.unsubscribe_url == mine.links.unsubscribe(anna.public_id, "invitations")
    assert letter.has_notice


@pytest.mark.parametrize("form", ReplyForm)
def test_answers_to_an_advisory_go_to_the_address_as_the_office_writes_it(
    make: Make, mine: Work, office: Office, coming: Event, tmp_path: Path, form: ReplyForm
) -> None:
    office.reply_addresses, office.reply_form = ReplyAddresses.TOKENS, form
    anna = make.person("Anna Berg", email="anna@paper.test")
    one = chosen(mine, coming, DistributionKind.ADVISORY, person_ids=[anna.id])

    written(mine, one, tmp_path)

    [letter] = letters_of(mine, one)
    expected = reply_address(mine.links.signer, office.mail_from, anna.public_id, form)
    assert letter.reply_address == expected


def test_two_presses_write_one_letter(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test")
    first, second = (chosen(mine, over, to_subscribers=True) for _time in range(2))
    people = [one.to.person_id for one in selection(mine, first).recipients]
    for one in (first, second):
        note_written(mine, one)
        start_distribution(mine, one, people)

    do_all(mine, tmp_path)

    assert (len(letters_of(mine, first)), len(letters_of(mine, second))) == (1, 0)
    with pytest.raises(Conflict, match="written already"):
        note_written(mine, first)


def test_who_got_it_from_the_list_gets_it_once_as_a_guest_too(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    sent(mine, chosen(mine, over, person_ids=[anna.id]), tmp_path)
    guest = make.invitation(over, person=anna, address="anna@paper.test")

    result = send_release(mine, over, office, Recipients.ALL)

    assert result.written == 0
    assert notified_guests(mine, release) == {guest.id}


def test_what_changes_while_it_is_written_is_respected(
    make: Make,
    mine: Work,
    over: Event,
    release: Release,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody opts out, moves or leaves the pool between the choice and the portion that stores."""
    monkeypatch.setattr(job_module, "PORTION", 2)
    pool = make.pool()
    names = ("Ada", "Bo", "Cy", "Di")
    people = [member(make, pool, make.person(one, email=f"{one}@paper.test")) for one in names]
    one = chosen(mine, over, pool_ids=[pool.id])
    note_written(mine, one)
    job = start_distribution(mine, one, [person.id for person in people])
    do_one(mine, tmp_path)
    suppress(mine, ["cy@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    people[3].archived_at = NOW

    do_all(mine, tmp_path)

    assert [letter.recipient_name for letter in letters_of(mine, one)] == ["Ada", "Bo"]
    assert [(label, reason) for label, _kind, reason in told(mine, job)][2:] == [
        ("Cy", REASONS[ListKind.RELEASES]),
        ("Somebody", NOT_MEANT),
    ]


def test_a_correction_in_between_is_what_is_written(
    make: Make,
    mine: Work,
    office: Office,
    over: Event,
    release: Release,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    one = chosen(mine, over, person_ids=[anna.id])
    note_written(mine, one)
    start_distribution(mine, one, [anna.id])
    newer: list[Release] = []

    def drawn_before(work: Work, task: Task, tools: Tools) -> Store:
        store = prepare(work, task, tools)
        work.session.rollback()
        retire(
            work, work.session.get_one(Release, release.id), "Replaced.", verb="release.replaced"
        )
        newer.append(issued(make, office, over, number=2, correction_note="In paragraph 3."))
        work.session.commit()
        return store

    prepare = job_module.prepare_distribution
    act = kinds.ACTS["distribution"]
    monkeypatch.setitem(kinds.ACTS, "distribution", Act(act.needs, drawn_before))

    do_all(mine, tmp_path)

    [letter] = letters_of(mine, one)
    assert letter.about == f"releases:{newer[0].id}"


def test_an_advisory_that_waits_does_not_leave_once_it_is_not_true(
    make: Make, mine: Work, coming: Event, release: Release, over: Event, tmp_path: Path
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    one = chosen(mine, coming, DistributionKind.ADVISORY, person_ids=[anna.id])
    other = chosen(mine, over, person_ids=[anna.id])
    for choice in (one, other):
        written(mine, choice, tmp_path)
    [letter], [with_release] = letters_of(mine, one), letters_of(mine, other)
    is_true = why_outdated(mine, letter)

    coming.sequence += 1
    changed = why_outdated(mine, letter)
    coming.status = EventStatus.CANCELLED
    off = why_outdated(mine, letter)

    assert (is_true, changed, off) == ("", CHANGED, OFF)
    assert why_outdated(mine, with_release) == ""
