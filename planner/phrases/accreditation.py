"""Until when and where journalists are accredited."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "until": pgettext("accreditation", "Until %(day)s, inclusive."),
    "until_hour": pgettext("accreditation", "Until %(clock)s on %(day)s."),
    "until_at": pgettext("accreditation", "Until %(day)s, inclusive, at %(address)s."),
    "until_at_hour": pgettext("accreditation", "Until %(clock)s on %(day)s, at %(address)s."),
    "at": pgettext("accreditation", "At %(address)s."),
    "closes": pgettext("accreditation", "Accreditation closes on %(day)s."),
    "closes_hour": pgettext("accreditation", "Accreditation closes at %(clock)s on %(day)s."),
    "apply": pgettext("accreditation", "Apply at %(address)s."),
}
