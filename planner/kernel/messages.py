"""Sentences of the catalogue: marked in English, put into words in the reader's language.

`_("Give the date.")` is a `Message`: a `str` whose value is the English text, so that it is stored,
logged and compared like any other. Shown to somebody (`str()`, f-strings, templates) it is in the
language of `reader_language()`, which the web sets for each request. Letters and papers, whose
language is not that of whoever asked for them, say it: `message.in_language("ru")`.

Catalogues are GNU gettext: `planner/locale/<language>/LC_MESSAGES/messages.po`, compiled by
`flask translate compile`. Values stand at named places: `_("%(done)s of %(total)s", done=3, total=9)`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, Self

from jinja2 import Environment
from markupsafe import Markup, escape

FOLDER = Path(__file__).parent.parent / "locale"
SOURCE_LANGUAGE = "en"

_reader: ContextVar[str] = ContextVar("reader_language", default=SOURCE_LANGUAGE)


class Message(str):
    """A sentence of the catalogue with its values. As a plain `str` it is the English text."""

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
        """The sentence in that language; in English where the catalogue lacks it."""
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
        """The same sentence with these values beside those it has."""
        return type(self)(
            self.msgid,
            {**self.values, **values},
            plural=self.plural,
            count=self.number,
            context=self.context,
        )

    def as_json(self) -> str:
        """For the database; see `message_from_json`. Values that are no numbers become texts."""
        return json.dumps(self._parts())

    def _parts(self) -> dict[str, Any]:
        """A value that is a message is an object, so that no text of a person is taken for one."""
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
    """A sentence."""
    return Message(msgid, values)


def ngettext(one: str, several: str, count: int, /, **values: Any) -> Message:
    """A sentence that counts: `%(count)s` is the number."""
    return Message(one, values, plural=several, count=count)


def pgettext(context: str, msgid: str, /, **values: Any) -> Message:
    """A sentence whose English words mean two things: the context says which."""
    return Message(msgid, values, context=context)


def npgettext(context: str, one: str, several: str, count: int, /, **values: Any) -> Message:
    """A sentence that counts, with a context."""
    return Message(one, values, plural=several, count=count, context=context)


# A message, or the message for a number that its values bring as `count`.
Phrase = Message | Callable[..., Message]


def message_from_json(stored: str) -> str:
    """The message that `as_json` gave; any other text as it is (what older versions stored)."""
    try:
        return _message(json.loads(stored))
    except (ValueError, TypeError, KeyError, AttributeError):
        return stored


def to_stored(text: str) -> str:
    """What `message_from_json` makes the same text of again: words of other people stay words."""
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
    """The language of whoever reads what is written now."""
    return _reader.get()


@contextmanager
def reading_in(language: str) -> Iterator[None]:
    """Messages that are shown inside are in that language."""
    before = _reader.get()
    read_in(language)
    try:
        yield
    finally:
        read_in(before)


def read_in(language: str) -> None:
    """Messages that this thread shows from now on are in that language."""
    _reader.set(language)


def install_in(environment: Environment) -> None:
    """Let templates mark what they say: `_()`, `ngettext()`, `{% trans %}`, in the reader's language."""
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
    """Languages that the program speaks, English first."""
    found = sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/messages.po"))
    return (SOURCE_LANGUAGE, *found)


def spoken_language(language: str) -> str:
    """The language in which messages for a reader of `language` are: English where it has none."""
    tag = language.replace("_", "-").split("-")[0].lower()
    return tag if tag in languages() else SOURCE_LANGUAGE


@cache
def translations(language: str) -> NullTranslations:
    """The compiled catalogue of a language (BCP 47); one that answers in English where none is."""
    path = FOLDER / spoken_language(language) / "LC_MESSAGES" / "messages.mo"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def _filled(text: str, values: dict[str, Any], language: str) -> str:
    """Raises `KeyError` for a place without a value."""
    if "%(" not in text:
        return text
    with reading_in(language):
        return text % values


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float) or value is None else str(value)
