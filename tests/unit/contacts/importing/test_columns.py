"""Columns are recognised by the headings of programs, and by their cells."""

from __future__ import annotations

import pytest

from planner.contacts.importing.columns import COLUMN_LABELS
from planner.tables.columns import Column
from tests.unit.contacts.importing.lists import suggested

PROGRAMS = {
    "Outlook": (
        (
            "Title|First Name|Middle Name|Last Name|Company|Department|Job Title|Business Fax|"
            "Business Phone|Mobile Phone|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|"
            "Business City|Business Country/Region|Language|Categories|Notes"
        ),
        (
            "Mr|Ada||Byron|Echo|News|Editor|+44 20 7946 0001|+44 20 7946 0000||a@x.test|SMTP|"
            "Ada (a@x.test)|b@x.test|London|UK|English|Press|"
        ),
        (
            "gender given_name patronymic family_name outlet unused function unused telephone mobile "
            "email unused unused email city country language pools notes"
        ),
    ),
    "Outlook in German": (
        (
            "Anrede|Vorname|Nachname|Firma|Position|Fax geschäftlich|Telefon geschäftlich|Mobiltelefon|"
            "E-Mail-Adresse|Ort geschäftlich|Land/Region geschäftlich|Kategorien|Notizen"
        ),
        "Frau|Käthe|Groß|Tagblatt|Redakteurin|030 1|030 123456|0151 23456|k@x.test|Ulm|Deutschland||",
        (
            "gender given_name family_name outlet function unused telephone mobile email city country "
            "pools notes"
        ),
    ),
    "Outlook in French": (
        (
            "Titre|Prénom|Nom|Société|Fonction|Téléphone (bureau)|Tél. mobile|Adresse de messagerie|"
            "Ville (bureau)|Pays/Région (bureau)|Catégories"
        ),
        "Mme|Hélène|Lefèvre|L'Écho|rédactrice|01 23 45 67 89||h@x.test|Lyon|France|",
        "gender given_name family_name outlet function telephone mobile email city country pools",
    ),
    "Outlook in Russian": (
        (
            "Обращение|Имя|Отчество|Фамилия|Организация|Отдел|Должность|Рабочий телефон|"
            "Телефон переносной|Адрес эл. почты|Краткое имя эл. почты|Категории|Заметки"
        ),
        "г-жа|Мария|Петровна|Иванова|Заря||редактор|8 495 111-22-33||m@x.test|М (m@x.test)||",
        (
            "gender given_name patronymic family_name outlet unused function telephone mobile email "
            "unused pools notes"
        ),
    ),
    "Google": (
        (
            "Name|Given Name|Additional Name|Family Name|Name Prefix|Group Membership|E-mail 1 - Type|"
            "E-mail 1 - Value|Phone 1 - Type|Phone 1 - Value|Organization 1 - Name|"
            "Organization 1 - Title|Notes"
        ),
        (
            "Ada Byron|Ada||Byron|Ms|* myContacts ::: Press|Work|a@x.test|Work|+44 20 7946 0000|Echo|"
            "Editor|"
        ),
        (
            "name given_name patronymic family_name gender pools unused email unused telephone outlet "
            "function notes"
        ),
    ),
    "Google of today": (
        (
            "First Name|Last Name|Organization Name|Organization Title|Labels|E-mail 1 - Label|"
            "E-mail 1 - Value|Phone 1 - Label|Phone 1 - Value|Website 1 - Value"
        ),
        "Ada|Byron|Echo|Editor|Press|Work|a@x.test|Work|+44 20 7946 0000|https://x.test",
        "given_name family_name outlet function pools unused email unused telephone unused",
    ),
    "Prezly": (
        "First name|Last name|Email|Organisation|Job title|Tags|Language",
        "Ada|Byron|a@x.test|Echo|Editor|science|en",
        "given_name family_name email outlet function beats language",
    ),
    "Mailchimp": (
        "Email Address|First Name|Last Name|Address|Phone Number|MEMBER_RATING|OPTIN_TIME|TAGS",
        "a@x.test|Ada|Byron|1 Road, London|+44 20 7946 0000|2|2026-01-01 10:00:00|science",
        "email given_name family_name unused telephone unused unused beats",
    ),
    "Prowly": (
        "email|outlet|first name|last name|city|zip|greeting|address|role|country|tags|phone|link",
        "a@x.test|Echo|Ada|Byron|London|N1|Ms|1 Road|Editor|UK|science|+44 20 7946 0000|x.test",
        (
            "email outlet given_name family_name city unused gender unused function country beats "
            "telephone unused"
        ),
    ),
    "Cision": (
        "Contact Name|Outlet Name|Country|Language|Beats|Email|Direct Phone|Media Type",
        "Ada Byron|Echo|UK|English|Science|a@x.test|+44 20 7946 0000|Print",
        "name outlet country language beats email telephone unused",
    ),
    "Valosan": (
        "Status|Firstname|Lastname|Company/Outlet|E-mail|Rating",
        "new|Ada|Byron|Echo|a@x.test|3",
        "unused given_name family_name unused email unused",
    ),
    "Spanish": (
        "Nombre|Apellidos|Medio|Cargo|Correo electrónico|Móvil|Idioma|Temas",
        "Ana|Ruiz|El Eco|redactora|a@x.test|600 000 000|español|agua",
        "given_name family_name outlet function email mobile language beats",
    ),
    "Arabic": (
        "الاسم|المؤسسة|البريد الإلكتروني|الهاتف|اللغة",
        "سارة|الصدى|s@x.test|+971 4 000 0000|العربية",
        "name outlet email telephone language",
    ),
    "by hand in Russian": (
        "№|ФИО|СМИ|Тип СМИ|Эл. почта|Телефоны|Тематика|Пул|Основание",
        "1|Иванова М. П.|Заря|газета|m@x.test|8 916 000-00-00|наука|основной|согласие",
        "unused name outlet unused email telephone beats pools legal_basis",
    ),
}


@pytest.mark.parametrize("program", sorted(PROGRAMS))
def test_the_headings_of_programs_are_recognised(program: str) -> None:
    headings, row, columns = PROGRAMS[program]

    assert suggested(headings, row) == columns


@pytest.mark.parametrize(
    ("headings", "row", "columns"),
    [
        ("", "Ada Byron|Echo|a@x.test|8 916 123-45-67|2026", "name outlet email telephone unused"),
        ("", "Echo|Ada <a@x.test>|rest", "outlet email unused"),
        ("Nimi|Sähköposti|Puhelin", "Ada|a@x.test|+358 9 123456", "unused email telephone"),
        ("Contact|Outlet", "a@x.test|Echo", "email outlet"),
        ("Contact|Outlet", "8 916 123-45-67|Echo", "telephone outlet"),
        ("Name|Address", "Ada|1 Road", "name unused"),
        ("Name|Notes", "Ada|write to a@x.test", "name notes"),
        ("Name|Title", "Ada|Editor", "name function"),
        ("Name|Title", "Ada|Mrs.", "name gender"),
    ],
)
def test_cells_tell_what_headings_do_not(headings: str, row: str, columns: str) -> None:
    assert suggested(headings, row) == columns


def test_every_column_has_a_label() -> None:
    assert set(COLUMN_LABELS) == set(Column)
