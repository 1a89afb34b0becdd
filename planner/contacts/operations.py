"""Operations on people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.accounts.models import Office
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import (
    Affiliation,
    Channel,
    ChannelKind,
    Gender,
    Outlet,
    Person,
)
from planner.contacts.topic import PersonTopic
from planner.contacts.topics import linked_topics
from planner.files.models import StoredFile
from planner.history.operations import record
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.telephones import region_of, telephone_key
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred
from planner.organisations.models import Organisation
from planner.outbox.refusals import forget_refusals


@dataclass(frozen=True, kw_only=True, slots=True)
class AffiliationPlan:
    """An affiliation as entered; see `models.Affiliation`."""

    organisation_id: int | None = None
    outlet_id: int | None = None
    functions: Texts = NO_TEXTS
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelPlan:
    """An e-mail address or telephone number as entered; see `models.Channel`."""

    kind: ChannelKind
    value: str
    label: str = ""
    is_public: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonPlan:
    """All that is entered about a person; see `models.Person`."""

    names: Texts
    surnames: Texts = NO_TEXTS
    honorifics: Texts = NO_TEXTS
    gender: Gender | None = None
    language: str = ""
    is_journalist: bool = False
    posts: tuple[AffiliationPlan, ...] = ()
    channels: tuple[ChannelPlan, ...] = ()
    topic_ids: tuple[int, ...] = ()
    biographies: Texts = NO_TEXTS
    biography_is_public: bool = False
    source: str = ""
    legal_basis: LegalBasis | None = None
    legal_basis_note: str = ""
    legal_basis_on: date | None = None
    notes: str = ""


def enter_person(work: Work, plan: PersonPlan) -> Person:
    """Add a person. Raises `Invalid`."""
    person = Person(office_id=work.office_id, uid=new_uid())
    _fill(work, person, plan)
    work.session.add(person)
    work.session.flush()
    record(work, "person.entered", person)
    return person


def revise_person(
    work: Work, person: Person, plan: PersonPlan, opened_version: int | None
) -> Person:
    """Update a person; refusals of removed addresses are deleted.

    Raises `Invalid`, `Stale` if somebody else saved the person meanwhile, and `Conflict` if their record
    was merged into another one.
    """
    if person.merged_into_id is not None:
        raise Conflict(_("This record was merged into another one."))
    person.revise(opened_version)
    before = set(person.emails)
    _fill(work, person, plan)
    work.session.flush()
    forget_refusals(work.session, work.office_id, before.difference(person.emails))
    record(work, "person.revised", person)
    return person


def set_photo(work: Work, person: Person, photo: StoredFile | None) -> None:
    """Set a person's portrait; None removes it."""
    person.photo = photo
    record(work, "person.photo_changed", person)


def trust_addresses(work: Work, person: Person) -> None:
    """Delete the refusals of a person's addresses, so that letters are sent to them again."""
    if forget_refusals(work.session, work.office_id, person.emails):
        record(work, "person.address_trusted", person)


def check_person(plan: PersonPlan) -> None:
    """Raises `Invalid` for a person without a name, and for posts and channels that cannot be."""
    if not plan.names:
        raise Invalid("names", _("A person needs a name in at least one language."))
    _check_surnames(plan)
    for post in plan.posts:
        _check_post(post)
    for channel in plan.channels:
        _check_channel(channel)


def _check_post(post: AffiliationPlan) -> None:
    if post.organisation_id is not None and post.outlet_id is not None:
        raise Invalid("affiliations", _("Choose an organisation or an outlet in a row, not both."))
    if post.since and post.until and post.until < post.since:
        raise Invalid("affiliations", _("A function ends before it begins."))


def _check_channel(channel: ChannelPlan) -> None:
    if channel.kind is ChannelKind.EMAIL:
        clean_address(channel.value, "channels")
    elif not telephone_key(channel.value):
        raise Invalid("channels", _("A telephone number needs digits in it."))


def _fill(work: Work, person: Person, plan: PersonPlan) -> None:
    check_person(plan)
    affiliations = [_affiliation(work, *numbered) for numbered in enumerate(plan.posts)]
    topics = linked_topics(
        work,
        person.topics,
        plan.topic_ids,
        lambda topic: PersonTopic(office_id=work.office_id, topic=topic),
    )
    person.names = plan.names
    person.surnames = plan.surnames
    person.honorifics = plan.honorifics
    person.gender = plan.gender
    person.language = plan.language
    person.is_journalist = plan.is_journalist
    person.biographies = plan.biographies
    person.biography_is_public = plan.biography_is_public
    person.source = plan.source
    person.legal_basis = plan.legal_basis
    person.legal_basis_note = plan.legal_basis_note
    person.legal_basis_on = plan.legal_basis_on
    person.notes = plan.notes
    person.affiliations = affiliations
    person.channels = [_channel(work, *numbered) for numbered in enumerate(plan.channels)]
    person.topics = topics


def _check_surnames(plan: PersonPlan) -> None:
    for language, surname in plan.surnames.items():
        name = plan.names.exactly(language)
        if surname not in name:
            raise Invalid(
                "surnames",
                _(
                    "“%(surname)s” does not stand in the name “%(name)s”. Write the surname as it "
                    "stands there.",
                    surname=surname,
                    name=name or plan.names.best(),
                ),
            )


def _affiliation(work: Work, position: int, post: AffiliationPlan) -> Affiliation:
    organisation = referred(work, Organisation, post.organisation_id, "affiliations")
    outlet = referred(work, Outlet, post.outlet_id, "affiliations")
    return Affiliation(
        office_id=work.office_id,
        organisation=organisation,
        outlet=outlet,
        functions=post.functions,
        since=post.since,
        until=post.until,
        position=position,
    )


def _channel(work: Work, position: int, channel: ChannelPlan) -> Channel:
    if channel.kind is ChannelKind.EMAIL:
        value = clean_address(channel.value, "channels")
        key = address_key(value)
    else:
        value = channel.value
        office = work.session.get_one(Office, work.office_id)
        key = telephone_key(value, region_of(office.zone))
    return Channel(
        office_id=work.office_id,
        kind=channel.kind,
        value=value,
        key=key,
        label=channel.label,
        is_public=channel.is_public,
        position=position,
    )
