### Кто пришёл.

# $count — сколько журналистов. $journalists и $outlets: «более 30 журналистов», «19 СМИ». $media — СМИ по названиям.
attendance-people = { kind.in-it } { $qualifier ->
    [exact] { $count ->
        [one] участвовал
       *[other] участвовали
    }
   *[other] участвовали
} { $journalists }{ OPTIONAL($outlets, before: " ") }{ attendance-among }

# Если сосчитаны только СМИ.
attendance-outlets = { GIVEN($media) ->
    [yes] Участвовали журналисты { $outlets }{ attendance-among }
   *[no] Участвовали представители { $outlets }
}

# Если не сосчитано ничего, но названия известны.
attendance-media = Среди представленных СМИ — { $media }

# Если СМИ не сосчитаны, а предложение перед этим — о журналистах.
attendance-media-besides = { attendance-media }

# $are_all_named: других СМИ не было.
attendance-among = { GIVEN($media) ->
    [yes] { $are_all_named ->
        [yes] : { $media }
       *[no] , среди них { $media }
    }
   *[no] {""}
}

# Если не сосчитано ничего: «журналисты общенациональных и региональных СМИ».
attendance-scopes = Участвовали журналисты { $scopes } СМИ

# Если известно только, для кого было мероприятие.
attendance-audience = Участвовали { $audience }

attendance-pools = { $is_first ->
    [yes] Участвовали { $pools }
   *[no] Среди них — { $pools }
}
    .otherwise = { $is_first ->
        [yes] {""}
       *[no] Присутствовали { $pools }
    }

# «члены пула журналистов …», «члены «Озёрного пула»»; без родительного название не склоняется.
pool = { BEGINS($name, text: "пул ") ->
    [yes] члены пула { WITHOUT($name, beginning: "пул ") }{ GIVEN(by-programme) ->
        [yes] , созданного по { by-programme }
       *[no] {""}
    }
   *[no] { GIVEN(pool-unbent) ->
        [yes] { pool-unbent }
       *[no] члены «{ FORM($name, form: "genitive") }»{ GIVEN(by-programme) ->
            [yes] , { GENDER($name) ->
                [f] созданной
                [pl] созданных
               *[other] созданного
            } по { by-programme }
           *[no] {""}
        }
    }
}
# Без падежа или, для «созданного», без рода; название с кавычками внутри.
pool-unbent = { HOLDS($name, text: "«") ->
    [yes] { pool-as-entered }
   *[no] { GIVEN($name, form: "genitive") ->
        [yes] { GIVEN(by-programme) ->
            [yes] { GENDER($name) ->
                [none] { pool-as-entered }
               *[other] {""}
            }
           *[no] {""}
        }
       *[no] { pool-as-entered }
    }
}
pool-as-entered = журналисты пула { QUOTED($name) }{ OPTIONAL($programme, before: " (программа ", after: ")", style: "quoted") }

# $sites — города, из которых журналисты присоединились по видеосвязи; $all — они и город встречи.
attendance-remote = { GIVEN($sites) ->
    [yes] { GIVEN($sites, form: "genitive") ->
        [yes] К { kind.later-dative } присоединились также журналисты из { FORM($sites, form: "genitive") }
       *[no] { CAPITAL(kind.later) } { GENDER(kind.later-gender) ->
            [f] шла
            [n] шло
            [pl] шли
           *[m] шёл
        } одновременно в { number.prepositional } городах: { $all }
    }
   *[no] Часть участников присоединилась по видеосвязи
}

journalists = { $qualifier ->
    [exact] { number } { $count ->
        [one] журналист
        [few] журналиста
       *[many] журналистов
    }
   *[other] { about } { number.genitive } { $count ->
        [one] журналиста
       *[many] журналистов
    }
}

# В родительном падеже. «Изданий» — только если все печатные. $is_from: после «журналисты».
outlets = { $is_from ->
    [yes] { $qualifier ->
        [more_than] из более чем
        [about] примерно из
       *[exact] из
    }
   *[no] { about }
} { number.genitive } { $are_print ->
    [yes] { $count ->
        [one] издания
       *[many] изданий
    }
   *[no] СМИ
}

about = { $qualifier ->
    [more_than] более
    [about] около
   *[exact] {""}
}

scope = { $scope ->
    [international] международных
    [national] общенациональных
    [regional] региональных
   *[local] местных
}

# «14 студентов и 6 учителей». $count — сколько гостей, если они одного вида; глагол — по их роду.
attendance-others = { $count ->
    [one] { GENDER($noun) ->
        [m] { $is_more ->
            [yes] { $kind ->
                [webinar] Присоединился также
               *[other] Пришёл также
            }
           *[no] Присутствовал
        } { $guests }
        [f] { $is_more ->
            [yes] { $kind ->
                [webinar] Присоединилась также
               *[other] Пришла также
            }
           *[no] Присутствовала
        } { $guests }
       *[other] { $is_more ->
            [yes] Среди других гостей —
           *[no] Среди гостей —
        } { $guests }
    }
   *[other] { $is_more ->
        [yes] { $kind ->
            [webinar] Присоединились также
           *[other] Пришли также
        }
       *[no] Присутствовали
    } { $guests }
}

other-guests = { DIGITS($count) } { $noun }
