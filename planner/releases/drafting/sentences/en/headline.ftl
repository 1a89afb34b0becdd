### Headline and subhead. The first headline that is not empty and has at most 100 characters is used.

headline-kind = { $kind ->
    [round_table] round table for journalists
   *[other] { kind }
}

# Empty if the text names the city already, or there is no city.
headline-place = { $is_online ->
    [yes] {""}
   *[no] { OPTIONAL($city, before: " in ") }
}
headline-place-of-study = { SAYS($study, $city) ->
    [yes] {""}
   *[no] { headline-place }
}
headline-place-of-topic = { SAYS($topic, $city) ->
    [yes] {""}
   *[no] { headline-place }
}

# $study is given if the release begins with the studies.
headline-1 = { GIVEN($study) ->
    [yes] { headline-2 }{ headline-place-of-study }
   *[no] {""}
}

headline-2 = { GIVEN($study) ->
    [yes] { $study }: { study-kind } presented to journalists
   *[no] {""}
}

# Two alternatives: the event determines which one is tried first.
headline-3 =
    .place = { GIVEN($topic) ->
        [yes] { CAPITAL(headline-kind) }{ headline-place-of-topic }: { $topic }
       *[no] {""}
    }
    .organiser = { GIVEN($organiser, $subject) ->
        [yes] { $organiser } { headline-kind } looks at { $subject }
       *[no] {""}
    }

headline-4 = { GIVEN($topic) ->
    [yes] { CAPITAL(headline-kind) }: { $topic }
   *[no] {""}
}

headline-5 = { $topic }

subhead-study = { CAPITAL(study-kind) } { QUOTED($study) } presented

subhead-studies-named = { CAPITAL(counted-studies) } presented: { LIST($studies, style: "quoted") }

subhead-studies = { CAPITAL(counted-studies) } presented to journalists

subhead-occasion = { CAPITAL(kind) } marks the { ORDINAL($years) } anniversary of { $phrase }
