"""Languages in one line, by name or code; their order matters, the first is the main language."""

from __future__ import annotations

from typing import Any

from wtforms import StringField
from wtforms.validators import StopValidation

from planner.kernel.dates import language_name
from planner.kernel.language_names import LANGUAGE_TAG, tags_of, written
from planner.kernel.messages import ngettext, reader_language
from planner.kernel.text_normalising import showable
from planner.web.forms.fields import REQUIRED
from planner.web.forms.texts import no_language

_LONGEST = 1000  # characters; more than `most` codes


class TagsField(StringField):
    """`data` is a tuple of BCP 47 tags without duplicates, at most `most`."""

    def __init__(self, label: str, *, required: bool = False, most: int = 12, **kw: Any):
        super().__init__(label, **kw)
        self.is_required, self.most = required, most
        self.flags.required = required or None
        self.typed = ""

    def process_data(self, value: Any) -> None:
        self.data = tuple(value or ())
        self.typed = ", ".join(written(tag, reader_language()) for tag in self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.typed = showable(valuelist[0][:_LONGEST])
            self.data = tuple(tags_of(self.typed))

    def pre_validate(self, form: Any) -> None:
        for tag in self.data:
            if not LANGUAGE_TAG.fullmatch(tag):
                raise StopValidation(no_language(tag))
        if len(self.data) > self.most:
            raise StopValidation(
                ngettext(
                    "At most %(count)s language, please.",
                    "At most %(count)s languages, please.",
                    self.most,
                )
            )
        if self.is_required and not self.data:
            raise StopValidation(REQUIRED)

    def _value(self) -> str:
        return self.typed

    def display(self) -> str:
        return ", ".join(language_name(tag, reader_language()) for tag in self.data)
