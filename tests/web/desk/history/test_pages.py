"""The history page: who did what when, from what to what."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.events.models.kinds import EventStatus
from planner.events.operations.planning import move_event
from planner.history.cleanup import forget_entries
from planner.history.models import Entry
from planner.history.operations import record
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.web.visitor import Visitor

PAGE = "/desk/history/"


def newest(session: Session) -> Entry:
    return session.scalars(select(Entry).order_by(Entry.id.desc()).limit(1)).one()


def test_an_act_is_told_with_who_did_it_and_what_changed(
    editor: Visitor, make: Make, work: Work, session: Session
) -> None:
    event = make.event(titles=Texts(en="Rivers"), starts_on=date(2012, 3, 27))
    session.flush()
    event.titles, event.starts_on = Texts(en="Clean <rivers>"), date(2012, 4, 3)
    record(work, "event.revised", event, event_id=event.id, fields="titles, starts_on, bodies")
    session.commit()

    page = editor.get(f"{PAGE}?event={event.id}").text

    assert "Outline changed" in page
    assert "<del><bdi>2012-03-27</bdi></del> → <ins><bdi>2012-04-03</bdi></ins>" in page
    assert (
        "<del><bdi>en: Rivers</bdi></del> → <ins><bdi>en: Clean &lt;rivers&gt;</bdi></ins>" in page
    )
    assert "<li>Organisations</li>" in page
    assert "Clean &lt;rivers&gt;</bdi></a>" in page


def test_a_change_is_known_after_the_flush_that_wrote_it(
    make: Make, work: Work, session: Session
) -> None:
    event = make.event(status=EventStatus.DRAFT, starts_on=date(2012, 3, 27))
    session.flush()
    event.seats = 10
    session.flush()
    event.seats = 20
    session.flush()

    move_event(work, event, EventStatus.TENTATIVE)

    session.flush()
    changes = newest(session).facts["changes"]
    assert list(changes["seats"]) == [None, 20]
    assert list(changes["status"]) == ["draft", "tentative"]


def test_of_people_only_the_fact_of_a_change_is_kept(
    make: Make, work: Work, session: Session, editor: Visitor
) -> None:
    person = make.person()
    session.flush()
    person.names = Texts(en="Other Name")
    record(work, "person.revised", person)
    session.commit()

    page = editor.get(f"{PAGE}?person={person.id}").text

    assert "<li>Name</li>" in page
    assert newest(session).facts["changes"] == {"names": None}


def test_the_list_is_narrowed_and_paged(
    editor: Visitor, make: Make, work: Work, session: Session
) -> None:
    event, other = make.event(), make.event()
    for _ in range(60):
        record(work, "item.added", event, event_id=event.id)
    record(work, "letter.released", other, event_id=other.id)
    session.commit()

    first = editor.get(f"{PAGE}?event={event.id}").text
    letters = editor.get(f"{PAGE}?what=letter").text
    nothing = editor.get(f"{PAGE}?since=2030-01-01&who=x&what=y&event=99999999999999999999").text

    assert first.count("Programme item added") == 50
    assert 'rel="next"' in first
    assert "Letters sent" in letters
    assert "Programme item added" not in letters
    assert "Nothing was done yet that matches." in nothing


def test_the_table_is_for_administrators(
    editor: Visitor, administrator: Visitor, make: Make, work: Work, session: Session
) -> None:
    event = make.event()
    record(work, "event.announced", event, event_id=event.id)
    session.commit()

    table = administrator.get(f"{PAGE}history.csv").get_data(as_text=True)

    assert editor.get(f"{PAGE}history.csv").status_code == 403
    assert "Event announced" in table


def test_another_office_reads_nothing_of_it(
    editor: Visitor, make: Make, work: Work, session: Session
) -> None:
    event = make.event()
    session.add(
        Entry(
            office_id=make.office().id,
            at=work.now,
            actor_id=None,
            verb="event.announced",
            subject_kind="events",
            subject_id=event.id,
            event_id=None,
            facts={},
        )
    )
    session.commit()

    assert "Event announced" not in editor.get(PAGE).text


def test_old_entries_are_forgotten_only_where_the_installation_says_so(
    make: Make, work: Work, session: Session
) -> None:
    record(work, "event.announced", make.event())
    session.flush()
    later = work.now + timedelta(days=400)

    kept = forget_entries(session, later, days=0)
    gone = forget_entries(session, later, days=365)

    assert (kept, gone > 0) == (0, True)
    assert session.scalar(select(func.count()).select_from(Entry)) == 0
