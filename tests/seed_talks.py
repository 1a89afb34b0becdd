"""What was shown and said at the round table of St. Petersburg."""

from __future__ import annotations

from planner.contacts.models import Gender, Person
from planner.events.models.event import Event, Part
from planner.events.models.statement import SpeechForm, Statement
from planner.events.models.study import Study, StudyKind
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.organisations.models import Hotline
from tests.factories import Make
from tests.seed_register import Bodies, add


def survey_of(make: Make, bodies: Bodies) -> Study:
    return make.study(
        kind=StudyKind.SURVEY,
        titles=Texts(
            en="Labour Migrants in St. Petersburg: Identification of Problems and Development of "
            "Recommendations",
            ru="Трудовые мигранты в Санкт-Петербурге: выявление проблем и разработка рекомендаций",
        ),
        conductor=bodies.sociologists,
        aims=Texts(
            en="to identify the problems that labour migrants in St. Petersburg meet in law, at "
            "work and in social life\nto give policy advice on improving migration legislation",
            ru="выявление проблем трудовых мигрантов Санкт-Петербурга в правовой, трудовой и "
            "социальной сферах\nрекомендации по совершенствованию миграционного законодательства",
        ),
    )


def research_of(make: Make, bodies: Bodies, hotline: Hotline) -> Study:
    return make.study(
        kind=StudyKind.RESEARCH,
        titles=Texts(
            en="Situation with Migrants’ Children in St. Petersburg",
            ru="Положение детей мигрантов в Санкт-Петербурге",
        ),
        conductor=bodies.laboratory,
        commissioner=bodies.unicef,
        aims=Texts(
            en="to study the needs of migrants’ children and the problems of their adaptation and "
            "integration in the local society",
            ru="изучение потребностей детей мигрантов и проблем их адаптации и интеграции в "
            "местном обществе",
        ),
        methods=Texts(
            en="an analysis of hot-line enquiries made by parents or guardians in the interests "
            "of migrants’ children",
            ru="анализ обращений родителей и опекунов в интересах детей мигрантов",
        ),
        hotline=hotline,
        recommendations=Texts(
            en="improving the adaptation of minors", ru="по улучшению адаптации несовершеннолетних"
        ),
    )


def statements_of(make: Make, event: Event, nikiforov: Part, specialist: Part) -> None:
    add(
        make,
        Statement,
        uid=new_uid(),
        event=event,
        part=nikiforov,
        form=SpeechForm.INDIRECT,
        texts=Texts(
            en="Russia, and in particular its North-West region, is in demand in labour migrants",
            ru="Россия, и в особенности её Северо-Западный регион, востребована у трудовых "
            "мигрантов",
        ),
        position=0,
    )
    add(
        make,
        Statement,
        uid=new_uid(),
        event=event,
        part=specialist,
        form=SpeechForm.TOPICS,
        texts=Texts(
            en="tendencies of labour migration in Russia\n"
            "the work of the CARMP Information-Resource Center\n"
            "the cooperation of IOM and the Red Cross on the hot-line",
            ru="тенденции трудовой миграции в России\n"
            "работа Информационно-ресурсного центра CARMP\n"
            "сотрудничество МОМ и Красного Креста в работе горячей линии",
        ),
        position=1,
    )


def person_of(make: Make, english: str, russian: str, gender: Gender) -> Person:
    return make.person(english, email="", names=Texts(en=english, ru=russian), gender=gender)
