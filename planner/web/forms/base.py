"""The base class of forms. A form turns text into values and never changes a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from flask import request
from werkzeug.datastructures import CombinedMultiDict, FileStorage, MultiDict
from wtforms import FileField, HiddenField
from wtforms import Form as WTForm
from wtforms.fields.core import Field, UnboundField
from wtforms.i18n import get_builtin_gnu_translations
from wtforms.meta import DefaultMeta

from planner.kernel.errors import Invalid
from planner.kernel.messages import SOURCE_LANGUAGE, reader_language
from planner.kernel.text_normalising import showable
from planner.web.forms.error_lines import first_id, lines_of
from planner.web.forms.shown_values import Piece, read_lines, shown
from planner.web.requests import note_refusal
from planner.web.shown_language import ALL, MOST_IN_SWITCH, chosen_language
from planner.web.transaction import SAFE

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MORE = "more"
Plan = TypeVar("Plan", bound="DataclassInstance")


class Form(WTForm):
    """`languages` are those that `TextsField` has inputs for, usually the office's. `version` is the
    version of the row when the form was opened, for rows that several people may edit.
    `side_by_side` names fields that share a line where a page shows the whole form; `folded` are
    groups of rarer fields, each with its heading, that stand closed below the others.
    """

    class Meta:
        is_read = False  # Whether fields stand as their values, for those who may not change them.

        def value_of(self, field: Field) -> list[list[Piece]]:
            """The value as it is read."""
            return read_lines(field)

        def render_field(self, field: Field, render_kw: dict[str, Any]) -> str:
            """Without characters that are not allowed in HTML."""
            return showable(DefaultMeta.render_field(self, field, render_kw))

        def get_translations(self, form: WTForm) -> NullTranslations:
            """WTForms' own messages, in the reader's language."""
            return _wtforms_messages(reader_language())

    version = HiddenField()
    side_by_side: ClassVar[tuple[tuple[str, ...], ...]] = ()
    folded: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()

    def __init__(self, *args: Any, languages: tuple[str, ...] = ("en",), **kwargs: Any) -> None:
        kwargs.setdefault("meta", {})["languages"] = languages
        super().__init__(*args, **kwargs)

    @classmethod
    def read(cls, *, languages: tuple[str, ...] = ("en",), **kwargs: Any) -> Self:
        """The form as submitted with this request; on a GET it has its defaults."""
        is_submitted = request.method not in SAFE
        sources: Any = CombinedMultiDict([_uploads(cls), request.form]) if is_submitted else None
        return cls(sources, languages=languages, **kwargs)

    @classmethod
    def label_of(cls, name: str) -> str:
        """The label of a field; its name in words where the form has no such field."""
        field = getattr(cls, name, None)
        return str(field.args[0]) if isinstance(field, UnboundField) else name.replace("_", " ")

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        is_valid: bool = super().validate(extra_validators)
        if not is_valid:
            note_refusal()
        return is_valid

    def for_reading(self) -> str:
        """Let the fields stand as their values; "", so that templates can call it where they are."""
        self.meta.is_read = True
        return ""

    @property
    def wants_more(self) -> str:
        """The name of the list whose button "Add another" was pressed, "" if none.

        Such a request does not save: the form is shown again, without errors.
        """
        return request.form.get(MORE, "")

    @property
    def has_language_switch(self) -> bool:
        """Whether the form has texts in several languages, and few enough for a switch."""
        for field in self._fields.values():
            if hasattr(field, "shown_entries"):
                field.shown_entries()  # the texts of a blank row count as well
        return 1 < len(self.meta.languages) <= MOST_IN_SWITCH and bool(self._texts)

    @property
    def shown_language(self) -> str:
        """The language whose texts are shown, or `ALL`: something is to be looked at, or chosen so."""
        if any(_needs_a_look(field) for field in self._fields.values()):
            return ALL
        return chosen_language(self.meta.languages)

    def texts_lacking(self, language: str) -> int:
        """In how many fields there is a text, but none in that language."""
        return sum(field.lacks(language) for field in self._texts)

    @property
    def _texts(self) -> list[Any]:
        """The fields with texts in several languages, also those in rows."""
        return [field for field in self._all_fields() if hasattr(field, "lacks")]

    def _all_fields(self) -> Iterator[Any]:
        """The fields, and behind a list those of its rows."""
        for field in self._fields.values():
            yield field
            for entry in getattr(field, "entries", ()):
                yield from entry.form._all_fields()

    @property
    def opened_version(self) -> int | None:
        """The submitted `version`; 0, which never matches, if it is not a number."""
        given = self.version.data or ""
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0

    def plan_of(self, plan: type[Plan], **others: Any) -> Plan:
        """The plan for an operation, made of the fields with the same names, and `others`.

        A field whose value is None leaves the default of the plan.
        """
        values = {
            field.name: self._fields[field.name].data
            for field in fields(plan)
            if field.name in self._fields
        }
        given = {name: value for name, value in values.items() if value is not None}
        return plan(**{**given, **others})

    @property
    def lines(self) -> list[list[Field]]:
        """The fields in order, those that stand side by side on one line; without the version and
        what is folded.
        """
        rare = {name for _heading, names in self.folded for name in names}
        return self._lines(name for name in self._fields if name not in rare)

    @property
    def folded_lines(self) -> list[tuple[str, list[list[Field]], bool]]:
        """Heading and lines of each folded group, and whether it is open: something is wrong in it."""
        return [
            (heading, self._lines(names), any(_needs_a_look(self._fields[name]) for name in names))
            for heading, names in self.folded
        ]

    def _lines(self, names: Iterable[str]) -> list[list[Field]]:
        rows: list[list[Field]] = []
        partners: tuple[str, ...] = ()
        for name in names:
            if name == "version":
                continue
            if name in partners:
                rows[-1].append(self._fields[name])
            else:
                partners = next((row for row in self.side_by_side if name in row), ())
                rows.append([self._fields[name]])
        return rows

    def enter_missing(self) -> None:
        """Add to the registers what was named as new in the form. Call it in the writing transaction."""
        for field in self._choices:
            field.enter_missing()

    def forget_entered(self) -> None:
        """After a refusal, which took the new rows back."""
        for field in self._choices:
            field.forget_entered()

    @property
    def _choices(self) -> list[Any]:
        """The fields that choose a row of a register, also those in rows."""
        return [field for field in self._all_fields() if hasattr(field, "enter_missing")]

    def mark(self, error: Invalid) -> None:
        """Show a refusal at its field, or above the form if there is no such field."""
        for name, message in {error.field: error.message, **error.others}.items():
            self._mark(name, message)

    def _mark(self, name: str, message: str) -> None:
        own, number, inner = [*name.split("-", 2), "", ""][:3]
        field: Any = self._fields.get(own)
        if field is None:
            self.form_errors.append(message)
        elif inner:
            field.rows[int(number)]._mark(inner, message)
            field.errors = [*field.errors, {inner: [message]}]
        else:
            field.errors = [*field.errors, message]

    def compare(self, stored: Form) -> None:
        """After a stale save: show the stored value beside each field, and take its version.

        Submitting the form again then overwrites what is stored.
        """
        for name, field in self._fields.items():
            other = stored._fields[name]
            if name != "version" and shown(field) != shown(other):
                field.stored = shown(other)
        self.version.data = stored.version.data

    @property
    def differing(self) -> list[tuple[str, str]]:
        """After `compare`: the fields whose stored value differs, as (field id, label)."""
        return [
            (first_id(field), field.label.text)
            for field in self._fields.values()
            if hasattr(field, "stored")
        ]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """All errors for the head of the form, as (field id, label and message)."""
        found = [("", message) for message in self.form_errors]
        for field in self._fields.values():
            found += lines_of(field, field.label.text)
        return found


def _needs_a_look(field: Field) -> bool:
    return bool(field.errors) or hasattr(field, "stored")


@cache
def _wtforms_messages(language: str) -> NullTranslations:
    catalogue: NullTranslations = get_builtin_gnu_translations([language, SOURCE_LANGUAGE])
    return catalogue


def _uploads(form: type[Form]) -> MultiDict[str, FileStorage]:
    """The uploads for file fields only: other fields cannot handle a file instead of text."""
    file_fields = {
        name
        for name in dir(form)
        if isinstance(field := getattr(form, name), UnboundField)
        and issubclass(field.field_class, FileField)
    }
    return MultiDict(item for item in request.files.items(multi=True) if item[0] in file_fields)
