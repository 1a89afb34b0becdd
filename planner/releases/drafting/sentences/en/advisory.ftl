### The advisory: what is announced, who holds it, and why.

announced-event = { GIVEN($subject) ->
    [yes] { announced-kind } on { $subject }
   *[no] { NAMES_KIND($title, kind) ->
        [yes] { $title }{ OPTIONAL(lead-for-entered, before: ", ") }
       *[no] { announced-kind }{ GIVEN($title) ->
            [yes] {" "}{ QUOTED($title) }
           *[no] {""}
        }
    }
}
announced-kind = { CAPITAL(kind) } { lead-for-whom }

announced-organisers = { $organisers }{ GIVEN($co_organisers) ->
    [yes] , together with { $co_organisers }
   *[no] {""}
}
announced-hosts = Hosted by { $hosts }

# $owner is given where the anniversary is that of a body itself. $day is its day in the year.
announced-occasion = { $is_mourning ->
    [yes] In { $year } it is { day-of-mourning }
   *[no] { GIVEN($owner) ->
        [yes] { $owner } { GENDER($owner) ->
            [pl] mark their
           *[other] marks its
        } { anniversary-word } { announced-day }
       *[no] The { anniversary-word } of { $phrases } falls { announced-day }
    }
}
announced-day = { GIVEN($day) ->
    [yes] on { $day } { $year }
   *[no] in { $year }
}

announced-partners = { COUNT($partners) ->
    [1] Partner:
   *[other] Partners:
} { $partners }
