"""What is due on checklists, and what is one's own, on the day's desk."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office, User
from planner.events.models.kinds import EventStatus, PartState
from planner.kernel.texts import Texts
from planner.releases.models import ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import written
from tests.web.desk.today.test_waiting import URL, details, held_letter, planned, tasks
from tests.web.reading import texts
from tests.web.visitor import Visitor


def test_what_is_due_this_week_waits_by_event_ones_own_first(editor: Visitor, make: Make) -> None:
    me = make.work.session.scalars(select(User)).one()
    event, mine = planned(make, titles=Texts(en="Lakes")), planned(make, titles=Texts(en="Ponds"))
    make.task(event, titles=Texts(en="Call"), due_on=date(2012, 3, 12))
    make.task(event, titles=Texts(en="Write"), due_on=date(2012, 3, 25), responsible=make.user())
    make.task(event, titles=Texts(en="Next week"), due_on=date(2012, 3, 26))
    make.task(event, titles=Texts(en="Done"), due_on=date(2012, 3, 12), done_at=NOW)
    make.task(mine, titles=Texts(en="Print"), due_on=date(2012, 3, 20), responsible=me)
    for status in (EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.CLOSED):
        make.task(planned(make, status=status), due_on=date(2012, 3, 12))

    assert tasks(editor) == [
        "Print (until 20\u00a0March\u00a02012)",
        "2 things on the checklist are due",
    ]
    assert details(editor) == [
        "Ponds",
        "Lakes · Call (since 12\u00a0March\u00a02012) and Write (until 25\u00a0March\u00a02012)",
    ]
    assert "2 things wait for you" in texts(editor.get(URL).text, ".head .count")
    assert tasks(editor, "?whose=mine") == ["Print (until 20\u00a0March\u00a02012)"]


def test_mine_is_what_concerns_ones_own_events(
    approver: Visitor, make: Make, office: Office
) -> None:
    me = make.work.session.scalars(select(User)).one()
    for user in (me, None):
        event = planned(make, responsible=user, titles=Texts(en="Lakes" if user else "Ponds"))
        make.part(make.item(event), person=make.person(), state=PartState.ASKED)
        written(make, event, status=ReleaseStatus.CLEARED)
        make.task(event, due_on=date(2012, 3, 20))
        held_letter(make, event, "invitation", 1)
    written(make, planned(make, titles=Texts(en="Wells")), status=ReleaseStatus.IN_REVIEW)
    make.study(embargo_until=NOW + timedelta(days=1))

    mine = texts(approver.get(f"{URL}?whose=mine").text, ".tasks p")

    assert [line.split(" · ")[0] for line in mine] == ["Wells", "Lakes", "Lakes", "Lakes", "Lakes"]


def test_ones_own_row_of_anothers_event_is_mine_and_the_rest_is_not(
    editor: Visitor, make: Make
) -> None:
    me = make.work.session.scalars(select(User)).one()
    event = planned(make, responsible=make.user())
    make.task(event, titles=Texts(en="Mine"), due_on=date(2012, 3, 20), responsible=me)
    make.task(event, titles=Texts(en="Theirs"), due_on=date(2012, 3, 20))

    assert tasks(editor, "?whose=mine") == ["Mine (until 20\u00a0March\u00a02012)"]
    assert tasks(editor, "?whose=everybody") == ["2 things on the checklist are due"]


def test_what_is_due_takes_the_same_statements_for_any_number(
    editor: Visitor, make: Make, session: Session, selects: list[str]
) -> None:
    taken = []
    for number in (1, 6):
        for _one in range(number):
            make.task(planned(make), due_on=date(2012, 3, 20), responsible=make.user())
        session.commit()
        selects.clear()
        editor.get(URL)
        taken.append(len(selects))

    assert taken[0] == taken[1]
