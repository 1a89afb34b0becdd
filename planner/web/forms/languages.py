"""The working languages of an office: one main language, others by check boxes or by code."""

from __future__ import annotations

from typing import Any

from wtforms.fields.choices import SelectChoice

from planner.kernel.dates import language_name
from planner.kernel.language_names import OFFERED
from planner.kernel.messages import reader_language
from planner.web.forms.many_choices import ManyChoicesField


class LanguageTicksField(ManyChoicesField):
    """Check boxes for the languages that offices use most; `data` is a list of BCP 47 tags."""

    def __init__(self, label: str, **kw: Any) -> None:
        super().__init__(label, **kw)
        self.type = "ManyChoicesField"
        self.coerce = str
        self.choices = [
            SelectChoice(value=tag, label=language_name(tag, reader_language())) for tag in OFFERED
        ]
