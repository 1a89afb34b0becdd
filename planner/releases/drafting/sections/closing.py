"""Next steps, the address of materials, and press contacts."""

from __future__ import annotations

from planner.kernel.dates import language_name
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.facts.release_facts import ContactFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section


def closing(context: DraftContext) -> list[DraftBlock]:
    builder, event = context.builder(), context.facts.event
    builder.write(builder(event.next_steps))
    if event.materials_url:
        builder.say("materials", address=builder.link(event.materials_url))
    return builder.block("closing", Section.CLOSING)


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
    body = contact.body.name if contact.body else None
    lines = [builder.words("contact", who=[contact.name, contact.function, body])]
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
