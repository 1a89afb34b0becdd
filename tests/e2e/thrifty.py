"""The round table of St. Petersburg entered with as few presses and pages as the desk asks for.

Nothing is left out of it, and no page is reached but by links and buttons.
"""

from __future__ import annotations

from playwright.sync_api import expect

from planner.anniversaries.models import Anniversary
from planner.events.models.event import Event, Part
from planner.events.models.kinds import PartState
from planner.events.models.statement import Statement
from planner.events.models.study import Study
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation
from planner.web.words import word
from tests.e2e.counting import ThriftyHand
from tests.e2e.first_run import PASSWORD
from tests.e2e.guests import ALL_IS_SENT, journalists
from tests.e2e.hand import best
from tests.e2e.planning import fill_part
from tests.seed import Seed

VENUE = Texts(en="Neva Hall", ru="Невский зал")


def enter_registers(
    hand: ThriftyHand, seed: Seed, bodies: list[Organisation], studies: list[Study]
) -> None:
    hand.press("Organisations")
    hand.press("Add several")
    hand.show_all_languages()
    for number, body in enumerate(bodies, 1):
        _enter_body(hand, number, body)
    hand.enter()
    _enter_programme_of_work(hand, seed)
    _enter_project(hand, seed)
    _enter_hotline(hand, seed)
    hand.press("Studies")
    hand.press("Add a study")
    for study in studies:
        _enter_study(hand, study)
        hand.press("Add, then enter another" if study is not studies[-1] else "Add to the register")
    hand.press("Contacts")
    hand.press("Pools")
    hand.press("Add a pool")
    hand.pick("Within the programme of work", best(seed.carmp.names))
    hand.texts("Name", seed.pool.names)
    hand.enter()


def _enter_body(hand: ThriftyHand, number: int, body: Organisation) -> None:
    row = hand.row("Organisations", number)
    names = body.names
    if body.takes_the:
        names = Texts({**names, "en": f"the {names['en']}"})
    hand.pick("Kind", word(body.kind), row)
    hand.texts("Short name", body.short_names, row)
    hand.texts("Name", names, row)


def _enter_programme_of_work(hand: ThriftyHand, seed: Seed) -> None:
    programme = seed.carmp
    hand.press("Programmes of work")
    hand.press("Add a programme of work")
    assert programme.lead
    hand.texts("Created within it", programme.created_within)
    hand.pick("Led by", best(programme.lead.names))
    hand.texts("Name", programme.names)
    hand.fill("Abbreviation", programme.abbreviation)
    hand.enter()


def _enter_project(hand: ThriftyHand, seed: Seed) -> None:
    project = seed.project
    assert project.implementer
    assert project.partner_of
    hand.press("Projects")
    hand.press("Add a project")
    hand.texts("Aims", project.aims)
    for number, donor in enumerate(project.donors, 1):
        hand.pick("Organisation", best(donor.names), hand.row("Donors", number))
    hand.pick("Implemented by", best(project.implementer.names))
    hand.pick("The implementer is a partner of", best(project.partner_of.names))
    hand.pick("in the programme of work", best(seed.carmp.names))
    hand.texts("Description", project.descriptions)
    hand.enter()


def _enter_hotline(hand: ThriftyHand, seed: Seed) -> None:
    hand.press("Hot-lines")
    hand.press("Add a hot-line")
    for number, operator in enumerate(seed.hotline.operators, 1):
        row = hand.row("Run by", number)
        hand.pick("Organisation", best(operator.organisation.names), row)
    hand.fill("Number as printed", seed.hotline.number_as_printed)
    hand.enter()


def _enter_study(hand: ThriftyHand, study: Study) -> None:
    assert study.conductor
    hand.texts("Title", study.titles)
    hand.pick("What it is", word(study.kind))
    hand.pick("Conducted by", best(study.conductor.names))
    if study.commissioner:
        hand.pick("Commissioned by", best(study.commissioner.names))
    hand.texts("Aims", study.aims)
    hand.texts("Method", study.methods)
    hand.texts("Recommendations", study.recommendations)
    if study.hotline:
        hand.open("When, how and among how many")
        hand.pick("Hot-line whose enquiries were analysed", study.hotline.number_as_printed)


def plan(hand: ThriftyHand, event: Event) -> None:
    hand.press("Events")
    hand.press("Plan an event")
    hand.pick("Kind of event", word(event.kind))
    hand.fill("Day", event.starts_on)
    hand.fill("Begins at", "11:00")
    hand.fill("Ends at", "12:30")
    hand.texts("City", event.cities)
    hand.texts("Place", VENUE)
    hand.page.get_by_label("Begin with the ready programme of this kind").click()
    hand.texts("Title", event.titles)
    hand.enter()


def enter_outline(hand: ThriftyHand, event: Event) -> None:
    hand.press("All facts on one page")
    hand.texts("What it is about, in a few words", event.subjects)
    for number, body in enumerate(event.bodies, 1):
        row = hand.row("Organisations and their roles", number)
        hand.pick("Organisation", best(body.organisation.names), row)
        hand.pick("Role", word(body.role), row)
    assert event.project
    assert event.hotline
    hand.pick("Project", best(event.project.names) or best(event.project.descriptions))
    hand.pick("Hot-line", event.hotline.number_as_printed)
    for number, contact in enumerate(event.contacts, 1):
        row = hand.row("Whom journalists may call", number)
        hand.texts("Name", contact.names, row)
        hand.texts("Function", contact.functions, row)
        assert contact.organisation
        hand.pick("Organisation", best(contact.organisation.names), row)
        hand.fill("Telephone, as printed", contact.phone, row)
        hand.fill("E-mail", contact.email, row)
        hand.fill("Speaks", ", ".join(contact.languages), row)
    hand.texts("Journalists from where", event.audiences)
    hand.enter()


