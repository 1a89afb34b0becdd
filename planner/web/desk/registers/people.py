"""The register of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.contacts.duplicates.evidence import SENTENCES
from planner.contacts.duplicates.leading import survivor_of
from planner.contacts.duplicates.looking import Likely, likely_people, typed_person
from planner.contacts.duplicates.pairs import WITH_PEOPLE, pairs_of
from planner.contacts.list_rows import HEADING, table_rows
from planner.contacts.models import Person
from planner.contacts.notes import PersonNote, visible_notes
from planner.contacts.operations import (
    enter_person,
    revise_person,
    set_photo,
    trust_addresses,
)
from planner.contacts.queries import pools_of
from planner.contacts.suppression import Unwanted
from planner.contacts.suppressions import unwanted_by
from planner.contacts.table import person_lines
from planner.events.queries import parts_of
from planner.files.models import FileKind
from planner.grammar.needs import Sort
from planner.inbox.models import ReceivedMessage
from planner.inbox.queries import messages_of_person
from planner.invitations.answers import why_not_noted
from planner.invitations.contact import contact_with, contacts_with
from planner.invitations.following import follow_person
from planner.invitations.person_filter import count_of, filtered
from planner.invitations.person_order import PersonOrder, measured
from planner.invitations.queries import invitations_of
from planner.jobs.starting import start_people_sheet
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.kernel.searchable import Register
from planner.kernel.texts import Texts
from planner.merging.undoing import merges_into, why_not_undone
from planner.outbox.refusals import refusals
from planner.web.card_export import cards_of
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.calendar.days import today
from planner.web.desk.forms.people import PersonForm
from planner.web.desk.forms.person_filter import AMONG, WHOSE
from planner.web.desk.forms.person_notes import AUDIENCES, PersonNoteForm
from planner.web.desk.guests.letters import write_letters
from planner.web.desk.jobs.pages import follow
from planner.web.desk.likely import is_answered, question
from planner.web.desk.registers.assistants import beside_person
from planner.web.desk.registers.lists import ListQuery, found_in
from planner.web.desk.registers.pages import RegisterPages
from planner.web.desk.registers.people_lists import cards
from planner.web.desk.registers.person_filter import PeopleQuery, keeping, saved_ones
from planner.web.desk.registers.pictures import PictureForm, mount_picture
from planner.web.desk.registers.word_forms import Said
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import Page, measured_page_of
from planner.web.sheet_export import sheet_of
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    member,
    reading_languages,
)

blueprint = Blueprint("people", __name__, url_prefix="/people")

LATEST = 10
# The sheet of more people is a job; these take about two seconds.
MOST_IN_A_SHEET = 10_000
ORDERS = {
    PersonOrder.NAME: pgettext("order", "name"),
    PersonOrder.CAME: pgettext("order", "came most often"),
    PersonOrder.LATEST: pgettext("order", "written to lately"),
    PersonOrder.LONGEST: pgettext("order", "longest not written to"),
}


class PersonPages(RegisterPages[Person, PersonForm]):
    noun, model, form = "person", Person, PersonForm
    heading = HEADING
    table_for = Role.APPROVER  # it holds addresses

    def names_of_people(self, person: Person) -> set[str]:
        return {*person.names.values(), *person.surnames.values()}

    def asked(self) -> PeopleQuery:
        return PeopleQuery.read()

    def narrowed(self, asked: ListQuery) -> Register[Person]:
        assert isinstance(asked, PeopleQuery)
        return filtered(current_work(), asked.wanted, today())

    def page_of(self, register: Register[Person], asked: ListQuery) -> Page[Person]:
        assert isinstance(asked, PeopleQuery)
        if asked.order is PersonOrder.NAME:
            return super().page_of(register, asked)
        sorted_by = measured(current_work(), asked.order, register.narrow(select(Person)))
        return measured_page_of(
            db.session(),
            sorted_by.people,
            sorted_by.measure,
            *register.key,
            after=asked.after,
            is_descending=sorted_by.is_descending,
            options=register.options,
        )

    def enter(self, form: PersonForm) -> Person:
        return enter_person(current_work(), form.plan())

    def revise(self, person: Person, form: PersonForm) -> None:
        """Letters to guests of coming events follow a corrected name, address or language."""
        revise_person(current_work(), person, form.plan(), form.opened_version)
        for guest in follow_person(current_work(), person):
            write_letters(guest.event, [guest.id])

    def filled(self, person: Person) -> PersonForm:
        form = super().filled(person)
        if not member().may(Role.EDITOR):
            form.hide_private(person)
        return form

    def offer(self, form: PersonForm) -> None:
        form.topic_ids.offer(choices.topics(*form.topic_ids.kept))
        rows = form.affiliations
        rows.offer("organisation_id", choices.organisations(*rows.kept("organisation_id")))
        rows.offer("outlet_id", choices.outlets(*rows.kept("outlet_id")))

    def table(self, register: Register[Person]) -> Iterator[Iterable[object]]:
        lines = person_lines(db.session(), register, today())
        return table_rows(lines, reading_languages())

    def beside_list(self, asked: ListQuery) -> dict[str, Any]:
        assert isinstance(asked, PeopleQuery)
        return {
            "today": today(),
            "saved": saved_ones(),
            "keeping": keeping(asked),
            "among": AMONG,
            "whose": WHOSE,
            "orders": ORDERS,
        }

    def beside_page(self, asked: ListQuery, page: Page[Person]) -> dict[str, Any]:
        """Counting is left out where the page holds everybody."""
        work, is_whole = current_work(), page.is_first and not page.after
        return {
            "contacts": contacts_with(work, [person.id for person in page.rows]),
            "total": len(page.rows) if is_whole else count_of(work, self.narrowed(asked)),
            "most_at_once": MOST_IN_A_SHEET,
        }

    def doubts(self, form: PersonForm) -> dict[str, Any]:
        """Who this may be, asked once."""
        if form.wants_more or is_answered() or not form.validate():
            return {}
        return question(likely_of(form))

    def led_on(self, person: Person) -> ResponseReturnValue | None:
        survivor = survivor_of(db.session(), person)
        return None if survivor is person else self.back_to(survivor.id)

    def beside(self, person: Person) -> dict[str, Any]:
        office_id = current_office().id
        asked = invitations_of(office_id, person.id).limit(LATEST)
        parts = parts_of(office_id, person.id).limit(LATEST)
        return {
            "pictured": PictureForm(),
            "contact": contact_with(current_work(), person.id),
            "pools": db.session.scalars(pools_of(person.id, office_id)).all(),
            "asked": db.session.scalars(asked).all(),
            "parts": db.session.scalars(parts).all(),
            "latest": LATEST,
            "why_not_noted": why_not_noted,
            "unwanted": _unwanted(person),
            "merges": db.session.scalars(merges_into(office_id, person.id)).all(),
            "why_not_undone": partial(why_not_undone, current_work()),
            "pairs": db.session.scalars(pairs_of(office_id, person.id).options(*WITH_PEOPLE)).all(),
            "sentences": SENTENCES,
            "refused": db.session.scalars(refusals(office_id, person.emails)).all(),
            "messages": _messages(person) if member().may(Role.EDITOR) else [],
            "notes": _notes(person),
            "note_form": PersonNoteForm(),
            "audiences": AUDIENCES,
            **(beside_person(person) if member().may(Role.EDITOR) else {}),
        }

    def words_of(self, person: Person) -> Said:
        gender = person.gender or ""
        yield "names", person.names, Sort.PERSON, gender
        yield "surnames", person.surnames, Sort.PERSON, gender
        for affiliation in person.affiliations:
            yield "functions", affiliation.functions, Sort.FUNCTION, ""


@blueprint.post("/likely")
@needs(Role.EDITOR)
def likely() -> ResponseReturnValue:
    """The form as it is typed, with who the person may be. By POST, so that what was typed stands in no
    address; changes nothing.
    """
    form = pages.typed()
    return render_template("desk/people/new.html", form=form, likely=likely_of(form))


def likely_of(form: PersonForm) -> list[Likely]:
    work = current_work()
    typed = typed_person(
        work,
        Texts(form.names.data or {}),
        [(row.kind.data, row.value.data or "") for row in form.channels.rows],
        [(row.outlet_id.data, row.organisation_id.data) for row in form.affiliations.rows],
    )
    return likely_people(work, typed)


@blueprint.get("/list.xlsx")
@needs(PersonPages.table_for)
def sheet() -> ResponseReturnValue:
    """Of so many people at most; the list of more, to which this leads, offers the job."""
    asked = pages.asked()
    register = pages.narrowed(asked)
    if count_of(current_work(), register) > MOST_IN_A_SHEET:
        return redirect(url_for("desk.people.index", **asked.query), 303)
    return sheet_of("people", HEADING, pages.table(register))


@blueprint.post("/list.xlsx")
@needs(PersonPages.table_for)
def prepare_sheet() -> ResponseReturnValue:
    """The same of many people, which takes longer than anybody waits: a job, which keeps the file for a day."""
    wanted, languages = pages.asked().wanted, reading_languages()
    begin_writing()
    return follow(start_people_sheet(current_work(), wanted, today(), languages))


@blueprint.get("/list.vcf")
@needs(PersonPages.table_for)
def business_cards() -> ResponseReturnValue:
    register = pages.narrowed(pages.asked())
    return cards_of("people", cards(person_lines(db.session(), register, today())))


@blueprint.post("/<int:person_id>/trust")
@needs(Role.EDITOR)
def trust_address(person_id: int) -> ResponseReturnValue:
    """Trust an address that a mail server has refused."""
    begin_writing()
    trust_addresses(current_work(), found_in(Person, person_id))
    flash(_("The next letter will be tried. Letters that failed wait in the outbox."))
    return redirect(url_for("desk.people.show", person_id=person_id), 303)


def _unwanted(person: Person) -> list[Unwanted]:
    """The kinds of letters that the person does not want; not for viewers."""
    if not member().may(Role.EDITOR) or not person.emails:
        return []
    return [Unwanted(kind.value) for kind in sorted(unwanted_by(current_work(), person.emails))]


def _messages(person: Person) -> list[ReceivedMessage]:
    """What they have written lately."""
    return list(db.session.scalars(messages_of_person(person.office_id, person.id)))


def _notes(person: Person) -> list[PersonNote]:
    """Those that are meant for the member."""
    rows = visible_notes(person.office_id, member().user.id, role_of_member(), person.id)
    return list(db.session.scalars(rows)) if member().may(Role.EDITOR) else []


def role_of_member() -> Role:
    role = member().role
    assert role is not None
    return role


pages = PersonPages(blueprint)
pages.mount()
mount_picture(pages, FileKind.PHOTO, set_photo)
