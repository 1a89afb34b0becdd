"""What waits because somebody has asked to attend."""

from __future__ import annotations

from flask import url_for

from planner.kernel.dates import number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.desk.today.records import Records
from planner.web.desk.today.task import Task, title_of
from planner.web.desk.today.waiting import Waiting


def requests_to_attend(one: Waiting, records: Records) -> Task | None:
    event = records.events.get(one.number)
    if event is None:
        return None
    return Task(
        group=one.kind.group,
        headline=ngettext(
            "1 request to attend waits for your decision",
            "%(number)s requests to attend wait for your decision",
            one.count,
            number=number_text(one.count),
        ),
        details=[title_of(event)],
        act=_("See the requests"),
        url=url_for("desk.requests.index", event_id=event.id),
    )
