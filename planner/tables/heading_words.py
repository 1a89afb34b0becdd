"""Headings of lists of people, by column and language, as programs and people write them.

Outlook (in four languages), Google Contacts, Prezly, Mailchimp, Prowly, Cision and Valosan, and lists
kept by hand. Compared without case, accents, punctuation and digits (`headings.heading_key`), so that
“E-mail 2 Address” and “email_address” need no entry of their own. The words of `UNUSED` are read so
that nothing is guessed from what stands below them.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.tables.columns import Column

HEADING_WORDS: Mapping[Column, Mapping[str, str]] = {
    Column.NAME: {
        "en": "name, full name, display name, contact name, journalist, journalist name, contact, "
        "person, reporter, author, file as, fn",
        "ru": "имя, фио, ф.и.о., фамилия имя отчество, фамилия и имя, имя и фамилия, имя фамилия, "
        "полное имя, журналист, корреспондент, контакт, контактное лицо, выводимое имя, "
        "краткое имя",
        "de": "name, vollständiger name, vor- und nachname, vorname und nachname, vorname nachname, "
        "ansprechpartner, ansprechpartnerin, journalist/in, journalistin, kontakt, anzeigename",
        "fr": "nom complet, nom et prénom, nom prénom, prénom et nom, prénom nom, journaliste, "
        "contact, personne, nom affiché",
        "es": "nombre completo, nombre y apellidos, nombre y apellido, periodista, contacto, "
        "persona de contacto, persona",
        "ar": "الاسم, الاسم الكامل, اسم الصحفي, الصحفي, جهة الاتصال",
        "zh": "姓名",
    },
    Column.GIVEN_NAME: {
        "en": "first name, firstname, given name, forename, fname, first",
        "ru": "имя сотрудника, личное имя",
        "de": "vorname",
        "fr": "prénom, prénoms",
        "es": "nombre, nombres, nombre de pila, primer nombre",
        "ar": "الاسم الأول",
        "zh": "名",
    },
    Column.PATRONYMIC: {
        "en": "middle name, patronymic, additional name, other name",
        "ru": "отчество, второе имя",
        "de": "zweiter vorname, weitere vornamen, mittelname, vatersname",
        "fr": "deuxième prénom, patronyme",
        "es": "segundo nombre, patronímico",
        "ar": "اسم الأب, الاسم الأوسط",
    },
    Column.FAMILY_NAME: {
        "en": "last name, lastname, surname, family name, lname, last",
        "ru": "фамилия",
        "de": "nachname, familienname, zuname",
        "fr": "nom, nom de famille",
        "es": "apellido, apellidos, primer apellido",
        "ar": "اسم العائلة, اللقب, الاسم الأخير",
        "zh": "姓",
    },
    Column.EMAIL: {
        "en": "e-mail, email, mail, e-mail address, email address, mail address, e-mail - value, "
        "address, primary email, secondary email, work email, business email, personal email, "
        "other email, email work, email home, contact email, emails, e-mails, email addresses",
        "ru": "почта, электронная почта, эл. почта, адрес, имейл, емейл, е-мейл, мейл, мэйл, e-mail, "
        "адрес эл. почты, адрес электронной почты, электронный адрес, эл. адрес, "
        "рабочая почта, личная почта",
        "de": "e-mail-adresse, email-adresse, mailadresse, e-mail-adressen, mail",
        "fr": "adresse e-mail, adresse de messagerie, adresse électronique, adresse mail, courriel, "
        "messagerie, mél",
        "es": "correo, correo electrónico, dirección de correo electrónico, dirección de correo, "
        "email de contacto",
        "ar": "البريد الإلكتروني, البريد الالكتروني, بريد إلكتروني, الإيميل, عنوان البريد الإلكتروني",
        "zh": "电子邮件, 邮箱",
    },
    Column.TELEPHONE: {
        "en": "telephone, telephones, phone, phones, tel, telephone number, phone number, "
        "phone numbers, business phone, work phone, office phone, home phone, other phone, "
        "primary phone, company main phone, phone - value, direct line, landline, direct phone, "
        "phone work, contact number",
        "ru": "телефон, телефоны, тел, номер телефона, рабочий телефон, телефон рабочий, "
        "домашний телефон, основной телефон, контактный телефон, городской телефон, "
        "другой телефон, основной телефон организации, конт. телефон, телефон раб.",
        "de": "telefon, tel, telefonnummer, rufnummer, telefon geschäftlich, telefon (geschäftlich), "
        "telefon privat, weiteres telefon, haupttelefon, durchwahl, festnetz, "
        "telefon firma, telefon dienstlich",
        "fr": "téléphone, tél, numéro de téléphone, téléphone (bureau), téléphone bureau, "
        "téléphone (domicile), téléphone domicile, téléphone professionnel, téléphone fixe, "
        "téléphone principal, autre téléphone, ligne directe, téléphone société",
        "es": "teléfono, tel, teléfonos, número de teléfono, teléfono del trabajo, "
        "teléfono trabajo, teléfono particular, teléfono fijo, teléfono principal, otro teléfono",
        "ar": "الهاتف, هاتف, رقم الهاتف, هاتف العمل, تلفون",
        "zh": "电话",
    },
    Column.MOBILE: {
        "en": "mobile, mobile phone, mobile number, cell, cell phone, cellphone, cellular, "
        "phone mobile, mobile telephone",
        "ru": "мобильный, мобильный телефон, телефон мобильный, моб. телефон, моб. тел, моб, "
        "сотовый, сотовый телефон, тел. моб., телефон переносной",
        "de": "handy, mobil, mobiltelefon, mobilnummer, handynummer, mobilfunk, telefon mobil",
        "fr": "portable, mobile, téléphone portable, téléphone mobile, tél. mobile, tél. portable, "
        "numéro de portable",
        "es": "móvil, celular, teléfono móvil, teléfono celular, número de móvil",
        "ar": "الجوال, المحمول, الهاتف المحمول, جوال, الموبايل, رقم الجوال, الهاتف الجوال",
    },
    Column.OUTLET: {
        "en": "outlet, outlets, outlet name, media, medium, media name, media outlet, publication, "
        "publications, newspaper, magazine, news outlet, channel, station, media company",
        "ru": "сми, издание, редакция, название сми, наименование сми, медиа, телеканал, канал, "
        "газета, журнал, радиостанция, информагентство",
        "de": "medium, medien, redaktion, zeitung, publikation, sender, titel des mediums, "
        "zeitschrift, medienname",
        "fr": "média, médias, nom du média, titre de presse, rédaction, publication, journal, "
        "support, chaîne",
        "es": "medio, medios, nombre del medio, medio de comunicación, redacción, publicación, "
        "periódico, cadena, emisora",
        "ar": "الوسيلة الإعلامية, وسيلة الإعلام, الصحيفة, القناة, المؤسسة الإعلامية",
        "zh": "媒体",
    },
    Column.ORGANISATION: {
        "en": "company, company name, organisation, organization, organisation name, "
        "organization name, employer, account name, institution, affiliation, org, business name",
        "ru": "организация, компания, место работы, работодатель, учреждение, название компании, "
        "название организации, фирма",
        "de": "firma, unternehmen, organisation, arbeitgeber, einrichtung, firmenname",
        "fr": "société, entreprise, organisme, organisation, employeur, structure, compagnie",
        "es": "empresa, organización, compañía, organismo, entidad, institución",
        "ar": "المؤسسة, الشركة, المنظمة, جهة العمل, الجهة",
        "zh": "单位",
    },
    Column.FUNCTION: {
        "en": "job title, title, position, role, function, job, occupation, job role, post, "
        "organization title, organisation title, job function, media role",
        "ru": "должность, позиция, функция, роль, должность в сми",
        "de": "position, funktion, berufsbezeichnung, tätigkeit, rolle, stelle, beruf",
        "fr": "fonction, poste, titre, rôle, profession, titre professionnel, qualité",
        "es": "cargo, puesto, función, puesto de trabajo, título, rol, profesión",
        "ar": "الوظيفة, المنصب, المسمى الوظيفي, الصفة",
        "zh": "职务",
    },
    Column.BEATS: {
        "en": "beat, beats, topic, topics, tag, tags, subject, subjects, interests, "
        "areas of interest, coverage, expertise, keywords, focus, themes, sector, specialism",
        "ru": "тема, темы, тематика, тематики, теги, метки, рубрика, рубрики, специализация, "
        "интересы, ключевые слова, направление, о чём пишет",
        "de": "thema, themen, ressort, ressorts, schlagworte, schlagwörter, themengebiet, "
        "themengebiete, fachgebiet, stichwörter, interessen",
        "fr": "sujet, sujets, thème, thèmes, thématique, thématiques, rubrique, rubriques, "
        "spécialité, mots clés, centres d’intérêt, étiquettes, domaine",
        "es": "tema, temas, sección, secciones, etiquetas, especialidad, palabras clave, áreas, "
        "temática, temáticas, intereses",
        "ar": "الموضوع, الموضوعات, المواضيع, الاهتمامات, التخصص, الوسوم",
    },
    Column.POOLS: {
        "en": "pool, pools, group, groups, list, lists, category, categories, label, labels, "
        "segment, segments, group membership, media list, contact list, mailing list",
        "ru": "пул, пулы, группа, группы, список, списки, категория, категории, список рассылки, "
        "база",
        "de": "pool, gruppe, gruppen, verteiler, verteilerliste, liste, listen, kategorie, kategorien",
        "fr": "groupe, groupes, liste, listes, catégorie, catégories, liste de diffusion",
        "es": "grupo, grupos, lista, listas, categoría, categorías, lista de distribución",
        "ar": "المجموعة, المجموعات, القائمة, القوائم, الفئة, الفئات",
    },
    Column.LANGUAGE: {
        "en": "language, languages, preferred language, lang, locale, contact language",
        "ru": "язык, языки, язык общения, язык переписки, предпочитаемый язык",
        "de": "sprache, sprachen, bevorzugte sprache, korrespondenzsprache",
        "fr": "langue, langues, langue préférée, langue de correspondance",
        "es": "idioma, idiomas, lengua, idioma preferido",
        "ar": "اللغة, لغة",
    },
    Column.GENDER: {
        "en": "gender, sex, salutation, form of address, prefix, name prefix, honorific, greeting, "
        "courtesy title, mr/ms, grammatical gender",
        "ru": "пол, обращение, форма обращения, г-н/г-жа, грамматический род",
        "de": "anrede, geschlecht, briefanrede",
        "fr": "civilité, sexe, genre, formule d’appel",
        "es": "tratamiento, sexo, género, saludo",
        "ar": "الجنس, اللقب التشريفي, المخاطبة",
    },
    Column.CITY: {
        "en": "city, town, business city, work city, home city, other city, address - city, location",
        "ru": "город, населённый пункт, населенный пункт, город (раб. адрес), город (дом. адрес), "
        "рабочий город",
        "de": "ort, stadt, ort geschäftlich, ort privat, wohnort, stadt geschäftlich",
        "fr": "ville, ville (bureau), ville bureau, ville (domicile), localité",
        "es": "ciudad, localidad, población, ciudad del trabajo, municipio",
        "ar": "المدينة, مدينة",
    },
    Column.COUNTRY: {
        "en": "country, country/region, business country/region, home country/region, "
        "work country, address - country, country code, other country/region, country name",
        "ru": "страна, страна/регион, страна или регион (раб. адрес), страна (раб. адрес)",
        "de": "land, land/region, land/region geschäftlich, land geschäftlich, land/region privat",
        "fr": "pays, pays/région, pays/région (bureau), pays (bureau), pays/région (domicile)",
        "es": "país, país/región, país o región, país del trabajo",
        "ar": "البلد, الدولة, بلد",
    },
    Column.NOTES: {
        "en": "note, notes, comment, comments, remark, remarks, description, feedback, bio, "
        "internal notes",
        "ru": "внутренние заметки, заметки, заметка, примечание, примечания, комментарий, комментарии, описание",
        "de": "notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar",
        "fr": "note, notes, remarque, remarques, commentaire, commentaires, observations",
        "es": "nota, notas, comentario, comentarios, observaciones, observación",
        "ar": "ملاحظة, ملاحظات, تعليق, تعليقات",
    },
    Column.SOURCE: {
        "en": "source, contact source, lead source, origin, where from, where this is known from",
        "ru": "источник, источник данных, источник контакта, откуда, откуда это известно",
        "de": "quelle, herkunft, datenquelle",
        "fr": "source, origine, provenance",
        "es": "fuente, origen, procedencia",
        "ar": "المصدر, مصدر",
    },
    Column.LEGAL_BASIS: {
        "en": "legal basis, lawful basis, consent, gdpr, gdpr basis, gdpr consent, permission",
        "ru": "правовое основание, основание, основание обработки, согласие",
        "de": "rechtsgrundlage, einwilligung, dsgvo",
        "fr": "base légale, base juridique, consentement, rgpd",
        "es": "base jurídica, base legal, consentimiento, rgpd",
        "ar": "الأساس القانوني, الموافقة",
    },
    Column.UNUSED: {
        "en": "id, status, rating, fax, fax number, business fax, home fax, other fax, birthday, "
        "anniversary, web page, website, website - value, website - label, url, link, photo, "
        "e-mail type, e-mail display name, e-mail label, e-mail - label, e-mail - type, "
        "phone - label, phone - type, address - label, address - formatted, postal address, "
        "street, business street, home street, address - street, address - postal code, zip, "
        "zip code, postal code, business postal code, suffix, name suffix, nickname, "
        "department, organization department, phonetic first name, phonetic last name, "
        "phonetic middle name, twitter, social, social profiles, outlet type, media type, "
        "type, tier, reach, circulation, user id, optin time, confirm time, last changed, leid, "
        "euid, optin ip, member rating, assistant's phone, assistant's name, pager, created, "
        "date pitched, last contacted, modified, company fax, assistant, assistants, "
        "assistant's e-mail, assistant's e-mail address, assistant e-mail, copies to",
        "ru": "№, п/п, № п/п, номер, факс, рабочий факс, домашний факс, день рождения, сайт, "
        "веб-страница, веб-сайт, ссылка, улица, почтовый адрес, индекс, почтовый индекс, тип, "
        "тип сми, тип эл. почты, краткое имя эл. почты, отдел, суффикс, тираж, статус, дата, "
        "помощник, помощники, помощница, ассистент, секретарь, почта помощника, копии кому",
        "de": "nr, fax, fax geschäftlich, fax privat, geburtstag, webseite, website, homepage, "
        "internet, straße, straße geschäftlich, plz, postleitzahl, e-mail-typ, anschrift, "
        "e-mail: angezeigter name, abteilung, suffix, titel, medientyp, auflage, status, gattung, "
        "assistenz, assistent, assistentin, assistent/in, e-mail der assistenz",
        "fr": "n°, fax, télécopie, télécopie (bureau), anniversaire, page web, site web, site, rue, "
        "rue (bureau), code postal, adresse postale, type de messagerie, "
        "nom complet de l’adresse de messagerie, service, suffixe, type de média, tirage, statut, "
        "assistant, assistante, assistants, assistant(e)",
        "es": "n.º, fax, cumpleaños, página web, sitio web, calle, código postal, tipo, "
        "dirección postal, departamento, sufijo, tipo de medio, tirada, estado, "
        "asistente, asistentes, ayudante",
        "ar": "الرقم, الفاكس, فاكس, الموقع, الموقع الإلكتروني, الرمز البريدي, القسم, الحالة, "
        "المساعد, المساعدة, المساعدون",
    },
}
