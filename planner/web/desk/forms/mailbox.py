"""The form of the mailbox of the office."""

from __future__ import annotations

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.messages import gettext as _
from planner.mailbox.operations import DAYS_BACK, INBOX, PORTS, MailboxPlan
from planner.web.desk.forms.servers import (
    AS_TYPED,
    TLS,
    ServerForm,
    encryption_field,
    host_field,
    password_field,
    port_field,
)
from planner.web.forms.fields import LineField

_SINCE = {
    0: _("only those that come from now on"),
    1: _("also those of the last day"),
    7: _("also those of the last 7 days"),
    30: _("also those of the last 30 days"),
}


class MailboxForm(ServerForm):
    host = host_field(_("The IMAP server of your mail provider, such as imap.example.org."))
    port = port_field(PORTS)
    encryption = encryption_field(TLS)
    user_name = LineField(
        _("User name"),
        required=True,
        longest=254,
        render_kw=AS_TYPED,
        description=_("Often the whole e-mail address."),
    )
    password = password_field()
    folder = LineField(
        _("Folder"),
        longest=200,
        render_kw=AS_TYPED,
        default=INBOX,
        description=_(
            "INBOX is where mail arrives. Name another one if the mail server sorts answers into it."
        ),
    )
    days_back = SelectField(
        _("Which messages are read"),
        choices=[SelectChoice(value=days, label=_SINCE[days]) for days in DAYS_BACK],
        coerce=int,
        default=0,
    )

    def plan(self) -> MailboxPlan:
        return MailboxPlan(
            host=self.host.data or "",
            port=self.port.data,
            starts_with_tls=self.starts_with_tls,
            user_name=self.user_name.data or "",
            password=self.password.data or "",
            oauth=self.oauth,
            folder=self.folder.data or INBOX,
            days_back=self.days_back.data,
        )
