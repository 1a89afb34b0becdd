"""Form fields. Each normalises its input and has its own error messages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from wtforms import (
    DateField,
    FileField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import InputRequired, Length, Optional, StopValidation

from planner.kernel.addresses import clean_address, clean_url
from planner.kernel.dates import known_day, known_zone, number_text, zone_names
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.text_normalising import (
    clean_line,
    clean_text,
    has_unusable,
    showable,
    trimmed,
    without_unusable,
)
from planner.web.words import word

LINE = 300
_GROUPED_FROM = 10_000
TEXT = 10_000
# Attributes of the input of a telephone number: from the left in every language.
TELEPHONE = {"dir": "ltr", "inputmode": "tel"}
_TIME_ZONE = _("Time zone")
UNUSABLE = _("This text holds characters that cannot be stored. Type it again.")
_REPLACEMENT = "\ufffd"
_LOST_CHARACTER = _("A character was lost where “\ufffd” stands. Type it there again.")
REQUIRED = _("This is needed. Please fill it in.")


class Required(InputRequired):
    """Requires text after normalising: white space and invisible characters do not count."""

    def __init__(self) -> None:
        super().__init__(REQUIRED)

    def __call__(self, form: Any, field: Any) -> None:
        if not field.data:
            field.errors = []
            raise StopValidation(self.message)


class Limit(Length):
    """No more than `longest` characters."""

    def __init__(self, longest: int) -> None:
        super().__init__(max=longest)

    def __call__(self, form: Any, field: Any) -> None:
        if len(field.data or "") > self.max:
            raise StopValidation(too_long(self.max))


def too_long(longest: int) -> str:
    return ngettext(
        "At most %(count)s character, please.",
        "At most %(count)s characters, please.",
        longest,
        count=number_text(longest),
    )


def usable(form: Any, field: Any) -> None:
    """A validator that refuses NUL, lone surrogates and noncharacters, and removes them.

    It also refuses U+FFFD, which replaces invalid UTF-8 in multipart forms.
    """
    if isinstance(field.data, str) and (refusal := unusable_reason(field.data)):
        field.data = without_unusable(field.data)
        raise StopValidation(refusal)


def unusable_reason(text: str) -> str:
    """The message why this text cannot be stored; "" if it can."""
    if has_unusable(text):
        return UNUSABLE
    return _LOST_CHARACTER if _REPLACEMENT in text else ""


def agreed(check: Callable[[str], Any]) -> Callable[[Any, Any], None]:
    """A validator made of a function that raises `Invalid`."""

    def validate(form: Any, field: Any) -> None:
        if not field.data:
            return
        try:
            check(field.data)
        except Invalid as error:
            raise StopValidation(showable(str(error.message))) from error

    return validate


def cleaned(clean: Callable[[str], str]) -> Callable[[Any], Any]:
    """A filter that applies `clean` to text without unusable characters."""

    def apply(value: Any) -> Any:
        return clean(value) if isinstance(value, str) and not has_unusable(value) else value

    return apply


def _checks(longest: int, *more: Any, required: bool = False) -> list[Any]:
    return [Required() if required else Optional(), usable, Limit(longest), *more]


class LineField(StringField):
    """One line of text: a name, a title."""

    def __init__(self, label: str, *, required: bool = False, longest: int = LINE, **kw: Any):
        super().__init__(
            label, _checks(longest, required=required), filters=[cleaned(clean_line)], **kw
        )


class TextField(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: str, *, required: bool = False, longest: int = TEXT, **kw: Any):
        super().__init__(
            label, _checks(longest, required=required), filters=[cleaned(clean_text)], **kw
        )


class AddressField(StringField):
    """An e-mail address, as `clean_address` accepts it."""

    def __init__(self, label: str, *, required: bool = False, **kw: Any):
        checks = _checks(254, agreed(clean_address), required=required)
        super().__init__(label, checks, filters=[cleaned(trimmed)], **kw)


class UrlField(StringField):
    """An http or https address, or what else `clean` accepts."""

    def __init__(self, label: str, clean: Callable[[str], str] = clean_url, **kw: Any):
        checks = _checks(2000, agreed(clean))
        super().__init__(label, checks, filters=[cleaned(trimmed)], **kw)


class ZoneField(StringField):
    """An IANA time zone, typed or chosen from suggestions."""

    def __init__(self, label: str = _TIME_ZONE, **kw: Any):
        checks = _checks(64, agreed(known_zone), required=True)
        super().__init__(label, checks, filters=[cleaned(trimmed)], **kw)

    @staticmethod
    def suggestions() -> list[str]:
        return sorted(z for z in zone_names() if "/" in z and not z.startswith("Etc/"))


class DayField(DateField):
    """A day in the range of `known_day`."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, [Optional(), _known_day], **kw)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("There is no such day. Give it as 2012-03-27.")) from error


