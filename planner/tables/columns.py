"""What the columns of a list of people hold."""

from __future__ import annotations

from enum import StrEnum


class Column(StrEnum):
    """What a column holds. Several columns may hold the same, as two addresses do.

    `EMAIL` and `TELEPHONE` may have several in a cell; so may `BEATS` and `POOLS`, parted by
    commas, semicolons or bars. `GENDER` is a form of address (“Mr”, «г-жа») or a gender.
    """

    NAME = "name"
    GIVEN_NAME = "given_name"
    PATRONYMIC = "patronymic"
    FAMILY_NAME = "family_name"
    EMAIL = "email"
    TELEPHONE = "telephone"
    MOBILE = "mobile"
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    FUNCTION = "function"
    BEATS = "beats"
    POOLS = "pools"
    LANGUAGE = "language"
    GENDER = "gender"
    CITY = "city"
    COUNTRY = "country"
    NOTES = "notes"
    SOURCE = "source"
    LEGAL_BASIS = "legal_basis"
    UNUSED = "unused"
