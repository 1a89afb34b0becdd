"""The history page: who did what when, from what to what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.background.operations import JobPlan, start_job
from planner.contacts.models import Outlet
from planner.events.models.kinds import EventStatus
from planner.events.operations.planning import move_event
from planner.history.cleanup import forget_entries
from planner.history.kept_columns import KeptColumns, kept_columns
from planner.history.models import Entry
from planner.history.operations import record
from planner.kernel.database import Base
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.web.desk.history.pages import GROUPS
from planner.web.desk.history.words import ACTS, field_text
from tests.factories import Make
from tests.web.reading import attributes, texts
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

    changes = [
        "First day: 27\u00a0March\u00a02012 → 3\u00a0April\u00a02012",
        "Title: en: Rivers → en: Clean <rivers>",
        "Organisations",
    ]
    assert texts(page, ".history__changes li") == changes
    assert texts(page, "del") == ["27\u00a0March\u00a02012", "en: Rivers"]
    assert texts(page, "ins") == ["3\u00a0April\u00a02012", "en: Clean <rivers>"]
    assert texts(page, "tbody th") == [" ".join(("Details of the event changed", *changes))]
    assert texts(page, "tbody td a") == ["Clean <rivers>"]


def test_a_job_is_called_as_on_its_own_page(editor: Visitor, make: Make, session: Session) -> None:
    start_job(make.work, JobPlan(kind="event_export", arguments={"event": "one"}, total=1))
    session.commit()

    page = editor.get(PAGE).text

    assert texts(page, ".history__changes li") == ["Kind: Event file with logos", "In all: 1"]


def test_a_change_is_known_after_the_flush_that_wrote_it(
    make: Make, work: Work, session: Session
) -> None:
    event = make.event(status=EventStatus.DRAFT, starts_on=date(2012, 3, 27))
    session.flush()
    session.refresh(event)
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

    assert texts(page, ".history__changes li") == ["Name"]
    assert newest(session).facts["changes"] == {"names": None}


def test_no_contact_and_no_answer_of_a_guest_is_kept(
    make: Make, work: Work, session: Session
) -> None:
    guest = make.invitation(make.event())
    session.flush()
    guest.colleague_address, guest.message = "mole@paper.test", "Call +7 900 000 00 00"
    session.flush()

    record(work, "invitation.answered", guest)

    session.flush()
    assert newest(session).facts == {}


def test_a_row_is_not_told_of_another_ones_change(make: Make, work: Work, session: Session) -> None:
    """Whatever place in memory it gets after the other one is forgotten."""
    numbers = [make.outlet().id for _ in range(50)]
    session.flush()
    session.expunge_all()
    for number in numbers[:25]:
        session.get_one(Outlet, number).website = "https://changed.test"
        session.flush()
        session.expunge_all()

    for number in numbers[25:]:
        record(work, "outlet.revised", session.get_one(Outlet, number))

    session.flush()
    assert [entry.facts for entry in session.scalars(select(Entry))] == [{}] * 25


def test_what_ends_as_it_began_did_not_change(make: Make, work: Work, session: Session) -> None:
    outlet = make.outlet(website="https://paper.test")
    session.flush()
    for website in ("https://other.test", "https://paper.test"):
        outlet.website = website
        session.flush()

    record(work, "outlet.revised", outlet)

    session.flush()
    assert newest(session).facts == {}


def test_what_was_not_read_before_is_not_said_to_have_been_empty(
    make: Make, work: Work, session: Session
) -> None:
    outlet = make.outlet(website="https://paper.test")
    session.commit()
    session.expire(outlet, ["website"])
    outlet.website = "https://other.test"

    record(work, "outlet.revised", outlet)

    session.flush()
    assert newest(session).facts["changes"] == {"website": None}


def test_values_are_told_in_words_of_the_reader(
    editor: Visitor, make: Make, work: Work, session: Session
) -> None:
    event = make.event(status=EventStatus.DRAFT, starts_on=date(2012, 3, 27), languages=["en"])
    session.flush()
    session.refresh(event)
    event.languages, event.seats, event.second_hour = ["en", "ru"], 1200, True
    event.announced_at = datetime(2012, 3, 1, 9, tzinfo=UTC)
    move_event(work, event, EventStatus.TENTATIVE)
    session.commit()

    page = editor.get(PAGE, headers={"Accept-Language": "ru"}).text

    assert texts(page, ".history__changes li") == [
        "Анонсировано: пусто → 1\u00a0марта\u00a02012\u00a0г., 13:00 МСК",
        "Языки: английский → английский и русский",
        "Число мест: пусто → 1\u00a0200",
        "Второй из одинаковых часов: нет → да",
        "Статус: черновик → предварительно",
    ]


def test_every_column_that_is_told_exists_and_has_its_words() -> None:
    tables = Base.metadata.tables.values()
    kept = {table: kept_columns(table.name, table.columns.keys()) for table in tables}
    columns = {(table, name) for table, one in kept.items() for name in one.valued | one.named}

    assert {name for table, name in columns if name not in table.columns} == set()
    assert {name for table, name in columns if field_text(table.name, name)[0].islower()} == set()


def test_every_act_is_found_by_the_filter() -> None:
    prefixes = [prefix for _label, some in GROUPS.values() for prefix in some]

    assert sorted(prefixes) == sorted({verb.partition(".")[0] for verb in ACTS})


def test_a_column_that_is_added_later_keeps_no_values() -> None:
    later = ["names", "private_address"]

    assert kept_columns("people", later) == KeptColumns(
        frozenset({"archived_at", "legal_basis", "legal_basis_on"}), frozenset(later)
    )
    assert kept_columns("events", later).named & set(later) == set()
    assert kept_columns("channels", later) == KeptColumns()


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

    [older] = attributes(first, "a[rel=next]", "href")
    last = editor.get(older).text
    assert texts(first, "tbody th") == ["Programme item added"] * 50
    assert texts(last, "tbody th") == ["Programme item added"] * 10
    assert attributes(last, "a[rel=next]", "href") == []
    assert texts(letters, "tbody th") == ["Letters sent"]
    assert texts(nothing, ".empty") == ["Nothing was done yet that matches."]


def test_the_table_is_for_administrators(
    editor: Visitor, administrator: Visitor, make: Make, work: Work, session: Session
) -> None:
    event = make.event()
    record(work, "event.announced", event, event_id=event.id)
    session.commit()

    table = administrator.get(f"{PAGE}history.csv").get_data(as_text=True)

    assert editor.get(f"{PAGE}history.csv").status_code == 403
    assert table.splitlines() == [
        "\ufeffWhen,Who,Act,Event,Changes",
        "2012-03-20T09:00:00+00:00,,Event announced,Rivers without borders,",
    ]


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

    assert texts(editor.get(PAGE).text, "tbody th") == []


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
