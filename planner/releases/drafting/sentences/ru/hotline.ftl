### Горячая линия. $hours: «с 9:00 до 21:00», как введено.

hotline = { GIVEN($hours) ->
    [yes] Горячая линия { $number }{ hotline-audience } работает { $hours }
   *[no] { GIVEN($operators) ->
        [yes] Горячую линию { $number }{ hotline-audience } { hotline-run } { $operators }
       *[no] Номер горячей линии{ hotline-audience } — { $number }
    }
}

hotline-audience = { GIVEN($audience, form: "genitive") ->
    [yes] {" "}для { FORM($audience, form: "genitive") }
   *[no] { OPTIONAL($audience, before: " (", after: ")") }
}

# После часов работы; без них — в первом предложении.
hotline-operators = { GIVEN($hours, $operators) ->
    [yes] Её { hotline-run } { $operators }
   *[no] {""}
}

hotline-run = { GENDER($operators) ->
    [pl] обслуживают
   *[other] обслуживает
}
