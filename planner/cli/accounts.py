"""Creating offices and sign-in keys from the command line."""

from __future__ import annotations

import click

from planner.accounts.keys import make_reset_key, make_setup_code
from planner.accounts.models import Role
from planner.accounts.operations import OfficePlan, add_member, add_user, open_office
from planner.accounts.passwords import hash_password, refuse_weak
from planner.accounts.queries import user_by_address
from planner.cli.boundary import begin_to_write, refusals_as_messages
from planner.cli.groups import DatabaseGroup
from planner.kernel.addresses import clean_address
from planner.kernel.dates import known_zone
from planner.kernel.language_names import OFFERED
from planner.kernel.texts import Texts
from planner.web.database import db
from planner.web.extensions import now, settings

office = DatabaseGroup("office", help="Press offices.")
account = DatabaseGroup("account", help="People who sign in.")


@office.command()
@click.option("--name", required=True, help="Name of the office in its main language.")
@click.option("--city", required=True)
@click.option("--zone", required=True, help="Such as Europe/Moscow.")
@click.option("--languages", default="en,ru", show_default=True, help="Codes; the main one first.")
@click.option("--mail-from", required=True, help="The mailbox that the office reads.")
@click.option("--administrator", required=True, help="E-mail address of the first administrator.")
@click.option("--person", required=True, help="Name of the first administrator.")
@click.password_option(help="Asked for if not given. Not used if that person has an account.")
def create(
    name: str,
    city: str,
    zone: str,
    languages: str,
    mail_from: str,
    administrator: str,
    person: str,
    password: str,
) -> None:
    """Open an office, also a second one."""
    tags = tuple(tag.strip() for tag in languages.split(","))
    if tags[0] not in OFFERED:
        raise click.ClickException(f"The main language is one of: {', '.join(OFFERED)}.")
    plan = OfficePlan(
        names=Texts({tags[0]: name}),
        short_names=Texts(),
        cities=Texts({tags[0]: city}),
        zone=zone,
        languages=tags,
        mail_from=mail_from,
    )
    session = db.session()
    with refusals_as_messages():
        known_zone(zone)
        hashed = _password_hash(password, administrator, [name, person])
        begin_to_write()
        opened = open_office(session, now(), plan)
        user = user_by_address(session, administrator)
        if user is None:
            user = add_user(session, now(), administrator, person, hashed)
        add_member(session, now(), opened, user, Role.ADMINISTRATOR)
    session.commit()
    click.echo(
        f"The office “{name}” is open. Its newsroom: {settings().links.newsroom(opened.slug)}"
    )


def _password_hash(password: str, address: str, unwanted: list[str]) -> str:
    """The password hash for a new account; "" if the address has an account. Slow by design."""
    if user_by_address(db.session(), address) is not None:
        return ""
    refuse_weak(password, [*unwanted, clean_address(address)])
    return hash_password(password)


@account.command("reset-link")
@click.argument("email")
def reset_link(email: str) -> None:
    """Print a link that lets EMAIL choose a new password, once, within an hour."""
    session = db.session()
    begin_to_write()
    user = user_by_address(session, email)
    if user is None:
        raise click.ClickException("Nobody signs in with this address.")
    _, token = make_reset_key(session, now(), user)
    session.commit()
    click.echo(settings().links.reset(token))


@account.command("setup-code")
def setup_code() -> None:
    """Print a fresh code for the first run. Earlier codes are worth nothing afterwards."""
    begin_to_write()
    with refusals_as_messages():
        code = make_setup_code(db.session(), now())
    db.session.commit()
    click.echo(f"Set-up code: {code}")
