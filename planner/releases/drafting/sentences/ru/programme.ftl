### Приветствия, модераторы, доклады, заключительное слово, посещения.

# Если выступили четверо и больше.
welcome-list =
    С приветственным словом выступили:

    { LINES($speakers, style: "dash") }

# Глагол — по роду говорящего; если он не известен, без глагола.
welcome = { GENDER($speakers) ->
    [pl] С приветственным словом выступили: { SEPARATED($speakers, style: "dash") }
    [m] С приветственным словом выступил { LIST($speakers, style: "sentence") }
    [f] С приветственным словом выступила { LIST($speakers, style: "sentence") }
   *[none] Приветственное слово — { LIST($speakers, style: "sentence") }
}

closing-words = { GENDER($speakers) ->
    [pl] С заключительным словом выступили: { SEPARATED($speakers) }
    [m] С заключительным словом выступил { LIST($speakers, style: "sentence") }
    [f] С заключительным словом выступила { LIST($speakers, style: "sentence") }
   *[none] Заключительное слово — { LIST($speakers, style: "sentence") }
}

# «Модератор» подходит и мужчине, и женщине.
moderators = { COUNT($moderators) ->
    [1] Модератор — { LIST($moderators, style: "sentence") }
   *[other] Модераторы: { SEPARATED($moderators, style: "dash") }
}

visits = { COUNT($places) ->
    [1] В программе — посещение: { $places }
   *[other] Журналисты посетили следующие места: { SEPARATED($places) }
}
visited-place = { $place }{ GIVEN($hosts) ->
    [yes] {" "}({ SEPARATED($hosts, style: "nested") })
   *[no] {""}
}

# Без глагола: согласовывать нечего.
presentation = { item-noun }{ item-title }: { SEPARATED($speakers) }

item-noun = { $item_kind ->
    [report] доклад
    [statement] заявление
    [discussion] обсуждение
    [visit] посещение
   *[other] выступление
}
    .during = { $item_kind ->
        [report] в докладе
        [statement] в заявлении
        [discussion] в обсуждении
        [visit] во время посещения
       *[other] в выступлении
    }

item-title = { GIVEN($title) ->
    [yes] {" "}{ QUOTED($title) }
   *[no] {""}
}{ OPTIONAL($topic, before: " (тема — ", after: ")") }

# Когда неизвестно, кто участвовал.
discussion = В программе — { item-noun }: { GIVEN($title) ->
    [yes] { $title }
   *[no] { $topic }
}
