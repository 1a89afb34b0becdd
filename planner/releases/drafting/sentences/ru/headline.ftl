### Заголовок и подзаголовок. Каждое сообщение — лестница: берётся первая строка, которая что-то говорит и не слишком длинна.

# «В Линденхольме » — с пробелом после; пусто, если предложного падежа нет.
headline-in-city = { GIVEN($city, form: "prepositional") ->
    [yes] { IN(FORM($city, form: "prepositional")) }
   *[no] {""}
}

headline-in-city-unless-told = { SAYS($subject, $city) ->
    [yes] {""}
   *[no] { headline-in-city }
}

# На крайний случай.
headline-kind = { CAPITAL(kind) }

# Столетие. Если день ещё впереди или неизвестен — «исполняется».
headline-centenary = { GIVEN($centenarian) ->
    [yes] { GIVEN($centenarian, form: "dative") ->
        [yes] { CAPITAL(FORM($centenarian, form: "dative")) } { headline-turned } { $years } лет
       *[no] { $centenarian } { headline-celebrates } { $years }-летие
    }
   *[no] {""}
}
headline-turned = { $is_past ->
    [yes] исполнилось
   *[no] исполняется
}
headline-celebrates = { GENDER($centenarian) ->
    [pl] отмечают
   *[other] отмечает
}

# Релиз начинается с исследования. $study_subject — о чём оно.
headline-study =
    .subject = { GIVEN($study_subject, form: "prepositional") ->
        [yes] { headline-presented } { headline-study-kind } { ABOUT(FORM($study_subject, form: "prepositional")) }
       *[no] {""}
    }
    .title = { GIVEN($study) ->
        [yes] { headline-presented } { NAMED(headline-study-kind, $study) }
       *[no] {""}
    }
headline-presented = { GIVEN(headline-in-city) ->
    [yes] { SAYS($study, $city) ->
        [yes] Журналистам представили
       *[no] { CAPITAL(headline-in-city) } представили
    }
   *[no] Журналистам представили
}
headline-study-kind = { $study_kind ->
    [survey] опрос
    [report] доклад
    [analysis] анализ
   *[research] исследование
}

# Один гость, темы нет.
headline-guest = { GIVEN($guest) ->
    [yes] { CAPITAL($guest) } { $guest_gender ->
        [m] встретился с журналистами { headline-in-city-unless-of-guest }
        [f] встретилась с журналистами { headline-in-city-unless-of-guest }
       *[none] : встреча с журналистами { headline-in-city-unless-of-guest }
    }
   *[no] {""}
}
headline-in-city-unless-of-guest = { SAYS($guest, $city) ->
    [yes] {""}
   *[no] { headline-in-city }
}

headline-subject =
    .discussed = { GIVEN($subject, form: "accusative") ->
        [yes] { GIVEN(headline-in-city-unless-told, headline-is-discussed) ->
            [yes] { CAPITAL(headline-in-city) } обсудили { FORM($subject, form: "accusative") }
           *[no] {""}
        }
       *[no] {""}
    }
    .about = { GIVEN($subject, form: "prepositional") ->
        [yes] { GIVEN(headline-in-city-unless-told) ->
            [yes] { CAPITAL(headline-in-city) } { kind.passed } { kind } { ABOUT(FORM($subject, form: "prepositional")) }
           *[no] { CAPITAL(kind.passed) } { kind } { ABOUT(FORM($subject, form: "prepositional")) }
        }
       *[no] {""}
    }

# Виды мероприятий, на которых ничего не обсуждают.
headline-is-discussed = { $kind ->
    [ceremony] {""}
    [interview] {""}
    [launch] {""}
    [open_day] {""}
    [photo_opportunity] {""}
    [press_tour] {""}
   *[round_table] да
}

