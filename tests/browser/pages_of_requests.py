"""Pages of requests to attend, of the accreditation desk, and of the public form."""

from __future__ import annotations

from urllib.parse import urlsplit

from planner.accounts.models import Office
from planner.accreditation.season import SeasonPlan, accredit
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.kernel.dates import EARLIEST, LATEST
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.unit.accreditation.asked import asked


def pages_of_requests(make: Make, office: Office, coming: Event) -> dict[str, str]:
    """The event takes requests from now on."""
    coming.announced_at = make.work.now
    coming.requests_taken = RequestsTaken.ACCREDITATION
    coming.asked_papers, coming.asks_press_card = Texts(en="A press card."), True
    request = asked(make.work, coming, press_card="17", crew=2, message="I write about rivers.")
    links = make.work.links
    season = accredit(
        make.work, make.person("Clara Canal"), SeasonPlan(since=EARLIEST, until=LATEST)
    )
    desk = f"/desk/events/{coming.id}/requests/"
    return {
        "requests": desk,
        "request": f"{desk}{request.id}",
        "requests-of-all-events": "/desk/requests/",
        "accredited": "/desk/accreditations/",
        "accreditation-of-season": f"/desk/accreditations/{season.id}",
        "ask-to-attend": f"/newsroom/{office.slug}/events/{coming.public_id}/request",
        "asked-to-attend": f"/newsroom/{office.slug}/events/{coming.public_id}/request/sent",
        "own-request": urlsplit(links.attendance_request(request.public_id, 1)).path,
    }
