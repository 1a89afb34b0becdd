### Приветствия, модераторы, доклады, заключительное слово, посещения.

# Если выступили четверо и больше.
welcome-list =
    Участников приветствовали:

    { LINES($speakers, style: "list", mark: ";", last: ".") }

# $is_opening: с этого пункта мероприятие началось, и говорит в нём один человек.
welcome = { GENDER($speakers) ->
    [none] { by-video } прозвучало приветствие участникам{ OPTIONAL($on_behalf_of, before: " от имени ") }; его автор — { NAMES($speakers) }
   *[other] { OPTIONAL($on_behalf_of, before: "от имени ", after: " ") }{ by-video }{ ARE_LISTED($speakers) ->
        [yes] с приветствием к участникам обратились { SEPARATED($speakers, style: "list") }
       *[no] { $is_opening ->
            [yes] { kind.accusative } { PAST($speakers, "открыл") }
           *[no] участников { PAST($speakers, "приветствовал") }
        } { NAMES($speakers) }
    }
}

message-read = { GIVEN($speakers, form: "genitive") ->
    [yes] { COUNT($speakers) ->
        [1] Было зачитано обращение { NAMES($speakers, style: "genitive") }
       *[other] Были зачитаны обращения { NAMES($speakers, style: "genitive") }
    }
   *[no] { SUBJECT($speakers) } { PAST($speakers, "обратился", none: "обращается") } к участникам письменно
}

moderators = { GENDER($speakers) ->
    [none] Модератор { kind.later-genitive } — { NAMES($speakers) }
   *[other] { PAST($speakers, "вёл") } { kind.accusative } { NAMES($speakers) }
}

item-moderators = { GENDER($speakers) ->
    [none] { item-moderated.whose } — { NAMES($speakers) }
   *[other] { PAST($speakers, "вёл") } { item-moderated } { NAMES($speakers) }
}
item-moderated = { $item_kind ->
    [discussion] обсуждение
    [questions] беседу с журналистами
   *[other] часть программы{ item-title }
}
    .whose = { $item_kind ->
        [discussion] Модератор обсуждения
        [questions] Модератор беседы с журналистами
       *[other] Модератор части программы{ item-title }
    }

hosts-of-guests = { GENDER($speakers) ->
    [none] Принимающая сторона — { NAMES($speakers) }
   *[other] Участников { PAST($speakers, "принимал") } { NAMES($speakers) }
}

special-guests = { GENDER($speakers) ->
    [pl] Почётными гостями { kind.later-genitive } стали { NAMES($speakers) }
    [f] Почётной гостьей { kind.later-genitive } стала { NAMES($speakers) }
    [none] Почётный гость { kind.later-genitive } — { NAMES($speakers) }
   *[other] Почётным гостем { kind.later-genitive } { PAST($speakers, "стал") } { NAMES($speakers) }
}

present-guests = { GENDER($speakers) ->
    [none] Среди присутствовавших — { NAMES($speakers) }
   *[other] { PAST($speakers, "присутствовал") } также { NAMES($speakers) }
}

performers = { GENDER($speakers) ->
    [none] В программе участвует { NAMES($speakers) }
   *[other] { PAST($speakers, "выступил") } { NAMES($speakers) }
}

trainers = { GENDER($speakers) ->
    [none] Тренер — { NAMES($speakers) }
   *[other] Занятия { PAST($speakers, "вёл") } { NAMES($speakers) }
}

# $count — сколько мест; форма предложного падежа вводится с предлогом или без него.
visits = { $count ->
    [1] { GIVEN($places, form: "prepositional") ->
        [yes] Журналисты побывали { AT(FORM($places, form: "prepositional")) }
       *[no] { GENDER($places) ->
            [none] Журналисты побывали в одном месте: { $places }
           *[other] Журналистов { PAST($places, "принимал") } { $places }
        }
    }
   *[other] { $kind ->
        [press_tour] Маршрут включал { number.feminine } { $count ->
            [few] остановки
           *[many] остановок
        }: { $places }
       *[other] Журналисты побывали в { number.prepositional } местах: { $places }
    }
}
# Название, которое так начинается, — поездка, а не место: «экскурсия на шлюз». $is_more: места уже названы.
words-before-places = {""}
words-for-outings = посещение, экскурсия, поездка, осмотр, визит, прогулка
    .accusative = посещение, экскурсию, поездку, осмотр, визит, прогулку
outings = { $is_more ->
    [yes] для них организовали также
   *[no] для журналистов организовали
} { $outings }
visit-guides = { GENDER($speakers) ->
    [none] Экскурсовод { visit-there } — { NAMES($speakers) }
   *[other] { $is_alone ->
        [yes] { GIVEN($place) ->
            [yes] Экскурсию для них { PAST($speakers, "провёл") } { NAMES($speakers) }
           *[no] { PAST($speakers, "сопровождал") } их { NAMES($speakers) }
        }
       *[no] { GIVEN($place) ->
            [yes] { visit-there } экскурсию { PAST($speakers, "провёл") } { NAMES($speakers) }
           *[no] { PAST($speakers, "сопровождал") } журналистов { NAMES($speakers) }
        }
    }
}
visit-guides-last = { visit-guides }
visit-speakers = { GENDER($speakers) ->
    [none] Перед ними { visit-there } выступает { NAMES($speakers) }
   *[other] Перед ними { visit-there } { PAST($speakers, "выступил") } { NAMES($speakers) }
}
visit-there = { $is_alone ->
    [yes] {""}
   *[no] { GIVEN($place, form: "prepositional") ->
        [yes] { AT(FORM($place, form: "prepositional")) }
       *[no] {""}
    }
}

closing-words = { GENDER($speakers) ->
    [none] { by-video } прозвучало заключительное слово; его автор — { NAMES($speakers) }
   *[other] { by-video } { PAST($speakers, "завершил") } { kind.accusative } { NAMES($speakers) }
}
