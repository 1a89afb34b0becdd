### Горячая линия.

hotline = Телефон горячей линии{ OPTIONAL($audience, before: " (", after: ")") }: { $number }

hotline-operators = { COUNT($operators) ->
    [0] {""}
    [1] Оператор — { $operators }
   *[other] Линию обслуживают { $operators }
}

hotline-hours = Часы работы: { $hours }
