"""Who may open which view: one line per endpoint, sorted. A new view brings its line.

A view without a line here, or behind another door than its line says, fails `test_routes.py`.
"""

from __future__ import annotations

DOORS = {
    "auth.account.choose_office": "signed_in",
    "auth.account.revoke": "signed_in",
    "auth.account.save_name": "signed_in",
    "auth.account.save_password": "signed_in",
    "auth.account.show": "signed_in",
    "auth.setup.create": "public",
    "auth.setup.show": "public",
    "auth.sign_in.create": "public",
    "auth.sign_in.end": "signed_in",
    "auth.sign_in.show": "public",
    "desk.anniversaries.archive": "editor",
    "desk.anniversaries.create": "editor",
    "desk.anniversaries.index": "viewer",
    "desk.anniversaries.new": "editor",
    "desk.anniversaries.restore": "editor",
    "desk.anniversaries.show": "viewer",
    "desk.anniversaries.update": "editor",
    "desk.event_status.make_known": "editor",
    "desk.event_status.show": "viewer",
    "desk.event_status.take_back": "editor",
    "desk.event_status.update": "editor",
    "desk.events.copy": "editor",
    "desk.events.create": "editor",
    "desk.events.index": "viewer",
    "desk.events.new": "editor",
    "desk.organisations.create": "editor",
    "desk.organisations.delete": "editor",
    "desk.organisations.fetch_back": "editor",
    "desk.organisations.index": "viewer",
    "desk.organisations.new": "editor",
    "desk.organisations.put_away": "editor",
    "desk.organisations.show": "viewer",
    "desk.organisations.table": "viewer",
    "desk.organisations.update": "editor",
    "desk.outline.show": "viewer",
    "desk.outline.update": "editor",
    "start.accent": "public",
    "start.healthz": "public",
    "start.index": "public",
    "static": "public",
}
