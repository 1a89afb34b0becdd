"""The register of pools, and who is in each."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.models import Person, Pool
from planner.contacts.pools import (
    add_members,
    enter_pool,
    people_named,
    remove_member,
    revise_pool,
)
from planner.contacts.queries import member_counts, members_of, people
from planner.kernel.errors import Invalid
from planner.kernel.finding import Register
from planner.organisations.queries import choices, programme_choices
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.pools import MembersForm, PoolForm
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf, rows_of, sought
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import PAGE, page_of
from planner.web.unit import current_office, current_work

blueprint = Blueprint("pools", __name__, url_prefix="/pools")

_MOST_TICKED = 500


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    register = _register(asked)
    page = page_of(db.session(), register.select(), *register.key, after=asked.after)
    counts = dict(rows_of(member_counts(current_office().id)))
    return render_template("desk/pools/index.html", asked=asked, page=page, counts=counts)


@blueprint.get("/list.csv")
@needs(Role.VIEWER)
def table() -> ResponseReturnValue:
    """The list as it was asked for, all of it."""
    languages = current_office().languages
    counts = dict(rows_of(member_counts(current_office().id)))
    rows = (
        (pool.names.best(*languages), counts.get(pool.id, 0))
        for pool in db.session.scalars(_register(Asked.read()).select())
    )
    return csv_of("pools", ("Name", "Members"), rows)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/pools/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    pool, status = attempt(form, lambda: enter_pool(current_work(), form.facts()))
    if pool is None:
        return render_template("desk/pools/new.html", form=form), status
    flash(f"“{pool.label}” is in the register. Put people into it.")
    return redirect(url_for("desk.pools.show", pool_id=pool.id), 303)


@blueprint.get("/<int:pool_id>")
@needs(Role.VIEWER)
def show(pool_id: int) -> ResponseReturnValue:
    return _page(found_in(Pool, pool_id))


@blueprint.post("/<int:pool_id>")
@needs(Role.EDITOR)
def update(pool_id: int) -> ResponseReturnValue:
    pool, form = found_in(Pool, pool_id), _form()
    saved, status = attempt(
        form,
        lambda: revise_pool(current_work(), pool, form.facts(), form.opened_version),
        stored=lambda: _stored(pool),
    )
    if saved is None:
        return _page(pool, form), status
    flash("Saved.")
    return redirect(url_for("desk.pools.show", pool_id=pool_id), 303)


@blueprint.post("/<int:pool_id>/members")
@needs(Role.EDITOR)
def join(pool_id: int) -> ResponseReturnValue:
    pool, form = found_in(Pool, pool_id), MembersForm.read()
    form.people.offer(_cards(_by_number(form.people.data or [])))
    number, status = attempt(form, lambda: _joined(pool, form))
    if number is None:
        return _page(pool, joining=form), status
    flash(f"{number} new in the pool." if number else "They were in the pool already.")
    return redirect(url_for("desk.pools.show", pool_id=pool_id), 303)


@blueprint.post("/<int:pool_id>/members/<int:person_id>/removal")
@needs(Role.EDITOR)
def leave(pool_id: int, person_id: int) -> ResponseReturnValue:
    pool, person = found_in(Pool, pool_id), found_in(Person, person_id)
    remove_member(current_work(), pool, person)
    flash(f"“{person.label}” is no longer in the pool.")
    return redirect(url_for("desk.pools.show", pool_id=pool_id), 303)


def _joined(pool: Pool, form: MembersForm) -> int:
    work = current_work()
    ticked = _by_number(form.people.data or [])
    named = people_named(work, form.pasted.data or "", "pasted")
    if not ticked and not named:
        raise Invalid("pasted", "Tick somebody who was found, or paste a name or an address.")
    return add_members(work, pool, [*ticked, *named])


def _register(asked: Asked) -> Register[Pool]:
    return Register(
        model=Pool,
        office_id=current_office().id,
        search=asked.search,
        archived=asked.archived,
    )


def _page(pool: Pool, form: PoolForm | None = None, joining: MembersForm | None = None) -> str:
    """The pool, a page of its members, and those whom the search for new ones found."""
    office = current_office()
    key = (Person.sort_name, Person.id)
    words = sought("find")
    found: list[Person] = []
    if words.strip():
        register = people(office.id, search=words, not_in_pool=pool.id)
        found = list(db.session.scalars(register.select().limit(PAGE)))
    joining = joining or MembersForm()
    joining.people.offer(_cards(found))
    return render_template(
        "desk/pools/show.html",
        pool=pool,
        form=form or _stored(pool),
        joining=joining,
        sought=words,
        page=page_of(db.session(), members_of(pool.id, office.id), *key, after=Asked.read().after),
    )


def _by_number(numbers: list[int]) -> list[Person]:
    ticked = people(current_office().id).select().where(Person.id.in_(numbers[:_MOST_TICKED]))
    return list(db.session.scalars(ticked))


def _cards(found: list[Person]) -> list[tuple[int, str]]:
    return [(one.id, ", ".join(filter(None, (one.label, one.email)))) for one in found]


def _form() -> PoolForm:
    return _offered(PoolForm.read(languages=tuple(current_office().languages)))


def _stored(pool: Pool) -> PoolForm:
    return _offered(PoolForm.filled(pool, tuple(current_office().languages)))


def _offered(form: PoolForm) -> PoolForm:
    office = current_office()
    bodies = choices(office.id, *office.languages, keep=[form.created_by_id.data])
    programmes = programme_choices(office.id, *office.languages, keep=[form.programme_id.data])
    form.created_by_id.offer(rows_of(bodies))
    form.programme_id.offer(rows_of(programmes))
    return form


mount_shelf(blueprint, "pool", Pool)
