### Абзац о каждом исследовании.
###
### $title и $subject исследования; названия, которое только называет вид («Доклад»), нет.
### $conductor — исполнитель, $commissioner — заказчик, $presenters — докладчики. $time: «в мае 2027 года».
### $place: 2 — второе из нескольких исследований одного вида; 1 — счёта нет.

study-presented-by-conductor = { OPTIONAL($on_day, after: " ") }{ GENDER($conductor) ->
    [none] { study-was-presented }; его автор — { $conductor }
   *[other] { $place ->
        [1] { $conductor } { study-conductor-presented } { study-object }{ study-which-was-made }
       *[other] { study-counted } { study-conductor-presented } { $conductor }{ study-which-was-made }
    }
}

study-conductor-presented = { GENDER($conductor) ->
    [f] представила
    [n] представило
    [pl] представили
   *[m] представил
}

# Год — здесь, если о заказчике не будет сказано отдельно.
study-which-was-made = { GIVEN($commissioner, form: "genitive") ->
    [yes] {""}
   *[no] { GIVEN($time) ->
        [yes] , { study-which } { study-carried-out } { $time }
       *[no] {""}
    }
}

study-which = { $study_kind ->
    [research] которое
   *[other] который
}

# «провёл опрос», но «подготовил доклад» и «выполнил анализ».
study-carried-out = { $study_kind ->
    [report] { GENDER($conductor) ->
        [f] подготовила
        [n] подготовило
        [pl] подготовили
       *[m] подготовил
    }
    [analysis] { GENDER($conductor) ->
        [f] выполнила
        [n] выполнило
        [pl] выполнили
       *[m] выполнил
    }
   *[other] { GENDER($conductor) ->
        [f] провела
        [n] провело
        [pl] провели
       *[m] провёл
    }
}

study-presented-by-people = { OPTIONAL($on_day, after: " ") }{ GENDER($presenters) ->
    [none] { study-was-presented }; докладчик — { $presenters }
   *[other] { $place ->
        [1] { study-object }
       *[other] { study-counted }
    } { GENDER($presenters) ->
        [f] представила
        [n] представило
        [pl] представили
       *[m] представил
    } { $presenters }
}

# Если в программе не сказано, кто представил.
study-presented = { OPTIONAL($on_day, after: " ") }{ study-was-presented }

study-was-presented = { $study_kind ->
    [survey] были представлены
    [research] было представлено
   *[other] был представлен
} { study-object }

# Кто провёл, если представили другие. $is_theirs: докладчики — сотрудники исполнителя.
study-conductor = { $is_theirs ->
    [yes] {""}
   *[no] { GENDER($conductor) ->
        [none] { GIVEN($conductor) ->
            [yes] Автор { study-kind-genitive } — { $conductor }
           *[no] {""}
        }
       *[other] { CAPITAL(study-kind-itself) } { study-carried-out } { $conductor }{ GIVEN($commissioner, form: "genitive") ->
            [yes] {""}
           *[no] { OPTIONAL($time, before: " ") }
        }
    }
}

study-commissioner = { GIVEN($commissioner, form: "genitive") ->
    [yes] { CAPITAL(study-kind-itself) } { study-was-carried-out }{ OPTIONAL($time, before: " ") } по заказу { FORM($commissioner, form: "genitive") }
   *[no] { GIVEN($commissioner) ->
        [yes] Заказчик { study-kind-genitive } — { $commissioner }
       *[no] {""}
    }
}

study-conductor-commissioner = { study-commissioner }

study-was-carried-out = { $study_kind ->
    [survey] проведён
    [report] подготовлен
    [analysis] выполнен
   *[research] проведено
}

study-kind-itself = { $study_kind ->
    [survey] опрос
    [report] доклад
    [analysis] анализ
   *[research] исследование
}

study-kind-genitive = { $study_kind ->
    [survey] опроса
    [report] доклада
    [analysis] анализа
   *[research] исследования
}

# Представляют «результаты опроса», но «исследование». Тема — в предложном падеже: «доклад о колодцах».
study-object = { GIVEN($title) ->
    [yes] { $study_kind ->
        [survey] { study-results-titled }
       *[other] { NAMED(study-kind-itself, $title) }
    }
   *[no] { study-what }{ GIVEN($subject, form: "prepositional") ->
        [yes] {" "}{ ABOUT(study-subject) }
       *[no] { OPTIONAL($subject, before: "; тема — ") }
    }
}

study-results-titled = { KIND_IN($title, study-kind-itself) ->
    [told] { GIVEN($title, form: "genitive") ->
        [yes] результаты { SMALL(FORM($title, form: "genitive")) }
       *[no] { study-results-named }
    }
    [name] { study-results-named }
   *[no] { NAMED(study-what, $title) }
}
study-results-named = результаты исследования { QUOTED($title) }
study-subject = { FORM($subject, form: "prepositional") }

study-what = { $study_kind ->
    [survey] результаты опроса
   *[other] { study-kind-itself }
}

study-counted = { $place ->
    [2] второ
    [3] треть
    [4] четвёрто
   *[other] пято
}{ $study_kind ->
    [research] е
   *[other] й
} { study-kind-itself } — { QUOTED($title) } —

