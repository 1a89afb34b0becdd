### A paragraph for each study.

# $presenters are those who presented it besides the body that carried it out.
study = { GIVEN($commissioner) ->
    [yes] { GIVEN($conductor) ->
        [yes] At the request of { $commissioner }, { $conductor } carried out { study-title }
       *[no] At the request of { $commissioner }, { study-title } was made
    }
   *[no] { GIVEN($presenters) ->
        [yes] { study-presented }
       *[no] { study-shown }
    }
}

study-title = the { study-kind } { QUOTED($title) }

study-presented = { $is_presented_by_conductor ->
    [yes] { study-shown }
   *[no] { SUBJECT($presenters) } presented { study-title }{ OPTIONAL($conductor, before: ", carried out by ") }
}

study-shown = { GIVEN($conductor) ->
    [yes] { $conductor } presented { study-title }
   *[no] { study-title } was presented
}

# Where the sentence before told who had asked for it.
study-presenters = { GIVEN($commissioner, $presenters) ->
    [yes] { $is_presented_by_conductor ->
        [yes] {""}
       *[no] { SUBJECT($presenters) } presented it
    }
   *[no] {""}
}

study-commissioner = {""}

# A sentence for each fact of the study that was entered. What has no attribute here is not told.
study-contents =
    .aims = { BEGINS($aims, text: "to ") ->
        [yes] It set out { $aims }
       *[no] { aims }
    }
    .method = It is based on { $method }{ OPTIONAL($hotline_number, before: " (hot-line ", after: ")") }
    .hotline_number = { GIVEN($method) ->
        [yes] {""}
       *[no] It draws on enquiries to the hot-line { $hotline_number }
    }
    .findings = Among the findings: { SEPARATED($findings) }
    .recommendations = The work ends in recommendations on { $recommendations }

# Notes to editors.
study-sample = { QUOTED($title) }: { $sample }
study-link = { QUOTED($title) } is available at { $address }
