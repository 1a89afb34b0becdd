"""Slow work that must not be done inside a writing transaction, since all other writers wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import has_request_context, request
from jsonschema import Draft202012Validator

from planner.invitations.messages import CompiledTemplate
from planner.kernel.database import is_writing
from planner.pdf import PdfClient

HASHING, PRINTING, CHECKING, LETTERS = (
    "hashing",
    "the PDF server",
    "checking a file",
    "rendering a letter",
)
_SLOW: tuple[tuple[type, str, str], ...] = (
    (PasswordHasher, "hash", HASHING),
    (PasswordHasher, "verify", HASHING),
    (PdfClient, "ask", PRINTING),
    (Draft202012Validator, "iter_errors", CHECKING),
    (CompiledTemplate, "__init__", LETTERS),
)


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let such work fail inside a writing transaction."""
    for owner, name, kind in _SLOW:
        monkeypatch.setattr(owner, name, _refusing(getattr(owner, name), kind))


def _refusing(act: Callable[..., Any], kind: str) -> Callable[..., Any]:
    @wraps(act)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if is_writing():
            endpoint = str(request.endpoint) if has_request_context() else ""
            raise AssertionError(f"{kind} inside a transaction: {endpoint}")
        return act(*args, **kwargs)

    return guarded
