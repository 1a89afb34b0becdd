"""Words that were entered with a capital letter, a full stop or an article."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.events.models.kinds import ItemKind
from planner.events.models.statement import Force, SpeechForm
from planner.events.models.study import FindingForm, StudyKind
from planner.grammar.needs import Sort
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import PresentOthers
from planner.releases.facts.sourced_value import EMPTY, Count, phrase_of
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.frames_of_tables import project_of
from tests.unit.releases.acceptance.openings import attended, occasion, of_event, shown
from tests.unit.releases.acceptance.people_of_tables import function_of, person
from tests.unit.releases.acceptance.said import named
from tests.unit.releases.acceptance.said import told as said
from tests.unit.releases.acceptance.table import Table, drafted

TABLE = Table("entered.md")


def _role(cast: Cast, en: str, ru: str, body: str | None = None, **changed: Any) -> SpeakerFacts:
    role = cast.role(en, ru, body, **changed)
    return replace(role, role=phrase_of(role.role))


def _study(cast: Cast, *keys: str, **entered: Any) -> str:
    return drafted(cast.release(items=(shown(cast, **entered),)), *(keys or ("study",)))


@TABLE.row("C1")
def a_subject_with_a_capital(cast: Cast) -> str:
    subject = cast.phrase("Flows in small rivers.", "Обмеление малых рек.")
    return drafted(of_event(cast, subject=subject), "headline", "lead")


@TABLE.row("C1a")
def a_subject_that_begins_with_a_name(cast: Cast) -> str:
    subject = cast.phrase("Mareno in winter", "Марено зимой")
    return drafted(of_event(cast, subject=subject), "headline", "lead")


@TABLE.row("C1b")
def a_subject_that_begins_with_a_body(cast: Cast) -> str:
    subject = cast.phrase("Volunteer Pilots and their boats", "Красная книга Норландии")
    return drafted(of_event(cast, subject=subject), "lead")


@TABLE.row("C2")
def an_audience_with_a_capital(cast: Cast) -> str:
    audience = cast.phrase("Editors of village newspapers", "Редакторы сельских газет")
    return drafted(attended(cast, of_event(cast, audience=audience)), "lead")


@TABLE.row("C3")
def roles_with_a_capital(cast: Cast) -> str:
    farmers = _role(cast, "Farmers", "Фермеры", is_plural=True)
    return said(cast, cast.statement(farmers, "Wells are dry.", "Колодцы сухи."))


@TABLE.row("C3a")
def a_role_with_an_article(cast: Cast) -> str:
    expert = _role(cast, "A legal expert", "Юрист", gender=cast.text("m", "m"))
    slow = ("Courts are slow", "Суды медлят")
    return said(
        cast,
        cast.statement(expert, "The law is old", "Закон устарел"),
        cast.statement(expert, *slow),
    )


@TABLE.row("C3b")
def a_role_before_a_name(cast: Cast) -> str:
    members = _role(cast, "Inhabitants of Mareno", "Жители Марено", is_plural=True)
    return drafted(cast.release(items=(cast.item(ItemKind.WELCOME, members),)), "welcome")


@TABLE.row("C3c")
def articles_by_sound(cast: Cast) -> str:
    roles = ("X-ray nurse", "honorary guide", "hour-long guest", "8-year-old pupil", "unionist")
    ended = (cast.role(role, "медсестра", gender=cast.text("f", "f")) for role in roles)
    items = (cast.item(ItemKind.WELCOME, role) for role in ended)
    return " ¶ ".join(drafted(cast.release(items=(item,)), "welcome") for item in items)


@TABLE.row("C4")
def a_function_with_a_capital(cast: Cast) -> str:
    function = phrase_of(function_of(cast, "Hydrologist", "Гидролог"))
    if cast.language == "en":
        function = function_of(cast, "Hydrologist", "")
    quill = person(cast, "quill", function=function, body=cast.body("union"))
    return drafted(cast.release(items=(cast.item(ItemKind.WELCOME, quill),)), "welcome")


@TABLE.row("C5")
def a_call_with_capitals(cast: Cast) -> str:
    call = {"form": SpeechForm.CALL, "force": Force.CALLED}
    farmers = cast.phrase("Farmers", "Фермеры")
    words = ("To leave a strip of grass.", "Оставить полосу травы.")
    return said(cast, cast.statement(named(cast, "quill"), *words, addressee=farmers, **call))


@TABLE.row("C5a")
def a_plan_with_capitals(cast: Cast) -> str:
    plan = {"form": SpeechForm.PLAN, "force": Force.ANNOUNCED}
    deadline = cast.phrase("By 2035", "К 2035 году")
    words = ("The ministry will plant trees", "Министерство высадит деревья")
    return said(cast, cast.statement(named(cast, "strizhakov"), *words, deadline=deadline, **plan))


@TABLE.row("C5b")
def topics_with_capitals(cast: Cast) -> str:
    english = ("Spring floods", "Upkeep of wells", "NRS work")
    russian = ("Весенние паводки", "Состояние колодцев", "Работа НОП")
    topics = tuple(cast.phrase(*pair) for pair in zip(english, russian, strict=True))
    quill = named(cast, "quill")
    return said(cast, cast.statement(quill, "…", "…", form=SpeechForm.TOPICS, topics=topics))


@TABLE.row("C6")
def a_study_with_capitals(cast: Cast) -> str:
    return _study(
        cast,
        kind=StudyKind.SURVEY,
        aims=(cast.phrase("To find out why wells fall.", "Выяснить, почему мелеют колодцы."),),
        method=cast.phrase("An analysis of readings.", "Анализ показаний."),
        sample_size=Count(1240, "size"),
        sample_units=cast.phrase("Residents of three districts", "Жителей трёх районов"),
        recommendations=(cast.phrase("Upkeep of wells", "Уход за колодцами"),),
    )


@TABLE.row("C6a")
def findings_in_a_line_with_capitals(cast: Cast) -> str:
    findings = cast.texts(
        ("Loss of 40 per cent.", "Wells are dry."), ("Сокращение стока на 40%.", "Колодцы сухие.")
    )
    return _study(cast, finding_form=FindingForm.LISTED, findings=findings)


@TABLE.row("C7")
def aims_of_a_project_with_capitals(cast: Cast) -> str:
    aims = (
        cast.phrase("To plant riverside trees.", "Посадить деревья у рек."),
        cast.phrase("To train wardens.", "Обучить смотрителей."),
    )
    return drafted(cast.release(project=project_of(cast, aims=aims)), "frame")


@TABLE.row("C7a")
def a_description_with_an_article(cast: Cast) -> str:
    description = cast.phrase("An exchange project for schools.", "Обмен речных школ.")
    project = project_of(cast, name=EMPTY, description=description)
    return drafted(cast.release(project=project), "frame")


@TABLE.row("C8")
def an_occasion_with_a_capital(cast: Cast) -> str:
    marked = occasion(cast, 20, "", "", phrase=cast.phrase("The Lake Fund.", "Озёрному фонду."))
    as_entered = replace(marked.phrase, sort=Sort.OCCASION)
    return drafted(cast.release(occasions=(replace(marked, phrase=as_entered),)), "occasions")


@TABLE.row("C9")
def other_guests_with_a_capital(cast: Cast) -> str:
    others = PresentOthers(people=Count(14, "others"), noun=cast.phrase("Students", "Студентов"))
    return drafted(cast.release(present=cast.present(others=(others,))), "attendance")


@TABLE.row("C10")
def words_that_begin_with_a_body(cast: Cast) -> str:
    told = [
        said(cast, cast.statement(cast.speaker("quill"), *words))
        for words in (
            ("The ministry will plant trees.", "Министерство высадит деревья."),
            ("The Ministry of Forests will plant trees.", "Министерство лесов высадит деревья."),
        )
    ]
    findings = cast.texts(("The museum is closed.",), ("Музей закрыт.",))
    return " ¶ ".join((*told, _study(cast, findings=findings)))


test_row = TABLE.test()
