"""A dirty list of journalists as it lies about in offices: cp1251, semicolons, the same people twice,
rows that nobody can read. The same seed makes the same list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from random import Random

from tests.e2e.traffic.invented_names import TONGUES, names_of

POOL = "Весна"
HEADING = "№;ФИО;Почта;Тел.;СМИ;Язык;Пул;Примечание"
_BROKEN, _AGAIN, _MISSPELT, _DESKS = 0.03, 0.06, 0.02, 0.01
_OUTLETS_PER = 25  # people
_LANGUAGES = {"ru": ("русский", "ru", "Russian"), "en": ("английский", "EN", "en")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Journalist:
    """Whom the list means. `reads` is the language of their letters."""

    number: int
    surname: str
    given: str
    patronymic: str
    address: str
    telephone: str
    outlet: str
    reads: str
    is_in_pool: bool = False

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.surname, self.given, self.patronymic)))


@dataclass(frozen=True, kw_only=True, slots=True)
class PressList:
    """`people` each stand in one clean row. By the number in their first cell: rows that are `broken`,
    desks without a person, and `misspelt` people, whom a clean row has under almost the same name.
    """

    content: bytes
    people: Sequence[Journalist]
    broken: Sequence[int]
    desks: Sequence[int]
    misspelt: Sequence[tuple[Journalist, Journalist]]

    @property
    def pool(self) -> list[Journalist]:
        return [one for one in self.people if one.is_in_pool]


def write_list(rows: int, pool: int, seed: int = 10) -> PressList:
    """`rows` numbered rows, of which `pool` people are in the pool."""
    random = Random(seed)
    count = [int(rows * share) for share in (_BROKEN, _AGAIN, _MISSPELT, _DESKS)]
    people = list(_people(rows - sum(count), random))
    chosen = set(random.sample(range(len(people)), pool))
    people = [replace(one, is_in_pool=at in chosen) for at, one in enumerate(people)]
    numbers = iter(range(len(people) + 1, rows + 1))
    broken = list(islice(numbers, count[0]))
    lines = [_clean(one, random) for one in people]
    lines += [_BREAKS[number % len(_BREAKS)](number) for number in broken]
    twice = random.sample(people, count[1])
    lines += [_again(one, number) for one, number in zip(twice, numbers, strict=False)]
    misspelt = [
        (one, _misspelt(one, number))
        for one, number in zip(random.sample(people, count[2]), numbers, strict=False)
    ]
    lines += [_clean(other, random) for _one, other in misspelt]
    desks = list(islice(numbers, count[3]))
    lines += [f"{number};;news@desk{number}.example.org;;Вестник {number};;;" for number in desks]
    return PressList(
        content=_written(lines, random), people=people, broken=broken, desks=desks, misspelt=misspelt
    )  # fmt: skip


def _people(count: int, random: Random) -> Iterator[Journalist]:
    tongues = [(tongue, names_of(tongue, random)) for tongue in TONGUES]
    outlets = max(5, count // _OUTLETS_PER)
    for number, (tongue, names) in zip(range(1, count + 1), cycle(tongues), strict=False):
        surname, given, patronymic = next(names)
        outlet = number % outlets
        yield Journalist(
            number=number,
            surname=surname,
            given=given,
            patronymic=patronymic,
            address=f"reporter{number}@outlet{outlet}.example.org",
            telephone=f"8 (812) {200 + number // 10_000}-{number // 100 % 100:02}-{number % 100:02}",
            outlet=f"Вестник {outlet}",
            reads=tongue.language,
        )


def _clean(one: Journalist, random: Random) -> str:
    """With what a careless hand leaves in it."""
    name = random.choice(
        (one.name, one.name.upper() if one.patronymic else one.name, f" {one.name}  ")
    )
    address = random.choice(
        (
            one.address,
            one.address.upper(),
            f"<{one.address}>",
            f"{one.address}, private{one.address}",
        )
    )
    pool, note = (
        POOL if one.is_in_pool else "",
        random.choice(("", "нет", "звонить после обеда", "—")),
    )
    language = random.choice(_LANGUAGES[one.reads])
    return f"{one.number};{name};{address};{one.telephone};{one.outlet};{language};{pool};{note}"


def _again(one: Journalist, number: int) -> str:
    """The same person with another order of names, and the address in capitals."""
    name = f"{one.given} {one.surname}"
    return f"{number};{name};{one.address.upper()};;{one.outlet};;;"


def _misspelt(one: Journalist, number: int) -> Journalist:
    """Almost the same surname at the same outlet, with another address."""
    doubled = one.surname[:3] + one.surname[2:]
    return replace(
        one,
        number=number,
        surname=doubled,
        address=f"second{number}@{one.address.partition('@')[2]}",
        telephone="",
        is_in_pool=False,
    )


_BREAKS: tuple[Callable[[int], str], ...] = (
    lambda number: f"{number};Пустова Алла;это не адрес;;Вестник 1;;;",
    lambda number: f"{number};Сломанный Адрес;reporter{number}@@outlet.example.org;;;;;",
    lambda number: f"{number};;;8 (812) 555-{number // 100 % 100:02}-{number % 100:02};;;;",
    lambda number: f"{number};{'Длинный ' * 40};long{number}@outlet.example.org;;Вестник 2;;;",
)


def _written(lines: list[str], random: Random) -> bytes:
    """Shuffled, under a title, with empty lines and headings between the rows."""
    random.shuffle(lines)
    for at in sorted(random.sample(range(len(lines)), 5), reverse=True):
        lines.insert(at, ";" * HEADING.count(";"))
    title = "Список прессы на весну" + ";" * HEADING.count(";")
    return "\r\n".join([title, HEADING, *lines, ""]).encode("cp1251")
