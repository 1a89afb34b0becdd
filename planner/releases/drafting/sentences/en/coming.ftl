### Before the event: `x-coming` is said instead of `x`. Values are described where `x` stands.

# After a lead on a new date.
lead-organisers-coming = { lead-who } { kind.will-hold } the { kind.later } { lead-venue }

# $clock: “10:00 MSK (07:00 UTC)”. $is_long: on several days.
begins = { frame-it } begins at { $clock }{ $is_long ->
    [yes] {" "}on the first day
   *[no] {""}
}
date-may-change = The date may still change
# $sites: cities from which one can take part by video link.
remote-sites = Journalists can also join from { $sites }

# $spoken: “English and Russian”; $interpreted: “with simultaneous interpretation”.
working-languages = { frame-it } will be held { OPTIONAL($spoken, before: "in ") }{ GIVEN($spoken, $interpreted) ->
    [yes] , { $interpreted }
   *[no] { $interpreted }
}

# Of whom no more is known. $is_also: somebody has been told before.
will-speak = { SUBJECT($speakers) } will { $is_also ->
    [yes] also{" "}
   *[no] {""}
}speak{ by-video }
# For four or more.
will-speak-list =
    { $is_also ->
        [yes] The other speakers will be:
       *[no] The speakers will be:
    }

    { LINES($speakers, style: "list") }

joined-by-video-coming = { SUBJECT($speakers) } will join by video link

welcome-list-coming =
    { CAPITAL(number) } speakers will welcome the participants:

    { LINES($speakers, style: "list") }
welcome-coming = { SUBJECT($speakers) } { $is_opening ->
    [yes] will open the { kind.later }
   *[no] will welcome the participants
}{ by-video }{ OPTIONAL($on_behalf_of, before: " on behalf of ") }
message-read-coming = { COUNT($speakers) ->
    [1] A message from { SUBJECT($speakers) } will be read out
   *[other] Messages from { SUBJECT($speakers) } will be read out
}
moderators-coming = { SUBJECT($speakers) } will moderate the { kind.later }{ by-video }
item-moderators-coming = { SUBJECT($speakers) } will moderate { item-moderated }
hosts-of-guests-coming = { SUBJECT($speakers) } will host the { kind.later }
special-guests-coming = { SUBJECT($speakers) } will be the special { IS_SEVERAL($speakers) ->
    [yes] guests
   *[no] guest
}
present-guests-coming = { SUBJECT($speakers) } will attend the { kind.later }
performers-coming = { SUBJECT($speakers) } will perform
trainers-coming = { COUNT($speakers) ->
    [1] { SUBJECT($speakers) } will lead the classes
   *[other] { CAPITAL(number) } trainers will lead the classes: { NAMES($speakers) }
}
closing-words-coming = { SUBJECT($speakers) } will close the { kind.later }{ by-video }

visits-coming = { $count ->
    [1] Journalists will visit { INSIDE($places) }{ visit-where-they-go }
   *[other] { $kind ->
        [press_tour] The tour will have { number } stops: { INSIDE($places) }{ visit-where-they-go }
       *[other] Journalists will visit { number } places: { INSIDE($places) }{ visit-where-they-go }
    }
}
visit-where-they-go = { GIVEN($guides) ->
    [yes] , where { SUBJECT($guides) } will show them round
   *[no] {""}
}
outings-coming = { $outings } will { $is_more ->
    [yes] also be organised for them
   *[no] be organised for journalists
}
visit-guides-coming = { SUBJECT($speakers) } will show journalists round{ visit-place }
visit-speakers-coming = { SUBJECT($speakers) } will speak to the journalists { $is_alone ->
    [yes] there
   *[no] { GIVEN($place) ->
        [yes] at{ visit-place }
       *[no] there
    }
}
# Not needed in English.
visit-guides-last-coming = {""}

presentation-coming = { OPTIONAL($on_day, after: " ") }{ SUBJECT($speakers) } will { $item_kind ->
    [discussion] take part in the discussion
   *[other] { GIVEN($title) ->
        [yes] { item-will-be-given } { item-titled }
       *[no] { GIVEN(item-about) ->
            [yes] { item-will-be-given } a { item }
           *[no] { $is_also ->
                [yes] also speak
               *[no] speak
            }
        }
    }
}{ by-video }
item-will-be-given = { KIND_IN($title, item-noun) ->
    [no] { $item_kind ->
        [statement] make
       *[other] give
    }
    [told] { $item_kind ->
        [statement] make
       *[other] present
    }
   *[name] present
}
item-matter-coming = It will deal with { $matter }
discussion-coming = { OPTIONAL($on_day, after: " ") }{ discussion-named } will { $is_next ->
    [yes] follow
   *[no] be held
}{ discussion-led }
discussion-participants-coming = { SUBJECT($speakers) } will take part{ by-video }
# Not needed in English.
discussion-moderators-coming = {""}
shown-coming = { OPTIONAL($on_day, after: " ") }{ $sort ->
    [film] { NAMED(sort-noun, $title) } will be shown
    [exhibition] { NAMED(sort-noun, $title) } will open
    [award] { NAMED(sort-noun, $title) } will be presented
    [agreement] { NAMED(sort-noun, $title) } will be signed
   *[none] the programme also includes { QUOTED($title) }
}
shown-by-coming = { OPTIONAL($on_day, after: " ") }{ SUBJECT($speakers) } will { $sort ->
    [film] present
    [exhibition] open
    [award] present
   *[agreement] sign
} { NAMED(sort-noun, $title) }
project-presented-by-coming = { OPTIONAL($on_day, after: " ") }{ SUBJECT($speakers) } will present { NAMED(project-whose, $project) }{ by-video }
project-presented-coming = { OPTIONAL($on_day, after: " ") }{ NAMED(project-noun, $project) } will be presented

study-presented-by-conductor-coming = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { $conductor } will present { study-title }{ study-which-they-made }
   *[other] { study-counted } will be presented by { $conductor }{ study-which-they-made }
}
study-which-they-made = { GIVEN(study-made) ->
    [yes] { GENDER($conductor) ->
        [pl] , which they { study-made }
       *[other] , which it { study-made }
    }
   *[no] {""}
}
study-presented-by-people-coming = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { SUBJECT($presenters) } will present { study-title }
   *[other] { study-counted } will be presented by { $presenters }
}
study-presented-coming = { OPTIONAL($on_day, after: " ") }{ $place ->
    [1] { study-title } will be presented
   *[other] { study-counted } will be presented
}

# The event itself is the next one: this is the one after it.
next-event-coming = Another { kind.later } will follow{ OPTIONAL($city, before: " in ") } on { $day }
materials-coming = The materials will be available at { $address }
study-available-coming = The { study-kind } will be available at { $address }
study-link-coming = { study-named } will be available at { $address }
