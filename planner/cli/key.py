"""`flask key rotate`: replace the secret key."""

from __future__ import annotations

import os

import click
from sqlalchemy import select

from planner.accounts.installation import is_other_key, knows_key, made_at, take_key
from planner.cli.boundary import begin_to_write
from planner.cli.groups import DatabaseGroup
from planner.cli.refusals import store_key
from planner.cli.serve import LOCK
from planner.contacts.suppression import Suppression
from planner.kernel.encryption import Cipher
from planner.kernel.file_lock import holder_of
from planner.kernel.instance import new_key
from planner.mailbox import operations as mailbox
from planner.outbox import office_server
from planner.web.database import db
from planner.web.extensions import now, settings


class KeyGroup(DatabaseGroup):
    """Usable if the secret key is lost."""

    signs = False


key = KeyGroup("key", help="The key that signs links and forms.")

ENDS = """A new key ends what the old one has signed:
- links in letters that have left: guests can no longer answer by them, nor fetch their calendar entry;
- forms that are open in a browser now: they have to be opened again;
- browsers that are known from an earlier sign-in: their tries count as those of strangers once more.
Accounts, passwords and who is signed in stay, and so do addresses that must not be written to."""
OLD_IS_LOST = (
    "The old key is lost: addresses from before version 0.2 that must not be "
    "written to cannot be recognised any more, and offices with a mail server or a mailbox of "
    "their own have to enter its password anew."
)


@key.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def rotate(*, yes: bool) -> None:
    """Make a new secret key and say what that ends."""
    if holder := holder_of(settings().instance / LOCK):
        raise click.ClickException(f"Stop bin/serve first: it holds the old key ({holder}).")
    session, old = db.session(), settings().secret_key
    is_known = not is_other_key(session, old)
    is_given = bool(os.environ.get("PLANNER_SECRET_KEY"))
    if is_given and is_known:
        raise click.ClickException(
            "The key comes from PLANNER_SECRET_KEY. Set another one there, and run this again: it "
            "will be taken as the new key."
        )
    click.echo(ENDS)
    if not is_known:
        click.echo(OLD_IS_LOST)
    if not yes:
        click.confirm("Change the key?", abort=True)
    begin_to_write()
    knows_key(session, old, now())
    fresh = old if is_given else new_key()
    take_key(session, fresh, instead_of=old, keep_former=_has_old_suppressions())
    for encrypt_anew in (office_server.encrypt_anew, mailbox.encrypt_anew):
        encrypt_anew(session, Cipher(old), Cipher(fresh))
    if not is_given:
        store_key(settings().key_file, fresh, replace=True)
    session.commit()
    click.echo("The key was changed. Start bin/serve again.")


def _has_old_suppressions() -> bool:
    since = made_at(db.session())
    older = select(Suppression.id).where(Suppression.since <= since).limit(1)
    return db.session.scalar(older) is not None
