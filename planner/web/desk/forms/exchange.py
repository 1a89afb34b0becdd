"""An event file from somewhere else."""

from __future__ import annotations

from wtforms.validators import InputRequired

from planner.web.forms.base import Form
from planner.web.forms.fields import UploadField


class EventFileForm(Form):
    file = UploadField("Event file", validators=[InputRequired("Choose a file.")])

    def content(self, most: int) -> bytes:
        """The bytes that were sent, at most so many; b"" without a file."""
        chosen = self.file.data
        return chosen.stream.read(most) if chosen else b""
