"""Who may open which view of the office itself: its settings, members and mail, sorted."""

from __future__ import annotations

OFFICE_DOORS = {
    "desk.installation.show": "administrator",
    "desk.mail.remove_mailbox": "administrator",
    "desk.mail.remove_server": "administrator",
    "desk.mail.send_test": "administrator",
    "desk.mail.set_mailbox": "administrator",
    "desk.mail.set_server": "administrator",
    "desk.mail.show": "administrator",
    "desk.mail.show_mailbox": "administrator",
    "desk.mail.test_mailbox": "administrator",
    "desk.members.change_member_role": "administrator",
    "desk.members.create": "administrator",
    "desk.members.index": "administrator",
    "desk.members.reinstate_member": "administrator",
    "desk.members.remove_member": "administrator",
    "desk.members.suspend_member": "administrator",
    "desk.members.withdraw_member_invitation": "administrator",
    "desk.office.change_logo": "administrator",
    "desk.office.save": "administrator",
    "desk.office.show": "administrator",
}
