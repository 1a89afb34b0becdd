"""Private notes on people, and who sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.accounts.models import Membership, Role
from planner.contacts.models import Person
from planner.contacts.notes import (
    Audience,
    NotePlan,
    PersonNote,
    all_notes,
    forget_removed_notes,
    remove_note,
    restore_note,
    revise_note,
    visible_note,
    visible_notes,
    write_note,
)
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, NotAllowed, Stale
from planner.kernel.work import Work
from tests.factories import Make


@pytest.fixture
def person(make: Make) -> Person:
    return make.person("Ada")


@pytest.fixture
def author(make: Make) -> Membership:
    return make.member(Role.EDITOR)


def by(work: Work, author: Membership) -> Work:
    return replace(work, actor_id=author.user_id)


def note(
    work: Work, author: Membership, person: Person, audience: Audience = Audience.AUTHOR
) -> PersonNote:
    plan = NotePlan(text=f"For {audience}", audience=audience)
    return write_note(by(work, author), person, plan)


def seen(work: Work, member: Membership, person: Person) -> list[str]:
    rows = visible_notes(work.office_id, member.user_id, member.role, person.id)
    return [one.text for one in work.session.scalars(rows)]


def test_each_role_sees_what_is_meant_for_it(
    work: Work, make: Make, author: Membership, person: Person
) -> None:
    for audience in Audience:
        note(work, author, person, audience)

    found = {role: seen(work, make.member(role), person) for role in Role}

    assert found == {
        Role.VIEWER: [],
        Role.EDITOR: ["For editors"],
        Role.APPROVER: ["For editors", "For approvers"],
        Role.ADMINISTRATOR: ["For editors", "For approvers"],
    }
    assert seen(work, author, person) == ["For editors", "For approvers", "For author"]


def test_a_note_cannot_be_asked_for_by_its_number(
    work: Work, make: Make, author: Membership, person: Person
) -> None:
    kept, other = note(work, author, person), make.member(Role.APPROVER)

    rows = visible_note(work.office_id, other.user_id, other.role, person.id, kept.id)

    assert work.session.scalars(rows).all() == []


def test_what_somebody_noted_who_works_here_no_more_is_left_to_administrators(
    work: Work, make: Make, author: Membership, person: Person
) -> None:
    note(work, author, person)
    author.suspended_at = work.now
    work.session.flush()

    assert seen(work, make.member(Role.ADMINISTRATOR), person) == ["For author"]
    assert seen(work, make.member(Role.APPROVER), person) == []


def test_a_note_needs_words(work: Work, author: Membership, person: Person) -> None:
    with pytest.raises(Invalid, match="Write the note"):
        write_note(by(work, author), person, NotePlan(text="", audience=Audience.AUTHOR))


@pytest.mark.parametrize("gone", ["merged", "erased"])
def test_no_note_is_written_where_nobody_would_find_it(
    work: Work, make: Make, author: Membership, person: Person, gone: str
) -> None:
    if gone == "merged":
        person.merged_into_id = make.person("Ada").id
    else:
        person.erased_at = work.now

    with pytest.raises(Conflict, match=gone):
        note(work, author, person)


def test_only_the_author_changes_a_note(
    work: Work, make: Make, author: Membership, person: Person
) -> None:
    kept, plan = note(work, author, person), NotePlan(text="New", audience=Audience.EDITORS)

    with pytest.raises(NotAllowed):
        revise_note(by(work, make.member(Role.ADMINISTRATOR)), kept, plan, 1)
    revise_note(by(work, author), kept, plan, 1)

    assert (kept.text, kept.audience, kept.version) == ("New", Audience.EDITORS, 2)


def test_a_note_that_was_saved_meanwhile_is_stale(
    work: Work, author: Membership, person: Person
) -> None:
    kept, plan = note(work, author, person), NotePlan(text="New", audience=Audience.EDITORS)
    revise_note(by(work, author), kept, plan, 1)

    with pytest.raises(Stale):
        revise_note(by(work, author), kept, plan, 1)


def test_a_deleted_note_comes_back_within_a_day(
    work: Work, author: Membership, person: Person
) -> None:
    kept, mine = note(work, author, person), by(work, author)

    remove_note(mine, kept, Role.EDITOR)
    gone = seen(work, author, person)
    forget_removed_notes(work.session, work.now + timedelta(hours=23))
    restore_note(mine, kept, Role.EDITOR)

    assert (gone, seen(work, author, person)) == ([], ["For author"])


def test_a_deleted_note_is_forgotten_after_a_day(
    work: Work, author: Membership, person: Person
) -> None:
    remove_note(by(work, author), note(work, author, person), Role.EDITOR)

    assert forget_removed_notes(work.session, work.now + timedelta(hours=25)) == 1
    assert work.session.scalars(select(PersonNote)).all() == []


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER])
def test_others_do_not_delete_a_note_nor_bring_it_back(
    work: Work, make: Make, author: Membership, person: Person, role: Role
) -> None:
    kept, other = note(work, author, person, Audience.EDITORS), by(work, make.member(role))

    for act in (remove_note, restore_note):
        with pytest.raises(NotAllowed):
            act(other, kept, role)

    assert kept.removed_at is None


def test_doing_it_twice_is_doing_it_once(work: Work, author: Membership, person: Person) -> None:
    kept, mine = note(work, author, person), by(work, author)

    for act in (remove_note, remove_note, restore_note, restore_note):
        act(mine, kept, Role.EDITOR)

    entries = work.session.scalars(select(Entry.verb).order_by(Entry.id)).all()
    assert entries == ["note.written", "note.removed", "note.restored"]


def test_the_history_holds_no_word_of_a_note(
    work: Work, author: Membership, person: Person
) -> None:
    kept, mine = note(work, author, person), by(work, author)
    revise_note(mine, kept, NotePlan(text="Secret", audience=Audience.AUTHOR), 1)

    entries = work.session.scalars(select(Entry)).all()

    assert [(one.subject_kind, one.facts) for one in entries] == [
        ("people", {"note": kept.id}),
        ("people", {"note": kept.id}),
    ]


def test_whoever_asks_for_their_data_gets_all_notes(
    work: Work, author: Membership, person: Person
) -> None:
    for audience in Audience:
        note(work, author, person, audience)
    removed = note(work, author, person)
    remove_note(by(work, author), removed, Role.EDITOR)

    found = work.session.scalars(all_notes(work.office_id, person.id))

    assert [one.text for one in found] == ["For author", "For approvers", "For editors"]
