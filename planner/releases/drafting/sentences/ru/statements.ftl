### Что было сказано. $speakers — кто сказал; $who: person, role, body или several. Варианты одного
### сообщения чередуются; пустой пропускается. Глагол — по роду говорящего, без рода — в настоящем времени.

# $clause — как после «сказал, что». $opening: назвать ли в этом предложении доклад.
statement-said =
    .said = { $who ->
        [role] {""}
       *[other] { statement-opening }{ statement-subject } { PAST($speakers, "сообщил", none: "отмечает") }, что { $clause }
    }
    .told = { $who ->
        [body] {""}
       *[other] { statement-opening }{ statement-subject } { PAST($speakers, "рассказал", none: "отмечает") }, что { $clause }
    }
    .according = { $opening ->
        [no] { statement-according }
       *[other] {""}
    }

# Когда предыдущее предложение — о словах того же человека.
statement-again =
    .added = { $who ->
        [role] {""}
       *[other] { statement-subject } { PAST($speakers, "добавил", none: "добавляет") }, что { $clause }
    }
    .according = { $is_pronoun_used ->
        [no] { statement-according }
       *[yes] { GENDER($speakers) ->
            [m] { statement-by-pronoun }
            [f] { statement-by-pronoun }
           *[other] { statement-according }
        }
    }
    .said = { statement-subject } { PAST($speakers, "сообщил", none: "отмечает") }, что { $clause }

statement-according = { $who ->
    [body] {""}
   *[other] { $is_again ->
        [yes] { $who ->
            [person] { statement-by-pronoun }
           *[other] { statement-by-name }
        }
       *[no] { statement-by-name }
    }
}
statement-by-pronoun = { GENDER($speakers) ->
    [m] по его словам, { $clause }
    [f] по её словам, { $clause }
   *[none] { statement-by-name }
}
statement-by-name = { GIVEN($speakers, form: "genitive") ->
    [yes] по словам { FORM($speakers, form: "genitive") }, { $clause }
   *[no] {""}
}

# «Он», «она» — только сразу после имени.
statement-subject = { $is_again ->
    [yes] { $is_pronoun_used ->
        [no] { $who ->
            [person] { GENDER($speakers) ->
                [m] он
                [f] она
               *[none] { SUBJECT($speakers) }
            }
           *[other] { GENDER($speakers) ->
                [pl] они
               *[other] { SUBJECT($speakers) }
            }
        }
       *[yes] { SUBJECT($speakers) }
    }
   *[no] { SUBJECT($speakers) }
}

statement-noted =
    .noted = { statement-opening }{ statement-subject } { PAST($speakers, "отметил", none: "отмечает") }, что { $clause }
    .pointed-out = { statement-opening }{ statement-subject } { PAST($speakers, "обратил", none: "обращает") } внимание на то, что { $clause }

statement-told = { statement-opening }{ statement-subject } { verb }, что { $clause }

# Слова в кавычках стоят внутри фразы: «сказал, что голые берега — это „долг“».
statement-partial = { statement-opening }{ statement-subject } { $force ->
    [said] { PAST($speakers, "сказал", none: "говорит") }
    [added] { PAST($speakers, "сказал", none: "говорит") }
   *[other] { verb }
}, что { $lead_in } { QUOTED($text) }

# Решение или план: сначала что будет, потом кто сообщил.
statement-plan =
    .announced = { OPTIONAL($deadline, after: " ") }{ $clause }, { verb-of-plan }{ OPTIONAL($on_day, before: " ") } { NAMES($speakers) }
    .that = { OPTIONAL($on_day, after: " ") }{ statement-subject } { verb-of-plan }, что { OPTIONAL($deadline, after: " ") }{ $clause }

statement-document = { OPTIONAL($on_day, after: " ") }{ statement-subject } { PAST($speakers, "объявил", none: "объявляет") }{ $is_again ->
    [yes] {" "}также
   *[no] {""}
} { GIVEN($document, form: "prepositional") ->
    [yes] { ABOUT(FORM($document, form: "prepositional")) }
   *[no] о документе: { $document }
}

