### The first paragraph.

# The dateline, if the sender has no template of its own.
dateline = { $city }, { $date } –
dateline-city = { $city }, { $country }

# Titles that say nothing but that it is an event, in small letters.
words-for-events = { kind }, press meeting, press conference, press briefing, briefing, meeting, event, media event, meeting with the media, meeting with journalists, meeting with the press

# $is_attended: somebody recorded that people came. $studies: how many were shown, 0 if that stands elsewhere.
lead = { lead-opening } { $organiser_count ->
    [0] { COUNT($organisers) ->
        [0] { lead-nobody }
       *[other] { lead-meeting }
    }
   *[other] { lead-many }
}{ lead-studies }

lead-nobody = { lead-event } was { kind.be-held } { lead-online } { lead-place } { lead-day }

# From four organisers on.
lead-many = { lead-organiser-count } organisations { kind.held } { lead-event } { lead-online } { lead-place } { lead-day }: { $organisers }
lead-organiser-count = { $organiser_count ->
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $organiser_count }
}

lead-meeting = { GIVEN(lead-launched) ->
    [yes] { lead-who } presented { lead-launched } { lead-online } { lead-to-whom }
   *[no] { $is_attended ->
        [yes] { GIVEN($title) ->
            [yes] { GIVEN(lead-gathers) ->
                [yes] { lead-who } brought together { lead-audience } { lead-online } for { lead-event }
               *[no] { lead-who } { kind.held } { lead-event } { lead-online }
            }
           *[no] { lead-plainly }
        }
       *[no] { NAMES_KIND($title, kind) ->
            [yes] { lead-titled }
           *[no] { GIVEN($subject) ->
                [yes] { lead-who } { kind.held } { A(lead-kind) } { lead-for-entered } on { $subject }
               *[no] { lead-titled }
            }
        }
    }
} { lead-place } { lead-day }
lead-titled = { lead-who } { kind.held } { GIVEN($title) ->
    [yes] { lead-event } { lead-online }
   *[no] { A(lead-kind) }
} { lead-for-entered }
lead-kind = { lead-online } { kind }

# What a launch presented: its title, unless that names the event itself.
lead-launched = { $kind ->
    [launch] { NAMES_KIND($title, kind) ->
        [yes] {""}
       *[no] { GIVEN($title) ->
            [yes] { QUOTED($title) }
           *[no] {""}
        }
    }
   *[other] {""}
}
lead-to-whom = { $is_attended ->
    [yes] to { lead-audience }
   *[no] { GIVEN($audience) ->
        [yes] to { $audience }
       *[no] {""}
    }
}

lead-plainly = { lead-who } { kind.held } { A(lead-kind) } { lead-for-whom }{ OPTIONAL($subject, before: " on ") }

# Kinds that people are brought together for.
lead-gathers = { $kind ->
    [press_tour] {""}
    [interview] {""}
    [photo_opportunity] {""}
    [launch] {""}
    [open_day] {""}
    [own] {""}
   *[other] yes
}

lead-who = { $organisers }{ GIVEN($co_organisers) ->
    [yes] , together with { $co_organisers },
   *[no] {""}
}
lead-can-join = yes

lead-audience = { GIVEN($audience) ->
    [yes] { $audience }
   *[no] journalists
}
lead-for-whom = { GIVEN($audience) ->
    [yes] for { $audience }
   *[no] { kind.for-journalists }
}
lead-for-entered = { GIVEN($audience) ->
    [yes] for { $audience }
   *[no] {""}
}

lead-event = { GIVEN($title) ->
    [yes] { event-titled }
   *[no] { A(kind) }{ OPTIONAL($subject, before: " on ") }
}

lead-online = { $is_online ->
    [yes] { $kind ->
        [webinar] {""}
       *[other] online
    }
   *[no] {""}
}

# The city is not given if it is in the dateline. $is_hybrid: one could also take part by video link.
lead-place = { lead-venue } { OPTIONAL($city, before: "in ") }{ lead-by-video }
lead-venue = { GIVEN($venue) ->
    [yes] at { $venue_takes_the ->
        [yes] { THE($venue) }
       *[no] { $venue }
    }
   *[no] {""}
}
lead-by-video = { $is_hybrid ->
    [yes] { GIVEN($venue) ->
        [yes] {" "}and by video link
       *[no] { GIVEN($city) ->
            [yes] {" "}and by video link
           *[no] {" "}in person and by video link
        }
    }
   *[no] {""}
}
lead-can-name-venue = yes

