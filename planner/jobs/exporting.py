"""An event with its logos, as a file that one person may fetch for a day."""

from __future__ import annotations

import json

from planner.background.operations import Outcome
from planner.events.queries import event_with_everything
from planner.exchange.export import export_event
from planner.files import transfers
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work


def prepare_export(work: Work, task: Task, tools: Tools) -> Store:
    """Without guests: a file is easily handed on. `arguments`: the event's number."""
    number = task.arguments["event"]
    event = work.session.scalars(event_with_everything(work.office_id, number)).one_or_none()
    if event is None:
        raise Refused(_("The event is not there any more."))
    title = event.title()
    document = export_event(work.session, event, folder=tools.folder)
    content = json.dumps(document, ensure_ascii=False, indent=2).encode()
    written = transfers.write(tools.folder, content)

    def store(work: Work) -> Stored:
        file = transfers.keep(work, written, f"event-{number}.json", "application/json")
        return Stored(outcomes=[Outcome(title)], is_last=True, file_id=file.id)

    return store
