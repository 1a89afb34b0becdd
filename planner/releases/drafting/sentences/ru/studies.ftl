### Абзац о каждом исследовании.

# $conductor — исполнитель, $presenters — докладчики кроме него.
study = { GIVEN($presenters) ->
    [yes] { study-was-shown }
   *[no] { GENDER($conductor) ->
        [m] { $conductor } представил исследование { QUOTED($title) }
        [f] { $conductor } представила исследование { QUOTED($title) }
        [n] { $conductor } представило исследование { QUOTED($title) }
        [pl] { $conductor } представили исследование { QUOTED($title) }
       *[none] { study-was-shown }
    }
}

study-was-shown = Представлено исследование { QUOTED($title) }{ OPTIONAL($conductor, before: " (исполнитель — ", after: ")") }

study-presenters = { COUNT($presenters) ->
    [0] {""}
    [1] Докладчик — { $presenters }
   *[other] Докладчики: { SEPARATED($presenters) }
}

study-commissioner = { OPTIONAL($commissioner, before: "Заказчик — ") }

# Предложение для каждого заполненного поля. О том, чего здесь нет, релиз не рассказывает.
# «Даны рекомендации по …; по …»; остальное — после двоеточия.
study-contents =
    .aims = { COUNT($aims) ->
        [1] Цель — { $aims }
       *[other] Цели: { SEPARATED($aims) }
    }
    .method = В основе работы — { $method }{ OPTIONAL($hotline_number, before: " (горячая линия ", after: ")") }
    .hotline_number = { GIVEN($method) ->
        [yes] {""}
       *[no] Источник данных — горячая линия { $hotline_number }
    }
    .findings = Среди результатов: { SEPARATED($findings) }
    .recommendations = { BEGINS($recommendations, text: "по ") ->
        [yes] Даны рекомендации { SEPARATED($recommendations) }
       *[no] Даны рекомендации: { SEPARATED($recommendations) }
    }

# Примечания для редакторов.
study-sample = { QUOTED($title) }: { $sample }
study-link = { QUOTED($title) } — текст доступен по адресу: { $address }
