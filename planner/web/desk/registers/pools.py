"""The register of pools, and who is in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask import Blueprint
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
from planner.contacts.queries import WITH_ALL, member_counts, members_of, people
from planner.grammar.needs import Sort
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, pgettext
from planner.web.addresses import number_in_query
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.forms.pools import MembersForm, PoolForm
from planner.web.desk.registers.lists import ListQuery, found_in, rows_of, sought
from planner.web.desk.registers.pages import RegisterPages
from planner.web.desk.registers.person_filter import FilterChoices, saved_condition
from planner.web.desk.registers.word_forms import Said
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.paging import PAGE, page_of
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    reading_languages,
)

blueprint = Blueprint("pools", __name__, url_prefix="/pools")

_MOST_TICKED = 500


class PoolPages(RegisterPages[Pool, PoolForm]):
    noun, model, form = "pool", Pool, PoolForm
    heading = (pgettext("thing", "Name"), _("Members"))

    def enter(self, form: PoolForm) -> Pool:
        return enter_pool(current_work(), form.plan())

    def entered(self, pool: Pool) -> str:
        return _("“%(name)s” is in the register. Put people into it.", name=pool.label)

    def revise(self, pool: Pool, form: PoolForm) -> None:
        revise_pool(current_work(), pool, form.plan(), form.opened_version)

    def offer(self, form: PoolForm) -> None:
        form.created_by_id.offer(choices.organisations(form.created_by_id.kept))
        form.programme_id.offer(choices.programmes_of_work(form.programme_id.kept))

    def lines(self, pools: Iterable[Pool]) -> Iterator[Iterable[object]]:
        languages, counts = reading_languages(), _counts()
        for pool in pools:
            yield pool.names.best(*languages), counts.get(pool.id, 0)

    def beside_list(self, asked: ListQuery) -> dict[str, Any]:
        return {"counts": _counts()}

    def beside(self, pool: Pool) -> dict[str, Any]:
        """A page of its members, and the people that a search for new ones found."""
        key, search = (Person.sort_name, Person.id), sought("find")
        chosen = number_in_query("filter")
        members = members_of(pool.id, current_office().id)
        after = ListQuery.read().after
        return {
            "joining": _joining(pool, search, chosen),
            "filters": FilterChoices().rows,
            "chosen_filter": chosen,
            "sought": search,
            "page": page_of(db.session(), members, *key, after=after, options=WITH_ALL),
        }

    def words_of(self, pool: Pool) -> Said:
        yield "names", pool.names, Sort.PHRASE, ""


pages = PoolPages(blueprint)
pages.mount()


@blueprint.post("/<int:pool_id>/members")
@needs(Role.EDITOR)
def add_pool_members(pool_id: int) -> ResponseReturnValue:
    pool, form = found_in(Pool, pool_id), MembersForm.read()
    form.people.offer(_options(_by_number(form.people.data or [])))
    number, status = submit_form(form, lambda: _joined(pool, form))
    if number is None:
        form.people.offer(_options(_not_in(pool, sought("find"))))
        return pages.page(pool, joining=form), status
    flash(
        ngettext(
            "%(count)s new in the pool.",
            "%(count)s new in the pool.",
            number,
            count=number_text(number),
        )
        if number
        else _("They were in the pool already.")
    )
    return pages.back_to(pool_id)


@blueprint.post("/<int:pool_id>/members/<int:person_id>/removal")
@needs(Role.EDITOR)
def remove_pool_member(pool_id: int, person_id: int) -> ResponseReturnValue:
    begin_writing()
    pool, person = found_in(Pool, pool_id), found_in(Person, person_id)
    remove_member(current_work(), pool, person)
    flash(_("“%(name)s” is no longer in the pool.", name=person.label))
    return pages.back_to(pool_id)


def _joined(pool: Pool, form: MembersForm) -> int:
    work = current_work()
    ticked = _by_number(form.people.data or [])
    named = people_named(work, form.pasted.data or "", "pasted")
    if not ticked and not named:
        raise Invalid("pasted", _("Tick somebody who was found, or paste a name or an address."))
    return add_members(work, pool, [*ticked, *named])


def _counts() -> dict[int, int]:
    """How many people are in each pool that has any."""
    return dict(rows_of(member_counts(current_office().id)))


def _joining(pool: Pool, search: str, chosen: int | None) -> MembersForm:
    form = MembersForm()
    form.people.offer(_options(_not_in(pool, search, chosen)))
    return form


def _not_in(pool: Pool, search: str, chosen: int | None = None) -> list[Person]:
    """People whom the search finds, or a saved filter lets through, who are not in the pool yet; none
    without either.
    """
    if not search.strip() and chosen is None:
        return []
    register = people(current_office().id, search=search, not_in_pool=pool.id)
    found = register.select().limit(PAGE)
    if chosen is not None:
        wanted = saved_condition(chosen)
        found = found.where(*wanted)
    return list(db.session.scalars(found))


def _by_number(numbers: list[int]) -> list[Person]:
    ticked = people(current_office().id).select().where(Person.id.in_(numbers[:_MOST_TICKED]))
    return list(db.session.scalars(ticked))


def _options(found: list[Person]) -> list[tuple[int, str]]:
    return [(person.id, ", ".join(filter(None, (person.label, person.email)))) for person in found]
