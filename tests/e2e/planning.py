"""Planning an event on its tabs, from the models of the seed."""

from __future__ import annotations

from collections.abc import Iterable

from planner.contacts.models import Person, Pool
from planner.events.models.event import Event, Part, PressContact, ProgrammeItem
from planner.events.models.statement import Statement
from planner.events.models.study import Study
from planner.web.words import word
from tests.e2e.hand import Hand, best


def plan_event(hand: Hand, event: Event) -> str:
    """A new event without a ready programme; returns the address of its page."""
    hand.go("/desk/events/new")
    hand.texts("Title", event.titles)
    hand.pick("Kind of event", word(event.kind))
    hand.fill("Day", event.starts_on)
    hand.fill("Time zone", event.zone)
    hand.pick("How certain date and hour are", word(event.certainty))
    hand.texts("City", event.cities)
    hand.page.get_by_label("Begin with the ready programme of this kind").uncheck()
    hand.press("Plan the event")
    return hand.path()


def enter_outline(hand: Hand, event: Event) -> None:
    """The rest of the outline."""
    hand.press("All facts on one page")
    hand.texts("What it is about, in a few words", event.subjects)
    for number, body in enumerate(event.bodies, 1):
        row = hand.row("Organisations and their roles", number)
        hand.pick("Organisation", best(body.organisation.names), row)
        hand.pick("Role", word(body.role), row)
    if event.project:
        hand.pick("Project", best(event.project.names) or best(event.project.descriptions))
    if event.hotline:
        hand.pick("Hot-line", event.hotline.number_as_printed)
    for number, contact in enumerate(event.contacts, 1):
        _enter_contact(hand, number, contact)
    hand.texts("Journalists from where", event.audiences)
    hand.press("Save")


def _enter_contact(hand: Hand, number: int, contact: PressContact) -> None:
    row = hand.row("Whom journalists may call", number)
    hand.texts("Name", contact.names, row)
    hand.texts("Function", contact.functions, row)
    if contact.organisation:
        hand.pick("Organisation", best(contact.organisation.names), row)
    hand.fill("Telephone, as printed", contact.phone, row)
    hand.fill("E-mail", contact.email, row)
    hand.fill("Speaks", ", ".join(contact.languages), row)


def enter_study(hand: Hand, study: Study) -> None:
    hand.go("/desk/studies/new")
    hand.texts("Title", study.titles)
    hand.pick("What it is", word(study.kind))
    if study.conductor:
        hand.pick("Conducted by", best(study.conductor.names))
    if study.commissioner:
        hand.pick("Commissioned by", best(study.commissioner.names))
    hand.texts("Aims", study.aims)
    hand.texts("Method", study.methods)
    if study.hotline:
        hand.open("When, how and among how many")
        hand.pick("Hot-line whose enquiries were analysed", study.hotline.number_as_printed)
    hand.texts("Recommendations", study.recommendations)
    hand.press("Add to the register")


def enter_person(hand: Hand, person: Person) -> None:
    hand.go("/desk/people/new")
    hand.texts("Name", person.names)
    if person.is_journalist:
        hand.tick("Is a journalist")
    if person.language:
        hand.fill("Write to them in", person.language)
    for number, held in enumerate(person.affiliations, 1):
        row = hand.row("Functions", number)
        if held.outlet:
            hand.pick("or outlet", best(held.outlet.names), row)
        if held.organisation:
            hand.pick("Organisation", best(held.organisation.names), row)
        hand.texts("Function", held.functions, row)
    for number, channel in enumerate(person.channels, 1):
        hand.fill("Address or number", channel.value, hand.row("Addresses and telephones", number))
    if person.gender:
        hand.open("Grammar")
        hand.pick("Grammatical gender", {"f": "feminine", "m": "masculine"}[person.gender])
    hand.press("Add to the register")


def enter_pool(hand: Hand, pool: Pool, members: Iterable[str]) -> None:
    hand.go("/desk/pools/new")
    hand.texts("Name", pool.names)
    if pool.programme:
        hand.pick("Within the programme of work", best(pool.programme.names))
    hand.press("Add to the register")
    hand.fill("Or paste names and addresses", "\n".join(members))
    hand.press("Put into the pool")


def mark_proposals(hand: Hand, event_page: str, number: int) -> None:
    """Take what the register of anniversaries proposes."""
    for _ in range(number):
        hand.go(f"{event_page}occasions")
        hand.press("Mark it", within=hand.page.locator(".proposals li").first)


def enter_programme(hand: Hand, event_page: str, items: Iterable[ProgrammeItem]) -> None:
    for item in items:
        hand.go(f"{event_page}programme/items/new")
        hand.pick("Kind", word(item.kind))
        hand.fill("Minutes", item.minutes)
        hand.texts("Title", item.titles)
        if item.study:
            hand.pick("Study that is shown", best(item.study.titles))
        hand.press("Add to the programme")
        for part in item.parts:
            _enter_part(hand, part)


def _enter_part(hand: Hand, part: Part) -> None:
    item = hand.page.locator(".programme .item").last
    hand.follow(item.get_by_role("link", name="Add a speaker"), "Add a speaker")
    if part.person:
        hand.fill("Person", best(part.person.names))
    fill_part(hand, part)
    hand.press("Add the speaker")


def fill_part(hand: Hand, part: Part) -> None:
    """All but the person, in the form of a speaker."""
    if part.organisation:
        hand.pick("Organisation", best(part.organisation.names))
    if part.unnamed_roles:
        hand.open("Nobody by name")
        hand.texts("Or nobody by name: their role in the organisation", part.unnamed_roles)
        hand.pick("One person or several", "one person")
    hand.texts("Function, exactly as printed", part.functions)
    hand.pick("State", word(part.state))


def note_statement(hand: Hand, event_page: str, statement: Statement) -> None:
    """What the speaker of a part said, noted on the people tab."""
    part = statement.part
    who = best(part.person.names) if part.person else best(part.unnamed_roles)
    hand.go(f"{event_page}people")
    row = hand.page.locator(".people tbody tr", has_text=who).last
    hand.follow(row.get_by_role("link", name="Note what was said"), "Note what was said")
    hand.pick("How it is noted", word(statement.form))
    hand.texts("What was said", statement.texts)
    if statement.is_unclear:
        hand.tick("Unclear: confirm with the speaker")
    hand.press("Note it")
