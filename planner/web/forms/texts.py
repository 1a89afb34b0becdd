"""Fields for languages, and for a text in several languages."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from wtforms import StringField
from wtforms.fields.core import Field
from wtforms.validators import Optional, StopValidation
from wtforms.widgets import html_params

from planner.kernel.dates import direction, language_name
from planner.kernel.language_names import LANGUAGE_TAG, tag_of, written
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.text_normalising import clean_line, clean_text, has_unusable, showable, trimmed
from planner.kernel.texts import Texts
from planner.web.forms.fields import (
    LINE,
    REQUIRED,
    TEXT,
    Required,
    cleaned,
    too_long,
    unusable_reason,
    usable,
)

OTHER_LANGUAGE, OTHER_TEXT = "other-language", "other-text"


class LanguageField(StringField):
    """A language, written by its name or code; `data` is its BCP 47 tag. The languages of the office
    are suggestions.
    """

    def __init__(self, label: str, *, required: bool = False, **kw: Any):
        def known(form: Any, field: Any) -> None:
            if field.data and not LANGUAGE_TAG.fullmatch(field.data):
                raise StopValidation(no_language(field.data))

        checks = [Required() if required else Optional(), usable, known]
        super().__init__(label, checks, filters=[cleaned(_as_tag)], **kw)

    def suggestions(self) -> list[str]:
        return [written(tag, reader_language()) for tag in self.meta.languages]

    def _value(self) -> str:
        return written(self.data, reader_language()) if self.data else ""


def no_language(text: str) -> str:
    """The refusal of a text that names no language."""
    return _(
        "“%(text)s” is no language that is known here. Write its name, such as Russian, or its code, "
        "such as ru.",
        text=text[:40],
    )


def _as_tag(text: str) -> str:
    return tag_of(text) or trimmed(text)


class TextsField(Field):
    """A text in several languages; `data` is a `Texts`.

    There is an input `<name>-<language>` for each language of the office and each one that has a
    text already. With `any_language` another pair of inputs takes a text in any other language.
    `lines` above 1 makes text areas of that many rows. `required`: in at least one language.
    """

    def __init__(
        self,
        label: str,
        *,
        lines: int = 1,
        required: bool = False,
        any_language: bool = False,
        **kw: Any,
    ) -> None:
        super().__init__(label, **kw)
        self.lines = lines
        self.any_language = any_language
        self.is_required = required
        self.longest = TEXT if lines > 1 else LINE
        self.typed: dict[str, str] = {}
        self.other = ("", "")
        self.data: Texts = Texts()
        if required:
            self.flags.required = True

    @property
    def office_languages(self) -> tuple[str, ...]:
        languages: tuple[str, ...] = self.meta.languages
        return languages

    @property
    def languages(self) -> list[str]:
        """The languages with an input, the office's first."""
        return list(dict.fromkeys([*self.office_languages, *self.typed]))

    @property
    def first_id(self) -> str:
        return f"{self.id}-{self.languages[0]}"

    def number_of(self, language: str) -> int:
        """The place of a language among the office's, from 1; 0 for another language."""
        offered = self.office_languages
        return offered.index(language) + 1 if language in offered else 0

    def lacks(self, language: str) -> bool:
        """Whether there is a text, but none in that language."""
        return bool(self.data) and not self.data.get(language)

    def process_data(self, value: Any) -> None:
        self.data = value if isinstance(value, Texts) else Texts(value or {})
        self.typed = self.data.as_json()

    def process(self, formdata: Any, data: Any = Ellipsis, extra_filters: Any = None) -> None:
        """Reads the inputs of all languages; `typed` keeps the text even if it is invalid."""
        self.process_errors: list[str] = []
        if data is Ellipsis:
            data = self.default() if callable(self.default) else self.default
        self.process_data(data)
        if formdata is None:
            return
        prefix = f"{self.name}-"
        sent = sorted(key.removeprefix(prefix) for key in formdata if key.startswith(prefix))
        # The office's languages first: lists are sorted by the first language.
        sent.sort(key=[*self.office_languages, *sent].index)
        if not sent:
            return
        self.typed = {tag: formdata[prefix + tag] for tag in sent if LANGUAGE_TAG.fullmatch(tag)}
        self.other = (
            formdata.get(prefix + OTHER_LANGUAGE, "").strip(),
            formdata.get(prefix + OTHER_TEXT, ""),
        )
        clean = clean_text if self.lines > 1 else clean_line
        texts = {tag: text for tag, text in self._all().items() if not has_unusable(text)}
        self.data = Texts({tag: clean(text) for tag, text in texts.items()})

    def _all(self) -> dict[str, str]:
        tag, text = self.other
        tag = tag_of(tag)
        other = {tag: text} if self.any_language and tag and text else {}
        return {**self.typed, **other}

    def pre_validate(self, form: Any) -> None:
        for text in (*self.typed.values(), *self.other):
            if refusal := unusable_reason(text):
                raise StopValidation(refusal)
        tag, text = self.other
        if self.any_language and text.strip() and not tag:
            raise StopValidation(
                _(
                    "Say in which language the other text is: by its name, such as Georgian, or code."
                )
            )
        if self.any_language and text.strip() and not tag_of(tag):
            raise StopValidation(no_language(tag))
        if self.is_required and not self.data:
            raise StopValidation(REQUIRED)
        if any(len(text) > self.longest for text in self.data.values()):
            raise StopValidation(too_long(self.longest))

    def input(self, language: str, **attributes: Any) -> Markup:
        """The HTML of the input for one language, with its `lang` and `dir`."""
        attributes = {
            "id": f"{self.id}-{language}",
            "name": f"{self.name}-{language}",
            "lang": language,
            "dir": direction(language),
            **attributes,
        }
        text = showable(self.typed.get(language, ""))
        if self.lines > 1:
            tag = Markup("<textarea %s>\n%s</textarea>")
            return tag % (_attributes(rows=self.lines, **attributes), text)
        return Markup("<input %s>") % _attributes(type="text", value=text, **attributes)

    def display(self) -> str:
        return "\n".join(
            f"{language_name(tag, reader_language())}: {text}" for tag, text in self.data.items()
        )


def _attributes(**attributes: Any) -> Markup:
    """HTML attributes; `html_params` escapes their values."""
    return Markup(html_params(**attributes))  # noqa: S704
