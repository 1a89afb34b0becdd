"""English: hot-line, attendance, closing, notes, standing texts, contacts."""

from __future__ import annotations

from planner.events.attendance_facts import Qualifier
from planner.kernel.dates import language_name
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.english.words import KINDS, MEDIA, SCOPES, all_of, bodies
from planner.releases.drafting.naming import programme_name
from planner.releases.drafting.notes import acknowledgements, boilerplate_blocks, media_by, note
from planner.releases.drafting.numbers import counted
from planner.releases.drafting.typography import capital, quoted
from planner.releases.facts.release_facts import ContactFacts, PresentFacts
from planner.releases.models import Section

_QUALIFIERS = {Qualifier.MORE_THAN: "more than ", Qualifier.ABOUT: "about "}


def hotline(context: DraftContext) -> list[DraftBlock]:
    builder, line = context.builder(), context.facts.hotline
    if line and line.is_valid:
        named = f"The hot-line {builder.call(line.number, line.dial)}"
        audience = f" for {builder(line.audience)}" if line.audience else ""
        operators = tuple(operator for operator in line.operators if operator.name)
        if operators:
            builder.write(f"{named}{audience} is run by {bodies(builder, operators)}")
        else:
            builder.write(
                f"The number of the hot-line{audience} is {builder.call(line.number, line.dial)}"
            )
        if line.hours:
            builder.write(f"Hours: {builder(line.hours)}")
    return builder.block("hotline", Section.HOTLINE)


def attendance(context: DraftContext) -> list[DraftBlock]:
    """Journalists are counted and never named; what nobody recorded is not told."""
    builder, facts = context.builder(), context.facts
    present = facts.present
    pools = _pools(builder, present)
    also = f", along with {pools}" if pools else ""
    counted_who = _counted(builder, present)
    scopes = [SCOPES[scope] for scope in dict.fromkeys(m.scope for m in present.media)]
    if counted_who:
        kind = KINDS[facts.event.kind]
        starts_with_digit = counted_who[:1].isdigit()
        told = f"The {kind} was attended by {counted_who}{also}"
        builder.write(told if starts_with_digit else f"{counted_who} took part{also}")
    elif scopes:
        builder.cite("attendance.media")
        builder.write(f"Journalists from {all_of(builder, scopes)} media took part{also}")
    elif present.is_recorded and not _nobody(present) and facts.event.audience:
        builder.write(f"{capital(builder(facts.event.audience))} took part{also}")
    elif pools:
        builder.write(f"{pools} took part")
    if present.media_are_public:
        _media(builder, present)
    return builder.block("attendance", Section.ATTENDANCE)


def closing(context: DraftContext) -> list[DraftBlock]:
    builder, event = context.builder(), context.facts.event
    if event.next_steps:
        builder.write(builder(event.next_steps))
    if event.materials_url:
        builder.write(f"The materials are available at {builder.link(event.materials_url)}")
    return builder.block("closing", Section.CLOSING)


def notes(context: DraftContext) -> list[DraftBlock]:
    """Each note is a block of its own; the paper numbers them."""
    builder, facts = context.builder(), context.facts
    blocks: list[DraftBlock] = []
    marked = [o for o in facts.occasions if o.years > 0 and o.phrase]
    if marked:
        years = [f"{builder(o.phrase)} – {builder.number(o.base_year)}" for o in marked]
        told = f"Base years of the anniversaries: {'; '.join(years)}"
        blocks += note(builder, "base_years", told)
    blocks += acknowledgements(context)
    for study in facts.studies:
        title = quoted(study.title.text, "en")
        if study.title and study.sample:
            builder = context.builder()
            blocks += note(builder, f"sample.{study.uid}", f"{title}: {builder(study.sample)}")
        if study.title and study.url:
            builder = context.builder()
            told = f"{title} is available at {builder.link(study.url)}"
            blocks += note(builder, f"link.{study.uid}", told)
    return blocks


def boilerplates(context: DraftContext) -> list[DraftBlock]:
    return boilerplate_blocks(context, lambda name: f"About {name}")


def contacts(context: DraftContext) -> list[DraftBlock]:
    blocks: list[DraftBlock] = []
    for number, contact in enumerate(context.facts.contacts):
        builder = context.builder()
        builder.put(_contact(builder, contact))
        blocks += builder.block(f"contacts.{number}", Section.CONTACTS)
    return blocks


def _counted(builder: BlockBuilder, present: PresentFacts) -> str:
    """“more than 30 journalists from 20 media outlets”; "" where nobody counted, or none came."""
    if _nobody(present):
        return ""
    about = _QUALIFIERS.get(present.qualifier, "")
    outlets = ""
    if present.outlets and present.outlets.number:
        few = "" if present.people else about
        outlets = (
            f"from {few}{counted(builder.number(present.outlets), 'media outlet', 'media outlets')}"
        )
    if present.people:
        people = counted(builder.number(present.people), "journalist", "journalists")
        return f"{about}{people} {outlets}".strip()
    return f"journalists {outlets}" if outlets else ""


def _nobody(present: PresentFacts) -> bool:
    return present.people is not None and present.people.number == 0


def _pools(builder: BlockBuilder, present: PresentFacts) -> str:
    """“members of the UN Women pool of journalists, set up within CARMP”."""
    named = []
    for pool in present.pools:
        if pool.name:
            article = "" if pool.name.text.lower().startswith("the ") else "the "
            within = ""
            if pool.programme and pool.programme.name:
                within = f", set up within {programme_name(builder, pool.programme)}"
            named.append(f"members of {article}{builder(pool.name)}{within}")
    return all_of(builder, named)


def _media(builder: BlockBuilder, present: PresentFacts) -> None:
    """The names by kind; a list that is not complete says so."""
    groups = media_by(builder, present)
    if not groups:
        return
    named = [f"{MEDIA[kind]} – {', '.join(names)}" for kind, names in groups]
    total = sum(len(names) for _, names in groups)
    is_partial = present.outlets is not None and present.outlets.number > total
    builder.write(f"Among the media: {'; '.join(named)}{'; and others' if is_partial else ''}")


def _contact(builder: BlockBuilder, contact: ContactFacts) -> str:
    if not contact.name:
        return ""
    body = builder(contact.body.name) if contact.body else ""
    who = ", ".join(
        part for part in (builder(contact.name), builder(contact.function), body) if part
    )
    lines = [who]
    if contact.phone:
        lines.append(f"Telephone: {builder.call(contact.phone, contact.dial)}")
    if contact.email:
        lines.append(f"E-mail: {builder.link(contact.email)}")
    if contact.languages:
        builder.cite(contact.languages_path)
        spoken = [language_name(tag, "en") for tag in contact.languages]
        lines.append(f"Languages: {', '.join(spoken)}")
    if contact.hours:
        lines.append(f"Hours: {builder(contact.hours)}")
    return "\\\n".join(lines)
