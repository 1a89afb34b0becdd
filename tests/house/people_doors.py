"""Who may open which view of the people of the register: one line per endpoint, sorted."""

from __future__ import annotations

PEOPLE_DOORS = {
    "desk.person_filters.bring_back": "editor",
    "desk.person_filters.create": "editor",
    "desk.person_filters.remove": "editor",
    "desk.person_filters.restore": "editor",
    "desk.person_filters.update": "editor",
    "desk.people.archive_entry": "editor",
    "desk.people.business_cards": "approver",
    "desk.people.create": "editor",
    "desk.people.delete": "editor",
    "desk.people.hang_picture": "editor",
    "desk.people.index": "viewer",
    "desk.people.new": "editor",
    "desk.people.restore_entry": "editor",
    "desk.people.sheet": "approver",
    "desk.people.show": "viewer",
    "desk.people.table": "approver",
    "desk.people.trust_address": "editor",
    "desk.people.update": "editor",
}
