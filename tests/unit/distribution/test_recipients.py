"""Who gets a release or an advisory, who is left out, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from planner.accounts.models import Office
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import REASONS, suppress
from planner.contacts.topic import PersonTopic
from planner.distribution.models import DistributionKind
from planner.distribution.recipients import (
    HAS_ADVISORY,
    NO_ADVISORY_IN_LANGUAGE,
    Selection,
    selection,
)
from planner.distribution.sources import SUBSCRIBER
from planner.events.models.event import Event
from planner.free_letters.models import GuestGroup
from planner.invitations.chosen_people import ARCHIVED
from planner.invitations.models import Answer
from planner.invitations.person_filter import Among, PersonFilter, Whose
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans.recipients import (
    HAS_RELEASE,
    NO_ADDRESS,
    NO_RELEASE_IN_LANGUAGE,
    OVER_LIMIT,
)
from planner.outbox.limits import LimitsPlan, set_limits
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.distribution.choosing import chosen, member, sent, subscriber
from tests.unit.letter_plans.plans import guests
from tests.unit.outbox.letters import plan as letter_plan


def why(found: Selection) -> dict[str, tuple[str, ...]]:
    return {one.to.name: one.reasons for one in found.recipients}


def left_out(found: Selection) -> dict[str, str]:
    return {one.to.name: reason for one, reason in found.left_out}


def test_each_way_of_choosing_says_why_and_each_person_stands_once(
    make: Make, over: Event, release: Release
) -> None:
    pool, water = make.pool(names=Texts(en="Regional")), make.topic(names=Texts(en="Water"))
    gazette = make.outlet(names=Texts(en="Gazette"))
    anna = member(make, pool, make.person("Anna", email="anna@paper.test"))
    make.affiliation(anna, outlet=gazette)
    boris = make.person("Boris", email="boris@paper.test")
    kept = make.saved_filter(
        name="Gazette people",
        conditions=PersonFilter(chosen={(Whose.OUTLET, Among.ANY): (gazette.id,)}).values,
    )
    subscriber(make, "clara@paper.test", name="Clara")

    found = selection(
        make.work,
        chosen(
            make.work,
            over,
            pool_ids=[pool.id],
            topic_ids=[water.id],
            outlet_ids=[gazette.id],
            filter_ids=[kept.id],
            person_ids=[boris.id, anna.id],
            to_subscribers=True,
        ),
    )

    assert why(found) == {
        "Anna": (
            "pool “Regional”",
            "works for Gazette",
            "filter “Gazette people”",
            "chosen by hand",
        ),
        "Boris": ("chosen by hand",),
        "Clara": (SUBSCRIBER,),
    }
    assert found.left_out == []


def test_whose_beat_it_is(make: Make, over: Event, release: Release) -> None:
    water = make.topic(names=Texts(en="Water"))
    anna = make.person("Anna", email="anna@paper.test")
    anna.topics = [PersonTopic(office_id=make.work.office_id, topic=water)]

    found = selection(make.work, chosen(make.work, over, topic_ids=[water.id]))

    assert why(found) == {"Anna": ("writes about Water",)}


def test_guests_are_written_to_at_the_address_of_the_guest_list(
    make: Make, over: Event, release: Release
) -> None:
    person = make.person("Anna", email="anna@home.test")
    guest = make.invitation(over, person=person, address="anna@paper.test", checked_in_at=NOW)
    make.invitation(over, person=make.person("Boris", email="boris@paper.test"))

    found = selection(make.work, chosen(make.work, over, guests=GuestGroup.CAME))

    [one] = found.recipients
    assert (one.to.address, one.to.key) == ("anna@paper.test", f"invitation:{guest.id}")
    assert (one.to.came, one.reasons) == (True, ("came to the event",))


@pytest.mark.parametrize(
    ("group", "names"),
    [
        (GuestGroup.EVERYBODY, ["Ada", "Bo", "Cy", "Di"]),
        (GuestGroup.SILENT, ["Ada"]),
        (GuestGroup.MAYBE, ["Bo"]),
        (GuestGroup.COMING, ["Cy"]),
        (GuestGroup.DECLINED, ["Di"]),
        (GuestGroup.CAME, []),
        (GuestGroup.ABSENT, ["Ada", "Bo", "Cy", "Di"]),
    ],
)
def test_the_groups_of_guests(
    make: Make, work: Work, coming: Event, group: GuestGroup, names: list[str]
) -> None:
    guests(
        work,
        make,
        coming,
        ada=None,
        bo=Answer.TENTATIVE,
        cy=Answer.ACCEPTED,
        di=Answer.DECLINED,
    )

    found = selection(work, chosen(work, coming, DistributionKind.ADVISORY, guests=group))

    assert [one.to.name for one in found.recipients] == names


def test_who_is_left_out_and_why(make: Make, work: Work, over: Event, release: Release) -> None:
    set_limits(work, LimitsPlan(most_a_week=1), 0)
    written_to = make.person("Busy", email="busy@paper.test")
    enqueue(
        work, letter_plan(person_id=written_to.id, list_kind=ListKind.RELEASES)
    ).delivery = Delivery.SENT
    work.session.flush()
    work.session.execute(update(Letter).values(sent_at=NOW))
    unwanted = make.person("Never", email="never@paper.test")
    suppress(work, ["never@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    people = [
        make.person("Nowhere", email=""),
        unwanted,
        written_to,
        make.person("Russian", email="ru@paper.test", language="ru"),
        make.person("Gone", email="gone@paper.test", archived_at=NOW),
    ]

    found = selection(work, chosen(work, over, person_ids=[one.id for one in people]))

    assert left_out(found) == {
        "Busy": OVER_LIMIT,
        "Gone": ARCHIVED,
        "Never": REASONS[ListKind.RELEASES],
        "Nowhere": NO_ADDRESS,
        "Russian": NO_RELEASE_IN_LANGUAGE,
    }
    assert (found.recipients, dict(found.lacking)) == ([], {"ru": 1})


def test_another_language_is_given_only_if_that_is_chosen(
    make: Make, over: Event, release: Release
) -> None:
    person = make.person("Russian", email="ru@paper.test", language="ru-RU")

    found = selection(make.work, chosen(make.work, over, person_ids=[person.id], in_another=True))

    assert [(one.reads, one.language) for one in found.in_another] == [("ru-RU", "en")]


def test_each_reads_their_own_language(make: Make, office: Office, over: Event) -> None:
    issued(make, office, over, language="ru")
    issued(make, office, over, language="en")
    people = [
        make.person("Anna", email="a@paper.test", language="ru-RU"),
        make.person("Boris", email="b@paper.test", language="en-GB"),
        make.person("Clara", email="c@paper.test"),
    ]

    found = selection(make.work, chosen(make.work, over, person_ids=[one.id for one in people]))

    assert [one.language for one in found.recipients] == ["ru", "en", "en"]
    assert found.in_another == []


def test_subscribers_get_what_they_have_chosen(
    make: Make, over: Event, coming: Event, release: Release
) -> None:
    water, health = make.topic(), make.topic()
    subscriber(make, "all@paper.test", name="All")
    subscriber(make, "water@paper.test", name="Water", topic_ids=[water.id])
    subscriber(make, "health@paper.test", name="Health", topic_ids=[health.id])
    subscriber(
        make, "events@paper.test", name="Events", wants_releases=False, wants_advisories=True
    )

    released = selection(make.work, chosen(make.work, over, to_subscribers=True))
    advised = selection(
        make.work, chosen(make.work, coming, DistributionKind.ADVISORY, to_subscribers=True)
    )

    assert [one.to.name for one in released.recipients] == ["All"]
    assert [one.to.name for one in advised.recipients] == ["Events"]


def test_nobody_gets_a_version_twice(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    clara = subscriber(make, "clara@paper.test", name="Clara")
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    assert clara.person is not None

    again = selection(mine, chosen(mine, over, person_ids=[clara.person.id]))

    assert left_out(again) == {"Clara": HAS_RELEASE}


def test_a_changed_event_is_told_anew_and_an_unchanged_one_not(
    make: Make, mine: Work, coming: Event, tmp_path: Path
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    choice = chosen(mine, coming, DistributionKind.ADVISORY, person_ids=[anna.id])
    sent(mine, choice, tmp_path)
    before = left_out(selection(mine, choice))

    coming.sequence += 1
    mine.session.flush()

    assert before == {"Anna": HAS_ADVISORY}
    assert [one.to.name for one in selection(mine, choice).recipients] == ["Anna"]


def test_an_advisory_is_made_in_some_languages_only(make: Make, work: Work, coming: Event) -> None:
    anna = make.person("Anna", email="anna@paper.test", language="fr")

    found = selection(work, chosen(work, coming, DistributionKind.ADVISORY, person_ids=[anna.id]))

    assert left_out(found) == {"Anna": NO_ADVISORY_IN_LANGUAGE}
