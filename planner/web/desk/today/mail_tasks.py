"""What waits because of messages that came by mail, or because the mailbox is in trouble."""

from __future__ import annotations

from flask import url_for

from planner.inbox.models import Attention
from planner.inbox.queries import Category
from planner.kernel.dates import number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
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


def messages_received(one: Waiting, _records: Records) -> Task | None:
    count = number_text(one.count)
    if one.purpose == Attention.DECISION:
        return Task(
            group=one.kind.group,
            headline=ngettext(
                "A message that came by mail waits for a decision",
                "%(number)s messages that came by mail wait for a decision",
                one.count,
                number=count,
            ),
            details=[_("nothing happens before somebody has decided")],
            act=_("Open the inbox"),
            url=url_for("desk.inbox.index", category=Category.DECIDE),
        )
    return Task(
        group=one.kind.group,
        headline=ngettext(
            "Words of a guest are unread",
            "Words of guests are unread: %(number)s messages",
            one.count,
            number=count,
        ),
        details=[_("answers are counted already")],
        act=_("Read them"),
        url=url_for("desk.inbox.index", category=Category.READ),
    )
