"""Whoever is approved: entered in the contacts if they are new, and put on the guest list as they asked."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.accreditation.models import AttendanceRequest
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Affiliation, Channel, ChannelKind, Person
from planner.contacts.operations import AffiliationPlan, ChannelPlan, PersonPlan, enter_person
from planner.events.models.event import Event
from planner.invitations.answers import Reply, note_answer
from planner.invitations.entering import OutletsByName, name_language
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.particulars import Particulars
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.phrases import phrase


def enter_asker(work: Work, request: AttendanceRequest, event: Event) -> Person:
    """A new person: own request is the legal basis, and the source says to which event."""
    office = work.session.get_one(Office, work.office_id)
    title = event.titles.best(office.language, *event.languages)
    language = name_language(request.name, event)
    outlet = request.outlet
    if outlet is None and request.outlet_name:
        outlet = OutletsByName(work, event)[request.outlet_name]
        request.outlet = outlet
    channels = [ChannelPlan(kind=ChannelKind.EMAIL, value=request.address)]
    if request.telephone:
        channels.append(ChannelPlan(kind=ChannelKind.PHONE, value=request.telephone))
    confirmed = request.confirmed_at or work.now
    plan = PersonPlan(
        names=Texts({language: request.name}),
        language=request.language,
        is_journalist=request.kind.is_press,
        posts=(AffiliationPlan(outlet_id=outlet.id),) if outlet else (),
        channels=tuple(channels),
        source=phrase(office.language, "attending.source", title=title),
        legal_basis=LegalBasis.OWN_REQUEST,
        legal_basis_on=confirmed.date(),
    )
    return enter_person(work, plan)


def add_address(work: Work, person: Person, request: AttendanceRequest) -> None:
    """Of somebody who is known by another address: this one was confirmed."""
    if any(channel.key == request.address_key for channel in person.channels):
        return
    person.channels.append(
        Channel(
            office_id=work.office_id,
            kind=ChannelKind.EMAIL,
            value=request.address,
            key=request.address_key,
            position=len(person.channels),
        )
    )
    work.session.flush()


def add_outlet(work: Work, person: Person, request: AttendanceRequest) -> None:
    """Of somebody of whom none is known, if the office has the outlet."""
    if not person.affiliations and request.outlet is not None:
        person.affiliations = [Affiliation(office_id=work.office_id, outlet=request.outlet)]
        work.session.flush()


def fill_invitation(
    work: Work, invitation: Invitation, request: AttendanceRequest, *, was_on_list: bool
) -> None:
    """Whoever is approved has a seat, whatever the number: a member has decided so."""
    if not was_on_list:
        invitation.asked_at = request.confirmed_at
        invitation.address = request.address
        invitation.language = request.language
    work.session.flush()
    crew = max(invitation.crew, request.crew)
    particulars = Particulars(
        crew_names=request.crew_names or invitation.crew_names,
        equipment=request.equipment or invitation.equipment,
        number_plate=request.car or invitation.number_plate,
        access_needs=request.needs or invitation.access_needs,
        interpretation=invitation.interpretation,
    )
    reply = Reply(
        answer=Answer.ACCEPTED,
        message=invitation.message,
        crew=crew,
        is_overruled=True,
        particulars=particulars,
    )
    note_answer(work, invitation, reply, AnswerRoad.REQUEST)
