### The hot-line. $hours: “from 9:00 to 21:00”, as entered.

hotline = { GIVEN($operators) ->
    [yes] The hotline { $number }{ hotline-audience }{ OPTIONAL($hours, before: ", open ", after: ",") } is run by { $operators }
   *[no] { GIVEN($hours) ->
        [yes] The hotline { $number }{ hotline-audience } is open { $hours }
       *[no] The number of the hotline{ hotline-audience } is { $number }
    }
}

hotline-audience = { OPTIONAL($audience, before: " for ") }

# A sentence of its own in other languages.
hotline-operators = {""}
