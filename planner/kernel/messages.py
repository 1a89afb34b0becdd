"""Translatable messages: marked in English, translated when they are shown.

`_("Give the date.")` is a `Message`: a `str` with the English text as its value, so that it can be
logged and compared like any other. When it is shown (`str()`, f-strings, templates), it is
translated into `reader_language()`, which the web sets for each request. Letters and papers have a
language of their own and name it: `message.in_language("ru")`.

The catalogues are GNU gettext: `planner/locale/<language>/LC_MESSAGES/messages.po`, compiled by
`flask translate compile`. Placeholders are named: `_("%(done)s of %(total)s", done=3, total=9)`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, Self

from jinja2 import Environment
from markupsafe import Markup, escape

from planner.kernel.text_in import has_languages, made_of

FOLDER = Path(__file__).parent.parent / "locale"
SOURCE_LANGUAGE = "en"

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")

_reader: ContextVar[str] = ContextVar("reader_language", default=SOURCE_LANGUAGE)


class Message(str):
    """A translatable message with its values. As a plain `str` it is the English text."""

    __slots__ = ("context", "msgid", "number", "plural", "values")

    msgid: str
    plural: str
    number: int | None
    context: str
    values: dict[str, Any]

    def __new__(
        cls,
        msgid: str,
        values: dict[str, Any] | None = None,
        *,
        plural: str = "",
        count: int | None = None,
        context: str = "",
    ) -> Self:
        values = {} if values is None else values
        if count is not None:
            values = {"count": count, **values}
        english = msgid if count in (None, 1) else plural
        made = super().__new__(
            cls, _filled(english, values, SOURCE_LANGUAGE) if values else english
        )
        made.msgid, made.plural, made.number, made.context = msgid, plural, count, context
        made.values = values
        return made

    def in_language(self, language: str) -> str:
        """The translation; the English text if the catalogue has none."""
        catalogue = translations(language)
        if self.number is not None and self.context:
            found = catalogue.npgettext(self.context, self.msgid, self.plural, self.number)
        elif self.number is not None:
            found = catalogue.ngettext(self.msgid, self.plural, self.number)
        elif self.context:
            found = catalogue.pgettext(self.context, self.msgid)
        else:
            found = catalogue.gettext(self.msgid)
        return _filled(found, self.values, language)

    def with_values(self, **values: Any) -> Self:
        """A copy with these values added."""
        return type(self)(
            self.msgid,
            {**self.values, **values},
            plural=self.plural,
            count=self.number,
            context=self.context,
        )

    def as_json(self) -> str:
        """For the database; see `message_from_json`. Values other than numbers become strings."""
        return json.dumps(self._parts())

    def _parts(self) -> dict[str, Any]:
        """Nested messages become objects, so that no user's text can be mistaken for one."""
        values = {
            name: value._parts() if isinstance(value, Message) else _plain(value)  # noqa: SLF001
            for name, value in self.values.items()
        }
        return {
            "msgid": self.msgid,
            "values": values,
            "plural": self.plural,
            "count": self.number,
            "context": self.context,
        }

    def __str__(self) -> str:
        return self.in_language(reader_language())

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __html__(self) -> Markup:
        return escape(str(self))

    def __reduce__(self) -> Any:
        return message_from_json, (self.as_json(),)


def gettext(msgid: str, /, **values: Any) -> Message:
    """A message."""
    return Message(msgid, values)


def ngettext(one: str, several: str, count: int, /, **values: Any) -> Message:
    """A message with plural forms: `%(count)s` is the number."""
    return Message(one, values, plural=several, count=count)


def pgettext(context: str, msgid: str, /, **values: Any) -> Message:
    """A message whose English text is ambiguous, with a context that tells the meaning."""
    return Message(msgid, values, context=context)


def npgettext(context: str, one: str, several: str, count: int, /, **values: Any) -> Message:
    """A message with plural forms and a context."""
    return Message(one, values, plural=several, count=count, context=context)


# A message, or a function that takes its values, among them `count`.
Phrase = Message | Callable[..., Message]


def message_from_json(stored: str) -> str:
    """Inverse of `as_json`; any other text, as stored by older versions, is returned unchanged."""
    try:
        return _message(json.loads(stored))
    except (ValueError, TypeError, KeyError, AttributeError):
        return stored


def to_stored(text: str) -> str:
    """Inverse of `message_from_json`. Text that looks like JSON is wrapped in a message."""
    if isinstance(text, Message):
        return text.as_json()
    return Message("%(text)s", {"text": text}).as_json() if text.startswith("{") else text


def _message(parts: dict[str, Any]) -> Message:
    values = {
        name: _message(value) if isinstance(value, dict) else value
        for name, value in parts["values"].items()
    }
    return Message(
        parts["msgid"],
        values,
        plural=parts["plural"],
        count=parts["count"],
        context=parts["context"],
    )


def reader_language() -> str:
    """The language into which messages are translated now."""
    return _reader.get()


@contextmanager
def reading_in(language: str) -> Iterator[None]:
    """Translate messages into that language inside the block."""
    before = _reader.get()
    read_in(language)
    try:
        yield
    finally:
        read_in(before)


def read_in(language: str) -> None:
    """Translate messages of this thread into that language from now on."""
    _reader.set(language)


def install_in(environment: Environment) -> None:
    """Provide `_()`, `ngettext()` and `{% trans %}` in templates, in the reader's language."""
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda msgid: translations(reader_language()).gettext(msgid),
        lambda one, several, n: translations(reader_language()).ngettext(one, several, n),
        newstyle=True,
        pgettext=lambda context, msgid: translations(reader_language()).pgettext(context, msgid),
        npgettext=lambda context, one, several, n: translations(reader_language()).npgettext(
            context, one, several, n
        ),
    )


@cache
def languages() -> tuple[str, ...]:
    """Languages of the interface, English first."""
    found = sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/messages.po"))
    return (SOURCE_LANGUAGE, *found)


def spoken_language(language: str) -> str:
    """The language of the interface for a BCP 47 tag; English if there is no catalogue."""
    tag = language.replace("_", "-").split("-")[0].lower()
    return tag if tag in languages() else SOURCE_LANGUAGE


@cache
def translations(language: str) -> NullTranslations:
    """The compiled catalogue of a language (BCP 47), or one that leaves everything in English."""
    path = FOLDER / spoken_language(language) / "LC_MESSAGES" / "messages.mo"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def _filled(text: str, values: dict[str, Any], language: str) -> str:
    """Raises `KeyError` for a placeholder without a value."""
    if "%(" not in text:
        return text
    with reading_in(language):
        told = {
            name: str(value) if isinstance(value, Message) else value
            for name, value in values.items()
        }
        if any(map(has_languages, told.values())):
            return made_of(_parts(text, told))
        return text % told


def _parts(text: str, values: dict[str, Any]) -> Iterator[str]:
    """The words between the placeholders and the values, in turn: these keep their language."""
    for number, part in enumerate(_PLACEHOLDER.split(text)):
        if number % 2:
            value = values[part]
            yield value if has_languages(value) else str(value)
        else:
            yield part % ()


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float) or value is None else str(value)
