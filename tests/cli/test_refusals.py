from __future__ import annotations

from pathlib import Path

import click
import pytest

from planner.cli.refusals import refuse_development_server
from planner.config import Settings
from tests.conftest import SECRET


def _start(folder: Path, command: str, host: str, public_url: str = "") -> None:
    settings = Settings.load(
        instance=folder,
        secret_key=SECRET,
        public_url=public_url or "http://127.0.0.1:8000",
    )
    context = click.Context(click.Command(command), info_name=command)
    context.params["host"] = host
    with context:
        refuse_development_server(settings)


def test_whoever_develops_may_run_flasks_own_server(tmp_path: Path) -> None:
    _start(tmp_path, "run", "127.0.0.1")


@pytest.mark.parametrize(
    ("host", "public_url"),
    [("0.0.0.0", ""), ("127.0.0.1", "https://press.example")],
)
def test_it_serves_nobody_else(tmp_path: Path, host: str, public_url: str) -> None:
    with pytest.raises(SystemExit, match="bin/serve"):
        _start(tmp_path, "run", host, public_url)


def test_other_commands_are_not_asked(tmp_path: Path) -> None:
    _start(tmp_path, "shell", "0.0.0.0")