def mark_anniversaries(hand: ThriftyHand, anniversaries: list[Anniversary]) -> None:
    hand.press("Edit Occasions")
    for anniversary in anniversaries:
        if anniversary is not anniversaries[0]:
            hand.show_folded("Not in the register yet?")
        assert anniversary.owner
        hand.texts("As it is named after the number", anniversary.phrases)
        hand.pick("What happened", word(anniversary.kind))
        hand.pick("Whose anniversary", best(anniversary.owner.names))
        hand.fill("Where this is known from", anniversary.source)
        hand.fill("Base year", anniversary.base_year)
        hand.enter()


def enter_programme(hand: ThriftyHand, event: Event) -> None:
    hand.tab("Programme")
    for item in event.programme:
        if item.study and item.study.conductor:
            body = best(item.study.conductor.names)
            hand.line(f"Study “{best(item.study.titles)}”, {body}")
        else:
            hand.line(str(word(item.kind)))
            _add_speakers(hand, item.parts)


def _add_speakers(hand: ThriftyHand, parts: list[Part]) -> None:
    last = hand.page.locator(".programme .item").last
    hand.follow(last.get_by_role("link", name="Add a speaker"), "Add a speaker")
    for part in parts:
        _enter_part(hand, part)
        hand.press("Add, then enter another" if part is not parts[-1] else "Add the speaker")


def _enter_part(hand: ThriftyHand, part: Part) -> None:
    if part.person:
        hand.texts("Or somebody new: their name", part.person.names)
    fill_part(hand, part)


def invite(hand: ThriftyHand) -> None:
    """Twelve journalists out of a spreadsheet."""
    hand.tab("Overview")
    hand.press("Confirm")
    hand.press("Invite journalists")
    rows = [
        f"{one.name}\t{one.outlet}\t{one.address}\t+7 495 000-00-{number:02}"
        for number, one in enumerate(journalists(), 10)
    ]
    hand.paste("Addresses", "\n".join(["Name\tOutlet\tE-mail\tTelephone", *rows]))
    hand.press("Read these addresses")
    hand.sees("12 people can be invited.")
    hand.press("Send the letters now")
    hand.sees("12 invited.")


def note_telephone_answer(hand: ThriftyHand, name: str) -> None:
    hand.press(name)
    hand.pick("Answer", "yes")
    hand.press("Note the answer")


def sign_in(hand: ThriftyHand) -> None:
    """A fortnight later the session has ended; the page that was wanted comes after the password."""
    hand.tab("On the day")
    hand.fill("E-mail address", "vera@iom.example.org")
    hand.fill("Password", PASSWORD)
    hand.enter()


def hold(hand: ThriftyHand, seed: Seed, came: list[str]) -> None:
    """On the day: guests are ticked off, one walks in, and a pool was there."""
    for name in came:
        hand.page.locator(".door__guest", has_text=name).get_by_role("button").first.click()
        hand.page.wait_for_function(ALL_IS_SENT)
    hand.open("Walk-in")
    hand.fill("Name", "Mila Walker")
    hand.fill("Outlet", "Granite Online")
    hand.enter()
    hand.press("What is said of attendance")
    hand.page.locator(".ticks__one", has_text=best(seed.pool.names)).get_by_role("checkbox").check()
    hand.press("Save")


def _confirm(hand: ThriftyHand, study: Study) -> None:
    """That those who made the study have shown it."""
    assert study.conductor
    who = best(study.conductor.names)
    hand.page.locator(".people tbody tr", has_text=who).locator("select").focus()
    hand.page.keyboard.type(str(word(PartState.CONFIRMED)))
    hand.sees("Noted.")
    row = hand.page.locator(".people tbody tr", has_text=who)
    expect(row.locator("select")).to_have_value(PartState.CONFIRMED.value)


def note_what_was_said(
    hand: ThriftyHand, studies: list[Study], statements: list[Statement]
) -> None:
    hand.tab("People")
    for study in studies:
        _confirm(hand, study)
    for statement in statements:
        part = statement.part
        who = best(part.person.names) if part.person else best(part.unnamed_roles)
        row = hand.page.locator(".people tbody tr", has_text=who).last
        hand.follow(row.get_by_role("link", name="Note what was said"), "Note what was said")
        hand.pick("How it is noted", word(statement.form))
        hand.texts("What was said", statement.texts)
        hand.press("Note it")


def release(hand: ThriftyHand) -> None:
    """Held, drafted, cleared by the only approver of the office, and published, in two languages."""
    hand.tab("Overview")
    hand.press("It was held")
    hand.press("Words and cases")
    hand.press("Confirm all as it stands here")
    hand.tab("Documents")
    for language in ("English", "Russian"):
        hand.press(f"Draft the release in {language}")
        hand.press("Clear for publication")
        hand.press("Publish")
        hand.sees("Published. It is in the newsroom now.")
