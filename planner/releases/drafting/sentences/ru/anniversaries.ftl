### Памятные даты и даты памяти, к которым приурочено мероприятие.

# $phrases — слова, введённые после числа лет; $dates — даты по одной, $dates_by_years — вместе те, у
# которых число лет одно и то же, $forms_by_years — они же в дательном падеже. От четырёх дат сначала
# говорится, сколько их; юбилеи — только если все числа кратны пяти.
anniversaries = { GIVEN($phrases, form: "genitive") ->
    [yes] { $is_also ->
        [yes] { CAPITAL(kind.it) } { kind.marks } также
       *[no] { marking.with-verb }
    } к { $is_long ->
        [yes] { number.dative-feminine } { $is_round ->
            [yes] юбилеям
           *[no] памятным датам
        }: { $forms_by_years }
       *[no] { $forms_by_years }
    }
   *[no] В { $year } году { $is_also ->
        [yes] также
       *[no] {""}
    } исполняется { $is_same ->
        [yes] { $dates_by_years }
       *[no] { $dates }
    }
}

# $event: как назвать мероприятие, чтобы предложение не начиналось как предыдущее.
marking = { $event ->
    [it] { CAPITAL(kind.it) }
    [noun] { CAPITAL(kind.later) }
   *[kind] { CAPITAL(kind.again) }
}
    .with-verb = { $event ->
        [noun] { GIVEN(kind-is-meeting) ->
            [yes] { marking } { subhead-marks }
           *[no] { CAPITAL(kind.marks) } { kind.again }
        }
       *[kind] { marking } { kind.marks }
    }

anniversary = { counted-years } { $phrases }

anniversary-bent = { $years ->
    [1] первой годовщине
   *[other] { $years }-летию
} { FORM($phrases, form: "genitive") }

# Даты «со дня основания …» не стоят в одном перечне с другими.
anniversary-shape = { BEGINS($phrase, text: "со дня ") }

# День, если он приходится на другой день того же года.
anniversary-falls-on = { GIVEN($day) ->
    [yes] Памятная дата — { $day }
   *[no] {""}
}

# Не нужно по-русски.
anniversary-brief = {""}

days-of-mourning = { GIVEN($phrases, form: "genitive") ->
    [yes] { marking } { $event ->
        [noun] { GENDER(kind.later-gender) ->
            [f] посвящена
            [n] посвящено
            [pl] посвящены
           *[m] посвящён
        }
       *[kind] { kind.dedicated }
    } { $forms }
   *[no] В { $year } году исполняется { $dates }
}

day-of-mourning = { counted-years } { $phrases }

# «30-й годовщине гибели парома»; введено «со дня гибели парома».
day-of-mourning-bent = { $years ->
    [1] первой
   *[other] { $years }-й
} годовщине { WITHOUT(FORM($phrases, form: "genitive"), beginning: "со дня ") }

# Примечание для редакторов. Глагол согласуется с первой организацией; если род неизвестен, у каждой
# своё предложение.
founded = { GENDER($bodies) ->
    [none] { SENTENCES($each) }
   *[other] { $bodies } { founded-verb } в { $year } году{ OPTIONAL($others, before: ", ") }
}
founded-others = { $bodies } — в { $year }-м
founded-year = Год основания { GIVEN($body, form: "genitive") ->
    [yes] { FORM($body, form: "genitive") }
   *[no] { founded-organisation }
} — { $year }
# Название в кавычках второй раз не кавычится.
founded-organisation = организации { BEGINS($body, text: "«") ->
    [yes] { $body }
   *[no] { QUOTED($body) }
}
founded-verb = { GENDER($bodies) ->
    [m] основан
    [f] основана
    [n] основано
   *[pl] основаны
}
founded-on = { GENDER($bodies) ->
    [none] День основания { GIVEN($body, form: "genitive") ->
        [yes] { FORM($body, form: "genitive") }
       *[no] { founded-organisation }
    } —
   *[other] { $bodies } { founded-verb }
} { GIVEN($julian) ->
    [yes] { GIVEN($gregorian_year) ->
        [yes] { $julian } { $year } года ({ $day } { $gregorian_year } года)
       *[no] { $julian } ({ $day }) { $year } года
    }
   *[no] { $day } { $year } года
}
counted-from = Отсчёт { counted-years.genitive } { $phrase } ведётся с { $year } года
