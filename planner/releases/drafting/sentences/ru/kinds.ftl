### Виды мероприятий и все их слова. $kind — вид; у собственного вида это "own", а его название и
### формы — в $own_kind.

# Падежи названия и его род; .object — после глагола .held или .will-hold (свои слова вместо глагола из
# списка важнее; см. kind-has-own-verb); .later и .later-genitive — при повторном упоминании («встреча»).
# .again — то же вместо полного названия, если оно длинно.
# .at-it — «на круглом столе», «в ходе пресс-тура». .for-journalists — там, где название само не
# говорит, что мероприятие для журналистов.
kind = { $kind ->
    [own] { $own_kind }
    [press_conference] пресс-конференция
    [briefing] брифинг
    [press_tour] пресс-тур
    [webinar] вебинар
    [workshop] семинар
    [press_breakfast] пресс-завтрак
    [conference] конференция
    [high_level_meeting] встреча на высоком уровне
    [interview] интервью
    [photo_opportunity] фотосъёмка
    [launch] презентация
    [ceremony] церемония
    [open_day] день открытых дверей
   *[round_table] круглый стол
}
    .gender = { $kind ->
        [own] { GENDER($own_kind) }
        [press_conference] f
        [conference] f
        [high_level_meeting] f
        [interview] n
        [photo_opportunity] f
        [launch] f
        [ceremony] f
       *[other] m
    }
    .genitive = { $kind ->
        [own] { GIVEN($own_kind, form: "genitive") ->
            [yes] { FORM($own_kind, form: "genitive") }
           *[no] мероприятия
        }
        [press_conference] пресс-конференции
        [briefing] брифинга
        [press_tour] пресс-тура
        [webinar] вебинара
        [workshop] семинара
        [press_breakfast] пресс-завтрака
        [conference] конференции
        [high_level_meeting] встречи на высоком уровне
        [interview] интервью
        [photo_opportunity] фотосъёмки
        [launch] презентации
        [ceremony] церемонии
        [open_day] дня открытых дверей
       *[round_table] круглого стола
    }
    .dative = { $kind ->
        [own] { GIVEN($own_kind, form: "dative") ->
            [yes] { FORM($own_kind, form: "dative") }
           *[no] мероприятию
        }
        [press_conference] пресс-конференции
        [briefing] брифингу
        [press_tour] пресс-туру
        [webinar] вебинару
        [workshop] семинару
        [press_breakfast] пресс-завтраку
        [conference] конференции
        [high_level_meeting] встрече
        [interview] интервью
        [photo_opportunity] фотосъёмке
        [launch] презентации
        [ceremony] церемонии
        [open_day] дню открытых дверей
       *[round_table] круглому столу
    }
    .accusative = { $kind ->
        [own] { FORM($own_kind, form: "accusative") }
        [press_conference] пресс-конференцию
        [conference] конференцию
        [high_level_meeting] встречу на высоком уровне
        [photo_opportunity] фотосъёмку
        [launch] презентацию
        [ceremony] церемонию
       *[other] { kind }
    }
    .object = { $kind ->
        [photo_opportunity] { kind.in-it }
       *[other] { kind.accusative }
    }
    .in-it = { $kind ->
        [own] { GIVEN($own_kind, form: "prepositional") ->
            [yes] в { FORM($own_kind, form: "prepositional") }
           *[no] в мероприятии
        }
        [press_conference] в пресс-конференции
        [briefing] в брифинге
        [press_tour] в пресс-туре
        [webinar] в вебинаре
        [workshop] в семинаре
        [press_breakfast] в пресс-завтраке
        [conference] в конференции
        [high_level_meeting] во встрече
        [interview] в интервью
        [photo_opportunity] в фотосъёмке
        [launch] в презентации
        [ceremony] в церемонии
        [open_day] в дне открытых дверей
       *[round_table] в круглом столе
    }
    .at-it = { $kind ->
        [own] { FORM($own_kind, form: "at-it") }
        [press_conference] на пресс-конференции
        [briefing] на брифинге
        [press_tour] в ходе пресс-тура
        [webinar] на вебинаре
        [workshop] на семинаре
        [press_breakfast] на пресс-завтраке
        [conference] на конференции
        [high_level_meeting] на встрече
        [interview] в интервью
        [photo_opportunity] во время фотосъёмки
        [launch] на презентации
        [ceremony] на церемонии
        [open_day] в день открытых дверей
       *[round_table] на круглом столе
    }
    .later = { $kind ->
        [press_conference] встреча
        [briefing] встреча
        [press_breakfast] встреча
        [high_level_meeting] встреча
        [round_table] встреча
       *[other] { kind }
    }
    .again = { $kind ->
        [high_level_meeting] встреча
       *[other] { kind }
    }
    .later-gender = { $kind ->
        [press_conference] f
        [briefing] f
        [press_breakfast] f
        [high_level_meeting] f
        [round_table] f
       *[other] { kind.gender }
    }
    .later-genitive = { $kind ->
        [press_conference] встречи
        [briefing] встречи
        [press_breakfast] встречи
        [high_level_meeting] встречи
        [round_table] встречи
       *[other] { kind.genitive }
    }
    .later-dative = { $kind ->
        [press_conference] встрече
        [briefing] встрече
        [press_breakfast] встрече
        [high_level_meeting] встрече
        [round_table] встрече
       *[other] { kind.dative }
    }
    .later-accusative = { $kind ->
        [press_conference] встречу
        [briefing] встречу
        [press_breakfast] встречу
        [high_level_meeting] встречу
        [round_table] встречу
       *[other] { kind.accusative }
    }
    .later-passed = { GENDER(kind.later-gender) ->
        [f] прошла
        [n] прошло
        [pl] прошли
       *[m] прошёл
    }
    .later-will-pass = { GENDER(kind.later-gender) ->
        [pl] пройдут
       *[other] пройдёт
    }
    .for-journalists = { $kind ->
        [round_table] для журналистов
        [webinar] для журналистов
        [workshop] для журналистов
        [launch] для журналистов
       *[other] {""}
    }
    .passed = { GENDER(kind.gender) ->
        [f] прошла
        [n] прошло
        [pl] прошли
       *[m] прошёл
    }
    .took-place = { GENDER(kind.gender) ->
        [f] состоялась
        [n] состоялось
        [pl] состоялись
       *[m] состоялся
    }
    .marks = { GENDER(kind.gender) ->
        [f] приурочена
        [n] приурочено
        [pl] приурочены
       *[m] приурочен
    }
    .dedicated = { GENDER(kind.gender) ->
        [f] посвящена
        [n] посвящено
        [pl] посвящены
       *[m] посвящён
    }
    .cancelled = { GENDER(kind.gender) ->
        [f] отменена
        [n] отменено
        [pl] отменены
       *[m] отменён
    }
    .moved = { GENDER(kind.gender) ->
        [f] перенесена
        [n] перенесено
        [pl] перенесены
       *[m] перенесён
    }
    .put-off = { GENDER(kind.gender) ->
        [f] отложена
        [n] отложено
        [pl] отложены
       *[m] отложен
    }
    .set-for = { GENDER(kind.gender) ->
        [f] назначенная
        [n] назначенное
        [pl] назначенные
       *[m] назначенный
    }
    .which = { GENDER(kind.gender) ->
        [f] которой
        [pl] которых
       *[m] котором
    }
    .it = { GENDER(kind.gender) ->
        [f] она
        [n] оно
        [pl] они
       *[m] он
    }
    .to-it = { GENDER(kind.gender) ->
        [f] ней
        [pl] ним
       *[m] нему
    }
    .its = { GENDER(kind.gender) ->
        [f] её
        [pl] их
       *[m] его
    }
    .next = { GENDER(kind.gender) ->
        [f] следующая
        [n] следующее
        [pl] следующие
       *[m] следующий
    }
    .previous = { GENDER(kind.gender) ->
        [f] предыдущая
        [n] предыдущее
        [pl] предыдущие
       *[m] предыдущий
    }
    .first = { GENDER(kind.gender) ->
        [f] первая
        [n] первое
        [pl] первые
       *[m] первый
    }
    .one = { GENDER(kind.gender) ->
        [f] одна
        [n] одно
        [pl] одни
       *[m] один
    }
    .passes = { GENDER(kind.gender) ->
        [pl] проходят
       *[other] проходит
    }
    .will-pass = { GENDER(kind.gender) ->
        [pl] пройдут
       *[other] пройдёт
    }
    .held = { $kind ->
        [press_tour] { organised }
        [interview] { gave }
        [photo_opportunity] { took-part }
        [own] { GIVEN($own_kind, form: "past-m") ->
            [yes] { GENDER($organisers) ->
                [m] { FORM($own_kind, form: "past-m") }
                [f] { FORM($own_kind, form: "past-f") }
                [n] { FORM($own_kind, form: "past-n") }
               *[pl] { FORM($own_kind, form: "past-pl") }
            }
           *[no] { FORM($own_kind, form: "verb") ->
                [organise] { organised }
                [give] { gave }
                [arrange] { arranged }
                [open] { opened }
               *[hold] { held }
            }
        }
       *[other] { held }
    }
    .will-hold = { $kind ->
        [press_tour] { GENDER($organisers) ->
            [pl] организуют
           *[other] организует
        }
        [interview] { GENDER($organisers) ->
            [pl] дадут
           *[other] даст
        }
        [photo_opportunity] { GENDER($organisers) ->
            [pl] примут участие
           *[other] примет участие
        }
        [own] { GIVEN($own_kind, form: "future") ->
            [yes] { GENDER($organisers) ->
                [pl] { FORM($own_kind, form: "future-pl") }
               *[other] { FORM($own_kind, form: "future") }
            }
           *[no] { FORM($own_kind, form: "verb") ->
                [organise] { GENDER($organisers) ->
                    [pl] организуют
                   *[other] организует
                }
                [give] { GENDER($organisers) ->
                    [pl] дадут
                   *[other] даст
                }
                [arrange] { GENDER($organisers) ->
                    [pl] устроят
                   *[other] устроит
                }
                [open] { GENDER($organisers) ->
                    [pl] откроют
                   *[other] откроет
                }
               *[hold] { GENDER($organisers) ->
                    [pl] проведут
                   *[other] проведёт
                }
            }
        }
       *[other] { GENDER($organisers) ->
            [pl] проведут
           *[other] проведёт
        }
    }

