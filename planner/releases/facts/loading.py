"""Loads the facts of a release from the database, in a bounded number of statements."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from planner.accounts.models import Office
from planner.anniversaries.models import Anniversary
from planner.events.attendance_facts import AttendanceFacts
from planner.events.models.event import (
    Event,
    EventBody,
    Occasion,
    Part,
    PressContact,
    ProgrammeItem,
)
from planner.events.models.kinds import BodyRole, EventStatus
from planner.events.models.statement import Statement
from planner.events.models.study import Study
from planner.grammar.models import WordForm
from planner.kernel.messages import SOURCE_LANGUAGE, reading_in
from planner.kernel.messages import gettext as _
from planner.organisations.models import (
    AidProgramme,
    Hotline,
    HotlineOperator,
    Organisation,
    ProgrammeDonor,
    Project,
    ProjectBody,
)
from planner.releases.facts.announced_facts import NOT_ANNOUNCED, Disclosure, announced_facts
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.issue_day import is_coming, next_is_past
from planner.releases.facts.known_forms import KnownForms
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.loading_attendance import present_facts
from planner.releases.facts.loading_contacts import contacts_facts, hotline_facts
from planner.releases.facts.loading_event import event_facts, series_facts, standing_facts
from planner.releases.facts.loading_forms import forms_of_record
from planner.releases.facts.loading_occasions import occasions_facts
from planner.releases.facts.loading_programme import item_facts
from planner.releases.facts.loading_statements import statements_of, unprintable
from planner.releases.facts.release_facts import (
    ProjectFacts,
    ReleaseFacts,
)


@dataclass(kw_only=True, slots=True)
class Record:
    """An event with everything that its releases report, loaded once for all languages.

    It does not follow later changes: load it again after one. `spoken` holds the statements with
    their paths; `on` is the day of the release, `at` as in `load_facts`.
    """

    event: Event
    spoken: list[tuple[str, Statement]]
    attendance: AttendanceFacts
    forms: list[WordForm]
    on: date
    office: Office
    at: datetime | None = None
    is_coming: bool = False
    next_is_past: bool = False
    _read: dict[str, ReleaseFacts] = field(default_factory=dict)

    @property
    def disclosure(self) -> Disclosure:
        """An event that was put off is announced anew with its new day."""
        is_put_off = self.event.status is EventStatus.POSTPONED
        return Disclosure(self.is_coming or is_put_off, self.at)

    def facts(self, language: str) -> ReleaseFacts:
        if language not in self._read:
            self._read[language] = _facts(self, language)
        return self._read[language]

    def revision(self, languages: Iterable[str]) -> str:
        """The fingerprint of the data in `languages`: releases drafted from the same data share it.

        It does not cover the day of the release or `standing`, which no text prints, or forms that
        were confirmed as they had been proposed.
        """
        with reading_in(SOURCE_LANGUAGE):  # sentences in the facts are translated for the reader
            facts = {language: asdict(self.facts(language)) for language in languages}
        for values in facts.values():
            del values["on"], values["standing"]
            known = values["forms"]["entries"]
            values["forms"]["entries"] = [one for one in known if not one["is_as_proposed"]]
        return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def load_facts(
    session: Session,
    event: Event,
    *,
    on: date,
    office: Office,
    attendance: AttendanceFacts | None = None,
    at: datetime | None = None,
) -> Record:
    """The record as it is now; `on` is the day of the release.

    `at` is when the release is read, at the earliest: an event that has not begun then is told in
    the future; without it none is. `attendance` is computed from the guest list by the caller, because `invitations` and `releases`
    do not import each other. Without it a release does not report who came.
    """
    event = _loaded(session, event, office)
    spoken = statements_of(session, event)
    attendance = attendance or AttendanceFacts()
    rows = [event, office, *(statement for _path, statement in spoken)]
    return Record(
        event=event,
        spoken=spoken,
        attendance=attendance,
        forms=forms_of_record(session, office.id, rows, attendance),
        on=on,
        office=office,
        at=at,
        is_coming=is_coming(event, at),
        next_is_past=next_is_past(event, at, on),
    )


def _loaded(session: Session, event: Event, office: Office) -> Event:
    return session.scalars(
        select(Event)
        .where(Event.id == event.id, Event.office_id == office.id)
        .options(*_everything())
    ).one()


def _everything() -> tuple[ORMOption, ...]:
    items = selectinload(Event.programme)
    parts = items.selectinload(ProgrammeItem.parts)
    study = items.joinedload(ProgrammeItem.study)
    project = joinedload(Event.project)
    donors = selectinload(AidProgramme.donors).joinedload(ProgrammeDonor.organisation)
    return (
        selectinload(Event.bodies)
        .joinedload(EventBody.organisation)
        .selectinload(Organisation.boilerplates),
        selectinload(Event.occasions)
        .joinedload(Occasion.anniversary)
        .joinedload(Anniversary.owner),
        parts.joinedload(Part.person),
        parts.joinedload(Part.organisation).joinedload(Organisation.genitives),
        study.joinedload(Study.conductor),
        study.joinedload(Study.commissioner),
        study.joinedload(Study.hotline),
        items.joinedload(ProgrammeItem.project),
        project.joinedload(Project.implementer),
        project.joinedload(Project.partner_of),
        project.joinedload(Project.programme).options(donors),
        project.selectinload(Project.bodies).joinedload(ProjectBody.organisation),
        joinedload(Event.programme_of_work).options(donors),
        joinedload(Event.hotline)
        .selectinload(Hotline.operators)
        .joinedload(HotlineOperator.organisation),
        selectinload(Event.contacts).joinedload(PressContact.organisation),
    )


def _facts(record: Record, language: str) -> ReleaseFacts:
    reader, event = LanguageReader(language, record.on, record.forms), record.event
    disclosure = record.disclosure
    return ReleaseFacts(
        language=language,
        on=record.on,
        oxford_comma=record.office.oxford_comma,
        prints_titles=record.office.prints_titles,
        event=replace(
            event_facts(reader, event, record.office, is_coming=record.is_coming),
            series=series_facts(reader, event, next_is_past=record.next_is_past),
        ),
        standing=standing_facts(event, record.spoken, language, disclosure),
        organisers=_bodies(reader, event, BodyRole.ORGANISER),
        co_organisers=_bodies(reader, event, BodyRole.CO_ORGANISER),
        publishers=_bodies(reader, event, BodyRole.PUBLISHER),
        partners=_bodies(reader, event, BodyRole.PARTNER),
        donors=_bodies(reader, event, BodyRole.DONOR),
        supporters=_bodies(reader, event, BodyRole.SUPPORTER),
        hosts=_bodies(reader, event, BodyRole.HOST),
        project=_project(reader, event.project),
        programme=reader.programme(event.programme_of_work, "programme_of_work"),
        occasions=occasions_facts(reader, event),
        items=item_facts(reader, event, record.spoken, disclosure),
        hotline=hotline_facts(reader, event.hotline),
        present=present_facts(reader, record.attendance),
        contacts=contacts_facts(reader, event.contacts),
        unprintable=unprintable(language, record.spoken),
        missing=reader.missing,
        forms=KnownForms(entries=reader.forms),
        names_centenaries=record.office.names_centenaries,
        announced=announced_facts(reader, event) if disclosure.is_coming else NOT_ANNOUNCED,
    )


def _bodies(reader: LanguageReader, event: Event, role: BodyRole) -> tuple[BodyFacts, ...]:
    is_sender = role in (BodyRole.ORGANISER, BodyRole.CO_ORGANISER, BodyRole.PUBLISHER)
    return tuple(
        reader.body(body.organisation, f"bodies.{index}.organisation", full=is_sender)
        for index, body in enumerate(event.bodies)
        if body.role is role
    )


def _project(reader: LanguageReader, project: Project | None) -> ProjectFacts | None:
    if project is None:
        return None
    return ProjectFacts(
        name=reader.text(project.names, "project.names", _("name of the project")),
        description=reader.phrase(project.descriptions, "project.descriptions", _("the project")),
        aims=reader.phrases(project.aims, "project.aims", _("aims of the project")),
        donors=tuple(
            reader.body(donor, f"project.donors.{index}")
            for index, donor in enumerate(project.donors)
        ),
        funding_is_confirmed=project.funding_is_confirmed,
        is_cofunded=project.is_cofunded,
        implementer=reader.perhaps_body(project.implementer, "project.implementer"),
        partner_of=reader.perhaps_body(project.partner_of, "project.partner_of"),
        programme=reader.programme(project.programme, "project.programme"),
        funding_statement=reader.text(
            project.funding_statements, "project.funding_statements", _("funding statement")
        ),
        disclaimer=reader.text(project.disclaimers, "project.disclaimers", _("disclaimer")),
        waiver=project.visibility_waived,
    )
