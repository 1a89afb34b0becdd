"""`flask backup` and `flask restore`."""

from __future__ import annotations

import hmac
import os
from dataclasses import replace
from pathlib import Path

import click
from flask.cli import with_appcontext

from planner.accounts.installation import key_mark
from planner.backup.archive import CopyRefused, Manifest
from planner.backup.restoring import Restored, restore
from planner.backup.writing import Instance, back_up, write_key
from planner.cli.boundary import refusals_as_messages
from planner.cli.database import embedded_database, known_revisions
from planner.cli.in_use import working_on
from planner.cli.key import ENDS, OLD_IS_LOST
from planner.kernel.instance import new_key as make_key
from planner.web.database import db
from planner.web.extensions import now, settings
from planner.web.readiness import migrations_are_done

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command("backup")
@_FILE
@click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the secret key into this file of its own: keep it elsewhere.",
)
@with_appcontext
def backup(file: Path, key_file: Path | None) -> None:
    """Copy database, files and kept letters into FILE, while the program runs."""
    with working_on(settings().instance, "flask backup"):
        _back_up(file, key_file)


def _back_up(file: Path, key_file: Path | None) -> None:
    instance = _instance()
    with refusals_as_messages():
        _refuse_other_tables(instance)
        manifest = back_up(instance, file, now())
        click.echo(_summary(manifest, file))
        if key_file is not None:
            _refuse_other_key(instance, manifest)
            write_key(instance.secret_key, key_file)
    if manifest.missing:
        click.echo(
            f"{len(manifest.missing)} files that the database names are missing or changed in "
            f"{instance.folder / 'files'}; the manifest in the copy lists them.",
            err=True,
        )
    if key_file is None:
        click.echo("The secret key is not in it. Keep it elsewhere: flask backup … --key-file KEY")


@click.command("restore")
@_FILE
@click.option("--yes", is_flag=True, help="Also where an instance is: it is moved aside.")
@click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The secret key that belongs to the copy.",
)
@click.option("--new-key", is_flag=True, help="The key of the copy is lost: take a new one.")
@with_appcontext
def put_back(file: Path, key_file: Path | None, *, yes: bool, new_key: bool) -> None:
    """Put the copy in FILE in place. The program must not be running."""
    instance = _without_made_key(_instance())
    key = _fresh_key(key_file) if new_key else _key_in(key_file, instance.secret_key)
    db.engine.dispose()
    with refusals_as_messages():
        done = restore(
            instance,
            file,
            now(),
            known_revisions=known_revisions(),
            replaces=yes,
            secret_key=key,
            takes_key=new_key,
        )
    _report(done)
    if new_key:
        click.echo(f"{ENDS}\n{OLD_IS_LOST}")


def _refuse_other_key(instance: Instance, manifest: Manifest) -> None:
    if not hmac.compare_digest(manifest.key_fingerprint, key_mark(instance.secret_key)):
        raise CopyRefused(
            "The copy was made, but its key was not written: the one that is here does not belong "
            "to it. It is lost or was changed; ask: flask doctor"
        )


def _fresh_key(key_file: Path | None) -> str:
    """A new key; "" if the environment sets it."""
    if key_file is not None:
        raise click.ClickException("Either --key-file or --new-key: only a lost key is made anew.")
    return "" if os.environ.get("PLANNER_SECRET_KEY") else make_key()


def _refuse_other_tables(instance: Instance) -> None:
    if instance.database.is_file() and not migrations_are_done():
        raise CopyRefused(
            "The tables are of another version than the program. Make the copy with the version "
            "that they belong to, or start this one once: it copies the database first."
        )


def _instance() -> Instance:
    """Raises `ClickException` if the database is not the embedded one."""
    database = embedded_database()
    if database is None:
        raise click.ClickException(
            "This copies the embedded database only. Copy a PostgreSQL database with pg_dump, "
            "and the folder of the instance with it."
        )
    known = settings()
    return Instance(
        folder=known.instance.resolve(),
        database=database,
        secret_key=known.secret_key,
    )


def _without_made_key(instance: Instance) -> Instance:
    """Delete a key that was created by starting this command in an empty folder.

    It has signed nothing yet. A process that was started with it meanwhile writes it again.
    """
    known = settings()
    if not known.made_key or instance.database.exists():
        return instance
    known.key_file.unlink(missing_ok=True)
    return replace(instance, secret_key="")


def _key_in(file: Path | None, current: str) -> str:
    """The key in the file; "" if there is no file, or it is the instance's own key."""
    if file is None:
        return ""
    key = file.read_text("utf-8", "replace").strip()
    if key and key != current and "PLANNER_SECRET_KEY" in os.environ:
        raise click.ClickException(
            "PLANNER_SECRET_KEY is set to another key than the one in the file. Set it to that "
            "one, or take it away."
        )
    return "" if key == current else key


def _summary(manifest: Manifest, file: Path) -> str:
    rows, files = sum(manifest.counts.values()), len(manifest.files) - 1
    return (
        f"{file}: {rows} rows, {files} files, {file.stat().st_size:,} bytes, tables "
        f"{manifest.revision}. Read back and checked."
    )


def _report(done: Restored) -> None:
    made = f"{done.manifest.made_at:%Y-%m-%d %H:%M} UTC"
    click.echo(f"The state of {made} is back. Everybody has to sign in again.")
    if done.aside is not None:
        click.echo(f"What was there before lies in {done.aside}.")
    click.echo(
        f"The outbox is frozen: {done.waiting} letters waited then and may have left since. No "
        "letter leaves until somebody says which: on the desk under Outbox, or with "
        "bin/planner outbox list and bin/planner outbox release. Start the program now."
    )
