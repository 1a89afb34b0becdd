"""Letters to guests."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "dear": pgettext("guest_letters", "Dear"),
    "dear_end": pgettext("guest_letters", ","),
    "dear.f": pgettext("guest_letters to a woman", "Dear"),
    "dear.m": pgettext("guest_letters to a man", "Dear"),
    "dear.unknown": pgettext("guest_letters to whom is not known", "Dear"),
    "colleague": pgettext("guest_letters", "colleague"),
    "along": pgettext("guest_letters", "Documents"),
    "attached": pgettext("guest_letters to a document", "attached"),
    "speaker_confirmation.subject": pgettext("guest_letters", "Please confirm your part:"),
    "speaker_confirmation.opening": pgettext(
        "guest_letters",
        "Thank you for taking part in this event. Below you will find how you are named in the programme. "
        "Please tell us whether all of it is right.",
    ),
    "speaker_reminder.subject": pgettext("guest_letters", "We await your answer:"),
    "speaker_reminder.opening": pgettext(
        "guest_letters",
        "We have asked you to confirm your part in this event and have not had your answer yet. Below "
        "you will find once more how you are named in the programme. Please tell us whether all of it is right.",
    ),
    "your_part": pgettext("guest_letters", "Your part"),
    "by_video": pgettext("guest_letters to a speaker", "by video link"),
    "printed_as": pgettext("guest_letters", "How you are named"),
    "speaker_yes": pgettext("guest_letters", "Yes, I confirm"),
    "speaker_corrected": pgettext("guest_letters", "Yes, with another name or function"),
    "speaker_no": pgettext("guest_letters", "No, I cannot take part"),
    "speaker_personal": pgettext(
        "guest_letters",
        "The link is for you alone: whoever has it can answer in your name.",
    ),
    "invitation.subject": pgettext("guest_letters", "Invitation:"),
    "invitation.opening": pgettext(
        "guest_letters", "We invite you to this event and would be glad to see you."
    ),
    "advisory.subject": pgettext("guest_letters", "Advisory:"),
    "advisory.opening": pgettext(
        "guest_letters",
        "We would like to draw your attention to this event and would be glad to see you there.",
    ),
    "advisory.page": pgettext("guest_letters", "The event in our newsroom: %(address)s"),
    "advisory.attend": pgettext("guest_letters", "If you wish to come, simply answer this letter."),
    "update.subject": pgettext("guest_letters", "Changed:"),
    "update.opening": pgettext(
        "guest_letters", "We are writing to you about an event that you are invited to."
    ),
    "answer_again": pgettext("guest_letters", "Please tell us whether you will come."),
    "changed.day": pgettext("guest_letters", "The date has changed."),
    "changed.hour": pgettext("guest_letters", "The time has changed."),
    "changed.day_and_hour": pgettext("guest_letters", "The date and the time have changed."),
    "changed.place": pgettext("guest_letters", "The place has changed."),
    "changed.something": pgettext("guest_letters", "Something has changed."),
    "changed.confirmed": pgettext("guest_letters", "The event is confirmed."),
    "changed.unsure": pgettext("guest_letters", "The event is no longer certain."),
    "changed.reinstatement": pgettext("guest_letters", "The event will take place after all."),
    "changed.new_date": pgettext("guest_letters", "The event has a new date."),
    "as_before.subject": pgettext("guest_letters", "Please answer again:"),
    "as_before.opening": pgettext(
        "guest_letters",
        "This event will take place as our last letter said: the change that your page has shown since then was undone.",
    ),
    "confirmed.subject": pgettext("guest_letters", "Confirmed:"),
    "confirmed.opening": pgettext(
        "guest_letters",
        "This event, of which we wrote to you that it was not certain yet, is confirmed.",
    ),
    "unsure.subject": pgettext("guest_letters", "No longer certain:"),
    "unsure.opening": pgettext(
        "guest_letters",
        "It is no longer certain that this event will take place as planned. We shall write to you as soon as we know more.",
    ),
    "new_date.subject": pgettext("guest_letters", "New date:"),
    "new_date.opening": pgettext(
        "guest_letters", "This event was postponed and now has a new date."
    ),
    "reinstatement.subject": pgettext("guest_letters", "Takes place after all:"),
    "reinstatement.opening": pgettext(
        "guest_letters", "This event, which we had cancelled, will take place after all."
    ),
    "again.subject": pgettext("guest_letters", "Invitation:"),
    "again.opening": pgettext(
        "guest_letters",
        "Here is our invitation once more. If you have answered already, your answer stands.",
    ),
    "old_address.subject": pgettext("guest_letters", "No longer at this address:"),
    "old_address.opening": pgettext(
        "guest_letters",
        "This invitation is no longer meant for this address, and the entry will leave the calendar here. You need not do anything.",
    ),
    "details.subject": pgettext("guest_letters", "Changed:"),
    "details.opening": pgettext(
        "guest_letters",
        "Some details of an event that you are invited to have changed. Date and place stay as they are; if you have answered, your answer stands.",
    ),
    "waiting_list.subject": pgettext("guest_letters", "Waiting list:"),
    "waiting_list.opening": pgettext(
        "guest_letters",
        "Thank you for your answer. There is no place free for you at present, so we have put you on the waiting list. We shall write to you as soon as there is one. Your page always shows your place on the list.",
    ),
    "seat.subject": pgettext("guest_letters", "There is a place for you:"),
    "seat.opening": pgettext(
        "guest_letters",
        "You were on the waiting list for this event. There is a place for you now, and we look forward to seeing you.",
    ),
    "postponement.subject": pgettext("guest_letters", "Postponed:"),
    "postponement.opening": pgettext(
        "guest_letters",
        "This event will not take place on the day that was planned. We shall write to you as soon as the new date is fixed. You need not do anything; until then the entry leaves your calendar.",
    ),
    "put_off_to.opening": pgettext(
        "guest_letters",
        "This event will not take place on the day that was planned. The new date is given below; we shall write to you again as soon as it is confirmed. You need not do anything; until then the entry leaves your calendar.",
    ),
    "cancellation.subject": pgettext("guest_letters", "Cancelled:"),
    "cancellation.opening": pgettext(
        "guest_letters", "This event will not take place. We are sorry."
    ),
    "withdrawal.subject": pgettext("guest_letters", "Withdrawn:"),
    "withdrawal.opening": pgettext(
        "guest_letters", "We have to withdraw our invitation to this event. We are sorry."
    ),
    "reminder_silent.subject": pgettext("guest_letters", "Will you come?"),
    "reminder_silent.opening": pgettext(
        "guest_letters",
        "We invited you to this event and would like to know whether we may expect you. Please choose your answer below.",
    ),
    "reminder_maybe.subject": pgettext("guest_letters", "Will you come?"),
    "reminder_maybe.opening": pgettext(
        "guest_letters",
        "You told us that you might come to this event. Can you tell us more by now? Until you do, your answer stands.",
    ),
    "reminder_coming.subject": pgettext("guest_letters", "Reminder:"),
    "reminder_coming.opening": pgettext(
        "guest_letters",
        "Thank you for your answer: we look forward to seeing you. Here is once more what you need to know.",
    ),
    "thanks.subject": pgettext("guest_letters", "Thank you for coming:"),
    "thanks.opening": pgettext(
        "guest_letters",
        "Thank you for coming. If anything is still missing for your piece – a figure, a quotation, a picture – write to us.",
    ),
    "missed.subject": pgettext("guest_letters", "We missed you:"),
    "missed.opening": pgettext(
        "guest_letters",
        "We are sorry that we did not see you. If you write about it all the same, we gladly help with what you need.",
    ),
    "changed_plans": pgettext(
        "guest_letters",
        "Your plans have changed? Please tell us on your page, so that somebody else can have the place:",
    ),
    "leaves_waiting_list": pgettext(
        "guest_letters",
        "Your plans have changed? Please tell us on your page, and we shall take you off the list:",
    ),
    "press_release": pgettext("guest_letters", "Press release"),
    "changes": pgettext("guest_letters", "What has changed"),
    "was": pgettext("guest_letters", "Until now"),
    "now": pgettext("guest_letters", "Now"),
    "nowhere": pgettext("guest_letters", "not known"),
    "title": pgettext("guest_letters", "Title"),
    "below": pgettext("guest_letters", "changed, see below"),
    "details": pgettext("guest_letters", "Further details"),
    "answers": pgettext("guest_letters", "Answers"),
    "places": pgettext("guest_letters", "Places"),
    "none": pgettext("guest_letters", "no longer so"),
    "reason": pgettext("guest_letters", "Reason"),
    "will_you_come": pgettext("guest_letters", "Will you come?"),
    "button.accepted": pgettext("guest_letters", "Yes"),
    "button.tentative": pgettext("guest_letters", "Perhaps"),
    "button.declined": pgettext("guest_letters", "No"),
    "button.delegated": pgettext("guest_letters", "A colleague will come"),
    "button.remote": pgettext("guest_letters", "Online only"),
    "button_note": pgettext(
        "guest_letters",
        "Each button opens your page with the answer already chosen; it counts once you confirm it there. You can change your mind on the same page.",
    ),
    "link_note": pgettext(
        "guest_letters",
        "Each link opens your page with the answer already chosen; it counts once you confirm it there. You can change your mind on the same page.",
    ),
    "your_page": pgettext("guest_letters", "Your page"),
    "personal": pgettext(
        "guest_letters",
        "This letter is for you personally: whoever has the link can answer in your name. Please do not forward it.",
    ),
    "request_confirmation.subject": pgettext("guest_letters", "Please confirm:"),
    "request_confirmation.opening": pgettext(
        "guest_letters",
        "Somebody has used this address to ask to attend the event below. If it was you, follow the link and confirm it: only then will the press office read your request.",
    ),
    "papers_missing.subject": pgettext("guest_letters", "Papers are missing:"),
    "papers_missing.opening": pgettext(
        "guest_letters",
        "Thank you for your request to attend. Before we can approve it we need something more from you. You can send it on your page.",
    ),
    "accredited.subject": pgettext("guest_letters", "Your request is approved:"),
    "accredited.opening": pgettext(
        "guest_letters",
        "Your request to attend this event is approved, and you are on the guest list. Please bring this letter, and whatever is asked for below.",
    ),
    "request_refusal.subject": pgettext("guest_letters", "Your request to attend:"),
    "request_refusal.opening": pgettext(
        "guest_letters",
        "Thank you for your interest. We are sorry that we cannot approve your request to attend this event.",
    ),
}
