"""The check before a letter about a request leaves: is it still true?"""

from __future__ import annotations

from planner.accreditation.asking import OFF
from planner.accreditation.deciding import DECISIONS
from planner.accreditation.letters import RequestPurpose
from planner.accreditation.models import ABOUT, AttendanceRequest, RequestState
from planner.accreditation.queries import requests_with_numbers
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.models import Letter

DECIDED_ANEW = _(
    "It has not left: the request was decided, withdrawn or deleted since this letter was written."
)
DOES_NOT_TAKE_PLACE = _("It has not left: the event does not take place as planned.")
_TRUE_IN = {
    RequestPurpose.CONFIRMATION: RequestState.UNCONFIRMED,
    **{one.purpose: one.state for one in DECISIONS},
}


def request_number(letter: Letter) -> int:
    """The id of the request that the letter is about."""
    return int(letter.about.removeprefix(ABOUT))


def why_pointless(work: Work, letter: Letter) -> str:
    """A sentence, "" if it may leave; always "" for letters of other purposes."""
    if letter.purpose not in set(RequestPurpose):
        return ""
    found = requests_with_numbers(work.office_id, [request_number(letter)])
    return why_untrue(letter, work.session.scalars(found).one_or_none())


def why_untrue(letter: Letter, request: AttendanceRequest | None) -> str:
    """As `why_pointless`; `request` is the one that the letter is about."""
    if request is None or request.state is not _TRUE_IN[RequestPurpose(letter.purpose)]:
        return DECIDED_ANEW
    is_off = request.event.status in OFF
    return DOES_NOT_TAKE_PLACE if is_off and letter.purpose != RequestPurpose.REFUSAL else ""
