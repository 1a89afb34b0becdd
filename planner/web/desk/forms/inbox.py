"""Forms of the inbox."""

from __future__ import annotations

from wtforms.validators import InputRequired

from planner.kernel.messages import gettext as _
from planner.mail.limits import MESSAGE_BYTES
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField, UploadField


class MessageFileForm(Form):
    file = UploadField(
        _("Saved message or answer"), validators=[InputRequired(_("Choose a file."))]
    )

    def content(self) -> bytes:
        """The bytes of the file, one more than a message may have at most."""
        chosen = self.file.data
        return chosen.stream.read(MESSAGE_BYTES + 1) if chosen else b""


class ColleagueForm(Form):
    name = LineField(_("Name of the colleague"), required=True)
