### Памятные даты и даты памяти, к которым приурочено мероприятие.

# $dates — каждая дата отдельно; введённые слова стоят после числа лет.
anniversaries = { $count ->
    [1] Мероприятие приурочено к памятной дате: { $dates }
   *[other] Мероприятие приурочено к { number.dative-feminine } памятным датам: { SEPARATED($dates) }
}

# $later — день, если он в этом году ещё впереди.
anniversary = { counted-years } { $phrases }{ OPTIONAL($later, before: " (", after: " этого года)") }

days-of-mourning = { $is_also ->
    [yes] Оно приурочено также
   *[no] Мероприятие приурочено
} к { $count ->
    [1] дате
   *[other] датам
} памяти: { SEPARATED($dates) }

day-of-mourning = { counted-years } { $phrase }

# Примечание для редакторов.
base-years = Годы, от которых ведётся счёт памятных дат: { SEPARATED($years) }
base-year = { counted-years } { $phrase } — { $base_year } г.
