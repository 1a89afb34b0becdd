"""Saved things for tests: `make.event(titles=Texts(en="…"))`.

What a test does not name must not matter to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from itertools import count
from typing import Any, TypeVar

from planner.accounts.models import Membership, Office, Role, User
from planner.anniversaries.models import Anniversary, AnniversaryKind
from planner.contacts.models import Affiliation, Channel, ChannelKind, Outlet, Person, Pool
from planner.contacts.topic import Topic
from planner.events.models.event import Event, EventBody, Occasion, Part, ProgrammeItem
from planner.events.models.kinds import BodyRole, EventKind, EventStatus, ItemKind, PartState
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.events.models.task import EventTask
from planner.events.schedule import settle_times
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.invitations.models import Invitation
from planner.invitations.saved_filters import SavedFilter
from planner.kernel.ids import new_public_id, new_uid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project

M = TypeVar("M")
UNUSABLE_HASH = "!"


@dataclass
class Make:
    """Builds and flushes; the test's own `work` says for which office."""

    work: Work
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def office(self, **given: Any) -> Office:
        n = next(self._numbers)
        return self._save(
            Office,
            given,
            slug=f"office-{n}",
            names=Texts(en=f"Press Office {n}", ru=f"Пресс-служба {n}"),
            short_names=Texts(en=f"PO{n}"),
            cities=Texts(en="Geneva", ru="Женева"),
            zone="Europe/Moscow",
            languages=["en", "ru"],
            mail_from=f"press{n}@office.test",
            created_at=self.work.now,
        )

    def user(self, **given: Any) -> User:
        n = next(self._numbers)
        return self._save(
            User,
            given,
            email=f"user{n}@office.test",
            name=f"User {n}",
            password_hash=UNUSABLE_HASH,
            created_at=self.work.now,
        )

    def member(self, role: Role = Role.EDITOR, **given: Any) -> Membership:
        user = given.pop("user", None) or self.user()
        return self._own(Membership, given, user=user, role=role, since=self.work.now)

    def organisation(self, name: str = "", **given: Any) -> Organisation:
        name = name or f"Body {next(self._numbers)}"
        return self._own(
            Organisation,
            given,
            uid=new_uid(),
            names=Texts(en=name),
            short_names=Texts(),
            sort_name=name.casefold(),
        )

    def project(self, **given: Any) -> Project:
        return self._own(Project, given, uid=new_uid())

    def aid_programme(self, **given: Any) -> AidProgramme:
        return self._own(AidProgramme, given, uid=new_uid(), names=Texts(en="Regional programme"))

    def forms(self, text: str, **forms: str) -> None:
        """Confirmed Russian forms: `make.forms("Водный фонд", genitive="Водного фонда")`."""
        for need, form in forms.items():
            self._own(WordForm, {}, language="ru", text=text, need=Need(need), form=form)

    def own_kind(self, **given: Any) -> OwnKind:
        return self._own(OwnKind, given, uid=new_uid(), names=Texts(en="media walk"))

    def hotline(self, **given: Any) -> Hotline:
        return self._own(Hotline, given, uid=new_uid(), number_as_printed="8-800-000-00-00")

    def outlet(self, **given: Any) -> Outlet:
        name = f"Gazette {next(self._numbers)}"
        return self._own(
            Outlet, given, uid=new_uid(), names=Texts(en=name), sort_name=name.casefold()
        )

    def pool(self, **given: Any) -> Pool:
        return self._own(Pool, given, uid=new_uid(), names=Texts(en="Pool of journalists"))

    def topic(self, **given: Any) -> Topic:
        return self._own(Topic, given, uid=new_uid(), names=Texts(en="Water", ru="Вода"))

    def saved_filter(self, **given: Any) -> SavedFilter:
        """One of the whole office, which has been changed once."""
        name, conditions = f"Filter {next(self._numbers)}", {"kind": ["journalist"]}
        former = {"name": name, "conditions": {"kind": ["other"]}, "is_shared": True}
        return self._own(SavedFilter, given, name=name, conditions=conditions, former=former)

    def person(self, name: str = "", *, email: str | None = None, **given: Any) -> Person:
        n = next(self._numbers)
        name = name or f"Person {n}"
        person = self._own(
            Person,
            given,
            uid=new_uid(),
            names=Texts(en=name),
            sort_name=name.casefold(),
            search_text=name.casefold(),
        )
        email = f"person{n}@paper.test" if email is None else email
        if email:
            self._own(
                Channel, {}, person=person, kind=ChannelKind.EMAIL, value=email, key=email.lower()
            )
        return person

    def affiliation(self, person: Person, **given: Any) -> Affiliation:
        return self._own(Affiliation, given, person=person)

    def anniversary(self, **given: Any) -> Anniversary:
        return self._own(
            Anniversary,
            given,
            uid=new_uid(),
            kind=AnniversaryKind.FOUNDATION,
            base_year=1867,
            phrases=Texts(en="the founding of a society", ru="со дня основания общества"),
        )

    def event(self, **given: Any) -> Event:
        """One that was put off keeps its day, unless told otherwise."""
        day = given.get("starts_on", date(2012, 3, 27))
        is_put_off = given.get("status") is EventStatus.POSTPONED
        event = self._own(
            Event,
            given,
            public_id=new_public_id(),
            calendar_uid=new_uid(),
            revised_at=self.work.now,
            created_at=self.work.now,
            kind=EventKind.ROUND_TABLE,
            titles=Texts(en="Rivers without borders"),
            languages=["en", "ru"],
            status=EventStatus.CONFIRMED,
            starts_on=date(2012, 3, 27),
            ends_on=date(2012, 3, 27),
            starts_clock=time(11),
            ends_clock=time(13),
            zone="Europe/Moscow",
            cities=Texts(en="Geneva", ru="Женева"),
            venues=Texts(en="Small Hall"),
            put_off_from=day if is_put_off else None,
        )
        settle_times(event)
        self.work.session.flush()
        return event

    def body(self, event: Event, role: BodyRole = BodyRole.ORGANISER, **given: Any) -> EventBody:
        organisation = given.pop("organisation", None) or self.organisation()
        return self._own(EventBody, given, event=event, organisation=organisation, role=role)

    def occasion(self, event: Event, **given: Any) -> Occasion:
        anniversary = given.pop("anniversary", None) or self.anniversary()
        return self._own(Occasion, given, event=event, anniversary=anniversary)

    def study(self, **given: Any) -> Study:
        return self._own(Study, given, uid=new_uid(), titles=Texts(en="Lives on the move"))

    def item(self, event: Event, **given: Any) -> ProgrammeItem:
        return self._own(
            ProgrammeItem,
            given,
            event=event,
            uid=new_uid(),
            kind=ItemKind.REPORT,
            position=next(self._numbers),
            minutes=15,
        )

    def task(self, event: Event, **given: Any) -> EventTask:
        return self._own(
            EventTask, given, event=event, uid=new_uid(), titles=Texts(en="Book the venue")
        )

    def part(self, item: ProgrammeItem, **given: Any) -> Part:
        return self._own(Part, given, item=item, uid=new_uid(), state=PartState.CONFIRMED)

    def invitation(self, event: Event | None = None, **given: Any) -> Invitation:
        person = given.pop("person", None) or self.person()
        return self._own(
            Invitation,
            given,
            event=event or self.event(),
            person=person,
            public_id=new_public_id(),
            name=person.name("en"),
            address=person.email,
            language="en",
            invited_at=self.work.now,
        )

    def _own(self, model: type[M], given: dict[str, Any], **defaults: Any) -> M:
        return self._save(model, given, office_id=self.work.office_id, **defaults)

    def _save(self, model: type[M], given: dict[str, Any], **defaults: Any) -> M:
        thing = model(**{**defaults, **given})
        self.work.session.add(thing)
        self.work.session.flush()
        return thing
