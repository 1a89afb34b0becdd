"""Facts from the record: bounded statements, days that do not exist, one state one fingerprint."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Engine, event, select

from planner.accounts.models import Office
from planner.anniversaries.models import Precision
from planner.contacts.models import Gender
from planner.events.models.statement import Statement
from planner.grammar.needs import Sort
from planner.kernel.texts import Texts
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from planner.releases.facts.event_facts import SeriesFacts
from planner.releases.facts.loading import load_facts
from planner.releases.facts.sourced_value import Phrase, SourcedValue
from tests.factories import Make
from tests.seed import ON, Seed
from tests.unit.releases.conftest import LoadFacts, plainly_spaced


def test_a_day_that_only_leap_years_have(make: Make, facts_of: LoadFacts) -> None:
    marked = make.event(starts_on=date(2013, 1, 5), ends_on=date(2013, 1, 6))
    rows = ((Precision.DAY, 29), (Precision.DAY, 28), (Precision.MONTH, 28))
    for position, (precision, day) in enumerate(rows):
        anniversary = make.anniversary(
            base_year=1992, exact_on=date(1992, 2, day), precision=precision
        )
        make.occasion(marked, anniversary=anniversary, position=position)

    facts = facts_of(marked)

    assert [occasion.falls_on for occasion in facts.occasions] == [None, date(2013, 2, 28), None]
    assert [occasion.years for occasion in facts.occasions] == [21, 21, 21]


def test_without_a_day_no_years_are_counted(make: Make, facts_of: LoadFacts) -> None:
    undated = make.event(starts_on=None, ends_on=None, starts_clock=None, ends_clock=None)
    make.occasion(undated)

    assert facts_of(undated).occasions == ()


def test_all_languages_of_one_state_share_a_revision(
    make: Make, office: Office, seed: Seed
) -> None:
    def now(*languages: str, on: date = ON) -> str:
        session = make.work.session
        record = load_facts(session, seed.event, on=on, office=office, attendance=seed.attendance)
        return record.revision(languages)

    before = now("en", "ru")

    assert now("ru", "en", on=date(2012, 3, 28)) == before
    assert now("en") != before
    seed.event.starts_at = None  # of an event that keeps its day
    assert now("en", "ru") == before
    seed.event.subjects = Texts(en="another subject")
    assert now("en", "ru") != before


def test_a_language_is_read_once_and_asks_the_database_nothing(
    make: Make, office: Office, seed: Seed, engine: Engine
) -> None:
    session = make.work.session
    session.flush()
    session.expire_all()
    record = load_facts(session, seed.event, on=ON, office=office)
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    both = record.facts("en"), record.facts("ru")

    assert asked == []
    assert record.facts("en") is both[0]
    assert both[0] != both[1]


def test_a_gender_is_grammar_and_not_a_word_of_the_text(seed: Seed, facts_of: LoadFacts) -> None:
    speaker = facts_of(seed.event, "ru").items[0].speakers[0]

    assert (speaker.gender.text, speaker.gender.path) == (
        Gender.FEMININE,
        "programme.0.parts.0.person.gender",
    )


def test_the_statements_do_not_grow_with_the_event(
    make: Make, seed: Seed, office: Office, engine: Engine
) -> None:
    def count() -> int:
        make.work.session.expire_all()
        seen: list[str] = []

        def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        load_facts(make.work.session, seed.event, on=ON, office=office).facts("en")
        event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    before = count()
    for _ in range(3):
        item = make.item(seed.event, study=make.study(conductor=make.organisation()))
        make.part(item, person=make.person(), organisation=make.organisation())
        make.occasion(seed.event, anniversary=make.anniversary(owner=make.organisation()))
        make.body(seed.event)

    assert count() == before


def test_where_it_was_held(make: Make, office: Office, facts_of: LoadFacts) -> None:
    event = make.event(
        venues=Texts(en="Harbour House", ru="Дом порта"),
        venue_takes_the=True,
        countries=Texts(en="Norland", ru="Норландия"),
        remote_sites=Texts(en="Vspolye\nMareno", ru="Всполье\nМарено"),
        has_remote_guests=True,
        link="https://meet.house.test/1",
    )

    without = facts_of(event, "ru").event
    office.prints_country = True
    facts = facts_of(event, "ru").event

    assert not without.country
    assert facts.country.text == "Норландия"
    assert (facts.venue.text, facts.venue.sort) == ("Дом порта", Sort.PLACE)
    assert [(site.text, site.sort) for site in facts.remote_sites] == [
        ("Всполье", Sort.PLACE),
        ("Марено", Sort.PLACE),
    ]
    assert (facts.venue_takes_the, facts.has_remote_guests, facts.is_hybrid) == (True, True, True)
    assert not facts_of(make.event(), "en").event.is_hybrid


def test_the_project_of_an_item(make: Make, facts_of: LoadFacts) -> None:
    union = make.organisation("Union")
    project = make.project(names=Texts(en="A River on the Shelf"), implementer=union)
    event = make.event()
    make.item(event, project=project)

    presented = facts_of(event).items[0].project
    russian = facts_of(event, "ru")

    assert presented is not None
    assert presented.name == SourcedValue("A River on the Shelf", "programme.0.project.names.en")
    assert presented.implementer_id == union.id
    assert russian.items[0].project is None
    assert "programme.0.project.names.ru" in [missing.path for missing in russian.missing]


def test_the_next_and_the_earlier_event(make: Make, office: Office, facts_of: LoadFacts) -> None:
    event = make.event(
        next_on=date(2012, 6, 9),
        next_cities=Texts(en="Vspolye"),
        earlier_on=date(2011, 10, 3),
        earlier_cities=Texts(en="Mareno"),
        earlier_is_first=True,
        photo_captions=Texts(en="A post\nA well"),
        interviews=Texts(en="Ask the desk"),
    )

    facts = facts_of(event).event
    late = load_facts(
        make.work.session, event, on=ON, office=office, at=datetime(2012, 6, 10, 9, tzinfo=UTC)
    ).facts("en")

    assert facts.series == SeriesFacts(
        next_on=date(2012, 6, 9),
        next_city=SourcedValue("Vspolye", "event.next_cities.en", Sort.PLACE),
        earlier_on=date(2011, 10, 3),
        earlier_city=SourcedValue("Mareno", "event.earlier_cities.en", Sort.PLACE),
        earlier_is_first=True,
    )
    assert [caption.text for caption in facts.photo_captions] == ["A post", "A well"]
    assert facts.interviews.text == "Ask the desk"
    assert late.event.series.next_is_past
    assert [one.path for one in check(late, draft(late)) if one.number == 8] == ["event.next_on"]
    assert [one for one in check(facts_of(event), []) if one.number == 8] == []


def test_a_confirmed_form_of_one_of_several_lines_counts(
    seed: Seed, make: Make, facts_of: LoadFacts
) -> None:
    """Topics stand one a line, and each has forms of its own."""
    spoken = make.work.session.scalars(select(Statement)).all()
    topics = next(one.texts["ru"].splitlines() for one in spoken if "\n" in one.texts["ru"])
    for topic in topics:
        make.forms(topic, prepositional=f"<{topic}>")

    blocks = draft(facts_of(seed.event, "ru", seed.attendance))

    told = next(block for block in blocks if topics[0] in plainly_spaced(block.text))
    assert [topic for topic in topics if f"<{topic}>" not in plainly_spaced(told.text)] == []
    assert not {form.text for form in told.proposed} & {*topics}


def test_what_goes_on_in_a_sentence_is_a_phrase_and_titles_are_not(
    make: Make, facts_of: LoadFacts
) -> None:
    held = make.event(
        titles=Texts(en="Small Rivers"),
        subjects=Texts(en="Flows in rivers"),
        audiences=Texts(en="Editors"),
    )
    make.part(make.item(held), unnamed_roles=Texts(en="A legal expert"))

    facts = facts_of(held)

    (item,) = facts.items
    phrases = (facts.event.subject, facts.event.audience, item.speakers[0].role)
    assert [type(value) for value in phrases] == [Phrase] * 3
    assert type(facts.event.title) is SourcedValue
