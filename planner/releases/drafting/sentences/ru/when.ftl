### Дата внутри предложения, если её нет в начале абзаца, и место каждого дня.

# В $first нет месяца, если он у обоих дней один; $first_year есть только на стыке двух лет.
when = { $span ->
    [year] в { $year } году
    [month] { when-month } { $year } года
    [night] в ночь с { $first } { when-first-year } на { $last } { $year } года
   *[days] { $length ->
        [one] { $last } { $year } года
        [two] { $first } { when-first-year } и { $last } { $year } года
       *[more] с { $first } { when-first-year } по { $last } { $year } года
    }
}

when-first-year = { OPTIONAL($first_year, after: " года") }

when-month = { $month ->
    [1] в январе
    [2] в феврале
    [3] в марте
    [4] в апреле
    [5] в мае
    [6] в июне
    [7] в июле
    [8] в августе
    [9] в сентябре
    [10] в октябре
    [11] в ноябре
   *[12] в декабре
}

# Несколько мест, у каждого свои дни. $all — все места.
places-by-day = { GIVEN($all, form: "prepositional") ->
    [yes] { CAPITAL(places-with-days) }
   *[no] Место { kind.later-genitive } { COMMAS($nominative) }
}
places-with-days = { COMMAS($parts) }
place-of-days = { $is_nominative ->
    [yes] { IN($days) } { $is_first ->
        [yes] { COUNT($days) ->
            [1] день{" "}
           *[other] дни{" "}
        }
       *[no] {""}
    }— { $place }
   *[no] { $days } { $is_first ->
        [yes] { COUNT($days) ->
            [1] день { $is_coming ->
                [yes] пройдёт
               *[no] прошёл
            }{" "}
           *[other] дни { $is_coming ->
                [yes] пройдут
               *[no] прошли
            }{" "}
        }
       *[no] —{" "}
    }{ AT(FORM($place, form: "prepositional")) }
}
# Перед предложением о пункте другого дня, чем рассказанный до него.
on-day = { IN(ordinal-day) } день
ordinal-day = { $day ->
    [1] первый
    [2] второй
    [3] третий
    [4] четвёртый
    [5] пятый
    [6] шестой
   *[7] седьмой
}

# Если первый абзац не говорит, где.
venue = { GIVEN($venue, form: "prepositional") ->
    [yes] { CAPITAL(kind.later) } { $is_coming ->
        [yes] { kind.later-will-pass }
       *[no] { kind.later-passed }
    } { AT(FORM($venue, form: "prepositional")) }
   *[no] { $is_coming ->
        [yes] Место { kind.later-genitive } — { $venue }
       *[no] { GENDER($venue) ->
            [none] Место { kind.later-genitive } — { $venue }
           *[other] Местом { kind.later-genitive } { PAST($venue, "стал") } { $venue }
        }
    }
}
