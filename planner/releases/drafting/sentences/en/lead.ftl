### The first paragraph.

# The dateline, if the sender has no template of its own.
dateline = { $city }, { $date } –

lead = { COUNT($organisers) ->
    [0] { lead-opening } { lead-event } was held { lead-place-and-day }
   *[other] { lead-opening } { $organisers } brought together { lead-audience } { lead-online } for { lead-event } { lead-place } { lead-day }
}

lead-audience = { GIVEN($audience) ->
    [yes] { LOWER($audience) }
   *[no] journalists
}

lead-event = { GIVEN($title) ->
    [yes] the { kind } { QUOTED($title) }
   *[no] { A(kind) }{ OPTIONAL($subject, before: " on ") }
}

lead-online = { $is_online ->
    [yes] online
   *[no] {""}
}

# Not given if they are in the dateline.
lead-place = { OPTIONAL($city, before: "in ") }
lead-day = { $span ->
    [month] {""}
    [year] {""}
   *[days] { OPTIONAL($when) }
}

# The month or the year alone stands first.
lead-opening = { $span ->
    [month] { OPTIONAL($when) }
    [year] { OPTIONAL($when) }
   *[days] {""}
}
lead-place-and-day = { lead-online } { lead-place } { lead-day }

# Begins with a comma, and so continues the sentence.
lead-studies = , at which { $count ->
    [1] a study was presented
   *[other] { counted-studies } were presented
}
