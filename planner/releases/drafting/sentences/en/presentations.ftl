### Reports and discussions of which no words are told, and items without speakers.

# Titles that only say what kind of item it is.
words-for-items = report, a report, the report, presentation, statement, speech, talk, discussion, debate, panel discussion, exchange of views, visit, tour, excursion, trip, walk, first visit, second visit

# $is_also: somebody has been told before.
presentation = { OPTIONAL($on_day, after: " ") }{ $item_kind ->
    [discussion] { SUBJECT($speakers) } took part in the discussion
   *[other] { GIVEN($title) ->
        [yes] { SUBJECT($speakers) } { item-given } the { item }
       *[no] { GIVEN(item-about) ->
            [yes] { SUBJECT($speakers) } { item-given } a { item }
           *[no] { SUBJECT($speakers) } { $is_also ->
                [yes] also spoke
               *[no] spoke
            }
        }
    }
}{ by-video }

item = { item-noun }{ GIVEN($title) ->
    [yes] {" "}{ QUOTED($title) }
   *[no] {""}
}{ OPTIONAL($about, before: " ") }{ OPTIONAL($topic, before: " on ") }

# $about goes on from the kind: “on floods”.
item-about = { $topic }{ $about }

item-noun = { $item_kind ->
    [report] report
    [statement] statement
    [discussion] discussion
   *[other] presentation
}

item-given = { $item_kind ->
    [statement] made
   *[other] gave
}

# $is_next: something went before it.
discussion = { OPTIONAL($on_day, after: " ") }{ $is_next ->
    [yes] a discussion{ discussion-on } followed{ discussion-led }
   *[no] a discussion{ discussion-on } was held{ discussion-led }
}
discussion-led = { GIVEN($moderators) ->
    [yes] , moderated by { NAMES($moderators) }
   *[no] {""}
}
discussion-moderators = {""}
discussion-on = { GIVEN($topic) ->
    [yes] {" "}on { $topic }
   *[no] { GIVEN($title) ->
        [yes] , { QUOTED($title) },
       *[no] { OPTIONAL($about, before: " ") }
    }
}
discussion-participants = { SUBJECT($speakers) } took part{ by-video }

# An item without speakers, by its sort.
shown = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] the film { QUOTED($title) } was shown
    [exhibition] the exhibition { QUOTED($title) } opened
    [award] the award { QUOTED($title) } was presented
    [agreement] the agreement { QUOTED($title) } was signed
   *[none] the programme also included { QUOTED($title) }
}

shown-by = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] { SUBJECT($speakers) } presented the film { QUOTED($title) }
    [exhibition] { SUBJECT($speakers) } opened the exhibition { QUOTED($title) }
    [award] { SUBJECT($speakers) } presented the award { QUOTED($title) }
   *[agreement] { SUBJECT($speakers) } signed the agreement { QUOTED($title) }
}

# $is_theirs: the body carries the project out.
project-presented-by = { OPTIONAL($on_day, after: " ") }{ SUBJECT($speakers) } presented { $is_theirs ->
    [yes] { GENDER($speakers) ->
        [pl] their
       *[other] its
    }
   *[no] the
} project { QUOTED($project) }{ by-video }
project-presented = { OPTIONAL($on_day, after: " ") }the project { QUOTED($project) } was presented
