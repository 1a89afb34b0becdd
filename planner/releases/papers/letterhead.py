"""The letterhead of a paper (senders, donors, funding statement) and its press contacts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planner.accounts.models import Office
from planner.events.functions import mentions_body
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole
from planner.files.models import StoredFile
from planner.files.operations import read
from planner.kernel.dates import language_name
from planner.kernel.telephones import dialled
from planner.kernel.text_in import joined
from planner.organisations.models import Organisation
from planner.releases.papers.paper import SEPARATOR, Logo, PaperContact


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """`pictures` holds the files of the logos by asset name."""

    senders: tuple[Logo, ...]
    emblems: tuple[Logo, ...]
    masthead: str
    funding: str
    pictures: dict[str, StoredFile]

    def assets(self, folder: Path) -> dict[str, bytes]:
        """The pictures for the PDF worker. If a file is missing, the paper prints the name instead."""
        found: dict[str, bytes] = {}
        for asset, file in self.pictures.items():
            try:
                found[asset] = read(folder, file)
            except FileNotFoundError:
                continue
        return found


_SENDERS = (BodyRole.PUBLISHER, BodyRole.ORGANISER, BodyRole.CO_ORGANISER)


def letterhead(event: Event, language: str, office: Office) -> Letterhead:
    """Publishers and organisers, the emblems of partners, then donors with the funding statement,
    verbatim.

    Donors are those of the event, and those of the project if its funding is confirmed and the
    emblem not waived.
    """
    senders = list(dict.fromkeys(event.bodies_as(*_SENDERS)))
    donors = _donors(event)
    apart = {*senders, *donors}
    partners = [body for body in event.bodies_as(BodyRole.PARTNER) if body not in apart]
    shown = (*senders, *partners, *donors)
    pictures = {_asset(body): body.logo for body in shown if body.logo is not None}
    names = [body.names.best(language, *office.languages) for body in senders]
    return Letterhead(
        senders=_senders(senders, language),
        emblems=_emblems([*partners, *donors], language),
        masthead=joined(SEPARATOR, names) or office.names.best(language, *office.languages),
        funding=_funding(event, donors, language),
        pictures=pictures,
    )


def contacts(event: Event, language: str) -> tuple[PaperContact, ...]:
    """The press contacts, as entered."""
    return tuple(_contact(contact, language) for contact in event.contacts)


def _contact(contact: PressContact, language: str) -> PaperContact:
    """The organisation unless the function says it."""
    body, function = contact.organisation, contact.functions.exactly(language)
    names = (body.names.best(language), body.short_names.best(language)) if body else ("", "")
    return PaperContact(
        name=contact.names.best(language),
        function=function,
        organisation="" if mentions_body(function, *names) else names[0],
        phone=contact.phone,
        dial=dialled(contact.phone),
        email=contact.email,
        languages=", ".join(language_name(tag, language) for tag in contact.languages),
        hours=contact.hours.exactly(language),
    )


def _donors(event: Event) -> list[Organisation]:
    donors = event.bodies_as(BodyRole.DONOR)
    project = event.project
    if project and project.funding_is_confirmed and not project.visibility_waived:
        donors += [donor for donor in project.donors if donor not in donors]
    return donors


def _funding(event: Event, donors: Iterable[Organisation], language: str) -> str:
    if not donors:
        return ""
    own = event.project.funding_statements.exactly(language) if event.project else ""
    return own or " ".join(
        filter(None, (donor.funding_statements.exactly(language) for donor in donors))
    )


def _senders(bodies: list[Organisation], language: str) -> tuple[Logo, ...]:
    """All senders if any has a logo, those without one by name; else the masthead is printed."""
    return _logos(bodies, language) if any(body.logo for body in bodies) else ()


def _emblems(bodies: Iterable[Organisation], language: str) -> tuple[Logo, ...]:
    return _logos([body for body in bodies if body.logo], language)


def _logos(bodies: Iterable[Organisation], language: str) -> tuple[Logo, ...]:
    return tuple(
        Logo(asset=_asset(body) if body.logo else "", alt=body.names.best(language))
        for body in bodies
    )


def _asset(body: Organisation) -> str:
    return f"logo-{body.id}"
