"""Sends a test letter to an administrator, and tells what the mail server answered.

The letter is not one of the outbox: it does not wait behind others, and its failure closes no mail
route. A job that is repeated after a crash may send it twice.
"""

from __future__ import annotations

from planner.accounts.models import Office, User
from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.members.messages import trial_letter
from planner.outbox.delivery.explaining import explanation
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.mail_servers import UnreadablePassword
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import Timeouts
from planner.outbox.delivery.transport import DeliveryError, OutgoingMessage
from planner.outbox.message.mime import to_mime
from planner.outbox.operations import unsaved

# Short, since a person waits for the answer, and letters wait for the worker.
_TIMEOUTS = Timeouts(connect=10, command=15, dot=30, whole=60)


def prepare_mail_test(work: Work, task: Task, tools: Tools) -> Store:
    """`arguments`: none. The letter goes to the member who started the job."""
    server = _server(work, tools)
    office = work.session.get_one(Office, work.office_id)
    person = work.session.get_one(User, work.actor_id)
    link, key = work.links.desk_mail(), str(task.job_id)
    letter = unsaved(work, trial_letter(office, person, link, server.address, key))
    outgoing = OutgoingMessage(
        letter_id=0,
        message_id=letter.message_id,
        sender=letter.sender_address,
        recipient=letter.recipient_address,
        content=to_mime(letter, work.now),
    )
    work.session.rollback()
    outcome = _send(outgoing, server, tools.greeting)

    def store(_work: Work) -> Stored:
        return Stored(outcomes=[outcome], is_last=True)

    return store


def _server(work: Work, tools: Tools) -> MailServer:
    """The one that letters of the office leave by. Raises `Refused`."""
    try:
        server = tools.mail_servers.of_office(work.session, work.office_id)
    except UnreadablePassword as error:
        raise Refused(error.message) from error
    if server is None:
        raise Refused(_("No mail server is set."))
    return server


def _send(outgoing: OutgoingMessage, server: MailServer, greeting: str) -> Outcome:
    label = _("Test letter to %(address)s", address=outgoing.recipient)
    smtp = Smtp(server, helo=greeting, timeouts=_TIMEOUTS)
    try:
        smtp.send(outgoing, lambda: None)
    except DeliveryError as error:
        return Outcome(label, OutcomeKind.FAILED, explanation(error, server, outgoing.sender))
    finally:
        smtp.close()
    return Outcome(
        label,
        reason=_(
            "The mail server has taken the letter. Look whether it has arrived, also among "
            "unwanted mail."
        ),
    )
