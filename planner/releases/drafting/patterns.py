"""Fluent patterns as functions.

`fluent.runtime` walks the syntax tree of a pattern each time it is printed. Here each node becomes
a function once, which takes a third of the time. Parser and types are those of Fluent; what it
reports beside the text (a missing value, an unknown message or function) is raised instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from babel import Locale
from fluent.runtime import FluentResource
from fluent.runtime.types import FluentType, fluent_number
from fluent.syntax import ast

Values = Mapping[str, object]
Node = Callable[[Values], object]
Print = Callable[[Values], str]


class _TermValues(dict[str, object]):
    """What a reference hands to a term. A value that it lacks matches no variant."""

    def __missing__(self, name: str) -> None:
        return None


class Patterns:
    """The messages and terms of one language. `functions` are those that patterns may call."""

    def __init__(self, language: str, functions: Mapping[str, Callable[..., Any]]) -> None:
        self._locale = Locale.parse(language)
        self._plural_form = self._locale.plural_form
        self._functions = functions
        self._entries: dict[str, ast.Message | ast.Term] = {}
        self._compiled: dict[str, Print] = {}

    def add(self, source: str) -> None:
        """Adds the messages of a file; the first one of a name counts."""
        for entry in FluentResource(source).body:
            if isinstance(entry, ast.Message | ast.Term):
                sign = "-" if isinstance(entry, ast.Term) else ""
                self._entries.setdefault(f"{sign}{entry.id.name}", entry)

    def has(self, name: str) -> bool:
        return name in self._entries

    def attributes(self, name: str) -> list[str]:
        """The names of the attributes of a message. Raises `KeyError` for an unknown one."""
        return [attribute.id.name for attribute in self._entries[name].attributes]

    def text(self, name: str, values: Values) -> str:
        """The formatted pattern of `message`, `message.attribute` or `-term`.

        Raises `KeyError` for a name or a value that is not there.
        """
        if name not in self._compiled:
            self._compiled[name] = self._pattern(self._find(name))
        return self._compiled[name](values)

    def _find(self, name: str) -> ast.Pattern:
        entry_name, _dot, attribute = name.partition(".")
        entry = self._entries[entry_name]
        patterns = {a.id.name: a.value for a in entry.attributes}
        pattern = patterns[attribute] if attribute else entry.value
        if pattern is None:
            raise KeyError(name)
        return pattern

    def _pattern(self, pattern: ast.Pattern) -> Print:
        nodes = [self._element(element) for element in pattern.elements]
        if len(nodes) == 1:
            (only,) = nodes
            return lambda values: self._printed(only(values))
        return lambda values: "".join([self._printed(node(values)) for node in nodes])

    def _printed(self, value: object) -> str:
        if type(value) is str:
            return value
        return str(value.format(self._locale) if isinstance(value, FluentType) else value or "")

    def _element(self, element: ast.TextElement | ast.Placeable) -> Node:
        if isinstance(element, ast.TextElement):
            text = element.value
            return lambda values: text
        return self._expression(element.expression)

    def _expression(self, node: Any) -> Node:
        match node:
            case ast.Placeable():
                return self._expression(node.expression)
            case ast.StringLiteral():
                text = node.parse()["value"]
                return lambda values: text
            case ast.NumberLiteral():
                number = _number(node)
                return lambda values: number
            case ast.VariableReference():
                name = node.id.name
                return lambda values: values[name]
            case ast.MessageReference():
                reference = _named(node)
                return lambda values: self.text(reference, values)
            case ast.TermReference():
                return self._term(node)
            case ast.FunctionReference():
                return self._call(node)
            case ast.SelectExpression():
                return self._selection(node)
        raise TypeError(f"{type(node).__name__} has no place in a pattern")

    def _term(self, node: ast.TermReference) -> Node:
        reference = f"-{_named(node)}"
        named = self._named_arguments(node.arguments)
        return lambda values: self.text(
            reference, _TermValues((name, value(values)) for name, value in named.items())
        )

    def _call(self, node: ast.FunctionReference) -> Node:
        function = self._functions[node.id.name]
        positional = [self._expression(argument) for argument in node.arguments.positional]
        named = self._named_arguments(node.arguments)
        return lambda values: function(
            *[argument(values) for argument in positional],
            **{name: value(values) for name, value in named.items()},
        )

    def _named_arguments(self, arguments: ast.CallArguments | None) -> dict[str, Node]:
        if arguments is None:
            return {}
        return {a.name.name: self._expression(a.value) for a in arguments.named}

    def _selection(self, node: ast.SelectExpression) -> Node:
        """The variant whose key is the selector's text, number or plural category."""
        selector = self._expression(node.selector)
        variants: dict[object, Print] = {}
        default = self._pattern(node.variants[-1].value)
        for variant in node.variants:
            key = variant.key
            name = key.name if isinstance(key, ast.Identifier) else _number(key)
            variants.setdefault(name, self._pattern(variant.value))
            if variant.default:
                default = variants[name]

        def chosen(values: Values) -> str:
            key = selector(values)
            if isinstance(key, int | float) and key not in variants:
                key = self._plural_form(key)
            is_key = isinstance(key, str | int | float)
            return (variants.get(key, default) if is_key else default)(values)

        return chosen


def _number(node: ast.NumberLiteral) -> Any:
    return fluent_number(float(node.value) if "." in node.value else int(node.value))


def _named(node: ast.MessageReference | ast.TermReference) -> str:
    return f"{node.id.name}.{node.attribute.name}" if node.attribute else str(node.id.name)
