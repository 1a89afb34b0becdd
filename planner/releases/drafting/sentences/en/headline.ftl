### Headline and subhead. Each message is a ladder: the first line that says something and is short enough is printed.

headline-in-city = { OPTIONAL($city, before: " in ") }
headline-in-city-unless-told = { SAYS($subject, $city) ->
    [yes] {""}
   *[no] { headline-in-city }
}
headline-in-city-unless-in-title = { SAYS($title, $city) ->
    [yes] {""}
   *[no] { headline-in-city }
}

# The last resort.
headline-kind = { CAPITAL(kind) }

# A body's hundredth year.
headline-centenary = { GIVEN($centenarian) ->
    [yes] { OPTIONAL($centenarian, style: "bare") } marks { $years } years
   *[no] {""}
}

# A study leads. $study_subject: what it is about.
headline-study =
    .subject = { GIVEN($study_subject) ->
        [yes] { CAPITAL(study-kind) } { headline-study-link } { $study_subject } presented{ headline-in-city-unless-of-study }
       *[no] {""}
    }
    .title = { GIVEN($study) ->
        [yes] { CAPITAL(NAMED(study-kind, $study)) } presented{ SAYS($study, $city) ->
            [yes] {""}
           *[no] { headline-in-city }
        }
       *[no] {""}
    }
headline-in-city-unless-of-study = { SAYS($study_subject, $city) ->
    [yes] {""}
   *[no] { headline-in-city }
}
headline-study-link = { $study_kind ->
    [report] on
   *[other] of
}

# One guest, no topic.
headline-guest = { GIVEN($guest) ->
    [yes] { CAPITAL($guest) } meets journalists{ SAYS($guest, $city) ->
        [yes] {""}
       *[no] { headline-in-city }
    }
   *[no] {""}
}

headline-subject =
    .city = { GIVEN($subject, headline-is-discussed) ->
        [yes] { CAPITAL(kind) }{ headline-in-city-unless-told } looks at { $subject }
       *[no] {""}
    }
    .bare = { GIVEN($subject, headline-is-discussed) ->
        [yes] { CAPITAL(kind) } looks at { $subject }
       *[no] {""}
    }
# Kinds of event at which nothing is discussed.
headline-is-discussed = { $kind ->
    [ceremony] {""}
    [interview] {""}
    [launch] {""}
    [open_day] {""}
    [photo_opportunity] {""}
    [press_tour] {""}
   *[round_table] yes
}

headline-title =
    .city = { GIVEN($title, headline-in-city-unless-in-title) ->
        [yes] { headline-held }{ headline-in-city-unless-in-title }
       *[no] {""}
    }
    .bare = { GIVEN($title) ->
        [yes] { headline-titled }
       *[no] {""}
    }

headline-titled = { NAMES_KIND($title, kind) ->
    [yes] { $title }
   *[no] { CAPITAL(kind) } { QUOTED($title) }
}
headline-held = { NAMES_KIND($title, kind) ->
    [yes] { $title } { kind.be-held }
   *[no] { $kind ->
        [launch] { QUOTED($title) } presented
       *[other] { headline-titled } { kind.be-held }
    }
}

# If the title cannot be shortened.
headline-bare =
    .organiser = { GIVEN($organiser) ->
        [yes] { OPTIONAL($organiser, style: "bare") } { kind }{ headline-in-city }
       *[no] {""}
    }
    .city = { CAPITAL(kind) }{ headline-in-city }

# What it is: on its subject, or by its title.
headline-what = { NAMES_KIND($title, kind) ->
    [yes] { headline-titled }
   *[no] { GIVEN($subject) ->
        [yes] { CAPITAL(kind) } on { $subject }
       *[no] { GIVEN($title) ->
            [yes] { headline-titled }
           *[no] { CAPITAL(kind) }
        }
    }
}
headline-coming =
    .full = { headline-what } to be { kind.be-held }{ headline-in-city-unless-told }{ OPTIONAL($day, before: " on ") }
    .day = { headline-what } to be { kind.be-held }{ OPTIONAL($day, before: " on ") }
headline-cancelled = { headline-what } cancelled
headline-put-off = { headline-what } put off
headline-moved = { headline-what } put off to { $to_day }

# The quotation that was chosen, and who said it.
subhead-quotation = { CAPITAL(LIST($speakers)) }: { QUOTED($text) }

# A single study, named with its sample: “208 gauging posts over 30 years”.
# $count people or things of $sample_units: “2,140 drivers”; else the sample in words.
subhead-sample = { $count ->
    [0] { GIVEN($sample) ->
        [yes] { CAPITAL(study-kind) } covers { $sample }
       *[no] {""}
    }
   *[other] { CAPITAL(study-kind) } covers { number } { $sample_units }
}
subhead-study = { CAPITAL(NAMED(study-kind, $study)) } presented

# Several studies of several bodies, each with its subject.
subhead-topics = { LIST($conductors) } report on { $subjects }
subhead-conductors = { LIST($conductors) } present studies
subhead-studies-named = { CAPITAL(counted-studies) } presented: { LIST($studies, style: "quoted") }

subhead-occasion = { subhead-meeting } marks the { ORDINAL($years) } anniversary of { $phrase }
subhead-meeting = { $kind ->
    [round_table] Meeting
    [press_conference] Meeting
    [briefing] Meeting
    [press_breakfast] Meeting
   *[other] { CAPITAL(kind.later) }
}

subhead-mourning = { CAPITAL(SPELT($years)) } { $years ->
    [1] year
   *[other] years
} since { $phrase }
