"""Naming those who speak: in full with their functions at first, by the surname afterwards.

What is printed where is the message `speaker` of the language (`people.ftl`).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planner.events.functions import mentions_body
from planner.events.titles import is_said_by, rest_of_post
from planner.grammar.needs import Need
from planner.releases.drafting.naming import is_plural_body
from planner.releases.drafting.values import Several, Value, entered_value
from planner.releases.facts.body_facts import BodyFacts, SpeakerFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

if TYPE_CHECKING:
    from planner.releases.drafting.block_builder import BlockBuilder

_LONGEST_BEFORE_A_NAME = 8  # words of a function that may precede a name


class SpeakerValue(Value):
    """A speaker in patterns. Whether it is the first mention is settled when first asked, and the
    mention is made when it is printed.

    Styles: "list" for an entry of a list, and the cases of the language, which are also its forms.
    """

    def __init__(self, builder: BlockBuilder, speaker: SpeakerFacts) -> None:
        body = speaker.body if speaker.is_named_body else None
        super().__init__(
            builder,
            self._named,
            is_given=speaker.is_known,
            text=body.head if body else speaker.role,
            gender=speaker.gender,
            is_plural=bool(speaker.is_plural or (body and is_plural_body(builder, body))),
        )
        self._speaker = speaker
        self.has_apposition = speaker.person_id is not None or bool(speaker.companions)

    @property
    def key(self) -> int | str:
        return self._speaker.key

    @cached_property
    def is_first(self) -> bool:
        return self.key not in self._builder.context.people

    @property
    def gender(self) -> str:
        return "pl" if self.is_plural else super().gender

    @property
    def is_remote(self) -> bool:
        """Told with the first mention."""
        if self._speaker.is_remote and self.is_first:
            self._builder.cite(f"{self._speaker.path}.is_remote")
        return self._speaker.is_remote and self.is_first

    @property
    def on_behalf_of(self) -> SourcedValue:
        return self._speaker.on_behalf_of

    @property
    def stands_apart(self) -> bool:
        """Whether they are told in a sentence of their own: by video link, on behalf of another."""
        return self.is_remote or bool(self.on_behalf_of)

    @property
    def has_comma(self) -> bool:
        """Whether a function that is to be printed holds a comma of its own."""
        return self.is_first and any("," in function.text for function in self._functions)

    def has_form(self, name: str) -> bool:
        """Whether everything that is to be printed has that form."""
        speaker = self._speaker
        if speaker.is_named_body:
            return self._body.has_form(name)
        if speaker.person_id is None:
            return self._entered(speaker.role).has_form(name)
        texts = [self._name, self._title, *(self._functions if self.is_first else ())]
        return all(self._entered(text).has_form(name) for text in texts if text)

    def form(self, name: str) -> str:
        return self.words(name)

    def _named(self, style: str) -> str:
        speaker, builder = self._speaker, self._builder
        is_first = self.is_first
        if not speaker.is_named_body:
            builder.context.people.add(speaker.key)
        builder.cite(f"{speaker.path}.person.gender" if speaker.companions else "")
        return builder.words(
            "speaker",
            style=style or "plain",
            speaker=_sort(speaker),
            name=self._name,
            title=self._title,
            of_state=SourcedValue(self._of_state, self._first_function.path),
            functions=self._told_functions() if is_first else None,
            placing=self._placing(style),
            role=speaker.role,
            body=self._told_body,
            is_first=is_first,
            is_plural=speaker.is_plural,
            is_told=not is_first and not speaker.is_plural,
            companions=speaker.companions if is_first else None,
            whose=self._whose,
        )

    @cached_property
    def _name(self) -> SourcedValue:
        """The surname at later mentions, unless somebody else has it too. It is printed only once
        somebody has entered or confirmed it, so that nobody is called by a wrong name.
        """
        speaker = self._speaker
        is_short = not self.is_first and speaker.surname
        is_confirmed = speaker.surname.path.startswith("forms.")
        if not self.is_first and speaker.name and (is_confirmed or not speaker.surname):
            self._builder.context.bending.ask(speaker.name, Need.SURNAME)
        is_alone = is_short and not self._builder.context.facts.has_namesake(speaker)
        return speaker.surname if is_alone else speaker.name

    @cached_property
    def _functions(self) -> tuple[SourcedValue, ...]:
        """Everything that the person is called in the programme; one that says less than another
        is left out.
        """
        speaker = self._speaker
        own = [f for f in (speaker.function, speaker.second_function) if f]
        others = self._builder.context.facts.functions_of(speaker.person_id)
        every = list({f.text.casefold(): f for f in (*own, *others)}.values())
        every = [f for f in every if not any(_says_less(f, o) for o in every if o is not f)]
        return tuple(every)

    @property
    def _first_function(self) -> SourcedValue:
        return next(iter(self._functions), EMPTY)

    @property
    def _of_state(self) -> str:
        return rest_of_post(self._offered_title.text, self._first_function.text)

    @property
    def _offered_title(self) -> SourcedValue:
        is_printed = self.is_first and self._builder.context.facts.prints_titles
        return self._speaker.title if is_printed else EMPTY

    @property
    def _title(self) -> SourcedValue:
        """The title, unless a function says it."""
        title = self._offered_title
        is_said = any(is_said_by(title.text, function.text) for function in self._functions)
        return EMPTY if title and is_said and not self._of_state else title

    def _placing(self, style: str) -> str:
        """Whether functions may stand before the name in a language that puts them there."""
        functions, body = self._functions, self._own_body(self._first_function)
        if not (functions or body or self._speaker.former_function) or not self.is_first:
            return "none"
        if not functions and not self._speaker.former_function:
            return "body"
        told = " ".join([*(f.text for f in functions), self._name_of(body)])
        words = len(told.split())
        every = [*functions, *filter(None, [self._speaker.former_function])]
        is_apart = len(every) > 1 and not _share_a_word([f.text for f in every])
        is_bare = body and not self._body.has_form("genitive")
        is_long = "," in told or words > _LONGEST_BEFORE_A_NAME or is_apart or self._title
        return "after" if style == "list" or is_bare or is_long else "before"

    def _name_of(self, body: BodyFacts | None) -> str:
        """The name by which the body will be printed, in the nominative."""
        if body is None:
            return ""
        is_named = bool(self._builder.context.named[f"body:{body.id}"])
        return body.short_name.text if is_named and body.short_name else body.name.text

    def _told_functions(self) -> Several:
        """Each as the message `function-held` or `function-former`; the diplomat's is in the title."""
        builder, speaker = self._builder, self._speaker
        held = list(self._functions[1:] if self._of_state else self._functions)
        body = self._own_body(self._first_function)
        first: dict[str, Any] = {"function": held[0] if held else EMPTY, "body": body}
        told = [_Function(builder, "function-held", **first)] if held or body else []
        told += [_Function(builder, "function-held", function=f, body=None) for f in held[1:]]
        if former := speaker.former_function:
            told.append(_Function(builder, "function-former", function=former, whose=self._whose))
        return Several(builder, list(told))

    @property
    def _whose(self) -> Value:
        """The gender alone, for words that agree with the person."""
        return Value(self._builder, str, gender=self._speaker.gender)

    def _own_body(self, function: SourcedValue) -> BodyFacts | None:
        """The body, unless the function names it already."""
        body = self._speaker.body
        if body is None or not body.name:
            return None
        return None if mentions_body(function.text, body.name.text, body.short_name.text) else body

    @property
    def _told_body(self) -> BodyFacts | None:
        """The body, unless an unnamed role names it: “members of the Lake Fund”."""
        role = self._speaker.role
        return self._own_body(role) if role else self._speaker.body

    @property
    def _body(self) -> Value:
        return self._builder.value(self._speaker.body)

    def _entered(self, text: SourcedValue) -> Value:
        return entered_value(self._builder, text)


class _Function(Value):
    """A function with its body. A style or a form is passed on to the message."""

    def __init__(self, builder: BlockBuilder, message: str, **values: Any) -> None:
        self._function = builder.value(values["function"])
        values.setdefault("body", None)
        super().__init__(builder, lambda style: builder.words(message, style=style, **values))

    def has_form(self, name: str) -> bool:
        return not self._function.is_given or self._function.has_form(name)

    def form(self, name: str) -> str:
        return self.words(name)


def _sort(speaker: SpeakerFacts) -> str:
    if speaker.person_id is not None:
        return "person"
    return "body" if speaker.is_named_body else "role"


def _says_less(one: SourcedValue, other: SourcedValue) -> bool:
    words, others = (set(re.findall(r"\w+", f.text.casefold())) for f in (one, other))
    return words < others


def _share_a_word(functions: list[str]) -> bool:
    """Whether all have a word of more than three letters in common, endings aside."""
    every = [{w[:5] for w in re.findall(r"\w{4,}", text.casefold())} for text in functions]
    return bool(set.intersection(*every))
