"""A day of any century, as written in the Julian or in the Gregorian calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Any

from wtforms import StringField
from wtforms.validators import Optional

from planner.anniversaries.calendars import WrittenDay
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import trimmed

_LEAP_YEAR = 2000
_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


class WrittenDayField(StringField):
    """Its data is a `WrittenDay` or None. Whether that year has a 29 February is not checked here."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, [Optional()], **kw)

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = trimmed(valuelist[0]) if valuelist else ""
        self.data = None
        if text:
            found = _WRITTEN.fullmatch(text)
            written = WrittenDay(*map(int, found.groups())) if found else None
            if written is None or not _may_be(written):
                raise ValueError(_("There is no such day. Give it as 1893-04-30."))
            self.data = written

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data.year:04}-{self.data.month:02}-{self.data.day:02}" if self.data else ""


def _may_be(written: WrittenDay) -> bool:
    year, month, day = written
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]
