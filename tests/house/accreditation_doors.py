"""Who may open the accreditation desk: see `doors`."""

from __future__ import annotations

ACCREDITATION_DOORS = {
    "desk.guard_list.paper": "editor",
    "desk.guard_list.prepare_papers": "editor",
    "desk.guard_list.table": "editor",
    "desk.identity_papers.add": "editor",
    "desk.identity_papers.delete": "approver",
    "desk.identity_papers.look": "approver",
    "desk.requests.approve_request": "editor",
    "desk.requests.approve_several": "editor",
    "desk.requests.ask_for_papers": "editor",
    "desk.requests.index": "editor",
    "desk.requests.refuse_request": "editor",
    "desk.requests.show": "editor",
    "desk.requests.take_back": "editor",
    "desk.seasons.again": "editor",
    "desk.seasons.create": "editor",
    "desk.seasons.end": "editor",
    "desk.seasons.index": "editor",
    "desk.seasons.save": "editor",
    "desk.seasons.show": "editor",
    "desk.waiting_requests.index": "editor",
}
