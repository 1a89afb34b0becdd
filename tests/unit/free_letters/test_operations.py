"""Free letters: who gets them, what they say, and that each person gets one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from planner.accounts.models import Office, ReplyAddresses
from planner.background.models import JobState
from planner.contacts.models import Person, Pool, PoolMember
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.free_letters.models import GuestGroup
from planner.free_letters.operations import (
    draft_free_letter,
    letters_written,
    note_written,
    release_free_letter,
    revise_free_letter,
    take_back_free_letter,
)
from planner.free_letters.recipients import NO_TEXT, NOT_MEANT, selection
from planner.invitations.models import Answer
from planner.jobs import free_letters as job_module
from planner.jobs.free_letters import TAKEN_BACK
from planner.jobs.starting import start_free_letter
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.reply_addresses import reply_address
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans.recipients import NO_ADDRESS, OVER_LIMIT
from planner.outbox.batches import LettersWritten
from planner.outbox.limits import LimitsPlan, set_limits
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.background.started import fresh
from tests.unit.free_letters.drafts import member, plan, written
from tests.unit.jobs.doing import do_all, do_one, told
from tests.unit.letter_plans.plans import guests
from tests.unit.outbox.letters import plan as letter_plan


def letters(work: Work) -> list[Letter]:
    work.session.rollback()
    found = select(Letter).where(Letter.purpose == "free_letter").order_by(Letter.id)
    return list(work.session.scalars(found))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"texts": Texts()}, "texts"),
        ({"subjects": Texts(en="News")}, "subjects"),
        ({"subjects": Texts(en="News", ru="Новости", fr="Nouvelles")}, "subjects"),
        ({"greetings": Texts(en="Dear", fr="Cher")}, "greetings"),
        ({"subjects": Texts(en="{when}", ru="Новости")}, "subjects"),
        ({"subjects": Texts(en="x" * 201, ru="Новости")}, "subjects"),
        ({"pool_ids": []}, "pool_ids"),
    ],
)
def test_what_cannot_be_sent_is_refused_at_its_field(
    work: Work, pool: Pool, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        draft_free_letter(work, None, plan(**{"pool_ids": [pool.id], **given}))

    assert refused.value.field == field


def test_a_greeting_without_a_text_is_left_away(work: Work, pool: Pool) -> None:
    given = plan(pool_ids=[pool.id], subjects=Texts(en="News"), texts=Texts(en="We have news."))

    letter = draft_free_letter(work, None, given)

    assert letter.greetings == Texts(en="Dear {name},")


def test_each_person_gets_one_letter_in_their_language(
    mine: Work, make: Make, pool: Pool, office: Office, tmp_path: Path
) -> None:
    topic = make.topic()
    member(make, pool, "Ada", email="ada@paper.test", language="en-GB")
    member(make, pool, "Борис", email="b@paper.test", language="ru")
    letter = draft_free_letter(mine, None, plan(pool_ids=[pool.id], topic_ids=[topic.id]))

    written(mine, letter, tmp_path)

    first, second = letters(mine)
    assert (first.recipient_name, first.subject, first.delivery) == (
        "Ada",
        f"News of {office.names['en']}",
        Delivery.HELD,
    )
    assert "Dear Ada," in first.text
    assert '<a href="https://press.test/1"' in first.html
    assert (second.subject, second.language) == ("Новости", "ru")
    assert {one.list_kind for one in (first, second)} == {ListKind.RELEASES}
    assert all(one.unsubscribe_url and one.has_notice and not one.calendar for one in letters(mine))


def test_answers_are_known_to_be_their_recipients(
    mine: Work, make: Make, pool: Pool, office: Office, tmp_path: Path
) -> None:
    office.reply_addresses = ReplyAddresses.TOKENS
    ada = member(make, pool, "Ada", email="ada@paper.test")
    letter = draft_free_letter(mine, None, plan(pool_ids=[pool.id]))

    written(mine, letter, tmp_path)

    (one,) = letters(mine)
    signer, form = mine.links.signer, office.reply_form
    assert one.reply_address == reply_address(signer, office.mail_from, ada.public_id, form)


def test_who_gets_none_is_told_with_the_reason(work: Work, make: Make, pool: Pool) -> None:
    for name, given in (
        ("Ada", {"email": ""}),
        ("Ben", {"email": "ben@paper.test"}),
        ("Clara", {"email": "c@paper.test", "language": "fr"}),
        ("Dmitri", {"email": "d@paper.test", "language": ""}),
        ("Elena", {"email": "e@paper.test"}),
    ):
        member(make, pool, name, **given)
    suppress(work, ["ben@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    set_limits(work, LimitsPlan(most_a_week=1), 0)
    letter = draft_free_letter(work, None, plan(pool_ids=[pool.id]))
    elena = work.session.scalars(select(Person).where(Person.sort_name.contains("elena"))).one()
    sent = enqueue(work, letter_plan(person_id=elena.id, list_kind=ListKind.RELEASES))
    sent.delivery, sent.sent_at = Delivery.SENT, work.now
    work.session.flush()

    found = selection(work, letter)

    assert [one.name for one in found.recipients] == ["Dmitri"]
    assert [(one.name, reason) for one, reason in found.left_out] == [
        ("Ada", NO_ADDRESS),
        ("Ben", "does not want releases"),
        ("Clara", NO_TEXT),
        ("Elena", OVER_LIMIT),
    ]


@pytest.mark.parametrize(
    ("to", "names"),
    [
        (GuestGroup.EVERYBODY, ["Ada", "Ben", "Clara", "Dmitri"]),
        (GuestGroup.SILENT, ["Ada"]),
        (GuestGroup.MAYBE, ["Ben"]),
        (GuestGroup.COMING, ["Clara"]),
        (GuestGroup.DECLINED, ["Dmitri"]),
        (GuestGroup.CAME, ["Clara"]),
        (GuestGroup.ABSENT, ["Ada", "Ben", "Dmitri"]),
    ],
)
def test_guests_are_chosen_by_how_they_stand(
    work: Work, make: Make, to: GuestGroup, names: list[str]
) -> None:
    event = make.event()
    *_others, clara, _dmitri = guests(
        work,
        make,
        event,
        ada=None,
        ben=Answer.TENTATIVE,
        clara=Answer.ACCEPTED,
        dmitri=Answer.DECLINED,
    )
    clara.checked_in_at = work.now
    work.session.flush()
    letter = draft_free_letter(work, event, plan(to=to))

    assert [one.name for one in selection(work, letter).recipients] == names


def test_a_letter_to_guests_is_about_the_event(mine: Work, make: Make, tmp_path: Path) -> None:
    event = make.event()
    (ada,) = guests(mine, make, event, ada=None)
    texts = {
        "subjects": Texts(en="About {title}"),
        "greetings": Texts(en="Dear {name},"),
        "texts": Texts(en="The bus leaves {when}."),
    }
    letter = draft_free_letter(mine, event, plan(**texts))

    written(mine, letter, tmp_path)

    (one,) = letters(mine)
    assert (one.subject, one.about, one.event_id) == (
        "About Rivers without borders",
        ada.about,
        event.id,
    )
    assert "27 March 2012" in one.text.replace("\u00a0", " ")
    assert one.list_kind is ListKind.INVITATIONS


def test_it_is_released_and_what_came_later_is_not(
    mine: Work, make: Make, pool: Pool, tmp_path: Path
) -> None:
    member(make, pool, "Ada", email="ada@paper.test")
    letter = draft_free_letter(mine, None, plan(pool_ids=[pool.id]))
    assert letters_written(mine, letter) == LettersWritten({}, 0)
    written(mine, letter, tmp_path)
    mine.session.refresh(letter)
    newest = letters_written(mine, letter).newest

    assert release_free_letter(mine, letter, newest - 1) == 0
    assert release_free_letter(mine, letter, newest) == 1
    assert letters_written(mine, letter) == LettersWritten({Delivery.QUEUED: 1}, newest)


def test_what_is_written_does_not_change_until_it_is_taken_back(
    mine: Work, make: Make, pool: Pool, tmp_path: Path
) -> None:
    member(make, pool, "Ada", email="ada@paper.test")
    letter = draft_free_letter(mine, None, plan(pool_ids=[pool.id]))
    with pytest.raises(Conflict):
        take_back_free_letter(mine, letter)
    written(mine, letter, tmp_path)
    mine.session.refresh(letter)
    with pytest.raises(Conflict):
        revise_free_letter(mine, letter, plan(pool_ids=[pool.id]), letter.version)
    with pytest.raises(Conflict):
        note_written(mine, letter)

    assert take_back_free_letter(mine, letter) == 1
    changed = plan(pool_ids=[pool.id], subjects=Texts(en="Other news", ru="Другое"))
    with pytest.raises(Stale):
        revise_free_letter(mine, letter, changed, 1)
    revise_free_letter(mine, letter, changed, letter.version)
    written(mine, letter, tmp_path)

    assert [one.subject for one in letters(mine)] == ["Other news"]


def test_portions_go_on_and_leave_out_who_opts_out_meanwhile(
    mine: Work, make: Make, pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_module, "PORTION", 1)
    for name in ("Ada", "Ben", "Clara"):
        member(make, pool, name, email=f"{name.lower()}@paper.test")
    letter = draft_free_letter(mine, None, plan(pool_ids=[pool.id]))
    people = [one.person_id for one in selection(mine, letter).recipients]
    note_written(mine, letter)
    job = start_free_letter(mine, letter, people)
    do_one(mine, tmp_path)

    suppress(mine, ["ben@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    clara = mine.session.scalars(select(PoolMember).where(PoolMember.person_id == people[2])).one()
    mine.session.delete(clara)
    do_all(mine, tmp_path)

    assert [one.recipient_name for one in letters(mine)] == ["Ada"]
    assert told(mine, job) == [
        ("Ada", "done", ""),
        ("Ben", "passed", "does not want releases"),
        ("Somebody", "passed", NOT_MEANT),
    ]


def test_the_job_of_a_letter_that_was_taken_back_writes_nothing(
    mine: Work, make: Make, pool: Pool, tmp_path: Path
) -> None:
    member(make, pool, "Ada", email="ada@paper.test")
    letter = draft_free_letter(mine, None, plan(pool_ids=[pool.id]))
    note_written(mine, letter)
    job = start_free_letter(mine, letter, [1])
    take_back_free_letter(mine, letter)

    do_all(mine, tmp_path)

    stored = fresh(mine.session, job)
    assert (stored.state, stored.error) == (JobState.FAILED, TAKEN_BACK)
    assert letters(mine) == []
