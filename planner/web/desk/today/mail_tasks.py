"""What waits because the mailbox of the office is in trouble."""

from __future__ import annotations

from flask import url_for

from planner.kernel.messages import gettext as _
from planner.web.desk.today.records import Records
from planner.web.desk.today.task import Task
from planner.web.desk.today.waiting import Waiting


def mailbox_in_trouble(one: Waiting, records: Records) -> Task | None:
    mailbox = records.mailboxes.get(one.number)
    if mailbox is None:
        return None
    return Task(
        group=one.kind.group,
        headline=_("Answers that come by mail are not read")
        if mailbox.failure
        else _("The mailbox was looked through again"),
        details=[
            mailbox.failure
            or _("its server came with other numbers for the messages, as after a move or a repair")
        ],
        act=_("See the mailbox"),
        url=url_for("desk.mail.show_mailbox"),
    )
