"""Facts on press contacts and the hot-line."""

from __future__ import annotations

from planner.events.models.event import PressContact
from planner.kernel.messages import gettext as _
from planner.kernel.telephones import dialled
from planner.organisations.models import Hotline
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.release_facts import ContactFacts, HotlineFacts
from planner.releases.facts.sourced_value import SourcedValue


def hotline_facts(reader: LanguageReader, hotline: Hotline | None) -> HotlineFacts | None:
    if hotline is None:
        return None
    return HotlineFacts(
        number=SourcedValue(hotline.number_as_printed, "hotline.number_as_printed"),
        dial=hotline.e164,
        name=reader.text(hotline.names, "hotline.names"),
        audience=reader.phrase(
            hotline.audiences, "hotline.audiences", _("for whom the hot-line is")
        ),
        hours=reader.text(hotline.hours, "hotline.hours", _("hours of the hot-line")),
        operators=tuple(
            reader.body(operator.organisation, f"hotline.operators.{index}")
            for index, operator in enumerate(hotline.operators)
        ),
        is_valid=hotline.valid_to is None or hotline.valid_to >= reader.on,
    )


def contacts_facts(
    reader: LanguageReader, contacts: list[PressContact]
) -> tuple[ContactFacts, ...]:
    return tuple(
        _contact(reader, contact, f"contacts.{index}") for index, contact in enumerate(contacts)
    )


def _contact(reader: LanguageReader, contact: PressContact, path: str) -> ContactFacts:
    return ContactFacts(
        name=reader.text(contact.names, f"{path}.names", _("name of a press contact"), names=True),
        function=reader.text(contact.functions, f"{path}.functions", _("function of a contact")),
        body=reader.perhaps_body(contact.organisation, f"{path}.organisation"),
        phone=SourcedValue(contact.phone, f"{path}.phone"),
        dial=dialled(contact.phone),
        email=SourcedValue(contact.email, f"{path}.email"),
        languages=tuple(contact.languages),
        languages_path=f"{path}.languages",
        hours=reader.text(contact.hours, f"{path}.hours", _("hours of a press contact")),
    )
