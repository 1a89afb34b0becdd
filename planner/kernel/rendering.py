"""Rendering letters and papers from Jinja templates, outside of requests.

Autoescaping is on for HTML and XML and off for text. An undefined name is an error.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from planner.kernel.dates import direction, language_name
from planner.kernel.marking import marked
from planner.kernel.messages import install_in
from planner.kernel.text_in import lang_attribute

_TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


def render(template: str, /, **context: Any) -> str:
    """Render the template of that name under `templates/`."""
    return _environment().get_template(template).render(**context)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html", "xml"), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    install_in(environment)
    environment.globals.update(direction=direction)
    environment.filters["language_name"] = language_name
    environment.filters["lang_attribute"] = lang_attribute
    environment.filters["marked"] = marked
    return environment
