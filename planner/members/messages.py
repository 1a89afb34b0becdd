"""Letters with a key: an invitation to join, a link for a new password."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from planner.accounts.models import Office, OneTimeKey
from planner.kernel.dates import clock_text, day_text
from planner.kernel.messages import spoken_language
from planner.kernel.rendering import render
from planner.outbox.operations import LetterPlan
from planner.phrases import phrase

JOIN, RESET = "member.join", "member.reset"


def join_letter(office: Office, key: OneTimeKey, link: str, inviter: str) -> LetterPlan:
    """Invitation to join the office."""
    return _letter(office, key, JOIN, link, "", sender=office.name, inviter=inviter)


def reset_letter(office: Office, key: OneTimeKey, link: str, name: str) -> LetterPlan:
    """Link for a new password."""
    return _letter(office, key, RESET, link, name, name=name)


def _letter(
    office: Office, key: OneTimeKey, purpose: str, link: str, recipient: str, **facts: str
) -> LetterPlan:
    language = spoken_language(office.language)
    kind = purpose.partition(".")[2]
    facts["until"] = _time_text(key.expires_at, office.zone, language)
    phrases = {
        part: phrase(language, f"members.{kind}_{part}", **facts)
        for part in ("subject", "opening", "button", "closing")
    }
    context = {"language": language, "link": link, "sender": office.name, **phrases}
    return LetterPlan(
        purpose=purpose,
        about=f"one_time_keys:{key.id}",
        # Not the id, which may be reused after the key was deleted.
        unique_key=f"{purpose}:{key.token_hash[:32]}",
        language=language,
        sender_name=office.name,
        sender_address=office.mail_from,
        recipient_name=recipient,
        recipient_address=key.email,
        subject=phrases["subject"],
        text=render("mail/member/letter.txt", **context),
        html=render("mail/member/letter.html", **context),
        is_held=False,
    )


def _time_text(moment: datetime, zone: str, language: str) -> str:
    wall = moment.astimezone(ZoneInfo(zone))
    return f"{day_text(wall.date(), language)}, {clock_text(wall.time())}"
