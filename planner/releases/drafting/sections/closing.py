"""Next steps, the address of materials, and press contacts."""

from __future__ import annotations

from planner.events.functions import mentions_body
from planner.kernel.dates import language_name
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.sections.changes import written_day
from planner.releases.facts.event_facts import SeriesFacts
from planner.releases.facts.release_facts import ContactFacts, ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.models import Section


def closing(context: DraftContext) -> list[DraftBlock]:
    builder, event = context.builder(), context.facts.event
    _series(builder, event.series)
    builder.write(builder(event.next_steps))
    study = linked_study(context.facts)
    if study:
        builder.say("study-available", study_kind=study.kind, address=builder.link(study.url))
    if event.materials_url and not (study and study.url.text == event.materials_url.text):
        builder.say("materials", address=builder.link(event.materials_url))
    return builder.block("closing", Section.CLOSING)


def _series(builder: BlockBuilder, series: SeriesFacts) -> None:
    if series.earlier_on:
        day = written_day(builder, series.earlier_on, "event.earlier_on")
        city, is_first = series.earlier_city, series.earlier_is_first
        builder.say("earlier-event", day=day, city=city, is_first=is_first)
    if series.next_on and not series.next_is_past:
        day = written_day(builder, series.next_on, "event.next_on")
        builder.say("next-event", day=day, city=series.next_city)


def linked_study(facts: ReleaseFacts) -> StudyFacts | None:
    """The only study, if it has an address: of several the notes name each with its address."""
    shown = [study for study in facts.studies if study.title]
    return shown[0] if len(shown) == 1 and shown[0].url else None


def contacts(context: DraftContext) -> list[DraftBlock]:
    """A block for each contact, with a line for each telephone, address and so on."""
    blocks: list[DraftBlock] = []
    for number, contact in enumerate(context.facts.contacts):
        if contact.name:
            builder = context.builder()
            builder.put("\\\n".join(_lines(builder, contact)))
            blocks += builder.block(f"contacts.{number}", Section.CONTACTS)
    return blocks


def _lines(builder: BlockBuilder, contact: ContactFacts) -> list[str]:
    lines = [builder.words("contact", who=[contact.name, contact.function, _own_body(contact)])]
    if contact.phone:
        lines.append(
            builder.words("contact-phone", phone=builder.call(contact.phone, contact.dial))
        )
    if contact.email:
        lines.append(builder.words("contact-email", address=builder.link(contact.email)))
    if contact.languages:
        names = [language_name(tag, builder.context.facts.language) for tag in contact.languages]
        spoken = [SourcedValue(name, contact.languages_path) for name in names]
        lines.append(builder.words("contact-languages", languages=spoken))
    if contact.hours:
        lines.append(builder.words("contact-hours", hours=contact.hours))
    return lines


def _own_body(contact: ContactFacts) -> SourcedValue | None:
    """The name of the body, unless the function says it."""
    body = contact.body
    if body is None:
        return None
    is_told = mentions_body(contact.function.text, body.name.text, body.short_name.text)
    return None if is_told else body.name
