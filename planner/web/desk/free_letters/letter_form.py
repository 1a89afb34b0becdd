"""The form of a free letter with what can be chosen in it."""

from __future__ import annotations

from planner.free_letters.models import FreeLetter
from planner.free_letters.operations import FreeLetterPlan
from planner.invitations.chosen_people import led_on
from planner.web.desk import choices
from planner.web.desk.forms.free_letters import GuestsLetterForm, PeopleLetterForm, filled
from planner.web.desk.registers.filter_words import filter_words
from planner.web.desk.registers.person_filter import filter_in, saved_conditions, saved_ones
from planner.web.transaction import current_work, office_languages

LetterForm = GuestsLetterForm | PeopleLetterForm


def stored_form(letter: FreeLetter) -> LetterForm:
    form = filled(letter, office_languages(), led_on(current_work(), letter.person_ids))
    offered_form(form)
    return form


def offered_form(form: LetterForm) -> LetterForm:
    if isinstance(form, PeopleLetterForm):
        form.pool_ids.offer(choices.pools_as_ticks(*form.pool_ids.kept))
        form.topic_ids.offer(choices.topics(*form.topic_ids.kept))
        _offer_people(form)
    return form


def _offer_people(form: PeopleLetterForm) -> None:
    """With what was chosen of the people, by hand and by a filter."""
    people = choices.people(*form.person_ids.kept)
    form.person.offer(people)
    by_hand = ((number, people.label_of(number)) for number in form.person_ids.kept)
    form.offer_people([(number, label) for number, label in by_hand if label is not None])
    wanted = filter_in(form.given_conditions)
    these = filter_words(wanted) if wanted.values else ""
    form.offer_filters([(one.id, one.name) for one in saved_ones()], these)


def plan_of(form: LetterForm) -> FreeLetterPlan:
    """With the conditions of the saved filter that was chosen, as they are now."""
    if isinstance(form, PeopleLetterForm) and form.filter_number is not None:
        form.take_filter(saved_conditions(form.filter_number))
    return form.plan()
