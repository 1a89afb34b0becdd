### A paragraph for each study.
###
### $title and $subject of the study; a title that is only its kind, like “Report”, is not given.
### $conductor carried it out, $commissioner asked for it, $presenters presented it. $time: “in May 2027”.
### $place: 2 for the second of several studies of the same kind; 1 if it is not counted.

study-presented-by-conductor = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { $conductor } presented { study-title }{ study-which-was-made }
   *[other] { study-counted } was presented by { $conductor }{ study-which-was-made }
}

study-which-was-made = { GIVEN(study-made) ->
    [yes] { GENDER($conductor) ->
        [pl] , which they had { study-made }
       *[other] , which it had { study-made }
    }
   *[no] {""}
}

# Where the conductor is the subject of the sentence.
study-made = { GIVEN($commissioner) ->
    [yes] { study-carried-out }{ OPTIONAL($time, before: " ") } at the request of { $commissioner }
   *[no] { GIVEN($time) ->
        [yes] { study-carried-out } { $time }
       *[no] {""}
    }
}

study-presented-by-people = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { SUBJECT($presenters) } presented { study-title }
   *[other] { study-counted } was presented by { $presenters }
}

# If the programme names nobody who presented it.
study-presented = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { study-title } was presented
   *[other] { study-counted } was presented
}

# Who carried it out, if they did not present it. $is_theirs: those who presented it belong to them.
study-conductor = { GIVEN($commissioner) ->
    [yes] {""}
   *[no] { $is_theirs ->
        [yes] { OPTIONAL($time, before: "It was made ") }
       *[no] { GIVEN($conductor) ->
            [yes] It was { study-carried-out } by { $conductor }{ OPTIONAL($time, before: " ") }
           *[no] { OPTIONAL($time, before: "It was made ") }
        }
    }
}

study-commissioner = { GIVEN($commissioner) ->
    [yes] { GIVEN($conductor) ->
        [yes] { $conductor } { study-carried-out } the { study-kind }{ OPTIONAL($time, before: " ") } at the request of { $commissioner }
       *[no] It was { study-carried-out }{ OPTIONAL($time, before: " ") } at the request of { $commissioner }
    }
   *[no] {""}
}

# After the conductor’s sentence, which tells it already.
study-conductor-commissioner = {""}

study-itself = the { study-kind }
study-title = { GIVEN($title) ->
    [yes] { NAMED(study-itself, $title) }
   *[no] { A(study-kind) }{ OPTIONAL($subject, before: " on ") }
}

study-counted = the { $place ->
    [2] second
    [3] third
    [4] fourth
   *[other] fifth
} { study-kind }, { QUOTED($title) },

study-carried-out = { $study_kind ->
    [report] prepared
    [analysis] made
   *[other] carried out
}

# A sentence for each fact of the study that was entered. What has no attribute here is not told.
# $count people or things of $sample_units: “residents of three districts”. $period: “for 1997–2027”.
study-contents =
    .aims = { BEGINS($aims, text: "to ") ->
        [yes] Its authors set out { $aims }
       *[no] { COUNT($aims) ->
            [1] Its aim was { $aims }
           *[other] Its aims were { $aims }
        }
    }
    .method = The { study-kind } is based on { $method }{ GIVEN($hotline_number) ->
        [yes] { study-method-hotline }
       *[no] {""}
    }
    .hotline_number = { GIVEN($method) ->
        [yes] {""}
       *[no] The { study-kind } draws on enquiries to the hotline { $is_hotline_told ->
            [yes] {""}
           *[no] { $hotline_number }
        }
    }
    .sample_size = { $study_kind ->
        [survey] { OPTIONAL($time, after: " ") }the authors surveyed { number } { $sample_units }
       *[other] It covers { number } { $sample_units }{ OPTIONAL($period, before: " ") }
    }

# $is_hotline_told: the release tells its number further down.
study-method-hotline = { $is_hotline_told ->
    [yes] { HOLDS($method, text: "hotline") ->
        [yes] {""}
       *[no] { HOLDS($method, text: "hot-line") ->
            [yes] {""}
           *[no] . The data come from the hotline
        }
    }
   *[no] {" "}(hotline { $hotline_number })
}

# One finding after the other. $finding is a clause; $is_more: it is not the first.
study-finding = The { study-kind } { study-found } that { $finding }

# The second finding, or whichever comes after a sentence that begins in the same way.
study-finding-again = It { study-found } that { $finding }

study-found = { $is_more ->
    [yes] also{" "}
   *[no] {""}
}{ $study_kind ->
    [survey] showed
    [report] says
    [analysis] shows
   *[other] found
}

# Findings that do not stand in a clause, or for which nobody has said whether they do.
study-findings-inline = { COUNT($findings) ->
    [1] { study-came-to } this finding: { $findings }
   *[other] { study-came-to } these findings: { SEPARATED($findings) }
}

study-findings-nouns = Among the findings { GENDER($findings) ->
    [pl] are
   *[other] is
} { $findings }

# $is_again: the sentence before begins with “The study” too.
study-came-to = { $is_again ->
    [yes] It came to
   *[no] The { study-kind } came to
}

# Three findings or more.
study-findings-listed =
    { study-came-to } these findings:

    { POINTS($findings) }

# $is_more: something else was told of what the study says.
study-recommendations = The authors { $is_more ->
    [yes] also{" "}
   *[no] {""}
}make recommendations on { $recommendations }

# Notes to editors.
study-named = { GIVEN($title) ->
    [yes] { QUOTED($title) }
   *[no] The { study-kind }
}
study-sample = { study-named }: { $sample }
study-link = { study-named } is available at { $address }

# $is_one: no other study was shown. $note: “readings at 208 gauging posts were compared for 1997–2027”.
study-method-note = { $is_one ->
    [yes] { $note }
   *[no] for { GIVEN($title) ->
        [yes] { NAMED(study-itself, $title) }
       *[no] { study-itself }
    }, { $note }
}
