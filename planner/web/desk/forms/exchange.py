"""The form that uploads an event file."""

from __future__ import annotations

from wtforms.validators import InputRequired

from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.fields import UploadField


class EventFileForm(Form):
    file = UploadField(_("Event file"), validators=[InputRequired(_("Choose a file."))])

    def content(self, most: int) -> bytes:
        """The bytes of the file, cut to `most`; b"" without a file."""
        chosen = self.file.data
        return chosen.stream.read(most) if chosen else b""
