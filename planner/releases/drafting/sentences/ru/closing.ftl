### Что стоит в конце: следующее мероприятие, материалы, справки об организациях, контакты.

# $city — если введён.
earlier-event = { $is_first ->
    [yes] { CAPITAL(kind.first) }
   *[no] { CAPITAL(kind.previous) }
} { kind.again } { kind.passed } { series-in-city } { $day } года{ series-city }
next-event = { CAPITAL(kind.next) } { kind.again } { kind.will-pass } { series-in-city } { $day } года{ series-city }
series-in-city = { GIVEN($city, form: "prepositional") ->
    [yes] { IN(FORM($city, form: "prepositional")) }
   *[no] {""}
}
series-city = { GIVEN($city, form: "prepositional") ->
    [yes] {""}
   *[no] { OPTIONAL($city, before: "; город — ") }
}

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

# Примечания для редакторов.
photograph = Фото: { $caption }
