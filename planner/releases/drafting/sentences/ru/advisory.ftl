### Анонс: что объявлено, кто проводит и по какому поводу.

announced-event = { GIVEN($subject, form: "prepositional") ->
    [yes] { announced-kind } { ABOUT(FORM($subject, form: "prepositional")) }
   *[no] { NAMES_KIND($title, kind) ->
        [yes] { $title }{ GIVEN($audience, form: "genitive") ->
            [yes] {" "}— для { FORM($audience, form: "genitive") }
           *[no] {""}
        }
       *[no] { announced-kind }{ GIVEN($title) ->
            [yes] {" "}{ QUOTED($title) }
           *[no] {""}
        }
    }
}
announced-kind = { CAPITAL(kind) } { lead-for-whom }

# Организаторы и соорганизаторы стоят в одном перечне.
announced-organisers = { COUNT($every) ->
    [1] Организатор
   *[other] Организаторы
} — { $every }
announced-hosts = { GENDER($hosts) ->
    [pl] Принимают
   *[other] Принимает
} { $hosts }

# $day — день, если он приходится на другой день того же года.
announced-occasion = В { $year } году исполняется { counted-years } { $phrases }{ GIVEN($day) ->
    [yes] . Памятная дата — { $day }
   *[no] {""}
}

announced-partners = { COUNT($partners) ->
    [1] Партнёр
   *[other] Партнёры
} — { $partners }
