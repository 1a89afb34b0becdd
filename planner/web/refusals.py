"""What a view does with a refusal that must be remembered: a try that failed is counted."""

from __future__ import annotations

from typing import TypeVar

from flask import g

from planner.kernel.errors import Invalid
from planner.web.forms.base import Form

F = TypeVar("F", bound=Form)


def keep(form: F, error: Invalid) -> F:
    """Mark the form, and commit although it is refused."""
    g.commit_anyway = True
    form.mark(error)
    return form
