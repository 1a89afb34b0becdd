"""The guest's page."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "skip": pgettext("guest", "Skip to the invitation"),
    "invitation_for": pgettext("guest", "Invitation for %(name)s"),
    "about": pgettext("guest", "About"),
    "your_answer": pgettext("guest", "Your answer"),
    "will_you_come": pgettext("guest", "Will you come?"),
    "you_said": pgettext(
        "guest", "You answered: %(answer)s. You can change your mind here until %(until)s."
    ),
    "you_said_online": pgettext("guest", "You answered: %(answer)s."),
    "answer_until": pgettext("guest", "Please answer by %(until)s."),
    "answer_accepted": pgettext("guest", "Yes, I will come"),
    "answer_tentative": pgettext("guest", "Perhaps"),
    "answer_declined": pgettext("guest", "No, I cannot come"),
    "answer_delegated": pgettext("guest", "A colleague will come in my place"),
    "answer_remote": pgettext("guest", "I will take part online"),
    "answer_waiting": pgettext("guest", "Yes, if there is a place for me"),
    "link_later": pgettext(
        "guest",
        "The address stands here as soon as you have said that you come or take part online.",
    ),
    "place_in_line": pgettext(
        "guest",
        "There is no place free for you yet. You are number %(place)s on the waiting list; we shall write to you as soon as there is one.",
    ),
    "is_full": pgettext(
        "guest",
        "There is no place free for you at present. If you say yes now, you are put on the waiting list and move up as soon as there is one.",
    ),
    "crew_has_no_places": pgettext(
        "guest",
        "There are no places for more people who come with you. Your own place stays; leave the number as it was.",
    ),
    "colleague_name": pgettext("guest", "Name of the colleague"),
    "colleague_address": pgettext("guest", "E-mail address of the colleague"),
    "crew": pgettext("guest", "How many people come with you (camera, sound)?"),
    "particulars": pgettext("guest", "Who comes with you, and what you need"),
    "crew_names": pgettext("guest", "Who comes with you?"),
    "crew_names_hint": pgettext("guest", "One a line, the task after a comma: Anna Berg, camera"),
    "equipment": pgettext("guest", "Equipment that you bring"),
    "number_plate": pgettext("guest", "Number plate of your car"),
    "access_needs": pgettext("guest", "What you need, such as a ramp or a seat in front"),
    "interpretation": pgettext("guest", "Interpretation into"),
    "interpretation_hint": pgettext("guest", "The language that you need."),
    "particulars_note": pgettext(
        "guest",
        "The press office and those at the entrance see this. It is erased 90 days after the event.",
    ),
    "message": pgettext("guest", "A line to the press office"),
    "message_hint": pgettext("guest", "At most 500 characters."),
    "required": pgettext("guest", "required"),
    "send": pgettext("guest", "Send the answer"),
    "send_again": pgettext("guest", "Change the answer"),
    "thanks": pgettext("guest", "Thank you. Your answer has reached us: %(answer)s"),
    "too_many_answers": pgettext(
        "guest",
        "You have answered several times in a row. Please try again in a quarter of an hour; until then your last answer stands.",
    ),
    "changed_meanwhile": pgettext(
        "guest",
        "This page changed while you were reading. %(changes)s Please look at it and answer again.",
    ),
    "please_look": pgettext("guest", "Please look at this again"),
    "wrong_answer": pgettext("guest", "Choose one of the answers."),
    "wrong_colleague_name": pgettext("guest", "Give the name of the colleague who will come."),
    "wrong_colleague_address": pgettext(
        "guest", "This is not an e-mail address. It looks like name@example.org."
    ),
    "wrong_crew": pgettext("guest", "Give a number from 0 to 20."),
    "wrong_crew_names": pgettext(
        "guest", "At most 20 people, each on a line of their own, please."
    ),
    "wrong_equipment": pgettext("guest", "At most 500 characters, please."),
    "wrong_number_plate": pgettext("guest", "At most 100 characters, please."),
    "wrong_access_needs": pgettext("guest", "At most 500 characters, please."),
    "wrong_interpretation": pgettext("guest", "At most 100 characters, please."),
    "wrong_message": pgettext("guest", "At most 500 characters, please."),
    "own_time": pgettext("guest", "By your clock"),
    "add_to_calendar": pgettext("guest", "Calendar file"),
    "calendar_note": pgettext(
        "guest",
        "A copy for your calendar: later changes do not reach it. The invitation in our letter follows them by itself.",
    ),
    "closed_cancelled": pgettext(
        "guest", "This event is cancelled. There is nothing that you need to do."
    ),
    "closed_postponed": pgettext(
        "guest", "This event is postponed. We shall write to you as soon as the new date is fixed."
    ),
    "closed_put_off": pgettext(
        "guest",
        "This event is postponed. The new date: %(when)s. We shall write to you as soon as it is confirmed; you can answer then.",
    ),
    "not_sent": pgettext(
        "guest",
        "Nothing was sent. What you wrote is below: you can still send it to the press office by mail:",
    ),
    "closed_late": pgettext(
        "guest", "The time for answers is over. If you need to tell us something, write to us."
    ),
    "after": pgettext("guest", "After the event"),
    "release_will_stand_here": pgettext("guest", "The release will stand here."),
    "ask_until_then": pgettext("guest", "Until then, please ask:"),
    "as_text": pgettext("guest", "Text"),
    "materials": pgettext("guest", "Papers and materials"),
    "event_in_newsroom": pgettext("guest", "The event in the newsroom"),
    "closed_over": pgettext("guest", "This event is over. Thank you for your interest."),
    "thank_you": pgettext("guest", "Thank you"),
    "over_long_ago": pgettext(
        "guest", "This event is over, and so is the use of this page. Thank you for your interest."
    ),
    "your_data": pgettext("guest", "Your data"),
    "your_data_text": pgettext(
        "guest",
        "We keep your name, your e-mail address, your answer and whether you came, so that we can organise this event. Nobody else on the guest list sees any of it. To see or erase it, open “My data and choices” at the foot of our letter; to have it corrected, write to us.",
    ),
    "personal": pgettext(
        "guest", "This page is yours alone: whoever has its address can answer in your name."
    ),
    "contact_us": pgettext("guest", "Write to us"),
    "speaker_for": pgettext("guest", "For %(name)s"),
    "skip_to_answer": pgettext("guest", "Skip to the question"),
    "speaker_question": pgettext("guest", "Is all of it right?"),
    "speaker_name": pgettext("guest", "Your name as it should be printed"),
    "speaker_function": pgettext("guest", "Your function as it should be printed"),
    "speaker_hint": pgettext("guest", "The press office looks at it before it is printed."),
    "speaker_said_yes": pgettext("guest", "You have confirmed. Thank you."),
    "speaker_said_corrected": pgettext(
        "guest", "You have confirmed, with another name or function. Thank you."
    ),
    "speaker_said_no": pgettext(
        "guest", "You cannot take part. Thank you for telling the press office."
    ),
    "speaker_gone": pgettext(
        "guest",
        "Nothing is left to confirm here. Please ask the press office if you have a question.",
    ),
    "no_speaker": pgettext(
        "guest",
        "No part in an event is to be confirmed here. The link may be incomplete. Please ask the press "
        "office that sent it.",
    ),
    "no_document": pgettext(
        "guest",
        "There is no document here. The link may be incomplete, or the press office has taken the "
        "document back. Please ask the press office that sent it.",
    ),
    "gone_title": pgettext("guest", "This link does not work"),
    "gone": pgettext(
        "guest",
        "It may be incomplete, or the invitation was withdrawn or replaced by a newer one. Open the link in the last letter that you have from us, or answer that letter.",
    ),
}
