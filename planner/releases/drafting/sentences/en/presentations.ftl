### Reports and discussions of which no words are told, and items without speakers.

# Titles that only say what kind of item it is.
words-for-items = report, a report, the report, presentation, statement, speech, talk, discussion, debate, panel discussion, exchange of views, visit, tour, excursion, trip, walk, first visit, second visit

# $is_also: somebody has been told before.
presentation = { OPTIONAL($on_day, after: " ") }{ $item_kind ->
    [discussion] { SUBJECT($speakers) } took part in the discussion
   *[other] { GIVEN($title) ->
        [yes] { SUBJECT($speakers) } { item-given } { item-titled }
       *[no] { GIVEN(item-about) ->
            [yes] { SUBJECT($speakers) } { item-given } a { item }
           *[no] { SUBJECT($speakers) } { $is_also ->
                [yes] also spoke
               *[no] spoke
            }
        }
    }
}{ by-video }

item-in-full = { GIVEN($title) ->
    [yes] { item-titled }
   *[no] the { item }
}
item-titled = { NAMED(item-the-noun, $title) }{ item-on }
item-the-noun = the { item-noun }
item = { item-noun }{ item-on }
item-on = { GIVEN($about) ->
    [yes] {" "}{ $about }
   *[no] { OPTIONAL($topic, before: " on ") }
}

# $matter: the topic of an item whose title is “Report on …”.
item-matter = It dealt with { $matter }

# $about goes on from the kind: “on floods”.
item-about = { $topic }{ $about }

item-noun = { $item_kind ->
    [report] report
    [statement] statement
    [discussion] discussion
   *[other] presentation
}

# Who gave the report “Trees” presented the annual report.
item-given = { KIND_IN($title, item-noun) ->
    [no] { $item_kind ->
        [statement] made
       *[other] gave
    }
    [told] { $item_kind ->
        [statement] made
       *[other] presented
    }
   *[name] presented
}

# $is_next: something went before it. $count: so many in a row of which nothing is known; $is_another: one
# of that sort was told before.
discussion = { OPTIONAL($on_day, after: " ") }{ $count ->
    [1] { $is_another ->
        [yes] another discussion { discussion-came }
       *[no] { discussion-named } { discussion-came }{ discussion-led }
    }
   *[other] { number } { $is_another ->
        [yes] more discussions
       *[no] discussions
    } { discussion-came }
}
discussion-named = { KIND_IN($title, item-noun) ->
    [no] a discussion{ discussion-on }
   *[other] { item-titled }
}
discussion-came = { $is_next ->
    [yes] followed
   *[no] { $count ->
        [1] was held
       *[other] were held
    }
}
discussion-led = { GIVEN($moderators) ->
    [yes] , moderated by { NAMES($moderators) }
   *[no] {""}
}
discussion-moderators = {""}
discussion-on = { GIVEN($topic) ->
    [yes] { GIVEN($title) ->
        [yes] , { QUOTED($title) },
       *[no] {""}
    }{" "}on { $topic }
   *[no] { GIVEN($title) ->
        [yes] , { QUOTED($title) },
       *[no] { OPTIONAL($about, before: " ") }
    }
}
discussion-participants = { SUBJECT($speakers) } took part{ by-video }

sort-noun = the { $sort ->
    [film] film
    [exhibition] exhibition
    [award] award
   *[agreement] agreement
}

# An item without speakers, by its sort.
shown = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] { NAMED(sort-noun, $title) } was shown
    [exhibition] { NAMED(sort-noun, $title) } opened
    [award] { NAMED(sort-noun, $title) } was presented
    [agreement] { NAMED(sort-noun, $title) } was signed
   *[none] the programme also included { QUOTED($title) }
}

shown-by = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] { SUBJECT($speakers) } presented { NAMED(sort-noun, $title) }
    [exhibition] { SUBJECT($speakers) } opened { NAMED(sort-noun, $title) }
    [award] { SUBJECT($speakers) } presented { NAMED(sort-noun, $title) }
   *[agreement] { SUBJECT($speakers) } signed { NAMED(sort-noun, $title) }
}

# $is_theirs: the body carries the project out.
project-presented-by = { OPTIONAL($on_day, after: " ") }{ SUBJECT($speakers) } presented { NAMED(project-whose, $project) }{ by-video }
project-whose = { $is_theirs ->
    [yes] { GENDER($speakers) ->
        [pl] their
       *[other] its
    }
   *[no] the
} project
project-presented = { OPTIONAL($on_day, after: " ") }{ NAMED(project-noun, $project) } was presented