# $text — инфинитив: «оставлять полосу травы». Кого призвали — в винительном падеже.
statement-call = { OPTIONAL($on_day, after: " ") }{ statement-subject } { $force ->
    [proposed] { PAST($speakers, "предложил", none: "предлагает") }
    [promised] { PAST($speakers, "пообещал", none: "обещает") }
   *[called] { PAST($speakers, "призвал", none: "призывает") }{ GIVEN($addressee, form: "accusative") ->
        [yes] {" "}{ FORM($addressee, form: "accusative") }
       *[no] {""}
    }
} { $text }

statement-topics = { statement-opening }{ statement-subject } { GIVEN($topics, form: "prepositional") ->
    [yes] { PAST($speakers, "рассказал", none: "рассказывает") } { ABOUT(FORM($topics, form: "prepositional")) }
   *[no] { COUNT($topics) ->
        [1] { PAST($speakers, "посвятил", none: "посвящает") } выступление одной теме: { $topics }
       *[other] { PAST($speakers, "посвятил", none: "посвящает") } выступление { topics-counted }: { $topics }
    }
}
topics-counted = { COUNT($topics) ->
    [2] двум темам
    [3] трём темам
    [4] четырём темам
    [5] пяти темам
    [6] шести темам
    [7] семи темам
    [8] восьми темам
    [9] девяти темам
   *[other] нескольким темам
}

statement-quoted = { QUOTATION($text) } — { statement-by }

# Цитата разорвана там, где кончилось её первое предложение: $first и $rest.
statement-broken = { QUOTATION_HEAD($first) } — { statement-by }. — { QUOTATION_TAIL($rest) }

statement-by = { $force ->
    [stated] { $who ->
        [body] { GIVEN($speakers, form: "genitive") ->
            [yes] говорится в заявлении { FORM($speakers, form: "genitive") }
           *[no] { PAST($speakers, "сообщил", none: "сообщает") }{ OPTIONAL($on_day, before: " ") } { NAMES($speakers) }
        }
       *[other] { verb }{ OPTIONAL($on_day, before: " ") } { NAMES($speakers) }
    }
   *[other] { verb-of-quotation }{ OPTIONAL($on_day, before: " ") } { NAMES($speakers) }
}{ $opening ->
    [titled] { GIVEN(item-during) ->
        [yes] {" "}{ item-during }
       *[no] , { item-presenting }
    }
   *[no] {""}
}

statement-opening = { $opening ->
    [no] {""}
    [day] { $on_day }{" "}
    [titled] { OPTIONAL($on_day, after: " ") }{ GIVEN(item-during) ->
        [yes] { item-during }{" "}
       *[no] { item-presenting },{" "}
    }
   *[other] { OPTIONAL($on_day, after: " ") }{ item-noun.during }{" "}
}

verb = { $force ->
    [noted] { PAST($speakers, "отметил", none: "отмечает") }
    [stressed] { PAST($speakers, "подчеркнул", none: "подчёркивает") }
    [explained] { PAST($speakers, "пояснил", none: "поясняет") }
    [recalled] { PAST($speakers, "напомнил", none: "напоминает") }
    [announced] { PAST($speakers, "объявил", none: "объявляет") }
    [promised] { $who ->
        [role] { PAST($speakers, "сообщил", none: "отмечает") }
       *[other] { PAST($speakers, "пообещал", none: "обещает") }
    }
    [warned] { PAST($speakers, "предупредил", none: "предупреждает") }
    [added] { PAST($speakers, "добавил", none: "добавляет") }
    [stated] { PAST($speakers, "заявил", none: "заявляет") }
   *[said] { PAST($speakers, "сообщил", none: "сообщает") }
}

verb-of-plan = { $force ->
    [said] { PAST($speakers, "сообщил", none: "сообщает") }
    [announced] { PAST($speakers, "сообщил", none: "сообщает") }
   *[other] { verb }
}

# Цитату говорят; организация её сообщает.
verb-of-quotation = { $force ->
    [asked] { PAST($speakers, "спросил", none: "спрашивает") }
    [noted] { verb }
    [stressed] { verb }
    [explained] { verb }
    [recalled] { verb }
    [warned] { verb }
    [added] { verb }
   *[other] { $who ->
        [body] { PAST($speakers, "сообщил", none: "сообщает") }
       *[other] { PAST($speakers, "сказал", none: "отмечает") }
    }
}
