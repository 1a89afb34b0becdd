### Что стоит в конце: материалы, справки об организациях, контакты.

materials = Материалы доступны по адресу: { $address }

# Заголовок справки.
about-body = Справка: { $name }

contact = { COMMAS($who) }
contact-phone = Телефон: { $phone }
contact-email = Эл. почта: { $address }
contact-languages = Языки: { COMMAS($languages) }
contact-hours = Часы работы: { $hours }
