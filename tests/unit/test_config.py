"""Starts that are refused, each with a sentence (S25)."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.config import Settings

_SECRET = "a-secret-of-at-least-thirty-two-characters"


def _load(folder: Path, **given: Any) -> Settings:
    return Settings.load(instance=folder, **{"secret_key": _SECRET, **given})


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"secret_key": "short"}, "PLANNER_SECRET_KEY must have at least 32 characters."),
        ({"secret_key": "x" * 40}, "PLANNER_SECRET_KEY can be guessed. Leave it out: one is made"),
        ({"public_url": "press.example"}, "PLANNER_PUBLIC_URL must be an address"),
        ({"public_url": "ftp://press.example"}, "PLANNER_PUBLIC_URL must be an address"),
        ({"public_url": "http://127.0.0.1:eight"}, "PLANNER_PUBLIC_URL must be an address"),
        ({"database_url": "nonsense"}, "PLANNER_DATABASE_URL is not the address of a database"),
        ({"database_url": "nosql://u:secret@h/n"}, "PLANNER_DATABASE_URL is not the address"),
        (
            {"database_url": "postgresql+psycopg://u:secret@h/n"},
            "PLANNER_DATABASE_URL needs the driver “psycopg”, which is not installed. Install it",
        ),
        ({"smtp_url": "mail.example"}, "PLANNER_SMTP_URL is not the address of a mail server"),
        ({"smtp_url": "smtp://u:secret@host:x"}, "PLANNER_SMTP_URL is not the address of a mail"),
        (
            {"private_mail_servers": "mail.house.example, mail.inside:25"},
            "PLANNER_PRIVATE_MAIL_SERVERS must name hosts between commas",
        ),
        ({"lmtp": "0.0.0.0:2424"}, "PLANNER_LMTP must be the path of a socket"),
        ({"lmtp": "run/lmtp"}, "PLANNER_LMTP must be the path of a socket"),
        ({"clock_file": "/nowhere/clock"}, "PLANNER_CLOCK_FILE must name a file with a moment"),
        ({"trusted_proxies": "two"}, "PLANNER_TRUSTED_PROXIES is “two”. Input should be a valid"),
        ({"trusted_proxies": -1}, "PLANNER_TRUSTED_PROXIES is “-1”. Input should be greater"),
        ({"database_patience": "nan"}, "PLANNER_DATABASE_PATIENCE is “nan”. Input should be"),
        ({"public_url": "http://press.example"}, "Without TLS the program serves this machine"),
        ({"public_url": "http://192.0.2.1:8000"}, "Without TLS the program serves this machine"),
    ],
)
def test_danger_is_refused(tmp_path: Path, given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SystemExit, match=sentence) as refusal:
        _load(tmp_path, **given)

    assert "secret" not in str(refusal.value)


def test_debugging_is_for_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")

    assert _load(tmp_path).is_secure is False
    with pytest.raises(SystemExit, match="FLASK_DEBUG"):
        _load(tmp_path, public_url="https://press.example")


def test_unknown_settings_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_SMTP_SERVER", "mail.example")

    with pytest.raises(SystemExit, match=r"^Unknown settings: PLANNER_SMTP_SERVER\.$"):
        _load(tmp_path)


def test_a_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = Settings.load(instance=tmp_path).secret_key
    again = Settings.load(instance=tmp_path).secret_key

    assert len(first) == 64
    assert again == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "instance").write_text("")

    with pytest.raises(SystemExit, match="is a file"):
        _load(tmp_path / "instance")


def test_over_tls(tmp_path: Path) -> None:
    settings = _load(tmp_path, public_url="https://press.example")

    assert settings.is_secure is True
    assert settings.hosts == {"press.example"}


def test_folders_lie_in_the_instance(tmp_path: Path) -> None:
    settings = _load(tmp_path)

    assert settings.mail_folder == tmp_path / "mail"
    assert settings.files_folder == tmp_path / "files"


def test_the_clock_may_be_handed_in(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("2012-03-20T13:00:00+04:00\n")

    assert _load(tmp_path, clock_file=clock).now() == datetime(2012, 3, 20, 9, tzinfo=UTC)


def test_else_the_clock_is_that_of_the_machine(tmp_path: Path) -> None:
    before = datetime.now(UTC)

    assert before <= _load(tmp_path).now() <= before + timedelta(minutes=1)


def test_patience_is_given_in_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_PATIENCE", "2")

    assert _load(tmp_path).database_patience == 2


@pytest.mark.parametrize(
    "name", ["planner.invalid", "workstation", "box.local", "localhost.localdomain", "a b.example"]
)
@pytest.mark.parametrize("setting", ["ehlo_name", "mail_domain"])
def test_a_greeting_that_mail_servers_refuse_stops_the_start(
    tmp_path: Path, setting: str, name: str
) -> None:
    with pytest.raises(SystemExit, match="PLANNER_EHLO_NAME must be the full name"):
        Settings.load(instance=tmp_path, smtp_url="smtp://mail.test", **{setting: name})


@pytest.mark.parametrize("name", ["", "mail.press.example", "[10.0.0.5]", "[IPv6:2001:db8::5]"])
def test_a_greeting_that_mail_servers_take_is_taken(tmp_path: Path, name: str) -> None:
    settings = Settings.load(instance=tmp_path, smtp_url="smtp://mail.test", ehlo_name=name)

    assert settings.greeting == name


def test_the_older_name_of_the_greeting_still_counts(tmp_path: Path) -> None:
    settings = Settings.load(instance=tmp_path, mail_domain="mail.press.example")

    assert settings.greeting == "mail.press.example"


def test_private_mail_servers_are_known_however_they_are_written(tmp_path: Path) -> None:
    settings = _load(tmp_path, private_mail_servers="Mail.House.Example. , 10.0.0.25,,[FD00::5]")

    assert settings.private_mail_hosts == {"mail.house.example", "10.0.0.25", "fd00::5"}
    assert _load(tmp_path).private_mail_hosts == frozenset()