# A sentence of its own in other languages.
lead-video = {""}
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

# A sentence of its own after a venue.
lead-studies = { $studies ->
    [0] {""}
   *[other] { GIVEN($venue) ->
        [yes] . { CAPITAL(lead-studies-shown) }
       *[no] , at which { lead-studies-shown }
    }
}
lead-studies-shown = { $studies ->
    [1] { A(study-kind) } was presented
   *[other] { lead-study-count } studies were presented
}
lead-study-count = { $studies ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $studies }
}

# If the title made the sentence too long.
lead-title = Its title was { QUOTED($title) }

# The news, with whom it comes from. $is_by_organiser: the sentence names the organiser already.
lead-news-study = { $news }, according to { A(study-kind) } { GIVEN($conductor) ->
    [yes] { $is_presented_by_conductor ->
        [yes] that { $conductor } presented
       *[no] by { $conductor } that was presented
    }
   *[no] presented
} { $kind ->
    [launch] to journalists
   *[other] { lead-at-it }
}

lead-news-statement = { $news }, { SUBJECT($speaker) } { lead-told }
lead-news-quoted = { QUOTATION($news) } { SUBJECT($speaker) } { lead-told }

# $is_named: the title names the kind, and there is room for it.
lead-at-it = { $is_named ->
    [yes] at { event-titled }
   *[no] { kind.at-one }
}
lead-told = { $kind ->
    [interview] said { lead-at-it }
    [press_tour] said { lead-at-it }
    [photo_opportunity] said { lead-at-it }
    [ceremony] said { lead-at-it }
    [open_day] said { lead-at-it }
    [launch] said { lead-at-it }
    [own] said { lead-at-it }
   *[other] told { $is_named ->
        [yes] { event-titled }
       *[no] { A(kind) } { kind.for-journalists }
    }
}
lead-can-name-event = { NAMES_KIND($title, kind) }

# Where the lead has named others as the source of the news.
lead-organisers = { lead-who } { kind.held } { $is_named ->
    [yes] the { kind.later }
   *[no] { GIVEN($title) ->
        [yes] { event-titled }
       *[no] the { kind.later }
    }
} { lead-venue }{ OPTIONAL($backers, before: " with the support of ") }
lead-can-name-backers = yes

# Before the event. $clock: “10:00 MSK (07:00 UTC)”, if there is room for it.
lead-coming = { lead-opening } { COUNT($organisers) ->
    [0] { lead-coming-event } will be { kind.be-held }
   *[other] { lead-who } { kind.will-hold } { lead-coming-event }
} { lead-online } { lead-place } { lead-day }{ OPTIONAL($clock, before: " at ") }
lead-coming-event = { NAMES_KIND($title, kind) ->
    [yes] { event-titled }
   *[no] { A(kind) } { lead-for-whom }{ GIVEN($title) ->
        [yes] , { QUOTED($title) },
       *[no] { OPTIONAL($subject, before: " on ") }
    }
}

# Cancelled, or put off.
lead-changed-event = { GIVEN($title) ->
    [yes] { CAPITAL(event-titled) }
   *[no] The { kind }{ OPTIONAL($subject, before: " on ") }
}
lead-announced = { GIVEN($day) ->
    [yes] , announced for { $day }{ OPTIONAL($city, before: " in ") },
   *[no] {""}
}
lead-cancelled = { lead-changed-event }{ lead-announced } has been cancelled
lead-put-off = { lead-changed-event }{ GIVEN($day) ->
    [yes] , announced for { $day },
   *[no] {""}
} has been put off
lead-no-new-day = No new date has been set
lead-moved = { lead-changed-event } has been put off{ OPTIONAL($from_day, before: " from ") } to { $to_day }
lead-reason = The reason is { $reason }
lead-same-place = The place has not changed: { $venue_takes_the ->
    [yes] { THE($venue) }
   *[no] { $venue }
}{ OPTIONAL($city, before: ", ") }