# Название как введено.
headline-title =
    .city = { GIVEN($title, headline-in-city) ->
        [yes] { SAYS($title, $city) ->
            [yes] { CAPITAL(kind.passed) } { event-titled }
           *[no] { CAPITAL(headline-in-city) } { kind.passed } { event-titled }
        }
       *[no] {""}
    }
    .day = { GIVEN($title, $city, $days) ->
        [yes] { GIVEN(headline-in-city) ->
            [yes] {""}
           *[no] { CAPITAL(event-titled) }: { $city }, { $days }
        }
       *[no] {""}
    }
    .bare = { GIVEN($title) ->
        [yes] { CAPITAL(kind.passed) } { event-titled }
       *[no] {""}
    }

# Если название не сократить.
headline-bare =
    .organiser = { GIVEN($organiser, form: "genitive") ->
        [yes] { CAPITAL(kind) } { FORM($organiser, form: "genitive") } { kind.passed } { headline-in-city }
       *[no] {""}
    }
    .city = { GIVEN(headline-in-city) ->
        [yes] { CAPITAL(headline-in-city) } { kind.passed } { kind }
       *[no] { CAPITAL(kind) }
    }

# Что это: о чём оно или как называется.
headline-what = { NAMES_KIND($title, kind) ->
    [yes] { event-titled }
   *[no] { GIVEN($subject, form: "prepositional") ->
        [yes] { kind } { ABOUT(FORM($subject, form: "prepositional")) }
       *[no] { GIVEN($title) ->
            [yes] { event-titled }
           *[no] { kind }
        }
    }
}
headline-coming =
    .full = { GIVEN($subject, form: "prepositional") ->
        [yes] { CAPITAL(headline-what) } { kind.will-pass } { headline-in-city } { $day }
       *[no] {""}
    }
    .day = { GIVEN($day) ->
        [yes] { $day } { kind.will-pass } { headline-what }
       *[no] {""}
    }
    .bare = { CAPITAL(kind.will-pass) } { headline-what }
headline-cancelled = { CAPITAL(headline-what) } { kind.cancelled }
headline-put-off = { CAPITAL(headline-what) } { kind.put-off }
headline-moved = { CAPITAL(headline-what) } { kind.moved } на { $to_day }

# Выбранная цитата и тот, кто её произнёс.
subhead-quotation = { CAPITAL(LIST($speakers)) }: { QUOTED($text) }

# Одно исследование и его выборка: «208 гидропостов за 30 лет».
# $count — сколько кого или чего в выборке: «2140 водителей»; иначе выборка словами.
subhead-sample = { $count ->
    [0] { GIVEN($sample) ->
        [yes] { subhead-covered } { $sample }
       *[no] {""}
    }
   *[other] { subhead-covered } { DIGITS($count) } { $sample_units }
}
subhead-covered = { $study_kind ->
    [survey] Опрос охватил
    [report] Доклад охватывает
    [analysis] Анализ охватил
   *[research] Исследование охватило
}
subhead-study = { $study_kind ->
    [research] Представлено { NAMED(headline-study-kind, $study) }
   *[other] Представлен { NAMED(headline-study-kind, $study) }
}

# Несколько исследований нескольких организаций; у каждого известно, о чём оно.
subhead-topics = { GIVEN($subjects, form: "prepositional") ->
    [yes] { CAPITAL(LIST($conductors)) } рассказали { ABOUT(FORM($subjects, form: "prepositional")) }
   *[no] {""}
}
subhead-conductors = Исследования { COUNT($conductors) ->
    [1] представил исполнитель — { LIST($conductors) }
   *[other] представили { LIST($conductors) }
}
subhead-studies-named = { CAPITAL(studies-shown) }: { LIST($studies, style: "quoted") }

subhead-occasion =
    .jubilee = { GIVEN($phrase, form: "genitive") ->
        [yes] { CAPITAL(kind.later) } { subhead-marks } к { $years ->
            [1] первой годовщине
           *[other] { $years }-летию
        } { FORM($phrase, form: "genitive") }
       *[no] {""}
    }
    .date = К памятной дате: { counted-years } { $phrase }
subhead-marks = { GENDER(kind.later-gender) ->
    [f] приурочена
    [n] приурочено
    [pl] приурочены
   *[m] приурочен
}

subhead-mourning = { counted-years } { $phrase }
