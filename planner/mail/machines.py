"""What machines write by themselves: absences, acknowledgements, lists; and opting out by mail."""

from __future__ import annotations

import re
from email.message import EmailMessage

from planner.mail.headers import line, lines

_MOST_HOPS = 50
_LONGEST_ABSENCE = 2000

_ABSENT_SUBJECT = re.compile(
    r"out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|on (?:vacation|leave|holiday)|"
    r"away from (?:the office|my (?:mail|desk))|autoreply|"
    r"abwesenheit|abwesend|nicht im (?:büro|haus)|automatische antwort|"
    r"absence du bureau|absen(?:t|te|ce)\b|réponse automatique|"
    r"fuera de (?:la )?oficina|respuesta automática|ausente|ausencia|"
    r"fuori (?:sede|ufficio)|risposta automatica|assen(?:te|za)|"
    r"resposta automática|fora do escritório|automatisch antwoord|afwezig|"
    r"вне офиса|автоответ|автоматический ответ|в отпуске|отсутств|нет на месте|"
    r"автоматична відповідь|у відпустці",
    re.IGNORECASE,
)
_ABSENT_TEXT = re.compile(
    r"out of (?:the )?office|on (?:annual |parental |maternity |sick )?(?:vacation|leave|holiday)|away (?:until|from)|"
    r"limited access to (?:my )?e-?mail|"
    r"nicht im (?:büro|haus)|im urlaub|abwesend|ausser haus|außer haus|"
    r"absente? (?:du|jusqu|de)|en congés?|de retour|en vacances|"
    r"fuera de (?:la )?oficina|de vacaciones|estaré ausente|"
    r"fuori (?:sede|ufficio)|in ferie|sarò assente|"
    r"в отпуске|в командировке|на больничном|отсутству|вне офиса|нет на рабочем месте|у відпустці",
    re.IGNORECASE,
)
_UNSUBSCRIBE = re.compile(
    r"^(?:unsubscribe|opt[- ]?out|отписать(?:ся)?|отпишите|отписка|abmelden|abbestellen|désabonner|"
    r"désinscription|se désinscrire|darse de baja|baja|cancellami|disiscrivi(?:mi)?|cancelar)"
    r"(?:[ :]+(invitations|releases))?[.!]?$",
    re.IGNORECASE,
)
EVERYTHING = "everything"


def is_from_a_machine(message: EmailMessage) -> bool:
    """Whether no person wrote it to us, so that nobody waits for an answer (S83, RFC 3834 2)."""
    return (
        is_automatic(message)
        or is_from_a_list(message)
        or line(message, "Return-Path") == "<>"
        or len(lines(message, "Received")) > _MOST_HOPS
        or line(message, "X-Spam-Flag").lower() == "yes"
    )


def is_automatic(message: EmailMessage) -> bool:
    """Whether a program answers for its owner."""
    submitted = line(message, "Auto-Submitted").lower()
    return (
        (submitted not in ("", "no"))
        or any(line(message, name) for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder"))
        or line(message, "Precedence").lower() in ("auto_reply", "auto-reply")
        or "auto-reply" in line(message, "X-POST-MessageClass").lower()
    )


def is_from_a_list(message: EmailMessage) -> bool:
    if line(message, "Precedence").lower() in ("bulk", "list", "junk"):
        return True
    return any(line(message, name) for name in ("List-Id", "List-Unsubscribe", "Feedback-ID"))


def is_absence(message: EmailMessage, subject: str, text: str) -> bool:
    """Whether it says that somebody is away: by its subject, or by its text if a program sent it.

    Outlook and mail.ru set no header that tells an absence from an acknowledgement.
    """
    if _ABSENT_SUBJECT.search(subject) and (is_from_a_machine(message) or _is_short(text)):
        return True
    return is_automatic(message) and bool(_ABSENT_TEXT.search(text[:_LONGEST_ABSENCE]))


def unsubscribes_from(subject: str, words: str) -> str:
    """The kind of letters, `EVERYTHING`, or "" if it is no such message.

    Programs send the subject that the header List-Unsubscribe gives; people write the word alone.
    """
    for told in (subject.strip(), words.strip()):
        if found := _UNSUBSCRIBE.match(told):
            return (found[1] or EVERYTHING).lower()
    return ""


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_ABSENCE and bool(_ABSENT_TEXT.search(text))
