"""The working languages of an office: one main language, others by check boxes or by code."""

from __future__ import annotations

import re
from typing import Any

from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.web.forms.fields import LineField, ManyChoicesField
from planner.web.forms.texts import LANGUAGE_TAG

OFFERED = (
    "en", "fr", "ru", "es", "ar", "zh", "de", "it", "pt", "pl", "nl", "sv", "el", "tr",
    "uk", "be", "ro", "bg", "sr", "ka", "hy", "az", "kk", "ky", "uz", "tg", "tk", "mn",
    "fa", "ps", "he", "hi", "ur", "bn", "sw", "ja", "ko",
)  # fmt: skip


class LanguageTicksField(ManyChoicesField):
    """Check boxes for the languages that offices use most; `data` is a list of BCP 47 tags."""

    def __init__(self, label: str, **kw: Any) -> None:
        super().__init__(label, **kw)
        self.type = "ManyChoicesField"
        self.coerce = str
        self.choices = [
            SelectChoice(value=tag, label=language_name(tag, reader_language())) for tag in OFFERED
        ]


class MoreLanguagesField(LineField):
    """Further languages by code, separated by commas or spaces; `tags` are the codes."""

    def __init__(self, label: str, **kw: Any) -> None:
        super().__init__(label, longest=100, **kw)

    @property
    def tags(self) -> list[str]:
        return re.findall(r"[^\s,;]+", self.data or "")

    def pre_validate(self, form: Any) -> None:
        for tag in self.tags:
            if not LANGUAGE_TAG.fullmatch(tag):
                raise StopValidation(
                    _(
                        "“%(code)s” is not the code of a language. "
                        "Codes look like ka, ar or uz-Cyrl.",
                        code=tag,
                    )
                )
