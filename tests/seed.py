"""The round table of St. Petersburg, 27 March 2012, as an event in the database.

Every fact is of the source text; sentences and phrases around them are ours. What the source does
not say is not here: no venue, hour, head count, finding, direct quotation. The press contact is
invented. Russian names of persons have to be confirmed by the organiser.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.anniversaries.models import Anniversary, AnniversaryKind, Precision
from planner.contacts.models import Gender, Person, Pool
from planner.events.attendance_facts import AttendanceFacts, PoolFacts
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import (
    BodyRole,
    Certainty,
    EventKind,
    EventStatus,
    ItemKind,
    RoleNumber,
)
from planner.kernel.texts import Texts
from planner.organisations.models import (
    AidProgramme,
    Hotline,
    Organisation,
    Project,
)
from tests.factories import Make
from tests.seed_register import Bodies, add, bodies_of, hotline_of, programme_of_work, project_of
from tests.seed_talks import person_of, research_of, statements_of, survey_of

ON = date(2012, 3, 27)


@dataclass(frozen=True)
class Seed:
    """The event and what it stands on."""

    event: Event
    bodies: Bodies
    project: Project
    carmp: AidProgramme
    hotline: Hotline
    pool: Pool

    @property
    def attendance(self) -> AttendanceFacts:
        """Nobody counted; journalists and members of the pool were there."""
        pool = PoolFacts(
            names=self.pool.names,
            programme_id=self.carmp.id,
            programme_names=self.carmp.names,
            programme_abbreviation=self.carmp.abbreviation,
        )
        return AttendanceFacts(pools=(pool,))


def round_table(make: Make) -> Seed:
    """The whole round table, held."""
    bodies = bodies_of(make)
    carmp = programme_of_work(make, bodies)
    project = project_of(make, bodies, carmp)
    hotline = hotline_of(make, bodies)
    pool = make.pool(
        names=Texts(en="UN Women pool of journalists", ru="пул журналистов «ООН-женщины»"),
        programme=carmp,
    )
    event = _event(make, project, hotline)
    make.body(event, BodyRole.ORGANISER, organisation=bodies.center, position=0)
    make.body(event, BodyRole.PUBLISHER, organisation=bodies.iom, position=1)
    _occasions(make, event, bodies)
    _programme(make, event, bodies, hotline)
    add(
        make,
        PressContact,
        event=event,
        names=Texts(en="Vera Sokolova", ru="Вера Соколова"),
        functions=Texts(en="Press Officer", ru="пресс-секретарь"),
        organisation=bodies.iom,
        phone="+7 495 000-00-00",
        email="press@iom.example.org",
        languages=["ru", "en"],
    )
    make.work.session.expire_all()
    return Seed(event, bodies, project, carmp, hotline, pool)


def _event(make: Make, project: Project, hotline: Hotline) -> Event:
    return make.event(
        public_id="stpetersburg20120327",
        calendar_uid="5eed2012-0327-4000-8000-000000000001",
        kind=EventKind.ROUND_TABLE,
        status=EventStatus.HELD,
        titles=Texts(
            en="Raising Awareness on Situation with Migrants in St. Petersburg",
            ru="Привлечение внимания к положению мигрантов в Санкт-Петербурге",
        ),
        subjects=Texts(
            en="migration situation in St. Petersburg",
            ru="миграционная ситуация в Санкт-Петербурге",
        ),
        starts_on=ON,
        ends_on=ON,
        starts_clock=None,
        ends_clock=None,
        certainty=Certainty.TIME_TBC,
        cities=Texts(en="St. Petersburg", ru="Санкт-Петербург"),
        venues=Texts(),
        project=project,
        hotline=hotline,
        audiences=Texts(
            en="journalists from nationwide Russian and St. Petersburg media",
            ru="журналисты федеральных и петербургских СМИ",
        ),
    )


def _occasions(make: Make, event: Event, bodies: Bodies) -> None:
    rows = (
        (
            bodies.russian_red_cross,
            AnniversaryKind.FOUNDATION,
            1867,
            "the founding of the Russian Red Cross",
            "со дня основания Российского Красного Креста",
        ),
        (
            bodies.migration_service,
            AnniversaryKind.FOUNDATION,
            1992,
            "the Federal Migration Service of the Russian Federation (FMS of Russia)",
            "Федеральной миграционной службе Российской Федерации (ФМС России)",
        ),
        (
            bodies.unhcr,
            AnniversaryKind.START_OF_WORK,
            1992,
            "the work of UNHCR in Russia",
            "работы УВКБ ООН в России",
        ),
    )
    for position, (owner, kind, base_year, english, russian) in enumerate(rows):
        anniversary: Anniversary = make.anniversary(
            owner=owner,
            kind=kind,
            base_year=base_year,
            precision=Precision.YEAR,
            phrases=Texts(en=english, ru=russian),
            source="derived: 2012 less the years printed",
        )
        make.occasion(event, anniversary=anniversary, position=position)


def _programme(make: Make, event: Event, bodies: Bodies, hotline: Hotline) -> None:
    welcome = make.item(event, kind=ItemKind.WELCOME, position=0)
    for position, (person, functions, body) in enumerate(_welcoming(make, bodies)):
        make.part(welcome, person=person, functions=functions, organisation=body, position=position)
    survey = survey_of(make, bodies)
    research = research_of(make, bodies, hotline)
    first = make.item(event, kind=ItemKind.STUDY, position=1, study=survey)
    make.part(first, organisation=bodies.sociologists)
    second = make.item(event, kind=ItemKind.STUDY, position=2, study=research)
    make.part(second, organisation=bodies.laboratory)
    report = make.item(event, kind=ItemKind.REPORT, position=3)
    nikiforov = make.part(
        report,
        person=person_of(make, "Dmitriy Nikiforov", "Дмитрий Никифоров", Gender.MASCULINE),
        functions=Texts(
            en="Head of UFMS of Russia in St. Petersburg and Leningrad region",
            ru="начальник УФМС России по Санкт-Петербургу и Ленинградской области",
        ),
        organisation=bodies.migration_service,
    )
    talk = make.item(event, kind=ItemKind.PRESENTATION, position=4)
    specialist = make.part(
        talk,
        organisation=bodies.iom,
        unnamed_roles=Texts(en="specialist", ru="специалист"),
        role_number=RoleNumber.ONE,
    )
    statements_of(make, event, nikiforov, specialist)


def _welcoming(make: Make, bodies: Bodies) -> list[tuple[Person, Texts, Organisation]]:
    return [
        (
            person_of(make, "Tatiana Lineva", "Татьяна Линева", Gender.FEMININE),
            Texts(
                en="Head of St. Petersburg Center for International Cooperation of the Red Cross",
                ru="руководитель Санкт-Петербургского центра международного сотрудничества "
                "Красного Креста",
            ),
            bodies.center,
        ),
        (
            person_of(make, "Gesche Karrenbrock", "Геше Карренброк", Gender.FEMININE),
            Texts(
                en="UNHCR Representative in the Russian Federation",
                ru="представитель УВКБ ООН в Российской Федерации",
            ),
            bodies.unhcr,
        ),
        (
            person_of(make, "Anna Kudrya", "Анна Кудря", Gender.FEMININE),
            Texts(
                en="Coordinator of UNICEF “Child Protection” Programme in Russia",
                ru="координатор программы ЮНИСЕФ «Защита детей» в России",
            ),
            bodies.unicef,
        ),
    ]
