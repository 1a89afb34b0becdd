"""The page on which people are invited: where from, who they are, and the letter beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload

from planner.contacts.models import Affiliation, Person
from planner.contacts.queries import writing_about
from planner.events.known_days import has_calendar_date
from planner.events.models.event import Event
from planner.invitations.candidates import why_not_askable
from planner.invitations.contact import contacts_with
from planner.invitations.models import Invitation
from planner.invitations.operations import Report
from planner.kernel.dates import number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, ngettext
from planner.kernel.searchable import each_word
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import own_texts
from planner.web.addresses import number_in_query
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.forms.invitations import InviteForm, PasteForm
from planner.web.desk.guests.letter_preview import letter_language
from planner.web.desk.guests.letters import invited_notice
from planner.web.desk.outbox.letters import released_notice
from planner.web.notices import flash
from planner.web.pages import language_name
from planner.web.transaction import current_work, reading_languages

AT_ONCE = 100


class Source(StrEnum):
    """Where the people come from who are invited."""

    SEARCH = "search"
    POOLS = "pools"
    GUESTS = "guests"
    PASTE = "paste"


_SOURCES = {
    Source.SEARCH: _("Search"),
    Source.POOLS: _("Pools, outlets, beats"),
    Source.GUESTS: _("Guests of an event"),
    Source.PASTE: _("Paste from a spreadsheet"),
}
_PAGES = {
    Source.SEARCH: "desk/inviting/search.html",
    Source.POOLS: "desk/inviting/pools.html",
    Source.GUESTS: "desk/inviting/guests.html",
    Source.PASTE: "desk/inviting/paste.html",
}


def invite_page(event: Event, source: Source, form: InviteForm | PasteForm, **shown: Any) -> str:
    """The page with the form of that source, and below it what is `shown` of the people, if any."""
    search, topic = request.args.get("search", "")[:200], number_in_query("topic")
    people = _people(event, search, topic) if source is Source.SEARCH else []
    return render_template(
        _PAGES[source],
        event=event,
        form=form,
        source=source,
        sources=_SOURCES,
        search=search,
        topic=topic,
        beats=choices.beats(event).rows or () if source is Source.SEARCH else (),
        people=people,
        contacts=contacts_with(current_work(), [person.id for person in people]),
        at_once=AT_ONCE,
        has_calendar_date=has_calendar_date(event),
        why_not=why_not_askable(event),
        workplace=_workplace,
        letter_language=letter_language(event),
        letter_languages=languages(),
        letters_by_language=_letters_by_language,
        standard_languages=_standard_languages(event),
        **{"review": None, "preview": None, "crowded": (), **shown},
    )


def _standard_languages(event: Event) -> list[str]:
    """Languages in which the invitation has the standard text, though not in all languages."""
    own_ones = own_texts(db.session(), event.office_id, event.id)
    own, standard = own_ones.only_in(LetterKind.INVITATION, languages())
    return sorted(standard) if own else []


def is_sent_now() -> bool:
    """Whether the letters were asked to leave at once, and not to wait in the outbox."""
    return request.form.get("send") == "now"


def invited_sentence(report: Report) -> str:
    """How many were invited, and what becomes of their letters."""
    number = len(report.invited)
    if not number or not is_sent_now():
        return invited_notice(report)
    invited = ngettext(
        "%(count)s invited.", "%(count)s invited.", number, count=number_text(number)
    )
    return f"{invited} {released_notice(number)}"


def done(event: Event, notice: str) -> ResponseReturnValue:
    """To the guest list, with the notice."""
    flash(notice)
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


def _letters_by_language(tags: Iterable[str]) -> str:
    """“8 in English, 4 in Russian”, the most frequent first."""
    counted = Counter(tags).most_common()
    return ", ".join(
        _("%(count)s in %(language)s", count=number_text(count), language=language_name(tag))
        for tag, count in counted
    )


def _people(event: Event, search: str, topic: int | None) -> list[Person]:
    """Up to `AT_ONCE` people whom the search finds, journalists first, without those invited;
    with a `topic` only those whose beat it is.
    """
    statement = (
        select(Person)
        .options(
            selectinload(Person.channels),
            selectinload(Person.affiliations).options(
                joinedload(Affiliation.outlet), joinedload(Affiliation.organisation)
            ),
        )
        .where(
            Person.office_id == event.office_id,
            Person.archived_at.is_(None),
            *each_word(Person.search_text, search),
            *([writing_about([topic])] if topic else []),
            ~_is_invited_to(event),
        )
        .order_by(Person.sort_name, Person.id)
    )
    found: list[Person] = []
    # Two statements: each reads in the order of the index and stops when the page is full.
    for is_journalist in (True, False):
        group = statement.where(Person.is_journalist.is_(is_journalist))
        found += db.session.scalars(group.limit(AT_ONCE - len(found)))
        if len(found) == AT_ONCE:
            break
    return found


def _is_invited_to(event: Event) -> ColumnElement[bool]:
    """Correlated: checked for each person found, rather than listed for the whole guest list."""
    return (
        select(Invitation.id)
        .where(
            Invitation.office_id == event.office_id,
            Invitation.event_id == event.id,
            Invitation.person_id == Person.id,
            Invitation.withdrawn_at.is_(None),
        )
        .exists()
    )


def _workplace(person: Person) -> str:
    """The names of the outlets and organisations the person works for."""
    languages = reading_languages()
    employers = [one.outlet or one.organisation for one in person.affiliations]
    return ", ".join(
        employer.names.best(*languages) for employer in employers if employer is not None
    )
