"""Words for requests to attend, their letters and accreditation, and for the road of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from planner.accreditation.guard_list import Standing
from planner.accreditation.letters import RequestPurpose
from planner.accreditation.models import AttendanceRequest, RequestState
from planner.events.models.accreditation import RequestsTaken
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import AnswerRoad
from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext, reader_language

LABELS: dict[str, str] = {
    "name": pgettext("attending", "Your name"),
    "outlet_name": pgettext("attending", "Outlet"),
    "address": pgettext("attending", "E-mail address"),
    "telephone": pgettext("attending", "Telephone"),
    "kind": pgettext("attending", "You come as"),
    "language": pgettext("attending", "Write to me in"),
    "press_card": pgettext("attending", "Number of your press card"),
    "crew": pgettext("attending", "How many people come with you"),
    "crew_names": pgettext("attending", "Their names"),
    "equipment": pgettext("attending", "Equipment"),
    "car": pgettext("attending", "Car and its number plate"),
    "needs": pgettext("attending", "What you need"),
    "message": pgettext("attending", "Message to the press office"),
}
"""What a request tells, as the person and the desk read it."""
DESK_LABELS: dict[str, str] = {
    "outlet_name": _("Outlet"),
    "kind": _("Comes as"),
    "address": _("E-mail address"),
    "telephone": _("Telephone"),
    "language": _("Write to them in"),
    "press_card": _("Number of the press card"),
    "crew": _("Crew"),
    "crew_names": _("Names of the crew"),
    "equipment": _("Equipment"),
    "car": _("Car"),
    "needs": pgettext("request", "Needs"),
    "message": _("Message"),
}
"""The same as a member reads it."""
KIND_LABELS: dict[str, str] = {
    GuestKind.JOURNALIST.value: pgettext("attending", "journalist"),
    GuestKind.CREW.value: pgettext("attending", "member of a camera or sound crew"),
    GuestKind.OFFICIAL.value: pgettext("attending", "official"),
    GuestKind.PARTNER.value: pgettext("attending", "partner organisation"),
    GuestKind.OTHER.value: pgettext("attending", "other"),
}
REQUEST_PURPOSE_WORDS: dict[str, str] = {
    RequestPurpose.CONFIRMATION.value: pgettext("letter", "link to confirm a request"),
    RequestPurpose.PAPERS_MISSING.value: pgettext("letter", "papers missing"),
    RequestPurpose.REFUSAL.value: pgettext("letter", "request refused"),
}
ATTENDING_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    AnswerRoad: {
        AnswerRoad.LINK: pgettext("how it reached us", "link"),
        AnswerRoad.PHONE: pgettext("how it reached us", "phone"),
        AnswerRoad.MAIL: pgettext("how it reached us", "mail"),
        AnswerRoad.IN_PERSON: pgettext("how it reached us", "in person"),
        AnswerRoad.REQUEST: pgettext("how it reached us", "a request to attend"),
    },
    RequestsTaken: {
        RequestsTaken.OFF: pgettext("requests to attend", "not taken"),
        RequestsTaken.OPEN: pgettext("requests to attend", "taken"),
        RequestsTaken.ACCREDITATION: pgettext("requests to attend", "taken, with accreditation"),
    },
    RequestState: {
        RequestState.UNCONFIRMED: pgettext("request", "not confirmed"),
        RequestState.REQUESTED: pgettext("request", "requested"),
        RequestState.PAPERS_MISSING: pgettext("request", "papers missing"),
        RequestState.APPROVED: pgettext("request", "approved"),
        RequestState.REFUSED: pgettext("request", "refused"),
        RequestState.WITHDRAWN: pgettext("request", "withdrawn"),
        RequestState.REPLACED: pgettext("request", "replaced"),
    },
    Standing: {
        Standing.SEASON: _("accredited for the season"),
        Standing.REQUEST: _("accredited on request"),
        Standing.INVITED: pgettext("guest", "invited"),
    },
}


def asked_lines(
    request: AttendanceRequest, labels: Mapping[str, str] = LABELS
) -> list[tuple[str, str]]:
    """Label and value of what was asked for, in the order of the labels, without what is empty."""
    values = {name: getattr(request, name) for name in labels}
    if "kind" in values:
        values["kind"] = KIND_LABELS[request.kind.value]
    if "crew" in values:
        values["crew"] = request.crew or ""
    if "language" in values:
        values["language"] = language_name(request.language, reader_language())
    return [(labels[name], str(value)) for name, value in values.items() if value]
