### Кто выступает: «Имя, функция», роль с названием организации или организация. Всё в именительном
### падеже: склонять введённые слова нечем.

# $style: "dash" — «Имя — функция», "plain" — через запятую, "sentence" — после глагола,
# "nested" — внутри чужих скобок. $function и $body даны при первом упоминании; у того, кто не
# назван по имени, $function — роль.
speaker = { OPTIONAL(speaker-on-behalf) }{ speaker-named }{ $style ->
    [nested] { OPTIONAL(speaker-aside-body, before: ", ") }{ OPTIONAL(speaker-aside-remote, before: ", ") }
   *[other] {" "}{ BRACKETS(speaker-aside-body, speaker-aside-remote) }
}

speaker-on-behalf = { GIVEN($on_behalf_of) ->
    [yes] от имени { $on_behalf_of }{ $style ->
        [sentence] ,{" "}
       *[other] {" "}—{" "}
    }
   *[no] {""}
}

speaker-named = { $speaker ->
    [body] { $body }
    [person] { $name }{ GIVEN($function) ->
        [yes] { speaker-link }{ $function }{ speaker-genitive }
       *[no] {""}
    }
   *[role] { $function }{ speaker-genitive }
}

speaker-link = { $style ->
    [dash] { GIVEN($on_behalf_of) ->
        [yes] ,{" "}
       *[no] {" "}—{" "}
    }
   *[other] ,{" "}
}

speaker-genitive = { GIVEN($body, form: "genitive") ->
    [yes] {" "}{ FORM($body, form: "genitive") }
   *[no] {""}
}

# Организация, если нет родительного падежа, который встал бы после функции.
speaker-aside-body = { $speaker ->
    [body] {""}
   *[other] { GIVEN($function) ->
        [yes] { GIVEN($body, form: "genitive") ->
            [yes] {""}
           *[no] { $body }
        }
       *[no] { $body }
    }
}

speaker-aside-remote = { $is_remote ->
    [yes] в режиме видеосвязи
   *[no] {""}
}
