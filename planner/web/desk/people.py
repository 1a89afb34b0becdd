"""The register of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.models import ChannelKind, Person
from planner.contacts.operations import enter_person, revise_person, set_photo
from planner.contacts.queries import outlet_choices, people, pools_of
from planner.files.models import FileKind
from planner.kernel.finding import Register
from planner.organisations.queries import choices
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.people import PersonForm
from planner.web.desk.pictures import PictureForm, mount_picture
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf, rows_of
from planner.web.doors import needs
from planner.web.fittings import now
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.unit import current_office, current_work, member

blueprint = Blueprint("people", __name__, url_prefix="/people")

_HEADING = ("Name", "Works for", "Function", "E-mail", "Telephone", "Journalist", "Language")
_KINDS = {"journalist": True, "other": False}


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    register = _register(asked)
    page = page_of(db.session(), register.select(), *register.key, after=asked.after)
    return render_template("desk/people/index.html", asked=asked, page=page, today=_today())


@blueprint.get("/list.csv")
@needs(Role.APPROVER)
def table() -> ResponseReturnValue:
    """The list as it was asked for, all of it. Addresses leave the house with it."""
    statement = _register(Asked.read()).select().execution_options(yield_per=500)
    return csv_of("people", _HEADING, map(_line, db.session.scalars(statement)))


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/people/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    person, status = attempt(form, lambda: enter_person(current_work(), form.facts()))
    if person is None:
        return render_template("desk/people/new.html", form=form), status
    flash(f"“{person.label}” is in the register.")
    return redirect(url_for("desk.people.show", person_id=person.id), 303)


@blueprint.get("/<int:person_id>")
@needs(Role.VIEWER)
def show(person_id: int) -> ResponseReturnValue:
    return _page(found_in(Person, person_id))


@blueprint.post("/<int:person_id>")
@needs(Role.EDITOR)
def update(person_id: int) -> ResponseReturnValue:
    person, form = found_in(Person, person_id), _form()
    saved, status = attempt(
        form,
        lambda: revise_person(current_work(), person, form.facts(), form.opened_version),
        stored=lambda: _stored(person),
    )
    if saved is None:
        return _page(person, form), status
    flash("Saved.")
    return redirect(url_for("desk.people.show", person_id=person_id), 303)


def _today() -> date:
    """The day it is where the office stands."""
    return now().astimezone(ZoneInfo(current_office().zone)).date()


def _register(asked: Asked) -> Register[Person]:
    return people(
        current_office().id,
        search=asked.search,
        archived=asked.archived,
        journalists=_KINDS.get(asked.kind),
    )


def _line(person: Person) -> Iterator[str]:
    languages = current_office().languages
    post = person.current_post(_today())
    phones = [c.value for c in person.channels if c.kind is ChannelKind.PHONE]
    yield person.names.best(*languages)
    yield post.employer.names.best(*languages) if post and post.employer else ""
    yield post.functions.best(*languages) if post else ""
    yield person.email
    yield "; ".join(phones)
    yield "yes" if person.is_journalist else "no"
    yield person.language


def _page(
    person: Person, form: PersonForm | None = None, pictured: PictureForm | None = None
) -> str:
    office = current_office()
    return render_template(
        "desk/people/show.html",
        person=person,
        form=form or _stored(person),
        pictured=pictured or PictureForm(),
        pools=db.session.scalars(pools_of(person.id, office.id)).all(),
    )


def _form() -> PersonForm:
    return _offered(PersonForm.read(languages=tuple(current_office().languages)))


def _stored(person: Person) -> PersonForm:
    form = PersonForm.filled(person, tuple(current_office().languages))
    if not member().may(Role.EDITOR):
        form.hide_private(person)
    return _offered(form)


def _offered(form: PersonForm) -> PersonForm:
    office = current_office()
    rows = [entry.form for entry in form.affiliations.entries]
    bodies = [row.organisation_id.data for row in rows]
    media = [row.outlet_id.data for row in rows]
    for name, offered in (
        ("organisation_id", choices(office.id, *office.languages, keep=bodies)),
        ("outlet_id", outlet_choices(office.id, *office.languages, keep=media)),
    ):
        form.affiliations.offer(name, rows_of(offered))
    return form


mount_shelf(blueprint, "person", Person)
mount_picture(blueprint, "person", Person, FileKind.PHOTO, set_photo, _page)
