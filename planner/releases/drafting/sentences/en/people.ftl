### Speakers: “Name, function”, later the surname; “an IOM Moscow specialist”, later “the specialist”; or a body.

# At the first mention $functions are given, and $name is the full name. $title is academic or
# diplomatic; $of_state is what a diplomat’s function adds to it.
speaker = { $speaker ->
    [person] { OPTIONAL($title, after: " ") }{ $name }{ OPTIONAL($of_state, before: " ") }{ OPTIONAL($functions, before: ", ") }
    [body] { $body }
   *[role] { unnamed }
}{ OPTIONAL($companions, before: ", accompanied by ") }

function-held = { GIVEN($function, $body) ->
    [yes] { HAS_COMMA($function) ->
        [yes] { $function }, { function-body }
       *[no] { $function } { OF_OR_AT($function) } { $body }
    }
   *[no] { $function }{ function-body }
}

function-body = { OPTIONAL($body, style: "bare") }

function-former = { BEGINS($function, text: "former ") ->
    [yes] { $function }
   *[no] former { $function }
}

unnamed = { $is_plural ->
    [yes] { GIVEN($body) ->
        [yes] { unnamed-of-a-body }
       *[no] { $role }
    }
   *[no] { $is_first ->
        [yes] { GIVEN($body) ->
            [yes] { A(unnamed-of-a-body) }
           *[no] { A($role) }
        }
       *[no] { THE($role) }
    }
}

unnamed-of-a-body = { OF_OR_AT($role) ->
    [of] { $role } of { $body }
   *[at] { IS_BRIEF($body) ->
        [yes] { FORM($body, form: "name") } { $role }
       *[no] { $role } at { $body }
    }
}

# Of several, those who were not in the hall.
joined-by-video = { SUBJECT($speakers) } joined by video link

# After the verb: “welcomed the participants by video link”.
by-video = { $is_remote ->
    [yes] {" "}by video link
   *[no] {""}
}
