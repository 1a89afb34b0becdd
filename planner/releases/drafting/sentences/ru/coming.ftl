### До мероприятия: вместо `x` говорится `x-coming`. Значения описаны там, где стоит `x`.

# После первого абзаца о новой дате.
lead-organisers-coming = { CAPITAL(kind.object) } { kind.will-hold }{ lead-venue } { lead-who }

# $clock: «10:00 МСК (07:00 UTC)». $is_long: мероприятие идёт несколько дней.
begins = { $is_long ->
    [yes] Начало в первый день — в { $clock }
   *[no] Начало в { $clock }
}
date-may-change = Дата может измениться
# $sites — города, из которых можно участвовать по видеосвязи; $all — они и город встречи.
remote-sites = { GIVEN($sites, form: "genitive") ->
    [yes] Журналисты смогут присоединиться также из { FORM($sites, form: "genitive") }
   *[no] { COUNT($all) ->
        [1] Присоединиться можно будет также из другого города: { $sites }
       *[other] { CAPITAL(kind.later) } { kind.later-will-pass } одновременно в { number.prepositional } городах: { $all }
    }
}

# $spoken: «английский и русский»; $interpreted: «с синхронным переводом».
working-languages = { GIVEN($spoken) ->
    [yes] { $spoken_count ->
        [1] Рабочий язык
       *[other] Рабочие языки
    } { kind.later-genitive } — { $spoken }{ OPTIONAL($interpreted, before: ", ") }
   *[no] { CAPITAL(kind.later) } { kind.later-will-pass } { $interpreted }
}

# О ком больше ничего не известно. $is_also: о ком-то уже сказано.
will-speak = { by-video }{ WILL($speakers, "выступит", "выступят") }{ $is_also ->
    [yes] {" "}также
   *[no] {""}
} { people-listed }
# Если их четверо и больше.
will-speak-list =
    { $is_also ->
        [yes] Выступят также:
       *[no] Выступят:
    }

    { LINES($speakers, style: "list", mark: ";", last: ".") }
people-listed = { ARE_LISTED($speakers) ->
    [yes] { SEPARATED($speakers, style: "list") }
   *[no] { NAMES($speakers) }
}

joined-by-video-coming = { SUBJECT($speakers) } { WILL($speakers, "присоединится", "присоединятся") } по видеосвязи

welcome-list-coming =
    С приветствием к участникам обратятся:

    { LINES($speakers, style: "list", mark: ";", last: ".") }
welcome-coming = { OPTIONAL($on_behalf_of, before: "от имени ", after: " ") }{ by-video }{ $is_opening ->
    [yes] { kind.accusative } { WILL($speakers, "откроет", "откроют") }
   *[no] с приветствием к участникам { WILL($speakers, "обратится", "обратятся") }
} { people-listed }
message-read-coming = { GIVEN($speakers, form: "genitive") ->
    [yes] { COUNT($speakers) ->
        [1] Будет зачитано обращение { NAMES($speakers, style: "genitive") }
       *[other] Будут зачитаны обращения { NAMES($speakers, style: "genitive") }
    }
   *[no] { SUBJECT($speakers) } { WILL($speakers, "обратится", "обратятся") } к участникам письменно
}
moderators-coming = Вести { kind.accusative } { WILL($speakers, "будет", "будут") } { NAMES($speakers) }
item-moderators-coming = Вести { item-moderated } { WILL($speakers, "будет", "будут") } { NAMES($speakers) }
hosts-of-guests-coming = Участников { WILL($speakers, "примет", "примут") } { NAMES($speakers) }
special-guests-coming = { GENDER($speakers) ->
    [pl] Почётными гостями { kind.later-genitive } станут
    [f] Почётной гостьей { kind.later-genitive } станет
   *[other] Почётным гостем { kind.later-genitive } станет
} { NAMES($speakers) }
present-guests-coming = { WILL($speakers, "Будет", "Будут") } присутствовать также { NAMES($speakers) }
performers-coming = { WILL($speakers, "Выступит", "Выступят") } { NAMES($speakers) }
trainers-coming = Занятия { WILL($speakers, "проведёт", "проведут") } { NAMES($speakers) }
closing-words-coming = { by-video } { WILL($speakers, "завершит", "завершат") } { kind.accusative } { NAMES($speakers) }

visits-coming = { $count ->
    [1] { GIVEN($places, form: "prepositional") ->
        [yes] Журналисты побывают { AT(FORM($places, form: "prepositional")) }
       *[no] { GENDER($places) ->
            [none] Журналисты побывают в одном месте: { $places }
            [pl] Журналистов примут { $places }
           *[other] Журналистов примет { $places }
        }
    }
   *[other] { $kind ->
        [press_tour] Маршрут включает { number.feminine } { $count ->
            [few] остановки
           *[many] остановок
        }: { $places }
       *[other] Журналисты побывают в { number.prepositional } местах: { $places }
    }
}
outings-coming = { $is_more ->
    [yes] для них организуют также
   *[no] для журналистов организуют
} { $outings }
visit-guides-coming = { GIVEN($place) ->
    [yes] { $is_alone ->
        [yes] Экскурсию для них
       *[no] { visit-there } экскурсию
    } { WILL($speakers, "проведёт", "проведут") }
   *[no] Сопровождать { $is_alone ->
        [yes] их
       *[no] журналистов
    } { WILL($speakers, "будет", "будут") }
} { NAMES($speakers) }
visit-guides-last-coming = { visit-guides-coming }
visit-speakers-coming = Перед ними { visit-there } { WILL($speakers, "выступит", "выступят") } { NAMES($speakers) }

