"""What is refused before anything starts."""

from __future__ import annotations

from urllib.parse import urlsplit

import click

from planner.config import LOOPBACK, Settings


def refuse_development_server(settings: Settings) -> None:
    """Raises `SystemExit` where `flask run` would serve others than this machine (S25)."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name != "run":
        return
    hosts = {context.params.get("host"), urlsplit(settings.public_url).hostname}
    if not hosts <= LOOPBACK:
        raise SystemExit("`flask run` is for whoever develops, on this machine. Use bin/serve.")
