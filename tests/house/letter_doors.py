"""Who may open which view of the plan and the texts of letters: one line per endpoint, sorted."""

from __future__ import annotations

LETTER_DOORS = {
    "desk.letter_limits.save": "administrator",
    "desk.letter_limits.show": "administrator",
    "desk.letter_plan.add": "editor",
    "desk.letter_plan.choose_way": "editor",
    "desk.letter_plan.drop": "editor",
    "desk.letter_plan.index": "viewer",
    "desk.letter_plan.remove": "editor",
    "desk.letter_plan.show": "editor",
    "desk.letter_plan.take": "editor",
    "desk.letter_plan.take_back": "editor",
    "desk.letter_plan.take_proposal": "editor",
    "desk.letter_plan.take_up": "editor",
    "desk.letter_plan.update": "editor",
    "desk.letter_plan.write_now": "editor",
    "desk.letter_preview.letter": "editor",
    "desk.letter_preview.send_test": "editor",
    "desk.letter_preview.show": "editor",
    "desk.letter_texts.index": "editor",
    "desk.letter_texts.letter": "editor",
    "desk.letter_texts.preview": "editor",
    "desk.letter_texts.reset": "editor",
    "desk.letter_texts.restore": "editor",
    "desk.letter_texts.save": "editor",
    "desk.letter_texts.send_test": "editor",
    "desk.letter_texts.show": "editor",
    "desk.outbox.override_letter_limits": "editor",
}
