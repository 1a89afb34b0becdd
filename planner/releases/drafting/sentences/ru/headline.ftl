### Заголовок и подзаголовок. Берётся первый заголовок, который что-то говорит и не длиннее 100 знаков.

# $study есть, если релиз начинается с исследований.
headline-1 = { GIVEN($study) ->
    [yes] Журналистам представлено исследование { QUOTED($study) }
   *[no] {""}
}

# Город не повторяется, если он уже назван в самом названии.
headline-in-city = { $is_online ->
    [yes] {""}
   *[no] { GIVEN($city, form: "prepositional") ->
        [yes] { CAPITAL(IN(FORM($city, form: "prepositional"))) }
       *[no] {""}
    }
}
headline-city-and-day = { $is_online ->
    [yes] {""}
   *[no] { GIVEN($city, $days) ->
        [yes] { $city }, { WITHOUT($days, ending: "г.") }года
       *[no] {""}
    }
}
headline-passed = { kind.passed } { kind } для журналистов

headline-title-in-city = { SAYS($title, $city) ->
    [yes] {""}
   *[no] { headline-in-city }
}
headline-title-city-and-day = { SAYS($title, $city) ->
    [yes] {""}
   *[no] { headline-city-and-day }
}

headline-2 = { GIVEN($title, headline-title-in-city) ->
    [yes] { headline-title-in-city } { headline-passed }: { $title }
   *[no] {""}
}

headline-3 = { GIVEN($title, headline-title-city-and-day) ->
    [yes] { headline-4 }: { headline-title-city-and-day }
   *[no] {""}
}

headline-4 = { GIVEN($title) ->
    [yes] { CAPITAL(kind) } для журналистов { QUOTED($title) }
   *[no] {""}
}

headline-5 = { $title }

headline-subject-in-city = { SAYS($subject, $city) ->
    [yes] {""}
   *[no] { headline-in-city }
}
headline-subject-city-and-day = { SAYS($subject, $city) ->
    [yes] {""}
   *[no] { headline-city-and-day }
}

headline-6 = { GIVEN($subject, headline-subject-in-city) ->
    [yes] { headline-subject-in-city } { headline-passed }: { $subject }
   *[no] {""}
}

headline-7 = { GIVEN($subject, headline-subject-city-and-day) ->
    [yes] { headline-8 }: { headline-subject-city-and-day }
   *[no] {""}
}

headline-8 = { GIVEN($subject) ->
    [yes] { CAPITAL(kind) } для журналистов { QUOTED($subject) }
   *[no] {""}
}

headline-9 = { $subject }

subhead-study = Представлено исследование { QUOTED($study) }

subhead-studies-named = Журналистам { studies-shown }: { LIST($studies, style: "quoted") }

subhead-studies = Журналистам { studies-shown }

subhead-occasion = К памятной дате: { counted-years } { $phrase }
