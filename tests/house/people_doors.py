"""Who may open which view of the people of the register: one line per endpoint, sorted."""

from __future__ import annotations

PEOPLE_DOORS = {
    "desk.person_filters.bring_back": "editor",
    "desk.person_filters.create": "editor",
    "desk.person_filters.remove": "editor",
    "desk.person_filters.restore": "editor",
    "desk.person_filters.update": "editor",
    "desk.people.business_cards": "approver",
    "desk.people.sheet": "approver",
}