presentation-coming = { OPTIONAL($on_day, after: " ") }{ by-video }{ $item_kind ->
    [discussion] в обсуждении { WILL($speakers, "примет", "примут") } участие
   *[other] { GIVEN(item-named) ->
        [yes] { GIVEN(item-presented) ->
            [yes] { item-presented }{ item-on } { WILL($speakers, "представит", "представят") }
           *[no] { item-with }{ item-on } { WILL($speakers, "выступит", "выступят") }
        }
       *[no] { GIVEN($topic) ->
            [yes] { GIVEN($topic, form: "prepositional") ->
                [yes] { ABOUT(FORM($topic, form: "prepositional")) }
               *[no] { $topic } — тема, о которой
            } { WILL($speakers, "расскажет", "расскажут") }
           *[no] { WILL($speakers, "выступит", "выступят") }{ $is_also ->
                [yes] {" "}также
               *[no] {""}
            }
        }
    }
} { NAMES($speakers) }
item-matter-coming = { GIVEN($matter, form: "prepositional") ->
    [yes] Речь пойдёт { ABOUT(FORM($matter, form: "prepositional")) }
   *[no] Тема — { $matter }
}
discussion-coming = { OPTIONAL($on_day, after: " ") }{ discussion-then }{ GIVEN($title) ->
    [yes] состоится { discussion-named }
   *[no] { GIVEN($topic, form: "accusative") ->
        [yes] участники обсудят { FORM($topic, form: "accusative") }
       *[no] состоится { discussion-named }
    }
}
discussion-moderators-coming = { GIVEN($title) ->
    [yes] { moderators-of-it-coming }
   *[no] { GIVEN($topic, form: "accusative") ->
        [yes] { item-moderators-coming }
       *[no] { moderators-of-it-coming }
    }
}
moderators-of-it-coming = Вести его { WILL($speakers, "будет", "будут") } { NAMES($speakers) }
discussion-participants-coming = { by-video }в обсуждении { WILL($speakers, "примет", "примут") } участие { NAMES($speakers) }
shown-coming = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] будет показан { NAMED(sort-noun, $title) }
    [exhibition] откроется { NAMED(sort-noun, $title) }
    [award] будет вручена { NAMED(sort-noun, $title) }
    [agreement] будет подписано { NAMED(sort-noun, $title) }
   *[none] { GIVEN($on_day) ->
        [yes] программа включает также { QUOTED($title) }
       *[no] ещё один пункт программы — { QUOTED($title) }
    }
}
shown-by-coming = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] { NAMED(sort-noun, $title) } { WILL($speakers, "представит", "представят") }
    [exhibition] { NAMED(sort-noun.accusative, $title, form: "accusative") } { WILL($speakers, "откроет", "откроют") }
    [award] { NAMED(sort-noun.accusative, $title, form: "accusative") } { WILL($speakers, "вручит", "вручат") }
   *[agreement] { NAMED(sort-noun, $title) } { WILL($speakers, "подпишет", "подпишут") }
} { NAMES($speakers) }
project-presented-by-coming = { OPTIONAL($on_day, after: " ") }{ by-video }{ $is_body ->
    [yes] { NAMES($speakers) } { WILL($speakers, "представит", "представят") } { NAMED(project-noun, $project) }
   *[no] { NAMED(project-noun, $project) } { WILL($speakers, "представит", "представят") } { NAMES($speakers) }
}
project-presented-coming = { OPTIONAL($on_day, after: " ") }будет представлен { NAMED(project-noun, $project) }

study-presented-by-conductor-coming = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { $conductor } { study-conductor-will-present } { study-object }{ study-made-before }
   *[other] { study-counted } { study-conductor-will-present } { $conductor }{ study-made-before }
}
study-conductor-will-present = { GENDER($conductor) ->
    [pl] представят
   *[other] представит
}
# Без рода о том, кто провёл, не сказать.
study-made-before = { GENDER($conductor) ->
    [none] {""}
   *[other] { study-which-was-made }
}
study-presented-by-people-coming = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { study-object }
   *[other] { study-counted }
} { WILL($presenters, "представит", "представят") } { $presenters }
study-presented-coming = { OPTIONAL($on_day, after: " ") }{ $study_kind ->
    [survey] будут представлены
    [research] будет представлено
   *[other] будет представлен
} { study-object }

# Само мероприятие ещё впереди; это — то, что будет после него.
next-event-coming = Ещё { kind.one } { kind.again } { kind.will-pass } { series-in-city } { $day } года{ series-city }
materials-coming = Материалы будут опубликованы: { $address }
study-available-coming = { CAPITAL(study-kind-itself) } { $study_kind ->
    [research] будет опубликовано
   *[other] будет опубликован
}: { $address }
study-link-coming = { GIVEN($title) ->
    [yes] { QUOTED($title) } — текст
   *[no] Текст { study-kind-genitive }
} будет доступен по адресу: { $address }
