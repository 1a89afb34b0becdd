"""Names of the cast: per language the name, the short name, the English article, the gender."""

from __future__ import annotations

from typing import Any

Entry = tuple[str, str, str, str]

BODIES: dict[str, dict[str, Entry]] = {
    "institute": {
        "en": ("River Health Institute", "Institute", "the", ""),
        "ru": ("Институт здоровья рек", "Институт", "", "m"),
    },
    "society": {
        "en": ("Norland Relief Society", "NRS", "the", ""),
        "ru": ("Норландское общество помощи", "НОП", "", "n"),
    },
    "academy": {
        "en": ("Vspolye Medical Academy", "", "the", ""),
        "ru": ("Вспольская медицинская академия", "", "", "f"),
    },
    "pilots": {
        "en": ("Volunteer Pilots", "", "the", "pl"),
        "ru": ("Добровольные лоцманы", "", "", "pl"),
    },
    "fund": {
        "en": ("Lake Fund", "", "the", ""),
        "ru": ("Озёрный фонд", "", "", "m"),
    },
    "ministry": {
        "en": ("Ministry of Forests", "", "the", ""),
        "ru": ("Министерство лесов", "", "", "n"),
    },
    "union": {
        "en": ("Union of Rural Librarians", "", "the", ""),
        "ru": ("Союз сельских библиотекарей", "", "", "m"),
    },
    "museum": {
        "en": ("Harbour Museum", "", "the", ""),
        "ru": ("Портовый музей", "", "", "m"),
    },
    "proaqua": {
        "en": ("Pro Aqua", "", "", ""),
        "ru": ("«Про Аква»", "", "", ""),
    },
}

PEOPLE: dict[str, dict[str, Any]] = {
    "ellingsen": {
        "gender": "f",
        "en": ("Marta Ellingsen", "Director of the River Health Institute"),
        "ru": ("Марта Эллингсен", "директор Института здоровья рек"),
    },
    "quill": {
        "gender": "m",
        "en": ("Tomas Quill", "hydrologist at the River Health Institute"),
        "ru": ("Томас Квилл", "гидролог Института здоровья рек"),
    },
    "lozovaya": {
        "gender": "f",
        "en": ("Darina Lozovaya", "President of the Norland Relief Society"),
        "ru": ("Дарина Лозовая", "председатель Норландского общества помощи"),
    },
    "strizhakov": {
        "gender": "m",
        "en": ("Egor Strizhakov", "Deputy Minister of Forests"),
        "ru": ("Егор Стрижаков", "заместитель министра лесов"),
    },
    "thrale": {
        "gender": "m",
        "en": ("Colin Thrale", "Ambassador of Velmaria"),
        "ru": ("Колин Трейл", "посол Вельмарии"),
    },
    "ambrey": {
        "gender": "f",
        "en": ("Edith Ambrey", "Head of Audiology at the Vspolye Medical Academy"),
        "ru": ("Эдит Эмбри", "заведующая кафедрой Вспольской медицинской академии"),
    },
    "vetlugin": {
        "gender": "",
        "en": ("Sasha Vetlugin", "warden"),
        "ru": ("Саша Ветлугин", "смотритель"),
    },
}

# Confirmed forms of Russian names; for others the program proposes.
FORMS: dict[str, dict[str, str]] = {
    "Дом порта": {"prepositional": "Доме порта"},
    "обмеление малых рек": {
        "accusative": "обмеление малых рек",
        "prepositional": "обмелении малых рек",
    },
    "Линденхольм": {"prepositional": "Линденхольме"},
    "Всполье": {"prepositional": "Всполье"},
    "Институт здоровья рек": {
        "genitive": "Института здоровья рек",
        "dative": "Институту здоровья рек",
        "instrumental": "Институтом здоровья рек",
    },
    "Норландское общество помощи": {
        "genitive": "Норландского общества помощи",
        "dative": "Норландскому обществу помощи",
        "instrumental": "Норландским обществом помощи",
    },
    "Вспольская медицинская академия": {
        "genitive": "Вспольской медицинской академии",
        "dative": "Вспольской медицинской академии",
        "instrumental": "Вспольской медицинской академией",
    },
    "Добровольные лоцманы": {
        "genitive": "Добровольных лоцманов",
        "dative": "Добровольным лоцманам",
        "instrumental": "Добровольными лоцманами",
    },
    "Озёрный фонд": {
        "genitive": "Озёрного фонда",
        "dative": "Озёрному фонду",
        "instrumental": "Озёрным фондом",
    },
    "Министерство лесов": {
        "prepositional": "Министерстве лесов",
        "genitive": "Министерства лесов",
        "dative": "Министерству лесов",
        "instrumental": "Министерством лесов",
    },
    "Союз сельских библиотекарей": {
        "genitive": "Союза сельских библиотекарей",
        "dative": "Союзу сельских библиотекарей",
        "instrumental": "Союзом сельских библиотекарей",
    },
    "Портовый музей": {
        "genitive": "Портового музея",
        "dative": "Портовому музею",
        "instrumental": "Портовым музеем",
    },
    "Марта Эллингсен": {
        "genitive": "Марты Эллингсен",
        "dative": "Марте Эллингсен",
        "instrumental": "Мартой Эллингсен",
    },
    "директор Института здоровья рек": {"genitive": "директора Института здоровья рек"},
    "Томас Квилл": {
        "genitive": "Томаса Квилла",
        "dative": "Томасу Квиллу",
        "instrumental": "Томасом Квиллом",
    },
    "гидролог Института здоровья рек": {"genitive": "гидролога Института здоровья рек"},
    "Дарина Лозовая": {
        "genitive": "Дарины Лозовой",
        "dative": "Дарине Лозовой",
        "instrumental": "Дариной Лозовой",
    },
    "Егор Стрижаков": {
        "genitive": "Егора Стрижакова",
        "dative": "Егору Стрижакову",
        "instrumental": "Егором Стрижаковым",
    },
    "Колин Трейл": {
        "genitive": "Колина Трейла",
        "dative": "Колину Трейлу",
        "instrumental": "Колином Трейлом",
    },
}