class ClockField(TimeField):
    """A local time, hours and minutes."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, [Optional()], **kw)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("There is no such time. Give it as 09:30.")) from error


def _figure(number: int) -> str:
    """In the reader's way of writing; years have no mark between their figures."""
    return str(number) if abs(number) < _GROUPED_FROM else number_text(number)


class NumberField(IntegerField):
    """A whole number between two bounds."""

    def __init__(self, label: str, *, least: int, most: int, required: bool = False, **kw: Any):
        def within(form: Any, field: Any) -> None:
            if field.data is not None and not least <= field.data <= most:
                raise StopValidation(
                    _(
                        "Give a number from %(least)s to %(most)s.",
                        least=_figure(least),
                        most=_figure(most),
                    )
                )

        self.least, self.most = least, most
        super().__init__(label, [_given if required else Optional(), within], **kw)
        self.flags.required = required

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Give a whole number.")) from error


class EnumField(SelectField):
    """One member of an enumeration.

    `optional` is the label of the choice for None. `words` replaces labels, by value. `offered` are
    the members that can be chosen, if not all.
    """

    def __init__(
        self,
        label: str,
        enum: type[StrEnum],
        *,
        optional: str = "",
        words: Mapping[str, str] | None = None,
        offered: Collection[StrEnum] = (),
        **kw: Any,
    ):
        self.enum = enum
        self.offered = tuple(offered or enum)
        self.is_optional = bool(optional)
        blank = [SelectChoice(value="", label=optional)] if optional else []
        labels = {**{member.value: word(member) for member in self.offered}, **(words or {})}
        choices = [SelectChoice(value=value, label=label) for value, label in labels.items()]
        super().__init__(label, choices=[*blank, *choices], coerce=self._member, **kw)
        self.flags.required = not optional and all(member.value for member in self.offered)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """With our own error message instead of WTForms' "could not coerce"."""
        if not valuelist:
            return
        self.data: Any = None
        self.data = self._member(valuelist[0])

    def _member(self, value: Any) -> StrEnum | None:
        if value in ("", None) and self.is_optional:
            return None
        found = next((one for one in self.offered if one == value), None)
        if found is None:
            raise ValueError(_("Choose one of the list."))
        return found

    def iter_choices(self) -> Iterable[Choice]:
        for choice in self.choices or []:
            chosen = (self.data.value if self.data else "") == choice.value
            yield Choice(value=choice.value, label=choice.label, selected=chosen, render_kw={})

    def pre_validate(self, form: Any) -> None:
        if self.data is None and not self.is_optional and not self.process_errors:
            raise StopValidation(_("Choose one of the list."))


class UploadField(FileField):
    """A file. `data` is a Werkzeug `FileStorage` or None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        chosen = [f for f in valuelist if getattr(f, "filename", "")]
        self.data = chosen[0] if chosen else None


def _given(form: Any, field: Any) -> None:
    if field.data is None and not field.errors:
        raise StopValidation(REQUIRED)


def _known_day(form: Any, field: Any) -> None:
    if isinstance(field.data, date):
        try:
            known_day(field.data, field.name)
        except Invalid as error:
            raise StopValidation(error.message) from error
