"""`flask mail`: messages that a mail server hands over to a program."""

from __future__ import annotations

import sys

import click

from planner.cli.boundary import acting, office_called
from planner.cli.groups import DatabaseGroup
from planner.cli.lmtp import lmtp
from planner.inbox.models import ReceivedBy
from planner.inbox.reading import read_message
from planner.inbox.receiving import receive
from planner.mail.limits import MESSAGE_BYTES
from planner.web.extensions import pdf_client

mail = DatabaseGroup("mail", help="What comes back by mail.")
mail.add_command(lmtp)


@mail.command("receive")
@click.option("--office", "slug", help="Which office, if there are several.")
def take_in(slug: str | None) -> None:
    """Take in one message from standard input, as a mail server pipes it.

    Whatever is in it, the exit status is 0 once it is stored, so that the server sends no bounce.
    The same message again changes nothing.
    """
    office = office_called(slug)
    raw = sys.stdin.buffer.read(MESSAGE_BYTES + 1)
    read = read_message(raw, pdf_client())
    with acting(office, writes=True) as work:
        message = receive(work, raw, read, road=ReceivedBy.COMMAND, received_at=work.now)
        click.echo(f"{message.id}\t{message.kind}\t{message.outcome}\t{message.reason}")