# За своими словами вида название следует сразу: «пригласил журналистов на медиапрогулку».
kind-has-own-verb = { $kind ->
    [own] { GIVEN($own_kind, form: "past-m") ->
        [yes] yes
       *[no] {""}
    }
   *[other] {""}
}

# «Круглый стол» можно назвать и встречей: эти слова чередуются.
kind-is-meeting = { $kind ->
    [press_conference] yes
    [briefing] yes
    [press_breakfast] yes
    [round_table] yes
   *[other] {""}
}

# Глаголы согласуются с организаторами.
held = { GENDER($organisers) ->
    [m] провёл
    [f] провела
    [n] провело
   *[pl] провели
}
organised = { GENDER($organisers) ->
    [m] организовал
    [f] организовала
    [n] организовало
   *[pl] организовали
}
gave = { GENDER($organisers) ->
    [m] дал
    [f] дала
    [n] дало
   *[pl] дали
}
arranged = { GENDER($organisers) ->
    [m] устроил
    [f] устроила
    [n] устроило
   *[pl] устроили
}
opened = { GENDER($organisers) ->
    [m] открыл
    [f] открыла
    [n] открыло
   *[pl] открыли
}
took-part = { GENDER($organisers) ->
    [m] участвовал
    [f] участвовала
    [n] участвовало
   *[pl] участвовали
}

# По названию. Если оно само называет вид, кавычек нет: «Третья конференция по безопасности паромов».
event-titled = { NAMES_KIND($title, kind) ->
    [yes] { AS_NAME($title, kind) }
   *[no] { kind } { QUOTED($title) }
}
