"""Writing, releasing and taking back the letters of a distribution: one person, one letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.accounts.models import Office
from planner.background.models import JobState
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import REASONS, suppress
from planner.coverage.recipients import Recipients
from planner.coverage.sending import notices, send_notice, send_release
from planner.coverage.versions import notified_guests
from planner.distribution.last_look import CHANGED, OFF, why_outdated
from planner.distribution.models import DistributionKind
from planner.distribution.operations import (
    DistributionPlan,
    draft_distribution,
    letters_written,
    note_written,
    release_distribution,
    revise_distribution,
    take_back_distribution,
)
from planner.distribution.queries import ReleaseHistory, letters_by_release
from planner.distribution.recipients import selection
from planner.distribution.resending import may_be_resent, resend
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.free_letters.models import GuestGroup
from planner.jobs import distribution as job_module
from planner.jobs.free_letters import NOT_MEANT, TAKEN_BACK
from planner.jobs.starting import start_distribution
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery
from planner.releases.models import Release, ReleaseStatus
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


def test_a_choice_of_nobody_is_refused(work: Work, over: Event) -> None:
    with pytest.raises(Invalid) as refused:
        draft_distribution(work, over, DistributionKind.RELEASE, DistributionPlan())

    assert refused.value.field == "guests"


def test_a_choice_is_changed_until_it_is_written(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    version = one.version
    revise_distribution(
        mine, one, DistributionPlan(to_subscribers=True, guests=GuestGroup.CAME), version
    )

    with pytest.raises(Stale):
        revise_distribution(mine, one, DistributionPlan(to_subscribers=True), version)
    written(mine, one, tmp_path)

    with pytest.raises(Conflict, match="Take them back first"):
        revise_distribution(mine, one, DistributionPlan(to_subscribers=True), None)
    assert one.guests is GuestGroup.CAME


def test_a_subscriber_gets_the_release_with_the_way_out(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara Reader")
    assert row.person is not None

    written(mine, chosen(mine, over, to_subscribers=True), tmp_path)

    [letter] = letters_of(mine, chosen_of(mine, over))
    links, public_id = mine.links, row.person.public_id
    assert (letter.recipient_address, letter.delivery) == ("clara@paper.test", Delivery.HELD)
    assert letter.list_kind is ListKind.RELEASES
    assert letter.unsubscribe_url == links.unsubscribe(public_id, "releases")
    assert links.own_page(public_id) in letter.text
    assert "because you have subscribed in the newsroom of" in letter.text
    assert "Here is our press release." in letter.text
    assert not letter.has_notice


def chosen_of(work: Work, event: Event):  # type: ignore[no-untyped-def]
    from planner.distribution.operations import distributions

    return work.session.scalars(distributions(work.office_id, event.id)).first()


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
    assert "We draw your attention" in letter.html
    assert (letter.purpose, letter.list_kind) == ("advisory", ListKind.INVITATIONS)
    assert letter.unsubscribe_url == mine.links.unsubscribe(anna.public_id, "invitations")
    assert letter.has_notice


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
    real = job_module.enqueue_all
    newer: list[Release] = []

    def drawn_before(work: Work, task, tools):  # type: ignore[no-untyped-def]
        store = prepare(work, task, tools)
        work.session.rollback()
        retire(
            work, work.session.get_one(Release, release.id), "Replaced.", verb="release.replaced"
        )
        newer.append(issued(make, office, over, number=2, correction_note="In paragraph 3."))
        work.session.commit()
        return store

    prepare = job_module.prepare_distribution
    from planner.jobs import kinds
    from planner.jobs.portions import Act

    act = kinds.ACTS["distribution"]
    monkeypatch.setitem(kinds.ACTS, "distribution", Act(act.needs, drawn_before))

    do_all(mine, tmp_path)

    assert real is job_module.enqueue_all
    [letter] = letters_of(mine, one)
    assert letter.about == f"releases:{newer[0].id}"


def test_letters_are_released_up_to_what_the_page_showed_and_taken_back(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        subscriber(make, f"{name}@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    empty = letters_written(mine, one)
    with pytest.raises(Conflict, match="not written yet"):
        take_back_distribution(mine, one)
    written(mine, one, tmp_path)
    first, second = letters_of(mine, one)

    released = release_distribution(mine, one, first.id)
    stands = letters_written(mine, one)
    taken = take_back_distribution(mine, one)

    assert (empty.newest, released, taken) == (0, 1, 2)
    assert (stands.deliveries, stands.newest) == (
        {Delivery.QUEUED: 1, Delivery.HELD: 1},
        second.id,
    )
    assert (one.written_at, one.job_id) == (None, None)


def test_what_was_taken_back_is_written_again(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "a@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    written(mine, one, tmp_path)
    take_back_distribution(mine, one)

    written(mine, one, tmp_path)

    assert [letter.delivery for letter in letters_of(mine, one)] == [Delivery.HELD]


def test_a_job_whose_choice_was_taken_back_writes_nothing(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "a@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    note_written(mine, one)
    job = start_distribution(mine, one, [row.person_id or 0])
    take_back_distribution(mine, one)

    do_all(mine, tmp_path)

    assert (job.state, job.error) == (JobState.FAILED, TAKEN_BACK)


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        (DistributionKind.RELEASE, EventStatus.CANCELLED, "Nobody is written to"),
        (DistributionKind.RELEASE, EventStatus.CONFIRMED, "no release that everybody"),
        (DistributionKind.ADVISORY, EventStatus.CANCELLED, "Nobody is invited"),
        (DistributionKind.ADVISORY, EventStatus.POSTPONED, "Confirm the new date first"),
        (DistributionKind.ADVISORY, EventStatus.DRAFT, "is a draft"),
        (DistributionKind.ADVISORY, EventStatus.HELD, "The event is over"),
    ],
)
def test_nothing_is_written_that_must_not_leave(
    work: Work, coming: Event, kind: DistributionKind, status: EventStatus, said: str
) -> None:
    one = chosen(work, coming, kind, to_subscribers=True)
    coming.status = status

    with pytest.raises(Conflict, match=said):
        note_written(work, one)


def test_a_job_stops_when_the_event_is_called_off(
    make: Make, mine: Work, coming: Event, tmp_path: Path
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    one = chosen(mine, coming, DistributionKind.ADVISORY, person_ids=[anna.id])
    note_written(mine, one)
    job = start_distribution(mine, one, [anna.id])
    coming.status = EventStatus.CANCELLED

    do_all(mine, tmp_path)

    assert job.state is JobState.FAILED
    assert letters_of(mine, one) == []


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


def test_a_correction_goes_to_exactly_those_who_have_the_old_version(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    guest = make.invitation(over, person=make.person("Anna", email="anna@paper.test"))
    make.person("Boris", email="boris@paper.test")
    sent(mine, chosen(mine, over, to_subscribers=True, guests=GuestGroup.EVERYBODY), tmp_path)
    suppress(mine, ["clara@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    newer = corrected(make, office, over, release)

    [notice] = notices(mine, over)
    count = send_notice(mine, over, office, newer.id)

    assert [one.name for one in notice.people] == [guest.name, "Clara"]
    assert (count, notices(mine, over)) == (2, [])
    keys = {letter.unique_key for letter in history(mine, newer)}
    assert keys == {
        f"release:{newer.id}:invitation:{guest.id}",
        f"release:{newer.id}:person:{row.person_id}",
    }
    assert {letter.list_kind for letter in history(mine, newer)} == {None}


def test_who_has_an_older_version_gets_the_correction_with_the_choice(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test", name="Clara")
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    subscriber(make, "dora@paper.test", name="Dora")
    suppress(mine, ["clara@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    corrected(make, office, over, release)

    one = chosen(mine, over, to_subscribers=True)
    written(mine, one, tmp_path)

    found = {letter.recipient_name: letter for letter in letters_of(mine, one)}
    assert found["Clara"].subject.startswith("Correction: ")
    assert found["Dora"].subject.startswith("Press release: ")


def test_a_withdrawal_reaches_those_who_are_no_guests(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    retire(mine, release, "A wrong number.")

    send_notice(mine, over, office, release.id)

    keys = [letter.unique_key for letter in history(mine, release)]
    assert keys == [
        f"release:{release.id}:withdrawn:person:{row.person_id}",
        f"release:{release.id}:person:{row.person_id}",
    ]
    assert notices(mine, over) == []


def test_the_history_counts_and_lists_what_became_of_the_letters(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        subscriber(make, f"{name}@paper.test", name=name.upper())
    first, second, third = sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    second.delivery, third.delivery = Delivery.FAILED, Delivery.IN_DOUBT
    mine.session.flush()

    counts = letters_by_release(mine, [release.id])
    failed = ReleaseHistory(release=release, delivery=Delivery.FAILED).select(10)
    older = ReleaseHistory(release=release, before=second.id).select(10)

    assert counts == {release.id: {Delivery.SENT: 1, Delivery.FAILED: 1, Delivery.IN_DOUBT: 1}}
    assert mine.session.scalars(failed).all() == [second]
    assert mine.session.scalars(older).all() == [first]


def test_one_person_gets_it_once_more_at_the_address_of_now(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    assert row.person is not None
    [letter] = sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    row.person.channels[0].value = "clara@new.test"

    first = resend(mine, release, letter)
    second = resend(mine, release, letter)

    assert first.unique_key == f"release:{release.id}:again1:person:{row.person_id}"
    assert second.unique_key == f"release:{release.id}:again2:person:{row.person_id}"
    assert (first.recipient_address, first.delivery) == ("clara@new.test", Delivery.HELD)
    assert first.list_kind is ListKind.RELEASES
    assert not may_be_resent(first)


def test_a_guest_gets_it_once_more_as_a_guest(
    make: Make, mine: Work, office: Office, over: Event, release: Release
) -> None:
    guest = make.invitation(over, person=make.person("Anna", email="anna@paper.test"))
    send_release(mine, over, office, Recipients.ALL)
    [letter] = history(mine, release)
    letter.delivery = Delivery.SENT

    again = resend(mine, release, letter)

    assert again.unique_key == f"release:{release.id}:again1:invitation:{guest.id}"
    assert notified_guests(mine, release) == {guest.id}


def test_only_the_public_version_is_sent_again(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test")
    [letter] = sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    corrected(make, office, over, release)

    with pytest.raises(Conflict, match="everybody may read now"):
        resend(mine, release, letter)
    letter.person_id = None
    with pytest.raises(Conflict, match="cannot be sent again"):
        resend(mine, release, letter)


def test_a_release_under_embargo_is_not_sent(
    make: Make, mine: Work, office: Office, over: Event
) -> None:
    issued(make, office, over, embargo_until=NOW + timedelta(days=1))
    subscriber(make, "clara@paper.test")
    one = chosen(mine, over, to_subscribers=True)

    with pytest.raises(Conflict, match="no release that everybody"):
        note_written(mine, one)
    assert selection(mine, one).recipients == []


def test_another_office_sees_none_of_it(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test")
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    theirs = replace(mine, office_id=make.office().id)

    assert letters_by_release(theirs, [release.id]) == {release.id: {}}


def corrected(make: Make, office: Office, event: Event, release: Release) -> Release:
    retire(make.work, release, "Replaced.", verb="release.replaced")
    newer = issued(
        make,
        office,
        event,
        number=release.number + 1,
        status=ReleaseStatus.CORRECTED,
        correction_note="In paragraph 3.",
    )
    release.withdrawn_at = newer.published_at
    make.work.session.flush()
    return newer


def history(work: Work, release: Release):  # type: ignore[no-untyped-def]
    return list(work.session.scalars(ReleaseHistory(release=release).select(100)))
