### The kinds of event, with all their words. $kind is the kind; for one of the office's own it is
### "own", and $own_kind holds its name and forms.

# .later: from the second mention on. .held: the verb, after the organisers; .will-hold before the
# event; .be-held after “was” and “will be”. The office's own words for the verb go before that of the list. .for-journalists: of kinds that are not for journalists alone by their name.
# .event: with title or subject. .at-one: “at a round table”.
kind = { $kind ->
    [own] { $own_kind }
    [press_conference] press conference
    [briefing] briefing
    [press_tour] press tour
    [webinar] webinar
    [workshop] workshop
    [press_breakfast] press breakfast
    [conference] conference
    [high_level_meeting] high-level meeting
    [interview] interview
    [photo_opportunity] photo call
    [launch] presentation
    [ceremony] ceremony
    [open_day] open day
   *[round_table] round table
}
    .later = { $kind ->
        [own] { GIVEN($own_kind, form: "later") ->
            [yes] { FORM($own_kind, form: "later") }
           *[no] { kind }
        }
        [press_tour] tour
        [press_breakfast] breakfast
        [high_level_meeting] meeting
       *[other] { kind }
    }
    .for-journalists = { $kind ->
        [round_table] for journalists
        [webinar] for journalists
        [workshop] for journalists
        [launch] for journalists
       *[other] {""}
    }
    .held = { $kind ->
        [own] { GIVEN($own_kind, form: "past") ->
            [yes] { FORM($own_kind, form: "past") }
           *[no] { FORM($own_kind, form: "verb") ->
                [organise] organised
                [run] ran
                [give] gave
                [host] hosted
                [open] opened
               *[hold] held
            }
        }
        [press_tour] organised
        [workshop] ran
        [interview] gave
        [photo_opportunity] took part in
       *[other] held
    }
    .will-hold = { $kind ->
        [own] { GIVEN($own_kind, form: "future") ->
            [yes] will { FORM($own_kind, form: "future") }
           *[no] { FORM($own_kind, form: "verb") ->
                [organise] will organise
                [run] will run
                [give] will give
                [host] will host
                [open] will open
               *[hold] will hold
            }
        }
        [press_tour] will organise
        [workshop] will run
        [interview] will give
        [photo_opportunity] will take part in
       *[other] will hold
    }
    .be-held = { $kind ->
        [own] { GIVEN($own_kind, form: "participle") ->
            [yes] { FORM($own_kind, form: "participle") }
           *[no] held
        }
        [interview] given
       *[other] held
    }
    .at-one = { $kind ->
        [own] { GIVEN($own_kind, form: "at-it") ->
            [yes] { FORM($own_kind, form: "at-it") }
           *[no] at { A(kind) }
        }
        [press_tour] during { A(kind) }
        [interview] in { A(kind) }
       *[other] at { A(kind) } { kind.for-journalists }
    }

# By its title. One that names the kind stands alone: “the Third Ferry Safety Conference”.
event-titled = { NAMES_KIND($title, kind) ->
    [yes] { THE($title) }
   *[no] the { kind } { QUOTED($title) }
}
