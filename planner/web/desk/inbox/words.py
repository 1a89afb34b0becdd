"""What the inbox says of messages."""

from __future__ import annotations

from planner.inbox.models import Attention, Decision, Outcome, Question, ReceivedBy
from planner.inbox.queries import Category
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.mail.message import MessageKind

CATEGORIES = {
    Category.DECIDE: _("To decide"),
    Category.READ: _("To read"),
    Category.ANSWERS: _("Answers"),
    Category.BOUNCES: _("Came back"),
    Category.ABSENCES: _("Away"),
    Category.ALL: _("Everything"),
}
EMPTY = {
    Category.DECIDE: _("Nothing waits for a decision."),
    Category.READ: _("Everything that guests wrote has been read."),
    Category.ANSWERS: _("No answer has come by mail yet."),
    Category.BOUNCES: _("No letter has come back."),
    Category.ABSENCES: _("Nobody has said that they are away."),
    Category.ALL: _("Nothing has come by mail within the last 90 days."),
}
KINDS = {
    MessageKind.ANSWER: pgettext("message", "answer"),
    MessageKind.COUNTER: pgettext("message", "another time proposed"),
    MessageKind.REFRESH: pgettext("message", "asks for the entry again"),
    MessageKind.BOUNCE: pgettext("message", "letter came back"),
    MessageKind.OUT_OF_OFFICE: pgettext("message", "away"),
    MessageKind.UNSUBSCRIBE: pgettext("message", "opts out"),
    MessageKind.WORDS: pgettext("message", "letter"),
    MessageKind.AUTOMATIC: pgettext("message", "automatic"),
    MessageKind.UNREADABLE: pgettext("message", "unreadable"),
}
OUTCOMES = {
    Outcome.APPLIED: pgettext("message", "done"),
    Outcome.NOTED: pgettext("message", "noted"),
    Outcome.HELD: pgettext("message", "waited for a decision"),
    Outcome.IGNORED: pgettext("message", "nothing to do"),
    Outcome.REFUSED: pgettext("message", "not accepted"),
}
ATTENTION = {
    Attention.DECISION: pgettext("message", "to decide"),
    Attention.READING: pgettext("message", "unread"),
}
ROADS = {
    ReceivedBy.IMAP: pgettext("road", "from the mailbox"),
    ReceivedBy.COMMAND: pgettext("road", "by command"),
    ReceivedBy.LMTP: pgettext("road", "from the mail server"),
    ReceivedBy.UPLOAD: pgettext("road", "uploaded by a member"),
}
DECISIONS = {
    Decision.NOTED: _("The answer was noted."),
    Decision.ACCEPTED: _("The proposed time was accepted."),
    Decision.DECLINED: _("The proposed time was declined."),
    Decision.ATTACHED: _("It was attached to the guest."),
    Decision.ADDRESS_ADDED: _("The address was added to the person."),
    Decision.ENTERED: _("The sender was entered as a new person."),
    Decision.INVITED: _("The colleague was invited."),
    Decision.UNSUBSCRIBED: _("The person was opted out."),
    Decision.DISCARDED: _("There was nothing to do about it."),
}
QUESTIONS = {
    Question.ANSWER: _("Does this answer count?"),
    Question.NEW_TIME: _("Does the event move to this time?"),
    Question.COLLEAGUE: _("Is the colleague invited instead?"),
    Question.OTHER_ADDRESS: _("Who is this?"),
    Question.SENDER: _("Whom is it from?"),
    Question.UNSUBSCRIBE: _("Does this person want no letters?"),
    Question.UNREADABLE: _("What does it say?"),
}
