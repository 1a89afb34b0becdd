"""Papers to set: the round table of the seed, as an editor might have left it."""

from __future__ import annotations

from planner.releases.papers.letterhead import Letterhead
from planner.releases.papers.paper import Logo
from planner.releases.papers.release_text import ReleaseText

EN = {
    "lead": (
        "**ST. PETERSBURG, 27 March 2012 –** The St. Petersburg Center for International "
        "Cooperation of the Red Cross today gathered journalists for the round table “Raising "
        "Awareness on Situation with Migrants in St. Petersburg”, where two studies on migration "
        "in the city were presented."
    ),
    "occasions": (
        "The round table marked the 145th anniversary of the founding of the Russian Red Cross "
        "and the 20th anniversaries of the Federal Migration Service of the Russian Federation "
        "(FMS of Russia) and of the work of UNHCR in Russia."
    ),
    "frame": (
        "It formed part of a European Union project that seeks to protect migrants' rights and "
        "prevent human trafficking. The project is carried out by the Center, a partner of IOM "
        "Moscow in the Central Asia regional migration programme (CARMP)."
    ),
    "welcome": (
        "The participants were welcomed by:\n\n"
        "- Tatiana Lineva, Head of the Center\n"
        "- Gesche Karrenbrock, UNHCR Representative in the Russian Federation\n"
        "- Anna Kudrya, Coordinator of UNICEF “Child Protection” Programme in Russia"
    ),
    "study": (
        "The Center of Independent Sociological Studies presented the survey “Labour Migrants in "
        "St. Petersburg: Identification of Problems and Development of Recommendations”. It looks "
        "at the difficulties that labour migrants meet in law, at work and in social life."
    ),
    "statement": (
        "According to Dmitriy Nikiforov, Head of UFMS of Russia in St. Petersburg and Leningrad "
        "region, labour migrants seek out Russia, and its North-West in particular."
    ),
    "hotline": (
        "The hot-line is answered on [8-800-333-00-16](tel:+78003330016); materials are at "
        "[house.test](https://house.test/materials)."
    ),
    "attendance": (
        "Journalists from nationwide Russian and St. Petersburg media took part, as did members "
        "of the UN Women pool of journalists, set up within CARMP."
    ),
}
RU = {
    "lead": (
        "**САНКТ-ПЕТЕРБУРГ, 27 марта 2012 г. —** Санкт-Петербургский центр международного "
        "сотрудничества Красного Креста провёл круглый стол для журналистов, посвящённый "
        "положению мигрантов в городе. На встрече представлены результаты двух исследований."
    ),
    "occasions": (
        "Мероприятие приурочено к трём памятным датам: 145 лет со дня основания Российского "
        "Красного Креста, 20 лет со дня создания Федеральной миграционной службы и 20 лет работы "
        "УВКБ ООН в России."
    ),
    "welcome": (
        "С приветственным словом выступили: Татьяна Линева — руководитель Центра; Геше Карренброк "
        "— представитель УВКБ ООН в Российской Федерации; Анна Кудря — координатор программы "
        "ЮНИСЕФ «Защита детей» в России. Участвовали გიორგი ბერიძე и آنا الكاتبة."
    ),
}
AR = {
    "lead": (
        "**جنيف، 27 مارس 2012 –** عقد المكتب الصحفي مائدة مستديرة للصحفيين من 09:00–09:45 عن "
        "«الأنهار بلا حدود»، شاركت فيها Anna Kudrya من IOM Moscow، هاتف [+7 (812) 123-45-67]"
        "(tel:+78121234567)."
    ),
    "welcome": "رحّب بالمشاركين:\n\n- لينا الكاتب، مديرة المركز\n- სანდრო ბერიძე، ممثل المنظمة",
}


_VERA = (
    "Vera Example, Press officer, Press House\\\n"
    "Tel.: [+7 (812) 000-00-01](tel:+78120000001)\\\n"
    "E-mail: <vera@house.test>\\\n"
    "English, Russian\\\n"
    "10:00–18:00 MSK"
)
CONTACTS = (_VERA, "Ivan Example\\\nTel.: internal 12")


HEAD = Letterhead(
    senders=(Logo(asset="organiser", alt="Red Cross Center"),),
    emblems=(Logo(asset="donor", alt="European Union"),),
    masthead="",
    funding="",
    pictures={},
)


def release(language: str, texts: dict[str, str], repeat: int = 1) -> ReleaseText:
    is_english = language == "en"
    return ReleaseText(
        language=language,
        author="Press House",
        masthead="Press House",
        funding="This project is funded by the European Union",
        kind_label="Press release" if is_english else "Пресс-релиз",
        release_line="EMBARGOED UNTIL 10:00 MSK (06:00 UTC), 27 March 2012"
        if is_english
        else "ДЛЯ НЕМЕДЛЕННОГО ОПУБЛИКОВАНИЯ",
        is_embargoed=is_english,
        slug_line="PR 2012/03 – Round table – EN",
        headline="Red Cross centre briefs journalists on migrants in St. Petersburg"
        if is_english
        else "Круглый стол для журналистов «Положение мигрантов»: Санкт-Петербург, 27 марта",
        subhead="Two studies, on labour migrants and on migrants' children, shown to the media",
        blocks=tuple(texts.items()) * repeat,
        end_mark="ENDS" if is_english else "",
        notes_heading="Notes to editors",
        notes=(
            "Russian Red Cross: founded 1867. FMS of Russia: 1992.",
            "The survey of 2011 covered <600> people & more.",
        ),
        boilerplates=(("About the Center", "The Center teaches, shelters and gives advice." * 6),),
        contacts_heading="Media contacts",
        contacts=CONTACTS,
        footer="PR 2012/03 · issued 27 March 2012, 14:00 MSK · house.test/newsroom/house",
        accent="#1f4e79",
    )
