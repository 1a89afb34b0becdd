"""What somebody has typed into a form that has closed meanwhile: shown back, so that it is not lost."""

from __future__ import annotations

from collections.abc import Mapping

from planner.web.forms.base import Form

_NO_WORDS: Mapping[str, Mapping[str, str]] = {}


def typed_lines(
    form: Form,
    labels: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]] = _NO_WORDS,
) -> list[tuple[str, str]]:
    """Label and text of these fields as they were sent, right or wrong, without empty ones; nothing for
    a form that was not sent. `words` has those of the values of choices, by field.
    """
    typed = {name: _sent(form, name) for name in labels}
    return [
        (labels[name], words.get(name, {}).get(text, text)) for name, text in typed.items() if text
    ]


def _sent(form: Form, name: str) -> str:
    return next(iter(form[name].raw_data or ()), "").strip()
