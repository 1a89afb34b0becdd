from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from planner.accounts.installation import knows_key, take_key
from planner.contacts.suppression import Suppression, SuppressionRoad, Unwanted
from planner.contacts.suppressions import (
    is_unwanted,
    latest_suppressions,
    lift,
    set_wishes,
    suppress,
    suppressed_among,
    suppression_by_id,
    suppression_counts,
    suppressions_of,
    unwanted_by,
)
from planner.history.models import Entry
from planner.kernel.errors import Invalid
from planner.kernel.ids import Signer
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.operations import unsaved
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.factories import Make
from tests.unit.outbox.letters import plan

ANNA = "Anna@Paper.test"
LINK, STAFF = SuppressionRoad.LINK, SuppressionRoad.STAFF


def kinds(work: Work, address: str = ANNA) -> list[Unwanted]:
    return sorted(row.kind for row in suppressions_of(work, address))


def verbs(work: Work) -> list[tuple[str, str]]:
    entries = work.session.scalars(select(Entry).order_by(Entry.id))
    return [(entry.verb, entry.facts["kind"]) for entry in entries]


def test_one_kind_is_unwanted_and_the_other_not(work: Work) -> None:
    assert suppress(work, [ANNA, ANNA.lower()], Unwanted.RELEASES, LINK) == 1

    found = [suppressed_among(work, [ANNA, "bo@paper.test"], kind) for kind in ListKind]
    assert found == [set(), {"anna@paper.test"}]
    assert unwanted_by(work, [ANNA]) == {ListKind.RELEASES}


def test_everything_is_every_kind_and_is_said_once(work: Work) -> None:
    suppress(work, [ANNA], Unwanted.EVERYTHING, STAFF, " by telephone \n")

    assert suppress(work, [ANNA], Unwanted.EVERYTHING, LINK) == 0
    assert suppress(work, [ANNA], Unwanted.RELEASES, LINK) == 0
    assert unwanted_by(work, [ANNA]) == set(ListKind)
    (row,) = suppressions_of(work, ANNA)
    assert (row.road, row.reason, row.since) == (STAFF, "by telephone", NOW)
    assert "anna" not in row.address_hash
    assert verbs(work) == [("suppression.added", "everything")]


def test_it_is_lifted_with_a_reason_which_is_recorded(work: Work) -> None:
    suppress(work, [ANNA], Unwanted.RELEASES, STAFF)
    (row,) = suppressions_of(work, ANNA)

    with pytest.raises(Invalid) as refusal:
        lift(work, row, "  ")
    lift(work, row, "wrote to us on 3 May")

    assert refusal.value.field == "reason"
    assert kinds(work) == []
    facts = work.session.scalars(select(Entry.facts).order_by(Entry.id.desc())).first()
    assert facts == {"kind": "releases", "reason": "wrote to us on 3 May"}


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        ([], [*ListKind], []),
        ([], [ListKind.INVITATIONS], [Unwanted.RELEASES]),
        ([], [], [Unwanted.EVERYTHING]),
        ([Unwanted.RELEASES], [], [Unwanted.EVERYTHING]),
        ([Unwanted.EVERYTHING], [ListKind.RELEASES], [Unwanted.INVITATIONS]),
        ([Unwanted.INVITATIONS], [ListKind.RELEASES], [Unwanted.INVITATIONS]),
        ([Unwanted.EVERYTHING], [*ListKind], []),
    ],
)
def test_what_a_person_wants_is_stored_for_all_their_addresses(
    work: Work, before: list[Unwanted], wanted: list[ListKind], after: list[Unwanted]
) -> None:
    for kind in before:
        suppress(work, [ANNA], kind, LINK)

    for _twice in range(2):
        set_wishes(work, [ANNA, "anna@home.test"], wanted)

    assert (kinds(work), kinds(work, "anna@home.test")) == (after, after)


def test_opting_in_again_is_recorded(work: Work) -> None:
    suppress(work, [ANNA], Unwanted.EVERYTHING, LINK)

    set_wishes(work, [ANNA], [*ListKind])

    assert verbs(work) == [
        ("suppression.added", "everything"),
        ("suppression.lifted", "everything"),
    ]


def test_a_letter_of_no_kind_is_never_unwanted(work: Work) -> None:
    suppress(work, [ANNA], Unwanted.EVERYTHING, LINK)
    letters = [
        unsaved(work, plan(recipient_address=ANNA, list_kind=kind)) for kind in (None, *ListKind)
    ]

    found = [is_unwanted(work.session, work.links.signer, letter) for letter in letters]

    assert found == [False, True, True]


def test_offices_keep_theirs_apart(work: Work, make: Make) -> None:
    suppress(work, [ANNA], Unwanted.EVERYTHING, LINK)
    theirs = replace(work, office_id=make.office(slug="theirs").id)

    assert unwanted_by(theirs, [ANNA]) == set()
    assert work.session.scalar(suppression_counts(theirs.office_id)) == 0
    assert work.session.scalar(suppression_counts(work.office_id)) == 1
    (row,) = work.session.scalars(latest_suppressions(work.office_id, 5))
    assert work.session.scalars(suppression_by_id(work.office_id, row.id)).one() is row
    assert work.session.scalars(suppression_by_id(theirs.office_id, row.id)).first() is None


def test_it_survives_a_new_key(work: Work) -> None:
    knows_key(work.session, SECRET, NOW)
    suppress(work, [ANNA], Unwanted.RELEASES, LINK)
    fresh = "another-secret-of-at-least-thirty-two-characters"
    take_key(work.session, fresh, instead_of=SECRET, keep_former=False)
    later = replace(work, links=Links(PUBLIC_URL, Signer(fresh)))

    assert unwanted_by(later, [ANNA]) == {ListKind.RELEASES}
    assert suppress(later, [ANNA], Unwanted.RELEASES, LINK) == 0


def test_a_reason_and_kind_of_before_mean_everything(work: Work) -> None:
    row = Suppression(
        office_id=work.office_id,
        address_hash=work.links.signer.mac("suppression", "anna@paper.test"),
        reason="asked",
        since=NOW,
    )
    work.session.add(row)

    assert unwanted_by(work, [ANNA]) == set(ListKind)
