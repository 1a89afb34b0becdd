### Кто выступает: «функция Имя», потом фамилия; роль с названием организации или организация.

# $style: "plain" — в предложении; "list" — в перечне; "genitive" — всё в родительном падеже.
# $placing: "before" — функция перед именем, "after" — после него, если она длинна, "body" — известна
# только организация, "none" — имя уже называлось. $title — учёное или дипломатическое звание.
speaker = { $speaker ->
    [person] { $placing ->
        [before] { $style ->
            [genitive] { FORM($functions, form: "genitive") } { speaker-name }
           *[plain] { $functions } { speaker-name }
        }
        [after] { $style ->
            [genitive] { speaker-name }, { FORM($functions, form: "genitive") }
           *[plain] { speaker-name }, { $functions }
        }
        [body] { speaker-name } ({ $functions })
       *[none] { speaker-name }
    }
    [body] { $style ->
        [genitive] { FORM($body, form: "genitive") }
       *[plain] { $body }
    }
   *[role] { unnamed }
}{ accompanied }

speaker-name = { $style ->
    [genitive] { OPTIONAL(FORM($title, form: "genitive"), after: " ") }{ FORM($name, form: "genitive") }
   *[plain] { OPTIONAL($title, after: " ") }{ $name }
}

function-held = { function-of-style }{ GIVEN($body, form: "genitive") ->
    [yes] { GIVEN($function) ->
        [yes] {" "}{ FORM($body, form: "genitive") }
       *[no] { $body }
    }
   *[no] { GIVEN($function) ->
        [yes] {" "}{ BRACKETS($body) }
       *[no] { $body }
    }
}

# «бывший капитан», «бывшая заведующая»: по роду человека; без рода — «в прошлом капитан». В родительном
# падеже — по роду слова: «бывшего капитана Марты Эллингсен».
function-former = { BEGINS($function, text: "бывш") ->
    [yes] { function-of-style }
   *[no] { $style ->
        [genitive] { GENDER($function) ->
            [f] бывшей { function-of-style }
           *[other] бывшего { function-of-style }
        }
       *[plain] { GENDER($function) ->
            [f] бывшая { $function }
           *[none] { GENDER($whose) ->
                [m] бывший { $function }
                [f] бывшая { $function }
               *[none] в прошлом { $function }
            }
        }
    }
}

function-of-style = { $style ->
    [genitive] { FORM($function, form: "genitive") }
   *[plain] { $function }
}

unnamed = { $style ->
    [genitive] { FORM($role, form: "genitive") }
   *[plain] { $role }
}{ $is_told ->
    [yes] {""}
   *[no] { GIVEN($body, form: "genitive") ->
        [yes] {" "}{ FORM($body, form: "genitive") }
       *[no] { OPTIONAL($body, before: ", ") }
    }
}

accompanied = { GIVEN($companions) ->
    [yes] , { GENDER($whose) ->
        [m] которого { PAST($companions, "сопровождал", none: "сопровождает") } { $companions }
        [f] которую { PAST($companions, "сопровождал", none: "сопровождает") } { $companions }
       *[none] сопровождение — { $companions }
    }
   *[no] {""}
}

joined-by-video = { SUBJECT($speakers) } { PAST($speakers, "присоединился", none: "присоединяется") } по видеосвязи

# «По видеосвязи участников приветствовал …».
by-video = { $is_remote ->
    [yes] по видеосвязи{" "}
   *[no] {""}
}
