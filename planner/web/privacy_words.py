"""Words for the legal basis of data and for what people have opted out of."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from planner.contacts.legal_basis import LegalBasis
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.kernel.messages import pgettext

PRIVACY_WORDS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    LegalBasis: {
        LegalBasis.CONSENT: pgettext("legal basis", "consent"),
        LegalBasis.LEGITIMATE_INTEREST: pgettext("legal basis", "legitimate interest"),
        LegalBasis.PUBLIC_TASK: pgettext("legal basis", "public task"),
        LegalBasis.OWN_REQUEST: pgettext("legal basis", "contract or own request"),
        LegalBasis.OTHER: pgettext("legal basis", "other"),
    },
    Unwanted: {
        Unwanted.INVITATIONS: pgettext("unwanted", "invitations to events"),
        Unwanted.RELEASES: pgettext("unwanted", "releases"),
        Unwanted.EVERYTHING: pgettext("unwanted", "everything"),
    },
    SuppressionRoad: {
        SuppressionRoad.LINK: pgettext("road", "by the link in a letter"),
        SuppressionRoad.MAIL: pgettext("road", "by mail"),
        SuppressionRoad.STAFF: pgettext("road", "noted by the office"),
        SuppressionRoad.MERGE: pgettext("road", "said at another address of theirs"),
    },
}
