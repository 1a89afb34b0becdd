### Первый абзац.

# Что стоит перед ним, если у отправителя нет своего образца.
dateline = { $city }, { $date } —

# Глагол согласуется с организатором, если известен его род; иначе — с мероприятием.
lead = { GENDER($organisers) ->
    [none] { lead-opening } { kind.took-place } { lead-how-where-when } { kind } { lead-for-media }{ OPTIONAL(lead-topic, before: " на тему ") }{ OPTIONAL($organisers, before: ". Организатор — ") }
   *[other] { lead-opening } { $organisers } { kind.held } { lead-how-where-when } { kind.object } { lead-for-media }{ lead-devoted }
}

lead-for-media = для представителей средств массовой информации

lead-topic = { GIVEN($topic) ->
    [yes] { QUOTED($topic) }
   *[no] {""}
}

lead-devoted = { GIVEN($topic) ->
    [yes] , { kind.devoted } теме { QUOTED($topic) }
   *[no] {""}
}

lead-how-where-when = { $is_online ->
    [yes] в режиме онлайн
   *[no] {""}
} { lead-where } { lead-day }

lead-day = { $span ->
    [month] {""}
    [year] {""}
   *[days] { OPTIONAL($when) }
}

# Месяц или год без числа стоит в начале.
lead-opening = { $span ->
    [month] { OPTIONAL($when) }
    [year] { OPTIONAL($when) }
   *[days] {""}
}

lead-where = { GIVEN($city, form: "prepositional") ->
    [yes] { IN(FORM($city, form: "prepositional")) }
   *[no] {""}
}

# Отдельное предложение: начинается не с запятой.
lead-studies = На мероприятии { studies-shown }
