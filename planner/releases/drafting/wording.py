"""The sentences of one language: Fluent messages in `sentences/<language>/*.ftl`.

Patterns take values (`values.py`) and may call the functions in `functions.py` and in `english.py`
or `russian.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax import ast

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.releases.drafting import english, functions, russian
from planner.releases.drafting.typography import base, single_spaced

FOLDER = Path(__file__).parent / "sentences"
# The languages that releases are drafted in, with their functions.
GRAMMAR: Mapping[str, Mapping[str, functions.Function]] = {
    "en": english.FUNCTIONS,
    "ru": russian.FUNCTIONS,
}
LANGUAGES = tuple(GRAMMAR)
_BEFORE = "-coming"

# fluent.runtime limits values to 2,500 characters, against hostile patterns. Our patterns are part
# of the program, and forms accept longer texts: statements, boilerplates.
resolver.MAX_PART_LENGTH = 1_000_000


class Wording:
    """The messages of one language."""

    def __init__(self, language: str) -> None:
        known = {**functions.FUNCTIONS, **GRAMMAR[language]}
        self._bundle = FluentBundle([language], cast("dict[str, Any]", known), use_isolating=False)
        self._coming: dict[str, str] = {}
        for path in sorted((FOLDER / language).glob("*.ftl")):
            resource = FluentResource(path.read_text("utf-8"))
            self._bundle.add_resource(resource)
            names = [entry.id.name for entry in resource.body if isinstance(entry, ast.Message)]
            self._coming |= {
                name.removesuffix(_BEFORE): name for name in names if name.endswith(_BEFORE)
            }
        self.conjunction = self.text("and", {})
        self.conjunction_after_comma = self.text("and-after-comma", {})
        self.conjunction_after_semicolon = self.text("and-after-semicolon", {}) != ""

    def text(self, message: str, values: Mapping[str, object]) -> str:
        """The formatted pattern of `message` or `message.attribute`.

        Raises `KeyError` for a message that the language lacks, and the first error of Fluent: a
        missing value, an unknown function.
        """
        name, _dot, attribute = message.partition(".")
        found = self._bundle.get_message(name)
        pattern = found.attributes[attribute] if attribute else found.value
        if pattern is None:
            raise KeyError(message)
        errors: list[Exception] = []
        # As FluentBundle.format_pattern, which would convert every value, asked for or not.
        current = resolver.CurrentEnvironment(args=cast("dict[str, Any]", values))
        text = pattern(resolver.ResolverEnvironment(self._bundle, errors, current=current))
        if errors:
            raise errors[0]
        return single_spaced(str(text)).strip()  # doubled around empty placeables

    @cache  # noqa: B019 - there is one wording per language, which stays
    def words(self, message: str) -> tuple[str, ...]:
        """The words that a message without values lists, parted by commas."""
        return tuple(filter(None, self.text(message, {}).split(", ")))

    def before_event(self, message: str) -> str:
        """The message that says it of an event to come: `welcome-coming` for `welcome`, if there is one."""
        return self._coming.get(message, message)

    def ways(self, message: str) -> list[str]:
        """The message, then its attributes: other ways to say the same."""
        name, _dot, attribute = message.partition(".")
        if attribute:
            return [message]
        return [name, *(f"{name}.{way}" for way in self._bundle.get_message(name).attributes)]

    def alternatives(self, message: str) -> list[str]:
        """The names of its attributes as `text` takes them, or its own if it has none; [] if unknown."""
        if not self._bundle.has_message(message):
            return []
        names = self._bundle.get_message(message).attributes
        return [f"{message}.{name}" for name in names] or [message]


@cache
def _wording(language: str) -> Wording:
    return Wording(language)


def is_drafted(language: str) -> bool:
    """Whether there are sentences for a language tag, ignoring the region."""
    return base(language) in LANGUAGES


def wording_of(language: str) -> Wording:
    """The wording for a language tag. Raises `Invalid` if there is none."""
    if not is_drafted(language):
        raise Invalid(
            "language",
            _("Releases, advisories and programmes are made in English and Russian only."),
        )
    return _wording(base(language))
