"""Whom letters to people mean: by pools, beats, a filter and by hand, each once and with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.contacts.models import Pool
from planner.contacts.topic import PersonTopic
from planner.free_letters.operations import MOST_BY_HAND, draft_free_letter
from planner.free_letters.recipients import filter_of, selection
from planner.invitations.chosen_people import ARCHIVED, Ground, led_on
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.privacy.chosen_people import forget_in_choices
from planner.privacy.traces import traces_of
from tests.factories import Make
from tests.unit.free_letters.drafts import member, plan


def test_each_person_is_told_with_all_reasons(work: Work, make: Make, pool: Pool) -> None:
    topic = make.topic()
    ada = member(make, pool, "Ada", email="ada@paper.test", is_journalist=True)
    ada.topics = [PersonTopic(office_id=work.office_id, topic=topic)]
    ben = make.person("Ben", email="ben@paper.test", is_journalist=False)
    make.person("Clara", email="clara@paper.test", is_journalist=True)
    given = plan(
        pool_ids=[pool.id],
        topic_ids=[topic.id],
        person_ids=[ben.id, ada.id, ben.id],
        conditions={"kind": ["journalist"]},
    )

    letter = draft_free_letter(work, None, given)

    assert letter.person_ids == [ben.id, ada.id]
    told = {one.name: [why.ground for why in one.why] for one in selection(work, letter).recipients}
    assert told == {
        "Ada": [Ground.POOL, Ground.BEAT, Ground.FILTER, Ground.BY_HAND],
        "Ben": [Ground.BY_HAND],
        "Clara": [Ground.FILTER],
    }


def test_a_filter_alone_is_enough_and_passes_by_the_archive(work: Work, make: Make) -> None:
    make.person("Ada", email="ada@paper.test")
    gone = make.person("Ben", email="ben@paper.test")
    gone.archived_at = work.now
    letter = draft_free_letter(work, None, plan(conditions={"archived": ["yes"]}))

    found = selection(work, letter)

    assert filter_of(letter) is not None
    assert [one.name for one in found.recipients] == ["Ada"]
    assert found.left_out == []


def test_who_was_chosen_by_hand_and_is_in_the_archive_is_told_of(work: Work, make: Make) -> None:
    gone = make.person("Ben", email="ben@paper.test")
    gone.archived_at = work.now
    letter = draft_free_letter(work, None, plan(person_ids=[gone.id]))

    found = selection(work, letter)

    assert [(one.name, reason) for one, reason in found.left_out] == [("Ben", ARCHIVED)]


def test_nobody_of_another_office_is_meant(work: Work, make: Make) -> None:
    stranger = make.person("Eve", email="eve@paper.test")
    elsewhere = replace(work, office_id=make.office(slug="theirs").id)
    letter = draft_free_letter(elsewhere, None, plan(person_ids=[stranger.id]))

    assert selection(elsewhere, letter).recipients == []


def test_so_many_are_chosen_by_a_filter(work: Work) -> None:
    with pytest.raises(Invalid) as refused:
        draft_free_letter(work, None, plan(person_ids=list(range(MOST_BY_HAND + 1))))

    assert refused.value.field == "person_ids"


def test_a_merged_record_leads_to_the_one_that_stays(work: Work, make: Make) -> None:
    ada, double = (make.person("Ada", email=f"{name}@paper.test") for name in ("ada", "a"))
    letter = draft_free_letter(work, None, plan(person_ids=[double.id]))

    merge(work, ada, double, MergePlan())

    assert led_on(work, letter.person_ids) == [ada.id]
    assert [one.person_id for one in selection(work, letter).recipients] == [ada.id]


def test_who_is_erased_is_chosen_no_more(work: Work, make: Make) -> None:
    ada, ben = make.person("Ada Arden", email="ada@paper.test"), make.person("Ben")
    by_hand = draft_free_letter(work, None, plan(person_ids=[ada.id, ben.id]))
    by_filter = draft_free_letter(work, None, plan(conditions={"search": ["ada arden"]}))

    forget_in_choices(work, traces_of(work, ada))

    assert by_hand.person_ids == [ben.id]
    assert by_filter.conditions == {}
