"""Kinds of guest in pasted tables: the headings above them, and the words that people write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from planner.invitations.guest_kinds import GuestKind
from planner.tables.headings import heading_key


class GuestColumn(StrEnum):
    """What a column of guests holds besides those of people (`tables.columns`)."""

    KIND = "guest_kind"


_HEADINGS = {
    "en": "kind, kind of guest, guest kind, type of guest, guest type, comes as, invited as",
    "ru": "вид гостя, тип гостя, категория гостя, кем приглашён, кем приходит, в качестве кого",
    "de": "art des gastes, gastart, gästeart, gasttyp, kommt als, eingeladen als",
    "fr": "type d’invité, catégorie d’invité, invité comme, invité en tant que",
    "es": "tipo de invitado, categoría de invitado, invitado como",
    "ar": "نوع الضيف, فئة الضيف",
}
_WORDS: Mapping[GuestKind, Mapping[str, str]] = {
    GuestKind.JOURNALIST: {
        "en": "journalist, journalists, press, media, reporter, correspondent, editor",
        "ru": "журналист, журналистка, журналисты, пресса, сми, корреспондент, репортёр, редактор",
        "de": "journalist, journalistin, journalisten, presse, medien, reporter, reporterin, "
        "korrespondent, korrespondentin, redakteur, redakteurin",
        "fr": "journaliste, journalistes, presse, médias, reporter, correspondant, correspondante",
        "es": "periodista, periodistas, prensa, medios, reportero, reportera, corresponsal",
        "ar": "صحفي, صحفية, صحفيون, صحافة, مراسل, مراسلة",
    },
    GuestKind.CREW: {
        "en": "crew, camera crew, camera, cameraman, camerawoman, camera operator, sound, "
        "sound engineer, driver",
        "ru": "съёмочная группа, группа, оператор, операторы, видеооператор, звукооператор, "
        "звукорежиссёр, водитель",
        "de": "team, kamerateam, kamera, kameramann, kamerafrau, ton, tonmeister, fahrer",
        "fr": "équipe, équipe de tournage, cadreur, cadreuse, caméraman, preneur de son, chauffeur",
        "es": "equipo, equipo de rodaje, cámara, camarógrafo, sonidista, conductor",
        "ar": "طاقم, طاقم التصوير, مصور, سائق",
    },
    GuestKind.OFFICIAL: {
        "en": "official, officials, authority, authorities, government, vip",
        "ru": "официальное лицо, официальные лица, чиновник, представитель власти, "
        "представители власти, органы власти, власть",
        "de": "amtsperson, behörde, behördenvertreter, behördenvertreterin, offizieller, "
        "offizielle, amtsträger",
        "fr": "officiel, officielle, officiels, autorité, autorités, représentant de l’état",
        "es": "autoridad, autoridades, funcionario, funcionaria, cargo público",
        "ar": "مسؤول, مسؤولة, مسؤولون, جهة رسمية",
    },
    GuestKind.PARTNER: {
        "en": "partner, partners, partner organisation, partner organization, sponsor",
        "ru": "партнёр, партнёры, партнёрская организация, спонсор",
        "de": "partner, partnerin, partnerorganisation, sponsor",
        "fr": "partenaire, partenaires, organisation partenaire, sponsor",
        "es": "socio, socia, socios, colaborador, organización asociada, patrocinador",
        "ar": "شريك, شركاء, منظمة شريكة, راع",
    },
    GuestKind.OTHER: {
        "en": "other, others, guest, guests",
        "ru": "другой, другая, другие, другое, прочие, прочее, гость, гости",
        "de": "sonstige, sonstiger, andere, gast, gäste",
        "fr": "autre, autres, invité, invitée, invités",
        "es": "otro, otra, otros, invitado, invitada, invitados",
        "ar": "آخر, آخرون, ضيف, ضيوف",
    },
}


def names_kinds(heading: str) -> bool:
    """Whether the column below this heading holds kinds of guest."""
    return heading_key(heading) in _heading_keys()


def kind_called(words: str) -> GuestKind | None:
    """The kind of guest that is called so in any of the languages; None for other words."""
    return _kinds_by_key().get(heading_key(words))


def are_kinds(cells: Iterable[str]) -> bool:
    """Whether all cells that are filled are kinds of guest."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(kind_called(cell) is not None for cell in filled)


@cache
def _heading_keys() -> frozenset[str]:
    return frozenset(_keys(_HEADINGS))


@cache
def _kinds_by_key() -> dict[str, GuestKind]:
    return {key: kind for kind, by_language in _WORDS.items() for key in _keys(by_language)}


def _keys(by_language: Mapping[str, str]) -> Iterable[str]:
    """Without words of which nothing is left, as of those in a script without letters of its own."""
    keys = (heading_key(word) for words in by_language.values() for word in words.split(", "))
    return filter(None, keys)
