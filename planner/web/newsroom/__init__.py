"""The public side: releases and announced events."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("newsroom", __name__)
