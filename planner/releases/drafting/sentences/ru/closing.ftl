### Что стоит в конце: материалы, справки об организациях, контакты.

materials = Материалы опубликованы: { $address }

# Единственное исследование.
study-available = { CAPITAL(study-kind-itself) } { $study_kind ->
    [research] опубликовано
   *[other] опубликован
}: { $address }

# Заголовок справки.
about-body = { GIVEN($name, form: "prepositional") ->
    [yes] { CAPITAL(about-whom) }
   *[no] Справка: { $name }
}
about-whom = { ABOUT(FORM($name, form: "prepositional")) }

contact = { COMMAS($who) }
contact-phone = Телефон: { $phone }
contact-email = Эл. почта: { $address }
contact-languages = Языки: { COMMAS($languages) }
contact-hours = Часы работы: { $hours }
