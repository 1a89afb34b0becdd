"""What people and their programs write: replies with quotations, absences in six languages."""

from __future__ import annotations

from datetime import date

from tests.mail_fixtures.mime import encoded_word

HEAD = (
    "Return-Path: <{sender}>\r\nDelivered-To: {to}\r\nAuthentication-Results: mx.house.test; "
    "dmarc=pass header.from=paper.test\r\nFrom: Ada Byron <{sender}>\r\nTo: {to}\r\n"
    "Date: Tue, 20 Mar 2012 08:30:00 +0000\r\nMessage-ID: {number}\r\nSubject: {subject}\r\n"
)


def letter(
    text: str,
    subject: str = "Re: Rivers without borders",
    *,
    to: str = "press@house.test",
    sender: str = "ada@paper.test",
    headers: str = "",
    number: str = "<words-1@paper.test>",
    kind: str = "plain",
) -> bytes:
    """A message of text alone, in UTF-8."""
    head = HEAD.format(sender=sender, to=to, number=number, subject=encoded_word(subject))
    return (
        f"{head}{headers}MIME-Version: 1.0\r\nContent-Type: text/{kind}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n" + text.replace("\n", "\r\n")
    ).encode()


WORDS = "I'll come at eleven, with a camera."

# What the programs put below the words of the sender.
QUOTATIONS = {
    "gmail": "On Tue, 20 Mar 2012 at 09:12, Press House <press@house.test> wrote:\n\n> Dear Ada,\n> come",
    "gmail_wrapped": (
        "On Tue, 20 Mar 2012 at 09:12, Press House\n<press@house.test> wrote:\n\n> Dear Ada,"
    ),
    "gmail_ru": "вт, 20 мар. 2012 г. в 12:12, Пресс-дом <press@house.test>:\n\n> Здравствуйте",
    "gmail_de": "Am Di., 20. März 2012 um 09:12 Uhr schrieb Press House <press@house.test>:\n\n> Liebe",
    "gmail_fr": "Le mar. 20 mars 2012 à 09:12, Press House <press@house.test> a écrit :\n\n> Chère",
    "gmail_es": "El mar, 20 mar 2012 a las 9:12, Press (<press@house.test>) escribió:\n\n> Hola",
    "gmail_it": "Il giorno mar 20 mar 2012 alle ore 09:12 Press <press@house.test> ha scritto:\n\n> Cara",
    "outlook": (
        "________________________________\nFrom: Press House <press@house.test>\nSent: Tuesday, March "
        "20, 2012 9:12 AM\nTo: Ada Byron\nSubject: Rivers\n\nDear Ada,"
    ),
    "outlook_plain": (
        "From: Press House [mailto:press@house.test]\nSent: Tuesday, March 20, 2012 9:12 AM\nTo: Ada"
    ),
    "outlook_ru": (
        "От: Пресс-дом <press@house.test>\nОтправлено: 20 марта 2012 г. 12:12\nКому: Ада\nТема: Реки"
    ),
    "outlook_de": "Von: Press House\nGesendet: Dienstag, 20. März 2012 09:12\nAn: Ada\nBetreff: Flüsse",
    "original": "-----Original Message-----\nFrom: Press House\n\nDear Ada,",
    "apple": "On 20 Mar 2012, at 09:12, Press House <press@house.test> wrote:\n\n> Dear Ada,",
    "apple_ru": "> 20 марта 2012 г., в 12:12, Пресс-дом <press@house.test> написал(а):\n> \n> Ада",
    "yandex": '20.03.2012, 12:12, "Пресс-дом" <press@house.test>:\n> Здравствуйте, Ада!',
    "mail_ru": "Вторник, 20 марта 2012, 12:12 +04:00 от Пресс-дом <press@house.test>:\n \n> Ада!",
    "thunderbird": "Am 20.03.2012 um 09:12 schrieb Press House:\n> Dear Ada,",
    "signature": "-- \nAda Byron\nThe Paper\n+41 22 000 00 00",
    "iphone": "Sent from my iPhone\n\n> On 20 Mar 2012, at 09:12, Press House wrote:\n> Dear Ada,",
    "iphone_ru": "Отправлено с iPhone",
    "yandex_mobile": "-- \nОтправлено из мобильного приложения Яндекс Почты",
    "outlook_mobile": "Get Outlook for iOS<https://aka.test/o0ukef>",
    "nothing": "",
}

# By language: subject, text, and the last day of the absence.
ABSENCES: dict[str, tuple[str, str, date | None]] = {
    "en": (
        "Out of Office: Rivers without borders",
        "I am out of the office until Friday, 30 March 2012 with limited access to my e-mail.",
        date(2012, 3, 30),
    ),
    "en_back": (
        "Automatic reply: Rivers",
        "I am on leave. I will be back on April 2.",
        date(2012, 4, 1),
    ),
    "de": (
        "Automatische Antwort: Flüsse ohne Grenzen",
        "Ich bin vom 19.03.2012 bis einschließlich 30.03.2012 nicht im Büro.",
        date(2012, 3, 30),
    ),
    "fr": (
        "Réponse automatique : Rivières",
        "Je suis absente jusqu’au 30 mars 2012. En cas d'urgence, appelez la rédaction.",
        date(2012, 3, 30),
    ),
    "es": (
        "Respuesta automática: Ríos",
        "Estaré de vacaciones hasta el 30 de marzo de 2012.",
        date(2012, 3, 30),
    ),
    "it": ("Risposta automatica: Fiumi", "Sono in ferie fino al 30 marzo 2012.", date(2012, 3, 30)),
    "ru": (
        "Автоответ: Реки без границ",
        "Здравствуйте! Я в отпуске с 19 марта по 30 марта 2012 г. Пишите в редакцию.",
        date(2012, 3, 30),
    ),
    "ru_numbers": ("Автоматический ответ", "Буду отсутствовать до 30.03.12.", date(2012, 3, 30)),
    "open": ("Out of office", "I am away from my desk.", None),
}
