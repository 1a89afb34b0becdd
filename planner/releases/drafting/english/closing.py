"""English: hot-line, attendance, closing, notes, standing texts, contacts."""

from __future__ import annotations

from planner.events.attendance_facts import Qualifier
from planner.kernel.dates import language_name
from planner.releases.drafting.english.words import KINDS, MEDIA, SCOPES, all_of, bodies
from planner.releases.drafting.naming import programme_name
from planner.releases.drafting.notes import acknowledgements, boilerplate_blocks, media_by, note
from planner.releases.drafting.numbers import counted
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.typography import capital, quoted
from planner.releases.facts import ContactFacts, PresentFacts
from planner.releases.models import Section

_QUALIFIERS = {Qualifier.MORE_THAN: "more than ", Qualifier.ABOUT: "about "}


def hotline(sheet: Sheet) -> list[DraftBlock]:
    pen, line = sheet.pen(), sheet.facts.hotline
    if line and line.is_valid:
        named = f"The hot-line {pen.call(line.number, line.dial)}"
        audience = f" for {pen(line.audience)}" if line.audience else ""
        operators = tuple(operator for operator in line.operators if operator.name)
        if operators:
            pen.write(f"{named}{audience} is run by {bodies(pen, operators)}")
        else:
            pen.write(f"The number of the hot-line{audience} is {pen.call(line.number, line.dial)}")
        if line.hours:
            pen.write(f"Hours: {pen(line.hours)}")
    return pen.block("hotline", Section.HOTLINE)


def attendance(sheet: Sheet) -> list[DraftBlock]:
    """Journalists are counted and never named; what nobody recorded is not told."""
    pen, facts = sheet.pen(), sheet.facts
    present = facts.present
    pools = _pools(pen, present)
    also = f", along with {pools}" if pools else ""
    counted_who = _counted(pen, present)
    scopes = [SCOPES[scope] for scope in dict.fromkeys(m.scope for m in present.media)]
    if counted_who:
        kind = KINDS[facts.event.kind]
        starts_with_digit = counted_who[:1].isdigit()
        told = f"The {kind} was attended by {counted_who}{also}"
        pen.write(told if starts_with_digit else f"{counted_who} took part{also}")
    elif scopes:
        pen.cite("attendance.media")
        pen.write(f"Journalists from {all_of(pen, scopes)} media took part{also}")
    elif present.is_recorded and not _nobody(present) and facts.event.audience:
        pen.write(f"{capital(pen(facts.event.audience))} took part{also}")
    elif pools:
        pen.write(f"{pools} took part")
    if present.media_are_public:
        _media(pen, present)
    return pen.block("attendance", Section.ATTENDANCE)


def closing(sheet: Sheet) -> list[DraftBlock]:
    pen, event = sheet.pen(), sheet.facts.event
    if event.next_steps:
        pen.write(pen(event.next_steps))
    if event.materials_url:
        pen.write(f"The materials are available at {pen.link(event.materials_url)}")
    return pen.block("closing", Section.CLOSING)


def notes(sheet: Sheet) -> list[DraftBlock]:
    """Each note is a block of its own; the paper numbers them."""
    pen, facts = sheet.pen(), sheet.facts
    blocks: list[DraftBlock] = []
    marked = [o for o in facts.occasions if o.years > 0 and o.phrase]
    if marked:
        years = [f"{pen(o.phrase)} – {pen.number(o.base_year)}" for o in marked]
        told = f"Base years of the anniversaries: {'; '.join(years)}"
        blocks += note(pen, "base_years", told)
    blocks += acknowledgements(sheet)
    for study in facts.studies:
        title = quoted(study.title.text, "en")
        if study.title and study.sample:
            pen = sheet.pen()
            blocks += note(pen, f"sample.{study.uid}", f"{title}: {pen(study.sample)}")
        if study.title and study.url:
            pen = sheet.pen()
            told = f"{title} is available at {pen.link(study.url)}"
            blocks += note(pen, f"link.{study.uid}", told)
    return blocks


def boilerplates(sheet: Sheet) -> list[DraftBlock]:
    return boilerplate_blocks(sheet, lambda name: f"About {name}")


def contacts(sheet: Sheet) -> list[DraftBlock]:
    blocks: list[DraftBlock] = []
    for number, contact in enumerate(sheet.facts.contacts):
        pen = sheet.pen()
        pen.put(_contact(pen, contact))
        blocks += pen.block(f"contacts.{number}", Section.CONTACTS)
    return blocks


def _counted(pen: Pen, present: PresentFacts) -> str:
    """“more than 30 journalists from 20 media outlets”; "" where nobody counted, or none came."""
    if _nobody(present):
        return ""
    about = _QUALIFIERS.get(present.qualifier, "")
    outlets = ""
    if present.outlets and present.outlets.number:
        few = "" if present.people else about
        outlets = (
            f"from {few}{counted(pen.number(present.outlets), 'media outlet', 'media outlets')}"
        )
    if present.people:
        people = counted(pen.number(present.people), "journalist", "journalists")
        return f"{about}{people} {outlets}".strip()
    return f"journalists {outlets}" if outlets else ""


def _nobody(present: PresentFacts) -> bool:
    return present.people is not None and present.people.number == 0


def _pools(pen: Pen, present: PresentFacts) -> str:
    """“members of the UN Women pool of journalists, set up within CARMP”."""
    named = []
    for pool in present.pools:
        if pool.name:
            article = "" if pool.name.text.lower().startswith("the ") else "the "
            within = ""
            if pool.programme and pool.programme.name:
                within = f", set up within {programme_name(pen, pool.programme)}"
            named.append(f"members of {article}{pen(pool.name)}{within}")
    return all_of(pen, named)


def _media(pen: Pen, present: PresentFacts) -> None:
    """The names by kind; a list that is not complete says so."""
    groups = media_by(pen, present)
    if not groups:
        return
    named = [f"{MEDIA[kind]} – {', '.join(names)}" for kind, names in groups]
    total = sum(len(names) for _, names in groups)
    is_partial = present.outlets is not None and present.outlets.number > total
    pen.write(f"Among the media: {'; '.join(named)}{'; and others' if is_partial else ''}")


def _contact(pen: Pen, contact: ContactFacts) -> str:
    if not contact.name:
        return ""
    body = pen(contact.body.name) if contact.body else ""
    who = ", ".join(part for part in (pen(contact.name), pen(contact.function), body) if part)
    lines = [who]
    if contact.phone:
        lines.append(f"Telephone: {pen.call(contact.phone, contact.dial)}")
    if contact.email:
        lines.append(f"E-mail: {pen.link(contact.email)}")
    if contact.languages:
        pen.cite(contact.languages_path)
        spoken = [language_name(tag, "en") for tag in contact.languages]
        lines.append(f"Languages: {', '.join(spoken)}")
    if contact.hours:
        lines.append(f"Hours: {pen(contact.hours)}")
    return "\\\n".join(lines)
