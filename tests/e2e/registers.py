"""Entering the registers by their forms, from the models of the seed."""

from __future__ import annotations

from planner.anniversaries.models import Anniversary
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project
from planner.web.words import word
from tests.e2e.hand import Hand, best
from tests.seed_register import FORMS, NAMES

_GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter", "pl": "plural"}


def enter_organisation(hand: Hand, body: Organisation) -> None:
    hand.go("/desk/organisations/new")
    hand.texts("Name", body.names)
    hand.texts("Short name", body.short_names)
    hand.pick("Kind", word(body.kind))
    if body.parent:
        hand.pick("Part of", best(body.parent.names))
    for number, text in enumerate(body.boilerplates, 1):
        row = hand.row("Boilerplate texts", number)
        hand.fill("Language", text.language, row)
        hand.fill("Text", text.text, row)
        hand.fill("Valid from", text.valid_from or "", row)
        hand.fill("Last reviewed", text.reviewed_on or "", row)
    if body.takes_the:
        hand.open("Grammar")
        hand.tick("English: takes “the”")
    hand.press("Add to the register")
    _say_forms(hand, body)


def _say_forms(hand: Hand, body: Organisation) -> None:
    """Those of the seed, on the page of the organisation."""
    forms = FORMS.get(next((name for name in NAMES if NAMES[name]["names"] == body.names), ""), {})
    if not forms:
        return
    group = hand.group(body.names["ru"])
    for need, form in forms.items():
        if need == "gender":
            hand.pick("Gender and number", _GENDERS[form], group)
        else:
            hand.fill(need.capitalize(), form, group)
    hand.press("Save")


def enter_programme_of_work(hand: Hand, programme: AidProgramme) -> None:
    hand.go("/desk/programmes-of-work/new")
    hand.texts("Name", programme.names)
    hand.fill("Abbreviation", programme.abbreviation)
    if programme.lead:
        hand.pick("Led by", best(programme.lead.names))
    hand.texts("Created within it", programme.created_within)
    _bodies(hand, "Donors of the programme", [d.organisation for d in programme.donors])
    hand.press("Add to the register")


def enter_project(hand: Hand, project: Project) -> None:
    hand.go("/desk/projects/new")
    hand.texts("Name", project.names)
    hand.texts("Description", project.descriptions)
    hand.texts("Aims", project.aims)
    _bodies(hand, "Donors", project.donors)
    _bodies(hand, "Partners", project.partners)
    if project.implementer:
        hand.pick("Implemented by", best(project.implementer.names))
    if project.partner_of:
        hand.pick("The implementer is a partner of", best(project.partner_of.names))
    if project.programme:
        hand.pick("in the programme of work", best(project.programme.names))
    hand.press("Add to the register")


def enter_hotline(hand: Hand, hotline: Hotline) -> None:
    hand.go("/desk/hotlines/new")
    hand.fill("Number as printed", hotline.number_as_printed)
    hand.texts("Name", hotline.names)
    _bodies(hand, "Run by", [o.organisation for o in hotline.operators])
    hand.press("Add to the register")


def enter_anniversary(hand: Hand, anniversary: Anniversary) -> None:
    hand.go("/desk/anniversaries/new")
    hand.texts("As it is named after the number", anniversary.phrases)
    hand.fill("Base year", anniversary.base_year)
    hand.pick("What happened", word(anniversary.kind))
    if anniversary.owner:
        hand.pick("Whose anniversary", best(anniversary.owner.names))
    hand.fill("Where this is known from", anniversary.source)
    hand.press("Add to the register")


def _bodies(hand: Hand, legend: str, bodies: list[Organisation]) -> None:
    for number, body in enumerate(bodies, 1):
        hand.pick("Organisation", best(body.names), hand.row(legend, number))
