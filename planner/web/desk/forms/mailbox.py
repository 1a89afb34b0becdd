"""The form of the mailbox of the office."""

from __future__ import annotations

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.messages import gettext as _
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.operations import DAYS_BACK, INBOX, PORTS, MailboxPlan
from planner.web.desk.forms.mail import AS_TYPED, STARTTLS, TLS
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField
from planner.web.forms.passwords import SecretField

_SINCE = {
    0: _("only those that come from now on"),
    1: _("also those of the last day"),
    7: _("also those of the last 7 days"),
    30: _("also those of the last 30 days"),
}


class MailboxForm(Form):
    """The password is never filled in; left empty, the stored one is kept."""

    side_by_side = (("port", "encryption"),)

    host = LineField(
        _("Server"),
        required=True,
        longest=253,
        render_kw=AS_TYPED,
        description=_("The IMAP server of your mail provider, such as imap.example.org."),
    )
    port = SelectField(
        _("Port"),
        choices=[SelectChoice(value=port, label=str(port)) for port in PORTS],
        coerce=int,
        default=PORTS[0],
    )
    encryption = SelectField(
        _("Encryption"),
        choices=[
            SelectChoice(value=TLS, label=_("TLS from the first byte")),
            SelectChoice(value=STARTTLS, label=_("STARTTLS")),
        ],
        default=TLS,
    )
    user_name = LineField(
        _("User name"),
        required=True,
        longest=254,
        render_kw=AS_TYPED,
        description=_("Often the whole e-mail address."),
    )
    password = SecretField(_("Password"), new=True, required=False)
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

    @classmethod
    def filled(cls, mailbox: OfficeMailbox | None) -> MailboxForm:
        if mailbox is None:
            return cls()
        encryption = TLS if mailbox.starts_with_tls else STARTTLS
        return cls(obj=mailbox, data={"encryption": encryption})

    def plan(self) -> MailboxPlan:
        return MailboxPlan(
            host=self.host.data or "",
            port=self.port.data,
            starts_with_tls=self.encryption.data == TLS,
            user_name=self.user_name.data or "",
            password=self.password.data or "",
            folder=self.folder.data or INBOX,
            days_back=self.days_back.data,
        )