# Предложение для каждого заполненного поля. О том, чего здесь нет, релиз не рассказывает.
# $count — сколько, $sample_units — кого или чего: «жителей трёх районов». $period: «за 1997–2027 годы».
study-contents =
    .aims = { ARE_INFINITIVES($aims) ->
        [yes] Его авторы стремились { $aims }
       *[no] { COUNT($aims) ->
            [1] Цель { study-kind-genitive } — { $aims }
           *[other] Цели { study-kind-genitive } — { $aims }
        }
    }
    .method = В основе { study-kind-genitive } — { $method }{ GIVEN($hotline_number) ->
        [yes] { study-method-hotline }
       *[no] {""}
    }
    .hotline_number = { GIVEN($method) ->
        [yes] {""}
       *[no] Источник данных — обращения на горячую линию { $is_hotline_told ->
            [yes] {""}
           *[no] { $hotline_number }
        }
    }
    .sample_size = { $count ->
        [one] { study-one-asked }
       *[other] { $study_kind ->
            [survey] { OPTIONAL($time, after: " ") }были опрошены { DIGITS($count) } { $sample_units }
           *[other] { CAPITAL(study-kind-itself) } { study-covered } { DIGITS($count) } { $sample_units }{ OPTIONAL($period, before: " ") }
        }
    }

# $is_hotline_told: номер назван ниже, здесь он не повторяется.
study-method-hotline = { $is_hotline_told ->
    [yes] { HOLDS($method, text: "горяч") ->
        [yes] {""}
       *[no] . Источник данных — горячая линия
    }
   *[no] {" "}(горячая линия { $hotline_number })
}

# 21, 1241: глагол согласуется с родом того, о ком речь.
study-one-asked = { $study_kind ->
    [survey] { GENDER($sample_units) ->
        [m] { OPTIONAL($time, after: " ") }был опрошен { DIGITS($count) } { $sample_units }
        [f] { OPTIONAL($time, after: " ") }была опрошена { DIGITS($count) } { $sample_units }
       *[other] Объём выборки — { DIGITS($count) } { $sample_units }
    }
   *[other] Объём выборки — { DIGITS($count) } { $sample_units }{ OPTIONAL($period, before: " ") }
}

study-covered = { $study_kind ->
    [research] охватило
   *[other] охватил
}

# Один вывод за другим. $finding — придаточное предложение; $is_more: вывод не первый.
study-finding = { $study_kind ->
    [survey] опрос показал
    [report] в докладе говорится
    [analysis] анализ показал
   *[research] исследование показало
}{ study-also }, что { $finding }

# Второй вывод, или тот, перед которым предложение начинается так же.
study-finding-again = { $study_kind ->
    [report] в нём говорится
    [research] оно показало
   *[other] он показал
}{ study-also }, что { $finding }

study-also = { $is_more ->
    [yes] {" "}также
   *[no] {""}
}

# Выводы, которые не стоят в придаточном предложении.
study-findings-inline = { COUNT($findings) ->
    [1] Авторы пришли к такому выводу: { $findings }
   *[other] Авторы пришли к таким выводам: { SEPARATED($findings) }
}

study-findings-nouns = { COUNT($findings) ->
    [1] Один из выводов — { $findings }
   *[other] Среди выводов — { $findings }
}

# Выводов три или больше.
study-findings-listed =
    Авторы пришли к таким выводам:

    { POINTS($findings) }

# «рекомендации по уходу», «рекомендации об уходе». $is_more: до этого что-то сказано об исследовании.
study-recommendations = { BEGINS($recommendations, text: "по ") ->
    [yes] { study-recommended } { $recommendations }
   *[no] { GIVEN($recommendations, form: "prepositional") ->
        [yes] { study-recommended } { ABOUT(study-recommended-topics) }
       *[no] { CAPITAL(study-kind-itself) } { study-ends } рекомендации; их { COUNT($recommendations) ->
            [1] тема
           *[other] темы
        } — { $recommendations }
    }
}

study-recommended = Авторы дали { $is_more ->
    [yes] также{" "}
   *[no] {""}
}рекомендации
study-recommended-topics = { FORM($recommendations, form: "prepositional") }
study-ends = завершают

# Примечания для редакторов.
study-named = { GIVEN($title) ->
    [yes] { QUOTED($title) }
   *[no] { CAPITAL(study-kind-itself) }
}
study-sample = { study-named }: { $sample }
study-link = { GIVEN($title) ->
    [yes] { QUOTED($title) } — текст
   *[no] Текст { study-kind-genitive }
} доступен по адресу: { $address }

# $is_one: других исследований не было. $note: «сопоставлены показания 208 гидропостов за 1997–2027 годы».
study-method-note = { $is_one ->
    [yes] { $note }
   *[no] { KIND_IN($title, study-kind-itself) ->
        [told] { GIVEN($title, form: "prepositional") ->
            [yes] { IN(SMALL(FORM($title, form: "prepositional"))) }
           *[no] в работе { QUOTED($title) }
        }
        [name] в работе { QUOTED($title) }
       *[no] { $study_kind ->
            [survey] в опросе
            [report] в докладе
            [analysis] в анализе
           *[research] в исследовании
        }{ OPTIONAL(QUOTED($title), before: " ") }
    } { $note }
}
