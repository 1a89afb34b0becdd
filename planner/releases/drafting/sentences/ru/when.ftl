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

# Два места, у каждого дня своё.
places-by-day = { GIVEN($first, $second, form: "prepositional") ->
    [yes] Первый день прошёл { IN(FORM($first, form: "prepositional")) }, второй — { IN(FORM($second, form: "prepositional")) }
   *[no] Место встречи в первый день — { $first }, во второй — { $second }
}
